// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/taborder.h"

#include <QDialogButtonBox>
#include <QLayout>
#include <QList>
#include <QScrollArea>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>

namespace assay {

namespace {

void collect(const QLayout &layout, QList<QWidget *> &into);

void collect(QWidget *widget, QList<QWidget *> &into)
{
    if (const auto *tabs = qobject_cast<QTabWidget *>(widget)) {
        into.append(tabs->tabBar());
        for (int i = 0; i < tabs->count(); ++i)
            collect(tabs->widget(i), into);
    } else if (const auto *splitter = qobject_cast<QSplitter *>(widget)) {
        for (int i = 0; i < splitter->count(); ++i)
            collect(splitter->widget(i), into);
    } else if (const auto *area = qobject_cast<QScrollArea *>(widget)) {
        if (area->widget())
            collect(area->widget(), into);
    } else if (widget->focusPolicy() & Qt::TabFocus) {
        into.append(widget);
    } else if (widget->layout()) {
        if (qobject_cast<QDialogButtonBox *>(widget))
            widget->setFocusProxy(nullptr); // its first button, to which Tab would go back from its last one
        collect(*widget->layout(), into);
    }
}

void collect(const QLayout &layout, QList<QWidget *> &into)
{
    for (int i = 0; i < layout.count(); ++i) {
        QLayoutItem *item = layout.itemAt(i);
        if (item->widget())
            collect(item->widget(), into);
        else if (item->layout())
            collect(*item->layout(), into);
    }
}

} // namespace

void tabAsLaidOut(QWidget *of)
{
    QList<QWidget *> parts;
    collect(of, parts);
    for (qsizetype i = 1; i < parts.size(); ++i)
        QWidget::setTabOrder(parts[i - 1], parts[i]);
}

} // namespace assay

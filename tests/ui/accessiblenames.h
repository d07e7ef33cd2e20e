// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAccessible>
#include <QStringList>
#include <QTabBar>
#include <QWidget>

namespace assay::test {

/// Of everything that can be seen and used in top what has no name for assistive technology, or none for this program, a line each. except,
/// where there is one, and what is in it has tests of its own.
inline QStringList withoutName(QWidget *top, const QWidget *except = nullptr)
{
    using namespace Qt::StringLiterals;
    QStringList wrong;
    QList<QWidget *> widgets = top->findChildren<QWidget *>();
    widgets.prepend(top);
    for (QWidget *widget : widgets) {
        if (except && (widget == except || except->isAncestorOf(widget)))
            continue;
        // Parts that Qt makes inside its own widgets have no say of their own.
        const QByteArray type = widget->metaObject()->className();
        if (widget->objectName().startsWith(u"qt_"_s) || type == "QMenuBar" || type == "QSizeGrip" || type == "QRubberBand" || type == "QDockWidgetTitleButton" || type == "QSplitterHandle"
            || type == "QWidget" || type == "QToolBarExtension" || type == "QComboBoxPrivateContainer" || type.startsWith("QComboBox") || type == "QScrollBar" || type == "QMenu"
            || type == "QComboBoxListView" || type == "QTableCornerButton" || type == "QHeaderView" || type == "QLineEditIconButton" || type == "QMainWindowLayoutSeparatorWidget"
            || type == "QFocusFrame" || !widget->isEnabledTo(top))
            continue;
        // Of tabbed docks: named by the tab it shows, and there before it has one.
        if (qobject_cast<QTabBar *>(widget))
            continue;
        if (widget->parentWidget() && QByteArray(widget->parentWidget()->metaObject()->className()) == "QDialogButtonBox")
            continue;
        if (!widget->isVisibleTo(top))
            continue;
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        const QString name = interface ? interface->text(QAccessible::Name) : widget->accessibleName();
        if (name.isEmpty() || widget->objectName().isEmpty())
            wrong.append(QString::fromLatin1(type) + u' ' + widget->objectName() + u" in "_s + (widget->parentWidget() ? widget->parentWidget()->objectName() : QString()));
    }
    return wrong;
}

} // namespace assay::test

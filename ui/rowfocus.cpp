// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rowfocus.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QItemSelectionModel>

namespace assay {

namespace {

class RowOnFocus : public QObject {
public:
    explicit RowOnFocus(QAbstractItemView *view) :
        QObject(view),
        m_view(view)
    {
        view->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // The view makes a row the current one when it has the event itself.
        if (watched == m_view && event->type() == QEvent::FocusIn)
            QMetaObject::invokeMethod(this, &RowOnFocus::choose, Qt::QueuedConnection);
        return QObject::eventFilter(watched, event);
    }

private:
    void choose()
    {
        QItemSelectionModel *selection = m_view->selectionModel();
        if (m_view->hasFocus() && selection && !selection->hasSelection() && selection->currentIndex().isValid())
            selection->select(selection->currentIndex(), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }

    QAbstractItemView *m_view;
};

} // namespace

void chooseRowOnFocus(QAbstractItemView *view)
{
    new RowOnFocus(view);
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/entryview.h"

#include "items/difftreemodel.h"
#include "ui/entrydelegate.h"
#include "ui/glyphs.h"
#include "ui/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace assay {

EntryView::EntryView(QWidget *parent) :
    RowView(parent)
{
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // the panes stay equally wide, whatever they hold
    setTextElideMode(Qt::ElideMiddle);
    setFrameShape(QFrame::NoFrame);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setAcceptDrops(false);
    viewport()->setAcceptDrops(false); // drops go on to the pane
    header()->setStretchLastSection(false);
    header()->setSectionsClickable(true);
    header()->setHighlightSections(false);
    header()->setMinimumSectionSize(32);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    header()->setTextElideMode(Qt::ElideRight);
}

void EntryView::setPlaceholder(const QString &text)
{
    if (text == m_placeholder)
        return;
    m_placeholder = text;
    viewport()->update();
}

void EntryView::paintEvent(QPaintEvent *event)
{
    RowView::paintEvent(event);
    if (m_placeholder.isEmpty() || (model() && model()->rowCount() > 0))
        return;
    QPainter painter(viewport());
    painter.setPen(dimText(palette(), QPalette::Base));
    painter.drawText(viewport()->rect().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
}

void EntryView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Asterisk) { // the base class would go as deep as there is
        Q_EMIT expandSubtreeRequested(currentIndex());
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier && currentIndex().isValid()) {
        Q_EMIT rowPicked(currentIndex(), Qt::ControlModifier);
        return;
    }
    static constexpr std::pair<int, CursorAction> moves[] = {{Qt::Key_Up, MoveUp},           {Qt::Key_Down, MoveDown}, {Qt::Key_PageUp, MovePageUp},
                                                             {Qt::Key_PageDown, MovePageDown}, {Qt::Key_Home, MoveHome}, {Qt::Key_End, MoveEnd}};
    if (event->modifiers() == Qt::ShiftModifier) {
        for (const auto &[key, action] : moves) {
            if (event->key() != key)
                continue;
            if (const QModelIndex to = moveCursor(action, Qt::NoModifier); to.isValid())
                Q_EMIT rowPicked(to, Qt::ShiftModifier);
            return;
        }
    }
    RowView::keyPressEvent(event);
}

void EntryView::mousePressEvent(QMouseEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier);
    const QModelIndex index = indexAt(event->position().toPoint());
    // The menu that the right button brings is about the selection, if it opens on it.
    if (index.isValid() && event->button() == Qt::RightButton && isRowSelected(index))
        return;
    if (!index.isValid() || event->button() != Qt::LeftButton) {
        RowView::mousePressEvent(event);
        return;
    }
    if (!modifiers)
        RowView::mousePressEvent(event);
    if (modifiers || index.siblingAtColumn(0) == currentIndex().siblingAtColumn(0)) // else a folder was opened or closed
        Q_EMIT rowPicked(index, modifiers);
}

bool EntryView::isRowSelected(const QModelIndex &index) const
{
    return (m_isSelected && m_isSelected(index)) || (selectionModel() && selectionModel()->isSelected(index));
}

void EntryView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    if (isRowSelected(index))
        row.state |= QStyle::State_Selected;
    RowView::drawRow(painter, row, index);
}

// The next visible row whose name begins with what was typed within a moment; one letter again and again goes from one to the
// next. No further than some thousands of rows, so that a key is answered at once in any tree. The filter searches everything.
void EntryView::keyboardSearch(const QString &search)
{
    static constexpr int farthest = 20'000;
    if (!model() || search.isEmpty())
        return;
    const bool goesOn = m_sinceTyped.isValid() && m_sinceTyped.elapsed() < QApplication::keyboardInputInterval();
    m_typed = goesOn ? QString(m_typed + search) : search;
    m_sinceTyped.start();
    const bool oneLetter = m_typed.count(m_typed.front()) == m_typed.size();
    const QString wanted = oneLetter ? QString(m_typed.front()) : m_typed;
    const QModelIndex start = currentIndex().isValid() ? currentIndex().siblingAtColumn(0) : model()->index(0, 0);
    QModelIndex at = start;
    for (int i = 0; i < farthest && at.isValid(); ++i) {
        const bool asked = i > 0 || !oneLetter; // a row that goes on to fit stays
        if (asked && at.data().toString().startsWith(wanted, Qt::CaseInsensitive)) {
            setCurrentIndex(at);
            return;
        }
        if (i > 0 && at == start)
            return;
        at = indexBelow(at);
        if (!at.isValid())
            at = model()->index(0, 0);
    }
}

void EntryView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    // A gap is one block, indentation and all, so that its edge does not jump from row to row.
    const bool gap = index.data(DiffTreeModel::GapRole).toBool();
    const bool selected = isRowSelected(index);
    if (gap && !selected)
        paintGap(*painter, rect, palette(), false);
    RowView::drawBranches(painter, rect, index);
    if (gap && selected)
        paintGap(*painter, rect, palette(), true);
}

bool EntryView::shows(const QModelIndex &index) const
{
    const QRect area = visualRect(index);
    return area.isValid() && area.top() >= 0 && area.bottom() <= viewport()->height();
}

} // namespace assay

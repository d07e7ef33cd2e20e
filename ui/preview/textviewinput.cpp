// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How the reader moves through a text and selects of it.

#include "ui/preview/textviewlaid.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace assay {

void TextView::Laid::lay(std::vector<std::uint32_t> begins, const QFont &font, const QList<QTextLayout::FormatRange> &formats)
{
    m_begins = std::move(begins);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Qt::LeftToRight);
    for (std::size_t part = 0; part < m_begins.size(); ++part) {
        const int begin = beginOf(part);
        const int end = endOf(part);
        QList<QTextLayout::FormatRange> own;
        for (QTextLayout::FormatRange range : formats) {
            const int first = std::max(range.start, begin);
            const int last = std::min(range.start + range.length, end);
            if (first >= last)
                continue;
            range.start = first - begin;
            range.length = last - first;
            own.append(range);
        }
        auto layout = std::make_unique<QTextLayout>(textOf(part), font);
        layout->setTextOption(option);
        layout->setFormats(own);
        layout->setCacheEnabled(true);
        layout->beginLayout();
        QTextLine line = layout->createLine();
        line.setLineWidth(1e7);
        line.setPosition({0, 0});
        layout->endLayout();
        m_layouts.push_back(std::move(layout));
    }
}

std::size_t TextView::Laid::partOf(int column) const
{
    const auto after = std::upper_bound(m_begins.begin() + 1, m_begins.end(), static_cast<std::uint32_t>(std::max(column, 0)));
    return static_cast<std::size_t>(after - m_begins.begin()) - 1;
}

int TextView::Laid::columnAt(std::size_t part, qreal x) const
{
    if (!has(part))
        return static_cast<int>(shown.text.size());
    const int column = beginOf(part) + m_layouts[part]->lineAt(0).xToCursor(x);
    // Behind the last character of a part is where the next part begins, a row further down.
    return part + 1 < parts() && column == endOf(part) ? previousColumn(column, QTextLayout::SkipCharacters) : column;
}

int TextView::Laid::previousColumn(int column, QTextLayout::CursorMode mode) const
{
    std::size_t part = partOf(column);
    if (part > 0 && column == beginOf(part))
        --part;
    return beginOf(part) + m_layouts[part]->previousCursorPosition(column - beginOf(part), mode);
}

int TextView::Laid::nextColumn(int column, QTextLayout::CursorMode mode) const
{
    const std::size_t part = partOf(column);
    return beginOf(part) + m_layouts[part]->nextCursorPosition(column - beginOf(part), mode);
}

int TextView::columnCount(quint64 row) const
{
    const std::size_t line = lineOf(row);
    return line == AlignedRow::gap ? 0 : static_cast<int>(laid(line)->shown.text.size());
}

void TextView::setCursor(TextPlace cursor, TextPlace anchor)
{
    const auto clamped = [this](TextPlace place) {
        place.row = std::min(place.row, alignedRows() == 0 ? 0 : alignedRows() - 1);
        place.column = std::clamp(place.column, 0, columnCount(place.row));
        return place;
    };
    m_cursor = clamped(cursor);
    m_anchor = clamped(anchor);
    m_wantedColumn = columnInPart(m_cursor);
    viewport()->update();
    cursorMoved();
}

int TextView::columnInPart(TextPlace place) const
{
    const std::size_t line = lineOf(place.row);
    if (!m_wrap || line == AlignedRow::gap || foldAt(place.row))
        return place.column;
    const std::shared_ptr<const Laid> shown = laid(line);
    return place.column - shown->beginOf(shown->partOf(place.column));
}

TextPlace TextView::inPainted(quint64 painted, int columnInPart) const
{
    const WrapMap::Place place = paintedPlace(painted);
    const std::size_t line = lineOf(place.row);
    if (line == AlignedRow::gap)
        return {place.row, 0};
    const std::shared_ptr<const Laid> shown = laid(line);
    const int end = shown->endOf(place.part);
    const int column = std::min(shown->beginOf(place.part) + columnInPart, end);
    const bool belongsBelow = place.part + 1 < shown->parts() && column == end;
    return {place.row, belongsBelow ? shown->previousColumn(column, QTextLayout::SkipCharacters) : column};
}

void TextView::ensurePlaceVisible(TextPlace place)
{
    ensureRowVisible(paintedRow(place));
    const std::size_t line = lineOf(place.row);
    if (line == AlignedRow::gap)
        return;
    const std::shared_ptr<const Laid> shown = laid(line);
    const int x = static_cast<int>(shown->xOf(shown->partOf(place.column), place.column));
    const int width = viewport()->width() - textLeft();
    QScrollBar *bar = horizontalScrollBar();
    if (x < bar->value())
        bar->setValue(std::max(0, x - width / 4));
    else if (x > bar->value() + width - static_cast<int>(charWidth()))
        bar->setValue(x - width * 3 / 4);
}

void TextView::moveTo(TextPlace place, bool select)
{
    const int wanted = m_wantedColumn;
    place = outOfFold(place);
    setCursor(place, select ? m_anchor : place);
    m_wantedColumn = std::max(wanted, 0);
    ensurePlaceVisible(m_cursor);
    Q_EMIT cursorChanged();
}

void TextView::keyPressEvent(QKeyEvent *event)
{
    const bool select = (event->modifiers() & Qt::ShiftModifier) != 0;
    const bool whole = (event->modifiers() & Qt::ControlModifier) != 0;
    if ((event->modifiers() & (Qt::AltModifier | Qt::MetaModifier)) || alignedRows() == 0 || !m_content) {
        EvidenceView::keyPressEvent(event);
        return;
    }
    const quint64 lastRow = alignedRows() - 1;
    const quint64 lastPainted = rowCount() - 1;
    const quint64 painted = paintedRow(m_cursor);
    const auto page = static_cast<quint64>(visibleRows());
    if (event->matches(QKeySequence::SelectAll)) {
        setCursor({lastRow, columnCount(lastRow)}, {0, 0});
        Q_EMIT cursorChanged();
        return;
    }
    const auto vertical = [&](quint64 row) {
        const int wanted = m_wantedColumn;
        // This source's line may be shorter than the one that makes the row so high.
        while (row > painted && row < lastPainted && paintedRow(inPainted(row, wanted)) <= painted)
            ++row;
        moveTo(inPainted(row, wanted), select);
        m_wantedColumn = wanted;
    };
    const std::size_t line = lineOf(m_cursor.row);
    TextPlace place = m_cursor;
    switch (event->key()) {
    case Qt::Key_Left:
        if (place.column > 0 && line != AlignedRow::gap)
            place.column = laid(line)->previousColumn(place.column, whole ? QTextLayout::SkipWords : QTextLayout::SkipCharacters);
        else if (place.row > 0)
            place = {place.row - 1, columnCount(place.row - 1)};
        break;
    case Qt::Key_Right:
        if (place.column < columnCount(place.row))
            place.column = laid(line)->nextColumn(place.column, whole ? QTextLayout::SkipWords : QTextLayout::SkipCharacters);
        else if (place.row < lastRow)
            place = {place.row + 1, 0};
        break;
    case Qt::Key_Up:
        whole ? setTopRow(topRow() - std::min<quint64>(topRow(), 1)) : vertical(painted - std::min<quint64>(painted, 1));
        return;
    case Qt::Key_Down:
        whole ? setTopRow(topRow() + 1) : vertical(std::min(painted + 1, lastPainted));
        return;
    case Qt::Key_PageUp:
        setTopRow(topRow() - std::min(topRow(), page));
        vertical(painted - std::min(painted, page));
        return;
    case Qt::Key_PageDown:
        setTopRow(topRow() + page);
        vertical(std::min(painted + page, lastPainted));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (foldAt(place.row))
            Q_EMIT foldChosen(place.row);
        else
            EvidenceView::keyPressEvent(event);
        return;
    case Qt::Key_Home: place = whole ? TextPlace{0, 0} : TextPlace{place.row, 0}; break;
    case Qt::Key_End: place = whole ? TextPlace{lastRow, columnCount(lastRow)} : TextPlace{place.row, columnCount(place.row)}; break;
    default: EvidenceView::keyPressEvent(event); return;
    }
    moveTo(place, select);
    m_wantedColumn = columnInPart(place);
}

TextPlace TextView::placeAt(const QPoint &position) const
{
    if (rowCount() == 0)
        return {};
    const WrapMap::Place place = paintedPlace(std::min(rowAt(position.y()), rowCount() - 1));
    const std::size_t line = lineOf(place.row);
    if (line == AlignedRow::gap || foldAt(place.row))
        return {place.row, 0};
    const qreal x = position.x() - textLeft() + horizontalScrollBar()->value();
    return {place.row, laid(line)->columnAt(place.part, x)};
}

void TextView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_content)
        return;
    const TextPlace place = placeAt(event->position().toPoint());
    if (foldAt(place.row) && !(event->modifiers() & Qt::ShiftModifier)) {
        moveTo(place, false);
        Q_EMIT foldChosen(place.row);
        return;
    }
    moveTo(place, (event->modifiers() & Qt::ShiftModifier) != 0);
    m_wantedColumn = columnInPart(place);
}

void TextView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_content)
        return;
    const TextPlace place = placeAt(event->position().toPoint());
    const std::size_t line = lineOf(place.row);
    if (line == AlignedRow::gap)
        return;
    const QString text = laid(line)->shown.text;
    const auto inWord = [&text](int at) { return text[at].isLetterOrNumber() || text[at] == QLatin1Char('_'); };
    int begin = place.column;
    int end = place.column;
    while (begin > 0 && inWord(begin - 1))
        --begin;
    while (end < text.size() && inWord(end))
        ++end;
    setCursor({place.row, end}, {place.row, begin});
    Q_EMIT cursorChanged();
}

void TextView::mouseMoveEvent(QMouseEvent *event)
{
    if ((event->buttons() & Qt::LeftButton) == 0 || !m_content)
        return;
    m_dragPosition = event->position().toPoint();
    dragTo(m_dragPosition);
    const bool outside = m_dragPosition.y() < 0 || m_dragPosition.y() > viewport()->height();
    if (outside && m_dragTimer == 0)
        m_dragTimer = startTimer(50);
}

void TextView::dragTo(const QPoint &position)
{
    if (position.y() < 0)
        setTopRow(topRow() - std::min<quint64>(topRow(), 1));
    else if (position.y() > viewport()->height())
        setTopRow(topRow() + 1);
    moveTo(placeAt({position.x(), std::clamp(position.y(), 0, viewport()->height() - 1)}), true);
}

void TextView::mouseReleaseEvent(QMouseEvent *)
{
    if (m_dragTimer != 0)
        killTimer(m_dragTimer);
    m_dragTimer = 0;
}

void TextView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_dragTimer)
        dragTo(m_dragPosition);
    else
        EvidenceView::timerEvent(event);
}

} // namespace assay

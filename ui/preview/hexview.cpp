// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/hexview.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <array>
#include <cmath>

namespace assay {
namespace {

constexpr int minimumBytesPerLine = 4;
constexpr int maximumBytesPerLine = 32;
constexpr int bytesPerGroup = 8;

const std::array<QString, 256> &hexPairs()
{
    static const std::array<QString, 256> pairs = [] {
        std::array<QString, 256> result;
        for (std::size_t i = 0; i < result.size(); ++i)
            result[i] = QStringLiteral("%1").arg(i, 2, 16, QLatin1Char('0'));
        return result;
    }();
    return pairs;
}

bool isPrintable(unsigned char c)
{
    return c >= 0x20 && c < 0x7F;
}

} // namespace

struct HexView::Line {
    int count = 0; ///< bytes of the longest source in this row
    std::array<unsigned char, maximumBytesPerLine> bytes{};
    std::array<ByteState, maximumBytesPerLine> states{};
    std::array<Mark, maximumBytesPerLine> marks{};
};

HexView::HexView(QWidget *parent) :
    EvidenceView(parent)
{
    setHeaderRows(1);
    styleChanged();
}

HexView::~HexView() = default;

void HexView::setBytes(JobRunner &jobs, ByteSourcePtr source)
{
    m_cache.reset();
    m_peers.clear();
    showNotice({});
    if (source) {
        m_cache = std::make_unique<PageCache>(jobs, std::move(source));
        connect(m_cache.get(), &PageCache::pagesArrived, this, [this] { viewport()->update(); });
        connect(m_cache.get(), &PageCache::problemChanged, this, [this] { showNotice(m_cache->problem()); });
    }
    m_cursor = 0;
    m_anchor = 0;
    m_selected = false;
    setExtent(m_cache ? m_cache->size() : 0);
    setTopRow(0);
}

void HexView::setPeers(std::vector<QPointer<PageCache>> peers)
{
    m_peers = std::move(peers);
    for (const auto &peer : m_peers) {
        if (peer)
            connect(peer, &PageCache::pagesArrived, this, [this] { viewport()->update(); });
    }
    viewport()->update();
}

void HexView::setExtent(quint64 bytes)
{
    m_extent = bytes;
    updateRows();
}

void HexView::updateRows()
{
    const auto perLine = static_cast<quint64>(m_bytesPerLine);
    setRowCount(m_extent / perLine + (m_extent % perLine != 0 ? 1 : 0));
    const int excess = static_cast<int>(std::ceil(contentWidth(m_bytesPerLine))) - viewport()->width();
    horizontalScrollBar()->setRange(0, std::max(0, excess));
    horizontalScrollBar()->setPageStep(std::max(1, viewport()->width()));
    horizontalScrollBar()->setSingleStep(static_cast<int>(charWidth()));
}

int HexView::offsetDigits() const
{
    int digits = 1;
    for (quint64 last = m_extent == 0 ? 0 : m_extent - 1; last >= 16; last /= 16)
        ++digits;
    return std::max(8, (digits + 1) / 2 * 2);
}

qreal HexView::hexLeft(int column) const
{
    return (0.5 + offsetDigits() + 1.5 + column * 3 + column / bytesPerGroup) * charWidth();
}

qreal HexView::asciiLeft(int column) const
{
    return hexLeft(m_bytesPerLine - 1) + (2 + 2 + column) * charWidth();
}

qreal HexView::contentWidth(int bytesPerLine) const
{
    return hexLeft(bytesPerLine - 1) + (2 + 2 + bytesPerLine + 0.5) * charWidth();
}

int HexView::fittingBytesPerLine() const
{
    int count = maximumBytesPerLine;
    while (count > minimumBytesPerLine && contentWidth(count) > viewport()->width())
        count /= 2;
    return count;
}

void HexView::setBytesPerLine(int count)
{
    count = std::clamp(count, minimumBytesPerLine, maximumBytesPerLine);
    if (count == m_bytesPerLine) {
        updateRows();
        return;
    }
    const quint64 top = topRow() * static_cast<quint64>(m_bytesPerLine);
    m_bytesPerLine = count;
    updateRows();
    setTopRow(top / static_cast<quint64>(m_bytesPerLine));
}

void HexView::setCursor(quint64 cursor, quint64 anchor, bool selected)
{
    m_cursor = cursor;
    m_anchor = anchor;
    m_selected = selected;
    viewport()->update();
    cursorMoved();
}

HexView::Line HexView::readLine(quint64 offset) const
{
    Line line;
    line.count = static_cast<int>(std::min<quint64>(static_cast<quint64>(m_bytesPerLine), m_extent - std::min(offset, m_extent)));
    const auto count = static_cast<std::size_t>(line.count);
    if (!m_cache || count == 0) {
        line.states.fill(ByteState::PastEnd);
        return line;
    }
    m_cache->read(offset, std::span(line.bytes).first(count), std::span(line.states).first(count));
    if (m_peers.empty())
        return line;
    std::array<int, maximumBytesPerLine> same{};
    std::array<int, maximumBytesPerLine> other{};
    for (const auto &peer : m_peers) {
        if (!peer)
            continue;
        std::array<unsigned char, maximumBytesPerLine> bytes{};
        std::array<ByteState, maximumBytesPerLine> states{};
        peer->read(offset, std::span(bytes).first(count), std::span(states).first(count));
        for (std::size_t i = 0; i < count; ++i) {
            const bool mine = line.states[i] == ByteState::Known;
            if (mine && states[i] == ByteState::Known)
                ++(line.bytes[i] == bytes[i] ? same[i] : other[i]);
            else if ((mine && states[i] == ByteState::PastEnd) || (line.states[i] == ByteState::PastEnd && states[i] == ByteState::Known))
                ++other[i];
            else if (line.states[i] == ByteState::PastEnd && states[i] == ByteState::PastEnd)
                ++same[i];
        }
    }
    for (std::size_t i = 0; i < count; ++i)
        line.marks[i] = other[i] == 0 ? Mark::None : same[i] > 0 ? Mark::Faint : Mark::Full;
    return line;
}

void HexView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const PreviewColors &c = colors();
    painter.fillRect(event->rect(), c.base);
    painter.setFont(textFont());
    const int shift = horizontalScrollBar()->value();
    const int gutter = static_cast<int>(std::lround((0.5 + offsetDigits() + 0.5) * charWidth()));
    painter.fillRect(QRect(-shift, 0, gutter, viewport()->height()), c.gutter);
    painter.translate(-shift, 0);

    if (m_cache) {
        painter.setPen(c.gutterText);
        painter.fillRect(QRect(0, 0, shift + viewport()->width(), headerHeight()), c.gutter);
        for (int i = 0; i < m_bytesPerLine; ++i)
            painter.drawText(QPointF(hexLeft(i), ascent()), hexPairs()[static_cast<std::size_t>(i)]);
        painter.setPen(c.line);
        painter.drawLine(QPointF(0, headerHeight() - 0.5), QPointF(shift + viewport()->width(), headerHeight() - 0.5));

        const int bottom = viewport()->height();
        for (quint64 row = topRow(); row < rowCount(); ++row) {
            const int top = rowTop(row);
            if (top >= bottom)
                break;
            const quint64 offset = row * static_cast<quint64>(m_bytesPerLine);
            if (top + lineHeight() >= event->rect().top() && top <= event->rect().bottom())
                paintLine(painter, readLine(offset), offset, top);
        }
        if (m_extent == 0) {
            painter.setPen(c.dim);
            painter.drawText(QPointF(charWidth(), headerHeight() + lineHeight() + ascent()), tr("This file is empty."));
        }
    }
    painter.resetTransform();
    paintFocus(painter);
}

void HexView::paintLine(QPainter &painter, const Line &line, quint64 offset, int top)
{
    const PreviewColors &c = colors();
    const qreal cell = charWidth();
    const qreal baseline = top + ascent();
    const int height = lineHeight();
    painter.setPen(c.gutterText);
    painter.drawText(QPointF(0.5 * cell, baseline), QStringLiteral("%1").arg(offset, offsetDigits(), 16, QLatin1Char('0')));

    const quint64 selectedFrom = selectionBegin();
    const quint64 selectedTo = selectedFrom + selectionSize();
    // Grounds first, so that no glyph is cut by its neighbour's.
    for (int i = 0; i < line.count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const quint64 here = offset + static_cast<quint64>(i);
        const bool last = i + 1 == line.count;
        // What goes on in the next byte goes on between both.
        const bool markGoesOn = !last && line.marks[at + 1] == line.marks[at] && line.states[at + 1] != ByteState::PastEnd;
        const qreal hexWidth = markGoesOn ? hexLeft(i + 1) - hexLeft(i) : 2 * cell;
        const QRectF hex(hexLeft(i), top, hexWidth, height);
        const QRectF ascii(asciiLeft(i), top, cell, height);
        if (line.states[at] == ByteState::PastEnd) {
            const QRectF from(hexLeft(i) - 0.4 * cell, top, hexLeft(line.count - 1) + 2 * cell - hexLeft(i) + 0.8 * cell, height);
            paintHatch(painter, from.toAlignedRect(), c);
            paintHatch(painter, QRectF(asciiLeft(i), top, asciiLeft(line.count - 1) + cell - asciiLeft(i), height).toAlignedRect(), c);
            break;
        }
        if (line.marks[at] != Mark::None) {
            const QColor fill = line.marks[at] == Mark::Full ? c.changedFill : c.changedFaint;
            painter.fillRect(hex.adjusted(-0.5, 0, 0.5, 0), fill);
            painter.fillRect(ascii, fill);
        }
        if (m_selected && here >= selectedFrom && here < selectedTo) {
            const bool goesOn = !last && here + 1 < selectedTo;
            painter.fillRect(QRectF(hexLeft(i) - 0.5, top, (goesOn ? hexLeft(i + 1) - hexLeft(i) : 2 * cell) + 1, height), c.selection);
            painter.fillRect(ascii, c.selection);
        }
    }
    for (int i = 0; i < line.count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const quint64 here = offset + static_cast<quint64>(i);
        const ByteState state = line.states[at];
        const bool selected = m_selected && here >= selectedFrom && here < selectedTo;
        if (state == ByteState::PastEnd)
            break;
        const unsigned char byte = line.bytes[at];
        if (state == ByteState::Known) {
            const bool quiet = line.marks[at] == Mark::None;
            painter.setPen(selected ? c.selectionText : byte == 0 && quiet ? c.dim : c.text);
            painter.drawText(QPointF(hexLeft(i), baseline), hexPairs()[byte]);
            if (isPrintable(byte)) {
                painter.drawText(QPointF(asciiLeft(i), baseline), QString(QLatin1Char(static_cast<char>(byte))));
            } else {
                painter.setPen(selected ? c.selectionText : quiet ? c.dim : c.text);
                painter.drawText(QPointF(asciiLeft(i), baseline), QStringLiteral("."));
            }
        } else {
            painter.setPen(selected ? c.selectionText : state == ByteState::Pending ? c.dim : c.text);
            painter.drawText(QPointF(hexLeft(i), baseline), state == ByteState::Pending ? QStringLiteral("··") : QStringLiteral("!!"));
            painter.drawText(QPointF(asciiLeft(i), baseline), state == ByteState::Pending ? QStringLiteral("·") : QStringLiteral("!"));
        }
        if (line.marks[at] != Mark::None) {
            const bool full = line.marks[at] == Mark::Full;
            const bool goesOn = i + 1 < line.count && line.marks[at + 1] != Mark::None && line.states[at + 1] != ByteState::PastEnd;
            const qreal y = top + height - (full ? 2 : 1);
            const QColor color = selected ? c.selectionText : c.changedLine;
            painter.fillRect(QRectF(hexLeft(i) - 0.5, y, (goesOn ? hexLeft(i + 1) - hexLeft(i) : 2 * cell) + 1, full ? 2 : 1), color);
            painter.fillRect(QRectF(asciiLeft(i), y, cell, full ? 2 : 1), color);
        }
    }
    if (m_cursor >= offset && m_cursor < offset + static_cast<quint64>(line.count)) {
        const int i = static_cast<int>(m_cursor - offset);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(readable(readable(c.selection, c.base, c.text, 3.0), c.changedFill, c.text, 3.0), hasFocus() ? 2 : 1));
        painter.drawRect(QRectF(hexLeft(i) - 1.5, top + 0.5, 2 * cell + 3, height - 1));
        painter.drawRect(QRectF(asciiLeft(i) - 0.5, top + 0.5, cell + 1, height - 1));
    }
}

void HexView::resizeEvent(QResizeEvent *event)
{
    EvidenceView::resizeEvent(event);
    updateRows();
}

void HexView::styleChanged()
{
    updateRows();
    Q_EMIT styleWasChanged();
}

void HexView::moveTo(quint64 offset, bool select)
{
    if (m_extent == 0)
        return;
    m_cursor = std::min(offset, m_extent - 1);
    if (!select)
        m_anchor = m_cursor;
    m_selected = select;
    ensureRowVisible(m_cursor / static_cast<quint64>(m_bytesPerLine));
    viewport()->update();
    cursorMoved();
    Q_EMIT cursorChanged(m_cursor, m_anchor, m_selected);
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    const bool select = (event->modifiers() & Qt::ShiftModifier) != 0;
    const bool whole = (event->modifiers() & Qt::ControlModifier) != 0;
    if (event->modifiers() & (Qt::AltModifier | Qt::MetaModifier) || m_extent == 0) {
        EvidenceView::keyPressEvent(event);
        return;
    }
    const auto line = static_cast<quint64>(m_bytesPerLine);
    const quint64 page = line * static_cast<quint64>(visibleRows());
    const quint64 inLine = m_cursor % line;
    const auto back = [this](quint64 count) { return m_cursor - std::min(m_cursor, count); };
    // Up from the first line and down in the last one stay in their column.
    const auto up = [&](quint64 count) { return m_cursor >= count ? m_cursor - count : inLine; };
    const auto down = [&](quint64 count) {
        const quint64 room = m_extent - 1 - m_cursor;
        return room >= count ? m_cursor + count : m_cursor + room / line * line;
    };
    if (event->matches(QKeySequence::SelectAll)) {
        m_anchor = 0;
        moveTo(m_extent - 1, true);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left: moveTo(back(1), select); break;
    case Qt::Key_Right: moveTo(m_cursor + 1, select); break;
    case Qt::Key_Up:
        if (whole)
            setTopRow(topRow() - std::min<quint64>(topRow(), 1));
        else
            moveTo(up(line), select);
        break;
    case Qt::Key_Down:
        if (whole)
            setTopRow(topRow() + 1);
        else
            moveTo(down(line), select);
        break;
    case Qt::Key_PageUp:
        setTopRow(topRow() - std::min(topRow(), page / line));
        moveTo(up(page), select);
        break;
    case Qt::Key_PageDown:
        setTopRow(topRow() + page / line);
        moveTo(down(page), select);
        break;
    case Qt::Key_Home: moveTo(whole ? 0 : m_cursor - inLine, select); break;
    case Qt::Key_End: moveTo(whole ? m_extent - 1 : m_cursor - inLine + line - 1, select); break;
    default: EvidenceView::keyPressEvent(event);
    }
}

std::optional<quint64> HexView::offsetAt(const QPoint &position) const
{
    if (m_extent == 0)
        return std::nullopt;
    const quint64 row = rowAt(position.y());
    if (row >= rowCount())
        return m_extent - 1;
    const qreal x = position.x() + horizontalScrollBar()->value();
    int column = 0;
    if (x >= asciiLeft(0) - charWidth()) {
        column = static_cast<int>(std::floor((x - asciiLeft(0)) / charWidth()));
    } else {
        while (column + 1 < m_bytesPerLine && x >= hexLeft(column + 1) - charWidth() / 2)
            ++column;
    }
    column = std::clamp(column, 0, m_bytesPerLine - 1);
    return std::min(row * static_cast<quint64>(m_bytesPerLine) + static_cast<quint64>(column), m_extent - 1);
}

void HexView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto offset = offsetAt(event->position().toPoint()))
        moveTo(*offset, (event->modifiers() & Qt::ShiftModifier) != 0);
}

void HexView::mouseMoveEvent(QMouseEvent *event)
{
    if ((event->buttons() & Qt::LeftButton) == 0)
        return;
    m_dragPosition = event->position().toPoint();
    dragTo(m_dragPosition);
    const bool outside = m_dragPosition.y() < headerHeight() || m_dragPosition.y() > viewport()->height();
    if (outside && m_dragTimer == 0)
        m_dragTimer = startTimer(50);
}

void HexView::dragTo(const QPoint &position)
{
    if (position.y() < headerHeight())
        setTopRow(topRow() - std::min<quint64>(topRow(), 1));
    else if (position.y() > viewport()->height())
        setTopRow(topRow() + 1);
    const auto offset = offsetAt({position.x(), std::clamp(position.y(), headerHeight(), viewport()->height() - 1)});
    if (offset && (*offset != m_cursor || m_selected))
        moveTo(*offset, true);
}

void HexView::mouseReleaseEvent(QMouseEvent *)
{
    if (m_dragTimer != 0)
        killTimer(m_dragTimer);
    m_dragTimer = 0;
}

void HexView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_dragTimer)
        dragTo(m_dragPosition);
    else
        EvidenceView::timerEvent(event);
}

QString HexView::visibleText() const
{
    QString text;
    const auto rows = static_cast<quint64>(visibleRows());
    for (quint64 row = topRow(); m_cache && row < rowCount() && row < topRow() + rows; ++row) {
        const quint64 offset = row * static_cast<quint64>(m_bytesPerLine);
        const Line line = readLine(offset);
        text += QStringLiteral("%1 ").arg(offset, offsetDigits(), 16, QLatin1Char('0'));
        QString ascii;
        for (int i = 0; i < line.count; ++i) {
            const auto at = static_cast<std::size_t>(i);
            switch (line.states[at]) {
            case ByteState::Known:
                text += QLatin1Char(' ') % hexPairs()[line.bytes[at]];
                if (line.marks[at] != Mark::None)
                    text += QLatin1Char('*'); // differs
                ascii += isPrintable(line.bytes[at]) ? QLatin1Char(static_cast<char>(line.bytes[at])) : QLatin1Char('.');
                break;
            case ByteState::Pending: text += QStringLiteral(" .."); break;
            case ByteState::Unreadable: text += QStringLiteral(" !!"); break;
            case ByteState::PastEnd: break;
            }
        }
        text += QStringLiteral("  ") % ascii % QLatin1Char('\n');
    }
    return text;
}

int HexView::visibleTextCursor() const
{
    const quint64 row = m_cursor / static_cast<quint64>(m_bytesPerLine);
    if (row < topRow() || row >= topRow() + static_cast<quint64>(visibleRows()))
        return -1;
    const QString text = visibleText();
    int position = 0;
    for (quint64 i = topRow(); i < row; ++i)
        position = static_cast<int>(text.indexOf(QLatin1Char('\n'), position)) + 1;
    return position;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/textview.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyleHints>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

constexpr std::size_t maximumLaid = 1024;
constexpr std::size_t maximumHighlighted = 8192;
constexpr std::size_t highlightAhead = 120;

// Two lines side by side: where they begin to differ and where they end to, in characters of the first.
std::pair<int, int> differingPart(const QString &mine, const QString &other)
{
    const qsizetype shorter = std::min(mine.size(), other.size());
    qsizetype front = 0;
    while (front < shorter && mine[front] == other[front])
        ++front;
    qsizetype back = 0;
    while (back < shorter - front && mine[mine.size() - 1 - back] == other[other.size() - 1 - back])
        ++back;
    return {static_cast<int>(front), static_cast<int>(mine.size() - back)};
}

void paintSign(QPainter &painter, const QRectF &area, bool plus, const QColor &color, bool strong)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, strong ? 2 : 1.2, Qt::SolidLine, Qt::FlatCap));
    const QPointF c = area.center();
    const qreal r = std::min(area.width(), area.height()) * 0.42;
    if (plus) {
        painter.drawLine(c - QPointF(r, 0), c + QPointF(r, 0));
        painter.drawLine(c - QPointF(0, r), c + QPointF(0, r));
    } else {
        painter.drawLine(c + QPointF(-r, -r * 0.4), c + QPointF(r, -r * 0.4));
        painter.drawLine(c + QPointF(-r, r * 0.4), c + QPointF(r, r * 0.4));
        painter.drawLine(c + QPointF(-r * 0.55, r), c + QPointF(r * 0.55, -r));
    }
    painter.restore();
}

} // namespace

struct TextView::Laid {
    ShownLine shown;
    QTextLayout layout;
    qreal width = 0;

    qreal xOf(int column) const { return layout.lineAt(0).cursorToX(column); }
};

TextView::TextView(JobRunner &jobs, int side, QWidget *parent) :
    EvidenceView(parent),
    m_side(side),
    m_highlighting(jobs, this)
{
    styleChanged();
}

TextView::~TextView() = default;

void TextView::setText(TextRowsPtr rows, const std::array<TextContentPtr, 3> &all)
{
    m_all = all;
    m_content = all[static_cast<std::size_t>(m_side)];
    m_rows = std::move(rows);
    m_highlighting.cancel();
    m_highlighter.reset();
    m_highlighted.clear();
    m_requested = {0, 0};
    m_laid.clear();
    m_cursor = {};
    m_anchor = {};
    m_language.clear();
    setRowCount(m_rows ? m_rows->alignment.rows.size() : 0);
    setTopRow(0);
    horizontalScrollBar()->setValue(0);
    updateWidth();
    viewport()->update();
}

void TextView::setLanguage(const QString &language)
{
    m_language = language;
    m_highlighter.reset();
    m_highlighted.clear();
    m_requested = {0, 0};
    m_laid.clear();
    if (m_content && !language.isEmpty())
        m_highlighter = std::make_shared<Highlighter>(m_content, language, isDark(palette()));
    viewport()->update();
}

void TextView::setShowAsIs(bool asIs)
{
    if (asIs == m_asIs)
        return;
    m_asIs = asIs;
    m_laid.clear();
    m_cursor.column = m_anchor.column = 0;
    m_anchor = m_cursor;
    viewport()->update();
}

void TextView::styleChanged()
{
    m_laid.clear();
    if (m_content)
        setLanguage(QString(m_language));
    updateWidth();
}

std::size_t TextView::lineOf(quint64 row) const
{
    return m_rows && row < rowCount() ? m_rows->alignment.rows[static_cast<std::size_t>(row)].line[static_cast<std::size_t>(m_side)] : AlignedRow::gap;
}

int TextView::gutterWidth() const
{
    std::size_t lines = 1;
    for (const TextContentPtr &content : m_all)
        lines = std::max(lines, content ? content->lineCount() : 0);
    int digits = 3;
    for (; lines >= 1000; lines /= 10)
        ++digits;
    return static_cast<int>(std::ceil((0.5 + digits + 0.5 + 1.5) * charWidth()));
}

int TextView::textLeft() const
{
    return gutterWidth() + static_cast<int>(charWidth() / 2);
}

void TextView::updateWidth()
{
    std::uint32_t widest = 0;
    for (const TextContentPtr &content : m_all)
        widest = std::max(widest, content ? content->widest : 0);
    if (widest >= shownLineLimit)
        widest += 50; // what is said of the rest
    const int width = textLeft() + static_cast<int>(std::ceil((widest + 2) * charWidth()));
    horizontalScrollBar()->setRange(0, m_content ? std::max(0, width - viewport()->width()) : 0);
    horizontalScrollBar()->setPageStep(std::max(1, viewport()->width() - textLeft()));
    horizontalScrollBar()->setSingleStep(static_cast<int>(charWidth() * 4));
}

void TextView::resizeEvent(QResizeEvent *event)
{
    EvidenceView::resizeEvent(event);
    updateWidth();
}

std::shared_ptr<const TextView::Laid> TextView::laid(std::size_t line) const
{
    const auto found = m_laid.find(line);
    if (found != m_laid.end())
        return found->second;
    if (m_laid.size() >= maximumLaid)
        m_laid.clear();
    auto result = std::make_shared<Laid>();
    const std::string_view bytes = m_content->line(line);
    result->shown = shownLine(bytes, m_asIs);
    const Mark mark = markOf(m_rows->rowOfLine[static_cast<std::size_t>(m_side)][line]);
    const QColor ground = mark == Mark::Full ? colors().changedFill : mark == Mark::Faint ? colors().changedFaint : colors().base;
    QList<QTextLayout::FormatRange> formats;
    const auto highlighted = m_highlighted.find(line);
    // What was highlighted is the line with its escapes.
    if (highlighted != m_highlighted.end() && (!m_asIs || shownLine(bytes, false).text == result->shown.text)) {
        for (const TextSpan &span : highlighted->second) {
            QTextLayout::FormatRange range;
            range.start = static_cast<int>(span.begin);
            range.length = static_cast<int>(span.size);
            if (span.color != 0)
                range.format.setForeground(readable(QColor::fromRgb(span.color), ground, colors().text));
            if (span.bold)
                range.format.setFontWeight(QFont::Bold);
            range.format.setFontItalic(span.italic);
            formats.append(range);
        }
    }
    for (const ShownLine::Range &escape : result->shown.escapes) {
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(escape.begin);
        range.length = static_cast<int>(escape.size);
        range.format.setForeground(readable(colors().escape, ground, colors().text));
        range.format.setFontWeight(QFont::Bold);
        range.format.setFontItalic(false);
        formats.append(range);
    }
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Qt::LeftToRight);
    result->layout.setText(result->shown.text);
    result->layout.setFont(textFont());
    result->layout.setTextOption(option);
    result->layout.setFormats(formats);
    result->layout.setCacheEnabled(true);
    result->layout.beginLayout();
    QTextLine first = result->layout.createLine();
    first.setLineWidth(1e7);
    first.setPosition({0, 0});
    result->layout.endLayout();
    result->width = first.naturalTextWidth();
    m_laid.emplace(line, result);
    return result;
}

TextView::Mark TextView::markOf(quint64 row) const
{
    const AlignedRow &aligned = m_rows->alignment.rows[static_cast<std::size_t>(row)];
    if (!aligned.differs)
        return Mark::None;
    const std::uint32_t mine = aligned.line[static_cast<std::size_t>(m_side)];
    for (std::size_t t = 0; t < m_all.size(); ++t) {
        if (static_cast<int>(t) == m_side || !m_all[t] || aligned.line[t] == AlignedRow::gap)
            continue;
        if (mine != AlignedRow::gap && m_all[t]->line(aligned.line[t]) == m_content->line(mine))
            return Mark::Faint;
    }
    return Mark::Full;
}

std::optional<std::pair<int, int>> TextView::changedPart(quint64 row, const Laid &line) const
{
    const AlignedRow &aligned = m_rows->alignment.rows[static_cast<std::size_t>(row)];
    std::optional<std::pair<int, int>> part;
    for (std::size_t t = 0; t < m_all.size(); ++t) {
        if (static_cast<int>(t) == m_side || !m_all[t] || aligned.line[t] == AlignedRow::gap)
            continue;
        const std::string_view other = m_all[t]->line(aligned.line[t]);
        if (other == m_content->line(aligned.line[static_cast<std::size_t>(m_side)]))
            continue;
        const auto [begin, end] = differingPart(line.shown.text, shownLine(other, m_asIs).text);
        part = part ? std::pair(std::min(part->first, begin), std::max(part->second, end)) : std::pair(begin, end);
    }
    return part;
}

TextPlace TextView::firstChange(quint64 row) const
{
    const std::size_t line = lineOf(row);
    if (line == AlignedRow::gap)
        return {row, 0};
    const auto part = changedPart(row, *laid(line));
    return {row, part ? part->first : 0};
}

void TextView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const PreviewColors &c = colors();
    painter.fillRect(event->rect(), c.base);
    painter.setFont(textFont());
    if (m_content && m_rows) {
        const int bottom = viewport()->height();
        for (quint64 row = topRow(); row < rowCount(); ++row) {
            const int top = rowTop(row);
            if (top >= bottom)
                break;
            paintRow(painter, row, top);
        }
        painter.setClipping(false);
        painter.fillRect(QRect(0, rowTop(rowCount()) < bottom ? std::max(0, rowTop(rowCount())) : bottom, gutterWidth(), bottom), c.gutter);
        painter.setPen(c.line);
        painter.drawLine(QPointF(gutterWidth() - 0.5, 0), QPointF(gutterWidth() - 0.5, bottom));
        if (m_content->lineCount() == 0) {
            painter.setPen(c.dim);
            painter.drawText(QPointF(textLeft(), rowTop(rowCount()) + ascent()), tr("This file is empty."));
        }
    }
    paintFocus(painter);
    requestHighlighting();
}

void TextView::paintRow(QPainter &painter, quint64 row, int top)
{
    const PreviewColors &c = colors();
    const int gutter = gutterWidth();
    const int height = lineHeight();
    const std::size_t number = lineOf(row);
    const QRect text(gutter, top, viewport()->width() - gutter, height);
    painter.setClipping(false);
    painter.fillRect(QRect(0, top, gutter, height), c.gutter);
    if (number == AlignedRow::gap) {
        paintHatch(painter, text, c);
        return;
    }
    const Mark mark = markOf(row);
    const std::shared_ptr<const Laid> line = laid(number);
    const auto part = mark == Mark::None ? std::nullopt : changedPart(row, *line);
    const QString digits = QString::number(number + 1);
    painter.setPen(c.gutterText);
    painter.drawText(QPointF(gutter - (2 + static_cast<int>(digits.size())) * charWidth(), top + ascent()), digits);
    if (mark != Mark::None) {
        const QRectF sign(gutter - 1.8 * charWidth(), top + height * 0.15, 1.5 * charWidth(), height * 0.7);
        paintSign(painter, sign, !part, readable(c.changedLine, c.gutter, c.text, 3.0), mark == Mark::Full);
    }

    painter.setClipRect(text);
    const qreal left = textLeft() - horizontalScrollBar()->value();
    if (mark != Mark::None)
        painter.fillRect(text, !part && mark == Mark::Full ? c.changedFill : c.changedFaint);
    if (part) {
        qreal from = line->xOf(part->first);
        qreal to = line->xOf(part->second);
        if (from > to)
            std::swap(from, to); // text from right to left
        to = std::max(to, from + charWidth() / 3); // something is missing here
        const int thick = mark == Mark::Full ? 2 : 1;
        if (mark == Mark::Full)
            painter.fillRect(QRectF(left + from, top, to - from, height), c.changedFill);
        painter.fillRect(QRectF(left + from, top + height - thick, to - from, thick), c.changedLine);
    } else if (mark != Mark::None) {
        const int thick = mark == Mark::Full ? 2 : 1;
        painter.fillRect(QRectF(left, top + height - thick, std::max(line->width, charWidth()), thick), c.changedLine);
    }

    QList<QTextLayout::FormatRange> selections;
    const TextPlace begin = std::min(m_cursor, m_anchor);
    const TextPlace end = std::max(m_cursor, m_anchor);
    if (row >= begin.row && row <= end.row && begin != end) {
        const int from = row == begin.row ? begin.column : 0;
        const int to = row == end.row ? end.column : static_cast<int>(line->shown.text.size());
        QTextLayout::FormatRange range;
        range.start = from;
        range.length = to - from;
        range.format.setBackground(c.selection);
        range.format.setForeground(c.selectionText);
        selections.append(range);
        if (row < end.row)
            painter.fillRect(QRectF(left + line->width, top, charWidth() / 2, height), c.selection);
    }
    painter.setPen(c.text);
    line->layout.draw(&painter, QPointF(left, top + 1), selections);

    // What is not there to be read as text of the file stands in italics after it.
    QString remark;
    if (line->shown.cutBytes > 0)
        remark = tr("… %1 more bytes in this line; Hex shows them").arg(QLocale().toString(line->shown.cutBytes));
    else if (mark != Mark::None && m_content->line(number).back() != '\n')
        remark = tr("no newline at the end", "of a file");
    if (!remark.isEmpty()) {
        QFont font = textFont();
        font.setItalic(true);
        painter.setFont(font);
        painter.setPen(readable(c.dim, c.changedFill, c.text));
        painter.drawText(QPointF(left + line->width + charWidth(), top + ascent()), remark);
        painter.setFont(textFont());
    }
    if (m_cursor.row == row && hasFocus()) {
        const qreal x = left + line->xOf(std::min(m_cursor.column, static_cast<int>(line->shown.text.size())));
        painter.fillRect(QRectF(x - 0.5, top, 2, height), c.text);
    }
}

void TextView::requestHighlighting()
{
    if (!m_highlighter || !m_content || m_content->lineCount() == 0)
        return;
    std::size_t first = AlignedRow::gap;
    std::size_t last = 0;
    const quint64 end = std::min(rowCount(), topRow() + static_cast<quint64>(visibleRows()) + 1);
    for (quint64 row = topRow(); row < end; ++row) {
        const std::size_t line = lineOf(row);
        if (line == AlignedRow::gap)
            continue;
        first = std::min(first, line);
        last = line;
    }
    if (first == AlignedRow::gap || (first >= m_requested.first && last < m_requested.second))
        return;
    const std::size_t from = first - std::min(first, highlightAhead);
    const std::size_t to = std::min(last + 1 + highlightAhead, m_content->lineCount());
    m_requested = {from, to};
    m_highlighting.request(
        [highlighter = m_highlighter, from, to](Context &context) { return highlighter->lines(from, to, context); },
        [this, highlighter = m_highlighter, from](Result<std::vector<HighlightedLine>> lines) {
            if (!lines || highlighter != m_highlighter)
                return;
            if (m_highlighted.size() > maximumHighlighted)
                m_highlighted.clear();
            for (std::size_t i = 0; i < lines->size(); ++i) {
                m_highlighted[from + i] = std::move((*lines)[i]);
                m_laid.erase(from + i);
            }
            viewport()->update();
            Q_EMIT highlightingChanged();
        });
}

int TextView::columnCount(quint64 row) const
{
    const std::size_t line = lineOf(row);
    return line == AlignedRow::gap ? 0 : static_cast<int>(laid(line)->shown.text.size());
}

void TextView::setCursor(TextPlace cursor, TextPlace anchor)
{
    const auto clamped = [this](TextPlace place) {
        place.row = std::min(place.row, rowCount() == 0 ? 0 : rowCount() - 1);
        place.column = std::clamp(place.column, 0, columnCount(place.row));
        return place;
    };
    m_cursor = clamped(cursor);
    m_anchor = clamped(anchor);
    m_wantedColumn = m_cursor.column;
    viewport()->update();
    cursorMoved();
}

void TextView::ensurePlaceVisible(TextPlace place)
{
    ensureRowVisible(place.row);
    const std::size_t line = lineOf(place.row);
    if (line == AlignedRow::gap)
        return;
    const int x = static_cast<int>(laid(line)->xOf(place.column));
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
    setCursor(place, select ? m_anchor : place);
    m_wantedColumn = std::max(wanted, 0);
    ensurePlaceVisible(m_cursor);
    Q_EMIT cursorChanged();
}

void TextView::keyPressEvent(QKeyEvent *event)
{
    const bool select = (event->modifiers() & Qt::ShiftModifier) != 0;
    const bool whole = (event->modifiers() & Qt::ControlModifier) != 0;
    if ((event->modifiers() & (Qt::AltModifier | Qt::MetaModifier)) || rowCount() == 0 || !m_content) {
        EvidenceView::keyPressEvent(event);
        return;
    }
    const quint64 lastRow = rowCount() - 1;
    const auto page = static_cast<quint64>(visibleRows());
    if (event->matches(QKeySequence::SelectAll)) {
        setCursor({lastRow, columnCount(lastRow)}, {0, 0});
        Q_EMIT cursorChanged();
        return;
    }
    const auto vertical = [&](quint64 row) {
        const int wanted = m_wantedColumn;
        moveTo({row, std::min(wanted, columnCount(row))}, select);
        m_wantedColumn = wanted;
    };
    const std::size_t line = lineOf(m_cursor.row);
    TextPlace place = m_cursor;
    switch (event->key()) {
    case Qt::Key_Left:
        if (place.column > 0 && line != AlignedRow::gap)
            place.column = laid(line)->layout.previousCursorPosition(place.column, whole ? QTextLayout::SkipWords : QTextLayout::SkipCharacters);
        else if (place.row > 0)
            place = {place.row - 1, columnCount(place.row - 1)};
        break;
    case Qt::Key_Right:
        if (place.column < columnCount(place.row))
            place.column = laid(line)->layout.nextCursorPosition(place.column, whole ? QTextLayout::SkipWords : QTextLayout::SkipCharacters);
        else if (place.row < lastRow)
            place = {place.row + 1, 0};
        break;
    case Qt::Key_Up:
        whole ? setTopRow(topRow() - std::min<quint64>(topRow(), 1)) : vertical(place.row - std::min<quint64>(place.row, 1));
        return;
    case Qt::Key_Down:
        whole ? setTopRow(topRow() + 1) : vertical(std::min(place.row + 1, lastRow));
        return;
    case Qt::Key_PageUp:
        setTopRow(topRow() - std::min(topRow(), page));
        vertical(place.row - std::min(place.row, page));
        return;
    case Qt::Key_PageDown:
        setTopRow(topRow() + page);
        vertical(std::min(place.row + page, lastRow));
        return;
    case Qt::Key_Home: place = whole ? TextPlace{0, 0} : TextPlace{place.row, 0}; break;
    case Qt::Key_End: place = whole ? TextPlace{lastRow, columnCount(lastRow)} : TextPlace{place.row, columnCount(place.row)}; break;
    default: EvidenceView::keyPressEvent(event); return;
    }
    m_wantedColumn = place.column;
    moveTo(place, select);
}

TextPlace TextView::placeAt(const QPoint &position) const
{
    if (rowCount() == 0)
        return {};
    const quint64 row = std::min(rowAt(position.y()), rowCount() - 1);
    const std::size_t line = lineOf(row);
    if (line == AlignedRow::gap)
        return {row, 0};
    const qreal x = position.x() - textLeft() + horizontalScrollBar()->value();
    return {row, laid(line)->layout.lineAt(0).xToCursor(x)};
}

void TextView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_content)
        return;
    const TextPlace place = placeAt(event->position().toPoint());
    m_wantedColumn = place.column;
    moveTo(place, (event->modifiers() & Qt::ShiftModifier) != 0);
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

std::size_t TextView::byteAt(TextPlace place) const
{
    if (!m_content || m_content->lineCount() == 0)
        return 0;
    for (quint64 row = place.row; row < rowCount(); ++row) {
        const std::size_t line = lineOf(row);
        if (line == AlignedRow::gap)
            continue;
        if (row != place.row)
            return m_content->starts[line];
        const auto &origin = laid(line)->shown.origin;
        return m_content->starts[line] + origin[std::min(static_cast<std::size_t>(place.column), origin.size() - 1)];
    }
    return m_content->bytes.size();
}

TextPlace TextView::placeOfByte(std::size_t byte) const
{
    if (!m_content || !m_rows || m_content->lineCount() == 0)
        return {};
    const auto &starts = m_content->starts;
    const auto after = std::upper_bound(starts.begin(), starts.end() - 1, byte);
    const auto line = static_cast<std::size_t>(after - starts.begin()) - 1;
    const auto &origin = laid(line)->shown.origin;
    const auto column = std::lower_bound(origin.begin(), origin.end() - 1, static_cast<std::uint32_t>(byte - starts[line]));
    return {m_rows->rowOfLine[static_cast<std::size_t>(m_side)][line], static_cast<int>(column - origin.begin())};
}

std::string TextView::selectedBytes() const
{
    if (!m_content || !hasSelection())
        return {};
    const TextPlace begin = std::min(m_cursor, m_anchor);
    TextPlace end = std::max(m_cursor, m_anchor);
    // Half of an escape stands for the whole of what it stands for.
    const std::size_t line = lineOf(end.row);
    if (line != AlignedRow::gap) {
        const auto &origin = laid(line)->shown.origin;
        auto column = static_cast<std::size_t>(end.column);
        while (column > 0 && column + 1 < origin.size() && origin[column] == origin[column - 1])
            ++column;
        end.column = static_cast<int>(column);
    }
    const std::size_t from = byteAt(begin);
    const std::size_t to = byteAt(end);
    return to > from ? m_content->bytes.substr(from, to - from) : std::string();
}

QString TextView::visibleText() const
{
    QString text;
    const quint64 end = std::min(rowCount(), topRow() + static_cast<quint64>(visibleRows()));
    for (quint64 row = topRow(); m_content && row < end; ++row) {
        const std::size_t line = lineOf(row);
        if (line == AlignedRow::gap) {
            text += tr("(no such line)") % QLatin1Char('\n');
            continue;
        }
        text += QString::number(line + 1) % (m_rows->alignment.rows[static_cast<std::size_t>(row)].differs ? QStringLiteral(" ≠ ") : QStringLiteral("   "))
            % laid(line)->shown.text % QLatin1Char('\n');
    }
    return text;
}

int TextView::visibleTextCursor() const
{
    if (m_cursor.row < topRow() || m_cursor.row >= topRow() + static_cast<quint64>(visibleRows()))
        return -1;
    const QString text = visibleText();
    int position = 0;
    for (quint64 i = topRow(); i < m_cursor.row; ++i)
        position = static_cast<int>(text.indexOf(QLatin1Char('\n'), position)) + 1;
    return position + m_cursor.column;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/textview.h"

#include "ui/preview/textviewlaid.h"

#include <QLocale>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

constexpr std::size_t maximumLaid = 1024;
constexpr std::size_t maximumHighlighted = 8192;
constexpr std::size_t highlightAhead = 120;
constexpr int fewestCells = 8;

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
    m_wrap.reset();
    m_highlighting.cancel();
    m_highlighter.reset();
    m_highlighted.clear();
    m_requested.clear();
    m_laid.clear();
    m_cursor = {};
    m_anchor = {};
    m_language.clear();
    setRowCount(alignedRows());
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
    m_requested.clear();
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

void TextView::setWrap(WrapMapPtr wrap)
{
    if (wrap == m_wrap)
        return;
    m_wrap = std::move(wrap);
    m_laid.clear();
    setRowCount(m_wrap ? m_wrap->paintedRows() : alignedRows());
    updateWidth();
    viewport()->update();
}

int TextView::fittingCells(const std::array<TextContentPtr, 3> &texts) const
{
    const int width = viewport()->width() - gutterWidth(texts) - static_cast<int>(charWidth() / 2);
    return std::max(fewestCells, static_cast<int>(width / charWidth()));
}

WrapMap::Place TextView::paintedPlace(quint64 painted) const
{
    return m_wrap ? m_wrap->at(std::min(painted, m_wrap->paintedRows() - 1)) : WrapMap::Place{painted, 0};
}

quint64 TextView::paintedRow(TextPlace place) const
{
    if (!m_wrap || place.row >= alignedRows())
        return place.row;
    if (const FoldedRows *fold = foldAt(place.row))
        return m_wrap->firstPainted[fold->begin];
    const std::size_t line = lineOf(place.row);
    const std::size_t part = line == AlignedRow::gap ? 0 : laid(line)->partOf(place.column);
    return m_wrap->firstPainted[static_cast<std::size_t>(place.row)] + std::min<quint64>(part, m_wrap->partsOf(place.row) - 1);
}

TextPlace TextView::placeOfPainted(quint64 painted) const
{
    const WrapMap::Place place = paintedPlace(painted);
    const std::size_t line = lineOf(place.row);
    return {place.row, line == AlignedRow::gap ? 0 : laid(line)->beginOf(place.part)};
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
    return row < alignedRows() ? m_rows->alignment.rows[static_cast<std::size_t>(row)].line[static_cast<std::size_t>(m_side)] : AlignedRow::gap;
}

int TextView::gutterWidth(const std::array<TextContentPtr, 3> &texts) const
{
    std::size_t lines = 1;
    for (const TextContentPtr &content : texts)
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
    horizontalScrollBar()->setRange(0, m_content && !(m_wrap && m_wrap->wraps()) ? std::max(0, width - viewport()->width()) : 0);
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
    result->lay(m_wrap && m_wrap->wraps() ? wrapPoints(result->shown.text, m_wrap->wish.cells) : std::vector<std::uint32_t>{0}, textFont(), formats);
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

const std::vector<TextPart> &TextView::changedParts(quint64 row, const Laid &line) const
{
    if (line.changed)
        return *line.changed;
    const AlignedRow &aligned = m_rows->alignment.rows[static_cast<std::size_t>(row)];
    const auto end = static_cast<int>(line.shown.text.size());
    std::vector<TextPart> parts;
    for (std::size_t t = 0; t < m_all.size(); ++t) {
        if (static_cast<int>(t) == m_side || !m_all[t] || aligned.line[t] == AlignedRow::gap)
            continue;
        const std::string_view other = m_all[t]->line(aligned.line[t]);
        if (other == m_content->line(aligned.line[static_cast<std::size_t>(m_side)]))
            continue;
        const std::vector<TextPart> differing = differingParts(line.shown.text, shownLine(other, m_asIs).text);
        // What looks alike differs behind its end.
        parts = unitedParts(std::move(parts), differing.empty() ? std::vector<TextPart>{{end, end}} : differing);
    }
    line.changed = std::move(parts);
    return *line.changed;
}

TextPlace TextView::firstChange(quint64 row) const
{
    const std::size_t line = lineOf(row);
    if (line == AlignedRow::gap)
        return {row, 0};
    const std::shared_ptr<const Laid> shown = laid(line);
    const std::vector<TextPart> &parts = changedParts(row, *shown);
    return {row, parts.empty() ? 0 : parts.front().first};
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
            paintRow(painter, paintedPlace(row), top);
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

void TextView::paintRow(QPainter &painter, WrapMap::Place place, int top)
{
    const PreviewColors &c = colors();
    const int gutter = gutterWidth();
    const int height = lineHeight();
    const std::size_t number = lineOf(place.row);
    const QRect text(gutter, top, viewport()->width() - gutter, height);
    painter.setClipping(false);
    if (const FoldedRows *fold = foldAt(place.row)) {
        paintFold(painter, *fold, top);
        return;
    }
    painter.fillRect(QRect(0, top, gutter, height), c.gutter);
    if (number == AlignedRow::gap) {
        paintHatch(painter, text, c);
        return;
    }
    const std::shared_ptr<const Laid> line = laid(number);
    if (place.part == 0) {
        const QString digits = QString::number(number + 1);
        painter.setPen(c.gutterText);
        painter.drawText(QPointF(gutter - (2 + static_cast<int>(digits.size())) * charWidth(), top + ascent()), digits);
        const Mark mark = markOf(place.row);
        if (mark != Mark::None) {
            const QRectF sign(gutter - 1.8 * charWidth(), top + height * 0.15, 1.5 * charWidth(), height * 0.7);
            paintSign(painter, sign, changedParts(place.row, *line).empty(), readable(c.changedLine, c.gutter, c.text, 3.0), mark == Mark::Full);
        }
    }
    painter.setClipRect(text);
    paintGround(painter, place.row, *line, place.part, top);
    paintText(painter, place.row, *line, place.part, top);
}

void TextView::paintGround(QPainter &painter, quint64 row, const Laid &line, std::size_t part, int top)
{
    const Mark mark = markOf(row);
    if (mark == Mark::None)
        return;
    const PreviewColors &c = colors();
    const int height = lineHeight();
    const int thick = mark == Mark::Full ? 2 : 1;
    const std::vector<TextPart> &changed = changedParts(row, line);
    const qreal left = textLeft() - horizontalScrollBar()->value();
    const bool all = changed.empty();
    painter.fillRect(QRect(gutterWidth(), top, viewport()->width() - gutterWidth(), height), all && mark == Mark::Full ? c.changedFill : c.changedFaint);
    if (!line.has(part))
        return;
    if (all) {
        painter.fillRect(QRectF(left, top + height - thick, std::max(line.width(part), charWidth()), thick), c.changedLine);
        return;
    }
    const int begin = line.beginOf(part);
    const int end = line.endOf(part);
    for (const TextPart &one : changed) {
        // Where nothing but something missing is to be marked, it belongs to the part that its place belongs to.
        const bool here = one.first == one.second ? line.partOf(one.first) == part : one.first < end && one.second > begin;
        if (!here)
            continue;
        qreal from = line.xOf(part, std::max(one.first, begin));
        qreal to = line.xOf(part, std::min(one.second, end));
        if (from > to)
            std::swap(from, to); // text from right to left
        to = std::max(to, from + charWidth() / 3); // something is missing here
        if (mark == Mark::Full)
            painter.fillRect(QRectF(left + from, top, to - from, height), c.changedFill);
        painter.fillRect(QRectF(left + from, top + height - thick, to - from, thick), c.changedLine);
    }
}

void TextView::paintText(QPainter &painter, quint64 row, const Laid &line, std::size_t part, int top)
{
    const PreviewColors &c = colors();
    const int height = lineHeight();
    const qreal left = textLeft() - horizontalScrollBar()->value();
    const QString remark = remarkOf(row, line);
    if (!line.has(part)) {
        if (part == line.parts()) // the one that was kept free for it
            paintRemark(painter, remark, left, top);
        return;
    }
    const int partBegin = line.beginOf(part);
    const int partEnd = line.endOf(part);
    QList<QTextLayout::FormatRange> selections;
    const TextPlace begin = std::min(m_cursor, m_anchor);
    const TextPlace end = std::max(m_cursor, m_anchor);
    if (row >= begin.row && row <= end.row && begin != end) {
        const int from = std::max(row == begin.row ? begin.column : 0, partBegin);
        const int to = std::min(row == end.row ? end.column : static_cast<int>(line.shown.text.size()), partEnd);
        QTextLayout::FormatRange range;
        range.start = from - partBegin;
        range.length = to - from;
        range.format.setBackground(c.selection);
        range.format.setForeground(c.selectionText);
        if (range.length > 0)
            selections.append(range);
        if (row < end.row && part + 1 == line.parts())
            painter.fillRect(QRectF(left + line.width(part), top, charWidth() / 2, height), c.selection);
    }
    painter.setPen(c.text);
    line.draw(painter, part, QPointF(left, top + 1), selections);
    if (m_whitespace)
        paintWhitespace(painter, line, m_content->line(lineOf(row)), part, top);
    const bool roomForRemark = !m_wrap || !m_wrap->wraps() || line.parts() >= m_wrap->partsOf(row) || partEnd == partBegin;
    if (part + 1 == line.parts() && roomForRemark)
        paintRemark(painter, remark, left + line.width(part) + charWidth(), top);
    if (m_cursor.row == row && hasFocus() && line.partOf(m_cursor.column) == part) {
        const qreal x = left + line.xOf(part, std::min(m_cursor.column, partEnd));
        painter.fillRect(QRectF(x - 0.5, top, 2, height), c.text);
    }
}

// What is not there to be read as text of the file.
QString TextView::remarkOf(quint64 row, const Laid &line) const
{
    if (line.shown.cutBytes > 0)
        return tr("… %1 more bytes in this line; Hex shows them").arg(QLocale().toString(line.shown.cutBytes));
    const bool unfinished = markOf(row) != Mark::None && hasRemark(m_content->line(lineOf(row)), line.shown);
    return unfinished ? tr("no newline at the end", "of a file") : QString();
}

void TextView::paintRemark(QPainter &painter, const QString &remark, qreal left, int top)
{
    if (remark.isEmpty())
        return;
    QFont font = textFont();
    font.setItalic(true);
    painter.setFont(font);
    painter.setPen(readable(colors().dim, colors().changedFill, colors().text));
    painter.drawText(QPointF(left, top + ascent()), remark);
    painter.setFont(textFont());
}

void TextView::requestHighlighting()
{
    if (!m_highlighter || !m_content || m_content->lineCount() == 0)
        return;
    // Stretches of lines in view; what is folded between them is not asked for.
    std::vector<std::pair<std::size_t, std::size_t>> seen;
    const quint64 end = std::min(rowCount(), topRow() + static_cast<quint64>(visibleRows()) + 1);
    for (quint64 painted = topRow(); painted < end; ++painted) {
        const quint64 row = paintedPlace(painted).row;
        const std::size_t line = lineOf(row);
        if (line == AlignedRow::gap || foldAt(row))
            continue;
        if (!seen.empty() && line <= seen.back().second)
            seen.back().second = std::max(seen.back().second, line + 1);
        else
            seen.emplace_back(line, line + 1);
    }
    const auto asked = [this](const auto &stretch) {
        return std::any_of(m_requested.begin(), m_requested.end(),
                           [&](const auto &other) { return stretch.first >= other.first && stretch.second <= other.second; });
    };
    if (std::all_of(seen.begin(), seen.end(), asked))
        return;
    for (auto &[from, to] : seen) {
        from -= std::min(from, highlightAhead);
        to = std::min(to + highlightAhead, m_content->lineCount());
    }
    m_requested = seen;
    using Coloured = std::vector<std::pair<std::size_t, HighlightedLine>>;
    m_highlighting.request(
        [highlighter = m_highlighter, seen](Context &context) -> Result<Coloured> {
            Coloured all;
            for (const auto &[from, to] : seen) {
                Result<std::vector<HighlightedLine>> lines = highlighter->lines(from, to, context);
                if (!lines)
                    return Unexpected(lines.error());
                for (std::size_t i = 0; i < lines->size(); ++i)
                    all.emplace_back(from + i, std::move((*lines)[i]));
            }
            return all;
        },
        [this, highlighter = m_highlighter](Result<Coloured> lines) {
            if (!lines || highlighter != m_highlighter)
                return;
            if (m_highlighted.size() > maximumHighlighted)
                m_highlighted.clear();
            for (auto &[line, spans] : *lines) {
                m_highlighted[line] = std::move(spans);
                m_laid.erase(line);
            }
            viewport()->update();
            Q_EMIT highlightingChanged();
        });
}

std::size_t TextView::byteAt(TextPlace place) const
{
    if (!m_content || m_content->lineCount() == 0)
        return 0;
    for (quint64 row = place.row; row < alignedRows(); ++row) {
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
    for (quint64 painted = topRow(); m_content && painted < end; ++painted) {
        const WrapMap::Place place = paintedPlace(painted);
        const std::size_t line = lineOf(place.row);
        if (const FoldedRows *fold = foldAt(place.row)) {
            text += QLatin1Char('(') % foldText(*fold) % QStringLiteral(")\n");
            continue;
        }
        if (line == AlignedRow::gap) {
            text += tr("(no such line)") % QLatin1Char('\n');
            continue;
        }
        if (place.part == 0)
            text += QString::number(line + 1) % (m_rows->alignment.rows[static_cast<std::size_t>(place.row)].differs ? QStringLiteral(" ≠ ") : QStringLiteral("   "));
        text += laid(line)->textOf(place.part) % QLatin1Char('\n');
    }
    return text;
}

int TextView::visibleTextCursor() const
{
    const quint64 painted = paintedRow(m_cursor);
    if (painted < topRow() || painted >= topRow() + static_cast<quint64>(visibleRows()))
        return -1;
    const QString text = visibleText();
    int position = 0;
    for (quint64 i = topRow(); i < painted; ++i)
        position = static_cast<int>(text.indexOf(QLatin1Char('\n'), position)) + 1;
    return position + m_cursor.column - placeOfPainted(painted).column;
}

} // namespace assay

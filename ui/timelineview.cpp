// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelineview.h"

#include "items/displaytext.h"
#include "ui/grouped.h"
#include "ui/plaintext.h"
#include "ui/theme.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostBars = 96;
constexpr int leastBarWidth = 4;

QString shownTime(std::int64_t seconds)
{
    return fromUtf8View(timeName(std::clamp(seconds, earliestTime, latestTime - 1))).replace(u'T', u' ');
}

} // namespace

TimelineView::TimelineView(QWidget *parent) :
    QWidget(parent)
{
    installChartSpeech();
    named(this, "timeline", tr("Times of modification"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

SortedTimes TimelineView::times() const
{
    SortedTimes times;
    for (std::size_t side = 0; m_overview && side < times.size(); ++side)
        times[side] = m_overview->sources[side].times;
    return times;
}

void TimelineView::setOverview(std::shared_ptr<const Overview> overview)
{
    m_overview = std::move(overview);
    m_lanes.clear();
    for (int side = 0; m_overview && side < sideCount; ++side) {
        if (!m_overview->sources[static_cast<std::size_t>(side)].times.empty())
            m_lanes.push_back(side);
    }
    m_lane = 0;
    m_anchor = -1;
    m_brush.reset();
    showUsual();
    m_slot = 1;
    updateGeometry();
}

int TimelineView::laneHeight() const
{
    return std::max(34, fontMetrics().height() * 2);
}

int TimelineView::headWidth() const
{
    int width = 0;
    for (const int side : m_lanes)
        width = std::max(width, fontMetrics().horizontalAdvance(sideWord(side)));
    return width + 10;
}

int TimelineView::edgeWidth() const
{
    return fontMetrics().averageCharWidth() * 2 + 6;
}

QSize TimelineView::sizeHint() const
{
    return {260, static_cast<int>(std::max<std::size_t>(m_lanes.size(), 1)) * laneHeight() + fontMetrics().height() + 8};
}

QSize TimelineView::minimumSizeHint() const
{
    return {140, sizeHint().height()};
}

void TimelineView::setRange(TimeRange range)
{
    m_wanted = range;
    const int room = std::max(width() - headWidth() - 2 * edgeWidth() - 8, 8);
    m_bars = timeBars(times(), range, static_cast<std::uint32_t>(std::clamp(room / leastBarWidth, 8, mostBars)));
    m_slot = std::clamp(m_slot, 0, slotCount() - 1);
    update();
    Q_EMIT currentChanged();
}

void TimelineView::showWhole()
{
    m_everything = true;
    setRange(wholeTimeRange(times()));
}

void TimelineView::showUsual()
{
    m_everything = false;
    setRange(usualTimeRange(times()));
}

void TimelineView::zoomAround(std::int64_t center, double factor)
{
    const TimeRange whole = wholeTimeRange(times());
    const double span = static_cast<double>(m_bars.range().to - m_bars.range().from) / factor;
    if (span >= static_cast<double>(whole.to - whole.from)) {
        showWhole();
        return;
    }
    const auto half = static_cast<std::int64_t>(std::max(span / 2, 4.0));
    m_everything = false;
    const std::int64_t middle = std::clamp(center, whole.from, whole.to);
    setRange({middle - half, middle + half});
}

void TimelineView::zoom(double factor)
{
    if (m_lanes.empty())
        return;
    const std::uint32_t bar = static_cast<std::uint32_t>(std::clamp(m_slot, 1, slotCount() - 2)) - 1;
    const std::int64_t center = m_bars.begin(bar) + m_bars.width / 2;
    zoomAround(center, factor);
    const std::int64_t at = (center - m_bars.from) / m_bars.width;
    m_slot = static_cast<int>(std::clamp<std::int64_t>(at + 1, 1, slotCount() - 2));
    m_anchor = -1;
    Q_EMIT currentChanged();
}

void TimelineView::zoomToBrush()
{
    if (!m_brush)
        return;
    const TimeRange whole = wholeTimeRange(times());
    m_everything = false;
    setRange({m_brush->from.value_or(whole.from), m_brush->to.value_or(whole.to)});
}

std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>> TimelineView::spanOf(int first, int last) const
{
    const auto end = [this](int slot) { return m_bars.from + static_cast<std::int64_t>(slot) * m_bars.width; };
    return {first == 0 ? std::nullopt : std::optional(end(first - 1)), last == slotCount() - 1 ? std::nullopt : std::optional(end(last))};
}

quint32 TimelineView::pathsIn(int lane, int first, int last) const
{
    const auto [from, to] = spanOf(first, last);
    return timesWithin(times()[static_cast<std::size_t>(m_lanes[static_cast<std::size_t>(lane)])], from, to);
}

std::string TimelineView::brushFilter() const
{
    return m_brush ? timeFilter(m_brush->side, m_brush->from, m_brush->to) : std::string();
}

quint32 TimelineView::brushedPaths() const
{
    return m_brush ? timesWithin(times()[static_cast<std::size_t>(m_brush->side)], m_brush->from, m_brush->to) : 0;
}

void TimelineView::clearBrush()
{
    m_brush.reset();
    m_anchor = -1;
    update();
}

void TimelineView::setBrush(int lane, int first, int last, bool add, bool tell)
{
    if (first > last)
        std::swap(first, last);
    const auto [from, to] = spanOf(first, last);
    if (!from && !to) { // nothing is left out
        clearBrush();
        if (tell)
            Q_EMIT cleared();
        return;
    }
    m_brush = Brush{m_lanes[static_cast<std::size_t>(lane)], from, to};
    update();
    if (tell)
        Q_EMIT brushed(add);
}

// The slots that the brush covers, also in part; an empty pair when it is out of sight.
std::pair<int, int> TimelineView::brushedSlots() const
{
    const auto slotOf = [this](std::int64_t time) {
        if (time < m_bars.from)
            return 0;
        return static_cast<int>(std::min<std::int64_t>((time - m_bars.from) / m_bars.width + 1, slotCount() - 1));
    };
    return {m_brush->from ? slotOf(*m_brush->from) : 0, m_brush->to ? slotOf(*m_brush->to - 1) : slotCount() - 1};
}

QRect TimelineView::slotRect(int lane, int slot) const
{
    const int edge = edgeWidth();
    const int left = headWidth() + edge;
    const int right = width() - edge - 4;
    const int top = lane * laneHeight();
    if (slot == 0)
        return {left - edge, top, edge, laneHeight()};
    if (slot == slotCount() - 1)
        return {right, top, edge, laneHeight()};
    const double step = static_cast<double>(right - left) / std::max(m_bars.count, 1U);
    const int from = left + static_cast<int>(step * (slot - 1));
    return {from, top, std::max(1, left + static_cast<int>(step * slot) - from), laneHeight()};
}

int TimelineView::laneAt(int y) const
{
    return std::clamp(y / laneHeight(), 0, std::max(static_cast<int>(m_lanes.size()) - 1, 0));
}

int TimelineView::slotAt(int x) const
{
    const int left = slotRect(0, 1).left();
    const int right = slotRect(0, slotCount() - 1).left();
    if (x < left)
        return 0;
    if (x >= right)
        return slotCount() - 1;
    return std::clamp(1 + static_cast<int>(static_cast<double>(x - left) * m_bars.count / std::max(right - left, 1)), 1, slotCount() - 2);
}

QString TimelineView::spokenSlot(int lane, int first, int last) const
{
    if (first > last)
        std::swap(first, last);
    const auto [from, to] = spanOf(first, last);
    const quint32 count = pathsIn(lane, first, last);
    const QString paths = grouped(tr("%n path(s)", nullptr, static_cast<int>(count)), count);
    const QString side = sideWord(m_lanes[static_cast<std::size_t>(lane)]);
    if (!from && !to)
        return tr("%1, all times: %2").arg(side, paths);
    if (!from)
        return tr("%1, before %2: %3").arg(side, shownTime(*to), paths);
    if (!to)
        return tr("%1, from %2 on: %3").arg(side, shownTime(*from), paths);
    //: %1 "live", %2 and %3 times
    return tr("%1, %2 to %3: %4").arg(side, shownTime(*from), shownTime(*to), paths);
}

QString TimelineView::spokenValue() const
{
    if (m_lanes.empty())
        return tr("no times");
    if (m_anchor >= 0)
        return spokenSlot(m_lane, m_anchor, m_slot);
    return spokenSlot(m_lane, m_slot, m_slot);
}

void TimelineView::setCurrent(int lane, int slot)
{
    m_lane = std::clamp(lane, 0, static_cast<int>(m_lanes.size()) - 1);
    m_slot = std::clamp(slot, 0, slotCount() - 1);
    update();
    Q_EMIT currentChanged();
    speakChart(this);
}

void TimelineView::paintLane(QPainter &painter, int lane, quint32 largest) const
{
    const int side = m_lanes[static_cast<std::size_t>(lane)];
    const TimeBars::Source &source = m_bars.sources[static_cast<std::size_t>(side)];
    const int top = lane * laneHeight();
    const int bottom = top + laneHeight() - 4;
    const QColor text = palette().color(QPalette::Text);
    const QColor dim = dimText(palette(), QPalette::Base);
    painter.setPen(text);
    painter.drawText(QRect(4, top, headWidth() - 6, laneHeight()), Qt::AlignLeft | Qt::AlignVCenter, sideWord(side));
    const bool brushedHere = m_brush && m_brush->side == side;
    const auto [first, last] = brushedHere ? brushedSlots() : std::pair(1, 0);
    if (brushedHere && first <= last) {
        const QRect area(slotRect(lane, first).left(), top + 1, slotRect(lane, last).right() - slotRect(lane, first).left() + 1, laneHeight() - 3);
        QColor fill = palette().color(QPalette::Highlight);
        fill.setAlpha(60);
        painter.fillRect(area, fill);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawLine(area.topLeft(), area.bottomLeft());
        painter.drawLine(area.topRight(), area.bottomRight());
    }
    painter.setPen(lineColor(palette()));
    painter.drawLine(slotRect(lane, 1).left(), bottom, slotRect(lane, slotCount() - 1).left(), bottom);
    for (int bar = 0; bar < static_cast<int>(source.paths.size()); ++bar) {
        const quint32 paths = source.paths[static_cast<std::size_t>(bar)];
        if (paths == 0)
            continue;
        const int height = std::max(3, static_cast<int>((laneHeight() - 9) * std::sqrt(static_cast<double>(paths) / largest)));
        const QRect at = slotRect(lane, bar + 1);
        const bool chosen = bar + 1 >= first && bar + 1 <= last;
        painter.fillRect(QRect(at.left(), bottom - height, std::max(at.width() - 1, 2), height), chosen ? palette().color(QPalette::Highlight) : dim);
    }
    // What is out of sight: arrows.
    for (const bool before : {true, false}) {
        if ((before ? source.before : source.after) == 0)
            continue;
        const QRectF at = slotRect(lane, before ? 0 : slotCount() - 1);
        const double height = 10;
        const double x = before ? at.left() + 3 : at.right() - 3;
        const double base = before ? at.right() - 3 : at.left() + 3;
        QPainterPath arrow(QPointF(x, at.center().y()));
        arrow.lineTo(base, at.center().y() - height / 2);
        arrow.lineTo(base, at.center().y() + height / 2);
        arrow.closeSubpath();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillPath(arrow, before == (first == 0 && brushedHere) && brushedHere ? palette().color(QPalette::Highlight) : dim);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    if (hasFocus() && lane == m_lane) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(slotRect(lane, m_slot).adjusted(-1, 1, 1, -3));
    }
}

void TimelineView::paintAxis(QPainter &painter) const
{
    const int top = static_cast<int>(m_lanes.size()) * laneHeight();
    const QRect left = slotRect(0, 1);
    const int right = slotRect(0, slotCount() - 1).left();
    const int width = std::max(right - left.left(), 1);
    // As much of both as there is room for: seconds, minutes, days, months, years.
    QString first = shownTime(m_bars.from);
    QString last = shownTime(m_bars.range().to - 1);
    for (const int letters : {19, 16, 10, 7, 4}) {
        first.truncate(m_bars.width >= 86400 ? std::min(letters, 10) : letters);
        last.truncate(first.size());
        if (fontMetrics().horizontalAdvance(first) + fontMetrics().horizontalAdvance(last) + 12 < width)
            break;
    }
    const QRect area(left.left(), top, width, fontMetrics().height() + 4);
    painter.setPen(dimText(palette(), QPalette::Base));
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, first);
    if (fontMetrics().horizontalAdvance(first) + fontMetrics().horizontalAdvance(last) + 6 < width)
        painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, last);
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.setLayoutDirection(Qt::LeftToRight);
    if (m_lanes.empty()) {
        painter.setPen(dimText(palette(), QPalette::Base));
        painter.drawText(rect().adjusted(4, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, tr("no times"));
        return;
    }
    quint32 largest = 1;
    for (const int side : m_lanes) {
        for (const quint32 paths : m_bars.sources[static_cast<std::size_t>(side)].paths)
            largest = std::max(largest, paths);
    }
    for (int lane = 0; lane < static_cast<int>(m_lanes.size()); ++lane)
        paintLane(painter, lane, largest);
    paintAxis(painter);
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setRange(m_wanted);
}

void TimelineView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setRange(m_wanted);
}

} // namespace assay

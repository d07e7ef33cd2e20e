// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "compare/overview.h"
#include "compare/timeline.h"
#include "ui/chartspeech.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace assay {

/// Times of modification, a lane for each source over one axis, and a brush over a span of one lane. What lies before and after
/// the span that is shown stands at its ends. Heights grow with the square root of the number of paths, so that one path is seen
/// beside thousands. UTC.
class TimelineView : public QWidget, public SpokenChart {
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);

    void setOverview(std::shared_ptr<const Overview> overview);

    struct Brush {
        int side = 0;
        std::optional<std::int64_t> from; ///< none: from the very first
        std::optional<std::int64_t> to;   ///< not included; none: to the very last
        bool operator==(const Brush &) const = default;
    };
    const std::optional<Brush> &brush() const { return m_brush; }
    std::string brushFilter() const; ///< "" when nothing is brushed
    quint32 brushedPaths() const;
    void clearBrush(); ///< without a signal

    TimeRange range() const { return m_bars.range(); }
    const TimeBars &bars() const { return m_bars; }
    void zoom(double factor); ///< over 1: less time, more of it; around what is current
    void showWhole();         ///< the times of all paths
    void showUsual();         ///< without the few far away
    void zoomToBrush();

    const std::vector<int> &lanes() const { return m_lanes; } ///< sides, from the top
    /// Slots are bars from 1 on; 0 is what lies before them, the last what lies after.
    int slotCount() const { return static_cast<int>(m_bars.count) + 2; }
    QRect slotRect(int lane, int slot) const;
    int currentLane() const { return m_lane; }
    int currentSlot() const { return m_slot; }
    QString spokenSlot(int lane, int first, int last) const;
    QString spokenValue() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void brushed(bool add); ///< another brush; add: to what is filtered already
    void cleared();         ///< by the user
    void currentChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool event(QEvent *event) override;

private:
    SortedTimes times() const;
    void setRange(TimeRange range);
    void zoomAround(std::int64_t center, double factor);
    void setCurrent(int lane, int slot);
    void setBrush(int lane, int first, int last, bool add, bool tell);
    quint32 pathsIn(int lane, int first, int last) const;
    std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>> spanOf(int first, int last) const;
    std::pair<int, int> brushedSlots() const;
    int laneHeight() const;
    int edgeWidth() const;
    int headWidth() const;
    int laneAt(int y) const;
    int slotAt(int x) const;
    void paintLane(QPainter &painter, int lane, quint32 largest) const;
    void paintAxis(QPainter &painter) const;

    std::shared_ptr<const Overview> m_overview;
    std::vector<int> m_lanes;
    TimeRange m_wanted; ///< what was asked for; the bars may begin earlier and end later
    TimeBars m_bars;
    std::optional<Brush> m_brush;
    int m_lane = 0;
    int m_slot = 1;
    int m_anchor = -1; ///< slot where a brush began, -1: none
    bool m_dragging = false;
    bool m_everything = false; ///< the whole range is shown
};

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diffruler.h"

#include "ui/glyphs.h"
#include "ui/plaintext.h"
#include "ui/preview/previewstyle.h"
#include "ui/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr std::uint32_t binCount = 1024; // finer than a screen is high, in steps of two pixels
constexpr int slotHeight = 2;
constexpr int reach = 4; // pixels around a click in which a difference is what was meant
constexpr int margin = 3;

struct Lane {
    RowStatus status;
    std::uint32_t RulerBins::Bin::*count;
    char16_t sign;
};
constexpr std::array<Lane, 5> lanes{{
    {RowStatus::Added, &RulerBins::Bin::added, u'+'},
    {RowStatus::Removed, &RulerBins::Bin::removed, u'−'},
    {RowStatus::Modified, &RulerBins::Bin::modified, u'≠'},
    {RowStatus::Metadata, &RulerBins::Bin::metadata, u'm'},
    {RowStatus::Unknown, &RulerBins::Bin::unknown, u'!'},
}};

QFont signFont(QFont font)
{
    font.setPixelSize(10);
    font.setBold(true);
    return font;
}

} // namespace

DiffRuler::DiffRuler(Session &session, QWidget *parent) :
    QAbstractSlider(parent),
    m_session(session),
    m_making(session.runner(), this)
{
    named(this, "diffRuler", tr("Overview of the differences"));
    setOrientation(Qt::Vertical);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setRange(0, 0);
    connect(this, &QAbstractSlider::valueChanged, this, [this](int value) { // by assistive technology
        if (!m_following)
            goToRow(static_cast<std::uint32_t>(value));
    });
    connect(&session, &Session::comparisonChanged, this, &DiffRuler::make);
    connect(&session, &Session::projectionWanted, this, [this] { m_making.cancel(); }); // leaves the processors to the rows that come
    connect(&session, &Session::projectionChanged, this, &DiffRuler::make);
    connect(&session, &Session::currentChanged, this, &DiffRuler::showCurrent);
    make();
}

void DiffRuler::make()
{
    const std::shared_ptr<const DiffTree> tree = m_session.comparison() ? m_session.comparison()->tree : nullptr;
    const bool steps = tree && (tree->hasStep(VendorToSaved) || tree->hasStep(SavedToLive));
    setVisible(steps);
    if (!steps) {
        m_making.cancel();
        take(nullptr);
        return;
    }
    if (tree != m_tree)
        take(nullptr);
    m_tree = tree;
    m_making.request([tree, projection = m_session.projection()](Context &context) { return rulerBinsOf(*tree, *projection, binCount, context); },
                     [this](Result<std::shared_ptr<const RulerBins>> made) {
                         if (made)
                             take(std::move(*made));
                     });
}

void DiffRuler::take(std::shared_ptr<const RulerBins> bins)
{
    m_bins = std::move(bins);
    {
        const QScopedValueRollback guard(m_following, true);
        setRange(0, m_bins && m_bins->rows() > 0 ? static_cast<int>(m_bins->rows() - 1) : 0);
        setPageStep(std::max(1, maximum() / 20));
    }
    setAccessibleDescription(summary());
    showCurrent();
    update();
}

void DiffRuler::showCurrent()
{
    const QScopedValueRollback guard(m_following, true);
    const DiffNodeId current = m_session.current();
    if (m_bins && current && current.value < m_bins->place.size() && m_bins->place[current.value] != RulerBins::none)
        setValue(static_cast<int>(m_bins->place[current.value]));
    update();
}

void DiffRuler::setVisibleRows(DiffNodeId first, DiffNodeId last)
{
    if (first == m_first && last == m_last)
        return;
    m_first = first;
    m_last = last;
    update();
}

QString DiffRuler::binText(const RulerBins::Bin &bin) const
{
    QStringList parts;
    for (const Lane &lane : lanes) {
        if (bin.*lane.count > 0)
            //: %1 a number, %2 "added", "modified", …
            parts.append(tr("%1 %2").arg(numberText(bin.*lane.count), statusWord(lane.status)));
    }
    return parts.isEmpty() ? tr("no difference") : parts.join(u", "_s);
}

QString DiffRuler::summary() const
{
    if (!m_bins)
        return {};
    //: %1 a number, %2 "3 added, 1 removed"
    return tr("%1 rows: %2").arg(numberText(m_bins->rows()), binText(m_bins->sum(0, 1)));
}

QString DiffRuler::textAt(int y) const
{
    const QRect area = track();
    if (!m_bins || m_bins->rows() == 0 || y < area.top() || y > area.bottom())
        return {};
    const double height = area.height();
    const double from = (y - area.top()) / height;
    const auto rows = static_cast<double>(m_bins->rows());
    const auto row = std::min(static_cast<std::uint32_t>(from * rows), m_bins->rows() - 1);
    return tr("Row %1 of %2").arg(numberText(row + 1U), numberText(m_bins->rows())) + u'\n'
        + binText(m_bins->sum(from, from + slotHeight / height)) + u'\n' + tr("A click leads to the nearest difference");
}

int DiffRuler::laneWidth() const
{
    return std::max(8, QFontMetrics(signFont(font())).horizontalAdvance(u'm'));
}

QSize DiffRuler::sizeHint() const
{
    return {2 * margin + static_cast<int>(lanes.size()) * laneWidth() + 4, 120};
}

// Below the signs of the lanes.
QRect DiffRuler::track() const
{
    return rect().adjusted(margin, QFontMetrics(signFont(font())).height() + 6, -margin, -margin);
}

int DiffRuler::yOf(std::uint32_t row) const
{
    const QRect area = track();
    return area.top() + static_cast<int>(std::uint64_t{row} * static_cast<std::uint64_t>(std::max(area.height(), 0)) / std::max(m_bins->rows(), 1U));
}

void DiffRuler::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight);
    const QRect area = track();
    painter.fillRect(area, palette().color(QPalette::Base));
    painter.setPen(lineColor(palette()));
    painter.drawRect(area.adjusted(0, 0, -1, -1));
    const int wide = laneWidth();
    painter.setFont(signFont(font()));
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        painter.setPen(readable(statusColor(lanes[i].status, palette()), palette().color(QPalette::Window), palette().color(QPalette::WindowText)));
        painter.drawText(QRect(area.left() + 2 + static_cast<int>(i) * wide, 2, wide, area.top() - 4), Qt::AlignCenter, QString(QChar(lanes[i].sign)));
    }
    if (!m_bins || m_bins->rows() == 0 || area.height() < 8)
        return;
    const auto placeOf = [this](DiffNodeId id) { return id.value < m_bins->place.size() ? m_bins->place[id.value] : RulerBins::none; };
    const std::uint32_t first = placeOf(m_first);
    const std::uint32_t last = m_last == DiffTree::root ? m_bins->rows() - 1 : placeOf(m_last);
    if (first != RulerBins::none && last != RulerBins::none && last >= first) {
        const QRect window(area.left(), yOf(first), area.width(), std::max(4, yOf(last + 1) - yOf(first)));
        painter.fillRect(window, mixed(palette().color(QPalette::Base), palette().color(QPalette::Highlight), 0.22));
        painter.setPen(palette().color(QPalette::Highlight));
        painter.drawRect(window.adjusted(0, 0, -1, -1));
    }
    const double height = area.height();
    for (int y = 1; y + slotHeight <= area.height() - 1; y += slotHeight) {
        const bool coarse = static_cast<double>(m_bins->bins.size()) * slotHeight < height; // a bin is some slots high
        const double middle = (y + slotHeight / 2.0) / height;
        const RulerBins::Bin bin = coarse ? m_bins->sum(middle, middle) : m_bins->sum(y / height, (y + slotHeight) / height);
        for (std::size_t i = 0; i < lanes.size() && bin.differing > 0; ++i) {
            if (bin.*lanes[i].count == 0)
                continue;
            // As wide as many of the rows are concerned; the root, so that one of thousands can be seen.
            const double share = std::sqrt(static_cast<double>(bin.*lanes[i].count) / bin.rows);
            const int bar = std::max(3, static_cast<int>(std::lround((wide - 1) * share)));
            painter.fillRect(QRect(area.left() + 2 + static_cast<int>(i) * wide, area.top() + y, bar, slotHeight), statusColor(lanes[i].status, palette()));
        }
    }
    if (const std::uint32_t place = m_session.current() ? placeOf(m_session.current()) : RulerBins::none; place != RulerBins::none) {
        painter.setPen(QPen(palette().color(QPalette::Text), 1));
        painter.drawLine(area.left(), yOf(place), area.right(), yOf(place));
    }
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

bool DiffRuler::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), toolTipText(textAt(help->pos().y())), this);
        return true;
    }
    return QAbstractSlider::event(event);
}

void DiffRuler::goToRow(std::uint32_t row)
{
    if (m_bins && row < m_bins->rows())
        m_session.goTo(m_bins->order[row]);
}

void DiffRuler::goToPlace(int y)
{
    const QRect area = track();
    if (!m_bins || m_bins->rows() == 0 || area.height() < 1)
        return;
    const auto rowAt = [&](int at) {
        const double share = std::clamp(static_cast<double>(at - area.top()) / area.height(), 0.0, 1.0);
        return std::min(static_cast<std::uint32_t>(share * m_bins->rows()), m_bins->rows() - 1);
    };
    const std::uint32_t row = rowAt(y);
    const std::uint32_t end = rowAt(y + reach) + 1;
    const std::uint32_t found = nearestDifference(*m_tree, *m_bins, row, rowAt(y - reach), end);
    goToRow(found < end ? found : row);
}

void DiffRuler::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        goToPlace(static_cast<int>(event->position().y()));
}

void DiffRuler::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        goToPlace(static_cast<int>(event->position().y()));
}

// To the difference nearest to a twentieth of all rows further on.
void DiffRuler::step(bool backwards)
{
    if (!m_bins || m_bins->rows() == 0)
        return;
    const auto page = static_cast<std::uint32_t>(pageStep());
    const auto now = static_cast<std::uint32_t>(value());
    const std::uint32_t rows = m_bins->rows();
    const std::uint32_t row = backwards ? now - std::min(now, page) : std::min(now + page, rows - 1);
    const std::uint32_t first = backwards ? 0 : std::min(now + 1, rows - 1);
    const std::uint32_t end = backwards ? now : rows;
    const std::uint32_t found = nearestDifference(*m_tree, *m_bins, row, first, end);
    if (found < end)
        goToRow(found);
}

void DiffRuler::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up: m_session.goToDifference(event->key() == Qt::Key_Up); break;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp: step(event->key() == Qt::Key_PageUp); break;
    case Qt::Key_Home:
    case Qt::Key_End:
        if (m_bins && m_bins->rows() > 0) {
            const std::uint32_t rows = m_bins->rows();
            const std::uint32_t row = event->key() == Qt::Key_Home ? 0 : rows - 1;
            const std::uint32_t found = nearestDifference(*m_tree, *m_bins, row, 0, rows);
            goToRow(found < rows ? found : row);
        }
        break;
    default: event->ignore();
    }
}

} // namespace assay

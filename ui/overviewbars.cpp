// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overviewbars.h"

#include "ui/glyphs.h"
#include "ui/grouped.h"
#include "ui/plaintext.h"
#include "ui/theme.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QHorizontalStackedBarSeries>
#include <QKeyEvent>
#include <QLegend>
#include <QMouseEvent>
#include <QToolTip>
#include <QValueAxis>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

QBrush statusBrush(RowStatus status, const QPalette &palette)
{
    const QColor color = statusFill(status, palette);
    switch (status) {
    case RowStatus::Removed: return {color, Qt::BDiagPattern};
    case RowStatus::Modified: return {color, Qt::Dense4Pattern};
    case RowStatus::Type: return {color, Qt::CrossPattern};
    case RowStatus::Metadata: return {color, Qt::HorPattern};
    case RowStatus::Unknown: return {color, Qt::DiagCrossPattern};
    default: return {color, Qt::SolidPattern};
    }
}

OverviewBars::OverviewBars(const char *objectName, const QString &title, QWidget *parent) :
    QChartView(new QChart, parent)
{
    installChartSpeech();
    named(this, objectName, title);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->legend()->hide();
    build();
}

void OverviewBars::setBars(std::vector<OverviewBar> bars)
{
    m_bars = std::move(bars);
    m_largest = 1;
    for (const OverviewBar &bar : m_bars) {
        quint32 sum = 0;
        for (const OverviewBar::Part &part : bar.parts)
            sum += part.paths;
        m_largest = std::max({m_largest, bar.paths, sum});
    }
    m_bar = std::clamp(m_bar, 0, std::max(0, static_cast<int>(m_bars.size()) - 1));
    m_part = -1;
    QStringList all;
    for (int bar = 0; bar < static_cast<int>(m_bars.size()); ++bar)
        all.append(spokenBar(bar, -1));
    setAccessibleDescription(all.join(u"; "_s));
    updateGeometry();
    build();
}

int OverviewBars::rowHeight() const
{
    return fontMetrics().height() + 6;
}

QSize OverviewBars::sizeHint() const
{
    return {260, static_cast<int>(std::max<std::size_t>(m_bars.size(), 1)) * rowHeight()};
}

QSize OverviewBars::minimumSizeHint() const
{
    return {140, sizeHint().height()};
}

QRectF OverviewBars::plot() const
{
    int counts = fontMetrics().horizontalAdvance(u"0"_s);
    for (int bar = 0; bar < static_cast<int>(m_bars.size()); ++bar)
        counts = std::max(counts, fontMetrics().horizontalAdvance(countText(bar)));
    int labels = 0;
    for (const OverviewBar &bar : m_bars)
        labels = std::max(labels, fontMetrics().horizontalAdvance(bar.label));
    const int width = viewport()->width();
    labels = std::min(labels + 8, width * 45 / 100);
    return QRectF(labels + 4, 0, std::max(8, width - labels - counts - 14), static_cast<int>(m_bars.size()) * rowHeight());
}

QString OverviewBars::countText(int bar) const
{
    return numberText(m_bars[static_cast<std::size_t>(bar)].paths);
}

qreal OverviewBars::shown(const OverviewBar::Part &part) const
{
    const qreal two = 2.0 * m_largest / std::max(plot().width(), 1.0);
    return part.paths == 0 ? 0.0 : std::max<qreal>(part.paths, two);
}

void OverviewBars::build()
{
    chart()->removeAllSeries();
    const QList<QAbstractAxis *> old = chart()->axes();
    for (QAbstractAxis *axis : old) {
        chart()->removeAxis(axis);
        delete axis;
    }
    setBackgroundBrush(palette().color(QPalette::Base));
    if (m_bars.empty())
        return;
    // A set for each place of a part in a bar and status it has there.
    auto *series = new QHorizontalStackedBarSeries;
    series->setBarWidth(0.7);
    const auto count = static_cast<int>(m_bars.size());
    std::size_t most = 0;
    for (const OverviewBar &bar : m_bars)
        most = std::max(most, bar.parts.size());
    for (std::size_t at = 0; at < most; ++at) {
        std::vector<std::pair<RowStatus, std::optional<QColor>>> looks;
        for (const OverviewBar &bar : m_bars) {
            if (at < bar.parts.size() && std::find(looks.begin(), looks.end(), std::pair(bar.parts[at].status, bar.tone)) == looks.end())
                looks.emplace_back(bar.parts[at].status, bar.tone);
        }
        for (const auto &look : looks) {
            auto *set = new QBarSet(QString());
            const QColor tone = look.second ? *look.second : dimText(palette(), QPalette::Base);
            const QBrush brush = look.first == RowStatus::None ? QBrush(tone) : statusBrush(look.first, palette());
            set->setBrush(brush);
            set->setPen(QPen(brush.color(), 1));
            for (int row = count; row-- > 0;) { // the axis begins below
                const OverviewBar &bar = m_bars[static_cast<std::size_t>(row)];
                const bool here = at < bar.parts.size() && std::pair(bar.parts[at].status, bar.tone) == look;
                *set << (here ? shown(bar.parts[at]) : 0.0);
            }
            series->append(set);
        }
    }
    chart()->addSeries(series);
    QStringList keys;
    for (int row = 0; row < count; ++row)
        keys.append(QString::number(row));
    auto *rows = new QBarCategoryAxis;
    rows->append(keys);
    rows->setVisible(false);
    chart()->addAxis(rows, Qt::AlignLeft);
    series->attachAxis(rows);
    auto *lengths = new QValueAxis;
    lengths->setRange(0, m_largest * 1.02);
    lengths->setVisible(false);
    chart()->addAxis(lengths, Qt::AlignBottom);
    series->attachAxis(lengths);
    place();
}

void OverviewBars::place()
{
    chart()->resize(viewport()->size());
    chart()->setPlotArea(plot());
    viewport()->update();
}

QRect OverviewBars::barRect(int bar) const
{
    return {0, bar * rowHeight(), viewport()->width(), rowHeight()};
}

QRect OverviewBars::partRect(int bar, int part) const
{
    const QRectF area = plot();
    const qreal scale = area.width() / (m_largest * 1.02);
    qreal left = area.left();
    const std::vector<OverviewBar::Part> &parts = m_bars[static_cast<std::size_t>(bar)].parts;
    for (int before = 0; before < part; ++before)
        left += shown(parts[static_cast<std::size_t>(before)]) * scale;
    const QRect row = barRect(bar);
    return QRectF(left, row.top() + row.height() * 0.15, shown(parts[static_cast<std::size_t>(part)]) * scale, row.height() * 0.7).toRect();
}

int OverviewBars::barAt(const QPoint &position) const
{
    const int bar = position.y() < 0 ? -1 : position.y() / rowHeight();
    return bar < static_cast<int>(m_bars.size()) ? bar : -1;
}

int OverviewBars::partAt(int bar, const QPoint &position) const
{
    const auto parts = static_cast<int>(m_bars[static_cast<std::size_t>(bar)].parts.size());
    for (int part = 0; part < parts && parts > 1; ++part) {
        if (m_bars[static_cast<std::size_t>(bar)].parts[static_cast<std::size_t>(part)].paths != 0 && partRect(bar, part).contains(position))
            return part;
    }
    return -1;
}

QString OverviewBars::spokenBar(int bar, int part) const
{
    const OverviewBar &one = m_bars[static_cast<std::size_t>(bar)];
    if (part >= 0) {
        const OverviewBar::Part &of = one.parts[static_cast<std::size_t>(part)];
        return one.label + u", "_s + statusWord(of.status) + u": "_s + grouped(tr("%n path(s)", nullptr, static_cast<int>(of.paths)), of.paths);
    }
    QString text = one.label + u": "_s + grouped(tr("%n path(s)", nullptr, static_cast<int>(one.paths)), one.paths);
    QStringList parts;
    for (const OverviewBar::Part &each : one.parts) {
        if (each.status != RowStatus::None && each.paths != 0 && one.parts.size() > 1)
            parts.append(statusWord(each.status) + u' ' + numberText(each.paths));
    }
    return parts.isEmpty() ? text : text + u" ("_s + parts.join(u", "_s) + u')';
}

QString OverviewBars::spokenValue() const
{
    return m_bars.empty() ? QString() : spokenBar(m_bar, m_part);
}

void OverviewBars::setCurrent(int bar, int part)
{
    if (bar < 0 || bar >= static_cast<int>(m_bars.size()) || (bar == m_bar && part == m_part))
        return;
    m_bar = bar;
    m_part = part;
    viewport()->update();
    speakChart(this);
}

void OverviewBars::drawForeground(QPainter *painter, const QRectF &)
{
    painter->resetTransform();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(font());
    painter->setLayoutDirection(Qt::LeftToRight);
    const QRectF area = plot();
    for (int bar = 0; bar < static_cast<int>(m_bars.size()); ++bar) {
        const QRect row = barRect(bar);
        const OverviewBar &one = m_bars[static_cast<std::size_t>(bar)];
        const QRectF label(4, row.top(), area.left() - 8, row.height());
        painter->setPen(palette().color(QPalette::Text));
        // Of a path the end tells most.
        painter->drawText(label, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          fontMetrics().elidedText(one.label, one.label.contains(u'/') ? Qt::ElideLeft : Qt::ElideRight, static_cast<int>(label.width())));
        painter->setPen(dimText(palette(), QPalette::Base));
        painter->drawText(QRectF(area.right(), row.top(), viewport()->width() - area.right() - 4, row.height()), Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                          countText(bar));
        if (!hasFocus() || bar != m_bar)
            continue;
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(palette().color(QPalette::Highlight), 1.5));
        painter->drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), 3, 3);
        if (m_part >= 0) {
            painter->setPen(QPen(palette().color(QPalette::Text), 2));
            painter->drawRect(QRectF(partRect(bar, m_part)).adjusted(-1, -1, 1, 1));
        }
    }
}

void OverviewBars::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    build(); // how short a bar may be depends on the width
}

void OverviewBars::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        build();
}

void OverviewBars::keyPressEvent(QKeyEvent *event)
{
    const auto last = static_cast<int>(m_bars.size()) - 1;
    const auto step = [this](int by) {
        const std::vector<OverviewBar::Part> &parts = m_bars[static_cast<std::size_t>(m_bar)].parts;
        const auto end = static_cast<int>(parts.size());
        if (end < 2)
            return;
        int part = m_part + by;
        while (part >= 0 && part < end && parts[static_cast<std::size_t>(part)].paths == 0)
            part += by;
        if (part < end)
            setCurrent(m_bar, std::max(part, -1));
    };
    switch (last < 0 ? 0 : event->key()) {
    case Qt::Key_Up: setCurrent(std::max(m_bar - 1, 0), -1); break;
    case Qt::Key_Down: setCurrent(std::min(m_bar + 1, last), -1); break;
    case Qt::Key_Home: setCurrent(0, -1); break;
    case Qt::Key_End: setCurrent(last, -1); break;
    case Qt::Key_Left: step(-1); break;
    case Qt::Key_Right: step(1); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: Q_EMIT chosen(m_bar, m_part, event->modifiers().testFlag(Qt::ControlModifier)); break;
    default: event->ignore(); return;
    }
    event->accept();
}

void OverviewBars::mousePressEvent(QMouseEvent *event)
{
    const int bar = event->button() == Qt::LeftButton ? barAt(event->position().toPoint()) : -1;
    if (bar < 0)
        return;
    setCurrent(bar, partAt(bar, event->position().toPoint()));
}

void OverviewBars::mouseMoveEvent(QMouseEvent *event)
{
    const int bar = barAt(event->position().toPoint());
    viewport()->setCursor(bar >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void OverviewBars::mouseReleaseEvent(QMouseEvent *event)
{
    const int bar = event->button() == Qt::LeftButton ? barAt(event->position().toPoint()) : -1;
    if (bar >= 0 && bar == m_bar)
        Q_EMIT chosen(bar, m_part, event->modifiers().testFlag(Qt::ControlModifier));
}

void OverviewBars::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the page's
}

void OverviewBars::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void OverviewBars::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    viewport()->update();
}

bool OverviewBars::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QChartView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int bar = barAt(help->pos());
    if (bar < 0) {
        QToolTip::hideText();
        return true;
    }
    const OverviewBar &one = m_bars[static_cast<std::size_t>(bar)];
    const int part = partAt(bar, help->pos());
    QStringList lines{spokenBar(bar, part)};
    if (!one.toolTip.isEmpty())
        lines.append(one.toolTip);
    const bool leads = !(part >= 0 ? one.parts[static_cast<std::size_t>(part)].filter : one.filter).empty();
    if (leads)
        lines.append(tr("Click shows just these; Ctrl+click keeps the filter that there is as well."));
    QToolTip::showText(help->globalPos(), toolTipText(lines.join(u'\n')), this);
    return true;
}

} // namespace assay

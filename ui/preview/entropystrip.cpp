// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/entropystrip.h"

#include "ui/plaintext.h"
#include "ui/preview/previewstyle.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

constexpr std::size_t partsWanted = 512;
constexpr int columnWidth = 14;
constexpr int columnGap = 3;
constexpr int margin = 3;

} // namespace

EntropyStrip::EntropyStrip(JobRunner &jobs, QWidget *parent) :
    QWidget(parent)
{
    setObjectName(QStringLiteral("entropyStrip"));
    setAccessibleName(tr("Entropy"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    for (Column &column : m_columns)
        column.job = std::make_unique<LatestOnly>(jobs, this);
}

EntropyStrip::~EntropyStrip() = default;

void EntropyStrip::setSources(std::array<Source, 3> sources)
{
    m_extent = 0;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        m_columns[i].job->cancel();
        m_columns[i].map = {};
        m_columns[i].source = std::move(sources[i]);
        if (m_columns[i].source.bytes)
            m_extent = std::max<quint64>(m_extent, m_columns[i].source.bytes->size());
    }
    // One measure for all, so that the same offset is at the same height.
    m_bucketBytes = entropyBucketBytes(m_extent, partsWanted);
    m_begin = m_end = m_cursor = 0;
    m_computed = false;
    updateGeometry();
    update();
    if (isVisible())
        compute();
}

void EntropyStrip::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    compute();
}

void EntropyStrip::compute()
{
    if (m_computed)
        return;
    m_computed = true;
    for (Column &column : m_columns) {
        if (!column.source.bytes)
            continue;
        column.job->request([source = column.source.bytes, bytes = m_bucketBytes](Context &context) { return entropyMap(*source, bytes, context); },
                            [this, &column](Result<EntropyMap> map) {
                                if (!map)
                                    return; // only when it was cancelled
                                column.map = std::move(*map);
                                update();
                                setAccessibleDescription(describe(m_cursor));
                            });
    }
}

bool EntropyStrip::isBusy() const
{
    return std::any_of(m_columns.begin(), m_columns.end(), [](const Column &column) { return column.job->isBusy(); });
}

void EntropyStrip::setPlace(quint64 begin, quint64 end, quint64 cursor)
{
    if (m_begin == begin && m_end == end && m_cursor == cursor)
        return;
    m_begin = begin;
    m_end = end;
    m_cursor = cursor;
    setAccessibleDescription(describe(m_cursor));
    update();
}

QString EntropyStrip::describe(quint64 offset) const
{
    if (m_extent == 0)
        return {};
    const quint64 part = std::min(offset, m_extent - 1) / m_bucketBytes;
    const quint64 begin = part * m_bucketBytes;
    const quint64 last = std::min(m_extent - begin, m_bucketBytes) - 1 + begin;
    QStringList values;
    for (const Column &column : m_columns) {
        if (!column.source.bytes)
            continue;
        const auto at = static_cast<std::size_t>(part);
        const QString value = begin >= column.source.bytes->size() ? tr("behind the end")
            : at >= column.map.buckets.size()                      ? tr("not known yet")
            : column.map.buckets[at] == EntropyMap::unknown        ? tr("cannot be read")
                                                                   : tr("%1 bits a byte").arg(QLocale().toString(static_cast<double>(column.map.buckets[at]), 'f', 2));
        values += column.source.title.isEmpty() ? value : QStringLiteral("%1 %2").arg(column.source.title, value);
    }
    //: %1 and %2 offsets, %3 a list such as "Vendor 7.98 bits a byte, Saved 0.00 bits a byte"
    return tr("Entropy from 0x%1 to 0x%2: %3").arg(QString::number(begin, 16), QString::number(last, 16), values.join(QStringLiteral(", ")));
}

int EntropyStrip::columnCount() const
{
    return static_cast<int>(std::count_if(m_columns.begin(), m_columns.end(), [](const Column &column) { return column.source.bytes != nullptr; }));
}

QSize EntropyStrip::sizeHint() const
{
    const int columns = std::max(1, columnCount());
    return {2 * margin + columns * columnWidth + (columns - 1) * columnGap, 100};
}

int EntropyStrip::yOf(quint64 offset) const
{
    const auto share = static_cast<long double>(offset) / static_cast<long double>(std::max<quint64>(m_extent, 1));
    return static_cast<int>(share * std::max(1, height()));
}

quint64 EntropyStrip::offsetAt(int y) const
{
    if (m_extent == 0)
        return 0;
    const auto share = static_cast<long double>(std::clamp(y, 0, height() - 1)) / std::max(1, height());
    return std::min(static_cast<quint64>(share * static_cast<long double>(m_extent)), m_extent - 1);
}

void EntropyStrip::paintColumn(QPainter &painter, const Column &column, const QRect &area) const
{
    const PreviewColors c = PreviewColors::of(palette());
    const QColor accent = readable(palette().color(QPalette::Highlight), c.base, c.text, 3.0);
    const quint64 size = column.source.bytes->size();
    painter.fillRect(area, c.base);
    const int end = size >= m_extent ? area.height() : yOf(size);
    if (end < area.height())
        paintHatch(painter, QRect(area.left(), end, area.width(), area.height() - end), c);
    for (int y = 0; y < end; ++y) {
        // Of several parts in one line the strongest: what is packed is not lost among what is not.
        const auto first = static_cast<std::size_t>(offsetAt(y) / m_bucketBytes);
        const auto last = std::max(first, static_cast<std::size_t>(y + 1 < height() ? (offsetAt(y + 1) - (offsetAt(y + 1) > 0 ? 1 : 0)) / m_bucketBytes : (size - 1) / m_bucketBytes));
        float bits = -2;
        for (std::size_t i = first; i <= last && i < column.map.buckets.size(); ++i)
            bits = std::max(bits, column.map.buckets[i]);
        if (bits < 0) {
            painter.fillRect(QRectF(area.left(), y, area.width(), 1), bits == EntropyMap::unknown ? c.changedFill : c.gutter);
            continue;
        }
        const qreal share = std::clamp(static_cast<qreal>(bits) / 8, 0.0, 1.0);
        painter.fillRect(QRectF(area.left(), y, std::max(1.0, share * area.width()), 1), mixed(c.base, accent, 0.35 + 0.65 * share * share));
    }
}

void EntropyStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const PreviewColors c = PreviewColors::of(palette());
    painter.fillRect(rect(), c.gutter);
    int left = margin;
    for (const Column &column : m_columns) {
        if (!column.source.bytes)
            continue;
        paintColumn(painter, column, QRect(left, 0, columnWidth, height()));
        left += columnWidth + columnGap;
    }
    if (m_extent > 0 && m_end > m_begin) {
        const int top = std::min(yOf(m_begin), height() - 3);
        const int bottom = std::max(yOf(m_end), top + 3);
        painter.setPen(QPen(c.text, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(0.5, top + 0.5, width() - 1, std::min(bottom, height()) - top - 1));
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(readable(c.selection, c.gutter, c.text, 3.0), 2));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void EntropyStrip::choose(quint64 offset)
{
    if (m_extent == 0)
        return;
    Q_EMIT offsetChosen(std::min(offset, m_extent - 1));
    Q_EMIT statusMessage(describe(offset));
}

void EntropyStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(offsetAt(event->position().toPoint().y()));
}

void EntropyStrip::mouseMoveEvent(QMouseEvent *event)
{
    if ((event->buttons() & Qt::LeftButton) != 0)
        choose(offsetAt(event->position().toPoint().y()));
}

// From part to part, by the place the reader is at.
void EntropyStrip::keyPressEvent(QKeyEvent *event)
{
    const quint64 last = m_extent == 0 ? 0 : m_extent - 1;
    const quint64 here = std::min(m_cursor, last) / std::max<quint64>(m_bucketBytes, 1) * m_bucketBytes;
    const auto down = [&](quint64 parts) { return std::min(here + std::min(parts * m_bucketBytes, last - std::min(here, last)), last); };
    const auto up = [&](quint64 parts) { return here - std::min(here, parts * m_bucketBytes); };
    switch (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier ? event->key() : 0) {
    case Qt::Key_Down: choose(down(1)); break;
    case Qt::Key_Up: choose(up(1)); break;
    case Qt::Key_PageDown: choose(down(16)); break;
    case Qt::Key_PageUp: choose(up(16)); break;
    case Qt::Key_Home: choose(0); break;
    case Qt::Key_End: choose(last); break;
    default: QWidget::keyPressEvent(event);
    }
}

void EntropyStrip::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void EntropyStrip::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool EntropyStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), toolTipText(describe(offsetAt(help->pos().y()))), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/panerow.h"

#include "ui/preview/previewstyle.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace assay {

std::array<PaneSpan, paneCount> paneSpans(int width, int trailing, const std::array<bool, paneCount> &shown,
                                          const std::array<int, paneCount> &widths)
{
    std::array<PaneSpan, paneCount> spans{};
    const auto count = static_cast<int>(std::count(shown.begin(), shown.end(), true));
    if (count == 0)
        return spans;
    // The panes' own widths hold when they make up about this row: frames and handles of a splitter are let pass.
    int sum = 0;
    bool usable = true;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        if (!shown[i])
            continue;
        sum += widths[i];
        usable = usable && widths[i] > 40;
    }
    usable = usable && std::abs(sum - width) <= 48;
    int left = 0;
    int seen = 0;
    const int inner = std::max(0, width - trailing);
    for (std::size_t i = 0; i < spans.size(); ++i) {
        if (!shown[i])
            continue;
        ++seen;
        int right = usable ? left + widths[i] : static_cast<int>(static_cast<qint64>(inner) * seen / count);
        if (seen == count)
            right = inner;
        spans[i] = {left, std::max(0, right - left)};
        left = right;
    }
    return spans;
}

PaneRow::PaneRow(QWidget *parent) :
    QWidget(parent)
{
}

void PaneRow::setWidgets(const std::array<QWidget *, paneCount> &widgets, QWidget *trailing)
{
    m_widgets = widgets;
    m_trailing = trailing;
    for (QWidget *widget : m_widgets)
        widget->setParent(this);
    if (trailing)
        trailing->setParent(this);
    arrange();
}

void PaneRow::setShown(const std::array<bool, paneCount> &shown)
{
    m_shown = shown;
    arrange();
}

void PaneRow::setWidths(const std::array<int, paneCount> &widths)
{
    m_widths = widths;
    arrange();
}

void PaneRow::setTrailingSpace(int width)
{
    m_trailingSpace = width;
    arrange();
}

QSize PaneRow::sizeHint() const
{
    QSize size(0, 0);
    for (std::size_t i = 0; i < m_widgets.size(); ++i) {
        if (m_widgets[i] && m_shown[i])
            size = QSize(size.width() + m_widgets[i]->sizeHint().width(), std::max(size.height(), m_widgets[i]->sizeHint().height()));
    }
    return size;
}

QSize PaneRow::minimumSizeHint() const
{
    int height = 0;
    for (std::size_t i = 0; i < m_widgets.size(); ++i) {
        if (m_widgets[i] && m_shown[i])
            height = std::max(height, m_widgets[i]->minimumSizeHint().height());
    }
    return {60, height};
}

void PaneRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool PaneRow::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) {
        arrange(); // what stands at the end may have become wider
        updateGeometry();
    }
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::StyleChange)
        arrange();
    return QWidget::event(event);
}

std::array<PaneSpan, paneCount> PaneRow::spans() const
{
    return paneSpans(width(), m_trailing ? m_trailing->sizeHint().width() : m_trailingSpace, m_shown, m_widths);
}

void PaneRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor color = mixed(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.2);
    for (const PaneSpan &span : spans()) {
        if (m_trailing && span.left > 0)
            painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(span.left, 0, 1, height())), color);
    }
}

void PaneRow::arrange()
{
    const int trailing = m_trailing ? m_trailing->sizeHint().width() : m_trailingSpace;
    const auto spans = this->spans();
    for (std::size_t i = 0; i < spans.size(); ++i) {
        if (!m_widgets[i])
            continue;
        m_widgets[i]->setVisible(m_shown[i]);
        const int line = m_trailing && spans[i].left > 0 ? 1 : 0; // left free for what paintEvent() draws
        if (m_shown[i])
            m_widgets[i]->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(spans[i].left + line, 0, spans[i].width - line, height())));
    }
    if (m_trailing)
        m_trailing->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(width() - trailing, 0, trailing, height())));
}

} // namespace assay

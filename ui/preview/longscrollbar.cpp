// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/longscrollbar.h"

#include <QWheelEvent>

#include <algorithm>

namespace assay {
namespace {

constexpr int exactMaximum = 1 << 30;

} // namespace

LongScrollBar::LongScrollBar(Qt::Orientation orientation, QWidget *parent) :
    QScrollBar(orientation, parent)
{
    connect(this, &QScrollBar::actionTriggered, this, &LongScrollBar::handleAction);
}

int LongScrollBar::scaled(quint64 value) const
{
    if (m_maximum <= exactMaximum)
        return static_cast<int>(value);
    return static_cast<int>(static_cast<long double>(value) / static_cast<long double>(m_maximum) * exactMaximum);
}

void LongScrollBar::setLongRange(quint64 maximum, quint64 pageRows)
{
    m_maximum = maximum;
    m_page = std::max<quint64>(pageRows, 1);
    m_value = std::min(m_value, m_maximum);
    setRange(0, scaled(m_maximum));
    setPageStep(std::max(1, scaled(std::min(m_page, std::max<quint64>(m_maximum, 1)))));
    setValue(scaled(m_value));
}

void LongScrollBar::setLongValue(quint64 value)
{
    m_value = std::min(value, m_maximum);
    setValue(scaled(m_value));
}

void LongScrollBar::moveTo(quint64 value)
{
    value = std::min(value, m_maximum);
    setSliderPosition(scaled(value));
    if (value == m_value)
        return;
    m_value = value;
    Q_EMIT longValueChanged(value);
}

void LongScrollBar::handleAction(int action)
{
    const auto back = [this](quint64 rows) { moveTo(m_value - std::min(rows, m_value)); };
    const auto forward = [this](quint64 rows) { moveTo(m_value + std::min(rows, m_maximum - m_value)); };
    const quint64 page = std::max<quint64>(m_page, 2) - 1;
    switch (action) {
    case SliderSingleStepAdd: forward(1); break;
    case SliderSingleStepSub: back(1); break;
    case SliderPageStepAdd: forward(page); break;
    case SliderPageStepSub: back(page); break;
    case SliderToMinimum: moveTo(0); break;
    case SliderToMaximum: moveTo(m_maximum); break;
    default:
        if (m_maximum <= exactMaximum)
            moveTo(static_cast<quint64>(std::max(sliderPosition(), 0)));
        else if (sliderPosition() != scaled(m_value))
            moveTo(static_cast<quint64>(static_cast<long double>(sliderPosition()) / exactMaximum * static_cast<long double>(m_maximum)));
    }
}

void LongScrollBar::wheelEvent(QWheelEvent *event)
{
    m_wheelRest += event->angleDelta().y();
    const int rows = m_wheelRest * 3 / 120;
    if (rows != 0) {
        m_wheelRest -= rows * 120 / 3;
        const auto count = static_cast<quint64>(std::abs(rows));
        moveTo(rows > 0 ? m_value - std::min(count, m_value) : m_value + std::min(count, m_maximum - m_value));
    }
    event->accept();
}

} // namespace assay

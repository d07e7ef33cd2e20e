// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chartspeech.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

namespace assay {

namespace {

class ChartAccessible : public QAccessibleWidget {
public:
    ChartAccessible(QWidget *widget, const SpokenChart *chart) :
        QAccessibleWidget(widget, QAccessible::Chart),
        m_chart(chart)
    {
    }

    QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Value ? m_chart->spokenValue() : QAccessibleWidget::text(which);
    }

private:
    const SpokenChart *m_chart;
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    const auto *chart = dynamic_cast<const SpokenChart *>(object);
    return widget && chart ? new ChartAccessible(widget, chart) : nullptr;
}

} // namespace

void installChartSpeech()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeAccessible);
        return true;
    }();
    Q_UNUSED(installed);
}

void speakChart(QWidget *chart)
{
    if (!QAccessible::isActive())
        return;
    const auto *spoken = dynamic_cast<const SpokenChart *>(chart);
    QAccessibleValueChangeEvent event(chart, spoken ? spoken->spokenValue() : QString());
    QAccessible::updateAccessibility(&event);
}

} // namespace assay

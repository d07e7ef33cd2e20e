// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QWidget;

namespace assay {

/// A widget of which one part is current, as bars are: what a screen reader says as its value.
class SpokenChart {
public:
    SpokenChart() = default;
    SpokenChart(const SpokenChart &) = delete;
    SpokenChart &operator=(const SpokenChart &) = delete;
    virtual ~SpokenChart() = default;
    virtual QString spokenValue() const = 0;
};

/// Once for the program; any number of times.
void installChartSpeech();
/// Another part of chart, which is a SpokenChart, is current.
void speakChart(QWidget *chart);

} // namespace assay

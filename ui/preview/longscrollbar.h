// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QScrollBar>

namespace assay {

/// A scroll bar over more rows than an int can count: a file of 2^63 bytes has 2^59 of 16.
///
/// Steps and pages are exact; only dragging is as coarse as the bar's pixels are.
class LongScrollBar : public QScrollBar {
    Q_OBJECT

public:
    explicit LongScrollBar(Qt::Orientation orientation, QWidget *parent = nullptr);

    /// Rows at the top of the view: 0 … maximum, a page shows pageRows.
    void setLongRange(quint64 maximum, quint64 pageRows);
    void setLongValue(quint64 value);
    quint64 longValue() const { return m_value; }

Q_SIGNALS:
    /// Only for what the user did, never for setLongValue().
    void longValueChanged(quint64 value);

protected:
    void wheelEvent(QWheelEvent *event) override;

private:
    void handleAction(int action);
    void moveTo(quint64 value);
    int scaled(quint64 value) const;

    quint64 m_value = 0;
    quint64 m_maximum = 0;
    quint64 m_page = 1;
    int m_wheelRest = 0;
};

} // namespace assay

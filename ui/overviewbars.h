// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QChartView>

#include "items/displaytext.h"
#include "ui/chartspeech.h"

#include <optional>
#include <string>
#include <vector>

namespace assay {

struct OverviewBar {
    struct Part {
        RowStatus status = RowStatus::None; ///< colour and pattern; None: those of the bar
        quint32 paths = 0;
        std::string filter; ///< shows exactly them; "" leads nowhere
    };
    QString label;      ///< plain text, of the evidence too
    QString toolTip;    ///< plain text; the label where it is empty
    quint32 paths = 0;  ///< all of it: not always the sum of the parts, which may have paths in common
    std::string filter; ///< shows exactly them; "" leads nowhere
    std::optional<QColor> tone;
    std::vector<Part> parts; ///< side by side
    int id = 0;              ///< the user's
};

/// Bars one below the other, with their names and counts beside them; the bars themselves are QtCharts', all text is drawn
/// as the plain text that it is. A click or Enter chooses a bar, or the part of it under the pointer or chosen by Left and Right.
class OverviewBars : public QChartView, public SpokenChart {
    Q_OBJECT

public:
    OverviewBars(const char *objectName, const QString &title, QWidget *parent = nullptr);

    void setBars(std::vector<OverviewBar> bars);
    const std::vector<OverviewBar> &bars() const { return m_bars; }

    int currentBar() const { return m_bar; }
    int currentPart() const { return m_part; } ///< -1: the whole bar
    void setCurrent(int bar, int part);
    QRect barRect(int bar) const;            ///< the whole row, in the viewport
    QRect partRect(int bar, int part) const; ///< in the viewport; empty when it is too small to be hit
    QString spokenBar(int bar, int part) const;
    QString spokenValue() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// part: -1 for the whole bar. add: to what is filtered already, rather than in its place.
    void chosen(int bar, int part, bool add);

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void build();
    void place();
    int rowHeight() const;
    qreal shown(const OverviewBar::Part &part) const; ///< its length, at least so much that it can be seen
    QRectF plot() const;
    int barAt(const QPoint &position) const;
    int partAt(int bar, const QPoint &position) const;
    QString countText(int bar) const;

    std::vector<OverviewBar> m_bars;
    quint32 m_largest = 1;
    int m_bar = 0;
    int m_part = -1;
};

/// Colour and pattern of a status, so that two are told apart without colours too.
QBrush statusBrush(RowStatus status, const QPalette &palette);

} // namespace assay

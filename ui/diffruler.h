// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/session.h"

#include "compare/rulerbins.h"

#include <QAbstractSlider>

namespace assay {

/// Beside the panes: where among all rows that are shown, those in closed folders too, the differences are, in a lane for each
/// kind, and which part of them the panes show. A click or a drag leads to the difference that is nearest to the place; the
/// keys of a scroll bar do the same. Its value is the current row's number.
class DiffRuler : public QAbstractSlider {
    Q_OBJECT

public:
    explicit DiffRuler(Session &session, QWidget *parent = nullptr);

    /// The rows that the panes show now; the root for none.
    void setVisibleRows(DiffNodeId first, DiffNodeId last);
    const std::shared_ptr<const RulerBins> &bins() const { return m_bins; }
    QString summary() const; ///< of all rows, in words
    QString textAt(int y) const; ///< of the rows at a height, several lines; "" outside
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void make();
    void take(std::shared_ptr<const RulerBins> bins);
    void showCurrent();
    void goToRow(std::uint32_t row);
    void goToPlace(int y);
    void step(bool backwards);
    QRect track() const;
    int yOf(std::uint32_t row) const;
    int laneWidth() const;
    QString binText(const RulerBins::Bin &bin) const;

    Session &m_session;
    std::shared_ptr<const DiffTree> m_tree; // that the bins are of
    std::shared_ptr<const RulerBins> m_bins;
    DiffNodeId m_first = DiffTree::root;
    DiffNodeId m_last = DiffTree::root;
    bool m_following = false; // the value is said to follow, not to lead
    LatestOnly m_making;
};

} // namespace assay

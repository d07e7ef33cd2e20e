// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <array>

namespace assay {

inline constexpr int paneCount = 3;

/// The left edges and widths that the shown ones of three panes get in a row of this width.
struct PaneSpan {
    int left = 0;
    int width = 0;
};
std::array<PaneSpan, paneCount> paneSpans(int width, int trailing, const std::array<bool, paneCount> &shown,
                                          const std::array<int, paneCount> &widths);

/// Up to three widgets side by side, in the widths of the panes above, or equally wide; a scroll bar for all at the end.
class PaneRow : public QWidget {
    Q_OBJECT

public:
    explicit PaneRow(QWidget *parent = nullptr);

    /// Takes the widgets over.
    void setWidgets(const std::array<QWidget *, paneCount> &widgets, QWidget *trailing = nullptr);
    void setShown(const std::array<bool, paneCount> &shown);
    /// See PreviewPanel::setPaneWidths().
    void setWidths(const std::array<int, paneCount> &widths);
    /// Room left free at the end, where the row has no scroll bar and those below have.
    void setTrailingSpace(int width);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void arrange();
    std::array<PaneSpan, paneCount> spans() const;

    std::array<QWidget *, paneCount> m_widgets{};
    QWidget *m_trailing = nullptr;
    int m_trailingSpace = 0;
    std::array<bool, paneCount> m_shown{true, true, true};
    std::array<int, paneCount> m_widths{};
};

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "ui/session.h"

#include <array>
#include <vector>

class QChart;
class QChartView;

namespace assay {

/// One bar: a folder and how much differs in it, by kind, in both steps together.
struct ChangedFolder {
    DiffNodeId id;
    std::string path;                    ///< bytes
    std::array<std::uint32_t, 4> counts{}; ///< added, removed, modified, metadata; the folder itself counted
    std::uint32_t total() const { return counts[0] + counts[1] + counts[2] + counts[3]; }
};

/// The folders where most differs, at most `most` of them, none inside another; the largest first. What stands between them
/// is opened as far as that tells more. Pure; linear in what it opens.
std::vector<ChangedFolder> foldersWithChanges(const DiffTree &tree, std::size_t most);

/// What changed where, as bars. A click leads to the folder.
class ChartPanel : public QWidget {
    Q_OBJECT

public:
    explicit ChartPanel(Session &session, QWidget *parent = nullptr);

    const std::vector<ChangedFolder> &folders() const { return m_folders; }
    QSize sizeHint() const override { return {280, 220}; }

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void request();
    void build();

    Session &m_session;
    LatestOnly m_counting;
    std::vector<ChangedFolder> m_folders;
    QChartView *m_view;
    bool m_narrow = false; ///< no room for words in the legend
};

} // namespace assay

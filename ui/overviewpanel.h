// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "compare/overview.h"
#include "ui/session.h"

#include <memory>
#include <optional>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace assay {

class OverviewBars;
class PlainLabel;
class TimelineView;

/// What changed: findings by severity, paths by kind, folder, layer, size and time. Every part of it leads to the rows that it
/// counts by setting the filter; what was filtered before comes back with one key. Counts what the filter bar's switches let
/// through (unexplained, all differences, everything), whatever else is filtered.
class OverviewPanel : public QWidget {
    Q_OBJECT

public:
    explicit OverviewPanel(Session &session, QWidget *parent = nullptr);

    const std::shared_ptr<const Overview> &overview() const { return m_overview; }
    OverviewBars *findingBars() const { return m_findings; }
    OverviewBars *kindBars() const { return m_kinds; }
    OverviewBars *folderBars() const { return m_folders; }
    OverviewBars *layerBars() const { return m_layers; }
    OverviewBars *sizeBars() const { return m_sizes; }
    TimelineView *timeline() const { return m_timeline; }
    QComboBox *sourceBox() const { return m_source; }
    QPushButton *backButton() const { return m_back; }
    void focusFirst();
    QSize sizeHint() const override { return {280, 420}; }

Q_SIGNALS:
    void findingsWanted(assay::Severity severity);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Section {
        QWidget *widget = nullptr;
        PlainLabel *title = nullptr;
    };
    Section addSection(const char *name, const QString &title, QWidget *content);
    QWidget *makeTimeline();
    void arrange();
    void request();
    void take(std::shared_ptr<const Overview> overview);
    void refresh();
    void showFindings();
    void showFolders();
    void showSource();
    void refreshTime();
    void choose(OverviewBars *bars, int bar, int part, bool add);
    void apply(std::string filter, bool add);
    void back();
    void queryChanged();

    Session &m_session;
    LatestOnly m_counting;
    std::weak_ptr<const Comparison> m_counted; ///< the session says when it goes
    std::optional<OverviewScope> m_asked; ///< of what was counted last, or is being counted
    std::shared_ptr<const Overview> m_overview;
    std::optional<ProjectionQuery> m_before; ///< before the overview's first filter
    std::optional<ProjectionQuery> m_ours;   ///< the overview's own, while it stands
    QScrollArea *m_scroll;
    QWidget *m_page;
    QGridLayout *m_grid;
    PlainLabel *m_head;
    QPushButton *m_back;
    QComboBox *m_source;
    QWidget *m_sourceRow;
    OverviewBars *m_findings;
    OverviewBars *m_kinds;
    OverviewBars *m_folders;
    OverviewBars *m_layers;
    OverviewBars *m_sizes;
    TimelineView *m_timeline;
    PlainLabel *m_time;
    QToolButton *m_unbrush = nullptr;
    QToolButton *m_zoomToBrush = nullptr;
    std::vector<Section> m_sections;
    int m_columns = 0;
};

} // namespace assay

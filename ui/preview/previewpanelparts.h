// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is behind PreviewPanel, for its own files.

#pragma once

#include "ui/preview/previewpanel.h"

#include "jobs/latestonly.h"
#include "ui/plaintext.h"
#include "ui/preview/contenthead.h"
#include "ui/preview/hexcompareview.h"
#include "ui/preview/hexview.h"
#include "ui/preview/metadatamodel.h"
#include "ui/preview/metadataview.h"
#include "ui/preview/panecontent.h"
#include "ui/preview/panerow.h"
#include "ui/preview/pictureview.h"
#include "ui/preview/textcompareview.h"
#include "ui/preview/versionsview.h"

#include <QAction>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace assay {

// What one pane shows: a version of the path, the one that is seen as a rule.
struct PreviewSubject {
    bool shown = false;
    int side = 0;
    std::optional<FsTree::Ref> ref; // none: there is nothing
    NodeId seen;                    // of the side's tree, when this is what is seen
    QString title;
};
using PreviewSubjects = std::array<PreviewSubject, sideCount>;

struct PreviewPanel::Parts {
    explicit Parts(JobRunner &runner) : jobs(runner) {}

    JobRunner &jobs;
    ComparisonPtr comparison; // null: nothing is shown
    std::string shownPath;
    DiffNodeId node;          // none where no source shows the path
    std::array<int, sideCount> widths{};
    std::vector<PathVersion> versionsWanted; // empty: what is seen in each source
    PreviewSubjects subjects;                // of the contents below
    Tab wanted = TextTab;
    Tab lastContentTab = TextTab;
    bool switching = false;

    // What the content of each side is, as far as it is known.
    PaneContents contents;
    std::array<bool, sideCount> settled{true, true, true};
    std::array<std::unique_ptr<LatestOnly>, sideCount> opening;
    bool anyContent = false;
    bool textFed = false; // shows the contents above
    bool hexFed = false;
    bool picturesFed = false;
    std::optional<ByteRange> bytesWanted; // to be selected when the content is there
    QTimer delay;
    QTimer late;

    ElidedLabel *path = nullptr;
    QTabBar *tabs = nullptr;
    QStackedWidget *stack = nullptr;
    PaneRow *heads = nullptr;
    std::array<ContentHead *, sideCount> head{};
    TextCompareView *text = nullptr;
    HexCompareView *hex = nullptr;
    MetadataView *metadata = nullptr;
    MetadataModel *metadataModel = nullptr;
    VersionsView *versions = nullptr;
    PictureCompareView *pictures = nullptr;
    QAction *picture = nullptr;
    QToolButton *back = nullptr;
    QList<QAction *> tabActions;
    QAction *previous = nullptr;
    QAction *next = nullptr;
    QAction *wrap = nullptr;
    QList<QAction *> options;
    QToolButton *previousButton = nullptr;
    QToolButton *nextButton = nullptr;
    QToolButton *findButton = nullptr;

    std::array<bool, sideCount> shown() const
    {
        std::array<bool, sideCount> result{};
        for (int side = 0; side < sideCount; ++side)
            result[static_cast<std::size_t>(side)] = comparison && comparison->tree->hasSide(side);
        return result;
    }

    std::optional<FsTree::Ref> seen(int side) const;
    NodeId seenNode(int side) const; // none where there is nothing
    PreviewSubjects seenSubjects() const;
    PreviewSubjects versionSubjects() const;
    bool showsContent() const { return stack->currentWidget() == text || stack->currentWidget() == hex || stack->currentWidget() == pictures; }
    void begin();
    void take(ComparisonPtr comparison, DiffNodeId node, std::string path);
    void placePanes();
    void updateHeads();
    void open();
    void feed();
    void showEffectiveTab();
    void step(bool backwards);
    QAction *addOption(PreviewPanel *panel, const char *name, const QString &title, const QKeySequence &key);
};

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include "compare/projection.h"
#include "items/rowselection.h"
#include "jobs/latestonly.h"
#include "source/source.h"
#include "verify/comparison.h"

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace assay {

/// What one pane has to show.
struct PaneState {
    enum class Stage {
        Empty,
        Loading, ///< source is known and being read; tree may be there already, then its paths and metadata are complete
        Ready,
    };
    Stage stage = Stage::Empty;
    SourcePtr source;
    std::size_t image = 0;
    LoadedSourcePtr loaded;
    std::shared_ptr<const DiffTree> tree;
    ProjectionPtr projection;
    bool pending = false; ///< the tree stands alone, not compared yet: panes with the same tree go together
};

/// A path the user gave, and what is to become of it.
struct OpenRequest {
    std::string path;         ///< bytes
    std::optional<Role> role; ///< none: guess from the content
    std::optional<ImageInfo> image = {}; ///< the one to choose again, if it is still there; none: what fits best
    std::vector<std::string> imageStores = {}; ///< see openWithImageStores(); none: those it was opened with before
};

/// A recognised source that has no sure place yet.
struct Candidate {
    SourcePtr source;
    std::optional<Role> role;
    std::optional<ImageInfo> image = {}; ///< as in OpenRequest
};

enum class AskRoles {
    Always,       ///< dropped on the window: show what was guessed before anything is loaded
    WhenAmbiguous ///< named one by one: only when two would stand in the same place
};

/// One case: the sources, what was made of them, what is shown of it and where the user is. Owns the runner.
///
/// The way: paths are opened side by side in jobs; roles are settled; every source is loaded in a job of its own and shown
/// alone as soon as it is there; when all are, they are compared, and only then does the new state take the place of the
/// old one, whole. Cancelling before that leaves the old one. Nothing here blocks; nothing here draws.
/// Widgets get a Session & and never each other.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(QObject *parent = nullptr);
    ~Session() override;

    JobRunner &runner() { return m_runner; }

    void open(std::vector<OpenRequest> requests, AskRoles ask);
    /// Asked before sources take the place of others, that are another file or folder; calls the function that it is given with the answer,
    /// once, at any time. Without it they just do.
    using Replacing = std::vector<Role>;
    void setReplaceGuard(std::function<void(const Replacing &, std::function<void(bool)>)> guard) { m_replaceGuard = std::move(guard); }
    /// One store more that layers of the live source at this place are looked for in: it is read again with it, and so whenever it is opened
    /// again.
    void addImageStore(const std::string &location, const std::string &store);
    /// The answer to rolesWanted(): candidates with a role are loaded, the others are dropped.
    void assign(const std::vector<Candidate> &candidates);
    void chooseImage(Role role, std::size_t image);
    void close(Role role);
    void reload();          ///< all sources anew, in the same places, the same images of them
    /// What a case holds, in place of all that is shown; nothing is read. projection was made by query.
    /// reference: see comparedReference().
    void restore(ComparisonPtr comparison, ProjectionPtr projection, ProjectionQuery query, std::string reference);
    /// Reads the evidence of what is shown. That stays on display, with its filter, until all of it is there.
    void reread(std::vector<OpenRequest> requests);
    void cancel();          ///< whatever loads; the state before it stays
    void setImageReference(std::string reference) { m_imageReference = std::move(reference); } ///< for what is opened next
    /// The reference that chose the images of the comparison; "" when something else chose any of them.
    const std::string &comparedReference() const { return m_comparedReference; }

    bool isLoading() const { return m_staged || m_openings > 0; }
    PaneState pane(int side) const;
    const ComparisonPtr &comparison() const { return m_comparison; }
    /// What verifying the store of source has found its containers to have changed, for reports of comparisons with it.
    using ContainerChangesPtr = std::shared_ptr<const std::vector<ContainerChanges>>;
    void setContainerChanges(const SourcePtr &source, ContainerChangesPtr changes);
    /// Of the store of the comparison's live source; null when it was not verified.
    ContainerChangesPtr containerChanges() const;
    const ProjectionPtr &projection() const { return m_projection; }

    /// The comparison of all layers: what reports tell of, whatever is shown. comparison() is this one, or a view of it.
    const ComparisonPtr &whole() const { return m_whole; }
    bool isPartial() const { return m_comparison != m_whole; }
    /// Which layers are wanted of a side; those of comparison()->views are shown until they are there.
    LayerView layerView(int side) const { return m_views[static_cast<std::size_t>(side)]; }
    std::size_t layerCount(int side) const; ///< of what is compared; 0 where there is none
    void setLayerView(int side, LayerView view);
    void showAllLayers();
    /// One layer more (by 1) or fewer (-1); the merged view of the highest is that of all.
    void stepLayer(int side, int by);
    /// From the layers merged up to one to this one alone, and back.
    void toggleOnlyLayer(int side);

    const ProjectionQuery &query() const { return m_query; }
    void setQuery(ProjectionQuery query);
    /// Where filters learn what the analyst has said of paths; asked in the window's thread, when a filter wants to know.
    void setMarks(std::function<MarkedPathsPtr()> marks) { m_marks = std::move(marks); }
    void marksChanged(); ///< they say something else now
    /// The same of lists of hashes: null where there are none.
    void setKnown(std::function<KnownHashesPtr()> known) { m_known = std::move(known); }
    void knownChanged();
    /// Forgets what takes rows away, differences only apart.
    void clearFilter();
    bool isFiltered() const;
    bool isAlike() const; ///< the sources differ in nothing, and all could be compared

    DiffNodeId current() const { return m_current; }
    void setCurrent(DiffNodeId id);
    /// Several rows at once, the current one usually among them; none while it stands alone. Given up when it moves on alone.
    const RowSelection &selection() const { return m_selection; }
    void select(RowSelection selection, DiffNodeId current);
    /// What to act on, in the order of the rows: the selection, else the current row, if there is one.
    std::vector<DiffNodeId> selectedRows() const;
    /// Selects a path, widening the filter when it hides it.
    void goTo(DiffNodeId id);
    /// The same for a path; where the layers that are shown have no such path, all are shown again. False when nothing has it.
    bool goToPath(const std::string &path);
    /// The next difference in the order of the rows; starts over at the other end, saying so.
    void goToDifference(bool backwards);

Q_SIGNALS:
    void aboutToCompare();    ///< another comparison takes the place of comparison(), which still stands
    void panesChanged();      ///< what a pane() gives is another one
    void comparisonChanged(); ///< after panesChanged()
    void projectionWanted();  ///< rows are being worked out; projectionChanged() follows, with the former ones where none come
    void projectionChanged(); ///< other rows of the same comparison
    void queryChanged();
    void currentChanged(assay::DiffNodeId id);
    void selectionChanged();
    void layersChanged(); ///< other layers are wanted or shown, or there are others to choose from
    void loadingChanged();
    void rolesWanted(const std::vector<assay::Candidate> &candidates);
    void opened(const std::vector<assay::OpenRequest> &sources); ///< a comparison stands: what to remember as recent
    void failed(const QString &what, const QString &advice);
    void noted(const QString &text); ///< worth a line, nothing wrong
    void settled();           ///< nothing is loaded any more: done, failed or cancelled

private:
    struct Known;
    struct Chosen {
        SourcePtr source;
        std::size_t image = 0;
        LoadedSourcePtr loaded;
        std::shared_ptr<const DiffTree> ownTree;
        ProjectionPtr ownProjection;
        std::uint64_t token = 0; // of the load under way
        JobHandle job;
        std::shared_ptr<Known> known; // what that load has told so far
    };
    struct Staged {
        std::array<std::optional<Chosen>, sideCount> chosen;
        JobHandle comparing;
        std::uint64_t token = 0;
        std::string reference; // that chose the images, see comparedReference()
    };
    struct Opening;
    void take(const std::vector<Candidate> &candidates);
    using Left = std::vector<std::shared_ptr<const void>>; // what nobody looks at any more

    void openingFinished(const std::shared_ptr<Opening> &opening);
    Staged &stage();
    void put(Role role, SourcePtr source, std::optional<std::size_t> image);
    void load(int side);
    void takeKnown();
    void drop(int side);
    void compareWhenReady();
    static bool hasSteps(const DiffTree &tree);
    void commit(ComparisonPtr comparison, ProjectionPtr projection);
    ProjectionQuery freshQuery(bool steps) const;
    ProjectionQuery firstQuery(bool steps) const;
    void tellOpened();
    void unstage();
    static void collect(Left &left, const std::array<std::optional<Chosen>, sideCount> &chosen);
    void leave(Left left);
    void fail(const Error &error, const QString &what);
    void requestView();
    void takeView(ComparisonPtr comparison, ProjectionPtr projection, const ProjectionQuery &made);
    void forgetViews();
    void dropSelection();
    void keepSelection(); ///< of what is shown
    std::vector<const Source *> others(int side) const;

    std::array<std::optional<Chosen>, sideCount> m_shown;
    std::unique_ptr<Staged> m_staged;
    std::vector<JobHandle> m_openJobs;
    int m_openings = 0;
    std::uint64_t m_openGeneration = 0;
    std::uint64_t m_lastToken = 0;
    std::function<void(const Replacing &, std::function<void(bool)>)> m_replaceGuard;
    std::map<std::string, std::vector<std::string>> m_imageStores; // by the location of the source that they belong to
    std::string m_imageReference;
    std::string m_comparedReference;
    ComparisonPtr m_comparison; // m_whole, or a view of it
    ComparisonPtr m_whole;
    std::array<LayerView, sideCount> m_views;
    std::string m_lostPath; // was current; the layers that are shown have it not
    std::string m_wantedPath; // goes there when the next view stands
    SourcePtr m_verifiedSource;
    ContainerChangesPtr m_containerChanges;
    ProjectionPtr m_projection;
    ProjectionQuery m_query;
    std::function<MarkedPathsPtr()> m_marks;
    std::function<KnownHashesPtr()> m_known;
    ProjectionQuery m_madeBy; // that stood when a comparison was begun
    bool m_inPlace = false; // what is staged is what is shown, read anew
    bool m_wantsDifferences = true;
    bool m_wantsUnexplained = true;
    DiffNodeId m_current;
    RowSelection m_selection;
    DiffNodeId m_goTo;
    // The runner is the last member: it joins its jobs before anything above goes.
    JobRunner m_runner;
    LatestOnly m_projecting;
    LatestOnly m_viewing;
};

} // namespace assay

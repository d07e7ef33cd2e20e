// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMainWindow>

#include "ui/evidenceexport.h"
#include "ui/keybook.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <array>
#include <functional>
#include <utility>
#include <vector>

class QAction;
class QComboBox;
class QDockWidget;
class QMenu;
class QStackedWidget;
class QToolBar;

namespace assay {

class Annotator;
class CaseBar;
class CaseDesk;
class CaseExporter;
class CaseOpener;
class CopyOut;
class DiffRuler;
class DropHint;
class FilterBar;
class FindingsPanel;
class ImageStoreOffer;
class HashLists;
class JobStrip;
class LayerBar;
class LayerPanel;
class LiveNotice;
class MessageBar;
class OverviewPanel;
class OwnFindings;
class PaneArea;
class PathBar;
class PreviewPanel;
class ReplaceQuestion;
class SearchPanel;
class SelectionExporter;
class StartPage;
class StorePanel;
class TrustDock;
struct TrustReport;
class TrustedKeys;

/// The window: puts the parts together, holds the actions, and turns what the user gives it into calls of the session.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    Session &session() { return *m_session; }
    PaneArea *panes() const { return m_panes; }
    PathBar *pathBar() const { return m_path; }
    DiffRuler *diffRuler() const { return m_ruler; }
    FilterBar *filterBar() const { return m_filter; }
    FindingsPanel *findingsPanel() const { return m_findings; }
    OwnFindings *ownFindings() const { return m_ownFindings; }
    OverviewPanel *overviewPanel() const { return m_overview; }
    PreviewPanel *previewPanel() const { return m_preview; }
    StorePanel *storePanel() const { return m_store; }
    LayerPanel *layerPanel() const { return m_layer; }
    SearchPanel *searchPanel() const { return m_search; }
    TrustDock *trustDock() const { return m_trust; }
    TrustedKeys *trustedKeys() const { return m_trustedKeys; }
    Annotator *annotator() const { return m_annotator; }
    SelectionExporter *selectionExporter() const { return m_selectionExporter; }
    HashLists *hashLists() const { return m_hashLists; }
    CopyOut *copyOut() const { return m_copyOut; }
    CaseDesk *caseDesk() const { return m_case; }
    CaseBar *caseBar() const { return m_caseBar; }
    LayerBar *layerBar() const { return m_layerBar; }
    KeyBook &keys() { return m_keys; }
    MessageBar *messages() const { return m_messages; }

    void openPaths(std::vector<OpenRequest> requests, AskRoles ask);
    void checkBundle(const std::string &folder); ///< in a dialog; "" lets the user choose
    bool openSample();
    static QString sampleFolder(); ///< "" when it is not there

    /// In jobs, all at once; whenDone is called with what was written, in order, or with what went wrong.
    void writeReports(const std::vector<std::pair<ReportFormat, std::string>> &files, const ReportOptions &options,
                      std::function<void(const std::vector<Result<Written>> &)> whenDone);
    /// The content of the current path of a side to a new file, with its digest and where it comes from beside it.
    void saveFile(int side, const std::string &path);
    /// What is said of one source, as JSON (schema assay-trust-result/1). Tells by exported() and exportFailed().
    void exportTrust(const std::shared_ptr<const TrustReport> &report, const std::string &path);
    /// Neither restores nor remembers how the window looks, and asks nothing.
    void setUnattended();
    LiveNotice *liveNotice() const { return m_liveNotice; }
    ImageStoreOffer *imageStores() const { return m_imageStores; }

Q_SIGNALS:
    void exported(const QString &path);
    void exportFailed(const QString &why);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QAction *makeAction(const char *name, const QString &text, const QList<QKeySequence> &keys, std::function<void()> run);
    void makeActions();
    QMenu *makeMenu(const char *name, const QString &title);
    void makeMenus();
    void makeFileMenu();
    void makeEditMenu();
    void makeViewMenu();
    void makeLayerActions();
    void makeCase();
    QString imageTitle() const;
    void makeGoMenu();
    void makeReportMenu();
    void openDropped(std::vector<OpenRequest> requests);
    void openOn(int side, const std::vector<std::string> &paths); // dropped on a pane, or a place of the start page
    void refuseDrop(const QString &why);
    void makeHelpMenu();
    void makeKeys();
    std::vector<KeyEntry> fixedKeys() const;
    void showKeys();
    void changeKeys();
    void saveKeySheet();
    void makeToolBar();
    void makePages();
    void makeStatusBar();
    void makeParts();
    void makeDocks();
    QList<QDockWidget *> docks() const { return {m_previewDock, m_findingsDock, m_trustDock, m_overviewDock, m_storeDock, m_layerDock, m_searchDock, m_notesDock}; }
    void connectSession();
    void connectFilter();
    void connectPanes();
    void connectStartPage();
    void refresh();
    void refreshImages();
    void refreshTitle();
    void refreshStore();
    void rememberStore();
    void goToStore();
    void goToPreview();
    std::pair<QDockWidget *, QDockWidget *> docksBelow() const;
    void shareHeight(int list, int preview);
    int heightBesides(int rows) const;
    void keepRows();
    void connectLayers();
    void connectSearch();
    void connectOverview();
    void makeOverviewActions();
    void offerOverview();
    void goToOverview();
    void goToFindings();
    void makeTrust();
    void goToTrust();
    void askExportTrust(const std::shared_ptr<const TrustReport> &report);
    void titlePreview(const std::string &path); ///< bytes
    void raisePreview(const std::string &path);
    void showAbovePreview(QDockWidget *dock);
    void goToSearch();
    void goToLayer();
    void showLayer(int side, std::uint32_t layer);
    void refreshLayers();
    void refreshTotals();
    void refreshTagged();
    void showCurrent();
    void showWork(bool work);
    void showSource(int side);
    void showContextMenu(int side, const QPoint &globalPosition);
    void takeTheme(Theme theme);
    void place();

    std::unique_ptr<Session> m_session;
    CaseOpener *m_opener = nullptr;
    CaseExporter *m_exporter = nullptr;
    Annotator *m_annotator = nullptr;
    CopyOut *m_copyOut = nullptr;
    ReplaceQuestion *m_replacing = nullptr;
    LiveNotice *m_liveNotice = nullptr;
    ImageStoreOffer *m_imageStores = nullptr;
    HashLists *m_hashLists = nullptr;
    SelectionExporter *m_selectionExporter = nullptr;
    CaseDesk *m_case = nullptr;
    CaseBar *m_caseBar = nullptr;
    QStackedWidget *m_stack = nullptr;
    StartPage *m_start = nullptr;
    QWidget *m_work = nullptr;
    QToolBar *m_filterBar = nullptr;
    FilterBar *m_filter = nullptr;
    PaneArea *m_panes = nullptr;
    PathBar *m_path = nullptr;
    DiffRuler *m_ruler = nullptr;
    MessageBar *m_messages = nullptr;
    FindingsPanel *m_findings = nullptr;
    TrustDock *m_trust = nullptr;
    TrustedKeys *m_trustedKeys = nullptr;
    OverviewPanel *m_overview = nullptr;
    PreviewPanel *m_preview = nullptr;
    StorePanel *m_store = nullptr;
    LayerPanel *m_layer = nullptr;
    SearchPanel *m_search = nullptr;
    LayerBar *m_layerBar = nullptr;
    JobStrip *m_jobs = nullptr;
    DropHint *m_hint = nullptr;
    QDockWidget *m_previewDock = nullptr;
    QDockWidget *m_findingsDock = nullptr;
    OwnFindings *m_ownFindings = nullptr;
    QDockWidget *m_trustDock = nullptr;
    QDockWidget *m_overviewDock = nullptr;
    QDockWidget *m_storeDock = nullptr;
    QDockWidget *m_layerDock = nullptr;
    QDockWidget *m_searchDock = nullptr;
    QDockWidget *m_notesDock = nullptr;
    class ElidedLabel *m_totals = nullptr;
    std::array<QComboBox *, sideCount> m_imageBoxes{};
    std::array<QAction *, sideCount> m_imageActions{};
    QAction *m_open = nullptr;
    QAction *m_reload = nullptr;
    QAction *m_stop = nullptr;
    QAction *m_closeAll = nullptr;
    QAction *m_next = nullptr;
    QAction *m_previous = nullptr;
    QAction *m_lock = nullptr;
    QAction *m_report = nullptr;
    QAction *m_saveFile = nullptr;
    QAction *m_goToStore = nullptr;
    QAction *m_goToPreview = nullptr;
    QAction *m_goToLayer = nullptr;
    QAction *m_goToOverview = nullptr;
    QAction *m_goToFindings = nullptr;
    QAction *m_goToTrust = nullptr;
    QAction *m_searchContents = nullptr;
    std::vector<QAction *> m_layerActions; // that change which layers are shown
    std::vector<QAction *> m_needComparison;
    std::vector<QAction *> m_needCurrent;
    KeyBook m_keys;
    QByteArray m_workState;
    std::weak_ptr<const Comparison> m_overviewOffered; // the overview was brought to the front for it
    bool m_working = false;
    bool m_pageSet = false;
    bool m_placed = false;
    bool m_unattended = false;
    quint64 m_askedJobs = 0; // while it closes when what stood against that has ended: the last job that was asked about
    bool m_storeOffered = false; // there is a store to show
    bool m_storeWanted = true;   // as the user last left its dock
};

} // namespace assay

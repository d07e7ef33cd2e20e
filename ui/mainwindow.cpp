// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "items/displaytext.h"
#include "items/sourcemodels.h"
#include "ui/annotator.h"
#include "ui/casebar.h"
#include "ui/casedesk.h"
#include "ui/caseexporter.h"
#include "ui/caseopener.h"
#include "ui/copyout.h"
#include "ui/dialogs.h"
#include "ui/diffruler.h"
#include "ui/drophint.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"
#include "ui/findingspanel.h"
#include "ui/glyphs.h"
#include "ui/imagestoreoffer.h"
#include "ui/hashlists.h"
#include "ui/jobstrip.h"
#include "ui/layerbar.h"
#include "ui/layerpanel.h"
#include "ui/livenotice.h"
#include "ui/messagebar.h"
#include "ui/notespanel.h"
#include "ui/overviewpanel.h"
#include "ui/ownfindings.h"
#include "ui/panearea.h"
#include "ui/pathbar.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/preview/previewpanel.h"
#include "ui/replacequestion.h"
#include "ui/reportdialog.h"
#include "ui/searchpanel.h"
#include "ui/selectionexporter.h"
#include "ui/startpage.h"
#include "ui/storepanel.h"
#include "ui/treepane.h"
#include "ui/trustdock.h"
#include "ui/trustedkeys.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTimer>
#include <QToolBar>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(QWidget *parent) :
    QMainWindow(parent),
    m_session(std::make_unique<Session>())
{
    named(this, "mainWindow", tr("Assay"));
    setWindowIcon(QIcon(u":/assay/icons/assay.svg"_s));
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);

    auto *central = named(new QWidget(this), "central", tr("Sources"));
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_messages = new MessageBar(central);
    m_stack = named(new QStackedWidget(central), "pages", tr("Pages"));
    m_start = new StartPage(m_stack);
    m_work = named(new QWidget(m_stack), "workPage", tr("Comparison"));
    auto *work = new QVBoxLayout(m_work);
    work->setContentsMargins(0, 0, 0, 0);
    work->setSpacing(0);
    m_caseBar = new CaseBar(m_work);
    m_layerBar = new LayerBar(*m_session, m_work);
    m_panes = new PaneArea(*m_session, m_work);
    m_path = new PathBar(*m_session, m_work);
    m_ruler = new DiffRuler(*m_session, m_work);
    auto *panes = new QHBoxLayout;
    panes->addWidget(m_panes, 1);
    panes->addWidget(m_ruler);
    work->addWidget(m_path);
    work->addWidget(m_caseBar);
    work->addWidget(m_layerBar);
    work->addLayout(panes, 1);
    m_stack->addWidget(m_start);
    m_stack->addWidget(m_work);
    layout->addWidget(m_messages);
    layout->addWidget(m_stack, 1);
    setCentralWidget(central);

    m_jobs = new JobStrip(m_session->runner(), this);
    named(statusBar(), "statusBar", tr("Status"));
    m_totals = named(new ElidedLabel(this), "totals", tr("Sums of the comparison"));
    m_totals->setContentsMargins(6, 0, 0, 0);
    statusBar()->addWidget(m_totals, 2);
    statusBar()->addPermanentWidget(m_jobs, 1);

    m_opener = new CaseOpener(*this, *m_session, *m_messages);
    m_exporter = new CaseExporter(*this, *m_session, *m_panes, *m_messages);
    m_copyOut = new CopyOut(*this, *m_session, *m_panes, *m_exporter, *m_messages);
    makeDocks();
    makeCase();
    m_replacing = new ReplaceQuestion(*this, *m_session, m_annotator->notes());
    m_liveNotice = new LiveNotice(*this, *m_session, *m_messages);
    m_imageStores = new ImageStoreOffer(*this, *m_session, *m_messages);
    new JobCaller(m_session->runner(), *this);
    m_hashLists = new HashLists({*this, *m_session, *m_panes, *m_preview, *m_messages});
    m_selectionExporter = new SelectionExporter({*this, *m_session, *m_annotator, *m_messages});
    m_exporter->setHashLists([this] { return m_hashLists->lists(); });
    m_exporter->setNotes([this] { return m_annotator->reportNotes(); });
    m_exporter->setAnnotations([this]() -> const Annotations & { return m_annotator->notes().annotations(); });
    makeActions();
    makeToolBar();
    makeMenus();
    connectSession();
    m_hint = new DropHint(central);
    m_panes->restoreColumns(AppSettings::columns());
    showWork(false);
    m_opener->refreshRecent();
    refresh();
}

MainWindow::~MainWindow()
{
    m_session->disconnect(this);
    // The parts hold the session and its runner: they go first.
    delete m_jobs;
    delete m_trustedKeys;
    for (QDockWidget *dock : docks())
        delete dock;
    delete takeCentralWidget();
}

void MainWindow::makeDocks()
{
    const auto dock = [this](const char *name, const QString &title, QWidget *widget, Qt::DockWidgetArea area) {
        auto *made = named(new QDockWidget(title, this), name, title);
        made->setWidget(widget);
        made->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable);
        addDockWidget(area, made);
        return made;
    };
    m_preview = new PreviewPanel(m_session->runner(), this);
    if (m_preview->objectName().isEmpty())
        named(m_preview, "preview", tr("Preview"));
    m_findings = new FindingsPanel(*m_session, this);
    m_overview = new OverviewPanel(*m_session, this);
    m_store = new StorePanel(*m_session, this);
    m_previewDock = dock("previewDock", tr("Preview"), m_preview, Qt::BottomDockWidgetArea);
    m_findingsDock = dock("findingsDock", tr("Findings"), m_findings, Qt::RightDockWidgetArea);
    m_overviewDock = dock("overviewDock", tr("Overview"), m_overview, Qt::RightDockWidgetArea);
    m_trust = new TrustDock(*m_session, this);
    m_trustDock = dock("trustDock", tr("Trust"), m_trust, Qt::RightDockWidgetArea);
    tabifyDockWidget(m_findingsDock, m_trustDock);
    tabifyDockWidget(m_trustDock, m_overviewDock);
    m_storeDock = dock("storeDock", tr("Store"), m_store, Qt::BottomDockWidgetArea);
    m_layer = new LayerPanel(*m_session, this);
    m_layerDock = dock("layerDock", tr("Layer"), m_layer, Qt::BottomDockWidgetArea);
    m_search = new SearchPanel(*m_session, this);
    m_searchDock = dock("searchDock", tr("Search"), m_search, Qt::BottomDockWidgetArea);
    m_annotator = new Annotator({*this, *m_session, *m_panes, *m_preview, *m_messages});
    m_ownFindings = new OwnFindings({*this, *m_session, m_annotator->notes(), *m_findings, [this] { return m_annotator->chosenPaths(); }});
    m_annotator->setSettle([this] { return m_ownFindings->settle(); });
    connect(m_annotator, &Annotator::ownFindingWanted, m_ownFindings, &OwnFindings::add);
    m_notesDock = dock("notesDock", tr("Notes"), m_annotator->panel(), Qt::BottomDockWidgetArea);
    splitDockWidget(m_layerDock, m_previewDock, Qt::Vertical); // what is chosen in the one is seen in the other
    tabifyDockWidget(m_layerDock, m_searchDock);
    tabifyDockWidget(m_previewDock, m_storeDock);
    tabifyDockWidget(m_previewDock, m_notesDock);
    m_notesDock->hide();
    m_storeDock->toggleViewAction()->setEnabled(false);
    m_storeDock->hide();
    m_layerDock->hide();
    m_searchDock->hide();
    connect(m_store, &StorePanel::storeChanged, this, &MainWindow::refreshStore);
    connect(m_store, &StorePanel::failed, m_session.get(), &Session::failed);
    connect(m_store, &StorePanel::noted, m_session.get(), &Session::noted);
    connect(m_findings, &FindingsPanel::countChanged, this, [this](int count) {
        m_findingsDock->setWindowTitle(count > 0 ? tr("Findings (%1)").arg(numberText(static_cast<std::uint64_t>(count))) : tr("Findings"));
    });
    connect(m_preview, &PreviewPanel::statusMessage, this, [this](const QString &text) { statusBar()->showMessage(text, 8000); });
}

void MainWindow::connectSession()
{
    Session &session = *m_session;
    connect(&session, &Session::panesChanged, this, &MainWindow::refresh);
    connect(&session, &Session::loadingChanged, this, &MainWindow::refresh);
    connect(&session, &Session::comparisonChanged, this, [this] {
        refresh();
        refreshTotals();
        refreshTagged();
        showCurrent();
        // The keys go where the work is, unless the user is elsewhere by now.
        const QWidget *focus = QApplication::focusWidget();
        if (m_session->comparison() && (!focus || m_start->isAncestorOf(focus) || qobject_cast<const PaneHead *>(focus)))
            m_panes->focusPane(m_panes->focusedSide());
    });
    connect(&session, &Session::currentChanged, this, &MainWindow::showCurrent);
    connect(&session, &Session::failed, this, [this](const QString &what, const QString &advice) {
        m_messages->show(MessageBar::Kind::Error, what, advice);
    });
    connect(&session, &Session::noted, this, [this](const QString &text) { m_messages->show(MessageBar::Kind::Note, text); });
    connect(&session, &Session::currentChanged, m_messages, &MessageBar::clearNotes);
    connect(&session, &Session::opened, this, [this](const std::vector<OpenRequest> &sources) {
        if (m_unattended)
            return;
        AppSettings::addRecent(sources);
        m_opener->refreshRecent();
    });
    connectLayers();
    connectSearch();
    connectOverview();
    makeTrust();
    connect(&session.runner(), &JobRunner::jobStarted, this, &MainWindow::refresh);
    connect(&session.runner(), &JobRunner::jobFinished, this, &MainWindow::refresh);
    connect(m_jobs, &JobStrip::cancelRequested, m_stop, &QAction::trigger);
    m_filter->textEdit()->setTagNames(m_annotator->tagNames());
    connect(m_annotator, &Annotator::tagNamesChanged, m_filter->textEdit(), &FilterEdit::setTagNames);
    connect(&m_annotator->notes(), &CaseNotes::changed, this, &MainWindow::refreshTagged);
    connect(&m_annotator->notes(), &CaseNotes::replaced, this, &MainWindow::refreshTagged);
    connect(m_filter, &FilterBar::leaveRequested, this, [this] { m_panes->focusPane(m_panes->focusedSide()); });
    const auto refuse = [this](const QString &why) { statusBar()->showMessage(why, 8000); };
    const auto dropped = [this](int side, const std::vector<std::string> &paths) {
        std::vector<OpenRequest> requests;
        for (const std::string &path : paths)
            requests.push_back({path, paths.size() == 1 ? std::optional(static_cast<Role>(side)) : std::nullopt});
        openDropped(std::move(requests));
    };
    connect(m_panes, &PaneArea::headClicked, this, &MainWindow::showSource);
    connect(m_panes, &PaneArea::dropped, this, dropped);
    connect(m_panes, &PaneArea::dropRefused, this, refuse);
    connect(m_panes, &PaneArea::menuRequested, this, &MainWindow::showContextMenu);
    connect(m_panes, &PaneArea::noted, this, [this](const QString &text) { m_messages->show(MessageBar::Kind::Note, text); });
    connect(m_panes, &PaneArea::viewMoved, m_ruler, [this] {
        const auto [first, last] = m_panes->visibleRows();
        m_ruler->setVisibleRows(first, last);
    });
    connect(m_path, &PathBar::leaveRequested, this, [this] { m_panes->focusPane(m_panes->focusedSide()); });
    connect(m_panes, &PaneArea::widthsChanged, this, [this] { m_preview->setPaneWidths(m_panes->paneWidths()); });
    connect(m_start, &StartPage::dropped, this, dropped);
    connect(m_start, &StartPage::dropRefused, this, refuse);
    connect(m_start, &StartPage::fileWanted, this, [this](int side) { m_opener->chooseFiles(static_cast<Role>(side)); });
    connect(m_start, &StartPage::folderWanted, this, [this](int side) { m_opener->chooseFolder(static_cast<Role>(side)); });
    connect(m_start, &StartPage::sampleWanted, this, &MainWindow::openSample);
    connect(m_opener, &CaseOpener::recentChanged, m_start, &StartPage::setRecent);
    connect(m_exporter, &CaseExporter::exported, this, &MainWindow::exported);
    connect(m_exporter, &CaseExporter::checkWanted, this, &MainWindow::checkBundle);
    connect(m_exporter, &CaseExporter::exportFailed, this, &MainWindow::exportFailed);
    connect(m_start, &StartPage::pinWanted, m_opener, &CaseOpener::pin);
    connect(m_start, &StartPage::forgetWanted, m_opener, &CaseOpener::forget);
    connect(m_start, &StartPage::recentWanted, this, [this](const RecentCase &one) { openPaths(one.sources, AskRoles::WhenAmbiguous); });
}

void MainWindow::setUnattended()
{
    m_unattended = true;
    m_replacing->setUnattended();
    m_trustedKeys->setRemembers(false);
    m_liveNotice->setUnattended();
    m_case->setUnattended();
}

void MainWindow::openPaths(std::vector<OpenRequest> requests, AskRoles ask)
{
    m_opener->open(std::move(requests), ask);
}

bool MainWindow::openSample()
{
    return m_opener->openSample();
}

QString MainWindow::sampleFolder()
{
    return CaseOpener::sampleFolder();
}

void MainWindow::writeReports(const std::vector<std::pair<ReportFormat, std::string>> &files, const ReportOptions &options,
                              std::function<void(const std::vector<Result<Written>> &)> whenDone)
{
    m_exporter->writeReports(files, options, std::move(whenDone));
}

void MainWindow::saveFile(int side, const std::string &path)
{
    m_exporter->saveFile(side, path);
}

void MainWindow::showWork(bool work)
{
    if (m_pageSet && work == m_working)
        return;
    m_pageSet = true;
    if (m_working && !work) {
        rememberStore();
        m_workState = saveState();
    }
    m_working = work;
    m_stack->setCurrentWidget(work ? m_work : static_cast<QWidget *>(m_start));
    m_filterBar->setVisible(work);
    for (QDockWidget *dock : {m_previewDock, m_findingsDock, m_trustDock, m_overviewDock})
        dock->setVisible(work);
    m_storeOffered = false; // rememberStore() has been; what follows is not the user's
    m_storeDock->hide();
    m_layerDock->hide();
    m_searchDock->hide();
    m_notesDock->hide();
    if (work) {
        if (!m_workState.isEmpty() && restoreState(m_workState)) {
            m_filterBar->show();
            refreshStore();
            return;
        }
        const int side = std::clamp(width() * 22 / 100, 200, 320);
        resizeDocks({m_previewDock}, {std::max(200, height() * 32 / 100)}, Qt::Vertical);
        resizeDocks({m_findingsDock, m_overviewDock}, {side, side}, Qt::Horizontal);
    }
    refreshStore();
}

// Its dock stands where the live source is a store, unless the user has closed it.
void MainWindow::refreshStore()
{
    rememberStore();
    m_storeOffered = m_working && m_store->hasStore();
    m_storeDock->toggleViewAction()->setEnabled(m_storeOffered);
    m_goToStore->setEnabled(m_storeOffered);
    const bool show = m_storeOffered && m_storeWanted;
    if (show == m_storeDock->isHidden())
        m_storeDock->setVisible(show);
}

void MainWindow::rememberStore()
{
    if (m_storeOffered)
        m_storeWanted = !m_storeDock->isHidden();
}

void MainWindow::goToStore()
{
    m_storeDock->show();
    m_storeDock->raise();
    m_store->tree()->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::refresh()
{
    bool any = false;
    for (int side = 0; side < sideCount; ++side)
        any |= m_session->pane(side).stage != PaneState::Stage::Empty;
    showWork(any);
    const bool comparison = m_session->comparison() != nullptr;
    for (QAction *action : m_needComparison)
        action->setEnabled(comparison);
    const bool current = comparison && m_session->current();
    for (QAction *action : m_needCurrent)
        action->setEnabled(current);
    m_saveFile->setEnabled(current && m_exporter->sideToSave() >= 0);
    m_closeAll->setEnabled(any);
    m_stop->setEnabled(m_session->isLoading() || m_session->runner().hasListedJobs());
    refreshImages();
    refreshTitle();
}

void MainWindow::refreshImages()
{
    for (int side = 0; side < sideCount; ++side) {
        const PaneState state = m_session->pane(side);
        QComboBox *box = m_imageBoxes[static_cast<std::size_t>(side)];
        const bool several = state.source && state.source->images().size() > 1;
        m_imageActions[static_cast<std::size_t>(side)]->setVisible(several);
        if (!several) {
            box->clear();
            box->setProperty("source", {});
            continue;
        }
        const auto identity = QVariant::fromValue(reinterpret_cast<quintptr>(state.source.get()));
        if (box->property("source") != identity) {
            box->clear();
            // Those with a name first; building an image leaves many without one.
            const std::vector<ImageInfo> &images = state.source->images();
            for (const bool tagged : {true, false}) {
                for (std::size_t i = 0; i < images.size(); ++i) {
                    if (images[i].tags.empty() != tagged)
                        box->addItem(imageName(images[i]), QVariant::fromValue<qulonglong>(i));
                }
            }
            box->setProperty("source", identity);
        }
        box->setCurrentIndex(box->findData(QVariant::fromValue<qulonglong>(state.image)));
    }
}

QString MainWindow::imageTitle() const
{
    QString title;
    for (const int side : {LiveSide, SavedSide, VendorSide}) {
        const PaneState state = m_session->pane(side);
        if (!title.isEmpty() || !state.source)
            continue;
        title = imageName(state.source->images().empty() ? ImageInfo() : state.source->images()[state.image]);
        if (title.isEmpty())
            title = fileNameText(state.source->location());
    }
    title.truncate(120);
    return title;
}

void MainWindow::refreshTotals()
{
    const ComparisonPtr &comparison = m_session->comparison();
    QStringList parts;
    if (comparison) {
        if (m_session->isPartial())
            parts.append(tr("NOT ALL LAYERS"));
        const DiffTree::Totals &totals = comparison->tree->totals();
        const std::uint64_t differing = totals.explained + totals.unexplained;
        parts.append(tr("%1 paths").arg(numberText(totals.paths)));
        if (comparison->tree->hasStep(VendorToSaved) || comparison->tree->hasStep(SavedToLive)) {
            parts.append(differing == 0 ? tr("none differs") : tr("%1 differ").arg(numberText(differing)));
            if (totals.explained > 0)
                parts.append(tr("%1 of them explained").arg(numberText(totals.explained)));
        }
        if (!comparison->findings.empty())
            parts.append(tr("findings: %1").arg(m_findings->summary()));
        if (!comparison->complete)
            parts.append(tr("INCOMPLETE: not all could be read"));
    }
    m_totals->setFullText(parts.join(u"  ·  "_s), Qt::ElideRight);
}

// Counted on this thread: up to a number that takes no time.
void MainWindow::refreshTagged()
{
    static constexpr std::size_t most = 5'000;
    const ComparisonPtr &comparison = m_session->comparison();
    const Annotations &annotations = m_annotator->notes().annotations();
    m_filter->setTagged(comparison ? m_annotator->taggedPaths(*comparison->tree, most) : 0, annotations.markCount() > most);
}

void MainWindow::showCurrent()
{
    const ComparisonPtr &comparison = m_session->comparison();
    const DiffNodeId current = m_session->current();
    if (comparison && current)
        m_preview->showNode(comparison, current);
    else
        m_preview->clear();
    if (comparison && current)
        titlePreview(comparison->tree->path(current));
    else
        m_previewDock->setWindowTitle(tr("Preview"));
    refresh();
}

void MainWindow::titlePreview(const std::string &path)
{
    //: %1 a path
    m_previewDock->setWindowTitle(tr("Preview: %1").arg(menuText(displayText(path))));
}

// For what another dock led to.
void MainWindow::raisePreview(const std::string &path)
{
    if (!m_previewDock->isHidden())
        m_previewDock->raise(); // the store's dock may cover it
    titlePreview(path);
}

void MainWindow::showAbovePreview(QDockWidget *dock)
{
    if (dock->isHidden()) {
        dock->show();
        // When the layout knows of it: the list gets some of the preview's room and some of the panes'.
        QTimer::singleShot(0, this, [this, dock] { resizeDocks({dock, m_previewDock}, {height() * 26 / 100, height() * 25 / 100}, Qt::Vertical); });
    }
    dock->raise();
}

void MainWindow::showSource(int side)
{
    const PaneState state = m_session->pane(side);
    if (!state.source) {
        m_opener->chooseFiles(static_cast<Role>(side));
        return;
    }
    auto *dialog = new SourceDialog(side, state, m_session->comparison(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MainWindow::showContextMenu(int side, const QPoint &globalPosition)
{
    const ComparisonPtr &comparison = m_session->comparison();
    if (!comparison || !m_session->current())
        return;
    auto *menu = named(new QMenu(this), "contextMenu", tr("Context menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction *action : m_needCurrent) {
        if (action != m_saveFile)
            menu->addAction(action);
    }
    menu->addSeparator();
    m_annotator->addToContextMenu(menu);
    for (int each = 0; each < sideCount; ++each) {
        const Entry *entry = comparison->tree->hasSide(each) ? comparison->tree->entry(m_session->current(), each) : nullptr;
        if (!entry || entry->type != EntryType::File)
            continue;
        QAction *save = menu->addAction(tr("Save the %1 File …").arg(sideTitle(each)));
        connect(save, &QAction::triggered, this, [this, each] { m_exporter->askSaveFile(each); });
        if (each == side)
            menu->setDefaultAction(save);
    }
    menu->addAction(m_selectionExporter->action());
    menu->addAction(m_copyOut->openAction());
    menu->addSeparator();
    menu->addActions({m_next, m_previous});
    menu->popup(globalPosition);
}

void MainWindow::takeTheme(Theme theme)
{
    applyTheme(theme);
    if (!m_unattended)
        AppSettings::setTheme(theme);
}

void MainWindow::place()
{
    if (m_placed)
        return;
    m_placed = true;
    if (m_unattended)
        return;
    m_keys.load();
    m_preview->wrapAction()->setChecked(AppSettings::flag(u"wrap"_s, false));
    for (QAction *option : m_preview->optionActions())
        option->setChecked(AppSettings::flag(option->objectName(), option->isChecked()));
    m_storeWanted = AppSettings::flag(u"store"_s, true);
    m_hashLists->restore();
    const QByteArray geometry = AppSettings::geometry();
    if (testAttribute(Qt::WA_Resized)) {
        // whoever made the window has said how large it is
    } else if (geometry.isEmpty() || !restoreGeometry(geometry)) {
        const QSize available = screen() ? screen()->availableSize() : QSize(1400, 900);
        resize(std::min(1400, available.width() * 9 / 10), std::min(900, available.height() * 9 / 10));
    }
    m_workState = AppSettings::windowState();
    if (m_working && !m_workState.isEmpty()) {
        restoreState(m_workState);
        m_filterBar->show();
    }
    m_storeOffered = false; // what the dock is like now is not what the user left
    refreshStore();
}

void MainWindow::showEvent(QShowEvent *event)
{
    place();
    QMainWindow::showEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_panes) {
        for (int side = 0; side < sideCount; ++side)
            m_panes->pane(side)->refresh();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_unattended && m_session->runner().hasListedJobs()) {
        QMessageBox box(QMessageBox::Question, tr("Assay"), tr("Something is still being read or written. Stop it and close the window?"),
                        QMessageBox::NoButton, this);
        box.setObjectName(u"closeQuestion"_s);
        box.setTextFormat(Qt::PlainText);
        QPushButton *stop = box.addButton(tr("Stop and Close"), QMessageBox::AcceptRole);
        box.addButton(tr("Go On"), QMessageBox::RejectRole);
        box.exec();
        if (box.clickedButton() != stop) {
            event->ignore();
            return;
        }
    }
    if (!m_unattended && !m_case->mayLeave([this] { QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection); })) {
        event->ignore();
        return;
    }
    m_session->cancel();
    m_session->runner().cancelAll();
    m_case->leave();
    if (!m_unattended) {
        AppSettings::setGeometry(saveGeometry());
        rememberStore();
        AppSettings::setFlag(u"store"_s, m_storeWanted);
        if (m_working)
            m_workState = saveState();
        if (!m_workState.isEmpty())
            AppSettings::setWindowState(m_workState);
        AppSettings::setColumns(m_panes->saveColumns());
    }
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const DropOffer offer = dropOffer(event->mimeData());
    if (!offer.refusal.isEmpty()) {
        event->ignore();
        statusBar()->showMessage(offer.refusal, 8000);
        return;
    }
    if (acceptAsCopy(event))
        m_hint->showText(tr("Drop to open"));
}

void MainWindow::dragMoveEvent(QDragMoveEvent *event)
{
    acceptAsCopy(event);
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *)
{
    m_hint->hide();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_hint->hide();
    const DropOffer offer = dropOffer(event->mimeData());
    if (!offer.refusal.isEmpty()) {
        event->ignore();
        statusBar()->showMessage(offer.refusal, 8000);
        return;
    }
    if (!acceptAsCopy(event))
        return;
    std::vector<OpenRequest> requests;
    for (const std::string &path : offer.paths)
        requests.push_back({path, std::nullopt});
    openDropped(std::move(requests));
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (m_hint)
        m_hint->setGeometry(m_hint->parentWidget()->rect());
}

} // namespace assay

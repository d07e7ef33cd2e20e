// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

#include "items/displaytext.h"
#include "ui/annotator.h"
#include "ui/casebar.h"
#include "ui/casedesk.h"
#include "ui/caseexporter.h"
#include "ui/caseopener.h"
#include "ui/copyout.h"
#include "ui/countedtitle.h"
#include "ui/dialogs.h"
#include "ui/diffruler.h"
#include "ui/drophint.h"
#include "ui/findingspanel.h"
#include "ui/hashlists.h"
#include "ui/imagestoreoffer.h"
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
#include "ui/plaintext.h"
#include "ui/preview/previewpanel.h"
#include "ui/replacequestion.h"
#include "ui/searchpanel.h"
#include "ui/selectionexporter.h"
#include "ui/startpage.h"
#include "ui/storepanel.h"
#include "ui/trustdock.h"
#include "ui/trustedkeys.h"

#include <QAction>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

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

    makePages();
    makeStatusBar();
    makeParts();
    makeActions();
    makeToolBar();
    makeMenus();
    connectSession();
    m_hint = new DropHint(centralWidget());
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

void MainWindow::makePages()
{
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
    m_path = new PathBar(*m_session, m_work); // in this order the Tab key goes through them
    m_caseBar = new CaseBar(m_work);
    m_layerBar = new LayerBar(*m_session, m_work);
    m_panes = new PaneArea(*m_session, m_work);
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
}

void MainWindow::makeStatusBar()
{
    m_jobs = new JobStrip(m_session->runner(), this);
    named(statusBar(), "statusBar", tr("Status"));
    m_totals = named(new ElidedLabel(this), "totals", tr("Sums of the comparison"));
    m_totals->setContentsMargins(6, 0, 0, 0);
    statusBar()->addWidget(m_totals, 1);
    statusBar()->addPermanentWidget(m_jobs); // no more than it needs: messages are painted in what it leaves
    // The status bar hides the sums under a message, but laying out a dock would show them again.
    connect(statusBar(), &QStatusBar::messageChanged, m_totals, [this](const QString &message) { m_totals->setVisible(message.isEmpty()); });
}

// What acts on the session and speaks through the parts of the window that are there already.
void MainWindow::makeParts()
{
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
}

void MainWindow::makeDocks()
{
    const auto dock = [this](const char *name, const QString &title, QWidget *widget, Qt::DockWidgetArea area) {
        auto *made = named(new QDockWidget(title, this), name, title);
        made->setWidget(widget);
        // A row of switches, which has more words in some languages, must not keep the window from being 1000 pixels wide.
        widget->setMinimumWidth(area == Qt::BottomDockWidgetArea ? 480 : 200);
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
        setCountedTitle(m_findingsDock, tr("Findings"), count > 0 ? tr("Findings (%1)").arg(numberText(static_cast<std::uint64_t>(count))) : QString());
    });
    connect(m_preview, &PreviewPanel::statusMessage, this, [this](const QString &text) { statusBar()->showMessage(text, 8000); });
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

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "items/displaytext.h"
#include "items/sourcemodels.h"
#include "ui/chartpanel.h"
#include "ui/dialogs.h"
#include "ui/drophint.h"
#include "ui/filterbar.h"
#include "ui/findingspanel.h"
#include "ui/glyphs.h"
#include "ui/jobstrip.h"
#include "ui/messagebar.h"
#include "ui/panearea.h"
#include "ui/plaintext.h"
#include "ui/preview/previewpanel.h"
#include "ui/reportdialog.h"
#include "ui/startpage.h"
#include "ui/treepane.h"

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
#include <QInputDialog>
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
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

QKeySequence key(const char *text)
{
    return QKeySequence(QString::fromLatin1(text));
}

} // namespace

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
    m_panes = new PaneArea(*m_session, m_work);
    work->addWidget(m_panes, 1);
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

    makeDocks();
    makeActions();
    makeToolBar();
    makeMenus();
    connectSession();
    m_hint = new DropHint(central);
    m_panes->restoreColumns(AppSettings::columns());
    showWork(false);
    refreshRecent();
    refresh();
}

MainWindow::~MainWindow()
{
    m_session->disconnect(this);
    // The parts hold the session and its runner: they go first.
    delete m_jobs;
    for (QDockWidget *dock : {m_previewDock, m_findingsDock, m_chartDock})
        delete dock;
    delete takeCentralWidget();
}

QAction *MainWindow::makeAction(const char *name, const QString &text, const QList<QKeySequence> &keys, std::function<void()> run)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    addAction(action);
    return action;
}

void MainWindow::makeActions()
{
    m_open = makeAction("open", tr("&Open …"), {QKeySequence::Open}, [this] { chooseFiles(std::nullopt); });
    m_open->setIcon(symbolIcon(Symbol::Open));
    m_reload = makeAction("reload", tr("&Compare Again"), {key("F5"), key("Ctrl+R")}, [this] { m_session->reload(); });
    m_reload->setIcon(symbolIcon(Symbol::Reload));
    m_reload->setToolTip(toolTipText(tr("Read all sources anew and compare them (F5)")));
    m_stop = makeAction("stop", tr("&Stop"), {key("Esc")}, [this] {
        m_session->cancel();
        m_session->runner().cancelAll(true);
    });
    m_stop->setIcon(symbolIcon(Symbol::Stop));
    m_stop->setToolTip(toolTipText(tr("Stop what runs; what was there before stays (Esc)")));
    m_closeAll = makeAction("closeAll", tr("Close &All Sources"), {key("Ctrl+W")}, [this] {
        m_session->cancel();
        for (const Role role : {Role::Vendor, Role::Saved, Role::Live})
            m_session->close(role);
    });
    m_next = makeAction("nextDifference", tr("&Next Difference"), {key("F7")}, [this] { m_session->goToDifference(false); });
    m_next->setIcon(symbolIcon(Symbol::Next));
    m_next->setToolTip(toolTipText(tr("Next difference (F7, Alt+Down)")));
    m_previous = makeAction("previousDifference", tr("&Previous Difference"), {key("Shift+F7")}, [this] { m_session->goToDifference(true); });
    m_previous->setIcon(symbolIcon(Symbol::Previous));
    m_previous->setToolTip(toolTipText(tr("Previous difference (Shift+F7, Alt+Up)")));
    m_report = makeAction("report", tr("&Report …"), {QKeySequence::Print}, [this] { reportDialog(); });
    m_report->setIcon(symbolIcon(Symbol::Report));
    m_report->setToolTip(toolTipText(tr("Write reports of this comparison (Ctrl+P)")));
    m_saveFile = makeAction("saveFile", tr("Save &File from the Evidence …"), {key("Ctrl+E")}, [this] { askSaveFile(sideToSave()); });
    m_needComparison = {m_reload, m_closeAll, m_next, m_previous, m_report};

    // In the preview these keys belong to it; so they are not the window's.
    for (const auto &[keys, backwards] : {std::pair(key("Alt+Down"), false), std::pair(key("Alt+Up"), true)}) {
        auto *shortcut = new QShortcut(keys, m_work, [this, backwards = backwards] { m_session->goToDifference(backwards); });
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    }
    auto *find = new QShortcut(QKeySequence::Find, m_work, [this] { m_filter->focusText(); });
    find->setContext(Qt::WidgetWithChildrenShortcut);
}

void MainWindow::makeToolBar()
{
    auto *bar = named(addToolBar(tr("Toolbar")), "toolBar", tr("Toolbar"));
    bar->setMovable(false);
    bar->setIconSize({18, 18});
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->addAction(m_open);
    bar->addAction(m_reload);
    bar->addAction(m_stop);
    bar->addSeparator();
    bar->addAction(m_previous);
    bar->addAction(m_next);
    m_previous->setIconText(tr("Previous", "difference"));
    m_next->setIconText(tr("Next", "difference"));
    bar->addSeparator();
    bar->addAction(m_report);
    auto *spacer = named(new QWidget(bar), "toolBarSpace", tr("Space"));
    spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(spacer);
    for (int side = 0; side < sideCount; ++side) {
        auto *group = named(new QWidget(bar), "imageGroup", tr("Image of the %1 source").arg(sideWord(side)));
        auto *layout = new QHBoxLayout(group);
        layout->setContentsMargins(6, 0, 2, 0);
        //: %1 "live"
        auto *label = named(new PlainLabel(tr("Image (%1):").arg(sideWord(side)), group), "imageLabel", tr("Image"));
        static constexpr const char *names[] = {"vendorImage", "savedImage", "liveImage"};
        auto *box = named(new QComboBox(group), names[side], tr("Image of the %1 source").arg(sideWord(side)));
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setMaximumWidth(260);
        label->setBuddy(box);
        layout->addWidget(label);
        layout->addWidget(box);
        m_imageBoxes[static_cast<std::size_t>(side)] = box;
        m_imageActions[static_cast<std::size_t>(side)] = bar->addWidget(group);
        connect(box, &QComboBox::activated, this, [this, side](int index) {
            m_session->chooseImage(static_cast<Role>(side), m_imageBoxes[static_cast<std::size_t>(side)]->itemData(index).toULongLong());
        });
    }
    // Over the whole width, above everything it has a say in.
    addToolBarBreak();
    m_filterBar = named(addToolBar(tr("Filter")), "filterToolBar", tr("Filter"));
    m_filterBar->setMovable(false);
    m_filterBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_filter = new FilterBar(*m_session, m_filterBar);
    m_filterBar->addWidget(m_filter);
    const QList<QAction *> actions = bar->actions();
    for (QAction *action : actions) {
        if (QWidget *button = bar->widgetForAction(action); button && button->accessibleName().isEmpty()) {
            button->setAccessibleName(action->isSeparator() ? tr("Separator") : action->iconText());
            if (button->objectName().isEmpty())
                button->setObjectName(action->isSeparator() ? u"separator"_s : QString(action->objectName() + u"Button"_s));
        }
    }
}

void MainWindow::makeMenus()
{
    named(menuBar(), "menuBar", tr("Menu bar"));
    const auto menu = [this](const char *name, const QString &title) { return named(menuBar()->addMenu(title), name, QString(title).remove(u'&')); };

    QMenu *file = menu("fileMenu", tr("&File"));
    file->addAction(m_open);
    file->addAction(makeAction("openFolder", tr("Open &Folder …"), {key("Ctrl+Shift+F")}, [this] { chooseFolder(std::nullopt); }));
    QMenu *as = named(file->addMenu(tr("Load &as")), "loadAsMenu", tr("Load as"));
    for (int side = 0; side < sideCount; ++side) {
        const auto role = static_cast<Role>(side);
        as->addAction(makeAction("loadFileAs", tr("%1: File …").arg(sideTitle(side)), {}, [this, role] { chooseFiles(role); }));
        as->addAction(makeAction("loadFolderAs", tr("%1: Folder …").arg(sideTitle(side)), {}, [this, role] { chooseFolder(role); }));
    }
    m_recentMenu = named(file->addMenu(tr("&Recent")), "recentMenu", tr("Recent"));
    file->addSeparator();
    file->addAction(m_reload);
    file->addAction(m_stop);
    file->addAction(m_closeAll);
    file->addSeparator();
    file->addAction(m_saveFile);
    file->addSeparator();
    file->addAction(makeAction("quit", tr("&Quit"), {key("Ctrl+Q")}, [this] { close(); }));

    QMenu *edit = menu("editMenu", tr("&Edit"));
    QAction *copy = makeAction("copyPath", tr("Copy &Path"), {key("Ctrl+Shift+C")}, [this] { copyPath(0); });
    QAction *shell = makeAction("copyPathShell", tr("Copy Path for the &Shell"), {}, [this] { copyPath(1); });
    QAction *raw = makeAction("copyPathRaw", tr("Copy Path, &Unescaped"), {}, [this] { copyPath(2); });
    QAction *digest = makeAction("copyDigest", tr("Copy SHA-&256"), {key("Ctrl+Alt+C")}, [this] { copyDigest(); });
    edit->addActions({copy, shell, raw, digest});
    edit->addSeparator();
    edit->addAction(makeAction("focusFilter", tr("&Filter"), {key("Ctrl+L")}, [this] { m_filter->focusText(); }));
    edit->addAction(makeAction("clearFilter", tr("&Clear the Filter"), {key("Ctrl+Shift+L")}, [this] { m_session->clearFilter(); }));
    m_needCurrent = {copy, shell, raw, digest, m_saveFile};

    QMenu *view = menu("viewMenu", tr("&View"));
    for (QDockWidget *dock : {m_previewDock, m_findingsDock, m_chartDock})
        view->addAction(dock->toggleViewAction());
    view->addSeparator();
    view->addAction(makeAction("expandAll", tr("&Expand All"), {key("Ctrl+Shift+Down")}, [this] { m_panes->expandAll(); }));
    view->addAction(makeAction("collapseAll", tr("C&ollapse All"), {key("Ctrl+Shift+Up")}, [this] { m_panes->collapseAll(); }));
    view->addAction(makeAction("resetColumns", tr("&Reset Columns"), {}, [this] { m_panes->resetColumns(); }));
    view->addAction(m_preview->wrapAction());
    connect(m_preview->wrapAction(), &QAction::toggled, this, [this](bool on) {
        if (!m_unattended)
            AppSettings::setFlag(u"wrap"_s, on);
    });
    view->addSeparator();
    QMenu *theme = named(view->addMenu(tr("&Theme")), "themeMenu", tr("Theme"));
    auto *themes = new QActionGroup(this);
    const std::pair<Theme, QString> choices[] = {
        {Theme::System, tr("As the &System")}, {Theme::Light, tr("&Light")}, {Theme::Dark, tr("&Dark")}};
    for (const auto &[which, text] : choices) {
        QAction *action = makeAction("theme", text, {}, [this, which = which] { takeTheme(which); });
        action->setObjectName(u"theme-"_s + themeName(which));
        action->setCheckable(true);
        action->setChecked(which == currentTheme());
        themes->addAction(action);
        theme->addAction(action);
    }

    QMenu *go = menu("goMenu", tr("&Go"));
    go->addActions({m_next, m_previous});
    go->addAction(makeAction("goToPath", tr("To &Path …"), {key("Ctrl+G")}, [this] { goToPath(); }));
    go->addSeparator();
    go->addAction(makeAction("nextPane", tr("Next P&ane"), {key("F6")}, [this] { m_panes->cycleFocus(false); }));
    go->addAction(makeAction("previousPane", tr("Pre&vious Pane"), {key("Shift+F6")}, [this] { m_panes->cycleFocus(true); }));
    for (int side = 0; side < sideCount; ++side) {
        go->addAction(makeAction("focusPane", tr("%1 Pane").arg(sideTitle(side)), {QKeySequence(u"Alt+%1"_s.arg(side + 1))},
                                 [this, side] { m_panes->focusPane(side); }));
    }
    go->addSeparator();
    go->addActions(m_preview->tabActions());
    go->addActions({m_preview->nextDifferenceAction(), m_preview->previousDifferenceAction()});

    QMenu *report = menu("reportMenu", tr("&Report"));
    report->addAction(m_report);
    report->addSeparator();
    QAction *evidence = makeAction("writeEvidence", tr("&Evidence File …"), {}, [this] { writeOne(ReportFormat::Evidence); });
    QAction *html = makeAction("writeHtml", tr("&HTML Report …"), {}, [this] { writeOne(ReportFormat::Html); });
    QAction *pdf = makeAction("writePdf", tr("&PDF Report …"), {}, [this] { writeOne(ReportFormat::Pdf); });
    report->addActions({evidence, html, pdf});
    m_needComparison.insert(m_needComparison.end(), {evidence, html, pdf});

    QMenu *help = menu("helpMenu", tr("&Help"));
    QAction *sample = makeAction("openSample", tr("Open &Sample Case"), {key("Ctrl+Shift+O")}, [this] { openSample(); });
    sample->setIcon(symbolIcon(Symbol::Sample));
    help->addAction(sample);
    help->addAction(makeAction("shortcuts", tr("&Keyboard Shortcuts"), {key("F1"), key("Ctrl+/")}, [this] {
        auto *dialog = new ShortcutsDialog(actions() + m_preview->tabActions() + QList<QAction *>{m_preview->wrapAction()}, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->show();
    }));
    help->addSeparator();
    help->addAction(makeAction("about", tr("&About Assay"), {}, [this] {
        auto *dialog = new AboutDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->show();
    }));
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
    m_chart = new ChartPanel(*m_session, this);
    m_previewDock = dock("previewDock", tr("Preview"), m_preview, Qt::BottomDockWidgetArea);
    m_findingsDock = dock("findingsDock", tr("Findings"), m_findings, Qt::RightDockWidgetArea);
    m_chartDock = dock("chartDock", tr("What changed where"), m_chart, Qt::RightDockWidgetArea);
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
        showCurrent();
        // The keys go where the work is, unless the user is elsewhere by now.
        const QWidget *focus = QApplication::focusWidget();
        if (m_session->comparison() && (!focus || m_start->isAncestorOf(focus) || qobject_cast<const PaneHead *>(focus)))
            m_panes->focusPane(m_panes->focusedSide());
    });
    connect(&session, &Session::currentChanged, this, &MainWindow::showCurrent);
    connect(&session, &Session::rolesWanted, this, &MainWindow::askRoles);
    connect(&session, &Session::failed, this, [this](const QString &what, const QString &advice) {
        m_messages->show(MessageBar::Kind::Error, what, advice);
    });
    connect(&session, &Session::noted, this, [this](const QString &text) { m_messages->show(MessageBar::Kind::Note, text); });
    connect(&session, &Session::currentChanged, m_messages, &MessageBar::clearNotes);
    connect(&session, &Session::opened, this, [this](const std::vector<OpenRequest> &sources) {
        if (m_unattended)
            return;
        AppSettings::addRecent(sources);
        refreshRecent();
    });
    connect(&session.runner(), &JobRunner::jobStarted, this, &MainWindow::refresh);
    connect(&session.runner(), &JobRunner::jobFinished, this, &MainWindow::refresh);
    connect(m_jobs, &JobStrip::cancelRequested, m_stop, &QAction::trigger);
    connect(m_filter, &FilterBar::leaveRequested, this, [this] { m_panes->focusPane(m_panes->focusedSide()); });
    const auto refuse = [this](const QString &why) { statusBar()->showMessage(why, 8000); };
    const auto dropped = [this](int side, const std::vector<std::string> &paths) {
        std::vector<OpenRequest> requests;
        for (const std::string &path : paths)
            requests.push_back({path, paths.size() == 1 ? std::optional(static_cast<Role>(side)) : std::nullopt});
        openPaths(std::move(requests), AskRoles::Always);
    };
    connect(m_panes, &PaneArea::headClicked, this, &MainWindow::showSource);
    connect(m_panes, &PaneArea::dropped, this, dropped);
    connect(m_panes, &PaneArea::dropRefused, this, refuse);
    connect(m_panes, &PaneArea::menuRequested, this, &MainWindow::showContextMenu);
    connect(m_panes, &PaneArea::noted, this, [this](const QString &text) { m_messages->show(MessageBar::Kind::Note, text); });
    connect(m_panes, &PaneArea::widthsChanged, this, [this] { m_preview->setPaneWidths(m_panes->paneWidths()); });
    connect(m_start, &StartPage::dropped, this, dropped);
    connect(m_start, &StartPage::dropRefused, this, refuse);
    connect(m_start, &StartPage::fileWanted, this, [this](int side) { chooseFiles(static_cast<Role>(side)); });
    connect(m_start, &StartPage::folderWanted, this, [this](int side) { chooseFolder(static_cast<Role>(side)); });
    connect(m_start, &StartPage::sampleWanted, this, &MainWindow::openSample);
    connect(m_start, &StartPage::recentWanted, this, [this](const RecentCase &one) { openPaths(one.sources, AskRoles::WhenAmbiguous); });
}

void MainWindow::openPaths(std::vector<OpenRequest> requests, AskRoles ask)
{
    m_messages->clearNotes();
    m_session->open(std::move(requests), ask);
}

QString MainWindow::sampleFolder()
{
    const QString bin = QCoreApplication::applicationDirPath();
    for (const QString &place : {QString(bin + u"/../share/assay/sample"_s), QString(bin + u"/../../share/assay/sample"_s)}) {
        if (QFileInfo::exists(place + u"/rootfs.tar.xz"_s))
            return QDir(place).absolutePath();
    }
    return QStandardPaths::locate(QStandardPaths::GenericDataLocation, u"assay/sample"_s, QStandardPaths::LocateDirectory);
}

bool MainWindow::openSample()
{
    const QString folder = sampleFolder();
    if (folder.isEmpty()) {
        m_messages->show(MessageBar::Kind::Error, tr("The sample case is not installed."), tr("It belongs in share/assay/sample beside the program."));
        return false;
    }
    m_session->setImageReference("demo/shop:1.0");
    const auto at = [&folder](const char *name) { return pathBytes(folder + u'/' + QString::fromLatin1(name)); };
    openPaths({{at("rootfs.tar.xz"), Role::Vendor}, {at("app.tar.xz"), Role::Saved}, {at("data-root.tar.xz"), Role::Live}},
              AskRoles::WhenAmbiguous);
    return true;
}

void MainWindow::showWork(bool work)
{
    if (m_pageSet && work == m_working)
        return;
    m_pageSet = true;
    if (m_working && !work)
        m_workState = saveState();
    m_working = work;
    m_stack->setCurrentWidget(work ? m_work : static_cast<QWidget *>(m_start));
    m_filterBar->setVisible(work);
    for (QDockWidget *dock : {m_previewDock, m_findingsDock, m_chartDock})
        dock->setVisible(work);
    if (work) {
        if (!m_workState.isEmpty() && restoreState(m_workState)) {
            m_filterBar->show();
            return;
        }
        const int side = std::clamp(width() * 22 / 100, 200, 320);
        resizeDocks({m_previewDock}, {std::max(200, height() * 32 / 100)}, Qt::Vertical);
        resizeDocks({m_findingsDock, m_chartDock}, {side, side}, Qt::Horizontal);
        resizeDocks({m_findingsDock, m_chartDock}, {58, 42}, Qt::Vertical);
    }
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
    m_saveFile->setEnabled(current && sideToSave() >= 0);
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

void MainWindow::refreshTitle()
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
    title.replace(u"[*]"_s, u"[**]"_s); // Qt's own placeholder
    //: title of the window: %1 an image's name
    setWindowTitle(title.isEmpty() ? tr("Assay") : tr("%1 — Assay").arg(title));
}

void MainWindow::refreshTotals()
{
    const ComparisonPtr &comparison = m_session->comparison();
    QStringList parts;
    if (comparison) {
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

void MainWindow::showCurrent()
{
    const ComparisonPtr &comparison = m_session->comparison();
    const DiffNodeId current = m_session->current();
    if (comparison && current)
        m_preview->showNode(comparison, current);
    else
        m_preview->clear();
    m_previewDock->setWindowTitle(comparison && current ? tr("Preview: %1").arg(menuText(displayText(comparison->tree->path(current)))) : tr("Preview"));
    refresh();
}

void MainWindow::chooseFiles(std::optional<Role> role)
{
    auto *dialog = named(new QFileDialog(this, role ? tr("Load as %1").arg(sideTitle(static_cast<int>(*role))) : tr("Open up to three sources"),
                                         AppSettings::folder(u"open"_s)),
                         "openDialog", tr("Open"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(role ? QFileDialog::ExistingFile : QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this, role](const QStringList &files) {
        if (files.isEmpty())
            return;
        AppSettings::setFolder(u"open"_s, QFileInfo(files.first()).absolutePath());
        if (files.size() > 3) {
            m_messages->show(MessageBar::Kind::Error, tr("Choose up to three: one for each state of the image."));
            return;
        }
        std::vector<OpenRequest> requests;
        for (const QString &file : files)
            requests.push_back({pathBytes(file), role});
        openPaths(std::move(requests), AskRoles::Always);
    });
    dialog->open();
}

void MainWindow::chooseFolder(std::optional<Role> role)
{
    auto *dialog = named(new QFileDialog(this, role ? tr("Load as %1").arg(sideTitle(static_cast<int>(*role))) : tr("Open a folder"),
                                         AppSettings::folder(u"open"_s)),
                         "openFolderDialog", tr("Open a folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, role](const QString &folder) {
        AppSettings::setFolder(u"open"_s, QFileInfo(folder).absolutePath());
        openPaths({{pathBytes(folder), role}}, AskRoles::Always);
    });
    dialog->open();
}

void MainWindow::askRoles(const std::vector<Candidate> &candidates)
{
    auto *dialog = new RoleDialog(candidates, *m_session, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_session->assign(dialog->candidates()); });
    connect(dialog, &QDialog::rejected, this, [this] { m_session->assign({}); });
    dialog->open();
}

void MainWindow::showSource(int side)
{
    const PaneState state = m_session->pane(side);
    if (!state.source) {
        chooseFiles(static_cast<Role>(side));
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
    for (int each = 0; each < sideCount; ++each) {
        const Entry *entry = comparison->tree->hasSide(each) ? comparison->tree->entry(m_session->current(), each) : nullptr;
        if (!entry || entry->type != EntryType::File)
            continue;
        QAction *save = menu->addAction(tr("Save the %1 File …").arg(sideTitle(each)));
        connect(save, &QAction::triggered, this, [this, each] { askSaveFile(each); });
        if (each == side)
            menu->setDefaultAction(save);
    }
    menu->addSeparator();
    menu->addActions({m_next, m_previous});
    menu->popup(globalPosition);
}

void MainWindow::refreshRecent()
{
    const std::vector<RecentCase> cases = AppSettings::recent();
    m_start->setRecent(cases);
    m_recentMenu->clear();
    m_recentMenu->setEnabled(!cases.empty());
    for (const RecentCase &one : cases) {
        QAction *action = m_recentMenu->addAction(menuText(fontMetrics().elidedText(one.title(), Qt::ElideMiddle, 600)));
        action->setToolTip(toolTipText(one.details()));
        connect(action, &QAction::triggered, this, [this, one] { openPaths(one.sources, AskRoles::WhenAmbiguous); });
    }
    if (!cases.empty()) {
        m_recentMenu->addSeparator();
        QAction *clear = m_recentMenu->addAction(tr("&Forget These"));
        connect(clear, &QAction::triggered, this, [this] {
            AppSettings::clearRecent();
            refreshRecent();
        });
    }
    m_recentMenu->setToolTipsVisible(true);
}

void MainWindow::writeReports(const std::vector<std::pair<ReportFormat, std::string>> &files, const ReportOptions &options,
                              std::function<void(const std::vector<Result<Written>> &)> whenDone)
{
    // As assay-cli tells of its option of the same name.
    ReportOptions whole = options;
    if (const std::string &reference = m_session->comparedReference(); !reference.empty())
        whole.settings.emplace_back("image", reference);
    struct All {
        std::vector<Result<Written>> results;
        std::size_t left;
        std::function<void(const std::vector<Result<Written>> &)> whenDone;
    };
    auto all = std::make_shared<All>(All{{}, files.size(), std::move(whenDone)});
    all->results.assign(files.size(), Result<Written>(Unexpected(makeError(ErrorCode::Internal, {}, "not written"))));
    for (std::size_t i = 0; i < files.size(); ++i) {
        m_session->runner().start(
            {.title = tr("Writing %1").arg(reportFormatName(files[i].first))}, this,
            [comparison = m_session->comparison(), format = files[i].first, path = files[i].second, whole](Context &context) {
                return writeReport(*comparison, format, whole, path, context);
            },
            [all, i](Result<Written> result) {
                all->results[i] = std::move(result);
                if (--all->left == 0)
                    all->whenDone(all->results);
            });
    }
}

void MainWindow::reportWritten(const std::vector<Result<Written>> &written)
{
    QStringList names;
    QStringList digests;
    QString folder;
    for (const Result<Written> &one : written) {
        if (!one) {
            if (one.error().code != ErrorCode::Cancelled) {
                m_messages->show(MessageBar::Kind::Error, fromUtf8View(one.error().message()), adviceFor(one.error()));
                Q_EMIT exportFailed(m_messages->lastText());
            }
            continue;
        }
        names.append(fileNameText(one->path));
        digests.append(fromUtf8View(toHex(one->sha256)) + u"  "_s + fileNameText(one->path));
        folder = displayText(pathBytes(QFileInfo(nativePath(one->path)).absolutePath()));
        Q_EMIT exported(nativePath(one->path));
    }
    if (names.isEmpty())
        return;
    m_messages->show(MessageBar::Kind::Done, tr("Written: %1, to %2").arg(names.join(u", "_s), folder),
                     digests.size() == 1 ? QString(u"SHA-256 "_s + digests.first()) : QString(), tr("Copy SHA-256"),
                     [this, digests] { copyText(digests.join(u'\n') + u'\n', tr("SHA-256")); });
}

void MainWindow::writeOne(ReportFormat format)
{
    if (!m_session->comparison())
        return;
    const QString folder = AppSettings::folder(u"report"_s);
    const QString chosen = QFileDialog::getSaveFileName(this, tr("Write %1").arg(reportFormatName(format)),
                                                        (folder.isEmpty() ? QDir::homePath() : folder) + u'/'
                                                            + QString::fromLatin1(reportFileName(format)));
    if (chosen.isEmpty())
        return;
    AppSettings::setFolder(u"report"_s, QFileInfo(chosen).absolutePath());
    ReportOptions options = plainReportOptions();
    options.caseNumber = AppSettings::text(u"case"_s).toStdString();
    options.examiner = AppSettings::text(u"examiner"_s).toStdString();
    options.organisation = AppSettings::text(u"organisation"_s).toStdString();
    writeReports({{format, pathBytes(chosen)}}, options, [this](const std::vector<Result<Written>> &written) { reportWritten(written); });
}

void MainWindow::reportDialog()
{
    if (!m_session->comparison())
        return;
    auto *dialog = new ReportDialog(m_session->comparison(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        std::vector<std::pair<ReportFormat, std::string>> files;
        for (const ReportFormat format : dialog->formats())
            files.emplace_back(format, pathBytes(dialog->folder() + u'/' + QString::fromLatin1(reportFileName(format))));
        writeReports(files, dialog->options(), [this](const std::vector<Result<Written>> &written) { reportWritten(written); });
    });
    dialog->open();
}

// The pane the user is in, when it has the file; else the latest state that has it.
int MainWindow::sideToSave() const
{
    const ComparisonPtr &comparison = m_session->comparison();
    if (!comparison || !m_session->current())
        return -1;
    const auto has = [&](int side) {
        const Entry *entry = comparison->tree->hasSide(side) ? comparison->tree->entry(m_session->current(), side) : nullptr;
        return entry && entry->type == EntryType::File;
    };
    for (const int side : {m_panes->focusedSide(), int(LiveSide), int(SavedSide), int(VendorSide)}) {
        if (has(side))
            return side;
    }
    return -1;
}

void MainWindow::askSaveFile(int side)
{
    if (side < 0)
        return;
    const std::string name = harmlessName(m_session->comparison()->tree->name(m_session->current()));
    const QString folder = AppSettings::folder(u"save"_s);
    const QString chosen = QFileDialog::getSaveFileName(this, tr("Save the %1 File").arg(sideTitle(side)),
                                                        (folder.isEmpty() ? QDir::homePath() : folder) + u'/' + QString::fromStdString(name));
    if (chosen.isEmpty())
        return;
    AppSettings::setFolder(u"save"_s, QFileInfo(chosen).absolutePath());
    saveFile(side, pathBytes(chosen), QFileInfo::exists(chosen)); // the dialog asked about this file, and no other
}

void MainWindow::saveFile(int side, const std::string &path, bool overwrite)
{
    const ComparisonPtr comparison = m_session->comparison();
    const DiffNodeId node = m_session->current();
    if (!comparison || !node)
        return;
    m_session->runner().start(
        {.title = tr("Saving %1").arg(fileNameText(path))}, this,
        [comparison, node, side, path, overwrite](Context &context) { return saveContent(*comparison, node, side, path, overwrite, context); },
        [this](const Result<Written> &written) { reportWritten({written}); });
}

void MainWindow::copyText(const QString &text, const QString &what)
{
    QGuiApplication::clipboard()->setText(text);
    statusBar()->showMessage(tr("Copied: %1").arg(what), 4000);
}

void MainWindow::copyPath(int form)
{
    const ComparisonPtr &comparison = m_session->comparison();
    if (!comparison || !m_session->current())
        return;
    const std::string path = comparison->tree->path(m_session->current());
    if (form == 0) {
        copyText(displayText(path), tr("path"));
    } else if (form == 1) {
        copyText(fromUtf8View(shellQuoted('/' + path)), tr("path for the shell"));
    } else {
        // The bytes for whoever takes bytes; text is the nearest to them.
        auto *mime = new QMimeData;
        mime->setText(fromUtf8View(toUtf8Lossy(path)));
        mime->setData(u"application/octet-stream"_s, QByteArray::fromStdString(path));
        QGuiApplication::clipboard()->setMimeData(mime);
        statusBar()->showMessage(tr("Copied: %1").arg(tr("path, unescaped")), 4000);
    }
}

void MainWindow::copyDigest()
{
    const ComparisonPtr &comparison = m_session->comparison();
    const int side = sideToSave();
    if (!comparison || side < 0)
        return;
    const NodeId own = comparison->tree->node(m_session->current()).side[static_cast<std::size_t>(side)];
    if (const Sha256Digest *digest = comparison->tree->tree(side)->digest(own))
        copyText(fromUtf8View(toHex(*digest)), tr("SHA-256 of the %1 file").arg(sideWord(side)));
    else
        statusBar()->showMessage(tr("The SHA-256 of this file is not known."), 8000);
}

void MainWindow::goToPath()
{
    if (!m_session->comparison())
        return;
    auto *dialog = named(new QInputDialog(this), "goToDialog", tr("Go to path"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Go to Path"));
    dialog->setLabelText(tr("Path inside the image:"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &text) {
        const ComparisonPtr &comparison = m_session->comparison();
        if (!comparison)
            return;
        const DiffNodeId id = comparison->tree->find(text.toStdString());
        if (id && id != DiffTree::root)
            m_session->goTo(id);
        else
            m_messages->show(MessageBar::Kind::Note, tr("There is no such path in any of the sources."));
    });
    dialog->resize(520, dialog->sizeHint().height());
    dialog->open();
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
    m_preview->wrapAction()->setChecked(AppSettings::flag(u"wrap"_s, false));
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
    m_session->cancel();
    m_session->runner().cancelAll();
    if (!m_unattended) {
        AppSettings::setGeometry(saveGeometry());
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
    openPaths(std::move(requests), AskRoles::Always);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (m_hint)
        m_hint->setGeometry(m_hint->parentWidget()->rect());
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The actions of the window, and where they are found.

#include "ui/mainwindow.h"

#include "items/displaytext.h"
#include "items/sourcemodels.h"
#include "ui/annotator.h"
#include "ui/casedesk.h"
#include "ui/caseexporter.h"
#include "ui/caseopener.h"
#include "ui/copyout.h"
#include "ui/dialogs.h"
#include "ui/filterbar.h"
#include "ui/glyphs.h"
#include "ui/hashlists.h"
#include "ui/imagestoreoffer.h"
#include "ui/livenotice.h"
#include "ui/columns.h"
#include "ui/panearea.h"
#include "ui/pathbar.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/preview/previewpanel.h"
#include "ui/selectionexporter.h"
#include "ui/settings.h"
#include "ui/storepanel.h"
#include "ui/togglebutton.h"
#include "ui/validationdialog.h"

#include <QActionGroup>
#include <QComboBox>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QShortcut>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>

#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

QKeySequence key(const char *text)
{
    return QKeySequence(QString::fromLatin1(text));
}

} // namespace

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
    m_open = makeAction("open", tr("&Open …"), {QKeySequence::Open}, [this] { m_opener->chooseFiles(std::nullopt); });
    m_open->setIcon(symbolIcon(Symbol::Open));
    m_reload = makeAction("reload", tr("&Compare Again"), {key("F5"), key("Ctrl+R")}, [this] { m_session->reload(); });
    m_reload->setIcon(symbolIcon(Symbol::Reload));
    m_reload->setToolTip(toolTipText(tr("Read all sources anew and compare them")));
    m_stop = makeAction("stop", tr("&Stop"), {key("Esc")}, [this] {
        m_session->cancel();
        m_session->runner().cancelAll(true);
    });
    m_stop->setIcon(symbolIcon(Symbol::Stop));
    m_stop->setToolTip(toolTipText(tr("Stop what runs; what was there before stays")));
    m_closeAll = makeAction("closeAll", tr("Close All So&urces"), {key("Ctrl+W")}, [this] {
        m_session->cancel();
        for (const Role role : {Role::Vendor, Role::Saved, Role::Live})
            m_session->close(role);
    });
    m_next = makeAction("nextDifference", tr("&Next Difference"), {key("F7")}, [this] { m_session->goToDifference(false); });
    m_next->setIcon(symbolIcon(Symbol::Next));
    m_next->setToolTip(toolTipText(tr("Next difference (in the panes also Alt+Down)")));
    m_previous = makeAction("previousDifference", tr("Previous &Difference"), {key("Shift+F7")}, [this] { m_session->goToDifference(true); });
    m_previous->setIcon(symbolIcon(Symbol::Previous));
    m_previous->setToolTip(toolTipText(tr("Previous difference (in the panes also Alt+Up)")));
    m_report = makeAction("report", tr("&Report …"), {QKeySequence::Print}, [this] {
        if (m_liveNotice->mayReport())
            m_exporter->reportDialog();
    });
    m_report->setIcon(symbolIcon(Symbol::Report));
    m_report->setToolTip(toolTipText(tr("Write reports of this comparison")));
    m_saveFile = makeAction("saveFile", tr("Save &File from the Evidence …"), {key("Ctrl+E")}, [this] { m_exporter->askSaveFile(m_exporter->sideToSave()); });
    addAction(m_store->verifyAction());
    m_goToStore = makeAction("goToStore", tr("St&ore"), {key("Alt+4")}, [this] { goToStore(); });
    m_goToPreview = makeAction("goToPreview", tr("Previe&w"), {key("Alt+9")}, [this] { goToPreview(); });
    makeLayerActions();
    makeOverviewActions();
    m_lock = makeAction("lockPanes", tr("Loc&k Panes"), {key("Ctrl+Shift+L")}, [this] { m_panes->setLocked(m_lock->isChecked()); });
    m_lock->setCheckable(true);
    m_lock->setChecked(true);
    QToolButton *lock = makeToggle(m_path, "lockPanesButton", tr("Lock panes"), tr("The panes scroll, open folders and select as one"));
    lock->setChecked(true);
    m_path->addTrailing(lock);
    connect(lock, &QToolButton::clicked, m_lock, &QAction::trigger);
    connect(m_panes, &PaneArea::lockedChanged, this, [this, lock](bool locked) {
        m_lock->setChecked(locked);
        lock->setChecked(locked);
        statusBar()->showMessage(locked ? tr("The panes move as one again.") : tr("Each pane moves on its own. View › Lock Panes locks them again."), 8000);
    });
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

QMenu *MainWindow::makeMenu(const char *name, const QString &title)
{
    return named(menuBar()->addMenu(title), name, QString(title).remove(u'&'));
}

void MainWindow::makeMenus()
{
    named(menuBar(), "menuBar", tr("Menu bar"));
    makeFileMenu();
    makeEditMenu();
    makeViewMenu();
    makeGoMenu();
    makeReportMenu();
    makeHelpMenu();
    makeKeys();
}

void MainWindow::makeFileMenu()
{
    QMenu *file = makeMenu("fileMenu", tr("&File"));
    file->addAction(m_open);
    file->addAction(makeAction("openFolder", tr("Open Fol&der …"), {key("Ctrl+Shift+F")}, [this] { m_opener->chooseFolder(std::nullopt); }));
    static constexpr const char *fileNames[sideCount] = {"loadVendorFile", "loadSavedFile", "loadLiveFile"};
    static constexpr const char *folderNames[sideCount] = {"loadVendorFolder", "loadSavedFolder", "loadLiveFolder"};
    QMenu *as = named(file->addMenu(tr("Load &as")), "loadAsMenu", tr("Load as"));
    for (int side = 0; side < sideCount; ++side) {
        const auto role = static_cast<Role>(side);
        as->addAction(makeAction(fileNames[side], tr("%1: File …").arg(sideTitle(side)), {}, [this, role] { m_opener->chooseFiles(role); }));
        as->addAction(makeAction(folderNames[side], tr("%1: Folder …").arg(sideTitle(side)), {}, [this, role] { m_opener->chooseFolder(role); }));
    }
    file->addMenu(m_imageStores->menu());
    file->addMenu(m_opener->recentMenu());
    file->addSeparator();
    m_case->addToFileMenu(file);
    file->addSeparator();
    file->addAction(m_reload);
    file->addAction(m_store->verifyAction());
    file->addAction(m_stop);
    file->addAction(m_closeAll);
    file->addSeparator();
    file->addActions({m_saveFile, m_selectionExporter->action(), m_selectionExporter->tagMenu()->menuAction(), m_copyOut->openAction(), m_copyOut->allowAction()});
    m_annotator->addToFileMenu(file);
    file->addAction(m_hashLists->action());
    file->addSeparator();
    file->addAction(makeAction("quit", tr("&Quit"), {key("Ctrl+Q")}, [this] { close(); }));
}

void MainWindow::makeEditMenu()
{
    QMenu *edit = makeMenu("editMenu", tr("&Edit"));
    m_annotator->addToEditMenu(edit);
    QAction *copy = makeAction("copyPath", tr("Copy &Path"), {key("Ctrl+Shift+C")}, [this] { m_exporter->copyPath(CaseExporter::PathForm::Shown); });
    QAction *shell = makeAction("copyPathShell", tr("Copy Path for the S&hell"), {}, [this] { m_exporter->copyPath(CaseExporter::PathForm::Shell); });
    QAction *raw = makeAction("copyPathRaw", tr("Copy Path, Unesc&aped"), {}, [this] { m_exporter->copyPath(CaseExporter::PathForm::Unescaped); });
    QAction *digest = makeAction("copyDigest", tr("Copy SHA-&256"), {key("Ctrl+Alt+C")}, [this] { m_exporter->copyDigest(); });
    QAction *record = makeAction("copyRecord", tr("Copy as &JSON"), {key("Ctrl+Alt+J")}, [this] { m_exporter->copyRecord(); });
    edit->addActions({copy, shell, raw, digest, record});
    QMenu *bytes = named(edit->addMenu(tr("Cop&y Bytes")), "copyBytesMenu", tr("Copy bytes"));
    bytes->addActions(m_preview->copyActions());
    edit->addSeparator();
    edit->addAction(makeAction("focusFilter", tr("&Filter"), {key("Ctrl+L")}, [this] { m_filter->focusText(); }));
    m_searchContents = makeAction("searchContents", tr("Search &in Contents"), {key("Ctrl+Alt+F")}, [this] { goToSearch(); });
    edit->addAction(m_searchContents);
    edit->addAction(makeAction("clearFilter", tr("&Clear the Filter"), {key("Ctrl+Shift+K")}, [this] { m_session->clearFilter(); }));
    edit->addSeparator();
    edit->addAction(makeAction("changeKeys", tr("Change Keyboard &Shortcuts …"), {}, [this] { changeKeys(); }));
    m_needCurrent = {copy, shell, raw, digest, record, m_saveFile};
}

void MainWindow::makeViewMenu()
{
    QMenu *view = makeMenu("viewMenu", tr("&View"));
    for (QDockWidget *dock : docks())
        view->addAction(dock->toggleViewAction());
    view->addSeparator();
    QMenu *layers = named(view->addMenu(tr("&Layers")), "layersMenu", tr("Layers"));
    layers->addActions(QList<QAction *>(m_layerActions.begin(), m_layerActions.end()));
    view->addSeparator();
    view->addAction(makeAction("expandAll", tr("&Expand All"), {key("Ctrl+Shift+Down")}, [this] { m_panes->expandAll(); }));
    view->addAction(makeAction("collapseAll", tr("C&ollapse All"), {key("Ctrl+Shift+Up")}, [this] { m_panes->collapseAll(); }));
    QMenu *columns = named(view->addMenu(tr("Col&umns")), "columnsMenu", tr("Columns"));
    connect(columns, &QMenu::aboutToShow, this, [this, columns] {
        columns->clear();
        m_panes->columns()->fillMenu(columns, -1);
    });
    view->addAction(m_lock);
    view->addAction(m_preview->wrapAction());
    connect(m_preview->wrapAction(), &QAction::toggled, this, [this](bool on) {
        if (!m_unattended)
            AppSettings::setFlag(u"wrap"_s, on);
    });
    view->addAction(m_preview->pictureAction());
    for (QAction *option : m_preview->optionActions()) {
        view->addAction(option);
        connect(option, &QAction::toggled, this, [this, option](bool on) {
            if (!m_unattended)
                AppSettings::setFlag(option->objectName(), on);
        });
    }
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
}

void MainWindow::makeGoMenu()
{
    QMenu *go = makeMenu("goMenu", tr("&Go"));
    go->addActions({m_next, m_previous});
    go->addAction(makeAction("goToPath", tr("To &Path"), {key("Ctrl+G")}, [this] { m_path->edit(); }));
    go->addSeparator();
    go->addAction(makeAction("nextPane", tr("Next P&ane"), {key("F6")}, [this] { m_panes->cycleFocus(false); }));
    static constexpr const char *names[sideCount] = {"focusVendor", "focusSaved", "focusLive"};
    go->addAction(makeAction("previousPane", tr("Pr&evious Pane"), {key("Shift+F6")}, [this] { m_panes->cycleFocus(true); }));
    for (int side = 0; side < sideCount; ++side) {
        go->addAction(makeAction(names[side], tr("%1 Pane").arg(sideTitle(side)), {QKeySequence(u"Alt+%1"_s.arg(side + 1))},
                                 [this, side] { m_panes->focusPane(side); }));
    }
    go->addActions({m_goToStore, m_goToLayer, m_goToOverview, m_goToFindings, m_goToTrust, m_goToPreview});
    go->addSeparator();
    go->addActions(m_preview->tabActions());
    go->addActions({m_preview->nextDifferenceAction(), m_preview->previousDifferenceAction()});
}

void MainWindow::makeReportMenu()
{
    QMenu *report = makeMenu("reportMenu", tr("&Report"));
    report->addAction(m_report);
    report->addSeparator();
    const auto write = [this](ReportFormat format) {
        return [this, format] {
            if (m_liveNotice->mayReport())
                m_exporter->writeOne(format);
        };
    };
    QAction *evidence = makeAction("writeEvidence", tr("&Evidence File …"), {}, write(ReportFormat::Evidence));
    QAction *html = makeAction("writeHtml", tr("&HTML Report …"), {}, write(ReportFormat::Html));
    QAction *pdf = makeAction("writePdf", tr("&PDF Report …"), {}, write(ReportFormat::Pdf));
    report->addActions({evidence, html, pdf});
    report->addSeparator();
    report->addAction(makeAction("checkBundle", tr("&Check a Report Bundle …"), {}, [this] { checkBundle({}); }));
    m_needComparison.insert(m_needComparison.end(), {evidence, html, pdf});
}

void MainWindow::makeHelpMenu()
{
    QMenu *help = makeMenu("helpMenu", tr("&Help"));
    QAction *sample = makeAction("openSample", tr("Open &Sample Case"), {key("Ctrl+Shift+O")}, [this] { m_opener->openSample(); });
    sample->setIcon(symbolIcon(Symbol::Sample));
    help->addAction(sample);
    help->addAction(makeAction("shortcuts", tr("&Keyboard Shortcuts"), {key("F1"), key("Ctrl+/")}, [this] { showKeys(); }));
    help->addAction(makeAction("validate", tr("&Validate This Installation …"), {}, [this] {
        auto *dialog = new ValidationDialog(m_session->runner(), pathBytes(sampleFolder()), [this] { return m_session->whole(); }, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    }));
    help->addSeparator();
    help->addAction(makeAction("about", tr("&About Assay"), {}, [this] {
        auto *dialog = new AboutDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->show();
    }));
}

} // namespace assay

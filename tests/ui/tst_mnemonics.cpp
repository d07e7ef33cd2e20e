// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mnemonics.h"
#include "samplewindow.h"

#include "ui/annotator.h"
#include "ui/bundlecheckdialog.h"
#include "ui/casedesk.h"
#include "ui/casedialogs.h"
#include "ui/caseexporter.h"
#include "ui/dialogs.h"
#include "ui/entryview.h"
#include "ui/messagebar.h"
#include "ui/opencopydialog.h"
#include "ui/preview/hexcompareview.h"
#include "ui/preview/previewpanel.h"
#include "ui/reportdone.h"
#include "ui/storepanel.h"

#include <QAbstractItemView>
#include <QAction>
#include <QContextMenuEvent>
#include <QDialog>
#include <QDockWidget>
#include <QHeaderView>
#include <QMenu>
#include <QMessageBox>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTimer>
#include <QTranslator>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

// Alt and a letter lead to every field of every dialog, each letter to one thing, in every language.
class TestMnemonics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void actions_data() { languages(); }
    void actions();
    void buttons_data() { languages(); }
    void buttons();
    void menus_data() { languages(); }
    void menus();
    void contextMenus_data() { languages(); }
    void contextMenus();
    void byThemselves_data() { languages(); }
    void byThemselves();
    void questions_data() { languages(); }
    void questions();
    void window_data() { languages(); }
    void window();
    void labelsLead();

private:
    static void languages();
    bool open();
    bool openCase();
    bool look(const QString &name, const std::function<void()> &ask);
    void take(QDialog *dialog, const QString &name);
    void lookAt(QDialog *dialog);
    void lookAt(QMenu *menu);
    bool lookAtMenuOf(QWidget *widget, const QPoint &at);

    QTemporaryDir m_folder;
    QTranslator m_words;
    std::unique_ptr<MainWindow> m_window;
    QStringList m_wrong;
    std::set<QString> m_menus;
    bool m_english = true;
};

void TestMnemonics::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-mnemonics"_s);
    QVERIFY(m_folder.isValid());
}

void TestMnemonics::languages()
{
    QTest::addColumn<QString>("language");
    for (const char *language : {"en", "de", "es"})
        QTest::newRow(language) << QString::fromLatin1(language);
}

void TestMnemonics::init()
{
    QSettings().clear();
    m_wrong.clear();
    m_menus.clear();
}

void TestMnemonics::cleanup()
{
    m_window.reset();
    QCoreApplication::removeTranslator(&m_words);
}

bool TestMnemonics::open()
{
    QFETCH(QString, language);
    m_english = language == u"en"_s;
    if (!m_words.load(u"" ASSAY_TRANSLATIONS "/assay_"_s + language + u".qm"_s))
        return false;
    QCoreApplication::installTranslator(&m_words);
    m_window = sampleWindow();
    return m_window != nullptr;
}

void TestMnemonics::take(QDialog *dialog, const QString &name)
{
    for (const QString &line : Mnemonics(dialog, m_english).wrong())
        m_wrong.append(name + u": "_s + line);
}

// Each page of it.
void TestMnemonics::lookAt(QDialog *dialog)
{
    auto *tabs = dialog->findChild<QTabWidget *>();
    for (int i = 0; i < (tabs ? tabs->count() : 1); ++i) {
        if (tabs)
            tabs->setCurrentIndex(i);
        take(dialog, tabs ? u"%1 %2"_s.arg(dialog->objectName()).arg(i + 1) : dialog->objectName());
    }
}

// The dialog that asking for it brings, which may come late and may be one that ask() waits for.
bool TestMnemonics::look(const QString &name, const std::function<void()> &ask)
{
    bool seen = false;
    QTimer watch;
    connect(&watch, &QTimer::timeout, this, [&] {
        const QList<QDialog *> dialogs = m_window->findChildren<QDialog *>();
        for (QDialog *dialog : dialogs) {
            if (!dialog->isVisible())
                continue;
            watch.stop();
            lookAt(dialog);
            seen = true;
            dialog->reject();
            return;
        }
    });
    watch.start(20);
    ask();
    if (!QTest::qWaitFor([&] { return seen; }, 60'000)) {
        m_wrong.append(u"not there: "_s + name);
        return false;
    }
    return waitIdle(*m_window);
}

bool TestMnemonics::openCase()
{
    if (!open())
        return false;
    bool saved = false;
    m_window->caseDesk()->saveAs(m_folder.filePath(u"a.assay"_s).toStdString(), true, [&](bool good) { saved = good; });
    if (!QTest::qWaitFor([&] { return saved; }, 60'000) || !waitIdle(*m_window))
        return false;
    m_window->session().setCurrent(find(*m_window, "srv/shop/bin/start"));
    return waitIdle(*m_window);
}

void TestMnemonics::actions()
{
    QVERIFY(openCase());
    for (const char *name : {"report", "caseProperties", "custody", "journal", "hashLists", "editTags", "ownFinding", "shortcuts", "changeKeys", "about", "validate",
                             "saveSelected"}) {
        auto *action = m_window->findChild<QAction *>(QLatin1StringView(name));
        QVERIFY2(action && action->isEnabled(), name);
        look(QLatin1StringView(name), [action] { action->trigger(); });
    }
    QVERIFY2(m_wrong.isEmpty(), qPrintable(u'\n' + m_wrong.join(u'\n')));
}

void TestMnemonics::buttons()
{
    QVERIFY(open());
    for (const char *name : {"trustKeys", "trustFetch"}) {
        auto *button = m_window->findChild<QAbstractButton *>(QLatin1StringView(name));
        QVERIFY2(button, name);
        look(QLatin1StringView(name), [button] { button->click(); });
    }
    QVERIFY2(m_wrong.isEmpty(), qPrintable(u'\n' + m_wrong.join(u'\n')));
}

// As it is when it is shown.
void TestMnemonics::lookAt(QMenu *menu)
{
    Q_EMIT menu->aboutToShow();
    std::map<QString, QStringList> letters;
    const QList<QAction *> entries = menu->actions();
    for (const QAction *entry : entries) {
        if (const QKeySequence key = QKeySequence::mnemonic(entry->text()); entry->isVisible() && !key.isEmpty())
            letters[key.toString()].append(entry->text());
    }
    for (const auto &[key, of] : letters) {
        if (of.size() > 1)
            m_wrong.append(menu->objectName() + u": "_s + key + u": "_s + of.join(u", "_s));
    }
    m_menus.insert(menu->objectName());
}

// Those of the menu bar, of the buttons, and all that are in them.
void TestMnemonics::menus()
{
    QVERIFY(openCase());
    m_window->annotator()->notes().setNote("a", "x"); // can be undone
    const QList<QMenu *> menus = m_window->findChildren<QMenu *>();
    for (QMenu *menu : menus)
        lookAt(menu);
    for (const char *name : {"fileMenu", "editMenu", "viewMenu", "goMenu", "reportMenu", "helpMenu", "tagMenu", "recentMenu", "trustPlacesMenu"})
        QVERIFY2(m_menus.count(QLatin1StringView(name)), name);
    QVERIFY2(m_wrong.isEmpty(), qPrintable(u'\n' + m_wrong.join(u'\n')));
}

// What the key for it brings; some wait until they are closed.
bool TestMnemonics::lookAtMenuOf(QWidget *widget, const QPoint &at)
{
    bool seen = false;
    QTimer watch;
    connect(&watch, &QTimer::timeout, this, [&] {
        if (auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) {
            watch.stop();
            seen = true;
            lookAt(menu);
            menu->close();
        }
    });
    watch.start(20);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, at, widget->mapToGlobal(at));
    QApplication::sendEvent(widget, &event);
    return QTest::qWaitFor([&] { return seen; }, 10'000);
}

void TestMnemonics::contextMenus()
{
    QVERIFY(openCase());
    EntryView *panes = m_window->panes()->pane(LiveSide)->view();
    QVERIFY(lookAtMenuOf(panes, QPoint(20, 10)));
    QVERIFY(lookAtMenuOf(panes->header(), QPoint(20, 10)));
    m_window->previewPanel()->setTab(PreviewPanel::HexTab);
    QTRY_VERIFY(!m_window->previewPanel()->isBusy());
    auto *hex = m_window->findChild<HexCompareView *>();
    QVERIFY(hex && lookAtMenuOf(hex, QPoint(20, 10)));
    for (const auto &[action, name] : {std::pair("goToStore", "storeTree"), std::pair("goToLayer", "layerChanges"), std::pair("goToTrust", "trustStatements"), std::pair("goToFindings", "ownFindings")}) {
        auto *go = m_window->findChild<QAction *>(QLatin1StringView(action));
        QVERIFY2(go, action);
        go->trigger();
        QVERIFY(waitIdle(*m_window));
        auto *view = m_window->findChild<QAbstractItemView *>(QLatin1StringView(name));
        QVERIFY2(view, name);
        QVERIFY2(lookAtMenuOf(view->viewport(), view->currentIndex().isValid() ? view->visualRect(view->currentIndex()).center() : QPoint(20, 10)), name);
    }
    QVERIFY2(m_wrong.isEmpty(), qPrintable(u'\n' + m_wrong.join(u'\n')));
}

// Those that only a certain case brings.
void TestMnemonics::byThemselves()
{
    QVERIFY(open());
    const std::vector<CaseSource> sources{CaseSource::of(*m_window->session().comparison()->sources[0])};
    const Candidate candidate{m_window->session().pane(VendorSide).source, Role::Vendor};
    std::vector<std::unique_ptr<QDialog>> dialogs;
    dialogs.push_back(std::make_unique<CasePropertiesDialog>(CaseAbout(), CasePropertiesDialog::Purpose::MakeOfWhatIsOpen, false, nullptr));
    dialogs.push_back(std::make_unique<CaseSourcesDialog>(sources, std::vector<SourceCheck>(1), nullptr));
    dialogs.push_back(std::make_unique<OpenCopyDialog>(u"start"_s, nullptr));
    dialogs.push_back(std::make_unique<RoleDialog>(std::vector<Candidate>{candidate}, m_window->session(), nullptr));
    dialogs.push_back(std::make_unique<ReportDoneDialog>(std::vector<Written>{{"/a/report.pdf", {}, 1, "pdf"}, {"/a/bundle", {}, 1, "bundle"}}, nullptr));
    dialogs.push_back(std::make_unique<BundleCheckDialog>(m_window->session().runner(), std::string(), nullptr));
    for (const auto &dialog : dialogs) {
        dialog->show();
        lookAt(dialog.get());
    }
    QVERIFY2(m_wrong.isEmpty(), qPrintable(u'\n' + m_wrong.join(u'\n')));
}

void TestMnemonics::questions()
{
    QVERIFY(open());
    m_window->annotator()->notes().setNote("a", "x");
    const auto answered = [this](const std::function<void()> &ask) {
        bool seen = false;
        QTimer::singleShot(0, this, [&] {
            if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget())) {
                seen = true;
                lookAt(box);
                box->reject();
            }
        });
        ask();
        return seen;
    };
    QVERIFY(answered([this] { m_window->annotator()->mayLeave([] {}); }));
    QVERIFY2(m_wrong.isEmpty(), qPrintable(u'\n' + m_wrong.join(u'\n')));
}

// The menus' letters, those of the actions, those of the docks, also of one that another covers, and those of a message's button.
void TestMnemonics::window()
{
    QVERIFY(open());
    m_window->openPaths({{std::string(ASSAY_TEST_DATA) + "/live/podman.tar.gz", Role::Live}}, AskRoles::WhenAmbiguous);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->session().isLoading() && m_window->storePanel()->model()->source(), 60'000);
    const QStringList together[] = {{u"searchDock"_s, u"storeDock"_s, u"trustDock"_s}, {u"layerDock"_s, u"notesDock"_s, u"findingsDock"_s}, {u"searchDock"_s, u"previewDock"_s, u"overviewDock"_s}};
    m_window->session().setLayerView(SavedSide, {LayerView::Kind::UpTo, 1}); // a bar tells so
    auto *messages = m_window->findChild<MessageBar *>();
    QVERIFY(messages);
    for (const QStringList &docks : together) {
        for (const QString &name : docks) {
            auto *dock = m_window->findChild<QDockWidget *>(name);
            QVERIFY(dock);
            dock->show();
            dock->raise();
        }
        m_window->previewPanel()->setTab(PreviewPanel::VersionsTab);
        QVERIFY(waitIdle(*m_window));
        for (const QString &action : {CaseExporter::tr("&Details …"), CaseDesk::tr("&Open It")}) {
            QWidget *message = messages->show(MessageBar::Kind::Done, u"said"_s, {}, action, [] {});
            QCoreApplication::processEvents(); // which shows it
            for (const QString &line : Mnemonics(m_window.get(), false).twice())
                m_wrong.append(docks.join(u' ') + u", "_s + action + u": "_s + line);
            delete message;
        }
    }
    QVERIFY2(m_wrong.isEmpty(), qPrintable(u'\n' + m_wrong.join(u'\n')));
}

// The letters do lead where they say.
void TestMnemonics::labelsLead()
{
    CustodyDialog dialog(nullptr);
    dialog.show();
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    for (const auto &[key, name] : {std::pair(Qt::Key_T, u"custodyTo"_s), std::pair(Qt::Key_W, u"custodyText"_s), std::pair(Qt::Key_G, u"custodyFrom"_s)}) {
        QTest::keyClick(&dialog, key, Qt::AltModifier);
        QVERIFY(QApplication::focusWidget());
        QCOMPARE(QApplication::focusWidget()->objectName(), name);
    }
}

QTEST_MAIN(TestMnemonics)
#include "tst_mnemonics.moc"

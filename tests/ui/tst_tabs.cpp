// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplewindow.h"
#include "ui/bundlecheckdialog.h"
#include "ui/casedesk.h"
#include "ui/dialogs.h"
#include "ui/drophint.h"
#include "ui/entryview.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"
#include "ui/journaldialog.h"
#include "ui/layerpanel.h"
#include "ui/messagebar.h"
#include "ui/opencopydialog.h"
#include "ui/panearea.h"
#include "ui/pathbar.h"
#include "ui/preview/previewpanel.h"
#include "ui/reportdone.h"
#include "ui/searchpanel.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/treepane.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QSettings>
#include <QStyle>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <algorithm>
#include <memory>

using namespace assay;
using namespace Qt::StringLiterals;

// The way of the Tab key through the whole window, and what a drag is told on its way over it.
class TestTabs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }

    void comesBack();
    void goesAsTheEyeGoes();
    void dialogsToo_data();
    void dialogsToo();
    void dialogsByThemselves_data();
    void dialogsByThemselves();
    void dockTabsAreWhole_data();
    void dockTabsAreWhole();
    void messageByKey();
    void backToWhatWasWritten();
    void previewByKey();
    void searchByKey();
    void rowsInALowWindow();
    void dragIsToldWhatItWouldDo();

private:
    std::vector<QWidget *> wayOfTab();
    static QString wrongWay(QDialog *dialog);
    std::unique_ptr<QDialog> make(const QString &which);

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
};

void TestTabs::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-tabs"_s);
    QSettings().clear();
}

void TestTabs::init()
{
    m_window = test::sampleWindow();
    QVERIFY(m_window);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

// From the filter on until it comes back to it; empty when it does not.
std::vector<QWidget *> TestTabs::wayOfTab()
{
    constexpr std::size_t most = 300;
    QWidget *const first = m_window->filterBar()->textEdit();
    first->setFocus();
    std::vector<QWidget *> way;
    for (QWidget *at = first; way.size() < most;) {
        way.push_back(at);
        QTest::keyClick(at, Qt::Key_Tab);
        at = QApplication::focusWidget();
        if (at == first)
            return way;
        if (!at)
            break;
    }
    return {};
}

void TestTabs::comesBack()
{
    const std::vector<QWidget *> way = wayOfTab();
    QVERIFY(way.size() > 10);
    for (const QWidget *widget : way)
        QVERIFY2(widget->isVisible() && widget->isEnabled(), qPrintable(widget->objectName()));
}

void TestTabs::goesAsTheEyeGoes()
{
    const std::vector<QWidget *> way = wayOfTab();
    const auto at = [&way](const QWidget *part) {
        const auto found = std::find_if(way.begin(), way.end(), [part](const QWidget *one) { return one == part || part->isAncestorOf(one); });
        return found == way.end() ? -1 : static_cast<int>(found - way.begin());
    };
    int before = -1;
    for (const QWidget *part : {static_cast<QWidget *>(m_window->filterBar()), static_cast<QWidget *>(m_window->pathBar()), static_cast<QWidget *>(m_window->panes()->pane(VendorSide)),
                                static_cast<QWidget *>(m_window->panes()->pane(SavedSide)), static_cast<QWidget *>(m_window->panes()->pane(LiveSide)),
                                static_cast<QWidget *>(m_window->previewPanel())}) {
        const int place = at(part);
        QVERIFY2(place > before, qPrintable(u"%1 at %2 after %3"_s.arg(part->objectName()).arg(place).arg(before)));
        before = place;
    }
}

void TestTabs::dialogsToo_data()
{
    QTest::addColumn<QString>("action");
    for (const char *action : {"report", "ownFinding", "saveSelected", "editTags", "changeKeys", "hashLists", "validate", "shortcuts", "trustKeys", "trustFetch"})
        QTest::newRow(action) << QString::fromLatin1(action);
}

// The way of Tab through a dialog: each stop is beside or below the one before, and the way ends where it began. What is wrong with it.
QString TestTabs::wrongWay(QDialog *dialog)
{
    const auto area = [dialog](const QWidget *widget) { return QRect(widget->mapTo(dialog, QPoint()), widget->size()); };
    const QWidget *const first = dialog->focusWidget();
    const QWidget *before = first;
    const auto name = [](const QWidget *widget) {
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        return widget->objectName().isEmpty() && button ? button->text() : QLatin1StringView(widget->metaObject()->className()) + u':' + widget->objectName();
    };
    QStringList way{name(first)};
    int back = 0; // from the foot of the dialog to its head: once
    for (int steps = 0; steps < 60; ++steps) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget *at = QApplication::focusWidget();
        if (!at || !dialog->isAncestorOf(at))
            return u"led out: "_s + way.join(u' ');
        way.append(name(at));
        if (at->inherits("QScrollArea"))
            return u"stops where nothing is seen: "_s + way.join(u' ');
        if (area(at).bottom() < area(before).top() && area(at).left() < area(before).right())
            ++back;
        if (at == first)
            return back > 1 ? u"to and fro: "_s + way.join(u' ') : QString();
        before = at;
    }
    return u"without an end: "_s + way.join(u' ');
}

void TestTabs::dialogsToo()
{
    QFETCH(QString, action);
    m_window->session().setCurrent(test::find(*m_window, "srv/shop/bin/start"));
    if (auto *found = m_window->findChild<QAction *>(action))
        found->trigger();
    else
        m_window->findChild<QAbstractButton *>(action)->click();
    QDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = qobject_cast<QDialog *>(QApplication::activeWindow())));
    QTRY_VERIFY(dialog->focusWidget());
    const QString wrong = wrongWay(dialog);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    dialog->reject();
}

// Those that only a certain case brings, and what has the focus when they come.
void TestTabs::dialogsByThemselves_data()
{
    QTest::addColumn<QString>("dialog");
    QTest::addColumn<QString>("first");
    QTest::newRow("journal") << u"journal"_s << u"journalTable"_s;
    QTest::newRow("roles") << u"roles"_s << u"role"_s;
    QTest::newRow("copy, a program known") << u"copy"_s << u"programs"_s;
    QTest::newRow("copy, none known") << u"firstCopy"_s << u"browseProgram"_s;
    QTest::newRow("written files") << u"written"_s << u"writtenFiles"_s;
}

std::unique_ptr<QDialog> TestTabs::make(const QString &which)
{
    if (which == u"journal"_s)
        return std::make_unique<JournalDialog>(m_window->caseDesk()->keeper(), nullptr);
    if (which == u"roles"_s) {
        std::vector<Candidate> candidates;
        for (const Role role : {Role::Vendor, Role::Saved})
            candidates.push_back({m_window->session().pane(static_cast<int>(role)).source, role});
        return std::make_unique<RoleDialog>(candidates, m_window->session(), nullptr);
    }
    if (which == u"written"_s)
        return std::make_unique<ReportDoneDialog>(std::vector<Written>{{"/a/report.pdf", {}, 1, "pdf"}, {"/a/bundle", {}, 1, "bundle"}}, nullptr);
    AppSettings::setPrograms(which == u"copy"_s ? QStringList{u"/usr/bin/less"_s} : QStringList());
    return std::make_unique<OpenCopyDialog>(u"start"_s, nullptr);
}

void TestTabs::dialogsByThemselves()
{
    QFETCH(QString, dialog);
    QFETCH(QString, first);
    if (dialog == u"journal"_s) {
        bool saved = false;
        m_window->caseDesk()->saveAs(m_folder.filePath(u"a.assay"_s).toStdString(), true, [&](bool good) { saved = good; });
        QVERIFY(QTest::qWaitFor([&] { return saved; }, 60'000) && test::waitIdle(*m_window));
    }
    const std::unique_ptr<QDialog> made = make(dialog);
    made->show();
    made->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(made.get()));
    QVERIFY(test::waitIdle(*m_window));
    QVERIFY(made->focusWidget());
    QCOMPARE(made->focusWidget()->objectName(), first);
    if (const auto *list = qobject_cast<QAbstractItemView *>(made->focusWidget()))
        QTRY_VERIFY(list->currentIndex().isValid()); // the arrow keys go on from it
    const QString wrong = wrongWay(made.get());
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestTabs::dockTabsAreWhole_data()
{
    QTest::addColumn<QString>("language");
    for (const char *language : {"en", "de", "es"})
        QTest::newRow(language) << QString::fromLatin1(language);
}

// No name of a dock is cut, also in the lowest window; where there is room, the counts are with the names.
void TestTabs::dockTabsAreWhole()
{
    QFETCH(QString, language);
    QTranslator words;
    QVERIFY(words.load(u"" ASSAY_TRANSLATIONS "/assay_"_s + language + u".qm"_s));
    QCoreApplication::installTranslator(&words);
    applyTheme(Theme::Light);
    for (const QSize size : {QSize(1400, 900), QSize(1000, 700)}) {
        m_window = std::make_unique<MainWindow>();
        m_window->setUnattended();
        m_window->resize(size);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()) && m_window->openSample());
        QVERIFY(QTest::qWaitFor([this] { return m_window->session().comparison() && !m_window->session().isLoading(); }, 60'000) && test::waitIdle(*m_window));
        m_window->resize(size); // the page before may be wider
        QTRY_COMPARE(m_window->height(), size.height());
        for (const char *name : {"findingsDock", "trustDock"}) {
            const auto *dock = m_window->findChild<QDockWidget *>(QLatin1StringView(name));
            QTRY_VERIFY2(dock->windowTitle().contains(u'(') || size.width() < 1400, qPrintable(dock->windowTitle()));
        }
        int tabs = 0;
        const QList<QTabBar *> bars = m_window->findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly);
        for (const QTabBar *bar : bars) {
            for (int i = 0; bar->isVisible() && i < bar->count(); ++i, ++tabs) {
                const int wanted = bar->fontMetrics().horizontalAdvance(bar->tabText(i)) + bar->style()->pixelMetric(QStyle::PM_TabBarTabHSpace, nullptr, bar);
                QTRY_VERIFY2(bar->tabRect(i).width() >= wanted, qPrintable(u"%1: %2 of %3 in %4"_s.arg(bar->tabText(i)).arg(bar->tabRect(i).width()).arg(wanted).arg(bar->width())));
            }
        }
        QVERIFY(tabs >= 5);
    }
    QCoreApplication::removeTranslator(&words);
}

// Its letter does what a message offers, and Esc on one of its buttons closes it.
void TestTabs::messageByKey()
{
    int clicked = 0;
    MessageBar *messages = m_window->messages();
    messages->show(MessageBar::Kind::Done, u"Written."_s, {}, u"&More …"_s, [&clicked] { ++clicked; });
    auto *button = messages->findChild<QAbstractButton *>(u"messageAction"_s);
    QVERIFY(button);
    QTRY_VERIFY(button->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_M, Qt::AltModifier);
    QTRY_COMPARE(clicked, 1);
    QCOMPARE(button->accessibleName(), u"More …"_s);
    button->setFocus(Qt::TabFocusReason);
    QTest::keyClick(button, Qt::Key_Escape);
    QCOMPARE(messages->count(), 0);
    QVERIFY(QApplication::focusWidget());
}

// From the check of a bundle the keys go back to the dialog that it was asked for in.
void TestTabs::backToWhatWasWritten()
{
    auto *written = new ReportDoneDialog({{"/a/bundle", {}, 1, "bundle"}}, m_window.get());
    written->setAttribute(Qt::WA_DeleteOnClose);
    connect(written, &ReportDoneDialog::checkWanted, m_window.get(), &MainWindow::checkBundle);
    written->show();
    written->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(written));
    written->findChild<QAbstractButton *>(u"checkWritten"_s)->click();
    auto *check = m_window->findChild<BundleCheckDialog *>();
    QVERIFY(check);
    QCOMPARE(check->parentWidget(), written); // where a window manager goes back to
    QVERIFY(test::waitIdle(*m_window));
    QTest::keyClick(check, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<BundleCheckDialog *>() && written->isVisible());
    written->reject();
}

void TestTabs::previewByKey()
{
    m_window->session().setCurrent(test::find(*m_window, "srv/shop/bin/start"));
    PreviewPanel *preview = m_window->previewPanel();
    for (const PreviewPanel::Tab tab : {PreviewPanel::TextTab, PreviewPanel::HexTab, PreviewPanel::MetadataTab, PreviewPanel::VersionsTab}) {
        preview->setTab(tab);
        QTRY_VERIFY(!preview->isBusy());
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::AltModifier);
        QVERIFY(m_window->panes()->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_9, Qt::AltModifier);
        QVERIFY(preview->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(!qobject_cast<QTabBar *>(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
        QVERIFY(m_window->panes()->isAncestorOf(QApplication::focusWidget()));
    }
}

// From the field into the hits, the first of which is chosen, and on to the next.
void TestTabs::searchByKey()
{
    SearchPanel *panel = m_window->searchPanel();
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier | Qt::AltModifier);
    QTRY_COMPARE(QApplication::focusWidget(), panel->field());
    QTest::keyClicks(panel->field(), u"payments"_s);
    QTest::keyClick(panel->field(), Qt::Key_Return);
    QTRY_VERIFY(!panel->isSearching() && panel->model()->rowCount() > 1);
    QTest::keyClick(panel->field(), Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), panel->table());
    QTRY_COMPARE(panel->table()->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(panel->table()->selectionModel()->selectedRows().first().row(), 0);
    QTest::keyClick(panel->table(), Qt::Key_Down);
    QCOMPARE(panel->table()->selectionModel()->selectedRows().first().row(), 1);
}

// A list above the preview leaves the panes rows to work in, also when the window gets lower afterwards.
void TestTabs::rowsInALowWindow()
{
    const EntryView *view = m_window->panes()->pane(LiveSide)->view();
    const auto rows = [view] { return view->viewport()->height() / view->rowHeight(); };
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier | Qt::AltModifier);
    QTRY_VERIFY(!m_window->searchPanel()->visibleRegion().isEmpty());
    m_window->resize(1000, 700);
    QTRY_COMPARE(m_window->height(), 700);
    QTRY_VERIFY2(rows() >= 5, qPrintable(QString::number(rows())));
    QTest::keyClick(m_window.get(), Qt::Key_5, Qt::AltModifier);
    QTRY_VERIFY(!m_window->layerPanel()->visibleRegion().isEmpty());
    QTRY_VERIFY2(rows() >= 4, qPrintable(QString::number(rows()))); // both docks are as low as they get
}

void TestTabs::dragIsToldWhatItWouldDo()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/etc/hostname"_s)});
    for (QWidget *over : {static_cast<QWidget *>(m_window.get()), static_cast<QWidget *>(m_window->panes()->pane(SavedSide))}) {
        const auto shown = [over] {
            const QList<DropHint *> hints = over->findChildren<DropHint *>();
            return std::any_of(hints.begin(), hints.end(), [](const DropHint *hint) { return hint->isVisible(); });
        };
        QVERIFY(!shown());
        QDragEnterEvent enter(over->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(over, &enter);
        QVERIFY(enter.isAccepted() && shown());
        QDragLeaveEvent leave;
        QApplication::sendEvent(over, &leave);
        QVERIFY(!shown());
    }
}

QTEST_MAIN(TestTabs)
#include "tst_tabs.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "support/tarbytes.h"
#include "ui/findingspanel.h"
#include "ui/findingsview.h"
#include "ui/handchecklist.h"
#include "ui/mainwindow.h"
#include "ui/overviewbars.h"
#include "ui/overviewpanel.h"
#include "ui/theme.h"
#include "ui/timelineview.h"

#include <set>

using namespace assay;
using namespace Qt::StringLiterals;

namespace {

constexpr auto wait = 60000;

} // namespace

// What the overview shows and where its parts lead: the window from outside.
class tst_OverviewPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void comesWhenAComparisonEnds();
    void staysClosed();
    void everyBarLeadsToItsRows_data();
    void everyBarLeadsToItsRows();
    void backToTheFilterBefore();
    void ownFilterStays();
    void followsTheSwitches();
    void countsOnceWhileAFilterIsTyped();
    void barsByKeyboard();
    void brushByMouse();
    void brushByKeyboard();
    void zooming();
    void sourcesApart();
    void findingsBySeverity();
    void checksByHand();
    void groupsLeadToRows();
    void hostileNames();
    void oneSourceAlone();
    void accessibility();
    void pictures_data();
    void pictures();

private:
    bool open(const std::vector<OpenRequest> &sources);
    void openSample();
    bool ready();
    quint32 rows() const { return m_window->session().projection()->matches; }
    void waitForRows(quint32 wanted);
    OverviewPanel *panel() const { return m_window->overviewPanel(); }
    TimelineView *timeline() const { return panel()->timeline(); }
    Session &session() { return m_window->session(); }
    QDockWidget *dock(const char *name) const { return m_window->findChild<QDockWidget *>(QString::fromLatin1(name)); }
    std::vector<OverviewBars *> charts() const { return {panel()->kindBars(), panel()->folderBars(), panel()->layerBars(), panel()->sizeBars()}; }

    std::unique_ptr<MainWindow> m_window;
};

void tst_OverviewPanel::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-overview"_s);
    applyTheme(Theme::System);
}

void tst_OverviewPanel::init()
{
    QSettings().clear();
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1400, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void tst_OverviewPanel::cleanup()
{
    m_window.reset();
    applyTheme(Theme::System);
}

bool tst_OverviewPanel::ready()
{
    return QTest::qWaitFor([this] { return session().comparison() && !session().isLoading() && panel()->overview(); }, wait);
}

bool tst_OverviewPanel::open(const std::vector<OpenRequest> &sources)
{
    m_window->openPaths(sources, AskRoles::WhenAmbiguous);
    return ready();
}

void tst_OverviewPanel::openSample()
{
    QVERIFY(m_window->openSample());
    QVERIFY(ready());
}

void tst_OverviewPanel::waitForRows(quint32 wanted)
{
    QTRY_VERIFY2_WITH_TIMEOUT(rows() == wanted, qPrintable(QString::fromStdString(session().query().text) + u": "_s + QString::number(rows()) + u" rows, "_s + QString::number(wanted) + u" wanted"_s), 10000);
}

void tst_OverviewPanel::comesWhenAComparisonEnds()
{
    QVERIFY(dock("overviewDock")->isHidden());
    openSample();
    QVERIFY(!dock("overviewDock")->isHidden());
    QTRY_VERIFY(!panel()->visibleRegion().isEmpty());
    QVERIFY(dock("overviewDock")->toggleViewAction()->isChecked());
    // The findings stand behind it, and both are one key away.
    m_window->findChild<QAction *>(u"goToFindings"_s)->trigger();
    QTRY_VERIFY(panel()->visibleRegion().isEmpty());
    QTRY_VERIFY(m_window->findingsPanel()->view()->hasFocus());
    // Who is at work in the findings stays there.
    session().reload();
    const Overview *before = panel()->overview().get();
    QTRY_VERIFY_WITH_TIMEOUT(panel()->overview() && panel()->overview().get() != before && !session().isLoading(), wait);
    QVERIFY(panel()->visibleRegion().isEmpty());
    m_window->findChild<QAction *>(u"goToOverview"_s)->trigger();
    QTRY_VERIFY(panel()->findingBars()->hasFocus());
}

void tst_OverviewPanel::staysClosed()
{
    openSample();
    dock("overviewDock")->close();
    session().reload();
    QTRY_VERIFY_WITH_TIMEOUT(!session().isLoading(), wait);
    QVERIFY(dock("overviewDock")->isHidden());
    m_window->close();
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    openSample();
    QVERIFY(dock("overviewDock")->isHidden());
    QVERIFY(!dock("findingsDock")->isHidden());
    QTest::keyClick(m_window.get(), Qt::Key_6, Qt::AltModifier);
    QTRY_VERIFY(!dock("overviewDock")->isHidden());
}

void tst_OverviewPanel::everyBarLeadsToItsRows_data()
{
    QTest::addColumn<int>("scope");
    QTest::newRow("unexplained") << static_cast<int>(OverviewScope::Unexplained);
    QTest::newRow("differing") << static_cast<int>(OverviewScope::Differing);
    QTest::newRow("everything") << static_cast<int>(OverviewScope::Everything);
}

void tst_OverviewPanel::everyBarLeadsToItsRows()
{
    QFETCH(int, scope);
    openSample();
    session().setQuery(queryFor(static_cast<OverviewScope>(scope), {}, session().query()));
    QTRY_COMPARE(static_cast<int>(panel()->overview()->scope), scope);
    int bars = 0;
    for (const int side : {VendorSide, SavedSide, LiveSide}) {
        panel()->sourceBox()->setCurrentIndex(panel()->sourceBox()->findData(side));
        Q_EMIT panel()->sourceBox()->activated(panel()->sourceBox()->currentIndex());
        for (OverviewBars *chart : charts()) {
            if (side != LiveSide && (chart == panel()->kindBars() || chart == panel()->folderBars()))
                continue;
            for (int bar = 0; bar < static_cast<int>(chart->bars().size()); ++bar) {
                const OverviewBar &one = chart->bars()[static_cast<std::size_t>(bar)];
                QVERIFY(!one.filter.empty());

                QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, QPoint(6, chart->barRect(bar).center().y()));
                waitForRows(one.paths);
                for (int part = 0; part < static_cast<int>(one.parts.size()) && one.parts.size() > 1; ++part) {
                    QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, chart->partRect(bar, part).center());
                    waitForRows(one.parts[static_cast<std::size_t>(part)].paths);
                }
                ++bars;
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }
    QVERIFY(bars > 20);
}

void tst_OverviewPanel::backToTheFilterBefore()
{
    openSample();
    ProjectionQuery query = session().query();
    query.text = "path:srv";
    session().setQuery(query);
    QVERIFY(!panel()->backButton()->isEnabled());
    const auto choose = [this](Qt::KeyboardModifiers modifiers) {
        QTest::mouseClick(panel()->kindBars()->viewport(), Qt::LeftButton, modifiers, QPoint(6, panel()->kindBars()->barRect(0).center().y()));
    };
    choose({});
    QCOMPARE(session().query().text, std::string("status:added"));
    QVERIFY(panel()->backButton()->isEnabled());
    choose(Qt::ControlModifier); // beside what was there, and not twice
    QCOMPARE(session().query().text, std::string("path:srv status:added"));
    choose(Qt::ControlModifier);
    QCOMPARE(session().query().text, std::string("path:srv status:added"));
    // Another order of rows is no other filter.
    ProjectionQuery sorted = session().query();
    sorted.descending = !sorted.descending;
    session().setQuery(sorted);
    panel()->backButton()->click();
    QCOMPARE(session().query().text, std::string("path:srv"));
    QVERIFY(session().query().descending);
    QVERIFY(!panel()->backButton()->isEnabled());
    choose({});
    panel()->kindBars()->setFocus();
    QTest::keyClick(panel()->kindBars(), Qt::Key_Escape);
    QCOMPARE(session().query().text, std::string("path:srv"));
}

void tst_OverviewPanel::ownFilterStays()
{
    openSample();
    QTest::mouseClick(panel()->kindBars()->viewport(), Qt::LeftButton, {}, QPoint(6, panel()->kindBars()->barRect(0).center().y()));
    ProjectionQuery query = session().query();
    query.text = "motd";
    session().setQuery(query);
    QVERIFY(!panel()->backButton()->isEnabled());
    QVERIFY(!timeline()->brush());
    waitForRows(1);
}

void tst_OverviewPanel::followsTheSwitches()
{
    openSample();
    QCOMPARE(panel()->overview()->all.paths, 28U);
    ProjectionQuery query = session().query();
    query.unexplainedOnly = false;
    query.differencesOnly = false;
    session().setQuery(query);
    QTRY_COMPARE(panel()->overview()->all.paths, 338U);
    query.text = "etc"; // what is filtered besides changes nothing
    session().setQuery(query);
    QTest::qWait(50);
    QCOMPARE(panel()->overview()->all.paths, 338U);
}

void tst_OverviewPanel::countsOnceWhileAFilterIsTyped()
{
    openSample();
    const auto jobsOfTwoKeys = [this](bool differencesOnly) {
        QSignalSpy started(&session().runner(), &JobRunner::jobStarted);
        for (const char *text : {"e", "et"}) { // the second comes before anything of the first has ended
            ProjectionQuery query = session().query();
            query.text = text;
            query.differencesOnly = differencesOnly;
            query.unexplainedOnly = false;
            session().setQuery(query);
        }
        [&] { QTRY_VERIFY(session().runner().isIdle()); }();
        return qsizetype{started.count()};
    };
    jobsOfTwoKeys(true);
    const qsizetype alone = jobsOfTwoKeys(true);
    QCOMPARE(panel()->overview()->scope, OverviewScope::Differing);
    const qsizetype withAnOverview = jobsOfTwoKeys(false);
    QCOMPARE(panel()->overview()->scope, OverviewScope::Everything);
    QCOMPARE(withAnOverview, alone + 1);
}

void tst_OverviewPanel::barsByKeyboard()
{
    openSample();
    OverviewBars *bars = panel()->folderBars();
    bars->setFocus();
    QTRY_VERIFY(bars->hasFocus());
    QTest::keyClick(bars, Qt::Key_Down);
    QTest::keyClick(bars, Qt::Key_Down);
    QCOMPARE(bars->currentBar(), 2);
    QTest::keyClick(bars, Qt::Key_Return);
    waitForRows(bars->bars()[2].paths);
    QTest::keyClick(bars, Qt::Key_Home);
    QCOMPARE(bars->currentBar(), 0);
    QTest::keyClick(bars, Qt::Key_Right);
    QCOMPARE(bars->currentPart(), 0);
    QTest::keyClick(bars, Qt::Key_Space);
    waitForRows(bars->bars()[0].parts[0].paths);
    QVERIFY(bars->spokenValue().contains(u"added"_s));
    QTest::keyClick(bars, Qt::Key_Left);
    QCOMPARE(bars->currentPart(), -1);
    QTest::keyClick(bars, Qt::Key_End);
    QTest::keyClick(bars, Qt::Key_Down);
    QCOMPARE(bars->currentBar(), static_cast<int>(bars->bars().size()) - 1);
    // All charts are on the way of the Tab key.
    panel()->focusFirst();
    std::set<QWidget *> met;
    for (int step = 0; step < 20; ++step) {
        met.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (QWidget *wanted : {static_cast<QWidget *>(panel()->findingBars()), static_cast<QWidget *>(panel()->kindBars()), static_cast<QWidget *>(panel()->folderBars()),
                            static_cast<QWidget *>(panel()->layerBars()), static_cast<QWidget *>(panel()->sizeBars()), static_cast<QWidget *>(timeline())})
        QVERIFY2(met.contains(wanted), qPrintable(wanted->objectName()));
}

void tst_OverviewPanel::brushByMouse()
{
    openSample();
    ProjectionQuery query = session().query();
    query.text = "-motd";
    session().setQuery(query);
    TimelineView *view = timeline();
    const auto lane = static_cast<int>(std::find(view->lanes().begin(), view->lanes().end(), int{LiveSide}) - view->lanes().begin());
    const TimeBars::Source &live = view->bars().sources[LiveSide];
    int first = 1;
    while (live.paths[static_cast<std::size_t>(first) - 1] == 0)
        ++first;
    const int last = view->slotCount() - 2;
    quint32 wanted = 0;
    for (int slot = first; slot <= last; ++slot)
        wanted += live.paths[static_cast<std::size_t>(slot) - 1];
    QTest::mousePress(view, Qt::LeftButton, {}, view->slotRect(lane, first).center());
    for (int slot = first; slot <= last; ++slot)
        QTest::mouseMove(view, view->slotRect(lane, slot).center());
    QTest::mouseRelease(view, Qt::LeftButton, {}, view->slotRect(lane, last).center());
    QVERIFY(view->brush() && view->brush()->side == LiveSide);
    QCOMPARE(view->brushedPaths(), wanted);
    QVERIFY(session().query().text.starts_with("live.mtime>="));
    waitForRows(wanted);
    // Each bar alone, and what is beside the bars.
    for (int slot = 1; slot < view->slotCount() - 1; ++slot) {
        const quint32 paths = live.paths[static_cast<std::size_t>(slot) - 1];
        QTest::mouseClick(view, Qt::LeftButton, {}, view->slotRect(lane, slot).center());
        if (paths != 0)
            waitForRows(paths);
        else
            QCOMPARE(session().query().text, std::string("-motd"));
        QCOMPARE(view->brush().has_value(), paths != 0);
    }
    QTest::mouseClick(view, Qt::LeftButton, {}, view->slotRect(lane, first).center());
    QVERIFY(view->brush());
    m_window->findChild<QToolButton *>(u"timelineClear"_s)->click();
    QCOMPARE(session().query().text, std::string("-motd"));
    QVERIFY(!view->brush());
}

void tst_OverviewPanel::brushByKeyboard()
{
    openSample();
    TimelineView *view = timeline();
    view->setFocus();
    QTRY_VERIFY(view->hasFocus());
    for (std::size_t lane = 0; lane < view->lanes().size(); ++lane)
        QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(view->lanes()[static_cast<std::size_t>(view->currentLane())], int{LiveSide});
    QTest::keyClick(view, Qt::Key_Home);
    QCOMPARE(view->currentSlot(), 0);
    QVERIFY(view->spokenValue().contains(u"before"_s));
    QTest::keyClick(view, Qt::Key_End);
    QTest::keyClick(view, Qt::Key_Left);
    for (int step = 0; step < 6; ++step)
        QTest::keyClick(view, Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(view->brush());
    QVERIFY(view->brushedPaths() > 0);
    waitForRows(view->brushedPaths());
    // Esc gives the filter back rather than stopping anything.
    QTest::keyClick(view, Qt::Key_Escape);
    QVERIFY(!view->brush());
    QVERIFY(session().query().text.empty());
    waitForRows(28);
    QTest::keyClick(view, Qt::Key_Return);
    QVERIFY(view->brush());
    waitForRows(view->brushedPaths());
    QTest::keyClick(view, Qt::Key_Backspace);
    waitForRows(28);
}

void tst_OverviewPanel::zooming()
{
    openSample();
    TimelineView *view = timeline();
    const TimeRange usual = view->range();
    view->setFocus();
    QTest::keyClick(view, Qt::Key_End);
    QTest::keyClick(view, Qt::Key_Left);
    QTest::keyClick(view, Qt::Key_Return);
    const auto brush = view->brush();
    QVERIFY(brush);
    const quint32 brushed = view->brushedPaths();
    for (int step = 0; step < 40; ++step) {
        QTest::keyClick(view, Qt::Key_Plus);
        std::size_t paths = view->bars().sources[LiveSide].before + std::size_t{view->bars().sources[LiveSide].after};
        for (const std::uint32_t each : view->bars().sources[LiveSide].paths)
            paths += each;
        QCOMPARE(paths, panel()->overview()->sources[LiveSide].times.size());
    }
    QCOMPARE(view->bars().width, std::int64_t{1});
    QVERIFY(view->brush() == brush && view->brushedPaths() == brushed); // of times, not of bars
    for (int step = 0; step < 60; ++step)
        QTest::keyClick(view, Qt::Key_Minus);
    QCOMPARE(view->bars().sources[LiveSide].before + view->bars().sources[LiveSide].after, 0U);
    QVERIFY(view->range().from <= usual.from && view->range().to >= usual.to);
    m_window->findChild<QToolButton *>(u"timelineToBrush"_s)->click();
    QVERIFY(view->range().to - view->range().from < usual.to - usual.from);
}

void tst_OverviewPanel::sourcesApart()
{
    openSample();
    QCOMPARE(timeline()->lanes(), (std::vector<int>{VendorSide, SavedSide, LiveSide}));
    session().close(Role::Vendor);
    QTRY_VERIFY_WITH_TIMEOUT(!session().isLoading() && !session().comparison()->tree->hasSide(VendorSide), wait);
    QTRY_COMPARE(timeline()->lanes(), (std::vector<int>{SavedSide, LiveSide}));
    QCOMPARE(panel()->sourceBox()->count(), 2);
}

void tst_OverviewPanel::findingsBySeverity()
{
    openSample();
    OverviewBars *bars = panel()->findingBars();
    quint32 all = 0;
    for (const OverviewBar &bar : bars->bars())
        all += bar.paths;
    QCOMPARE(std::size_t{all}, session().comparison()->findings.size());
    bars->setFocus();
    QTest::keyClick(bars, Qt::Key_End);
    QTest::keyClick(bars, Qt::Key_Return);
    QTRY_VERIFY(m_window->findingsPanel()->view()->hasFocus());
    QCOMPARE(m_window->findingsPanel()->view()->currentIndex().data(FindingsModel::SeverityRole).toInt(), static_cast<int>(Severity::Info));
}

void tst_OverviewPanel::checksByHand()
{
    openSample();
    FindingsView *view = m_window->findingsPanel()->findingsView();
    FindingsModel *model = view->model();
    int offered = 0;
    for (int severity = 0; severity < model->rowCount(); ++severity) {
        const QModelIndex top = model->index(severity, 0);
        for (int code = 0; code < model->rowCount(top); ++code) {
            const QModelIndex group = model->index(code, 0, top);
            view->view()->setCurrentIndex(model->index(0, 0, group));
            const std::vector<HandCheck> &checks = view->checks()->checks();
            offered += static_cast<int>(checks.size());
            const auto texts = view->checks()->findChildren<QPlainTextEdit *>(u"findingsCheck"_s);
            const auto buttons = view->checks()->findChildren<QToolButton *>(u"findingsCheckCopy"_s);
            QVERIFY(texts.size() >= static_cast<int>(checks.size()) && buttons.size() >= texts.size());
            if (checks.empty())
                continue;
            buttons.back()->click();
            QCOMPARE(QApplication::clipboard()->text().toStdString(), checks.back().command);
            QCOMPARE(texts.back()->toPlainText().toStdString(), checks.back().command);
            QVERIFY(!buttons.back()->accessibleName().isEmpty());
        }
    }
    QVERIFY(offered >= 20);
    view->view()->setCurrentIndex(model->index(0, 0, model->index(0, 0, model->index(0, 0))));
    QVERIFY(view->findChild<QPlainTextEdit *>(u"findingsDetail"_s)->toPlainText().contains(u"docker history: would repeat"_s));
    m_window->findChild<QAction *>(u"goToFindings"_s)->trigger();
    QTRY_VERIFY(view->view()->hasFocus());
    QTRY_VERIFY(view->checks()->findChild<QToolButton *>(u"findingsCheckCopy"_s)->isVisible()); // laid out
    for (const char *wanted : {"findingsDetail", "findingsCheckCopy", "findingsCheck", "findingsCheckCopy", "findingsCheck"}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), QString::fromLatin1(wanted));
    }
    view->view()->setCurrentIndex(model->index(0, 0));
    QVERIFY(view->checks()->checks().empty());
}

void tst_OverviewPanel::groupsLeadToRows()
{
    openSample();
    FindingsView *view = m_window->findingsPanel()->findingsView();
    const QModelIndex high = view->model()->index(0, 0);
    view->view()->setCurrentIndex(high);
    QVERIFY(!view->rowsButton()->isHidden());
    const std::vector<std::string> paths = view->model()->pathsAt(high);
    QCOMPARE(paths.size(), std::size_t{7});
    view->rowsButton()->click();
    waitForRows(7);
    for (const std::string &path : paths)
        QVERIFY(session().projection()->shows(session().comparison()->tree->find(path)));
    view->view()->setCurrentIndex(view->model()->index(0, 0, view->model()->index(0, 0, high)));
    QVERIFY(view->rowsButton()->isHidden());
}

// Names of folders and commands of layers are what whoever made the image wished.
void tst_OverviewPanel::hostileNames()
{
    const QTemporaryDir folder;
    std::string bytes;
    for (const char *name : {"<b>bold</b>", "<img src='file:///etc/passwd'>", "a&amp;b", "&quick", "quote\"d", "-minus", "star*", "status:added", "\xff\xfe", "new\nline", "\xe2\x80\xaegnp.exe"}) {
        for (int file = 0; file < 3; ++file)
            bytes += test::tarMember({.name = std::string(name) + "/file" + std::to_string(file)}, "content");
    }
    const auto write = [&](const char *name, const std::string &content) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        return file.open(QFile::WriteOnly) && file.write(content.data(), static_cast<qint64>(content.size())) == static_cast<qint64>(content.size());
    };
    QVERIFY(write("one.tar", test::tarMember({.name = "plain"}, "x") + std::string(1024, 0)));
    QVERIFY(write("two.tar", bytes + std::string(1024, 0)));
    QVERIFY(open({{folder.filePath(u"one.tar"_s).toStdString(), Role::Vendor}, {folder.filePath(u"two.tar"_s).toStdString(), Role::Saved}}));
    OverviewBars *bars = panel()->folderBars();
    QVERIFY(bars->bars().size() > 5);
    for (int bar = 0; bar < static_cast<int>(bars->bars().size()); ++bar) {
        QVERIFY(!bars->bars()[static_cast<std::size_t>(bar)].label.contains(u'\n'));
        bars->setCurrent(bar, -1);
        QTest::keyClick(bars, Qt::Key_Return);
        waitForRows(bars->bars()[static_cast<std::size_t>(bar)].paths);
    }
    const QImage drawn = bars->grab().toImage();
    QVERIFY(!drawn.isNull());
}

void tst_OverviewPanel::oneSourceAlone()
{
    QVERIFY(open({{std::string(ASSAY_SAMPLE_DIR) + "/app.tar.xz", Role::Saved}}));
    QCOMPARE(timeline()->lanes().size(), panel()->overview()->sources[SavedSide].times.empty() ? std::size_t{0} : std::size_t{1});
    for (OverviewBars *chart : charts()) {
        for (int bar = 0; bar < static_cast<int>(chart->bars().size()); ++bar) {
            chart->setCurrent(bar, -1);
            QTest::keyClick(chart, Qt::Key_Return);
            waitForRows(chart->bars()[static_cast<std::size_t>(bar)].paths);
        }
    }
    session().close(Role::Saved);
    QTRY_VERIFY(!panel()->overview());
    QVERIFY(timeline()->lanes().empty());
}

void tst_OverviewPanel::accessibility()
{
    openSample();
    const QList<QWidget *> widgets = panel()->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (widget->objectName().startsWith(u"qt_"_s) || !widget->isVisible())
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty() || qobject_cast<const QAbstractScrollArea *>(widget->parentWidget()) || widget->focusPolicy() == Qt::NoFocus,
                 widget->metaObject()->className());
    }
    for (QWidget *chart : {static_cast<QWidget *>(panel()->folderBars()), static_cast<QWidget *>(timeline())}) {
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(chart);
        QVERIFY(interface);
        QCOMPARE(interface->role(), QAccessible::Chart);
        const QString before = interface->text(QAccessible::Value);
        QVERIFY(!before.isEmpty());
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Down);
        QTest::keyClick(chart, Qt::Key_Right);
        QVERIFY(interface->text(QAccessible::Value) != before);
    }
    QVERIFY(panel()->folderBars()->accessibleDescription().contains(u"/etc: 3"_s));
}

void tst_OverviewPanel::pictures_data()
{
    QTest::addColumn<int>("theme");
    QTest::addColumn<QSize>("size");
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        for (const QSize size : {QSize(1024, 700), QSize(1900, 1100)})
            QTest::addRow("%s %d", qPrintable(themeName(theme)), size.width()) << static_cast<int>(theme) << size;
    }
}

// Drawn in each theme and size without a warning; a bar is there where its count says so.
void tst_OverviewPanel::pictures()
{
    QFETCH(int, theme);
    QFETCH(QSize, size);
    applyTheme(static_cast<Theme>(theme));
    m_window->resize(size);
    openSample();
    OverviewBars *bars = panel()->kindBars();
    const auto *area = panel()->findChild<QScrollArea *>(u"overviewArea"_s);
    QTRY_COMPARE(area->widget()->width(), area->viewport()->width()); // nothing is cut off
    QTRY_VERIFY(!bars->viewport()->visibleRegion().isEmpty());
    QTRY_COMPARE(bars->height(), bars->sizeHint().height()); // laid out
    const QImage drawn = bars->grab().toImage();
    const QColor base = bars->palette().color(QPalette::Base);
    for (int bar = 0; bar < static_cast<int>(bars->bars().size()); ++bar) {
        const QRect part = bars->partRect(bar, 0);
        int painted = 0;
        for (int x = part.left(); x <= part.right(); ++x) {
            for (int y = part.top(); y <= part.bottom(); ++y) {
                if (drawn.pixelColor(QPointF(x * drawn.devicePixelRatio(), y * drawn.devicePixelRatio()).toPoint()) != base)
                    ++painted;
            }
        }
        QVERIFY2(painted * 12 > part.width() * part.height(), qPrintable(bars->bars()[static_cast<std::size_t>(bar)].label));
    }
}

QTEST_MAIN(tst_OverviewPanel)
#include "tst_overviewpanel.moc"

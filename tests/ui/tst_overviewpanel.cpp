// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "overviewtest.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTreeView>

#include "support/tarbytes.h"
#include "ui/findingspanel.h"
#include "ui/findingsview.h"
#include "ui/theme.h"

#include <set>

using namespace assay;
using namespace Qt::StringLiterals;

// What the overview shows and where its parts lead: the window from outside.
class tst_OverviewPanel : public test::OverviewTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { nameProgram(); }
    void init() { openWindow(); }
    void cleanup()
    {
        closeWindow();
        applyTheme(Theme::System);
    }

    void comesWhenAComparisonEnds();
    void staysClosed();
    void everyBarLeadsToItsRows_data();
    void everyBarLeadsToItsRows();
    void backToTheFilterBefore();
    void ownFilterStays();
    void followsTheSwitches();
    void countsOnceWhileAFilterIsTyped();
    void barsByKeyboard();
    void hostileNames();
    void oneSourceAlone();
    void accessibility();
    void pictures_data();
    void pictures();

private:
    QDockWidget *dock(const char *name) const { return m_window->findChild<QDockWidget *>(QString::fromLatin1(name)); }
    std::vector<OverviewBars *> charts() const { return {panel()->kindBars(), panel()->folderBars(), panel()->layerBars(), panel()->sizeBars()}; }
};

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
    QTRY_VERIFY_WITH_TIMEOUT(panel()->overview() && panel()->overview().get() != before && !session().isLoading(), 60000);
    QVERIFY(panel()->visibleRegion().isEmpty());
    m_window->findChild<QAction *>(u"goToOverview"_s)->trigger();
    QTRY_VERIFY(panel()->findingBars()->hasFocus());
}

void tst_OverviewPanel::staysClosed()
{
    openSample();
    dock("overviewDock")->close();
    session().reload();
    QTRY_VERIFY_WITH_TIMEOUT(!session().isLoading(), 60000);
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

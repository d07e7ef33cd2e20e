// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplewindow.h"
#include "support/trustreports.h"
#include "ui/preview/metadataview.h"
#include "ui/trustdock.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDockWidget>
#include <QMenu>
#include <QSignalSpy>
#include <QToolButton>

using namespace assay;
using namespace Qt::StringLiterals;

namespace {

ComparedTrustPtr byHand()
{
    auto trust = std::make_shared<ComparedTrust>();
    const auto report = test::trustReport();
    trust->at = report->at;
    trust->sources.push_back({Role::Vendor, nullptr, "rootfs.tar.xz: cannot be opened", {}});
    trust->sources.push_back({Role::Saved, report, {}, {}});
    const auto other = test::trustReport();
    other->statements.clear();
    other->problems = {"a: damaged", "b: damaged", "c: damaged", "d\x1b[0m: damaged"};
    trust->sources.push_back({Role::Live, other, {}, {}});
    return trust;
}

} // namespace

class TestTrustDock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutSources();
    void looksByItself();
    void statementsAndWay();
    void emptyStates();
    void narrowAndWide();
    void menuOfAStatement();
    void judgedForAnotherTime();
    void places();
    void stopped();
    void keyLeadsThere();
    void everythingIsNamed();
};

void TestTrustDock::withoutSources()
{
    Session session;
    TrustDock dock(session);
    QVERIFY(!dock.isChecking());
    QVERIFY(!dock.trust());
    QCOMPARE(dock.hint(), u"Open a source to see who signed it."_s);
    QVERIFY(!dock.sourceBox()->isEnabled());
    QVERIFY(!dock.findChild<QToolButton *>(u"trustAgain"_s)->isEnabled());
}

void TestTrustDock::looksByItself()
{
    const auto window = test::sampleWindow();
    QVERIFY(window);
    TrustDock *dock = window->trustDock();
    QTRY_VERIFY(dock->trust());
    QCOMPARE(dock->trust()->sources.size(), std::size_t{3});
    for (const SourceTrust &source : dock->trust()->sources) {
        QVERIFY2(source.report, source.problem.c_str());
        QCOMPARE(source.report->statements.size(), source.role == Role::Vendor ? std::size_t{1} : std::size_t{0});
    }
    // The vendor's release has a list of checksums, which nobody signed: so it is said, and not called good.
    QCOMPARE(dock->sourceBox()->currentData().toInt(), static_cast<int>(Role::Vendor));
    QCOMPARE(dock->model()->index(0, TrustModel::SchemeColumn).data().toString(), u"checksums, not signed"_s);
    QVERIFY(dock->model()->report()->stateOf(*dock->model()->statementAt(0)) != TrustAnswer::Yes);
    dock->showSource(Role::Live);
    QVERIFY(dock->hint().startsWith(u"Nobody says anything about demo/shop:1.0"_s));
    QVERIFY(dock->trust()->of(Role::Live)->report->onDisk() != TrustAnswer::Yes); // the sample's live layers are altered
    // Other layers in the panes are signed no differently.
    const ComparedTrustPtr before = dock->trust();
    window->session().stepLayer(SavedSide, -1);
    QVERIFY(test::waitIdle(*window));
    QCOMPARE(dock->trust(), before);
    dock->checkAgain();
    QTRY_VERIFY(dock->trust() != before);
}

void TestTrustDock::statementsAndWay()
{
    Session session;
    TrustDock dock(session);
    dock.resize(1200, 700);
    dock.show();
    QSignalSpy changed(&dock, &TrustDock::trustChanged);
    dock.take(byHand());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(dock.sourceBox()->currentText(), u"Saved (4)"_s); // the first of which anything is said
    QCOMPARE(dock.model()->rowCount(), 4);
    QCOMPARE(dock.statements()->currentIndex().row(), 0);
    QCOMPARE(dock.wayModel()->rowOfBreak(), -1);
    dock.statements()->selectRow(1);
    QCOMPARE(dock.wayModel()->rowOfBreak(), 3);
    dock.statements()->setFocus();
    QTest::keyClick(dock.statements(), Qt::Key_Down);
    QCOMPARE(dock.wayModel()->rowOfBreak(), 1);
    QVERIFY(dock.hint().contains(u"You rely on nobody yet"_s));
    QVERIFY(dock.hint().contains(u"about something else"_s));
    dock.setRelied({{ReliedKind::PublicKey, "vendor.pub", "bytes"}}, u"Keys of the case are not used yet."_s);
    dock.take(byHand());
    QVERIFY(!dock.hint().contains(u"You rely on nobody yet"_s));
    QVERIFY(dock.hint().endsWith(u"Keys of the case are not used yet."_s));
}

void TestTrustDock::emptyStates()
{
    Session session;
    TrustDock dock(session);
    dock.resize(1200, 700);
    dock.show();
    dock.take(byHand());
    dock.showSource(Role::Vendor);
    QCOMPARE(dock.hint(), u"This source cannot be asked: rootfs.tar.xz: cannot be opened"_s);
    QVERIFY(!dock.statements()->isVisible());
    dock.showSource(Role::Live);
    QVERIFY(!dock.statements()->isVisible());
    QVERIFY(dock.way()->isVisible()); // what would stand for the image
    QVERIFY(dock.hint().contains(u"Name further places"_s));
    QVERIFY(dock.hint().contains(u"Not read: a: damaged"_s));
    QVERIFY(!dock.hint().contains(QChar(0x1b)));
    // The choice outlasts another check.
    dock.take(byHand());
    QCOMPARE(dock.sourceBox()->currentData().toInt(), static_cast<int>(Role::Live));
}

void TestTrustDock::narrowAndWide()
{
    Session session;
    TrustDock dock(session);
    dock.take(byHand());
    dock.resize(1400, 400);
    dock.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dock));
    QVERIFY(!dock.statements()->isColumnHidden(TrustModel::FreshnessColumn));
    dock.resize(280, 700);
    QTRY_VERIFY(dock.statements()->isColumnHidden(TrustModel::FreshnessColumn));
    QVERIFY(!dock.statements()->isColumnHidden(TrustModel::WhoColumn));
    QCOMPARE(dock.width(), 280); // nothing in it keeps it wide
    QVERIFY(dock.statements()->rowHeight(0) > 2 * dock.fontMetrics().height());
}

void TestTrustDock::menuOfAStatement()
{
    Session session;
    TrustDock dock(session);
    dock.take(byHand());
    QVERIFY(!dock.menuFor(4));
    QMenu *menu = dock.menuFor(1);
    QVERIFY(menu);
    const auto taken = [menu](const char *name) {
        menu->findChild<QAction *>(QString::fromLatin1(name))->trigger();
        return QApplication::clipboard()->text();
    };
    QCOMPARE(taken("copyTrustDigest"), QString::fromStdString(test::signedDigest));
    QVERIFY(taken("copyTrustTsv").startsWith(u"targets/releases\tDocker Content Trust\tshop/app:1.0\tintact\tvalid\ttrusted\tstale"_s));
    QVERIFY(taken("copyTrustJson").contains(u"\"content-trust\""_s));
    QVERIFY(taken("copyTrustRecords").endsWith(u"  1234  place/of/record.json\n"_s));
    QVERIFY(taken("copyTrustDetails").contains(u"Freshness: stale"_s));
    QSignalSpy wanted(&dock, &TrustDock::exportWanted);
    menu->findChild<QAction *>(u"exportTrust"_s)->trigger();
    QCOMPARE(wanted.size(), 1);
    delete menu;
}

void TestTrustDock::judgedForAnotherTime()
{
    const auto window = test::sampleWindow();
    QVERIFY(window);
    TrustDock *dock = window->trustDock();
    QTRY_VERIFY(dock->trust());
    dock->setJudgedFor(1'700'000'000);
    QTRY_VERIFY(dock->trust() && dock->trust()->at == 1'700'000'000);
    QVERIFY(dock->timeEdit()->isVisibleTo(dock));
    QCOMPARE(dock->timeEdit()->text(), u"2023-11-14 22:13:20 UTC"_s);
    dock->setJudgedFor(std::nullopt);
    QTRY_VERIFY(dock->trust() && dock->trust()->at > 1'700'000'000);
    QVERIFY(!dock->timeEdit()->isVisibleTo(dock));
}

void TestTrustDock::places()
{
    const auto window = test::sampleWindow();
    QVERIFY(window);
    TrustDock *dock = window->trustDock();
    QTRY_VERIFY(dock->trust());
    dock->setPlaces({"/nowhere/at all & <b>"});
    QTRY_VERIFY(dock->hint().contains(u"Not read: "_s)); // and what else there is stands there all the same
    QVERIFY(dock->trust()->of(Role::Live)->report);
    QAction *remove = dock->placesMenu()->actions().last();
    QVERIFY(remove->text().endsWith(u"/nowhere/at all && <b>"_s));
    remove->trigger();
    QVERIFY(dock->places().empty());
    QTRY_VERIFY(!dock->hint().contains(u"Not read: "_s));
}

void TestTrustDock::stopped()
{
    const auto window = test::sampleWindow();
    QVERIFY(window);
    TrustDock *dock = window->trustDock();
    QTRY_VERIFY(dock->trust());
    dock->checkAgain();
    QVERIFY(dock->isChecking());
    auto *button = dock->findChild<QToolButton *>(u"trustAgain"_s);
    QCOMPARE(button->accessibleName(), u"Stop looking"_s);
    button->click();
    QTRY_VERIFY(!dock->isChecking());
    QVERIFY(!dock->trust());
    QVERIFY(dock->hint().startsWith(u"It was stopped"_s));
    QCOMPARE(button->accessibleName(), u"Check again"_s);
    button->click();
    QTRY_VERIFY(dock->trust());
}

void TestTrustDock::keyLeadsThere()
{
    const auto window = test::sampleWindow();
    QVERIFY(window);
    QTRY_VERIFY(window->trustDock()->trust());
    window->trustDock()->take(byHand());
    auto *dock = window->findChild<QDockWidget *>(u"trustDock"_s);
    QCOMPARE(dock->windowTitle(), u"Trust (4)"_s);
    QVERIFY(dock->toggleViewAction()->isEnabled());
    window->findChild<QAction *>(u"goToTrust"_s)->trigger();
    QTRY_VERIFY(window->trustDock()->statements()->hasFocus());
}

void TestTrustDock::everythingIsNamed()
{
    Session session;
    TrustDock dock(session);
    dock.take(byHand());
    for (const char *name : {"trustStatements", "trustWay", "trustSource", "trustTime", "trustTimeEdit", "trustKeys", "trustPlaces", "trustAgain", "trustHint"}) {
        const auto *widget = dock.findChild<QWidget *>(QString::fromLatin1(name));
        QVERIFY2(widget, name);
        QVERIFY2(!widget->accessibleName().isEmpty(), name);
    }
    for (const char *name : {"trustStatements", "trustWay", "trustSource", "trustTime", "trustKeys", "trustPlaces", "trustAgain"})
        QVERIFY2(!dock.findChild<QWidget *>(QString::fromLatin1(name))->whatsThis().isEmpty(), name);
}

QTEST_MAIN(TestTrustDock)
#include "tst_trustdock.moc"

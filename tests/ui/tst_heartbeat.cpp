// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/heartbeat.h"
#include "ui/filterbar.h"
#include "ui/mainwindow.h"
#include "ui/panearea.h"
#include "ui/treepane.h"

#include <QLineEdit>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace assay;
using namespace assay::test;

// Nothing a user does keeps the window's thread at work for long. Processor time is measured: how long other programs keep it
// waiting is not the program's doing. The bound is far above what is wanted (bench_window measures that), and far below what
// one pass over all rows in the window's thread would take here.
class TestHeartbeat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void neverAwayForLong();
};

void TestHeartbeat::neverAwayForLong()
{
    constexpr std::uint32_t entries = 60'000;
    constexpr double mostMilliseconds = 400; // without optimisation, maybe with sanitizers
    const QTemporaryDir folder;
    MainWindow window;
    window.setUnattended();
    window.resize(1400, 900);
    window.show();
    QTest::qWait(50);
    Heartbeat heart;
    const auto check = [&](const char *what) {
        QTest::qWait(20);
        qInfo("%s: %.1f ms of work at worst, %.1f ms away", what, heart.worstWork(), heart.worst());
        const bool good = heart.worstWork() < mostMilliseconds;
        heart.begin();
        return good;
    };
    std::vector<OpenRequest> requests;
    for (int side = 0; side < sideCount; ++side) {
        const std::string file = folder.filePath(QStringLiteral("source-%1.tar").arg(side)).toStdString();
        QVERIFY(makeLargeTar(file, entries, static_cast<std::uint32_t>(side)));
        requests.push_back({file, static_cast<Role>(side)});
    }
    heart.begin();
    Session &session = window.session();
    window.openPaths(requests, AskRoles::WhenAmbiguous);
    QVERIFY(QTest::qWaitFor([&] { return session.comparison() && !session.isLoading(); }, 300'000));
    QVERIFY(check("opening and comparing"));
    const auto idle = [&] { return QTest::qWaitFor([&] { return session.runner().isIdle(); }, 120'000); };

    ProjectionQuery all = session.query();
    all.differencesOnly = false;
    all.unexplainedOnly = false;
    all.statuses.fill(true);
    session.setQuery(all);
    QVERIFY(idle());
    QVERIFY(check("showing all"));
    auto *filter = window.filterBar()->findChild<QLineEdit *>(QStringLiteral("filterText"));
    QTest::keyClicks(filter, QStringLiteral("name-11"));
    QVERIFY(idle());
    QVERIFY(check("filtering"));
    session.clearFilter();
    QVERIFY(idle());
    window.panes()->expandAll();
    QVERIFY(idle());
    QVERIFY(check("expanding"));
    EntryView *view = window.panes()->pane(LiveSide)->view();
    for (int i = 0; i <= 20; ++i) {
        view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum() * i / 20);
        QTest::qWait(1);
    }
    QVERIFY(check("scrolling"));
    for (int i = 0; i < 20; ++i) {
        session.goToDifference(i % 2 != 0);
        QTest::qWait(1);
    }
    QVERIFY(idle());
    QVERIFY(check("stepping"));
    session.reload();
    QTest::qWait(200);
    session.cancel();
    QVERIFY(idle());
    QVERIFY(check("stopping"));
    for (const Role role : {Role::Vendor, Role::Saved, Role::Live})
        session.close(role);
    QVERIFY(idle());
    QVERIFY(check("closing"));
}

QTEST_MAIN(TestHeartbeat)
#include "tst_heartbeat.moc"

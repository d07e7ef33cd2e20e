// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/jobcaller.h"
#include "ui/jobstrip.h"

#include <QLabel>
#include <QProgressBar>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <utility>

using namespace assay;
using namespace Qt::StringLiterals;

// What a long job says when it has ended, and how often it says how far it is.
class TestJobCaller : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void callsAfterALongJob();
    void callsForWhatIsListed();
    void paceOfTen();
    void progressIsPaced();

private:
    void run(JobRunner &runner, bool listed, qint64 ms);

    qint64 m_now = 0;
    int m_calls = 0;
};

// A job that takes as long as the clock says.
void TestJobCaller::run(JobRunner &runner, bool listed, qint64 ms)
{
    std::atomic<bool> go = false;
    QSignalSpy idle(&runner, &JobRunner::idle);
    runner.start({.title = u"secret.tar"_s, .listed = listed}, this,
                 [&go](Context &) -> Result<int> {
                     while (!go)
                         QThread::msleep(1);
                     return 1;
                 },
                 [](const Result<int> &) {});
    m_now += ms;
    go = true;
    QVERIFY(idle.wait(10'000));
}

void TestJobCaller::callsAfterALongJob()
{
    JobRunner runner;
    QWidget window;
    QWidget other;
    m_calls = 0;
    const JobCaller caller(runner, window, [this] { return m_now; }, [this] { ++m_calls; });
    window.show();
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QVERIFY(!window.isActiveWindow());
    run(runner, true, 30'000);
    QCOMPARE(m_calls, 0); // not longer than that
    run(runner, true, 30'001);
    QCOMPARE(m_calls, 1);
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    run(runner, true, 300'000);
    QCOMPARE(m_calls, 1); // whoever sees the window is not called
}

void TestJobCaller::callsForWhatIsListed()
{
    JobRunner runner;
    QWidget window;
    m_calls = 0;
    const JobCaller caller(runner, window, [this] { return m_now; }, [this] { ++m_calls; });
    run(runner, false, 300'000); // previews and filters: nobody waits for them elsewhere
    QCOMPARE(m_calls, 0);
    run(runner, true, 300'000);
    QCOMPARE(m_calls, 1);
}

void TestJobCaller::paceOfTen()
{
    m_now = 0;
    ProgressPace pace([this] { return m_now; });
    QVERIFY(pace.isDue());
    QVERIFY(!pace.isDue());
    m_now = 9'999;
    QVERIFY(!pace.isDue());
    m_now = 10'000;
    QVERIFY(pace.isDue());
    m_now = 19'999;
    QVERIFY(!pace.isDue());
    m_now = 60'000;
    QVERIFY(pace.isDue());
    QVERIFY(!pace.isDue());
}

// A bar of Qt's tells assistive technology of a value when, and only when, it is set; a widget of its description likewise.
void TestJobCaller::progressIsPaced()
{
    m_now = 0;
    std::atomic<std::uint64_t> done = 0;
    std::atomic<bool> go = false;
    JobRunner runner;
    const auto release = qScopeGuard([&go] { go = true; }); // before the runner waits for it
    JobStrip strip(runner, nullptr, ProgressPace([this] { return m_now; }));
    strip.resize(600, 24);
    strip.show();
    QVERIFY(QTest::qWaitForWindowExposed(&strip));
    auto *bar = strip.findChild<QProgressBar *>(u"jobProgress"_s);
    auto *text = strip.findChild<QLabel *>(u"jobText"_s);
    QVERIFY(bar && text);
    runner.start({.title = u"Reading"_s}, this,
                 [&](Context &context) -> Result<int> {
                     context.addTotalBytes(1000);
                     std::uint64_t told = 0;
                     while (!go) {
                         if (const std::uint64_t now = done; now > told)
                             context.addBytes(now - std::exchange(told, now));
                         QThread::msleep(1);
                     }
                     return 1;
                 },
                 [](const Result<int> &) {});
    QSignalSpy changed(&runner, &JobRunner::progressChanged);
    const auto shown = [&](std::uint64_t bytes) {
        done = bytes;
        changed.clear();
        return QTest::qWaitFor([&] { return changed.count() >= 3; }, 5000);
    };
    QVERIFY(shown(10));
    QSignalSpy said(bar, &QProgressBar::valueChanged);
    const QString before = text->accessibleDescription();
    QVERIFY(before.startsWith(u"Reading"_s));
    QImage picture = bar->grab().toImage();
    for (std::uint64_t bytes = 50; bytes <= 250; bytes += 50)
        QVERIFY(shown(bytes));
    QCOMPARE(said.count(), 0); // it is seen, and not said
    QCOMPARE(text->accessibleDescription(), before);
    QVERIFY(text->text().contains(u"25 %"_s));
    QVERIFY(bar->grab().toImage() != picture);
    m_now = 10'000;
    QVERIFY(shown(400));
    QCOMPARE(said.count(), 1);
    QVERIFY2(text->accessibleDescription() != before && text->accessibleDescription() == bar->accessibleDescription(), qPrintable(text->accessibleDescription()));
    QVERIFY(shown(600));
    QCOMPARE(said.count(), 1);
    m_now = 20'000;
    QVERIFY(shown(800));
    QCOMPARE(said.count(), 2);
    QCOMPARE(bar->value(), 800);
    QVERIFY2(bar->accessibleDescription().contains(u"80 %"_s), qPrintable(bar->accessibleDescription()));
}

QTEST_MAIN(TestJobCaller)
#include "tst_jobcaller.moc"

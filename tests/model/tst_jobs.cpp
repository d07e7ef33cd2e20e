// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs/joblistmodel.h"
#include "jobs/latestonly.h"

#include <QAbstractItemModelTester>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <sys/resource.h>
#include <thread>

using namespace assay;
using namespace Qt::StringLiterals;

class tst_Jobs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resultComesBackInTheOwnersThread();
    void windowGoesFirst();
    void errorIsAValue();
    void exceptionBecomesAnError();
    void cancelledJobGivesCancelled();
    void finishedButCancelledGivesCancelled();
    void ownerGoneMeansNobodyIsCalled();
    void destructionJoins();
    void whatCanOnlyBeMovedTravels();
    void latestOnlyDeliversTheNewest();
    void latestOnlyRunsOneAtATime();
    void latestOnlyMayDieWhileRunning();
    void latestOnlyForgets();
    void listOfJobs();
    void moreThanWasAnnounced();
    void remainingTime();
};

void tst_Jobs::resultComesBackInTheOwnersThread()
{
    JobRunner runner;
    QThread *workThread = nullptr;
    QThread *doneThread = nullptr;
    int result = 0;
    const JobHandle handle = runner.start({}, this,
        [&workThread](Context &context) -> Result<int> {
            workThread = QThread::currentThread();
            context.addEntries(3);
            return 42;
        },
        [&](Result<int> given) {
            doneThread = QThread::currentThread();
            result = given.value();
        });
    QVERIFY(handle.isRunning());
    QVERIFY(!runner.isIdle());
    QTRY_COMPARE(result, 42);
    QVERIFY(!handle.isRunning());
    QVERIFY(runner.isIdle());
    QCOMPARE(doneThread, QThread::currentThread());
    QVERIFY(workThread != QThread::currentThread());
}

// What reads and compares, and what it starts, stands behind the window's thread; a filter and a program that is started do not.
void tst_Jobs::windowGoesFirst()
{
    const auto niceness = [] { return getpriority(PRIO_PROCESS, 0); }; // of the thread that asks
    const int own = niceness();
    const auto inJob = [&](const JobInfo &info) {
        JobRunner runner;
        std::vector<int> all;
        runner.start(info, this,
                     [&niceness](Context &) -> Result<std::vector<int>> {
                         std::vector<int> found{niceness(), 0};
                         std::jthread([&] { found[1] = niceness(); }).join();
                         return found;
                     },
                     [&all](const Result<std::vector<int>> &found) { all = *found; });
        return QTest::qWaitFor([&] { return !all.empty(); }) ? all : std::vector<int>();
    };
    QTemporaryDir folder;
    const std::string place = folder.path().toStdString();
    const int behind = std::min(own + 10, 19);
    QCOMPARE(inJob({.title = {}, .lane = JobLane::Background}), (std::vector<int>{behind, behind}));
    QCOMPARE(inJob({.title = {}, .lane = JobLane::Background, .writes = {place}}), (std::vector<int>{behind, behind}));
    QCOMPARE(inJob({.title = {}, .lane = JobLane::Interactive}), (std::vector<int>{own, own}));
    QCOMPARE(inJob({.title = {}, .lane = JobLane::Background, .hold = JobHold::Free}), (std::vector<int>{own, own}));
    QCOMPARE(niceness(), own);
}

void tst_Jobs::errorIsAValue()
{
    JobRunner runner;
    std::optional<Error> error;
    runner.start({}, this, [](Context &) -> Status { return Unexpected(makeError(ErrorCode::Io, "f", "broken")); },
                 [&](Status status) { error = status.error(); });
    QTRY_VERIFY(error);
    QCOMPARE(error->code, ErrorCode::Io);
}

void tst_Jobs::exceptionBecomesAnError()
{
    JobRunner runner;
    std::vector<ErrorCode> codes;
    runner.start({}, this, [](Context &) -> Status { throw std::bad_alloc(); }, [&](Status s) { codes.push_back(s.error().code); });
    runner.start({}, this, [](Context &) -> Status { throw std::runtime_error("odd"); }, [&](Status s) { codes.push_back(s.error().code); });
    QTRY_COMPARE(codes.size(), std::size_t{2});
    std::sort(codes.begin(), codes.end());
    QCOMPARE(codes[0], ErrorCode::OutOfMemory);
    QCOMPARE(codes[1], ErrorCode::Internal);
}

void tst_Jobs::cancelledJobGivesCancelled()
{
    JobRunner runner;
    std::optional<ErrorCode> code;
    const JobHandle handle = runner.start({}, this,
        [](Context &context) -> Result<int> {
            while (!context.cancelled())
                QThread::yieldCurrentThread();
            return 1;
        },
        [&](Result<int> result) { code = result ? ErrorCode::Internal : result.error().code; });
    handle.cancel();
    QTRY_VERIFY(code);
    QCOMPARE(*code, ErrorCode::Cancelled);
}

void tst_Jobs::finishedButCancelledGivesCancelled()
{
    JobRunner runner;
    std::optional<ErrorCode> code;
    auto done = std::make_shared<QSemaphore>();
    const JobHandle handle = runner.start({}, this,
        [done](Context &) -> Result<int> {
            done->release();
            return 1;
        },
        [&](Result<int> result) { code = result ? ErrorCode::Internal : result.error().code; });
    done->acquire();
    handle.cancel();
    QTRY_VERIFY(code);
    QCOMPARE(*code, ErrorCode::Cancelled);
}

void tst_Jobs::ownerGoneMeansNobodyIsCalled()
{
    JobRunner runner;
    bool called = false;
    {
        QObject owner;
        runner.start({}, &owner, [](Context &) -> Result<int> { return 1; }, [&](Result<int>) { called = true; });
    }
    QTRY_VERIFY(runner.isIdle());
    QVERIFY(!called);
}

void tst_Jobs::destructionJoins()
{
    auto finished = std::make_shared<std::atomic<int>>(0);
    bool called = false;
    {
        JobRunner runner;
        for (int i = 0; i < 8; ++i) {
            runner.start({}, this,
                [finished](Context &context) -> Result<int> {
                    while (!context.cancelled())
                        QThread::yieldCurrentThread();
                    ++*finished;
                    return 1;
                },
                [&](Result<int>) { called = true; });
        }
    }
    const int atEnd = *finished;
    QVERIFY(atEnd <= 8); // those that waited for a thread never begin
    QCoreApplication::processEvents();
    QCOMPARE(finished->load(), atEnd);
    QVERIFY(!called);
}

void tst_Jobs::whatCanOnlyBeMovedTravels()
{
    JobRunner runner;
    int got = 0;
    runner.start({}, this, [p = std::make_unique<int>(7)](Context &) -> Result<std::unique_ptr<int>> { return std::make_unique<int>(*p + 1); },
                 [&got, q = std::make_unique<int>(1)](Result<std::unique_ptr<int>> r) { got = **r + *q; });
    QTRY_COMPARE(got, 9);
}

void tst_Jobs::latestOnlyDeliversTheNewest()
{
    JobRunner runner;
    LatestOnly latest(runner, this);
    std::vector<int> delivered;
    for (int i = 1; i <= 100; ++i) {
        latest.request([i](Context &) -> Result<int> { return i; }, [&](Result<int> r) { delivered.push_back(*r); });
    }
    QTRY_VERIFY(!latest.isBusy());
    QCOMPARE(delivered, std::vector<int>{100});
}

void tst_Jobs::latestOnlyRunsOneAtATime()
{
    JobRunner runner;
    LatestOnly latest(runner, this);
    auto running = std::make_shared<std::atomic<int>>(0);
    auto most = std::make_shared<std::atomic<int>>(0);
    int last = 0;
    for (int i = 1; i <= 50; ++i) {
        latest.request(
            [running, most, i](Context &) -> Result<int> {
                const int now = ++*running;
                int seen = most->load();
                while (now > seen && !most->compare_exchange_weak(seen, now)) { }
                QThread::msleep(1);
                --*running;
                return i;
            },
            [&](Result<int> r) { last = *r; });
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(last, 50);
    QCOMPARE(most->load(), 1);
}

void tst_Jobs::latestOnlyMayDieWhileRunning()
{
    JobRunner runner;
    bool called = false;
    {
        LatestOnly latest(runner, this);
        latest.request([](Context &context) -> Result<int> {
            while (!context.cancelled())
                QThread::yieldCurrentThread();
            return 1;
        }, [&](Result<int>) { called = true; });
    }
    QTRY_VERIFY(runner.isIdle());
    QVERIFY(!called);
}

void tst_Jobs::latestOnlyForgets()
{
    JobRunner runner;
    LatestOnly latest(runner, this);
    int delivered = 0;
    latest.request([](Context &) -> Result<int> { return 1; }, [&](Result<int>) { ++delivered; });
    latest.cancel();
    QTRY_VERIFY(runner.isIdle());
    QCOMPARE(delivered, 0);
    latest.request([](Context &) -> Result<int> { return 2; }, [&](Result<int> r) { delivered = *r; });
    QTRY_COMPARE(delivered, 2);
}

void tst_Jobs::listOfJobs()
{
    JobRunner runner;
    JobListModel model(runner);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    auto go = std::make_shared<QSemaphore>();
    const auto wait = [go](Context &context) -> Result<int> {
        context.addTotalBytes(100);
        context.addBytes(25);
        go->acquire();
        return 0;
    };
    const auto ignore = [](const Result<int> &) {};
    runner.start({.title = u"one"_s}, this, wait, ignore);
    runner.start({.title = u"hidden"_s, .lane = JobLane::Interactive, .listed = false}, this, wait, ignore);
    runner.start({.title = u"two"_s}, this, wait, ignore);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1).data().toString(), u"two"_s);
    QTRY_COMPARE(model.index(0).data(JobListModel::BytesDoneRole).toULongLong(), 25ULL);
    QVERIFY(runner.hasListedJobs());
    runner.cancelAll(true);
    QTRY_VERIFY(model.index(0).data(JobListModel::CancelledRole).toBool());
    go->release(3);
    QTRY_VERIFY(runner.isIdle());
    QCOMPARE(model.rowCount(), 0);
}

// As where a file is read twice: no bar beyond its end, and no "120 of 100".
void tst_Jobs::moreThanWasAnnounced()
{
    JobRunner runner;
    auto go = std::make_shared<QSemaphore>();
    const auto reads = [go](std::uint64_t announced) {
        return [go, announced](Context &context) -> Result<int> {
            context.addTotalBytes(announced);
            context.addBytes(120);
            go->acquire();
            return 0;
        };
    };
    const auto ignore = [](const Result<int> &) {};
    runner.start({.title = u"announced"_s}, this, reads(100), ignore);
    runner.start({.title = u"not announced"_s}, this, reads(0), ignore);
    QTRY_VERIFY(std::ranges::all_of(runner.jobs(), [](const JobState &job) { return job.progress.bytesDone == 120; }));
    const std::vector<JobState> jobs = runner.jobs();
    go->release(2);
    QTRY_VERIFY(runner.isIdle());
    QCOMPARE(jobs[0].progress.bytesTotal, std::uint64_t{120});
    QCOMPARE(jobs[1].progress.bytesTotal, std::uint64_t{0}); // still not known
}

void tst_Jobs::remainingTime()
{
    Progress progress;
    progress.bytesDone = 25;
    progress.bytesTotal = 100;
    QVERIFY(!remainingMs(progress, 2999));
    QCOMPARE(remainingMs(progress, 4000).value(), qint64{12000});
    progress.bytesDone = 120; // more than was announced
    QCOMPARE(remainingMs(progress, 4000).value(), qint64{0});
    progress.bytesTotal = 0;
    QVERIFY(!remainingMs(progress, 4000));
}

QTEST_GUILESS_MAIN(tst_Jobs)
#include "tst_jobs.moc"

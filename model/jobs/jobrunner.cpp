// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs/jobrunner.h"

#include "base/boundedprogress.h"
#include "io/outputplaces.h"
#include "io/temporaryfolder.h"
#include "io/writeguard.h"

#include <QThread>

#include <algorithm>
#include <exception>
#include <memory>
#include <new>
#include <sys/resource.h>

namespace assay {

struct JobRunner::Job {
    std::uint64_t id = 0;
    JobInfo info;
    std::shared_ptr<Context> context;
    std::shared_ptr<bool> finished;
    QPointer<QObject> owner;
    std::function<void(std::optional<Error>)> deliver;
    QElapsedTimer clock;
};

namespace {

std::optional<Error> runGuarded(const std::function<void(Context &)> &work, Context &context)
{
    if (context.cancelled())
        return makeError(ErrorCode::Cancelled, {}, "cancelled before it began");
    try {
        work(context);
    } catch (const std::bad_alloc &) {
        return makeError(ErrorCode::OutOfMemory, {}, "not enough memory");
    } catch (const std::exception &exception) {
        return makeError(ErrorCode::Internal, {}, exception.what());
    }
    return std::nullopt;
}

using Work = std::function<void(Context &)>;

// What it captured goes where it was used.
std::optional<Error> runToItsEnd(Work &work, Context &context)
{
    std::optional<Error> failure = runGuarded(work, context);
    work = nullptr;
    return failure;
}

// A thread of a pool has many jobs, and what it has given up is gone for all of them.
void holdToTemporaryFolder()
{
    thread_local const bool held = allowWritingOnlyBeneath({temporaryFolder()});
    static_cast<void>(held); // whether the kernel agreed is asked where evidence is read
}

// So that the window's thread gets a processor at once when it has something to do, however many are reading. What such a thread starts
// inherits it, and none can take it back: the threads of this lane stay in it.
void letTheWindowGoFirst()
{
    thread_local const int nice = setpriority(PRIO_PROCESS, 0, std::min(getpriority(PRIO_PROCESS, 0) + 10, 19));
    static_cast<void>(nice); // where the system refuses, all are equal
}

// One of Qt's own threads: sockets want its event dispatcher.
std::optional<Error> runWriting(const JobInfo &info, Work &work, Context &context)
{
    std::optional<Error> failure = makeError(ErrorCode::OutOfMemory, {}, "the system gives no more threads");
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        if (info.lane == JobLane::Background)
            letTheWindowGoFirst();
        std::vector<std::string> places{temporaryFolder()};
        for (const std::string &path : info.writes) {
            const std::vector<std::string> more = placesForOutput(path);
            places.insert(places.end(), more.begin(), more.end());
        }
        allowWritingOnlyBeneath(places);
        failure = runToItsEnd(work, context);
    }));
    thread->start();
    thread->wait();
    return failure;
}

std::optional<Error> runHeld(const JobInfo &info, Work &work, Context &context)
{
    if (info.hold == JobHold::Free)
        return runToItsEnd(work, context);
    if (!info.writes.empty())
        return runWriting(info, work, context);
    if (info.lane == JobLane::Background)
        letTheWindowGoFirst();
    holdToTemporaryFolder();
    return runToItsEnd(work, context);
}

} // namespace

JobRunner::JobRunner(QObject *parent) :
    QObject(parent)
{
    // Three sources are read side by side, and something may be exported meanwhile; each of them spreads its own work
    // over the processors.
    m_background.setMaxThreadCount(4);
    m_interactive.setMaxThreadCount(std::max(2, QThread::idealThreadCount()));
    m_writing.setMaxThreadCount(4);
    m_timer.setInterval(100);
    connect(&m_timer, &QTimer::timeout, this, &JobRunner::progressChanged);
}

JobRunner::~JobRunner()
{
    for (const auto &job : m_jobs)
        job->context->cancel();
    m_background.waitForDone();
    m_interactive.waitForDone();
    m_writing.waitForDone();
    // Results that were posted meanwhile go down with this object's event queue: nobody is called any more.
    for (const auto &job : m_jobs)
        *job->finished = true;
}

JobHandle JobRunner::launch(JobInfo info, QObject *owner, std::function<void(Context &)> work,
                            std::function<void(std::optional<Error>)> deliver)
{
    Q_ASSERT(thread() == QThread::currentThread());
    Q_ASSERT(owner);
    auto job = std::make_unique<Job>();
    job->id = ++m_lastId;
    job->info = std::move(info);
    job->context = std::make_shared<Context>();
    job->finished = std::make_shared<bool>(false);
    job->owner = owner;
    job->deliver = std::move(deliver);
    job->clock.start();

    JobHandle handle;
    handle.m_id = job->id;
    handle.m_context = job->context;
    handle.m_finished = job->finished;

    const bool apart = job->info.hold == JobHold::Free || !job->info.writes.empty();
    QThreadPool &pool = apart ? m_writing : job->info.lane == JobLane::Background ? m_background : m_interactive;
    JobInfo asked = job->info;
    const std::uint64_t id = job->id;
    m_jobs.push_back(std::move(job));
    if (!m_timer.isActive())
        m_timer.start();
    Q_EMIT jobStarted(id);

    // The one place where a thread of the pool meets a QObject: it posts to this one, which waits for the pool before it
    // dies.
    pool.start([this, id, info = std::move(asked), context = handle.m_context, work = std::move(work)]() mutable {
        std::optional<Error> failure = runHeld(info, work, *context);
        QMetaObject::invokeMethod(
            this, [this, id, failure = std::move(failure)]() { this->deliver(id, failure); }, Qt::QueuedConnection);
    });
    return handle;
}

void JobRunner::deliver(std::uint64_t id, std::optional<Error> failure)
{
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(), [id](const auto &job) { return job->id == id; });
    if (found == m_jobs.end())
        return;
    const std::unique_ptr<Job> job = std::move(*found);
    m_jobs.erase(found);
    *job->finished = true;
    if (!failure && job->context->cancelled())
        failure = makeError(ErrorCode::Cancelled, {}, "cancelled");
    const QPointer<JobRunner> alive(this); // the receiver may close the window
    if (job->owner)
        job->deliver(std::move(failure));
    if (!alive)
        return;
    Q_EMIT jobFinished(id);
    if (m_jobs.empty()) {
        m_timer.stop();
        Q_EMIT idle();
    }
}

std::vector<JobState> JobRunner::jobs() const
{
    std::vector<JobState> states;
    states.reserve(m_jobs.size());
    for (const auto &job : m_jobs) {
        JobState state;
        state.id = job->id;
        state.info = job->info;
        state.progress = boundedProgress(*job->context);
        state.elapsedMs = job->clock.elapsed();
        state.remainingMs = remainingMs(state.progress, state.elapsedMs);
        state.cancelled = job->context->cancelled();
        states.push_back(std::move(state));
    }
    return states;
}

std::uint64_t JobRunner::newestListedJob() const
{
    const auto found = std::find_if(m_jobs.rbegin(), m_jobs.rend(), [](const auto &job) { return job->info.listed; });
    return found == m_jobs.rend() ? 0 : (*found)->id;
}

void JobRunner::cancel(std::uint64_t id)
{
    for (const auto &job : m_jobs) {
        if (job->id == id)
            job->context->cancel();
    }
}

void JobRunner::cancelAll(bool listedOnly)
{
    for (const auto &job : m_jobs) {
        if (job->info.listed || !listedOnly)
            job->context->cancel();
    }
}

std::optional<qint64> remainingMs(const Progress &progress, qint64 elapsedMs)
{
    if (elapsedMs < 3000 || progress.bytesTotal == 0 || progress.bytesDone == 0)
        return std::nullopt;
    if (progress.bytesDone >= progress.bytesTotal)
        return 0;
    const double left = static_cast<double>(progress.bytesTotal - progress.bytesDone);
    return static_cast<qint64>(static_cast<double>(elapsedMs) * left / static_cast<double>(progress.bytesDone));
}

} // namespace assay

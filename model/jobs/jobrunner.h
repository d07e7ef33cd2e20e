// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/result.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace assay {

/// Two lanes with threads of their own, so that what the user waits for never queues behind a long load.
enum class JobLane : std::uint8_t {
    Background,  ///< loading, comparing, exporting: seconds to minutes
    Interactive, ///< filters, previews, charts: what the next frame wants
};

/// Evidence is read in jobs, and only in threads that can write nowhere but where they must: see io/writeguard.h.
enum class JobHold : std::uint8_t {
    Held, ///< to the temporary folder, and to what the job writes
    Free, ///< for what must not be held, as a program that is started: it would stay so. Such a job does not open evidence
};

struct JobInfo {
    QString title;                       ///< already translated, one line, plain text; shown in the list of jobs
    JobLane lane = JobLane::Background;
    bool listed = true;                  ///< false: not worth a line in the list of jobs (filters, previews)
    std::vector<std::string> writes = {}; ///< files and folders, in bytes, that the job is to write: it gets a thread of its own
    JobHold hold = JobHold::Held;
};

/// What is known of a job while it runs. A value, made in the thread of the runner.
struct JobState {
    std::uint64_t id = 0;
    JobInfo info;
    Progress progress;
    qint64 elapsedMs = 0;
    std::optional<qint64> remainingMs; ///< none before 3 s, and while the whole size is not known
    bool cancelled = false;
};

/// Refers to a started job; copies refer to the same one. Keeps nothing alive but the job's own context. One thread.
class JobHandle {
public:
    JobHandle() = default;

    /// Asks the job to stop. Its done function is called soon, with the error Cancelled.
    void cancel() const
    {
        if (m_context)
            m_context->cancel();
    }
    bool isRunning() const { return m_finished && !*m_finished; }
    std::uint64_t id() const { return m_id; }
    explicit operator bool() const { return m_id != 0; }

private:
    friend class JobRunner;

    std::uint64_t m_id = 0;
    std::shared_ptr<Context> m_context;
    std::shared_ptr<bool> m_finished;
};

/// Runs pure functions on threads of its own and brings their results back.
///
/// The one rule: a job is a function of the values it was given. It gets a Context to count in and to ask whether to stop,
/// and never sees a QObject, a widget, a setting or `this`.
///
/// Before a job begins, its thread gives up the right to write anywhere but to the temporary folder, and to what JobInfo says
/// that it writes, where the kernel can hold it to that; so do the threads that it starts. A job that wants to write anything
/// else fails.
///
///     m_runner.start({.title = tr("Reading %1").arg(name)}, this,
///                    [source, image](Context &context) -> Result<LoadedSourcePtr> { … },   // in a thread of the pool
///                    [this](Result<LoadedSourcePtr> result) { … });                         // in the runner's thread
///
/// The second function is called once, in the thread of the runner, from its event loop: with the result, or with the
/// error Cancelled when the job was cancelled (even if it had just finished), or with OutOfMemory or Internal for an
/// exception. It is not called when owner was destroyed before, or the runner. What is shown of progress is polled
/// ten times a second from the contexts; a job never sends a signal. Destruction cancels all jobs and waits for them.
/// All functions belong to the thread the runner lives in.
class JobRunner : public QObject {
    Q_OBJECT

public:
    explicit JobRunner(QObject *parent = nullptr);
    ~JobRunner() override;

    template<class Work, class Done>
    JobHandle start(JobInfo info, QObject *owner, Work &&work, Done &&done)
    {
        using Outcome = std::invoke_result_t<std::decay_t<Work> &, Context &>;
        static_assert(std::is_same_v<typename Outcome::error_type, Error>, "a job returns a Result<T>");
        static_assert(std::is_invocable_v<std::decay_t<Done> &, Outcome>, "the second function takes what the job returns");
        // Shared, because std::function wants copies and jobs may hold what can only be moved.
        auto box = std::make_shared<std::optional<Outcome>>();
        auto function = std::make_shared<std::decay_t<Work>>(std::forward<Work>(work));
        auto receiver = std::make_shared<std::decay_t<Done>>(std::forward<Done>(done));
        return launch(
            std::move(info), owner,
            [box, function = std::move(function)](Context &context) mutable {
                box->emplace((*function)(context));
                function.reset(); // what it captured goes where it was used, not in the window's thread
            },
            [box, receiver](std::optional<Error> failure) {
                if (failure)
                    (*receiver)(Outcome(Unexpected(std::move(*failure))));
                else
                    (*receiver)(std::move(**box));
            });
    }

    /// Jobs that have not delivered yet, oldest first.
    std::vector<JobState> jobs() const;
    bool isIdle() const { return m_jobs.empty(); }
    bool hasListedJobs() const { return newestListedJob() != 0; }
    std::uint64_t newestListedJob() const; ///< the id of the one that was started last; 0 for none
    void cancel(std::uint64_t id);
    /// Cancels the listed jobs (what the user sees), or all of them.
    void cancelAll(bool listedOnly = false);

Q_SIGNALS:
    void jobStarted(quint64 id);
    void jobFinished(quint64 id); ///< after the job's result was delivered
    void progressChanged();       ///< every 100 ms while there are jobs
    void idle();                  ///< the last job has delivered

private:
    struct Job;
    struct Finished;

    JobHandle launch(JobInfo info, QObject *owner, std::function<void(Context &)> work,
                     std::function<void(std::optional<Error>)> deliver);
    void deliver(std::uint64_t id, std::optional<Error> failure);

    QThreadPool m_background;
    QThreadPool m_interactive;
    QThreadPool m_writing; ///< of jobs that write, or are free; its threads are never held themselves
    QTimer m_timer;
    std::vector<std::unique_ptr<Job>> m_jobs;
    std::uint64_t m_lastId = 0;
};

/// The remaining time of a job, or none when it cannot be told yet. Apart, because it is arithmetic worth a test.
std::optional<qint64> remainingMs(const Progress &progress, qint64 elapsedMs);

} // namespace assay

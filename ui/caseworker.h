// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What CaseKeeper is made of, and nobody else needs.

#include "ui/casekeeper.h"

#include "cases/journalforreport.h"
#include "ui/leftthreads.h"
#include "ui/threadlink.h"

#include <QThread>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <deque>
#include <functional>
#include <future>
#include <iterator>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace assay {

// The path of the case that is open and written, for those threads that open another; "" for none.
struct CaseKeeper::Current {
    std::string get()
    {
        const std::lock_guard guard(mutex);
        return path;
    }
    void set(const std::string &now)
    {
        const std::lock_guard guard(mutex);
        path = now;
    }
    std::mutex mutex;
    std::string path;
};

constexpr int lookMs = 50; // between two looks at whether what is waited for has come

// In a job. The error is Cancelled. Who is waited for may be left to itself instead.
template<class Future>
Status waitFor(const Future &future, const std::string &path, Context &context, const Leaving &leaving = {})
{
    while (future.wait_for(std::chrono::milliseconds(lookMs)) != std::future_status::ready && !(leaving && *leaving)) {
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, path, "cancelled"));
    }
    return {};
}

// One thing that was accepted: an act, or another change.
struct CaseKeeper::Step {
    std::shared_ptr<const Act> act;
    std::shared_ptr<const CaseChange> change;
};

// A copy that was asked for: until the new file gets its name it can be given up, once.
struct CaseKeeper::Copy {
    enum State : std::uint8_t { Asked, Copying, Placing, GivenUp };
    bool goOn(State from, State to) { return state.compare_exchange_strong(from, to); }
    // False where it is too late for that. Any thread.
    bool tryToGiveUp()
    {
        if (!goOn(Asked, GivenUp) && !goOn(Copying, GivenUp))
            return false;
        context.cancel();
        return true;
    }
    std::atomic<State> state = Asked;
    Context context; // how far it is; the worker may still be at it when the job that shows it has ended
    std::uint64_t seenBytes = 0;
    bool hasMoved() // since this was asked the last time, in the keeper's thread
    {
        const std::uint64_t now = context.progress().bytesDone;
        return std::exchange(seenBytes, now) != now;
    }
    std::shared_future<void> before; // another copy, which it is too late to give up
    bool waitsForAnother() const { return before.valid() && before.wait_for(std::chrono::seconds(0)) != std::future_status::ready; }
    std::string path; // of the new file
    CaseKeeper::Done done;         // null when who asked was told
    std::optional<Status> outcome; // as the worker told it
    std::atomic<bool> isShown = false; // by a job that has a thread
    std::promise<void> ended;                  // the file is there for other things again, or it was given up
    std::shared_future<void> whenEnded = ended.get_future().share();
    bool hasEnded = false;
    void end() // in the keeper's thread
    {
        if (!std::exchange(hasEnded, true))
            ended.set_value();
    }
};

// Everything that touches the file, in the keeper's thread. QObject for its event loop.
class CaseKeeper::Worker : public QObject {
public:
    static constexpr std::size_t mostPayloadShown = 4'096; // bytes, of one entry

    // leaving: this one is left to itself.
    explicit Worker(Leaving leaving) : m_leaving(std::move(leaving)) {}

    struct Read {
        OpenedCasePtr opened;
        StoredResults stored;
    };

    Result<Read> open(const std::string &path, Current &current)
    {
        const std::unique_ptr<char, decltype(&std::free)> place(::realpath(path.c_str(), nullptr), &std::free);
        if (place && current.get() == place.get()) {
            const auto same = std::make_shared<OpenedCase>();
            same->path = place.get();
            same->isCurrent = true;
            return Read{same, {}};
        }
        auto opened = CaseFile::open(path, CaseFile::Mode::ReadWrite, {}, {}, m_leaving);
        if (!opened)
            return Unexpected(opened.error());
        if (*m_leaving) // others may wait for the file
            return Unexpected(makeError(ErrorCode::Cancelled, path, "cancelled"));
        auto read = readAll(**opened);
        if (!read)
            return Unexpected(read.error());
        m_next = std::move(*opened);
        return read;
    }

    Result<OpenedCasePtr> create(const std::string &path, const CaseAbout &about, bool replace, const CaseChange &first)
    {
        auto made = CaseFile::create(path, about, replace, first, m_leaving);
        if (!made)
            return Unexpected(made.error());
        m_next = std::move(*made);
        return describe(*m_next);
    }

    // What comes before this belongs to the case before.
    void adopt() { m_file = std::move(m_next); }
    void drop() { m_next.reset(); }

    Result<OpenedCasePtr> saveAs(const std::string &path, bool replace, Copy &asked, std::optional<LostCase> &lost)
    {
        if (!asked.goOn(Copy::Asked, Copy::Copying))
            return Unexpected(givenUp(path));
        if (!m_file)
            return Unexpected(noCase());
        const auto place = [&asked, &path] { return asked.goOn(Copy::Copying, Copy::Placing) ? Status() : Unexpected(givenUp(path)); };
        if (const Status copied = m_file->copyTo(path, replace, asked.context, place); !copied) {
            if (!m_file->canBeRead())
                lost = {m_file->journalEntries(), m_file->journalHash()};
            return Unexpected(copied.error());
        }
        auto copy = CaseFile::open(path, CaseFile::Mode::ReadWrite, {}, {}, m_leaving);
        if (!copy)
            return Unexpected(copy.error());
        m_file = std::move(*copy);
        return describe(*m_file);
    }

    LostCase journalEnd() const { return m_file ? LostCase{m_file->journalEntries(), m_file->journalHash()} : LostCase(); }

    // again: of the same steps the last time failed.
    Status commit(const std::deque<Step> &steps, bool again)
    {
        if (!m_file)
            return Unexpected(noCase());
        CaseChange all;
        for (const Step &step : steps) {
            if (step.act) {
                all.acts.push_back(*step.act);
                all.journal.push_back(actDraft(*step.act));
            } else {
                add(all, *step.change);
            }
        }
        return m_last = m_file->commit(all, again);
    }

    // What was sent before this is tried once more if that failed.
    Status commitRest(const Rest &rest)
    {
        const Status written = !rest.before || m_last ? Status() : commit(*rest.before, true);
        return written && !rest.waiting.empty() ? commit(rest.waiting, false) : written;
    }

    Result<std::shared_ptr<const JournalRead>> journal()
    {
        if (!m_file)
            return Unexpected(noCase());
        auto read = std::make_shared<JournalRead>();
        std::deque<JournalEntry> entries;
        JournalChain chain;
        const Status all = m_file->forEachEntry([&](const JournalEntry &entry) -> Status {
            chain.take(entry);
            entries.push_back(entry);
            if (entry.payload.size() > mostPayloadShown)
                entries.back().payload.resize(mostPayloadShown);
            if (entries.size() > mostJournalRows) {
                entries.pop_front();
                ++read->leftOut;
            }
            return {};
        });
        if (!all)
            return Unexpected(all.error());
        read->entries.assign(std::make_move_iterator(entries.begin()), std::make_move_iterator(entries.end()));
        read->problem = chain.problem();
        read->agreement = m_file->agreement();
        return std::shared_ptr<const JournalRead>(std::move(read));
    }

    Result<std::shared_ptr<const ReportJournal>> reportJournal()
    {
        if (!m_file)
            return Unexpected(noCase());
        JournalForReport journal;
        const Status all = m_file->forEachEntry([&journal](const JournalEntry &entry) -> Status {
            journal.take(entry);
            return {};
        });
        return all ? Result<std::shared_ptr<const ReportJournal>>(journal.finish(m_file->agreement())) : Unexpected(all.error());
    }

    void close()
    {
        m_file.reset();
        m_next.reset();
    }

private:
    static Error noCase() { return makeError(ErrorCode::Internal, {}, "no case is open"); }
    static Error givenUp(const std::string &path) { return makeError(ErrorCode::Cancelled, path, "was given up, since the case did not answer"); }

    static void add(CaseChange &all, const CaseChange &more)
    {
        const auto take = [](auto &to, const auto &from) {
            if (from)
                to = from;
        };
        take(all.about, more.about);
        take(all.sources, more.sources);
        take(all.filters, more.filters);
        take(all.layout, more.layout);
        take(all.trusted, more.trusted);
        take(all.results, more.results);
        all.acts.insert(all.acts.end(), more.acts.begin(), more.acts.end());
        all.journal.insert(all.journal.end(), more.journal.begin(), more.journal.end());
    }

    static OpenedCasePtr describe(CaseFile &file)
    {
        auto opened = std::make_shared<OpenedCase>();
        opened->path = file.path();
        opened->about = file.about();
        opened->sources = file.sources();
        opened->filters = file.filters();
        opened->layout = file.layout();
        opened->trusted = file.trusted();
        opened->writable = file.writable();
        opened->readOnlyReason = file.readOnlyReason();
        opened->journalProblem = file.journalProblem();
        opened->agreement = file.agreement();
        opened->journalEnd = {file.journalEntries(), file.journalHash()};
        return opened;
    }

    static Result<Read> readAll(CaseFile &file)
    {
        Read read{describe(file), {}};
        auto annotations = file.annotations();
        if (!annotations)
            return Unexpected(annotations.error());
        read.opened->annotations = std::move(*annotations);
        auto results = file.results();
        if (results)
            read.stored = std::move(*results);
        else
            read.opened->resultsProblem = results.error();
        const Status told = file.forEachEntry([&](const JournalEntry &entry) -> Status {
            if (entry.kind == journalKindName(JournalKind::Compared))
                read.opened->resultsTime = entry.stamp.utc;
            return {};
        });
        if (!told)
            return Unexpected(told.error());
        return read;
    }

    Leaving m_leaving;
    std::unique_ptr<CaseFile> m_file;
    std::unique_ptr<CaseFile> m_next; // opened, not adopted yet
    Status m_last; // of commit()
};

// A thread with a worker. Whoever has none of it any more has left it.
class CaseKeeper::Hand {
public:
    Hand() : m_leaving(std::make_shared<std::atomic<bool>>(false)), m_passed(std::make_shared<std::atomic<bool>>(false)), m_thread(new QThread), m_worker(new Worker(m_leaving))
    {
        m_worker->moveToThread(m_thread);
        m_thread->setObjectName(QStringLiteral("case"));
        m_thread->start();
    }
    ~Hand() { leave(); }
    Hand(const Hand &) = delete;
    Hand &operator=(const Hand &) = delete;

    Worker &worker() const { return *m_worker; }
    // Whether what was asked of it is not waited for: it was left, or has not answered for longer than a disk takes that is there.
    Leaving passed() const { return m_passed; }
    // count: of what it was asked and has not answered for so long.
    void addSilent(int count)
    {
        m_silent += count;
        *m_passed = m_silent > 0 || *m_leaving;
    }

    // To itself, since it may not answer. After all that was sent before it closes its files, in the thread they were opened in, and goes.
    // Waits for that as long as it is told, in milliseconds.
    void leave(unsigned long wait = 0)
    {
        if (m_leaving->exchange(true))
            return;
        *m_passed = true;
        QMetaObject::invokeMethod(m_worker, [worker = m_worker, thread = m_thread] {
            worker->close();
            worker->deleteLater(); // still in its thread
            thread->quit();
        });
        if (wait != 0)
            m_thread->wait(wait);
        LeftThreads::add(m_thread);
    }

private:
    std::shared_ptr<std::atomic<bool>> m_leaving;
    std::shared_ptr<std::atomic<bool>> m_passed;
    int m_silent = 0; // in the keeper's thread
    QThread *m_thread; // of LeftThreads when it is left
    Worker *m_worker;  // lives in m_thread
};

// For what a hand was asked; in the keeper's thread.
class CaseKeeper::Wait {
public:
    explicit Wait(std::shared_ptr<Hand> hand) : m_hand(std::move(hand)) {}

    // Whether it had not answered yet.
    bool runOut()
    {
        set(m_isPending);
        return m_isPending;
    }
    void end()
    {
        m_isPending = false;
        set(false);
    }

private:
    void set(bool silent)
    {
        if (std::exchange(m_isSilent, silent) != silent)
            m_hand->addSilent(silent ? 1 : -1);
    }

    std::shared_ptr<Hand> m_hand;
    bool m_isPending = true;
    bool m_isSilent = false;
};

template<class Outcome>
void CaseKeeper::ask(Hand &hand, std::function<Outcome(Worker &)> work, std::function<void(Outcome)> done)
{
    // What is posted to this goes with it.
    QMetaObject::invokeMethod(&hand.worker(), [link = m_link, worker = &hand.worker(), work = std::move(work), done = std::move(done)] {
        auto outcome = std::make_shared<Outcome>(work(*worker));
        link->post([done, outcome] { done(std::move(*outcome)); });
    });
}

} // namespace assay

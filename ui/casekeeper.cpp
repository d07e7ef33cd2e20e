// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/casekeeper.h"

#include "base/displaysafe.h"
#include "cases/journalforreport.h"
#include "cases/parts.h"

#include <algorithm>
#include <future>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr int againMs = 5'000;
constexpr int slowMs = 10'000;
constexpr std::size_t mostPayloadShown = 4'096; // bytes, of one entry
const std::string nothing;

Error internal(std::string why)
{
    return makeError(ErrorCode::Internal, {}, std::move(why));
}

// The window takes for granted that a source has an image, as those that are opened have.
bool haveImages(const Comparison &comparison)
{
    return std::all_of(comparison.sources.begin(), comparison.sources.end(), [](const LoadedSourcePtr &source) { return !source || !source->source->images().empty(); });
}

// The error is Cancelled; what is wrong with the results is put beside them.
Status takeResults(OpenedCase &opened, const StoredResults &stored, Context &context)
{
    opened.resultsDigest = digestOf(stored.sections);
    auto results = unpackResults(stored, Limits(), context);
    if (!results && results.error().code == ErrorCode::Cancelled)
        return Unexpected(results.error());
    if (!results)
        opened.resultsProblem = results.error();
    else if (!haveImages(*results->comparison))
        opened.resultsProblem = makeError(ErrorCode::Malformed, "results", "have a source without an image");
    else
        opened.results = std::move(*results);
    return {};
}

} // namespace

// One thing that was accepted: an act, or another change.
struct CaseKeeper::Step {
    std::shared_ptr<const Act> act;
    std::shared_ptr<const CaseChange> change;
};

// Everything that touches the file, in the keeper's thread. QObject for its event loop.
class CaseKeeper::Worker : public QObject {
public:
    struct Read {
        OpenedCasePtr opened;
        StoredResults stored;
    };

    Result<Read> open(const std::string &path)
    {
        auto opened = CaseFile::open(path, CaseFile::Mode::ReadWrite);
        if (!opened)
            return Unexpected(opened.error());
        auto read = readAll(**opened);
        if (!read)
            return Unexpected(read.error());
        m_next = std::move(*opened);
        return read;
    }

    Result<OpenedCasePtr> create(const std::string &path, const CaseAbout &about, bool replace, const CaseChange &first)
    {
        auto made = CaseFile::create(path, about, replace, first);
        if (!made)
            return Unexpected(made.error());
        m_next = std::move(*made);
        return describe(*m_next);
    }

    // What comes before this belongs to the case before.
    void adopt() { m_file = std::move(m_next); }
    void drop() { m_next.reset(); }

    Result<OpenedCasePtr> saveAs(const std::string &path, bool replace, std::optional<LostCase> &lost)
    {
        if (!m_file)
            return Unexpected(internal("no case is open"));
        if (const Status copied = m_file->copyTo(path, replace); !copied) {
            if (!m_file->canBeRead())
                lost = {m_file->journalEntries(), m_file->journalHash()};
            return Unexpected(copied.error());
        }
        auto copy = CaseFile::open(path, CaseFile::Mode::ReadWrite);
        if (!copy)
            return Unexpected(copy.error());
        m_file = std::move(*copy);
        return describe(*m_file);
    }

    // again: of the same steps the last time failed.
    Status commit(const std::deque<Step> &steps, bool again)
    {
        if (!m_file)
            return Unexpected(internal("no case is open"));
        CaseChange all;
        for (const Step &step : steps) {
            if (step.act) {
                all.acts.push_back(*step.act);
                all.journal.push_back(actDraft(*step.act));
            } else {
                add(all, *step.change);
            }
        }
        return m_file->commit(all, again);
    }

    Result<std::shared_ptr<const JournalRead>> journal()
    {
        if (!m_file)
            return Unexpected(internal("no case is open"));
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
        return std::shared_ptr<const JournalRead>(std::move(read));
    }

    Result<std::shared_ptr<const ReportJournal>> reportJournal()
    {
        if (!m_file)
            return Unexpected(internal("no case is open"));
        JournalForReport journal;
        const Status all = m_file->forEachEntry([&journal](const JournalEntry &entry) -> Status {
            journal.take(entry);
            return {};
        });
        return all ? Result<std::shared_ptr<const ReportJournal>>(journal.finish()) : Unexpected(all.error());
    }

    void close()
    {
        m_file.reset();
        m_next.reset();
    }

private:
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

    std::unique_ptr<CaseFile> m_file;
    std::unique_ptr<CaseFile> m_next; // opened, not adopted yet
};

CaseKeeper::CaseKeeper(JobRunner &runner, QObject *parent) :
    QObject(parent),
    m_runner(runner),
    m_worker(std::make_unique<Worker>())
{
    m_worker->moveToThread(&m_thread);
    m_thread.setObjectName(u"case"_s);
    m_thread.start();
    m_again.setInterval(againMs);
    connect(&m_again, &QTimer::timeout, this, &CaseKeeper::retry);
    m_patience.setInterval(slowMs);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_slow = true;
        Q_EMIT slow();
    });
}

CaseKeeper::~CaseKeeper()
{
    if (m_refused)
        tell([steps = m_refused](Worker &worker) { (void)worker.commit(*steps, true); });
    if (const std::deque<Step> steps = takeDue(); !steps.empty())
        tell([steps](Worker &worker) { (void)worker.commit(steps, false); });
    // After all that was sent before. The file must go in the thread it was opened in.
    QMetaObject::invokeMethod(m_worker.get(), [this] {
        m_worker->close();
        m_thread.quit();
    });
    m_thread.wait();
}

template<class Outcome>
void CaseKeeper::ask(std::function<Outcome(Worker &)> work, std::function<void(Outcome)> done)
{
    // this outlives the thread, and what is posted to it goes with it.
    QMetaObject::invokeMethod(m_worker.get(), [this, work = std::move(work), done = std::move(done)] {
        auto outcome = std::make_shared<Outcome>(work(*m_worker));
        QMetaObject::invokeMethod(this, [done, outcome] { done(std::move(*outcome)); });
    });
}

void CaseKeeper::open(const std::string &path, Prepare prepare, Opened done)
{
    const std::string name = path.substr(path.rfind('/') + 1);
    m_runner.start(
        {.title = tr("Opening the case %1").arg(QString::fromStdString(toUtf8Lossy(name)))}, this,
        [worker = m_worker.get(), path, prepare = std::move(prepare)](Context &context) -> Result<OpenedCasePtr> {
            // A case belongs to the thread it is opened in; this one waits for it.
            const auto promise = std::make_shared<std::promise<Result<Worker::Read>>>();
            std::future<Result<Worker::Read>> future = promise->get_future();
            QMetaObject::invokeMethod(worker, [worker, path, promise] { promise->set_value(worker->open(path)); });
            Result<Worker::Read> read = future.get();
            if (!read)
                return Unexpected(read.error());
            Status ready = read->stored.empty() ? Status() : takeResults(*read->opened, read->stored, context);
            if (ready && prepare)
                ready = prepare(*read->opened, context);
            if (!ready)
                return Unexpected(ready.error());
            return read->opened;
        },
        [this, done = std::move(done)](Result<OpenedCasePtr> opened) {
            if (opened)
                take(**opened);
            else
                tell([](Worker &worker) { worker.drop(); }); // cancelled when it was open already
            done(std::move(opened));
        });
}

void CaseKeeper::create(const std::string &path, const CaseAbout &about, bool replace, CaseChange first, Done done)
{
    using Made = Result<OpenedCasePtr>;
    m_creating = true; // what comes meanwhile goes into it
    ask<Made>([path, about, replace, first = std::move(first)](Worker &worker) { return worker.create(path, about, replace, first); },
              [this, before = m_waiting.size(), done = std::move(done)](Made made) {
                  m_creating = false;
                  if (made) {
                      // Fewer wait than before where the case that was open has been closed.
                      std::deque<Step> waiting(m_waiting.begin() + static_cast<std::ptrdiff_t>(std::min(before, m_waiting.size())), m_waiting.end());
                      take(**made);
                      m_waiting = std::move(waiting);
                  } else if (!m_open) {
                      m_waiting.clear();
                  }
                  send();
                  done(made ? Status() : Unexpected(made.error()));
              });
}

void CaseKeeper::saveAs(const std::string &path, bool replace, Done done)
{
    using Made = Result<OpenedCasePtr>;
    const auto lost = std::make_shared<std::optional<LostCase>>();
    ask<Made>([path, replace, lost](Worker &worker) { return worker.saveAs(path, replace, *lost); },
              [this, lost, done = std::move(done)](Made made) {
                  m_lost = *lost;
                  if (made) {
                      // What is on its way, and what waits, goes into the new file: the worker has it already.
                      m_open = openOf(**made);
                      m_failure.reset();
                      send();
                      Q_EMIT stateChanged();
                  }
                  done(made ? Status() : Unexpected(made.error()));
              });
}

CaseKeeper::Open CaseKeeper::openOf(const OpenedCase &opened)
{
    std::string reason = opened.readOnlyReason;
    if (!opened.writable && reason.empty())
        reason = "it cannot be written";
    return {opened.path, opened.about, opened.sources, std::move(reason)};
}

void CaseKeeper::tell(std::function<void(Worker &)> work)
{
    QMetaObject::invokeMethod(m_worker.get(), [worker = m_worker.get(), work = std::move(work)] { work(*worker); });
}

void CaseKeeper::forget()
{
    ++m_generation;
    m_waiting.clear();
    m_due = 0;
    m_sending.reset();
    m_refused.reset();
    m_failure.reset();
    m_lost.reset();
    m_again.stop();
    m_patience.stop();
    m_slow = false;
}

void CaseKeeper::take(const OpenedCase &opened)
{
    tell([](Worker &worker) { worker.adopt(); });
    forget();
    m_open = openOf(opened);
    Q_EMIT stateChanged();
}

void CaseKeeper::close()
{
    tell([](Worker &worker) { worker.close(); });
    forget();
    m_open.reset();
    Q_EMIT stateChanged();
}

const std::string &CaseKeeper::path() const
{
    return m_open ? m_open->path : nothing;
}

const CaseAbout &CaseKeeper::about() const
{
    static const CaseAbout none;
    return m_open ? m_open->about : none;
}

const std::vector<CaseSource> &CaseKeeper::sources() const
{
    static const std::vector<CaseSource> none;
    return m_open ? m_open->sources : none;
}

const std::string &CaseKeeper::readOnlyReason() const
{
    return m_open ? m_open->readOnlyReason : nothing;
}

void CaseKeeper::setReadOnly(std::string reason)
{
    if (!m_open)
        return;
    if (isWritable() && !reason.empty())
        m_due = m_waiting.size();
    m_open->readOnlyReason = std::move(reason);
    Q_EMIT stateChanged();
}

void CaseKeeper::record(const Act &act)
{
    if (m_open || m_creating)
        accept({std::make_shared<const Act>(act), nullptr});
}

void CaseKeeper::commit(CaseChange change)
{
    if (!m_open && !m_creating)
        return;
    if (change.about && m_open)
        m_open->about = *change.about;
    if (change.sources && m_open)
        m_open->sources = *change.sources;
    accept({nullptr, std::make_shared<const CaseChange>(std::move(change))});
}

void CaseKeeper::accept(Step step)
{
    m_waiting.push_back(std::move(step));
    send();
    Q_EMIT stateChanged();
}

void CaseKeeper::retry()
{
    send();
}

// What is to be written of what waits. While the case is read-only that is what was accepted before.
std::deque<CaseKeeper::Step> CaseKeeper::takeDue()
{
    if (isWritable())
        return std::exchange(m_waiting, {});
    const auto end = m_waiting.begin() + static_cast<std::ptrdiff_t>(std::min(std::exchange(m_due, 0), m_waiting.size()));
    std::deque<Step> due(m_waiting.begin(), end);
    m_waiting.erase(m_waiting.begin(), end);
    return due;
}

void CaseKeeper::send()
{
    if (m_sending || !m_open || m_creating)
        return;
    const bool again = m_refused != nullptr;
    if (again)
        m_sending = std::exchange(m_refused, nullptr);
    else if (std::deque<Step> due = takeDue(); !due.empty())
        m_sending = std::make_shared<const std::deque<Step>>(std::move(due));
    else
        return;
    m_patience.start();
    ask<Status>([steps = m_sending, again](Worker &worker) { return worker.commit(*steps, again); },
                [this, generation = m_generation](const Status &status) {
                    if (generation == m_generation)
                        sent(status);
                });
}

void CaseKeeper::sent(const Status &status)
{
    const auto steps = std::exchange(m_sending, nullptr);
    m_patience.stop();
    m_slow = false;
    if (!status) {
        m_refused = steps;
        const bool known = m_failure && m_failure->message() == status.error().message();
        m_failure = status.error();
        m_again.start();
        Q_EMIT stateChanged();
        if (!known)
            Q_EMIT failed(*m_failure);
        return;
    }
    m_failure.reset();
    m_again.stop();
    send();
    if (m_sending)
        return;
    Q_EMIT stateChanged();
    if (m_waiting.empty())
        Q_EMIT saved();
}

std::vector<JournalDraft> CaseKeeper::unsavedEntries() const
{
    std::vector<JournalDraft> entries;
    const auto add = [&entries](const std::deque<Step> &steps) {
        for (const Step &step : steps) {
            if (!step.change || step.change->results)
                continue;
            entries.insert(entries.end(), step.change->journal.begin(), step.change->journal.end());
        }
    };
    for (const Steps &steps : {m_sending, m_refused}) {
        if (steps)
            add(*steps);
    }
    add(m_waiting);
    return entries;
}

void CaseKeeper::readReportJournal(std::function<void(Result<std::shared_ptr<const ReportJournal>>)> done)
{
    using Outcome = Result<std::shared_ptr<const ReportJournal>>;
    ask<Outcome>([](Worker &worker) { return worker.reportJournal(); }, std::move(done));
}

void CaseKeeper::readJournal(std::function<void(Result<std::shared_ptr<const JournalRead>>)> done)
{
    using Outcome = Result<std::shared_ptr<const JournalRead>>;
    ask<Outcome>([](Worker &worker) { return worker.journal(); }, std::move(done));
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/casekeeper.h"

#include "ui/caseworker.h"
#include "ui/threadlink.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr int againMs = 5'000;
constexpr int slowMs = 10'000;
constexpr unsigned long lastWaitMs = 60'000; // for what was accepted, when the window is gone
constexpr unsigned long closingWaitMs = 1'000; // where all of it is in the file
const std::string nothing;

} // namespace

CaseKeeper::CaseKeeper(JobRunner &runner, QObject *parent) :
    QObject(parent),
    m_runner(runner),
    m_link(std::make_shared<ThreadLink>(this)),
    m_hand(std::make_shared<Hand>()),
    m_current(std::make_shared<Current>())
{
    m_again.setInterval(againMs);
    connect(&m_again, &QTimer::timeout, this, &CaseKeeper::retry);
    setPatience(slowMs);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &CaseKeeper::fellSilent);
    connect(&m_runner, &JobRunner::progressChanged, this, &CaseKeeper::lookForCancelling);
}

CaseKeeper::~CaseKeeper()
{
    const bool silent = isSlow();
    const bool busy = (m_open && isUnsaved()) || m_copy || (makesIn(m_hand) && !*m_hand->passed());
    if (!silent)
        sendRest();
    m_link->cut();
    for (const Making &each : m_makings) {
        if (each.hand != m_hand)
            each.hand->leave(*each.hand->passed() ? 0 : lastWaitMs);
    }
    m_hand->leave(silent ? 0 : busy ? lastWaitMs : closingWaitMs);
    for (const auto &words : m_lastWords) {
        if (!words->which.isSilent)
            words->ended.wait_for(std::chrono::milliseconds(lastWaitMs));
    }
}

// For whoever leaves the file. None where all is in it.
std::optional<CaseKeeper::Rest> CaseKeeper::takeRest()
{
    Rest rest{m_sending ? m_sending : m_refused, takeDue()};
    return rest.before || !rest.waiting.empty() ? std::optional(std::move(rest)) : std::nullopt;
}

// Nobody is told how that ends.
void CaseKeeper::sendRest()
{
    if (const auto rest = takeRest())
        tell(*m_hand, [rest = *rest](Worker &worker) { (void)worker.commitRest(rest); });
}

bool CaseKeeper::hasLeftThreads()
{
    return LeftThreads::any();
}

void CaseKeeper::setPatience(int milliseconds)
{
    m_patience.setInterval(milliseconds);
}

// For what is read of the file: told once, by the disk or, where that does not answer, by the clock.
template<class Outcome>
void CaseKeeper::askPatiently(std::function<Outcome(Worker &)> work, std::function<void(Outcome)> done)
{
    const auto waiting = std::make_shared<std::function<void(Outcome)>>(std::move(done));
    const auto once = [waiting](Outcome outcome) {
        if (const auto told = std::exchange(*waiting, nullptr))
            told(std::move(outcome));
    };
    const auto giveUp = [once, place = path()] { once(Unexpected(makeError(ErrorCode::Io, place, "does not answer"))); };
    if (isSlow()) {
        QTimer::singleShot(0, this, giveUp);
        return;
    }
    const auto wait = startWait(m_hand, giveUp);
    ask<Outcome>(*m_hand, std::move(work), [wait, once](Outcome outcome) {
        wait->end();
        once(std::move(outcome));
    });
}

// silent: it has taken longer than a disk takes that is there.
std::shared_ptr<CaseKeeper::Wait> CaseKeeper::startWait(const std::shared_ptr<Hand> &hand, std::function<void()> silent)
{
    const auto wait = std::make_shared<Wait>(hand);
    QTimer::singleShot(m_patience.interval(), this, [wait, silent = std::move(silent)] {
        if (wait->runOut())
            silent();
    });
    return wait;
}

bool CaseKeeper::makesIn(const std::shared_ptr<Hand> &hand) const
{
    return std::any_of(m_makings.begin(), m_makings.end(), [&hand](const Making &each) { return each.hand == hand; });
}

// For what has nothing to do with the file that is open: where that does not answer, its thread would not come to it. What is made has it
// alone, until it is adopted.
std::shared_ptr<CaseKeeper::Hand> CaseKeeper::handForNew()
{
    return makesIn(m_hand) || *m_hand->passed() ? std::make_shared<Hand>() : m_hand;
}

// The case that is to be open next; null for none.
const CaseKeeper::Making *CaseKeeper::making() const
{
    const auto last = std::find_if(m_makings.rbegin(), m_makings.rend(), [](const Making &each) { return each.isWanted; });
    return last == m_makings.rend() ? nullptr : &*last;
}

bool CaseKeeper::isCreatingSlowly() const
{
    const Making *now = making();
    return now && *now->hand->passed();
}

void CaseKeeper::setSlow(bool slow)
{
    if (std::exchange(m_slow, slow) != slow)
        m_hand->addSilent(slow ? 1 : -1);
}

// Nobody knows for how long.
void CaseKeeper::fellSilent()
{
    if (m_copy && m_copy->hasMoved()) { // it takes its time, but it answers
        m_patience.start();
        return;
    }
    setSlow(true);
    if (m_copy && !m_copy->waitsForAnother() && m_copy->goOn(Copy::Asked, Copy::GivenUp)) {
        m_lost = m_known;
        giveUpCopy(std::shared_ptr(m_copy), makeError(ErrorCode::Io, path(), "does not answer"));
    }
    Q_EMIT slow();
}

void CaseKeeper::create(const std::string &path, const CaseAbout &about, bool replace, CaseChange first, Done done)
{
    using Made = Result<OpenedCasePtr>;
    const std::shared_ptr<Hand> hand = handForNew();
    m_makings.push_back({hand, path}); // what comes meanwhile goes into it
    const auto wait = startWait(hand, [this] { Q_EMIT behindChanged(); });
    ask<Made>(*hand, [path, about, replace, first = std::move(first)](Worker &worker) { return worker.create(path, about, replace, first); },
              [this, hand, wait, before = m_waiting.size(), done = std::move(done)](Made outcome) {
                  wait->end();
                  made(hand, before, std::move(outcome), done);
              });
}

// before: how much had been accepted when it was asked for.
void CaseKeeper::made(const std::shared_ptr<Hand> &hand, std::size_t before, Result<OpenedCasePtr> made, const Done &done)
{
    const Making *now = making();
    const bool isNext = now && now->hand == hand;
    std::erase_if(m_makings, [&hand](const Making &each) { return each.hand == hand; });
    if (!isNext) {
        made = Unexpected(made ? makeError(ErrorCode::Cancelled, (*made)->path, "was written, but is not open: another case was asked for meanwhile, or the one before was closed")
                               : makeError(ErrorCode::Cancelled, made.error().file, "was not made, and another case was asked for meanwhile, or the one before was closed: " + made.error().detail));
    }
    if (made) {
        // Fewer wait than before where the case that was open has been closed.
        std::deque<Step> waiting(m_waiting.begin() + static_cast<std::ptrdiff_t>(std::min(before, m_waiting.size())), m_waiting.end());
        take(**made, hand);
        m_waiting = std::move(waiting);
    } else {
        drop(*hand);
        if (!m_open && !isCreating())
            m_waiting.clear();
    }
    send();
    done(made ? Status() : Unexpected(made.error()));
    if (!made) // take() says so itself; whoever waits for it to be made hears of the failure first
        Q_EMIT behindChanged();
}

void CaseKeeper::tellIfSaved()
{
    if (m_open && !isUnsaved() && !isCopying())
        Q_EMIT saved();
}

CaseKeeper::Open CaseKeeper::openOf(const OpenedCase &opened)
{
    std::string reason = opened.readOnlyReason;
    if (!opened.writable && reason.empty())
        reason = "it cannot be written";
    return {opened.path, opened.about, opened.sources, reason, reason};
}

void CaseKeeper::tell(Hand &hand, std::function<void(Worker &)> work)
{
    QMetaObject::invokeMethod(&hand.worker(), [worker = &hand.worker(), work = std::move(work)] { work(*worker); });
}

// What was opened in it, and not taken.
void CaseKeeper::drop(Hand &hand)
{
    if (&hand == m_hand.get())
        tell(hand, [](Worker &worker) { worker.drop(); });
    else
        hand.leave();
}

void CaseKeeper::tellCurrent()
{
    m_current->set(holdsFile() ? path() : nothing);
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
    for (Making &each : m_makings)
        each.isWanted = false;
    m_asked.reset();
    if (const auto copy = std::exchange(m_copy, nullptr))
        copy->end();
}

void CaseKeeper::take(const OpenedCase &opened, const std::shared_ptr<Hand> &hand)
{
    if (hand == m_hand) {
        setSlow(false);
    } else {
        m_hand->leave();
        m_hand = hand;
    }
    tell(*m_hand, [](Worker &worker) { worker.adopt(); });
    forget();
    m_open = openOf(opened);
    tellCurrent();
    m_known = opened.journalEnd;
    Q_EMIT stateChanged();
    Q_EMIT behindChanged();
}

void CaseKeeper::close()
{
    if (*m_hand->passed()) {
        m_hand->leave();
        m_hand = std::make_shared<Hand>();
    } else {
        tell(*m_hand, [](Worker &worker) { worker.close(); });
    }
    forget();
    m_open.reset();
    tellCurrent();
    Q_EMIT stateChanged();
    Q_EMIT behindChanged();
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
    const std::string &file = m_open->fileReason;
    reason = file + (file.empty() || reason.empty() ? "" : "; ") + reason;
    if (reason == m_open->readOnlyReason)
        return;
    if (isWritable() && !reason.empty())
        m_due = m_waiting.size();
    m_open->readOnlyReason = std::move(reason);
    Q_EMIT stateChanged();
}

void CaseKeeper::record(const Act &act)
{
    if (m_open || isCreating())
        accept({std::make_shared<const Act>(act), nullptr});
}

void CaseKeeper::commit(CaseChange change)
{
    if (!m_open && !isCreating())
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
    if (m_sending || !m_open || isCreating())
        return;
    const bool again = m_refused != nullptr;
    if (again)
        m_sending = std::exchange(m_refused, nullptr);
    else if (std::deque<Step> due = takeDue(); !due.empty())
        m_sending = std::make_shared<const std::deque<Step>>(std::move(due));
    else
        return;
    m_patience.start();
    using Outcome = std::pair<Status, LostCase>;
    ask<Outcome>(*m_hand,
                 [steps = m_sending, again](Worker &worker) {
                     Status written = worker.commit(*steps, again);
                     return Outcome(std::move(written), worker.journalEnd());
                 },
                 [this, generation = m_generation](const Outcome &outcome) {
                     if (generation != m_generation)
                         return;
                     m_known = outcome.second;
                     sent(outcome.first);
                 });
}

// By the disk. What else is on its way has its own time.
void CaseKeeper::answered()
{
    setSlow(false);
    m_patience.stop();
    if (m_sending || m_copy)
        m_patience.start();
}

void CaseKeeper::sent(const Status &status)
{
    const auto steps = std::exchange(m_sending, nullptr);
    answered();
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
    tellIfSaved();
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
    if (m_copy) { // may take long where a disk is slow, and nothing else comes to the file meanwhile
        m_runner.start(
            {.title = tr("Waiting until the case is saved")}, this,
            [ended = m_copy->whenEnded, place = path()](Context &context) -> Result<bool> {
                const Status waited = waitFor(ended, place, context);
                return waited ? Result<bool>(true) : Unexpected(waited.error());
            },
            [this, done = std::move(done)](const Result<bool> &waited) {
                if (waited)
                    readReportJournal(done);
                else
                    done(Unexpected(waited.error()));
            });
        return;
    }
    askPatiently<Outcome>([](Worker &worker) { return worker.reportJournal(); }, std::move(done));
}

void CaseKeeper::readJournal(std::function<void(Result<std::shared_ptr<const JournalRead>>)> done)
{
    using Outcome = Result<std::shared_ptr<const JournalRead>>;
    askPatiently<Outcome>([](Worker &worker) { return worker.journal(); }, std::move(done));
}

} // namespace assay

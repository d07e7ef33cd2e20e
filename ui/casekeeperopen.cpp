// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Cases on their way, each in a thread of its own, and what becomes of the one before.

#include "ui/casekeeper.h"

#include "base/displaysafe.h"
#include "cases/parts.h"
#include "ui/caseworker.h"

#include <future>
#include <utility>

namespace assay {

namespace {

// The window takes for granted that a source has an image, as those that are opened have.
bool haveImages(const Comparison &comparison)
{
    return std::all_of(comparison.sources.begin(), comparison.sources.end(), [](const LoadedSourcePtr &source) { return !source || !source->source->images().empty(); });
}

// The error is Cancelled; what is wrong with the results is put beside them.
Status takeResults(OpenedCase &opened, const StoredResults &stored, Context &context)
{
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

// After what was asked of the file that is open, and after the openings before.
CaseKeeper::Turn CaseKeeper::nextTurn()
{
    const auto asked = std::make_shared<std::promise<void>>();
    tell(*m_hand, [asked](Worker &) { asked->set_value(); });
    Turn turn{asked->get_future().share(), m_hand->passed(), {}};
    std::erase_if(m_openings, [](const Opening &each) { return !each.job.isRunning(); });
    for (const Opening &each : m_openings)
        turn.openings.push_back(each.ended);
    return turn;
}

// In a job. A case belongs to the thread it is opened in, which this one waits for.
Result<OpenedCasePtr> CaseKeeper::openIn(Worker &worker, const std::string &path, const Turn &turn, const std::shared_ptr<Current> &current, const Prepare &prepare, Context &context)
{
    Status come = waitFor(turn.asked, path, context, turn.passed);
    for (const std::shared_future<void> &each : turn.openings)
        come = come ? waitFor(each, path, context) : come;
    if (!come)
        return Unexpected(come.error());
    const auto promise = std::make_shared<std::promise<Result<Worker::Read>>>();
    std::future<Result<Worker::Read>> future = promise->get_future();
    QMetaObject::invokeMethod(&worker, [&worker, path, promise, current] { promise->set_value(worker.open(path, *current)); });
    if (come = waitFor(future, path, context); !come)
        return Unexpected(come.error());
    Result<Worker::Read> read = future.get();
    if (!read)
        return Unexpected(read.error());
    if (read->opened->isCurrent)
        return read->opened;
    Status ready = read->stored.empty() ? Status() : takeResults(*read->opened, read->stored, context);
    if (ready && prepare)
        ready = prepare(*read->opened, context);
    return ready ? Result<OpenedCasePtr>(read->opened) : Unexpected(ready.error());
}

void CaseKeeper::open(const std::string &path, Prepare prepare, Opened done, MayTake mayTake)
{
    const std::string name = path.substr(path.rfind('/') + 1);
    const auto hand = std::make_shared<Hand>();
    const auto ended = std::make_shared<std::promise<void>>();
    const JobHandle job = m_runner.start(
        {.title = tr("Opening the case %1").arg(QString::fromStdString(toUtf8Lossy(name)))}, this,
        [worker = &hand->worker(), path, turn = nextTurn(), current = m_current, prepare](Context &context) {
            return openIn(*worker, path, turn, current, prepare, context);
        },
        [this, hand, ended, path, prepare, mayTake, done = std::move(done)](Result<OpenedCasePtr> opened) {
            const bool same = opened && (*opened)->isCurrent;
            if (opened && !same && mayTake && !mayTake())
                opened = Unexpected(makeError(ErrorCode::Cancelled, path, "what is open may not be left"));
            if (opened && !same) {
                if (const auto copy = m_asked; copy && copy->outcome)
                    tell(*copy, *copy->outcome); // while it is the case that is open; its job may go a moment later
                if (const auto copy = m_copy; copy && copy->tryToGiveUp()) // what was said since belongs into the case that is left
                    giveUpCopy(copy, makeError(ErrorCode::Cancelled, path, "was given up for another case"));
                if (!isCreating())
                    leaveBehind();
                take(**opened, hand);
            } else {
                hand->leave(); // with what it has opened, where it was cancelled after that
            }
            ended->set_value();
            if (same && (*opened)->path != m_current->get()) // that has changed meanwhile
                open(path, prepare, done, mayTake);
            else
                done(std::move(opened));
        });
    m_openings.push_back({job, ended->get_future().share()});
}

void CaseKeeper::cancelOpenings()
{
    for (const Opening &each : m_openings)
        each.job.cancel();
}

// For the file of the case that another takes the place of; its thread is left after this, and nothing else comes to it.
void CaseKeeper::leaveBehind()
{
    const auto rest = takeRest();
    if (!rest)
        return;
    const auto ended = std::make_shared<std::promise<void>>();
    const std::string place = m_copy ? m_copy->path : path(); // of a copy that gets its name: it is the case then
    const auto words = m_lastWords.emplace_back(std::make_shared<LastWords>(Behind{place, isSlow()}, ended->get_future().share()));
    ask<Status>(*m_hand,
                [rest = *rest, ended](Worker &worker) {
                    const Status written = worker.commitRest(rest);
                    ended->set_value();
                    return written;
                },
                [this, words](const Status &written) {
                    std::erase(m_lastWords, words);
                    if (!written)
                        Q_EMIT lastWordsLost(words->which.path, written.error());
                    Q_EMIT behindChanged();
                });
    Q_EMIT behindChanged();
    QTimer::singleShot(m_patience.interval(), this, [this, words = std::weak_ptr(words)] {
        if (const auto late = words.lock()) {
            late->which.isSilent = true;
            Q_EMIT behindChanged();
        }
    });
}

std::vector<CaseKeeper::Behind> CaseKeeper::behind() const
{
    std::vector<Behind> all;
    for (const auto &each : m_lastWords)
        all.push_back(each->which);
    if (const Making *now = making())
        all.push_back({now->path, isCreatingSlowly()});
    return all;
}

} // namespace assay

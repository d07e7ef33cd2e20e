// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The case as another file.

#include "ui/casekeeper.h"

#include "base/displaysafe.h"
#include "ui/caseworker.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <utility>

namespace assay {

void CaseKeeper::saveAs(const std::string &path, bool replace, Done done)
{
    using Made = Result<OpenedCasePtr>;
    // One that is copying may be at it for long, and this one would have to wait for it.
    if (m_copy && m_copy->tryToGiveUp())
        giveUpCopy(std::shared_ptr(m_copy), makeError(ErrorCode::Cancelled, path, "was given up for another place"));
    if (isSlow()) {
        m_lost = m_known;
        done(Unexpected(makeError(ErrorCode::Io, this->path(), "does not answer")));
        return;
    }
    const auto lost = std::make_shared<std::optional<LostCase>>();
    const auto copy = std::make_shared<Copy>();
    if (m_copy)
        copy->before = m_copy->whenEnded;
    m_asked = m_copy = copy;
    copy->path = path;
    copy->done = std::move(done);
    m_patience.start();
    ask<Made>(*m_hand, [path, replace, copy, lost](Worker &worker) { return worker.saveAs(path, replace, *copy, *lost); },
              [this, generation = m_generation, path, copy, lost](const Made &made) {
                  Status outcome = made ? Status() : Unexpected(made.error());
                  if (generation != m_generation) { // another case is open now, or none
                      copied(*copy, made ? Unexpected(makeError(ErrorCode::Io, path, "was written, but is not open: the case was closed meanwhile")) : outcome);
                      return;
                  }
                  answered();
                  if (m_copy == copy)
                      m_copy.reset();
                  if (copy->state != Copy::GivenUp)
                      m_lost = *lost;
                  if (made) {
                      // What is on its way, and what waits, goes into the new file: the worker has it already.
                      m_open = openOf(**made);
                      tellCurrent();
                      m_known = (*made)->journalEnd;
                      m_failure.reset();
                      send();
                      Q_EMIT stateChanged();
                  }
                  copied(*copy, std::move(outcome));
              });
    showCopy(path);
}

// Who asked is told when the job has gone too: they may want to close the window, which asks about jobs. One that waits for a thread may
// wait for long.
void CaseKeeper::copied(Copy &copy, Status outcome)
{
    copy.outcome = std::move(outcome);
    copy.end();
    if (copy.isShown)
        return;
    tell(copy, *copy.outcome);
    tellIfSaved();
}

void CaseKeeper::tell(Copy &copy, const Status &outcome)
{
    if (m_asked.get() == &copy)
        m_asked.reset();
    if (const auto done = std::exchange(copy.done, nullptr))
        done(outcome);
}

// As a job, which can be cancelled: then the case stays that is open, and what there is of the new file goes.
void CaseKeeper::showCopy(const std::string &path)
{
    const std::string name = path.substr(path.rfind('/') + 1);
    m_copyJob = m_runner.start(
        {.title = tr("Saving the case as %1").arg(QString::fromStdString(toUtf8Lossy(name)))}, this,
        [copy = m_copy](Context &context) -> Result<bool> {
            copy->isShown = true;
            Progress shown;
            while (!context.cancelled() && copy->whenEnded.wait_for(std::chrono::milliseconds(lookMs)) != std::future_status::ready) {
                const Progress now = copy->context.progress();
                context.addTotalBytes(now.bytesTotal - shown.bytesTotal);
                context.addBytes(now.bytesDone - shown.bytesDone);
                shown = now;
            }
            return true;
        },
        [this, copy = m_copy, path](const Result<bool> &shown) {
            copy->isShown = false;
            if (copy->outcome)
                tell(*copy, *copy->outcome); // unless that was done
            else if (!shown && shown.error().code == ErrorCode::Cancelled && copy->tryToGiveUp())
                giveUpCopy(copy, makeError(ErrorCode::Cancelled, path, "cancelled"));
            tellIfSaved();
        });
}

// Its job says so itself when it has a thread; that may be long after.
void CaseKeeper::lookForCancelling()
{
    if (!m_copy || m_copy->isShown)
        return;
    const std::vector<JobState> jobs = m_runner.jobs();
    if (std::any_of(jobs.begin(), jobs.end(), [this](const JobState &each) { return each.id == m_copyJob.id() && each.cancelled; }))
        cancelCopy();
}

std::string CaseKeeper::copyPath() const
{
    return m_asked ? m_asked->path : std::string();
}

void CaseKeeper::cancelCopy()
{
    m_copyJob.cancel();
    if (m_copy && m_copy->tryToGiveUp()) {
        giveUpCopy(std::shared_ptr(m_copy), makeError(ErrorCode::Cancelled, m_copy->path, "cancelled"));
        tellIfSaved();
    }
}

// In the keeper's thread, once it was said to the worker's. m_slow stays: that is not there for anything else.
void CaseKeeper::giveUpCopy(const std::shared_ptr<Copy> &copy, const Error &why)
{
    if (m_copy == copy) {
        m_copyJob.cancel();
        m_copy.reset();
    }
    copy->end();
    tell(*copy, Unexpected(why));
}

} // namespace assay

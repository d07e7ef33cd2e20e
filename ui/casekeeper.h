// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

#include "cases/file/casefile.h"
#include "jobs/jobrunner.h"

#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace assay {

class ThreadLink;

struct ReportJournal; // report/reportjournal.h

/// A case whose file cannot be read any more: how far its journal came.
struct LostCase {
    std::uint64_t entries = 0;
    Sha256Digest lastHash{};
};

/// What a case holds, as it was opened. Anybody may have made it.
struct OpenedCase {
    std::string path; ///< resolved
    bool isCurrent = false; ///< it is open already, by whoever asks, and nobody else can write it: nothing else is told of it
    CaseAbout about;
    std::vector<CaseSource> sources;
    std::vector<KeptFilter> filters;
    std::string layout;
    std::string trusted; ///< for readTrusted()
    bool writable = false;
    std::string readOnlyReason; ///< one clause, "" when writable
    std::optional<JournalProblem> journalProblem;
    JournalAgreement agreement; ///< of its tables with its journal
    LostCase journalEnd; ///< how far its journal comes
    Annotations annotations;
    std::optional<OpenedResults> results;  ///< none where there are none, or they cannot be taken: then resultsProblem says why
    std::optional<Error> resultsProblem;
    std::string resultsTime; ///< UTC, when they were put into the case; "" when the journal does not tell
};
using OpenedCasePtr = std::shared_ptr<OpenedCase>;

/// The journal as it stands in the file; long payloads are cut.
struct JournalRead {
    std::vector<JournalEntry> entries; ///< the last ones where they are too many
    std::uint64_t leftOut = 0;         ///< entries before them
    std::optional<JournalProblem> problem;
    JournalAgreement agreement; ///< of the tables with it, when the case was opened
};

/// The case that is open, on a thread of its own. What is accepted goes to the file at once and in order, several things in one piece when
/// they come faster than the disk takes them. What cannot be written is kept and tried again: with what comes next, every few seconds, and
/// by retry(). Nothing waits here but the destructor, for what was accepted, and not for a disk that does not answer.
///
/// Where the file's disk or server does not answer, its thread is left to itself: what is made, opened or saved from then on has a new one.
/// What is opened has a thread of its own from the beginning, which is left where the opening is cancelled; what is then read there is told
/// nobody. Openings come one after the other, and after what was asked for before.
///
/// All functions belong to the thread it lives in. The runner must not outlive what it was given: it goes first.
class CaseKeeper : public QObject {
    Q_OBJECT

public:
    using Opened = std::function<void(Result<OpenedCasePtr>)>;
    using Done = std::function<void(Status)>;

    explicit CaseKeeper(JobRunner &runner, QObject *parent = nullptr);
    ~CaseKeeper() override;
    /// A thread was left behind in a system call that does not return. The program ends by _exit(2) then: what runs when it ends in order
    /// would take things away from under that thread.
    static bool hasLeftThreads();
    /// For how long a disk may take to answer.
    void setPatience(int milliseconds);

    /// In a job, and prepare in it when the case is read. In place of the case that is open now, which stays when this fails, and
    /// when it is the same and holdsFile(). What was accepted for the one before and is not in its file goes there behind that, see isBehind().
    /// mayTake is asked when it is to take the place of what is open; where it may not, the error is Cancelled.
    using Prepare = std::function<Status(OpenedCase &, Context &)>;
    using MayTake = std::function<bool()>;
    void open(const std::string &path, Prepare prepare, Opened done, MayTake mayTake = {});
    void cancelOpenings();
    /// Makes a case that holds first, and opens it. One that is open stays so when this fails; otherwise first holds what could not be written
    /// to it, and what is accepted meanwhile goes into the new one. Of several that are asked for the last one is opened that can be made;
    /// one that is not wanted any more when it is made, or cannot be, is an error, Cancelled.
    void create(const std::string &path, const CaseAbout &about, bool replace, CaseChange first, Done done);
    /// The case as another file, which is open from then on; what could not be written goes there. A job shows how far it is. Where that fails,
    /// lost() tells whether it is because the case cannot be read any more, or does not answer; what came into its file since the last answer
    /// is not known then. The error is Cancelled with this path when that job was cancelled, with another path when that was chosen instead.
    void saveAs(const std::string &path, bool replace, Done done);
    void close();

    bool isOpen() const { return m_open.has_value(); }
    bool isCopying() const { return m_asked != nullptr; } ///< by saveAs(), until whoever asked was told
    std::string copyPath() const; ///< of that; "" for none
    void cancelCopy();            ///< where it is not too late for that
    bool isCreating() const { return making() != nullptr; }
    bool isCreatingSlowly() const; ///< its disk has taken longer than a disk takes that is there
    const std::string &path() const;     ///< "" without a case
    const CaseAbout &about() const;
    const std::vector<CaseSource> &sources() const;
    bool isWritable() const { return m_open && m_open->readOnlyReason.empty(); }
    const std::string &readOnlyReason() const;
    bool holdsFile() const { return m_open && m_open->fileReason.empty(); } ///< nobody else can write it, whether it isWritable() or not
    /// Besides what stands against writing its file; "" for nothing else. From now on what comes is kept, but not written; what was accepted
    /// before still is.
    void setReadOnly(std::string reason);

    /// Accepts an act that was done, with its entry in the journal.
    void record(const Act &act);
    /// Accepts a change, with the entries it has.
    void commit(CaseChange change);
    void retry();
    /// Something was accepted that is not in the file.
    bool isUnsaved() const { return m_sending || m_refused || !m_waiting.empty(); }
    /// Of which the last try failed.
    bool hasFailed() const { return m_failure.has_value(); }
    /// What is on its way, or a copy that was asked for, has been so for longer than a disk takes that is there.
    bool isSlow() const { return m_slow; }
    const std::optional<LostCase> &lost() const { return m_lost; }
    /// Cases in whose place another is open now, and that are to hold something yet; and the case that is made.
    struct Behind {
        std::string path;
        bool isSilent = false; ///< its disk has taken longer than a disk takes that is there
    };
    std::vector<Behind> behind() const;
    /// The entries of what is unsaved, but for those of acts and comparisons.
    std::vector<JournalDraft> unsavedEntries() const;

    /// What reports tell of it, as it stands in the file; it is whole then. Of both the error comes within the time a disk may take where it
    /// does not answer. While the case is copied the first waits for that, in a job: the error is Cancelled when that is.
    void readReportJournal(std::function<void(Result<std::shared_ptr<const ReportJournal>>)> done);
    void readJournal(std::function<void(Result<std::shared_ptr<const JournalRead>>)> done);
    static constexpr std::size_t mostJournalRows = 20'000;

Q_SIGNALS:
    void stateChanged();                      ///< of any of the above
    void saved();                             ///< all that was accepted is in the file, and no copy of it is being made
    void failed(const assay::Error &error);   ///< it is not; told once until it works again
    void slow();                              ///< it is not, nor is it known when it will be
    void behindChanged();
    /// What was accepted last for a case before is not in its file, and will not be.
    void lastWordsLost(const std::string &path, const assay::Error &error);

private:
    struct Step;
    using Steps = std::shared_ptr<const std::deque<Step>>;
    class Worker;
    struct Open {
        std::string path;
        CaseAbout about;
        std::vector<CaseSource> sources;
        std::string fileReason;     // why the file itself cannot be written, "" where it can
        std::string readOnlyReason; // that and what else stands against writing
    };

    class Hand;
    class Wait;
    struct Copy;
    struct Current;
    struct Opening {
        JobHandle job;
        std::shared_future<void> ended;
    };
    struct LastWords {
        Behind which;
        std::shared_future<void> ended;
    };
    struct Making {
        std::shared_ptr<Hand> hand;
        std::string path;
        bool isWanted = true;
    };
    struct Rest { // of what was accepted
        Steps before; // what was sent last, or is to be sent again; null for nothing
        std::deque<Step> waiting;
    };
    struct Turn { // what an opening waits for
        std::shared_future<void> asked; // of a hand, before
        Leaving passed;                 // that hand: nobody waits for it any more
        std::vector<std::shared_future<void>> openings;
    };

    template<class Outcome>
    void ask(Hand &hand, std::function<Outcome(Worker &)> work, std::function<void(Outcome)> done);
    template<class Outcome>
    void askPatiently(std::function<Outcome(Worker &)> work, std::function<void(Outcome)> done);
    static void tell(Hand &hand, std::function<void(Worker &)> work);
    std::shared_ptr<Hand> handForNew();
    std::shared_ptr<Wait> startWait(const std::shared_ptr<Hand> &hand, std::function<void()> silent);
    bool makesIn(const std::shared_ptr<Hand> &hand) const;
    const Making *making() const;
    void made(const std::shared_ptr<Hand> &hand, std::size_t before, Result<OpenedCasePtr> made, const Done &done);
    std::optional<Rest> takeRest();
    void sendRest();
    void leaveBehind();
    void tellCurrent();
    Turn nextTurn();
    static Result<OpenedCasePtr> openIn(Worker &worker, const std::string &path, const Turn &turn, const std::shared_ptr<Current> &current, const Prepare &prepare, Context &context);
    void setSlow(bool slow);
    void fellSilent();
    void answered();
    void giveUpCopy(const std::shared_ptr<Copy> &copy, const Error &why);
    void showCopy(const std::string &path);
    void copied(Copy &copy, Status outcome);
    void tell(Copy &copy, const Status &outcome);
    void lookForCancelling();
    void tellIfSaved();
    static Open openOf(const OpenedCase &opened);
    void forget();
    void accept(Step step);
    std::deque<Step> takeDue();
    void send();
    void sent(const Status &status);
    void take(const OpenedCase &opened, const std::shared_ptr<Hand> &hand);
    void drop(Hand &hand);

    JobRunner &m_runner;
    std::shared_ptr<ThreadLink> m_link; // how threads reach this, while it is there
    std::shared_ptr<Hand> m_hand;
    std::vector<Making> m_makings; // in the order in which they were asked for
    std::vector<std::shared_ptr<LastWords>> m_lastWords;
    std::vector<Opening> m_openings; // that have not ended when they were last looked at
    std::shared_ptr<Current> m_current;
    std::optional<Open> m_open;
    std::deque<Step> m_waiting;
    std::size_t m_due = 0; // of the first of these, which are to be written although the case is read-only
    Steps m_sending;
    std::shared_ptr<Copy> m_copy; // that saveAs() waits for
    JobHandle m_copyJob;
    Steps m_refused; // could not be written: tried again as it is, before what came later, since some of it may have reached the file
    std::optional<Error> m_failure;
    std::optional<LostCase> m_lost;
    LostCase m_known; // how far the journal came, by the last answer
    QTimer m_again;
    QTimer m_patience;
    bool m_slow = false;
    std::uint64_t m_generation = 0; // of the case: what is told of another one is not heard
    std::shared_ptr<Copy> m_asked; // the last copy of which whoever asked was not told
};

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>

#include "cases/file/comparedchange.h"
#include "cases/trusteditems.h"
#include "ui/casedialogs.h"
#include "ui/caselayout.h"
#include "ui/evidenceexport.h"
#include "ui/session.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

class QAction;
class QMainWindow;
class QMenu;

namespace assay {

class Annotator;
class CaseBar;
class CaseKeeper;
class MessageBar;
class PaneArea;
struct HashedAgain;
struct OpenedCase;

/// What the window has to do with a case: the actions and dialogs, and what goes into the file while one works. Acts go there as they are
/// made, results when a comparison ends, what is shown when it has stood for a moment.
///
/// A case that is opened shows its results at once, and says so; its evidence is held against its digests in a job, and read again in
/// another when it is what it was. Until then, and when it is not, contents cannot be shown.
class CaseDesk : public QObject {
    Q_OBJECT

public:
    struct Parts {
        QMainWindow &window;
        Session &session;
        PaneArea &panes;
        Annotator &annotator;
        MessageBar &messages;
        CaseBar &bar;
    };
    explicit CaseDesk(const Parts &parts);
    ~CaseDesk() override;

    using Done = std::function<void(bool)>;

    CaseKeeper &keeper() { return *m_keeper; }
    bool hasCase() const;
    QAction *action(const char *name) const; ///< "newCase", "saveCase", "saveCaseAs", "caseProperties", "custody", "journal", "closeCase"
    void addToFileMenu(QMenu *file);
    /// Asks nothing and shows no dialogs.
    void setUnattended() { m_unattended = true; }
    /// For the window's title: "shop.assay", "shop.assay (read-only)", "" without a case.
    QString title() const;
    bool isUnsaved() const;

    /// Opens what is asked for where it is a case; says so where that cannot be. False for evidence.
    bool takes(const std::vector<OpenRequest> &requests);
    void open(const std::string &path);
    /// The case that is open, or what is open without one, as another file.
    void saveAs(const std::string &path, bool replace, const Done &whenDone = {});
    void makeNew(const std::string &path, const CaseAbout &about, bool takeWhatIsOpen, bool replace);
    void close();
    void describe(const CaseAbout &about);
    /// Whether the window may close, or another case may be opened. When not, the user is asked, or something is still being written;
    /// then goes on by itself when that is done.
    bool mayLeave(const std::function<void()> &goOn);
    /// Whether the program may end, as far as cases are concerned that were open before; as mayLeave().
    bool mayEnd(const std::function<void()> &goOn);
    /// What was to come when all is written does not: the user has said so.
    void stayOpen();
    bool isWaiting() const { return m_goOn || m_end; } ///< something comes when all is written
    /// Puts how the window looks at the case into it.
    void keepLayout();
    void keepLayoutSoon(); ///< when it has stood for a while
    /// In the journal of the case, if there is one.
    void tellExported(const Written &written, std::uint64_t shown);
    /// Which case the window shows, or what without one, for what is begun now and told later.
    std::uint64_t shown() const { return m_shown; }
    /// Title, number and so on of the case that is open; none without one.
    std::optional<CaseAbout> about() const;
    /// Hashes the sources again, in a job, and goes on with what reports say of it. Asks where they are not what they were.
    void hashAgain(const ReportOptions &options, const std::function<void(const ReportOptions &)> &goOn);

    /// From now on what is said without a case is kept in a case in folder, and offered when it was left there by a session that did not
    /// end well.
    void setRecovery(const QString &folder);
    /// The window closes, and nobody is asked any more.
    void leave();

    CaseSourcesDialog *sourcesDialog() const { return m_sourcesDialog; }
    /// Looks for the evidence number at at another place.
    void locate(std::size_t at, const std::string &path);

    /// What a case that is made holds of trusted keys.
    void setTrusted(std::function<std::vector<ReliedItem>()> trusted) { m_trusted = std::move(trusted); }
    /// What was done before there was a case, for the journal of one that is made. Asked each time that one is; what it told is in a case when opened() is
    /// emitted.
    void setEarlier(std::function<std::vector<JournalDraft>()> earlier) { m_earlier = std::move(earlier); }

Q_SIGNALS:
    /// In the case that is open now, none without one. problem: why they could not be read, "" where they were.
    void trustedFound(const std::vector<assay::ReliedItem> &items, const QString &problem);
    void changed();                             ///< title() or isUnsaved()
    void opened(const std::string &path);       ///< a case is open now
    void failed(const QString &why);            ///< a case was not opened

private:
    struct Prepared;
    /// While a question about what is open stands, nothing takes its place: a case that comes is opened after that.
    class Question {
    public:
        explicit Question(CaseDesk &desk) : m_desk(desk), m_before(std::exchange(desk.m_asking, true)) {}
        ~Question();
        Question(const Question &) = delete;
        Question &operator=(const Question &) = delete;

    private:
        CaseDesk &m_desk;
        bool m_before; // one stands around it
    };

    // casedesk.cpp and casedesksave.cpp: the file
    QAction *makeAction(const char *name, const QString &text, const QKeySequence &key, std::function<void()> run);
    void makeActions();
    void refreshActions();
    void askNew();
    void askSaveAs(const Done &whenDone = {});
    void save();
    /// continued: of the case in whose place it is made.
    void create(const std::string &path, const CaseAbout &about, bool replace, const Done &whenDone, const std::optional<JournalDraft> &continued = {});
    void created(const std::string &path, const CaseAbout &about, bool replace, CaseChange first, const Done &whenDone, const std::optional<JournalDraft> &continued);
    static Status prepare(Prepared &prepared, const OpenedCase &opened, Context &context);
    void openAlready(const std::string &path);
    void giveUpOpenings();
    void tellGivenUp(const QString &name);
    bool isKept() const;
    bool isSavingAnew() const;
    void openLater();
    bool mayTakePlace(const std::string &path);
    struct Late {
        bool any = false;
        QString silent; // names, "" for none
    };
    Late late() const;
    void tellLate();
    void stay();
    void closeEndMessage();
    void tellLastWordsLost(const std::string &path, const Error &error);
    void takeOpened(const std::shared_ptr<OpenedCase> &opened, const std::shared_ptr<Prepared> &prepared);
    void leaveShown();
    void showNothing();
    void askUnsaved(const std::function<void()> &goOn);
    bool isStillShown(std::uint64_t shown);
    void showProperties();
    void showCustody();
    void showJournal();
    void tellFailure(const Error &error); ///< of what was asked for; it is not tried again
    void tellNotWanted(const Error &error);
    void tellCancelled(const std::string &path, const Error &error);
    void tellNotWritten(const QString &text, const QString &advice, const QString &action);
    void withdrawNotWritten();
    void saveAnew(const std::string &path, const CaseAbout &about, bool replace, const Done &whenDone);
    void saveRecovery(const std::string &path, const CaseAbout &about, bool replace, const Done &whenDone);
    void keepRecovery();
    void offerRecovery();
    void dropRecovery();
    bool isRecovery(const std::string &path) const;
    bool isRecoveryOpen() const; ///< what is open is no case of the user's, but kept for a crash
    void removeRecovery(const std::string &path) const; ///< "" for none
    QString askFile();                ///< "" when none was chosen
    SourceOptions sourceOptions() const;

    // casedeskkeep.cpp: what goes into it
    void connectKeeping();
    void takeComparison();
    void keepResults();
    struct Packed {
        CaseChange change;
        bool same = false; // as what the case has
    };
    void takeResults(Result<Packed> packed, bool reread);
    void settle();
    void keepFilter();
    void applyAll(const CaseLayout &layout);

    // casedeskevidence.cpp: what it was made of
    void checkEvidence();
    void tellBar(const QString &state, const QString &action, std::function<void()> run);
    void judge(const std::vector<SourceCheck> &checks);
    void goOnWith(const std::vector<SourceCheck> &checks);
    void askSources(const std::vector<SourceCheck> &checks);
    void askLocate(std::size_t at);
    void answered(int answer);
    void readEvidence();
    void evidenceSettled();
    void takeHashedAgain(const HashedAgain &again, const Comparison &comparison, ReportOptions options, const std::function<void(const ReportOptions &)> &goOn);
    bool mayReport(const QString &wrong);
    QString fromCase() const;

    Parts m;
    CaseKeeper *m_keeper;
    std::function<std::vector<ReliedItem>()> m_trusted;
    std::function<std::vector<JournalDraft>()> m_earlier;
    std::vector<QAction *> m_actions;
    std::function<void()> m_goOn;       // when all is written
    std::function<void()> m_end;        // when that of the cases before is, too
    struct OnItsWay {
        std::string place; // the name that was asked for
        bool isGivenUp = false;
    };
    std::vector<std::shared_ptr<OnItsWay>> m_opening;
    QPointer<CaseSourcesDialog> m_sourcesDialog;
    ComparisonPtr m_whole;              // whose results are in the case, or on their way
    ComparisonPtr m_rereadOf;           // what is read again, as the case has it
    std::string m_resultsTime;
    std::array<std::weak_ptr<const Source>, sideCount> m_stored; // sources that cannot show contents
    std::vector<KeptFilter> m_filters;
    std::vector<SourceCheck> m_checks;
    std::optional<CaseLayout> m_layoutBefore; // of what is read again
    std::string m_layout;               // as last written
    std::string m_unreadTrusted;        // what the case keeps of trusted keys, where that is in no form of this version
    std::string m_filter;               // likewise
    QTimer m_layoutTimer;
    std::function<void()> m_barAction;
    int m_packing = 0;                  // results on their way
    int m_continuing = 0;               // of m_shown: results for a case that is made in its place, since it is lost
    std::uint64_t m_shown = 0;          // which case: what was begun for one before is nothing to it
    std::optional<std::uint64_t> m_checking; // of m_shown: its evidence is being checked
    bool m_restoring = false;
    bool m_rereading = false;
    bool m_unattended = false;
    QPointer<QWidget> m_notWritten;     // the message that the case is not
    QPointer<QWidget> m_lateMessage;    // that some before are not
    QString m_toldLate;                 // which, as late() names them
    QPointer<QWidget> m_endMessage;     // that the window closes after that
    std::string m_notWrittenPath;       // of which that was told; "": of none
    QString m_recoveryFolder;           // "": nothing is kept without a case
    std::string m_recoveryPath;         // what is kept for a crash, as long as it is there
    std::string m_recoveryInMaking;     // "": none is
    bool m_hasLeft = false;             // the window was closed, and nobody wants what is kept for a crash
    bool m_asking = false;              // a question about what is open stands
    std::string m_openLater;            // a case that came meanwhile; "" for none
};

/// What to do about an error of a case.
QString caseAdvice(const Error &error);
/// Whether a path is named as cases are.
bool isCaseName(const std::string &path);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cases/annotations.h"
#include "cases/casecontent.h"
#include "inspect/knownlist.h"
#include "ui/copyrows.h"
#include "ui/evidenceexport.h"
#include "ui/reportdialog.h"
#include "ui/session.h"

#include <QObject>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

class QMainWindow;

namespace assay {

class MessageBar;
class PaneArea;

/// What leaves the program: reports, single files out of the evidence, and what is copied to the clipboard.
class CaseExporter : public QObject {
    Q_OBJECT

public:
    CaseExporter(QMainWindow &window, Session &session, PaneArea &panes, MessageBar &messages);

    /// See MainWindow::writeReports().
    void writeReports(const std::vector<std::pair<ReportFormat, std::string>> &files, const ReportOptions &options,
                      std::function<void(const std::vector<Result<Written>> &)> whenDone);
    /// What reports say of the analyst's notes; asked when one is written. Null for nothing.
    /// What reports hold the files against.
    void setHashLists(std::function<std::vector<KnownListPtr>()> lists) { m_hashLists = std::move(lists); }
    /// Who signed what, for reports; null for nothing.
    void setTrust(std::function<std::shared_ptr<const ComparedTrust>()> trust) { m_trust = std::move(trust); }
    /// Why there is nothing of it now, in English, for the limitations of a report; "" where nobody asks.
    void setTrustMissing(std::function<std::string()> why) { m_trustMissing = std::move(why); }
    void setNotes(std::function<std::shared_ptr<const ReportNotes>()> notes) { m_notes = std::move(notes); }
    /// Asked before a report is written, with its options: they go on when it calls back, or they do not.
    using Ready = std::function<void(const ReportOptions &)>;
    /// Where the journal of the case comes from, null for none; it may come later.
    using JournalReady = std::function<void(std::shared_ptr<const ReportJournal>)>;
    void setJournal(std::function<void(const JournalReady &)> journal) { m_journal = std::move(journal); }
    void setBefore(std::function<void(const ReportOptions &, const Ready &)> before) { m_before = std::move(before); }
    /// What reports say of the case that is open; none without one, then it is what the user wrote last.
    void setAbout(std::function<std::optional<CaseAbout>()> about) { m_about = std::move(about); }
    /// Tells which case is shown; where none is set it is 0.
    void setShown(std::function<std::uint64_t()> shown) { m_shown = std::move(shown); }
    /// What the analyst has said: for scopes, and for the exhibits of a bundle.
    void setAnnotations(std::function<const Annotations &()> annotations) { m_annotations = std::move(annotations); }
    void writeOne(ReportFormat format);
    void reportDialog();
    /// The pane the user is in, when it has the current path as a file; else the latest state that has it; -1: none has.
    int sideToSave() const;
    void askSaveFile(int side);
    void saveFile(int side, const std::string &path);
    enum class PathForm { Shown, Shell, Unescaped };
    void copyPath(PathForm form);
    void copyDigest();
    void copyRecord(); ///< of the path, as the evidence file has it

Q_SIGNALS:
    void exported(const QString &path);
    void exportFailed(const QString &why);
    void wrote(const assay::Written &written, std::uint64_t shown); ///< each file of its own; shown: as setShown() told when it was begun
    void checkWanted(const std::string &bundle);

private:
    using WhenDone = std::function<void(const std::vector<Result<Written>> &)>;
    void writeAll(const ReportRequest &request, const ReportParts &parts, WhenDone whenDone);
    void writeWhenReady(const ReportRequest &request);
    void writeSigned(const ReportRequest &request, const SigningKeyPtr &key, const ComparisonPtr &of);
    /// Whether that is still what the window shows; says so where it is not: nothing of one case may get into the report of another.
    bool isStillOpen(const ComparisonPtr &of);
    struct Reported {
        std::uint64_t shown = 0;
        std::array<std::pair<std::string, std::string>, sideCount> evidence; // digest, or where it lies; and image: read again it is still the same
        bool operator==(const Reported &) const = default;
    };
    Reported reported() const;
    bool isStillShown(const Reported &of); ///< likewise, for what was asked of the user meanwhile
    void tellNotOpen();
    std::uint64_t shown() const { return m_shown ? m_shown() : 0; }
    ReportSubject subject() const;
    void saveNode(const ComparisonPtr &comparison, DiffNodeId node, int side, const std::string &path);
    void reportWritten(const std::vector<Result<Written>> &written);
    void showWritten(const std::vector<Written> &written);
    void copyText(const QString &text, const QString &what);
    bool copySelected(RowText form, const QString &what); ///< of several rows; false where there are none

    QMainWindow &m_window;
    Session &m_session;
    PaneArea &m_panes;
    MessageBar &m_messages;
    std::function<std::shared_ptr<const ReportNotes>()> m_notes;
    std::function<std::vector<KnownListPtr>()> m_hashLists;
    std::function<std::shared_ptr<const ComparedTrust>()> m_trust;
    std::function<std::string()> m_trustMissing;
    std::function<void(const ReportOptions &, const Ready &)> m_before;
    std::function<void(const JournalReady &)> m_journal;
    std::function<std::optional<CaseAbout>()> m_about;
    std::function<const Annotations &()> m_annotations;
    std::function<std::uint64_t()> m_shown;
};

} // namespace assay

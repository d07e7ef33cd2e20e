// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "cases/annotations.h"
#include "cases/casecontent.h"
#include "cases/file/filehold.h"
#include "cases/journal.h"
#include "cases/journalreplay.h"
#include "cases/results.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace assay {

// What is to be changed in a case, all of it or nothing. What is not set stays as it is. Acts and what else is changed are put into the
// journal by who makes the change, see actDraft() and its like; the order is that of journal.
struct CaseChange {
    std::optional<CaseAbout> about = {};
    std::optional<std::vector<CaseSource>> sources = {};
    std::optional<std::vector<KeptFilter>> filters = {};
    std::optional<std::string> layout = {};       // any bytes; only the window knows what they mean
    std::optional<std::string> trusted = {};      // see trustedText()
    std::vector<Act> acts = {};                   // that were applied to the annotations, in that order
    std::shared_ptr<const StoredResults> results = {}; // see packResults(), which may be made on another thread
    std::vector<JournalDraft> journal = {};
};

// A case: one SQLite file (".assay") with its sources, what was found, what an analyst says of it, and its journal. What commit() has
// returned without an error outlasts the death of the process and of the machine at any moment. While a case is written to, a file of its
// name and "-journal" stands beside it; it belongs to it.
//
// A case may come from anybody: it is opened only when its tables are those that Assay makes, its pages are sound and no value is too long.
// One thread: that which opened it (Qt SQL asks for it). Needs a QCoreApplication.
class CaseFile {
public:
    enum class Mode : std::uint8_t { ReadOnly, ReadWrite };

    // Makes a case with its first journal entry and first, and opens it for writing. What is there is an error (Usage), unless replace is
    // set and no other program writes it. After any error there is no new file, and what was to be replaced is as it was. leaving: as open().
    static Result<std::unique_ptr<CaseFile>> create(const std::string &path, const CaseAbout &about, bool replace = false, const CaseChange &first = {}, const Leaving &leaving = {});
    // ReadWrite opens for reading only what cannot or must not be written, and readOnlyReason() tells why. Nothing is written by opening,
    // but a change that was cut off is undone. Errors: NotFound, Permission, Malformed, Unsupported, LimitExceeded, Io.
    // A server that falls silent while SQLite opens or closes a file holds up all who do that: see FileHold.
    // leaving: of whoever opens it; such a one waits for another in this process who leaves, instead of reading only.
    static Result<std::unique_ptr<CaseFile>> open(const std::string &path, Mode mode, const CaseLimits &limits = {}, const AnnotationLimits &annotations = {}, const Leaving &leaving = {});
    ~CaseFile();
    CaseFile(const CaseFile &) = delete;
    CaseFile &operator=(const CaseFile &) = delete;

    const std::string &path() const;           // resolved
    std::uint32_t version() const;             // of its form
    static std::uint32_t knownVersion();       // of the newest form that this program knows
    bool writable() const;
    // Why not, in clauses: "another program has it open", "a newer Assay made it", a broken journal, tables that are not what the journal says,
    // a read-only folder … "" when it is, or was asked to be opened so.
    const std::string &readOnlyReason() const;

    const CaseAbout &about() const;
    const std::vector<CaseSource> &sources() const;
    const std::vector<KeptFilter> &filters() const;
    const std::string &layout() const;
    const std::string &trusted() const; // for readTrusted()
    Result<Annotations> annotations();         // as they are now
    // Empty when there are none. Malformed when they are not those whose digest the case or its journal has.
    Result<StoredResults> results();

    std::uint64_t journalEntries() const;      // good ones
    const Sha256Digest &journalHash() const;   // of the last of these: worth writing down elsewhere
    const std::optional<JournalProblem> &journalProblem() const; // the first entry that breaks the chain, as found when it was opened
    // What came of holding the tables against the journal when it was opened.
    const JournalAgreement &agreement() const;
    // Calls take with every entry, those after a broken one too; an error of take ends it.
    Status forEachEntry(const std::function<Status(const JournalEntry &)> &take);

    // Permission when it is not writable; Usage when an act does not fit; Io and others when it cannot be written: then it is as before.
    // Where its folder was away and is back (a server, a disk that was pulled out), the file is opened anew, if it is as it was left.
    // again: change is the one that failed last; when it has reached the file all the same, it is not made twice.
    Status commit(const CaseChange &change, bool again = false);
    // Whether the file that was opened can still be read. Its folder may be away, or another file may have its name.
    bool canBeRead();
    // The same case, byte for byte, as another file; the one at hand stays open. As create() where something is there. The context counts bytes;
    // it may be another thread's. beforeNaming, when the copy is complete and has no name yet. After any error, Cancelled and that of
    // beforeNaming too, nothing comes of it.
    Status copyTo(const std::string &path, bool replace, Context &context, const std::function<Status()> &beforeNaming = {});

private:
    struct State;

    explicit CaseFile(std::unique_ptr<State> state);
    Status openAgain();

    std::unique_ptr<State> m_state;
};

} // namespace assay

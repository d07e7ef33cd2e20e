// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "cases/annotations.h"
#include "cases/casecontent.h"
#include "cases/results.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

// The journal of a case: what was done, by whom and when. It is only ever added to; undoing something is an entry of its own.
//
// Each entry has one form as text, its canonical form, one line of printable ASCII without a line end, members in this order:
//
//   {"sequence":N,"utc":"T","user":"U","host":"H","tool":"V","kind":"K","payload":P,"previous":"X"}
//
// N counts from 1 without a gap. T is as isoTime(). In U, H, V and K a quote and a backslash have a backslash before them, and what is not
// printable ASCII is \uXXXX with lower-case digits, beyond U+FFFF as two surrogates. P is a JSON object, byte for byte as it is kept. X is
// the hash of the entry before it, 64 lower-case hex digits, 64 zeros for the first one. The hash of an entry is the SHA-256 of its
// canonical form. So no entry can be changed, taken out or put in between without changing the hash of all that follow; that none was
// taken off the end shows only where the last hash was written down elsewhere, as reports do.
//
// Exported, each entry is the line {"entry":CANONICAL,"hash":"HASH"}. To check such a file with nothing but a shell and sha256sum:
//
//   previous=$(printf '%064d' 0)
//   while IFS= read -r line; do
//       entry=${line#'{"entry":'}; entry=${entry%,\"hash\":*}
//       hash=$(printf %s "$entry" | sha256sum); hash=${hash%% *}
//       case $line in *",\"hash\":\"$hash\"}") ;; *) echo "broken: $line"; exit 1;; esac
//       case $entry in *",\"previous\":\"$previous\"}") ;; *) echo "out of order: $line"; exit 1;; esac
//       previous=$hash
//   done < journal.jsonl
enum class JournalKind : std::uint8_t {
    Created, Opened, Described, Hashed, Verified, Compared, Tagged, Noted, Bookmarked, Imported, Filtered, Exported, Signed, Custody, Undone,
    Interpreted, // findings of the examiner's own
    TrustAdded, TrustRemoved,
    TrustAgreed, TrustWithdrawn, // to rely on what came with the case, and no longer to
    Fetched,     // from a registry or a notary server
    Continued,   // in place of a case that could not be read any more
};
std::string_view journalKindName(JournalKind kind); // "created", "opened", …

inline constexpr std::size_t mostPayloadBytes = 1 << 20;
inline constexpr std::size_t mostStampBytes = 1024; // of user, host, tool and kind each

// An entry to be: the case adds number, time and hashes. payload: a JSON object in printable ASCII.
struct JournalDraft {
    JournalKind kind = JournalKind::Opened;
    std::string payload = "{}";

    bool operator==(const JournalDraft &) const = default;
};

// Who writes: the user of this process, this host, and this version of the program. UTF-8.
struct JournalStamp {
    std::string user;
    std::string host;
    std::string tool;
    std::string utc; // as isoTime()

    static JournalStamp now();
};

struct JournalEntry {
    std::uint64_t sequence = 0;
    JournalStamp stamp;
    std::string kind; // also one that only a later version knows
    std::string payload;
    Sha256Digest previous{};
    Sha256Digest hash{};
};

std::string canonicalForm(const JournalEntry &entry);
std::string journalLine(const JournalEntry &entry); // as exported, with its line end

// The next entry after the one of this number and hash, complete. The error is Usage for a payload that is none, LimitExceeded.
Result<JournalEntry> nextEntry(std::uint64_t lastSequence, const Sha256Digest &lastHash, const JournalStamp &stamp, const JournalDraft &draft);

struct JournalProblem {
    std::uint64_t sequence = 0; // the first entry that is wrong
    std::string reason;         // one clause
};

// Follows a journal entry by entry and stops at the first one that is wrong.
class JournalChain {
public:
    void take(const JournalEntry &entry);

    const std::optional<JournalProblem> &problem() const { return m_problem; }
    std::uint64_t sequence() const { return m_sequence; } // of the last good entry, 0 for none
    const Sha256Digest &hash() const { return m_hash; }   // of it; zeros for none

private:
    std::uint64_t m_sequence = 0;
    Sha256Digest m_hash{};
    std::optional<JournalProblem> m_problem;
};

// A JSON object of texts. What is not UTF-8 is U+FFFD, and all its bytes stand in base64 beside it under the key with "Bytes".
std::string textPayload(const std::vector<std::pair<std::string, std::string>> &members);

struct CustodyTransfer { // each may be empty
    std::string from;
    std::string to;
    std::string text; // when, why, what
};
JournalDraft custodyDraft(const CustodyTransfer &transfer);
// Tagged, Noted, Bookmarked, Interpreted or Imported; Undone for one that takes an act back. The payload is actText() in printable ASCII; of an act that
// is too long for one, the number of its changes and the SHA-256 of that text.
JournalDraft actDraft(const Act &act);
JournalDraft hashedDraft(const CaseSource &source);                              // Hashed
JournalDraft verifiedDraft(const CaseSource &source, const SourceCheck &check);  // Verified
JournalDraft comparedDraft(const Comparison &comparison, const StoredResults &results); // Compared: sums, and the digest of what is kept
// Continued: the file of the case before, and the number and hash of the last entry of its journal.
JournalDraft continuedDraft(const std::string &path, std::uint64_t entries, const Sha256Digest &lastHash);
JournalDraft exportedDraft(const std::string &format, const std::string &path, const Sha256Digest &sha256); // Exported

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cases/annotations.h"
#include "cases/casecontent.h"
#include "cases/journal.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

// What the tables of a case hold that its journal tells of too. Layout and options of sources are not among it; the results have a digest in
// the journal of their own, see CaseFile::results(). Filters are held as far as they are the last ones that the journal tells of.
struct CaseTables {
    const CaseAbout &about;
    const std::vector<CaseSource> &sources;
    const Annotations *annotations; // null: they cannot be read, and are not compared
    bool hasResults = false;
    std::string_view trusted = {};                    // for readTrusted()
    const std::vector<KeptFilter> *filters = nullptr; // null: not compared
};

// One value that the journal states otherwise than a table. The texts are safe to show and not long.
struct TableDifference {
    std::string what;        // "the SHA-256 of the vendor source"
    std::string table;       // in quotes, or "nothing"
    std::string journal;     // likewise
    std::uint64_t entry = 0; // that states it; 0: no entry tells of it
};
std::string textOf(const TableDifference &difference); // one clause

// What came of holding the tables against the journal.
struct JournalAgreement {
    std::vector<TableDifference> differences; // the first mostTableDifferences
    std::uint64_t all = 0;                    // how many there are
    std::string notCompared;                  // why all of it, or a part, was not held against the journal, one clause; "" when all was
};
inline constexpr std::size_t mostTableDifferences = 100;
std::string textOf(const JournalAgreement &agreement); // the first difference and how many more there are; "" without any

// Follows a journal and says at its end what the tables of its case must hold. What an entry does not tell, such as an act that is too long
// for one, is not known from then on, and nothing is said of it but that it is so. Entries may be anybody's. One thread.
class JournalReplay {
public:
    // In order, of an unbroken chain.
    void take(const JournalEntry &entry);
    JournalAgreement compare(const CaseTables &tables) const;

private:
    // What was said last of one thing: that it is so, or (none) that it is not there.
    template<class Value>
    struct Stated {
        std::optional<Value> value;
        std::uint64_t entry = 0;
    };
    // all: what is not among it is not there.
    template<class Key, class Value>
    struct Known {
        std::map<Key, Stated<Value>> stated;
        std::vector<Key> gone; // of those that were said not to be there; some of them may be again
        bool all = true;

        void state(const Key &key, std::optional<Value> value, std::uint64_t entry)
        {
            if (!value)
                gone.push_back(key);
            stated[key] = {std::move(value), entry};
        }
        // An act made changes that are not known, or added what is not known.
        void forget(bool onlyAdds)
        {
            all = false;
            if (!onlyAdds)
                stated.clear();
            for (const Key &key : gone) {
                if (const auto found = stated.find(key); found != stated.end() && !found->second.value)
                    stated.erase(found);
            }
            gone.clear();
        }
    };
    struct StatedNote {
        std::vector<Revision> revisions; // the last ones
        bool all = true;                 // and there are none before
        std::uint64_t entry = 0;
    };
    struct StatedSource {
        std::map<std::string, std::string> fields; // by the name they are told by
        std::set<std::string> paths;               // it may be at any of these
        std::uint64_t entry = 0;
    };
    using MarkKey = std::pair<std::string, TagId>;
    class Comparing;

    void takeAbout(const JournalEntry &entry);
    void takeHashed(const JournalEntry &entry);
    void takeVerified(const JournalEntry &entry);
    void takeTrusted(const JournalEntry &entry, bool isAdded);
    void takeFilter(const JournalEntry &entry);
    void takeAct(const JournalEntry &entry);
    void apply(const Act &act, std::uint64_t entry);
    void missAct(const JournalEntry &entry);
    void miss(const JournalEntry &entry, std::string_view why);
    std::string missedText() const; // needs an entry that was missed

    std::map<std::string, Stated<std::string>> m_about;
    std::map<std::string, StatedSource> m_sources; // by role
    bool m_sourcesKnown = false; // these are all
    bool m_anyHashed = false;
    bool m_anyCompared = false;
    std::uint64_t m_continued = 0; // the entry that names the case this one goes on from; 0: none
    bool m_hashing = false;      // the entry before was of the same list of sources
    Known<TagId, Tag> m_tags;
    Known<MarkKey, Mark> m_marks;
    std::map<std::string, StatedNote> m_notes;
    bool m_allNotes = true;
    Known<BookmarkId, Bookmark> m_bookmarks;
    Known<OwnFindingId, OwnFinding> m_findings;
    Known<std::string, bool> m_trusted; // by trustedDraft()
    std::vector<std::pair<std::string, std::uint64_t>> m_filters; // and their entries: the one used last first
    std::string m_missed; // why not all is known: of the first entry that does not tell
    std::uint64_t m_missedEntries = 0;
};

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

struct ComparedTrust; // trust/comparedtrust.h
struct Redaction; // report/redaction.h
struct ReportHashLists; // report/reporthashlists.h
struct ReportExhibits; // report/reportexhibits.h
struct ReportJournal; // report/reportjournal.h
struct ReportLogo; // report/reportlogo.h
struct ReportNotes; // report/reportnotes.h
struct ReportScope; // report/reportscope.h

// The one moment a report is of. Take it once and hand it to every file of the report.
struct ReportClock {
    std::int64_t seconds = 0; // since 1970-01-01T00:00:00Z
    bool given = false;       // by SOURCE_DATE_EPOCH

    // SOURCE_DATE_EPOCH where that is set to a number, else the clock.
    static ReportClock now();
    std::string text() const; // "2026-11-22T04:00:00Z"
};

// The roots of the Merkle trees over the listings that a report goes with, in hex: see report/bundle/bundlemanifest.h.
struct ReportRoots {
    std::string all;
    std::vector<std::pair<int, std::string>> sources; // side and root, of the compared sources
};

// Whether the kernel kept the process from writing while it had the evidence open.
enum class WriteGuard : std::uint8_t {
    None,                  // only the program itself
    AroundEvidence,        // it did, but evidence lay beneath a folder in which reports or temporary files were written
    Evidence,              // all of the evidence was out of reach
    NotGiven,              // it was asked, and did not, or not for every thread that read evidence
    ThreadsAroundEvidence, // as AroundEvidence, for the threads that read evidence
    ThreadsOutside,        // as Evidence, for these
    FromCase,              // not known: the comparison was taken from a case
};

enum class PageSize : std::uint8_t { A4, Letter };

// That a report takes the place of an earlier one, in the manifest of a bundle too.
struct ReportAmendment {
    std::string number;   // of the earlier report, UTF-8; "" where it is not known
    std::string file;     // what the digest is of, a name without folders: "manifest.json" of a bundle; "" without a digest
    std::string sha256;   // of the earlier report, in hex; "" where it was not at hand
    std::string revision; // which one this report is, UTF-8; "" is "not stated", as the next one
    std::string reason;

    bool any() const { return !number.empty() || !sha256.empty() || !revision.empty() || !reason.empty(); }
    bool operator==(const ReportAmendment &) const = default;
};

// What a reader may do without. Everything else is in every report: what was examined, the scope, the method, limitations, settings and how to
// check it.
enum class ReportPart : std::uint8_t { Overview, Records, FindingsList, HashLists, Notes, Differences, Glossary, Signatures };
inline constexpr std::array<ReportPart, 8> reportParts = {ReportPart::Overview, ReportPart::Records,     ReportPart::FindingsList, ReportPart::HashLists,
                                                          ReportPart::Notes,    ReportPart::Differences, ReportPart::Glossary, ReportPart::Signatures};
std::string_view reportPartName(ReportPart part);  // "hash-lists", for a command line
std::string_view reportPartTitle(ReportPart part); // "Hash lists", as in the report
std::optional<ReportPart> reportPartFromName(std::string_view name);

// What was found of a source when it was hashed again before the report was written, see rehash.h.
struct Rehash {
    std::string text;   // for page one; "" where nothing is to be said
    bool wrong = false; // it is not what it was: the report says so in a banner
};

struct ReportOptions {
    ReportClock created;
    // What of the settings has an effect on the result, as "options" of the evidence file; sorted when written.
    std::vector<std::pair<std::string, std::string>> settings;
    // Libraries besides libarchive and OpenSSL that had a part in it, with their versions: {"qt", "6.4.2"}.
    std::vector<std::pair<std::string, std::string>> libraries;

    // From here on only for HTML and PDF. "" is printed as "not stated".
    std::string title; // "" gives "Container image comparison"
    std::string caseNumber;
    std::string reportNumber;
    std::string examiner;
    std::string examinerRole; // "" is left out
    std::string examinerContact;
    std::string examinerQualification;
    std::string reviewer;
    std::string reviewerContact; // left out where no reviewer is stated, as the next one
    std::string reviewerQualification;
    std::string marking; // on top of every page: who may see it; "" is left out
    std::string organisation;
    std::shared_ptr<const ReportLogo> logo; // of the organisation, on page one; null for none
    ReportAmendment amends;
    std::shared_ptr<const ReportRoots> roots; // null: a report by itself, without listings
    bool withTable = false;                   // HTML: also a table of all differences, for readers with scripts on
    std::array<Rehash, 3> hashedAgain; // by side
    PageSize pageSize = PageSize::A4;
    WriteGuard writeGuard = WriteGuard::None;
    std::shared_ptr<const ReportNotes> notes; // null: nothing is said of them
    std::shared_ptr<const ReportHashLists> hashLists; // null: there are none
    std::shared_ptr<const ReportJournal> journal; // null: nothing is said of one
    std::shared_ptr<const ReportExhibits> exhibits; // null: no copies go with it; set by writeBundle() alone
    std::shared_ptr<const ReportScope> scope; // which paths are listed; null: all that differ
    std::uint16_t leftOut = 0; // a bit for each ReportPart
    bool has(ReportPart part) const { return (leftOut >> static_cast<unsigned>(part) & 1U) == 0; }
    void leaveOut(ReportPart part) { leftOut = static_cast<std::uint16_t>(leftOut | 1U << static_cast<unsigned>(part)); }
    std::shared_ptr<const Redaction> redaction; // null: nothing is withheld; set by redactReport() alone
    bool attachesEvidence = false; // PDF: as PDF/A-3b with the evidence file inside; never where anything is withheld
    std::shared_ptr<const ComparedTrust> trust; // null: nobody asked who signed what
    std::string trustMissing; // why it was asked for and is not here, a clause for the limitations; "" otherwise
    // What is beyond is left out with a line that says so; the evidence file always has all.
    std::size_t shownDifferences = 20'000;
    std::size_t shownFindings = 5'000;
    std::size_t shownStatements = 200; // of trust, of each source; trust.json of a bundle has them all
    std::size_t shownKnownBad = 2'000; // files on lists of known bad ones; the evidence file has none of them
    // Of an engine's store. The evidence file has the layers, but not the links, the containers and their counts: what is
    // beyond is left out of all reports, with a line that says how much.
    std::size_t shownImages = 200;
    std::size_t shownLayers = 2'000; // of all images together
    std::size_t shownLinks = 4'000; // of all images together, and of all containers
    std::size_t shownContainers = 500;
    std::size_t shownOwnChanges = 2'000; // paths of all containers together
    std::size_t shownOrphans = 500;
};

} // namespace assay

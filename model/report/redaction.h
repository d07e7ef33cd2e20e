// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "report/redactionprofile.h"
#include "report/reportnotes.h"
#include "report/reportoptions.h"
#include "report/reportscope.h"
#include "report/withheldphrases.h"
#include "report/withheldwords.h"
#include "verify/comparison.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct StoreContent; // report/reportstore.h

// How much a report withholds.
struct WithheldCounts {
    std::uint64_t paths = 0;                          // of the comparison
    std::array<std::uint64_t, pathListCount> list{};  // of them, by the list that they would be in
    std::uint64_t findings = 0;
    std::uint64_t notes = 0;           // tags, notes and bookmarks: those of withheld paths, and texts
    std::uint64_t interpretations = 0; // of which a text or a path is withheld
    std::uint64_t parts = 0;           // of the evidence that were not read, or changed meanwhile
    std::uint64_t hashListFiles = 0;
    std::uint64_t containerChanges = 0; // listed ones
    std::uint64_t reasons = 0;          // of layers that are not intact
    std::uint64_t journalEntries = 0;   // what they say; that they are there is told
    std::uint64_t exhibits = 0;
    std::uint64_t texts = 0;            // in which words are blanked out
    bool trust = false;                 // all of who signed what
};

// A report that is redacted, as its writers see it: the comparison, and all that goes with it, are without what is withheld already. Immutable
// once it is shared.
struct Redaction {
    // Of a source, with the listing that it has in the whole report.
    struct Listing {
        LoadedSourcePtr whole;
        std::vector<std::uint8_t> withheld; // a byte a node of whole->tree
        std::uint64_t rows = 0;             // that are withheld
    };

    WithheldCounts counts;
    std::map<const LoadedSource *, Listing> listings; // by the source without them
    WithheldWords words;
    WithheldPhrases phrases;
    std::vector<std::string> places;                  // of the sources, as they are: nothing may be written there
    std::string evidenceSha256;                       // of the evidence file of the whole report, in hex
    // Paths that are shown and have a name that is withheld elsewhere as a part of theirs: for the examiner, never for the report.
    std::uint64_t tellingPaths = 0;
    std::string tellingPath; // one of them
};

// What to write instead of the comparison, the options and the exhibits that a report was to be written of.
struct RedactedReport {
    std::shared_ptr<const Comparison> comparison;
    ReportOptions options; // with redaction; its scope is to be made of comparison
    std::vector<ExhibitWanted> exhibits;
};

// options are those of the whole report with notes, hash lists, journal and trust, but without a scope. Withheld are the paths that the profile names with
// all below them; rows whose link or attributes name one; and whatever else names one: findings, texts of examiners, reasons. A name counts as telling
// where no path that is shown has it. Words of the profile are blanked out in everything that people wrote (what the report says of itself and of
// people, notes and tags, interpretations, the journal's names) and in what sources, images and containers are called, with their places; rows
// that have them in their name, link or attributes are withheld. What is in an exhibit, and in a signature, is not changed. What each entry of a
// journal says is withheld always, and of who signed what all or nothing. Linear in the entries of all layers. The error is Usage for a pattern or
// words that are none, or Cancelled.
Result<RedactedReport> redactReport(const Comparison &whole, ReportOptions options, std::vector<ExhibitWanted> exhibits, const RedactionProfile &profile, Context &context);

inline constexpr std::string_view withheldText = "[withheld]";

// One sentence each, "" where the report is not redacted, or nothing of the kind is withheld.
enum class Withheld : std::uint8_t { Anything, Sums, FindingsList, Notes, Interpretations, Parts, HashListFiles, ContainerChanges, Reasons, Exhibits, Journal, Evidence };
std::string withheldNote(const ReportOptions &options, Withheld kind);
// What stands where nothing of the kind is shown; "" where even that would be too much.
std::string_view noFindingsText(const ReportOptions &options);
bool withholdsParts(const ReportOptions &options); // of the evidence that were not read, or changed meanwhile
std::string_view nothingUnreadText(const ReportOptions &options);
std::string nothingInList(const ReportOptions &options, const ListedPaths &paths, PathList list);
std::string withheldFromList(const ReportOptions &options, PathList list);

// Takes the names that tell out of the links. Records of a store are of its own files, whose names may be those of an image's.
void withholdLinks(std::vector<StoreContent> &stores, const WithheldWords &words);

// The scope of a redacted report, whose words may tell too much. The error is that of resolveScope().
Result<ReportScopePtr> resolveRedactedScope(const RedactedReport &report, const ScopeWanted &wanted, Context &context);

} // namespace assay

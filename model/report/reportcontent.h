// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/changedwhileread.h"
#include "report/reportfacts.h"
#include "report/reporthashlists.h"
#include "report/reportlimitations.h"
#include "report/reportnotes.h"
#include "report/reportoptions.h"
#include "report/reportoverview.h"
#include "report/reportscope.h"
#include "report/reportstore.h"
#include "report/reportwords.h"
#include "verify/comparison.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What HTML and PDF say alike, so that they cannot differ: words, order and numbers. Nothing here knows of
// pages or markup. Text from evidence has been through displaySafe(); what a format needs besides, it does
// itself.
namespace assay {

struct SourceContent {
    int side = 0;
    std::vector<Fact> facts;
};

// Who signs a report, on paper.
struct Signer {
    std::string_view function; // "Examiner", "Reviewer"
    std::string name;          // escaped; "" leaves the line empty
    std::string role;          // likewise
};

// The layers of one image.
struct ImageContent {
    int side = 0;
    std::string name; // escaped; "" when it is the only image of its source
    std::vector<LayerRow> layers; // that are shown
    std::uint64_t allLayers = 0;
};

// Everything of a comparison but its differences, which are taken from the tree one by one.
struct ReportContent {
    std::string title;
    std::string evidenceSha256; // of the evidence file made with the same options
    std::string shortId; // its first twelve digits
    std::string created;
    std::string tool; // "assay 0.1.0, commit …"
    std::string libraries; // librariesText()
    std::vector<Fact> program; // programFacts()
    std::vector<Fact> caseFacts;
    std::vector<Fact> settings;
    std::vector<Fact> effective; // what the comparison was made with, whatever was set
    std::vector<std::string> notices; // of page one, what nobody may miss; safe to show
    std::string marking; // escaped, on top of every page; "" for none
    std::string footer; // case and report number, root: on the edge of every page, "" when none is known
    std::vector<Signer> signers;
    std::vector<int> sides; // that there are, in order
    std::vector<int> steps; // that were compared
    std::array<std::string, stepCount> stepTitle; // "Vendor → Saved"
    std::vector<SourceContent> sources;
    std::vector<ImageContent> images; // in order of sides, further ones of the live store last
    std::uint64_t imagesLeftOut = 0; // whose layers are not shown
    std::vector<StoreContent> stores;
    std::vector<PresenceRow> presence;
    std::vector<DirectoryBar> directories;
    std::vector<const Finding *> findings; // worst first, then by code, then as in the evidence file
    std::vector<Limitation> limitations;
    std::vector<ChangedWhileRead> changedWhileRead;
    ListedCounts listed; // of each list of paths
    std::vector<std::string> scope; // paragraphs, safe to show
    std::vector<std::string> leftOut; // of the limitations, what was chosen; safe to show
    std::uint64_t notDetermined = 0; // paths of which something could not be compared
    std::string outcome; // one sentence: what was read and what the numbers are
};
// The comparison must outlive the result. The error is Cancelled.
Result<ReportContent> gatherContent(const Comparison &comparison, const ReportOptions &options,
                                    Context &context);
// What page one says, but for the digest of the evidence file. Quick: of the paths only those are looked at that were not read whole.
ReportContent coverContent(const Comparison &comparison, const ReportOptions &options);
// The rest of it, in what that has given.
Status gatherBody(ReportContent &content, const Comparison &comparison, const ReportOptions &options, Context &context);

// All that a report is written from. Holds references; whoever makes it keeps the three.
struct ReportInput {
    const Comparison &comparison;
    const ReportOptions &options;
    const ReportContent &content;

    const DiffTree &tree() const { return *comparison.tree; }
    bool hasInterpretations() const { return options.notes && !options.notes->interpretations.empty(); }
    bool hasNotes() const { return options.has(ReportPart::Notes) && options.notes && !options.notes->paths.empty(); }
    bool hasHashLists() const { return options.has(ReportPart::HashLists) && options.hashLists; }
    bool hasRecords() const { return options.has(ReportPart::Records) && !content.stores.empty(); }
    bool hasLists() const { return options.has(ReportPart::Differences) && !content.steps.empty(); }
    bool hasList(PathList list) const { return hasLists() && scopeHasList(options.scope.get(), list); }
    bool lists(DiffNodeId id) const { return inScope(tree(), options.scope.get(), id); }
};

// Worst first, then by code, then as they stand: the order that numbers them. They point into findings.
std::vector<const Finding *> findingsWorstFirst(const Findings &findings);
std::string librariesText(const ReportOptions &options); // "libarchive 3.6.2, openssl 3.0.22"

} // namespace assay

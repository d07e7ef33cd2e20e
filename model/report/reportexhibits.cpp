// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportexhibits.h"

#include "base/displaysafe.h"
#include "report/reportwords.h"

#include <set>

namespace assay {
namespace {

std::string listed(const std::vector<std::string> &words, std::string_view between)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : std::string(between)) + displaySafe(word);
    return text;
}

} // namespace

std::uint64_t exhibitBytes(const Comparison &comparison, const std::vector<ExhibitWanted> &wanted)
{
    std::uint64_t bytes = 0;
    std::size_t files = 0;
    for (const ExhibitWanted &one : wanted) {
        const DiffNodeId node = comparison.tree->find(one.path);
        std::set<Sha256Digest> copied;
        for (int side = 0; node && side < sideCount; ++side) {
            const NodeId at = comparison.tree->node(node).side[static_cast<std::size_t>(side)];
            if (!at)
                continue;
            const FsTree &tree = *comparison.tree->tree(side);
            const Entry &entry = tree.entry(at);
            const Sha256Digest *digest = entry.type == EntryType::File ? tree.digest(at) : nullptr;
            if (!digest || files == mostExhibitFiles || entry.size > mostExhibitBytes - bytes || !copied.insert(*digest).second)
                continue;
            ++files;
            bytes += entry.size;
        }
    }
    return bytes;
}

std::string shownExhibitsText(const ReportExhibits &exhibits)
{
    const std::size_t all = exhibits.copied.size();
    return all == 0 ? "No file was copied." : shownText(all, all, "exhibit", "exhibits");
}

std::string shownLeftOutText(const ReportExhibits &exhibits)
{
    const std::size_t all = exhibits.leftOut.size();
    if (all > shownExhibitsLeftOut)
        return groupedNumber(shownExhibitsLeftOut) + " of " + groupedNumber(all) + " paths without a copy shown; exhibits/exhibits.json has all.";
    return all == 0 ? std::string() : shownText(all, all, "path without a copy", "paths without a copy");
}

std::vector<Fact> exhibitFacts(const ReportExhibit &exhibit)
{
    std::vector<Fact> facts = {{"Copy", "exhibits/" + exhibit.file, true, false}, {"SHA-256", exhibit.sha256, true, false},
                               {"Size", groupedNumber(exhibit.bytes) + (exhibit.bytes == 1 ? " byte" : " bytes"), false, false},
                               {"Found in", listed(exhibit.sources, "; "), false, false}};
    if (!exhibit.tags.empty())
        facts.push_back({"Tagged", listed(exhibit.tags, ", "), false, false});
    return facts;
}

std::string exhibitLeftOutText(const ReportExhibitLeftOut &one)
{
    return one.source.empty() ? displaySafe(one.reason) : one.source + ": " + displaySafe(one.reason);
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportexhibits.h"

#include "base/displaysafe.h"
#include "report/reportwords.h"

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

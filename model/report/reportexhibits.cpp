// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportexhibits.h"

#include "base/displaysafe.h"
#include "base/joinwords.h"
#include "report/reportwords.h"

namespace assay {

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
                               {"Found in", joinWords(exhibit.sources, "; ", displaySafe), false, false}};
    if (!exhibit.tags.empty())
        facts.push_back({"Tagged", joinWords(exhibit.tags, ", ", displaySafe), false, false});
    return facts;
}

std::string exhibitLeftOutText(const ReportExhibitLeftOut &one)
{
    return one.source.empty() ? displaySafe(one.reason) : one.source + ": " + displaySafe(one.reason);
}

} // namespace assay

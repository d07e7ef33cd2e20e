// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/redaction.h"
#include "report/reportstore.h"
#include "report/reportwords.h"

#include <algorithm>
#include <string>
#include <tuple>

namespace assay {
namespace {

std::string counted(std::uint64_t count, std::string_view one, std::string_view many)
{
    return groupedNumber(count) + ' ' + std::string(count == 1 ? one : many);
}

std::string sentence(std::uint64_t count, std::string_view one, std::string_view many, std::string_view rest = {})
{
    if (count == 0)
        return {};
    return counted(count, one, many) + (count == 1 ? " is" : " are") + " withheld by choice" + std::string(rest) + '.';
}

std::string allOfIt(const WithheldCounts &counts)
{
    const std::uint64_t differing = counts.list[static_cast<std::size_t>(PathList::Unexplained)] + counts.list[static_cast<std::size_t>(PathList::Explained)];
    std::vector<std::string> things;
    if (counts.paths != 0 || counts.texts == 0)
        things.push_back(counted(counts.paths, "path", "paths") + " (" + groupedNumber(differing) + " of them with a difference)");
    for (const auto &[count, one, many] : {std::tuple(counts.findings, "finding", "findings"), std::tuple(counts.notes, "note, tag or bookmark", "notes, tags and bookmarks"),
                                           std::tuple(counts.interpretations, "interpretation in part", "interpretations in part"),
                                           std::tuple(counts.parts, "part that was not read", "parts that were not read"),
                                           std::tuple(counts.hashListFiles, "file of hash lists", "files of hash lists"), std::tuple(counts.exhibits, "exhibit", "exhibits"),
                                           std::tuple(counts.containerChanges, "change of containers", "changes of containers"),
                                           std::tuple(counts.reasons, "reason of a layer", "reasons of layers"),
                                           std::tuple(counts.journalEntries, "text of the journal", "texts of the journal"),
                                           std::tuple(counts.texts, "text in which words are blanked out", "texts in which words are blanked out")}) {
        if (count != 0)
            things.push_back(counted(count, one, many));
    }
    if (counts.trust)
        things.emplace_back("all of who signed what");
    std::string text = "Redacted: ";
    for (std::size_t i = 0; i < things.size(); ++i)
        text += (i == 0 ? "" : i + 1 == things.size() ? " and " : ", ") + things[i];
    const bool one = things.size() == 1 && counts.paths == 1;
    return text + (one ? " is" : " are") + " withheld by choice. No list and no sum counts what is withheld, but for what is said of sources and layers.";
}

} // namespace

std::string withheldNote(const ReportOptions &options, Withheld kind)
{
    if (!options.redaction)
        return {};
    const WithheldCounts &counts = options.redaction->counts;
    switch (kind) {
    case Withheld::Anything: return allOfIt(counts);
    case Withheld::Sums: return sentence(counts.paths, "path", "paths", "; these numbers are without what is withheld");
    case Withheld::FindingsList: return sentence(counts.findings, "finding", "findings", "; the others are numbered without them, and have other numbers in the whole report");
    case Withheld::Notes: return sentence(counts.notes, "note, tag or bookmark", "notes, tags and bookmarks");
    case Withheld::Interpretations: return sentence(counts.interpretations, "interpretation", "interpretations", " in part");
    case Withheld::Parts: return sentence(counts.parts, "part that was not read", "parts that were not read");
    case Withheld::HashListFiles: return sentence(counts.hashListFiles, "file on lists of known bad ones", "files on lists of known bad ones");
    case Withheld::ContainerChanges: return sentence(counts.containerChanges, "change of a container", "changes of containers");
    case Withheld::Reasons: return sentence(counts.reasons, "reason why a layer is not intact", "reasons why layers are not intact");
    case Withheld::Exhibits: return sentence(counts.exhibits, "exhibit", "exhibits");
    case Withheld::Journal: return sentence(counts.journalEntries, "text of an entry", "texts of entries", "; that there are these entries, and the last hash, are those of the whole");
    case Withheld::Evidence:
        return "The evidence file is that of the whole report, and is not handed over with this one, which is redacted. Whoever holds it can show by its SHA-256 that it belongs to this report.";
    }
    return {};
}

std::string_view noFindingsText(const ReportOptions &options)
{
    return options.redaction && options.redaction->counts.findings != 0 ? "No finding is shown." : "There are no findings.";
}

bool withholdsParts(const ReportOptions &options)
{
    return options.redaction && options.redaction->counts.parts != 0;
}

std::string_view nothingUnreadText(const ReportOptions &options)
{
    return withholdsParts(options) ? "" : "No part of the sources was skipped and nothing in them was unreadable.";
}

std::string nothingInList(const ReportOptions &options, const ListedPaths &paths, PathList list)
{
    return withheldFromList(options, list).empty() ? nothingListed(paths) : "None is shown.";
}

std::string withheldFromList(const ReportOptions &options, PathList list)
{
    return options.redaction ? sentence(options.redaction->counts.list[static_cast<std::size_t>(list)], "path of this list", "paths of this list") : std::string();
}

void withholdLinks(std::vector<StoreContent> &stores, const WithheldWords &words)
{
    const auto silence = [&words](LinkRow &row) {
        for (Excerpt *excerpt : {&row.subject, &row.record}) {
            if (words.namedIn(excerpt->bytes))
                *excerpt = {std::string(withheldText), {}};
        }
        for (LinkRow::Value &value : row.values) {
            if (words.namedIn(value.excerpt.bytes))
                value = {value.label, {std::string(withheldText), {}}, {}};
        }
    };
    for (StoreContent &store : stores) {
        for (ChainContent &chain : store.chains)
            std::for_each(chain.links.begin(), chain.links.end(), silence);
        for (ContainerContent &container : store.containers)
            std::for_each(container.links.begin(), container.links.end(), silence);
    }
}

} // namespace assay

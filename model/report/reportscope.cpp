// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportscope.h"

#include "base/displaysafe.h"
#include "base/joinwords.h"
#include "compare/filter.h"
#include "compare/fittingpaths.h"
#include "report/pathorder.h"
#include "report/reportoptions.h"
#include "report/reportwords.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::uint32_t pollMask = 0x3FFF;
constexpr std::size_t mostWords = 300; // bytes of the user's in one line

Unexpected cancelledError()
{
    return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
}

std::string lowered(std::string text)
{
    for (char &c : text) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

std::string shortened(std::string_view text)
{
    return displaySafe(toUtf8Lossy(text.substr(0, mostWords))) + (text.size() > mostWords ? "\u2026" : "");
}

void addPart(std::string &words, const std::string &part)
{
    words += (words.empty() ? "" : ", ") + part;
}

std::string queryWords(const ProjectionQuery &query)
{
    std::string words;
    if (!query.text.empty())
        addPart(words, "\u201C" + shortened(query.text) + "\u201D");
    if (query.unexplainedOnly)
        addPart(words, "only without an explanation");
    else if (query.differencesOnly)
        addPart(words, "only what differs");
    if (query.differencesOnly && query.changes != Change::all) {
        std::string changes;
        for (const std::string_view word : changeWords(query.changes))
            changes += (changes.empty() ? "" : " or ") + std::string(word);
        addPart(words, "with a change of " + (changes.empty() ? "no kind" : changes));
    }
    if (!std::all_of(query.statuses.begin(), query.statuses.end(), [](bool on) { return on; })) {
        std::string statuses;
        for (const StatusTerm &term : statusTerms()) {
            if (query.statuses[static_cast<std::size_t>(term.status)])
                statuses += (statuses.empty() ? "" : " or ") + std::string(term.word);
        }
        addPart(words, "that are " + (statuses.empty() ? "of no status" : statuses));
    }
    return words.empty() ? "every path" : words;
}

std::string scopeWords(const ScopeWanted &wanted)
{
    switch (wanted.kind) {
    case ScopeKind::Differences: break;
    case ScopeKind::All: return "all paths, those without a difference too";
    case ScopeKind::Unexplained: return "only differences without an explanation";
    case ScopeKind::Filter: return "only what this filter lets through: " + queryWords(wanted.query);
    case ScopeKind::Tagged: {
        if (wanted.tags.empty())
            return "only paths that the examiner tagged";
        return std::string("only paths with ") + (wanted.tags.size() == 1 ? "the tag " : "one of the tags ") + shortened(joinWords(wanted.tags, ", "));
    }
    }
    return "all differences";
}

void keepTagged(const DiffTree &tree, const ScopeWanted &wanted, std::vector<std::uint8_t> &keep)
{
    if (!wanted.query.marks)
        return;
    for (const auto &[tag, paths] : wanted.query.marks->byTag) {
        const auto isIt = [&tag = tag](const std::string &name) { return lowered(name) == tag; };
        if (!wanted.tags.empty() && std::none_of(wanted.tags.begin(), wanted.tags.end(), isIt))
            continue;
        for (const std::string &path : paths) {
            if (const DiffNodeId id = tree.find(path))
                keep[id.value] = 1;
        }
    }
}

std::string ofHowMany(const ListedPaths &paths, std::string_view what)
{
    return groupedNumber(paths.inScope) + " of " + groupedNumber(paths.all) + ' ' + std::string(what);
}

std::uint64_t outOfLists(const ListedCounts &counts)
{
    return counts[0].all - counts[0].inScope + counts[1].all - counts[1].inScope;
}

std::string leftOutOfLists(const ListedCounts &counts)
{
    std::string text;
    static constexpr std::array<std::string_view, 2> kinds = {"without an explanation", "with an explanation"};
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const std::uint64_t out = counts[i].all - counts[i].inScope;
        if (out != 0)
            text += (text.empty() ? "" : " and ") + groupedNumber(out) + (out == 1 ? " difference " : " differences ") + std::string(kinds[i]);
    }
    return text;
}

} // namespace

Result<ScopeWanted> scopeFromText(std::string_view text)
{
    ScopeWanted wanted;
    const auto is = [&text](std::string_view word) { return text == word; };
    if (is("differences"))
        return wanted;
    if (is("all"))
        wanted.kind = ScopeKind::All;
    else if (is("unexplained"))
        wanted.kind = ScopeKind::Unexplained;
    else if (is("tagged") || text.starts_with("tagged:"))
        wanted.kind = ScopeKind::Tagged;
    else if (text.starts_with("filter:"))
        wanted.kind = ScopeKind::Filter;
    else
        return Unexpected(makeError(ErrorCode::Usage, {}, "a scope is all, differences, unexplained, tagged, tagged:NAME,NAME or filter:TEXT"));
    const std::string_view rest = text.substr(std::min(text.find(':'), text.size() - 1) + 1);
    if (wanted.kind == ScopeKind::Filter) {
        wanted.query.text = rest;
        if (const Filter filter = Filter::parse(rest); filter.error() || filter.empty())
            return Unexpected(makeError(ErrorCode::Usage, {}, filter.error() ? "the filter cannot be read at \"" + displaySafe(filter.error()->term) + '"' : "the filter is empty"));
    } else if (wanted.kind == ScopeKind::Tagged && text.size() > 6) {
        for (std::size_t at = 0; at <= rest.size();) {
            const std::size_t end = std::min(rest.find(',', at), rest.size());
            if (end == at)
                return Unexpected(makeError(ErrorCode::Usage, {}, "a name of a tag is wanted between the commas of the scope"));
            wanted.tags.emplace_back(rest.substr(at, end - at));
            at = end + 1;
        }
    }
    return wanted;
}

Result<ReportScopePtr> resolveScope(const DiffTree &tree, const ScopeWanted &wanted, Context &context)
{
    if (wanted.kind == ScopeKind::Differences)
        return ReportScopePtr();
    auto scope = std::make_shared<ReportScope>();
    scope->kind = wanted.kind;
    scope->words = scopeWords(wanted);
    if (wanted.kind == ScopeKind::Filter) {
        auto fitting = fittingPaths(tree, wanted.query, context);
        if (!fitting)
            return Unexpected(fitting.error());
        scope->keep = std::move(*fitting);
        return scope;
    }
    scope->keep.assign(tree.size(), wanted.kind == ScopeKind::All ? 1 : 0);
    if (wanted.kind == ScopeKind::Tagged)
        keepTagged(tree, wanted, scope->keep);
    for (std::uint32_t i = 1; wanted.kind == ScopeKind::Unexplained && i < tree.size(); ++i) {
        if ((i & pollMask) == 0 && context.cancelled())
            return cancelledError();
        scope->keep[i] = tree.unexplained(DiffNodeId(i));
    }
    return scope;
}

PathList pathListOf(const DiffTree &tree, DiffNodeId id)
{
    if (!tree.differs(id))
        return PathList::Alike;
    return tree.unexplained(id) ? PathList::Unexplained : PathList::Explained;
}

std::string_view pathListTitle(PathList list)
{
    switch (list) {
    case PathList::Unexplained: return "Differences without an explanation";
    case PathList::Explained: return "Differences with an explanation";
    case PathList::Alike: break;
    }
    return "Paths without a difference";
}

bool scopeHasList(const ReportScope *scope, PathList list)
{
    switch (scope ? scope->kind : ScopeKind::Differences) {
    case ScopeKind::Differences: return list != PathList::Alike;
    case ScopeKind::Unexplained: return list == PathList::Unexplained;
    case ScopeKind::All:
    case ScopeKind::Tagged:
    case ScopeKind::Filter: break;
    }
    return true;
}

bool inScope(const DiffTree &tree, const ReportScope *scope, DiffNodeId id)
{
    return scopeHasList(scope, pathListOf(tree, id)) && (!scope || scope->keep[id.value] != 0);
}

Result<ListedCounts> countListed(const DiffTree &tree, const ReportOptions &options, Context &context)
{
    const ReportScope *const scope = options.scope.get();
    if (scope && scope->keep.size() != tree.size())
        return Unexpected(makeError(ErrorCode::Internal, {}, "the scope was made for another comparison"));
    ListedCounts counts;
    for (std::uint32_t i = 1; i < tree.size(); ++i) {
        if ((i & pollMask) == 0 && context.cancelled())
            return cancelledError();
        ListedPaths &list = counts[static_cast<std::size_t>(pathListOf(tree, DiffNodeId(i)))];
        ++list.all;
        list.inScope += inScope(tree, scope, DiffNodeId(i));
    }
    // A few long paths could otherwise make gigabytes of a report.
    constexpr std::uint64_t mostBytes = 16 << 20; // of each list
    std::array<std::uint64_t, pathListCount> bytes{};
    const auto wanted = [&](std::size_t list) {
        return counts[list].shown < std::min<std::uint64_t>(options.shownDifferences, counts[list].inScope) && bytes[list] < mostBytes;
    };
    const auto alike = static_cast<std::size_t>(PathList::Alike);
    const Status walked = walkInPathOrder(
        tree, [&](DiffNodeId id) { return wanted(alike) || (tree.rollup(id) != nullptr && (wanted(0) || wanted(1))); },
        [&](DiffNodeId id, std::string_view path) -> Status {
            const auto list = static_cast<std::size_t>(pathListOf(tree, id));
            if (!wanted(list) || !inScope(tree, scope, id))
                return {};
            bytes[list] += path.size();
            for (int side = 0; side < sideCount; ++side) {
                if (const NodeId at = tree.node(id).side[static_cast<std::size_t>(side)])
                    bytes[list] += tree.tree(side)->target(at).size();
            }
            ++counts[list].shown;
            return context.cancelled() ? Status(cancelledError()) : Status();
        });
    return walked ? Result<ListedCounts>(counts) : Unexpected(walked.error());
}

std::string listedNote(const ListedPaths &paths, PathList list)
{
    if (paths.inScope == 0)
        return {};
    std::string text;
    if (list == PathList::Alike && paths.shown < paths.inScope)
        text = groupedNumber(paths.shown) + " of " + groupedNumber(paths.inScope) + " paths shown; the listings of a report bundle have all.";
    else
        text = shownText(paths.shown, paths.inScope, "path", "paths");
    if (paths.inScope < paths.all)
        text += ' ' + groupedNumber(paths.all - paths.inScope) + " more outside of the scope of this report.";
    return text;
}

std::string nothingListed(const ListedPaths &paths)
{
    if (paths.all == 0)
        return "There are none.";
    return paths.all == 1 ? "The only one is outside of the scope of this report." : "None of the " + groupedNumber(paths.all) + " is in the scope of this report.";
}

std::string leftOutNames(const ReportOptions &options)
{
    std::string names;
    for (const ReportPart part : reportParts) {
        if (!options.has(part))
            addPart(names, std::string(reportPartTitle(part)));
    }
    return names;
}

std::vector<std::string> scopeParagraphs(const Comparison &comparison, const ReportOptions &options, const ListedCounts &counts)
{
    std::vector<std::string> paragraphs;
    const bool hasSteps = comparison.tree->hasStep(VendorToSaved) || comparison.tree->hasStep(SavedToLive);
    if (hasSteps && options.has(ReportPart::Differences)) {
        paragraphs.push_back("Listed in this report: " + (options.scope ? options.scope->words : scopeWords({})) + '.');
        paragraphs.push_back("Its lists are of " + ofHowMany(counts[0], "paths that differ without an explanation, ") + ofHowMany(counts[1], "that differ with one, and ")
                             + ofHowMany(counts[2], "without a difference."));
    } else if (hasSteps) {
        paragraphs.push_back("No paths are listed in this report; " + groupedNumber(counts[0].all) + " differ without an explanation, " + groupedNumber(counts[1].all) + " with one.");
    }
    std::uint64_t findings = 0;
    for (const std::uint64_t count : comparison.findingCounts)
        findings += count;
    if (const std::string names = leftOutNames(options); !names.empty())
        paragraphs.push_back("Sections left out by choice: " + names + '.'
                             + (options.has(ReportPart::FindingsList) ? "" : " There are " + groupedNumber(findings) + " findings, which the summary counts by severity."));
    paragraphs.emplace_back("Sums, findings, notes and limitations, where they are given, are of everything that was read and compared, whatever is listed. "
                            "The evidence file has every difference and every finding.");
    return paragraphs;
}

std::vector<std::string> scopeLimitations(const ReportOptions &options, const ListedCounts &counts, bool hasSteps)
{
    std::vector<std::string> lines;
    const std::string out = leftOutOfLists(counts);
    if (hasSteps && options.scope && options.has(ReportPart::Differences) && !out.empty())
        lines.push_back("By choice of its author this report lists " + options.scope->words + "; " + out + (outOfLists(counts) == 1 ? " is" : " are") + " not in its lists.");
    if (const std::string names = leftOutNames(options); !names.empty())
        lines.push_back("By choice of its author these sections are not in this report: " + names + '.');
    if (!options.trust && !options.trustMissing.empty())
        lines.push_back("This report says nothing of who signed what: " + options.trustMissing + '.');
    return lines;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportsample.h"

#include "report/evidence.h"
#include "report/htmlparts.h"
#include "report/pathorder.h"

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

constexpr std::uint64_t mostPaths = 300; // of each list
constexpr std::size_t mostFindings = 300;

std::uint64_t strideFor(std::uint64_t count, std::uint64_t most)
{
    return count / most + 1;
}

// The scope of the sample: every so-manieth of the shown paths of each list.
Status takePaths(ReportSample &sample, const Comparison &comparison, const ReportOptions &options, Context &context)
{
    const DiffTree &tree = *comparison.tree;
    auto scope = std::make_shared<ReportScope>();
    if (options.scope)
        *scope = *options.scope;
    scope->keep.assign(tree.size(), 0);
    const ListedCounts whole = sample.content.listed;
    std::array<std::uint64_t, pathListCount> seen{};
    std::array<std::uint64_t, pathListCount> taken{};
    const auto alike = static_cast<std::size_t>(PathList::Alike);
    const auto wanted = [&](std::size_t list) { return seen[list] < whole[list].shown; };
    const Status walked = walkInPathOrder(
        tree, [&](DiffNodeId id) { return wanted(alike) || (tree.rollup(id) != nullptr && (wanted(0) || wanted(1))); },
        [&](DiffNodeId id, std::string_view) -> Status {
            const auto list = static_cast<std::size_t>(pathListOf(tree, id));
            if (!wanted(list) || !inScope(tree, options.scope.get(), id))
                return {};
            if (seen[list]++ % strideFor(whole[list].shown, mostPaths) == 0) {
                scope->keep[id.value] = 1;
                ++taken[list];
            }
            return context.cancelled() ? Status(Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"))) : Status();
        });
    for (std::size_t list = 0; list < pathListCount; ++list) {
        sample.content.listed[list].inScope = taken[list];
        sample.content.listed[list].shown = taken[list];
        sample.ofList[list] = taken[list] == 0 ? 1 : static_cast<double>(whole[list].shown) / static_cast<double>(taken[list]);
    }
    sample.options.scope = std::move(scope);
    return walked;
}

void takeFindings(ReportSample &sample)
{
    auto &findings = sample.content.findings;
    const std::size_t shown = std::min(findings.size(), sample.options.shownFindings);
    const std::size_t stride = strideFor(shown, mostFindings);
    std::vector<const Finding *> few;
    for (std::size_t i = 0; i < shown; i += stride)
        few.push_back(findings[i]);
    sample.ofFindings = few.empty() ? 1 : static_cast<double>(shown) / static_cast<double>(few.size());
    findings = std::move(few);
}

Result<double> bytesOf(const Comparison &comparison, const ReportSample &sample, Context &context)
{
    std::uint64_t bytes = 0;
    const Status written = writeHtmlPage({comparison, sample.options, sample.content},
                                         [&](std::string_view piece) -> Status {
                                             bytes += piece.size();
                                             return {};
                                         },
                                         context);
    return written ? Result<double>(static_cast<double>(bytes)) : Unexpected(written.error());
}

std::uint64_t bytesOf(const Finding &finding)
{
    constexpr std::uint64_t keys = 160; // and braces, quotation marks, a line's end
    std::uint64_t bytes = keys + finding.code.size() + finding.path.size() + finding.layer.size() + finding.store.size();
    for (const std::string &command : finding.missedBy)
        bytes += command.size() + 4;
    for (const auto &[key, value] : finding.detail)
        bytes += key.size() + value.size() + 8;
    return bytes;
}

} // namespace

Result<ReportSample> sampleReport(const Comparison &comparison, const ReportOptions &options, Context &context)
{
    ReportSample sample;
    sample.options = options;
    sample.content = coverContent(comparison, options);
    sample.content.evidenceSha256.assign(64, '0');
    sample.content.shortId.assign(12, '0');
    Status done = gatherBody(sample.content, comparison, options, context);
    if (done)
        done = takePaths(sample, comparison, options, context);
    if (!done)
        return Unexpected(done.error());
    takeFindings(sample);
    return sample;
}

Result<std::uint64_t> estimateHtml(const Comparison &comparison, const ReportSample &sample, Context &context)
{
    const auto all = bytesOf(comparison, sample, context);
    if (!all)
        return Unexpected(all.error());
    double bytes = *all;
    // What one part takes is what is gone without it.
    for (const PathList list : pathLists) {
        const auto at = static_cast<std::size_t>(list);
        if (sample.ofList[at] <= 1)
            continue;
        ReportSample without = sample;
        without.content.listed[at].shown = 0;
        const auto rest = bytesOf(comparison, without, context);
        if (!rest)
            return Unexpected(rest.error());
        bytes += (*all - *rest) * (sample.ofList[at] - 1);
    }
    if (sample.ofFindings > 1) {
        ReportSample without = sample;
        without.content.findings.clear();
        const auto rest = bytesOf(comparison, without, context);
        if (!rest)
            return Unexpected(rest.error());
        bytes += (*all - *rest) * (sample.ofFindings - 1);
    }
    return static_cast<std::uint64_t>(std::llround(bytes));
}

std::uint64_t estimateEvidence(const Comparison &comparison)
{
    constexpr std::uint64_t frame = 800; // tool, options, summary
    constexpr std::uint64_t part = 250;  // a source, and each of its layers
    constexpr std::uint64_t indents = 30; // of a difference
    std::uint64_t bytes = frame;
    for (const LoadedSourcePtr &source : comparison.allSources())
        bytes += part * (source->layers.size() + 1);
    for (const Finding &finding : comparison.findings)
        bytes += bytesOf(finding);
    const DiffTree &tree = *comparison.tree;
    const std::uint64_t differing = tree.totals().explained + tree.totals().unexplained;
    const std::uint64_t stride = strideFor(differing, mostPaths);
    std::uint64_t seen = 0;
    std::uint64_t taken = 0;
    std::uint64_t ofTaken = 0;
    for (std::uint32_t i = 1; i < tree.size(); ++i) {
        if (!tree.differs(DiffNodeId(i)) || seen++ % stride != 0)
            continue;
        ++taken;
        ofTaken += differenceJson(comparison, DiffNodeId(i)).size() + indents;
    }
    return taken == 0 ? bytes : bytes + ofTaken * differing / taken;
}

} // namespace assay

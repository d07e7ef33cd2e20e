// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/summary.h"

#include "base/displaysafe.h"
#include "report/changedwhileread.h"
#include "report/evidence.h"

#include <algorithm>

namespace assay {
namespace {

std::string padded(std::string text, std::size_t width)
{
    if (text.size() < width)
        text.resize(width, ' ');
    return text;
}

void writeImage(BufferedSink &out, const LoadedSource &source)
{
    if (!source.image)
        return;
    out << "        image ";
    for (const std::string &tag : source.image->tags)
        out << displaySafe(tag) << ' ';
    out << source.image->id << '\n';
    for (std::size_t i = 0; i < source.layers.size(); ++i) {
        const LoadedLayer &layer = source.layers[i];
        out << "        layer " << padded(std::to_string(i), 3) << layer.layer.diffId.substr(0, 19) << "  " << verdictName(layer.verdict);
        if (!layer.verdictReason.empty())
            out << ": " << displaySafe(layer.verdictReason);
        out << '\n';
    }
}

void writeSource(BufferedSink &out, const LoadedSource &source)
{
    out << padded(std::string(roleName(source.role)), 8) << displaySafe(source.source->location()) << "  ("
        << sourceKindName(source.source->kind()) << ", " << std::to_string(source.entries) << " paths)\n";
    if (source.sha256)
        out << "        sha256 " << toHex(*source.sha256) << '\n';
    writeImage(out, source);
}


std::string count(std::uint64_t n, std::string_view word)
{
    return std::to_string(n) + ' ' + std::string(word);
}

void writeStep(BufferedSink &out, const DiffTree &tree, int step)
{
    if (!tree.hasStep(step))
        return;
    const Rollup::Counts &counts = tree.totals().step[static_cast<std::size_t>(step)];
    const std::string name = std::string(roleName(static_cast<Role>(tree.fromSide(step)))) + " to " + std::string(roleName(static_cast<Role>(tree.toSide(step))));
    out << padded(name, 16) << count(counts.added, "added, ") << count(counts.removed, "removed, ")
        << count(counts.modified, "modified, ") << count(counts.metadata, "metadata only");
    if (counts.unknown != 0)
        out << ", " << count(counts.unknown, "not known");
    out << '\n';
}

std::string changesText(const DiffTree &tree, DiffNodeId id)
{
    std::string text;
    for (int step = 0; step < stepCount; ++step) {
        const std::uint16_t changes = tree.node(id).changes[static_cast<std::size_t>(step)];
        if (changes == 0)
            continue;
        text += text.empty() ? "" : "; ";
        text += roleName(static_cast<Role>(tree.toSide(step)));
        text += ':';
        for (const std::string_view word : changeWords(changes))
            text += ' ' + std::string(word);
        if (const std::string_view code = explanationCode(tree.node(id).explanation[static_cast<std::size_t>(step)]); !code.empty())
            text += " (" + std::string(code) + ')';
    }
    return text;
}

// Paths that differ and that nothing explains, those that changed in the last step first.
std::vector<DiffNodeId> unexplainedPaths(const DiffTree &tree)
{
    std::vector<DiffNodeId> found;
    for (std::uint32_t i = 1; i < tree.size(); ++i) {
        if (tree.unexplained(DiffNodeId(i)))
            found.push_back(DiffNodeId(i));
    }
    std::stable_partition(found.begin(), found.end(), [&](DiffNodeId id) { return tree.node(id).changes[SavedToLive] != 0; });
    return found;
}

void writeFindings(BufferedSink &out, const Findings &findings, std::size_t mostLines)
{
    std::vector<const Finding *> order;
    for (const Finding &finding : findings)
        order.push_back(&finding);
    std::stable_sort(order.begin(), order.end(), [](const Finding *a, const Finding *b) { return a->severity > b->severity; });
    if (!order.empty())
        out << "\nfindings\n";
    for (std::size_t i = 0; i < order.size() && i < mostLines; ++i) {
        const Finding &finding = *order[i];
        out << "  " << padded(std::string(severityName(finding.severity)), 9) << padded(finding.code, 28) << " " << displaySafe(finding.path.empty() ? finding.store : finding.path);
        if (!finding.missedBy.empty()) {
            out << "  (missed by";
            for (const std::string &command : finding.missedBy)
                out << (&command == &finding.missedBy.front() ? " " : ", ") << command;
            out << ')';
        }
        out << '\n';
    }
    if (order.size() > mostLines)
        out << "  … and " << std::to_string(order.size() - mostLines) << " more\n";
}

} // namespace

Status writeSummary(const Comparison &comparison, std::size_t mostLines, const Sink &sink)
{
    BufferedSink out(sink);
    const DiffTree &tree = *comparison.tree;
    for (const LoadedSourcePtr &source : comparison.sources) {
        if (source)
            writeSource(out, *source);
    }
    for (const LoadedSourcePtr &image : comparison.further)
        writeImage(out, *image);
    const bool compared = tree.hasStep(VendorToSaved) || tree.hasStep(SavedToLive);
    if (compared)
        out << '\n' << count(tree.totals().paths, "paths") << "; " << count(tree.totals().explained, "differ with an explanation, ")
        << count(tree.totals().unexplained, "without\n");
    for (int step = 0; step < stepCount; ++step)
        writeStep(out, tree, step);
    writeFindings(out, comparison.findings, mostLines);
    const std::vector<DiffNodeId> unexplained = unexplainedPaths(tree);
    if (!unexplained.empty())
        out << "\ndifferences without an explanation\n";
    for (std::size_t i = 0; i < unexplained.size() && i < mostLines; ++i)
        out << "  " << padded(changesText(tree, unexplained[i]), 28) << "  " << displaySafe(tree.path(unexplained[i])) << '\n';
    if (unexplained.size() > mostLines)
        out << "  … and " << std::to_string(unexplained.size() - mostLines) << " more\n";
    bool any = false;
    for (const LoadedSourcePtr &source : comparison.allSources()) {
        for (const SkippedPart &part : skippedParts(*source)) {
            if (!any)
                out << "\nnot read\n";
            any = true;
            out << "  " << roleName(source->role) << "  " << displaySafe(part.path) << ": " << part.reason << '\n';
        }
    }
    const std::vector<ChangedWhileRead> changed = changedWhileRead(comparison);
    if (!changed.empty())
        out << "\nchanged while read\n";
    for (std::size_t i = 0; i < changed.size() && i < mostLines; ++i)
        out << "  " << changed[i].path << "\n    before  " << changed[i].before << "\n    after   " << changed[i].after << '\n';
    if (changed.size() > mostLines)
        out << "  … and " << std::to_string(changed.size() - mostLines) << " more\n";
    return out.finish();
}

} // namespace assay

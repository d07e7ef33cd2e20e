// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportcontent.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "base/version.h"
#include "report/evidence.h"
#include "report/pathorder.h"

#include <algorithm>

namespace assay {
namespace {

std::string_view kindText(SourceKind kind)
{
    switch (kind) {
    case SourceKind::RootfsArchive:
        return "archive of a root file system";
    case SourceKind::RootfsDirectory:
        return "directory with a root file system";
    case SourceKind::DockerArchive:
        return "archive made by docker save";
    case SourceKind::OciArchive:
        return "archive of an OCI layout";
    case SourceKind::OciLayout:
        return "directory with an OCI layout";
    case SourceKind::DockerRoot:
        return "data root of Docker";
    case SourceKind::ContainerdRoot:
        return "root directory of containerd";
    case SourceKind::ContainersStorage:
        return "storage of podman, buildah or CRI-O";
    }
    return "unknown";
}

std::string plural(std::uint64_t count, std::string_view one, std::string_view many)
{
    return groupedNumber(count) + ' ' + std::string(count == 1 ? one : many);
}

// "4, all intact", "3: 2 intact, 1 altered"
std::string layersText(const std::vector<LoadedLayer> &layers)
{
    std::array<std::uint64_t, 3> verdicts{};
    for (const LoadedLayer &layer : layers)
        ++verdicts[static_cast<std::size_t>(layer.verdict)];
    std::string text = groupedNumber(layers.size());
    std::string_view separator = ": ";
    for (const LayerVerdict verdict :
         {LayerVerdict::Intact, LayerVerdict::Altered, LayerVerdict::Unverifiable}) {
        const std::uint64_t count = verdicts[static_cast<std::size_t>(verdict)];
        if (count == 0)
            continue;
        if (count == layers.size())
            return text + (count == 1 ? ", " : ", all ") + std::string(verdictName(verdict));
        text += std::string(separator) + groupedNumber(count) + ' ' + std::string(verdictName(verdict));
        separator = ", ";
    }
    return text;
}

SourceContent sourceContent(const LoadedSource &source, int side)
{
    SourceContent content;
    content.side = side;
    auto &facts = content.facts;
    if (source.source) {
        facts.push_back({"Kind",
                         std::string(kindText(source.source->kind())) + " ("
                             + std::string(sourceKindName(source.source->kind())) + ")"});
        facts.push_back({"Location", displaySafe(source.source->location()), true});
    }
    facts.push_back({"Size", source.bytes ? plural(*source.bytes, "byte", "bytes") : "no single file"});
    if (source.sha256)
        facts.push_back({"SHA-256", toHex(*source.sha256), true});
    else
        facts.push_back({"SHA-256", "none of the whole; the files in it have their own"});
    facts.push_back({"Paths", groupedNumber(source.entries)});
    if (source.image) {
        const ImageInfo &image = *source.image;
        facts.push_back(
            {"Image", image.id.empty() ? "no id recorded" : displaySafe(image.id), !image.id.empty()});
        std::string tags;
        for (const std::string &tag : image.tags)
            tags += (tags.empty() ? "" : ", ") + displaySafe(tag);
        facts.push_back({"Tags", tags.empty() ? "none recorded" : tags, !tags.empty()});
        if (!image.platform.empty())
            facts.push_back({"Platform", displaySafe(image.platform), true});
        if (!image.created.empty())
            facts.push_back(
                {"Image created", displaySafe(image.created) + " (as its configuration says)", true});
        for (const LoadedLayer &layer : source.layers)
            content.layers.push_back(&layer);
        facts.push_back({"Layers", layersText(source.layers)});
    }
    facts.push_back({"Read", source.complete ? "whole" : "in part, see Limitations"});
    return content;
}

std::string flagText(const Entry &entry)
{
    if (entry.has(EntryFlag::Unreadable))
        return entry.type == EntryType::Directory ? "its list of names could not be read"
                                                  : "its content could not be read";
    return "it changed while it was read";
}

Status countShown(ReportContent &content, const DiffTree &tree, std::size_t most, Context &context)
{
    constexpr std::uint64_t mostBytes = 16 << 20; // of each of the two kinds
    std::uint64_t bytes[2] = {};
    const auto wanted = [&](bool explained) {
        return (explained ? content.shownExplained : content.shownUnexplained) < most
            && bytes[explained] < mostBytes;
    };
    return walkInPathOrder(
        tree, [&](DiffNodeId id) { return tree.rollup(id) != nullptr && (wanted(false) || wanted(true)); },
        [&](DiffNodeId id, std::string_view path) -> Status {
            if (!tree.differs(id))
                return {};
            const bool explained = !tree.unexplained(id);
            if (!wanted(explained))
                return {};
            bytes[explained] += path.size();
            for (int side = 0; side < sideCount; ++side) {
                if (const NodeId at = tree.node(id).side[static_cast<std::size_t>(side)])
                    bytes[explained] += tree.tree(side)->target(at).size();
            }
            ++(explained ? content.shownExplained : content.shownUnexplained);
            if (context.cancelled())
                return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
            return {};
        });
}

void addSteps(ReportContent &content, const DiffTree &tree)
{
    for (int step = 0; step < stepCount; ++step) {
        if (!tree.hasStep(step))
            continue;
        content.steps.push_back(step);
        content.stepTitle[static_cast<std::size_t>(step)] =
            std::string(sideTitles[static_cast<std::size_t>(tree.fromSide(step))]) + " \u2192 "
            + std::string(sideTitles[static_cast<std::size_t>(tree.toSide(step))]);
    }
}

std::vector<const Finding *> worstFirst(const Findings &findings)
{
    std::vector<const Finding *> sorted;
    for (const Finding &finding : findings)
        sorted.push_back(&finding);
    std::stable_sort(sorted.begin(), sorted.end(), [](const Finding *a, const Finding *b) {
        return a->severity != b->severity ? a->severity > b->severity : a->code < b->code;
    });
    return sorted;
}

std::vector<Limitation> limitationsOf(const Comparison &comparison, const std::vector<int> &sides)
{
    std::vector<Limitation> limitations;
    for (const int side : sides) {
        const LoadedSource &source = *comparison.sources[static_cast<std::size_t>(side)];
        const std::string_view title = sideTitles[static_cast<std::size_t>(side)];
        for (const SkippedPart &part : skippedParts(source))
            limitations.push_back({title, displaySafe(part.path), "not read: " + displaySafe(part.reason)});
        if (!source.tree)
            continue;
        std::vector<std::pair<std::string, std::string>> marked; // by path
        for (std::uint32_t i = 0; i < source.tree->size(); ++i) {
            const Entry &entry = source.tree->entry(NodeId(i));
            if (entry.has(EntryFlag::Unreadable | EntryFlag::Unstable))
                marked.emplace_back(source.tree->path(NodeId(i)), flagText(entry));
        }
        std::sort(marked.begin(), marked.end());
        for (const auto &[path, what] : marked)
            limitations.push_back({title, displaySafe(path), what});
    }
    return limitations;
}

std::string outcomeOf(const Comparison &comparison)
{
    std::string outcome;
    if (!comparison.tree->hasStep(VendorToSaved) && !comparison.tree->hasStep(SavedToLive)) {
        outcome = "One source was read; nothing was compared.";
    } else {
        const DiffTree::Totals &totals = comparison.tree->totals();
        const std::uint64_t differing = totals.explained + totals.unexplained;
        outcome = plural(totals.paths, "path was", "paths were") + " compared. "
            + plural(differing, "differs", "differ") + " in a step: " + groupedNumber(totals.explained)
            + " explained, " + groupedNumber(totals.unexplained) + " unexplained.";
    }
    return outcome
        + (comparison.complete ? " All that was asked for was read."
                               : " Not all of the evidence could be read; see Limitations.");
}

} // namespace

Result<ReportContent> gatherContent(const Comparison &comparison, const ReportOptions &options,
                                    Context &context)
{
    ReportContent content;
    const DiffTree &tree = *comparison.tree;
    const auto digest = evidenceDigest(comparison, options, context);
    if (!digest)
        return Unexpected(digest.error());
    content.evidenceSha256 = toHex(*digest);
    content.shortId = content.evidenceSha256.substr(0, 12);
    content.title = options.title.empty() ? "Container image comparison" : displaySafe(options.title);
    content.created = options.created.text();
    content.tool = "Assay " + std::string(version) + ", commit " + std::string(commit);
    content.libraries = librariesText(options);
    const auto stated = [](const std::string &text) {
        return text.empty() ? std::string("not stated") : displaySafe(text);
    };
    content.caseFacts = {{"Case", stated(options.caseNumber)},
                         {"Examiner", stated(options.examiner)},
                         {"Organisation", stated(options.organisation)}};
    auto settings = options.settings;
    std::sort(settings.begin(), settings.end());
    static const std::string_view settingLabel = "setting";
    for (const auto &[name, value] : settings)
        content.settings.push_back({settingLabel, displaySafe(name) + " = " + displaySafe(value), true});

    for (int side = 0; side < sideCount; ++side) {
        if (const LoadedSourcePtr &source = comparison.sources[static_cast<std::size_t>(side)]) {
            content.sides.push_back(side);
            content.sources.push_back(sourceContent(*source, side));
        }
    }
    addSteps(content, tree);
    auto presence = countPresence(tree, content.sides, content.steps, context);
    if (!presence)
        return Unexpected(presence.error());
    content.presence = std::move(presence->rows);
    content.notDetermined = presence->notDetermined;
    content.directories = directoryBars(tree);
    if (Status counted = countShown(content, tree, options.shownDifferences, context); !counted)
        return Unexpected(counted.error());

    content.findings = worstFirst(comparison.findings);
    content.limitations = limitationsOf(comparison, content.sides);
    content.outcome = outcomeOf(comparison);
    return content;
}

std::string librariesText(const ReportOptions &options)
{
    std::string text;
    for (const auto &[name, number] : reportLibraries(options))
        text += (text.empty() ? "" : ", ") + displaySafe(name) + ' ' + displaySafe(number);
    return text;
}

} // namespace assay

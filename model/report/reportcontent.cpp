// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportcontent.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "base/version.h"
#include "report/evidence.h"
#include "report/redaction.h"
#include "report/reportjournal.h"
#include "report/reportprogram.h"

#include <algorithm>
#include <map>
#include <utility>

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

std::string readText(const LoadedSource &source, const std::vector<Limitation> &limitations, const ReportOptions &options, int side)
{
    const std::string_view title = sideTitles[static_cast<std::size_t>(side)];
    const std::string counts = limitationCounts(limitations, title);
    const bool whole = source.complete && isReadWhole(limitations, title);
    if (whole && counts.empty())
        return withholdsParts(options) ? "see Limitations" : "whole";
    return (whole ? "whole" : "in part") + (counts.empty() ? ", see Limitations" : ": " + counts + "; see Limitations");
}

SourceContent sourceContent(const LoadedSource &source, int side, std::size_t further, std::string read)
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
    if (!source.bytes)
        facts.push_back({"State", "volatile: a folder, read where it lies, that may be changed at any time"});
    if (source.sha256)
        facts.push_back({"SHA-256", toHex(*source.sha256), true});
    else
        facts.push_back({"SHA-256", "none of the whole; the files in it have their own"});
    if (const Sha256Digest *unpacked = unpackedDigest(source))
        facts.push_back({"SHA-256 unpacked", toHex(*unpacked), true});
    facts.push_back({"Paths", groupedNumber(source.entries)});
    if (source.image) {
        const ImageInfo &image = *source.image;
        facts.push_back(
            {"Image", image.id.empty() ? "no id recorded" : displaySafe(image.id), !image.id.empty()});
        constexpr std::size_t shownTags = 20;
        std::string tags;
        for (std::size_t i = 0; i < std::min(image.tags.size(), shownTags); ++i)
            tags += (tags.empty() ? "" : ", ") + displaySafe(image.tags[i]);
        if (image.tags.size() > shownTags)
            tags += " and " + groupedNumber(image.tags.size() - shownTags) + " more";
        facts.push_back({"Tags", tags.empty() ? "none recorded" : tags, !tags.empty()});
        if (!image.platform.empty())
            facts.push_back({"Platform", displaySafe(image.platform), true});
        if (!image.created.empty())
            facts.push_back(
                {"Image created", displaySafe(image.created) + " (as its configuration says)", true});
        facts.push_back({"Layers", layersText(source.layers)});
    }
    if (further != 0)
        facts.push_back({"Further images", groupedNumber(further) + ", see Sources and layers"});
    facts.push_back({"Read", std::move(read)});
    return content;
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

// An image with an altered layer before others, where not all can be shown.
std::vector<LoadedSourcePtr> shownImages(const std::vector<LoadedSourcePtr> &all, std::size_t most)
{
    if (all.size() <= most)
        return all;
    const auto isAltered = [](const LoadedSourcePtr &image) {
        return std::any_of(image->layers.begin(), image->layers.end(),
                           [](const LoadedLayer &layer) { return layer.verdict == LayerVerdict::Altered; });
    };
    std::vector<LoadedSourcePtr> shown = all;
    std::stable_partition(shown.begin(), shown.end(), isAltered);
    shown.resize(most);
    return shown;
}

void addImages(ReportContent &content, const Comparison &comparison, const ReportOptions &options)
{
    std::vector<LoadedSourcePtr> images;
    for (const LoadedSourcePtr &source : comparison.allSources()) {
        if (source->image)
            images.push_back(source);
    }
    const std::vector<LoadedSourcePtr> shown = shownImages(images, options.shownImages);
    content.imagesLeftOut = images.size() - shown.size();
    auto rows = shownLayers(shown, options.shownLayers);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const int side = static_cast<int>(shown[i]->role);
        const bool named = side == LiveSide && !comparison.further.empty();
        content.images.push_back({side, named ? imageName(*shown[i]->image) : std::string(),
                                  std::move(rows[i]), shown[i]->layers.size()});
    }
}

std::string stated(const std::string &text)
{
    return text.empty() ? "not stated" : displaySafe(text);
}

void addAmendment(ReportContent &content, const ReportAmendment &amends)
{
    if (!amends.any())
        return;
    content.caseFacts.push_back({"Revision", stated(amends.revision)});
    content.caseFacts.push_back({"Takes the place of", amends.number.empty() ? "a report whose number is not stated" : displaySafe(amends.number)});
    if (amends.sha256.empty())
        content.caseFacts.push_back({"Its SHA-256", "not stated"});
    else
        content.caseFacts.push_back({"Its SHA-256", amends.sha256 + ", of its " + displaySafe(amends.file), true});
    content.caseFacts.push_back({"Reason", stated(amends.reason)});
    content.notices.push_back("Amended report: it takes the place of " + (amends.number.empty() ? "an earlier report" : "report " + displaySafe(amends.number)) + '.');
}

void addPeople(ReportContent &content, const ReportOptions &options)
{
    const std::string role = options.examinerRole.empty() ? std::string() : ", " + displaySafe(options.examinerRole);
    content.caseFacts = {{"Case", stated(options.caseNumber)}};
    if (!options.reportNumber.empty())
        content.caseFacts.push_back({"Report number", displaySafe(options.reportNumber)});
    addAmendment(content, options.amends);
    content.caseFacts.push_back({"Examiner", stated(options.examiner) + role});
    content.caseFacts.push_back({"Examiner's contact", stated(options.examinerContact)});
    content.caseFacts.push_back({"Examiner's qualification", stated(options.examinerQualification)});
    content.caseFacts.push_back({"Reviewer", stated(options.reviewer)});
    if (!options.reviewer.empty()) {
        content.caseFacts.push_back({"Reviewer's contact", stated(options.reviewerContact)});
        content.caseFacts.push_back({"Reviewer's qualification", stated(options.reviewerQualification)});
    }
    content.caseFacts.push_back({"Organisation", stated(options.organisation)});
    content.signers = {{"Examiner", displaySafe(options.examiner), displaySafe(options.examinerRole)},
                       {"Reviewer", displaySafe(options.reviewer), {}}};

    const auto cut = [](const std::string &value) {
        constexpr std::size_t most = 40; // there is one line for all of them
        return displaySafe(toUtf8Lossy(std::string_view(value).substr(0, most))) + (value.size() > most ? "\u2026" : "");
    };
    content.marking = cut(options.marking);
    const auto add = [&](std::string_view word, const std::string &value) {
        if (!value.empty())
            content.footer += (content.footer.empty() ? "" : "   ") + std::string(word) + ' ' + cut(value);
    };
    add("Case", options.caseNumber);
    add("Report", options.reportNumber);
    if (options.roots)
        add("Root", options.roots->all.substr(0, 16));
}

void addRoots(ReportContent &content, const ReportOptions &options)
{
    if (!options.roots)
        return;
    for (const auto &[side, root] : options.roots->sources) {
        for (SourceContent &source : content.sources) {
            if (source.side == side)
                source.facts.push_back({"Merkle root", root, true});
        }
    }
}

std::vector<Fact> effectiveSettings(const Comparison &comparison, const ReportOptions &options)
{
    const Limits limits;
    std::vector<Fact> facts = {
        {"Left out", options.redaction ? "of this report what is withheld, by patterns that are not told; nothing when it was compared" : "no path; there are no rules that leave paths out"},
        {"Compared", "type, content (SHA-256), link target, device number, mode, owner, time of modification, extended attributes, names of one file"},
        {"Explained", comparison.mustBeProven ? "nothing; a store is held against its own records" : "only what the evidence of the path proves, see Method"},
        {"Paths a source", "at most " + groupedNumber(limits.entriesPerSource)},
        {"Length of a path", "at most " + groupedNumber(limits.pathBytes) + " bytes, " + groupedNumber(limits.pathDepth) + " parts"},
        {"A JSON record", "at most " + groupedNumber(limits.jsonBytes) + " bytes"},
        {"Unpacked stream", "at most " + groupedNumber(limits.expandedBytes) + " bytes, and " + groupedNumber(limits.expansionRatio) + " times its compressed size past "
             + groupedNumber(limits.expansionFreeBytes) + " bytes"},
        {"Findings of a code", "at most " + groupedNumber(limits.findingsPerCode) + " kept; the rest are counted"},
    };
    return facts;
}

// Each layer once, however many images have it.
std::string verifiedText(const Comparison &comparison)
{
    const std::vector<LoadedSourcePtr> images = comparison.liveSources();
    std::map<std::pair<std::string_view, std::string_view>, LayerVerdict> verdicts;
    for (const LoadedSourcePtr &image : images) {
        for (const LoadedLayer &layer : image->layers) {
            const std::pair key(std::string_view(layer.layer.store), std::string_view(layer.layer.diffId));
            const auto [known, isNew] = verdicts.emplace(key, layer.verdict);
            if (!isNew && layer.verdict == LayerVerdict::Altered)
                known->second = layer.verdict;
        }
    }
    std::vector<LoadedLayer> layers(verdicts.size());
    std::size_t at = 0;
    for (const auto &[unused, verdict] : verdicts)
        layers[at++].verdict = verdict;
    std::string text = "A store was held against its own records. Images: "
        + groupedNumber(static_cast<std::uint64_t>(std::count_if(
            images.begin(), images.end(),
            [](const LoadedSourcePtr &image) { return image->image && !image->image->id.empty(); })))
        + ". Layers: " + layersText(layers) + '.';
    if (comparison.containers)
        text += " Containers: " + groupedNumber(comparison.containers->size()) + '.';
    return text;
}

// Of parts that are withheld by choice nothing is claimed.
std::string readOutcome(const Comparison &comparison, const std::vector<Limitation> &limitations, const ReportOptions &options)
{
    if (!comparison.complete || !isReadWhole(limitations))
        return " Not all of the evidence could be read; see Limitations.";
    return withholdsParts(options) ? "" : " All that was asked for was read.";
}

std::string outcomeOf(const Comparison &comparison, const std::string &read)
{
    std::string outcome;
    if (comparison.mustBeProven) {
        outcome = verifiedText(comparison);
    } else if (!comparison.tree->hasStep(VendorToSaved) && !comparison.tree->hasStep(SavedToLive)) {
        outcome = "One source was read; nothing was compared.";
    } else {
        const DiffTree::Totals &totals = comparison.tree->totals();
        const std::uint64_t differing = totals.explained + totals.unexplained;
        outcome = plural(totals.paths, "path was", "paths were") + " compared. "
            + plural(differing, "differs", "differ") + " in a step: " + groupedNumber(totals.explained)
            + " explained, " + groupedNumber(totals.unexplained) + " unexplained.";
    }
    return outcome + read;
}

std::string incompleteNotice(const Comparison &comparison, const std::vector<Limitation> &limitations)
{
    if (limitations.empty())
        return comparison.complete ? std::string() : "Incomplete: not all of the evidence could be read.";
    const std::string what = limitationCounts(limitations) + ". Limitations lists what.";
    if (comparison.complete && isReadWhole(limitations))
        return "Of the evidence, " + what;
    return (comparison.complete ? "Limited: of the evidence, " : "Incomplete: of the evidence, ") + what;
}

} // namespace

ReportContent coverContent(const Comparison &comparison, const ReportOptions &options)
{
    ReportContent content;
    content.title = !options.title.empty() ? displaySafe(options.title)
        : comparison.mustBeProven          ? "Verification of a container store"
                                           : "Container image comparison";
    content.created = options.created.text();
    content.tool = "Assay " + std::string(version) + ", commit " + std::string(commit);
    content.libraries = librariesText(options);
    addPeople(content, options);
    if (options.redaction)
        content.notices.push_back(withheldNote(options, Withheld::Anything));
    content.limitations = limitationsOf(comparison);
    if (const std::string notice = incompleteNotice(comparison, content.limitations); !notice.empty())
        content.notices.push_back(notice);
    static constexpr std::array<std::string_view, sideCount> againLabels{"Vendor re-hashed", "Saved re-hashed", "Live re-hashed"};
    std::string others; // that were not the same when they were hashed again
    for (std::size_t side = 0; side < options.hashedAgain.size(); ++side) {
        const Rehash &again = options.hashedAgain[side];
        if (again.text.empty())
            continue;
        content.caseFacts.push_back({againLabels[side], displaySafe(again.text)});
        if (again.wrong)
            others += (others.empty() ? "" : ", ") + std::string(sideTitles[side]);
    }
    if (!others.empty())
        content.notices.insert(content.notices.begin(), "Mismatch: The evidence is not what it was when it was read (" + others
                               + "). This report is of what was read then; what was found when it was hashed again stands on this page.");
    if (const std::string broken = journalNotice(options.journal.get()); !broken.empty())
        content.notices.push_back(broken);
    if (const std::string differing = tablesNotice(options.journal.get()); !differing.empty())
        content.notices.push_back(differing);
    if (options.scope)
        content.caseFacts.push_back({"Scope", "lists " + options.scope->words});
    if (const std::string names = leftOutNames(options); !names.empty())
        content.caseFacts.push_back({"Left out", names});
    for (int side = 0; side < sideCount; ++side) {
        if (const LoadedSourcePtr &source = comparison.sources[static_cast<std::size_t>(side)]) {
            content.sides.push_back(side);
            content.sources.push_back(
                sourceContent(*source, side, side == LiveSide ? comparison.further.size() : 0, readText(*source, content.limitations, options, side)));
        }
    }
    addRoots(content, options);
    addSteps(content, *comparison.tree);
    return content;
}

Status gatherBody(ReportContent &content, const Comparison &comparison, const ReportOptions &options, Context &context)
{
    const DiffTree &tree = *comparison.tree;
    auto settings = options.settings;
    std::sort(settings.begin(), settings.end());
    static const std::string_view settingLabel = "setting";
    for (const auto &[name, value] : settings)
        content.settings.push_back({settingLabel, displaySafe(name) + " = " + displaySafe(value), true});
    content.effective = effectiveSettings(comparison, options);
    content.program = programFacts(options.created);
    addImages(content, comparison, options);
    auto stores = gatherStores(comparison, options, context);
    if (!stores)
        return Unexpected(stores.error());
    content.stores = std::move(*stores);
    if (options.redaction)
        withholdLinks(content.stores, options.redaction->words);
    auto presence = countPresence(tree, content.sides, content.steps, context);
    if (!presence)
        return Unexpected(presence.error());
    content.presence = std::move(presence->rows);
    content.notDetermined = presence->notDetermined;
    content.directories = directoryBars(tree);
    const auto listed = countListed(tree, options, context);
    if (!listed)
        return Unexpected(listed.error());
    content.listed = *listed;
    content.scope = scopeParagraphs(comparison, options, content.listed);
    content.leftOut = scopeLimitations(options, content.listed, !content.steps.empty());
    if (options.redaction)
        content.scope.push_back(withheldNote(options, Withheld::Anything));
    if (options.redaction)
        content.leftOut.push_back(withheldNote(options, Withheld::Anything));
    if (const std::string broken = journalNotice(options.journal.get()); !broken.empty())
        content.leftOut.push_back(broken);
    for (std::string &text : tablesLimitations(options.journal.get()))
        content.leftOut.push_back(std::move(text));

    content.findings = findingsWorstFirst(comparison.findings);
    content.changedWhileRead = changedWhileRead(comparison);
    content.outcome = outcomeOf(comparison, readOutcome(comparison, content.limitations, options));
    return {};
}

Result<ReportContent> gatherContent(const Comparison &comparison, const ReportOptions &options,
                                    Context &context)
{
    ReportContent content = coverContent(comparison, options);
    if (options.redaction) {
        content.evidenceSha256 = options.redaction->evidenceSha256;
    } else {
        const auto digest = evidenceDigest(comparison, options, context);
        if (!digest)
            return Unexpected(digest.error());
        content.evidenceSha256 = toHex(*digest);
    }
    content.shortId = content.evidenceSha256.substr(0, 12);
    if (Status gathered = gatherBody(content, comparison, options, context); !gathered)
        return Unexpected(gathered.error());
    return content;
}

std::vector<const Finding *> findingsWorstFirst(const Findings &findings)
{
    std::vector<const Finding *> sorted;
    for (const Finding &finding : findings)
        sorted.push_back(&finding);
    std::stable_sort(sorted.begin(), sorted.end(), [](const Finding *a, const Finding *b) {
        return a->severity != b->severity ? a->severity > b->severity : a->code < b->code;
    });
    return sorted;
}

std::string librariesText(const ReportOptions &options)
{
    std::string text;
    for (const auto &[name, number] : reportLibraries(options))
        text += (text.empty() ? "" : ", ") + displaySafe(name) + ' ' + displaySafe(number);
    return text;
}

} // namespace assay

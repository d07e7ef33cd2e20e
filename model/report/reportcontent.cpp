// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportcontent.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "base/version.h"
#include "report/entryjson.h"
#include "report/evidence.h"
#include "report/listing.h"
#include "report/pathorder.h"

#include <algorithm>

namespace assay {
namespace {

std::string_view kindText(SourceKind kind)
{
    switch (kind) {
    case SourceKind::RootfsArchive: return "archive of a root file system";
    case SourceKind::RootfsDirectory: return "directory with a root file system";
    case SourceKind::DockerArchive: return "archive made by docker save";
    case SourceKind::OciArchive: return "archive of an OCI layout";
    case SourceKind::OciLayout: return "directory with an OCI layout";
    case SourceKind::DockerRoot: return "data root of Docker";
    case SourceKind::ContainerdRoot: return "root directory of containerd";
    case SourceKind::ContainersStorage: return "storage of podman, buildah or CRI-O";
    }
    return "unknown";
}

std::string plural(std::uint64_t count, std::string_view one, std::string_view many)
{
    return groupedNumber(count) + ' ' + std::string(count == 1 ? one : many);
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
        facts.push_back({"Image", image.id.empty() ? "no id recorded" : displaySafe(image.id), !image.id.empty()});
        std::string tags;
        for (const std::string &tag : image.tags)
            tags += (tags.empty() ? "" : ", ") + displaySafe(tag);
        facts.push_back({"Tags", tags.empty() ? "none recorded" : tags, !tags.empty()});
        if (!image.platform.empty())
            facts.push_back({"Platform", displaySafe(image.platform), true});
        if (!image.created.empty())
            facts.push_back({"Image created", displaySafe(image.created) + " (as its configuration says)", true});
        std::array<std::uint64_t, 3> verdicts{};
        for (const LoadedLayer &layer : source.layers) {
            content.layers.push_back(&layer);
            ++verdicts[static_cast<std::size_t>(layer.verdict)];
        }
        std::string text = groupedNumber(source.layers.size());
        std::string_view separator = ": ";
        for (const LayerVerdict verdict : {LayerVerdict::Intact, LayerVerdict::Altered, LayerVerdict::Unverifiable}) {
            if (const std::uint64_t count = verdicts[static_cast<std::size_t>(verdict)]) {
                text += std::string(separator) + groupedNumber(count) + ' ' + std::string(verdictName(verdict));
                separator = ", ";
            }
        }
        facts.push_back({"Layers", text});
    }
    facts.push_back({"Read", source.complete ? "whole" : "in part, see Limitations"});
    return content;
}

Rollup::Counts &operator+=(Rollup::Counts &sum, const Rollup::Counts &more)
{
    sum.added += more.added;
    sum.removed += more.removed;
    sum.modified += more.modified;
    sum.metadata += more.metadata;
    sum.unknown += more.unknown;
    return sum;
}

Rollup::Counts &operator-=(Rollup::Counts &sum, const Rollup::Counts &less)
{
    sum.added -= less.added;
    sum.removed -= less.removed;
    sum.modified -= less.modified;
    sum.metadata -= less.metadata;
    sum.unknown -= less.unknown;
    return sum;
}

struct DirectoryGroup {
    DiffNodeId node;
    bool direct = false; // without the folders in it that have groups of their own
    std::array<Rollup::Counts, stepCount> step;

    std::uint64_t total() const { return DirectoryBar{{}, step}.total(); }
};

// The path and all below it.
DirectoryGroup wholeGroup(const DiffTree &tree, DiffNodeId id)
{
    DirectoryGroup group;
    group.node = id;
    const Rollup *below = tree.rollup(id);
    for (int step = 0; step < stepCount; ++step) {
        Rollup::Counts &counts = group.step[static_cast<std::size_t>(step)];
        if (below)
            counts = below->step[static_cast<std::size_t>(step)];
        switch (id == DiffTree::root ? DiffStatus::Identical : tree.status(id, step)) {
        case DiffStatus::Identical: break;
        case DiffStatus::Added: ++counts.added; break;
        case DiffStatus::Removed: ++counts.removed; break;
        case DiffStatus::Type:
        case DiffStatus::Modified: ++counts.modified; break;
        case DiffStatus::Metadata: ++counts.metadata; break;
        case DiffStatus::Unknown: ++counts.unknown; break;
        }
    }
    return group;
}

// A group for each folder in a group's folder, and one for the rest of it. Empty when there is no such folder.
std::vector<DirectoryGroup> splitGroup(const DiffTree &tree, const DirectoryGroup &whole)
{
    std::vector<DirectoryGroup> parts;
    DirectoryGroup rest = whole;
    rest.direct = true;
    const NodeRange range = tree.children(whole.node);
    for (std::uint32_t i = range.first; i < range.first + range.count; ++i) {
        if (!tree.rollup(DiffNodeId(i)))
            continue;
        parts.push_back(wholeGroup(tree, DiffNodeId(i)));
        for (std::size_t step = 0; step < stepCount; ++step)
            rest.step[step] -= parts.back().step[step];
    }
    if (!parts.empty() && rest.total() != 0)
        parts.push_back(rest);
    return parts;
}

// The folders that tell most: the largest one is split into its own as long as there is room and it holds a good share.
std::vector<DirectoryBar> directoryBars(const DiffTree &tree)
{
    constexpr std::size_t most = 10;
    const DirectoryGroup all = wholeGroup(tree, DiffTree::root);
    std::vector<DirectoryGroup> groups = splitGroup(tree, all);
    if (groups.empty() && all.total() != 0)
        groups.push_back(all);
    const auto larger = [](const DirectoryGroup &a, const DirectoryGroup &b) {
        const std::uint64_t totalA = a.total();
        const std::uint64_t totalB = b.total();
        return totalA != totalB ? totalA > totalB : a.node < b.node;
    };
    while (groups.size() < most) {
        std::sort(groups.begin(), groups.end(), larger);
        bool split = false;
        for (auto group = groups.begin(); group != groups.end() && group->total() * 4 >= all.total(); ++group) {
            if (group->direct)
                continue;
            const std::vector<DirectoryGroup> parts = splitGroup(tree, *group);
            if (parts.empty() || groups.size() - 1 + parts.size() > most)
                continue;
            groups.erase(group);
            groups.insert(groups.end(), parts.begin(), parts.end());
            split = true;
            break;
        }
        if (!split)
            break;
    }
    std::sort(groups.begin(), groups.end(), larger);

    std::vector<DirectoryBar> bars;
    for (std::size_t i = 0; i < groups.size() && i < most; ++i) {
        const DirectoryGroup &group = groups[i];
        std::string label = displaySafe(tree.path(group.node));
        if (group.node == DiffTree::root)
            label = "(top level)";
        else if (group.direct)
            label += " (directly)";
        bars.push_back({label, group.step});
    }
    if (groups.size() > most) {
        DirectoryBar others{"(" + groupedNumber(groups.size() - most) + " others)", {}};
        for (std::size_t i = most; i < groups.size(); ++i) {
            for (std::size_t step = 0; step < stepCount; ++step)
                others.step[step] += groups[i].step[step];
        }
        bars.push_back(others);
    }
    return bars;
}

enum class PathClass : std::uint8_t {
    Same,
    ChangedFirst,
    ChangedSecond,
    ChangedBoth, // in all sides
    OnlyVendor,
    OnlySaved,
    OnlyLive,
    VendorSaved,
    VendorLive,
    SavedLiveSame,
    SavedLiveChanged,
    NotDetermined,
    Count
};

PathClass pathClass(const DiffTree &tree, DiffNodeId id)
{
    const DiffNode &node = tree.node(id);
    const bool vendor = static_cast<bool>(node.side[VendorSide]);
    const bool saved = static_cast<bool>(node.side[SavedSide]);
    const bool live = static_cast<bool>(node.side[LiveSide]);
    if (node.unknown && !tree.differs(id))
        return PathClass::NotDetermined;
    if (vendor + saved + live == 1)
        return vendor ? PathClass::OnlyVendor : saved ? PathClass::OnlySaved : PathClass::OnlyLive;
    const bool first = node.changes[VendorToSaved] != 0;
    const bool second = node.changes[SavedToLive] != 0;
    const bool everywhere =
        vendor == tree.hasSide(VendorSide) && saved == tree.hasSide(SavedSide) && live == tree.hasSide(LiveSide);
    if (everywhere)
        return first ? (second ? PathClass::ChangedBoth : PathClass::ChangedFirst)
                     : (second ? PathClass::ChangedSecond : PathClass::Same);
    if (vendor)
        return saved ? PathClass::VendorSaved : PathClass::VendorLive;
    return second ? PathClass::SavedLiveChanged : PathClass::SavedLiveSame;
}

std::vector<PresenceRow> presenceRows(const ReportContent &content,
                                      const std::array<std::uint64_t, static_cast<std::size_t>(PathClass::Count)> &counts)
{
    std::vector<PresenceRow> rows;
    const auto add = [&](PathClass which, std::array<bool, sideCount> present, std::string meaning) {
        rows.push_back({present, std::move(meaning), counts[static_cast<std::size_t>(which)]});
    };
    std::array<bool, sideCount> all{};
    for (const int side : content.sides)
        all[static_cast<std::size_t>(side)] = true;
    if (content.sides.size() == 3) {
        add(PathClass::Same, all, "the same in all three states");
        add(PathClass::ChangedFirst, all, "changed from vendor to saved, the same since");
        add(PathClass::ChangedSecond, all, "the same in vendor and saved, changed live");
        add(PathClass::ChangedBoth, all, "changed in both steps");
        add(PathClass::VendorSaved, {true, true, false}, "in vendor and saved, removed live");
        add(PathClass::VendorLive, {true, false, true}, "not in saved, there again live");
        add(PathClass::OnlyVendor, {true, false, false}, "in the vendor's state only");
        add(PathClass::SavedLiveSame, {false, true, true}, "added in saved, the same live");
        add(PathClass::SavedLiveChanged, {false, true, true}, "added in saved, changed live");
        add(PathClass::OnlySaved, {false, true, false}, "in the saved state only");
        add(PathClass::OnlyLive, {false, false, true}, "in the live state only");
    } else if (content.sides.size() == 2) {
        add(PathClass::Same, all, "the same in both states");
        const int step = content.steps.empty() ? 0 : content.steps.front();
        add(step == VendorToSaved ? PathClass::ChangedFirst : PathClass::ChangedSecond, all, "in both states, changed");
        constexpr std::array<PathClass, sideCount> only = {PathClass::OnlyVendor, PathClass::OnlySaved, PathClass::OnlyLive};
        for (const int side : content.sides) {
            std::array<bool, sideCount> present{};
            present[static_cast<std::size_t>(side)] = true;
            add(only[static_cast<std::size_t>(side)], present,
                side == content.sides.front() ? "in the earlier state only" : "in the later state only");
        }
    } else {
        return rows;
    }
    if (counts[static_cast<std::size_t>(PathClass::NotDetermined)] != 0)
        add(PathClass::NotDetermined, {}, "no difference found, but not all of it could be compared");
    return rows;
}

std::string flagText(const Entry &entry)
{
    if (entry.has(EntryFlag::Unreadable))
        return entry.type == EntryType::Directory ? "its list of names could not be read" : "its content could not be read";
    return "it changed while it was read";
}

Status countShown(ReportContent &content, const DiffTree &tree, std::size_t most, Context &context)
{
    constexpr std::uint64_t mostBytes = 16 << 20; // of each of the two kinds
    std::uint64_t bytes[2] = {};
    const auto wanted = [&](bool explained) {
        return (explained ? content.shownExplained : content.shownUnexplained) < most && bytes[explained] < mostBytes;
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

} // namespace

const std::vector<StatusTerm> &statusTerms()
{
    static const std::vector<StatusTerm> terms = {
        {DiffStatus::Identical, "=", "identical", "Nothing that is compared differs."},
        {DiffStatus::Added, "A", "added", "The path is in the later state only."},
        {DiffStatus::Removed, "R", "removed", "The path is in the earlier state only."},
        {DiffStatus::Type, "T", "type changed", "The path is another kind of file."},
        {DiffStatus::Modified, "M", "modified", "Content, link target or device numbers differ."},
        {DiffStatus::Metadata, "m", "metadata only", "Only mode, owner, time, extended attributes or shared names differ."},
        {DiffStatus::Unknown, "!", "not determined", "No difference was found, but not all of it could be compared."},
    };
    return terms;
}

const StatusTerm &statusTerm(DiffStatus status)
{
    return statusTerms()[static_cast<std::size_t>(status)];
}

const std::vector<Term> &changeTerms()
{
    static const std::vector<Term> terms = {
        {"added", "The path is in the later state only."},
        {"removed", "The path is in the earlier state only."},
        {"type", "Another kind of file. Nothing else is compared then."},
        {"content", "Another SHA-256 of the file's bytes; where one of the two is not known, another size."},
        {"target", "The symbolic link leads elsewhere."},
        {"device", "Another device number."},
        {"mode", "Other permission, setuid, setgid or sticky bits. Not compared for symbolic links."},
        {"owner", "Another numeric user or group."},
        {"mtime", "Another time of modification. Where one side has whole seconds only, whole seconds are compared."},
        {"xattrs",
         "Other extended attributes (capabilities and access lists are such). Those that overlay keeps for itself are left out."},
        {"links", "Another set of names shares the file."},
    };
    return terms;
}

const std::vector<Term> &explanationTerms()
{
    static const std::vector<Term> terms = {
        {"engine.time-clamped-to-1970",
         "Engines write a time before 1970 as 1970-01-01T00:00:00Z when they unpack a layer."},
        {"engine.save-drops-socket", "A saved image holds no sockets, so one that a build left on disk is on disk only."},
        {"engine.save-drops-xattr", "A saved image holds few kinds of extended attributes, so others are on disk only."},
    };
    return terms;
}

const std::vector<Term> &verdictTerms()
{
    static const std::vector<Term> terms = {
        {"intact", "What is there agrees with the digest or the record it must agree with."},
        {"altered", "It does not agree; the reason and the findings say in what."},
        {"unverifiable", "There is nothing to hold it against, or that could not be read; the reason says what is missing."},
    };
    return terms;
}

const std::vector<Term> &glossary()
{
    static const std::vector<Term> terms = {
        {"vendor, saved, live",
         "The three states: what was released as a root file system, what was saved as an image, and what lies in the store of an engine."},
        {"layer", "A set of files that is laid over the ones below it. Layers are counted from 0, the lowest."},
        {"diff id", "SHA-256 of a layer as an uncompressed tar archive; the image's configuration names it."},
        {"recomputed",
         "The same digest, made again from the bytes at hand. Where a store holds a layer's files and a record of its archive instead of the archive, it covers the content of the files that the archive had: not their modes, owners and attributes on disk, and no files added there. Those are compared one by one."},
        {"chain id", "Digest of a layer together with all layers below it; engines find a layer by it."},
        {"whiteout", "A mark in a layer that hides a path of the layers below."},
        {"opaque", "A mark on a directory that hides all that the layers below have in it."},
        {"store", "Where a thing lies inside of its source."},
        {"missed by", "Commands of the engine that report nothing in a case of this kind."},
        {"SHA-256", "A digest of 256 bits. Equal digests are taken as equal content."},
        {"\\n, \\xNN, \\u{XXXX}",
         "Stand for characters that do not show or that mislead, and for bytes that are no text. A backslash of the name itself is doubled."},
    };
    return terms;
}

const std::vector<std::string_view> &methodParagraphs()
{
    static const std::vector<std::string_view> paragraphs = {
        "Each source was read once, without changing it. The layers of an image were laid over each other as an engine does, so that for every path there is one entry a reader of the image would see. "
        "Paths were then compared byte for byte by name, and entries by type, content, link target, device number, mode, owner, time of modification, extended attributes and shared names.",
        "A difference is called explained only where the evidence of that very path proves that an engine that works as intended makes it. All other differences are unexplained: no cause is claimed for them.",
        "A finding is something in the evidence that does not agree with a record or with its format. It is stated with where it is; who or what caused it is not part of this report.",
    };
    return paragraphs;
}

const std::vector<std::string_view> &standingLimitations()
{
    static const std::vector<std::string_view> texts = {
        "Only what the sources hold was compared. Memory, running processes, volumes and the network are not part of it.",
        "Times of last access, of change of the inode and of creation are not compared: archives do not carry them.",
        "Many archives hold whole seconds and few kinds of extended attributes. What a format cannot hold is not missing because of an act.",
        "Times of modification and owners are what the evidence says. Whoever can write a file can set them.",
        "That two states are the same does not say that either is free of faults.",
    };
    return texts;
}

std::string groupedNumber(std::uint64_t value)
{
    std::string digits = std::to_string(value);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

std::string shownText(std::uint64_t shown, std::uint64_t all, std::string_view one, std::string_view many)
{
    if (shown < all)
        return groupedNumber(shown) + " of " + groupedNumber(all) + ' ' + std::string(many)
            + " shown; the evidence file has all.";
    if (all == 1)
        return "1 " + std::string(one) + '.';
    return "All " + groupedNumber(all) + ' ' + std::string(many) + " shown.";
}

std::uint64_t DirectoryBar::total() const
{
    std::uint64_t sum = 0;
    for (const Rollup::Counts &counts : step)
        sum += std::uint64_t(counts.added) + counts.removed + counts.modified + counts.metadata;
    return sum;
}

Result<ReportContent> gatherContent(const Comparison &comparison, const ReportOptions &options, Context &context)
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
    const auto stated = [](const std::string &text) { return text.empty() ? std::string("not stated") : displaySafe(text); };
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
    for (int step = 0; step < stepCount; ++step) {
        if (!tree.hasStep(step))
            continue;
        content.steps.push_back(step);
        content.stepTitle[static_cast<std::size_t>(step)] =
            std::string(sideTitles[static_cast<std::size_t>(tree.fromSide(step))]) + " \u2192 "
            + std::string(sideTitles[static_cast<std::size_t>(tree.toSide(step))]);
    }

    std::array<std::uint64_t, static_cast<std::size_t>(PathClass::Count)> classes{};
    for (std::uint32_t i = 1; i < tree.size(); ++i) {
        if ((i & 0xFFF) == 0 && context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
        ++classes[static_cast<std::size_t>(pathClass(tree, DiffNodeId(i)))];
        content.notDetermined += tree.node(DiffNodeId(i)).unknown != 0;
    }
    content.presence = presenceRows(content, classes);
    content.directories = directoryBars(tree);
    if (Status counted = countShown(content, tree, options.shownDifferences, context); !counted)
        return Unexpected(counted.error());

    for (const Finding &finding : comparison.findings)
        content.findings.push_back(&finding);
    std::stable_sort(content.findings.begin(), content.findings.end(), [](const Finding *a, const Finding *b) {
        return a->severity != b->severity ? a->severity > b->severity : a->code < b->code;
    });

    for (const int side : content.sides) {
        const LoadedSource &source = *comparison.sources[static_cast<std::size_t>(side)];
        const std::string_view title = sideTitles[static_cast<std::size_t>(side)];
        for (const SkippedPart &part : skippedParts(source))
            content.limitations.push_back({title, displaySafe(part.path), "not read: " + displaySafe(part.reason)});
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
            content.limitations.push_back({title, displaySafe(path), what});
    }

    const DiffTree::Totals &totals = tree.totals();
    const std::uint64_t differing = totals.explained + totals.unexplained;
    if (content.steps.empty()) {
        content.outcome = "One source was read; nothing was compared.";
    } else {
        content.outcome = plural(totals.paths, "path was", "paths were") + " compared. "
            + plural(differing, "differs", "differ") + " in a step: " + groupedNumber(totals.explained) + " explained, "
            + groupedNumber(totals.unexplained) + " unexplained.";
    }
    content.outcome += comparison.complete ? " All that was asked for was read."
                                           : " Not all of the evidence could be read; see Limitations.";
    return content;
}

std::vector<Fact> sideFacts(const Comparison &comparison, DiffNodeId id, int side)
{
    const DiffTree &tree = *comparison.tree;
    const DiffNode &node = tree.node(id);
    const NodeId at = node.side[static_cast<std::size_t>(side)];
    std::vector<Fact> facts;
    if (!at)
        return facts;
    const FsTree &files = *tree.tree(side);
    const Entry &entry = files.entry(at);

    // The step that leads here, and what stood before.
    std::uint16_t changes = 0;
    const Entry *before = nullptr;
    for (int step = 0; step < stepCount; ++step) {
        if (tree.hasStep(step) && tree.toSide(step) == side) {
            changes = node.changes[static_cast<std::size_t>(step)];
            before = tree.entry(id, tree.fromSide(step));
        }
    }
    const auto has = [changes](std::uint16_t bit) { return (changes & bit) != 0; };
    const auto add = [&](std::string_view label, std::string value, bool changed) {
        facts.push_back({label, std::move(value), true, changed});
    };

    add("type", std::string(entryTypeName(entry.type)), has(Change::Type));
    const LoadedSourcePtr &source = comparison.sources[static_cast<std::size_t>(side)];
    if (source && source->image)
        add("layer", std::to_string(files.ref(at).layer), false);
    if (entry.has(EntryFlag::Implied)) {
        facts.push_back({"note", "only named as part of longer paths", false, false});
        return facts;
    }
    add("mode", octalMode(entry.mode) + ' ' + modeText(entry).substr(1), has(Change::Mode));
    add("owner", std::to_string(entry.uid) + ':' + std::to_string(entry.gid), has(Change::Owner));
    if (entry.type == EntryType::File)
        add("size", groupedNumber(entry.size), has(Change::Content) && before && before->size != entry.size);
    add("mtime", isoTime(entry.mtimeSec, entry.mtimeNsec), has(Change::Mtime));
    const std::uint32_t links = files.linkCount(at);
    if (links > 1 || has(Change::Links))
        add("links", std::to_string(links), has(Change::Links));
    if (entry.type == EntryType::File) {
        const Sha256Digest *digest = files.digest(at);
        if (digest)
            add("sha256", toHex(*digest), has(Change::Content));
        else
            facts.push_back({"sha256", "not known", false, false});
    }
    if (entry.type == EntryType::Symlink)
        add("target", displaySafe(files.target(at)), has(Change::Target));
    if (entry.type == EntryType::Character || entry.type == EntryType::Block)
        add("device", std::to_string(entry.rdevMajor) + ':' + std::to_string(entry.rdevMinor), has(Change::Device));
    const XattrList xattrs = files.xattrs(at);
    for (const auto &[name, value] : xattrs) {
        constexpr std::size_t most = 512;
        std::string text = displaySafe(name) + "=0x"
            + toHex(reinterpret_cast<const std::uint8_t *>(value.data()), std::min(value.size(), most));
        if (value.size() > most)
            text += "\u2026 (" + groupedNumber(value.size()) + " bytes, the evidence file has all)";
        add("xattr", std::move(text), has(Change::Xattrs));
    }
    if (xattrs.empty() && has(Change::Xattrs))
        facts.push_back({"xattr", "none", false, true});
    return facts;
}

std::string changeText(const DiffTree &tree, DiffNodeId id, int step)
{
    std::string text;
    for (const std::string_view word : changeWords(tree.node(id).changes[static_cast<std::size_t>(step)])) {
        if (!text.empty())
            text += ", ";
        text += word;
    }
    return text;
}

bool needsPercentText(std::string_view bytes)
{
    const auto isPlain = [](char c) { return c >= 0x20 && c < 0x7F; };
    if (!std::all_of(bytes.begin(), bytes.end(), isPlain))
        return true;
    // Spaces that are easily overlooked.
    return bytes.starts_with(' ') || bytes.ends_with(' ') || bytes.find("  ") != std::string_view::npos
        || bytes.find("/ ") != std::string_view::npos || bytes.find(" /") != std::string_view::npos;
}

std::string percentText(std::string_view bytes)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string text;
    for (const char c : bytes) {
        if (c > 0x20 && c < 0x7F && c != '%') {
            text += c;
            continue;
        }
        text += '%';
        text += digits[static_cast<unsigned char>(c) >> 4];
        text += digits[static_cast<unsigned char>(c) & 0xF];
    }
    return text;
}

std::string layerText(const Comparison &comparison, const Finding &finding)
{
    if (finding.layer.empty())
        return {};
    std::string text = displaySafe(finding.layer);
    if (finding.role < 0 || finding.role >= sideCount || !comparison.sources[static_cast<std::size_t>(finding.role)])
        return text;
    const auto &layers = comparison.sources[static_cast<std::size_t>(finding.role)]->layers;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (layers[i].layer.diffId == finding.layer)
            return std::to_string(i) + ", " + text;
    }
    return text;
}

std::string_view findingMeaning(const Finding &finding)
{
    const FindingCode *known = findFindingCode(finding.code);
    return known ? known->meaning : std::string_view("This version has no text for this code.");
}

std::string librariesText(const ReportOptions &options)
{
    std::string text;
    for (const auto &[name, number] : reportLibraries(options))
        text += (text.empty() ? "" : ", ") + displaySafe(name) + ' ' + displaySafe(number);
    return text;
}

std::string detailLabel(std::string_view key)
{
    std::string words;
    for (const char c : key) {
        if (c >= 'A' && c <= 'Z') {
            words += ' ';
            words += static_cast<char>(c - 'A' + 'a');
        } else {
            words += c;
        }
    }
    return displaySafe(words);
}

std::string findingNumber(std::size_t index)
{
    std::string digits = std::to_string(index + 1);
    if (digits.size() < 3)
        digits.insert(0, 3 - digits.size(), '0');
    return "F-" + digits;
}

} // namespace assay

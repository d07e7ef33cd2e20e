// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/difftree.h"

#include "base/largepages.h"
#include "compare/withoutpaths.h"
#include "tree/treepath.h"

#include <algorithm>
#include <utility>

namespace assay {
namespace {

constexpr std::pair<std::uint16_t, std::string_view> words[] = {
    {Change::Added, "added"},   {Change::Content, "content"}, {Change::Device, "device"},   {Change::Links, "links"},
    {Change::Mode, "mode"},     {Change::Mtime, "mtime"},     {Change::Owner, "owner"},     {Change::Removed, "removed"},
    {Change::Target, "target"}, {Change::Type, "type"},       {Change::Xattrs, "xattrs"},
};

bool isDevice(EntryType type)
{
    return type == EntryType::Character || type == EntryType::Block;
}

bool sameTime(const Entry &a, const Entry &b)
{
    if (a.mtimeSec != b.mtimeSec)
        return false;
    const bool wholeOnly = a.has(EntryFlag::WholeSeconds) || b.has(EntryFlag::WholeSeconds);
    return wholeOnly || a.mtimeNsec == b.mtimeNsec;
}

struct ContentComparison {
    bool differs = false;
    bool unknown = false;
};

ContentComparison compareContent(const FsTree &fromTree, NodeId from, const FsTree &toTree, NodeId to)
{
    const Entry &a = fromTree.entry(from);
    const Entry &b = toTree.entry(to);
    const Sha256Digest *digestA = fromTree.digest(from);
    const Sha256Digest *digestB = toTree.digest(to);
    if (digestA && digestB)
        return {*digestA != *digestB, false};
    // Another size is another content, when both sides' sizes come from a record that could be read.
    return {a.size != b.size, a.size == b.size};
}

} // namespace

PairComparison comparePair(const FsTree &fromTree, NodeId from, const FsTree &toTree, NodeId to)
{
    const Entry &a = fromTree.entry(from);
    const Entry &b = toTree.entry(to);
    if (a.type != b.type)
        return {Change::Type, false};
    PairComparison pair;
    if (a.type == EntryType::File) {
        const ContentComparison content = compareContent(fromTree, from, toTree, to);
        if (content.differs)
            pair.changes |= Change::Content;
        pair.unknown = content.unknown;
    } else {
        pair.unknown = ((a.flags | b.flags) & EntryFlag::Unreadable) != 0;
    }
    if (a.type == EntryType::Symlink && fromTree.target(from) != toTree.target(to))
        pair.changes |= Change::Target;
    if (isDevice(a.type) && (a.rdevMajor != b.rdevMajor || a.rdevMinor != b.rdevMinor))
        pair.changes |= Change::Device;
    // Nothing is recorded of a directory that is only implied by longer paths: there is nothing to compare.
    if (((a.flags | b.flags) & EntryFlag::Implied) != 0)
        return pair;
    if (a.type != EntryType::Symlink && a.mode != b.mode)
        pair.changes |= Change::Mode;
    if (a.uid != b.uid || a.gid != b.gid)
        pair.changes |= Change::Owner;
    if (!sameTime(a, b))
        pair.changes |= Change::Mtime;
    const LayerTree &fromLayer = fromTree.layerOf(from);
    const LayerTree &toLayer = toTree.layerOf(to);
    const bool attributesKnown = !fromLayer.attributesUnknown() && !toLayer.attributesUnknown();
    if (attributesKnown && fromLayer.xattrBytes(a) != toLayer.xattrBytes(b))
        pair.changes |= Change::Xattrs;
    return pair;
}

std::vector<std::string_view> changeWords(std::uint16_t changes)
{
    std::vector<std::string_view> list;
    for (const auto &[bit, word] : words) {
        if (changes & bit)
            list.push_back(word);
    }
    return list;
}

std::uint16_t changeFromWord(std::string_view wanted)
{
    for (const auto &[bit, word] : words) {
        if (word == wanted)
            return bit;
    }
    return 0;
}

DiffStatus statusOf(std::uint16_t changes, bool unknown)
{
    if (changes & Change::Added)
        return DiffStatus::Added;
    if (changes & Change::Removed)
        return DiffStatus::Removed;
    if (changes & Change::Type)
        return DiffStatus::Type;
    if (changes & ~Change::metadataOnly)
        return DiffStatus::Modified;
    if (unknown)
        return DiffStatus::Unknown;
    return changes ? DiffStatus::Metadata : DiffStatus::Identical;
}

std::string_view explanationCode(Explanation explanation)
{
    switch (explanation) {
    case Explanation::None: return {};
    case Explanation::TimeClampedTo1970: return "engine.time-clamped-to-1970";
    case Explanation::SaveDropsSocket: return "engine.save-drops-socket";
    case Explanation::SaveDropsXattr: return "engine.save-drops-xattr";
    case Explanation::FolderNotDescribed: return "engine.folder-not-described";
    case Explanation::AclInherited: return "engine.acl-inherited";
    case Explanation::CopyDropsXattr: return "engine.copy-drops-xattr";
    }
    return {};
}

DiffNodeId DiffTree::find(std::string_view path) const
{
    return nodeAtPath(*this, path);
}

std::string DiffTree::path(DiffNodeId id) const
{
    return pathOfNode(*this, id);
}

bool DiffTree::hasStep(int step) const
{
    if (step == VendorToSaved)
        return hasSide(VendorSide) && hasSide(SavedSide);
    return hasSide(LiveSide) && (hasSide(SavedSide) || hasSide(VendorSide));
}

int DiffTree::fromSide(int step) const
{
    return step == SavedToLive && hasSide(SavedSide) ? SavedSide : VendorSide;
}

const Entry *DiffTree::entry(DiffNodeId id, int side) const
{
    const NodeId at = m_nodes[id.value].side[static_cast<std::size_t>(side)];
    return at ? &tree(side)->entry(at) : nullptr;
}

bool DiffTree::unexplained(DiffNodeId id) const
{
    const DiffNode &at = m_nodes[id.value];
    for (std::size_t step = 0; step < stepCount; ++step) {
        if (at.changes[step] && at.explanation[step] == Explanation::None)
            return true;
    }
    return false;
}

DiffStatus DiffTree::status(DiffNodeId id, int step) const
{
    const DiffNode &at = m_nodes[id.value];
    return statusOf(at.changes[static_cast<std::size_t>(step)], (at.unknown >> step) & 1);
}

const Rollup *DiffTree::rollup(DiffNodeId id) const
{
    const std::uint32_t at = m_nodes[id.value].rollup;
    return at == 0xFFFFFFFFU ? nullptr : &m_rollups[at];
}

void DiffTree::setExplanation(DiffNodeId id, int step, Explanation explanation)
{
    m_nodes[id.value].explanation[static_cast<std::size_t>(step)] = explanation;
}

void DiffTree::listFolders()
{
    m_branches.clear();
    m_folders.assign(size(), 0);
    for (std::uint32_t i = 0; i < size(); ++i) {
        const DiffNode &at = m_nodes[i];
        m_folders[i] = at.directory || at.childCount != 0;
        if (at.childCount != 0)
            m_branches.push_back(DiffNodeId(i));
    }
}

namespace {

// Null for Identical, which is not counted.
std::uint32_t Rollup::Counts::*countFor(DiffStatus status)
{
    switch (status) {
    case DiffStatus::Identical: break;
    case DiffStatus::Added: return &Rollup::Counts::added;
    case DiffStatus::Removed: return &Rollup::Counts::removed;
    case DiffStatus::Type:
    case DiffStatus::Modified: return &Rollup::Counts::modified;
    case DiffStatus::Metadata: return &Rollup::Counts::metadata;
    case DiffStatus::Unknown: return &Rollup::Counts::unknown;
    }
    return nullptr;
}

} // namespace

void DiffTree::sumUp()
{
    m_totals = {};
    m_totals.paths = size() - 1;
    m_totals.identical = m_totals.paths;
    m_rollups.clear();
    for (DiffNode &at : m_nodes)
        at.rollup = 0xFFFFFFFFU;
    const auto rollupOf = [this](std::uint32_t i) -> Rollup & {
        if (m_nodes[i].rollup == 0xFFFFFFFFU) {
            m_nodes[i].rollup = static_cast<std::uint32_t>(m_rollups.size());
            m_rollups.emplace_back();
        }
        return m_rollups[m_nodes[i].rollup];
    };
    for (std::uint32_t i = size(); i-- > 1;) {
        const DiffNodeId id(i);
        const bool own = differs(id) || m_nodes[i].unknown;
        if (!own && m_nodes[i].rollup == 0xFFFFFFFFU)
            continue;
        const std::uint32_t above = m_nodes[i].parent;
        rollupOf(above);
        Rollup &sum = m_rollups[m_nodes[above].rollup];
        if (own) {
            --m_totals.identical;
            std::array<std::uint32_t Rollup::Counts::*, stepCount> counted{};
            for (std::size_t step = 0; step < stepCount; ++step) {
                counted[step] = countFor(status(id, static_cast<int>(step)));
                if (!counted[step])
                    continue;
                ++(sum.step[step].*counted[step]);
                ++(m_totals.step[step].*counted[step]);
                if (std::find(counted.begin(), counted.begin() + step, counted[step]) == counted.begin() + step)
                    ++(m_totals.anyStep.*counted[step]);
            }
            if (differs(id)) {
                const bool open = unexplained(id);
                sum.unexplained += open ? 1 : 0;
                ++(open ? m_totals.unexplained : m_totals.explained);
            }
        }
        if (m_nodes[i].rollup != 0xFFFFFFFFU) {
            const Rollup &below = m_rollups[m_nodes[i].rollup];
            for (std::size_t step = 0; step < stepCount; ++step) {
                sum.step[step].added += below.step[step].added;
                sum.step[step].removed += below.step[step].removed;
                sum.step[step].modified += below.step[step].modified;
                sum.step[step].metadata += below.step[step].metadata;
                sum.step[step].unknown += below.step[step].unknown;
            }
            sum.unexplained += below.unexplained;
        }
    }
}

// The work of compareTrees(), in three passes: merge the names, tell apart the groups of hard links, compare metadata.
class TreeComparison {
public:
    TreeComparison(std::array<std::shared_ptr<const FsTree>, sideCount> trees, Context &context)
        : m_result(std::make_shared<DiffTree>()), m_context(context)
    {
        m_result->m_trees = std::move(trees);
    }

    Result<std::shared_ptr<DiffTree>> run()
    {
        const bool done = merge() && readEntries() && compareNodes();
        if (m_tooLarge)
            return Unexpected(makeError(ErrorCode::LimitExceeded, {}, "the trees together have more paths or longer names than can be compared"));
        if (!done)
            return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
        m_result->listFolders();
        m_result->sumUp();
        return m_result;
    }

    static std::shared_ptr<DiffTree> without(const DiffTree &whole, const std::vector<std::uint8_t> &leaveOut, const std::array<FsTreeWithout, sideCount> &sides)
    {
        auto tree = std::make_shared<DiffTree>();
        for (std::size_t side = 0; side < sideCount; ++side)
            tree->m_trees[side] = sides[side].tree;
        tree->m_nameOffsets.push_back(0);
        std::vector<DiffNodeId> newIds(whole.size());
        for (std::uint32_t i = 0; i < whole.size(); ++i) {
            DiffNode node = whole.m_nodes[i];
            if (i != 0 && (leaveOut[i] || !newIds[node.parent]))
                continue;
            newIds[i] = DiffNodeId(static_cast<std::uint32_t>(tree->m_nodes.size()));
            node.firstChild = node.childCount = 0;
            if (i != 0) {
                node.parent = newIds[node.parent].value;
                DiffNode &above = tree->m_nodes[node.parent];
                above.firstChild = above.childCount++ == 0 ? newIds[i].value : above.firstChild;
            }
            for (std::size_t side = 0; side < sideCount; ++side)
                node.side[side] = node.side[side] ? sides[side].newIds[node.side[side].value] : NodeId();
            tree->m_nodes.push_back(node);
            tree->m_names += whole.nameAt(i);
            tree->m_nameOffsets.push_back(static_cast<std::uint32_t>(tree->m_names.size()));
        }
        tree->listFolders();
        tree->sumUp();
        return tree;
    }

private:
    using Names = std::array<std::string_view, sideCount>;

    bool cancelledAt(std::uint32_t i) const { return (i & 0xFFF) == 0 && m_context.cancelled(); }

    bool merge()
    {
        auto &trees = m_result->m_trees;
        auto &nodes = m_result->m_nodes;
        std::size_t most = 0;
        for (const auto &tree : trees)
            most = std::max<std::size_t>(most, tree ? tree->size() : 0);
        reserveLarge(nodes, most + most / 16);
        reserveLarge(m_result->m_nameOffsets, most + most / 16 + 1);
        reserveLarge(m_result->m_names, most * 16);

        DiffNode rootNode;
        rootNode.directory = true;
        for (std::size_t side = 0; side < sideCount; ++side) {
            if (trees[side])
                rootNode.side[side] = FsTree::root;
        }
        nodes.push_back(rootNode);
        m_result->m_nameOffsets.push_back(0);
        m_result->m_nameOffsets.push_back(0);

        for (std::uint32_t at = 0; at < nodes.size(); ++at) {
            if (cancelledAt(at))
                return false;
            std::array<std::uint32_t, sideCount> next{};
            std::array<std::uint32_t, sideCount> end{};
            Names names;
            for (std::size_t side = 0; side < sideCount; ++side) {
                const NodeId node = nodes[at].side[side];
                const NodeRange range = node ? trees[side]->children(node) : NodeRange{};
                next[side] = range.first;
                end[side] = range.first + range.count;
                if (range.count)
                    names[side] = trees[side]->name(NodeId(next[side]));
            }
            nodes[at].firstChild = static_cast<std::uint32_t>(nodes.size());
            while (true) {
                // The sides that have the least name, each name compared once.
                std::size_t least = sideCount;
                std::array<bool, sideCount> has{};
                for (std::size_t side = 0; side < sideCount; ++side) {
                    if (next[side] == end[side])
                        continue;
                    const int order = least == sideCount ? -1 : names[side].compare(names[least]);
                    if (order < 0) {
                        has = {};
                        least = side;
                    }
                    has[side] = order <= 0;
                }
                if (least == sideCount)
                    break;
                const std::string_view name = names[least];
                DiffNode node;
                node.parent = at;
                for (std::size_t side = least; side < sideCount; ++side) {
                    if (!has[side])
                        continue;
                    node.side[side] = NodeId(next[side]);
                    if (++next[side] != end[side])
                        names[side] = trees[side]->name(NodeId(next[side]));
                }
                // Three trees of one source each within its limits may yet have more than 32 bits can count.
                constexpr std::size_t most32 = 0xFFFFFF00U;
                if (nodes.size() >= most32 || name.size() > most32 - m_result->m_names.size()) {
                    m_tooLarge = true;
                    return false;
                }
                nodes.push_back(node);
                m_result->m_names += name;
                m_result->m_nameOffsets.push_back(static_cast<std::uint32_t>(m_result->m_names.size()));
            }
            nodes[at].childCount = static_cast<std::uint32_t>(nodes.size()) - nodes[at].firstChild;
        }
        return true;
    }

    // Which are folders; and one number for the set of paths that share a file, per side, layer and group: equal sets have
    // equal numbers, for the paths are the same nodes in the same order.
    bool readEntries()
    {
        for (std::size_t side = 0; side < sideCount; ++side) {
            const auto &tree = m_result->m_trees[side];
            if (!tree)
                continue;
            m_linkSignatures[side].resize(tree->layers().size());
            for (std::uint32_t i = 1; i < m_result->m_nodes.size(); ++i) {
                if (cancelledAt(i))
                    return false;
                const NodeId node = m_result->m_nodes[i].side[side];
                if (!node)
                    continue;
                const Entry &entry = tree->entry(node);
                m_result->m_nodes[i].directory |= entry.type == EntryType::Directory;
                const std::uint32_t group = entry.linkGroup;
                if (group == Entry::none)
                    continue;
                auto &signatures = m_linkSignatures[side][tree->ref(node).layer];
                if (group >= signatures.size())
                    signatures.resize(group + 1, 0);
                std::uint64_t &signature = signatures[group];
                signature = (signature ^ i) * 0x9E3779B97F4A7C15ULL;
                signature ^= signature >> 29;
            }
        }
        return true;
    }

    std::uint64_t linkSignature(std::size_t side, NodeId node) const
    {
        const FsTree &tree = *m_result->m_trees[side];
        if (tree.linkCount(node) < 2)
            return 0;
        return m_linkSignatures[side][tree.ref(node).layer][tree.entry(node).linkGroup];
    }

    bool compareNodes()
    {
        for (std::uint32_t i = 1; i < m_result->m_nodes.size(); ++i) {
            if (cancelledAt(i))
                return false;
            fetchAhead(i + 16);
            DiffNode &node = m_result->m_nodes[i];
            for (int step = 0; step < stepCount; ++step) {
                if (m_result->hasStep(step))
                    compareStep(node, step);
            }
        }
        return true;
    }

    // Digests lie in the order of the evidence, not of the nodes: waiting for each of them is most of the work.
    void fetchAhead(std::uint32_t i) const
    {
        if (i >= m_result->m_nodes.size())
            return;
        for (std::size_t side = 0; side < sideCount; ++side) {
            const NodeId node = m_result->m_nodes[i].side[side];
            if (node)
                __builtin_prefetch(m_result->m_trees[side]->digest(node));
        }
    }

    void compareStep(DiffNode &node, int step)
    {
        const auto fromSide = static_cast<std::size_t>(m_result->fromSide(step));
        const auto toSide = static_cast<std::size_t>(m_result->toSide(step));
        const NodeId from = node.side[fromSide];
        const NodeId to = node.side[toSide];
        std::uint16_t &changes = node.changes[static_cast<std::size_t>(step)];
        if (!from && !to)
            return;
        // What is seen through a layer that was not read whole may be another thing: no two such are proven to be the same.
        if ((from && m_result->m_trees[fromSide]->coverUnknown(from)) || (to && m_result->m_trees[toSide]->coverUnknown(to)))
            node.unknown = static_cast<std::uint8_t>(node.unknown | (1U << step));
        if (!from || !to) {
            if (mayBeThereUnread(node, step, from ? toSide : fromSide))
                node.unknown = static_cast<std::uint8_t>(node.unknown | (1U << step));
            else
                changes = from ? Change::Removed : Change::Added;
            return;
        }
        const FsTree &fromTree = *m_result->m_trees[fromSide];
        const FsTree &toTree = *m_result->m_trees[toSide];
        const PairComparison pair = comparePair(fromTree, from, toTree, to);
        changes = pair.changes;
        if (pair.unknown)
            node.unknown = static_cast<std::uint8_t>(node.unknown | (1U << step));
        const Entry &a = fromTree.entry(from);
        const Entry &b = toTree.entry(to);
        if (a.type != b.type || ((a.flags | b.flags) & EntryFlag::Implied) != 0)
            return;
        if (a.type != EntryType::Directory && linkSignature(fromSide, from) != linkSignature(toSide, to))
            changes |= Change::Links;
    }

    // The path is missing in a side, but the folder it would be in could not be read there.
    bool mayBeThereUnread(const DiffNode &node, int step, std::size_t side) const
    {
        const DiffNode &above = m_result->m_nodes[node.parent];
        if (const NodeId folder = above.side[side])
            return m_result->m_trees[side]->listingUnknown(folder);
        return ((above.unknown >> step) & 1) != 0 && above.changes[static_cast<std::size_t>(step)] == 0;
    }

    std::shared_ptr<DiffTree> m_result;
    Context &m_context;
    bool m_tooLarge = false;
    std::array<std::vector<std::vector<std::uint64_t>>, sideCount> m_linkSignatures;
};

std::shared_ptr<DiffTree> withoutPaths(const DiffTree &whole, const std::vector<std::uint8_t> &leaveOut, const std::array<FsTreeWithout, sideCount> &sides)
{
    return TreeComparison::without(whole, leaveOut, sides);
}

Result<std::shared_ptr<DiffTree>> compareTrees(std::array<std::shared_ptr<const FsTree>, sideCount> trees, Context &context)
{
    context.setPhase(Phase::Comparing);
    return TreeComparison(std::move(trees), context).run();
}

} // namespace assay

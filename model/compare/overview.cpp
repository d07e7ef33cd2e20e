// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/overview.h"

#include "base/parallel.h"
#include "compare/overviewfilters.h"

#include <algorithm>
#include <utility>

namespace assay {
namespace {

constexpr std::size_t mostFolders = 10;
constexpr std::size_t mostLayers = 12;
constexpr std::uint8_t otherGroup = 0xFF;
constexpr std::uint32_t pollMask = 0x3FFF;

struct SizeClass {
    std::uint64_t from, to;
    std::string_view filter; // behind "live."; more than one term apart by a blank
    std::string_view second;
};
constexpr std::array<SizeClass, 8> sizeClasses = {{
    {0, 1, "size:0", ""},
    {1, 1ULL << 10, "size>=1", "size<1K"},
    {1ULL << 10, 1ULL << 14, "size>=1K", "size<16K"},
    {1ULL << 14, 1ULL << 18, "size>=16K", "size<256K"},
    {1ULL << 18, 1ULL << 22, "size>=256K", "size<4M"},
    {1ULL << 22, 1ULL << 26, "size>=4M", "size<64M"},
    {1ULL << 26, 1ULL << 30, "size>=64M", "size<1G"},
    {1ULL << 30, 0, "size>=1G", ""},
}};

std::size_t sizeClassOf(std::uint64_t bytes)
{
    std::size_t at = 0;
    while (sizeClasses[at].to != 0 && bytes >= sizeClasses[at].to)
        ++at;
    return at;
}

bool isCounted(const DiffTree &tree, std::uint32_t i, OverviewScope scope)
{
    const DiffNode &node = tree.node(DiffNodeId(i));
    switch (scope) {
    case OverviewScope::Everything:
        return true;
    case OverviewScope::Differing:
        return node.unknown != 0 || tree.differs(DiffNodeId(i));
    case OverviewScope::Unexplained:
        return node.unknown != 0 || tree.unexplained(DiffNodeId(i));
    }
    return false;
}

// The statuses that a path has in any step, as bits.
std::uint8_t statusesOf(const DiffTree &tree, const std::array<bool, stepCount> &steps, std::uint32_t i)
{
    std::uint8_t statuses = 0;
    for (int step = 0; step < stepCount; ++step) {
        if (steps[static_cast<std::size_t>(step)])
            statuses |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(tree.status(DiffNodeId(i), step)));
    }
    return statuses;
}

void add(PathCounts &counts, std::uint8_t statuses)
{
    ++counts.paths;
    for (std::size_t status = 0; statuses != 0; ++status, statuses = static_cast<std::uint8_t>(statuses >> 1))
        counts.status[status] += statuses & 1U;
}

struct Group {
    FolderPart::Kind kind = FolderPart::Kind::Whole;
    DiffNodeId folder;
    std::uint32_t paths = 0;
};

// Which folders stand for themselves: the largest is opened as long as it holds a good share of all and there is room.
class Grouping {
public:
    Grouping(const DiffTree &tree, const std::vector<std::uint32_t> &below, const std::vector<std::uint32_t> &direct) :
        m_tree(tree), m_below(below), m_direct(direct)
    {
        m_groups = opened(DiffTree::root);
        m_opened.push_back(DiffTree::root.value);
        sort();
        while (openOne())
            sort();
        if (m_groups.size() > mostFolders)
            m_groups.resize(mostFolders);
    }

    const std::vector<Group> &groups() const { return m_groups; }

    // For every folder, the group that the paths in it belong to.
    std::vector<std::uint8_t> ofChildren() const
    {
        std::vector<std::uint8_t> group(m_tree.size(), otherGroup);
        std::vector<std::pair<std::uint32_t, std::uint8_t>> own;
        for (const std::uint32_t folder : m_opened)
            own.emplace_back(folder, otherGroup);
        for (std::size_t at = 0; at < m_groups.size(); ++at) {
            const std::uint32_t folder = m_groups[at].folder.value;
            const auto known = std::find_if(own.begin(), own.end(), [&](const auto &each) { return each.first == folder; });
            if (known == own.end())
                own.emplace_back(folder, static_cast<std::uint8_t>(at));
            else
                known->second = static_cast<std::uint8_t>(at);
        }
        std::sort(own.begin(), own.end());
        auto next = own.begin();
        for (std::uint32_t i = 0; i < m_tree.size(); ++i) {
            if (next != own.end() && next->first == i) {
                group[i] = next->second;
                ++next;
            } else if (i != 0) {
                const std::uint32_t parent = m_tree.parent(DiffNodeId(i)).value;
                const bool ofOpened = std::find(m_opened.begin(), m_opened.end(), parent) != m_opened.end();
                group[i] = ofOpened ? otherGroup : group[parent];
            }
        }
        return group;
    }

private:
    void sort()
    {
        const auto larger = [](const Group &a, const Group &b) {
            return a.paths != b.paths ? a.paths > b.paths : std::pair(a.folder.value, a.kind) < std::pair(b.folder.value, b.kind);
        };
        const auto last = m_groups.begin() + static_cast<std::ptrdiff_t>(std::min(m_groups.size(), mostFolders));
        std::partial_sort(m_groups.begin(), last, m_groups.end(), larger);
    }

    std::vector<Group> opened(DiffNodeId folder) const
    {
        std::vector<Group> parts;
        const NodeRange range = m_tree.children(folder);
        for (std::uint32_t i = range.first; i < range.first + range.count; ++i) {
            if (m_below[i] != 0)
                parts.push_back({FolderPart::Kind::Whole, DiffNodeId(i), m_below[i]});
        }
        if (m_direct[folder.value] != 0)
            parts.push_back({FolderPart::Kind::Direct, folder, m_direct[folder.value]});
        return parts;
    }

    bool openOne()
    {
        for (std::size_t at = 0; at < m_groups.size() && at < mostFolders; ++at) {
            const Group group = m_groups[at];
            if (group.kind != FolderPart::Kind::Whole || std::uint64_t{group.paths} * 4 < m_below[0])
                continue;
            const std::vector<Group> parts = opened(group.folder);
            const bool folders = std::any_of(parts.begin(), parts.end(), [](const Group &part) { return part.kind == FolderPart::Kind::Whole; });
            if (!folders || m_groups.size() - 1 + parts.size() > mostFolders)
                continue;
            m_groups.erase(m_groups.begin() + static_cast<std::ptrdiff_t>(at));
            m_groups.insert(m_groups.end(), parts.begin(), parts.end());
            m_opened.push_back(group.folder.value);
            return true;
        }
        return false;
    }

    const DiffTree &m_tree;
    const std::vector<std::uint32_t> &m_below;
    const std::vector<std::uint32_t> &m_direct;
    std::vector<Group> m_groups;
    std::vector<std::uint32_t> m_opened;
};

std::string othersFilter(const std::vector<FolderPart> &shown)
{
    std::string filter;
    for (const FolderPart &part : shown) {
        if (part.filter.empty())
            return {};
        filter.append(filter.empty() ? "-" : " -").append(part.filter);
    }
    return filter;
}

std::string sideTerm(int side, std::string_view term)
{
    return std::string(sideFieldName(side)) + '.' + std::string(term);
}

std::vector<LayerPart> layerParts(int side, const std::vector<PathCounts> &counts)
{
    std::vector<LayerPart> parts;
    for (std::uint32_t layer = 0; layer < counts.size(); ++layer) {
        if (counts[layer].paths != 0)
            parts.push_back({layer, sideTerm(side, "layer:" + std::to_string(layer)), counts[layer]});
    }
    if (parts.size() <= mostLayers)
        return parts;
    std::stable_sort(parts.begin(), parts.end(), [](const LayerPart &a, const LayerPart &b) { return a.counts.paths > b.counts.paths; });
    LayerPart rest{LayerPart::others, "in:" + std::string(sideFieldName(side)), {}};
    for (std::size_t i = mostLayers - 1; i < parts.size(); ++i) {
        rest.counts.paths += parts[i].counts.paths;
        for (std::size_t status = 0; status < rest.counts.status.size(); ++status)
            rest.counts.status[status] += parts[i].counts.status[status];
    }
    parts.resize(mostLayers - 1);
    std::sort(parts.begin(), parts.end(), [](const LayerPart &a, const LayerPart &b) { return a.layer < b.layer; });
    for (const LayerPart &part : parts)
        rest.filter += " -" + part.filter;
    parts.push_back(std::move(rest));
    return parts;
}

class Counter {
public:
    Counter(const DiffTree &tree, OverviewScope scope, Context &context) : m_tree(tree), m_scope(scope), m_context(context)
    {
        for (int step = 0; step < stepCount; ++step)
            m_steps[static_cast<std::size_t>(step)] = tree.hasStep(step);
    }

    Result<Overview> count()
    {
        m_overview.scope = m_scope;
        constexpr std::array<std::string_view, 7> words = {"identical", "added", "removed", "type", "modified", "metadata", "unknown"};
        for (std::size_t status = 0; status < words.size(); ++status)
            m_overview.statusFilters[status] = "status:" + std::string(words[status]);
        if (!choose() || !countFolders() || !countSources())
            return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
        return std::move(m_overview);
    }

private:
    bool isStopped(std::uint32_t i) const { return (i & pollMask) == 0 && m_context.cancelled(); }

    // Which paths count, and how many below and in each folder.
    bool choose()
    {
        const std::uint32_t size = m_tree.size();
        m_statuses.assign(size, notCounted);
        m_below.assign(size, 0);
        m_direct.assign(size, 0);
        for (std::uint32_t i = size; i-- > 1;) {
            if (isStopped(i))
                return false;
            const std::uint32_t parent = m_tree.parent(DiffNodeId(i)).value;
            m_below[parent] += m_below[i];
            if (!isCounted(m_tree, i, m_scope))
                continue;
            m_statuses[i] = statusesOf(m_tree, m_steps, i);
            ++m_below[parent];
            ++m_direct[parent];
        }
        return true;
    }

    bool countFolders()
    {
        const Grouping grouping(m_tree, m_below, m_direct);
        const std::vector<std::uint8_t> group = grouping.ofChildren();
        std::vector<PathCounts> counts(otherGroup + 1U);
        for (std::uint32_t i = 1; i < m_tree.size(); ++i) {
            if (isStopped(i))
                return false;
            if (m_statuses[i] == notCounted)
                continue;
            add(m_overview.all, m_statuses[i]);
            add(counts[group[m_tree.parent(DiffNodeId(i)).value]], m_statuses[i]);
        }
        for (std::size_t at = 0; at < grouping.groups().size(); ++at) {
            const Group &each = grouping.groups()[at];
            m_overview.folders.push_back({each.kind, each.folder, m_tree.path(each.folder), folderFilter(m_tree, each.folder, each.kind), counts[at]});
        }
        if (counts[otherGroup].paths != 0)
            m_overview.folders.push_back({FolderPart::Kind::Others, DiffNodeId(), {}, shortEnough(othersFilter(m_overview.folders)), counts[otherGroup]});
        m_below = {};
        m_direct = {};
        return true;
    }

    bool countSources()
    {
        parallelFor(sideCount, workerCount(), [&](std::size_t side) {
            if (m_tree.hasSide(static_cast<int>(side)))
                countSource(static_cast<int>(side));
        });
        return !m_context.cancelled();
    }

    void countSource(int side)
    {
        SourceOverview &source = m_overview.sources[static_cast<std::size_t>(side)];
        const FsTree &own = *m_tree.tree(side);
        std::vector<PathCounts> layers;
        std::array<PathCounts, sizeClasses.size()> sizes;
        for (std::uint32_t i = 1; i < m_tree.size(); ++i) {
            if (isStopped(i))
                return;
            const NodeId at = m_tree.node(DiffNodeId(i)).side[static_cast<std::size_t>(side)];
            if (m_statuses[i] == notCounted || !at)
                continue;
            const std::uint32_t layer = own.ref(at).layer;
            if (layer >= layers.size())
                layers.resize(layer + 1U);
            add(layers[layer], m_statuses[i]);
            const Entry &entry = own.entry(at);
            if (entry.type == EntryType::File)
                add(sizes[sizeClassOf(entry.size)], m_statuses[i]);
            if (!entry.has(EntryFlag::Implied))
                source.times.push_back(entry.mtimeSec);
        }
        std::sort(source.times.begin(), source.times.end());
        source.layers = layerParts(side, layers);
        for (std::size_t at = 0; at < sizeClasses.size(); ++at) {
            const SizeClass &each = sizeClasses[at];
            std::string filter = sideTerm(side, each.filter);
            if (!each.second.empty())
                filter += ' ' + sideTerm(side, each.second);
            source.sizes.push_back({each.from, each.to, std::move(filter), sizes[at]});
        }
    }

    static constexpr std::uint8_t notCounted = 0xFF;

    const DiffTree &m_tree;
    const OverviewScope m_scope;
    Context &m_context;
    std::array<bool, stepCount> m_steps{};
    Overview m_overview;
    std::vector<std::uint8_t> m_statuses; // of each path, or notCounted
    std::vector<std::uint32_t> m_below;
    std::vector<std::uint32_t> m_direct;
};

} // namespace

OverviewScope scopeOf(const ProjectionQuery &query)
{
    return query.unexplainedOnly ? OverviewScope::Unexplained : query.differencesOnly ? OverviewScope::Differing : OverviewScope::Everything;
}

ProjectionQuery queryFor(OverviewScope scope, std::string filter, ProjectionQuery query)
{
    query.text = std::move(filter);
    query.differencesOnly = scope != OverviewScope::Everything;
    query.unexplainedOnly = scope == OverviewScope::Unexplained;
    query.changes = Change::all;
    query.statuses.fill(true);
    query.statuses[static_cast<std::size_t>(DiffStatus::Identical)] = !query.differencesOnly;
    return query;
}

Result<Overview> countOverview(const DiffTree &tree, OverviewScope scope, Context &context)
{
    return Counter(tree, scope, context).count();
}

} // namespace assay

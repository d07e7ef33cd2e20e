// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tree/layertree.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace assay {
namespace {

constexpr std::string_view whiteoutPrefix = ".wh.";
constexpr std::string_view opaqueMark = ".wh..wh..opq";
constexpr std::string_view aufsPrefix = ".wh..wh.";

std::uint64_t hashName(std::uint32_t parent, std::string_view name)
{
    std::uint64_t h = 0x9E3779B97F4A7C15ULL ^ (std::uint64_t{parent} * 0xD6E8FEB86659FD93ULL);
    std::size_t i = 0;
    for (; i + 8 <= name.size(); i += 8) {
        std::uint64_t word;
        std::memcpy(&word, name.data() + i, 8);
        h = (h ^ word) * 0xFF51AFD7ED558CCDULL;
        h ^= h >> 32;
    }
    std::uint64_t tail = name.size();
    for (; i < name.size(); ++i)
        tail = (tail << 8) | static_cast<unsigned char>(name[i]);
    h = (h ^ tail) * 0xC4CEB9FE1A85EC53ULL;
    return h ^ (h >> 33);
}

// Splits off the first component of path, without slashes; false at the end.
bool nextComponent(std::string_view &path, std::string_view &component)
{
    const std::size_t start = path.find_first_not_of('/');
    if (start == std::string_view::npos)
        return false;
    const std::size_t end = std::min(path.find('/', start), path.size());
    component = path.substr(start, end - start);
    path.remove_prefix(end);
    return true;
}

std::string_view blobAt(const std::string &blobs, std::uint32_t offset)
{
    if (offset == Entry::none)
        return {};
    std::uint32_t size;
    std::memcpy(&size, blobs.data() + offset, sizeof size);
    return std::string_view(blobs).substr(offset + sizeof size, size);
}

void appendSized(std::string &out, std::string_view bytes)
{
    const auto size = static_cast<std::uint32_t>(bytes.size());
    out.append(reinterpret_cast<const char *>(&size), sizeof size);
    out += bytes;
}

} // namespace

std::string_view entryTypeName(EntryType type)
{
    switch (type) {
    case EntryType::None: return "whiteout";
    case EntryType::File: return "file";
    case EntryType::Directory: return "directory";
    case EntryType::Symlink: return "symlink";
    case EntryType::Character: return "character";
    case EntryType::Block: return "block";
    case EntryType::Fifo: return "fifo";
    case EntryType::Socket: return "socket";
    }
    return "file";
}

NodeId LayerTree::child(NodeId parentId, std::string_view wanted) const
{
    const Node &node = m_nodes[parentId.value];
    std::uint32_t low = node.firstChild;
    std::uint32_t high = node.firstChild + node.childCount;
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (name(NodeId(middle)) < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < node.firstChild + node.childCount && name(NodeId(low)) == wanted)
        return NodeId(low);
    return {};
}

NodeId LayerTree::find(std::string_view path) const
{
    NodeId node = root;
    std::string_view component;
    while (node && nextComponent(path, component))
        node = child(node, component);
    return node;
}

std::string LayerTree::path(NodeId id) const
{
    std::vector<std::string_view> parts;
    std::size_t size = 0;
    for (; id && id != root; id = parent(id)) {
        parts.push_back(name(id));
        size += parts.back().size() + 1;
    }
    std::string out;
    out.reserve(size);
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        if (!out.empty())
            out += '/';
        out += *part;
    }
    return out;
}

std::string_view LayerTree::target(const Entry &entry) const
{
    return blobAt(m_blobs, entry.target);
}

std::string_view LayerTree::xattrBytes(const Entry &entry) const
{
    return blobAt(m_blobs, entry.xattrs);
}

XattrList LayerTree::xattrs(const Entry &entry) const
{
    XattrList list;
    std::string_view rest = xattrBytes(entry);
    const auto take = [&rest] {
        std::uint32_t size;
        std::memcpy(&size, rest.data(), sizeof size);
        const std::string_view part = rest.substr(sizeof size, size);
        rest.remove_prefix(sizeof size + size);
        return part;
    };
    while (!rest.empty()) {
        const std::string_view attribute = take();
        list.emplace_back(attribute, take());
    }
    return list;
}

const Sha256Digest *LayerTree::digest(const Entry &entry) const
{
    if (entry.digest == Entry::none || !m_digestKnown[entry.digest])
        return nullptr;
    return &m_digests[entry.digest];
}

std::uint32_t LayerTree::linkCount(const Entry &entry) const
{
    return entry.linkGroup == Entry::none ? 1 : m_linkCounts[entry.linkGroup];
}

void LayerTree::setDigest(const Entry &entry, const Sha256Digest &digest)
{
    m_digests[entry.digest] = digest;
    m_digestKnown[entry.digest] = 1;
}

void LayerTree::addFlags(std::span<const std::pair<NodeId, std::uint8_t>> flags)
{
    std::vector<std::uint8_t> ofGroup(m_linkCounts.size(), 0);
    bool anyGroup = false;
    for (const auto &[node, added] : flags) {
        Entry &entry = m_entries[node.value];
        entry.flags |= added;
        if (entry.linkGroup == Entry::none)
            continue;
        ofGroup[entry.linkGroup] |= added;
        anyGroup = true;
    }
    if (!anyGroup)
        return;
    for (Entry &entry : m_entries) {
        if (entry.linkGroup != Entry::none)
            entry.flags |= ofGroup[entry.linkGroup];
    }
}

std::uint64_t LayerTree::memoryBytes() const
{
    return m_nodes.capacity() * sizeof(Node) + m_entries.capacity() * sizeof(Entry) + m_names.capacity() + m_blobs.capacity()
        + m_digests.capacity() * sizeof(Sha256Digest) + m_digestKnown.capacity() + m_linkCounts.capacity() * 4
        + m_oldVersions.capacity() * sizeof(OldVersion);
}

LayerTreeBuilder::LayerTreeBuilder(const Limits &limits) : m_limits(limits)
{
    m_table.assign(1024, NodeId::none);
    m_nodes.emplace_back();
    Entry &rootEntry = m_entries.emplace_back();
    rootEntry.type = EntryType::Directory;
    rootEntry.mode = 0755;
    rootEntry.flags = EntryFlag::Implied;
}

std::uint32_t LayerTreeBuilder::storeBlob(std::string_view bytes)
{
    const auto offset = static_cast<std::uint32_t>(m_tree.m_blobs.size());
    appendSized(m_tree.m_blobs, bytes);
    return offset;
}

void LayerTreeBuilder::growTable()
{
    std::vector<std::uint32_t> bigger(m_table.size() * 2, NodeId::none);
    for (std::uint32_t i = 1; i < m_nodes.size(); ++i) {
        if (m_nodes[i].dead)
            continue;
        const std::string_view name = std::string_view(m_tree.m_names).substr(m_nodes[i].nameOffset, m_nodes[i].nameSize);
        std::size_t slot = hashName(m_nodes[i].parent, name) & (bigger.size() - 1);
        while (bigger[slot] != NodeId::none)
            slot = (slot + 1) & (bigger.size() - 1);
        bigger[slot] = i;
    }
    m_table = std::move(bigger);
}

NodeId LayerTreeBuilder::findChild(NodeId parent, std::string_view name) const
{
    std::size_t slot = hashName(parent.value, name) & (m_table.size() - 1);
    for (; m_table[slot] != NodeId::none; slot = (slot + 1) & (m_table.size() - 1)) {
        const BuildNode &node = m_nodes[m_table[slot]];
        if (!node.dead && node.parent == parent.value
            && std::string_view(m_tree.m_names).substr(node.nameOffset, node.nameSize) == name)
            return NodeId(m_table[slot]);
    }
    return {};
}

Result<NodeId> LayerTreeBuilder::childNode(NodeId parent, std::string_view name)
{
    if (const NodeId known = findChild(parent, name))
        return known;
    if (m_nodes.size() >= m_limits.entriesPerSource)
        return Unexpected(makeError(ErrorCode::LimitExceeded, {}, "more than " + std::to_string(m_limits.entriesPerSource) + " entries"));
    if (m_tree.m_names.size() + name.size() > std::min<std::uint64_t>(m_limits.namesBytes, 0xFFFFFF00U))
        return Unexpected(makeError(ErrorCode::LimitExceeded, {}, "more than " + std::to_string(m_limits.namesBytes) + " bytes of names"));
    if ((m_nodes.size() + 1) * 2 > m_table.size())
        growTable();
    const auto id = static_cast<std::uint32_t>(m_nodes.size());
    BuildNode node;
    node.nameOffset = static_cast<std::uint32_t>(m_tree.m_names.size());
    node.nameSize = static_cast<std::uint32_t>(name.size());
    node.parent = parent.value;
    node.nextSibling = m_nodes[parent.value].firstChild;
    m_nodes[parent.value].firstChild = id;
    m_tree.m_names += name;
    m_nodes.push_back(node);
    Entry &entry = m_entries.emplace_back();
    entry.type = EntryType::None;
    std::size_t slot = hashName(parent.value, name) & (m_table.size() - 1);
    while (m_table[slot] != NodeId::none)
        slot = (slot + 1) & (m_table.size() - 1);
    m_table[slot] = id;
    return NodeId(id);
}

std::string LayerTreeBuilder::buildPath(NodeId node) const
{
    std::string out;
    for (std::uint32_t i = node.value; i != 0; i = m_nodes[i].parent) {
        const std::string_view name = std::string_view(m_tree.m_names).substr(m_nodes[i].nameOffset, m_nodes[i].nameSize);
        out.insert(0, out.empty() ? std::string(name) : std::string(name) + '/');
    }
    return out;
}

// Where a path through node goes on: node itself, or the directory of this layer its symbolic link leads to.
NodeId LayerTreeBuilder::resolveDirectory(NodeId node, unsigned depth) const
{
    while (m_entries[node.value].type == EntryType::Symlink) {
        if (depth++ >= m_limits.linkDepth)
            return {};
        std::string_view rest = blobAt(m_tree.m_blobs, m_entries[node.value].target);
        NodeId at = rest.starts_with('/') ? LayerTree::root : NodeId(m_nodes[node.value].parent);
        std::string_view part;
        while (at && nextComponent(rest, part)) {
            if (part == ".")
                continue;
            if (part == "..") {
                at = at == LayerTree::root ? at : NodeId(m_nodes[at.value].parent);
                continue;
            }
            const NodeId next = findChild(at, part);
            if (!next)
                return {};
            if (m_entries[next.value].type == EntryType::Symlink && rest.find_first_not_of('/') != std::string_view::npos) {
                if (depth >= m_limits.linkDepth)
                    return {};
                at = resolveDirectory(next, depth + 1);
                continue;
            }
            at = next;
        }
        if (!at)
            return {};
        node = at;
    }
    return node;
}

// The node of a path of the evidence; parents that are not there yet are implied directories.
Result<NodeId> LayerTreeBuilder::nodeFor(std::string_view path, std::string_view original, bool *escaped)
{
    *escaped = false;
    if (path.size() > m_limits.pathBytes)
        return Unexpected(makeError(ErrorCode::LimitExceeded, std::string(original.substr(0, 256)),
                                    "a path of " + std::to_string(path.size()) + " bytes, more than " + std::to_string(m_limits.pathBytes)));
    std::string_view scan = path;
    std::string_view part;
    std::uint32_t depth = 0;
    while (nextComponent(scan, part)) {
        if (part == "..") {
            *escaped = true;
            return NodeId{};
        }
        if (part != "." && ++depth > m_limits.pathDepth)
            return Unexpected(makeError(ErrorCode::LimitExceeded, std::string(original.substr(0, 256)),
                                        "a path of more than " + std::to_string(m_limits.pathDepth) + " parts"));
    }
    NodeId at = LayerTree::root;
    std::string_view rest = path;
    while (nextComponent(rest, part)) {
        if (part == ".")
            continue;
        if (at != LayerTree::root) {
            Entry *above = &m_entries[at.value];
            if (above->type == EntryType::Symlink) {
                const NodeId led = resolveDirectory(at, 0);
                if (led && m_entries[led.value].type == EntryType::Directory) {
                    at = led;
                    above = &m_entries[at.value];
                }
            }
            if (above->type != EntryType::Directory) {
                if (above->type != EntryType::None) {
                    Finding finding = makeFinding("tar.odd-entry", std::string(path));
                    finding.detail.emplace_back("reason", "an entry below something that is no directory");
                    m_findings.push_back(std::move(finding));
                    m_tree.m_oldVersions.push_back({at, *above});
                }
                const std::uint8_t kept = above->flags & EntryFlag::Whiteout;
                *above = Entry{};
                above->type = EntryType::Directory;
                above->mode = 0755;
                above->flags = static_cast<std::uint8_t>(EntryFlag::Implied | kept);
            }
        }
        auto next = childNode(at, part);
        if (!next)
            return next;
        at = *next;
    }
    return at;
}

NodeId LayerTreeBuilder::lookUp(std::string_view path) const
{
    NodeId at = LayerTree::root;
    std::string_view part;
    while (at && nextComponent(path, part)) {
        if (part == ".")
            continue;
        if (part == "..")
            return {};
        if (m_entries[at.value].type == EntryType::Symlink)
            at = resolveDirectory(at, 0);
        if (at)
            at = findChild(at, part);
    }
    return at;
}

void LayerTreeBuilder::killChildren(NodeId node)
{
    std::vector<std::uint32_t> pending{node.value};
    while (!pending.empty()) {
        const std::uint32_t at = pending.back();
        pending.pop_back();
        for (std::uint32_t i = m_nodes[at].firstChild; i != NodeId::none; i = m_nodes[i].nextSibling) {
            m_nodes[i].dead = true;
            m_findings.push_back(makeFinding("tar.duplicate", buildPath(NodeId(i))));
            pending.push_back(i);
        }
        m_nodes[at].firstChild = NodeId::none;
    }
}

void LayerTreeBuilder::place(NodeId node, Entry entry, const Content &content)
{
    Entry &at = m_entries[node.value];
    const std::uint8_t marks = at.flags & (EntryFlag::Whiteout | EntryFlag::Opaque);
    if (at.type != EntryType::None && !at.has(EntryFlag::Implied)) {
        m_tree.m_oldVersions.push_back({node, at});
        m_findings.push_back(makeFinding("tar.duplicate", buildPath(node)));
    }
    if (at.type == EntryType::Directory && entry.type != EntryType::Directory)
        killChildren(node);
    entry.target = entry.type == EntryType::Symlink ? storeBlob(content.target) : Entry::none;
    entry.xattrs = Entry::none;
    if (!content.xattrs.empty()) {
        auto sorted = content.xattrs;
        std::sort(sorted.begin(), sorted.end());
        std::string list;
        for (const auto &[name, value] : sorted) {
            appendSized(list, name);
            appendSized(list, value);
        }
        entry.xattrs = storeBlob(list);
    }
    entry.digest = Entry::none;
    if (content.wantsDigest) {
        entry.digest = static_cast<std::uint32_t>(m_tree.m_digests.size());
        m_tree.m_digests.emplace_back();
        m_tree.m_digestKnown.push_back(0);
    }
    entry.linkGroup = Entry::none;
    entry.flags |= marks;
    if (entry.type != EntryType::Directory && (entry.flags & EntryFlag::Opaque)) {
        entry.flags = static_cast<std::uint8_t>((entry.flags & ~EntryFlag::Opaque) | EntryFlag::Whiteout);
    }
    m_entries[node.value] = entry;
}

Result<NodeId> LayerTreeBuilder::add(std::string_view path, Entry entry, const Content &content)
{
    ++m_tree.m_recordedEntries;
    std::string_view trimmed = path;
    while (trimmed.ends_with('/'))
        trimmed.remove_suffix(1);
    const std::size_t slash = trimmed.rfind('/');
    const std::string_view last = trimmed.substr(slash == std::string_view::npos ? 0 : slash + 1);
    const std::string_view folder = slash == std::string_view::npos ? std::string_view() : trimmed.substr(0, slash);
    bool escaped = false;

    if (m_whiteoutNames && last.starts_with(whiteoutPrefix)) {
        if (last.starts_with(aufsPrefix) && last != opaqueMark)
            return NodeId{}; // aufs bookkeeping: no engine unpacks it
        const std::string_view hidden = last.substr(whiteoutPrefix.size());
        if (last != opaqueMark && (hidden.empty() || hidden == "." || hidden == "..")) {
            m_findings.push_back(makeFinding("tar.whiteout-invalid", std::string(path)));
            return NodeId{};
        }
        const std::string where = last == opaqueMark ? std::string(folder) : std::string(folder) + '/' + std::string(hidden);
        auto node = nodeFor(where, path, &escaped);
        if (!node)
            return node;
        if (escaped) {
            m_findings.push_back(makeFinding("tar.escaping-name", std::string(path)));
            return NodeId{};
        }
        if (last != opaqueMark) {
            markWhiteout(*node);
            return *node;
        }
        Entry &directory = m_entries[node->value];
        if (directory.type == EntryType::None) {
            directory.type = EntryType::Directory;
            directory.mode = 0755;
            directory.flags |= EntryFlag::Implied;
        }
        markOpaque(*node);
        return *node;
    }

    auto node = nodeFor(trimmed, path, &escaped);
    if (!node)
        return node;
    if (escaped) {
        m_findings.push_back(makeFinding("tar.escaping-name", std::string(path)));
        return NodeId{};
    }
    if (*node == LayerTree::root && entry.type != EntryType::Directory) {
        Finding finding = makeFinding("tar.odd-entry", std::string(path));
        finding.detail.emplace_back("reason", "the root is no directory");
        m_findings.push_back(std::move(finding));
        return NodeId{};
    }
    place(*node, entry, content);
    return *node;
}

Result<NodeId> LayerTreeBuilder::addHardLink(std::string_view path, std::string_view targetPath, const Entry &fallback)
{
    const NodeId target = lookUp(targetPath);
    const bool usable = target && m_entries[target.value].type != EntryType::None && m_entries[target.value].type != EntryType::Directory;
    if (!usable) {
        Finding finding = makeFinding("tar.link-target-missing", std::string(path));
        finding.detail.emplace_back("target", std::string(targetPath));
        m_findings.push_back(std::move(finding));
        Entry unknown = fallback;
        unknown.type = EntryType::File;
        unknown.flags |= EntryFlag::Unreadable;
        return add(path, unknown, {});
    }
    auto added = add(path, fallback, {});
    if (!added || !*added)
        return added;
    if (*added != target)
        shareFile(*added, target);
    return added;
}

void LayerTreeBuilder::shareFile(NodeId node, NodeId firstName)
{
    Entry &first = m_entries[firstName.value];
    if (first.linkGroup == Entry::none) {
        first.linkGroup = static_cast<std::uint32_t>(m_tree.m_linkCounts.size());
        m_tree.m_linkCounts.push_back(0);
    }
    const std::uint8_t marks = m_entries[node.value].flags & EntryFlag::Whiteout;
    m_entries[node.value] = first;
    m_entries[node.value].flags |= marks;
}

void LayerTreeBuilder::setDigest(NodeId node, const Sha256Digest &digest)
{
    m_tree.setDigest(m_entries[node.value], digest);
}

LayerTree LayerTreeBuilder::finish()
{
    const auto total = static_cast<std::uint32_t>(m_nodes.size());
    const std::string builtNames = std::move(m_tree.m_names);
    const auto builtName = [&](std::uint32_t i) { return std::string_view(builtNames).substr(m_nodes[i].nameOffset, m_nodes[i].nameSize); };

    // Children of each node, by counting sort over the parents.
    std::vector<std::uint32_t> begin(total + 1, 0);
    for (std::uint32_t i = 1; i < total; ++i) {
        if (!m_nodes[i].dead)
            ++begin[m_nodes[i].parent + 1];
    }
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    std::vector<std::uint32_t> slots(begin.back());
    {
        std::vector<std::uint32_t> fill(begin.begin(), begin.end() - 1);
        for (std::uint32_t i = 1; i < total; ++i) {
            if (!m_nodes[i].dead)
                slots[fill[m_nodes[i].parent]++] = i;
        }
    }
    m_remap.assign(total, NodeId::none);
    m_tree.m_nodes.clear();
    m_tree.m_nodes.reserve(slots.size() + 1);
    m_tree.m_entries.reserve(slots.size() + 1);
    m_tree.m_names.clear();
    m_tree.m_names.reserve(builtNames.size());
    std::vector<std::uint32_t> order;
    order.reserve(slots.size() + 1);
    order.push_back(0);
    m_tree.m_nodes.emplace_back();
    for (std::uint32_t done = 0; done < order.size(); ++done) {
        const std::uint32_t built = order[done];
        m_remap[built] = done;
        m_tree.m_entries.push_back(m_entries[built]);
        if (m_entries[built].linkGroup != Entry::none)
            ++m_tree.m_linkCounts[m_entries[built].linkGroup];
        const auto first = slots.begin() + begin[built];
        const auto last = slots.begin() + begin[built + 1];
        std::sort(first, last, [&](std::uint32_t a, std::uint32_t b) { return builtName(a) < builtName(b); });
        m_tree.m_nodes[done].firstChild = static_cast<std::uint32_t>(order.size());
        m_tree.m_nodes[done].childCount = static_cast<std::uint32_t>(last - first);
        for (auto it = first; it != last; ++it) {
            LayerTree::Node node;
            node.nameOffset = static_cast<std::uint32_t>(m_tree.m_names.size());
            node.nameSize = m_nodes[*it].nameSize;
            node.parent = done;
            m_tree.m_names += builtName(*it);
            m_tree.m_nodes.push_back(node);
            order.push_back(*it);
        }
    }
    for (LayerTree::OldVersion &old : m_tree.m_oldVersions)
        old.node = NodeId(m_remap[old.node.value]);
    std::erase_if(m_tree.m_oldVersions, [](const LayerTree::OldVersion &old) { return !old.node; });
    m_nodes.clear();
    m_entries.clear();
    m_table.clear();
    return std::move(m_tree);
}

} // namespace assay

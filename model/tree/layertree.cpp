// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tree/layertree.h"

#include "base/keyedhash.h"
#include "tree/treepath.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <numeric>

namespace assay {
namespace {

constexpr std::string_view whiteoutPrefix = ".wh.";
constexpr std::string_view opaqueMark = ".wh..wh..opq";
constexpr std::string_view aufsPrefix = ".wh..wh.";

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
    return childNamed(*this, parentId, wanted);
}

NodeId LayerTree::find(std::string_view path) const
{
    return nodeAtPath(*this, path);
}

std::string LayerTree::path(NodeId id) const
{
    return pathOfNode(*this, id);
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
    if (entry.digest == Entry::none)
        return nullptr;
    // The vector's own elements are not constant; C++20 has no atomic_ref to what is.
    const std::atomic_ref known(const_cast<std::uint8_t &>(m_digestKnown[entry.digest]));
    if (known.load(std::memory_order_acquire) == 0)
        return nullptr;
    return &m_digests[entry.digest];
}

const LayerTree::Alias *LayerTree::alias(NodeId id) const
{
    const auto known = std::lower_bound(m_aliases.begin(), m_aliases.end(), id.value, [](const Alias &a, std::uint32_t node) { return a.node.value < node; });
    return known != m_aliases.end() && known->node == id ? &*known : nullptr;
}

std::optional<std::string_view> LayerTree::redirect(const Alias &alias) const
{
    return alias.redirect == Entry::none ? std::nullopt : std::optional(blobAt(m_blobs, alias.redirect));
}

std::uint32_t LayerTree::linkCount(const Entry &entry) const
{
    return entry.linkGroup == Entry::none ? 1 : m_linkCounts[entry.linkGroup];
}

void LayerTree::setDigest(const Entry &entry, const Sha256Digest &digest)
{
    if (entry.digest == Entry::none)
        return;
    m_digests[entry.digest] = digest;
    std::atomic_ref(m_digestKnown[entry.digest]).store(1, std::memory_order_release);
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
        + m_oldVersions.capacity() * sizeof(OldVersion) + m_aliases.capacity() * sizeof(Alias);
}

LayerTreeBuilder::LayerTreeBuilder(const Limits &limits, TreeBudget *together) : m_limits(limits), m_together(together)
{
    m_table.assign(1024, NodeId::none);
    m_nodes.emplace_back();
    Entry &rootEntry = m_entries.emplace_back();
    rootEntry.type = EntryType::Directory;
    rootEntry.mode = 0755;
    rootEntry.flags = EntryFlag::Implied;
}

// Charges what was taken since the last time, when it is worth a charge; false when all layers together hold too much.
bool LayerTreeBuilder::charge(std::uint64_t leastEntries, std::uint64_t leastBytes)
{
    if (!m_together)
        return true;
    const TreeBudget::Amount held{std::max<std::uint64_t>(m_tree.m_recordedEntries, m_nodes.size() - 1), m_tree.m_names.size(), m_tree.m_blobs.size()};
    const TreeBudget::Amount more{held.entries - m_charged.entries, held.nameBytes - m_charged.nameBytes, held.blobBytes - m_charged.blobBytes};
    if (more.entries < leastEntries && more.nameBytes + more.blobBytes < leastBytes)
        return true;
    m_charged = held;
    return m_together->charge(more);
}

void LayerTreeBuilder::note(Finding finding)
{
    if (wanted(finding.code))
        m_findings.push_back(std::move(finding));
}

bool LayerTreeBuilder::wanted(std::string_view code)
{
    auto known = m_noted.find(code);
    if (known == m_noted.end())
        known = m_noted.emplace(code, Noted{}).first;
    Noted &noted = known->second;
    if (++noted.seen <= m_limits.findingsPerCode)
        return true;
    if (noted.seen == m_limits.findingsPerCode + 1) {
        noted.summary = m_findings.size();
        Finding finding = makeFinding("findings.truncated");
        finding.detail = {{"code", std::string(code)}, {"kept", std::to_string(m_limits.findingsPerCode)}, {"seen", {}}};
        m_findings.push_back(std::move(finding));
    }
    m_findings[noted.summary].detail.back().second = std::to_string(noted.seen);
    return false;
}

void LayerTreeBuilder::notePath(std::string_view code, std::string_view path, std::string_view reason)
{
    if (!wanted(code))
        return;
    Finding finding = makeFinding(code, std::string(path));
    if (!reason.empty())
        finding.detail.emplace_back("reason", reason);
    m_findings.push_back(std::move(finding));
}

Result<std::uint32_t> LayerTreeBuilder::storeBlob(std::string_view bytes)
{
    const std::uint64_t most = std::min<std::uint64_t>(m_limits.namesBytes, 0xFFFFFF00U);
    if (bytes.size() > most || m_tree.m_blobs.size() + sizeof(std::uint32_t) > most - bytes.size()) {
        return Unexpected(makeError(ErrorCode::LimitExceeded, {},
                                    "more than " + std::to_string(m_limits.namesBytes) + " bytes of link targets and attributes"));
    }
    const auto offset = static_cast<std::uint32_t>(m_tree.m_blobs.size());
    appendSized(m_tree.m_blobs, bytes);
    return offset;
}

Result<std::uint32_t> LayerTreeBuilder::storeXattrs(std::vector<std::pair<std::string, std::string>> list)
{
    if (list.empty())
        return std::uint32_t{Entry::none};
    std::sort(list.begin(), list.end());
    std::string bytes;
    for (const auto &[name, value] : list) {
        appendSized(bytes, name);
        appendSized(bytes, value);
    }
    return storeBlob(bytes);
}

std::string_view LayerTreeBuilder::builtName(std::uint32_t node) const
{
    return std::string_view(m_tree.m_names).substr(m_nodes[node].nameOffset, m_nodes[node].nameSize);
}

// The slot of this name, or the empty one where it belongs. Dead nodes keep theirs: should the name come again, it is they
// who come back, or else a path that is replaced again and again would leave ever more of them to step over.
std::size_t LayerTreeBuilder::slotOf(std::uint32_t parent, std::string_view name) const
{
    const std::size_t mask = m_table.size() - 1;
    std::size_t slot = keyedHash(parent, name) & mask;
    while (m_table[slot] != NodeId::none && (m_nodes[m_table[slot]].parent != parent || builtName(m_table[slot]) != name))
        slot = (slot + 1) & mask;
    return slot;
}

void LayerTreeBuilder::growTable()
{
    m_table.assign(m_table.size() * 2, NodeId::none);
    const std::size_t mask = m_table.size() - 1;
    for (std::uint32_t i = 1; i < m_nodes.size(); ++i) {
        std::size_t slot = keyedHash(m_nodes[i].parent, builtName(i)) & mask;
        while (m_table[slot] != NodeId::none)
            slot = (slot + 1) & mask;
        m_table[slot] = i;
    }
}

NodeId LayerTreeBuilder::findChild(NodeId parent, std::string_view name) const
{
    const std::uint32_t found = m_table[slotOf(parent.value, name)];
    return found == NodeId::none || m_nodes[found].dead ? NodeId{} : NodeId(found);
}

Result<NodeId> LayerTreeBuilder::childNode(NodeId parent, std::string_view name)
{
    std::size_t slot = slotOf(parent.value, name);
    if (m_table[slot] != NodeId::none) {
        const NodeId known(m_table[slot]);
        BuildNode &node = m_nodes[known.value];
        if (node.dead) {
            node.dead = false;
            node.nextSibling = m_nodes[parent.value].firstChild;
            m_nodes[parent.value].firstChild = known.value;
            m_entries[known.value] = Entry{};
        }
        return known;
    }
    const auto tooMuch = [](const std::string &what) { return Unexpected(makeError(ErrorCode::LimitExceeded, {}, what)); };
    if (m_nodes.size() >= m_limits.entriesPerSource)
        return tooMuch("more than " + std::to_string(m_limits.entriesPerSource) + " entries");
    if (m_tree.m_names.size() + name.size() > std::min<std::uint64_t>(m_limits.namesBytes, 0xFFFFFF00U))
        return tooMuch("more than " + std::to_string(m_limits.namesBytes) + " bytes of names");
    // Through symbolic links a path can become longer than it is written.
    BuildNode node;
    node.depth = m_nodes[parent.value].depth + 1;
    if (node.depth > m_limits.pathDepth)
        return tooMuch("a path of more than " + std::to_string(m_limits.pathDepth) + " parts");
    const std::uint64_t pathBytes = std::uint64_t{m_nodes[parent.value].pathBytes} + 1 + name.size();
    if (pathBytes > std::uint64_t{m_limits.pathBytes} + 1)
        return tooMuch("a path of more than " + std::to_string(m_limits.pathBytes) + " bytes");
    node.pathBytes = static_cast<std::uint32_t>(pathBytes);
    if ((m_nodes.size() + 1) * 2 > m_table.size()) {
        growTable();
        slot = slotOf(parent.value, name);
    }
    const auto id = static_cast<std::uint32_t>(m_nodes.size());
    node.nameOffset = static_cast<std::uint32_t>(m_tree.m_names.size());
    node.nameSize = static_cast<std::uint32_t>(name.size());
    node.parent = parent.value;
    node.nextSibling = m_nodes[parent.value].firstChild;
    m_nodes[parent.value].firstChild = id;
    m_tree.m_names += name;
    m_nodes.push_back(node);
    m_entries.emplace_back();
    m_table[slot] = id;
    return NodeId(id);
}

std::string LayerTreeBuilder::buildPath(NodeId node) const
{
    std::vector<std::string_view> names;
    for (std::uint32_t i = node.value; i != 0; i = m_nodes[i].parent)
        names.push_back(builtName(i));
    return pathFromUpwards(names);
}

// Where a path through node goes on: node itself, or the directory of this layer its symbolic link leads to.
NodeId LayerTreeBuilder::resolveDirectory(NodeId node, ResolveBudget &budget) const
{
    // What is still to be walked, the nearest last: the rest of a target, and of those whose middle it is part of.
    std::vector<std::string_view> pending;
    NodeId at = node;
    while (true) {
        if (m_entries[at.value].type == EntryType::Symlink) {
            if (budget.links == 0)
                return {};
            --budget.links;
            const std::string_view target = blobAt(m_tree.m_blobs, m_entries[at.value].target);
            at = target.starts_with('/') ? LayerTree::root : NodeId(m_nodes[at.value].parent);
            pending.push_back(target);
        }
        std::string_view part;
        while (!pending.empty() && !nextComponent(pending.back(), part))
            pending.pop_back();
        if (pending.empty())
            return at;
        if (budget.parts == 0)
            return {};
        --budget.parts;
        if (part == ".")
            continue;
        if (part == "..") {
            at = at == LayerTree::root ? at : NodeId(m_nodes[at.value].parent);
            continue;
        }
        at = findChild(at, part);
        if (!at)
            return {};
    }
}

// The parts of a path of the evidence, without "." and "..".
Result<LayerTreeBuilder::NameKind> LayerTreeBuilder::split(std::string_view path, std::vector<std::string_view> &parts) const
{
    const auto tooLong = [&](const std::string &what) {
        return Unexpected(makeError(ErrorCode::LimitExceeded, std::string(path.substr(0, 256)), what));
    };
    if (path.size() > m_limits.pathBytes)
        return tooLong("a path of " + std::to_string(path.size()) + " bytes, more than " + std::to_string(m_limits.pathBytes));
    NameKind kind = NameKind::Plain;
    const bool absolute = path.starts_with('/');
    parts.clear();
    std::string_view part;
    for (std::string_view rest = path; nextComponent(rest, part);) {
        if (part == ".")
            continue;
        if (part != "..") {
            if (parts.size() >= m_limits.pathDepth)
                return tooLong("a path of more than " + std::to_string(m_limits.pathDepth) + " parts");
            parts.push_back(part);
            continue;
        }
        if (parts.empty() && !absolute)
            return NameKind::Escaping;
        kind = NameKind::Climbing;
        if (!parts.empty())
            parts.pop_back();
    }
    return kind;
}

// All before the last part, as it is written.
std::string_view LayerTreeBuilder::folderText(std::span<const std::string_view> parts)
{
    if (parts.size() < 2)
        return {};
    return {parts.front().data(), static_cast<std::size_t>(parts.back().data() - parts.front().data())};
}

// The node of a path; parents that are not there yet are implied directories.
Result<NodeId> LayerTreeBuilder::nodeFor(std::span<const std::string_view> parts, std::string_view original)
{
    ResolveBudget budget{m_limits.linkDepth, m_limits.pathDepth};
    NodeId at = LayerTree::root;
    // Entries of one folder mostly follow each other. A folder that was reached without a link, and lives, is still what its path says.
    const std::string_view folder = folderText(parts);
    bool linked = false;
    if (!folder.empty() && folder == m_lastFolder && !m_nodes[m_lastFolderNode.value].dead && m_entries[m_lastFolderNode.value].type == EntryType::Directory) {
        at = m_lastFolderNode;
        parts = parts.last(1);
    }
    for (const std::string_view &part : parts) {
        if (&part == &parts.back() && parts.size() > 1 && !linked) {
            m_lastFolder = folder;
            m_lastFolderNode = at;
        }
        if (at != LayerTree::root) {
            if (m_entries[at.value].type == EntryType::Symlink) {
                linked = true;
                const NodeId led = resolveDirectory(at, budget);
                if (led && m_entries[led.value].type == EntryType::Directory)
                    at = led;
            }
            Entry &above = m_entries[at.value];
            if (above.type != EntryType::Directory) {
                if (above.type != EntryType::None) {
                    notePath("tar.odd-entry", original, "an entry below something that is no directory");
                    m_tree.m_oldVersions.push_back({at, above});
                }
                const std::uint8_t kept = above.flags & EntryFlag::Whiteout;
                above = Entry{};
                above.type = EntryType::Directory;
                above.mode = 0755;
                above.flags = static_cast<std::uint8_t>(EntryFlag::Implied | kept);
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
    std::vector<std::string_view> parts;
    const auto kind = split(path, parts);
    if (!kind || *kind == NameKind::Escaping)
        return {};
    ResolveBudget budget{m_limits.linkDepth, m_limits.pathDepth};
    NodeId at = LayerTree::root;
    for (const std::string_view part : parts) {
        if (m_entries[at.value].type == EntryType::Symlink)
            at = resolveDirectory(at, budget);
        if (at)
            at = findChild(at, part);
        if (!at)
            return {};
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
            if (wanted("tar.duplicate"))
                m_findings.push_back(makeFinding("tar.duplicate", buildPath(NodeId(i))));
            if (m_entries[i].type != EntryType::None && !m_entries[i].has(EntryFlag::Implied))
                m_tree.m_oldVersions.push_back({NodeId(i), m_entries[i]});
            pending.push_back(i);
        }
        m_nodes[at].firstChild = NodeId::none;
    }
}

Status LayerTreeBuilder::place(NodeId node, Entry entry, const Content &content)
{
    const auto target = entry.type == EntryType::Symlink ? storeBlob(content.target) : Result<std::uint32_t>(std::uint32_t{Entry::none});
    if (!target)
        return Unexpected(target.error());
    const auto xattrs = storeXattrs(content.xattrs);
    if (!xattrs)
        return Unexpected(xattrs.error());
    const Entry before = m_entries[node.value];
    if (before.type != EntryType::None && !before.has(EntryFlag::Implied)) {
        m_tree.m_oldVersions.push_back({node, before});
        if (wanted("tar.duplicate"))
            m_findings.push_back(makeFinding("tar.duplicate", buildPath(node)));
    }
    if (before.type == EntryType::Directory && entry.type != EntryType::Directory)
        killChildren(node);
    entry.target = *target;
    entry.xattrs = *xattrs;
    entry.digest = Entry::none;
    if (content.wantsDigest) {
        entry.digest = static_cast<std::uint32_t>(m_tree.m_digests.size());
        m_tree.m_digests.emplace_back();
        m_tree.m_digestKnown.push_back(0);
    }
    entry.linkGroup = Entry::none;
    entry.flags |= before.flags & (EntryFlag::Whiteout | EntryFlag::Opaque);
    if (entry.type != EntryType::Directory && entry.has(EntryFlag::Opaque))
        entry.flags = static_cast<std::uint8_t>((entry.flags & ~EntryFlag::Opaque) | EntryFlag::Whiteout);
    m_entries[node.value] = entry;
    return {};
}

// A name ".wh.…": marks what it names.
Status LayerTreeBuilder::addMark(std::span<const std::string_view> parts, std::string_view original)
{
    const std::string_view last = parts.back();
    const bool opaque = last == opaqueMark;
    const std::string_view hidden = last.substr(whiteoutPrefix.size());
    if (!opaque && (hidden.empty() || hidden == "." || hidden == "..")) {
        notePath("tar.whiteout-invalid", original);
        return {};
    }
    std::vector<std::string_view> where(parts.begin(), parts.end() - 1);
    if (!opaque)
        where.push_back(hidden);
    const auto node = nodeFor(where, original);
    if (!node)
        return Unexpected(node.error());
    if (!opaque) {
        markWhiteout(*node);
        return {};
    }
    Entry &directory = m_entries[node->value];
    if (directory.type == EntryType::None) {
        directory.type = EntryType::Directory;
        directory.mode = 0755;
        directory.flags |= EntryFlag::Implied;
    }
    markOpaque(*node);
    return {};
}

Result<NodeId> LayerTreeBuilder::add(std::string_view path, Entry entry, const Content &content)
{
    if (++m_tree.m_recordedEntries > m_limits.entriesPerSource)
        return Unexpected(makeError(ErrorCode::LimitExceeded, {}, "more than " + std::to_string(m_limits.entriesPerSource) + " entries"));
    if (!charge(256, 1 << 20))
        return Unexpected(m_together->error({}));
    const auto kind = split(path, m_parts);
    if (!kind)
        return Unexpected(kind.error());
    if (*kind == NameKind::Escaping) {
        notePath("tar.escaping-name", path);
        return NodeId{};
    }
    if (*kind == NameKind::Climbing)
        notePath("tar.odd-entry", path, "a name with \"..\" in it; it was put where engines put it");
    if (m_whiteoutNames && !m_parts.empty()) {
        if (m_parts.front().starts_with(aufsPrefix) && (m_parts.size() > 1 || m_parts.front() != opaqueMark)) {
            notePath("tar.odd-entry", path, "aufs kept its own records under such names; no engine unpacks them");
            return NodeId{};
        }
        if (m_parts.back().starts_with(whiteoutPrefix)) {
            const Status marked = addMark(m_parts, path);
            return marked ? Result<NodeId>(NodeId{}) : Unexpected(marked.error());
        }
    }
    const auto node = nodeFor(m_parts, path);
    if (!node)
        return node;
    if (*node == LayerTree::root && entry.type != EntryType::Directory) {
        notePath("tar.odd-entry", path, "the root is no directory");
        return NodeId{};
    }
    if (const Status placed = place(*node, entry, content); !placed)
        return Unexpected(placed.error());
    return *node;
}

Result<NodeId> LayerTreeBuilder::addHardLink(std::string_view path, std::string_view targetPath, const Entry &header, const Content &content)
{
    const auto usable = [this](NodeId node) {
        return node && !m_nodes[node.value].dead && m_entries[node.value].type != EntryType::None && m_entries[node.value].type != EntryType::Directory;
    };
    Entry unknown = header;
    unknown.type = EntryType::File;
    unknown.flags |= EntryFlag::Unreadable;
    NodeId target = lookUp(targetPath);
    if (!usable(target))
        target = NodeId{};
    const auto added = add(path, unknown, {{}, content.xattrs, false});
    if (!added || !*added)
        return added;
    // Adding the name may have replaced the very file it links to.
    if (!usable(target) || *added == target) {
        if (wanted("tar.link-target-missing")) {
            Finding finding = makeFinding("tar.link-target-missing", std::string(path));
            finding.detail.emplace_back("target", targetPath);
            m_findings.push_back(std::move(finding));
        }
        return added;
    }
    shareFile(*added, target);
    if (const Status taken = takeHeader(*added, header, content); !taken)
        return Unexpected(taken.error());
    return added;
}

// What the header of a further name changes about its file. It is set under all names in finish().
Status LayerTreeBuilder::takeHeader(NodeId node, const Entry &header, const Content &content)
{
    const std::uint32_t group = m_entries[node.value].linkGroup;
    m_shared.resize(std::max<std::size_t>(m_shared.size(), group + 1));
    const Entry &now = m_shared[group] ? m_shared[group]->entry : m_entries[node.value];
    const std::uint32_t blobNow = m_shared[group] ? m_shared[group]->xattrs : now.xattrs;
    SharedMetadata next{now, blobNow};
    next.entry.uid = header.uid;
    next.entry.gid = header.gid;
    if (now.type != EntryType::Symlink) {
        next.entry.mode = header.mode;
        next.entry.mtimeSec = header.mtimeSec;
        next.entry.mtimeNsec = header.mtimeNsec;
        next.entry.flags = static_cast<std::uint8_t>((now.flags & ~EntryFlag::WholeSeconds) | (header.flags & EntryFlag::WholeSeconds));
    }
    std::map<std::string, std::string> merged;
    Entry holder;
    holder.xattrs = blobNow;
    for (const auto &[name, value] : m_tree.xattrs(holder))
        merged.emplace(name, value);
    bool differs = next.entry.uid != now.uid || next.entry.gid != now.gid || next.entry.mode != now.mode || next.entry.mtimeSec != now.mtimeSec
        || next.entry.mtimeNsec != now.mtimeNsec;
    const std::size_t known = merged.size();
    bool attributeDiffers = false;
    for (const auto &[name, value] : content.xattrs) {
        std::string &at = merged[name];
        attributeDiffers = attributeDiffers || at != value;
        at = value;
    }
    if (attributeDiffers || merged.size() != known) {
        const auto stored = storeXattrs({merged.begin(), merged.end()});
        if (!stored)
            return Unexpected(stored.error());
        next.xattrs = *stored;
        differs = true;
    }
    if (!differs)
        return {};
    m_shared[group] = next;
    notePath("tar.odd-entry", buildPath(node), "the header of a hard link says other than that of its file; engines apply the last one");
    return {};
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
    m_entries[node.value].flags = static_cast<std::uint8_t>((first.flags & ~EntryFlag::Whiteout) | marks);
}

void LayerTreeBuilder::setDigest(NodeId node, const Sha256Digest &digest)
{
    m_tree.setDigest(m_entries[node.value], digest);
}

Status LayerTreeBuilder::markAlias(NodeId node, std::optional<std::string_view> redirect, bool metacopy)
{
    LayerTree::Alias alias{node, Entry::none, metacopy};
    if (redirect) {
        const auto stored = storeBlob(*redirect);
        if (!stored)
            return Unexpected(stored.error());
        alias.redirect = *stored;
    }
    m_tree.m_aliases.push_back(alias);
    return {};
}

void LayerTreeBuilder::finishAliases()
{
    auto &aliases = m_tree.m_aliases;
    for (LayerTree::Alias &alias : aliases)
        alias.node = NodeId(m_remap[alias.node.value]);
    std::erase_if(aliases, [this](const LayerTree::Alias &alias) {
        if (!alias.node)
            return true;
        const EntryType type = m_tree.entry(alias.node).type;
        return alias.metacopy ? type != EntryType::File : type != EntryType::Directory || alias.redirect == Entry::none;
    });
    // Of what was marked more than once the last mark counts.
    std::stable_sort(aliases.begin(), aliases.end(), [](const auto &a, const auto &b) { return a.node.value < b.node.value; });
    const auto first = std::unique(aliases.rbegin(), aliases.rend(), [](const auto &a, const auto &b) { return a.node == b.node; });
    aliases.erase(aliases.begin(), first.base());
}

void LayerTreeBuilder::noteRootMark()
{
    if (m_entries[LayerTree::root.value].has(EntryFlag::Opaque))
        note(makeFinding("layer.root-opaque"));
}

LayerTree LayerTreeBuilder::finish()
{
    charge(0, 0);
    const auto total = static_cast<std::uint32_t>(m_nodes.size());
    const std::string builtNames = std::move(m_tree.m_names);
    const auto nameOf = [&](std::uint32_t i) { return std::string_view(builtNames).substr(m_nodes[i].nameOffset, m_nodes[i].nameSize); };
    for (Entry &entry : m_entries) {
        if (entry.linkGroup >= m_shared.size() || !m_shared[entry.linkGroup])
            continue;
        const Entry &last = m_shared[entry.linkGroup]->entry;
        entry.uid = last.uid;
        entry.gid = last.gid;
        entry.mode = last.mode;
        entry.mtimeSec = last.mtimeSec;
        entry.mtimeNsec = last.mtimeNsec;
        entry.xattrs = m_shared[entry.linkGroup]->xattrs;
        entry.flags = static_cast<std::uint8_t>((entry.flags & ~EntryFlag::WholeSeconds) | (last.flags & EntryFlag::WholeSeconds));
    }

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
        std::sort(first, last, [&](std::uint32_t a, std::uint32_t b) { return nameOf(a) < nameOf(b); });
        m_tree.m_nodes[done].firstChild = static_cast<std::uint32_t>(order.size());
        m_tree.m_nodes[done].childCount = static_cast<std::uint32_t>(last - first);
        for (auto it = first; it != last; ++it) {
            LayerTree::Node node;
            node.nameOffset = static_cast<std::uint32_t>(m_tree.m_names.size());
            node.nameSize = m_nodes[*it].nameSize;
            node.parent = done;
            m_tree.m_names += nameOf(*it);
            m_tree.m_nodes.push_back(node);
            order.push_back(*it);
        }
    }
    for (LayerTree::OldVersion &old : m_tree.m_oldVersions)
        old.node = NodeId(m_remap[old.node.value]);
    std::erase_if(m_tree.m_oldVersions, [](const LayerTree::OldVersion &old) { return !old.node; });
    finishAliases();
    m_shared.clear();
    m_nodes.clear();
    m_entries.clear();
    m_table.clear();
    return std::move(m_tree);
}

} // namespace assay

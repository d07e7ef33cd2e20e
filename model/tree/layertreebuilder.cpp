// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tree/layertreebuilder.h"

#include "tree/sizedbytes.h"

#include <algorithm>

namespace assay {

namespace {

constexpr std::string_view whiteoutPrefix = ".wh.";
constexpr std::string_view opaqueMark = ".wh..wh..opq";
constexpr std::string_view aufsPrefix = ".wh..wh.";

} // namespace

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

void LayerTreeBuilder::noteRootMark()
{
    if (m_entries[LayerTree::root.value].has(EntryFlag::Opaque))
        note(makeFinding("layer.root-opaque"));
}

} // namespace assay

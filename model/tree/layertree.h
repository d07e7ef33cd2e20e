// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/ids.h"
#include "tree/entry.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

struct NodeRange {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

// The paths of one layer (or of a source that has no layers) as the evidence gives them, deletion marks included.
//
// Nodes stand in breadth-first order, children of one node side by side and sorted bytewise by name; node 0 is the root,
// whose name is empty. So a parent's id is smaller than its children's, and one backward sweep sums anything up.
// Immutable once it is shared; safe to read from any thread.
class LayerTree {
public:
    static constexpr NodeId root{0};

    std::uint32_t size() const { return static_cast<std::uint32_t>(m_nodes.size()); }
    std::string_view name(NodeId id) const
    {
        const Node &node = m_nodes[id.value];
        return std::string_view(m_names).substr(node.nameOffset, node.nameSize);
    }
    NodeId parent(NodeId id) const { return NodeId(m_nodes[id.value].parent); } // none for the root
    NodeRange children(NodeId id) const { return {m_nodes[id.value].firstChild, m_nodes[id.value].childCount}; }
    const Entry &entry(NodeId id) const { return m_entries[id.value]; }

    NodeId find(std::string_view path) const;                      // none when there is no such path
    NodeId child(NodeId parent, std::string_view name) const;      // binary search
    std::string path(NodeId id) const;                             // no leading slash, "" for the root

    std::string_view target(const Entry &entry) const;             // "" when it is no symbolic link
    XattrList xattrs(const Entry &entry) const;                    // views into this tree
    std::string_view xattrBytes(const Entry &entry) const;         // equal bytes mean equal attributes
    const Sha256Digest *digest(const Entry &entry) const;          // null when the content is not known or there is none
    std::uint32_t linkCount(const Entry &entry) const;             // names of this layer that share the file, at least 1

    // What the kernel's overlay left at a path: its part in lower layers lies under another name, and of a file that its content is
    // that part's, while only metadata lies here (kernel, Documentation/filesystems/overlayfs.rst: redirect_dir, metacopy).
    struct Alias {
        NodeId node;
        std::uint32_t redirect = Entry::none; // see redirect()
        bool metacopy = false;                // of a file; a folder always has a redirect
    };
    std::span<const Alias> aliases() const { return m_aliases; } // sorted by node, each once
    const Alias *alias(NodeId id) const;                         // null when there is none
    bool isMetacopy(NodeId id) const
    {
        const Alias *known = alias(id);
        return known && known->metacopy;
    }
    // Any bytes, as they lie there; none when there is no redirect, so that the part below has the same name.
    std::optional<std::string_view> redirect(const Alias &alias) const;

    // What the evidence said about a path before it said something else about it in the same layer, oldest first.
    struct OldVersion {
        NodeId node;
        Entry entry;
    };
    std::span<const OldVersion> oldVersions() const { return m_oldVersions; }

    // The evidence keeps no extended attributes: what it says of them, and of opaque folders, proves nothing.
    bool attributesUnknown() const { return m_attributesUnknown; }
    void setAttributesUnknown() { m_attributesUnknown = true; } // before the tree is shared

    // Owner, mode and type are those that an attribute of each file names, not those of the file itself.
    bool overridden() const { return m_overridden; }
    void setOverridden() { m_overridden = true; } // before the tree is shared

    // Entries the evidence gave, duplicates and deletion marks included, implied directories not.
    std::uint64_t recordedEntries() const { return m_recordedEntries; }
    std::uint64_t memoryBytes() const;

    // Digest slots are made while building, so that content can be hashed by several threads after the tree stands: each slot is
    // written by one thread, once. Others may already read the tree meanwhile: to them a digest is unknown, and then it is known.
    // An entry without a slot is left as it is.
    void setDigest(const Entry &entry, const Sha256Digest &digest);
    // Adds flags to these nodes and to all other names of their files, in one sweep. Before the tree is shared.
    void addFlags(std::span<const std::pair<NodeId, std::uint8_t>> flags);
    void setLocator(NodeId id, std::uint64_t locator) { m_entries[id.value].locator = locator; }

private:
    friend class LayerTreeBuilder;
    friend class TreePacker; // see treebytes.h
    friend class TreeUnpacker;

    struct Node {
        std::uint32_t nameOffset = 0;
        std::uint32_t nameSize = 0;
        std::uint32_t parent = NodeId::none;
        std::uint32_t firstChild = 0;
        std::uint32_t childCount = 0;
    };

    std::string_view blob(std::uint32_t offset) const; // "" for Entry::none

    std::vector<Node> m_nodes;
    std::vector<Entry> m_entries;
    std::string m_names;
    std::string m_blobs;                    // link targets and attribute lists, see sizedbytes.h
    std::vector<Sha256Digest> m_digests;
    std::vector<std::uint8_t> m_digestKnown;
    std::vector<std::uint32_t> m_linkCounts; // by link group
    std::vector<OldVersion> m_oldVersions;
    std::vector<Alias> m_aliases;
    std::uint64_t m_recordedEntries = 0;
    bool m_attributesUnknown = false;
    bool m_overridden = false;
};

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/finding.h"
#include "base/ids.h"
#include "base/limits.h"
#include "base/result.h"
#include "tree/entry.h"
#include "tree/treebudget.h"

#include <cstdint>
#include <map>
#include <memory>
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

    std::vector<Node> m_nodes;
    std::vector<Entry> m_entries;
    std::string m_names;
    std::string m_blobs;                    // link targets and attribute lists, each with a 32-bit length before it
    std::vector<Sha256Digest> m_digests;
    std::vector<std::uint8_t> m_digestKnown;
    std::vector<std::uint32_t> m_linkCounts; // by link group
    std::vector<OldVersion> m_oldVersions;
    std::vector<Alias> m_aliases;
    std::uint64_t m_recordedEntries = 0;
    bool m_attributesUnknown = false;
    bool m_overridden = false;
};

// Takes entries in the order of the evidence and makes a LayerTree of them. Not thread-safe; one per layer.
class LayerTreeBuilder {
public:
    // together: what this layer and others may hold, null when it is the only one; outlives the builder.
    explicit LayerTreeBuilder(const Limits &limits, TreeBudget *together = nullptr);

    // What an entry brings besides the numbers in Entry; entry.target, xattrs, digest and linkGroup are set here.
    struct Content {
        std::string_view target;                                           // of a symbolic link
        std::vector<std::pair<std::string, std::string>> xattrs;           // in any order
        bool wantsDigest = false;                                          // a file: make a slot for its digest
    };

    // Adds what path (as in the evidence: "./a//b/", "/a/b") names. "." parts and slashes are taken away and ".." parts
    // worked out as engines do, with a finding; where they lead outside nothing is added, a finding tells, and the result is
    // none. Names ".wh." are whiteouts only when whiteoutNames is set: they mark a path and bring nothing of their own, so
    // the result is none, too. An entry below a symbolic link of this layer is put where the link leads inside the layer.
    // The error is LimitExceeded.
    Result<NodeId> add(std::string_view path, Entry entry, const Content &content);
    // A further name for the file at targetPath of this layer. Engines give the file, under all its names, the owner, mode,
    // time and attributes of the last header that names it; so does this. Where there is no such file: one whose content is
    // unknown, and a finding.
    Result<NodeId> addHardLink(std::string_view path, std::string_view targetPath, const Entry &header, const Content &content);
    Result<NodeId> addHardLink(std::string_view path, std::string_view targetPath, const Entry &header)
    {
        return addHardLink(path, targetPath, header, Content());
    }
    // Files that share a key (device and inode) are one file: call for each that has more than one name.
    void shareFile(NodeId node, NodeId firstName);

    void setWhiteoutNames(bool on) { m_whiteoutNames = on; }
    void markWhiteout(NodeId node) { m_entries[node.value].flags |= EntryFlag::Whiteout; }
    void markOpaque(NodeId node) { m_entries[node.value].flags |= EntryFlag::Opaque; }
    // See LayerTree::Alias. Of what is neither a folder with a redirect nor a file with metacopy nothing is kept. The error is
    // LimitExceeded.
    Status markAlias(NodeId node, std::optional<std::string_view> redirect, bool metacopy);
    void setDigest(NodeId node, const Sha256Digest &digest);
    Entry &entry(NodeId node) { return m_entries[node.value]; }
    // A finding when the root is marked opaque, see RootMark. To be called before finish().
    void noteRootMark();

    // Kept up to limits.findingsPerCode of each code; a finding "findings.truncated" counts the others.
    Findings &findings() { return m_findings; }
    void note(Finding finding);

    // The builder is empty afterwards. Ids given out by add() do not hold for the finished tree; remapped() turns them.
    LayerTree finish();
    NodeId remapped(NodeId built) const { return NodeId(m_remap[built.value]); } // after finish()

private:
    struct BuildNode {
        std::uint32_t nameOffset = 0;
        std::uint32_t nameSize = 0;
        std::uint32_t parent = NodeId::none;
        std::uint32_t firstChild = NodeId::none;  // youngest first
        std::uint32_t nextSibling = NodeId::none;
        std::uint32_t depth = 0;                  // parts of its path
        std::uint32_t pathBytes = 0;
        bool dead = false; // replaced together with a directory above it
    };
    enum class NameKind : std::uint8_t { Plain, Climbing, Escaping }; // without "..", with ".." inside of the root, leading out
    struct ResolveBudget { // of one path: a chain of links must not cost more than the path is worth
        std::uint32_t links;
        std::uint32_t parts;
    };
    struct SharedMetadata { // of a file with several names, as the last header says
        Entry entry;
        std::uint32_t xattrs;
    };

    Result<NameKind> split(std::string_view path, std::vector<std::string_view> &parts) const;
    static std::string_view folderText(std::span<const std::string_view> parts);
    Result<NodeId> nodeFor(std::span<const std::string_view> parts, std::string_view original);
    Result<NodeId> childNode(NodeId parent, std::string_view name);
    std::size_t slotOf(std::uint32_t parent, std::string_view name) const;
    std::string_view builtName(std::uint32_t node) const;
    NodeId findChild(NodeId parent, std::string_view name) const;
    NodeId lookUp(std::string_view path) const;
    NodeId resolveDirectory(NodeId node, ResolveBudget &budget) const;
    std::string buildPath(NodeId node) const;
    Status addMark(std::span<const std::string_view> parts, std::string_view original);
    Status place(NodeId node, Entry entry, const Content &content);
    Status takeHeader(NodeId node, const Entry &header, const Content &content);
    void killChildren(NodeId node);
    void growTable();
    void finishAliases();
    bool charge(std::uint64_t leastEntries, std::uint64_t leastBytes);
    bool wanted(std::string_view code); // whether a further finding of this code is kept; counts it
    void notePath(std::string_view code, std::string_view path, std::string_view reason = {});
    Result<std::uint32_t> storeBlob(std::string_view bytes);
    Result<std::uint32_t> storeXattrs(std::vector<std::pair<std::string, std::string>> list);

    Limits m_limits;
    TreeBudget *m_together;
    TreeBudget::Amount m_charged; // to m_together so far
    bool m_whiteoutNames = false;
    LayerTree m_tree;
    std::vector<BuildNode> m_nodes;
    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_table; // open addressing over (parent, name)
    std::vector<std::uint32_t> m_remap;
    std::string m_lastFolder; // of the last entry, as its path was written, and its node
    NodeId m_lastFolderNode = LayerTree::root;
    std::vector<std::optional<SharedMetadata>> m_shared; // by link group
    std::vector<std::string_view> m_parts;               // of the path in hand
    Findings m_findings;
    struct Noted {
        std::uint64_t seen = 0;
        std::size_t summary = 0; // where in m_findings the rest is counted
    };
    std::map<std::string, Noted, std::less<>> m_noted; // by code
};

} // namespace assay

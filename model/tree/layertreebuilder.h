// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/finding.h"
#include "base/ids.h"
#include "base/limits.h"
#include "base/result.h"
#include "tree/entry.h"
#include "tree/layertree.h"
#include "tree/treebudget.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

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

    struct Families {
        std::vector<std::uint32_t> begin;    // by node: where its children begin, and those of the last one end
        std::vector<std::uint32_t> children; // built nodes
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
    void spreadSharedMetadata();
    Families families() const;
    void layOut(Families families);
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

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/result.h"
#include "tree/layertree.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// An opaque mark on a layer's root. Drivers that unpack layers over each other (vfs, btrfs) and fuse-overlayfs obey it. The kernel's
// overlay looks for marks on what it finds in a folder, so never on a root: there it hides nothing, whoever wrote it.
enum class RootMark : std::uint8_t { Obeyed, Ignored };

// Some layers of a stack, side by side: what of them there is.
struct LayerSpan {
    std::uint32_t first = 0;
    std::uint32_t count = 0xFFFFFFFFU;
};

// What a reader sees of several layers laid over each other, lowest first. Keeps the layers, so that every version of a
// path stays reachable. Node order as in LayerTree. Immutable; safe to read from any thread.
class FsTree {
public:
    static constexpr NodeId root{0};

    struct Ref {
        std::uint32_t layer = 0; // index into layers()
        NodeId node;             // of that layer's tree
    };

    // At least one layer. The cost is linear in the entries of all layers, also where aliases (see LayerTree::Alias) are followed.
    static std::shared_ptr<const FsTree> overlay(std::vector<std::shared_ptr<const LayerTree>> layers, RootMark rootMark = RootMark::Obeyed);

    std::uint32_t size() const { return static_cast<std::uint32_t>(m_nodes.size()); }
    std::string_view name(NodeId id) const
    {
        const Ref &ref = m_nodes[id.value].ref;
        return m_layers[ref.layer]->name(ref.node);
    }
    NodeId parent(NodeId id) const { return NodeId(m_nodes[id.value].parent); }
    NodeRange children(NodeId id) const { return {m_nodes[id.value].firstChild, m_nodes[id.value].childCount}; }

    // What is seen when only some of the layers are there: of 0 to N what an image that ends there shows, of N alone what that layer
    // holds, its deletion marks apart. layers() and refs stay those of the whole. The error is Cancelled; a span without a layer of
    // this tree gives its root alone.
    Result<std::shared_ptr<const FsTree>> ofLayers(LayerSpan span, const Context &context) const;

    // The layer whose entry is seen at this path.
    const Ref &ref(NodeId id) const { return m_nodes[id.value].ref; }
    const LayerTree &layerOf(NodeId id) const { return *m_layers[m_nodes[id.value].ref.layer]; }
    std::string pathInLayer(NodeId id) const { return layerOf(id).path(ref(id).node); } // path(), but for what is seen through an alias
    const Entry &entry(NodeId id) const { return layerOf(id).entry(m_nodes[id.value].ref.node); }

    NodeId find(std::string_view path) const;
    NodeId child(NodeId parent, std::string_view name) const;
    std::string path(NodeId id) const;

    std::string_view target(NodeId id) const { return layerOf(id).target(entry(id)); }
    XattrList xattrs(NodeId id) const { return layerOf(id).xattrs(entry(id)); }
    const Sha256Digest *digest(NodeId id) const
    {
        const Ref content = contentRef(id);
        return content.node ? m_layers[content.layer]->digest(m_layers[content.layer]->entry(content.node)) : nullptr;
    }
    // Where the content of a file lies: ref(), or where its alias leads; without a node when that is nowhere.
    Ref contentRef(NodeId id) const
    {
        const Alias *known = m_aliases.empty() ? nullptr : alias(id);
        return known && known->isFile ? known->content : ref(id);
    }

    // A path that overlay's marks make stand for another one.
    struct Alias {
        NodeId node;
        Ref below;           // the topmost part of it in lower layers; without a node when there is none
        Ref content;         // of a file
        bool isFile = false;
        std::string problem; // why it stands for nothing, or what is odd about it; "" when nothing is
    };
    const std::vector<Alias> &aliases() const { return m_aliases; } // sorted by node
    const Alias *alias(NodeId id) const;                            // null when there is none
    std::uint32_t linkCount(NodeId id) const; // names that are seen and share this file, at least 1

    // A directory of which a layer could not be read whole, here or further up: a path that is not in it may yet be there.
    bool listingUnknown(NodeId id) const { return m_nodes[id.value].listingUnknown; }
    // A layer above the one whose entry is seen could not be read whole: something else may be there, or nothing.
    bool coverUnknown(NodeId id) const { return m_nodes[id.value].coverUnknown; }

    const std::vector<std::shared_ptr<const LayerTree>> &layers() const { return m_layers; }
    RootMark rootMark() const { return m_rootMark; }

    // Everything the layers say about a path, lowest layer first, hidden ones and deletion marks included; and what is seen there
    // although it lies under another name.
    std::vector<Ref> versions(std::string_view path) const;

private:
    struct Node {
        Ref ref;
        std::uint32_t parent = NodeId::none;
        std::uint32_t firstChild = 0;
        std::uint32_t childCount = 0;
        bool listingUnknown = false;
        bool coverUnknown = false;
    };

    friend class OverlayMaker;

    // Null when context says to stop.
    static std::shared_ptr<const FsTree> lay(std::vector<std::shared_ptr<const LayerTree>> layers, RootMark rootMark, LayerSpan span, const Context *context);
    void countLinks();

    std::vector<std::shared_ptr<const LayerTree>> m_layers;
    RootMark m_rootMark = RootMark::Obeyed;
    std::vector<Node> m_nodes;
    std::vector<Alias> m_aliases;
    std::vector<std::vector<std::uint32_t>> m_linkCounts; // by layer and link group
};

} // namespace assay

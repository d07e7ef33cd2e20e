// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "verify/expectedtree.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace assay {

// What the folders of whole copies (vfs, btrfs, native) must hold, layer upon layer: each is laid over what those below it came to, once,
// however many lie above it. One thread.
class WholeTrees {
public:
    // The folder that holds layers laid over each other, lowest first, the folder's own last. Laid anew only where the layers do not go on
    // from those of the call before.
    std::unique_ptr<const ExpectedTree> of(const std::vector<DeliveredLayer> &layers);

    std::size_t laid() const { return m_laid; } // layers so far, for tests

private:
    struct Ref {
        std::uint32_t layer = 0;
        NodeId node;
    };
    struct Item {
        Ref ref;                             // the layer whose entry is seen
        bool keepsTime = true;               // no layer above that one has put something in
        std::vector<std::uint32_t> children; // items, sorted by name
    };
    class Seen;

    const Entry &entryOf(const Ref &ref) const { return m_layers[ref.layer]->entry(ref.node); }
    std::string_view nameOf(std::uint32_t item) const { return m_layers[m_items[item].ref.layer]->name(m_items[item].ref.node); }
    void lay(std::shared_ptr<const LayerTree> layer);
    bool layNode(std::uint32_t item, const Ref &ref);
    void layChildren(std::uint32_t item, NodeId folder);
    std::uint32_t newItem(const Ref &ref);
    void dropChildren(std::uint32_t item);

    std::vector<std::shared_ptr<const LayerTree>> m_layers;
    std::vector<Item> m_items; // the root first
    std::vector<std::uint32_t> m_free;
    std::vector<std::pair<std::uint32_t, NodeId>> m_pending; // folders, and what the layer being laid has in them
    std::size_t m_laid = 0;
};

} // namespace assay

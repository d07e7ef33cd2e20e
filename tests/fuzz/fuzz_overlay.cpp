// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fuzzlayers.h"

using namespace assay;

// Layers of any bytes, laid over each other: order, links and what can be seen must be right.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    test::FuzzLayers bytes(data, size);
    const auto tree = bytes.stack();
    test::FuzzLayers::check(*tree);
    const auto &layers = tree->layers();
    for (std::uint32_t i = 0; i < tree->size(); ++i) {
        const NodeId id(i);
        test::require(tree->entry(id).type != EntryType::None, "a whiteout is seen");
        const std::string path = tree->path(id);
        test::require(layers[tree->ref(id).layer]->find(path) == tree->ref(id).node, "an entry is not of its layer");
        test::require(tree->linkCount(id) >= 1 && tree->linkCount(id) <= tree->layerOf(id).linkCount(tree->entry(id)), "link counts do not fit");
        // Nothing above the entry may hide it, unless the entry above says nothing of itself.
        for (std::uint32_t above = tree->ref(id).layer + 1; above < layers.size(); ++above) {
            const NodeId other = layers[above]->find(path);
            test::require(!other || layers[above]->entry(other).has(EntryFlag::Implied), "an upper entry does not win");
        }
        bool listed = false;
        for (const FsTree::Ref &ref : tree->versions(path))
            listed = listed || (ref.layer == tree->ref(id).layer && ref.node == tree->ref(id).node);
        test::require(listed, "the version seen is not among the versions");
    }
    return 0;
}

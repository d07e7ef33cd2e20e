// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "io/digest.h"
#include "source/source.h"
#include "support/namedsource.h"
#include "support/treetext.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace assay::test {

// Lines of one layer under a name; layers of the same name are the same layer, by diff id.
struct TextLayer {
    std::string name;
    std::string lines;
};

// Delivered layers (archive, rootfs) have a proven digest; those of a store lie in a folder and have none.
inline LoadedLayer loadedLayer(const TextLayer &text, bool delivered)
{
    LoadedLayer out;
    const Sha256Digest digest = sha256(std::string_view(text.name));
    out.tree = layer(text.lines);
    out.layer.diffId = out.layer.chainId = digestText(digest);
    out.layer.store = delivered ? text.name + "/layer.tar" : "overlay2/" + text.name + "/diff";
    out.entries = out.tree->recordedEntries();
    if (delivered) {
        out.recomputed = digest;
        out.verdict = LayerVerdict::Intact;
    } else {
        out.verdictReason = "not held against anything yet";
    }
    return out;
}

inline std::shared_ptr<LoadedSource> loadedSource(Role role, const std::vector<TextLayer> &layers)
{
    auto loaded = std::make_shared<LoadedSource>();
    const bool live = role == Role::Live;
    loaded->source = std::make_shared<NamedSource>(live ? SourceKind::DockerRoot : role == Role::Saved ? SourceKind::DockerArchive : SourceKind::RootfsArchive, "text", 1);
    loaded->role = role;
    loaded->image.emplace();
    std::vector<std::shared_ptr<const LayerTree>> trees;
    for (const TextLayer &text : layers) {
        loaded->layers.push_back(loadedLayer(text, !live));
        loaded->image->layers.push_back(loaded->layers.back().layer);
        trees.push_back(loaded->layers.back().tree);
    }
    loaded->tree = FsTree::overlay(std::move(trees));
    loaded->entries = loaded->tree->size() - 1;
    return loaded;
}

} // namespace assay::test

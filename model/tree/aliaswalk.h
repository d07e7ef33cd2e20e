// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tree/fstree.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// One value of overlay's redirect mark, read as the kernel reads it (fs/overlayfs/namei.c): a name without a slash is another name in
// the same folder, a path with a leading slash starts at the root of the mount. Views into value.
struct Redirect {
    std::vector<std::string_view> parts; // empty when the kernel refuses it
    bool absolute = false;
    std::string oddity; // why it is refused, or what no kernel writes although it is followed; "" for all else
};
Redirect parseRedirect(std::string_view value);

// Goes down from what a layer's alias says to what it stands for in the layers below, layer by layer as the kernel does: each step
// leads to a lower layer, so nothing can go round in circles. All walks of one tree share one amount of work.
class AliasWalk {
public:
    // layers outlives the walk; those below lowest are left out.
    AliasWalk(const std::vector<std::shared_ptr<const LayerTree>> &layers, RootMark rootMark, std::uint32_t lowest = 0);

    struct Below {
        std::vector<FsTree::Ref> refs;   // topmost first; of a file the last one holds the content, when hasContent
        bool hasContent = false;
        std::uint32_t unreadLayers = 0;  // 1 + the topmost layer on the way that was not read whole; 0: there is none
        std::string problem;             // what is wrong with it; "" when nothing is
    };
    // top has an alias; folder is what the folder it lies in is made of, topmost first.
    Below follow(FsTree::Ref top, std::span<const FsTree::Ref> folder);

    // Entries to be looked through because of aliases: false when there were too many of them.
    bool take(std::uint64_t entries);

private:
    struct Place { // where the layer at hand is asked
        std::vector<std::string_view> parts;
        bool absolute = false;
    };

    bool spend(std::uint64_t steps);
    bool turn(Place &place, FsTree::Ref at);
    void descend(FsTree::Ref base, Place &place);
    void arrive(FsTree::Ref at, Place &place);
    const Entry &entry(FsTree::Ref ref) const { return m_layers[ref.layer]->entry(ref.node); }
    bool hides(FsTree::Ref ref) const;

    const std::vector<std::shared_ptr<const LayerTree>> &m_layers;
    const RootMark m_rootMark;
    const std::uint32_t m_lowest;
    std::uint64_t m_steps;
    std::uint64_t m_entries;
    Below m_below; // of the walk at hand
    bool m_wantsFile = false;
    bool m_stop = false;
};

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "io/evidencefs.h"

#include <optional>
#include <string_view>
#include <vector>

namespace assay {

// What the attributes of one path say to overlay. Views into the item.
struct OverlayMarks {
    bool opaque = false;
    bool whiteout = false;
    bool upper = false; // origin, impure, uuid: written by the kernel into what it mounts as the upper folder
    std::optional<std::string_view> redirect; // followed ones only, see LayerTree::Alias
    bool metacopy = false;

    struct Alias {
        std::string_view code; // of its finding: "overlay.redirect", "overlay.metacopy"
        std::string_view value;
        bool followed = false;         // by a mount
        bool ofRunningMount = false;   // a mount leaves it behind in what a container has written
    };
    std::vector<Alias> aliases;
};

// Whether overlay or fuse-overlayfs keeps its own things under this name.
bool isOverlayAttribute(std::string_view name);

// kernel: the kernel's overlay mounts the folder, not fuse-overlayfs or aufs.
OverlayMarks overlayMarksOf(const EvidenceFs::Item &item, bool kernel);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tree/fstree.h"

#include <cstddef>
#include <cstdint>

namespace assay {

// Which layers of a source are shown.
struct LayerView {
    enum class Kind : std::uint8_t {
        All,
        UpTo, // merged, up to and with the layer
        Only, // what this layer holds, by itself
    };
    Kind kind = Kind::All;
    std::uint32_t layer = 0; // from 0, the lowest; of no meaning with All

    bool operator==(const LayerView &) const = default;

    LayerSpan span() const;
    std::size_t shown(std::size_t layers) const;   // how many of so many
    bool isWhole(std::size_t layers) const { return shown(layers) == layers; }
    bool fits(std::size_t layers) const { return kind == Kind::All || layer < layers; }
};

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <compare>
#include <cstdint>

namespace assay {

// A 32-bit index into one table, of a type of its own so that ids of different tables cannot be mixed.
template<class Tag>
struct Id {
    static constexpr std::uint32_t none = 0xFFFFFFFFU;

    std::uint32_t value = none;

    constexpr Id() = default;
    constexpr explicit Id(std::uint32_t v) : value(v) {}
    constexpr explicit operator bool() const { return value != none; }
    constexpr auto operator<=>(const Id &) const = default;
};

using NodeId = Id<struct NodeTag>;         // of a LayerTree or FsTree
using DiffNodeId = Id<struct DiffNodeTag>; // of a DiffTree

static_assert(sizeof(NodeId) == 4);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compare/difftree.h"
#include "tree/withoutnodes.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace assay {

// The same comparison without some of its nodes, and without all that is below them: its sums are of what is left. Nothing is compared again,
// so that each path says what it said in the whole. leaveOut has a byte a node of it; sides are its trees without the same paths.
std::shared_ptr<DiffTree> withoutPaths(const DiffTree &whole, const std::vector<std::uint8_t> &leaveOut, const std::array<FsTreeWithout, sideCount> &sides);

} // namespace assay

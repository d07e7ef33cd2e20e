// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compare/projection.h"

#include <cstdint>
#include <vector>

namespace assay {

// One byte a node of tree: 1 where the path fits query itself, whatever leads to it or is below it. The root is left out. The errors are those of
// project().
Result<std::vector<std::uint8_t>> fittingPaths(const DiffTree &tree, const ProjectionQuery &query, Context &context);

} // namespace assay

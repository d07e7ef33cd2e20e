// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/parallel.h"

#include <algorithm>
#include <cstdint>

namespace assay {

// Small enough that cancelling is heard at once and that the processors end together, large enough that starting one costs nothing.
inline constexpr std::uint32_t nodesInPiece = 0x4000;

inline std::uint32_t nodePieces(std::uint32_t nodes)
{
    return (nodes + nodesInPiece - 1) / nodesInPiece;
}

// Calls work(piece, begin, end) for the nodes 0 to nodes - 1, a piece at a time, on all processors. False when context was cancelled: pieces
// may then have been left out.
template<class Work>
bool forNodePieces(std::uint32_t nodes, const Context &context, Work &&work)
{
    parallelFor(nodePieces(nodes), workerCount(), [&](std::size_t piece) {
        if (context.cancelled())
            return;
        const auto begin = static_cast<std::uint32_t>(piece) * nodesInPiece;
        work(piece, begin, std::min(nodes, begin + nodesInPiece));
    });
    return !context.cancelled();
}

} // namespace assay

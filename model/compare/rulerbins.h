// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compare/displayorder.h"

#include <memory>
#include <vector>

namespace assay {

// Where in a projection the differences are: all its rows from top to bottom, every folder open, in parts of equal length.
// A row counts in each kind that any step gives it. 8 bytes a path. Immutable.
struct RulerBins {
    struct Bin {
        std::uint32_t rows = 0;
        std::uint32_t added = 0;
        std::uint32_t removed = 0;
        std::uint32_t modified = 0; // type included
        std::uint32_t metadata = 0;
        std::uint32_t unknown = 0;
        std::uint32_t differing = 0; // rows that count in any kind, each once

        bool operator==(const Bin &) const = default;
    };

    std::vector<Bin> bins;              // at most as many as there are rows
    std::vector<DiffNodeId> order;      // the rows
    std::vector<std::uint32_t> place;   // node -> index in order; none when it is not shown
    static constexpr std::uint32_t none = 0xFFFFFFFFU;

    std::uint32_t rows() const { return static_cast<std::uint32_t>(order.size()); }
    // The first row of a bin; rows() for the number of bins.
    std::uint32_t firstRow(std::size_t bin) const;
    std::size_t binOf(std::uint32_t row) const; // of a row there is
    // Of all bins that hold a part of the share [from, to) of the whole, in parts of 1.
    Bin sum(double from, double to) const;
};

// Linear in the paths of the tree; polls context. The error is Cancelled. bins is at least 1.
Result<std::shared_ptr<const RulerBins>> rulerBinsOf(const DiffTree &tree, const Projection &projection, std::uint32_t bins, Context &context);

// The row nearest to row that differs or could not be compared, among those from first to before last; last when none does.
std::uint32_t nearestDifference(const DiffTree &tree, const RulerBins &ruler, std::uint32_t row, std::uint32_t first, std::uint32_t last);

} // namespace assay

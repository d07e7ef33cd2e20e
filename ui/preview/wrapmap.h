// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/result.h"
#include "compare/linediff.h"
#include "ui/preview/textcontent.h"

#include <QString>

#include <array>
#include <cstdint>
#include <memory>
#include <set>
#include <vector>

namespace assay {

/// Where the parts of a shown line begin when it is wrapped to that many cells; the first is 0. A cell is as wide as a digit,
/// East Asian characters take two. What is seen as one character stays whole. Where there is a space near the end of a part,
/// the part ends behind it.
std::vector<std::uint32_t> wrapPoints(const QString &text, int cells);

/// Whether something is said behind the end of this line that is not in the file: that more of it is not shown, or that it
/// has no end of line.
bool hasRemark(std::string_view line, const ShownLine &shown);
/// Cells a remark may take.
inline constexpr int remarkCells = 60;

/// Rows of the alignment that are the same in all texts and are painted as one.
struct FoldedRows {
    std::uint32_t begin = 0;
    std::uint32_t count = 0;
};

/// Equal rows left before and behind a difference; and fewer than so many are not worth folding.
inline constexpr std::uint32_t foldContext = 3;
inline constexpr std::uint32_t fewestFolded = 4;

/// What can be folded: nothing where there is no difference. Rising.
std::vector<FoldedRows> foldable(const Alignment &alignment);

/// How rows are wanted.
struct WrapWish {
    int cells = 0; ///< 0: long lines are not wrapped
    bool asIs = false;
    bool folding = false;
    std::set<std::uint32_t> opened; ///< beginnings of folds that are shown all the same

    bool none() const { return cells == 0 && !folding; }
    bool operator==(const WrapWish &) const = default;
};

/// Rows as they are painted when long lines are wrapped or equal ones folded: a row of all sources together is as high as the
/// longest of its lines. Of folded rows the first takes one painted row, the others none.
struct WrapMap {
    struct Place {
        quint64 row = 0; ///< of the alignment
        std::uint32_t part = 0;
    };

    WrapWish wish;
    std::vector<FoldedRows> folds; ///< rising
    std::vector<std::uint32_t> firstPainted; ///< by row of the alignment; one more for the end

    quint64 paintedRows() const { return firstPainted.back(); }
    bool wraps() const { return wish.cells > 0; }
    const FoldedRows *foldAt(quint64 row) const; ///< that the row is in; null where it is in none
    Place at(quint64 painted) const; ///< of a row that there is
    quint64 partsOf(quint64 row) const { return firstPainted[static_cast<std::size_t>(row) + 1] - firstPainted[static_cast<std::size_t>(row)]; }
};
using WrapMapPtr = std::shared_ptr<const WrapMap>;

/// For jobs. The error is Cancelled.
Result<WrapMapPtr> makeWrapMap(const Alignment &alignment, const std::array<TextContentPtr, 3> &texts, const WrapWish &wish, Context &context);

} // namespace assay

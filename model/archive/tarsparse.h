// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "archive/tarheader.h"
#include "archive/tartext.h"

#include <optional>

namespace assay {

// Where the stored parts of a sparse file belong. The runs are as written: whether they fit the file is not checked here.
struct SparseMap {
    bool present = false;
    std::string name;                      // the file's, in place of the member's; "" when not given
    std::optional<std::uint64_t> realSize; // of the file
    std::uint64_t mapBytes = 0;            // blocks of the map behind the header block
    std::vector<SparseRun> runs;
};

// GNU's own form (type 'S'): header is the block, behind what follows it. At most limit bytes of map are read.
Result<SparseMap> readGnuSparseMap(std::string_view header, std::string_view behind, std::uint64_t limit);

// The forms 0.0, 0.1 and 1.0 in PAX records; 1.0 has its map in front of the content, behind the header block.
Result<SparseMap> readPaxSparseMap(const std::vector<PaxRecord> &records, std::string_view behind, std::uint64_t storedBytes, std::uint64_t limit);

} // namespace assay

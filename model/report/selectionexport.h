// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "report/reportoptions.h"
#include "verify/comparison.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace assay {

enum class ExportForm : std::uint8_t { Folder, Tar };

// Paths of a comparison whose files are to leave the evidence together.
struct SelectionExport {
    ComparisonPtr comparison;
    std::vector<DiffNodeId> nodes;        // any order, each counts once
    std::array<bool, sideCount> sides{};  // of which sources
    bool below = true;                    // and all that lies in folders among them
    ExportForm form = ExportForm::Folder;
    ReportClock created;
    std::size_t mostPaths = 1'000'000;    // of all sources together
};

struct ExportedSelection {
    std::uint64_t files = 0;       // with their content
    std::uint64_t descriptors = 0; // texts in place of links, devices and their like
    std::uint64_t folders = 0;
    std::uint64_t leftOut = 0;     // whose content the evidence has not got or could not be read from it; the manifest names them
    std::uint64_t bytes = 0;       // of the files
    Sha256Digest manifest{};       // of manifest.json
};

// What an export would take, without reading any content: files and bytes.
struct SelectionSize {
    std::uint64_t paths = 0;
    std::uint64_t bytes = 0;
};
SelectionSize sizeOfSelection(const SelectionExport &what);

// Writes them to path, which must not exist: as folders "vendor", "saved" and "live" with names as exportName() makes them, beside
// "manifest.json" ("assay-export/1": what each is, where it comes from, all bytes of its path) and "SHA256SUMS". Symbolic links, devices,
// FIFOs and sockets are never made: a text stands for each ("NAME%symlink.txt" …). All is read back and compared, with what was read
// when the source was loaded too; all of it is written or nothing. Whether path lies inside evidence is the caller's to check. The
// error is Usage where nothing is to be written or path is taken, LimitExceeded past mostPaths, Unstable where a content is no longer
// what it was.
Result<ExportedSelection> exportSelection(const SelectionExport &what, const std::string &path, Context &context);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "report/contentexport.h"
#include "report/reportexhibits.h"
#include "report/reportnotes.h"
#include "verify/comparison.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// Of all exhibits together.
struct ExhibitLimits {
    std::uint64_t bytes = mostExhibitBytes;
    std::size_t files = mostExhibitFiles;
};

// One content of a wanted path, which is copied once however many sides have it.
struct ChosenExhibit {
    // A side that has it, and the layer where it lies; none where the source has no image.
    struct Place {
        int side = 0;
        std::optional<std::uint32_t> layer;
    };
    const ExhibitWanted *wanted = nullptr; // of the list that was given
    ExportedContent content;               // of the copy
    std::vector<Place> places;             // the one that it was copied from first
};

// A wanted path, or one side of it, that gives no copy.
struct ExhibitNotChosen {
    const ExhibitWanted *wanted = nullptr;
    int side = -1; // -1: of all sides
    std::string reason; // may quote evidence
};

struct ExhibitChoice {
    std::vector<ChosenExhibit> copied;
    std::vector<ExhibitNotChosen> leftOut;
};

// What came of copying one; or why the evidence does not give it, which leaves it out.
struct ExhibitCopy {
    ExportedContent content;
    std::optional<std::string> refused;
};
// index: how many were copied before it. An error ends it all.
using ExhibitCopier = std::function<Result<ExhibitCopy>(std::size_t index, const ExhibitWanted &wanted, const Sha256Digest &sha256, const ContentToExport &content)>;

// Takes the wanted paths one by one, and has each content copied that is wanted, there and within the limits: what is beyond is left out.
// The error is the copier's. Any thread.
Result<ExhibitChoice> chooseExhibits(const Comparison &comparison, const std::vector<ExhibitWanted> &wanted, const ExhibitLimits &limits, const ExhibitCopier &copier);

// How many bytes that would copy if the evidence gives every content as it was read.
std::uint64_t exhibitBytes(const Comparison &comparison, const std::vector<ExhibitWanted> &wanted, const ExhibitLimits &limits = {});

} // namespace assay

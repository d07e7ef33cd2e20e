// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/context.h"
#include "base/result.h"
#include "source/source.h"
#include "source/sourcecheck.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace assay {

// What one case may hold besides annotations (see AnnotationLimits) and results. What goes past it is refused, when reading and when writing.
struct CaseLimits {
    std::size_t aboutBytes = 4096; // of each of CaseAbout
    std::size_t sources = 64;
    std::size_t pathBytes = 64 * 1024;
    std::size_t optionsBytes = 64 * 1024;
    std::size_t filters = 10'000;
    std::size_t filterBytes = 64 * 1024;
    std::size_t layoutBytes = 1 << 20;
    std::uint64_t journalEntries = 10'000'000;
};

struct CaseAbout { // UTF-8
    std::string number;
    std::string title;
    std::string examiner;
    std::string organisation;

    bool operator==(const CaseAbout &) const = default;
};

// Evidence of a case, as it was when it was read.
struct CaseSource {
    Role role = Role::Vendor;
    std::string path;                    // bytes
    SourceKind kind = SourceKind::RootfsArchive;
    std::optional<std::uint64_t> bytes;  // of the file; none for a folder
    std::optional<Sha256Digest> sha256;  // of the file as it lies there
    std::string image;                   // bytes: the reference that chose the image, "" for the only one
    std::vector<std::pair<std::string, std::string>> options; // UTF-8, name and value

    static CaseSource of(const LoadedSource &loaded);
    bool operator==(const CaseSource &) const = default;
};

// What was used last comes first, and each text once; the journal has it when it is used.
inline constexpr std::size_t mostKeptFilters = 100;

struct KeptFilter { // UTF-8
    std::string name;
    std::string text; // as in the filter line

    bool operator==(const KeptFilter &) const = default;
};

// As checkRecordedSource().
Result<SourceCheck> checkSource(const CaseSource &source, Context &context);

} // namespace assay

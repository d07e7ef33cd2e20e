// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/result.h"
#include "compare/difftree.h"
#include "compare/projection.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What an overview of a comparison counts: paths, each with the filter that shows exactly those.
namespace assay {

enum class OverviewScope : std::uint8_t {
    Unexplained, // what differs and is not explained, or could not be compared
    Differing,   // what differs or could not be compared
    Everything,
};
OverviewScope scopeOf(const ProjectionQuery &query);
// query as it has to be for filter to show what was counted in that scope. Order of rows is kept.
ProjectionQuery queryFor(OverviewScope scope, std::string filter, ProjectionQuery query);

// Paths, and how many of them have each status in any step: with three sources a path may have two.
struct PathCounts {
    std::uint32_t paths = 0;
    std::array<std::uint32_t, 7> status{}; // by DiffStatus

    bool operator==(const PathCounts &) const = default;
};

struct FolderPart {
    enum class Kind : std::uint8_t { Whole, Direct, Others };
    Kind kind = Kind::Whole; // all below the folder; only what stands in it itself; all that no other part has
    DiffNodeId folder;       // none for Others
    std::string path;        // bytes, "" for the root
    std::string filter;      // "" where a filter would be too long
    PathCounts counts;
};

struct LayerPart {
    static constexpr std::uint32_t others = 0xFFFFFFFFU;
    std::uint32_t layer = 0; // index as in LoadedSource::layers
    std::string filter;
    PathCounts counts;
};

struct SizePart {
    std::uint64_t from = 0; // bytes
    std::uint64_t to = 0;   // not included; 0: no end
    std::string filter;
    PathCounts counts;
};

// What is counted of one source: the paths that it has.
struct SourceOverview {
    std::vector<LayerPart> layers;   // those that hold any, by number; at most 12, the last Others where there are more
    std::vector<SizePart> sizes;     // files by size, all classes even where empty
    std::vector<std::int64_t> times; // mtimes in seconds since 1970, sorted; paths without metadata of their own left out
};

struct Overview {
    OverviewScope scope = OverviewScope::Unexplained;
    PathCounts all;
    std::array<std::string, 7> statusFilters;         // by DiffStatus
    std::vector<FolderPart> folders;                  // each path in one of them, the largest first, Others last; at most 11
    std::array<SourceOverview, sideCount> sources;    // empty where there is no such side
};

// Linear in the paths, but for sorting the times. Flat memory: 5 bytes a path and 8 for each time. The error is Cancelled.
Result<Overview> countOverview(const DiffTree &tree, OverviewScope scope, Context &context);

// A filter for exactly what is below a folder, or only in it: "/etc/**", "/etc/*"; a pattern where its name says something
// else in the language of filters or differs from a brother's in upper and lower case only. path: bytes, "" for the root.
std::string folderFilter(const DiffTree &tree, DiffNodeId folder, FolderPart::Kind kind);

// A filter for exactly these paths (bytes, no leading slash), or for as many of the first as a filter can name: taken of them.
std::string pathsFilter(std::span<const std::string> paths, std::size_t &taken);

inline constexpr std::string_view sideFieldName(int side)
{
    constexpr std::array<std::string_view, sideCount> names = {"vendor", "saved", "live"};
    return names[static_cast<std::size_t>(side)];
}

} // namespace assay

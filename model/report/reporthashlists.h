// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "inspect/knownlist.h"
#include "report/sink.h"
#include "verify/comparison.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct ReportOptions;

// What lists of hashes say of the files of a comparison, in all layers of its sources, for reports. It is what somebody else said,
// so it is no finding and changes none.
struct ReportHashLists {
    struct List {
        KnownListPtr list;
        std::uint64_t files = 0; // of all layers of all sources, by their names, whose content is on it
    };
    struct BadFile {
        std::string path; // bytes
        int side = 0;
        std::uint32_t layer = 0; // 0 is the lowest
        bool seen = true; // not hidden by a layer above
        Sha256Digest sha256{};
        std::vector<std::uint32_t> lists; // index, of bad ones
    };
    std::vector<List> lists;
    std::vector<BadFile> bad; // that are shown, by source, layer and path
    std::uint64_t allBad = 0;
    std::uint64_t good = 0; // on a good list and on no bad one
    std::uint64_t unlisted = 0;
    std::uint64_t unhashed = 0; // files whose SHA-256 is not known
};

// Null without lists. Linear in the files; polls context. The error is Cancelled.
Result<std::shared_ptr<const ReportHashLists>> gatherHashLists(const Comparison &comparison, const std::vector<KnownListPtr> &lists,
                                                               std::size_t shownBad, Context &context);

std::string_view knownKindTitle(std::uint8_t kind); // "Known good"
std::string hashListCounts(const ReportHashLists::List &list); // one line
std::string hashListMatches(const ReportHashLists &lists); // one line
std::string badFilePlace(const ReportHashLists::BadFile &file); // "Live, layer 2, hidden by a layer above"
// The names of its lists, safe to show.
std::string badFileLists(const ReportHashLists &lists, const ReportHashLists::BadFile &file);

inline constexpr std::string_view hashListsHeading = "Hash lists";
inline constexpr std::string_view hashListsMeaning =
    "Files whose SHA-256 is on lists that the examiner brought. What a list says was not found by the program, "
    "and none of it changes what the other sections say. Files of all layers are counted, those that a layer "
    "above hides among them, each by each of its names.";

// The same for a terminal, of bad files at most mostLines.
Status writeHashLists(const ReportHashLists &lists, std::size_t mostLines, const Sink &sink);

} // namespace assay

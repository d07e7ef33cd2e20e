// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/reportfacts.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// A tagged file that was copied into the bundle of a report.
struct ReportExhibit {
    std::string number;            // "E-001"
    std::string file;              // its name in the folder "exhibits", plain ASCII
    std::string path;              // bytes, in the image's tree
    std::vector<std::string> tags; // UTF-8, why
    std::vector<std::string> sources; // "Live, layer 3": those that have this content there, the one it was copied from first
    std::uint64_t bytes = 0;
    std::string sha256; // hex, of the copy as it was read back
};

// A tagged path of which no copy could be made.
struct ReportExhibitLeftOut {
    std::string path;      // bytes
    std::string source;    // "Live"; "" when it is about all of them
    std::string reason;    // may quote evidence
};

struct ReportExhibits {
    std::vector<ReportExhibit> copied;        // by number
    std::vector<ReportExhibitLeftOut> leftOut; // by path
};

// Of all exhibits of a bundle together; what is beyond is left out, and said so.
inline constexpr std::uint64_t mostExhibitBytes = 1ULL << 30;
inline constexpr std::size_t mostExhibitFiles = 1000;

inline constexpr std::size_t shownExhibitsLeftOut = 200; // exhibits.json has them all

inline constexpr std::string_view exhibitsHeading = "Exhibits";
inline constexpr std::string_view exhibitsMeaning =
    "Files of the evidence that examiners tagged, copied into the folder exhibits beside this report. Each copy was read back after it was "
    "written, and has the SHA-256 given here. Beside it lie NAME.sha256 for sha256sum, and NAME.provenance.json: the source, image, layer and path "
    "it comes from, with its metadata.";
std::string shownExhibitsText(const ReportExhibits &exhibits); // "All 12 exhibits shown." or that there are none
std::string shownLeftOutText(const ReportExhibits &exhibits);  // "All 2 paths without a copy shown."; "" where there are none
std::vector<Fact> exhibitFacts(const ReportExhibit &exhibit);   // safe to show
std::string exhibitLeftOutText(const ReportExhibitLeftOut &one); // "Live: its content could not be read", safe to show

} // namespace assay

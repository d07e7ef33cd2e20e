// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/sink.h"
#include "source/source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

// Text:     type and mode, owner, size or device, time, marks, name: columns like those of "ls -l", for reading.
// Bodyfile: of The Sleuth Kit 3.x, for mactime, which shows no times before 1970-01-01T00:00:01Z. SHA-256 or 0 first; times but mtime are 0, not known.
//           In names '|' is percent-encoded once, and '%', controls, marks of direction and what is not UTF-8 twice, for mactime decodes once.
// Mtree:    version 2.0 with whole paths and octal escapes; "mtree -f FILE -p FOLDER" checks a folder against it. What it
//           has no words for (deletion marks of a layer) stands in comments. Names are exact; the tool takes one with
//           '*', '?' or '[' for a pattern, however it is escaped, and may then call files missing that such a name fits.
// Json:     one object, schema "assay-tree/1"; its entries are as in the evidence file.
// All are sorted bytewise by path.
enum class ListingFormat : std::uint8_t { Text, Bodyfile, Mtree, Json };
std::optional<ListingFormat> listingFormatFromName(std::string_view name); // "text", "bodyfile", "mtree", "json"

struct ListingOptions {
    ListingFormat format = ListingFormat::Text;
    std::optional<std::uint32_t> layer; // only what this layer holds, deletion marks included; else what a reader sees
    std::string below = {}; // of a bodyfile: put before each path, "E1/"
};

// Usage when there is no such layer.
Status writeListing(const LoadedSource &source, const ListingOptions &options, const Sink &sink);

// "drwxr-xr-t"; what is not recorded is "?".
std::string modeText(const Entry &entry);

} // namespace assay

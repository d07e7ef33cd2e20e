// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// How layers of an overlay graph driver name each other: the same in Docker's overlay2 and fuse-overlayfs (moby,
// daemon/graphdriver/overlay2) and in containers/storage (drivers/overlay). A layer is a folder <id>, with a short name in
// its file "link", for which l/<short name> is a symbolic link to ../<id>/diff. Pure: bytes in, values out.

// Whether name can be one part of a path and nothing else: not empty, "." or "..", without a slash or a zero byte.
bool isFolderName(std::string_view name);

// Whether name may be the short name of a layer. Engines make 26 characters of base32 ("A"–"Z", "2"–"7", no padding). Any
// length from 1 to 64 of that alphabet is taken: the length is only theirs to choose (it keeps mount options short).
bool isOverlayLink(std::string_view name);

// The file "link": a short name and nothing else, not even a newline, since engines use all of its bytes.
Result<std::string> parseOverlayLink(std::string_view bytes, const std::string &file);

// The file "lower": "l/<short name>" divided by colons. The short names, in the order of the file: nearest parent first.
// At most limits.layersPerImage. The same one may stand twice; what it means is for the caller to judge.
Result<std::vector<std::string>> parseOverlayLower(std::string_view bytes, const std::string &file, const Limits &limits);

// The folder that a symbolic link in "l" leads to: <id> of "../<id>/diff", exactly as engines write it. Nothing when it
// leads elsewhere, be it only by another spelling: then nobody may follow it. Whether there is such a folder is not asked.
std::optional<std::string> overlayLinkFolder(std::string_view target);

} // namespace assay

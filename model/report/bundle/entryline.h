// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tree/layertree.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace assay {

// One path as one line of JSON without its end, and a leaf of the Merkle tree of its source: ASCII, keys sorted, no spaces. Bytes of
// names are percent-encoded, see percentPath(). In this order: "device" (of devices, "1:3"), "gid", "link" (of symbolic links), "links" (of
// files with several names, how many), "mode", "mtime" (seconds since 1970 and nine digits), "path", "sha256" (of files; null when it is not
// known), "size" (of files and symbolic links), "type", "uid", "unreadable" and "unstable" (true, where it is so), "xattrs" (name to base64).
// gid, mode, mtime and uid are null for a folder that is only part of longer paths.
std::string entryLine(std::string_view path, const LayerTree &tree, const Entry &entry, const Sha256Digest *digest, std::uint32_t linkCount);

// What stands in the place of a line that is withheld: {"leaf":"HEX"}, the hash of its leaf (RFC 6962: SHA-256 of the byte 0 and the line).
std::string withheldLine(const Sha256Digest &leaf);
// The leaf of a line of a listing; redacted: where the listing may have lines that are withheld.
Sha256Digest leafOfLine(std::string_view line, bool redacted);

// Every byte but A-Z a-z 0-9 . _ / + @ : , = ~ - as %XX.
std::string percentPath(std::string_view bytes);

} // namespace assay

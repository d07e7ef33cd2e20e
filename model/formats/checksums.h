// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/limits.h"
#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// A line of a checksum file: GNU coreutils ("<hex>  name", "<hex> *name", "\<hex>  escaped\nname") or BSD
// ("SHA256 (name) = <hex>", likewise escaped). Lines of other digests, comments and empty lines are passed over.
struct Checksum {
    Sha256Digest digest{};
    std::string name; // bytes
};
Result<std::vector<Checksum>> parseChecksums(std::string_view bytes, const std::string &file, const Limits &limits);

// A line of a list that somebody signs, as strict as can be.
struct ListedSum {
    std::string algorithm; // "sha256", "sha384" or "sha512"
    std::string hex;       // lower case
    std::string name;      // bytes, without "./" before it; "" where the line is nothing but a digest
    std::size_t line = 0;  // counted from 1
    std::string digest() const { return algorithm + ':' + hex; }
};
enum class ChecksumComments { Refused, Allowed }; // lines that begin with '#': distributions write them into signed lists
// The lines of Checksum, of SHA-256, SHA-384 and SHA-512. Malformed, with the line: what is no checksum and not empty, a name that leads
// elsewhere (absolute, "..") or holds a zero byte, an escape that is none, one name with two digests of one algorithm. Well-formed lines of other
// digests are passed over.
Result<std::vector<ListedSum>> parseSignedChecksums(std::string_view bytes, const std::string &file, ChecksumComments comments, const Limits &limits);

// What a list says of one file: by its name as it is listed, else by the last part of names, where those that have it agree; a list of one
// digest and no name speaks of whatNamelessMeans. Malformed when names of several folders have it and differ; NotFound when none has.
// Several algorithms may speak of it: one line each, sha512 first.
Result<std::vector<ListedSum>> sumsOf(const std::vector<ListedSum> &list, std::string_view wanted, std::string_view whatNamelessMeans, const std::string &file);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

// A .minisig file (jedisct1.github.io/minisign): four lines. Keys are those of signify: parseSignifyKey().
struct MinisignSignature {
    bool prehashed = false;      // over the BLAKE2b-512 of the file ("ED"), else over the file itself ("Ed")
    std::string keyId;           // 8 raw bytes
    std::string signature;       // Ed25519, 64 raw bytes
    std::string comment;         // not signed
    std::string trustedComment;  // signed, together with signature, by globalSignature
    std::string globalSignature; // Ed25519, 64 raw bytes
};
Result<MinisignSignature> parseMinisign(std::string_view bytes, const std::string &file);

// As minisign writes a key's id: the bytes as a little-endian number, 16 upper-case hex digits.
std::string minisignKeyName(std::string_view keyId);

// What minisign itself puts into the trusted comment: "timestamp:1700000000\tfile:NAME\thashed". Anything else may stand there too.
struct MinisignComment {
    std::optional<std::int64_t> timestamp; // seconds since 1970
    std::string file;                      // "" where it is not said
};
MinisignComment parseMinisignComment(std::string_view trustedComment);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace assay {

// Keys and signatures as OpenBSD's signify(1) and minisign write them: a line "untrusted comment: …" and a line of base64.
// All of it is bytes of whoever made the file; nothing is checked here but the form.

struct SignifyKey {
    std::string keyId; // 8 raw bytes, chosen at random when the key was made
    std::string key;   // Ed25519, 32 raw bytes
    std::string comment;
};
// A public key file of either program; or the line of base64 alone, as minisign takes it on its command line.
Result<SignifyKey> parseSignifyKey(std::string_view bytes, const std::string &file);

struct SignifySignature {
    std::string keyId;     // 8 raw bytes
    std::string signature; // Ed25519, 64 raw bytes
    std::string comment;   // not signed
    std::string_view message; // what follows it in the file, in the bytes that were parsed: `signify -S -e`; "" of a plain signature
};
Result<SignifySignature> parseSignifySignature(std::string_view bytes, const std::string &file);

// Parts of these files, for the parsers of both programs.
inline constexpr std::size_t signifyKeyIdBytes = 8;
inline constexpr std::size_t mostSignifyLine = 2048;
// Takes the line that begins with prefix off text and gives what follows the prefix.
Result<std::string> takeCommentLine(std::string_view &text, std::string_view prefix, const std::string &file);
// Takes a line of canonical base64 off text that decodes to exactly size bytes.
Result<std::string> takeBase64Line(std::string_view &text, std::size_t size, const std::string &what, const std::string &file);

} // namespace assay

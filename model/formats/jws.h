// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace assay {

// One signature in the flattened JSON form of RFC 7515 (section 7.2.2).
struct Jws {
    std::string protectedHeader;   // decoded: JSON text, an object
    std::string unprotectedHeader; // JSON text of an object, "{}" where there is none; shares no member's name with the other
    std::string payload;           // decoded
    std::string signature;         // decoded
    std::string signedBytes;       // what the signature is over: both parts as they are written, a dot between them
};

// Strict: canonical base64url without padding, no member twice, none that is not known, "signatures" (the general form) refused.
Result<Jws> parseJws(std::string_view bytes, const std::string &file, const Limits &limits);

// RFC 4648, section 5, without padding; nullopt unless canonical.
std::optional<std::string> fromBase64Url(std::string_view text);

} // namespace assay

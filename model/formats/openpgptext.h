// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace assay {

// What a file with OpenPGP in it is by its beginning (RFC 4880, 4.2 and 6.2). Says nothing of whether the rest is well-formed.
enum class OpenPgpShape : std::uint8_t {
    None,
    Signature,   // apart from what it signs, binary or armoured
    ClearSigned, // text that can be read, and its signature below
    Message,     // signed bytes inside, binary or armoured
    Key,
};
OpenPgpShape openPgpShape(std::string_view bytes);

// Whether a clear-signed text is all there is: one of it, and nothing but white space around it. Malformed names the line, in
// file, that nobody signed.
Status nothingAroundClearSigned(std::string_view bytes, const std::string &file);

// Likewise of an armoured message. What is in the armour is not looked at.
Status nothingAroundMessage(std::string_view bytes, const std::string &file);

// Whether the packets of a binary message (RFC 4880, 4.2 and 11.3) are one signed message and nothing else: one compressed packet, whose content
// is not looked at; or signed bytes with as many signatures as are announced before them. Malformed, Truncated say where they are not.
Status oneSignedMessage(std::string_view bytes, const std::string &file);

} // namespace assay

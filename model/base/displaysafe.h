// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace assay {

// Text that shows bytes of evidence without letting them act on the reader: invalid UTF-8 becomes \xNN; control, bidi,
// zero-width, line-separator, private-use and non-character code points become \u{XXXX}; newline, tab and carriage return
// become \n, \t, \r; a backslash is doubled so that the text can be turned back. Everything else stays as it is.
// The result is valid UTF-8 on one line. Pure; cost is linear.
std::string displaySafe(std::string_view bytes);

// True when displaySafe() would change anything.
bool needsDisplayEscape(std::string_view bytes);

// Valid UTF-8 with U+FFFD for each maximal invalid part (Unicode 15, 3.9), as contract "assay-evidence/1" wants it.
std::string toUtf8Lossy(std::string_view bytes);
bool isValidUtf8(std::string_view bytes);

// One UTF-8 sequence at text[position]. length is at least 1; valid is false for a byte that starts no well-formed sequence.
struct DecodedCodePoint {
    char32_t value = 0xFFFD;
    unsigned length = 1;
    bool valid = false;
};
DecodedCodePoint decodeUtf8(std::string_view text, std::size_t position);

// Appends the UTF-8 sequence of a code point up to 0x10FFFF. A surrogate gives its three bytes, which are no valid UTF-8.
void appendUtf8(std::string &out, char32_t codePoint);

// A POSIX shell word that gives the same bytes back: plain, '…' or $'…'.
std::string shellQuoted(std::string_view bytes);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Text made of bytes of evidence: one line of valid UTF-8 that nothing hides in, and that can be turned back; and what a user types, as a path.

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "base/pathtext.h"

#include <cstdlib>
#include <string>

using namespace assay;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void requireHarmless(std::string_view text)
{
    require(isValidUtf8(text));
    for (std::size_t i = 0; i < text.size();) {
        const DecodedCodePoint point = decodeUtf8(text, i);
        require(point.valid && point.value >= 0x20 && point.value != 0x7F && (point.value < 0x80 || point.value > 0xA0));
        require(point.value < 0x2028 || point.value > 0x202F);
        i += point.length;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    const std::string shown = displaySafe(bytes);
    requireHarmless(shown);
    require(needsDisplayEscape(bytes) == (shown != bytes));
    require(fromDisplaySafe(shown) == bytes);
    requireHarmless(shellQuoted(bytes));
    require(fromShellWord(shellQuoted(bytes)) == bytes);
    for (const std::string &path : pathReadings(bytes))
        require(normalPath(path) == path);
    const std::string lossy = toUtf8Lossy(bytes);
    require(isValidUtf8(lossy) && isValidUtf8(bytes) == (lossy == bytes));
    require(fromBase64(toBase64(bytes)) == bytes);
    if (const auto decoded = fromBase64(bytes))
        require(toBase64(*decoded) == bytes);
    (void)parseDigest(bytes);
    return 0;
}

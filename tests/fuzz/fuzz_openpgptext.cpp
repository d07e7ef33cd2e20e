// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/openpgprevocation.h"
#include "formats/openpgptext.h"
#include "support/fuzzlayers.h"

#include <algorithm>
#include <string>
#include <string_view>

// What a file of OpenPGP is by its outside; nothing can stand after it unnoticed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    const OpenPgpShape shape = openPgpShape(bytes);
    if (nothingAroundClearSigned(bytes, "f")) {
        test::require(shape == OpenPgpShape::ClearSigned, "a clear-signed text of another shape");
        test::require(!nothingAroundClearSigned(bytes + "\nx", "f") && !nothingAroundClearSigned("x\n" + bytes, "f"), "an unsigned line goes unnoticed");
    }
    if (nothingAroundMessage(bytes, "f")) {
        test::require(shape == OpenPgpShape::Message, "an armoured message of another shape");
        test::require(!nothingAroundMessage(bytes + "\nx", "f") && !nothingAroundMessage("x\n" + bytes, "f"), "a line outside of an armoured message goes unnoticed");
    }
    if (const auto revokers = openPgpRevokers(bytes, "f")) {
        for (const std::string &revoker : *revokers)
            test::require(revoker.size() % 2 == 0 && revoker.find_first_not_of("0123456789ABCDEF") == std::string::npos, "a fingerprint that is none");
    }
    if (oneSignedMessage(bytes, "f")) {
        // A packet of old without a length reaches to the end of the file: what follows is in it, and so is signed.
        const bool openEnd = std::any_of(data, data + size, [](unsigned byte) { return (byte & 0xC3U) == 0x83U; }) && oneSignedMessage(bytes + "x", "f");
        test::require(openEnd || !oneSignedMessage(bytes + bytes, "f"), "a second message goes unnoticed");
        test::require(shape == OpenPgpShape::Message || shape == OpenPgpShape::Signature, "a message of another shape");
    }
    return 0;
}

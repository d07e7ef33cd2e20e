// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/minisign.h"
#include "formats/signify.h"
#include "support/fuzzlayers.h"

#include <string_view>

// Keys and signatures of minisign and signify: what is taken has the lengths that Ed25519 wants.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    if (const auto key = parseSignifyKey(text, "f"))
        test::require(key->keyId.size() == 8 && key->key.size() == 32, "a key of the wrong length");
    const auto signify = parseSignifySignature(text, "f");
    if (signify) {
        test::require(signify->keyId.size() == 8 && signify->signature.size() == 64, "a signature of the wrong length");
        test::require(text.ends_with(signify->message), "a message that is not in the file");
    }
    if (const auto minisign = parseMinisign(text, "f")) {
        test::require(minisign->keyId.size() == 8 && minisign->signature.size() == 64 && minisign->globalSignature.size() == 64, "a signature of the wrong length");
        test::require(minisign->prehashed || signify, "the old form is that of signify");
        test::require(minisignKeyName(minisign->keyId).size() == 16, "a key's name of the wrong length");
        parseMinisignComment(minisign->trustedComment);
    }
    parseMinisignComment(text);
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "formats/cbor.h"

#include <string>
#include <string_view>

namespace assay {

// One signature in the form COSE_Sign1 of RFC 9052 (section 4.2).
struct CoseSign1 {
    CborValue protectedHeader;   // a map
    CborValue unprotectedHeader; // a map; has no label in common with the other
    std::string payload;
    std::string signature;
    std::string signedBytes;     // Sig_structure without external data, what the signature is over
};

// With its tag (18), the payload in it.
Result<CoseSign1> parseCoseSign1(std::string_view bytes, const std::string &file);

} // namespace assay

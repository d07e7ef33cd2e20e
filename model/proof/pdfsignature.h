// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "proof/signingkey.h"

#include <optional>
#include <string>
#include <string_view>

namespace assay {

// The signature inside a PDF, as Assay writes it: one, over all bytes but its own hex digits (ISO 32000-1, 12.8; ETSI.CAdES.detached).
struct PdfSignature {
    std::string_view before; // the parts of the file that were signed
    std::string_view after;
    std::string der;
};

// None where nothing in the file says that it is signed. file is for the error: Malformed where the signature does not cover all of the
// file but itself, or there are several. pdf must outlast the result. Any bytes may be given.
Result<std::optional<PdfSignature>> findPdfSignature(std::string_view pdf, const std::string &file);

// The four numbers that a PDF has before it is signed, to be put in by signPdfBytes(), and that leave room for any.
inline constexpr long long pdfRangePlaceholder = 9'999'999'999;

// Signs a PDF in which place was made: /ByteRange [ 0 9999999999 9999999999 9999999999 ] and /Contents of zeros, as many as
// signer.signatureBytes(). Nothing else is changed. The error is Internal where there is no such place.
Status signPdfBytes(std::string &pdf, const SigningKey &signer);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "crypto/certificate.h"
#include "proof/verdict.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace assay {

struct SignatureCheck {
    ProofResult result;
    std::optional<CertificateFacts> signer;   // set as soon as there is one, also where something else fails
    std::optional<std::int64_t> signingTime;  // by the word of the signer; seconds since 1970
};

// Whether der is a detached CMS signature of the parts, one after the other, by one signer: the bytes, digests that hold, a strong key, a
// certificate that was valid then and is named in what was signed (CAdES), and that leads to one of anchors. Holds only with anchors; null
// gives Unproven at best, as does a certificate that has expired since now. Nothing is looked up: no revocation. Any bytes may be given.
SignatureCheck checkSignature(std::string_view der, std::string_view first, std::string_view second, const TrustAnchors *anchors, std::int64_t now);

inline constexpr std::uint64_t mostSignatureBytes = 1 << 20;

} // namespace assay

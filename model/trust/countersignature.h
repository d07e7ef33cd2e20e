// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "crypto/certificate.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

// What a time stamp beside a signature says of it.
struct Countersignature {
    std::string wrong; // why it proves nothing, "" where it does. May quote evidence
    std::optional<CertificateFacts> authority;
    std::int64_t earliest = 0; // seconds since 1970, the stamp's time and its accuracy; meaningless where it is wrong
    std::int64_t latest = 0;
};

// token: a TimeStampToken (CMS, RFC 3161 section 2.4.2) in DER and nothing after it, over message by SHA-256, SHA-384 or SHA-512. The
// authority's certificates are judged by anchors as of the time that it gives. No revocation is looked up. Any bytes may be given.
Countersignature checkCountersignature(std::string_view token, std::string_view message, const TrustAnchors &anchors);

} // namespace assay

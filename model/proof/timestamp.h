// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "crypto/certificate.h"
#include "proof/verdict.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

// The question for a time stamp (RFC 3161, DER) about bytes with this SHA-256: with the certificate of the authority wanted in the answer.
// The nonce is made from the digest, so that the same report has the same question; that an answer is not an older one is by the digest
// itself then, which no older report has.
std::string timeStampQuery(const Sha256Digest &digest);

// Holds where der is a question about that digest.
ProofResult checkTimeQuery(std::string_view der, const Sha256Digest &digest);

struct TimeStampCheck {
    ProofResult result;
    std::optional<CertificateFacts> authority;
    std::optional<std::int64_t> time; // seconds since 1970
};

// Whether der is an authority's answer: that something with this digest was there at a time. query, where it is not "", must have asked for
// it, with the same nonce. Holds only with anchors, by which the authority's certificate is judged as of the time that it gives; null gives
// Unproven at best. Nothing is looked up: no revocation. Any bytes may be given.
TimeStampCheck checkTimeReply(std::string_view der, const Sha256Digest &digest, std::string_view query, const TrustAnchors *anchors, std::int64_t now);

inline constexpr std::uint64_t mostTimeStampBytes = 1 << 20;

} // namespace assay

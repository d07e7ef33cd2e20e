// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// A signature of the Notary Project in either of its forms, as it is written down; nothing is judged yet. Format: signature-specification.md,
// signature-envelope-jws.md and signature-envelope-cose.md of notaryproject/specifications.
struct NotationEnvelope {
    std::string algorithm;                // "PS256", "ES512"; of one that is not known what stands there
    std::string contentType;              // of the payload
    std::vector<std::string> critical;    // headers that must be understood, each once
    std::vector<std::string> headers;     // names of all headers that are signed
    std::string scheme;                   // "notary.x509", "notary.x509.signingAuthority"
    std::optional<std::int64_t> signingTime;          // seconds since 1970, by the signer's word
    std::optional<std::int64_t> authenticSigningTime; // by the signing authority's
    std::optional<std::int64_t> expiry;
    std::vector<std::string> certificates; // DER, of the signer first
    std::string timeStampToken;            // CMS in DER; "" when there is none. Not signed, as are the certificates
    std::string signingAgent;              // UTF-8, nobody vouches for it
    std::string payload;
    std::string signature;                 // raw: r and s side by side of ECDSA
    std::string signedBytes;               // what the signature is over
};

inline constexpr std::string_view notationJws = "application/jose+json";
inline constexpr std::string_view notationCose = "application/cose";
inline constexpr std::size_t mostNotationCertificates = 32;

// mediaType: notationJws or notationCose, Unsupported for another.
Result<NotationEnvelope> parseNotationEnvelope(std::string_view bytes, std::string_view mediaType, const std::string &file, const Limits &limits);

// What is signed: the descriptor of a manifest.
struct NotationPayload {
    std::string mediaType;
    std::string digest; // "sha256:…"
    std::uint64_t size = 0;
};
inline constexpr std::string_view notationPayloadType = "application/vnd.cncf.notary.payload.v1+json";
Result<NotationPayload> parseNotationPayload(std::string_view bytes, const std::string &file, const Limits &limits);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// Who the log saw to have signed, as the entry has it.
struct RekorVerifier {
    enum class Form {
        Pem, // a certificate or a public key
        CertificateDer,
        KeyDer, // SubjectPublicKeyInfo
    };
    Form form = Form::Pem;
    std::string bytes;
};

struct RekorSignature {
    std::string signature; // raw
    RekorVerifier verifier;
};

// The body of an entry of Rekor: kinds hashedrekord and dsse (0.0.1 of version 1, 0.0.2 of version 2 of the log), intoto (0.0.1, 0.0.2).
struct RekorEntry {
    std::string kind;
    std::string version;
    std::string algorithm; // of hash: "sha256", "sha384", "sha512"
    std::string hash;      // raw
    bool hashOfPayload = false; // of an envelope's payload; else of what is signed
    std::string payloadType;    // "" where it is not said
    std::vector<RekorSignature> signatures; // none in intoto 0.0.1, which says only who signed
};

// The error is Malformed, or Unsupported for another kind or version.
Result<RekorEntry> parseRekorEntry(std::string_view body, const std::string &file, const Limits &limits);

} // namespace assay

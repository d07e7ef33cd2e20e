// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "crypto/certificate.h"
#include "proof/secret.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct SigningFiles {
    std::string key;                // PEM, encrypted or not; or PKCS#12 with key and certificate
    std::string certificate;        // PEM, further ones of its chain may follow; may be "" where key holds it too
    std::vector<std::string> chain; // PEM files of further certificates to put into signatures
    bool outsideValidity = false;   // sign also with a certificate that has expired or is not valid yet
};

// Asked for each encrypted file, once.
using PassphraseSource = std::function<Result<Secret>(const std::string &file)>;

// A private key and its certificate. The key is in memory while this object is, and is never written anywhere. Any thread may sign.
class SigningKey {
public:
    // The error names the file and what to do.
    static Result<std::shared_ptr<const SigningKey>> load(const SigningFiles &files, const PassphraseSource &passphrase);
    ~SigningKey();

    const CertificateFacts &certificate() const;

    // A detached CAdES signature (CMS in DER, SHA-256, with the certificates) of the parts, one after the other. mostSignedBytes in all.
    Result<std::string> sign(std::string_view first, std::string_view second = {}) const;
    std::size_t signatureBytes() const; // that no signature by this signer exceeds

private:
    struct State;
    explicit SigningKey(std::unique_ptr<const State> state);

    std::unique_ptr<const State> m_state;
};

using SigningKeyPtr = std::shared_ptr<const SigningKey>;

inline constexpr std::uint64_t mostSignedBytes = 1ULL << 30;

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace assay {

enum class HashAlgorithm { Sha256, Sha384, Sha512 };
std::string hashOf(HashAlgorithm algorithm, std::string_view bytes); // raw bytes of the digest

// How a signature is made and written down.
enum class SignatureForm {
    EcdsaDer,          // SEQUENCE { r, s }, as X.509 has it
    EcdsaRaw,          // r and s side by side, each as long as the curve's order
    RsaPss,            // MGF1 with the same hash, salt as long as the hash
    RsaPssAnySalt,     // the same, the salt as long as the signature says
    RsaPkcs1,
    Ed25519,           // pure; the hash is not used
    Ed25519Prehashed,  // Ed25519ph with no context (RFC 8032, 5.1), which is over the SHA-512; the hash is not used
};

enum class SignatureAnswer {
    Valid,
    Invalid,     // the key did not sign these bytes, or the signature is in another form
    WrongKind,   // a key of this kind makes no such signatures
    WeakKey,     // see PublicKey::weakness()
};

// A public key, immutable. Any thread. Copies share it.
class PublicKey {
public:
    // SubjectPublicKeyInfo in DER, and nothing after it.
    static Result<PublicKey> fromSpki(std::string_view der, const std::string &file);
    // The first "-----BEGIN PUBLIC KEY-----" of a PEM text.
    static Result<PublicKey> fromPem(std::string_view pem, const std::string &file);
    // The key of the first certificate of a PEM text, or of one in DER. Says nothing of whether the certificate is good.
    static Result<PublicKey> fromCertificate(std::string_view bytes, const std::string &file);
    static Result<PublicKey> fromEd25519(std::string_view raw32, const std::string &file);

    std::string spki() const;         // DER
    std::string fingerprint() const;  // SHA-256 over spki(), hex
    std::string kind() const;         // "RSA 2048", "ECDSA P-256", "Ed25519"
    int bits() const;
    bool isRsa() const;
    bool isEcdsa() const;
    // Why the key is not relied upon, "" where it is: RSA below 2048 bits, another curve than P-256, P-384 and P-521, another kind.
    std::string weakness() const;

    SignatureAnswer verify(SignatureForm form, HashAlgorithm hash, std::string_view message, std::string_view signature) const;
    // The same where only the message's digest (raw) is at hand. WrongKind for Ed25519: one does not sign a digest, and
    // for the other libsodium asks for the message.
    SignatureAnswer verifyDigest(SignatureForm form, HashAlgorithm hash, std::string_view digest, std::string_view signature) const;

    struct Handle;
    const Handle &handle() const { return *m_handle; }
    explicit PublicKey(std::shared_ptr<const Handle> handle);

private:
    std::shared_ptr<const Handle> m_handle;
};

} // namespace assay

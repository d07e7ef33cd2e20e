// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/publickey.h"

#include "crypto/opensslhandles.h"
#include "io/digest.h"

#include <array>
#include <climits>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <optional>
#include <sodium.h>

namespace assay {

namespace {

using DigestContextPtr = std::unique_ptr<EVP_MD_CTX, Released<EVP_MD_CTX_free>>;
using KeyContextPtr = std::unique_ptr<EVP_PKEY_CTX, Released<EVP_PKEY_CTX_free>>;
using EcdsaPtr = std::unique_ptr<ECDSA_SIG, Released<ECDSA_SIG_free>>;

const EVP_MD *methodOf(HashAlgorithm algorithm)
{
    switch (algorithm) {
    case HashAlgorithm::Sha256: return EVP_sha256();
    case HashAlgorithm::Sha384: return EVP_sha384();
    case HashAlgorithm::Sha512: break;
    }
    return EVP_sha512();
}

const unsigned char *unsignedBytes(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

// r and s side by side as the SEQUENCE that OpenSSL takes; "" where the length is not the curve's.
std::string derOfRaw(std::string_view raw, int bits)
{
    const auto half = static_cast<std::size_t>(bits + 7) / 8;
    if (raw.size() != 2 * half)
        return {};
    const EcdsaPtr pair(ECDSA_SIG_new());
    BIGNUM *r = BN_bin2bn(unsignedBytes(raw), static_cast<int>(half), nullptr);
    BIGNUM *s = BN_bin2bn(unsignedBytes(raw) + half, static_cast<int>(half), nullptr);
    if (!pair || !r || !s || ECDSA_SIG_set0(pair.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return {};
    }
    unsigned char *der = nullptr;
    const int size = i2d_ECDSA_SIG(pair.get(), &der);
    std::string text = size > 0 ? std::string(reinterpret_cast<const char *>(der), static_cast<std::size_t>(size)) : std::string();
    OPENSSL_free(der);
    return text;
}

// OpenSSL takes what is not DER but only BER; a signature that can be written in two ways is not one.
bool isStrictDer(std::string_view signature)
{
    const unsigned char *at = unsignedBytes(signature);
    const EcdsaPtr pair(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(signature.size())));
    if (!pair)
        return false;
    unsigned char *der = nullptr;
    const int size = i2d_ECDSA_SIG(pair.get(), &der);
    const bool same = size > 0 && std::string_view(reinterpret_cast<const char *>(der), static_cast<std::size_t>(size)) == signature;
    OPENSSL_free(der);
    return same;
}

bool fits(SignatureForm form, int kind)
{
    switch (form) {
    case SignatureForm::EcdsaDer:
    case SignatureForm::EcdsaRaw: return kind == EVP_PKEY_EC;
    case SignatureForm::RsaPss:
    case SignatureForm::RsaPssAnySalt: return kind == EVP_PKEY_RSA || kind == EVP_PKEY_RSA_PSS;
    case SignatureForm::RsaPkcs1: return kind == EVP_PKEY_RSA;
    case SignatureForm::Ed25519:
    case SignatureForm::Ed25519Prehashed: break;
    }
    return kind == EVP_PKEY_ED25519;
}

bool setPadding(EVP_PKEY_CTX *context, SignatureForm form, const EVP_MD *method)
{
    if (form == SignatureForm::RsaPkcs1)
        return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1;
    if (form != SignatureForm::RsaPss && form != SignatureForm::RsaPssAnySalt)
        return true;
    const int salt = form == SignatureForm::RsaPss ? RSA_PSS_SALTLEN_DIGEST : RSA_PSS_SALTLEN_AUTO;
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 && EVP_PKEY_CTX_set_rsa_mgf1_md(context, method) == 1
        && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, salt) == 1;
}

} // namespace

std::string hashOf(HashAlgorithm algorithm, std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, methodOf(algorithm), nullptr) != 1)
        return {};
    return std::string(reinterpret_cast<const char *>(digest.data()), size);
}

struct PublicKey::Handle {
    KeyPtr key;
};

PublicKey::PublicKey(std::shared_ptr<const Handle> handle)
    : m_handle(std::move(handle))
{
}

namespace {

PublicKey owned(EVP_PKEY *key)
{
    return PublicKey(std::make_shared<const PublicKey::Handle>(PublicKey::Handle{KeyPtr(key)}));
}

Unexpected noKey(const std::string &file, const std::string &what)
{
    const std::string why = takeOpensslReason();
    return Unexpected(makeError(ErrorCode::Malformed, file, why.empty() ? what : what + ": " + why));
}

} // namespace

Result<PublicKey> PublicKey::fromSpki(std::string_view der, const std::string &file)
{
    ERR_clear_error();
    const unsigned char *at = unsignedBytes(der);
    EVP_PKEY *key = der.size() > LONG_MAX ? nullptr : d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size()));
    if (!key)
        return noKey(file, "it is no public key in DER form");
    if (at != unsignedBytes(der) + der.size()) {
        EVP_PKEY_free(key);
        return noKey(file, "there are bytes after the public key");
    }
    return owned(key);
}

Result<PublicKey> PublicKey::fromPem(std::string_view pem, const std::string &file)
{
    ERR_clear_error();
    const BioPtr in = bioOver(pem);
    EVP_PKEY *key = in ? PEM_read_bio_PUBKEY(in.get(), nullptr, nullptr, nullptr) : nullptr;
    if (!key)
        return noKey(file, "there is no public key in PEM form in it, which begins with -----BEGIN PUBLIC KEY-----");
    ERR_clear_error();
    return owned(key);
}

Result<PublicKey> PublicKey::fromCertificate(std::string_view bytes, const std::string &file)
{
    const auto found = certificatesIn(bytes, file);
    if (!found)
        return Unexpected(found.error());
    EVP_PKEY *key = X509_get_pubkey(found->front().get());
    if (!key)
        return noKey(file, "the key of its certificate cannot be read");
    return owned(key);
}

Result<PublicKey> PublicKey::fromEd25519(std::string_view raw32, const std::string &file)
{
    ERR_clear_error();
    EVP_PKEY *key = raw32.size() == 32 ? EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, unsignedBytes(raw32), raw32.size()) : nullptr;
    if (!key)
        return noKey(file, "an Ed25519 key is 32 bytes, not " + std::to_string(raw32.size()));
    return owned(key);
}

std::string PublicKey::spki() const
{
    unsigned char *der = nullptr;
    const int size = i2d_PUBKEY(m_handle->key.get(), &der);
    std::string text = size > 0 ? std::string(reinterpret_cast<const char *>(der), static_cast<std::size_t>(size)) : std::string();
    OPENSSL_free(der);
    return text;
}

std::string PublicKey::fingerprint() const
{
    return toHex(sha256(spki()));
}

int PublicKey::bits() const
{
    return EVP_PKEY_get_bits(m_handle->key.get());
}

bool PublicKey::isRsa() const
{
    const int id = EVP_PKEY_get_base_id(m_handle->key.get());
    return id == EVP_PKEY_RSA || id == EVP_PKEY_RSA_PSS;
}

bool PublicKey::isEcdsa() const
{
    return EVP_PKEY_get_base_id(m_handle->key.get()) == EVP_PKEY_EC;
}

std::string PublicKey::kind() const
{
    if (isRsa())
        return "RSA " + std::to_string(bits());
    if (isEcdsa())
        return weakness().empty() ? "ECDSA P-" + std::to_string(bits()) : "ECDSA over another curve";
    return EVP_PKEY_get_base_id(m_handle->key.get()) == EVP_PKEY_ED25519 ? "Ed25519" : "another kind of key";
}

std::string PublicKey::weakness() const
{
    return weaknessOf(m_handle->key.get()).value_or(std::string());
}

// Makes signature one that OpenSSL takes, where it is another: kept in der. Otherwise why there is nothing to ask it.
static std::optional<SignatureAnswer> prepare(const PublicKey &key, SignatureForm form, std::string_view &signature, std::string &der)
{
    if (!fits(form, EVP_PKEY_get_base_id(key.handle().key.get())))
        return SignatureAnswer::WrongKind;
    if (!key.weakness().empty())
        return SignatureAnswer::WeakKey;
    if (form == SignatureForm::EcdsaRaw) {
        der = derOfRaw(signature, key.bits());
        signature = der;
    }
    const bool ecdsa = form == SignatureForm::EcdsaRaw || form == SignatureForm::EcdsaDer;
    const bool wellFormed = !signature.empty() && (!ecdsa || isStrictDer(signature));
    ERR_clear_error();
    return wellFormed ? std::nullopt : std::optional(SignatureAnswer::Invalid);
}

// OpenSSL has this from version 3.2. libsodium refuses keys and parts of signatures of small order, and numbers that are not reduced.
static bool signedPrehashed(EVP_PKEY *key, std::string_view message, std::string_view signature)
{
    std::array<unsigned char, crypto_sign_ed25519_PUBLICKEYBYTES> raw{};
    std::size_t size = raw.size();
    crypto_sign_ed25519ph_state state;
    return sodium_init() >= 0 && signature.size() == crypto_sign_ed25519_BYTES && EVP_PKEY_get_raw_public_key(key, raw.data(), &size) == 1 && size == raw.size()
        && crypto_sign_ed25519ph_init(&state) == 0 && crypto_sign_ed25519ph_update(&state, unsignedBytes(message), message.size()) == 0
        && crypto_sign_ed25519ph_final_verify(&state, unsignedBytes(signature), raw.data()) == 0;
}

SignatureAnswer PublicKey::verify(SignatureForm form, HashAlgorithm hash, std::string_view message, std::string_view signature) const
{
    EVP_PKEY *key = m_handle->key.get();
    std::string der;
    if (const auto refused = prepare(*this, form, signature, der))
        return *refused;
    if (form == SignatureForm::Ed25519Prehashed)
        return signedPrehashed(key, message, signature) ? SignatureAnswer::Valid : SignatureAnswer::Invalid;
    const EVP_MD *method = form == SignatureForm::Ed25519 ? nullptr : methodOf(hash);
    const DigestContextPtr context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *parameters = nullptr;
    const bool valid = context && EVP_DigestVerifyInit(context.get(), &parameters, method, nullptr, key) == 1 && setPadding(parameters, form, method)
        && EVP_DigestVerify(context.get(), unsignedBytes(signature), signature.size(), unsignedBytes(message), message.size()) == 1;
    ERR_clear_error();
    return valid ? SignatureAnswer::Valid : SignatureAnswer::Invalid;
}

SignatureAnswer PublicKey::verifyDigest(SignatureForm form, HashAlgorithm hash, std::string_view digest, std::string_view signature) const
{
    EVP_PKEY *key = m_handle->key.get();
    if (form == SignatureForm::Ed25519 || form == SignatureForm::Ed25519Prehashed)
        return SignatureAnswer::WrongKind;
    std::string der;
    if (const auto refused = prepare(*this, form, signature, der))
        return *refused;
    const EVP_MD *method = methodOf(hash);
    if (digest.size() != static_cast<std::size_t>(EVP_MD_get_size(method)))
        return SignatureAnswer::Invalid;
    const KeyContextPtr context(EVP_PKEY_CTX_new(key, nullptr));
    const bool valid = context && EVP_PKEY_verify_init(context.get()) == 1 && setPadding(context.get(), form, method)
        && EVP_PKEY_CTX_set_signature_md(context.get(), method) == 1
        && EVP_PKEY_verify(context.get(), unsignedBytes(signature), signature.size(), unsignedBytes(digest), digest.size()) == 1;
    ERR_clear_error();
    return valid ? SignatureAnswer::Valid : SignatureAnswer::Invalid;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof/signingkey.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "io/bytesource.h"
#include "crypto/opensslhandles.h"

#include <algorithm>
#include <cstring>
#include <ctime>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace assay {

struct SigningKey::State {
    KeyPtr key;
    CertificatePtr certificate;
    CertificatesPtr chain;
    CertificateFacts facts;
    std::size_t signatureBytes = 0;
};

namespace {

// The bytes of a key file, which may be a key that is not encrypted.
struct WipedBytes {
    std::string bytes;
    ~WipedBytes() { OPENSSL_cleanse(bytes.data(), bytes.size()); }
};

Status readInto(WipedBytes &into, const std::string &file)
{
    const auto source = openFileSource(file);
    auto bytes = source ? readAll(**source, mostCertificateBytes) : Unexpected(source.error());
    if (!bytes)
        return Unexpected(bytes.error());
    into.bytes.swap(*bytes);
    return {};
}

Error malformed(const std::string &file, const std::string &what)
{
    const std::string reason = takeOpensslReason();
    return makeError(ErrorCode::Malformed, file, reason.empty() ? what : what + " (" + reason + ')');
}

// What OpenSSL's callback for a passphrase needs, and what it leaves.
struct Asking {
    const PassphraseSource &source;
    const std::string &file;
    bool asked = false;
    std::optional<Error> refused;
};

int givePassphrase(char *out, int room, int, void *data)
{
    auto &asking = *static_cast<Asking *>(data);
    asking.asked = true;
    const auto secret = asking.source(asking.file);
    if (!secret) {
        asking.refused = secret.error();
        return -1;
    }
    const std::string_view text = secret->text();
    if (text.size() > static_cast<std::size_t>(std::max(room, 0)))
        return -1;
    std::memcpy(out, text.data(), text.size());
    return static_cast<int>(text.size());
}

constexpr char wrongPassphrase[] = "the passphrase is not that of this key, or the file is damaged";

Result<KeyPtr> keyFromPem(const std::string &bytes, const std::string &file, const PassphraseSource &passphrase)
{
    Asking asking{passphrase, file, false, {}};
    const BioPtr in = bioOver(bytes);
    KeyPtr key(in ? PEM_read_bio_PrivateKey(in.get(), nullptr, givePassphrase, &asking) : nullptr);
    if (key)
        return key;
    if (asking.refused) {
        ERR_clear_error();
        return Unexpected(*asking.refused);
    }
    if (asking.asked)
        return Unexpected(malformed(file, wrongPassphrase));
    if (bytes.find("PRIVATE KEY-----") == std::string::npos)
        return Unexpected(malformed(file, "there is no private key in it; one in PEM form begins with -----BEGIN PRIVATE KEY-----"));
    return Unexpected(malformed(file, "its private key cannot be read; is the file whole?"));
}

struct KeyAndCertificates {
    KeyPtr key;
    std::vector<CertificatePtr> certificates;
};

Result<KeyAndCertificates> fromPkcs12(const std::string &bytes, const std::string &file, const PassphraseSource &passphrase)
{
    const auto *at = reinterpret_cast<const unsigned char *>(bytes.data());
    const std::unique_ptr<PKCS12, Released<PKCS12_free>> container(d2i_PKCS12(nullptr, &at, static_cast<long>(bytes.size())));
    if (!container)
        return Unexpected(malformed(file, "it is neither a PEM file nor PKCS#12"));
    Secret secret;
    const bool open = PKCS12_mac_present(container.get()) == 1 && PKCS12_verify_mac(container.get(), "", 0) == 1;
    if (!open) {
        auto given = passphrase(file);
        if (!given)
            return Unexpected(given.error());
        secret = std::move(*given);
    }
    ERR_clear_error();
    EVP_PKEY *key = nullptr;
    X509 *certificate = nullptr;
    STACK_OF(X509) *further = nullptr;
    const bool parsed = PKCS12_parse(container.get(), secret.text().data(), &key, &certificate, &further) == 1;
    KeyAndCertificates found;
    found.key.reset(key);
    if (certificate)
        found.certificates.emplace_back(certificate);
    while (further && sk_X509_num(further) > 0)
        found.certificates.emplace_back(sk_X509_shift(further));
    sk_X509_free(further);
    if (!parsed) {
        const unsigned long why = ERR_peek_last_error();
        if (ERR_GET_REASON(why) == ERR_R_UNSUPPORTED || ERR_GET_REASON(why) == EVP_R_UNSUPPORTED_ALGORITHM)
            return Unexpected(malformed(file, "its encryption is an old one that this OpenSSL does not read; make a new one by: openssl pkcs12 -legacy -in OLD -nodes | openssl pkcs12 -export -out NEW"));
        return Unexpected(malformed(file, wrongPassphrase));
    }
    if (!found.key || found.certificates.empty())
        return Unexpected(malformed(file, "it does not hold both a private key and its certificate"));
    return found;
}

Result<std::vector<CertificatePtr>> certificatesOfFile(const std::string &file)
{
    const auto source = openFileSource(file);
    const auto bytes = source ? readAll(**source, mostCertificateBytes) : Unexpected(source.error());
    return bytes ? certificatesIn(*bytes, file) : Unexpected(bytes.error());
}

Result<KeyAndCertificates> readFiles(const SigningFiles &files, const PassphraseSource &passphrase)
{
    WipedBytes keyFile;
    if (const Status read = readInto(keyFile, files.key); !read)
        return Unexpected(read.error());
    KeyAndCertificates all;
    if (keyFile.bytes.find("-----BEGIN") == std::string::npos) {
        auto both = fromPkcs12(keyFile.bytes, files.key, passphrase);
        if (!both)
            return both;
        all = std::move(*both);
    } else {
        auto key = keyFromPem(keyFile.bytes, files.key, passphrase);
        if (!key)
            return Unexpected(key.error());
        all.key = std::move(*key);
        if (files.certificate.empty()) {
            auto beside = certificatesIn(keyFile.bytes, files.key);
            if (!beside)
                return Unexpected(makeError(ErrorCode::Usage, files.key, "holds a key without a certificate; name the file of the certificate too"));
            all.certificates = std::move(*beside);
        }
    }
    std::vector<std::string> further = files.chain;
    if (!files.certificate.empty())
        further.insert(further.begin(), files.certificate);
    for (const std::string &file : further) {
        auto more = certificatesOfFile(file);
        if (!more)
            return Unexpected(more.error());
        std::move(more->begin(), more->end(), std::back_inserter(all.certificates));
    }
    return all;
}

Status checkUsable(const X509 *certificate, const CertificateFacts &facts, const std::string &file, bool outsideValidity)
{
    const std::string whose = "the certificate of " + displaySafe(facts.subject);
    if (const auto weakness = weaknessOf(X509_get0_pubkey(certificate)))
        return Unexpected(makeError(ErrorCode::Unsupported, file, whose + ": " + *weakness));
    const std::int64_t now = std::time(nullptr);
    if (now < facts.notBefore && !outsideValidity)
        return Unexpected(makeError(ErrorCode::Usage, file, whose + " is not valid before " + isoTime(facts.notBefore) + "; is the clock right?"));
    if (now > facts.notAfter && !outsideValidity)
        return Unexpected(makeError(ErrorCode::Usage, file, whose + " has expired at " + isoTime(facts.notAfter) + "; take a valid one"));
    if (X509_check_purpose(const_cast<X509 *>(certificate), X509_PURPOSE_SMIME_SIGN, 0) != 1)
        return Unexpected(makeError(ErrorCode::Unsupported, file, whose + " is not for signing: its key usage lacks digitalSignature, or its extended key usage lacks emailProtection, "
                                                                          "and openssl cms -verify would refuse it"));
    return {};
}

} // namespace

SigningKey::SigningKey(std::unique_ptr<const State> state) : m_state(std::move(state)) { }
SigningKey::~SigningKey() = default;

const CertificateFacts &SigningKey::certificate() const
{
    return m_state->facts;
}

std::size_t SigningKey::signatureBytes() const
{
    return m_state->signatureBytes;
}

Result<SigningKeyPtr> SigningKey::load(const SigningFiles &files, const PassphraseSource &passphrase)
{
    auto read = readFiles(files, passphrase);
    if (!read)
        return Unexpected(read.error());
    const std::string &named = files.certificate.empty() ? files.key : files.certificate;
    const auto own = std::find_if(read->certificates.begin(), read->certificates.end(),
                                  [&](const CertificatePtr &each) { return X509_check_private_key(each.get(), read->key.get()) == 1; });
    ERR_clear_error();
    if (own == read->certificates.end())
        return Unexpected(makeError(ErrorCode::Usage, files.key, "its key does not belong to the certificate in " + displaySafe(named) + "; name the two that were made for each other"));
    auto state = std::make_unique<State>();
    state->key = std::move(read->key);
    state->certificate = std::move(*own);
    state->facts = factsOf(state->certificate.get());
    if (const Status usable = checkUsable(state->certificate.get(), state->facts, named, files.outsideValidity); !usable)
        return Unexpected(usable.error());
    state->chain.reset(sk_X509_new_null());
    for (CertificatePtr &each : read->certificates) {
        if (each && X509_cmp(each.get(), state->certificate.get()) != 0)
            sk_X509_push(state->chain.get(), each.release());
    }
    State *const filled = state.get();
    const auto signer = std::shared_ptr<const SigningKey>(new SigningKey(std::move(state)));
    // That it can sign shows by signing. Signatures of ECDSA differ by some bytes.
    const auto tried = signer->sign({});
    if (!tried)
        return Unexpected(makeError(tried.error().code, files.key, tried.error().detail));
    constexpr std::size_t mostDifference = 256;
    filled->signatureBytes = tried->size() + mostDifference;
    return signer;
}

Result<std::string> SigningKey::sign(std::string_view first, std::string_view second) const
{
    if (first.size() + second.size() > mostSignedBytes)
        return Unexpected(makeError(ErrorCode::LimitExceeded, {}, "more than 1 GiB is not signed"));
    const std::string joined = second.empty() ? std::string() : std::string(first) + std::string(second);
    const BioPtr in = bioOver(second.empty() ? first : std::string_view(joined));
    constexpr unsigned flags = CMS_DETACHED | CMS_BINARY | CMS_CADES | CMS_NOSMIMECAP;
    // One that is for all, since Ed25519 has a digest of its own.
    const EVP_MD *digest = EVP_PKEY_get_base_id(m_state->key.get()) == EVP_PKEY_ED25519 ? EVP_sha512() : EVP_sha256();
    const CmsPtr cms(CMS_sign(nullptr, nullptr, m_state->chain.get(), nullptr, flags | CMS_PARTIAL));
    const bool signedNow = in && cms && CMS_add1_signer(cms.get(), m_state->certificate.get(), m_state->key.get(), digest, flags)
        && CMS_final(cms.get(), in.get(), nullptr, flags) == 1;
    if (!signedNow) {
        const bool edwards = EVP_PKEY_get_base_id(m_state->key.get()) == EVP_PKEY_ED25519;
        const std::string reason = takeOpensslReason();
        return Unexpected(makeError(ErrorCode::Unsupported, {}, edwards ? "this version of OpenSSL makes no CMS signatures with Ed25519; take a key for RSA or ECDSA"
                                                                        : "OpenSSL could not sign" + (reason.empty() ? std::string() : ": " + reason)));
    }
    unsigned char *bytes = nullptr;
    const int size = i2d_CMS_ContentInfo(cms.get(), &bytes);
    if (size <= 0)
        return Unexpected(makeError(ErrorCode::Internal, {}, "OpenSSL could not write the signature: " + takeOpensslReason()));
    std::string signature(reinterpret_cast<const char *>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return signature;
}

} // namespace assay

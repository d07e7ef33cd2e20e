// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/countersignature.h"

#include "crypto/opensslhandles.h"
#include "crypto/publickey.h"
#include "proof/timestamp.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

namespace assay {
namespace {

using TokenPtr = std::unique_ptr<PKCS7, Released<PKCS7_free>>;
using InfoPtr = std::unique_ptr<TS_TST_INFO, Released<TS_TST_INFO_free>>;
struct ReleasedStack {
    void operator()(STACK_OF(X509) *stack) const { sk_X509_free(stack); }
};
using BorrowedPtr = std::unique_ptr<STACK_OF(X509), ReleasedStack>;

TokenPtr parseToken(std::string_view der)
{
    const auto *at = reinterpret_cast<const unsigned char *>(der.data());
    const auto *end = at + der.size();
    TokenPtr token(der.empty() || der.size() > mostTimeStampBytes ? nullptr : d2i_PKCS7(nullptr, &at, static_cast<long>(der.size())));
    return at == end ? std::move(token) : nullptr;
}

std::optional<HashAlgorithm> hashOfImprint(TS_MSG_IMPRINT *imprint)
{
    const ASN1_OBJECT *algorithm = nullptr;
    X509_ALGOR_get0(&algorithm, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
    switch (OBJ_obj2nid(algorithm)) {
    case NID_sha256: return HashAlgorithm::Sha256;
    case NID_sha384: return HashAlgorithm::Sha384;
    case NID_sha512: return HashAlgorithm::Sha512;
    default: return std::nullopt;
    }
}

std::string wrongWithImprint(TS_TST_INFO *info, std::string_view message)
{
    TS_MSG_IMPRINT *imprint = TS_TST_INFO_get_msg_imprint(info);
    const auto hash = hashOfImprint(imprint);
    if (!hash)
        return "its hash is none of SHA-256, SHA-384 and SHA-512";
    const ASN1_OCTET_STRING *digest = TS_MSG_IMPRINT_get_msg(imprint);
    const std::string_view found(reinterpret_cast<const char *>(ASN1_STRING_get0_data(digest)), static_cast<std::size_t>(ASN1_STRING_length(digest)));
    return found == hashOf(*hash, message) ? std::string() : "it is about something else";
}

// In whole seconds, rounded up; nullopt for what cannot be an accuracy.
std::optional<std::int64_t> accuracyOf(TS_TST_INFO *info)
{
    TS_ACCURACY *accuracy = TS_TST_INFO_get_accuracy(info);
    if (!accuracy)
        return 0;
    const ASN1_INTEGER *whole = TS_ACCURACY_get_seconds(accuracy);
    std::int64_t seconds = 0;
    constexpr std::int64_t most = 366 * 86400;
    if (whole && (ASN1_INTEGER_get_int64(&seconds, whole) != 1 || seconds < 0 || seconds > most))
        return std::nullopt;
    const bool hasFraction = TS_ACCURACY_get_millis(accuracy) || TS_ACCURACY_get_micros(accuracy);
    return seconds + (hasFraction ? 1 : 0);
}

} // namespace

Countersignature checkCountersignature(std::string_view der, std::string_view message, const TrustAnchors &anchors)
{
    ERR_clear_error();
    Countersignature stamp;
    const TokenPtr token = parseToken(der);
    const InfoPtr info(token ? PKCS7_to_TS_TST_INFO(token.get()) : nullptr);
    ERR_clear_error();
    const auto time = info ? secondsOf(TS_TST_INFO_get_time(info.get())) : std::nullopt;
    const auto accuracy = info ? accuracyOf(info.get()) : std::nullopt;
    if (!time || !accuracy || TS_TST_INFO_get_version(info.get()) != 1) {
        stamp.wrong = "it is no time stamp (RFC 3161)";
        return stamp;
    }
    stamp.earliest = *time - *accuracy;
    stamp.latest = *time + *accuracy;
    stamp.wrong = wrongWithImprint(info.get(), message);
    if (!stamp.wrong.empty())
        return stamp;
    const BorrowedPtr known(sk_X509_new_null());
    for (const CertificatePtr &certificate : certificatesOf(anchors))
        sk_X509_push(known.get(), certificate.get());
    const StorePtr store = storeOf(anchors, *time);
    constexpr int noSha1 = 2; // OpenSSL's level of security: 112 bits
    X509 *signer = nullptr;
    if (store)
        X509_VERIFY_PARAM_set_auth_level(X509_STORE_get0_param(store.get()), noSha1);
    const bool proven = store && TS_RESP_verify_signature(token.get(), known.get(), store.get(), &signer) == 1;
    const CertificatePtr certificate(signer);
    if (certificate)
        stamp.authority = factsOf(certificate.get());
    if (!proven || !certificate) {
        const std::string reason = takeOpensslReason();
        stamp.wrong = "its signature does not hold by " + anchors.file() + ": " + (reason.empty() ? "OpenSSL refused it" : reason);
    } else if (X509_check_purpose(certificate.get(), X509_PURPOSE_TIMESTAMP_SIGN, 0) != 1) {
        stamp.wrong = "its certificate is not one for time stamps";
    } else if (stamp.earliest < stamp.authority->notBefore || stamp.latest > stamp.authority->notAfter) {
        stamp.wrong = "its certificate was not valid at its time";
    } else if (const auto weak = weaknessOf(X509_get0_pubkey(certificate.get()))) {
        stamp.wrong = *weak;
    }
    ERR_clear_error();
    return stamp;
}

} // namespace assay

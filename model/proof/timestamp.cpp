// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof/timestamp.h"

#include "base/displaysafe.h"
#include "io/digest.h"
#include "crypto/opensslhandles.h"

#include <algorithm>
#include <openssl/err.h>
#include <openssl/x509v3.h>

namespace assay {
namespace {

using QueryPtr = std::unique_ptr<TS_REQ, Released<TS_REQ_free>>;
using ReplyPtr = std::unique_ptr<TS_RESP, Released<TS_RESP_free>>;

ProofResult fails(std::string reason)
{
    ERR_clear_error();
    return {ProofVerdict::Fails, std::move(reason), {}};
}

bool isOver(TS_MSG_IMPRINT *imprint, const Sha256Digest &digest)
{
    const ASN1_OBJECT *algorithm = nullptr;
    X509_ALGOR_get0(&algorithm, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
    const ASN1_OCTET_STRING *message = TS_MSG_IMPRINT_get_msg(imprint);
    return OBJ_obj2nid(algorithm) == NID_sha256 && ASN1_STRING_length(message) == static_cast<int>(digest.size())
        && std::equal(digest.begin(), digest.end(), ASN1_STRING_get0_data(message));
}

QueryPtr parseQuery(std::string_view der)
{
    const auto *at = reinterpret_cast<const unsigned char *>(der.data());
    const auto *end = at + der.size();
    QueryPtr query(der.size() > mostTimeStampBytes ? nullptr : d2i_TS_REQ(nullptr, &at, static_cast<long>(der.size())));
    ERR_clear_error();
    return at == end ? std::move(query) : nullptr;
}

ReplyPtr parseReply(std::string_view der)
{
    const auto *at = reinterpret_cast<const unsigned char *>(der.data());
    const auto *end = at + der.size();
    ReplyPtr reply(der.size() > mostTimeStampBytes ? nullptr : d2i_TS_RESP(nullptr, &at, static_cast<long>(der.size())));
    ERR_clear_error();
    return at == end ? std::move(reply) : nullptr;
}

// "" or why there is no stamp in it.
std::string refusalOf(TS_RESP *reply)
{
    TS_STATUS_INFO *info = TS_RESP_get_status_info(reply);
    const long status = info ? ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(info)) : -1;
    constexpr long granted = 0;
    constexpr long grantedWithModifications = 1;
    if (status != granted && status != grantedWithModifications) {
        std::string text = "the authority refused (status " + std::to_string(status) + ')';
        const STACK_OF(ASN1_UTF8STRING) *words = info ? TS_STATUS_INFO_get0_text(info) : nullptr;
        if (words && sk_ASN1_UTF8STRING_num(words) > 0) {
            const ASN1_UTF8STRING *first = sk_ASN1_UTF8STRING_value(words, 0);
            const std::string said(reinterpret_cast<const char *>(ASN1_STRING_get0_data(first)), static_cast<std::size_t>(ASN1_STRING_length(first)));
            text += ": " + displaySafe(said.substr(0, 200));
        }
        return text;
    }
    return TS_RESP_get_token(reply) && TS_RESP_get_tst_info(reply) ? std::string() : "there is no time stamp in it";
}

// The certificate that signed the token, and whether it did.
struct TokenSigner {
    CertificatePtr certificate;
    std::string wrong; // "" where it did
};

TokenSigner signerOf(PKCS7 *token, const TrustAnchors *anchors, std::int64_t at)
{
    TokenSigner found;
    const std::unique_ptr<STACK_OF(X509), decltype([](STACK_OF(X509) *stack) { sk_X509_free(stack); })> known(sk_X509_new_null());
    if (anchors) {
        for (const CertificatePtr &certificate : certificatesOf(*anchors))
            sk_X509_push(known.get(), certificate.get());
    }
    X509 *signer = nullptr;
    bool proven = false;
    if (anchors) {
        const StorePtr store = storeOf(*anchors, at);
        proven = store && TS_RESP_verify_signature(token, known.get(), store.get(), &signer) == 1;
        found.certificate.reset(signer);
    } else {
        const BioPtr out(BIO_new(BIO_s_null()));
        proven = PKCS7_verify(token, known.get(), nullptr, nullptr, out.get(), PKCS7_NOVERIFY) == 1;
    }
    if (!proven) {
        const std::string reason = takeOpensslReason();
        found.wrong = reason.empty() ? "OpenSSL refused it" : reason;
    }
    if (!found.certificate) {
        const std::unique_ptr<STACK_OF(X509), decltype([](STACK_OF(X509) *stack) { sk_X509_free(stack); })> signers(PKCS7_get0_signers(token, known.get(), 0));
        if (signers && sk_X509_num(signers.get()) == 1)
            found.certificate = shared(sk_X509_value(signers.get(), 0));
        ERR_clear_error();
    }
    if (proven && (!found.certificate || X509_check_purpose(found.certificate.get(), X509_PURPOSE_TIMESTAMP_SIGN, 0) != 1))
        found.wrong = "its certificate is not one for time stamps";
    return found;
}

} // namespace

std::string timeStampQuery(const Sha256Digest &digest)
{
    const Sha256Digest mixed = sha256("assay time stamp nonce " + toHex(digest));
    std::uint64_t nonce = 0;
    for (std::size_t i = 0; i < sizeof nonce; ++i)
        nonce = nonce << 8 | mixed[i];
    const QueryPtr query(TS_REQ_new());
    const std::unique_ptr<TS_MSG_IMPRINT, Released<TS_MSG_IMPRINT_free>> imprint(TS_MSG_IMPRINT_new());
    const std::unique_ptr<X509_ALGOR, Released<X509_ALGOR_free>> algorithm(X509_ALGOR_new());
    const std::unique_ptr<ASN1_INTEGER, Released<ASN1_INTEGER_free>> number(ASN1_INTEGER_new());
    Sha256Digest message = digest;
    const bool made = query && imprint && algorithm && number && X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr) == 1
        && TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1
        && TS_MSG_IMPRINT_set_msg(imprint.get(), message.data(), static_cast<int>(message.size())) == 1 && ASN1_INTEGER_set_uint64(number.get(), nonce) == 1
        && TS_REQ_set_version(query.get(), 1) == 1 && TS_REQ_set_msg_imprint(query.get(), imprint.get()) == 1 && TS_REQ_set_nonce(query.get(), number.get()) == 1
        && TS_REQ_set_cert_req(query.get(), 1) == 1;
    unsigned char *bytes = nullptr;
    const int size = made ? i2d_TS_REQ(query.get(), &bytes) : 0;
    std::string der(reinterpret_cast<const char *>(bytes), static_cast<std::size_t>(std::max(size, 0)));
    OPENSSL_free(bytes);
    return der;
}

ProofResult checkTimeQuery(std::string_view der, const Sha256Digest &digest)
{
    const QueryPtr query = parseQuery(der);
    if (!query)
        return fails("it is no question for a time stamp (RFC 3161)");
    if (!isOver(TS_REQ_get_msg_imprint(query.get()), digest))
        return fails("it asks about something else");
    return {ProofVerdict::Holds, "asks about these bytes", {}};
}

TimeStampCheck checkTimeReply(std::string_view der, const Sha256Digest &digest, std::string_view query, const TrustAnchors *anchors, std::int64_t now)
{
    TimeStampCheck check;
    const ReplyPtr reply = parseReply(der);
    if (!reply) {
        check.result = fails("it is no answer of a time stamp authority (RFC 3161)");
        return check;
    }
    if (const std::string refusal = refusalOf(reply.get()); !refusal.empty()) {
        check.result = fails(refusal);
        return check;
    }
    TS_TST_INFO *info = TS_RESP_get_tst_info(reply.get());
    if (!isOver(TS_TST_INFO_get_msg_imprint(info), digest)) {
        check.result = fails("it is about something else");
        return check;
    }
    if (!query.empty()) {
        const QueryPtr asked = parseQuery(query);
        const ASN1_INTEGER *wanted = asked ? TS_REQ_get_nonce(asked.get()) : nullptr;
        const ASN1_INTEGER *given = TS_TST_INFO_get_nonce(info);
        if (!asked || (wanted && (!given || ASN1_INTEGER_cmp(wanted, given) != 0))) {
            check.result = fails("it does not answer the question that lies beside it (the nonce is another one)");
            return check;
        }
    }
    check.time = secondsOf(TS_TST_INFO_get_time(info));
    if (TS_TST_INFO_get_version(info) != 1 || !check.time) {
        check.result = fails("its version or its time cannot be read");
        return check;
    }
    const TokenSigner signer = signerOf(TS_RESP_get_token(reply.get()), anchors, *check.time);
    if (signer.certificate)
        check.authority = factsOf(signer.certificate.get());
    const std::string by = check.authority ? "by " + displaySafe(check.authority->subject) : std::string("by nobody that is named in it");
    const std::string when = "there at " + isoTime(*check.time) + ", " + by;
    constexpr std::int64_t clockDifference = 600;
    if (!signer.wrong.empty())
        check.result = fails("its signature " + by + " does not hold" + (anchors ? " by " + displaySafe(anchors->file()) : std::string()) + ": " + signer.wrong);
    else if (*check.time < check.authority->notBefore || *check.time > check.authority->notAfter)
        check.result = fails(when + ", whose certificate was not valid then");
    else if (*check.time > now + clockDifference)
        check.result = {ProofVerdict::Unproven, when + ", which is still to come", {}};
    else if (!anchors)
        check.result = {ProofVerdict::Unproven, when + "; the authority was not checked against any trusted certificate", {}};
    else
        check.result = {ProofVerdict::Holds, when + "; trusted by " + displaySafe(anchors->file()), {}};
    check.result.details = {"time: " + isoTime(*check.time), "serial number: " + textOf(TS_TST_INFO_get_serial(info))};
    if (check.authority) {
        check.result.details.push_back("authority: " + displaySafe(check.authority->subject));
        check.result.details.push_back("certificate SHA-256: " + check.authority->fingerprint);
        check.result.details.push_back("certificate valid: " + isoTime(check.authority->notBefore) + " to " + isoTime(check.authority->notAfter));
    }
    check.result.details.emplace_back("revocation was not looked up");
    ERR_clear_error();
    return check;
}

} // namespace assay

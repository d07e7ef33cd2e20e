// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/displaysafe.h"
#include "formats/timestampreply.h"
#include "trust/sigstoreparts.h"

#include <algorithm>
#include <array>
#include <openssl/err.h>

namespace assay {
namespace {

using ReplyPtr = std::unique_ptr<TS_RESP, Released<TS_RESP_free>>;
struct ReleasedList {
    void operator()(STACK_OF(X509) *stack) const { sk_X509_free(stack); } // not what is in it
};
using ListPtr = std::unique_ptr<STACK_OF(X509), ReleasedList>;
using Authority = SigstoreAnchors::Authority;

constexpr std::size_t mostReplyBytes = 1 << 20;
const std::string what = "an authority of time stamps says when the signature was there";

ProvenTime refused(TrustAnswer answer, std::string reason)
{
    ERR_clear_error();
    ProvenTime result;
    result.checks.push_back({TrustAspect::Freshness, answer, what, std::move(reason)});
    return result;
}

ReplyPtr parseReply(const std::string &reply)
{
    if (reply.size() > mostReplyBytes)
        return nullptr;
    const std::string der = withWholeContent(reply);
    const auto *at = reinterpret_cast<const unsigned char *>(der.data());
    const auto *end = at + der.size();
    ReplyPtr read(d2i_TS_RESP(nullptr, &at, static_cast<long>(der.size())));
    unsigned char *again = nullptr;
    const int size = read ? i2d_TS_RESP(read.get(), &again) : 0;
    // What can be written in two ways is not signed in one.
    const bool same = at == end && size > 0 && std::string_view(reinterpret_cast<const char *>(again), static_cast<std::size_t>(size)) == der;
    OPENSSL_free(again);
    ERR_clear_error();
    return same ? std::move(read) : nullptr;
}

bool isNull(const X509_ALGOR *algorithm)
{
    const void *value = nullptr;
    int type = 0;
    X509_ALGOR_get0(nullptr, &type, &value, algorithm);
    const auto *null = static_cast<const ASN1_STRING *>(value);
    return type == V_ASN1_UNDEF || (type == V_ASN1_NULL && (!null || ASN1_STRING_length(null) == 0));
}

// What OpenSSL passes over, since it goes by the certificate's key and the digest's name alone: the versions, and that the
// signature says itself to be of the kind that it is.
bool isAsItSays(const PKCS7 *token, const X509 *signer)
{
    const PKCS7_SIGNED *data = PKCS7_type_is_signed(const_cast<PKCS7 *>(token)) ? token->d.sign : nullptr;
    // Must be 3 (RFC 5652, 5.1); a well-known authority's are all of version 1, and nothing is read in another way for it.
    const long version = data ? ASN1_INTEGER_get(data->version) : 0;
    if (!data || (version != 1 && version != 3) || sk_PKCS7_SIGNER_INFO_num(data->signer_info) != 1 || sk_X509_ALGOR_num(data->md_algs) != 1)
        return false;
    const PKCS7_SIGNER_INFO *info = sk_PKCS7_SIGNER_INFO_value(data->signer_info, 0);
    const ASN1_OBJECT *digest = nullptr;
    const ASN1_OBJECT *signature = nullptr;
    X509_ALGOR_get0(&digest, nullptr, nullptr, info->digest_alg);
    X509_ALGOR_get0(&signature, nullptr, nullptr, info->digest_enc_alg);
    int digestOfSignature = NID_undef;
    int kindOfKey = NID_undef;
    if (OBJ_find_sigid_algs(OBJ_obj2nid(signature), &digestOfSignature, &kindOfKey) != 1)
        kindOfKey = OBJ_obj2nid(signature);
    const EVP_PKEY *key = X509_get0_pubkey(signer);
    return ASN1_INTEGER_get(info->version) == 1 && key && EVP_PKEY_get_base_id(key) == kindOfKey
        && (digestOfSignature == NID_undef || digestOfSignature == OBJ_obj2nid(digest)) && isNull(info->digest_alg) && isNull(sk_X509_ALGOR_value(data->md_algs, 0));
}

bool isGranted(TS_RESP *reply)
{
    TS_STATUS_INFO *info = TS_RESP_get_status_info(reply);
    const long status = info ? ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(info)) : -1;
    return (status == 0 || status == 1) && TS_RESP_get_token(reply) && TS_RESP_get_tst_info(reply);
}

bool isOver(TS_TST_INFO *info, const std::string &signature)
{
    TS_MSG_IMPRINT *imprint = TS_TST_INFO_get_msg_imprint(info);
    const ASN1_OBJECT *algorithm = nullptr;
    X509_ALGOR_get0(&algorithm, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
    const ASN1_OCTET_STRING *message = TS_MSG_IMPRINT_get_msg(imprint);
    const std::string_view given(reinterpret_cast<const char *>(ASN1_STRING_get0_data(message)), static_cast<std::size_t>(ASN1_STRING_length(message)));
    switch (OBJ_obj2nid(algorithm)) {
    case NID_sha256: return given == hashOf(HashAlgorithm::Sha256, signature);
    case NID_sha384: return given == hashOf(HashAlgorithm::Sha384, signature);
    case NID_sha512: return given == hashOf(HashAlgorithm::Sha512, signature);
    default: return false;
    }
}

ListPtr certificatesOf(const Authority &authority)
{
    ListPtr list(sk_X509_new_null());
    for (const auto *certificates : {&authority.others, &authority.trusted}) {
        for (const CertificatePtr &certificate : *certificates)
            sk_X509_push(list.get(), certificate.get());
    }
    return list;
}

// Whether the token says that it is by this authority, and then whether it is.
enum class Made { ByAnother, Badly, Well };

Made madeBy(PKCS7 *token, const Authority &authority, std::int64_t time)
{
    const ListPtr known = certificatesOf(authority);
    const ListPtr signers(PKCS7_get0_signers(token, known.get(), 0));
    ERR_clear_error();
    if (!signers || sk_X509_num(signers.get()) != 1)
        return Made::ByAnother;
    X509 *named = sk_X509_value(signers.get(), 0);
    if (authority.signer && X509_cmp(named, authority.signer.get()) != 0)
        return Made::ByAnother;
    const StorePtr store(X509_STORE_new());
    if (!store)
        return Made::Badly;
    for (const CertificatePtr &certificate : authority.trusted)
        X509_STORE_add_cert(store.get(), certificate.get());
    X509_VERIFY_PARAM *parameters = X509_STORE_get0_param(store.get());
    constexpr int bitsOf112 = 2;
    X509_VERIFY_PARAM_set_time(parameters, static_cast<time_t>(time));
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_auth_level(parameters, bitsOf112);
    X509 *signer = nullptr;
    const bool good = TS_RESP_verify_signature(token, known.get(), store.get(), &signer) == 1;
    const CertificatePtr owned(signer);
    ERR_clear_error();
    if (good && isAsItSays(token, named))
        return Made::Well;
    // One that any authority may have made is known to be by this one only when it is.
    return authority.signer ? Made::Badly : Made::ByAnother;
}

} // namespace

ProvenTime checkTimestamp(const std::string &der, const std::string &signature, const SigstoreTrust &trust)
{
    const ReplyPtr reply = parseReply(der);
    if (!reply || !isGranted(reply.get()))
        return refused(TrustAnswer::No, "the time stamp cannot be read, or none was granted");
    TS_TST_INFO *info = TS_RESP_get_tst_info(reply.get());
    const std::optional<std::int64_t> time = secondsOf(TS_TST_INFO_get_time(info));
    if (TS_TST_INFO_get_version(info) != 1 || !time)
        return refused(TrustAnswer::No, "the version or the time of the time stamp cannot be read");
    if (!isOver(info, signature))
        return refused(TrustAnswer::No, "the time stamp is about something else than this signature");
    std::string outside;
    for (const SigstoreAnchorsPtr &anchors : trust.anchors) {
        for (const Authority &authority : anchors->timestampAuthorities()) {
            const Made made = madeBy(TS_RESP_get_token(reply.get()), authority, *time);
            if (made == Made::ByAnother)
                continue;
            if (made == Made::Badly)
                return refused(TrustAnswer::No, "the time stamp names " + authority.name + ", which did not make it, or whose certificate is not for time stamps or was not good then");
            if (!authority.validity.holds(*time)) {
                outside = "the time stamp is of " + isoTime(*time) + ", when " + authority.name + " was not in use";
                continue;
            }
            ProvenTime result;
            result.time = time;
            result.checks.push_back({TrustAspect::Freshness, TrustAnswer::Yes, authority.name + " says that the signature was there at " + isoTime(*time), {}});
            return result;
        }
    }
    if (!outside.empty())
        return refused(TrustAnswer::No, outside);
    return refused(TrustAnswer::Unknown, "no authority that is trusted made the time stamp of " + isoTime(*time));
}

} // namespace assay

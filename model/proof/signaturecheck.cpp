// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof/signaturecheck.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "crypto/opensslhandles.h"
#include "proof/signingkey.h"

#include <openssl/err.h>
#include <openssl/ess.h>
#include <openssl/x509v3.h>

namespace assay {
namespace {

ProofResult fails(std::string reason)
{
    ERR_clear_error();
    return {ProofVerdict::Fails, std::move(reason), {}};
}

std::string withReason(std::string text)
{
    const std::string reason = takeOpensslReason();
    return reason.empty() ? text : text + " (" + reason + ')';
}

// "" or what is wrong with its form.
CmsPtr parseCms(std::string_view der)
{
    if (der.size() > mostSignatureBytes)
        return nullptr;
    const auto *at = reinterpret_cast<const unsigned char *>(der.data());
    CmsPtr cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
    const bool whole = cms && at == reinterpret_cast<const unsigned char *>(der.data() + der.size());
    const bool ours = whole && OBJ_obj2nid(CMS_get0_type(cms.get())) == NID_pkcs7_signed && CMS_is_detached(cms.get()) == 1;
    ERR_clear_error();
    return ours ? std::move(cms) : nullptr;
}

bool strongDigest(CMS_SignerInfo *signer)
{
    X509_ALGOR *algorithm = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &algorithm, nullptr);
    const ASN1_OBJECT *object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
    const int digest = OBJ_obj2nid(object);
    return digest == NID_sha256 || digest == NID_sha384 || digest == NID_sha512;
}

std::optional<std::int64_t> signingTimeOf(CMS_SignerInfo *signer)
{
    const int at = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
    X509_ATTRIBUTE *attribute = at >= 0 ? CMS_signed_get_attr(signer, at) : nullptr;
    const ASN1_TYPE *value = attribute && X509_ATTRIBUTE_count(attribute) == 1 ? X509_ATTRIBUTE_get0_type(attribute, 0) : nullptr;
    if (!value || (value->type != V_ASN1_UTCTIME && value->type != V_ASN1_GENERALIZEDTIME))
        return std::nullopt;
    return secondsOf(value->value.asn1_string);
}

// What was signed names the certificate itself, so that no other one for the same key can be put in its place.
bool namesCertificate(CMS_SignerInfo *signer, X509 *certificate)
{
    const auto *sequence = static_cast<const ASN1_STRING *>(CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(NID_id_smime_aa_signingCertificateV2), -3, V_ASN1_SEQUENCE));
    if (!sequence)
        return false;
    const unsigned char *at = ASN1_STRING_get0_data(sequence);
    const std::unique_ptr<ESS_SIGNING_CERT_V2, Released<ESS_SIGNING_CERT_V2_free>> named(d2i_ESS_SIGNING_CERT_V2(nullptr, &at, ASN1_STRING_length(sequence)));
    const std::unique_ptr<STACK_OF(X509), decltype([](STACK_OF(X509) *stack) { sk_X509_free(stack); })> alone(sk_X509_new_null());
    if (!named || !alone || sk_X509_push(alone.get(), certificate) <= 0)
        return false;
    return OSSL_ESS_check_signing_certs(nullptr, named.get(), alone.get(), 1) > 0;
}

// "" where it does.
std::string leadsNowhere(CMS_ContentInfo *cms, X509 *certificate, const TrustAnchors &anchors, std::int64_t at)
{
    const StorePtr store = storeOf(anchors, at);
    const CertificatesPtr others(CMS_get1_certs(cms));
    const std::unique_ptr<X509_STORE_CTX, Released<X509_STORE_CTX_free>> context(X509_STORE_CTX_new());
    if (!store || !context || X509_STORE_CTX_init(context.get(), store.get(), certificate, others.get()) != 1
        || X509_STORE_CTX_set_default(context.get(), "smime_sign") != 1)
        return withReason("it could not be checked");
    // The default for signatures has a time of its own.
    X509_VERIFY_PARAM_set_time(X509_STORE_CTX_get0_param(context.get()), static_cast<time_t>(at));
    const bool leads = X509_verify_cert(context.get()) == 1;
    ERR_clear_error();
    return leads ? std::string() : X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get()));
}

ProofResult judgeSigner(CMS_ContentInfo *cms, X509 *certificate, const SignatureCheck &check, const TrustAnchors *anchors, std::int64_t now)
{
    const CertificateFacts &facts = *check.signer;
    const std::string by = "by " + displaySafe(facts.subject);
    const std::int64_t at = check.signingTime.value_or(now);
    if (const auto weakness = weaknessOf(X509_get0_pubkey(certificate)))
        return fails(by + ": " + *weakness);
    if (at < facts.notBefore || at > facts.notAfter)
        return fails(by + ", whose certificate was not valid when it was made (" + isoTime(at) + ')');
    if (anchors) {
        if (const std::string wrong = leadsNowhere(cms, certificate, *anchors, at); !wrong.empty())
            return fails(by + ", whom no certificate in " + displaySafe(anchors->file()) + " vouches for: " + wrong);
    }
    const std::string made = check.signingTime ? ", made " + isoTime(*check.signingTime) + " by the signer's word" : std::string(", without a time");
    constexpr std::int64_t clockDifference = 600;
    if (!anchors)
        return {ProofVerdict::Unproven, "the bytes are those that were signed " + by + made + "; the signer was not checked against any trusted certificate", {}};
    if (!check.signingTime || *check.signingTime > now + clockDifference)
        return {ProofVerdict::Unproven, "signed " + by + made + (check.signingTime ? ", which is still to come" : ""), {}};
    if (now > facts.notAfter)
        return {ProofVerdict::Unproven, "signed " + by + made + "; the certificate has expired since, and nothing but that word says that it was made before", {}};
    return {ProofVerdict::Holds, "signed " + by + made + "; trusted by " + displaySafe(anchors->file()), {}};
}

void addDetails(SignatureCheck &check)
{
    const CertificateFacts &facts = *check.signer;
    check.result.details = {"signer: " + displaySafe(facts.subject), "issuer: " + displaySafe(facts.issuer), "certificate SHA-256: " + facts.fingerprint,
                            "certificate valid: " + isoTime(facts.notBefore) + " to " + isoTime(facts.notAfter)};
    if (check.signingTime)
        check.result.details.push_back("signing time (the signer's word): " + isoTime(*check.signingTime));
    check.result.details.emplace_back("revocation was not looked up");
}

} // namespace

SignatureCheck checkSignature(std::string_view der, std::string_view first, std::string_view second, const TrustAnchors *anchors, std::int64_t now)
{
    SignatureCheck check;
    if (first.size() + second.size() > mostSignedBytes) {
        check.result = {ProofVerdict::NotChecked, "what was signed is larger than 1 GiB", {}};
        return check;
    }
    const CmsPtr cms = parseCms(der);
    if (!cms) {
        check.result = fails("it is no detached CMS signature in DER form");
        return check;
    }
    STACK_OF(CMS_SignerInfo) *signers = CMS_get0_SignerInfos(cms.get());
    if (!signers || sk_CMS_SignerInfo_num(signers) != 1) {
        check.result = fails("it has " + std::to_string(signers ? std::max(sk_CMS_SignerInfo_num(signers), 0) : 0) + " signers, where one is wanted");
        return check;
    }
    CMS_SignerInfo *signer = sk_CMS_SignerInfo_value(signers, 0);
    if (!strongDigest(signer)) {
        check.result = fails("its digest is none of SHA-256, SHA-384 and SHA-512");
        return check;
    }
    const std::string joined = second.empty() ? std::string() : std::string(first) + std::string(second);
    const BioPtr bytes = bioOver(second.empty() ? first : std::string_view(joined));
    // Memory itself is read by OpenSSL 3.0 through a BIO of its own, which is never released where a signature is cut short.
    const BioPtr content(BIO_new(BIO_f_null()));
    const bool intact = bytes && content && BIO_push(content.get(), bytes.get()) && CMS_verify(cms.get(), nullptr, nullptr, content.get(), nullptr, CMS_BINARY | CMS_DETACHED | CMS_NO_SIGNER_CERT_VERIFY) == 1;
    const std::string reason = takeOpensslReason();
    X509 *certificate = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, &certificate, nullptr, nullptr);
    if (certificate) {
        check.signer = factsOf(certificate);
        check.signingTime = signingTimeOf(signer);
    }
    if (!intact || !certificate)
        check.result = fails("the bytes are not those that were signed" + (reason.empty() ? std::string() : " (" + reason + ')'));
    else if (!namesCertificate(signer, certificate))
        check.result = fails("what was signed does not name the certificate of the signer (it is no CAdES signature)");
    else
        check.result = judgeSigner(cms.get(), certificate, check, anchors, now);
    if (check.signer)
        addDetails(check);
    ERR_clear_error();
    return check;
}

} // namespace assay

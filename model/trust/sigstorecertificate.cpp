// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/displaysafe.h"
#include "trust/sigstoreparts.h"

#include <algorithm>
#include <openssl/ct.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <re2/re2.h>

namespace assay {
namespace {

using Authority = SigstoreAnchors::Authority;
using ContextPtr = std::unique_ptr<X509_STORE_CTX, Released<X509_STORE_CTX_free>>;
using ObjectPtr = std::unique_ptr<ASN1_OBJECT, Released<ASN1_OBJECT_free>>;
using NamesPtr = std::unique_ptr<GENERAL_NAMES, Released<GENERAL_NAMES_free>>;
using Utf8Ptr = std::unique_ptr<ASN1_UTF8STRING, Released<ASN1_UTF8STRING_free>>;
struct ReleasedList {
    void operator()(STACK_OF(X509) *stack) const { sk_X509_free(stack); }
};
struct ReleasedScts {
    void operator()(STACK_OF(SCT) *stack) const { SCT_LIST_free(stack); }
};

constexpr const char *issuerExtension = "1.3.6.1.4.1.57264.1.8";    // DER UTF8String
constexpr const char *oldIssuerExtension = "1.3.6.1.4.1.57264.1.1"; // raw
constexpr const char *otherNameType = "1.3.6.1.4.1.57264.1.7";

std::string bytesOf(const ASN1_STRING *text)
{
    return {reinterpret_cast<const char *>(ASN1_STRING_get0_data(text)), static_cast<std::size_t>(ASN1_STRING_length(text))};
}

std::optional<std::string> extensionOf(const X509 *certificate, const char *oid)
{
    const ObjectPtr object(OBJ_txt2obj(oid, 1));
    const int at = object ? X509_get_ext_by_OBJ(certificate, object.get(), -1) : -1;
    if (at < 0)
        return std::nullopt;
    return bytesOf(X509_EXTENSION_get_data(X509_get_ext(certificate, at)));
}

struct Chain {
    CertificatePtr issuer; // the one above the signer's; null: there is no good chain
    std::string reason;
};

// An authority that says what its certificates are for issues none for other purposes; OpenSSL 3.0 knows no purpose of signing code.
bool allIssueForCode(const STACK_OF(X509) *chain)
{
    for (int at = 1; at < sk_X509_num(chain); ++at) {
        X509 *certificate = sk_X509_value(chain, at);
        if ((X509_get_extension_flags(certificate) & EXFLAG_XKUSAGE) != 0 && (X509_get_extended_key_usage(certificate) & (XKU_CODE_SIGN | XKU_ANYEKU)) == 0)
            return false;
    }
    return true;
}

Chain chainTo(const Authority &authority, X509 *leaf, const std::vector<CertificatePtr> &others, std::int64_t time)
{
    constexpr int bitsOf112 = 2;
    const StorePtr store(X509_STORE_new());
    const std::unique_ptr<STACK_OF(X509), ReleasedList> between(sk_X509_new_null());
    const ContextPtr context(X509_STORE_CTX_new());
    if (!store || !between || !context)
        return {nullptr, "memory is short"};
    for (const CertificatePtr &certificate : authority.trusted)
        X509_STORE_add_cert(store.get(), certificate.get());
    for (const auto *certificates : {&authority.others, &others}) {
        for (const CertificatePtr &certificate : *certificates)
            sk_X509_push(between.get(), certificate.get());
    }
    X509_VERIFY_PARAM *parameters = X509_STORE_get0_param(store.get());
    X509_VERIFY_PARAM_set_time(parameters, static_cast<time_t>(time));
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_auth_level(parameters, bitsOf112);
    Chain chain;
    if (X509_STORE_CTX_init(context.get(), store.get(), leaf, between.get()) != 1 || X509_verify_cert(context.get()) != 1)
        chain.reason = X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get()));
    else if (STACK_OF(X509) *found = X509_STORE_CTX_get0_chain(context.get()); sk_X509_num(found) < 2)
        chain.reason = "it is an authority's own certificate";
    else if (!allIssueForCode(found))
        chain.reason = "an authority on the way is not one for certificates that sign code";
    else
        chain.issuer = shared(sk_X509_value(found, 1));
    ERR_clear_error();
    return chain;
}

// To any authority that was in use then.
Chain chainAt(X509 *leaf, const std::vector<CertificatePtr> &others, const SigstoreTrust &trust, std::int64_t time)
{
    Chain best{nullptr, "no certificate authority that is trusted was in use at " + isoTime(time)};
    for (const SigstoreAnchorsPtr &anchors : trust.anchors) {
        for (const Authority &authority : anchors->authorities()) {
            if (!authority.validity.holds(time) || authority.trusted.empty())
                continue;
            Chain chain = chainTo(authority, leaf, others, time);
            if (chain.issuer)
                return chain;
            best.reason = "it does not lead to an authority that is trusted, as of " + isoTime(time) + ": " + chain.reason;
        }
    }
    return best;
}

bool isForCode(X509 *leaf)
{
    return (X509_get_extension_flags(leaf) & EXFLAG_XKUSAGE) != 0 && (X509_get_extended_key_usage(leaf) & XKU_CODE_SIGN) != 0
        && (X509_get_key_usage(leaf) & KU_DIGITAL_SIGNATURE) != 0;
}

void putNumber(std::string &out, std::uint64_t number, unsigned bytes)
{
    for (unsigned i = bytes; i-- > 0;)
        out += static_cast<char>(number >> (8 * i));
}

// What a log of certificates signs: the certificate before the log's promise was put into it (RFC 6962, 3.2).
std::string promisedCertificate(const X509 *leaf, const X509 *issuer, std::uint64_t timestamp, std::string_view extensions)
{
    const CertificatePtr bare(X509_dup(leaf));
    const int at = bare ? X509_get_ext_by_NID(bare.get(), NID_ct_precert_scts, -1) : -1;
    if (at < 0)
        return {};
    X509_EXTENSION_free(X509_delete_ext(bare.get(), at));
    unsigned char *der = nullptr;
    const int size = i2d_re_X509_tbs(bare.get(), &der);
    const std::string body = size > 0 ? std::string(reinterpret_cast<const char *>(der), static_cast<std::size_t>(size)) : std::string();
    OPENSSL_free(der);
    unsigned char *key = nullptr;
    const int keySize = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(issuer), &key);
    const std::string keyHash = hashOf(HashAlgorithm::Sha256, {reinterpret_cast<const char *>(key), static_cast<std::size_t>(std::max(keySize, 0))});
    OPENSSL_free(key);
    std::string text;
    putNumber(text, 0, 1); // version 1
    putNumber(text, 0, 1); // certificate_timestamp
    putNumber(text, timestamp, 8);
    putNumber(text, 1, 2); // precert_entry
    text += keyHash;
    putNumber(text, body.size(), 3);
    text += body;
    putNumber(text, extensions.size(), 2);
    text += extensions;
    return body.empty() || keySize <= 0 ? std::string() : text;
}

std::string_view bytesOf(const SCT *sct, std::size_t (*get)(const SCT *, unsigned char **))
{
    unsigned char *data = nullptr;
    const std::size_t size = get(sct, &data);
    return {reinterpret_cast<const char *>(data), size};
}

const SigstoreLog *certificateLogOf(std::string_view id, const SigstoreTrust &trust)
{
    for (const SigstoreAnchorsPtr &anchors : trust.anchors) {
        for (const SigstoreLog &log : anchors->certificateLogs()) {
            if (log.id == id)
                return &log;
        }
    }
    return nullptr;
}

void checkPromises(const X509 *leaf, const X509 *issuer, const SigstoreTrust &trust, TrustStatement &statement)
{
    const bool logsKnown = std::any_of(trust.anchors.begin(), trust.anchors.end(), [](const SigstoreAnchorsPtr &anchors) { return !anchors->certificateLogs().empty(); });
    const std::string what = "a log of certificates that is trusted promised to have the certificate";
    const auto add = [&](TrustAnswer answer, std::string reason) { statement.add(TrustAspect::Identity, answer, what, std::move(reason)); };
    const std::unique_ptr<STACK_OF(SCT), ReleasedScts> promises(static_cast<STACK_OF(SCT) *>(X509_get_ext_d2i(leaf, NID_ct_precert_scts, nullptr, nullptr)));
    ERR_clear_error();
    const int count = promises ? sk_SCT_num(promises.get()) : 0;
    if (count == 0) {
        // Authorities of one's own keep no log.
        if (logsKnown)
            add(TrustAnswer::No, "there is no promise in the certificate");
        return;
    }
    if (!issuer)
        return add(TrustAnswer::Unknown, "the promise is about the key of the authority, which is not known");
    int good = 0;
    for (int i = 0; i < count; ++i) {
        const SCT *sct = sk_SCT_value(promises.get(), i);
        const SigstoreLog *log = certificateLogOf(bytesOf(sct, SCT_get0_log_id), trust);
        if (!log)
            continue;
        const std::uint64_t milliseconds = SCT_get_timestamp(sct);
        const std::string text = promisedCertificate(leaf, issuer, milliseconds, bytesOf(sct, SCT_get0_extensions));
        if (SCT_get_version(sct) != SCT_VERSION_V1 || text.empty())
            return add(TrustAnswer::No, "the promise in the certificate cannot be read");
        if (!log->validity.holds(static_cast<std::int64_t>(milliseconds / 1000)))
            return add(TrustAnswer::No, "the promise is of a time when " + log->name + " was not in use");
        const SignatureForm form = log->key.isEcdsa() ? SignatureForm::EcdsaDer : SignatureForm::RsaPkcs1;
        if (log->key.verify(form, HashAlgorithm::Sha256, text, bytesOf(sct, SCT_get0_signature)) != SignatureAnswer::Valid)
            return add(TrustAnswer::No, "the promise of " + log->name + " in the certificate does not hold");
        ++good;
    }
    add(good > 0 ? TrustAnswer::Yes : TrustAnswer::Unknown, good > 0 ? std::string() : "no log of certificates that is trusted made the promise in it");
}

TrustAnswer matches(const std::string &text, const std::string &wanted, bool isPattern)
{
    if (wanted.empty())
        return TrustAnswer::Yes;
    if (!isPattern)
        return text == wanted ? TrustAnswer::Yes : TrustAnswer::No;
    RE2::Options options;
    options.set_log_errors(false);
    const RE2 pattern(wanted, options);
    if (!pattern.ok())
        return TrustAnswer::Unknown;
    return RE2::FullMatch(text, pattern) ? TrustAnswer::Yes : TrustAnswer::No;
}

TrustAnswer isWanted(const std::vector<std::string> &names, const std::string &issuer, const SigstoreIdentity &wanted)
{
    const TrustAnswer byIssuer = matches(issuer, wanted.issuer, wanted.issuerIsPattern);
    TrustAnswer best = names.empty() && wanted.name.empty() ? TrustAnswer::Yes : TrustAnswer::No;
    for (const std::string &name : names) {
        const TrustAnswer one = matches(name, wanted.name, wanted.nameIsPattern);
        if (one == TrustAnswer::Yes || best == TrustAnswer::No)
            best = one;
    }
    return best == TrustAnswer::No || byIssuer == TrustAnswer::No ? TrustAnswer::No : best == TrustAnswer::Yes ? byIssuer : best;
}

void checkIdentity(const std::vector<std::string> &names, const std::string &issuer, const SigstoreTrust &trust, TrustStatement &statement)
{
    const std::string what = "the certificate is of somebody who is wanted";
    std::string who = names.empty() ? std::string("nobody") : names.front();
    if (!issuer.empty())
        who += " of " + issuer;
    const bool empty = std::all_of(trust.identities.begin(), trust.identities.end(), [](const SigstoreIdentity &wanted) { return wanted.name.empty() && wanted.issuer.empty(); });
    if (empty)
        return statement.add(TrustAspect::Identity, TrustAnswer::Unknown, what, "it is of " + who + ", and nobody was named as wanted");
    TrustAnswer best = TrustAnswer::No;
    for (const SigstoreIdentity &wanted : trust.identities) {
        if (wanted.name.empty() && wanted.issuer.empty())
            continue;
        const TrustAnswer one = isWanted(names, issuer, wanted);
        if (one == TrustAnswer::Yes || best == TrustAnswer::No)
            best = one;
    }
    statement.add(TrustAspect::Identity, best, what,
                  best == TrustAnswer::Yes ? std::string() : best == TrustAnswer::No ? "it is of " + who : "what is wanted is no regular expression");
}

} // namespace

std::vector<std::string> namesIn(X509 *certificate)
{
    std::vector<std::string> found;
    const NamesPtr names(static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
    ERR_clear_error();
    const int count = names ? sk_GENERAL_NAME_num(names.get()) : 0;
    for (int i = 0; i < count; ++i) {
        int type = 0;
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(names.get(), i);
        const void *value = GENERAL_NAME_get0_value(name, &type);
        if (type == GEN_URI || type == GEN_EMAIL || type == GEN_DNS) {
            found.push_back(bytesOf(static_cast<const ASN1_STRING *>(value)));
        } else if (type == GEN_OTHERNAME) {
            const ObjectPtr wanted(OBJ_txt2obj(otherNameType, 1));
            const auto *other = static_cast<const OTHERNAME *>(value);
            if (wanted && OBJ_cmp(other->type_id, wanted.get()) == 0 && ASN1_TYPE_get(other->value) == V_ASN1_UTF8STRING)
                found.push_back(bytesOf(other->value->value.utf8string));
        }
    }
    return found;
}

std::string identityIssuerIn(X509 *certificate)
{
    const std::optional<std::string> der = extensionOf(certificate, issuerExtension);
    if (!der)
        return extensionOf(certificate, oldIssuerExtension).value_or(std::string());
    const auto *at = reinterpret_cast<const unsigned char *>(der->data());
    const Utf8Ptr text(d2i_ASN1_UTF8STRING(nullptr, &at, static_cast<long>(der->size())));
    ERR_clear_error();
    return text && at == reinterpret_cast<const unsigned char *>(der->data()) + der->size() ? bytesOf(text.get()) : std::string();
}

void checkCertificate(X509 *leaf, const std::vector<CertificatePtr> &others, const SigstoreTrust &trust, const std::vector<std::int64_t> &times, TrustStatement &statement)
{
    const std::string what = "the certificate was given by an authority that is trusted";
    const std::vector<std::string> names = namesIn(leaf);
    const std::string issuer = identityIssuerIn(leaf);
    const CertificateFacts facts = factsOf(leaf);
    TrustSigner signer{names.empty() ? facts.subject : names.front(), issuer.empty() ? facts.issuer : issuer, facts.fingerprint, false, {}};
    signer.countedAs = signer.name + '\n' + signer.issuer; // each signature has a certificate and a key of its own
    const bool known = std::any_of(trust.anchors.begin(), trust.anchors.end(), [](const SigstoreAnchorsPtr &anchors) { return !anchors->authorities().empty(); });
    Chain chain;
    for (const std::int64_t time : times) {
        chain = chainAt(leaf, others, trust, time);
        if (!chain.issuer)
            break;
    }
    const bool purpose = isForCode(leaf) && X509_check_ca(leaf) == 0 && (X509_get_extension_flags(leaf) & EXFLAG_CA) == 0;
    ERR_clear_error();
    if (!known)
        statement.add(TrustAspect::Identity, TrustAnswer::Unknown, what, "no trusted root was given");
    else
        statement.addYesOrNo(TrustAspect::Identity, chain.issuer != nullptr, what, chain.reason);
    statement.addYesOrNo(TrustAspect::Identity, purpose, "the certificate is one to sign code with", "it is for another purpose");
    if (known)
        checkPromises(leaf, chain.issuer.get(), trust, statement);
    signer.trusted = chain.issuer && purpose;
    statement.signers.push_back(std::move(signer));
    checkIdentity(names, issuer, trust, statement);
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/signingchain.h"

#include <algorithm>
#include <array>
#include <climits>
#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/x509v3.h>

namespace assay {
namespace {

struct ReleasedConstraints {
    void operator()(NAME_CONSTRAINTS *constraints) const { NAME_CONSTRAINTS_free(constraints); }
};

struct ReleasedUsages {
    void operator()(EXTENDED_KEY_USAGE *usages) const { EXTENDED_KEY_USAGE_free(usages); }
};

bool issued(X509 *issuer, X509 *certificate)
{
    EVP_PKEY *key = X509_get0_pubkey(issuer);
    const bool yes = key && X509_NAME_cmp(X509_get_subject_name(issuer), X509_get_issuer_name(certificate)) == 0 && X509_verify(certificate, key) == 1;
    ERR_clear_error();
    return yes;
}

bool isAuthority(X509 *certificate)
{
    return (X509_get_extension_flags(certificate) & EXFLAG_CA) != 0;
}

std::string wrongWithKeyUsage(X509 *certificate, unsigned needed, unsigned forbidden, const char *name)
{
    const int at = X509_get_ext_by_NID(certificate, NID_key_usage, -1);
    if (at < 0)
        return "it does not say what its key is for";
    if (X509_EXTENSION_get_critical(X509_get_ext(certificate, at)) != 1)
        return "what its key is for is not marked critical";
    const std::uint32_t usage = X509_get_key_usage(certificate);
    if ((usage & needed) == 0)
        return std::string("its key is not for ") + name;
    return (usage & forbidden) != 0 ? "its key is also for other things than signing" : std::string();
}

std::string wrongWithHash(X509 *certificate)
{
    int digest = NID_undef;
    if (X509_get_signature_info(certificate, &digest, nullptr, nullptr, nullptr) != 1) {
        ERR_clear_error();
        return "how it is signed is not known";
    }
    const bool good = digest == NID_sha256 || digest == NID_sha384 || digest == NID_sha512;
    return good ? std::string() : "it is not signed by SHA-256, SHA-384 or SHA-512";
}

std::string wrongWithAuthority(X509 *certificate, long below)
{
    if (!isAuthority(certificate))
        return "it is no certificate of an authority";
    const long most = X509_get_pathlen(certificate);
    if (most >= 0 && most < below)
        return "it allows " + std::to_string(most) + " authorities below it, and there are " + std::to_string(below);
    return wrongWithKeyUsage(certificate, KU_KEY_CERT_SIGN, 0, "signing certificates");
}

std::string wrongWithPurpose(X509 *certificate)
{
    if (X509_get_ext_by_NID(certificate, NID_ext_key_usage, -1) < 0)
        return {};
    const std::unique_ptr<EXTENDED_KEY_USAGE, ReleasedUsages> usages(static_cast<EXTENDED_KEY_USAGE *>(X509_get_ext_d2i(certificate, NID_ext_key_usage, nullptr, nullptr)));
    ERR_clear_error();
    bool signsCode = false;
    for (int i = 0; usages && i < sk_ASN1_OBJECT_num(usages.get()); ++i) {
        switch (OBJ_obj2nid(sk_ASN1_OBJECT_value(usages.get(), i))) {
        case NID_code_sign: signsCode = true; break;
        case NID_anyExtendedKeyUsage:
        case NID_server_auth:
        case NID_client_auth:
        case NID_email_protect:
        case NID_time_stamp:
        case NID_OCSP_sign: return "it is also for servers, clients, mail, time stamps, revocations or anything";
        default: break;
        }
    }
    return signsCode ? std::string() : "it is not for signing code";
}

std::string wrongWithSigner(X509 *certificate)
{
    if (isAuthority(certificate))
        return "it is the certificate of an authority";
    constexpr unsigned otherThanSigning = KU_KEY_ENCIPHERMENT | KU_DATA_ENCIPHERMENT | KU_KEY_AGREEMENT | KU_KEY_CERT_SIGN | KU_CRL_SIGN | KU_ENCIPHER_ONLY | KU_DECIPHER_ONLY;
    const std::string usage = wrongWithKeyUsage(certificate, KU_DIGITAL_SIGNATURE, otherThanSigning, "digital signatures");
    return usage.empty() ? wrongWithPurpose(certificate) : usage;
}

// Of critical extensions those that are looked at here, and those that ask for nothing where no policy is asked for.
bool isKnown(X509_EXTENSION *extension)
{
    switch (OBJ_obj2nid(X509_EXTENSION_get_object(extension))) {
    case NID_basic_constraints:
    case NID_key_usage:
    case NID_ext_key_usage:
    case NID_name_constraints:
    case NID_subject_alt_name:
    case NID_certificate_policies:
    case NID_inhibit_any_policy: return true;
    default: break;
    }
    return false;
}

// The Notary Project leaves it out; but an authority that may vouch for some names only is no authority for others.
std::string wrongWithNames(const std::vector<CertificatePtr> &chain, std::size_t authority)
{
    const std::unique_ptr<NAME_CONSTRAINTS, ReleasedConstraints> constraints(
        static_cast<NAME_CONSTRAINTS *>(X509_get_ext_d2i(chain[authority].get(), NID_name_constraints, nullptr, nullptr)));
    ERR_clear_error();
    for (std::size_t below = 0; constraints && below < authority; ++below) {
        X509 *certificate = chain[below].get();
        const bool isSelfIssued = below > 0 && X509_NAME_cmp(X509_get_subject_name(certificate), X509_get_issuer_name(certificate)) == 0;
        if (!isSelfIssued && NAME_CONSTRAINTS_check(certificate, constraints.get()) != X509_V_OK)
            return "it may not vouch for the name of certificate " + std::to_string(below + 1);
    }
    ERR_clear_error();
    return {};
}

std::string wrongWithOne(const std::vector<CertificatePtr> &chain, std::size_t at)
{
    X509 *certificate = chain[at].get();
    // OpenSSL reads the extensions here, once; what it cannot read it does not tell apart from what is not there.
    if ((X509_get_extension_flags(certificate) & EXFLAG_INVALID) != 0)
        return "its extensions cannot be read";
    if (const int unknown = X509_get_ext_by_critical(certificate, 1, -1); unknown >= 0) {
        for (int i = unknown; i >= 0; i = X509_get_ext_by_critical(certificate, 1, i)) {
            if (!isKnown(X509_get_ext(certificate, i)))
                return "it has a critical extension that is not known";
        }
    }
    if (std::string hash = wrongWithHash(certificate); !hash.empty())
        return hash;
    EVP_PKEY *key = X509_get0_pubkey(certificate);
    if (!key)
        return "its key cannot be read";
    if (const auto weak = weaknessOf(key))
        return *weak;
    std::string own = at == 0 ? wrongWithSigner(certificate) : wrongWithAuthority(certificate, static_cast<long>(at) - 1);
    if (own.empty())
        own = wrongWithNames(chain, at);
    if (!own.empty())
        return own;
    const bool isLast = at + 1 == chain.size();
    if (isSelfSigned(certificate) != isLast)
        return isLast ? "it is the last one and did not sign itself, so the way to a root is not complete" : "it signed itself, and others follow it";
    return isLast || issued(chain[at + 1].get(), certificate) ? std::string() : "the next one did not sign it";
}

} // namespace

Result<std::vector<CertificatePtr>> parseChain(const std::vector<std::string> &ders, const std::string &file)
{
    std::vector<CertificatePtr> chain;
    for (const std::string &der : ders) {
        const auto *at = reinterpret_cast<const unsigned char *>(der.data());
        const auto *end = at + der.size();
        CertificatePtr certificate(der.size() > INT_MAX ? nullptr : d2i_X509(nullptr, &at, static_cast<long>(der.size())));
        const std::string reason = takeOpensslReason();
        if (!certificate || at != end)
            return Unexpected(makeError(ErrorCode::Malformed, file, "certificate " + std::to_string(chain.size() + 1) + " in it cannot be read" + (reason.empty() ? std::string() : ": " + reason)));
        chain.push_back(std::move(certificate));
    }
    return chain;
}

bool isSelfSigned(X509 *certificate)
{
    return issued(certificate, certificate);
}

std::string wrongWithChain(const std::vector<CertificatePtr> &chain)
{
    if (chain.empty())
        return "there is no certificate";
    for (std::size_t at = 0; at < chain.size(); ++at) {
        if (const std::string wrong = wrongWithOne(chain, at); !wrong.empty())
            return "certificate " + std::to_string(at + 1) + " of " + std::to_string(chain.size()) + " (" + factsOf(chain[at].get()).subject + "): " + wrong;
    }
    return {};
}

bool mayBeAnchor(X509 *certificate)
{
    return isAuthority(certificate) || isSelfSigned(certificate);
}

bool isRootAuthority(X509 *certificate)
{
    return isAuthority(certificate) && isSelfSigned(certificate);
}

std::string spkiOf(X509 *certificate)
{
    unsigned char *der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der);
    std::string text = size > 0 ? std::string(reinterpret_cast<const char *>(der), static_cast<std::size_t>(size)) : std::string();
    OPENSSL_free(der);
    ERR_clear_error();
    return text;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/sigstoreanchors.h"

#include "trust/sigstoreparts.h"

#include <openssl/x509v3.h>

namespace assay {
namespace {

using Authority = SigstoreAnchors::Authority;

std::string nameOf(const std::string &url, const std::string &fallback)
{
    return hostOf(url).value_or(url.empty() ? fallback : url);
}

// RSAPublicKey of PKCS #1, which older logs of certificates are named by, as a SubjectPublicKeyInfo.
std::string spkiOfRsa(const std::string &der)
{
    const auto *at = reinterpret_cast<const unsigned char *>(der.data());
    const KeyPtr key(d2i_PublicKey(EVP_PKEY_RSA, nullptr, &at, static_cast<long>(der.size())));
    unsigned char *spki = nullptr;
    const int size = key ? i2d_PUBKEY(key.get(), &spki) : 0;
    std::string text = size > 0 ? std::string(reinterpret_cast<const char *>(spki), static_cast<std::size_t>(size)) : std::string();
    OPENSSL_free(spki);
    takeOpensslReason();
    return text;
}

// None where the key is of a kind, or signs in a way, that this version does not know, which must not keep the others from use.
Result<std::optional<SigstoreLog>> logOf(const SigstoreRootLog &log, const std::string &file)
{
    const std::string &details = log.keyDetails;
    const bool pkcs1 = details == "PKCS1_RSA_PKCS1V5";
    if (!pkcs1 && !details.empty() && !details.starts_with("PKIX_ECDSA") && details != "PKIX_ED25519" && !details.starts_with("PKIX_RSA_PKCS1V"))
        return std::optional<SigstoreLog>();
    const auto key = PublicKey::fromSpki(pkcs1 ? spkiOfRsa(log.key) : log.key, file);
    if (!key)
        return Unexpected(key.error());
    return SigstoreLog{nameOf(log.url, "a log"), log.id, log.checkpointId, *key, log.validity};
}

Result<std::vector<SigstoreLog>> logsOf(const std::vector<SigstoreRootLog> &logs, const std::string &file, std::vector<std::string> &leftOut)
{
    std::vector<SigstoreLog> all;
    for (const SigstoreRootLog &each : logs) {
        auto log = logOf(each, file);
        if (!log)
            return Unexpected(log.error());
        if (*log)
            all.push_back(std::move(**log));
        else
            leftOut.push_back(nameOf(each.url, "a log") + " (" + each.keyDetails + ')');
    }
    return all;
}

Result<std::vector<Authority>> authoritiesOf(const std::vector<SigstoreRootAuthority> &authorities, bool forTimes, const std::string &file)
{
    std::vector<Authority> all;
    for (const SigstoreRootAuthority &each : authorities) {
        Authority authority;
        authority.validity = each.validity;
        authority.name = nameOf(each.url, "an authority");
        for (const std::string &der : each.certificates) {
            CertificatePtr certificate = certificateFromDer(der);
            if (!certificate)
                return Unexpected(makeError(ErrorCode::Malformed, file, "a certificate of " + authority.name + " cannot be read"));
            (&der == &each.certificates.back() ? authority.trusted : authority.others).push_back(std::move(certificate));
        }
        if (forTimes && !each.certificates.empty())
            authority.signer = shared(authority.others.empty() ? authority.trusted.front().get() : authority.others.front().get());
        all.push_back(std::move(authority));
    }
    return all;
}

Result<Authority> authorityOf(std::string_view certificates, const std::string &file)
{
    auto found = certificatesIn(certificates, file);
    if (!found)
        return Unexpected(found.error());
    Authority authority;
    authority.name = file;
    for (CertificatePtr &certificate : *found)
        (X509_self_signed(certificate.get(), 1) == 1 ? authority.trusted : authority.others).push_back(std::move(certificate));
    if (authority.trusted.empty())
        authority.trusted.swap(authority.others);
    takeOpensslReason();
    return authority;
}

} // namespace

std::optional<std::string> hostOf(std::string_view url)
{
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos)
        return std::nullopt;
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find('/'));
    return url.empty() ? std::nullopt : std::optional<std::string>(url);
}

CertificatePtr certificateFromDer(std::string_view der)
{
    const auto *at = reinterpret_cast<const unsigned char *>(der.data());
    const auto *end = at + der.size();
    CertificatePtr certificate(der.size() > mostCertificateBytes ? nullptr : d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    takeOpensslReason();
    return at == end ? std::move(certificate) : nullptr;
}

SigstoreAnchors::SigstoreAnchors(std::string file)
    : m_file(std::move(file)), m_authorities(std::make_unique<std::vector<Authority>>()), m_timestampAuthorities(std::make_unique<std::vector<Authority>>())
{
}

SigstoreAnchors::~SigstoreAnchors() = default;

Result<SigstoreAnchorsPtr> SigstoreAnchors::fromTrustedRoot(std::string_view json, const std::string &file, const Limits &limits)
{
    const auto root = parseSigstoreRoot(json, file, limits);
    if (!root)
        return Unexpected(root.error());
    std::vector<std::string> leftOut;
    auto logs = logsOf(root->logs, file, leftOut);
    auto certificateLogs = logsOf(root->certificateLogs, file, leftOut);
    auto authorities = authoritiesOf(root->authorities, false, file);
    auto timestampAuthorities = authoritiesOf(root->timestampAuthorities, true, file);
    for (const auto *error : {logs ? nullptr : &logs.error(), certificateLogs ? nullptr : &certificateLogs.error(),
                              authorities ? nullptr : &authorities.error(), timestampAuthorities ? nullptr : &timestampAuthorities.error()}) {
        if (error)
            return Unexpected(*error);
    }
    const std::shared_ptr<SigstoreAnchors> anchors(new SigstoreAnchors(file));
    anchors->m_leftOut = std::move(leftOut);
    anchors->m_logs = std::move(*logs);
    anchors->m_certificateLogs = std::move(*certificateLogs);
    *anchors->m_authorities = std::move(*authorities);
    *anchors->m_timestampAuthorities = std::move(*timestampAuthorities);
    return anchors;
}

Result<SigstoreAnchorsPtr> SigstoreAnchors::fromAuthorities(std::string_view certificates, const std::string &file)
{
    auto authority = authorityOf(certificates, file);
    if (!authority)
        return Unexpected(authority.error());
    const std::shared_ptr<SigstoreAnchors> anchors(new SigstoreAnchors(file));
    anchors->m_authorities->push_back(std::move(*authority));
    return anchors;
}

Result<SigstoreAnchorsPtr> SigstoreAnchors::fromTimestampAuthorities(std::string_view certificates, const std::string &file)
{
    auto authority = authorityOf(certificates, file);
    if (!authority)
        return Unexpected(authority.error());
    const std::shared_ptr<SigstoreAnchors> anchors(new SigstoreAnchors(file));
    anchors->m_timestampAuthorities->push_back(std::move(*authority));
    return anchors;
}

Result<SigstoreAnchorsPtr> SigstoreAnchors::fromLogKey(std::string_view pem, const std::string &file)
{
    const auto key = PublicKey::fromPem(pem, file);
    if (!key)
        return Unexpected(key.error());
    const std::shared_ptr<SigstoreAnchors> anchors(new SigstoreAnchors(file));
    const std::string id = hashOf(HashAlgorithm::Sha256, key->spki());
    anchors->m_logs.push_back({file, id, id, *key, {}});
    return anchors;
}

} // namespace assay

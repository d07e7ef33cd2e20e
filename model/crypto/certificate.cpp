// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/certificate.h"

#include "base/bytes.h"
#include "io/bytesource.h"
#include "crypto/opensslhandles.h"

#include <algorithm>
#include <array>
#include <climits>
#include <ctime>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace assay {

struct TrustAnchors::Certificates {
    std::vector<CertificatePtr> all;
};

TrustAnchors::TrustAnchors(std::string file, std::unique_ptr<const Certificates> certificates)
    : m_file(std::move(file)), m_certificates(std::move(certificates))
{
}

TrustAnchors::~TrustAnchors() = default;

Result<TrustAnchorsPtr> TrustAnchors::load(const std::string &file)
{
    const auto source = openFileSource(file);
    const auto bytes = source ? readAll(**source, mostCertificateBytes) : Unexpected(source.error());
    if (!bytes)
        return Unexpected(bytes.error());
    return fromBytes(*bytes, file);
}

Result<TrustAnchorsPtr> TrustAnchors::loadIfNamed(const std::string &file)
{
    return file.empty() ? Result<TrustAnchorsPtr>(nullptr) : load(file);
}

Result<TrustAnchorsPtr> TrustAnchors::fromBytes(std::string_view bytes, const std::string &file)
{
    auto found = certificatesIn(bytes, file);
    if (!found)
        return Unexpected(found.error());
    return TrustAnchorsPtr(new TrustAnchors(file, std::make_unique<const Certificates>(Certificates{std::move(*found)})));
}

TrustAnchorsPtr TrustAnchors::joined(const std::vector<TrustAnchorsPtr> &parts, const std::string &file)
{
    Certificates together;
    for (const TrustAnchorsPtr &part : parts) {
        for (std::size_t i = 0; part && i < certificatesOf(*part).size(); ++i)
            together.all.push_back(shared(certificatesOf(*part)[i].get()));
    }
    if (together.all.empty())
        return nullptr;
    return TrustAnchorsPtr(new TrustAnchors(file, std::make_unique<const Certificates>(std::move(together))));
}

const std::vector<CertificatePtr> &certificatesOf(const TrustAnchors &anchors)
{
    return anchors.certificates().all;
}

StorePtr storeOf(const TrustAnchors &anchors, std::int64_t at)
{
    StorePtr store(X509_STORE_new());
    if (!store)
        return nullptr;
    for (const CertificatePtr &certificate : certificatesOf(anchors)) {
        if (X509_STORE_add_cert(store.get(), certificate.get()) != 1)
            return nullptr;
    }
    X509_VERIFY_PARAM *parameters = X509_STORE_get0_param(store.get());
    X509_VERIFY_PARAM_set_time(parameters, static_cast<time_t>(at));
    // Whom the user named is trusted, also where it is no root.
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
    return store;
}

BioPtr bioOver(std::string_view bytes)
{
    return BioPtr(bytes.size() > INT_MAX ? nullptr : BIO_new_mem_buf(bytes.empty() ? "" : bytes.data(), static_cast<int>(bytes.size())));
}

CertificatePtr shared(X509 *certificate)
{
    X509_up_ref(certificate);
    return CertificatePtr(certificate);
}

std::string takeOpensslReason()
{
    const unsigned long code = ERR_peek_last_error();
    const char *reason = code != 0 ? ERR_reason_error_string(code) : nullptr;
    std::string text = reason ? reason : "";
    ERR_clear_error();
    return text;
}

namespace {

std::string textOf(const X509_NAME *name)
{
    const BioPtr out(BIO_new(BIO_s_mem()));
    // UTF-8 as it is: what shows it escapes.
    if (!out || X509_NAME_print_ex(out.get(), name, 0, XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB)) < 0)
        return "?";
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(out.get(), &bytes);
    return size > 0 ? std::string(bytes, static_cast<std::size_t>(size)) : std::string();
}

} // namespace

std::optional<std::int64_t> secondsOf(const ASN1_TIME *time)
{
    std::tm broken = {};
    if (!time || ASN1_TIME_to_tm(time, &broken) != 1) {
        ERR_clear_error();
        return std::nullopt;
    }
    return static_cast<std::int64_t>(::timegm(&broken));
}

std::string textOf(const ASN1_INTEGER *number)
{
    const std::span<const unsigned char> bytes(number ? ASN1_STRING_get0_data(number) : nullptr, number ? static_cast<std::size_t>(ASN1_STRING_length(number)) : 0);
    return toHex(bytes.data(), std::min<std::size_t>(bytes.size(), 64));
}

CertificateFacts factsOf(const X509 *certificate)
{
    CertificateFacts facts;
    facts.subject = textOf(X509_get_subject_name(certificate));
    facts.issuer = textOf(X509_get_issuer_name(certificate));
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (X509_digest(certificate, EVP_sha256(), digest.data(), &size) == 1)
        facts.fingerprint = toHex(digest.data(), size);
    // One that says no time was never valid.
    facts.notBefore = secondsOf(X509_get0_notBefore(certificate)).value_or(INT64_MAX);
    facts.notAfter = secondsOf(X509_get0_notAfter(certificate)).value_or(INT64_MIN);
    return facts;
}

Result<std::vector<CertificatePtr>> certificatesIn(std::string_view bytes, const std::string &file)
{
    constexpr std::size_t mostCertificates = 1000;
    std::vector<CertificatePtr> found;
    // DER is tried first: in a name inside of it there may stand what begins a PEM text.
    const auto *at = reinterpret_cast<const unsigned char *>(bytes.data());
    const auto *end = at + bytes.size();
    CertificatePtr der(bytes.size() > INT_MAX ? nullptr : d2i_X509(nullptr, &at, static_cast<long>(bytes.size())));
    if (der && at == end) {
        found.push_back(std::move(der));
    } else {
        const BioPtr in = bioOver(bytes);
        ERR_clear_error();
        while (X509 *one = in ? PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr) : nullptr) {
            found.emplace_back(one);
            if (found.size() > mostCertificates)
                return Unexpected(makeError(ErrorCode::LimitExceeded, file, "there are more than " + std::to_string(mostCertificates) + " certificates in it"));
        }
        // The end of the file is that no further one begins.
        if (const unsigned long why = ERR_peek_last_error(); why != 0 && ERR_GET_REASON(why) != PEM_R_NO_START_LINE)
            return Unexpected(makeError(ErrorCode::Malformed, file, "certificate " + std::to_string(found.size() + 1) + " in it cannot be read: " + takeOpensslReason()));
    }
    ERR_clear_error();
    if (found.empty())
        return Unexpected(makeError(ErrorCode::Malformed, file, "there is no certificate in it; one in PEM form begins with -----BEGIN CERTIFICATE-----"));
    return found;
}

std::optional<std::string> weaknessOf(const EVP_PKEY *key)
{
    constexpr int fewestRsaBits = 2048;
    switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_RSA:
    case EVP_PKEY_RSA_PSS: {
        const int bits = EVP_PKEY_get_bits(key);
        if (bits < fewestRsaBits)
            return "its RSA key has " + std::to_string(bits) + " bits; " + std::to_string(fewestRsaBits) + " are the fewest that are taken";
        return std::nullopt;
    }
    case EVP_PKEY_EC: {
        std::array<char, 64> group{};
        std::size_t size = 0;
        if (EVP_PKEY_get_group_name(key, group.data(), group.size(), &size) == 1) {
            for (const std::string_view good : {"prime256v1", "P-256", "secp384r1", "P-384", "secp521r1", "P-521"}) {
                if (good == std::string_view(group.data(), size))
                    return std::nullopt;
            }
        }
        ERR_clear_error();
        return "its curve " + std::string(group.data(), size) + " is none of P-256, P-384 and P-521";
    }
    case EVP_PKEY_ED25519:
        return std::nullopt;
    default:
        return "its key is neither RSA nor ECDSA nor Ed25519";
    }
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "crypto/certificate.h"

#include <cstdint>
#include <memory>
#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// OpenSSL's objects as owners, for the .cpp files of crypto, proof and trust only.
namespace assay {

template <auto release>
struct Released {
    template <class T>
    void operator()(T *object) const
    {
        release(object);
    }
};
struct ReleasedCertificates {
    void operator()(STACK_OF(X509) *stack) const { sk_X509_pop_free(stack, X509_free); }
};

using BioPtr = std::unique_ptr<BIO, Released<BIO_free>>;
using CertificatePtr = std::unique_ptr<X509, Released<X509_free>>;
using CertificatesPtr = std::unique_ptr<STACK_OF(X509), ReleasedCertificates>;
using KeyPtr = std::unique_ptr<EVP_PKEY, Released<EVP_PKEY_free>>;
using CmsPtr = std::unique_ptr<CMS_ContentInfo, Released<CMS_ContentInfo_free>>;
using StorePtr = std::unique_ptr<X509_STORE, Released<X509_STORE_free>>;

BioPtr bioOver(std::string_view bytes); // which must outlast it; null past 2 GiB
CertificatePtr shared(X509 *certificate); // one more owner

// Why OpenSSL refused, in its words, and nothing is left of it; "" when it did not say.
std::string takeOpensslReason();

CertificateFacts factsOf(const X509 *certificate);
std::optional<std::int64_t> secondsOf(const ASN1_TIME *time); // since 1970
std::string textOf(const ASN1_INTEGER *number); // as hex

// All certificates of a PEM file, or the one of a DER file with nothing after it. The error is Malformed where there is none.
Result<std::vector<CertificatePtr>> certificatesIn(std::string_view bytes, const std::string &file);

// A store for one check, as of a time; null when memory is short.
StorePtr storeOf(const TrustAnchors &anchors, std::int64_t at);
const std::vector<CertificatePtr> &certificatesOf(const TrustAnchors &anchors);

// Whether its key is one to rely on: RSA of 2048 bits or more, the curves P-256, P-384 and P-521, Ed25519. Otherwise what is wrong with it.
std::optional<std::string> weaknessOf(const EVP_PKEY *key);

} // namespace assay

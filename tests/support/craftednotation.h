// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "crypto/opensslhandles.h"
#include "formats/cbor.h"

#include <cstdlib>
#include <functional>
#include <memory>
#include <openssl/ecdsa.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// Keys, certificates and envelopes of notation that are as right or as wrong as a test wants them. Links OpenSSL.
namespace assay::test {

inline void must(bool done)
{
    if (!done)
        std::abort();
}

inline KeyPtr ecKey(const char *curve = "P-256")
{
    return KeyPtr(EVP_EC_gen(curve));
}
inline KeyPtr rsaKey(unsigned bits)
{
    return KeyPtr(EVP_RSA_gen(bits));
}

constexpr std::int64_t craftedDay = 1'800'000'000; // 2027-01-15, when all that is made here is valid unless it says otherwise

struct CertificateDraft {
    std::vector<std::pair<std::string, std::string>> subject = {{"C", "US"}, {"ST", "WA"}, {"O", "Lab"}, {"CN", "signer"}};
    std::vector<std::pair<int, std::string>> extensions;
    std::int64_t from = craftedDay - 86400;
    std::int64_t to = craftedDay + 86400;
    const EVP_MD *digest = EVP_sha256();

    static CertificateDraft signer()
    {
        CertificateDraft draft;
        draft.extensions = {{NID_key_usage, "critical,digitalSignature"}, {NID_ext_key_usage, "codeSigning"}, {NID_basic_constraints, "critical,CA:FALSE"}};
        return draft;
    }
    static CertificateDraft authority(const std::string &name = "root")
    {
        CertificateDraft draft;
        draft.subject = {{"C", "US"}, {"ST", "WA"}, {"O", "Lab"}, {"CN", name}};
        draft.extensions = {{NID_key_usage, "critical,keyCertSign"}, {NID_basic_constraints, "critical,CA:TRUE"}};
        return draft;
    }

    // issuer null: it signs itself.
    CertificatePtr make(EVP_PKEY *key, X509 *issuer = nullptr, EVP_PKEY *issuerKey = nullptr) const
    {
        CertificatePtr certificate(X509_new());
        X509 *it = certificate.get();
        static long serial = 1;
        must(X509_set_version(it, X509_VERSION_3) == 1 && ASN1_INTEGER_set(X509_get_serialNumber(it), ++serial) == 1 && X509_set_pubkey(it, key) == 1);
        must(ASN1_TIME_set(X509_getm_notBefore(it), static_cast<time_t>(from)) && ASN1_TIME_set(X509_getm_notAfter(it), static_cast<time_t>(to)));
        for (const auto &[type, value] : subject) {
            const auto *bytes = reinterpret_cast<const unsigned char *>(value.data());
            must(X509_NAME_add_entry_by_txt(X509_get_subject_name(it), type.c_str(), MBSTRING_UTF8, bytes, static_cast<int>(value.size()), -1, 0) == 1);
        }
        must(X509_set_issuer_name(it, X509_get_subject_name(issuer ? issuer : it)) == 1);
        for (const auto &[nid, value] : extensions) {
            X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value.c_str());
            must(extension && X509_add_ext(it, extension, -1) == 1);
            X509_EXTENSION_free(extension);
        }
        must(X509_sign(it, issuerKey ? issuerKey : key, digest) > 0);
        return certificate;
    }
};

inline std::string derOf(X509 *certificate)
{
    unsigned char *der = nullptr;
    const int size = i2d_X509(certificate, &der);
    must(size > 0);
    std::string bytes(reinterpret_cast<const char *>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return bytes;
}

// raw: r and s side by side for ECDSA; RSA: PSS with a salt as long as the hash, or PKCS #1.
inline std::string signedBy(EVP_PKEY *key, const EVP_MD *digest, const std::string &message, bool pss = true, bool derOfEcdsa = false)
{
    const std::unique_ptr<EVP_MD_CTX, Released<EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *parameters = nullptr;
    must(EVP_DigestSignInit(context.get(), &parameters, digest, nullptr, key) == 1);
    const bool rsa = EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA;
    if (rsa && pss)
        must(EVP_PKEY_CTX_set_rsa_padding(parameters, RSA_PKCS1_PSS_PADDING) == 1 && EVP_PKEY_CTX_set_rsa_pss_saltlen(parameters, RSA_PSS_SALTLEN_DIGEST) == 1);
    std::string signature(1024, '\0');
    std::size_t size = signature.size();
    must(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, reinterpret_cast<const unsigned char *>(message.data()), message.size()) == 1);
    signature.resize(size);
    if (rsa || derOfEcdsa)
        return signature;
    const auto *der = reinterpret_cast<const unsigned char *>(signature.data());
    const std::unique_ptr<ECDSA_SIG, Released<ECDSA_SIG_free>> pair(d2i_ECDSA_SIG(nullptr, &der, static_cast<long>(size)));
    const int half = (EVP_PKEY_get_bits(key) + 7) / 8;
    std::string raw(static_cast<std::size_t>(half) * 2, '\0');
    auto *out = reinterpret_cast<unsigned char *>(raw.data());
    must(BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), out, half) == half && BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), out + half, half) == half);
    return raw;
}

inline std::string base64Url(const std::string &bytes)
{
    std::string text = toBase64(bytes);
    text.erase(text.find_last_not_of('=') + 1);
    for (char &c : text)
        c = c == '+' ? '-' : c == '/' ? '_' : c;
    return text;
}

// An envelope to be; all that it says can be changed before it is signed.
struct EnvelopeDraft {
    std::string algorithm = "ES256";
    int coseAlgorithm = -7;
    const EVP_MD *digest = EVP_sha256();
    bool pss = true;
    bool derOfEcdsa = false; // a SEQUENCE of r and s, where the formats have both side by side
    std::string contentType = "application/vnd.cncf.notary.payload.v1+json";
    std::string scheme = "notary.x509";
    std::vector<std::string> critical = {"io.cncf.notary.signingScheme"};
    std::optional<std::int64_t> signingTime = craftedDay;
    std::optional<std::int64_t> authenticSigningTime;
    std::optional<std::int64_t> expiry;
    std::vector<std::pair<std::string, std::string>> more; // headers that are signed, with texts
    std::string payload = R"({"targetArtifact":{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:)" + std::string(64, 'a') + R"(","size":7}})";
    std::vector<std::string> chain; // DER
    EVP_PKEY *key = nullptr;

    std::string jws() const
    {
        std::string header = R"({"alg":")" + algorithm + R"(","cty":")" + contentType + R"(","io.cncf.notary.signingScheme":")" + scheme + '"';
        const auto time = [&](const char *name, const std::optional<std::int64_t> &value) {
            if (value)
                header += std::string(",\"") + name + "\":\"" + isoTime(*value) + '"';
        };
        time("io.cncf.notary.signingTime", signingTime);
        time("io.cncf.notary.authenticSigningTime", authenticSigningTime);
        time("io.cncf.notary.expiry", expiry);
        for (const auto &[name, value] : more)
            header += ",\"" + name + "\":\"" + value + '"';
        header += ",\"crit\":[";
        for (const std::string &name : critical)
            header += (header.ends_with('[') ? "\"" : ",\"") + name + '"';
        header += "]}";
        const std::string head = base64Url(header);
        const std::string body = base64Url(payload);
        std::string certificates;
        for (const std::string &der : chain)
            certificates += (certificates.empty() ? "\"" : ",\"") + toBase64(der) + '"';
        return R"({"payload":")" + body + R"(","protected":")" + head + R"(","header":{"x5c":[)" + certificates + R"(]},"signature":")"
            + base64Url(signedBy(key, digest, head + '.' + body, pss, derOfEcdsa)) + "\"}";
    }

    std::string cose() const
    {
        unsigned count = 0;
        std::string body;
        const auto put = [&](const std::string &label, const std::string &value) {
            body += label + value;
            ++count;
        };
        const auto number = [](std::int64_t value, unsigned major) { // of 32 bits, or short
            std::string bytes(1, static_cast<char>(major << 5U | 26U));
            if (value < 24)
                return std::string(1, static_cast<char>(major << 5U | static_cast<unsigned>(value)));
            if (value < 256)
                return std::string(1, static_cast<char>(major << 5U | 24U)) + static_cast<char>(value);
            for (unsigned byte = 4; byte > 0; --byte)
                bytes += static_cast<char>(value >> ((byte - 1) * 8));
            return bytes;
        };
        put(std::string(1, '\x01'), number(-1 - coseAlgorithm, 1));
        std::string names(1, static_cast<char>(0x80U | static_cast<unsigned>(critical.size())));
        for (const std::string &name : critical)
            names += cborTextOf(name);
        put(std::string(1, '\x02'), names);
        put(std::string(1, '\x03'), cborTextOf(contentType));
        put(cborTextOf("io.cncf.notary.signingScheme"), cborTextOf(scheme));
        const auto time = [&](const char *name, const std::optional<std::int64_t> &value) {
            if (value)
                put(cborTextOf(name), '\xC1' + number(*value, 0));
        };
        time("io.cncf.notary.signingTime", signingTime);
        time("io.cncf.notary.authenticSigningTime", authenticSigningTime);
        time("io.cncf.notary.expiry", expiry);
        for (const auto &[name, value] : more)
            put(cborTextOf(name), cborTextOf(value));
        const std::string header = static_cast<char>(0xA0U | count) + body;
        const std::string message = '\x84' + cborTextOf("Signature1") + cborBytesOf(header) + cborBytesOf({}) + cborBytesOf(payload);
        std::string certificates(1, static_cast<char>(0x80U | static_cast<unsigned>(chain.size())));
        for (const std::string &der : chain)
            certificates += cborBytesOf(der);
        return std::string("\xD2\x84") + cborBytesOf(header) + "\xA1\x18\x21" + certificates + cborBytesOf(payload) + cborBytesOf(signedBy(key, digest, message, pss, derOfEcdsa));
    }
};

} // namespace assay::test

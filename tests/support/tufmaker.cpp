// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/tufmaker.h"

#include "base/bytes.h"
#include "crypto/publickey.h"
#include "formats/canonicaljson.h"
#include "io/digest.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>
#include <set>

namespace assay::test {

namespace {

void need(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "tufmaker: %s\n", what);
    std::abort();
}

std::string hexOf(const std::string &raw)
{
    return toHex(reinterpret_cast<const std::uint8_t *>(raw.data()), raw.size());
}

std::string canonical(const std::string &json)
{
    const auto value = parseSignedJson(json, "made", Limits{});
    need(value.has_value(), "JSON of our own that is none");
    return canonicalJson(*value);
}

std::string quoted(const std::string &text)
{
    std::string out = "\"";
    for (const char c : text)
        out += c == '\n' ? "\\n" : std::string(1, c);
    return out + '"';
}

std::string textOfBio(const BioPtr &bio)
{
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &bytes);
    return std::string(bytes, static_cast<std::size_t>(size));
}

std::string join(const std::vector<std::string> &parts)
{
    std::string out;
    for (const std::string &part : parts)
        out += (out.empty() ? "" : ",") + part;
    return out;
}

EVP_PKEY *newKey(KeyMake make)
{
    switch (make) {
    case KeyMake::Ed25519: return EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    case KeyMake::P256: return EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256");
    case KeyMake::P384: return EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-384");
    case KeyMake::Rsa2048: return EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048});
    case KeyMake::Rsa1024: break;
    }
    return EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{1024});
}

std::string schemeOf(KeyMake make)
{
    switch (make) {
    case KeyMake::Ed25519: return "ed25519";
    case KeyMake::P256: return "ecdsa-sha2-nistp256";
    case KeyMake::P384: return "ecdsa-sha2-nistp384";
    case KeyMake::Rsa2048:
    case KeyMake::Rsa1024: break;
    }
    return "rsassa-pss-sha256";
}

bool isRsa(KeyMake make)
{
    return make == KeyMake::Rsa2048 || make == KeyMake::Rsa1024;
}

// r and s of a signature in DER, side by side.
std::string rawOfDer(const std::string &der, int half)
{
    const auto *at = reinterpret_cast<const unsigned char *>(der.data());
    ECDSA_SIG *pair = d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()));
    need(pair, "no ECDSA signature");
    std::string raw(static_cast<std::size_t>(2 * half), '\0');
    auto *out = reinterpret_cast<unsigned char *>(raw.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(pair), out, half);
    BN_bn2binpad(ECDSA_SIG_get0_s(pair), out + half, half);
    ECDSA_SIG_free(pair);
    return raw;
}

} // namespace

void replaceOnce(std::string &text, const std::string &from, const std::string &to)
{
    const std::size_t at = text.find(from);
    need(at != std::string::npos && text.find(from, at + 1) == std::string::npos, from.c_str());
    text.replace(at, from.size(), to);
}

SigningKey::SigningKey(KeyMake make)
    : scheme(schemeOf(make)), m_make(make), m_key(newKey(make))
{
    need(m_key != nullptr, "no key");
}

void SigningKey::certify(const std::string &commonName, std::int64_t notBefore, std::int64_t notAfter, const EVP_MD *hash)
{
    const CertificatePtr certificate(X509_new());
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    ASN1_TIME_set(X509_getm_notBefore(certificate.get()), notBefore);
    ASN1_TIME_set(X509_getm_notAfter(certificate.get()), notAfter);
    X509_set_pubkey(certificate.get(), m_key.get());
    X509_NAME *subject = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char *>(commonName.data()), static_cast<int>(commonName.size()), -1, 0);
    X509_set_issuer_name(certificate.get(), subject);
    if (authority) {
        X509_EXTENSION *constraints = X509V3_EXT_conf_nid(nullptr, nullptr, NID_basic_constraints, "critical,CA:TRUE");
        X509_add_ext(certificate.get(), constraints, -1);
        X509_EXTENSION_free(constraints);
    }
    need(X509_sign(certificate.get(), m_key.get(), hash) > 0, "no certificate");
    const BioPtr out(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(out.get(), certificate.get());
    m_certificate = textOfBio(out);
}

std::string SigningKey::spki() const
{
    unsigned char *der = nullptr;
    const int size = i2d_PUBKEY(m_key.get(), &der);
    std::string text(reinterpret_cast<const char *>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return text;
}

std::string SigningKey::json(TufDialect dialect) const
{
    const std::string raw = m_make == KeyMake::Ed25519 ? spki().substr(12) : std::string();
    const std::string bare = m_make == KeyMake::Ed25519 ? "ed25519" : isRsa(m_make) ? "rsa" : "ecdsa";
    if (dialect == TufDialect::Notary) {
        const std::string bytes = !m_certificate.empty() ? m_certificate : m_make == KeyMake::Ed25519 ? raw : spki();
        return R"({"keytype":")" + bare + (m_certificate.empty() ? "" : "-x509") + R"(","keyval":{"private":null,"public":")" + toBase64(bytes) + R"("}})";
    }
    const BioPtr pem(BIO_new(BIO_s_mem()));
    PEM_write_bio_PUBKEY(pem.get(), m_key.get());
    const std::string text = m_make == KeyMake::Ed25519 ? hexOf(raw) : textOfBio(pem);
    return R"({"keytype":")" + bare + R"(","keyval":{"public":)" + quoted(text) + "}," + (note.empty() ? "" : R"("note":")" + note + R"(",)") + R"("scheme":")" + scheme + R"("})";
}

std::string SigningKey::id(TufDialect dialect) const
{
    return toHex(sha256(canonical(json(dialect))));
}

std::string SigningKey::method() const
{
    return m_make == KeyMake::Ed25519 ? "eddsa" : isRsa(m_make) ? "rsapss" : "ecdsa";
}

std::string SigningKey::sign(const std::string &text) const
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_PKEY_CTX *parameters = nullptr;
    const EVP_MD *hash = m_make == KeyMake::Ed25519 ? nullptr : m_make == KeyMake::P384 && scheme == schemeOf(m_make) ? EVP_sha384() : EVP_sha256();
    bool done = EVP_DigestSignInit(context, &parameters, hash, nullptr, m_key.get()) == 1;
    if (isRsa(m_make) && !scheme.starts_with("rsa-pkcs1v15")) {
        EVP_PKEY_CTX_set_rsa_padding(parameters, RSA_PKCS1_PSS_PADDING);
        EVP_PKEY_CTX_set_rsa_pss_saltlen(parameters, RSA_PSS_SALTLEN_DIGEST);
    }
    std::string out(1024, '\0');
    std::size_t size = out.size();
    done = done && EVP_DigestSign(context, reinterpret_cast<unsigned char *>(out.data()), &size, reinterpret_cast<const unsigned char *>(text.data()), text.size()) == 1;
    EVP_MD_CTX_free(context);
    need(done, "not signed");
    out.resize(size);
    return out;
}

std::string SigningKey::signature(TufDialect dialect, const std::string &text) const
{
    std::string bytes = sign(text);
    const bool ecdsa = m_make == KeyMake::P256 || m_make == KeyMake::P384;
    if (ecdsa && (dialect == TufDialect::Notary) != otherForm)
        bytes = rawOfDer(bytes, m_make == KeyMake::P256 ? 32 : 48);
    return dialect == TufDialect::Notary ? toBase64(bytes) : hexOf(bytes);
}

TufMaker::TufMaker(TufDialect which)
    : dialect(which)
{
    for (const char *role : {"root", "timestamp", "snapshot", "targets"}) {
        const auto &key = m_own.emplace_back(std::make_shared<SigningKey>(KeyMake::P256));
        constexpr std::int64_t year = 365LL * 86'400;
        if (dialect == TufDialect::Notary && role == std::string("root"))
            key->certify(name, now - year, now + 10 * year);
        keys[role] = {key.get()};
    }
    targets["targets"] = {};
}

std::string TufMaker::type(const char *lower) const
{
    std::string text = lower;
    if (dialect == TufDialect::Notary)
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string TufMaker::head(const std::string &role, const std::string &typeName) const
{
    const auto number = version.find(role);
    const auto end = expires.find(role);
    return R"({"_type":")" + typeName + R"(","expires":")" + isoTime(end == expires.end() ? now + 86'400 : end->second) + R"(","version":)" + std::to_string(number == version.end() ? 1 : number->second)
        + (dialect == TufDialect::Tuf1 ? R"(,"spec_version":"1.0.31")" : "");
}

std::string TufMaker::keysJson(const std::vector<std::string> &roles) const
{
    std::map<std::string, std::string> all;
    for (const std::string &role : roles) {
        for (const SigningKey *key : keys.at(role))
            all.emplace(key->id(dialect), key->json(dialect));
    }
    std::vector<std::string> parts;
    for (const auto &[id, json] : all)
        parts.push_back('"' + id + "\":" + json);
    return '{' + join(parts) + '}';
}

std::string TufMaker::roleJson(const std::string &role) const
{
    std::vector<std::string> ids;
    for (const SigningKey *key : keys.at(role))
        ids.push_back('"' + key->id(dialect) + '"');
    const auto needed = threshold.find(role);
    return R"("keyids":[)" + join(ids) + R"(],"threshold":)" + std::to_string(needed == threshold.end() ? 1 : needed->second);
}

std::string TufMaker::rootBody() const
{
    std::vector<std::string> roles;
    const std::vector<std::string> names = {"root", "timestamp", "snapshot", "targets"};
    for (const std::string &role : names)
        roles.push_back('"' + role + "\":{" + roleJson(role) + '}');
    return head("root", type("root")) + R"(,"consistent_snapshot":false,"keys":)" + keysJson(names) + R"(,"roles":{)" + join(roles) + "}}";
}

std::string TufMaker::hashesJson(const std::string &bytes) const
{
    const std::string raw = hashOf(HashAlgorithm::Sha256, bytes);
    return R"("hashes":{"sha256":")" + (dialect == TufDialect::Notary ? toBase64(raw) : hexOf(raw)) + R"("},"length":)" + std::to_string(bytes.size());
}

std::string TufMaker::targetsBody(const std::string &role) const
{
    std::vector<std::string> entries;
    for (const auto &[target, content] : targets.at(role))
        entries.push_back('"' + target + "\":{" + hashesJson(content) + '}');
    std::vector<std::string> children;
    std::vector<std::string> roles;
    for (const MadeDelegation &one : delegations) {
        if (one.parent != role)
            continue;
        children.push_back(one.name);
        roles.push_back(R"({"name":")" + one.name + "\"," + roleJson(one.name) + ',' + one.rule + (dialect == TufDialect::Tuf1 ? std::string(R"(,"terminating":)") + (one.terminating ? "true" : "false") : "") + '}');
    }
    std::string delegated = R"("roles":[)" + join(roles) + ']';
    if (role == "targets" && !succinct.empty()) {
        delegated = R"("succinct_roles":{)" + roleJson("bins") + ',' + succinct + '}';
        children.push_back("bins");
    }
    return head(role, type("targets")) + R"(,"targets":{)" + join(entries) + R"(},"delegations":{"keys":)" + keysJson(children) + ',' + delegated + "}}";
}

TufFile TufMaker::make(const std::string &role, std::string body) const
{
    if (const auto edit = beforeSigning.find(role); edit != beforeSigning.end())
        edit->second(body);
    const auto chosen = signers.find(role);
    const Keys &by = chosen != signers.end() ? chosen->second : keys.contains(role) ? keys.at(role) : keys.at("bins");
    const std::string text = canonical(body);
    std::vector<std::string> signatures;
    for (const SigningKey *key : by)
        signatures.push_back(R"({"keyid":")" + key->id(dialect) + (dialect == TufDialect::Notary ? R"(","method":")" + key->method() : "") + R"(","sig":")" + key->signature(dialect, text) + "\"}");
    std::string bytes = R"({"signed":)" + body + R"(,"signatures":[)" + join(signatures) + "]}";
    if (const auto edit = afterSigning.find(role); edit != afterSigning.end())
        edit->second(bytes);
    return {role, "metadata/" + role + ".json", std::move(bytes), std::nullopt};
}

std::string TufMaker::listJson(const std::vector<TufFile> &files) const
{
    std::vector<std::string> entries;
    for (const TufFile &file : files) {
        if (std::find(unlisted.begin(), unlisted.end(), file.role) != unlisted.end())
            continue;
        const auto number = version.find(file.role);
        const std::string said = R"("version":)" + std::to_string(number == version.end() ? 1 : number->second);
        entries.push_back('"' + file.role + (dialect == TufDialect::Tuf1 ? ".json\":{" + said + ',' : "\":{") + hashesJson(file.bytes) + '}');
    }
    return R"(,"meta":{)" + join(entries) + "}}";
}

std::vector<TufFile> TufMaker::files() const
{
    std::vector<TufFile> listed;
    for (const auto &[role, entries] : targets)
        listed.push_back(make(role, targetsBody(role)));
    const TufFile top = root();
    std::vector<TufFile> inSnapshot = listed;
    if (dialect == TufDialect::Notary)
        inSnapshot.push_back(top);
    const TufFile snapshot = make("snapshot", head("snapshot", type("snapshot")) + listJson(inSnapshot));
    const TufFile timestamp = make("timestamp", head("timestamp", type("timestamp")) + listJson({snapshot}));
    listed.insert(listed.end(), {top, snapshot, timestamp});
    return listed;
}

TufQuestion TufMaker::question() const
{
    TufQuestion question;
    question.name = name;
    question.files = files();
    question.at = now;
    question.pins.roots.push_back(*std::find_if(question.files.begin(), question.files.end(), [](const TufFile &file) { return file.role == "root"; }));
    return question;
}

} // namespace assay::test

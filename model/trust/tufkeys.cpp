// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/tufkeys.h"

#include "base/bytes.h"
#include "crypto/opensslhandles.h"
#include "io/digest.h"

#include <algorithm>
#include <array>
#include <set>

namespace assay {

namespace {

constexpr std::string_view pemKey = "-----BEGIN PUBLIC KEY-----";

bool isCertificateType(const std::string &type)
{
    return type == "ecdsa-x509" || type == "rsa-x509";
}

// The usual way to write a point of P-256 down, before its SubjectPublicKeyInfo came into use: early roots of sigstore have it.
std::optional<std::string> spkiOfPoint(std::string_view hex)
{
    static constexpr std::array<unsigned char, 26> head = {0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01,
                                                           0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00};
    const auto point = bytesOfHex(hex);
    if (!point || point->size() != 65 || point->front() != '\x04')
        return std::nullopt;
    return std::string(head.begin(), head.end()) + *point;
}

Result<PublicKey> notaryKey(const std::string &id, const TufKey &key)
{
    const auto bytes = fromBase64(key.publicText);
    if (!bytes)
        return Unexpected(makeError(ErrorCode::Malformed, id, "the key is not base64"));
    if (isCertificateType(key.type))
        return PublicKey::fromCertificate(*bytes, id);
    if (key.type == "ed25519")
        return PublicKey::fromEd25519(*bytes, id);
    if (key.type != "ecdsa" && key.type != "rsa")
        return Unexpected(makeError(ErrorCode::Unsupported, id, "a key of type \"" + key.type + "\" is not known"));
    return bytes->starts_with(pemKey) ? PublicKey::fromPem(*bytes, id) : PublicKey::fromSpki(*bytes, id);
}

Result<PublicKey> tuf1Key(const std::string &id, const TufKey &key)
{
    if (key.type == "ed25519")
        return PublicKey::fromEd25519(bytesOfHex(key.publicText).value_or(std::string()), id);
    if (key.type != "ecdsa" && key.type != "rsa" && !key.type.starts_with("ecdsa-sha2-"))
        return Unexpected(makeError(ErrorCode::Unsupported, id, "a key of type \"" + key.type + "\" is not known"));
    if (const auto spki = spkiOfPoint(key.publicText); spki && key.type != "rsa")
        return PublicKey::fromSpki(*spki, id);
    return PublicKey::fromPem(key.publicText, id);
}

// A certificate says which kind of key it must hold; a plain key as well.
bool kindFits(const PublicKey &key, const std::string &type)
{
    if (type == "ed25519")
        return key.kind() == "Ed25519";
    return type.starts_with("rsa") ? key.isRsa() : key.isEcdsa();
}

Result<PublicKey> publicKeyOf(const std::string &id, const TufKey &key, TufDialect dialect)
{
    auto found = dialect == TufDialect::Notary ? notaryKey(id, key) : tuf1Key(id, key);
    if (found && !kindFits(*found, key.type))
        return Unexpected(makeError(ErrorCode::Malformed, id, "the key says it is \"" + key.type + "\" but is " + found->kind()));
    return found;
}

struct Method {
    SignatureForm form;
    HashAlgorithm hash;
};

std::optional<Method> methodOf(const TufKey &key, const std::string &method, TufDialect dialect)
{
    struct Named {
        std::string_view name;
        Method method;
    };
    static constexpr std::array<Named, 5> notary = {{{"ecdsa", {SignatureForm::EcdsaRaw, HashAlgorithm::Sha256}}, {"rsapss", {SignatureForm::RsaPss, HashAlgorithm::Sha256}},
                                                     {"rsapkcs1v15", {SignatureForm::RsaPkcs1, HashAlgorithm::Sha256}}, {"eddsa", {SignatureForm::Ed25519, HashAlgorithm::Sha256}},
                                                     {"pycrypto-pkcs#1 pss", {SignatureForm::RsaPss, HashAlgorithm::Sha256}}}};
    static constexpr std::array<Named, 9> tuf1 = {{{"ed25519", {SignatureForm::Ed25519, HashAlgorithm::Sha256}}, {"ecdsa-sha2-nistp256", {SignatureForm::EcdsaDer, HashAlgorithm::Sha256}},
                                                   {"ecdsa-sha2-nistp384", {SignatureForm::EcdsaDer, HashAlgorithm::Sha384}}, {"ecdsa-sha2-nistp521", {SignatureForm::EcdsaDer, HashAlgorithm::Sha512}},
                                                   {"rsassa-pss-sha256", {SignatureForm::RsaPssAnySalt, HashAlgorithm::Sha256}},
                                                   {"rsassa-pss-sha384", {SignatureForm::RsaPssAnySalt, HashAlgorithm::Sha384}},
                                                   {"rsassa-pss-sha512", {SignatureForm::RsaPssAnySalt, HashAlgorithm::Sha512}},
                                                   {"rsa-pkcs1v15-sha256", {SignatureForm::RsaPkcs1, HashAlgorithm::Sha256}}, {"rsa-pkcs1v15-sha512", {SignatureForm::RsaPkcs1, HashAlgorithm::Sha512}}}};
    const auto in = [](const auto &names, std::string_view name) -> std::optional<Method> {
        const auto *found = std::find_if(names.begin(), names.end(), [name](const Named &one) { return one.name == name; });
        return found == names.end() ? std::nullopt : std::optional<Method>(found->method);
    };
    if (dialect == TufDialect::Tuf1)
        return in(tuf1, key.scheme);
    std::string lower = method;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return in(notary, lower);
}

std::vector<std::string> commonNamesOf(const X509 *certificate)
{
    std::vector<std::string> names;
    const X509_NAME *subject = X509_get_subject_name(certificate);
    for (int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1); at >= 0; at = X509_NAME_get_index_by_NID(subject, NID_commonName, at)) {
        unsigned char *text = nullptr;
        const int size = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
        if (size >= 0)
            names.emplace_back(reinterpret_cast<const char *>(text), static_cast<std::size_t>(size));
        OPENSSL_free(text);
    }
    return names;
}

void addCertificate(TufKeyFacts &facts, const TufKey &key, const PublicKey &publicKey)
{
    const auto bytes = fromBase64(key.publicText);
    const auto chain = certificatesIn(bytes.value_or(std::string()), facts.id);
    if (!chain)
        return;
    X509 *leaf = chain->front().get();
    facts.certificate = factsOf(leaf);
    facts.commonNames = commonNamesOf(leaf);
    int hash = NID_undef;
    OBJ_find_sigid_algs(X509_get_signature_nid(leaf), &hash, nullptr);
    facts.authority = (X509_get_extension_flags(leaf) & EXFLAG_CA) != 0;
    facts.sha1 = hash == NID_sha1 || hash == NID_md5;
    // What the id would be if the key stood there without its certificate.
    const std::string bare = key.type.substr(0, key.type.find('-'));
    facts.canonicalId = toHex(sha256(R"({"keytype":")" + bare + R"(","keyval":{"private":null,"public":")" + toBase64(publicKey.spki()) + R"("}})"));
}

class Counter {
public:
    Counter(const TufMetadata &metadata, const TufRole &role, const std::map<std::string, TufKey> &keys, TufKeyring &ring)
        : m_metadata(metadata), m_role(role), m_keys(keys), m_dialect(ring.dialect()), m_ring(ring)
    {
    }

    TufSignatures count();

private:
    // Rising: of several signatures by one key the best one counts.
    enum class One : std::uint8_t { NotCounted, Spoilt, CannotTell, Valid };

    One checkKey(const std::string &id);
    One checkSignature(const PublicKey &key, const TufKey &named, const TufSignature &signature, const std::string &id);
    void note(const std::string &id, const std::string &why)
    {
        constexpr int mostNotes = 5;
        if (++m_noted <= mostNotes)
            m_notes += (m_notes.empty() ? "" : "; ") + ("key " + id.substr(0, 16) + ": " + why);
    }

    const TufMetadata &m_metadata;
    const TufRole &m_role;
    const std::map<std::string, TufKey> &m_keys;
    TufDialect m_dialect;
    TufKeyring &m_ring;
    std::set<std::string> m_counted; // fingerprints
    std::string m_notes;
    int m_noted = 0;
};

TufSignatures Counter::count()
{
    TufSignatures out;
    std::size_t unknown = 0;
    const std::set<std::string> ids(m_role.keyIds.begin(), m_role.keyIds.end());
    for (const std::string &id : ids) {
        switch (checkKey(id)) {
        case One::Valid: out.keyIds.push_back(id); break;
        case One::CannotTell: ++unknown; break;
        case One::Spoilt: out.spoilt = true; break;
        case One::NotCounted: break;
        }
    }
    const std::size_t valid = out.keyIds.size();
    if (valid >= m_role.threshold) {
        out.answer = TrustAnswer::Yes;
        return out;
    }
    out.answer = valid + unknown >= m_role.threshold ? TrustAnswer::Unknown : TrustAnswer::No;
    out.reason = "valid signatures of " + std::to_string(valid) + " of its keys, " + std::to_string(m_role.threshold) + " needed" + (m_notes.empty() ? std::string() : " (" + m_notes + ')');
    return out;
}

Counter::One Counter::checkKey(const std::string &id)
{
    const auto key = m_keys.find(id);
    const auto first = std::lower_bound(m_metadata.signatures.begin(), m_metadata.signatures.end(), id, [](const TufSignature &one, const std::string &wanted) { return one.keyId < wanted; });
    if (first == m_metadata.signatures.end() || first->keyId != id)
        return One::NotCounted;
    if (key == m_keys.end()) {
        note(id, "is not among the keys");
        return One::NotCounted;
    }
    if (!m_ring.spend()) {
        note(id, "not looked at, there are too many signatures");
        return One::CannotTell;
    }
    if (m_dialect == TufDialect::Notary && toHex(sha256(key->second.hashedText)) != id) {
        note(id, "the id is not the hash of the key");
        return One::NotCounted;
    }
    const Result<PublicKey> &publicKey = m_ring.read(id, key->second);
    if (!publicKey) {
        note(id, publicKey.error().detail);
        return publicKey.error().code == ErrorCode::Unsupported ? One::CannotTell : One::NotCounted;
    }
    One best = One::NotCounted;
    for (auto signature = first; signature != m_metadata.signatures.end() && signature->keyId == id && best != One::Valid; ++signature)
        best = std::max(best, checkSignature(*publicKey, key->second, *signature, id));
    if (best == One::Valid && !m_counted.insert(publicKey->fingerprint()).second) {
        note(id, "is the same key as another one that is counted");
        return One::NotCounted;
    }
    return best;
}

Counter::One Counter::checkSignature(const PublicKey &key, const TufKey &named, const TufSignature &signature, const std::string &id)
{
    if (!m_ring.spend()) {
        note(id, "not looked at, there are too many signatures");
        return One::CannotTell;
    }
    const std::string &name = m_dialect == TufDialect::Notary ? signature.method : named.scheme;
    const auto method = methodOf(named, signature.method, m_dialect);
    if (!method) {
        note(id, "signatures by \"" + name + "\" are not known");
        return name.empty() || name == "none" ? One::NotCounted : One::CannotTell;
    }
    switch (key.verify(method->form, method->hash, m_metadata.signedText, signature.bytes)) {
    case SignatureAnswer::Valid: return One::Valid;
    case SignatureAnswer::Invalid: note(id, "the signature is invalid"); return One::Spoilt;
    case SignatureAnswer::WrongKind: note(id, "a key of kind " + key.kind() + " makes no signatures by \"" + name + '"'); break;
    case SignatureAnswer::WeakKey: note(id, key.weakness()); break;
    }
    return One::NotCounted;
}

} // namespace

bool TufKeyring::spend()
{
    if (m_left == 0)
        return false;
    --m_left;
    return true;
}

const Result<PublicKey> &TufKeyring::read(const std::string &id, const TufKey &key)
{
    const std::string name = key.type + '\n' + key.publicText;
    auto found = m_keys.find(name);
    if (found == m_keys.end())
        found = m_keys.emplace(name, publicKeyOf(id, key, m_dialect)).first;
    return found->second;
}

TufKeyFacts factsOf(const std::string &id, const TufKey &key, TufKeyring &ring)
{
    TufKeyFacts facts;
    facts.id = id;
    facts.canonicalId = id;
    facts.idFits = toHex(sha256(key.hashedText)) == id;
    const Result<PublicKey> &publicKey = ring.read(id, key);
    if (!publicKey) {
        facts.weakness = publicKey.error().detail;
        return facts;
    }
    facts.fingerprint = publicKey->fingerprint();
    facts.kind = publicKey->kind();
    facts.weakness = publicKey->weakness();
    if (ring.dialect() == TufDialect::Notary && isCertificateType(key.type))
        addCertificate(facts, key, *publicKey);
    return facts;
}

TufSignatures checkSignatures(const TufMetadata &metadata, const TufRole &role, const std::map<std::string, TufKey> &keys, TufKeyring &ring)
{
    return Counter(metadata, role, keys, ring).count();
}

} // namespace assay

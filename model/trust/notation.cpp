// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/notation.h"

#include "crypto/opensslhandles.h"
#include "crypto/publickey.h"
#include "formats/notationenvelope.h"
#include "io/digest.h"
#include "trust/countersignature.h"
#include "trust/signingchain.h"
#include "trust/trustedidentity.h"

#include <algorithm>
#include <array>
#include <utility>

namespace assay {
namespace {

constexpr std::string_view schemeHeader = "io.cncf.notary.signingScheme";
constexpr std::string_view expiryHeader = "io.cncf.notary.expiry";
constexpr std::string_view authenticTimeHeader = "io.cncf.notary.authenticSigningTime";
constexpr std::string_view ownScheme = "notary.x509";
constexpr std::string_view authorityScheme = "notary.x509.signingAuthority";

// How a key of each kind and size signs; there is no other way.
struct Algorithm {
    std::string_view name;
    bool rsa;
    int bits;
    SignatureForm form;
    HashAlgorithm hash;
};
constexpr std::array<Algorithm, 6> algorithms = {{
    {"PS256", true, 2048, SignatureForm::RsaPss, HashAlgorithm::Sha256},
    {"PS384", true, 3072, SignatureForm::RsaPss, HashAlgorithm::Sha384},
    {"PS512", true, 4096, SignatureForm::RsaPss, HashAlgorithm::Sha512},
    {"ES256", false, 256, SignatureForm::EcdsaRaw, HashAlgorithm::Sha256},
    {"ES384", false, 384, SignatureForm::EcdsaRaw, HashAlgorithm::Sha384},
    {"ES512", false, 521, SignatureForm::EcdsaRaw, HashAlgorithm::Sha512},
}};

bool has(const std::vector<std::string> &names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

// One envelope on its way through all checks.
class Check {
public:
    Check(const NotationEnvelope &envelope, const NotationTrust &trust, std::int64_t at, TrustStatement &statement)
        : m_envelope(envelope), m_trust(trust), m_at(at), m_statement(statement)
    {
    }

    void run(const std::string &place)
    {
        auto chain = parseChain(m_envelope.certificates, place);
        if (!chain || chain->empty()) {
            m_statement.add(TrustAspect::Identity, TrustAnswer::No, "the signer's certificate is in the envelope", chain ? "there is none" : chain.error().message());
            m_statement.add(TrustAspect::Signature, TrustAnswer::Unknown, "the signer's key signed this", "the key is not known");
            return;
        }
        m_chain = std::move(*chain);
        identity();
        times();
        signature(place);
        headers();
        expiry();
        noteSigner();
    }

private:
    const TrustAnchorsPtr &anchors() const { return m_envelope.scheme == authorityScheme ? m_trust.signingAuthorities : m_trust.authorities; }

    void identity()
    {
        const std::string wrong = wrongWithChain(m_chain);
        m_statement.addYesOrNo(TrustAspect::Identity, wrong.empty(), "the certificates lead from a root to one that signs code", wrong);
        const std::string unknown = untrusted();
        m_statement.addYesOrNo(TrustAspect::Identity, unknown.empty(), "one of these certificates is trusted", unknown);
        const std::string nobody = wrongWithIdentity(m_chain.front().get(), m_trust.identities);
        m_statement.addYesOrNo(TrustAspect::Identity, nobody.empty(), "the signer is one of those who are trusted", nobody);
        m_trusted = wrong.empty() && unknown.empty() && nobody.empty();
    }

    // Why no certificate of the chain is one of the store of its scheme.
    std::string untrusted() const
    {
        if (!anchors())
            return m_envelope.scheme == authorityScheme ? "no certificate of a signing authority was given" : "no certificate of an authority was given";
        std::string why = "none of them is in " + anchors()->file();
        for (const CertificatePtr &given : certificatesOf(*anchors())) {
            const bool isThere = std::any_of(m_chain.begin(), m_chain.end(), [&](const CertificatePtr &one) { return X509_cmp(one.get(), given.get()) == 0; });
            if (isThere && mayBeAnchor(given.get()))
                return {};
            if (isThere)
                why = "the one that was given, " + factsOf(given.get()).subject + ", is neither an authority's nor signed by itself";
        }
        return why;
    }

    void times()
    {
        m_earliest = m_latest = m_at;
        std::string when = "at " + isoTime(m_at);
        if (m_envelope.scheme == authorityScheme) {
            if (!m_envelope.authenticSigningTime) {
                m_statement.add(TrustAspect::Freshness, TrustAnswer::No, "a signing authority says when it was signed", "it does not");
                return;
            }
            m_earliest = m_latest = *m_envelope.authenticSigningTime;
            m_statement.signedAt = m_earliest;
            m_statement.signedAtProven = m_trusted;
            when = "when it was signed, at " + isoTime(m_earliest);
            m_statement.addYesOrNo(TrustAspect::Freshness, m_earliest <= m_at, "it was signed before " + isoTime(m_at), "it says " + isoTime(m_earliest));
        } else {
            m_statement.signedAt = m_envelope.signingTime;
            if (stamp())
                when = "at the time of its stamp, " + isoTime(m_earliest);
        }
        validity(when);
    }

    // Whether there is a good time stamp; m_earliest and m_latest are its then.
    bool stamp()
    {
        if (!m_trust.timeStampers)
            return false;
        if (m_envelope.timeStampToken.empty()) {
            if (m_trust.timeStampNeeded)
                m_statement.add(TrustAspect::Freshness, TrustAnswer::No, "a trusted authority has stamped when it was signed", "there is no time stamp");
            return false;
        }
        const Countersignature stamp = checkCountersignature(m_envelope.timeStampToken, m_envelope.signature, *m_trust.timeStampers);
        std::string wrong = stamp.wrong;
        constexpr std::int64_t clockDifference = 600;
        if (wrong.empty() && stamp.earliest > m_at + clockDifference)
            wrong = "its time, " + isoTime(stamp.earliest) + ", is still to come";
        const std::string by = stamp.authority ? " (" + stamp.authority->subject + ")" : std::string();
        m_statement.addYesOrNo(TrustAspect::Freshness, wrong.empty(), "a trusted authority" + by + " has stamped when it was signed", wrong);
        if (!wrong.empty())
            return false;
        m_earliest = stamp.earliest;
        m_latest = stamp.latest;
        m_statement.signedAt = stamp.earliest;
        m_statement.signedAtProven = true;
        return true;
    }

    void validity(const std::string &when)
    {
        std::string wrong;
        for (const CertificatePtr &certificate : m_chain) {
            const CertificateFacts facts = factsOf(certificate.get());
            if (wrong.empty() && (m_earliest < facts.notBefore || m_latest > facts.notAfter))
                wrong = facts.subject + " is valid from " + isoTime(facts.notBefore) + " to " + isoTime(facts.notAfter);
            if (!m_statement.expires || *m_statement.expires > facts.notAfter)
                m_statement.expires = facts.notAfter;
        }
        const std::string what = "the certificates were valid " + when + ", revocations apart, which cannot be looked up";
        // What could show that it was signed while they were is there, but nobody said which authorities' stamps to believe.
        const bool undecided = !wrong.empty() && m_envelope.scheme == ownScheme && !m_trust.timeStampers && !m_envelope.timeStampToken.empty();
        if (undecided)
            m_statement.add(TrustAspect::Freshness, TrustAnswer::Unknown, what, wrong + "; its time stamp was not checked, as no certificate of an authority for time stamps was given");
        else
            m_statement.addYesOrNo(TrustAspect::Freshness, wrong.empty(), what, wrong);
    }

    void signature(const std::string &place)
    {
        const auto key = PublicKey::fromSpki(spkiOf(m_chain.front().get()), place);
        if (!key) {
            m_statement.add(TrustAspect::Signature, TrustAnswer::No, "the signer's key can be read", key.error().message());
            return;
        }
        const auto *wanted = std::find_if(algorithms.begin(), algorithms.end(), [&](const Algorithm &one) { return one.bits == key->bits() && (one.rsa ? key->isRsa() : key->isEcdsa()); });
        const bool fits = wanted != algorithms.end() && wanted->name == m_envelope.algorithm && key->weakness().empty();
        const std::string named = m_envelope.algorithm.empty() ? "none is named" : "\"" + m_envelope.algorithm + "\" is not what a key of " + key->kind() + " signs by";
        m_statement.addYesOrNo(TrustAspect::Signature, fits, "it is signed by the algorithm that belongs to the signer's key", key->weakness().empty() ? named : key->weakness());
        if (!fits) {
            m_statement.add(TrustAspect::Signature, TrustAnswer::Unknown, "the signer's key signed this", "it was not tried by another algorithm");
            return;
        }
        const SignatureAnswer answer = key->verify(wanted->form, wanted->hash, m_envelope.signedBytes, m_envelope.signature);
        m_statement.addYesOrNo(TrustAspect::Signature, answer == SignatureAnswer::Valid, "the signer's key signed this", "the signature is not one of this key over these bytes");
    }

    void headers()
    {
        const std::string wrong = wrongWithHeaders();
        m_statement.addYesOrNo(TrustAspect::Signature, wrong.empty(), "each header that must be understood is", wrong);
    }

    std::string wrongWithHeaders() const
    {
        const NotationEnvelope &e = m_envelope;
        if (e.scheme != ownScheme && e.scheme != authorityScheme)
            return "its scheme is \"" + e.scheme + "\", not " + std::string(ownScheme) + " or " + std::string(authorityScheme);
        if (e.contentType != notationPayloadType)
            return "its content is said to be \"" + e.contentType + "\"";
        for (const std::string &name : e.critical) {
            if (name != schemeHeader && name != expiryHeader && name != authenticTimeHeader)
                return "\"" + name + "\" is critical, and not known here";
            if (!has(e.headers, name))
                return "\"" + name + "\" is critical, and not there";
        }
        for (const std::string_view name : {schemeHeader, expiryHeader, authenticTimeHeader}) {
            if (has(e.headers, name) && !has(e.critical, name))
                return "\"" + std::string(name) + "\" is not marked critical";
        }
        const bool byAuthority = e.scheme == authorityScheme;
        if (e.authenticSigningTime.has_value() != byAuthority || e.signingTime.has_value() == byAuthority)
            return "the time of signing that it names is not that of its scheme, " + e.scheme;
        const std::int64_t time = byAuthority ? *e.authenticSigningTime : *e.signingTime;
        return e.expiry && *e.expiry <= time ? "it expires before it is signed" : std::string();
    }

    void expiry()
    {
        if (!m_envelope.expiry)
            return;
        m_statement.addYesOrNo(TrustAspect::Freshness, m_at < *m_envelope.expiry, "the signature had not expired at " + isoTime(m_at), "it did at " + isoTime(*m_envelope.expiry));
        if (!m_statement.expires || *m_statement.expires > *m_envelope.expiry)
            m_statement.expires = m_envelope.expiry;
    }

    void noteSigner()
    {
        const CertificateFacts facts = factsOf(m_chain.front().get());
        const auto key = PublicKey::fromSpki(spkiOf(m_chain.front().get()), {});
        m_statement.signers.push_back({facts.subject, facts.issuer, facts.fingerprint, m_trusted, key ? key->fingerprint() : std::string()});
    }

    const NotationEnvelope &m_envelope;
    const NotationTrust &m_trust;
    std::int64_t m_at;
    TrustStatement &m_statement;
    std::vector<CertificatePtr> m_chain;
    bool m_trusted = false;
    std::int64_t m_earliest = 0; // when the certificates must have been valid
    std::int64_t m_latest = 0;
};

} // namespace

TrustStatement checkNotation(std::string_view bytes, std::string_view mediaType, const std::string &place, const NotationTrust &trust, std::int64_t at, const Limits &limits)
{
    TrustStatement statement;
    statement.scheme = TrustScheme::Notation;
    statement.records.push_back({place, bytes.size(), sha256(bytes)});
    const auto envelope = parseNotationEnvelope(bytes, mediaType, place, limits);
    statement.addYesOrNo(TrustAspect::Integrity, envelope.has_value(), "it is a signature of the Notary Project", envelope ? std::string() : envelope.error().message());
    if (!envelope) {
        statement.add(TrustAspect::Signature, TrustAnswer::Unknown, "the signer's key signed this", "it cannot be read");
        return statement;
    }
    const auto payload = parseNotationPayload(envelope->payload, place + ": payload", limits);
    Check(*envelope, trust, at, statement).run(place);
    statement.addYesOrNo(TrustAspect::Integrity, payload.has_value(), "it names a manifest by digest, size and type", payload ? std::string() : payload.error().message());
    if (payload) {
        statement.digest = payload->digest;
        statement.size = payload->size;
        statement.mediaType = payload->mediaType;
    }
    return statement;
}

} // namespace assay

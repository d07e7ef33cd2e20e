// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/sigstorebundle.h"

#include "formats/protojson.h"

#include <algorithm>
#include <array>

namespace assay {
namespace {

constexpr std::size_t mostProofHashes = 64;
constexpr std::size_t mostEnvelopeSignatures = 100;

struct MediaType {
    std::string_view name;
    unsigned minorVersion;
};
constexpr std::array<MediaType, 4> mediaTypes{{
    {"application/vnd.dev.sigstore.bundle+json;version=0.1", 1},
    {"application/vnd.dev.sigstore.bundle+json;version=0.2", 2},
    {"application/vnd.dev.sigstore.bundle+json;version=0.3", 3},
    {"application/vnd.dev.sigstore.bundle.v0.3+json", 3},
}};

Sha256Digest digestOf(const std::string &bytes, const ProtoMessage &from, const char *what)
{
    Sha256Digest digest{};
    if (bytes.size() == digest.size())
        std::copy(bytes.begin(), bytes.end(), digest.begin());
    else
        from.fail(std::string(what) + " is no SHA-256");
    return digest;
}

std::string certificateOf(const ProtoMessage &certificate)
{
    certificate.only({"rawBytes"});
    std::string der = certificate.bytes("rawBytes");
    if (der.empty())
        certificate.fail("there is no certificate in it");
    return der;
}

SigstoreInclusionProof proofOf(const ProtoMessage &from)
{
    from.only({"logIndex", "rootHash", "treeSize", "hashes", "checkpoint"});
    SigstoreInclusionProof proof;
    proof.logIndex = from.number("logIndex");
    proof.treeSize = from.number("treeSize");
    if (proof.logIndex < 0 || proof.treeSize <= 0 || proof.logIndex >= proof.treeSize)
        from.fail("there is no entry " + std::to_string(proof.logIndex) + " in a log of " + std::to_string(proof.treeSize));
    proof.root = digestOf(from.bytes("rootHash"), from, "\"rootHash\"");
    for (const std::string &hash : from.listOfBytes("hashes", mostProofHashes))
        proof.hashes.push_back(digestOf(hash, from, "one of \"hashes\""));
    const ProtoMessage checkpoint = from.message("checkpoint");
    checkpoint.only({"envelope"});
    proof.checkpoint = checkpoint.text("envelope");
    return proof;
}

SigstoreLogEntry entryOf(const ProtoMessage &from)
{
    from.only({"logIndex", "logId", "kindVersion", "integratedTime", "inclusionPromise", "inclusionProof", "canonicalizedBody"});
    SigstoreLogEntry entry;
    entry.logIndex = from.number("logIndex");
    const ProtoMessage id = from.message("logId");
    id.only({"keyId"});
    entry.logId = id.bytes("keyId");
    const ProtoMessage kind = from.message("kindVersion");
    kind.only({"kind", "version"});
    entry.kind = kind.text("kind");
    entry.version = kind.text("version");
    entry.integratedTime = from.number("integratedTime");
    const ProtoMessage promise = from.message("inclusionPromise");
    promise.only({"signedEntryTimestamp"});
    entry.signedEntryTimestamp = promise.bytes("signedEntryTimestamp");
    if (from.has("inclusionProof"))
        entry.proof = proofOf(from.message("inclusionProof"));
    entry.body = from.bytes("canonicalizedBody");
    if (entry.logId.empty())
        from.fail("it does not say which log it is of");
    if (entry.logIndex < 0 || entry.integratedTime < 0)
        from.fail("a number in it is below zero");
    if (entry.body.empty())
        from.fail("it has no body, so that nothing says what was logged");
    return entry;
}

void readMaterial(const ProtoMessage &from, SigstoreBundle &bundle)
{
    from.only({"certificate", "x509CertificateChain", "publicKey", "tlogEntries", "timestampVerificationData"});
    if (from.has("certificate") + from.has("x509CertificateChain") + from.has("publicKey") != 1)
        from.fail("it must hold one of a certificate, a chain of them and a key");
    if (from.has("certificate"))
        bundle.certificates.push_back(certificateOf(from.message("certificate")));
    if (from.has("x509CertificateChain")) {
        const ProtoMessage chain = from.message("x509CertificateChain");
        chain.only({"certificates"});
        for (const ProtoMessage &certificate : chain.messages("certificates", mostSigstoreCertificates))
            bundle.certificates.push_back(certificateOf(certificate));
        if (bundle.certificates.empty())
            chain.fail("there is no certificate in it");
    }
    const ProtoMessage key = from.message("publicKey");
    key.only({"hint"});
    bundle.keyHint = key.text("hint");
    for (const ProtoMessage &entry : from.messages("tlogEntries", mostLogEntries))
        bundle.entries.push_back(entryOf(entry));
    const ProtoMessage times = from.message("timestampVerificationData");
    times.only({"rfc3161Timestamps"});
    for (const ProtoMessage &stamp : times.messages("rfc3161Timestamps", mostSigstoreTimestamps)) {
        stamp.only({"signedTimestamp"});
        bundle.timestamps.push_back(stamp.bytes("signedTimestamp"));
        if (bundle.timestamps.back().empty())
            stamp.fail("there is no time stamp in it");
    }
}

void readMessage(const ProtoMessage &from, SigstoreBundle &bundle)
{
    from.only({"messageDigest", "signature"});
    const ProtoMessage digest = from.message("messageDigest");
    digest.only({"algorithm", "digest"});
    bundle.message = SigstoreBundle::Message{digest.text("algorithm"), digest.bytes("digest"), from.bytes("signature")};
    if (bundle.message->signature.empty())
        from.fail("there is no signature in it");
}

// Part of a bundle it is a message of Protocol Buffers, in which a field that is not known is an error. By itself it is DSSE's, whose readers
// must pass over what they do not know.
enum class EnvelopeIn { Bundle, File };

SigstoreBundle::Envelope envelopeOf(const ProtoMessage &from, EnvelopeIn in)
{
    const auto hold = [in](const ProtoMessage &message, std::initializer_list<std::string_view> fields) {
        if (in == EnvelopeIn::Bundle)
            message.only(fields);
        else
            message.spelled(fields);
    };
    hold(from, {"payload", "payloadType", "signatures"});
    SigstoreBundle::Envelope envelope{from.bytes("payload"), from.text("payloadType"), {}};
    const std::vector<ProtoMessage> signatures = from.messages("signatures", mostEnvelopeSignatures);
    if (signatures.empty() || (in == EnvelopeIn::Bundle && signatures.size() != 1)) {
        from.fail("it has " + std::to_string(signatures.size()) + " signatures, and must have one");
        return envelope;
    }
    for (const ProtoMessage &signature : signatures) {
        hold(signature, {"sig", "keyid"});
        signature.text("keyid"); // only that it is a text, if it is there
        envelope.signatures.push_back(signature.bytes("sig"));
        if (envelope.signatures.back().empty())
            from.fail("there is no signature in it");
    }
    return envelope;
}

} // namespace

Result<SigstoreBundle> parseSigstoreBundle(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    ProtoReading reading(file);
    const ProtoMessage outer(&*json, reading, {});
    const std::string mediaType = outer.text("mediaType");
    const auto *known = std::find_if(mediaTypes.begin(), mediaTypes.end(), [&](const MediaType &type) { return type.name == mediaType; });
    if (!reading.error() && known == mediaTypes.end())
        return Unexpected(makeError(ErrorCode::Unsupported, file, "its media type is \"" + mediaType + "\", which is no bundle of version 0.1, 0.2 or 0.3"));
    outer.only({"mediaType", "verificationMaterial", "messageSignature", "dsseEnvelope"});
    SigstoreBundle bundle;
    if (known != mediaTypes.end())
        bundle.minorVersion = known->minorVersion;
    if (outer.has("messageSignature") + outer.has("dsseEnvelope") != 1)
        outer.fail("it must hold one of a message's signature and an envelope");
    readMaterial(outer.message("verificationMaterial"), bundle);
    if (outer.has("messageSignature"))
        readMessage(outer.message("messageSignature"), bundle);
    if (outer.has("dsseEnvelope"))
        bundle.envelope = envelopeOf(outer.message("dsseEnvelope"), EnvelopeIn::Bundle);
    if (reading.error())
        return Unexpected(*reading.error());
    return bundle;
}

Result<SigstoreBundle::Envelope> parseDsseEnvelope(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    ProtoReading reading(file);
    SigstoreBundle::Envelope envelope = envelopeOf(ProtoMessage(&*json, reading, {}), EnvelopeIn::File);
    if (reading.error())
        return Unexpected(*reading.error());
    return envelope;
}

std::string dsseSigned(std::string_view payloadType, std::string_view payload)
{
    std::string text = "DSSEv1 " + std::to_string(payloadType.size()) + ' ';
    text.append(payloadType).append(" " + std::to_string(payload.size()) + ' ').append(payload);
    return text;
}

} // namespace assay

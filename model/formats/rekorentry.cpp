// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/rekorentry.h"

#include "base/bytes.h"
#include "formats/protojson.h"

namespace assay {
namespace {

constexpr std::size_t mostSignatures = 100;

std::optional<std::string> bytesOfHex(std::string_view hex)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        const int high = digit(hex[i]);
        const int low = digit(hex[i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes += static_cast<char>(high << 4 | low);
    }
    return hex.size() % 2 == 0 ? std::optional(bytes) : std::nullopt;
}

std::size_t hashBytes(std::string_view algorithm)
{
    return algorithm == "sha256" ? 32 : algorithm == "sha384" ? 48 : algorithm == "sha512" ? 64 : 0;
}

void setHash(RekorEntry &entry, std::string algorithm, const std::optional<std::string> &hash, const ProtoMessage &from)
{
    entry.algorithm = std::move(algorithm);
    entry.hash = hash.value_or(std::string());
    if (hashBytes(entry.algorithm) == 0 || entry.hash.size() != hashBytes(entry.algorithm))
        from.fail("there is no SHA-256, SHA-384 or SHA-512 in it");
}

// {"algorithm":"sha256","value":"<hex>"}
void setHash1(RekorEntry &entry, const ProtoMessage &from)
{
    setHash(entry, from.text("algorithm"), bytesOfHex(from.text("value")), from);
}

// {"algorithm":"SHA2_256","digest":"<base64>"}
void setHash2(RekorEntry &entry, const ProtoMessage &from)
{
    const std::string name = from.text("algorithm");
    setHash(entry, name.starts_with("SHA2_") ? "sha" + name.substr(5) : std::string(), from.bytes("digest"), from);
}

void addSignature(RekorEntry &entry, const ProtoMessage &from, std::string signature, RekorVerifier verifier)
{
    if (signature.empty() || verifier.bytes.empty())
        from.fail("it does not say by whom what was signed");
    entry.signatures.push_back({std::move(signature), std::move(verifier)});
}

RekorVerifier verifier2(const ProtoMessage &from)
{
    if (from.has("x509Certificate") == from.has("publicKey"))
        from.fail("it must hold one of a certificate and a key");
    if (from.has("x509Certificate"))
        return {RekorVerifier::Form::CertificateDer, from.message("x509Certificate").bytes("rawBytes")};
    return {RekorVerifier::Form::KeyDer, from.message("publicKey").bytes("rawBytes")};
}

void readHashed1(const ProtoMessage &spec, RekorEntry &entry)
{
    setHash1(entry, spec.message("data").message("hash"));
    const ProtoMessage signature = spec.message("signature");
    addSignature(entry, signature, signature.bytes("content"), {RekorVerifier::Form::Pem, signature.message("publicKey").bytes("content")});
}

void readHashed2(const ProtoMessage &spec, RekorEntry &entry)
{
    const ProtoMessage record = spec.message("hashedRekordV002");
    setHash2(entry, record.message("data"));
    const ProtoMessage signature = record.message("signature");
    addSignature(entry, signature, signature.bytes("content"), verifier2(signature.message("verifier")));
}

void readDsse1(const ProtoMessage &spec, RekorEntry &entry)
{
    entry.hashOfPayload = true;
    setHash1(entry, spec.message("payloadHash"));
    for (const ProtoMessage &signature : spec.messages("signatures", mostSignatures))
        addSignature(entry, signature, signature.bytes("signature"), {RekorVerifier::Form::Pem, signature.bytes("verifier")});
}

void readDsse2(const ProtoMessage &spec, RekorEntry &entry)
{
    entry.hashOfPayload = true;
    const ProtoMessage record = spec.message("dsseV002");
    setHash2(entry, record.message("payloadHash"));
    for (const ProtoMessage &signature : record.messages("signatures", mostSignatures))
        addSignature(entry, signature, signature.bytes("content"), verifier2(signature.message("verifier")));
}

void readInToto(const ProtoMessage &spec, RekorEntry &entry)
{
    entry.hashOfPayload = true;
    const ProtoMessage content = spec.message("content");
    setHash1(entry, content.message("payloadHash"));
    if (entry.version == "0.0.1")
        return;
    const ProtoMessage envelope = content.message("envelope");
    entry.payloadType = envelope.text("payloadType");
    for (const ProtoMessage &signature : envelope.messages("signatures", mostSignatures)) {
        // The log kept the base64 of the envelope as the bytes, and encoded it once more.
        const std::optional<std::string> bytes = fromProtoBase64(signature.bytes("sig"));
        addSignature(entry, signature, bytes.value_or(std::string()), {RekorVerifier::Form::Pem, signature.bytes("publicKey")});
    }
}

struct Kind {
    std::string_view kind;
    std::string_view version;
    void (*read)(const ProtoMessage &spec, RekorEntry &entry);
};
constexpr Kind kinds[] = {
    {"hashedrekord", "0.0.1", readHashed1}, {"hashedrekord", "0.0.2", readHashed2}, {"dsse", "0.0.1", readDsse1},
    {"dsse", "0.0.2", readDsse2},           {"intoto", "0.0.1", readInToto},        {"intoto", "0.0.2", readInToto},
};

} // namespace

Result<RekorEntry> parseRekorEntry(std::string_view body, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(body, file, limits);
    if (!json)
        return Unexpected(json.error());
    ProtoReading reading(file);
    const ProtoMessage outer(&*json, reading, {});
    outer.only({"apiVersion", "kind", "spec"});
    RekorEntry entry;
    entry.kind = outer.text("kind");
    entry.version = outer.text("apiVersion");
    if (reading.error())
        return Unexpected(*reading.error());
    for (const Kind &kind : kinds) {
        if (kind.kind != entry.kind || kind.version != entry.version)
            continue;
        kind.read(outer.message("spec"), entry);
        if (reading.error())
            return Unexpected(*reading.error());
        return entry;
    }
    return Unexpected(makeError(ErrorCode::Unsupported, file, "an entry of kind \"" + entry.kind + "\" " + entry.version + " is not read by this version"));
}

} // namespace assay

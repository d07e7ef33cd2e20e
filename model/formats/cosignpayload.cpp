// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/cosignpayload.h"

#include "base/bytes.h"
#include "base/nameddigest.h"
#include "formats/protojson.h"

namespace assay {
namespace {

constexpr std::string_view cosignType = "cosign container image signature";

SigstoreLogEntry entryOf(const ProtoMessage &outer)
{
    outer.only({"SignedEntryTimestamp", "Payload"});
    const ProtoMessage payload = outer.message("Payload");
    payload.only({"body", "integratedTime", "logIndex", "logID"});
    SigstoreLogEntry entry;
    entry.signedEntryTimestamp = outer.bytes("SignedEntryTimestamp");
    entry.body = payload.bytes("body");
    entry.integratedTime = payload.number("integratedTime");
    entry.logIndex = payload.number("logIndex");
    const std::optional<Sha256Digest> id = parseHexDigest(payload.text("logID"));
    if (!id)
        payload.fail("\"logID\" is no SHA-256 in hex");
    else
        entry.logId.assign(id->begin(), id->end());
    if (entry.signedEntryTimestamp.empty())
        outer.fail("there is no \"SignedEntryTimestamp\"");
    if (entry.body.empty())
        payload.fail("there is no \"body\"");
    if (entry.logIndex < 0 || entry.integratedTime < 0)
        payload.fail("a number in it is below zero");
    return entry;
}

} // namespace

Result<CosignPayload> parseCosignPayload(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    ProtoReading reading(file);
    const ProtoMessage outer(&*json, reading, {});
    outer.only({"critical", "optional"});
    if (!outer.has("critical"))
        outer.fail("there is no \"critical\" in it: it is no document of cosign");
    const ProtoMessage critical = outer.message("critical");
    critical.only({"identity", "image", "type"});
    const ProtoMessage identity = critical.message("identity");
    identity.only({"docker-reference"});
    const ProtoMessage image = critical.message("image");
    image.only({"docker-manifest-digest"});
    CosignPayload payload{identity.text("docker-reference"), image.text("docker-manifest-digest")};
    const std::string type = critical.text("type");
    if (reading.error())
        return Unexpected(*reading.error());
    if (type != cosignType)
        return Unexpected(makeError(ErrorCode::Unsupported, file, "its type is \"" + type + "\", not \"" + std::string(cosignType) + '"'));
    if (!parseNamedDigest(payload.digest))
        return wrong(file, "\"docker-manifest-digest\" is " + digestProblem(payload.digest));
    return payload;
}

Result<SigstoreLogEntry> parseCosignLogEntry(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    ProtoReading reading(file);
    SigstoreLogEntry entry = entryOf(ProtoMessage(&*json, reading, {}));
    if (reading.error())
        return Unexpected(*reading.error());
    return entry;
}

bool isCosignBlobBundle(std::string_view bytes)
{
    // Inside of a text the quotation marks would be written otherwise, and no bundle of Sigstore has such a member.
    return bytes.find("\"base64Signature\"") != std::string_view::npos;
}

Result<CosignBlobBundle> parseCosignBlobBundle(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    ProtoReading reading(file);
    const ProtoMessage outer(&*json, reading, {});
    outer.spelled({"base64Signature", "cert", "rekorBundle"});
    CosignBlobBundle bundle;
    bundle.signature = outer.bytes("base64Signature");
    if (bundle.signature.empty())
        outer.fail("there is no signature in it");
    bundle.signer = outer.text("cert");
    // cosign writes PEM in base64, and has written it as it is.
    if (!bundle.signer.empty() && bundle.signer.find("-----BEGIN") == std::string::npos)
        bundle.signer = outer.bytes("cert");
    if (outer.has("rekorBundle"))
        bundle.entry = entryOf(outer.message("rekorBundle"));
    if (reading.error())
        return Unexpected(*reading.error());
    return bundle;
}

Result<std::string> parseCosignTimestamp(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    ProtoReading reading(file);
    const ProtoMessage outer(&*json, reading, {});
    outer.spelled({"SignedRFC3161Timestamp"}); // cosign, which alone has this, passes over the rest
    std::string reply = outer.bytes("SignedRFC3161Timestamp");
    if (reply.empty())
        outer.fail("there is no \"SignedRFC3161Timestamp\"");
    if (reading.error())
        return Unexpected(*reading.error());
    return reply;
}

} // namespace assay

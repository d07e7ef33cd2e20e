// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/notationenvelope.h"

#include "base/bytes.h"
#include "base/nameddigest.h"
#include "formats/cose.h"
#include "formats/json.h"
#include "formats/jws.h"
#include "formats/tuf.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

namespace assay {
namespace {

constexpr const char *schemeHeader = "io.cncf.notary.signingScheme";
constexpr const char *timeHeader = "io.cncf.notary.signingTime";
constexpr const char *authenticTimeHeader = "io.cncf.notary.authenticSigningTime";
constexpr const char *expiryHeader = "io.cncf.notary.expiry";
constexpr const char *agentHeader = "io.cncf.notary.signingAgent";
constexpr const char *stampHeader = "io.cncf.notary.timestampSignature";
constexpr std::size_t mostCritical = 100;

Status takeOnce(std::vector<std::string> &critical, std::string name, const std::string &file)
{
    if (std::find(critical.begin(), critical.end(), name) != critical.end())
        return wrong(file, "\"" + name + "\" stands twice in \"crit\"");
    critical.push_back(std::move(name));
    return {};
}

Status readTime(const Json &header, const char *key, const std::string &file, std::optional<std::int64_t> &into)
{
    const Json *value = member(header, key);
    if (!value)
        return {};
    into = value->is_string() ? secondsOfRfc3339(value->get_ref<const std::string &>()) : std::nullopt;
    return into ? Status() : wrong(file, std::string("\"") + key + "\" is no time (RFC 3339)");
}

Status readText(const Json &header, const char *key, const std::string &file, std::string &into)
{
    const Json *value = member(header, key);
    if (value && !value->is_string())
        return wrong(file, std::string("\"") + key + "\" is no text");
    into = value ? value->get<std::string>() : std::string();
    return {};
}

Status readProtected(const Json &header, const std::string &file, NotationEnvelope &out)
{
    if (const Status plain = refuseOtherSpellings(header, {"alg", "crit", "cty", schemeHeader, timeHeader, authenticTimeHeader, expiryHeader}, file); !plain)
        return plain;
    for (const auto &[key, into] : {std::pair("alg", &out.algorithm), std::pair("cty", &out.contentType), std::pair(schemeHeader, &out.scheme)}) {
        if (const Status read = readText(header, key, file, *into); !read)
            return read;
    }
    for (const auto &[key, into] : {std::pair(timeHeader, &out.signingTime), std::pair(authenticTimeHeader, &out.authenticSigningTime), std::pair(expiryHeader, &out.expiry)}) {
        if (const Status read = readTime(header, key, file, *into); !read)
            return read;
    }
    for (const auto &[key, value] : header.items())
        out.headers.push_back(key);
    return forEachElement(header, "crit", file, mostCritical, [&](const Json &name) -> Status {
        return name.is_string() ? takeOnce(out.critical, name.get<std::string>(), file) : wrong(file, "\"crit\" holds something that is no text");
    });
}

Status readUnprotected(const Json &header, const std::string &file, NotationEnvelope &out)
{
    if (const Status agent = readText(header, agentHeader, file, out.signingAgent); !agent)
        return agent;
    std::string token;
    if (const Status stamp = readText(header, stampHeader, file, token); !stamp)
        return stamp;
    auto decoded = fromBase64(token);
    if (!decoded || (token.empty() && member(header, stampHeader)))
        return wrong(file, std::string("\"") + stampHeader + "\" is not canonical base64");
    out.timeStampToken = std::move(*decoded);
    return forEachElement(header, "x5c", file, mostNotationCertificates, [&](const Json &text) -> Status {
        auto der = text.is_string() ? fromBase64(text.get_ref<const std::string &>()) : std::nullopt;
        if (!der || der->empty())
            return wrong(file, "\"x5c\" holds something that is not canonical base64");
        out.certificates.push_back(std::move(*der));
        return {};
    });
}

Result<NotationEnvelope> ofJws(std::string_view bytes, const std::string &file, const Limits &limits)
{
    auto jws = parseJws(bytes, file, limits);
    if (!jws)
        return Unexpected(jws.error());
    NotationEnvelope out;
    const auto signedHeader = parseJson(jws->protectedHeader, file, limits);
    const auto otherHeader = parseJson(jws->unprotectedHeader, file, limits);
    if (!signedHeader || !otherHeader)
        return Unexpected((signedHeader ? otherHeader : signedHeader).error());
    if (const Status read = readProtected(*signedHeader, file, out); !read)
        return Unexpected(read.error());
    if (const Status read = readUnprotected(*otherHeader, file, out); !read)
        return Unexpected(read.error());
    out.payload = std::move(jws->payload);
    out.signature = std::move(jws->signature);
    out.signedBytes = std::move(jws->signedBytes);
    return out;
}

// Labels of RFC 9052 and RFC 9360.
constexpr std::int64_t algorithmLabel = 1;
constexpr std::int64_t criticalLabel = 2;
constexpr std::int64_t contentTypeLabel = 3;
constexpr std::int64_t chainLabel = 33;

std::string nameOf(const CborValue &label)
{
    if (label.is(CborValue::Kind::Text))
        return label.bytes;
    return label.is(CborValue::Kind::Unsigned) ? std::to_string(label.number) : "-1-" + std::to_string(label.number);
}

std::string algorithmOf(const CborValue *value)
{
    if (!value)
        return {};
    const std::map<std::uint64_t, const char *> known = {{6, "ES256"}, {34, "ES384"}, {35, "ES512"}, {36, "PS256"}, {37, "PS384"}, {38, "PS512"}};
    const auto found = value->is(CborValue::Kind::Negative) ? known.find(value->number) : known.end();
    return found == known.end() ? "COSE algorithm " + nameOf(*value) : found->second;
}

Status readText(const CborValue *value, const std::string &what, const std::string &file, std::string &into)
{
    if (value && !value->is(CborValue::Kind::Text))
        return wrong(file, what + " is no text");
    into = value ? value->bytes : std::string();
    return {};
}

Status readTime(const CborValue &header, const char *key, const std::string &file, std::optional<std::int64_t> &into)
{
    const CborValue *value = header.at(key);
    if (!value)
        return {};
    constexpr std::uint64_t timeTag = 1;
    // The tag was left out before the format was settled; the number is the same.
    const CborValue &number = value->isTag(timeTag) ? value->items.front() : *value;
    if (!number.is(CborValue::Kind::Unsigned) || number.number > INT64_MAX)
        return wrong(file, std::string("\"") + key + "\" is no time in whole seconds since 1970");
    into = static_cast<std::int64_t>(number.number);
    return {};
}

Status readProtected(const CborValue &header, const std::string &file, NotationEnvelope &out)
{
    out.algorithm = algorithmOf(header.at(algorithmLabel));
    if (const Status read = readText(header.at(contentTypeLabel), "the content type", file, out.contentType); !read)
        return read;
    if (const Status read = readText(header.at(schemeHeader), schemeHeader, file, out.scheme); !read)
        return read;
    for (const auto &[key, into] : {std::pair(timeHeader, &out.signingTime), std::pair(authenticTimeHeader, &out.authenticSigningTime), std::pair(expiryHeader, &out.expiry)}) {
        if (const Status read = readTime(header, key, file, *into); !read)
            return read;
    }
    for (std::size_t i = 0; i < header.items.size(); i += 2)
        out.headers.push_back(nameOf(header.items[i]));
    const CborValue *critical = header.at(criticalLabel);
    if (!critical)
        return {};
    if (!critical->is(CborValue::Kind::Array) || critical->items.size() > mostCritical)
        return wrong(file, "the list of critical headers is none, or too long");
    for (const CborValue &label : critical->items) {
        if (!label.is(CborValue::Kind::Text) && !label.is(CborValue::Kind::Unsigned) && !label.is(CborValue::Kind::Negative))
            return wrong(file, "the list of critical headers holds something that is no label");
        if (const Status taken = takeOnce(out.critical, nameOf(label), file); !taken)
            return taken;
    }
    return {};
}

Status readUnprotected(const CborValue &header, const std::string &file, NotationEnvelope &out)
{
    if (const Status read = readText(header.at(agentHeader), agentHeader, file, out.signingAgent); !read)
        return read;
    if (const CborValue *token = header.at(stampHeader)) {
        if (!token->is(CborValue::Kind::Bytes) || token->bytes.empty())
            return wrong(file, std::string("\"") + stampHeader + "\" holds no bytes");
        out.timeStampToken = token->bytes;
    }
    const CborValue *chain = header.at(chainLabel);
    if (!chain)
        return {};
    if (!chain->is(CborValue::Kind::Array) || chain->items.size() > mostNotationCertificates)
        return wrong(file, "its certificates are no list, or more than " + std::to_string(mostNotationCertificates));
    for (const CborValue &certificate : chain->items) {
        if (!certificate.is(CborValue::Kind::Bytes) || certificate.bytes.empty())
            return wrong(file, "its certificates hold something that is none");
        out.certificates.push_back(certificate.bytes);
    }
    return {};
}

Result<NotationEnvelope> ofCose(std::string_view bytes, const std::string &file)
{
    auto message = parseCoseSign1(bytes, file);
    if (!message)
        return Unexpected(message.error());
    NotationEnvelope out;
    if (const Status read = readProtected(message->protectedHeader, file, out); !read)
        return Unexpected(read.error());
    if (const Status read = readUnprotected(message->unprotectedHeader, file, out); !read)
        return Unexpected(read.error());
    out.payload = std::move(message->payload);
    out.signature = std::move(message->signature);
    out.signedBytes = std::move(message->signedBytes);
    return out;
}

} // namespace

Result<NotationEnvelope> parseNotationEnvelope(std::string_view bytes, std::string_view mediaType, const std::string &file, const Limits &limits)
{
    if (mediaType == notationJws)
        return ofJws(bytes, file, limits);
    if (mediaType == notationCose)
        return ofCose(bytes, file);
    return Unexpected(makeError(ErrorCode::Unsupported, file, "an envelope of type \"" + std::string(mediaType) + "\"; notation writes " + std::string(notationJws) + " and " + std::string(notationCose)));
}

Result<NotationPayload> parseNotationPayload(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    if (const Status plain = refuseOtherSpellings(*json, {"targetArtifact"}, file); !plain)
        return Unexpected(plain.error());
    const Json *target = member(*json, "targetArtifact");
    if (!target || !target->is_object())
        return wrong(file, "no \"targetArtifact\"");
    if (const Status plain = refuseOtherSpellings(*target, {"mediaType", "digest", "size"}, file); !plain)
        return Unexpected(plain.error());
    NotationPayload payload;
    payload.mediaType = stringMember(*target, "mediaType");
    payload.digest = stringMember(*target, "digest");
    const Json *size = member(*target, "size");
    if (payload.mediaType.empty())
        return wrong(file, "\"targetArtifact\" without a media type");
    if (!parseNamedDigest(payload.digest))
        return wrong(file, "the digest of \"targetArtifact\" is " + digestProblem(payload.digest));
    if (!size || !size->is_number_unsigned())
        return wrong(file, "\"targetArtifact\" without a size");
    payload.size = size->get<std::uint64_t>();
    return payload;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/sigstoreroot.h"

#include "formats/protojson.h"
#include "formats/trustrules.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t mostServices = 1'000;
constexpr std::size_t mostCertificates = 16;

// RFC 3339 in UTC, a fraction of a second cut off.
std::optional<std::int64_t> secondsOf(std::string_view text)
{
    constexpr std::size_t wholeSeconds = std::string_view("2021-01-12T11:53:27").size();
    if (text.size() <= wholeSeconds || text.back() != 'Z')
        return std::nullopt;
    const std::string_view fraction = text.substr(wholeSeconds, text.size() - 1 - wholeSeconds);
    const bool good = fraction.empty()
        || (fraction.size() > 1 && fraction.front() == '.' && std::all_of(fraction.begin() + 1, fraction.end(), [](char c) { return c >= '0' && c <= '9'; }));
    return good ? parseUtcTime(std::string(text.substr(0, wholeSeconds)) + 'Z') : std::nullopt;
}

std::optional<std::int64_t> timeOf(const ProtoMessage &from, const char *field)
{
    if (!from.has(field))
        return std::nullopt;
    const std::optional<std::int64_t> time = secondsOf(from.text(field));
    if (!time)
        from.fail(std::string("\"") + field + "\" is no time in UTC (RFC 3339)");
    return time;
}

SigstoreValidity validityOf(const ProtoMessage &from)
{
    from.only({"start", "end"});
    SigstoreValidity validity;
    const std::optional<std::int64_t> start = timeOf(from, "start");
    if (!start)
        from.fail("it does not say since when it is valid");
    validity.start = start.value_or(INT64_MAX);
    validity.end = timeOf(from, "end").value_or(INT64_MAX);
    return validity;
}

SigstoreRootLog logOf(const ProtoMessage &from)
{
    from.only({"baseUrl", "hashAlgorithm", "publicKey", "logId", "checkpointKeyId", "operator"});
    SigstoreRootLog log;
    log.url = from.text("baseUrl");
    if (const std::string hash = from.text("hashAlgorithm"); hash != "SHA2_256")
        from.fail("its hash algorithm is \"" + hash + "\", not SHA2_256");
    const ProtoMessage key = from.message("publicKey");
    key.only({"rawBytes", "keyDetails", "validFor"});
    log.key = key.bytes("rawBytes");
    log.keyDetails = key.text("keyDetails");
    log.validity = validityOf(key.message("validFor"));
    const ProtoMessage id = from.message("logId");
    const ProtoMessage checkpointId = from.message("checkpointKeyId");
    id.only({"keyId"});
    checkpointId.only({"keyId"});
    log.id = id.bytes("keyId");
    log.checkpointId = checkpointId.bytes("keyId");
    if (log.id.empty())
        log.id = log.checkpointId;
    if (log.checkpointId.empty())
        log.checkpointId = log.id;
    if (log.key.empty() || log.id.empty())
        from.fail("the log has no key or no id");
    return log;
}

SigstoreRootAuthority authorityOf(const ProtoMessage &from)
{
    from.only({"subject", "uri", "certChain", "validFor", "operator"});
    SigstoreRootAuthority authority;
    authority.url = from.text("uri");
    const ProtoMessage chain = from.message("certChain");
    chain.only({"certificates"});
    for (const ProtoMessage &certificate : chain.messages("certificates", mostCertificates)) {
        certificate.only({"rawBytes"});
        authority.certificates.push_back(certificate.bytes("rawBytes"));
    }
    // The certificates have times of their own.
    if (from.has("validFor"))
        authority.validity = validityOf(from.message("validFor"));
    return authority;
}

} // namespace

Result<SigstoreRoot> parseSigstoreRoot(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    ProtoReading reading(file);
    const ProtoMessage outer(&*json, reading, {});
    const std::string mediaType = outer.text("mediaType");
    if (!reading.error() && mediaType != "application/vnd.dev.sigstore.trustedroot+json;version=0.1"
        && mediaType != "application/vnd.dev.sigstore.trustedroot+json;version=0.2" && mediaType != "application/vnd.dev.sigstore.trustedroot.v0.2+json")
        return Unexpected(makeError(ErrorCode::Unsupported, file, "its media type is \"" + mediaType + "\", which is no trusted root of sigstore of version 0.1 or 0.2"));
    outer.only({"mediaType", "tlogs", "certificateAuthorities", "ctlogs", "timestampAuthorities"});
    SigstoreRoot root;
    for (const ProtoMessage &log : outer.messages("tlogs", mostServices))
        root.logs.push_back(logOf(log));
    for (const ProtoMessage &authority : outer.messages("certificateAuthorities", mostServices))
        root.authorities.push_back(authorityOf(authority));
    for (const ProtoMessage &log : outer.messages("ctlogs", mostServices))
        root.certificateLogs.push_back(logOf(log));
    for (const ProtoMessage &authority : outer.messages("timestampAuthorities", mostServices))
        root.timestampAuthorities.push_back(authorityOf(authority));
    if (reading.error())
        return Unexpected(*reading.error());
    return root;
}

} // namespace assay

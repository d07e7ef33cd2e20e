// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/sigstoreroot.h"

#include "formats/protojson.h"

#include <algorithm>
#include <chrono>

namespace assay {
namespace {

constexpr std::size_t mostServices = 1'000;
constexpr std::size_t mostCertificates = 16;

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count)
{
    int number = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (i >= text.size() || text[i] < '0' || text[i] > '9')
            return std::nullopt;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

std::optional<std::int64_t> timeOf(const ProtoMessage &from, const char *field)
{
    if (!from.has(field))
        return std::nullopt;
    const std::optional<std::int64_t> time = parseUtcTime(from.text(field));
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
    const ProtoMessage id = from.message(from.has("checkpointKeyId") ? "checkpointKeyId" : "logId");
    id.only({"keyId"});
    log.id = id.bytes("keyId");
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

std::optional<std::int64_t> parseUtcTime(std::string_view text)
{
    // 2021-01-12T11:53:27Z
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    const auto hour = digits(text, 11, 2);
    const auto minute = digits(text, 14, 2);
    const auto second = digits(text, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second || text.size() < 20)
        return std::nullopt;
    if (text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text.back() != 'Z')
        return std::nullopt;
    const std::string_view fraction = text.substr(19, text.size() - 20);
    const bool isFraction = fraction.empty()
        || (fraction.size() > 1 && fraction.front() == '.' && std::all_of(fraction.begin() + 1, fraction.end(), [](char c) { return c >= '0' && c <= '9'; }));
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)), std::chrono::day(static_cast<unsigned>(*day))};
    if (!isFraction || !date.ok() || *hour > 23 || *minute > 59 || *second > 59)
        return std::nullopt;
    return std::int64_t{std::chrono::sys_days(date).time_since_epoch().count()} * 86400 + *hour * 3600 + *minute * 60 + *second;
}

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

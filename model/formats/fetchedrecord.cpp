// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/fetchedrecord.h"

#include "base/bytes.h"
#include "base/nameddigest.h"
#include "formats/json.h"
#include "formats/trustrules.h"
#include "formats/weburl.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t mostTextBytes = 8192; // of one member

struct Reader {
    const std::string &file;

    Result<std::string> text(const Json &object, const char *key) const
    {
        const Json *value = member(object, key);
        if (!value || !value->is_string())
            return wrong(file, std::string("its member \"") + key + "\" is no text");
        auto text = value->get<std::string>();
        if (text.size() > mostTextBytes)
            return Unexpected(makeError(ErrorCode::LimitExceeded, file, std::string("its member \"") + key + "\" is too long"));
        return text;
    }

    Result<std::int64_t> time(const Json &object, const char *key) const
    {
        const auto written = text(object, key);
        const auto time = written ? parseUtcTime(*written) : std::nullopt;
        if (!time)
            return wrong(file, std::string("its member \"") + key + "\" is no time");
        return *time;
    }

    // 64 digits, or null.
    Result<std::string> hexOrNone(const Json &object, const char *key) const
    {
        const Json *value = member(object, key);
        if (value && value->is_null())
            return std::string();
        auto written = text(object, key);
        if (!written || !parseHexDigest(*written))
            return wrong(file, std::string("its member \"") + key + "\" is no SHA-256");
        return written;
    }

    Result<std::uint64_t> number(const Json &object, const char *key, std::uint64_t most) const
    {
        const Json *value = member(object, key);
        if (!value || !value->is_number_unsigned() || value->get<std::uint64_t>() > most)
            return wrong(file, std::string("its member \"") + key + "\" is no number that can be");
        return value->get<std::uint64_t>();
    }

    Result<FetchedRequest> request(const Json &object) const
    {
        constexpr std::uint64_t mostStatus = 999;
        const auto url = text(object, "url");
        const auto parsed = url ? parseWebUrl(*url) : Unexpected(url.error());
        if (!parsed)
            return wrong(file, "it names a URL that is none");
        const auto status = number(object, "status", mostStatus);
        const auto at = status ? time(object, "at") : Unexpected(status.error());
        const auto bytes = at ? number(object, "bytes", std::uint64_t{1} << 40) : Unexpected(at.error());
        auto sha256 = bytes ? hexOrNone(object, "sha256") : Unexpected(bytes.error());
        auto certificate = sha256 ? hexOrNone(object, "certificateSha256") : Unexpected(sha256.error());
        if (!certificate)
            return Unexpected(certificate.error());
        return FetchedRequest{parsed->shown(), parsed->authority(), static_cast<int>(*status), *at, *bytes, std::move(*sha256), std::move(*certificate)};
    }
};

Result<std::string> toolText(const Reader &reader, const Json &json)
{
    const Json *tool = member(json, "tool");
    const auto name = reader.text(tool ? *tool : Json(), "name");
    const auto version = name ? reader.text(*tool, "version") : name;
    if (!version)
        return version;
    const std::string commit = stringMember(*tool, "commit");
    return *name + ' ' + *version + (commit.empty() || commit.size() > mostTextBytes ? std::string() : " (" + commit + ')');
}

} // namespace

std::vector<std::string> FetchedRecord::hosts() const
{
    std::vector<std::string> hosts;
    for (const FetchedRequest &request : requests) {
        if (std::find(hosts.begin(), hosts.end(), request.host) == hosts.end())
            hosts.push_back(request.host);
    }
    return hosts;
}

Result<FetchedRecord> parseFetchedRecord(std::string_view bytes, const std::string &file, const Limits &limits)
{
    if (bytes.size() > mostFetchedRecordBytes)
        return Unexpected(makeError(ErrorCode::LimitExceeded, file, "it is larger than such a record may be"));
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    if (stringMember(*json, "schema") != "assay-fetched/1")
        return Unexpected(makeError(ErrorCode::Unsupported, file, "it is no record of what was fetched, or one of another version"));
    const Reader reader{file};
    FetchedRecord record;
    auto tool = toolText(reader, *json);
    auto asked = tool ? reader.text(*json, "asked") : Unexpected(tool.error());
    auto digest = asked ? reader.text(*json, "digest") : Unexpected(asked.error());
    const auto began = digest ? reader.time(*json, "began") : Unexpected(digest.error());
    const auto ended = began ? reader.time(*json, "ended") : Unexpected(began.error());
    if (!ended)
        return Unexpected(ended.error());
    if (!parseNamedDigest(*digest))
        return wrong(file, "its member \"digest\" is no digest");
    record.tool = std::move(*tool);
    record.asked = std::move(*asked);
    record.digest = std::move(*digest);
    record.began = *began;
    record.ended = *ended;
    Status all = forEachElement(*json, "requests", file, mostFetchedRequests, [&](const Json &element) -> Status {
        auto request = reader.request(element);
        if (!request)
            return Unexpected(request.error());
        record.requests.push_back(std::move(*request));
        return {};
    });
    if (all)
        all = forEachElement(*json, "problems", file, mostFetchedProblems, [&](const Json &element) -> Status {
            if (!element.is_string())
                return wrong(file, "it names a problem that is no text");
            record.problems.push_back(element.get<std::string>().substr(0, mostTextBytes));
            return {};
        });
    if (!all)
        return Unexpected(all.error());
    return record;
}

} // namespace assay

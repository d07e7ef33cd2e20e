// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/simplesigning.h"

#include "formats/json.h"

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

constexpr std::string_view expectedType = "atomic container signature";

// Exactly these members.
Status membersAre(const Json *value, std::initializer_list<const char *> names, const std::string &what, const std::string &file)
{
    if (!value || !value->is_object())
        return wrong(file, what + " is no object");
    for (const char *name : names) {
        if (!value->contains(name))
            return wrong(file, what + " has no \"" + name + '"');
    }
    if (value->size() != names.size())
        return wrong(file, what + " says more than is known of it");
    return {};
}

Result<std::string> textOf(const Json &object, const char *name, const std::string &file)
{
    const Json *value = member(object, name);
    if (!value || !value->is_string())
        return wrong(file, std::string("\"") + name + "\" is no text");
    return value->get<std::string>();
}

bool isDigest(std::string_view text)
{
    const std::size_t colon = text.find(':');
    const std::string_view hex = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
    const std::string_view algorithm = text.substr(0, std::min(colon, text.size()));
    const std::size_t digits = algorithm == "sha256" ? 64 : algorithm == "sha384" ? 96 : algorithm == "sha512" ? 128 : 0;
    return digits != 0 && hex.size() == digits
        && std::all_of(hex.begin(), hex.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

Status readOptional(const Json &optional, SimpleSigning &out, const std::string &file)
{
    if (optional.contains("creator")) {
        auto creator = textOf(optional, "creator", file);
        if (!creator)
            return Unexpected(creator.error());
        out.creator = std::move(*creator);
    }
    const Json *timestamp = member(optional, "timestamp");
    if (!timestamp)
        return {};
    // As engines have it, "12.0" is a whole number, too.
    constexpr double mostExact = 9007199254740992.0; // 2 to the power of 53
    const double value = timestamp->is_number_float() ? timestamp->get<double>() : 0.5;
    if (std::abs(value) <= mostExact && std::trunc(value) == value) {
        out.timestamp = static_cast<std::int64_t>(value);
        return {};
    }
    if (!timestamp->is_number_integer() || (timestamp->is_number_unsigned() && timestamp->get<std::uint64_t>() > INT64_MAX))
        return wrong(file, "\"timestamp\" is no whole number of seconds");
    out.timestamp = timestamp->get<std::int64_t>();
    return {};
}

struct Reference {
    std::string repository; // with its registry
    std::string tag;
    std::string digest;
};

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// Small letters and digits, held together by one dot, one or two underscores, or dashes.
bool isPathPart(std::string_view part)
{
    if (part.empty() || !isWordCharacter(part.front()) || !isWordCharacter(part.back()))
        return false;
    std::string_view separator;
    for (std::size_t i = 0; i < part.size(); ++i) {
        if (isWordCharacter(part[i])) {
            separator = {};
            continue;
        }
        separator = part.substr(i - separator.size(), separator.size() + 1);
        if (separator != "." && separator != "_" && separator != "__" && separator.find_first_not_of('-') != std::string_view::npos)
            return false;
    }
    return true;
}

bool isRepositoryPath(std::string_view path)
{
    while (true) {
        const std::size_t end = std::min(path.find('/'), path.size());
        if (!isPathPart(path.substr(0, end)))
            return false;
        if (end == path.size())
            return true;
        path.remove_prefix(end + 1);
    }
}

bool isTag(std::string_view tag)
{
    constexpr std::size_t mostTagBytes = 128;
    const auto fits = [](char c) { return isWordCharacter(c) || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' || c == '-'; };
    return !tag.empty() && tag.size() <= mostTagBytes && tag.front() != '.' && tag.front() != '-' && std::all_of(tag.begin(), tag.end(), fits);
}

bool isHostName(std::string_view host)
{
    const auto fits = [](char c) { return isWordCharacter(c) || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == ':' || c == '[' || c == ']'; };
    return !host.empty() && std::all_of(host.begin(), host.end(), fits);
}

std::optional<Reference> referenceOf(std::string_view text)
{
    Reference out;
    if (const std::size_t at = text.find('@'); at != std::string_view::npos) {
        out.digest = text.substr(at + 1);
        text = text.substr(0, at);
        if (!isDigest(out.digest))
            return std::nullopt;
    }
    const std::size_t slash = text.rfind('/');
    const std::size_t colon = text.rfind(':');
    if (colon != std::string_view::npos && (slash == std::string_view::npos || colon > slash)) {
        out.tag = text.substr(colon + 1);
        text = text.substr(0, colon);
        if (!isTag(out.tag))
            return std::nullopt;
    }
    // The first part is a registry when it could be a host: the rule of docker's short names.
    const std::size_t first = text.find('/');
    const std::string_view host = text.substr(0, first);
    const bool isHost = first != std::string_view::npos && (host.find_first_of(".:") != std::string_view::npos || host == "localhost");
    std::string registry = isHost ? std::string(host) : "docker.io";
    if (registry == "index.docker.io")
        registry = "docker.io";
    std::string path(isHost ? text.substr(first + 1) : text);
    if (registry == "docker.io" && path.find('/') == std::string::npos)
        path = "library/" + path;
    if (!isHostName(registry) || !isRepositoryPath(path))
        return std::nullopt;
    out.repository = registry + '/' + path;
    return out;
}

} // namespace

Result<SimpleSigning> parseSimpleSigning(std::string_view text, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(text, file, limits);
    if (!json)
        return Unexpected(json.error());
    if (const Status whole = membersAre(&*json, {"critical", "optional"}, "the signed text", file); !whole)
        return Unexpected(whole.error());
    const Json &critical = *member(*json, "critical");
    const Json &optional = *member(*json, "optional");
    if (const Status members = membersAre(&critical, {"type", "image", "identity"}, "\"critical\"", file); !members)
        return Unexpected(members.error());
    const Json &image = *member(critical, "image");
    const Json &identity = *member(critical, "identity");
    if (const Status members = membersAre(&image, {"docker-manifest-digest"}, "\"image\"", file); !members)
        return Unexpected(members.error());
    if (const Status members = membersAre(&identity, {"docker-reference"}, "\"identity\"", file); !members)
        return Unexpected(members.error());
    if (!optional.is_object())
        return wrong(file, "\"optional\" is no object");
    const auto type = textOf(critical, "type", file);
    const auto digest = textOf(image, "docker-manifest-digest", file);
    const auto reference = textOf(identity, "docker-reference", file);
    for (const Result<std::string> *one : {&type, &digest, &reference}) {
        if (!*one)
            return Unexpected(one->error());
    }
    if (*type != expectedType)
        return wrong(file, "\"type\" is not \"" + std::string(expectedType) + '"');
    if (!isDigest(*digest))
        return wrong(file, "\"docker-manifest-digest\" is no digest");
    SimpleSigning out;
    out.manifestDigest = *digest;
    out.reference = *reference;
    if (const Status read = readOptional(optional, out, file); !read)
        return Unexpected(read.error());
    return out;
}

bool signedReferenceFits(std::string_view signedReference, std::string_view wanted)
{
    const auto has = referenceOf(signedReference);
    auto wants = referenceOf(wanted);
    if (!has || !wants || has->repository != wants->repository)
        return false;
    if (wants->tag.empty() && wants->digest.empty())
        wants->tag = "latest";
    if (!wants->tag.empty())
        return has->tag == wants->tag && has->digest == wants->digest;
    return has->digest.empty() ? !has->tag.empty() : has->digest == wants->digest;
}

} // namespace assay

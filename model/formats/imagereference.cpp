// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/imagereference.h"

#include "base/bytes.h"
#include "base/nameddigest.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::string_view hub = "docker.io";

Unexpected bad(const std::string &what)
{
    return Unexpected(makeError(ErrorCode::Usage, {}, what));
}

bool isLowerOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// Letters and digits, divided by one of ".", "_", "__" or any number of "-".
bool isPathComponent(std::string_view part)
{
    if (part.empty() || !isLowerOrDigit(part.front()) || !isLowerOrDigit(part.back()))
        return false;
    for (std::size_t at = 0; at < part.size();) {
        const std::size_t end = static_cast<std::size_t>(std::find_if(part.begin() + static_cast<std::ptrdiff_t>(at), part.end(), isLowerOrDigit) - part.begin());
        const std::string_view between = part.substr(at, end - at);
        if (!between.empty() && between != "." && between != "_" && between != "__" && between.find_first_not_of('-') != std::string_view::npos)
            return false;
        at = end + 1;
    }
    return true;
}

bool isRepository(std::string_view name)
{
    constexpr std::size_t mostBytes = 255;
    if (name.empty() || name.size() > mostBytes)
        return false;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('/', begin), name.size());
        if (!isPathComponent(name.substr(begin, end - begin)))
            return false;
        begin = end + 1;
    }
    return true;
}

bool isTag(std::string_view tag)
{
    constexpr std::size_t mostBytes = 128;
    const auto isWord = [](char c) { return isLowerOrDigit(c) || (c >= 'A' && c <= 'Z') || c == '_'; };
    return !tag.empty() && tag.size() <= mostBytes && isWord(tag.front()) && std::all_of(tag.begin(), tag.end(), [&](char c) { return isWord(c) || c == '.' || c == '-'; });
}

Status takeName(std::string_view name, ImageReference &reference)
{
    const std::size_t slash = name.find('/');
    const std::string_view first = name.substr(0, slash);
    const bool hasDomain = slash != std::string_view::npos && (first.find_first_of(".:[") != std::string_view::npos || first == "localhost");
    reference.domain = hub;
    if (hasDomain) {
        WebUrl url;
        if (const Status parsed = parseAuthority(first, url.host, url.port); !parsed)
            return bad("the registry cannot be \"" + std::string(first) + "\": " + parsed.error().detail);
        reference.domain = url.authority();
        if (reference.domain == "index.docker.io" || reference.domain == "registry-1.docker.io")
            reference.domain = hub;
    }
    reference.repository = hasDomain ? name.substr(slash + 1) : name;
    if (reference.domain == hub && reference.repository.find('/') == std::string::npos)
        reference.repository.insert(0, "library/");
    if (!isRepository(reference.repository))
        return bad("\"" + reference.repository + "\" is no name of a repository: lower-case letters and digits, parts divided by slashes");
    return {};
}

} // namespace

std::string ImageReference::text() const
{
    return name() + (tag.empty() ? std::string() : ':' + tag) + (digest.empty() ? std::string() : '@' + digest);
}

Result<ImageReference> parseImageReference(std::string_view text)
{
    ImageReference reference;
    std::string_view name = text;
    if (const std::size_t at = text.find('@'); at != std::string_view::npos) {
        reference.digest = text.substr(at + 1);
        if (!parseNamedDigest(reference.digest))
            return bad("behind the @ a digest is wanted: sha256: and 64 lower-case hex digits, or sha512: and 128");
        name = text.substr(0, at);
    }
    const std::size_t colon = name.rfind(':');
    if (colon != std::string_view::npos && name.find('/', colon) == std::string_view::npos) {
        reference.tag = name.substr(colon + 1);
        if (!isTag(reference.tag))
            return bad("\"" + reference.tag + "\" is no tag");
        name = name.substr(0, colon);
    } else if (reference.digest.empty()) {
        reference.tag = "latest";
    }
    if (const Status taken = takeName(name, reference); !taken)
        return Unexpected(taken.error());
    return reference;
}

Result<WebUrl> registryOf(const ImageReference &reference, bool insecure)
{
    WebUrl url;
    url.secure = !insecure;
    url.port = insecure ? 80 : 443;
    const std::string authority = reference.domain == hub ? "registry-1.docker.io" : reference.domain;
    if (const Status parsed = parseAuthority(authority, url.host, url.port); !parsed)
        return Unexpected(parsed.error());
    return url;
}

std::string manifestTarget(const std::string &repository, const std::string &reference)
{
    return "/v2/" + repository + "/manifests/" + reference;
}

std::string blobTarget(const std::string &repository, const std::string &digest)
{
    return "/v2/" + repository + "/blobs/" + digest;
}

std::string referrersTarget(const std::string &repository, const std::string &digest)
{
    return "/v2/" + repository + "/referrers/" + digest;
}

std::string contentTrustTarget(const std::string &gun, const std::string &name)
{
    return "/v2/" + gun + "/_trust/tuf/" + name + ".json";
}

} // namespace assay

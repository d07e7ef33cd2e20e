// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/nameddigest.h"

#include "base/displaysafe.h"

#include <algorithm>
#include <iterator>

namespace assay {
namespace {

struct Form {
    DigestAlgorithm algorithm;
    std::string_view prefix;
    std::size_t digits;
};
constexpr Form forms[] = {{DigestAlgorithm::Sha256, "sha256:", 64}, {DigestAlgorithm::Sha512, "sha512:", 128}};

bool isLowerHex(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace

std::optional<NamedDigest> parseNamedDigest(std::string_view text)
{
    for (const Form &form : forms) {
        const std::string_view hex = text.substr(std::min(form.prefix.size(), text.size()));
        if (text.starts_with(form.prefix) && hex.size() == form.digits && isLowerHex(hex))
            return NamedDigest{form.algorithm, hex};
    }
    return std::nullopt;
}

std::optional<NamedDigest> digestOfHex(std::string_view hex)
{
    for (const Form &form : forms) {
        if (hex.size() == form.digits && isLowerHex(hex))
            return NamedDigest{form.algorithm, hex};
    }
    return std::nullopt;
}

std::string digestText(DigestAlgorithm algorithm, std::string_view hex)
{
    const auto form = std::find_if(std::begin(forms), std::end(forms), [algorithm](const Form &each) { return each.algorithm == algorithm; });
    return std::string(form->prefix).append(hex);
}

std::string blobPlace(std::string_view digest)
{
    std::string place(digest);
    std::replace(place.begin(), place.end(), ':', '/');
    return place;
}

std::optional<std::string> digestOfPlace(std::string_view place)
{
    const std::size_t slash = place.rfind('/');
    const std::string_view above = place.substr(0, slash == std::string_view::npos ? 0 : slash);
    const std::string_view folder = above.substr(above.rfind('/') + 1); // npos + 1 is 0
    for (const Form &form : forms) {
        if (folder == form.prefix.substr(0, form.prefix.size() - 1))
            return std::string(form.prefix).append(place.substr(slash + 1));
    }
    return std::nullopt;
}

std::string digestProblem(std::string_view text)
{
    if (text.empty())
        return "missing";
    constexpr std::size_t mostShown = 32;
    const std::string_view algorithm = text.substr(0, text.find(':'));
    for (const Form &form : forms) {
        if (text.starts_with(form.prefix))
            return "not " + std::string(algorithm) + ": and " + std::to_string(form.digits) + " lower-case hex digits";
    }
    return "by \"" + displaySafe(algorithm.substr(0, mostShown)) + "\"; only sha256 and sha512 are read";
}

bool isSha512(std::string_view digest)
{
    return digest.starts_with("sha512:");
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/checksums.h"

#include <algorithm>
#include <optional>

namespace assay {
namespace {

std::string unescaped(std::string_view name)
{
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] != '\\' || i + 1 == name.size()) {
            out += name[i];
            continue;
        }
        const char next = name[++i];
        out += next == 'n' ? '\n' : next == 'r' ? '\r' : next;
    }
    return out;
}

std::optional<Sha256Digest> digestOfEitherCase(std::string_view text)
{
    std::string hex(text);
    std::transform(hex.begin(), hex.end(), hex.begin(), [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c; });
    return parseHexDigest(hex);
}

std::optional<Checksum> gnuLine(std::string_view line)
{
    const bool escaped = line.starts_with('\\');
    if (escaped)
        line.remove_prefix(1);
    if (line.size() < 67 || line[64] != ' ' || (line[65] != ' ' && line[65] != '*'))
        return std::nullopt;
    const auto digest = digestOfEitherCase(line.substr(0, 64));
    if (!digest)
        return std::nullopt;
    const std::string_view name = line.substr(66);
    return Checksum{*digest, escaped ? unescaped(name) : std::string(name)};
}

std::optional<Checksum> bsdLine(std::string_view line)
{
    constexpr std::string_view prefix = "SHA256 (";
    constexpr std::string_view divider = ") = ";
    const bool escaped = line.starts_with('\\');
    if (escaped)
        line.remove_prefix(1);
    const std::size_t end = line.rfind(divider);
    if (!line.starts_with(prefix) || end == std::string_view::npos || end < prefix.size())
        return std::nullopt;
    const auto digest = digestOfEitherCase(line.substr(end + divider.size()));
    if (!digest)
        return std::nullopt;
    const std::string_view name = line.substr(prefix.size(), end - prefix.size());
    return Checksum{*digest, escaped ? unescaped(name) : std::string(name)};
}

} // namespace

Result<std::vector<Checksum>> parseChecksums(std::string_view bytes, const std::string &file, const Limits &limits)
{
    if (bytes.size() > limits.recordBytes * 16) {
        return Unexpected(makeError(ErrorCode::LimitExceeded, file,
                                    "a checksum file of " + std::to_string(bytes.size()) + " bytes, more than " + std::to_string(limits.recordBytes * 16)));
    }
    std::vector<Checksum> sums;
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        std::string_view line = bytes.substr(0, end);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (auto sum = gnuLine(line))
            sums.push_back(std::move(*sum));
        else if (auto bsd = bsdLine(line))
            sums.push_back(std::move(*bsd));
    }
    return sums;
}

} // namespace assay

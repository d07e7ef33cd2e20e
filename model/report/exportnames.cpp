// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/exportnames.h"

#include "base/bytes.h"
#include "base/upperhex.h"
#include "io/digest.h"

#include <algorithm>

namespace assay {
namespace {

bool stays(char c)
{
    constexpr std::string_view signs = "._-+,=@";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || signs.find(c) != std::string_view::npos;
}

std::string encodedPart(std::string_view part)
{
    std::string out;
    const bool onlyDots = part.find_first_not_of('.') == std::string_view::npos;
    for (std::size_t i = 0; i < part.size(); ++i) {
        // Some systems drop dots at the end of a name.
        const bool dot = part[i] == '.' && (onlyDots || i + 1 == part.size());
        if (stays(part[i]) && !dot && (i > 0 || part[i] != '-'))
            out += part[i];
        else
            appendPercentEncoded(out, part[i]);
    }
    if (out.size() <= longestExportPart)
        return out;
    constexpr std::size_t digits = 32;
    return out.substr(0, longestExportPart - digits - 2) + "%~" + toHex(sha256(part)).substr(0, digits);
}

} // namespace

std::string exportName(std::string_view path)
{
    std::string out;
    std::string_view rest = path;
    while (!rest.empty() && out.size() <= longestExportName) {
        const std::size_t end = std::min(rest.find('/'), rest.size());
        out += (out.empty() ? "" : "/") + encodedPart(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return out.size() <= longestExportName ? out : "%long/" + toHex(sha256(path));
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/recordpaths.h"

#include "tree/treepath.h"

#include <algorithm>
#include <vector>

namespace assay {
namespace {

// Most names are as trees and tar-split have them, a slash at the end of folders and "./" at the start apart; those two taken away, or "".
std::string_view plainPath(std::string_view name)
{
    while (name.starts_with("./"))
        name.remove_prefix(2);
    if (name.ends_with('/'))
        name.remove_suffix(1);
    for (std::size_t at = 0; at <= name.size();) {
        const std::size_t end = std::min(name.find('/', at), name.size());
        const std::string_view part = name.substr(at, end - at);
        if (part.empty() || part == "." || part == "..")
            return {};
        at = end + 1;
    }
    return name;
}

} // namespace

std::string cleanPath(std::string_view name)
{
    std::string out(plainPath(name));
    if (!out.empty())
        return out;
    while (!name.empty()) {
        const std::size_t end = std::min(name.find('/'), name.size());
        const std::string_view part = name.substr(0, end);
        name.remove_prefix(std::min(end + 1, name.size()));
        if (part.empty() || part == ".")
            continue;
        if (!out.empty())
            out += '/';
        out += part;
    }
    return out;
}

std::string comparedPath(std::string_view name)
{
    if (const std::string_view plain = plainPath(name); !plain.empty())
        return std::string(plain);
    const bool absolute = name.starts_with('/');
    std::vector<std::string_view> parts;
    std::string_view part;
    while (nextComponent(name, part)) {
        if (part == ".")
            continue;
        const bool climbs = part == "..";
        if (climbs && !parts.empty() && parts.back() != "..")
            parts.pop_back();
        else if (!climbs || !absolute)
            parts.push_back(part);
    }
    std::string out(absolute ? "/" : "");
    for (const std::string_view kept : parts) {
        if (!out.empty() && !out.ends_with('/'))
            out += '/';
        out += kept;
    }
    return out;
}

} // namespace assay

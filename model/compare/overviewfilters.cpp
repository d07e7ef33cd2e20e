// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/overviewfilters.h"

#include "compare/filter.h"
#include "compare/filterterm.h"
#include "compare/overview.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t longestFilter = 4096;

bool isPlain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Means itself also outside of a pattern.
bool isHarmless(char c)
{
    return isPlain(c) || c == '.' || c == '-' || c == '+' || c == '@' || c == '~' || c == '%' || c == ',';
}

bool sameLowered(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return loweredAscii(x) == loweredAscii(y); });
}

bool hasCaseTwin(const DiffTree &tree, DiffNodeId id)
{
    const NodeRange range = tree.children(tree.parent(id));
    const std::string_view name = tree.name(id);
    for (std::uint32_t i = range.first; i < range.first + range.count; ++i) {
        if (i != id.value && sameLowered(tree.nameAt(i), name))
            return true;
    }
    return false;
}

std::string asPattern(std::string_view path)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "(?-i:";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (isPlain(c))
            out += c;
        else if (c == '/')
            out += "\\/";
        else
            out.append("\\x").append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
    }
    return out + ')';
}

} // namespace

std::string shortEnough(std::string filter)
{
    return filter.size() > longestFilter || Filter::parse(filter).error() ? std::string() : filter;
}

std::string folderFilter(const DiffTree &tree, DiffNodeId folder, FolderPart::Kind kind)
{
    const bool whole = kind == FolderPart::Kind::Whole;
    const std::string path = tree.path(folder);
    bool plain = true;
    for (DiffNodeId id = folder; id != DiffTree::root && plain; id = tree.parent(id)) {
        const std::string_view name = tree.name(id);
        plain = std::all_of(name.begin(), name.end(), isHarmless) && !hasCaseTwin(tree, id);
    }
    if (plain)
        return shortEnough((path.empty() ? "/" : '/' + path + '/') + (whole ? "**" : "*"));
    return shortEnough("/^\\/" + asPattern(path) + "\\/" + (whole ? "/" : "[^\\/]*$/"));
}

std::string pathsFilter(std::span<const std::string> paths, std::size_t &taken)
{
    constexpr std::size_t mostPaths = 500;
    std::string filter = "/^\\/(?:";
    taken = 0;
    for (const std::string &path : paths) {
        const std::string one = asPattern(path);
        if (taken == mostPaths || filter.size() + one.size() > longestFilter)
            break;
        filter.append(taken == 0 ? "" : "|").append(one);
        ++taken;
    }
    return taken == 0 ? std::string() : filter + ")$/";
}

} // namespace assay

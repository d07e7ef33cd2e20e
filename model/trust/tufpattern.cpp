// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/tufpattern.h"

#include <algorithm>

namespace assay {

namespace {

// One part of a path against a pattern of the shell: "*", "?", "[a-z]", "[!a]".
std::size_t classEnd(std::string_view pattern, std::size_t open)
{
    std::size_t at = open + 1;
    if (at < pattern.size() && pattern[at] == '!')
        ++at;
    if (at < pattern.size() && pattern[at] == ']')
        ++at;
    return pattern.find(']', at);
}

bool inClass(std::string_view inner, char c)
{
    const bool inverted = inner.starts_with('!');
    if (inverted)
        inner.remove_prefix(1);
    bool found = false;
    for (std::size_t i = 0; i < inner.size(); ++i) {
        const auto low = static_cast<unsigned char>(inner[i]);
        const bool range = i + 2 < inner.size() && inner[i + 1] == '-';
        const auto high = static_cast<unsigned char>(range ? inner[i + 2] : inner[i]);
        found = found || (static_cast<unsigned char>(c) >= low && static_cast<unsigned char>(c) <= high);
        i += range ? 2 : 0;
    }
    return found != inverted;
}

bool spend(std::uint64_t &steps, std::size_t wanted)
{
    const bool enough = steps >= wanted;
    steps = enough ? steps - wanted : 0;
    return enough;
}

bool partMatches(std::string_view pattern, std::string_view text, std::uint64_t &steps)
{
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = std::string_view::npos;
    std::size_t starText = 0;
    while (t < text.size()) {
        if (!spend(steps, 1))
            return false;
        std::size_t width = 0; // of what stands for one byte of text
        if (p < pattern.size() && pattern[p] != '*') {
            const std::size_t end = pattern[p] == '[' ? classEnd(pattern, p) : std::string_view::npos;
            if (pattern[p] == '[' && !spend(steps, std::min(end, pattern.size()) - p))
                return false;
            if (end != std::string_view::npos)
                width = inClass(pattern.substr(p + 1, end - p - 1), text[t]) ? end - p + 1 : 0;
            else
                width = pattern[p] == '?' || pattern[p] == text[t] ? 1 : 0;
        }
        if (width > 0) {
            p += width;
            ++t;
        } else if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            starText = t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++starText;
        } else {
            return false;
        }
    }
    return pattern.substr(p).find_first_not_of('*') == std::string_view::npos;
}

} // namespace

bool tufPatternMatches(std::string_view pattern, std::string_view path, std::uint64_t &steps)
{
    for (;;) {
        const std::size_t a = pattern.find('/');
        const std::size_t b = path.find('/');
        if ((a == std::string_view::npos) != (b == std::string_view::npos) || !spend(steps, 1) || !partMatches(pattern.substr(0, a), path.substr(0, b), steps))
            return false;
        if (a == std::string_view::npos)
            return true;
        pattern.remove_prefix(a + 1);
        path.remove_prefix(b + 1);
    }
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "inspect/contentpattern.h"

#include "base/displaysafe.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstring>

namespace assay {
namespace {

constexpr std::size_t longestExpressionMatch = 4096;
constexpr std::int64_t expressionMemory = 8 << 20;

re2::RE2::Options optionsFor(bool ignoreCase)
{
    re2::RE2::Options options;
    options.set_encoding(re2::RE2::Options::EncodingLatin1); // contents are bytes
    options.set_case_sensitive(!ignoreCase);
    options.set_log_errors(false);
    options.set_max_mem(expressionMemory);
    return options;
}

void appendUtf16(std::string &out, char32_t character, bool bigEndian)
{
    const auto unit = [&](std::uint32_t value) {
        const char high = static_cast<char>(value >> 8);
        const char low = static_cast<char>(value & 0xFF);
        out += bigEndian ? high : low;
        out += bigEndian ? low : high;
    };
    if (character < 0x10000) {
        unit(character);
        return;
    }
    unit(0xD800 + ((character - 0x10000) >> 10));
    unit(0xDC00 + ((character - 0x10000) & 0x3FF));
}

std::string utf16(std::string_view utf8, bool bigEndian)
{
    std::string out;
    while (!utf8.empty()) {
        const DecodedCodePoint decoded = decodeUtf8(utf8, 0);
        if (!decoded.valid)
            return {}; // no text that could stand there otherwise
        appendUtf16(out, decoded.value, bigEndian);
        utf8.remove_prefix(decoded.length);
    }
    return out;
}

} // namespace

ContentPattern ContentPattern::bytes(std::string needle)
{
    ContentPattern pattern;
    pattern.m_longest = needle.size();
    pattern.m_needles.push_back(std::move(needle));
    return pattern;
}

ContentPattern ContentPattern::text(std::string_view utf8, bool ignoreCase)
{
    ContentPattern pattern;
    pattern.m_needles.emplace_back(utf8);
    for (const bool bigEndian : {false, true}) {
        std::string wide = utf16(utf8, bigEndian);
        if (!wide.empty())
            pattern.m_needles.push_back(std::move(wide));
    }
    for (const std::string &needle : pattern.m_needles)
        pattern.m_longest = std::max(pattern.m_longest, needle.size());
    if (!ignoreCase)
        return pattern;
    std::string either;
    for (const std::string &needle : pattern.m_needles)
        either += (either.empty() ? "" : "|") + re2::RE2::QuoteMeta(needle);
    pattern.m_expression = std::make_shared<const re2::RE2>(either, optionsFor(true));
    pattern.m_needles.clear();
    return pattern;
}

Result<ContentPattern> ContentPattern::expression(const std::string &text, bool ignoreCase)
{
    ContentPattern pattern;
    pattern.m_expression = std::make_shared<const re2::RE2>("(?m)" + text, optionsFor(ignoreCase));
    if (!pattern.m_expression->ok())
        return Unexpected(makeError(ErrorCode::Usage, {}, pattern.m_expression->error()));
    pattern.m_longest = longestExpressionMatch;
    return pattern;
}

void ContentPattern::find(std::string_view in, std::size_t from, std::size_t until, std::size_t most, std::vector<Match> &matches) const
{
    until = std::min(until, in.size());
    if (m_expression) {
        re2::StringPiece match;
        for (std::size_t found = 0; found < most && from < until; ++found) {
            if (!m_expression->Match(re2::StringPiece(in.data(), in.size()), from, in.size(), re2::RE2::UNANCHORED, &match, 1))
                return;
            const auto at = static_cast<std::size_t>(match.data() - in.data());
            if (at >= until)
                return;
            if (match.empty()) { // an expression that may be nothing is found where it is something
                from = at + 1;
                continue;
            }
            matches.push_back({at, match.size()});
            from = at + match.size();
        }
        return;
    }
    const auto first = static_cast<std::ptrdiff_t>(matches.size());
    for (const std::string &needle : m_needles) {
        const std::size_t end = std::min(in.size(), until + needle.size() - 1);
        std::size_t at = from;
        for (std::size_t found = 0; found < most && !needle.empty() && at < end && end - at >= needle.size(); ++found) {
            const void *place = memmem(in.data() + at, end - at, needle.data(), needle.size());
            if (!place)
                break;
            at = static_cast<std::size_t>(static_cast<const char *>(place) - in.data());
            matches.push_back({at, needle.size()});
            ++at;
        }
    }
    std::sort(matches.begin() + first, matches.end(), [](const Match &a, const Match &b) { return a.at < b.at; });
    if (matches.size() - static_cast<std::size_t>(first) > most)
        matches.resize(static_cast<std::size_t>(first) + most);
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/pathtext.h"

#include "base/blanks.h"
#include "base/displaysafe.h"

#include <algorithm>
#include <cstdint>

namespace assay {
namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// Up to most digits of text at position, which moves behind them; none when there is not one.
std::optional<std::uint32_t> takeNumber(std::string_view text, std::size_t &position, std::size_t most, int base)
{
    std::uint32_t value = 0;
    std::size_t digits = 0;
    for (; digits < most && position < text.size(); ++digits, ++position) {
        const int digit = hexDigit(text[position]);
        if (digit < 0 || digit >= base)
            break;
        value = value * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit);
    }
    return digits > 0 ? std::optional(value) : std::nullopt;
}

std::optional<char> controlOf(char letter)
{
    static constexpr std::string_view letters = "abefnrtvE";
    static constexpr std::string_view controls = "\a\b\x1B\f\n\r\t\v\x1B";
    const std::size_t at = letters.find(letter);
    return at == std::string_view::npos ? std::nullopt : std::optional(controls[at]);
}

// One escape of $'…' at position, which stands behind the backslash and moves behind the escape.
bool takeAnsiEscape(std::string_view text, std::size_t &position, std::string &out)
{
    const char letter = text[position];
    if (const auto control = controlOf(letter)) {
        out += *control;
        ++position;
        return true;
    }
    if (letter >= '0' && letter <= '7') {
        out += static_cast<char>(*takeNumber(text, position, 3, 8));
        return true;
    }
    if (letter == 'x' || letter == 'u' || letter == 'U') {
        ++position;
        const auto value = takeNumber(text, position, letter == 'x' ? 2 : letter == 'u' ? 4 : 8, 16);
        if (!value || (letter != 'x' && *value > 0x10FFFF))
            return false;
        if (letter == 'x')
            out += static_cast<char>(*value);
        else
            appendUtf8(out, *value);
        return true;
    }
    if (letter != '\\' && letter != '\'' && letter != '"' && letter != '?')
        out += '\\';
    out += letter;
    ++position;
    return true;
}

// The rest of a quotation whose opening stands before position; false when it does not end.
bool takeQuotation(std::string_view text, std::size_t &position, char quote, bool ansi, std::string &out)
{
    while (position < text.size()) {
        const char c = text[position++];
        if (c == quote)
            return true;
        if (c != '\\' || (quote == '\'' && !ansi)) {
            out += c;
            continue;
        }
        if (position == text.size())
            return false;
        if (ansi) {
            if (!takeAnsiEscape(text, position, out))
                return false;
            continue;
        }
        const char escaped = text[position++];
        if (std::string_view("\\\"$`").find(escaped) == std::string_view::npos)
            out += '\\';
        out += escaped;
    }
    return false;
}

} // namespace

std::optional<std::string> fromDisplaySafe(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] != '\\') {
            out += text[i++];
            continue;
        }
        if (++i == text.size())
            return std::nullopt;
        const char letter = text[i++];
        const std::size_t start = i;
        switch (letter) {
        case '\\': out += '\\'; break;
        case 'n': out += '\n'; break;
        case 't': out += '\t'; break;
        case 'r': out += '\r'; break;
        case 'x': {
            const auto byte = takeNumber(text, i, 2, 16);
            if (!byte || i - start != 2)
                return std::nullopt;
            out += static_cast<char>(*byte);
            break;
        }
        case 'u': {
            if (i == text.size() || text[i] != '{')
                return std::nullopt;
            const auto point = takeNumber(text, ++i, 6, 16);
            if (!point || *point > 0x10FFFF || i == text.size() || text[i++] != '}')
                return std::nullopt;
            appendUtf8(out, *point);
            break;
        }
        default: return std::nullopt;
        }
    }
    return out;
}

std::optional<std::string> fromShellWord(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i++];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
            return std::nullopt;
        if (c == '\'' || c == '"') {
            if (!takeQuotation(text, i, c, false, out))
                return std::nullopt;
        } else if (c == '$' && i < text.size() && text[i] == '\'') {
            if (!takeQuotation(text, ++i, '\'', true, out))
                return std::nullopt;
        } else if (c == '\\') {
            if (i == text.size())
                return std::nullopt;
            out += text[i++];
        } else {
            out += c;
        }
    }
    return out;
}

std::string normalPath(std::string_view path)
{
    std::vector<std::string_view> parts;
    for (std::size_t i = 0; i < path.size();) {
        const std::size_t end = std::min(path.find('/', i), path.size());
        const std::string_view part = path.substr(i, end - i);
        i = end + 1;
        if (part.empty() || part == ".")
            continue;
        if (part != "..")
            parts.push_back(part);
        else if (!parts.empty())
            parts.pop_back();
    }
    std::string normal;
    for (const std::string_view part : parts) {
        if (!normal.empty())
            normal += '/';
        normal += part;
    }
    return normal;
}

std::vector<std::string> pathReadings(std::string_view text)
{
    std::vector<std::string> readings;
    const auto add = [&readings](const std::optional<std::string> &reading) {
        if (!reading)
            return;
        std::string path = normalPath(*reading);
        if (std::find(readings.begin(), readings.end(), path) == readings.end())
            readings.push_back(std::move(path));
    };
    add(fromDisplaySafe(text));
    add(std::string(text));
    const std::string_view trimmed = withoutBlanks(text, " \t\r\n"); // a line that was copied has one at its end
    add(fromDisplaySafe(trimmed));
    add(std::string(trimmed));
    add(fromShellWord(trimmed));
    return readings;
}

} // namespace assay

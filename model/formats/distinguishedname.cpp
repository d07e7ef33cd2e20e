// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/distinguishedname.h"

#include <cctype>
#include <optional>
#include <utility>

namespace assay {
namespace {

constexpr std::size_t mostNameBytes = 64 * 1024;
constexpr std::string_view special = " \"#+,;<=>\\";

std::optional<unsigned> hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<unsigned>(c - 'a') + 10;
    if (c >= 'A' && c <= 'F')
        return static_cast<unsigned>(c - 'A') + 10;
    return std::nullopt;
}

class Reader {
public:
    Reader(std::string_view text, const std::string &file) : m_text(text), m_file(file) {}

    Result<NameAttributes> read()
    {
        if (m_text.size() > mostNameBytes)
            return Unexpected(makeError(ErrorCode::LimitExceeded, m_file, "a name of more than " + std::to_string(mostNameBytes) + " bytes"));
        NameAttributes name;
        while (true) {
            const auto type = readType();
            if (!type)
                return Unexpected(type.error());
            auto value = readValue();
            if (!value)
                return Unexpected(value.error());
            if (!name.emplace(*type, std::move(*value)).second)
                return fail("\"" + *type + "\" stands twice");
            if (m_at == m_text.size())
                return name;
            ++m_at; // the comma
        }
    }

private:
    Unexpected fail(const std::string &what) const { return Unexpected(makeErrorAt(ErrorCode::Malformed, m_file, m_at, "a name (C=…, O=…) in which " + what)); }

    void skipSpace()
    {
        while (m_at < m_text.size() && m_text[m_at] == ' ')
            ++m_at;
    }

    Result<std::string> readType()
    {
        skipSpace();
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && (m_text[m_at] == '.' || m_text[m_at] == '-' || std::isalnum(static_cast<unsigned char>(m_text[m_at])) != 0))
            ++m_at;
        std::string type = nameAttributeType(m_text.substr(begin, m_at - begin));
        skipSpace();
        if (type.empty() || m_at == m_text.size() || m_text[m_at] != '=')
            return fail("there is no type with \"=\" behind it");
        ++m_at;
        return type;
    }

    // Up to a comma or the end; spaces around it do not belong to it, unless a backslash says so.
    Result<std::string> readValue()
    {
        skipSpace();
        if (m_at < m_text.size() && m_text[m_at] == '#')
            return fail("a value stands as \"#\" and hex digits");
        std::string value;
        std::size_t kept = 0; // of value, what is no space at its end
        for (; m_at < m_text.size() && m_text[m_at] != ','; ++m_at) {
            const char c = m_text[m_at];
            if (c == '\\') {
                const auto escaped = readEscaped();
                if (!escaped)
                    return fail("a backslash stands before what needs none");
                value += *escaped;
                kept = value.size();
                continue;
            }
            if (std::string_view("\"+;<>").find(c) != std::string_view::npos)
                return fail(std::string("\"") + c + "\" stands without a backslash");
            value += c;
            if (c != ' ')
                kept = value.size();
        }
        value.resize(kept);
        return value.empty() ? Result<std::string>(fail("a value is empty")) : value;
    }

    std::optional<char> readEscaped()
    {
        if (m_at + 1 < m_text.size() && special.find(m_text[m_at + 1]) != std::string_view::npos)
            return m_text[++m_at];
        const auto high = m_at + 2 < m_text.size() ? hexValue(m_text[m_at + 1]) : std::nullopt;
        const auto low = high ? hexValue(m_text[m_at + 2]) : std::nullopt;
        if (!low)
            return std::nullopt;
        m_at += 2;
        return static_cast<char>(*high << 4U | *low);
    }

    std::string_view m_text;
    const std::string &m_file;
    std::size_t m_at = 0;
};

} // namespace

std::string nameAttributeType(std::string_view type)
{
    std::string capitals;
    for (const char c : type)
        capitals += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return capitals == "S" ? "ST" : capitals;
}

Result<NameAttributes> parseDistinguishedName(std::string_view text, const std::string &file)
{
    return Reader(text, file).read();
}

} // namespace assay

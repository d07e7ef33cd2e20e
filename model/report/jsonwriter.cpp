// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/jsonwriter.h"

#include "base/bytes.h"
#include "base/displaysafe.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <utility>

namespace assay {
namespace {

void appendUnit(std::string &out, unsigned unit)
{
    static constexpr char digits[] = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += digits[(unit >> shift) & 0xF];
}

void appendEscaped(std::string &out, char32_t value)
{
    if (value >= 0x10000) {
        const char32_t rest = value - 0x10000;
        appendUnit(out, static_cast<unsigned>(0xD800 + (rest >> 10)));
        appendUnit(out, static_cast<unsigned>(0xDC00 + (rest & 0x3FF)));
    } else {
        appendUnit(out, static_cast<unsigned>(value));
    }
}

bool isPlainAscii(char c)
{
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

} // namespace

JsonWriter::JsonWriter(Sink sink) : m_out(std::move(sink)) {}

void JsonWriter::newItem(Level &level)
{
    if (!level.empty)
        m_out << (level.style == Style::Inline ? ", " : ",");
    level.empty = false;
    if (level.style == Style::Lines) {
        m_out << '\n';
        for (std::size_t i = 0; i < m_levels.size(); ++i)
            m_out << "  ";
    }
}

void JsonWriter::beforeValue()
{
    if (!std::exchange(m_afterKey, false) && !m_levels.empty())
        newItem(m_levels.back());
}

void JsonWriter::begin(char bracket, Style style)
{
    beforeValue();
    // What stands inside of one line stands on that line too.
    if (!m_levels.empty() && m_levels.back().style != Style::Lines)
        style = m_levels.back().style;
    m_out << bracket;
    m_levels.push_back({style, true});
}

void JsonWriter::end(char bracket)
{
    assert(!m_levels.empty() && !m_afterKey);
    const Level level = m_levels.back();
    m_levels.pop_back();
    if (level.style == Style::Lines && !level.empty) {
        m_out << '\n';
        for (std::size_t i = 0; i < m_levels.size(); ++i)
            m_out << "  ";
    }
    m_out << bracket;
}

JsonWriter &JsonWriter::key(std::string_view name)
{
    assert(!m_levels.empty() && !m_afterKey);
    newItem(m_levels.back());
    quoted(name);
    m_out << (m_levels.back().style == Style::Packed ? ":" : ": ");
    m_afterKey = true;
    return *this;
}

void JsonWriter::quoted(std::string_view bytes)
{
    m_out << '"';
    std::string escaped;
    for (std::size_t i = 0; i < bytes.size();) {
        std::size_t plain = i;
        while (plain < bytes.size() && isPlainAscii(bytes[plain]))
            ++plain;
        m_out << bytes.substr(i, plain - i);
        i = plain;
        if (i == bytes.size())
            break;
        const DecodedCodePoint point = decodeUtf8(bytes, i);
        const std::string_view sequence = bytes.substr(i, point.length);
        i += point.length;
        escaped.clear();
        if (!point.valid) {
            m_out << "\xEF\xBF\xBD";
            continue;
        }
        switch (point.value) {
        case U'"': escaped = "\\\""; break;
        case U'\\': escaped = "\\\\"; break;
        case U'\b': escaped = "\\b"; break;
        case U'\f': escaped = "\\f"; break;
        case U'\n': escaped = "\\n"; break;
        case U'\r': escaped = "\\r"; break;
        case U'\t': escaped = "\\t"; break;
        default:
            if (needsDisplayEscape(sequence))
                appendEscaped(escaped, point.value);
            else
                escaped = sequence;
        }
        m_out << escaped;
    }
    m_out << '"';
}

void JsonWriter::string(std::string_view bytes)
{
    beforeValue();
    quoted(bytes);
}

void JsonWriter::stringOrNull(std::string_view bytes)
{
    if (bytes.empty())
        null();
    else
        string(bytes);
}

void JsonWriter::boolean(bool value)
{
    beforeValue();
    m_out << (value ? "true" : "false");
}

void JsonWriter::null()
{
    beforeValue();
    m_out << "null";
}

void JsonWriter::signedNumber(std::int64_t value)
{
    beforeValue();
    char text[24];
    const auto end = std::to_chars(text, text + sizeof text, value);
    m_out << std::string_view(text, static_cast<std::size_t>(end.ptr - text));
}

void JsonWriter::unsignedNumber(std::uint64_t value)
{
    beforeValue();
    char text[24];
    const auto end = std::to_chars(text, text + sizeof text, value);
    m_out << std::string_view(text, static_cast<std::size_t>(end.ptr - text));
}

void JsonWriter::bytes(std::string_view name, std::string_view bytes)
{
    key(name).string(bytes);
    if (!isValidUtf8(bytes))
        key(std::string(name) + "Bytes").string(toBase64(bytes));
}

void JsonWriter::texts(std::string_view name, const std::vector<std::string> &texts, Style style)
{
    key(name).beginArray(style);
    for (const std::string &text : texts)
        string(text);
    endArray();
    if (std::all_of(texts.begin(), texts.end(), [](const std::string &text) { return isValidUtf8(text); }))
        return;
    key(std::string(name) + "Bytes").beginArray(style);
    for (const std::string &text : texts)
        string(toBase64(text));
    endArray();
}

Status JsonWriter::finish()
{
    assert(failed() || m_levels.empty());
    m_out << '\n';
    return m_out.finish();
}

} // namespace assay

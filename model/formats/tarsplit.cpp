// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/tarsplit.h"

#include "base/displaysafe.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <limits>

namespace assay {
namespace {

constexpr std::array<std::int8_t, 256> base64Values()
{
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
    return values;
}

// Go's decoder takes padded text only; names that are not UTF-8 were seen without padding. Both are read.
bool decodeBase64(std::string_view text, std::string &out)
{
    static constexpr std::array<std::int8_t, 256> values = base64Values();
    while (!text.empty() && text.back() == '=' && (text.size() + 3) / 4 * 4 - text.size() < 2)
        text.remove_suffix(1);
    if (text.size() % 4 == 1)
        return false;
    out.resize(text.size() / 4 * 3 + (text.size() % 4 == 0 ? 0 : text.size() % 4 - 1));
    char *to = out.data();
    std::size_t i = 0;
    int bad = 0;
    const auto value = [&](std::size_t at) {
        const std::int8_t v = values[static_cast<unsigned char>(text[at])];
        bad |= v;
        return static_cast<std::uint32_t>(v) & 0x3F;
    };
    for (; i + 4 <= text.size(); i += 4) {
        const std::uint32_t group = (value(i) << 18) | (value(i + 1) << 12) | (value(i + 2) << 6) | value(i + 3);
        *to++ = static_cast<char>(group >> 16);
        *to++ = static_cast<char>(group >> 8);
        *to++ = static_cast<char>(group);
    }
    if (text.size() - i >= 2) {
        std::uint32_t group = (value(i) << 18) | (value(i + 1) << 12);
        *to++ = static_cast<char>(group >> 16);
        if (text.size() - i == 3) {
            group |= value(i + 2) << 6;
            *to++ = static_cast<char>(group >> 8);
        }
    }
    return bad >= 0;
}

// Where the string whose content begins at text[at] has its closing quote; text.size() or more when it does not end. Payloads are
// long and have no escapes: those are passed in one step.
std::size_t stringEnd(std::string_view text, std::size_t at)
{
    const std::size_t quote = std::min(text.find('"', at), text.size());
    if (text.substr(at, quote - at).find('\\') == std::string_view::npos)
        return quote;
    while (at < text.size() && text[at] != '"')
        at += text[at] == '\\' ? 2U : 1U;
    return at;
}

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

// Reads one flat object. Every function leaves at behind what it took, or sets problem.
class ObjectReader {
public:
    explicit ObjectReader(std::string_view text) : m_text(text) {}

    bool read(TarSplitEntry &out, const Limits &limits)
    {
        out.name.clear();
        out.payload.clear();
        out.size = 0;
        out.position = 0;
        skipSpace();
        if (!take('{', "no object begins here"))
            return false;
        bool more = !peek('}');
        while (more) {
            if (!readMember(out, limits))
                return false;
            skipSpace();
            more = peek(',');
            if (more)
                ++at;
            skipSpace();
        }
        if (!take('}', "the object does not end here"))
            return false;
        if (!(m_seen & TypeKey))
            return fail("an object without \"type\"");
        return true;
    }

    std::size_t at = 0;
    const char *problem = nullptr;

private:
    enum Key : unsigned { TypeKey = 1, NameKey = 2, RawNameKey = 4, SizeKey = 8, PayloadKey = 16, PositionKey = 32, OtherKey = 0 };

    bool fail(const char *what)
    {
        problem = what;
        return false;
    }
    void skipSpace()
    {
        while (at < m_text.size() && isSpace(m_text[at]))
            ++at;
    }
    bool peek(char c) const { return at < m_text.size() && m_text[at] == c; }
    bool take(char c, const char *what)
    {
        if (!peek(c))
            return fail(what);
        ++at;
        return true;
    }

    static Key keyOf(std::string_view name)
    {
        if (name == "type")
            return TypeKey;
        if (name == "name")
            return NameKey;
        if (name == "name_raw")
            return RawNameKey;
        if (name == "size")
            return SizeKey;
        if (name == "payload")
            return PayloadKey;
        return name == "position" ? PositionKey : OtherKey;
    }

    bool readMember(TarSplitEntry &out, const Limits &limits)
    {
        skipSpace();
        std::string_view raw;
        if (!readString(raw))
            return false;
        const Key key = keyOf(raw);
        if (key != OtherKey && (m_seen & key))
            return fail("a key stands twice in one object");
        m_seen |= key;
        skipSpace();
        if (!take(':', "no value follows the key"))
            return false;
        skipSpace();
        switch (key) {
        case TypeKey: return readKind(out);
        case SizeKey: return readNumber(out.size);
        case PositionKey: return readNumber(out.position);
        case NameKey: return readName(out, limits);
        case RawNameKey: return readRawName(out, limits);
        case PayloadKey: return readPayload(out);
        case OtherKey: break;
        }
        return skipPlainValue();
    }

    bool readKind(TarSplitEntry &out)
    {
        std::uint64_t kind = 0;
        if (!readNumber(kind))
            return false;
        if (kind != 1 && kind != 2)
            return fail("an entry that is neither file nor segment");
        out.kind = static_cast<TarSplitEntry::Kind>(kind);
        return true;
    }

    bool readNumber(std::uint64_t &value)
    {
        const char *const first = m_text.data() + at;
        const auto [end, error] = std::from_chars(first, m_text.data() + m_text.size(), value);
        if (error != std::errc() || value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return fail("no whole number from 0 to 2^63-1");
        at += static_cast<std::size_t>(end - first);
        if (at < m_text.size() && m_text[at] != ',' && m_text[at] != '}' && !isSpace(m_text[at]))
            return fail("no whole number from 0 to 2^63-1");
        return true;
    }

    // The bytes between the quotes, escapes still in them.
    bool readString(std::string_view &raw)
    {
        if (!take('"', "no string begins here"))
            return false;
        const std::size_t begin = at;
        at = stringEnd(m_text, at);
        if (at >= m_text.size())
            return fail("the string does not end");
        raw = m_text.substr(begin, at - begin);
        unsigned controls = 0;
        for (const char c : raw)
            controls += static_cast<unsigned char>(c) < 0x20;
        if (controls != 0)
            return fail("a control character in a string");
        ++at;
        return true;
    }

    bool readHex(std::string_view raw, std::size_t from, std::uint32_t &value)
    {
        if (raw.size() < from + 4)
            return fail("an escape that is cut off");
        const auto [end, error] = std::from_chars(raw.data() + from, raw.data() + from + 4, value, 16);
        return (error == std::errc() && end == raw.data() + from + 4) || fail("no hexadecimal escape");
    }

    bool unescape(std::string_view raw, std::string &out)
    {
        constexpr std::string_view plain = "\"\\/bfnrt";
        constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
        out.clear();
        for (std::size_t i = 0; i < raw.size(); ++i) {
            if (raw[i] != '\\') {
                out += raw[i];
                continue;
            }
            ++i;
            if (const std::size_t known = plain.find(raw[i]); known != std::string_view::npos) {
                out += meant[known];
                continue;
            }
            std::uint32_t c = 0;
            if (raw[i] != 'u' || !readHex(raw, i + 1, c))
                return problem ? false : fail("an unknown escape");
            i += 4;
            if (c >= 0xD800 && c <= 0xDBFF && raw.substr(i + 1, 2) == "\\u") {
                std::uint32_t low = 0;
                if (!readHex(raw, i + 3, low))
                    return false;
                if (low >= 0xDC00 && low <= 0xDFFF) {
                    c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                    i += 6;
                }
            }
            appendUtf8(out, c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c);
        }
        return true;
    }

    bool readName(TarSplitEntry &out, const Limits &limits)
    {
        std::string_view raw;
        if (!readString(raw))
            return false;
        if (raw.size() > std::uint64_t{limits.pathBytes} * 6)
            return fail("a name that is too long");
        if (m_seen & RawNameKey && !out.name.empty())
            return true; // the raw form is the one that counts
        return unescape(raw, out.name);
    }

    bool readRawName(TarSplitEntry &out, const Limits &limits)
    {
        std::string_view raw;
        if (skipNull())
            return true;
        if (!readString(raw))
            return false;
        if (raw.size() > std::uint64_t{limits.pathBytes} * 2)
            return fail("a name that is too long");
        if (raw.empty())
            return true;
        return decodeBase64(raw, out.name) || fail("a name that is no base64");
    }

    bool readPayload(TarSplitEntry &out)
    {
        std::string_view raw;
        if (skipNull())
            return true;
        return readString(raw) && (decodeBase64(raw, out.payload) || fail("a payload that is no base64"));
    }

    bool skipNull()
    {
        if (m_text.substr(at, 4) != "null")
            return false;
        at += 4;
        return true;
    }

    bool skipPlainValue()
    {
        std::string_view raw;
        if (peek('"'))
            return readString(raw);
        const std::size_t begin = at;
        while (at < m_text.size() && (std::isalnum(static_cast<unsigned char>(m_text[at])) || m_text[at] == '-' || m_text[at] == '+' || m_text[at] == '.'))
            ++at;
        return at != begin || fail("a value that is no plain one");
    }

    std::string_view m_text;
    unsigned m_seen = 0;
};

} // namespace

Result<std::size_t> tarSplitObjectLength(std::string_view text, const std::string &file)
{
    std::size_t at = 0;
    while (at < text.size() && isSpace(text[at]))
        ++at;
    if (at == text.size())
        return std::size_t{0};
    if (text[at] != '{')
        return Unexpected(makeError(ErrorCode::Malformed, file, "no object begins here"));
    // Flat: the first closing brace outside of a string ends it.
    for (++at; at < text.size(); ++at) {
        if (text[at] == '}')
            return at + 1;
        if (text[at] != '"')
            continue;
        at = stringEnd(text, at + 1);
    }
    return std::size_t{0};
}

Status parseTarSplitEntry(std::string_view text, const std::string &file, std::uint64_t offset, const Limits &limits, TarSplitEntry &out)
{
    ObjectReader reader(text);
    if (!reader.read(out, limits))
        return Unexpected(makeErrorAt(ErrorCode::Malformed, file, offset + reader.at, reader.problem));
    return {};
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/canonicaljson.h"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace assay {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// How long the character of UTF-8 at the beginning of text is; 0 when it is none.
std::size_t utf8Length(std::string_view text)
{
    const auto byte = [&text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto continues = [&byte](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0);
    if (first < 0x80)
        return text.empty() ? 0 : 1;
    if (first >= 0xC2 && first <= 0xDF)
        return continues(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool shortest = first != 0xE0 || byte(1) >= 0xA0;
        const bool noSurrogate = first != 0xED || byte(1) <= 0x9F;
        return continues(1) && continues(2) && shortest && noSurrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool inRange = (first != 0xF0 || byte(1) >= 0x90) && (first != 0xF4 || byte(1) <= 0x8F);
        return continues(1) && continues(2) && continues(3) && inRange ? 4 : 0;
    }
    return 0;
}

void appendUtf8(std::string &out, std::uint32_t code)
{
    const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | (code >> 6));
        put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(0xE0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3F));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    }
}

class Reader {
public:
    Reader(std::string_view bytes, const std::string &file, const Limits &limits) : m_bytes(bytes), m_file(file), m_limits(limits) {}

    Result<SignedJson> read();

private:
    struct Open {
        SignedJson value;
        std::string key; // of the member that is being read
    };

    // What may stand next.
    enum class Next : std::uint8_t { Value, ValueOrEnd, Key, KeyOrEnd, CommaOrEnd, Nothing };

    Status step();
    Status readKey();
    Status readValue();
    Status readInteger();
    Status open(SignedJson::Kind kind);
    Status close();
    Status put(SignedJson value);
    Status sortMembers(SignedJson &object);
    Result<std::string> readString();
    Status readEscape(std::string &out);
    std::optional<std::uint32_t> readFourHex();

    void skipSpace();
    bool take(std::string_view word);
    bool atEnd() const { return m_at == m_bytes.size(); }
    char here() const { return m_bytes[m_at]; }
    Unexpected fail(std::string why) const { return failAt(m_at, std::move(why)); }
    Unexpected failAt(std::size_t offset, std::string why) const { return Unexpected(makeErrorAt(ErrorCode::Malformed, m_file, offset, std::move(why))); }
    Unexpected tooMuch(std::string why) const { return Unexpected(makeErrorAt(ErrorCode::LimitExceeded, m_file, m_at, std::move(why))); }

    std::string_view m_bytes;
    const std::string &m_file;
    const Limits &m_limits;
    std::size_t m_at = 0;
    std::size_t m_values = 0;
    Next m_next = Next::Value;
    std::vector<Open> m_open;
    SignedJson m_whole;
};

Result<SignedJson> Reader::read()
{
    if (m_bytes.size() > m_limits.jsonBytes)
        return Unexpected(makeError(ErrorCode::LimitExceeded, m_file, "JSON of " + std::to_string(m_bytes.size()) + " bytes, more than " + std::to_string(m_limits.jsonBytes)));
    while (m_next != Next::Nothing) {
        skipSpace();
        if (atEnd())
            return Unexpected(makeErrorAt(ErrorCode::Truncated, m_file, m_at, "the JSON ends before it is whole"));
        if (const Status done = step(); !done)
            return Unexpected(done.error());
    }
    skipSpace();
    if (!atEnd())
        return fail("there is something after the JSON");
    return std::move(m_whole);
}

Status Reader::step()
{
    const bool inObject = !m_open.empty() && m_open.back().value.isObject();
    const char end = inObject ? '}' : ']';
    const bool mayEnd = m_next == Next::ValueOrEnd || m_next == Next::KeyOrEnd || m_next == Next::CommaOrEnd;
    if (mayEnd && here() == end)
        return close();
    switch (m_next) {
    case Next::CommaOrEnd:
        if (here() != ',')
            return fail("not valid JSON here");
        ++m_at;
        m_next = inObject ? Next::Key : Next::Value;
        return {};
    case Next::Key:
    case Next::KeyOrEnd: return readKey();
    case Next::Value:
    case Next::ValueOrEnd: break;
    case Next::Nothing: return {};
    }
    return readValue();
}

Status Reader::readKey()
{
    auto key = readString();
    if (!key)
        return Unexpected(key.error());
    skipSpace();
    if (!take(":"))
        return fail("not valid JSON here");
    m_open.back().key = std::move(*key);
    m_next = Next::Value;
    return {};
}

Status Reader::readValue()
{
    if (++m_values > mostSignedValues)
        return tooMuch("JSON of more than " + std::to_string(mostSignedValues) + " values");
    SignedJson value;
    switch (here()) {
    case '{': return open(SignedJson::Kind::Object);
    case '[': return open(SignedJson::Kind::Array);
    case '"': {
        auto text = readString();
        if (!text)
            return Unexpected(text.error());
        value.kind = SignedJson::Kind::String;
        value.text = std::move(*text);
        return put(std::move(value));
    }
    default: break;
    }
    if (here() == '-' || isDigit(here()))
        return readInteger();
    if (take("true"))
        value.kind = SignedJson::Kind::True;
    else if (take("false"))
        value.kind = SignedJson::Kind::False;
    else if (!take("null"))
        return fail("not valid JSON here");
    return put(std::move(value));
}

Status Reader::readInteger()
{
    const std::size_t begin = m_at;
    if (here() == '-')
        ++m_at;
    const std::size_t digits = m_at;
    while (!atEnd() && isDigit(here()))
        ++m_at;
    if (m_at == digits || (m_bytes[digits] == '0' && m_at > digits + 1))
        return failAt(begin, "not valid JSON here");
    if (!atEnd() && (here() == '.' || here() == 'e' || here() == 'E'))
        return failAt(begin, "a number with a fraction or an exponent, which signed metadata never holds");
    const std::string_view text = m_bytes.substr(begin, m_at - begin);
    SignedJson value;
    value.kind = SignedJson::Kind::Integer;
    const auto [last, error] = std::from_chars(text.data(), text.data() + text.size(), value.integer);
    if (error != std::errc() || last != text.data() + text.size() || text == "-0")
        return failAt(begin, "an integer that does not fit in 64 bits or is written in another way than its value is");
    return put(std::move(value));
}

Status Reader::open(SignedJson::Kind kind)
{
    if (m_open.size() >= m_limits.jsonDepth)
        return tooMuch("JSON nested more than " + std::to_string(m_limits.jsonDepth) + " deep");
    ++m_at;
    m_open.emplace_back().value.kind = kind;
    m_next = kind == SignedJson::Kind::Object ? Next::KeyOrEnd : Next::ValueOrEnd;
    return {};
}

Status Reader::close()
{
    ++m_at;
    SignedJson value = std::move(m_open.back().value);
    m_open.pop_back();
    if (value.isObject()) {
        if (const Status sorted = sortMembers(value); !sorted)
            return sorted;
    }
    return put(std::move(value));
}

Status Reader::put(SignedJson value)
{
    if (m_open.empty()) {
        m_whole = std::move(value);
        m_next = Next::Nothing;
        return {};
    }
    Open &parent = m_open.back();
    if (parent.value.isObject())
        parent.value.keys.push_back(std::move(parent.key));
    parent.value.items.push_back(std::move(value));
    m_next = Next::CommaOrEnd;
    return {};
}

Status Reader::sortMembers(SignedJson &object)
{
    const auto &keys = object.keys;
    if (!std::is_sorted(keys.begin(), keys.end())) {
        std::vector<std::size_t> order(keys.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(), [&keys](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
        std::vector<std::string> sortedKeys;
        std::vector<SignedJson> sortedItems;
        sortedKeys.reserve(order.size());
        sortedItems.reserve(order.size());
        for (const std::size_t i : order) {
            sortedKeys.push_back(std::move(object.keys[i]));
            sortedItems.push_back(std::move(object.items[i]));
        }
        object.keys = std::move(sortedKeys);
        object.items = std::move(sortedItems);
    }
    if (const auto twice = std::adjacent_find(object.keys.begin(), object.keys.end()); twice != object.keys.end())
        return fail("the key \"" + *twice + "\" stands twice in the object that ends here");
    return {};
}

Result<std::string> Reader::readString()
{
    if (!take("\""))
        return fail("not valid JSON here");
    std::string out;
    while (!atEnd()) {
        const auto byte = static_cast<unsigned char>(here());
        if (byte == '"') {
            ++m_at;
            return out;
        }
        if (byte < 0x20)
            return fail("a control byte within a string");
        if (byte == '\\') {
            if (const Status escape = readEscape(out); !escape)
                return Unexpected(escape.error());
            continue;
        }
        const std::size_t length = utf8Length(m_bytes.substr(m_at));
        if (length == 0)
            return fail("a string that is not UTF-8");
        out.append(m_bytes.substr(m_at, length));
        m_at += length;
    }
    return Unexpected(makeErrorAt(ErrorCode::Truncated, m_file, m_at, "the JSON ends within a string"));
}

Status Reader::readEscape(std::string &out)
{
    const std::size_t begin = m_at;
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    ++m_at;
    if (atEnd())
        return Unexpected(makeErrorAt(ErrorCode::Truncated, m_file, m_at, "the JSON ends within a string"));
    if (const std::size_t letter = letters.find(here()); letter != std::string_view::npos) {
        out += meanings[letter];
        ++m_at;
        return {};
    }
    if (!take("u"))
        return failAt(begin, "an escape that JSON has not");
    auto code = readFourHex();
    if (code && *code >= 0xD800 && *code <= 0xDBFF && take("\\u")) {
        const auto low = readFourHex();
        if (!low || *low < 0xDC00 || *low > 0xDFFF)
            code.reset();
        else
            code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
    }
    if (!code || (*code >= 0xD800 && *code <= 0xDFFF))
        return failAt(begin, "an escape that is no character");
    appendUtf8(out, *code);
    return {};
}

std::optional<std::uint32_t> Reader::readFourHex()
{
    const std::string_view digits = m_bytes.substr(m_at, 4);
    std::uint32_t code = 0;
    const auto [last, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    if (digits.size() != 4 || error != std::errc() || last != digits.data() + 4)
        return std::nullopt;
    m_at += 4;
    return code;
}

void Reader::skipSpace()
{
    while (!atEnd() && (here() == ' ' || here() == '\n' || here() == '\r' || here() == '\t'))
        ++m_at;
}

bool Reader::take(std::string_view word)
{
    if (m_bytes.substr(m_at, word.size()) != word)
        return false;
    m_at += word.size();
    return true;
}

void appendQuoted(std::string &out, const std::string &text)
{
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    out += '"';
}

} // namespace

const SignedJson *SignedJson::member(std::string_view key) const
{
    const auto found = std::lower_bound(keys.begin(), keys.end(), key, [](const std::string &a, std::string_view b) { return a < b; });
    return found == keys.end() || *found != key ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

Result<SignedJson> parseSignedJson(std::string_view bytes, const std::string &file, const Limits &limits)
{
    return Reader(bytes, file, limits).read();
}

std::string canonicalJson(const SignedJson &value)
{
    struct Open {
        const SignedJson *value;
        std::size_t next;
    };
    std::string out;
    std::vector<Open> open;
    const SignedJson *one = &value;
    while (one) {
        switch (one->kind) {
        case SignedJson::Kind::Null: out += "null"; break;
        case SignedJson::Kind::False: out += "false"; break;
        case SignedJson::Kind::True: out += "true"; break;
        case SignedJson::Kind::Integer: out += std::to_string(one->integer); break;
        case SignedJson::Kind::String: appendQuoted(out, one->text); break;
        case SignedJson::Kind::Array:
        case SignedJson::Kind::Object:
            out += one->isObject() ? '{' : '[';
            open.push_back({one, 0});
            break;
        }
        one = nullptr;
        while (!open.empty() && !one) {
            Open &in = open.back();
            if (in.next == in.value->items.size()) {
                out += in.value->isObject() ? '}' : ']';
                open.pop_back();
                continue;
            }
            if (in.next > 0)
                out += ',';
            if (in.value->isObject()) {
                appendQuoted(out, in.value->keys[in.next]);
                out += ':';
            }
            one = &in.value->items[in.next++];
        }
    }
    return out;
}

} // namespace assay

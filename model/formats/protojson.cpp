// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/protojson.h"

#include "base/bytes.h"

#include <algorithm>
#include <charconv>

namespace assay {

std::optional<std::string> fromProtoBase64(std::string_view text)
{
    std::string standard(text);
    if (text.find_first_of("-_") != std::string_view::npos) {
        if (text.find_first_of("+/") != std::string_view::npos)
            return std::nullopt;
        std::replace(standard.begin(), standard.end(), '-', '+');
        std::replace(standard.begin(), standard.end(), '_', '/');
    }
    constexpr std::size_t group = 4;
    if (text.find('=') == std::string_view::npos && text.size() % group > 1)
        standard.append(group - text.size() % group, '=');
    return fromBase64(standard);
}

void ProtoReading::fail(const std::string &what)
{
    if (!m_error)
        m_error = makeError(ErrorCode::Malformed, m_file, what);
}

void ProtoReading::failLimit(const std::string &what)
{
    if (!m_error)
        m_error = makeError(ErrorCode::LimitExceeded, m_file, what);
}

ProtoMessage::ProtoMessage(const Json *value, ProtoReading &reading, std::string where)
    : m_value(value && value->is_object() ? value : nullptr), m_reading(&reading), m_where(std::move(where))
{
    if (value && !m_value)
        m_reading->fail((m_where.empty() ? std::string("it") : '"' + m_where.substr(0, m_where.size() - 1) + '"') + " is no object");
}

const Json *ProtoMessage::field(const char *name) const
{
    const Json *found = m_value ? assay::member(*m_value, name) : nullptr;
    return found && !found->is_null() ? found : nullptr;
}

bool ProtoMessage::has(const char *name) const
{
    return field(name) != nullptr;
}

void ProtoMessage::fail(const std::string &what) const
{
    m_reading->fail(m_where.empty() ? what : m_where.substr(0, m_where.size() - 1) + ": " + what);
}

void ProtoMessage::only(std::initializer_list<std::string_view> fields) const
{
    if (!m_value)
        return;
    for (auto at = m_value->begin(); at != m_value->end(); ++at) {
        if (std::find(fields.begin(), fields.end(), at.key()) == fields.end())
            fail("there is a field \"" + at.key() + "\", which this format does not have");
    }
}

void ProtoMessage::spelled(std::initializer_list<std::string_view> fields) const
{
    if (!m_value)
        return;
    if (const Status known = refuseOtherSpellings(*m_value, fields, {}); !known)
        fail(known.error().detail);
}

std::string ProtoMessage::text(const char *name) const
{
    const Json *value = field(name);
    if (!value)
        return {};
    if (!value->is_string()) {
        fail(std::string("\"") + name + "\" is no text");
        return {};
    }
    return value->get<std::string>();
}

std::string ProtoMessage::decoded(const Json &value, const std::string &name) const
{
    const std::optional<std::string> bytes = value.is_string() ? fromProtoBase64(value.get_ref<const std::string &>()) : std::nullopt;
    if (!bytes)
        fail('"' + name + "\" is no base64");
    return bytes.value_or(std::string());
}

std::string ProtoMessage::bytes(const char *name) const
{
    const Json *value = field(name);
    return value ? decoded(*value, name) : std::string();
}

std::int64_t ProtoMessage::number(const char *name) const
{
    const Json *value = field(name);
    if (!value)
        return 0;
    if (value->is_number_unsigned() ? value->get<std::uint64_t>() <= INT64_MAX : value->is_number_integer())
        return value->get<std::int64_t>();
    std::int64_t number = 0;
    if (value->is_string()) {
        const auto &text = value->get_ref<const std::string &>();
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc() && end == text.data() + text.size() && !text.empty())
            return number;
    }
    fail(std::string("\"") + name + "\" is no integer of 64 bits");
    return 0;
}

ProtoMessage ProtoMessage::message(const char *name) const
{
    return {field(name), *m_reading, m_where + name + '.'};
}

const Json *ProtoMessage::list(const char *name, std::size_t most) const
{
    const Json *value = field(name);
    if (!value)
        return nullptr;
    if (!value->is_array()) {
        fail(std::string("\"") + name + "\" is no array");
        return nullptr;
    }
    if (value->size() > most) {
        m_reading->failLimit(m_where + name + " has more than " + std::to_string(most) + " elements");
        return nullptr;
    }
    return value;
}

std::vector<ProtoMessage> ProtoMessage::messages(const char *name, std::size_t most) const
{
    std::vector<ProtoMessage> all;
    if (const Json *value = list(name, most)) {
        for (std::size_t i = 0; i < value->size(); ++i)
            all.emplace_back(&(*value)[i], *m_reading, m_where + name + '[' + std::to_string(i) + "].");
    }
    return all;
}

std::vector<std::string> ProtoMessage::listOfBytes(const char *name, std::size_t most) const
{
    std::vector<std::string> all;
    if (const Json *value = list(name, most)) {
        for (std::size_t i = 0; i < value->size(); ++i)
            all.push_back(decoded((*value)[i], std::string(name) + '[' + std::to_string(i) + ']'));
    }
    return all;
}

} // namespace assay

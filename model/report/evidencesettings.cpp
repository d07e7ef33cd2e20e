// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/evidencesettings.h"

#include "base/bytes.h"
#include "base/displaysafe.h"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>

namespace assay {
namespace {

constexpr std::string_view schema = "assay-evidence/1";
constexpr std::string_view storeName = "imageStore";

// Walks a JSON text and stops where its "options" end, or where they are not what they must be.
class OptionsReader : public nlohmann::json_sax<nlohmann::json> {
public:
    bool null() override { return value({}); }
    bool boolean(bool) override { return value({}); }
    bool number_integer(number_integer_t) override { return value({}); }
    bool number_unsigned(number_unsigned_t) override { return value({}); }
    bool number_float(number_float_t, const string_t &) override { return value({}); }
    bool binary(binary_t &) override { return value({}); }
    bool string(string_t &text) override { return value(text); }

    bool key(string_t &name) override
    {
        m_key = name;
        if (m_depth == 2 && m_inOptions && options.contains(name))
            return wrong("names the setting \"" + name + "\" twice");
        return true;
    }

    bool start_object(std::size_t) override { return open(true); }
    bool end_object() override
    {
        done = m_inOptions && m_depth == 2;
        --m_depth;
        return !done;
    }
    bool start_array(std::size_t) override { return open(false); }
    bool end_array() override
    {
        --m_depth;
        return true;
    }
    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &) override
    {
        at = position;
        return false;
    }

    std::map<std::string, std::string> options;
    bool done = false;
    std::size_t at = 0;       // where it is no JSON
    std::string schemaFound;
    std::string problem;

private:
    bool wrong(std::string what)
    {
        problem = std::move(what);
        return false;
    }

    bool open(bool object)
    {
        constexpr int most = 64;
        if (m_inOptions || ++m_depth > most)
            return wrong("is no evidence file");
        m_inOptions = object && m_depth == 2 && m_key == "options";
        return m_depth > 1 || object ? true : wrong("is no evidence file");
    }

    bool value(const std::optional<std::string> &text)
    {
        if (m_depth == 1 && m_key == "schema")
            schemaFound = text.value_or(std::string());
        if (m_depth == 1 && m_key == "options")
            return wrong("has settings that are none");
        if (!m_inOptions)
            return true;
        if (!text)
            return wrong("has the setting \"" + m_key + "\", which is no text");
        options.emplace(m_key, *text);
        return true;
    }

    std::string m_key;
    int m_depth = 0;
    bool m_inOptions = false;
};

Unexpected refused(ErrorCode code, const std::string &file, std::string why)
{
    return Unexpected(makeError(code, file, std::move(why)));
}

// What is no UTF-8 has its bytes beside it. "" when all is well.
std::string takeBytes(std::map<std::string, std::string> &options)
{
    constexpr std::string_view ending = "Bytes";
    for (auto item = options.begin(); item != options.end();) {
        if (!item->first.ends_with(ending)) {
            ++item;
            continue;
        }
        const auto text = options.find(item->first.substr(0, item->first.size() - ending.size()));
        const auto bytes = fromBase64(item->second);
        if (text == options.end() || !bytes || isValidUtf8(*bytes) || toUtf8Lossy(*bytes) != text->second)
            return "has the setting \"" + item->first + "\", which is not the bytes of another";
        text->second = *bytes;
        item = options.erase(item);
    }
    return {};
}

// 0 for "imageStore", 1 for "imageStore2" …
std::optional<std::size_t> storeNumber(std::string_view name)
{
    if (!name.starts_with(storeName))
        return std::nullopt;
    name.remove_prefix(storeName.size());
    if (name.empty())
        return 0;
    if (name.size() > 3 || name.front() == '0' || name.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    const std::size_t number = std::stoul(std::string(name));
    return number < 2 ? std::nullopt : std::optional(number - 1);
}

} // namespace

Result<EvidenceSettings> readEvidenceSettings(std::string_view bytes, const std::string &file)
{
    OptionsReader reader;
    static_cast<void>(nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &reader)); // what it says is in reader
    if (!reader.problem.empty())
        return refused(ErrorCode::Malformed, file, reader.problem);
    if (!reader.done && reader.at >= bytes.size())
        return refused(ErrorCode::Truncated, file, "ends before its settings do");
    if (!reader.done)
        return refused(ErrorCode::Malformed, file, reader.at == 0 ? "has no settings" : "is no JSON at byte " + std::to_string(reader.at));
    if (reader.schemaFound != schema)
        return refused(ErrorCode::Unsupported, file, "is no evidence file of the schema " + std::string(schema));
    if (const std::string problem = takeBytes(reader.options); !problem.empty())
        return refused(ErrorCode::Malformed, file, problem);
    EvidenceSettings settings;
    std::map<std::size_t, std::string> stores;
    for (const auto &[name, value] : reader.options) {
        if (name == "image")
            settings.image = value;
        else if (const auto number = storeNumber(name))
            stores.emplace(*number, value);
        else
            return refused(ErrorCode::Unsupported, file, "has the setting \"" + name + "\", which this version does not know");
    }
    for (const auto &[number, value] : stores) {
        if (number != settings.imageStores.size())
            return refused(ErrorCode::Malformed, file, "leaves out a number of its image stores");
        settings.imageStores.push_back(value);
    }
    return settings;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/json.h"

#include <algorithm>
#include <set>
#include <vector>

namespace assay {
namespace {

// Looks at the events only: refuses what is too deep or names a key twice, and remembers where and why.
class StrictCheck : public nlohmann::json_sax<Json> {
public:
    explicit StrictCheck(std::uint32_t depthLimit) : m_depthLimit(depthLimit) {}

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool string(string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }
    bool start_object(std::size_t) override { return enter(); }
    bool start_array(std::size_t) override { return enter(); }
    bool end_object() override { return leave(); }
    bool end_array() override { return leave(); }
    bool key(string_t &name) override
    {
        if (m_keys.back().insert(name).second)
            return true;
        reason = "the key \"" + name + "\" stands twice in one object";
        return false;
    }
    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &) override
    {
        offset = position == 0 ? 0 : position - 1;
        reason = "not valid JSON here";
        return false;
    }

    std::string reason;
    std::size_t offset = 0;

private:
    bool enter()
    {
        if (m_keys.size() >= m_depthLimit) {
            reason = "JSON nested more than " + std::to_string(m_depthLimit) + " deep";
            return false;
        }
        m_keys.emplace_back();
        return true;
    }
    bool leave()
    {
        m_keys.pop_back();
        return true;
    }

    std::uint32_t m_depthLimit;
    std::vector<std::set<std::string>> m_keys; // ordered: keys cannot be chosen to collide
};

} // namespace

// Letters that Go holds equal (strings.EqualFold): ASCII ones of either case, the long s and the Kelvin sign.
std::string foldedJsonKey(std::string_view key)
{
    std::string out;
    for (std::size_t i = 0; i < key.size(); ++i) {
        const char c = key[i];
        if (key.substr(i, 2) == "\xC5\xBF") {
            out += 's';
            i += 1;
        } else if (key.substr(i, 3) == "\xE2\x84\xAA") {
            out += 'k';
            i += 2;
        } else {
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        }
    }
    return out;
}

Result<Json> parseJson(std::string_view bytes, const std::string &file, const Limits &limits)
{
    if (bytes.size() > limits.jsonBytes) {
        return Unexpected(makeError(ErrorCode::LimitExceeded, file,
                                    "JSON of " + std::to_string(bytes.size()) + " bytes, more than " + std::to_string(limits.jsonBytes)));
    }
    // The parser takes a zero byte for the end and would not look at what follows it.
    if (const std::size_t zero = bytes.find('\0'); zero != std::string_view::npos)
        return Unexpected(makeErrorAt(ErrorCode::Malformed, file, zero, "not valid JSON here"));
    // It would pass over a byte order mark, which engines refuse.
    if (bytes.starts_with("\xEF\xBB\xBF"))
        return Unexpected(makeErrorAt(ErrorCode::Malformed, file, 0, "not valid JSON here"));
    StrictCheck check(limits.jsonDepth);
    if (!Json::sax_parse(bytes.begin(), bytes.end(), &check)) {
        const ErrorCode code = check.reason.starts_with("JSON nested") ? ErrorCode::LimitExceeded : ErrorCode::Malformed;
        return Unexpected(makeErrorAt(code, file, check.offset, check.reason));
    }
    return Json::parse(bytes.begin(), bytes.end(), nullptr, false);
}

const Json *member(const Json &value, const char *key)
{
    if (!value.is_object())
        return nullptr;
    const auto found = value.find(key);
    return found == value.end() ? nullptr : &*found;
}

Status refuseOtherSpellings(const Json &value, std::initializer_list<std::string_view> keys, const std::string &file)
{
    if (!value.is_object())
        return {};
    for (auto at = value.begin(); at != value.end(); ++at) {
        if (std::find(keys.begin(), keys.end(), at.key()) != keys.end())
            continue;
        const std::string name = foldedJsonKey(at.key());
        for (const std::string_view key : keys) {
            if (foldedJsonKey(key) == name)
                return Unexpected(makeError(ErrorCode::Malformed, file, "\"" + at.key() + "\", which engines take for \"" + std::string(key) + "\""));
        }
    }
    return {};
}

std::string stringMember(const Json &value, const char *key)
{
    const Json *found = member(value, key);
    return found && found->is_string() ? found->get<std::string>() : std::string();
}

Unexpected wrong(const std::string &file, const std::string &what)
{
    return Unexpected(makeError(ErrorCode::Malformed, file, what));
}

Status forEachElement(const Json &object, const char *key, const std::string &file, std::size_t most, const std::function<Status(const Json &)> &take)
{
    const Json *found = member(object, key);
    if (!found || found->is_null())
        return {};
    if (!found->is_array())
        return wrong(file, std::string("\"") + key + "\" is no array");
    if (found->size() > most)
        return Unexpected(makeError(ErrorCode::LimitExceeded, file, std::string("\"") + key + "\" has more than " + std::to_string(most) + " elements"));
    for (const Json &element : *found) {
        if (Status taken = take(element); !taken)
            return taken;
    }
    return {};
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/trustrules.h"

#include "formats/json.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <sstream>
#include <toml++/toml.h>

namespace assay {

namespace {

constexpr std::size_t mostRules = 1000;
constexpr std::size_t mostWords = 1000; // in one list

// One of two digits, say, and it is gone from the front.
std::optional<int> takeNumber(std::string_view &text, std::size_t digits)
{
    int number = 0;
    if (text.size() < digits || std::from_chars(text.data(), text.data() + digits, number).ptr != text.data() + digits || text.front() == '-')
        return std::nullopt;
    text.remove_prefix(digits);
    return number;
}

bool takeLetter(std::string_view &text, char letter)
{
    if (text.empty() || text.front() != letter)
        return false;
    text.remove_prefix(1);
    return true;
}

std::string timeText(const toml::date &date, const toml::time &time)
{
    std::ostringstream out;
    out << date << 'T' << toml::time{time.hour, time.minute, time.second} << 'Z';
    return std::move(out).str();
}

Json jsonOf(const toml::node &node);

Json jsonOfTable(const toml::table &table)
{
    Json object = Json::object();
    for (const auto &[key, value] : table)
        object[std::string(key.str())] = jsonOf(value);
    return object;
}

Json jsonOf(const toml::node &node)
{
    if (const auto *table = node.as_table())
        return jsonOfTable(*table);
    if (const auto *array = node.as_array()) {
        Json list = Json::array();
        for (const toml::node &each : *array)
            list.push_back(jsonOf(each));
        return list;
    }
    if (const auto *text = node.as_string())
        return Json(text->get());
    if (const auto *number = node.as_integer())
        return Json(number->get());
    if (const auto *yes = node.as_boolean())
        return Json(yes->get());
    if (const auto *date = node.as_date())
        return Json(timeText(date->get(), {}));
    // Of a time with an offset only UTC is one moment without a rule of our own.
    if (const auto *time = node.as_date_time(); time && (!time->get().offset || time->get().offset->minutes == 0))
        return Json(timeText(time->get().date, time->get().time));
    return Json(nullptr);
}

// TOML nests as deep as its library lets it (256), which is no more than a stack bears.
Result<Json> parseToml(std::string_view bytes, const std::string &file)
{
    try {
        return jsonOfTable(toml::parse(bytes));
    } catch (const toml::parse_error &error) {
        const auto begin = error.source().begin;
        return Unexpected(makeError(ErrorCode::Malformed, file, "line " + std::to_string(begin.line) + ", column " + std::to_string(begin.column) + ": " + std::string(error.description())));
    }
}

// Reads the members of one object, and remembers which were asked for: what nobody asked for is a mistake of the writer, who thinks it holds.
class Members {
public:
    Members(const Json &object, std::string where, const std::string &file)
        : m_object(object), m_where(std::move(where)), m_file(file)
    {
        if (!object.is_object())
            fail("", "must be a table");
    }

    std::string text(const char *key)
    {
        const Json *value = take(key);
        if (!value)
            return {};
        if (!value->is_string())
            return fail(key, "must be text"), std::string();
        return value->get<std::string>();
    }

    std::vector<std::string> texts(const char *key)
    {
        const Json *value = take(key);
        std::vector<std::string> all;
        if (!value)
            return all;
        if (value->is_string())
            return {value->get<std::string>()};
        if (!value->is_array() || value->size() > mostWords)
            return fail(key, "must be a list of at most " + std::to_string(mostWords) + " texts"), all;
        for (const Json &each : *value) {
            if (!each.is_string())
                return fail(key, "must be a list of texts"), all;
            all.push_back(each.get<std::string>());
        }
        return all;
    }

    bool flag(const char *key)
    {
        const Json *value = take(key);
        if (value && !value->is_boolean())
            fail(key, "must be true or false");
        return value && value->is_boolean() && value->get<bool>();
    }

    std::optional<std::int64_t> number(const char *key, std::int64_t least, std::int64_t most)
    {
        const Json *value = take(key);
        if (!value)
            return std::nullopt;
        const bool whole = value->is_number_integer() && !(value->is_number_unsigned() && value->get<std::uint64_t>() > INT64_MAX);
        if (!whole || value->get<std::int64_t>() < least || value->get<std::int64_t>() > most) {
            fail(key, "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
            return std::nullopt;
        }
        return value->get<std::int64_t>();
    }

    const Json *take(const char *key)
    {
        m_asked.emplace_back(key);
        return m_object.is_object() ? member(m_object, key) : nullptr;
    }

    void fail(const std::string &key, const std::string &what)
    {
        if (m_problem.empty())
            m_problem = m_where + (m_where.empty() || key.empty() ? "" : ".") + key + " " + what;
    }

    // Of all that was taken.
    Status done()
    {
        for (auto each = m_object.begin(); m_object.is_object() && each != m_object.end(); ++each) {
            if (std::find(m_asked.begin(), m_asked.end(), each.key()) == m_asked.end())
                fail(each.key(), "is no key that is known here");
        }
        return m_problem.empty() ? Status() : Status(wrong(m_file, m_problem));
    }

private:
    const Json &m_object;
    std::string m_where;
    const std::string &m_file;
    std::vector<std::string> m_asked;
    std::string m_problem;
};

Status takeRelied(const Json &object, const std::string &file, TrustSourceFiles &relied)
{
    Members members(object, "trust", file);
    relied.publicKeys = members.texts("keys");
    relied.minisignKeys = members.texts("minisign-keys");
    relied.openPgpKeys = members.texts("openpgp-keys");
    relied.openPgpFingerprints = members.texts("openpgp-fingerprints");
    relied.sigstoreRoots = members.texts("sigstore-roots");
    relied.logKeys = members.texts("log-keys");
    relied.certificateAuthorities = members.texts("certificate-authorities");
    relied.signingAuthorities = members.texts("signing-authorities");
    relied.timeStampAuthorities = members.texts("time-stamp-authorities");
    relied.notationConfigs = members.texts("notation-configs");
    relied.tufRoots = members.texts("tuf-roots");
    relied.tufRootKeys = members.texts("tuf-root-keys");
    const Json *identities = members.take("identity");
    if (identities && (!identities->is_array() || identities->size() > mostWords))
        members.fail("identity", "must be a list of tables");
    if (const Status done = members.done(); !done)
        return done;
    for (const Json &each : identities ? *identities : Json::array()) {
        Members one(each, "trust.identity", file);
        relied.identities.push_back({one.text("name"), one.text("issuer")});
        if (relied.identities.back().name.empty())
            one.fail("name", "must be there; \"*\" is everybody");
        if (const Status done = one.done(); !done)
            return done;
    }
    return {};
}

Result<TrustRule> ruleOf(const Json &object, std::size_t number, const std::string &file)
{
    constexpr std::int64_t secondsOfDay = 86400;
    Members members(object, "rule " + std::to_string(number), file);
    TrustRule rule;
    rule.name = members.text("name");
    if (rule.name.empty())
        rule.name = "rule " + std::to_string(number);
    rule.schemes = members.texts("schemes");
    rule.signers = members.texts("signers");
    rule.issuer = members.text("issuer");
    rule.names = members.texts("names");
    rule.attestation = members.text("attestation");
    rule.atLeast = static_cast<std::uint32_t>(members.number("at-least", 1, 1000).value_or(1));
    if (const auto days = members.number("max-age-days", 0, 36500))
        rule.maxAge = *days * secondsOfDay;
    rule.mayBeStale = members.flag("may-be-stale");
    rule.disk = members.flag("disk");
    if (const Status done = members.done(); !done)
        return Unexpected(done.error());
    return rule;
}

Result<TrustRules> rulesOf(const Json &object, const std::string &file)
{
    Members members(object, "", file);
    TrustRules rules;
    if (members.text("schema") != "assay-trust/1")
        members.fail("schema", "must be \"assay-trust/1\"");
    if (const std::string at = members.text("at"); !at.empty()) {
        rules.at = parseUtcTime(at);
        if (!rules.at)
            members.fail("at", "must be a time in UTC, as 2026-11-26 or 2026-11-26T12:00:00Z");
    }
    if (const Json *relied = members.take("trust")) {
        if (const Status taken = takeRelied(*relied, file, rules.relied); !taken)
            return Unexpected(taken.error());
    }
    const Json *list = members.take("rule");
    if (!list || !list->is_array() || list->empty() || list->size() > mostRules)
        members.fail("rule", "must be there, one to " + std::to_string(mostRules) + " times: with no rule everything would pass");
    if (const Status done = members.done(); !done)
        return Unexpected(done.error());
    for (const Json &each : *list) {
        auto rule = ruleOf(each, rules.rules.size() + 1, file);
        if (!rule)
            return Unexpected(rule.error());
        rules.rules.push_back(std::move(*rule));
    }
    return rules;
}

} // namespace

Result<TrustRules> parseTrustRules(std::string_view bytes, const std::string &file, const Limits &limits)
{
    if (bytes.size() > limits.recordBytes)
        return Unexpected(makeError(ErrorCode::LimitExceeded, file, "rules of more than " + std::to_string(limits.recordBytes) + " bytes are not read"));
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    const bool isJson = first != std::string_view::npos && bytes[first] == '{';
    const auto object = isJson ? parseJson(bytes, file, limits) : parseToml(bytes, file);
    if (!object)
        return Unexpected(object.error());
    return rulesOf(*object, file);
}

std::optional<std::int64_t> parseUtcTime(std::string_view text)
{
    using namespace std::chrono;
    const auto year = takeNumber(text, 4);
    const auto month = takeLetter(text, '-') ? takeNumber(text, 2) : std::nullopt;
    const auto day = takeLetter(text, '-') ? takeNumber(text, 2) : std::nullopt;
    if (!year || !month || !day)
        return std::nullopt;
    const year_month_day date(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)), std::chrono::day(static_cast<unsigned>(*day)));
    if (!date.ok())
        return std::nullopt;
    const std::int64_t begin = seconds(sys_days(date).time_since_epoch()).count();
    if (text.empty())
        return begin;
    const auto hour = takeLetter(text, 'T') ? takeNumber(text, 2) : std::nullopt;
    const auto minute = takeLetter(text, ':') ? takeNumber(text, 2) : std::nullopt;
    const auto second = takeLetter(text, ':') ? takeNumber(text, 2) : std::nullopt;
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60 || text != "Z")
        return std::nullopt;
    return begin + *hour * 3600 + *minute * 60 + *second;
}

} // namespace assay

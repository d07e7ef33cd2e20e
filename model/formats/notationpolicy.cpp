// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/notationpolicy.h"

#include "formats/json.h"

#include <array>
#include <optional>
#include <set>
#include <utility>

namespace assay {
namespace {

constexpr std::size_t mostPolicies = 1000;
constexpr std::size_t mostOfEach = 1000; // scopes, stores, identities

Status readTexts(const Json &policy, const char *key, const std::string &file, std::vector<std::string> &into)
{
    return forEachElement(policy, key, file, mostOfEach, [&](const Json &text) -> Status {
        if (!text.is_string() || text.get_ref<const std::string &>().empty())
            return wrong(file, std::string("\"") + key + "\" holds something that is no text, or an empty one");
        into.push_back(text.get<std::string>());
        return {};
    });
}

std::optional<NotationLevel> levelOf(const std::string &name)
{
    constexpr std::array<std::pair<std::string_view, NotationLevel>, 4> levels = {
        {{"strict", NotationLevel::Strict}, {"permissive", NotationLevel::Permissive}, {"audit", NotationLevel::Audit}, {"skip", NotationLevel::Skip}}};
    for (const auto &[text, level] : levels) {
        if (text == name)
            return level;
    }
    return std::nullopt;
}

Result<NotationPolicy> policyOf(const Json &value, const std::string &file)
{
    if (!value.is_object())
        return wrong(file, "a policy that is no object");
    if (const Status plain = refuseOtherSpellings(value, {"name", "registryScopes", "signatureVerification", "trustStores", "trustedIdentities"}, file); !plain)
        return Unexpected(plain.error());
    NotationPolicy policy;
    policy.name = stringMember(value, "name");
    if (policy.name.empty())
        return wrong(file, "a policy without a name");
    for (const auto &[key, into] : {std::pair("registryScopes", &policy.scopes), std::pair("trustStores", &policy.stores), std::pair("trustedIdentities", &policy.identities)}) {
        if (const Status read = readTexts(value, key, file, *into); !read)
            return Unexpected(read.error());
    }
    const Json *verification = member(value, "signatureVerification");
    if (!verification || !verification->is_object())
        return wrong(file, "the policy \"" + policy.name + "\" has no \"signatureVerification\"");
    if (const Status plain = refuseOtherSpellings(*verification, {"level", "verifyTimestamp"}, file); !plain)
        return Unexpected(plain.error());
    const auto level = levelOf(stringMember(*verification, "level"));
    if (!level)
        return wrong(file, "the policy \"" + policy.name + "\" has no level that is known: strict, permissive, audit, skip");
    policy.level = *level;
    const std::string when = stringMember(*verification, "verifyTimestamp");
    if (!when.empty() && when != "always" && when != "afterCertExpiry")
        return wrong(file, "the policy \"" + policy.name + "\" looks at time stamps \"" + when + "\", which is neither always nor afterCertExpiry");
    policy.timeStampAlways = when != "afterCertExpiry";
    return policy;
}

} // namespace

Result<std::vector<NotationPolicy>> parseNotationPolicies(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    if (!json->is_object())
        return wrong(file, "no object");
    if (const Status plain = refuseOtherSpellings(*json, {"version", "trustPolicies"}, file); !plain)
        return Unexpected(plain.error());
    if (const std::string version = stringMember(*json, "version"); version != "1.0")
        return Unexpected(makeError(ErrorCode::Unsupported, file, "version \"" + version + "\" of trust policies, not 1.0"));
    std::vector<NotationPolicy> policies;
    std::set<std::string> names;
    std::set<std::string> scopes;
    const Status read = forEachElement(*json, "trustPolicies", file, mostPolicies, [&](const Json &value) -> Status {
        auto policy = policyOf(value, file);
        if (!policy)
            return Unexpected(policy.error());
        if (!names.insert(policy->name).second)
            return wrong(file, "two policies are named \"" + policy->name + "\"");
        for (const std::string &scope : policy->scopes) {
            if (!scopes.insert(scope).second)
                return wrong(file, "two policies are for \"" + scope + "\"");
        }
        policies.push_back(std::move(*policy));
        return {};
    });
    return read ? Result<std::vector<NotationPolicy>>(std::move(policies)) : Unexpected(read.error());
}

} // namespace assay

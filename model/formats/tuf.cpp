// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/tuf.h"

#include "base/bytes.h"
#include "formats/canonicaljson.h"
#include "formats/json.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace assay {

namespace {

class Reader {
public:
    Reader(const std::string &file, TufMetadata &out) : m_file(file), m_out(out) {}

    Status read(const SignedJson &envelope);

private:
    Unexpected fail(std::string what) const { return Unexpected(makeError(ErrorCode::Malformed, m_file, std::move(what))); }
    Unexpected tooMany(const std::string &what, std::size_t most = mostTufItems) const
    {
        return Unexpected(makeError(ErrorCode::LimitExceeded, m_file, "there are more than " + std::to_string(most) + ' ' + what));
    }

    Status spelled(const SignedJson &object, std::initializer_list<std::string_view> keys) const;
    // Nothing and null are an empty one; null is returned for it.
    Result<const SignedJson *> optionalOf(const SignedJson &object, std::string_view key, SignedJson::Kind kind) const;
    Result<std::string> textOf(const SignedJson &object, std::string_view key) const;
    Result<std::uint64_t> countOf(const SignedJson &object, std::string_view key, std::uint64_t least) const;
    Result<std::vector<std::string>> textsOf(const SignedJson &object, std::string_view key) const;

    Status readType(const SignedJson &body);
    Status readSignatures(const SignedJson &envelope);
    Status readKeys(const SignedJson &owner);
    Status readRole(const SignedJson &value, TufRole &role);
    Status readRoot(const SignedJson &body);
    Status readFiles(const SignedJson &body);
    Status readHashes(const SignedJson &owner, TufHashes &hashes);
    Status readTargets(const SignedJson &body);
    Status readDelegations(const SignedJson &body);
    Status readSuccinct(const SignedJson &delegations);
    bool isNotary() const { return m_out.dialect == TufDialect::Notary; }

    const std::string &m_file;
    TufMetadata &m_out;
};

Status Reader::spelled(const SignedJson &object, std::initializer_list<std::string_view> keys) const
{
    for (const std::string &key : object.keys) {
        if (std::find(keys.begin(), keys.end(), key) != keys.end())
            continue;
        const std::string name = foldedJsonKey(key);
        if (std::find(keys.begin(), keys.end(), name) != keys.end())
            return fail("\"" + key + "\", which some programs take for \"" + name + "\"");
    }
    return {};
}

Result<const SignedJson *> Reader::optionalOf(const SignedJson &object, std::string_view key, SignedJson::Kind kind) const
{
    const SignedJson *found = object.member(key);
    if (!found || found->kind == SignedJson::Kind::Null)
        return nullptr;
    if (found->kind != kind)
        return fail("\"" + std::string(key) + "\" is of another type than it must be");
    return found;
}

Result<std::string> Reader::textOf(const SignedJson &object, std::string_view key) const
{
    const SignedJson *found = object.member(key);
    if (!found || !found->isString())
        return fail("\"" + std::string(key) + "\" is missing or no string");
    return found->text;
}

Result<std::uint64_t> Reader::countOf(const SignedJson &object, std::string_view key, std::uint64_t least) const
{
    const SignedJson *found = object.member(key);
    if (!found || found->kind != SignedJson::Kind::Integer || found->integer < 0 || static_cast<std::uint64_t>(found->integer) < least)
        return fail("\"" + std::string(key) + "\" is missing or no integer of " + std::to_string(least) + " or more");
    return static_cast<std::uint64_t>(found->integer);
}

Result<std::vector<std::string>> Reader::textsOf(const SignedJson &object, std::string_view key) const
{
    const auto list = optionalOf(object, key, SignedJson::Kind::Array);
    if (!list)
        return Unexpected(list.error());
    std::vector<std::string> texts;
    if (!*list)
        return texts;
    if ((*list)->items.size() > mostTufItems)
        return tooMany("elements in \"" + std::string(key) + '"');
    for (const SignedJson &item : (*list)->items) {
        if (!item.isString())
            return fail("\"" + std::string(key) + "\" holds what is no string");
        texts.push_back(item.text);
    }
    return texts;
}

Status Reader::read(const SignedJson &envelope)
{
    if (!envelope.isObject())
        return fail("it is no object");
    const SignedJson *body = envelope.member("signed");
    if (!body || !body->isObject())
        return fail("\"signed\" is missing or no object");
    if (const Status ok = spelled(envelope, {"signed", "signatures"}); !ok)
        return ok;
    if (const Status ok = readType(*body); !ok)
        return ok;
    m_out.signedText = canonicalJson(*body);
    if (const Status ok = readSignatures(envelope); !ok)
        return ok;
    switch (m_out.type) {
    case TufType::Root: return readRoot(*body);
    case TufType::Timestamp:
    case TufType::Snapshot: return readFiles(*body);
    case TufType::Targets: break;
    }
    return readTargets(*body);
}

Status Reader::readType(const SignedJson &body)
{
    struct Name {
        std::string_view text;
        TufDialect dialect;
        TufType type;
    };
    static constexpr std::array<Name, 8> names = {{{"Root", TufDialect::Notary, TufType::Root}, {"Timestamp", TufDialect::Notary, TufType::Timestamp},
                                                   {"Snapshot", TufDialect::Notary, TufType::Snapshot}, {"Targets", TufDialect::Notary, TufType::Targets},
                                                   {"root", TufDialect::Tuf1, TufType::Root}, {"timestamp", TufDialect::Tuf1, TufType::Timestamp},
                                                   {"snapshot", TufDialect::Tuf1, TufType::Snapshot}, {"targets", TufDialect::Tuf1, TufType::Targets}}};
    if (const Status ok = spelled(body, {"_type", "version", "expires", "spec_version", "consistent_snapshot", "keys", "roles", "meta", "targets", "delegations"}); !ok)
        return ok;
    const auto type = textOf(body, "_type");
    if (!type)
        return Unexpected(type.error());
    const auto *name = std::find_if(names.begin(), names.end(), [&type](const Name &one) { return one.text == *type; });
    if (name == names.end())
        return fail("\"_type\" is \"" + *type + "\", which is no type of metadata");
    m_out.dialect = name->dialect;
    m_out.type = name->type;
    const auto version = countOf(body, "version", 1);
    if (!version)
        return Unexpected(version.error());
    m_out.version = *version;
    const auto expires = textOf(body, "expires");
    if (!expires)
        return Unexpected(expires.error());
    const auto seconds = secondsOfRfc3339(*expires);
    if (!seconds)
        return fail("\"expires\" is no time");
    m_out.expires = *seconds;
    if (isNotary())
        return {};
    const auto spec = textOf(body, "spec_version");
    if (!spec)
        return Unexpected(spec.error());
    if (*spec != "1" && !spec->starts_with("1."))
        return Unexpected(makeError(ErrorCode::Unsupported, m_file, "\"spec_version\" is \"" + *spec + "\"; only version 1 is read"));
    m_out.specVersion = *spec;
    return {};
}

Status Reader::readSignatures(const SignedJson &envelope)
{
    const auto list = optionalOf(envelope, "signatures", SignedJson::Kind::Array);
    if (!list)
        return Unexpected(list.error());
    if (!*list)
        return {};
    if ((*list)->items.size() > mostTufItems)
        return tooMany("signatures");
    for (const SignedJson &item : (*list)->items) {
        if (const Status ok = spelled(item, {"keyid", "method", "sig"}); !ok)
            return ok;
        const auto keyId = textOf(item, "keyid");
        const auto text = textOf(item, "sig");
        if (!keyId || !text)
            return Unexpected(keyId ? text.error() : keyId.error());
        const auto method = isNotary() ? textOf(item, "method") : Result<std::string>(std::string());
        if (!method)
            return Unexpected(method.error());
        const auto bytes = isNotary() ? fromBase64(*text) : bytesOfHex(*text);
        m_out.signatures.push_back({*keyId, *method, bytes.value_or(std::string())});
    }
    // As clients of TUF 1.0 do; Notary's counts them once.
    std::stable_sort(m_out.signatures.begin(), m_out.signatures.end(), [](const TufSignature &a, const TufSignature &b) { return a.keyId < b.keyId; });
    const auto sameId = [](const TufSignature &a, const TufSignature &b) { return a.keyId == b.keyId; };
    if (!isNotary() && std::adjacent_find(m_out.signatures.begin(), m_out.signatures.end(), sameId) != m_out.signatures.end())
        return fail("there are two signatures by the same key id");
    return {};
}

Status Reader::readKeys(const SignedJson &owner)
{
    const auto keys = optionalOf(owner, "keys", SignedJson::Kind::Object);
    if (!keys)
        return Unexpected(keys.error());
    if (!*keys)
        return {};
    if ((*keys)->items.size() > mostTufItems)
        return tooMany("keys");
    for (std::size_t i = 0; i < (*keys)->items.size(); ++i) {
        const SignedJson &value = (*keys)->items[i];
        const SignedJson *inner = value.member("keyval");
        if (!inner || !inner->isObject())
            return fail("\"keyval\" of a key is missing or no object");
        if (const Status ok = spelled(value, {"keytype", "scheme", "keyval"}); !ok)
            return ok;
        if (const Status ok = spelled(*inner, {"public", "private"}); !ok)
            return ok;
        const auto type = textOf(value, "keytype");
        const auto text = textOf(*inner, "public");
        if (!type || !text)
            return Unexpected(type ? text.error() : type.error());
        TufKey key{*type, {}, *text, {}};
        if (isNotary()) {
            key.hashedText = R"({"keytype":)" + canonicalJson(*value.member("keytype")) + R"(,"keyval":{"private":null,"public":)" + canonicalJson(*inner->member("public")) + "}}";
        } else {
            const auto scheme = textOf(value, "scheme");
            if (!scheme)
                return Unexpected(scheme.error());
            key.scheme = *scheme;
            key.hashedText = canonicalJson(value);
        }
        m_out.keys.emplace((*keys)->keys[i], std::move(key));
    }
    return {};
}

Status Reader::readRole(const SignedJson &value, TufRole &role)
{
    auto keyIds = textsOf(value, "keyids");
    const auto threshold = countOf(value, "threshold", 1);
    if (!keyIds || !threshold)
        return Unexpected(keyIds ? threshold.error() : keyIds.error());
    if (*threshold > mostTufItems)
        return fail("a threshold of " + std::to_string(*threshold));
    std::vector<std::string> sorted = *keyIds;
    std::sort(sorted.begin(), sorted.end());
    if (!isNotary() && std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
        return fail("a role has the same key id twice");
    role.keyIds = std::move(*keyIds);
    role.threshold = static_cast<std::uint32_t>(*threshold);
    return {};
}

Status Reader::readRoot(const SignedJson &body)
{
    if (const Status ok = readKeys(body); !ok)
        return ok;
    const auto roles = optionalOf(body, "roles", SignedJson::Kind::Object);
    if (!roles)
        return Unexpected(roles.error());
    for (const char *name : {"root", "targets", "snapshot", "timestamp"}) {
        const SignedJson *value = *roles ? (*roles)->member(name) : nullptr;
        if (!value || !value->isObject())
            return fail(std::string("the role \"") + name + "\" is missing");
        if (const Status ok = spelled(*value, {"keyids", "threshold"}); !ok)
            return ok;
        TufRole role;
        role.name = name;
        if (const Status ok = readRole(*value, role); !ok)
            return ok;
        m_out.roles.emplace(name, std::move(role));
    }
    return {};
}

Status Reader::readHashes(const SignedJson &owner, TufHashes &hashes)
{
    const auto found = optionalOf(owner, "hashes", SignedJson::Kind::Object);
    if (!found)
        return Unexpected(found.error());
    if (!*found)
        return {};
    for (std::size_t i = 0; i < (*found)->keys.size(); ++i) {
        const std::string &name = (*found)->keys[i];
        const SignedJson &value = (*found)->items[i];
        const std::size_t size = name == "sha256" ? 32 : name == "sha384" ? 48 : name == "sha512" ? 64 : 0;
        if (size == 0) {
            constexpr std::size_t mostBytes = 200;
            hashes.other = (name + ':' + value.text).substr(0, mostBytes);
            continue;
        }
        const auto bytes = !value.isString() ? std::nullopt : isNotary() ? fromBase64(value.text) : bytesOfHex(value.text);
        if (!bytes || bytes->size() != size)
            return fail("a hash by " + name + " that is none");
        (size == 32 ? hashes.sha256 : size == 48 ? hashes.sha384 : hashes.sha512) = *bytes;
    }
    return {};
}

Status Reader::readFiles(const SignedJson &body)
{
    const auto meta = optionalOf(body, "meta", SignedJson::Kind::Object);
    if (!meta)
        return Unexpected(meta.error());
    if (!*meta)
        return fail("\"meta\" is missing");
    for (std::size_t i = 0; i < (*meta)->keys.size(); ++i) {
        const SignedJson &value = (*meta)->items[i];
        std::string name = (*meta)->keys[i];
        if (!value.isObject())
            return fail("the entry of \"" + name + "\" is no object");
        if (const Status ok = spelled(value, {"length", "hashes", "version"}); !ok)
            return ok;
        TufFileFacts facts;
        if (value.member("length")) {
            const auto length = countOf(value, "length", 0);
            if (!length)
                return Unexpected(length.error());
            facts.length = *length;
        }
        if (!isNotary()) {
            const auto version = countOf(value, "version", 1);
            if (!version)
                return Unexpected(version.error());
            facts.version = *version;
            if (!name.ends_with(".json"))
                continue; // the name of no role
            name.resize(name.size() - std::string_view(".json").size());
        }
        if (const Status ok = readHashes(value, facts.hashes); !ok)
            return ok;
        m_out.files.emplace(std::move(name), std::move(facts));
    }
    return {};
}

Status Reader::readTargets(const SignedJson &body)
{
    const auto targets = optionalOf(body, "targets", SignedJson::Kind::Object);
    if (!targets)
        return Unexpected(targets.error());
    if (*targets && (*targets)->items.size() > mostTufTargets)
        return tooMany("targets", mostTufTargets);
    for (std::size_t i = 0; *targets && i < (*targets)->keys.size(); ++i) {
        const SignedJson &value = (*targets)->items[i];
        TufTarget target;
        target.name = (*targets)->keys[i];
        if (!value.isObject())
            return fail("the entry of \"" + target.name + "\" is no object");
        if (const Status ok = spelled(value, {"length", "hashes", "custom"}); !ok)
            return ok;
        const auto length = countOf(value, "length", 0);
        if (!length)
            return Unexpected(length.error());
        target.length = *length;
        if (const Status ok = readHashes(value, target.hashes); !ok)
            return ok;
        if (const SignedJson *custom = value.member("custom"); custom && custom->kind != SignedJson::Kind::Null)
            target.custom = canonicalJson(*custom);
        m_out.targets.push_back(std::move(target));
    }
    return readDelegations(body);
}

Status Reader::readDelegations(const SignedJson &body)
{
    const auto delegations = optionalOf(body, "delegations", SignedJson::Kind::Object);
    if (!delegations)
        return Unexpected(delegations.error());
    if (!*delegations)
        return {};
    if (const Status ok = spelled(**delegations, {"keys", "roles", "succinct_roles"}); !ok)
        return ok;
    if (const Status ok = readKeys(**delegations); !ok)
        return ok;
    const auto roles = optionalOf(**delegations, "roles", SignedJson::Kind::Array);
    if (!roles)
        return Unexpected(roles.error());
    if (*roles && (*roles)->items.size() > mostTufItems)
        return tooMany("delegations");
    for (std::size_t i = 0; *roles && i < (*roles)->items.size(); ++i) {
        const SignedJson &value = (*roles)->items[i];
        if (const Status ok = spelled(value, {"name", "keyids", "threshold", "paths", "path_hash_prefixes", "terminating"}); !ok)
            return ok;
        const auto name = textOf(value, "name");
        auto paths = textsOf(value, "paths");
        auto prefixes = textsOf(value, "path_hash_prefixes");
        if (!name || !paths || !prefixes)
            return Unexpected(!name ? name.error() : !paths ? paths.error() : prefixes.error());
        TufDelegation one;
        one.role.name = *name;
        one.paths = std::move(*paths);
        if (isNotary() && !prefixes->empty())
            return fail("\"path_hash_prefixes\", which Notary has not");
        if (!one.paths.empty() && !prefixes->empty())
            return fail("a delegation has both \"paths\" and \"path_hash_prefixes\"");
        one.hashPrefixes = std::move(*prefixes);
        const SignedJson *last = value.member("terminating");
        one.terminating = last && last->kind == SignedJson::Kind::True;
        if (const Status ok = readRole(value, one.role); !ok)
            return ok;
        m_out.delegations.push_back(std::move(one));
    }
    return readSuccinct(**delegations);
}

Status Reader::readSuccinct(const SignedJson &delegations)
{
    const auto bins = optionalOf(delegations, "succinct_roles", SignedJson::Kind::Object);
    if (!bins)
        return Unexpected(bins.error());
    if (!*bins || isNotary())
        return {};
    if (!m_out.delegations.empty())
        return fail("both \"roles\" and \"succinct_roles\"");
    const auto bits = countOf(**bins, "bit_length", 1);
    const auto prefix = textOf(**bins, "name_prefix");
    if (!bits || !prefix)
        return Unexpected(bits ? prefix.error() : bits.error());
    if (*bits > 32)
        return fail("\"bit_length\" is more than 32");
    TufDelegation one;
    one.role.name = *prefix;
    one.hashBins = static_cast<std::uint32_t>(*bits);
    if (const Status ok = readRole(**bins, one.role); !ok)
        return ok;
    m_out.delegations.push_back(std::move(one));
    return {};
}

} // namespace

Result<TufMetadata> parseTuf(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto envelope = parseSignedJson(bytes, file, limits);
    if (!envelope)
        return Unexpected(envelope.error());
    TufMetadata out;
    if (const Status read = Reader(file, out).read(*envelope); !read)
        return Unexpected(read.error());
    return out;
}

} // namespace assay

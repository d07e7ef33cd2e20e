// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "formats/containersstorage.h"
#include "formats/json.h"

#include <limits>

namespace assay {

// Reads the members of one object. The first one that is wrong is kept as the error; what is read then does not count.
class StoreMembers {
public:
    // what says which object it is: "layer 3".
    StoreMembers(const Json &object, std::string what, const std::string &file, const Limits &limits)
        : m_object(object), m_what(std::move(what)), m_file(file), m_limits(limits)
    {
        if (!object.is_object())
            fail(ErrorCode::Malformed, "is no object");
    }

    const std::optional<Error> &error() const { return m_error; }

    void refuseOtherSpellingsOf(std::initializer_list<std::string_view> keys)
    {
        if (const Status plain = refuseOtherSpellings(m_object, keys, m_file); !plain && !m_error)
            m_error = plain.error();
    }

    std::string text(const char *key)
    {
        const Json *value = present(key);
        if (!value)
            return {};
        if (!value->is_string())
            return wrong(key, "is no text"), std::string();
        return value->get<std::string>();
    }

    std::string id()
    {
        std::string value = text("id");
        if (value.empty())
            fail(ErrorCode::Malformed, "has no \"id\"");
        return value;
    }

    std::vector<std::string> texts(const char *key)
    {
        std::vector<std::string> list;
        forEach(present(key), key, m_limits.images, [&](const Json &element) {
            if (!element.is_string())
                return wrong(key, "holds something that is no text");
            list.push_back(element.get<std::string>());
        });
        return list;
    }

    std::vector<std::uint32_t> ids(const char *key)
    {
        std::vector<std::uint32_t> list;
        forEach(present(key), key, m_limits.entriesPerSource, [&](const Json &element) {
            const auto value = integer(element);
            if (!value || *value < 0 || static_cast<std::uint64_t>(*value) >= idCount)
                return wrong(key, "holds something that is no id");
            list.push_back(static_cast<std::uint32_t>(*value));
        });
        return list;
    }

    std::vector<std::uint64_t> sizes(const char *key) { return sizesIn(present(key), key); }

    // An object of such lists; key names it, not the list.
    std::map<std::string, std::vector<std::uint64_t>> listsOfSizes(const char *key)
    {
        std::map<std::string, std::vector<std::uint64_t>> lists;
        forEachMember(key, [&](const std::string &name, const Json &value) { lists.emplace(name, sizesIn(value.is_null() ? nullptr : &value, key)); });
        return lists;
    }

    // -1 is how engines write that they do not know it.
    std::optional<std::uint64_t> size(const char *key)
    {
        const Json *value = present(key);
        if (!value)
            return std::nullopt;
        const auto number = integer(*value);
        if (!number || *number < -1)
            return wrong(key, "is no size"), std::nullopt;
        return *number < 0 ? std::nullopt : std::optional<std::uint64_t>(static_cast<std::uint64_t>(*number));
    }

    LayerCompression compression(const char *key)
    {
        const Json *value = present(key);
        if (!value)
            return LayerCompression::None;
        const auto number = integer(*value);
        if (!number)
            return wrong(key, "is no number"), LayerCompression::Other;
        const bool known = *number >= 0 && *number < static_cast<std::int64_t>(LayerCompression::Other);
        return known ? static_cast<LayerCompression>(*number) : LayerCompression::Other;
    }

    IdMap idMap(const char *key)
    {
        IdMap map;
        forEach(present(key), key, mostIdRanges, [&](const Json &element) {
            StoreMembers range(element, m_what + "'s \"" + key + "\"", m_file, m_limits);
            range.refuseOtherSpellingsOf({"container_id", "host_id", "size"});
            const std::uint64_t container = range.idOrCount("container_id");
            const std::uint64_t host = range.idOrCount("host_id");
            const std::uint64_t size = range.idOrCount("size");
            if (!range.m_error && (container + size > idCount || host + size > idCount))
                range.fail(ErrorCode::Malformed, "leads past the last id");
            if (range.m_error && !m_error)
                m_error = range.m_error;
            map.push_back({static_cast<std::uint32_t>(container), static_cast<std::uint32_t>(host), size});
        });
        return map;
    }

    std::vector<BigData> bigData()
    {
        std::vector<BigData> list;
        std::map<std::string, std::size_t> places;
        const auto place = [&](const std::string &key, bool named) -> BigData & {
            const auto [at, isNew] = places.emplace(key, list.size());
            if (isNew)
                list.push_back({key, named, std::nullopt, {}});
            else if (named)
                wrong("big-data-names", "names the same twice");
            return list[at->second];
        };
        for (const std::string &key : texts("big-data-names"))
            place(key, true);
        forEachMember("big-data-sizes", [&](const std::string &key, const Json &value) {
            const auto size = integer(value);
            if (!size || *size < 0)
                return wrong("big-data-sizes", "holds something that is no size");
            place(key, false).size = static_cast<std::uint64_t>(*size);
        });
        forEachMember("big-data-digests", [&](const std::string &key, const Json &value) {
            if (!value.is_string())
                return wrong("big-data-digests", "holds something that is no text");
            place(key, false).digest = value.get<std::string>();
        });
        return list;
    }

    // What flags may hold is open; of the wrong type they mean nothing to engines.
    bool flag(const char *name)
    {
        const Json *value = flags() ? member(*flags(), name) : nullptr;
        return value && value->is_boolean() && value->get<bool>();
    }
    std::string textFlag(const char *name) { return flags() ? stringMember(*flags(), name) : std::string(); }

private:
    static constexpr std::uint64_t idCount = std::uint64_t{1} << 32;

    // As Go reads an int64: no fraction, no exponent.
    static std::optional<std::int64_t> integer(const Json &value)
    {
        if (value.is_number_unsigned()) {
            const auto number = value.get<std::uint64_t>();
            if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
                return std::nullopt;
            return static_cast<std::int64_t>(number);
        }
        if (value.is_number_integer())
            return value.get<std::int64_t>();
        return std::nullopt;
    }

    const Json *present(const char *key) const
    {
        const Json *value = member(m_object, key);
        return value && !value->is_null() ? value : nullptr;
    }

    const Json *flags()
    {
        const Json *value = present("flags");
        if (value && !value->is_object())
            wrong("flags", "is no object");
        return value;
    }

    template<class Visit>
    void forEach(const Json *list, const char *key, std::uint64_t most, const Visit &visit)
    {
        if (!list)
            return;
        if (!list->is_array())
            return wrong(key, "is no array");
        if (list->size() > most)
            return tooMany(key, most);
        for (const Json &element : *list) {
            visit(element);
            if (m_error)
                return;
        }
    }

    template<class Visit>
    void forEachMember(const char *key, const Visit &visit)
    {
        const Json *object = present(key);
        if (!object)
            return;
        if (!object->is_object())
            return wrong(key, "is no object");
        if (object->size() > m_limits.images)
            return tooMany(key, m_limits.images);
        for (auto at = object->begin(); at != object->end() && !m_error; ++at)
            visit(at.key(), at.value());
    }

    std::vector<std::uint64_t> sizesIn(const Json *list, const char *key)
    {
        std::vector<std::uint64_t> sizes;
        forEach(list, key, m_limits.images, [&](const Json &element) {
            const auto value = integer(element);
            if (!value || *value < 0)
                return wrong(key, "holds something that is no size");
            sizes.push_back(static_cast<std::uint64_t>(*value));
        });
        return sizes;
    }

    std::uint64_t idOrCount(const char *key)
    {
        const Json *value = present(key);
        if (!value)
            return 0;
        const auto number = integer(*value);
        if (!number || *number < 0 || static_cast<std::uint64_t>(*number) >= idCount)
            return wrong(key, "is no id or number of ids"), 0;
        return static_cast<std::uint64_t>(*number);
    }

    void wrong(const char *key, const char *complaint) { fail(ErrorCode::Malformed, std::string("has a \"") + key + "\" that " + complaint); }
    void tooMany(const char *key, std::uint64_t most)
    {
        fail(ErrorCode::LimitExceeded, std::string("has a \"") + key + "\" of more than " + std::to_string(most) + " elements");
    }
    void fail(ErrorCode code, const std::string &complaint)
    {
        if (!m_error)
            m_error = makeError(code, m_file, m_what + ' ' + complaint);
    }

    const Json &m_object;
    std::string m_what;
    const std::string &m_file;
    const Limits &m_limits;
    std::optional<Error> m_error;
};

} // namespace assay

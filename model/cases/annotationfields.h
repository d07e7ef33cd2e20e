// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cases/annotations.h"
#include "formats/json.h"
#include "report/jsonwriter.h"

#include <cstdint>
#include <limits>
#include <string>
#include <utility>

// The pieces of annotations as JSON and back, for the notes file and for acts; see annotationjson.h.
namespace assay {

void writeStamp(JsonWriter &json, const Stamp &stamp);
void writeTag(JsonWriter &json, const Tag &tag);
void writeBookmark(JsonWriter &json, const Bookmark &bookmark);
void writeOwnFinding(JsonWriter &json, const OwnFinding &finding);

Result<Tag> readTag(const Json &value, const std::string &file);
Result<Bookmark> readBookmark(const Json &value, const std::string &file);
Result<Revision> readRevision(const Json &value, const std::string &file);
Result<Mark> readMark(const Json &value, const std::string &file);
Result<OwnFinding> readOwnFinding(const Json &value, const std::string &file);

// Takes members out of one object; the first that is not what it has to be is remembered.
class Members {
public:
    Members(const Json &value, const std::string &file, const char *what) : m_value(value), m_file(file), m_what(what)
    {
        if (!value.is_object())
            m_error = "no object";
    }

    std::string text(const char *key)
    {
        const Json *found = member(m_value, key);
        if (!found || !found->is_string()) {
            miss(key, "is no text");
            return {};
        }
        return found->get<std::string>();
    }

    std::uint64_t count(const char *key, std::uint64_t most)
    {
        const Json *found = member(m_value, key);
        if (!found || !found->is_number_unsigned() || found->get<std::uint64_t>() > most) {
            miss(key, "is no number up to " + std::to_string(most));
            return 0;
        }
        return found->get<std::uint64_t>();
    }

    bool flag(const char *key)
    {
        const Json *found = member(m_value, key);
        if (!found || !found->is_boolean()) {
            miss(key, "is neither true nor false");
            return false;
        }
        return found->get<bool>();
    }

    Stamp stamp(const char *who = "by", const char *when = "at")
    {
        Stamp stamp;
        stamp.user = text(who);
        const Json *at = member(m_value, when);
        const bool fits = at && (at->is_number_unsigned() ? at->get<std::uint64_t>() <= std::uint64_t{std::numeric_limits<std::int64_t>::max()} : at->is_number_integer());
        if (fits)
            stamp.at = at->get<std::int64_t>();
        else
            miss(when, "is no time");
        return stamp;
    }

    std::string path()
    {
        std::string shown = text("path");
        const Json *bytes = member(m_value, "pathBytes");
        if (!bytes)
            return shown;
        auto decoded = bytes->is_string() ? fromBase64(bytes->get<std::string>()) : std::nullopt;
        if (!decoded)
            miss("pathBytes", "is no base64");
        return decoded.value_or(std::string());
    }

    bool has(const char *key) const { return member(m_value, key) != nullptr; }

    void miss(const char *key, const std::string &why)
    {
        if (m_error.empty())
            m_error = std::string("\"") + key + "\" " + why;
    }

    Status status() const
    {
        if (m_error.empty())
            return {};
        return wrong(m_file, std::string("of ") + m_what + ": " + m_error);
    }

private:
    const Json &m_value;
    const std::string &m_file;
    const char *m_what;
    std::string m_error;
};

// Reads each element of an array by read and hands it to take.
template<class Read, class Take>
Status each(const Json &object, const char *key, const std::string &file, std::size_t most, Read &&read, Take &&take)
{
    return forEachElement(object, key, file, most, [&](const Json &element) -> Status {
        auto value = read(element, file);
        if (!value)
            return Unexpected(value.error());
        take(std::move(*value));
        return {};
    });
}

} // namespace assay

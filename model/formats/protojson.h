// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "formats/json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// Base64 in the standard or in the URL-safe alphabet, not in both at once, with its padding or without any; canonical otherwise.
std::optional<std::string> fromProtoBase64(std::string_view text);

// One message in the JSON form of Protocol Buffers, read strictly: only fields that are asked for may be there (see only), bytes are base64 as
// fromProtoBase64 reads it, numbers are integers, as such or as text. null is a missing field. For the .cpp files of parsers.
//
// The first thing that is wrong is kept in the reading that all messages of one file share, and whatever is read after it is empty.
class ProtoReading {
public:
    explicit ProtoReading(std::string file) : m_file(std::move(file)) {}
    void fail(const std::string &what);
    void failLimit(const std::string &what);
    const std::optional<Error> &error() const { return m_error; }

private:
    std::string m_file;
    std::optional<Error> m_error;
};

class ProtoMessage {
public:
    // value may be null: a message without fields. Both must outlast it.
    ProtoMessage(const Json *value, ProtoReading &reading, std::string where);

    bool there() const { return m_value != nullptr; }
    bool has(const char *field) const;
    void only(std::initializer_list<std::string_view> fields) const;
    // Other fields may be there, but for other spellings of these, see refuseOtherSpellings in json.h.
    void spelled(std::initializer_list<std::string_view> fields) const;

    std::string text(const char *field) const;
    std::string bytes(const char *field) const;      // what the base64 stands for
    std::int64_t number(const char *field) const;    // 0 where it is missing
    ProtoMessage message(const char *field) const;
    std::vector<ProtoMessage> messages(const char *field, std::size_t most) const;
    std::vector<std::string> listOfBytes(const char *field, std::size_t most) const;
    void fail(const std::string &what) const;

private:
    const Json *field(const char *name) const;
    const Json *list(const char *name, std::size_t most) const;
    std::string decoded(const Json &value, const std::string &name) const;

    const Json *m_value;
    ProtoReading *m_reading;
    std::string m_where; // "" for the outermost, else "a.b[2]."
};

} // namespace assay

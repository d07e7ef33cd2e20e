// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/sink.h"

#include <concepts>
#include <cstdint>
#include <string_view>
#include <vector>

namespace assay {

// Writes JSON as it comes, in the order it comes: the same calls give the same bytes. Two spaces a level; a container that
// is begun as Inline stands on one line with all that is in it, as Packed too and without blanks. Holds one buffer and one small record a level.
//
// Strings are bytes: what is not UTF-8 becomes U+FFFD. Besides what JSON demands, code points that displaySafe() would
// escape are written as \uXXXX, so that a file that is shown on a terminal does not act on it; a parser sees no difference.
//
// Calls that do not fit together (a value without a key in an object) are mistakes of the caller and stop a debug build.
class JsonWriter {
public:
    enum class Style : std::uint8_t { Lines, Inline, Packed };

    explicit JsonWriter(Sink sink);

    void beginObject(Style style = Style::Lines) { begin('{', style); }
    void endObject() { end('}'); }
    void beginArray(Style style = Style::Lines) { begin('[', style); }
    void endArray() { end(']'); }

    JsonWriter &key(std::string_view name);
    void string(std::string_view bytes);
    void stringOrNull(std::string_view bytes); // null when it is empty
    void boolean(bool value);
    void null();
    void number(std::integral auto value)
    {
        if constexpr (std::is_signed_v<decltype(value)>)
            signedNumber(value);
        else
            unsignedNumber(value);
    }

    // key and string, and when bytes are not UTF-8 also key + "Bytes" with all of them in base64.
    void bytes(std::string_view name, std::string_view bytes);
    // The same of several, as two arrays.
    void texts(std::string_view name, const std::vector<std::string> &texts, Style style = Style::Lines);

    bool failed() const { return m_out.failed(); }
    Status finish(); // ends the last line and hands all on; gives the sink's first error

private:
    struct Level {
        Style style = Style::Lines;
        bool empty = true;
    };

    void begin(char bracket, Style style);
    void end(char bracket);
    void beforeValue();
    void newItem(Level &level);
    void quoted(std::string_view bytes);
    void signedNumber(std::int64_t value);
    void unsignedNumber(std::uint64_t value);

    BufferedSink m_out;
    std::vector<Level> m_levels;
    bool m_afterKey = false;
};

} // namespace assay

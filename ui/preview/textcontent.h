// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/result.h"
#include "compare/linediff.h"
#include "io/bytesource.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

enum class TextEncoding : std::uint8_t { Automatic, Utf8, Latin1, Utf16Le, Utf16Be };

/// How much of a file is shown as text. What lies behind is there in the hex view.
inline constexpr std::uint64_t textByteLimit = 8 << 20;
inline constexpr std::size_t textLineLimit = 1'000'000;
/// Characters of one line that are shown, and whether longer ones are highlighted.
inline constexpr std::size_t shownLineLimit = 4096;

/// The beginning of a file as lines. Made in a job, never changed.
struct TextContent {
    std::string bytes;                  ///< in UTF-8 as far as it is valid; nothing is replaced
    std::vector<std::uint32_t> starts;  ///< see lineStarts()
    std::uint64_t wholeSize = 0;        ///< of the file
    std::uint64_t shownSize = 0;        ///< bytes of the file that bytes were made of
    TextEncoding encoding = TextEncoding::Utf8;
    std::uint64_t invalidBytes = 0;     ///< that are no UTF-8 or UTF-16
    std::uint64_t escaped = 0;          ///< code points that are shown as escapes
    std::uint32_t widest = 0;           ///< characters of the longest line as shown
    bool binary = false;                ///< a NUL in the first 8 KiB: no lines were made
    bool crlf = false;                  ///< some line ends in CR LF
    bool changed = false;               ///< while it was read
    bool endedEarly = false;

    bool cut() const { return shownSize < wholeSize && !endedEarly; }
    std::size_t lineCount() const { return starts.empty() ? 0 : starts.size() - 1; }
    /// With its "\n", where it has one.
    std::string_view line(std::size_t i) const { return TextLines{bytes, starts}.line(i); }
    TextLines lines() const { return {bytes, starts}; }
};
using TextContentPtr = std::shared_ptr<const TextContent>;

Result<TextContentPtr> readText(const ByteSource &source, TextEncoding encoding, Context &context);

/// A line as it is painted.
struct ShownLine {
    struct Range {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };

    QString text;                      ///< tabs expanded, escapes written out, no end of line
    std::vector<std::uint32_t> origin; ///< byte of the line each character of text came from; one more for the end
    std::vector<Range> escapes;        ///< of text: what stands for something else
    std::uint32_t cutBytes = 0;        ///< of the line, not shown because it is too long
};

/// Escapes are those of displaySafe(), but that a backslash stays single: escapes are painted apart instead, and copied text
/// is made by copyText(). asIs leaves valid characters alone even when they are invisible or turn the text around.
ShownLine shownLine(std::string_view line, bool asIs);

/// Bytes of a text for the clipboard, one or more lines. Escaped as soon as anything in it would not be visible, and then
/// with doubled backslashes, so that it can be told what was an escape; lines stay lines.
std::string copyText(std::string_view bytes, bool raw);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/textcontent.h"

#include "base/displaysafe.h"

#include <algorithm>
#include <span>

namespace assay {
namespace {

constexpr std::size_t binaryProbe = 8 * 1024;
constexpr std::size_t blockBytes = 256 * 1024;
constexpr std::size_t tabWidth = 8;

// What is no UTF-16 stays as the bytes it is: 0x80 … 0xFF then are no UTF-8 either and show as escapes.
std::string fromUtf16(std::string_view bytes, bool bigEndian, std::uint64_t &invalid)
{
    const auto unit = [&](std::size_t i) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        return static_cast<char32_t>(bigEndian ? first << 8 | second : second << 8 | first);
    };
    std::string out;
    out.reserve(bytes.size());
    std::size_t i = 0;
    for (; i + 1 < bytes.size(); i += 2) {
        const char32_t c = unit(i);
        if (c < 0xD800 || c > 0xDFFF) {
            appendUtf8(out, c);
        } else if (c < 0xDC00 && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) <= 0xDFFF) {
            appendUtf8(out, 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00));
            i += 2;
        } else {
            appendUtf8(out, c); // a lone surrogate: its three bytes are no valid UTF-8
            invalid += 2;
        }
    }
    if (i < bytes.size()) {
        out += bytes[i];
        ++invalid;
    }
    return out;
}

std::string fromLatin1(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size());
    for (const char c : bytes)
        appendUtf8(out, static_cast<unsigned char>(c));
    return out;
}

TextEncoding markOf(std::string_view bytes)
{
    if (bytes.substr(0, 2) == "\xFF\xFE")
        return TextEncoding::Utf16Le;
    if (bytes.substr(0, 2) == "\xFE\xFF")
        return TextEncoding::Utf16Be;
    return TextEncoding::Utf8;
}

// Tabs and printable ASCII: what nearly every line is made of.
bool isPlain(std::string_view line)
{
    return std::all_of(line.begin(), line.end(), [](char c) { return (c >= 0x20 && c < 0x7F) || c == '\t' || c == '\n'; });
}

std::uint32_t plainWidth(std::string_view line)
{
    std::size_t width = 0;
    for (const char c : line.substr(0, shownLineLimit)) {
        if (c == '\t')
            width += tabWidth - width % tabWidth;
        else if (c != '\n')
            ++width;
    }
    return static_cast<std::uint32_t>(std::min(width, shownLineLimit));
}

// What is shown of the content, as it is; encoding becomes what a mark at the beginning says. Stops where it is found to be binary.
Result<std::string> readStart(const ByteSource &source, TextEncoding &encoding, TextContent &content, Context &context)
{
    content.wholeSize = source.size();
    const std::uint64_t wanted = std::min(content.wholeSize, textByteLimit);
    context.addTotalBytes(wanted);
    std::string bytes(static_cast<std::size_t>(wanted), '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, source.name(), "cancelled"));
        // A little at first: for most binaries that is enough.
        const std::size_t count = std::min(bytes.size() - done, done < binaryProbe ? binaryProbe - done : blockBytes);
        const Result<std::size_t> got = source.readAt(done, std::as_writable_bytes(std::span(bytes)).subspan(done, count));
        if (!got)
            return Unexpected(got.error());
        if (*got == 0) {
            content.endedEarly = true;
            break;
        }
        done += *got;
        context.addBytes(*got);
        if (encoding == TextEncoding::Automatic && done >= 2 && markOf(bytes) != TextEncoding::Utf8)
            encoding = markOf(bytes);
        const bool wide = encoding == TextEncoding::Utf16Le || encoding == TextEncoding::Utf16Be;
        if (!wide && std::string_view(bytes).substr(0, std::min(done, binaryProbe)).find('\0') != std::string_view::npos) {
            content.binary = true;
            return std::string();
        }
    }
    bytes.resize(done);
    content.shownSize = done;
    return bytes;
}

// How many bytes at the end are the beginning of a character that the limit cut in two.
std::size_t cutCharacter(std::string_view bytes)
{
    for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
        const auto c = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if (c >= 0xC0)
            return decodeUtf8(bytes, bytes.size() - back).valid ? 0 : back;
        if (c < 0x80)
            return 0;
    }
    return 0;
}

// Fills in the bytes that are shown, as UTF-8.
void decode(std::string bytes, TextContent &content)
{
    switch (content.encoding) {
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be:
        content.bytes = fromUtf16(bytes, content.encoding == TextEncoding::Utf16Be, content.invalidBytes);
        break;
    case TextEncoding::Latin1: content.bytes = fromLatin1(bytes); break;
    default:
        if (content.wholeSize > content.shownSize) {
            if (!content.endedEarly)
                bytes.resize(bytes.size() - cutCharacter(bytes));
            content.shownSize = bytes.size();
        }
        content.bytes = std::move(bytes);
    }
}

// Finds what lines need to be shown: their width, escapes, bytes that are no text. False when it was cancelled.
bool measureLines(TextContent &content, Context &context)
{
    for (std::size_t i = 0; i < content.lineCount(); ++i) {
        if (i % 256 == 0 && context.cancelled())
            return false;
        const std::string_view line = content.line(i);
        if (isPlain(line)) {
            content.widest = std::max(content.widest, plainWidth(line));
            continue;
        }
        content.crlf = content.crlf || (line.size() >= 2 && line.substr(line.size() - 2) == "\r\n");
        for (std::size_t at = 0; at < line.size();) {
            const DecodedCodePoint point = decodeUtf8(line, at);
            if (!point.valid)
                content.invalidBytes += point.length;
            at += point.length;
        }
        const ShownLine shown = shownLine(line, false);
        content.escaped += shown.escapes.size();
        content.widest = std::max(content.widest, static_cast<std::uint32_t>(shown.text.size()));
    }
    return true;
}

} // namespace

Result<TextContentPtr> readText(const ByteSource &source, TextEncoding encoding, Context &context)
{
    auto content = std::make_shared<TextContent>();
    auto bytes = readStart(source, encoding, *content, context);
    if (!bytes)
        return Unexpected(bytes.error());
    if (!content->binary) {
        content->encoding = encoding == TextEncoding::Automatic ? TextEncoding::Utf8 : encoding;
        decode(std::move(*bytes), *content);
        content->starts = lineStarts(content->bytes, textLineLimit);
        if (content->starts.back() < content->bytes.size()) {
            content->bytes.resize(content->starts.back());
            content->shownSize = std::min<std::uint64_t>(content->shownSize, content->bytes.size());
        }
        if (!measureLines(*content, context))
            return Unexpected(makeError(ErrorCode::Cancelled, source.name(), "cancelled"));
    }
    content->changed = !source.unchanged();
    return TextContentPtr(content);
}

ShownLine shownLine(std::string_view line, bool asIs)
{
    ShownLine shown;
    if (!line.empty() && line.back() == '\n')
        line.remove_suffix(1);
    const std::size_t expected = std::min(line.size(), shownLineLimit) + 1;
    shown.text.reserve(static_cast<qsizetype>(expected));
    shown.origin.reserve(expected);
    const auto append = [&shown](QStringView text, std::size_t at) {
        shown.text.append(text);
        shown.origin.insert(shown.origin.end(), static_cast<std::size_t>(text.size()), static_cast<std::uint32_t>(at));
    };
    std::size_t at = 0;
    while (at < line.size() && static_cast<std::size_t>(shown.text.size()) < shownLineLimit) {
        const char c = line[at];
        if (c >= 0x20 && c < 0x7F) {
            const QChar character = QLatin1Char(c);
            append(QStringView(&character, 1), at++);
            continue;
        }
        if (c == '\t') {
            // Columns of characters, escapes included: what follows stands where a terminal would put it.
            const std::size_t column = static_cast<std::size_t>(shown.text.size());
            append(QString(static_cast<qsizetype>(tabWidth - column % tabWidth), QLatin1Char(' ')), at++);
            continue;
        }
        const DecodedCodePoint point = decodeUtf8(line, at);
        const std::string_view bytes = line.substr(at, point.length);
        const bool separator = point.value == 0x2028 || point.value == 0x2029; // would begin a line of their own
        const bool escape = !point.valid || (asIs ? separator || point.value == 0 : needsDisplayEscape(bytes));
        if (escape) {
            const QString text = QString::fromStdString(displaySafe(bytes));
            shown.escapes.push_back({static_cast<std::uint32_t>(shown.text.size()), static_cast<std::uint32_t>(text.size())});
            append(text, at);
        } else {
            append(QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())), at);
        }
        at += point.length;
    }
    shown.cutBytes = static_cast<std::uint32_t>(line.size() - at);
    shown.origin.push_back(static_cast<std::uint32_t>(at));
    return shown;
}

std::string copyText(std::string_view bytes, bool raw)
{
    if (raw)
        return toUtf8Lossy(bytes);
    bool plain = true;
    for (std::size_t at = 0; at < bytes.size() && plain;) {
        const DecodedCodePoint point = decodeUtf8(bytes, at);
        plain = point.value == U'\n' || point.value == U'\t' || point.value == U'\\' || !needsDisplayEscape(bytes.substr(at, point.length));
        at += point.length;
    }
    if (plain)
        return std::string(bytes);
    std::string out;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        out += displaySafe(bytes.substr(at, end - at));
        if (end < bytes.size())
            out += '\n';
        at = end + 1;
    }
    return out;
}

} // namespace assay

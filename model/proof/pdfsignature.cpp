// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof/pdfsignature.h"

#include "base/bytes.h"
#include "proof/signaturecheck.h"

#include <array>
#include <charconv>
#include <cstdint>

namespace assay {
namespace {

constexpr std::string_view rangeKey = "/ByteRange";
constexpr std::string_view spaces = " \t\r\n";

Error malformed(const std::string &file, std::size_t at, const std::string &what)
{
    return makeErrorAt(ErrorCode::Malformed, file, at, what);
}

struct Range {
    std::size_t begin = 0; // of its brackets
    std::size_t end = 0;
    std::array<std::uint64_t, 4> numbers{};
};

std::optional<Range> rangeAt(std::string_view pdf, std::size_t at)
{
    Range range;
    std::size_t next = pdf.find_first_not_of(spaces, at);
    if (next == std::string_view::npos || pdf[next] != '[')
        return std::nullopt;
    range.begin = next++;
    for (std::uint64_t &number : range.numbers) {
        next = pdf.find_first_not_of(spaces, next);
        if (next == std::string_view::npos)
            return std::nullopt;
        const auto [end, failed] = std::from_chars(pdf.data() + next, pdf.data() + pdf.size(), number);
        if (failed != std::errc())
            return std::nullopt;
        next = static_cast<std::size_t>(end - pdf.data());
    }
    next = pdf.find_first_not_of(spaces, next);
    if (next == std::string_view::npos || pdf[next] != ']')
        return std::nullopt;
    range.end = next + 1;
    return range;
}

std::optional<unsigned> hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return static_cast<unsigned>(c - '0');
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? std::optional(static_cast<unsigned>(lower - 'a') + 10) : std::nullopt;
}

std::optional<std::string> fromHex(std::string_view hex)
{
    std::string bytes;
    if (hex.size() % 2 != 0)
        return std::nullopt;
    bytes.reserve(hex.size() / 2);
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const auto high = hexDigit(hex[i]);
        const auto low = hexDigit(hex[i + 1]);
        if (!high || !low)
            return std::nullopt;
        bytes += static_cast<char>(*high << 4 | *low);
    }
    return bytes;
}

// How long the DER value is that begins here; what follows it in the place that was left for it are zeros.
std::optional<std::size_t> derSize(std::string_view bytes)
{
    constexpr unsigned char sequence = 0x30;
    if (bytes.size() < 2 || static_cast<unsigned char>(bytes[0]) != sequence)
        return std::nullopt;
    const auto first = static_cast<unsigned char>(bytes[1]);
    if (first < 0x80)
        return 2 + std::size_t(first);
    const std::size_t count = first & 0x7F;
    if (count == 0 || count > 4 || bytes.size() < 2 + count)
        return std::nullopt;
    std::size_t size = 0;
    for (std::size_t i = 0; i < count; ++i)
        size = size << 8 | static_cast<unsigned char>(bytes[2 + i]);
    return 2 + count + size;
}

} // namespace

Result<std::optional<PdfSignature>> findPdfSignature(std::string_view pdf, const std::string &file)
{
    const std::size_t key = pdf.find(rangeKey);
    if (key == std::string_view::npos)
        return std::nullopt;
    if (pdf.find(rangeKey, key + 1) != std::string_view::npos)
        return Unexpected(malformed(file, key, "it has more than one signature, where Assay makes one"));
    const auto range = rangeAt(pdf, key + rangeKey.size());
    if (!range)
        return Unexpected(malformed(file, key, "what its signature covers cannot be read"));
    const auto [start, first, next, rest] = range->numbers;
    // Sums of hostile numbers could wrap: each is held against the size first.
    if (start != 0 || first >= pdf.size() || next > pdf.size() || first + 2 > next || rest != pdf.size() - next || pdf[first] != '<' || pdf[next - 1] != '>')
        return Unexpected(malformed(file, key, "its signature does not cover all of it"));
    const std::string_view hex = pdf.substr(first + 1, next - first - 2);
    if (hex.size() / 2 > mostSignatureBytes)
        return Unexpected(malformed(file, first, "its signature is larger than any"));
    auto bytes = fromHex(hex);
    const auto size = bytes ? derSize(*bytes) : std::nullopt;
    if (!size || *size > bytes->size() || bytes->find_first_not_of('\0', *size) != std::string::npos)
        return Unexpected(malformed(file, first, "its signature is not one value in hex digits"));
    bytes->resize(*size);
    return PdfSignature{pdf.substr(0, first), pdf.substr(next), std::move(*bytes)};
}

Status signPdfBytes(std::string &pdf, const SigningKey &signer)
{
    const auto noPlace = [] { return Unexpected(makeError(ErrorCode::Internal, {}, "the PDF has no place for a signature")); };
    const std::size_t key = pdf.find(rangeKey);
    const auto range = key == std::string::npos ? std::nullopt : rangeAt(pdf, key + rangeKey.size());
    const std::string zeros = '<' + std::string(2 * signer.signatureBytes(), '0') + '>';
    const std::size_t contents = pdf.find(zeros);
    if (!range || range->numbers[1] != static_cast<std::uint64_t>(pdfRangePlaceholder) || contents == std::string::npos)
        return noPlace();
    const std::size_t after = contents + zeros.size();
    std::string covered = "[0 " + std::to_string(contents) + ' ' + std::to_string(after) + ' ' + std::to_string(pdf.size() - after);
    if (covered.size() + 1 > range->end - range->begin)
        return noPlace();
    covered.resize(range->end - range->begin - 1, ' ');
    pdf.replace(range->begin, range->end - range->begin, covered + ']');
    const auto signature = signer.sign(std::string_view(pdf).substr(0, contents), std::string_view(pdf).substr(after));
    if (!signature)
        return Unexpected(signature.error());
    if (signature->size() > signer.signatureBytes())
        return Unexpected(makeError(ErrorCode::Internal, {}, "the signature is larger than the place that was left for it"));
    const std::string hex = toHex(reinterpret_cast<const std::uint8_t *>(signature->data()), signature->size());
    pdf.replace(contents + 1, hex.size(), hex);
    return {};
}

} // namespace assay

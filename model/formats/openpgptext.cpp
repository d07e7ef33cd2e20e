// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/openpgptext.h"

#include <algorithm>
#include <optional>

namespace assay {
namespace {

constexpr std::string_view clearHeader = "-----BEGIN PGP SIGNED MESSAGE-----";
constexpr std::string_view signatureHeader = "-----BEGIN PGP SIGNATURE-----";
constexpr std::string_view messageHeader = "-----BEGIN PGP MESSAGE-----";
constexpr std::string_view keyHeader = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
constexpr std::string_view signatureEnd = "-----END PGP SIGNATURE-----";

enum Packet : unsigned { SignaturePacket = 2, OnePassPacket = 4, PublicKeyPacket = 6, CompressedPacket = 8, LiteralPacket = 11 };

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

// Takes the line off text, without its end.
std::string_view takeLine(std::string_view &text)
{
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

bool isHeader(std::string_view line, std::string_view header)
{
    return line.starts_with(header) && isBlank(line.substr(header.size()));
}

OpenPgpShape binaryShape(unsigned char first)
{
    const unsigned tag = (first & 0x40U) ? first & 0x3FU : (first >> 2U) & 0x0FU;
    switch (tag) {
    case SignaturePacket: return OpenPgpShape::Signature;
    case OnePassPacket:
    case CompressedPacket:
    case LiteralPacket: return OpenPgpShape::Message;
    case PublicKeyPacket: return OpenPgpShape::Key;
    default: return OpenPgpShape::None;
    }
}

class PacketReader {
public:
    PacketReader(std::string_view bytes, const std::string &file) : m_bytes(bytes), m_file(file) {}

    bool atEnd() const { return m_offset == m_bytes.size(); }
    std::size_t offset() const { return m_offset; }

    // Passes over one packet and gives its tag.
    Result<unsigned> next()
    {
        const std::size_t start = m_offset;
        const unsigned first = byte();
        if (!(first & 0x80U))
            return refused(start, "this is no packet");
        const bool isNew = first & 0x40U;
        const unsigned tag = isNew ? first & 0x3FU : (first >> 2U) & 0x0FU;
        const bool whole = isNew ? skipNewBody() : skipOldBody(first & 0x03U);
        if (!whole)
            return Unexpected(makeErrorAt(ErrorCode::Truncated, m_file, start, "this packet is longer than the file"));
        return tag;
    }

    Unexpected refused(std::size_t offset, const std::string &what) const { return Unexpected(makeErrorAt(ErrorCode::Malformed, m_file, offset, what)); }

private:
    unsigned byte() { return static_cast<unsigned char>(m_bytes[m_offset++]); }
    bool has(std::uint64_t count) const { return count <= m_bytes.size() - m_offset; }

    bool skip(std::uint64_t count)
    {
        if (!has(count))
            return false;
        m_offset += static_cast<std::size_t>(count);
        return true;
    }

    std::optional<std::uint64_t> number(unsigned bytes)
    {
        if (!has(bytes))
            return std::nullopt;
        std::uint64_t value = 0;
        for (unsigned i = 0; i < bytes; ++i)
            value = value << 8U | byte();
        return value;
    }

    bool skipOldBody(unsigned lengthType)
    {
        constexpr unsigned toTheEnd = 3;
        if (lengthType == toTheEnd)
            return skip(m_bytes.size() - m_offset);
        const auto length = number(1U << lengthType);
        return length && skip(*length);
    }

    bool skipNewBody()
    {
        while (has(1)) {
            const unsigned first = byte();
            if (first < 192)
                return skip(first);
            if (first < 224) {
                const auto second = number(1);
                return second && skip(((first - 192U) << 8U) + *second + 192U);
            }
            if (first == 255) {
                const auto length = number(4);
                return length && skip(*length);
            }
            if (!skip(1ULL << (first & 0x1FU)))
                return false;
        }
        return false;
    }

    std::string_view m_bytes;
    const std::string &m_file;
    std::size_t m_offset = 0;
};

} // namespace

OpenPgpShape openPgpShape(std::string_view bytes)
{
    if (!bytes.empty() && (static_cast<unsigned char>(bytes.front()) & 0x80U))
        return binaryShape(static_cast<unsigned char>(bytes.front()));
    // Text before the armour is for people; the first header decides.
    while (!bytes.empty()) {
        const std::string_view line = takeLine(bytes);
        if (isHeader(line, clearHeader))
            return OpenPgpShape::ClearSigned;
        if (isHeader(line, signatureHeader))
            return OpenPgpShape::Signature;
        if (isHeader(line, messageHeader))
            return OpenPgpShape::Message;
        if (isHeader(line, keyHeader))
            return OpenPgpShape::Key;
    }
    return OpenPgpShape::None;
}

Status nothingAroundClearSigned(std::string_view bytes, const std::string &file)
{
    enum { Before, Text, Armour, After } place = Before;
    for (std::size_t number = 1; !bytes.empty(); ++number) {
        const std::string_view line = takeLine(bytes);
        const auto refused = [&](const std::string &what) {
            return Unexpected(makeError(ErrorCode::Malformed, file, "line " + std::to_string(number) + ' ' + what));
        };
        if (place != Before && isHeader(line, clearHeader))
            return refused("begins a second signed text");
        if (place == Before && isHeader(line, clearHeader))
            place = Text;
        else if (place == Text && isHeader(line, signatureHeader))
            place = Armour;
        else if (place == Armour && isHeader(line, signatureEnd))
            place = After;
        else if ((place == Before || place == After) && !isBlank(line))
            return refused("is outside of the signed text: nobody signed it");
    }
    if (place != After)
        return Unexpected(makeError(ErrorCode::Truncated, file, "the signed text has no end"));
    return {};
}

Status oneSignedMessage(std::string_view bytes, const std::string &file)
{
    PacketReader packets(bytes, file);
    std::size_t onePass = 0;
    std::size_t before = 0;
    std::size_t after = 0;
    bool hasText = false;
    while (!packets.atEnd()) {
        const std::size_t start = packets.offset();
        const auto tag = packets.next();
        if (!tag)
            return Unexpected(tag.error());
        const bool isFirst = start == 0;
        if (*tag == CompressedPacket && isFirst && packets.atEnd())
            return {};
        if (*tag == OnePassPacket && !hasText && before == 0)
            ++onePass;
        else if (*tag == SignaturePacket)
            ++(hasText ? after : before);
        else if (*tag == LiteralPacket && !hasText && !isFirst)
            hasText = true;
        else
            return packets.refused(start, "this packet has no place in one signed message");
    }
    const bool isSigned = onePass != 0 ? before == 0 && after == onePass : before != 0 && after == 0;
    if (!hasText || !isSigned)
        return Unexpected(makeError(ErrorCode::Malformed, file, "it is no signed message with as many signatures as it announces"));
    return {};
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/openpgptext.h"

#include "formats/openpgppackets.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::string_view clearHeader = "-----BEGIN PGP SIGNED MESSAGE-----";
constexpr std::string_view signatureHeader = "-----BEGIN PGP SIGNATURE-----";
constexpr std::string_view messageHeader = "-----BEGIN PGP MESSAGE-----";
constexpr std::string_view messageEnd = "-----END PGP MESSAGE-----";
constexpr std::string_view keyHeader = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
constexpr std::string_view signatureEnd = "-----END PGP SIGNATURE-----";

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

// The lines that one block of armour is known by.
struct BlockLines {
    std::string_view begin;
    std::string_view middle; // where text ends and armour begins; "": all of it is armour
    std::string_view end;
};

// Whether such a block is all there is, but for white space.
Status onlyBlock(std::string_view bytes, const std::string &file, const BlockLines &lines)
{
    enum { Before, Text, Armour, After } place = Before;
    for (std::size_t number = 1; !bytes.empty(); ++number) {
        const std::string_view line = takeLine(bytes);
        const auto refused = [&](const std::string &what) {
            return Unexpected(makeError(ErrorCode::Malformed, file, "line " + std::to_string(number) + ' ' + what));
        };
        if (place != Before && isHeader(line, lines.begin))
            return refused("begins a second signed text");
        if (place == Before && isHeader(line, lines.begin))
            place = lines.middle.empty() ? Armour : Text;
        else if (place == Text && isHeader(line, lines.middle))
            place = Armour;
        else if (place == Armour && isHeader(line, lines.end))
            place = After;
        else if ((place == Before || place == After) && !isBlank(line))
            return refused("is outside of the signed text: nobody signed it");
    }
    if (place != After)
        return Unexpected(makeError(ErrorCode::Truncated, file, "the signed text has no end"));
    return {};
}

OpenPgpShape binaryShape(unsigned char first)
{
    const unsigned tag = (first & 0x40U) ? first & 0x3FU : (first >> 2U) & 0x0FU;
    switch (tag) {
    case OpenPgpPackets::Signature: return OpenPgpShape::Signature;
    case OpenPgpPackets::OnePass:
    case OpenPgpPackets::Compressed:
    case OpenPgpPackets::Literal: return OpenPgpShape::Message;
    case OpenPgpPackets::PublicKey: return OpenPgpShape::Key;
    default: return OpenPgpShape::None;
    }
}

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
    return onlyBlock(bytes, file, {clearHeader, signatureHeader, signatureEnd});
}

Status nothingAroundMessage(std::string_view bytes, const std::string &file)
{
    return onlyBlock(bytes, file, {messageHeader, {}, messageEnd});
}

Status oneSignedMessage(std::string_view bytes, const std::string &file)
{
    OpenPgpPackets packets(bytes, file);
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
        if (*tag == OpenPgpPackets::Compressed && isFirst && packets.atEnd())
            return {};
        if (*tag == OpenPgpPackets::OnePass && !hasText && before == 0)
            ++onePass;
        else if (*tag == OpenPgpPackets::Signature)
            ++(hasText ? after : before);
        else if (*tag == OpenPgpPackets::Literal && !hasText && !isFirst)
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

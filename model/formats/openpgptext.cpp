// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/openpgptext.h"

#include <algorithm>

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

} // namespace assay

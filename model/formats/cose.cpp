// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/cose.h"

#include <utility>

namespace assay {
namespace {

constexpr std::uint64_t sign1Tag = 18;

Unexpected malformed(const std::string &file, const std::string &what)
{
    return Unexpected(makeError(ErrorCode::Malformed, file, what));
}

const CborValue *sameLabel(const CborValue &map, const CborValue &label)
{
    for (std::size_t i = 0; i < map.items.size(); i += 2) {
        const CborValue &key = map.items[i];
        if (key.kind == label.kind && key.number == label.number && key.bytes == label.bytes)
            return &key;
    }
    return nullptr;
}

} // namespace

Result<CoseSign1> parseCoseSign1(std::string_view bytes, const std::string &file)
{
    using Kind = CborValue::Kind;
    auto whole = parseCbor(bytes, file);
    if (!whole)
        return Unexpected(whole.error());
    if (!whole->isTag(sign1Tag) || !whole->items.front().is(Kind::Array) || whole->items.front().items.size() != 4)
        return malformed(file, "no COSE_Sign1: tag 18 over four items");
    auto &parts = whole->items.front().items;
    if (!parts[0].is(Kind::Bytes) || !parts[1].is(Kind::Map) || !parts[2].is(Kind::Bytes) || !parts[3].is(Kind::Bytes))
        return malformed(file, "no COSE_Sign1: its items are the bytes of a header, a map, the payload and the signature");
    CoseSign1 message;
    message.protectedHeader.kind = Kind::Map;
    if (!parts[0].bytes.empty()) {
        auto header = parseCbor(parts[0].bytes, file + ": protected header");
        if (!header)
            return Unexpected(header.error());
        if (!header->is(Kind::Map))
            return malformed(file, "the header that is signed is no map");
        // Without anything in it, it is written as no bytes at all: two ways to write one message would be two messages of one signature.
        if (header->items.empty())
            return malformed(file, "a header that is signed and empty, but not written as no bytes");
        message.protectedHeader = std::move(*header);
    }
    message.unprotectedHeader = std::move(parts[1]);
    for (std::size_t i = 0; i < message.protectedHeader.items.size(); i += 2) {
        if (const CborValue *twice = sameLabel(message.unprotectedHeader, message.protectedHeader.items[i]))
            return Unexpected(makeErrorAt(ErrorCode::Malformed, file, twice->offset, "a label that stands in the header that is signed and in the one that is not"));
    }
    // Sig_structure = [ "Signature1", protected header, external data, payload ]
    constexpr char arrayOfFour = '\x84';
    message.signedBytes = arrayOfFour + cborTextOf("Signature1") + cborBytesOf(parts[0].bytes) + cborBytesOf({}) + cborBytesOf(parts[2].bytes);
    message.payload = std::move(parts[2].bytes);
    message.signature = std::move(parts[3].bytes);
    return message;
}

} // namespace assay

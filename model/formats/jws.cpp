// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/jws.h"

#include "base/bytes.h"
#include "formats/json.h"

#include <algorithm>
#include <array>
#include <utility>

namespace assay {

std::optional<std::string> fromBase64Url(std::string_view text)
{
    std::string standard(text);
    for (char &c : standard) {
        if (c == '+' || c == '/' || c == '=')
            return std::nullopt;
        if (c == '-')
            c = '+';
        else if (c == '_')
            c = '/';
    }
    constexpr std::size_t group = 4;
    if (standard.size() % group == 1)
        return std::nullopt;
    while (standard.size() % group != 0)
        standard += '=';
    return fromBase64(standard);
}

Result<Jws> parseJws(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    if (!json->is_object())
        return wrong(file, "no object");
    constexpr std::array<std::string_view, 4> known = {"payload", "protected", "header", "signature"};
    for (const auto &[key, value] : json->items()) {
        if (std::find(known.begin(), known.end(), key) == known.end())
            return wrong(file, "\"" + key + "\", which a signature in the flattened form of JWS does not have");
    }
    Jws jws;
    for (const auto &[key, into] : {std::pair("payload", &jws.payload), std::pair("protected", &jws.protectedHeader), std::pair("signature", &jws.signature)}) {
        const Json *text = member(*json, key);
        if (!text || !text->is_string())
            return wrong(file, std::string("no \"") + key + "\" that is a text");
        auto decoded = fromBase64Url(text->get_ref<const std::string &>());
        if (!decoded)
            return wrong(file, std::string("\"") + key + "\" is not canonical base64url");
        *into = std::move(*decoded);
    }
    const auto protectedHeader = parseJson(jws.protectedHeader, file + ": protected", limits);
    if (!protectedHeader)
        return Unexpected(protectedHeader.error());
    if (!protectedHeader->is_object())
        return wrong(file, "\"protected\" holds no object");
    const Json *header = member(*json, "header");
    if (header && !header->is_object())
        return wrong(file, "\"header\" is no object");
    if (header) {
        for (const auto &[key, value] : header->items()) {
            if (protectedHeader->contains(key))
                return wrong(file, "\"" + key + "\" stands in the header that is signed and in the one that is not");
        }
    }
    jws.unprotectedHeader = header ? header->dump() : "{}";
    jws.signedBytes = stringMember(*json, "protected") + '.' + stringMember(*json, "payload");
    return jws;
}

} // namespace assay

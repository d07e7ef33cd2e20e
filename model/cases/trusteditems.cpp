// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/trusteditems.h"

#include "base/bytes.h"
#include "formats/json.h"
#include "io/digest.h"
#include "report/jsonwriter.h"
#include "trust/notationpack.h"
#include "trust/tufseen.h"

namespace assay {

namespace {

constexpr std::string_view schema = "assay-trusted/1";

} // namespace

Error tooManyTrusted()
{
    return makeError(ErrorCode::LimitExceeded, {}, "these keys and roots are too many, or too long, for a case");
}

Result<std::string> trustedText(const std::vector<ReliedItem> &items)
{
    std::string text;
    JsonWriter json(stringSink(text));
    json.beginObject();
    json.key("schema").string(schema);
    json.key("items").beginArray();
    for (const ReliedItem &item : items) {
        json.beginObject(JsonWriter::Style::Inline);
        json.key("kind").string(reliedKindName(item.kind));
        json.key("name").string(toBase64(item.name));
        json.key("bytes").string(toBase64(item.bytes));
        json.endObject();
    }
    json.endArray();
    json.endObject();
    if (const Status written = json.finish(); !written)
        return Unexpected(written.error());
    if (items.size() > mostTrustedItems || text.size() > mostTrustedBytes)
        return Unexpected(tooManyTrusted());
    return text;
}

Result<std::vector<ReliedItem>> readTrusted(std::string_view text, const std::string &file)
{
    std::vector<ReliedItem> items;
    if (text.empty())
        return items;
    Limits limits;
    limits.jsonBytes = mostTrustedBytes;
    const auto json = parseJson(text, file, limits);
    if (!json)
        return Unexpected(json.error());
    if (stringMember(*json, "schema") != schema)
        return Unexpected(makeError(ErrorCode::Malformed, file, "its trusted keys are not in the form of this version"));
    const Status all = forEachElement(*json, "items", file, mostTrustedItems, [&](const Json &element) -> Status {
        const auto kind = reliedKindOf(stringMember(element, "kind"));
        auto name = fromBase64(stringMember(element, "name"));
        auto bytes = fromBase64(stringMember(element, "bytes"));
        if (!kind || !name || !bytes || bytes->empty())
            return wrong(file, "it has a trusted key of no known kind, or without its bytes");
        if (*kind == ReliedKind::NotationConfig) {
            if (const auto config = unpackNotation(*bytes, *name); !config)
                return Unexpected(config.error());
        }
        if (*kind == ReliedKind::TufFolder) {
            if (const auto seen = unpackTufSeen(*bytes, *name); !seen)
                return Unexpected(seen.error());
        }
        items.push_back({*kind, std::move(*name), std::move(*bytes)});
        return {};
    });
    if (!all)
        return Unexpected(all.error());
    return items;
}

JournalDraft trustedDraft(const ReliedItem &item, JournalKind kind)
{
    const bool isFile = item.kind != ReliedKind::OpenPgpFingerprint && item.kind != ReliedKind::TufRootKey && item.kind != ReliedKind::Identity;
    std::vector<std::pair<std::string, std::string>> members{{"what", std::string(reliedKindName(item.kind))}};
    if (!item.name.empty())
        members.emplace_back("name", item.name);
    members.emplace_back(isFile ? "sha256" : "value", isFile ? toHex(sha256(item.bytes)) : item.bytes);
    return {kind, textPayload(members)};
}

} // namespace assay

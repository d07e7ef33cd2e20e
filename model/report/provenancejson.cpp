// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/provenancejson.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "base/version.h"

namespace assay {

using Style = JsonWriter::Style;

void writeToolMember(JsonWriter &json)
{
    json.key("tool").beginObject(Style::Inline);
    json.key("name").string("assay");
    json.key("version").string(version);
    json.key("commit").string(commit);
    json.endObject();
}

void writeDigestMember(JsonWriter &json, std::string_view key, const Sha256Digest *digest)
{
    json.key(key);
    if (digest)
        json.string(toHex(*digest));
    else
        json.null();
}

void writeSourceMembers(JsonWriter &json, const LoadedSource &loaded)
{
    json.key("role").string(roleName(loaded.role));
    json.key("kind").string(sourceKindName(loaded.source->kind()));
    json.bytes("location", loaded.source->location());
    json.key("bytes");
    if (loaded.bytes)
        json.number(*loaded.bytes);
    else
        json.null();
    writeDigestMember(json, "sha256", loaded.sha256 ? &*loaded.sha256 : nullptr);
    json.key("image").stringOrNull(loaded.image ? loaded.image->id : std::string());
    json.texts("tags", loaded.image ? loaded.image->tags : std::vector<std::string>(), Style::Inline);
}

void writeLayerMember(JsonWriter &json, std::string_view key, const LoadedSource &loaded, const FsTree::Ref &ref)
{
    const LoadedLayer &layer = loaded.layers[ref.layer];
    json.key(key).beginObject();
    json.key("index").number(ref.layer);
    json.key("diffId").stringOrNull(layer.layer.diffId);
    json.key("chainId").stringOrNull(layer.layer.chainId);
    json.key("verdict").string(verdictName(layer.verdict));
    json.bytes("store", layer.layer.store);
    json.bytes("path", layer.tree->path(ref.node));
    json.endObject();
}

void writePathMember(JsonWriter &json, std::string_view path)
{
    json.key("path").beginObject();
    json.key("displayed").string(displaySafe(path));
    json.key("hex").string(toHex(reinterpret_cast<const std::uint8_t *>(path.data()), path.size()));
    json.endObject();
}

} // namespace assay

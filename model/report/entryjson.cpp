// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/entryjson.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "verify/entrytext.h"

namespace assay {

void writeEntryMembers(JsonWriter &json, const LayerTree &tree, const Entry &entry, const Sha256Digest *digest, std::uint32_t linkCount)
{
    json.key("type").string(entryTypeName(entry.type));
    if (entry.has(EntryFlag::Implied)) {
        for (const char *name : {"mode", "uid", "gid", "mtime"})
            json.key(name).null();
        return;
    }
    json.key("mode").string(octalMode(entry.mode));
    json.key("uid").number(entry.uid);
    json.key("gid").number(entry.gid);
    const bool isFile = entry.type == EntryType::File;
    if (isFile)
        json.key("size").number(entry.size);
    json.key("mtime").string(isoTime(entry.mtimeSec, entry.mtimeNsec));
    if (isFile) {
        json.key("sha256");
        if (digest)
            json.string(toHex(*digest));
        else
            json.null();
    }
    if (entry.type == EntryType::Symlink)
        json.bytes("target", tree.target(entry));
    if (entry.type == EntryType::Character || entry.type == EntryType::Block)
        json.key("device").string(std::to_string(entry.rdevMajor) + ':' + std::to_string(entry.rdevMinor));
    if (const XattrList xattrs = tree.xattrs(entry); !xattrs.empty()) {
        json.key("xattrs").beginObject(JsonWriter::Style::Inline);
        for (const auto &[name, value] : xattrs) {
            // Two names that are not UTF-8 must not become one key.
            json.key(isValidUtf8(name) ? std::string(name) : displaySafe(name)).string(toBase64(value));
        }
        json.endObject();
    }
    if (linkCount > 1)
        json.key("links").number(linkCount);
}

} // namespace assay

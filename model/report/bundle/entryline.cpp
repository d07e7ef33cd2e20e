// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/bundle/entryline.h"

#include "base/upperhex.h"
#include "proof/merkle.h"
#include "verify/entrytext.h"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace assay {
namespace {

// Names of members and values that need no escaping.
class Line {
public:
    void quoted(std::string_view key, std::string_view value)
    {
        name(key);
        m_text += '"';
        m_text += value;
        m_text += '"';
    }
    void plain(std::string_view key, std::string_view value)
    {
        name(key);
        m_text += value;
    }
    std::string finish() { return std::move(m_text) + '}'; }

private:
    void name(std::string_view key)
    {
        m_text += m_text.size() == 1 ? "\"" : ",\"";
        m_text += key;
        m_text += "\":";
    }

    std::string m_text = "{";
};

std::string timeText(const Entry &entry)
{
    char text[48];
    std::snprintf(text, sizeof text, "\"%lld.%09u\"", static_cast<long long>(entry.mtimeSec), entry.mtimeNsec);
    return text;
}

std::string xattrsText(const XattrList &xattrs)
{
    Line line;
    for (const auto &[name, value] : xattrs)
        line.quoted(percentPath(name), toBase64(value));
    return line.finish();
}

} // namespace

namespace {

constexpr std::string_view beforeLeaf = "{\"leaf\":\"";
constexpr std::string_view behindLeaf = "\"}";

} // namespace

std::string withheldLine(const Sha256Digest &leaf)
{
    return std::string(beforeLeaf) + toHex(leaf) + std::string(behindLeaf);
}

Sha256Digest leafOfLine(std::string_view line, bool redacted)
{
    if (redacted && line.starts_with(beforeLeaf) && line.ends_with(behindLeaf)) {
        if (const auto leaf = parseHexDigest(line.substr(beforeLeaf.size(), line.size() - std::min(line.size(), beforeLeaf.size() + behindLeaf.size()))))
            return *leaf;
    }
    return merkleLeaf(line);
}

std::string percentPath(std::string_view bytes)
{
    static constexpr std::string_view others = "._/+@:,=~-";
    std::string out;
    out.reserve(bytes.size());
    for (const char c : bytes) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || others.find(c) != std::string_view::npos) {
            out += c;
            continue;
        }
        appendPercentEncoded(out, c);
    }
    return out;
}

std::string entryLine(std::string_view path, const LayerTree &tree, const Entry &entry, const Sha256Digest *digest, std::uint32_t linkCount)
{
    const bool known = !entry.has(EntryFlag::Implied);
    const bool isFile = entry.type == EntryType::File;
    const bool isLink = entry.type == EntryType::Symlink;
    const std::string target = isLink ? std::string(tree.target(entry)) : std::string();
    Line line;
    if (entry.type == EntryType::Character || entry.type == EntryType::Block)
        line.quoted("device", std::to_string(entry.rdevMajor) + ':' + std::to_string(entry.rdevMinor));
    line.plain("gid", known ? std::to_string(entry.gid) : "null");
    if (isLink)
        line.quoted("link", percentPath(target));
    if (linkCount > 1)
        line.plain("links", std::to_string(linkCount));
    line.plain("mode", known ? '"' + octalMode(entry.mode) + '"' : "null");
    line.plain("mtime", known ? timeText(entry) : "null");
    line.quoted("path", percentPath(path));
    if (isFile)
        line.plain("sha256", digest ? '"' + toHex(*digest) + '"' : "null");
    if (isFile || isLink)
        line.plain("size", std::to_string(isFile ? entry.size : target.size()));
    line.quoted("type", entryTypeName(entry.type));
    line.plain("uid", known ? std::to_string(entry.uid) : "null");
    if (entry.has(EntryFlag::Unreadable))
        line.plain("unreadable", "true");
    if (entry.has(EntryFlag::Unstable))
        line.plain("unstable", "true");
    if (const XattrList xattrs = tree.xattrs(entry); !xattrs.empty())
        line.plain("xattrs", xattrsText(xattrs));
    return line.finish();
}

} // namespace assay

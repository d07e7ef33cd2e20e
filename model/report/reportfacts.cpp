// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportfacts.h"

#include "base/bytes.h"
#include "base/capability.h"
#include "base/displaysafe.h"
#include "base/upperhex.h"
#include "report/listing.h"
#include "report/reportwords.h"
#include "verify/entrytext.h"

#include <algorithm>

namespace assay {
namespace {

// "user.note=0x706c61696e", "security.capability=cap_net_raw=ep (0x0100…)"
std::string attributeText(std::string_view name, std::string_view value)
{
    constexpr std::size_t most = 512;
    std::string hex =
        "0x" + toHex(reinterpret_cast<const std::uint8_t *>(value.data()), std::min(value.size(), most));
    if (value.size() > most)
        hex += "\u2026 (" + groupedNumber(value.size()) + " bytes, the evidence file has all)";
    std::string text = displaySafe(name) + '=';
    if (name != capabilityAttribute)
        return text + hex;
    const auto words = capabilityText(value);
    return words ? text + *words + " (" + hex + ')' : text + hex + " (not a capability value)";
}

} // namespace

std::vector<Fact> sideFacts(const Comparison &comparison, DiffNodeId id, int side)
{
    const DiffTree &tree = *comparison.tree;
    const DiffNode &node = tree.node(id);
    const NodeId at = node.side[static_cast<std::size_t>(side)];
    std::vector<Fact> facts;
    if (!at)
        return facts;
    const FsTree &files = *tree.tree(side);
    const Entry &entry = files.entry(at);

    // The step that leads here, and what stood before.
    std::uint16_t changes = 0;
    const Entry *before = nullptr;
    for (int step = 0; step < stepCount; ++step) {
        if (tree.hasStep(step) && tree.toSide(step) == side) {
            changes = node.changes[static_cast<std::size_t>(step)];
            before = tree.entry(id, tree.fromSide(step));
        }
    }
    const auto has = [changes](std::uint16_t bit) { return (changes & bit) != 0; };
    const auto add = [&](std::string_view label, std::string value, bool changed) {
        facts.push_back({label, std::move(value), true, changed});
    };

    add("type", std::string(entryTypeName(entry.type)), has(Change::Type));
    const LoadedSourcePtr &source = comparison.sources[static_cast<std::size_t>(side)];
    if (source && source->image)
        add("layer", std::to_string(files.ref(at).layer), false);
    if (entry.has(EntryFlag::Implied)) {
        facts.push_back({"note", "only named as part of longer paths", false, false});
        return facts;
    }
    add("mode", octalMode(entry.mode) + ' ' + modeText(entry).substr(1), has(Change::Mode));
    add("owner", std::to_string(entry.uid) + ':' + std::to_string(entry.gid), has(Change::Owner));
    if (entry.type == EntryType::File)
        add("size", groupedNumber(entry.size), has(Change::Content) && before && before->size != entry.size);
    add("mtime", isoTime(entry.mtimeSec, entry.mtimeNsec), has(Change::Mtime));
    const std::uint32_t links = files.linkCount(at);
    if (links > 1 || has(Change::Links))
        add("links", std::to_string(links), has(Change::Links));
    if (entry.type == EntryType::File) {
        const Sha256Digest *digest = files.digest(at);
        if (digest)
            add("sha256", toHex(*digest), has(Change::Content));
        else
            facts.push_back({"sha256", "not known", false, false});
    }
    if (entry.type == EntryType::Symlink)
        add("target", displaySafe(files.target(at)), has(Change::Target));
    if (entry.type == EntryType::Character || entry.type == EntryType::Block)
        add("device", std::to_string(entry.rdevMajor) + ':' + std::to_string(entry.rdevMinor),
            has(Change::Device));
    const XattrList xattrs = files.xattrs(at);
    for (const auto &[name, value] : xattrs)
        add("xattr", attributeText(name, value), has(Change::Xattrs));
    if (xattrs.empty() && has(Change::Xattrs))
        facts.push_back({"xattr", "none", false, true});
    return facts;
}

std::string changeText(const DiffTree &tree, DiffNodeId id, int step)
{
    std::string text;
    for (const std::string_view word : changeWords(tree.node(id).changes[static_cast<std::size_t>(step)])) {
        if (!text.empty())
            text += ", ";
        text += word;
    }
    return text;
}

bool needsPercentText(std::string_view bytes)
{
    const auto isPlain = [](char c) { return c >= 0x20 && c < 0x7F; };
    if (!std::all_of(bytes.begin(), bytes.end(), isPlain))
        return true;
    // Spaces that are easily overlooked.
    return bytes.starts_with(' ') || bytes.ends_with(' ') || bytes.find("  ") != std::string_view::npos
        || bytes.find("/ ") != std::string_view::npos || bytes.find(" /") != std::string_view::npos;
}

std::string percentText(std::string_view bytes)
{
    std::string text;
    for (const char c : bytes) {
        if (c > 0x20 && c < 0x7F && c != '%') {
            text += c;
            continue;
        }
        appendPercentEncoded(text, c);
    }
    return text;
}

std::string layerText(const Comparison &comparison, const Finding &finding)
{
    if (finding.layer.empty())
        return {};
    std::string text = displaySafe(finding.layer);
    if (finding.role < 0 || finding.role >= sideCount
        || !comparison.sources[static_cast<std::size_t>(finding.role)])
        return text;
    const auto &layers = comparison.sources[static_cast<std::size_t>(finding.role)]->layers;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (layers[i].layer.diffId == finding.layer)
            return std::to_string(i) + ", " + text;
    }
    return text;
}

std::string_view findingMeaning(const Finding &finding)
{
    const FindingCode *known = findFindingCode(finding.code);
    return known ? known->meaning : std::string_view("This version has no text for this code.");
}

std::string detailLabel(std::string_view key)
{
    std::string words;
    for (const char c : key) {
        if (c >= 'A' && c <= 'Z') {
            words += ' ';
            words += static_cast<char>(c - 'A' + 'a');
        } else {
            words += c;
        }
    }
    return displaySafe(words);
}

const Sha256Digest *unpackedDigest(const LoadedSource &source)
{
    if (source.unpacked)
        return &*source.unpacked;
    // A case of an earlier version has it only of a root file system, as the digest of its one layer.
    if (!source.source || source.source->kind() != SourceKind::RootfsArchive || source.layers.size() != 1 || !source.sha256)
        return nullptr;
    const auto &unpacked = source.layers.front().recomputed;
    return unpacked && *unpacked != *source.sha256 ? &*unpacked : nullptr;
}

std::string findingNumber(std::size_t index)
{
    std::string digits = std::to_string(index + 1);
    if (digits.size() < 3)
        digits.insert(0, 3 - digits.size(), '0');
    return "F-" + digits;
}

} // namespace assay

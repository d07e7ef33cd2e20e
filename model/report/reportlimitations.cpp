// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportlimitations.h"

#include "base/displaysafe.h"
#include "report/evidence.h"
#include "report/reportwords.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <utility>

namespace assay {
namespace {

// Of one source, and where it is the live one of the store that further images are of too; each once, by path.
std::vector<SkippedPart> partsOf(const Comparison &comparison, int side)
{
    std::vector<SkippedPart> parts = skippedParts(*comparison.sources[static_cast<std::size_t>(side)]);
    if (side != LiveSide)
        return parts;
    std::set<std::pair<std::string, std::string>> further;
    for (const LoadedSourcePtr &image : comparison.further) {
        for (SkippedPart &part : skippedParts(*image))
            further.emplace(std::move(part.path), std::move(part.reason));
    }
    for (const SkippedPart &part : parts)
        further.erase({part.path, part.reason});
    for (const auto &[path, reason] : further)
        parts.push_back({path, reason});
    return parts;
}

// Paths of the tree of which a part that was not read tells: the part has the path, or a finding names both.
std::set<std::string_view> toldPaths(const Comparison &comparison, int side, const std::vector<SkippedPart> &parts)
{
    std::set<std::string_view> skipped;
    for (const SkippedPart &part : parts)
        skipped.insert(part.path);
    std::set<std::string_view> told = skipped;
    for (const Finding &finding : comparison.findings) {
        const bool tells = finding.code == "source.unreadable" || finding.code == "source.unstable" || finding.code == "tar.truncated";
        if (tells && finding.role == side && skipped.contains(finding.store))
            told.insert(finding.path);
    }
    return told;
}

Limitation marked(std::string_view title, std::string path, const Entry &entry)
{
    if (!entry.has(EntryFlag::Unreadable))
        return {title, displaySafe(path), "it changed while it was read", Limitation::Kind::Changed};
    const bool folder = entry.type == EntryType::Directory;
    return {title, displaySafe(path), folder ? "its list of names could not be read" : "its content could not be read", Limitation::Kind::Unreadable};
}

void addMarked(std::vector<Limitation> &limitations, std::string_view title, const FsTree &tree, const std::set<std::string_view> &told)
{
    std::vector<std::pair<std::string, const Entry *>> found;
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        const Entry &entry = tree.entry(NodeId(i));
        if (!entry.has(EntryFlag::Unreadable | EntryFlag::Unstable))
            continue;
        if (std::string path = tree.path(NodeId(i)); !told.contains(path))
            found.emplace_back(std::move(path), &entry);
    }
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (auto &[path, entry] : found)
        limitations.push_back(marked(title, std::move(path), *entry));
}

} // namespace

std::vector<Limitation> limitationsOf(const Comparison &comparison)
{
    std::vector<Limitation> limitations;
    for (int side = 0; side < sideCount; ++side) {
        const LoadedSourcePtr &source = comparison.sources[static_cast<std::size_t>(side)];
        if (!source)
            continue;
        const std::string_view title = sideTitles[static_cast<std::size_t>(side)];
        const std::vector<SkippedPart> parts = partsOf(comparison, side);
        for (const SkippedPart &part : parts) {
            const bool changed = part.reason.starts_with("changed "); // "… while it was read", "… each time it was read"
            const auto left = source->complete ? Limitation::Kind::NotAskedFor : Limitation::Kind::NotRead;
            limitations.push_back({title, displaySafe(part.path), (changed ? "it " : "not read: ") + displaySafe(part.reason),
                                   changed ? Limitation::Kind::Changed : left});
        }
        if (source->tree)
            addMarked(limitations, title, *source->tree, toldPaths(comparison, side, parts));
    }
    return limitations;
}

bool isReadWhole(const std::vector<Limitation> &limitations, std::string_view source)
{
    return std::all_of(limitations.begin(), limitations.end(), [source](const Limitation &one) {
        return one.kind == Limitation::Kind::NotAskedFor || (!source.empty() && one.source != source);
    });
}

std::string limitationCounts(const std::vector<Limitation> &limitations, std::string_view source)
{
    struct Words {
        std::string_view one;
        std::string_view many;
    };
    constexpr std::array<Words, 4> words{{{" part was not read", " parts were not read"},
                                          {" part was left out as not asked for", " parts were left out as not asked for"},
                                          {" path could not be read", " paths could not be read"},
                                          {" part changed while it was read", " parts changed while they were read"}}};
    std::array<std::set<std::pair<std::string_view, std::string_view>>, words.size()> paths; // source and path
    for (const Limitation &one : limitations) {
        if (source.empty() || one.source == source)
            paths[static_cast<std::size_t>(one.kind)].emplace(one.source, one.path);
    }
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::size_t count = paths[i].size();
        if (count == 0)
            continue;
        text += text.empty() ? "" : ", ";
        text += groupedNumber(count);
        text += count == 1 ? words[i].one : words[i].many;
    }
    return text;
}

} // namespace assay

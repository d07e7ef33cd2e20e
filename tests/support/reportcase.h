// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compare/difftree.h"
#include "io/digest.h"
#include "report/reportoptions.h"
#include "source/source.h"
#include "support/namedsource.h"
#include "tree/fstree.h"
#include "tree/layertreebuilder.h"
#include "verify/comparison.h"

#include <cstdlib>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// Comparisons made in memory, for the tests of what is written about them. Anything that goes wrong here ends the test.
namespace assay::test {

// One entry of a layer. The time of all is 2026-11-22T03:37:30Z where nothing else is said.
struct Made {
    std::string path;
    Entry entry;
    LayerTreeBuilder::Content content;
    std::optional<Sha256Digest> digest;
    std::string target;
    std::string hardLinkTo;

    Made &mode(unsigned value) { return entry.mode = static_cast<std::uint16_t>(value), *this; }
    Made &owner(unsigned uid, unsigned gid) { return entry.uid = uid, entry.gid = gid, *this; }
    Made &time(std::int64_t seconds, std::uint32_t nanoseconds = 0)
    {
        return entry.mtimeSec = seconds, entry.mtimeNsec = nanoseconds, *this;
    }
    Made &xattr(std::string name, std::string value)
    {
        return content.xattrs.emplace_back(std::move(name), std::move(value)), *this;
    }
    Made &flags(std::uint8_t value) { return entry.flags = value, *this; }
};

inline Made made(std::string path, EntryType type, unsigned mode)
{
    Made one;
    one.path = std::move(path);
    one.entry.type = type;
    one.entry.mtimeSec = 1795318650;
    return one.mode(mode);
}
inline Made directory(std::string path) { return made(std::move(path), EntryType::Directory, 0755); }
inline Made file(std::string path, std::string_view content = {})
{
    Made one = made(std::move(path), EntryType::File, 0644);
    one.entry.size = content.size();
    one.content.wantsDigest = true;
    one.digest = sha256(content);
    return one;
}
inline Made unread(Made one)
{
    one.digest.reset();
    one.entry.flags |= EntryFlag::Unreadable;
    return one;
}
inline Made symlink(std::string path, std::string target)
{
    Made one = made(std::move(path), EntryType::Symlink, 0777);
    one.target = std::move(target);
    return one;
}
inline Made device(std::string path, EntryType type, unsigned major, unsigned minor)
{
    Made one = made(std::move(path), type, 0600);
    one.entry.rdevMajor = major;
    one.entry.rdevMinor = minor;
    return one;
}
inline Made hardLink(std::string path, std::string to)
{
    Made one = file(std::move(path));
    one.hardLinkTo = std::move(to);
    return one;
}
inline Made whiteout(std::string path)
{
    Made one = made(std::move(path), EntryType::None, 0);
    one.entry.flags = EntryFlag::Whiteout;
    return one;
}

inline std::shared_ptr<const LayerTree> layerTree(const std::vector<Made> &entries)
{
    LayerTreeBuilder builder{Limits{}};
    std::vector<std::pair<NodeId, Sha256Digest>> digests;
    for (const Made &one : entries) {
        LayerTreeBuilder::Content content = one.content;
        content.target = one.target;
        const auto node = one.hardLinkTo.empty() ? builder.add(one.path, one.entry, content)
                                                 : builder.addHardLink(one.path, one.hardLinkTo, one.entry, content);
        if (!node)
            std::abort();
        if (*node && one.digest && one.hardLinkTo.empty())
            builder.setDigest(*node, *one.digest);
    }
    return std::make_shared<const LayerTree>(builder.finish());
}

inline std::string madeDigest(char digit) { return "sha256:" + std::string(64, digit); }

// A source of these layers; with an image where there is an id.
inline std::shared_ptr<LoadedSource> loadedSource(Role role, SourceKind kind, std::string location, const std::string &imageId,
                                                  const std::vector<std::vector<Made>> &layers)
{
    auto source = std::make_shared<LoadedSource>();
    source->source = std::make_shared<NamedSource>(kind, std::move(location));
    source->role = role;
    std::vector<std::shared_ptr<const LayerTree>> trees;
    for (const auto &entries : layers) {
        LoadedLayer layer;
        layer.tree = layerTree(entries);
        layer.entries = layer.tree->recordedEntries();
        layer.verdict = LayerVerdict::Intact;
        trees.push_back(layer.tree);
        source->layers.push_back(std::move(layer));
    }
    source->tree = FsTree::overlay(trees);
    source->entries = source->tree->size() - 1;
    if (!imageId.empty()) {
        source->image.emplace();
        source->image->id = imageId;
        for (std::size_t i = 0; i < source->layers.size(); ++i) {
            LoadedLayer &layer = source->layers[i];
            layer.layer.diffId = madeDigest(static_cast<char>('1' + i));
            layer.layer.chainId = madeDigest(static_cast<char>('a' + i));
            layer.layer.store = "layer" + std::to_string(i) + "/layer.tar";
            layer.recomputed = parseDigest(layer.layer.diffId);
            layer.bytes = 10240 * (i + 1);
            source->image->layers.push_back(layer.layer);
        }
    }
    return source;
}

// Puts sources side by side. explain may set explanations before the sums are made.
template<class Explain>
Comparison compared(std::array<LoadedSourcePtr, sideCount> sources, Findings findings, Explain explain)
{
    Comparison comparison;
    std::array<std::shared_ptr<const FsTree>, sideCount> trees;
    for (std::size_t side = 0; side < sideCount; ++side) {
        if (!sources[side])
            continue;
        trees[side] = sources[side]->tree;
        comparison.complete = comparison.complete && sources[side]->complete;
    }
    Context context;
    auto tree = compareTrees(std::move(trees), context);
    if (!tree)
        std::abort();
    explain(**tree);
    (*tree)->sumUp();
    comparison.sources = std::move(sources);
    comparison.tree = *tree;
    sortFindings(findings);
    for (const Finding &finding : findings)
        ++comparison.findingCounts[static_cast<std::size_t>(finding.severity)];
    comparison.findings = std::move(findings);
    return comparison;
}
inline Comparison compared(std::array<LoadedSourcePtr, sideCount> sources, Findings findings = {})
{
    return compared(std::move(sources), std::move(findings), [](DiffTree &) {});
}

// A little of everything: three states, every change word, an explanation, a finding of each severity.
inline Comparison smallCase()
{
    auto vendor = loadedSource(Role::Vendor, SourceKind::RootfsArchive, "rootfs.tar.xz", {},
                               {{directory("etc"), file("etc/motd", "hello\n"), file("etc/old", "gone"),
                                 directory("dev"), device("dev/null", EntryType::Character, 1, 3), directory("usr"),
                                 directory("usr/bin"), file("usr/bin/ping", "ELF").mode(0755), symlink("usr/bin/sh", "dash"),
                                 file("etc/before", "1969").time(-3600)}});
    vendor->bytes = 42918024;
    vendor->sha256 = sha256("vendor");
    const std::vector<Made> base = {directory("etc"), file("etc/motd", "hello\n"), directory("dev"),
                                    device("dev/null", EntryType::Character, 1, 3), directory("usr"), directory("usr/bin"),
                                    file("usr/bin/ping", "ELF").mode(0755), symlink("usr/bin/sh", "dash"),
                                    file("etc/before", "1969").time(-3600)};
    std::vector<Made> app = {directory("opt"), directory("opt/demo"), file("opt/demo/tool.sh", "echo 1\n").mode(0755),
                             hardLink("opt/demo/tool", "opt/demo/tool.sh").mode(0755), directory("etc"),
                             file("etc/motd", "welcome\n").mode(0600).owner(0, 4)};
    auto saved = loadedSource(Role::Saved, SourceKind::DockerArchive, "app.tar", madeDigest('7'), {base, app});
    saved->bytes = 238000000;
    saved->sha256 = sha256("saved");
    saved->image->tags = {"demo/app:1.0"};
    std::vector<Made> liveBase = base;
    liveBase[3] = device("dev/null", EntryType::Character, 1, 5);
    liveBase[6].xattr("security.capability", std::string("\1\0\0\2\0\40\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 20)).mode(04755);
    liveBase[7] = symlink("usr/bin/sh", "/opt/demo/.x");
    liveBase[8].time(0);
    app[2] = file("opt/demo/tool.sh", "echo 2\n").mode(0755).time(1795318650, 123456789);
    app[3] = file("opt/demo/tool", "echo 1\n").mode(0755);
    app.push_back(file("opt/demo/.x", "#!/bin/sh\n").mode(0755).owner(1000, 1000));
    auto live = loadedSource(Role::Live, SourceKind::DockerRoot, "data-root", madeDigest('7'), {liveBase, app});
    live->image->tags = {"demo/app:1.0"};
    for (std::size_t i = 0; i < live->layers.size(); ++i) {
        live->layers[i].recomputed.reset();
        live->layers[i].layer.store = "overlay2/" + std::string(8, static_cast<char>('a' + i)) + "/diff";
    }
    live->layers[1].verdict = LayerVerdict::Altered;
    live->layers[1].verdictReason = "2 files differ from their record";
    live->skipped = {{"overlay2/aaaaaaaa/diff/proc/kmsg", "not a regular file"}};

    Finding added = makeFinding("layer.file-added", "opt/demo/.x");
    added.layer = madeDigest('2');
    added.store = "overlay2/bbbbbbbb/diff/opt/demo/.x";
    added.missedBy = {"docker diff", "docker inspect", "docker save"};
    added.detail = {{"size", "10"}};
    added.role = LiveSide;
    Finding critical = makeFinding("store.config-altered");
    critical.severity = Severity::Critical;
    critical.store = "image/overlay2/imagedb/content/sha256/" + std::string(64, '7');
    critical.role = LiveSide;
    Finding sums = makeFinding("source.sums-match");
    sums.role = VendorSide;
    sums.detail = {{"file", "SHA256SUMS"}, {"algorithm", "sha256"}};
    return compared({vendor, saved, live}, {added, critical, sums}, [](DiffTree &tree) {
        tree.setExplanation(tree.find("etc/before"), SavedToLive, Explanation::TimeClampedTo1970);
    });
}

// Names that have broken reports before, each of them a file, some as targets of links too.
inline const std::vector<std::string> &hostileNames()
{
    static const std::vector<std::string> names = {
        "<img src=\"file:___tmp_x\">", "\"><script>alert(1)<_script>", "<_script><!--", "=1+2", "@SUM(1)", "-rf", "a&b", "(x\\)", "%s%n",
        "\xff\xfe", "a\nb", "\x1b[31mred", "photo_\xE2\x80\xAEgpj.exe", "\xE2\x81\xA6isolated", "zero\xE2\x80\x8Dwidth",
        "\xEF\xBB\xBF" "bom", "caf\xC3\xA9", "cafe\xCC\x81", "\xD1\x80\xD0\xB0\xD1\x95\xD1\x95wd", std::string(255, 'n'),
        "\xF0\x9F\x92\xA9", "\xEE\x80\x80private", "\xE6\xBC\xA2\xE5\xAD\x97", " leading", "trailing ", "CON", "...",
        "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", "\xD9\x85\xD9\x84\xD9\x81", "a b\tc", "|pipe%7C", "]]>", "&lt;", "`id`$(id)", "\x7f", "\xC2\x85nel",
        "back\\slash", "'quote'", "#hash", "*?[glob]", "http:__example.invalid_", "javascript:alert(1)", "\xED\xA0\x80", "{{7*7}}", "ﬁligature"};
    return names;
}

inline Comparison hostileCase()
{
    std::vector<Made> vendorEntries;
    std::vector<Made> liveEntries;
    Findings findings;
    for (const std::string &name : hostileNames()) {
        vendorEntries.push_back(file("d/" + name, "1"));
        liveEntries.push_back(file("d/" + name, "2").xattr("user." + name.substr(0, 40), name));
        liveEntries.push_back(symlink("l/" + name, name));
        Finding finding = makeFinding("layer.content-changed", "d/" + name);
        finding.store = "store/" + name;
        finding.detail = {{"was", name}};
        finding.layer = madeDigest('1');
        finding.missedBy = {"docker diff"};
        finding.role = LiveSide;
        findings.push_back(finding);
    }
    auto vendor = loadedSource(Role::Vendor, SourceKind::RootfsArchive, "<b>vendor\xE2\x80\xAE.tar", {}, {vendorEntries});
    auto live = loadedSource(Role::Live, SourceKind::DockerRoot, "live\n</title><script>", madeDigest('7'), {liveEntries});
    live->image->tags = {"<i>tag</i>:1", "\xff:2"};
    live->skipped = {{"<u>\x1b", "because </td>"}};
    live->layers[0].layer.store = "</style>\xff";
    live->layers[0].verdict = LayerVerdict::Unverifiable;
    live->layers[0].verdictReason = "no record; \"quoted\" <b>";
    return compared({vendor, nullptr, live}, findings);
}

// count files, a third of each kind of difference, spread over a thousand folders.
inline Comparison largeCase(std::size_t count)
{
    std::vector<Made> before;
    std::vector<Made> after;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string number = std::to_string(i);
        const std::string path = "usr/share/package" + std::to_string(i % 1000) + "/locale/file-with-a-usual-name-" + number + ".dat";
        if (i % 3 != 0)
            before.push_back(file(path, number));
        if (i % 3 != 1)
            after.push_back(file(path, i % 3 == 2 ? number + "x" : number).mode(0600));
    }
    auto vendor = loadedSource(Role::Vendor, SourceKind::RootfsArchive, "big.tar", {}, {before});
    auto saved = loadedSource(Role::Saved, SourceKind::DockerArchive, "app.tar", madeDigest('7'), {after});
    return compared({vendor, saved, nullptr});
}

// Of a report that is the same whenever it is written.
inline ReportOptions fixedOptions()
{
    ReportOptions options;
    options.created = {1795320000, true};
    return options;
}

} // namespace assay::test

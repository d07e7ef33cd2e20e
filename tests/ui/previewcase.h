// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A comparison made by hand for the tests of the preview, and the wait until a panel shows it.

#include "ui/tst_preview_support.h"

#include "tree/layertreebuilder.h"
#include "ui/preview/previewpanel.h"

#include <map>

namespace assay::test {

// Content by locator; slow or failing at will.
class FakeImage : public Source {
public:
    SourceKind kind() const override { return SourceKind::DockerArchive; }
    const std::string &location() const override { return m_location; }
    const std::vector<ImageInfo> &images() const override { return m_images; }
    const Findings &findings() const override { return m_findings; }
    const std::vector<SkippedPart> &skipped() const override { return m_skipped; }
    Result<LoadedSource> load(std::size_t, Role, const LoadOptions &, Context &) const override
    {
        return Unexpected(makeError(ErrorCode::Unsupported, {}, "not here"));
    }
    Result<ByteSourcePtr> content(const LoadedSource &loaded, const FsTree::Ref &ref, Context &) const override
    {
        ++opened;
        if (gate)
            gate->acquire();
        const Entry &entry = loaded.tree->layers()[ref.layer]->entry(ref.node);
        const auto found = contents.find(entry.locator);
        if (found == contents.end())
            return Unexpected(makeError(ErrorCode::NotFound, "fake.tar", "no content \x1b[31m here"));
        return ByteSourcePtr(found->second);
    }

    std::map<std::uint64_t, FakeSourcePtr> contents;
    QSemaphore *gate = nullptr;
    mutable std::atomic<int> opened{0};

private:
    std::string m_location = "fake.tar";
    std::vector<ImageInfo> m_images{1};
    Findings m_findings;
    std::vector<SkippedPart> m_skipped;
};

inline Sha256Digest digestOf(char fill)
{
    Sha256Digest digest;
    digest.fill(static_cast<std::uint8_t>(fill));
    return digest;
}

struct Layer {
    Layer() : builder(Limits()) { builder.setWhiteoutNames(true); }

    NodeId file(std::string_view path, std::uint64_t locator, std::uint64_t size, char digest, std::uint16_t mode = 0644,
                std::vector<std::pair<std::string, std::string>> xattrs = {})
    {
        Entry entry;
        entry.type = EntryType::File;
        entry.mode = mode;
        entry.size = size;
        entry.locator = locator;
        entry.mtimeSec = 1'700'000'000 + digest;
        entry.mtimeNsec = 123'456'789;
        LayerTreeBuilder::Content content;
        content.xattrs = std::move(xattrs);
        content.wantsDigest = true;
        const auto node = builder.add(path, entry, content);
        builder.setDigest(*node, digestOf(digest));
        return *node;
    }
    void other(std::string_view path, EntryType type, std::string_view target = {})
    {
        Entry entry;
        entry.type = type;
        entry.mode = 0755;
        LayerTreeBuilder::Content content;
        content.target = target;
        (void)builder.add(path, entry, content);
    }
    std::shared_ptr<const LayerTree> finish() { return std::make_shared<const LayerTree>(builder.finish()); }

    LayerTreeBuilder builder;
};

inline LoadedSourcePtr loaded(const std::shared_ptr<FakeImage> &image, std::vector<std::shared_ptr<const LayerTree>> layers, Role role)
{
    auto result = std::make_shared<LoadedSource>();
    result->source = image;
    result->role = role;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        LoadedLayer layer;
        layer.layer.diffId = "sha256:" + std::string(64, static_cast<char>('a' + i));
        layer.layer.store = "blobs/sha256/" + std::to_string(i);
        layer.verdict = i == 0 ? LayerVerdict::Intact : LayerVerdict::Altered;
        layer.verdictReason = i == 0 ? "" : "1 file changed";
        layer.tree = layers[i];
        result->layers.push_back(layer);
    }
    result->tree = FsTree::overlay(std::move(layers));
    return result;
}

inline const std::string capability("\x01\x00\x00\x02\x00\x30\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00", 20);

// A tool that is new in the saved image and another in the live one; a link, a device; a file with versions.
struct Case {
    std::shared_ptr<FakeImage> image = std::make_shared<FakeImage>();
    ComparisonPtr comparison;

    Case()
    {
        image->contents[1] = fake("#!/bin/sh\necho tool version 1\n");
        image->contents[2] = fake("#!/bin/sh\necho tool version X\n");
        image->contents[3] = fake(std::string("\x7f" "ELF\0\0\0\0", 8));
        image->contents[4] = std::make_shared<FakeSource>(std::uint64_t{10'000'000'000}, std::vector<std::pair<std::uint64_t, char>>{});
        Layer vendor;
        vendor.file("bin/ping", 3, 8, 'p', 0755, {{"security.capability", capability}});
        vendor.other("bin/sh", EntryType::Symlink, "dash\x1b[31m");
        vendor.file("etc/passwd", 1, 30, 'e');
        Layer saved;
        saved.file("bin/ping", 3, 8, 'p', 0755, {{"security.capability", capability}, {"user.note", "plain"}});
        saved.other("bin/sh", EntryType::Symlink, "dash");
        saved.file("etc/passwd", 1, 30, 'e');
        saved.file("opt/tool.sh", 1, 30, '1', 0755);
        Layer upper;
        upper.file("etc/passwd", 2, 30, 'f');
        upper.file("opt/big", 4, 10'000'000'000, 'b');
        upper.other("opt/.wh.gone", EntryType::File);
        Layer live;
        live.file("bin/ping", 3, 8, 'p', 04755);
        live.other("bin/sh", EntryType::Character);
        live.file("opt/tool.sh", 2, 30, '2', 0755);
        live.file("opt/gone", 99, 5, 'g');
        live.file("opt/<img src=x>", 1, 30, 'i');
        Layer liveUpper;
        liveUpper.file("etc/passwd", 2, 30, 'f');
        liveUpper.file("opt/big", 4, 10'000'000'000, 'b');
        liveUpper.file("etc/passwd", 1, 29, 'h');
        auto result = std::make_shared<Comparison>();
        result->sources[VendorSide] = loaded(image, {vendor.finish()}, Role::Vendor);
        result->sources[SavedSide] = loaded(image, {saved.finish(), upper.finish()}, Role::Saved);
        result->sources[LiveSide] = loaded(image, {live.finish(), liveUpper.finish()}, Role::Live);
        Context context;
        result->tree = *compareTrees({result->sources[0]->tree, result->sources[1]->tree, result->sources[2]->tree}, context);
        Finding finding = makeFinding("layer.content-changed", "opt/tool.sh");
        finding.role = LiveSide;
        finding.missedBy = {"docker diff", "docker inspect"};
        finding.detail = {{"sha256-now", "0202"}};
        result->findings.push_back(finding);
        sortFindings(result->findings);
        comparison = result;
    }
    DiffNodeId at(std::string_view path) const { return comparison->tree->find(path); }
};

inline bool ready(PreviewPanel &panel, JobRunner &runner)
{
    panel.grab(); // lays it out, as showing it would
    return QTest::qWaitFor(
        [&] {
            QCoreApplication::processEvents(); // pages are asked for once an event loop's turn
            return !panel.isBusy() && runner.isIdle();
        },
        60'000);
}

} // namespace assay::test

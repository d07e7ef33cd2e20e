// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Blobs of a containerd root that were fetched and not unpacked: nothing reads them as layers, and a later unpacking trusts them.

#include "source/kinds.h"
#include "source/store.h"
#include "support/craftedcontainerd.h"
#include "verify/storecheck.h"

#include <QtTest>

#include <memory>

using namespace assay;
using namespace assay::test;

namespace {

const std::string blobFolder = "io.containerd.content.v1.content/blobs/sha256/";
const std::vector<std::string> twoLayers = {"sha256:" + std::string(64, '1'), "sha256:" + std::string(64, '2')};
const std::vector<std::string> foreignLayer = {"sha256:" + std::string(64, '3')};
constexpr auto indexType = "application/vnd.oci.image.index.v1+json";

std::string pathOf(const std::string &digest)
{
    return blobFolder + digest.substr(7);
}

// Unpacked for amd64, with a manifest for arm64 and a statement about the image beside it; and an image that nobody unpacked.
struct Fetched : CraftedContainerd {
    Fetched()
    {
        unpackedBlob = blob("layer one");
        const std::string amd = manifest(config(twoLayers), {unpackedBlob, blob("layer two")});
        foreignBlob = blob("layer three");
        const std::string arm = manifest(config(foreignLayer, "arm64"), {foreignBlob});
        statementBlob = blob("a statement");
        const std::string statement = manifest(blob("{}"), {statementBlob});
        unpack(twoLayers);
        image("reg.example/app:1", index({entry(amd, "linux", "amd64"), entry(arm, "linux", "arm64"), entry(statement, "unknown", "unknown")}), indexType);
        waitingBlob = blob("layer four");
        image("reg.example/waiting:1", manifest(config({"sha256:" + std::string(64, '4')}), {waitingBlob}));
    }
    std::string entry(const std::string &digest, const std::string &os, const std::string &architecture) const
    {
        return descriptor(digest, "application/vnd.oci.image.manifest.v1+json", R"(,"platform":{"os":")" + os + R"(","architecture":")" + architecture + "\"}");
    }
    SourcePtr source()
    {
        auto fs = std::make_shared<MemoryFs>(finish());
        for (const std::string &path : altered)
            fs->file(path, std::string(fs->bytes(path).size(), 'x'));
        Context context;
        OpenedEvidence evidence;
        evidence.location = "made";
        evidence.fs = fs;
        return makeStoreSource(std::move(evidence), fromTestData(readContainerdCatalog(*fs, "", Limits(), context)));
    }
    std::string unpackedBlob;
    std::string foreignBlob;
    std::string statementBlob;
    std::string waitingBlob;
    std::vector<std::string> altered; // same size, other bytes
};

std::set<std::string> alteredIn(const SourcePtr &source, const char *only = nullptr)
{
    Context context;
    StoreCheckOptions options;
    const std::vector<ImageInfo> &images = source->images();
    for (std::size_t i = 0; only && i < images.size(); ++i) {
        if (images[i].tags.front() == only)
            options.image = i;
    }
    const ComparisonPtr comparison = fromTestData(checkStore(source, options, context));
    std::set<std::string> stores;
    for (const Finding &finding : comparison->findings) {
        if (finding.code == "store.blob-altered")
            stores.insert(finding.store);
    }
    return stores;
}

} // namespace

class TestLooseBlobs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listed();
    void untouched();
    void altered();
    void ofOneImage();
    void unreadable();
    void cancels();
};

void TestLooseBlobs::listed()
{
    Fetched store;
    const SourcePtr source = store.source();
    std::set<std::string> listed;
    for (const LooseBlob &blob : source->store()->looseBlobs) {
        listed.insert(blob.digest);
        QCOMPARE(blob.path, pathOf(blob.digest));
    }
    QCOMPARE(listed.size(), source->store()->looseBlobs.size());
    QVERIFY((listed == std::set<std::string>{store.foreignBlob, store.statementBlob, store.waitingBlob}));
}

void TestLooseBlobs::untouched()
{
    QVERIFY(alteredIn(Fetched().source()).empty());
}

void TestLooseBlobs::altered()
{
    Fetched store;
    store.altered = {pathOf(store.unpackedBlob), pathOf(store.foreignBlob), pathOf(store.statementBlob), pathOf(store.waitingBlob)};
    QVERIFY((alteredIn(store.source()) == std::set<std::string>(store.altered.begin(), store.altered.end())));
}

void TestLooseBlobs::ofOneImage()
{
    Fetched store;
    store.altered = {pathOf(store.foreignBlob), pathOf(store.waitingBlob)};
    const SourcePtr source = store.source();
    QVERIFY((alteredIn(source, "reg.example/waiting:1") == std::set<std::string>{pathOf(store.waitingBlob)}));
    QVERIFY(alteredIn(source, "reg.example/app:1").empty());
}

// Gone between its record and its bytes: said with the path, and not taken for good.
void TestLooseBlobs::unreadable()
{
    Fetched store;
    auto fs = std::make_shared<MemoryFs>(store.finish());
    Context context;
    StoreCatalog catalog = fromTestData(readContainerdCatalog(*fs, "", Limits(), context));
    catalog.looseBlobs.front().path = pathOf("sha256:" + std::string(64, '9'));
    OpenedEvidence evidence;
    evidence.location = "made";
    evidence.fs = fs;
    const auto source = makeStoreSource(std::move(evidence), catalog);
    const ComparisonPtr comparison = fromTestData(checkStore(source, {}, context));
    QVERIFY(!comparison->complete);
    const auto &skipped = comparison->sources[LiveSide]->skipped;
    QVERIFY(std::any_of(skipped.begin(), skipped.end(), [&](const SkippedPart &part) { return part.path == catalog.looseBlobs.front().path && !part.reason.empty(); }));
}

void TestLooseBlobs::cancels()
{
    Fetched store;
    const SourcePtr source = store.source();
    Context context;
    context.cancel();
    const auto check = source->checkBlobs({0, 1}, LoadOptions(), context);
    QVERIFY(!check);
    QVERIFY(check.error().code == ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestLooseBlobs)
#include "tst_looseblobs.moc"

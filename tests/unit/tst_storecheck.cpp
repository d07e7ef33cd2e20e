// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/store.h"
#include "support/qtbytes.h"
#include "verify/storecheck.h"

#include <QtTest>

#include <map>
#include <mutex>
#include <set>

using namespace assay;
using test::bytes;

namespace {

SourcePtr opened(const char *archive)
{
    Context context;
    const auto source = openSource(std::string(ASSAY_TEST_DATA) + "/live/" + archive + ".tar.gz", Limits(), context);
    if (!source)
        qFatal("%s", source.error().message().c_str());
    return *source;
}

ComparisonPtr checked(const SourcePtr &source, const StoreCheckOptions &options = {})
{
    Context context;
    const auto result = checkStore(source, options, context);
    if (!result)
        qFatal("%s", result.error().message().c_str());
    return *result;
}

std::string detailOf(const Finding &finding, std::string_view wanted)
{
    for (const auto &[key, value] : finding.detail) {
        if (key == wanted)
            return value;
    }
    return {};
}

// "layers: N intact", and every other verdict with its reason; each layer of any image once.
std::string verdictsOf(const Comparison &comparison)
{
    std::map<std::string, int> counts;
    std::set<std::string> told;
    for (const LoadedSourcePtr &source : comparison.liveSources()) {
        for (const LoadedLayer &layer : source->layers) {
            if (told.insert(layer.layer.store).second)
                ++counts[std::string(verdictName(layer.verdict)) + (layer.verdictReason.empty() ? "" : ": " + layer.verdictReason)];
        }
    }
    std::string text;
    for (const auto &[verdict, count] : counts)
        text += std::to_string(count) + ' ' + verdict + '\n';
    return text;
}

// "CODE PATH" and, of a container's change, what docker diff does not say.
std::string containerLines(const Comparison &comparison, std::string_view container)
{
    std::string text;
    for (const Finding &finding : comparison.findings) {
        if (detailOf(finding, "container") != container || !finding.code.starts_with("container."))
            continue;
        text += finding.code + ' ' + finding.path + " (" + detailOf(finding, "changes") + ')';
        for (const std::string &command : finding.missedBy)
            text += " missed by " + command;
        text += '\n';
    }
    return text;
}

} // namespace

// Stores that engines wrote, held against their own records.
class TestStoreCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void untouched_data();
    void untouched();
    void containers();
    void tampered();
    void usersOfAChangedLayer();
    void oneImage();
    void oneContainer();
    void containersInNumbers();
    void eachLayerOnce();
    void containerView();
    void aWholeCopyAbove();
    void noStore();
    void cancels();
};

void TestStoreCheck::untouched_data()
{
    QTest::addColumn<QByteArray>("verdicts");
    QTest::addColumn<int>("images");
    QTest::newRow("docker20") << QByteArray("6 intact\n") << 10;
    QTest::newRow("docker20-vfs") << QByteArray("6 intact\n") << 10;
    QTest::newRow("docker20-btrfs") << QByteArray("6 intact\n") << 10;
    QTest::newRow("docker20-fuse-overlayfs") << QByteArray("6 intact\n") << 4;
    QTest::newRow("docker28") << QByteArray("6 intact\n") << 3;
    QTest::newRow("podman") << QByteArray("7 intact\n") << 2;
    QTest::newRow("podman-vfs") << QByteArray("7 intact\n") << 2;
    QTest::newRow("podman5") << QByteArray("7 intact\n") << 2;
}

void TestStoreCheck::untouched()
{
    QFETCH(QByteArray, verdicts);
    QFETCH(int, images);
    const ComparisonPtr comparison = checked(opened(QTest::currentDataTag()));
    QCOMPARE(bytes(verdictsOf(*comparison)), verdicts);
    QCOMPARE(static_cast<int>(comparison->liveSources().size()), images);
    for (const Finding &finding : comparison->findings)
        QVERIFY2(finding.severity < Severity::Medium, (finding.code + ' ' + finding.path + ' ' + finding.store).c_str());
    QVERIFY(comparison->complete);
    QCOMPARE(comparison->exitCode(), 0);
}

void TestStoreCheck::containers()
{
    const ComparisonPtr comparison = checked(opened("docker20"));
    QCOMPARE(bytes(containerLines(*comparison, "untouched")), QByteArray());
    QCOMPARE(bytes(containerLines(*comparison, "changed")),
             QByteArray("container.metadata-changed etc (mtime)\n"
                        "container.metadata-changed etc/mtab (mtime)\n"
                        "container.added opt/added-in-container (added)\n"
                        "container.changed opt/demo/data/changed.txt (content)\n"
                        "container.removed opt/demo/data/keep.txt (removed)\n"
                        "container.metadata-changed opt/demo/data/mode-only.txt (mode)\n"
                        "container.added opt/demo/opaque/container (added)\n"
                        "container.removed opt/demo/opaque/new (removed)\n"));
}

void TestStoreCheck::tampered()
{
    const ComparisonPtr comparison = checked(opened("docker20-tampered"));
    QFile truth(QStringLiteral(ASSAY_TEST_DATA "/live/docker20-tampered.truth.tsv"));
    QVERIFY(truth.open(QIODevice::ReadOnly));
    std::multiset<QByteArray> expected;
    for (const QByteArray &line : truth.readAll().split('\n')) {
        const QList<QByteArray> fields = line.split('\t');
        if (fields.size() == 5 && !line.startsWith('#'))
            expected.insert(fields[3] + ' ' + fields[0] + ' ' + fields[2]);
    }
    QVERIFY(expected.size() >= 14);
    std::multiset<QByteArray> found;
    for (const Finding &finding : comparison->findings) {
        if (finding.code.starts_with("layer."))
            found.insert(bytes(finding.code + ' ' + finding.path + ' ' + finding.store.substr(0, finding.store.find("/diff") + 5)));
    }
    for (const QByteArray &line : expected)
        QVERIFY2(found.contains(line), line.constData());
    QCOMPARE(comparison->exitCode(), 1);
}

void TestStoreCheck::usersOfAChangedLayer()
{
    const ComparisonPtr comparison = checked(opened("docker20-tampered"));
    const auto added = std::find_if(comparison->findings.begin(), comparison->findings.end(), [](const Finding &finding) { return finding.path == "usr/bin/injected"; });
    QVERIFY(added != comparison->findings.end());
    QCOMPARE(bytes(detailOf(*added, "images")), QByteArray("demo/rich:1, demo/rich:2, vendor/base:1"));
    QCOMPARE(bytes(detailOf(*added, "containers")), QByteArray("changed, untouched"));
}

void TestStoreCheck::oneImage()
{
    const SourcePtr source = opened("docker20");
    StoreCheckOptions options;
    options.image = *chooseImage(*source, "vendor/base:1");
    const ComparisonPtr comparison = checked(source, options);
    QCOMPARE(comparison->liveSources().size(), std::size_t{1});
    QCOMPARE(bytes(verdictsOf(*comparison)), QByteArray("1 intact\n"));
    QCOMPARE(bytes(containerLines(*comparison, "changed")), QByteArray());
}

void TestStoreCheck::oneContainer()
{
    const SourcePtr source = opened("docker20-tampered");
    StoreCheckOptions options;
    options.image = *chooseImage(*source, "changed");
    QVERIFY(*options.image >= imagesOnly(*source).size());
    const ComparisonPtr comparison = checked(source, options);
    QCOMPARE(comparison->liveSources().size(), std::size_t{1});
    QCOMPARE(comparison->sources[LiveSide]->layers.size(), std::size_t{5});
    QVERIFY(comparison->exitCode() == 1); // it runs altered layers
    QVERIFY(!containerLines(*comparison, "changed").empty());
    QCOMPARE(bytes(containerLines(*comparison, "untouched")), QByteArray());
    QCOMPARE(comparison->containers->size(), std::size_t{1});
    QCOMPARE(bytes(source->store()->containers[comparison->containers->front().container].info.name), QByteArray("changed"));
}

void TestStoreCheck::containersInNumbers()
{
    const SourcePtr source = opened("docker20");
    const ComparisonPtr comparison = checked(source);
    QVERIFY(comparison->containers);
    QCOMPARE(comparison->containers->size(), std::size_t{2});
    for (const ContainerChanges &changes : *comparison->containers) {
        QVERIFY(changes.complete && changes.problem.empty());
        const bool untouched = source->store()->containers[changes.container].info.name == "untouched";
        QCOMPARE(changes.added, std::uint64_t{untouched ? 0U : 2U});
        QCOMPARE(changes.changed, std::uint64_t{untouched ? 0U : 1U});
        QCOMPARE(changes.removed, std::uint64_t{untouched ? 0U : 2U});
        QCOMPARE(changes.metadataOnly, std::uint64_t{untouched ? 0U : 3U});
        QCOMPARE(changes.engineAltered, std::uint64_t{0});
        QCOMPARE(changes.listed.size(), changes.all());
    }
}

void TestStoreCheck::eachLayerOnce()
{
    const SourcePtr source = opened("docker20");
    std::mutex mutex;
    std::vector<std::size_t> done;
    std::set<std::string> layers;
    std::size_t all = 0;
    std::size_t rightly = 0; // told by the index in the catalog
    StoreCheckOptions options;
    options.judged = [&](std::size_t at, const LoadedLayer &layer, std::size_t number, std::size_t total) {
        const std::lock_guard lock(mutex);
        done.push_back(number);
        layers.insert(layer.layer.chainId);
        rightly += source->store()->layers[at].layer.chainId == layer.layer.chainId ? 1U : 0U;
        all = total;
    };
    checked(source, options);
    QCOMPARE(all, source->store()->layers.size());
    QCOMPARE(done.size(), all);
    QCOMPARE(layers.size(), all);
    QCOMPARE(rightly, all);
    QVERIFY(std::is_sorted(done.begin(), done.end()));
}

void TestStoreCheck::containerView()
{
    const SourcePtr source = opened("docker20");
    const auto view = chooseImage(*source, "changed");
    QVERIFY(view);
    QVERIFY(*view >= imagesOnly(*source).size());
    Context context;
    const auto loaded = source->load(*view, Role::Live, LoadOptions(), context);
    QVERIFY(loaded);
    QVERIFY(loaded->tree->find("opt/added-in-container"));
    QVERIFY(!loaded->tree->find("opt/demo/data/keep.txt"));
    QVERIFY(loaded->tree->find(".dockerenv"));
    QVERIFY(loaded->tree->find("opt/demo/bin/tool.sh"));
    const NodeId changed = loaded->tree->find("opt/demo/data/changed.txt");
    const auto content = source->content(*loaded, loaded->tree->ref(changed), context);
    QVERIFY(content);
    QVERIFY((*content)->size() > 0);
}

// What lies in a copy comes from the layer that brought it: an intact lower folder does not excuse the copy above.
void TestStoreCheck::aWholeCopyAbove()
{
    const SourcePtr source = opened("docker20-vfs");
    Context context;
    std::vector<std::size_t> all(source->store()->layers.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = i;
    const auto loaded = source->loadLayers(all, LoadOptions(), {}, context);
    QVERIFY(loaded);
    for (const LayerLoad &load : loaded->layers) {
        QVERIFY(load.layer.form == FolderForm::WholeTree);
        QVERIFY(load.layer.tree->entry(LayerTree::root).has(EntryFlag::Opaque));
        QVERIFY(load.layer.tree->find("usr/share/implied/deep/file"));
    }
}

void TestStoreCheck::noStore()
{
    Context context;
    const auto source = openSource(ASSAY_TEST_DATA "/vendor/rootfs.tar", Limits(), context);
    QVERIFY(source);
    const auto result = checkStore(*source, StoreCheckOptions(), context);
    QVERIFY(!result);
    QVERIFY(result.error().code == ErrorCode::Usage);
}

void TestStoreCheck::cancels()
{
    const SourcePtr source = opened("docker20");
    Context context;
    StoreCheckOptions options;
    options.judged = [&](std::size_t, const LoadedLayer &, std::size_t, std::size_t) { context.cancel(); };
    const auto result = checkStore(source, options, context);
    QVERIFY(!result);
    QVERIFY(result.error().code == ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestStoreCheck)
#include "tst_storecheck.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/kinds.h"
#include "source/settledcatalog.h"
#include "support/memoryfs.h"
#include "verify/storecheck.h"

#include <QtTest>

#include <algorithm>
#include <chrono>
#include <functional>
#include <set>

using namespace assay;
using namespace assay::test;
using namespace std::chrono_literals;

namespace {

const std::string lowest = "1bf7c171b092a52ac3521e9768dc8275721b1bfca850959edbc368e66d1374d5";
const std::string richConfig = "overlay-images/d2bd991535755744de414e101b0f3dbac5f2e7307dde71a4db4d13e6abdbdc8e/=c2hhMjU2OmQyYmQ5OTE1MzU3NTU3NDRkZTQxNGUxMDFiMGYzZGJhYzVmMmU3MzA3ZGRlNzFhNGRiNGQxM2U2YWJkYmRjOGU=";
const std::string tinyManifest = "overlay-images/4a1e94a6788391c0d5dbd75bdbadb17b1078d127c841b9f17468be2979524acc/manifest";
const std::string folder = "overlay/" + lowest + "/diff";

const MemoryFs &podmanStore()
{
    static const MemoryFs store("live/podman.tar.gz");
    return store;
}

enum class Call : std::uint8_t { Stat, Open, Walk };

// A store in which somebody else works: before each call, the hook may change it.
class ChangingFs final : public EvidenceFs {
public:
    using Hook = std::function<void(MemoryFs &store, Call call, std::string_view path)>;
    explicit ChangingFs(Hook hook) : m_store(podmanStore()), m_hook(std::move(hook)) {}

    const std::string &name() const override { return m_store.name(); }
    Result<FileStat> stat(std::string_view path) const override
    {
        m_hook(m_store, Call::Stat, path);
        return m_store.stat(path);
    }
    Result<std::vector<std::string>> list(std::string_view path) const override { return m_store.list(path); }
    Result<std::string> readLink(std::string_view path) const override { return m_store.readLink(path); }
    Result<std::string> readFile(std::string_view path, std::uint64_t limit) const override { return m_store.readFile(path, limit); }
    Result<ByteSourcePtr> open(std::string_view path) const override
    {
        m_hook(m_store, Call::Open, path);
        return m_store.open(path);
    }
    Status walk(std::string_view path, const Visitor &visitor, const Limits &limits, Context &context) const override
    {
        m_hook(m_store, Call::Walk, path);
        return m_store.walk(path, visitor, limits, context);
    }
    bool seesTrustedXattrs() const override { return true; }

private:
    mutable MemoryFs m_store;
    Hook m_hook;
};

// What the lowest layer has come to, and all findings of layers and of what was unstable.
struct Outcome {
    LayerVerdict verdict = LayerVerdict::Intact;
    std::set<std::string> codes;
    bool readAgain = false; // and told so
    int exitCode = 0;
};

Outcome outcomeOf(ChangingFs::Hook hook)
{
    auto started = std::make_shared<bool>(false);
    const auto whenStarted = [started, hook = std::move(hook)](MemoryFs &store, Call call, std::string_view path) {
        if (*started)
            hook(store, call, path);
    };
    OpenedEvidence evidence;
    evidence.location = "store";
    evidence.fs = std::make_shared<ChangingFs>(whenStarted);
    auto catalog = fromTestData(readContainersStorageCatalog(*evidence.fs, {}, Limits()));
    const SourcePtr source = makeStoreSource(std::move(evidence), std::move(catalog));
    *started = true;
    Context context;
    StoreCheckOptions options;
    options.load.threads = 1;
    const ComparisonPtr result = fromTestData(checkStore(source, options, context));
    Outcome outcome;
    for (const LoadedSourcePtr &image : result->liveSources()) {
        for (const LoadedLayer &layer : image->layers) {
            if (layer.layer.store == folder)
                outcome.verdict = layer.verdict;
        }
    }
    for (const Finding &finding : result->findings) {
        if (finding.severity >= Severity::Medium)
            outcome.codes.insert(finding.code);
        outcome.readAgain = outcome.readAgain || (finding.severity == Severity::Low && finding.code == "source.unstable");
    }
    outcome.exitCode = result->exitCode();
    return outcome;
}

// Takes what is in folder away, or only the first of it, as rm does.
void take(MemoryFs &store, bool all)
{
    const auto names = store.list(folder);
    for (std::size_t i = 0; names && i < (all ? names->size() : std::min<std::size_t>(1, names->size())); ++i)
        store.remove(folder + '/' + (*names)[i]);
    ++store.node(folder).stat.mtimeSec;
}

std::size_t count(const StoreCatalog &catalog, std::string_view code)
{
    return static_cast<std::size_t>(std::count_if(catalog.findings.begin(), catalog.findings.end(), [&](const Finding &finding) { return finding.code == code; }));
}

Result<StoreCatalog> settled(const std::function<void(MemoryFs &store, int reading)> &change, Context &context)
{
    MemoryFs store = podmanStore();
    int reading = 0;
    return settledCatalog(
        [&] {
            change(store, reading++);
            return readContainersStorageCatalog(store, {}, Limits());
        },
        "store", context, {1ms, 1ms, 1ms});
}

} // namespace

// Stores that an engine changes while they are read.
class TestChangingStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsInBetween();
    void recordsThatStay();
    void recordsThatNeverSettle();
    void cancels();
    void layerRemovedWhileRead();
    void layerRemovedBetweenListingAndLooking();
    void layerThatSettles();
    void layerThatNeverSettles();
    void tamperedLayerIsReadOnce();
};

// An image of which the record was read before it was removed, and the files afterwards.
void TestChangingStore::recordsInBetween()
{
    Context context;
    const auto catalog = settled(
        [](MemoryFs &store, int reading) {
            if (reading == 0)
                store.remove(tinyManifest);
            if (reading == 1)
                store = podmanStore();
        },
        context);
    QVERIFY(catalog && catalog->complete && catalog->findings.empty());
    QCOMPARE(catalog->images.size(), std::size_t{2});
}

void TestChangingStore::recordsThatStay()
{
    Context context;
    int readings = 0;
    const auto catalog = settled(
        [&](MemoryFs &store, int reading) {
            readings = reading + 1;
            store.file(richConfig, "{}");
        },
        context);
    QVERIFY(catalog);
    QCOMPARE(count(*catalog, "store.config-altered"), std::size_t{1});
    QCOMPARE(count(*catalog, "source.unstable"), std::size_t{0});
    QCOMPARE(readings, 2);
}

// What every reading says stands beside that.
void TestChangingStore::recordsThatNeverSettle()
{
    Context context;
    const auto catalog = settled([](MemoryFs &store, int reading) {
        store.file(richConfig, "{}");
        store.file(tinyManifest, std::to_string(reading));
    }, context);
    QVERIFY(catalog && !catalog->complete);
    QCOMPARE(count(*catalog, "store.config-altered"), std::size_t{1});
    QCOMPARE(count(*catalog, "store.blob-altered"), std::size_t{0});
    QCOMPARE(count(*catalog, "source.unstable"), std::size_t{1});
}

void TestChangingStore::cancels()
{
    Context context;
    const auto catalog = settled([&](MemoryFs &store, int) {
        store.file(richConfig, "{}");
        context.cancel();
    }, context);
    QVERIFY(!catalog && catalog.error().code == ErrorCode::Cancelled);
}

void TestChangingStore::layerRemovedWhileRead()
{
    int walks = 0;
    const Outcome outcome = outcomeOf([&](MemoryFs &store, Call call, std::string_view path) {
        if (call == Call::Open && path.starts_with(folder + '/') && walks == 1)
            take(store, false);
        if (call == Call::Walk && path == folder && ++walks == 2)
            store.remove(folder);
    });
    QVERIFY(walks >= 2);
    QCOMPARE(outcome.verdict, LayerVerdict::Unverifiable);
    QVERIFY(outcome.codes == std::set<std::string>{"source.unreadable"});
    QCOMPARE(outcome.exitCode, 2);
}

// Emptied when it was listed, gone a moment later.
void TestChangingStore::layerRemovedBetweenListingAndLooking()
{
    int walks = 0;
    int looks = 0;
    const Outcome outcome = outcomeOf([&](MemoryFs &store, Call call, std::string_view path) {
        if (call == Call::Walk && path == folder && ++walks == 1)
            take(store, true);
        if (call == Call::Stat && path == folder && walks == 1 && ++looks == 2)
            store.remove(folder);
    });
    QVERIFY(walks >= 2);
    QCOMPARE(outcome.verdict, LayerVerdict::Unverifiable);
    QVERIFY(outcome.codes == std::set<std::string>{"source.unreadable"});
}

// Something was put in and taken out again.
void TestChangingStore::layerThatSettles()
{
    int walks = 0;
    const Outcome outcome = outcomeOf([&](MemoryFs &store, Call call, std::string_view path) {
        if (call != Call::Walk || path != folder)
            return;
        ++walks;
        if (walks == 1)
            store.file(folder + "/new", "x");
        else if (walks == 2)
            store = podmanStore();
    });
    // Listed with the new file, which is still there when it is looked at again: that is what is on the disk.
    QCOMPARE(walks, 1);
    QCOMPARE(outcome.verdict, LayerVerdict::Altered);

    walks = 0;
    const Outcome settles = outcomeOf([&](MemoryFs &store, Call call, std::string_view path) {
        if (call == Call::Walk && path == folder && ++walks == 2)
            store = podmanStore();
        if (call == Call::Open && path.starts_with(folder + '/') && walks == 1)
            take(store, false);
    });
    QCOMPARE(walks, 2);
    QCOMPARE(settles.verdict, LayerVerdict::Intact);
    QVERIFY(settles.readAgain && !outcome.readAgain);
    QCOMPARE(settles.exitCode, 0);
}

void TestChangingStore::layerThatNeverSettles()
{
    int walks = 0;
    const Outcome outcome = outcomeOf([&](MemoryFs &store, Call call, std::string_view path) {
        if (call == Call::Walk && path == folder)
            store.file(folder + "/backdoor", std::to_string(++walks));
        if (call == Call::Open && path.starts_with(folder + '/'))
            ++store.node(folder).stat.mtimeSec;
    });
    QCOMPARE(walks, 4);
    QVERIFY(outcome.codes.contains("source.unstable") && outcome.codes.contains("layer.file-added")); // nobody hides by being busy
    QCOMPARE(outcome.exitCode, 2);
}

void TestChangingStore::tamperedLayerIsReadOnce()
{
    int walks = 0;
    const Outcome outcome = outcomeOf([&](MemoryFs &store, Call call, std::string_view path) {
        if (call == Call::Walk && path == folder && ++walks == 1) {
            take(store, false);
            store.node(folder).stat.mtimeSec = podmanStore().stat(folder)->mtimeSec;
        }
    });
    QCOMPARE(walks, 1);
    QCOMPARE(outcome.verdict, LayerVerdict::Altered);
    QVERIFY(outcome.codes.contains("layer.file-removed"));
    QCOMPARE(outcome.exitCode, 1);
}

QTEST_GUILESS_MAIN(TestChangingStore)
#include "tst_changingstore.moc"

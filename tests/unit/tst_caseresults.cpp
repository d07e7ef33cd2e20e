// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/pack.h"
#include "cases/fingerprint.h"
#include "cases/results.h"
#include "support/caseresults.h"
#include "support/storecase.h"
#include "support/sweep.h"
#include "verify/layerview.h"
#include "verify/storecheck.h"

#include <QtTest>

using namespace assay;
using namespace assay::test;

namespace {

Result<OpenedResults> reopened(const Comparison &comparison)
{
    Context context;
    const auto stored = packResults(comparison, context);
    if (!stored)
        return Unexpected(stored.error());
    return unpackResults(*stored, Limits(), context);
}

Result<LoadedSource> loadedFrom(const std::string &path, Role role)
{
    Context context;
    const auto source = openSource(path, Limits(), context);
    if (!source)
        return Unexpected(source.error());
    return (*source)->load(0, role, LoadOptions(), context);
}

void compareTexts(const std::string &is, const std::string &was)
{
    if (is != was)
        qWarning() << is.c_str() << was.c_str();
    QVERIFY(is == was);
}

} // namespace

class TestCaseResults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comeBack();
    void olderForm();
    void ofRealEvidence();
    void ofAWholeStore();
    void ofAStoreMadeInMemory();
    void aViewKeepsTheWhole();
    void otherSumsAreNoticed();
    void storedSourceReadsAnew();
    void cutAnywhere();
    void spoiledAnywhere();
    void spoiledParts();
    void brokenRules();
    void cancelled();
};

void TestCaseResults::comeBack()
{
    const ComparisonPtr was = richComparison();
    const auto is = reopened(*was);
    QVERIFY2(is.has_value(), is ? "" : is.error().message().c_str());
    QVERIFY(is->asRecorded);
    compareTexts(evidenceText(*is->comparison), evidenceText(*was));
    Context counting;
    QCOMPARE(*fingerprintOf(*is->comparison, counting), *fingerprintOf(*was, counting));
    Comparison other = *was;
    other.complete = !other.complete;
    QVERIFY(*fingerprintOf(other, counting) != *fingerprintOf(*was, counting));
    for (int side = 0; side < sideCount; ++side)
        compareTexts(treeText(*is->comparison->tree->tree(side)), treeText(*was->tree->tree(side)));
    compareTexts(diffText(*is->comparison->tree), diffText(*was->tree));
    QCOMPARE(is->comparison->findingCounts, was->findingCounts);
    QCOMPARE(is->comparison->exitCode(), was->exitCode());
    // What both trees share in memory is kept once.
    QCOMPARE(textsOf(*was).size(), std::size_t{1 + 5});
    const LoadedSource &live = *is->comparison->sources[LiveSide];
    Context context;
    const auto content = contentOf(live, live.tree->find("opt/tool"), context);
    QVERIFY(!content);
    QVERIFY(content.error().detail.find("read the evidence again") != std::string::npos);
}

static int erase(std::string &text, const std::string &piece)
{
    int found = 0;
    for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece)) {
        text.erase(at, piece.size());
        ++found;
    }
    return found;
}

// Form 4 does not have digests by SHA-512; form 3 does not have what engines made of folders; form 2 has neither the digest of what a source unpacks to nor when it was read.
void TestCaseResults::olderForm()
{
    Comparison was = *richComparison();
    const Sha256Digest unpacked = sha256("unpacked");
    constexpr std::int64_t readAt = 1795318650;
    const std::string longDigest = digestText(*digestsOf("layer").sha512);
    int layers = 0;
    for (LoadedSourcePtr &source : was.sources) {
        auto changed = std::make_shared<LoadedSource>(*source);
        changed->unpacked = unpacked;
        changed->readAt = readAt;
        for (LoadedLayer &layer : changed->layers)
            layer.recomputedSha512 = longDigest;
        layers += static_cast<int>(changed->layers.size());
        source = changed;
    }
    EngineTraces traces = *was.traces;
    for (EngineTraces::LiveLayer &layer : traces.liveLayers)
        layer.habits = {{"of an engine", Explanation::FolderNotDescribed}};
    was.traces = std::make_shared<const EngineTraces>(traces);
    const auto is = reopened(was);
    QVERIFY2(is.has_value(), is ? "" : is.error().message().c_str());
    for (const LoadedSourcePtr &source : is->comparison->sources)
        QVERIFY(source->unpacked == unpacked && source->readAt == readAt && source->layers.at(0).recomputedSha512 == longDigest);
    QVERIFY(is->comparison->traces->liveLayers.at(0).habits == traces.liveLayers.at(0).habits);
    Context context;
    Comparison unread = *richComparison();
    unread.traces = was.traces;
    for (LoadedSourcePtr &source : unread.sources) {
        auto changed = std::make_shared<LoadedSource>(*source);
        for (LoadedLayer &layer : changed->layers)
            layer.recomputedSha512 = longDigest;
        source = changed;
    }
    QCOMPARE(*fingerprintOf(was, context), *fingerprintOf(unread, context)); // of the evidence, not of one reading

    std::vector<std::string> texts = textsOf(was);
    Packer added;
    added.number(1);
    added.raw({reinterpret_cast<const char *>(unpacked.data()), unpacked.size()});
    added.signedNumber(readAt);
    const std::string both = added.take();
    Packer habits;
    habits.number(1);
    habits.text("of an engine");
    habits.number(static_cast<std::uint64_t>(Explanation::FolderNotDescribed));
    Packer longer;
    longer.text(longDigest);
    QCOMPARE(texts[0].front(), char(5));
    QCOMPARE(erase(texts[0], longer.take()), layers);
    texts[0].front() = '\4';
    const auto fourth = unpackTexts(texts, Limits(), context);
    QVERIFY2(fourth.has_value(), fourth ? "" : fourth.error().message().c_str());
    compareTexts(evidenceText(*fourth->comparison), evidenceText(was));
    QCOMPARE(erase(texts[0], habits.take()), static_cast<int>(traces.liveLayers.size()));
    texts[0].front() = '\3';
    const auto third = unpackTexts(texts, Limits(), context);
    QVERIFY2(third.has_value(), third ? "" : third.error().message().c_str());
    compareTexts(evidenceText(*third->comparison), evidenceText(was));
    QVERIFY(third->comparison->traces->liveLayers.at(0).habits.empty());
    QVERIFY(third->comparison->sources[LiveSide]->unpacked == unpacked);
    QCOMPARE(erase(texts[0], both), 3);
    for (const char form : {'\2', '\1', '\6'}) {
        texts[0].front() = form;
        const auto older = unpackTexts(texts, Limits(), context);
        QCOMPARE(older.has_value(), form == '\2');
        if (!older) {
            QCOMPARE(older.error().code, ErrorCode::Unsupported);
            continue;
        }
        QVERIFY(older->asRecorded);
        compareTexts(evidenceText(*older->comparison), evidenceText(was));
        for (const LoadedSourcePtr &source : older->comparison->sources)
            QVERIFY(!source->unpacked && source->readAt == 0);
    }
}

void TestCaseResults::ofRealEvidence()
{
    const auto saved = loadedFrom(ASSAY_TEST_DATA "/saved/rich-docker20.tar.gz", Role::Saved);
    const auto live = loadedFrom(ASSAY_TEST_DATA "/live/docker20-tampered.tar.gz", Role::Live);
    QVERIFY2(saved.has_value(), saved ? "" : saved.error().message().c_str());
    QVERIFY2(live.has_value(), live ? "" : live.error().message().c_str());
    Context context;
    const auto was = compareSources({nullptr, std::make_shared<const LoadedSource>(*saved), std::make_shared<const LoadedSource>(*live)}, context);
    QVERIFY(was.has_value());
    const auto is = reopened(**was);
    QVERIFY2(is.has_value(), is ? "" : is.error().message().c_str());
    QVERIFY(is->asRecorded);
    compareTexts(evidenceText(*is->comparison), evidenceText(**was));
    // The store's records come along: who asks the source finds them.
    const StoreCatalog *store = is->comparison->sources[LiveSide]->source->store();
    QVERIFY(store != nullptr);
    QCOMPARE(store->layers.size(), live->source->store()->layers.size());
}

void TestCaseResults::ofAWholeStore()
{
    Context context;
    for (const char *name : {"/live/docker20-tampered.tar.gz", "/live/podman.tar.gz", "/live/containerd21.tar.gz", "/live/docker20-vfs.tar.gz"}) {
        const auto source = openSource(std::string(ASSAY_TEST_DATA) + name, Limits(), context);
        QVERIFY2(source.has_value(), name);
        const auto was = checkStore(*source, {}, context);
        QVERIFY2(was.has_value(), name);
        const auto is = reopened(**was);
        QVERIFY2(is.has_value(), is ? name : is.error().message().c_str());
        QVERIFY2(is->asRecorded, name);
        compareTexts(evidenceText(*is->comparison), evidenceText(**was));
        QCOMPARE(is->comparison->further.size(), (*was)->further.size());
        QCOMPARE(is->comparison->exitCode(), (*was)->exitCode());
        QCOMPARE(is->comparison->containers != nullptr, (*was)->containers != nullptr);
    }
}

void TestCaseResults::ofAStoreMadeInMemory()
{
    for (const Comparison &was : {smallStoreCase(), verifiedStoreCase(), hostileStoreCase(), largeStoreCase(500)}) {
        const auto is = reopened(was);
        QVERIFY2(is.has_value(), is ? "" : is.error().message().c_str());
        compareTexts(evidenceText(*is->comparison), evidenceText(was));
        QCOMPARE(is->comparison->containers ? is->comparison->containers->size() : 0, was.containers ? was.containers->size() : 0);
    }
}

void TestCaseResults::aViewKeepsTheWhole()
{
    const ComparisonPtr whole = richComparison();
    Context context;
    const auto view = viewOfLayers(whole, {LayerView{}, LayerView{LayerView::Kind::Only, 1}, LayerView{}}, context);
    QVERIFY(view.has_value());
    const auto is = reopened(**view);
    QVERIFY(is.has_value() && is->asRecorded);
    compareTexts(evidenceText(*is->comparison), evidenceText(*whole));
}

void TestCaseResults::otherSumsAreNoticed()
{
    // Its explanation was set by hand, so no traces give it again.
    const auto is = reopened(smallCase());
    QVERIFY(is.has_value());
    QVERIFY(!is->asRecorded);
}

void TestCaseResults::storedSourceReadsAnew()
{
    const auto saved = loadedFrom(ASSAY_TEST_DATA "/saved/rich-docker20.tar.gz", Role::Saved);
    QVERIFY(saved.has_value());
    Context context;
    const auto was = compareSources({nullptr, std::make_shared<const LoadedSource>(*saved), nullptr}, context);
    const auto is = reopened(**was);
    QVERIFY(is.has_value());
    const LoadedSource &kept = *is->comparison->sources[SavedSide];
    std::size_t image = 0;
    while (kept.source->images()[image].id != kept.image->id)
        ++image;
    const auto again = kept.source->load(image, Role::Saved, LoadOptions(), context);
    QVERIFY2(again.has_value(), again ? "" : again.error().message().c_str());
    compareTexts(treeText(*again->tree), treeText(*kept.tree));
    QVERIFY(!kept.source->load(kept.source->images().size(), Role::Saved, LoadOptions(), context));
    QVERIFY(!kept.source->loadLayers({0}, LoadOptions(), {}, context));
}

void TestCaseResults::cutAnywhere()
{
    const std::vector<std::string> texts = textsOf(*richComparison());
    Context context;
    for (std::size_t section = 0; section < texts.size(); ++section) {
        for (std::size_t size = 0; size < texts[section].size(); size += sweepStride) {
            std::vector<std::string> cut = texts;
            cut[section].resize(size);
            const auto read = unpackTexts(std::move(cut), Limits(), context);
            QVERIFY2(!read, qPrintable(QStringLiteral("%1: %2").arg(section).arg(size)));
        }
    }
    for (std::size_t count = 0; count < texts.size(); ++count)
        QVERIFY(!unpackTexts(std::vector<std::string>(texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(count)), Limits(), context));
}

void TestCaseResults::spoiledAnywhere()
{
    Context context;
    std::size_t taken = 0;
    for (const std::vector<std::string> &texts : {textsOf(*richComparison()), textsOf(verifiedStoreCase())}) {
        const std::string &text = texts[0];
        for (std::size_t at = 0; at < text.size(); at += sweepStride) {
            for (const int value : {0, 1, 0x80, text[at] + 1}) {
                std::vector<std::string> spoiled = texts;
                spoiled[0][at] = static_cast<char>(value);
                const auto read = unpackTexts(std::move(spoiled), Limits(), context);
                if (!read)
                    continue;
                ++taken;
                if (at % 64 == 0)
                    QVERIFY(!evidenceText(*read->comparison).empty());
            }
        }
    }
    QVERIFY(taken > 1000 / sweepStride);
}

void TestCaseResults::spoiledParts()
{
    Context context;
    const auto stored = packResults(*richComparison(), context);
    QVERIFY(stored.has_value());
    for (std::size_t section = 0; section < stored->sections.size(); ++section) {
        StoredResults spoiled = *stored;
        std::string &part = spoiled.sections[section][0];
        const std::string whole = part;
        for (std::size_t size = 0; size < whole.size(); size += sweepStride) {
            part = whole.substr(0, size);
            QVERIFY(!unpackResults(spoiled, Limits(), context));
        }
        for (std::size_t at = 0; at < 5; ++at) {
            part = whole;
            part[at] = static_cast<char>(part[at] + 1);
            QVERIFY(!unpackResults(spoiled, Limits(), context));
        }
    }
    // A part that says it holds 1 MiB and is 20 bytes long; parts beyond what is read of one case.
    StoredResults bomb;
    bomb.sections.emplace_back(5000, cutIntoParts({std::string(partBytes, 'a')}, context)->front().front());
    QCOMPARE(unpackResults(bomb, Limits(), context).error().code, ErrorCode::LimitExceeded);
}

void TestCaseResults::brokenRules()
{
    const auto refused = [](Comparison comparison) {
        const auto is = reopened(comparison);
        return is ? std::string() : is.error().detail;
    };
    Comparison unknownCode = *richComparison();
    unknownCode.findings[0].code = "layer.of-tomorrow";
    QVERIFY(refused(unknownCode).find("does not know") != std::string::npos);
    Comparison wrongSide = *richComparison();
    std::swap(wrongSide.sources[SavedSide], wrongSide.sources[LiveSide]);
    QVERIFY(refused(wrongSide).find("wrong side") != std::string::npos);
    Comparison noContainer = verifiedStoreCase();
    auto changes = *noContainer.containers;
    changes.back().container = 1'000'000;
    noContainer.containers = std::make_shared<const std::vector<ContainerChanges>>(changes);
    QVERIFY(refused(noContainer).find("no container") != std::string::npos);
    StoreCatalog catalog = smallCatalog();
    catalog.images[0].layers.push_back(77);
    QVERIFY(refused(storeComparison(catalog, layersOf(catalog, 0))).find("not in the store") != std::string::npos);
    Comparison noDigest = *richComparison();
    auto hostile = std::make_shared<LoadedSource>(*noDigest.sources[SavedSide]);
    hostile->layers.at(0).recomputedSha512 = "sha512:<b>\xE2\x80\xAE";
    noDigest.sources[SavedSide] = hostile;
    QVERIFY(refused(noDigest).find("a digest that is none") != std::string::npos);
    Comparison traces = *richComparison();
    EngineTraces fewer = *traces.traces;
    fewer.liveLayers.clear();
    traces.traces = std::make_shared<const EngineTraces>(fewer);
    QVERIFY(refused(traces).find("traces") != std::string::npos);
}

void TestCaseResults::cancelled()
{
    Context context;
    const auto stored = packResults(*richComparison(), context);
    context.cancel();
    QCOMPARE(packResults(*richComparison(), context).error().code, ErrorCode::Cancelled);
    QCOMPARE(unpackResults(*stored, Limits(), context).error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestCaseResults)
#include "tst_caseresults.moc"

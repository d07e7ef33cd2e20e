// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/html.h"

#include "base/displaysafe.h"
#include "report/evidence.h"
#include "report/reportcontent.h"
#include "support/htmlpage.h"
#include "support/storecase.h"

#include <QElapsedTimer>
#include <QTest>

using namespace assay;
using test::checkPage;
using test::fixedOptions;
using test::parsed;
using test::writtenHtml;

namespace {

StoreContent storeOf(const Comparison &comparison, const ReportOptions &options = fixedOptions())
{
    const Context context;
    auto stores = gatherStores(comparison, options, context);
    if (!stores || stores->size() != 1)
        qFatal("one store was wanted");
    return std::move(stores->front());
}

bool has(const std::string &text, std::string_view wanted)
{
    return text.find(wanted) != std::string::npos;
}

} // namespace

// What the HTML report says of a store's records, containers and orphans.
class TestReportStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void chainOfTheChosenImage()
    {
        const std::string html = writtenHtml(test::smallStoreCase());
        checkPage(html);
        const std::string text = parsed(html).text;
        for (const std::string &wanted : std::vector<std::string>{"Chain of records of demo/app:1.0", "6 links: 1 is broken, 1 is unknown, 4 hold.", "\u2713 holds", "\u2717 broken", "? unknown",
                 "name to image", "image to configuration", "expected: image id" + test::madeDigest('7'), "found" + test::madeDigest('8'), "layer 1, chain id" + test::madeDigest('b'),
                 "layer 0, diff id and chain id", "nothing below: the lowest layer", "layer 1, folderoverlay2/" + std::string(64, 'b') + "/diff", "layer 1, cache id" + std::string(64, 'b'),
                 "image/overlay2/layerdb/sha256/" + std::string(64, 'b') + "/cache-id", "it could not be read"})
            QVERIFY2(has(text, wanted), wanted.c_str());
        QVERIFY(!has(text, "demo/other:1"));
    }

    // The state of a link is in its shape and its word; each state is explained.
    void statesWithoutColour()
    {
        std::set<std::string_view> shapes;
        for (const LinkState state : {LinkState::Holds, LinkState::Broken, LinkState::Unknown}) {
            shapes.insert(linkShape(state));
            const std::string term = std::string(linkShape(state)) + ' ' + std::string(linkStateName(state));
            QVERIFY(std::any_of(linkTerms().begin(), linkTerms().end(), [&](const Term &one) { return one.term == term; }));
        }
        QCOMPARE(shapes.size(), std::size_t{3});
    }

    void containersThatWereNotRead()
    {
        const std::string html = writtenHtml(test::smallStoreCase());
        checkPage(html);
        const std::string text = parsed(html).text;
        for (const char *wanted : {"Containers made from this image: 2. Of other images: 1, not told of here. What they changed themselves was not read", "web", "worker", "running", "not running",
                                   "2026-11-22T03:40:00Z", "own changes not read", "2 links: 1 is broken, 1 holds."})
            QVERIFY2(has(text, wanted), wanted);
        QVERIFY(!has(text, "third"));
    }

    void containersThatWereRead()
    {
        const std::string html = writtenHtml(test::verifiedStoreCase());
        checkPage(html);
        const std::string text = parsed(html).text;
        for (const char *wanted : {"apart from this comparison: its evidence file does not have it", "own changes not read: its folder is not there", "srv/quiet", "not listed by docker diff", "opt/new",
                                   "etc/gone", "\u2026 and 53 more own changes."})
            QVERIFY2(has(text, wanted), wanted);
        for (const char *number : {"<td class=\"num\">12</td>", "<td class=\"num\">3</td>", "<td class=\"num\">41</td>"})
            QVERIFY2(has(html, number), number);
        // Nothing of it comes into the evidence file, whose digest names the report.
        const Context context;
        QCOMPARE(toHex(*evidenceDigest(test::verifiedStoreCase(), fixedOptions(), context)), toHex(*evidenceDigest(test::smallStoreCase(), fixedOptions(), context)));
    }

    void orphans()
    {
        const std::string text = parsed(writtenHtml(test::smallStoreCase())).text;
        for (const char *wanted : {"What belongs to nothing", "overlay2/forgotten", "image/overlay2/layerdb/sha256/old", "a record of no image", "overlay2/loose/diff",
                                   "a layer of no image and no container, sha256:5555"})
            QVERIFY2(has(text, wanted), wanted);
        ReportOptions options = fixedOptions();
        options.shownOrphans = 1;
        QVERIFY(has(parsed(writtenHtml(test::smallStoreCase(), options)).text, "\u2026 and 3 more that belong to nothing."));
    }

    // Containers of an image whose records lead elsewhere run what they are mounted over.
    void whoRunsAnImage()
    {
        StoreCatalog catalog = test::smallCatalog();
        catalog.containers[2].layers = catalog.images[0].layers; // says the other image, has this one's layers
        catalog.containers[1].info.imageId = test::madeDigest('9');
        catalog.containers[1].layers = {0}; // now of the other image
        auto layers = test::layersOf(catalog, 0);
        const Comparison comparison = test::storeComparison(std::move(catalog), std::move(layers));
        const StoreContent store = storeOf(comparison);
        QCOMPARE(store.containers.size(), std::size_t{2});
        QCOMPARE(QByteArray::fromStdString(store.containers[0].container->info.name), QByteArray("web"));
        QCOMPARE(QByteArray::fromStdString(store.containers[1].container->info.name), QByteArray("third"));
        QCOMPARE(store.otherContainers, std::uint64_t{1});
    }

    void hostileNames()
    {
        const std::string html = writtenHtml(test::hostileStoreCase());
        checkPage(html);
        const std::string text = parsed(html).text;
        for (const std::string &name : test::hostileNames()) {
            for (const char *where : {"s/", "r/", "x/", "f/", "y/", "z/", "i/", "c/", "w/", "p/", "q/", "o/"})
                QVERIFY2(has(text, displaySafe(where + name)), displaySafe(where + name).c_str());
            QVERIFY2(has(text, "because of " + displaySafe(name)), displaySafe(name).c_str());
            QVERIFY2(has(text, "not all of them were read: because " + displaySafe(name)), displaySafe(name).c_str());
        }
        QVERIFY(!has(html, "\xE2\x80\xAE"));
    }

    // What stands out is there whatever else is left out.
    void bounded()
    {
        QElapsedTimer timer;
        timer.start();
        const std::string html = writtenHtml(test::largeStoreCase(100'000));
        qInfo("100,000 layers, links, containers and orphans: %lld ms, %zu bytes", static_cast<long long>(timer.elapsed()), html.size());
        checkPage(html);
        QVERIFY(html.size() < 8'000'000);
        const std::string text = parsed(html).text;
        for (const char *wanted : {"folder99999", "another", "container99999", "path99999", "2,000 of 100,000 layers shown; the evidence file has all.", "\u2026 and 96,000 more links.",
                                   "\u2026 and 99,500 more containers.", "\u2026 and 99,500 more that belong to nothing"})
            QVERIFY2(has(text, wanted), wanted);
    }

    // Of values too long to print, what differs is shown.
    void longValues()
    {
        const std::string same(40'000, 's');
        ChainLink link{LinkKind::FolderToLower, LinkState::Broken, std::string(5000, 'n'), "record", same + "EXPECTED" + std::string(5000, 'x'), same + "FOUND"};
        const LinkRow row = linkRow(link, ValueNames(ImageInfo()));
        QVERIFY(row.subject.bytes.size() == 512 && has(row.subject.note, "bytes 0 to 511 of 5,000"));
        QVERIFY(has(row.values[0].excerpt.bytes, "EXPECTED") && row.values[0].excerpt.bytes.size() <= 512);
        QVERIFY(has(row.values[1].excerpt.bytes, "FOUND") && row.values[1].excerpt.bytes.size() <= 512);
        // No character is cut in two.
        std::string wide;
        for (int i = 0; i < 400; ++i)
            wide += "\xC3\xA9";
        QVERIFY(isValidUtf8(excerpt("x" + wide).bytes));
    }

    void severalImages()
    {
        Comparison comparison = test::smallStoreCase();
        comparison.sources[VendorSide] = nullptr;
        auto second = std::make_shared<LoadedSource>(*comparison.sources[LiveSide]);
        const StoreCatalog &catalog = *second->source->store();
        second->image = catalog.images[1].info;
        second->layers = test::layersOf(catalog, 1);
        second->layers[0].verdict = LayerVerdict::Altered;
        second->layers[0].verdictReason = "of the second image";
        second->skipped = {{"of/the/second", "not to be read"}};
        comparison.further = {second};
        comparison.mustBeProven = true;
        comparison.tree = *compareTrees({nullptr, nullptr, comparison.sources[LiveSide]->tree}, *std::make_unique<Context>());
        const std::string html = writtenHtml(comparison);
        checkPage(html);
        const std::string text = parsed(html).text;
        for (const char *wanted : {"Layers of the live image demo/app:1.0, lowest first", "Layers of the live image demo/other:1, lowest first", "of the second image", "Chain of records of demo/other:1",
                                   "1 link: 1 holds. 1 of them stands with an image above that shares the layer.", "Containers of the store: 3.", "third", "of/the/second",
                                   "A store was held against its own records. Images: 2. Layers: 2: 1 intact, 1 altered.", "Verification of a container store", "assay-cli verify"})
            QVERIFY2(has(text, wanted), wanted);
        ReportOptions options = fixedOptions();
        options.shownImages = 1;
        const std::string cut = parsed(writtenHtml(comparison, options)).text;
        // The one with an altered layer, and the one with a broken link.
        QVERIFY(has(cut, "Layers of the live image demo/other:1") && !has(cut, "Layers of the live image demo/app:1.0"));
        QVERIFY(has(cut, "Chain of records of demo/app:1.0") && has(cut, "\u2026 and 1 more image with its chain."));
    }

    void sameBytes()
    {
        QCOMPARE(QByteArray::fromStdString(writtenHtml(test::hostileStoreCase())), QByteArray::fromStdString(writtenHtml(test::hostileStoreCase())));
    }

    void noStoreNoSection()
    {
        const std::string html = writtenHtml(test::smallCase());
        QVERIFY(!has(html, "id=\"store\"") && !has(html, "#store"));
    }
};

QTEST_GUILESS_MAIN(TestReportStore)
#include "tst_reportstore.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/loadedtext.h"
#include "support/qtbytes.h"
#include "verify/comparison.h"

#include <QtTest>

using namespace assay;
using namespace assay::test;

using Views = std::array<LayerView, sideCount>;

namespace {

ComparisonPtr compareBoth(const std::vector<TextLayer> &saved, const std::vector<TextLayer> &live)
{
    Context context;
    return compareSources({nullptr, loadedSource(Role::Saved, saved), loadedSource(Role::Live, live)}, context).value();
}

Views views(LayerView saved, LayerView live = {})
{
    return {LayerView{}, saved, live};
}

constexpr auto UpTo = LayerView::Kind::UpTo;
constexpr auto Only = LayerView::Kind::Only;

const std::vector<TextLayer> savedLayers{{"base", "d etc 0755\nf etc/passwd root\nf etc/motd hello"}, {"app", "f opt/app v1\nw etc/motd"}, {"top", "f opt/app v2"}};
const std::vector<TextLayer> liveLayers{{"base", "d etc 0755\nf etc/passwd evil\nf etc/motd hello"}, {"app", "f opt/app v1\nw etc/motd"}, {"top", "f opt/app v2\nf opt/door x"}};

} // namespace

class TestLayerView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spans();
    void oneSideCut();
    void bothSidesCut();
    void onlyOne();
    void restStaysThatOfTheWhole();
    void explanationsHold();
    void nothingOfTheSort();
};

void TestLayerView::spans()
{
    QVERIFY(LayerView().isWhole(5));
    QVERIFY((LayerView{UpTo, 4}.isWhole(5)));
    QVERIFY(!(LayerView{UpTo, 3}.isWhole(5)));
    QVERIFY((LayerView{Only, 0}.isWhole(1)));
    QVERIFY(!(LayerView{Only, 4}.isWhole(5)));
    QCOMPARE((LayerView{UpTo, 2}.shown(5)), std::size_t{3});
    QCOMPARE((LayerView{Only, 2}.shown(5)), std::size_t{1});
    QCOMPARE(LayerView().shown(5), std::size_t{5});
    QVERIFY(LayerView().fits(0));
    QVERIFY(!(LayerView{Only, 5}.fits(5)));
}

void TestLayerView::oneSideCut()
{
    const ComparisonPtr whole = compareBoth(savedLayers, liveLayers);
    QCOMPARE(bytes(diffText(*whole->tree)), QByteArray("etc/passwd: - | content\nopt/door: - | added\n"));
    Context context;
    const ComparisonPtr view = viewOfLayers(whole, views({UpTo, 1}), context).value();
    QCOMPARE(bytes(diffText(*view->tree)), QByteArray("etc/passwd: - | content\nopt/app: - | content\nopt/door: - | added\n"));
    QVERIFY(view->views == views({UpTo, 1}));
    QVERIFY(whole->views == Views());
    // Layers keep their numbers.
    QCOMPARE(view->tree->tree(SavedSide)->ref(view->tree->tree(SavedSide)->find("opt/app")).layer, 1U);
    QCOMPARE(view->tree->tree(SavedSide)->versions("opt/app").size(), std::size_t{2});
}

void TestLayerView::bothSidesCut()
{
    const ComparisonPtr whole = compareBoth(savedLayers, liveLayers);
    Context context;
    for (std::uint32_t top = 0; top < 3; ++top) {
        const auto end = static_cast<std::ptrdiff_t>(top) + 1;
        const ComparisonPtr view = viewOfLayers(whole, views({UpTo, top}, {UpTo, top}), context).value();
        const ComparisonPtr shorter = compareBoth({savedLayers.begin(), savedLayers.begin() + end}, {liveLayers.begin(), liveLayers.begin() + end});
        QCOMPARE(bytes(diffText(*view->tree)), bytes(diffText(*shorter->tree)));
        QCOMPARE(view->tree->totals().unexplained, shorter->tree->totals().unexplained);
    }
}

void TestLayerView::onlyOne()
{
    const ComparisonPtr whole = compareBoth(savedLayers, liveLayers);
    Context context;
    const ComparisonPtr view = viewOfLayers(whole, views({Only, 1}, {Only, 2}), context).value();
    QCOMPARE(bytes(diffText(*view->tree)), QByteArray("etc: - | removed\nopt/app: - | content\nopt/door: - | added\n"));
    QVERIFY(!view->tree->find("etc/motd")); // a deletion mark shows nothing
}

void TestLayerView::restStaysThatOfTheWhole()
{
    const ComparisonPtr whole = compareBoth(savedLayers, liveLayers);
    QVERIFY(!whole->findings.empty());
    Context context;
    const ComparisonPtr view = viewOfLayers(whole, views({UpTo, 0}, {Only, 1}), context).value();
    QCOMPARE(view->findings.size(), whole->findings.size());
    QVERIFY(view->findingCounts == whole->findingCounts);
    QVERIFY(view->sources == whole->sources);
    QVERIFY(view->traces == whole->traces);
    QCOMPARE(view->complete, whole->complete);
    // A view of a view's whole: all layers again give the same as at first.
    const ComparisonPtr again = viewOfLayers(whole, {}, context).value();
    QCOMPARE(bytes(diffText(*again->tree)), bytes(diffText(*whole->tree)));
}

// What an engine did is known from the whole, and holds for the part that is shown.
void TestLayerView::explanationsHold()
{
    const std::string built = "f z1 @7.25 x\nf z2 @7.25 x\nf z3 @7.25 x\ns run/socket\nd run 0755\n";
    const std::string delivered = "f z1 @7 !whole x\nf z2 @7 !whole x\nf z3 @7 !whole x\nd run 0755\n";
    const ComparisonPtr whole = compareBoth({{"base", "d etc 0755"}, {"app", delivered}}, {{"base", "d etc 0755"}, {"app", built}});
    const auto explanation = [](const Comparison &comparison) {
        const DiffNodeId id = comparison.tree->find("run/socket");
        return id ? explanationCode(comparison.tree->node(id).explanation[SavedToLive]) : std::string_view("none");
    };
    QCOMPARE(bytes(std::string(explanation(*whole))), QByteArray("engine.save-drops-socket"));
    Context context;
    for (const Views &some : {views({Only, 1}, {Only, 1}), views({UpTo, 1}, {Only, 1}), views({}, {Only, 1})})
        QCOMPARE(bytes(std::string(explanation(*viewOfLayers(whole, some, context).value()))), QByteArray("engine.save-drops-socket"));
    QCOMPARE(bytes(std::string(explanation(*viewOfLayers(whole, views({}, {UpTo, 0}), context).value()))), QByteArray("none"));
}

void TestLayerView::nothingOfTheSort()
{
    const ComparisonPtr whole = compareBoth(savedLayers, liveLayers);
    Context context;
    QCOMPARE(viewOfLayers(whole, views({UpTo, 3}), context).error().code, ErrorCode::Usage);
    const Views ofNoSource{LayerView{Only, 0}, LayerView{}, LayerView{}};
    QCOMPARE(viewOfLayers(whole, ofNoSource, context).error().code, ErrorCode::Usage);
    context.cancel();
    QCOMPARE(viewOfLayers(whole, views({UpTo, 0}), context).error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestLayerView)
#include "tst_layerview.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/chainmodel.h"
#include "items/storemodel.h"
#include "support/testdata.h"
#include "verify/storecheck.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace assay;
using namespace Qt::StringLiterals;

class tst_StoreModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void empty();
    void pendingFirst();
    void verdictsOfACheck();
    void brokenRecords();
    void hostileNames();
    void chain();
    void everyLinkHasWords();
};

namespace {

SourcePtr store(const std::string &name)
{
    Context context;
    return test::fromTestData(openSource(std::string(ASSAY_TEST_DATA) + "/live/" + name, Limits{}, context));
}

// "images > layer | verdict" and so on, without digests and folders.
QStringList rows(const StoreModel &model, const QModelIndex &parent = {}, const QString &before = {})
{
    QStringList list;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, StoreModel::NameColumn, parent);
        const QString state = index.siblingAtColumn(StoreModel::StateColumn).data().toString();
        list.append(before + index.data().toString() + (state.isEmpty() ? QString() : u" | "_s + state));
        list += rows(model, index, before + u"> "_s);
    }
    return list;
}

std::vector<StoreModel::Verdict> check(const SourcePtr &source)
{
    std::vector<StoreModel::Verdict> verdicts;
    StoreCheckOptions options;
    options.judged = [&verdicts](std::size_t at, const LoadedLayer &layer, std::size_t, std::size_t) {
        verdicts.push_back({at, layer.verdict, layer.verdictReason});
    };
    Context context;
    test::fromTestData(checkStore(source, options, context));
    return verdicts;
}

ChainLink link(LinkKind kind, LinkState state, const std::string &subject)
{
    ChainLink made;
    made.kind = kind;
    made.state = state;
    made.subject = subject;
    return made;
}

// A source that has nothing but records.
class RecordsOnly : public Source {
public:
    explicit RecordsOnly(StoreCatalog catalog) : m_catalog(std::move(catalog))
    {
        for (const StoredImage &image : m_catalog.images)
            m_images.push_back(image.info);
        for (const StoredContainer &container : m_catalog.containers) {
            m_images.emplace_back();
            m_images.back().container = container.info.id;
        }
        m_findings = m_catalog.findings;
    }
    SourceKind kind() const override { return m_catalog.kind; }
    const std::string &location() const override { return m_location; }
    const std::vector<ImageInfo> &images() const override { return m_images; }
    const Findings &findings() const override { return m_findings; }
    const std::vector<SkippedPart> &skipped() const override { return m_catalog.skipped; }
    const StoreCatalog *store() const override { return &m_catalog; }
    Result<LoadedSource> load(std::size_t, Role, const LoadOptions &, Context &) const override { return LoadedSource(); }
    Result<ByteSourcePtr> content(const LoadedSource &, const FsTree::Ref &, Context &) const override
    {
        return Unexpected(makeError(ErrorCode::NotFound, m_location, "has no content"));
    }

private:
    StoreCatalog m_catalog;
    std::vector<ImageInfo> m_images;
    Findings m_findings;
    std::string m_location = "records";
};

} // namespace

void tst_StoreModel::empty()
{
    StoreModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), 0);
    model.setSource(nullptr);
    model.clearVerdicts();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.layerCount(), std::size_t{0});
    QVERIFY(!model.imageAt({}));
    QVERIFY(!model.chainAt({}));
    // No store at all: there is nothing to show of it.
    model.setSource(store("../saved/docker20-single.tar"));
    QVERIFY(!model.source());
    QCOMPARE(model.rowCount(), 0);
}

void tst_StoreModel::pendingFirst()
{
    StoreModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setSource(store("docker20.tar.gz"));
    const QStringList all = rows(model);
    QCOMPARE(all.first(), u"Images (10)"_s);
    QVERIFY(all.contains(u"> demo/rich:1 | pending"_s));
    QVERIFY(all.contains(u"> > Layer 0 | pending"_s));
    QVERIFY(all.contains(u"Containers (2)"_s));
    // Those with a name come first.
    QVERIFY(all.lastIndexOf(u"> demo/rich:1 | pending"_s) < all.indexOf(QRegularExpression(u"> Without a name .*"_s)));
    // Of a container its image's layers, then its own, which nothing can prove.
    const QModelIndex containers = model.index(1, 0);
    const QModelIndex container = model.index(0, 0, containers);
    QCOMPARE(model.kindOf(container), StoreModel::Kind::Container);
    QCOMPARE(*model.imageAt(container), model.source()->store()->images.size());
    QCOMPARE(model.source()->images()[*model.imageAt(container)].container, model.source()->store()->containers[0].info.id);
    const int last = model.rowCount(container) - 1;
    const QModelIndex changes = model.index(last, StoreModel::NameColumn, container);
    QCOMPARE(changes.data().toString(), u"Changes of the container"_s);
    QCOMPARE(changes.siblingAtColumn(StoreModel::StateColumn).data().toString(), QString());
    QVERIFY(changes.siblingAtColumn(StoreModel::PlaceColumn).data().toString().startsWith(u"overlay2/"_s));
    QCOMPARE(model.index(last - 1, 0, container).data().toString(), u"Files of the engine"_s);
    QCOMPARE(model.kindOf(changes), StoreModel::Kind::OwnLayer);
    QCOMPARE(model.chainAt(changes), model.chainAt(container));
}

void tst_StoreModel::verdictsOfACheck()
{
    const SourcePtr source = store("docker20-tampered.tar.gz");
    StoreModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setSource(source);
    const std::vector<StoreModel::Verdict> verdicts = check(source);
    QCOMPARE(verdicts.size(), model.layerCount());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setVerdicts({verdicts.front()});
    QVERIFY(!changed.isEmpty());
    QVERIFY(rows(model).join(u'\n').contains(u" layers judged"_s) || rows(model).join(u'\n').contains(u" layers altered, "_s));
    model.setVerdicts(verdicts);
    QCOMPARE(model.countOf(LayerVerdict::Altered) + model.countOf(LayerVerdict::Intact) + model.countOf(LayerVerdict::Unverifiable), model.layerCount());
    const QStringList all = rows(model);
    const QStringList expected{u"> demo/rich:1 | 4 of 5 layers altered"_s, u"> > Layer 0 | altered"_s, u"> > Layer 1 | altered"_s,
                               u"> > Layer 2 | altered"_s, u"> > Layer 3 | intact"_s, u"> > Layer 4 | altered"_s};
    QCOMPARE(all.mid(all.indexOf(expected.first()), expected.size()), expected);
    QVERIFY(all.contains(u"> changed | 4 of 5 layers altered"_s));
    const QModelIndex image = model.index(0, 0, model.index(0, 0));
    QCOMPARE(static_cast<StoreState>(image.data(StoreModel::StateRole).toInt()), StoreState::Altered);
    QCOMPARE(model.index(0, 0, image).data(Qt::AccessibleTextRole).toString(), u"Layer 0, altered"_s);
    QVERIFY(!model.index(0, 0, image).data(StoreModel::DetailRole).toString().isEmpty());
    model.clearVerdicts();
    QVERIFY(rows(model).contains(u"> demo/rich:1 | pending"_s));
    QCOMPARE(model.countOf(LayerVerdict::Altered), std::size_t{0});
}

void tst_StoreModel::brokenRecords()
{
    StoreCatalog catalog;
    catalog.layers.resize(3);
    catalog.layers[2].layer.store = "overlay2/loose/diff";
    catalog.layers[2].problem = "has no folder";
    catalog.images.resize(3);
    catalog.images[0].info.problem = "its configuration is missing";
    catalog.images[1].info.tags = {"a:1", "b:1", "c:1", "d:1"};
    catalog.images[1].layers = {0, 1};
    catalog.images[1].chain = {link(LinkKind::NameToImage, LinkState::Holds, "a"), link(LinkKind::ImageToConfig, LinkState::Broken, "b")};
    catalog.images[2].info.tags = {"fine:1"};
    catalog.images[2].layers = {0};
    catalog.containers.resize(1);
    catalog.containers[0].info.name = "shop";
    catalog.containers[0].info.running = true;
    catalog.containers[0].problem = "its image is gone";
    catalog.findings = {makeFinding("store.chain-broken"), makeFinding("store.orphan")};
    catalog.findings[1].store = "overlay2/nobody";
    catalog.findings[1].detail = {{"reason", "a folder no record names"}};
    StoreModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setSource(std::make_shared<const RecordsOnly>(std::move(catalog)));
    model.setVerdicts({{0, LayerVerdict::Intact, ""}, {1, LayerVerdict::Unverifiable, "no record of its tar"}});
    QCOMPARE(rows(model), (QStringList{u"Images (3)"_s, u"> a:1, b:1, c:1, … | broken links: 1, 1 of 2 layers not verifiable"_s, u"> > Layer 0 | intact"_s,
                                       u"> > Layer 1 | not verifiable"_s, u"> fine:1 | all layers intact"_s, u"> > Layer 0 | intact"_s,
                                       u"> Without a name | cannot be read"_s, u"Containers (1)"_s, u"> shop (running) | cannot be read"_s,
                                       u"Belongs to nothing (2)"_s, u"> Layer of no image | pending"_s, u"> nobody"_s}));
    const QModelIndex images = model.index(0, 0);
    const auto stateOf = [](const QModelIndex &index) { return static_cast<StoreState>(index.data(StoreModel::StateRole).toInt()); };
    QCOMPARE(stateOf(model.index(0, 0, images)), StoreState::Altered); // by its records alone
    QCOMPARE(stateOf(model.index(1, 0, images)), StoreState::Intact);
    QCOMPARE(stateOf(model.index(2, 0, images)), StoreState::Unverifiable);
    QVERIFY(model.index(1, 0, model.index(0, 0, images)).data(StoreModel::DetailRole).toString().contains(u"no record of its tar"_s));
    const QModelIndex orphans = model.index(2, 0);
    QVERIFY(model.index(0, 0, orphans).data(StoreModel::DetailRole).toString().contains(u"has no folder"_s));
    QVERIFY(model.index(1, 0, orphans).data(StoreModel::DetailRole).toString().contains(u"a folder no record names"_s));
    QCOMPARE(model.index(1, StoreModel::PlaceColumn, orphans).data().toString(), u"overlay2/nobody"_s);
    QVERIFY(!model.imageAt(model.index(1, 0, orphans)) && !model.chainAt(orphans));
    QCOMPARE(*model.imageAt(model.index(0, 0, images)), std::size_t{1});
    // A layer that belongs to nothing gets its verdict too.
    model.setVerdicts({{2, LayerVerdict::Altered, "x"}});
    QCOMPARE(model.index(0, StoreModel::StateColumn, orphans).data().toString(), u"altered"_s);
}

void tst_StoreModel::hostileNames()
{
    const std::string hostile = "<b>x</b>\n\x1b[31m\xff\xE2\x80\xAE";
    const QString safe = u"<b>x</b>\\n\\u{001B}[31m\\xFF\\u{202E}"_s;
    StoreCatalog catalog;
    catalog.layers.resize(1);
    catalog.layers[0].layer.store = hostile;
    catalog.layers[0].layer.diffId = hostile;
    catalog.images.resize(1);
    catalog.images[0].info.tags = {hostile};
    catalog.images[0].layers = {0};
    catalog.images[0].chain = {{.kind = LinkKind::NameToImage, .state = LinkState::Broken, .subject = hostile, .record = hostile, .expected = hostile, .found = hostile}};
    catalog.containers.resize(1);
    catalog.containers[0].info.name = hostile;
    catalog.findings = {makeFinding("store.orphan")};
    catalog.findings[0].store = hostile;
    StoreModel model;
    const auto source = std::make_shared<const RecordsOnly>(std::move(catalog));
    model.setSource(source);
    model.setVerdicts({{0, LayerVerdict::Altered, hostile}});
    const QModelIndex image = model.index(0, 0, model.index(0, 0));
    QCOMPARE(image.data().toString(), safe);
    QCOMPARE(model.index(0, StoreModel::PlaceColumn, image).data().toString(), safe);
    QVERIFY(model.index(0, 0, image).data(StoreModel::DetailRole).toString().endsWith(safe));
    ChainModel chain;
    chain.setChain(source, model.chainAt(image));
    for (const int column : {ChainModel::SubjectColumn, ChainModel::ExpectedColumn, ChainModel::FoundColumn, ChainModel::RecordColumn})
        QCOMPARE(chain.index(0, column).data().toString(), safe);
    for (const std::string &text : {rows(model).join(u'\n').toStdString(), chain.index(0, 0).data(ChainModel::DetailRole).toString().toStdString()})
        QVERIFY(text.find('\x1b') == std::string::npos && text.find("\xE2\x80\xAE") == std::string::npos);
}

void tst_StoreModel::chain()
{
    StoreCatalog catalog;
    catalog.images.resize(1);
    catalog.images[0].chain = {link(LinkKind::NameToImage, LinkState::Holds, "first"), link(LinkKind::LayerToFolder, LinkState::Unknown, "second"),
                               {.kind = LinkKind::FolderToLower, .state = LinkState::Broken, .subject = "third", .record = "l/x", .expected = "a", .found = "b"},
                               link(LinkKind::BlobToDigest, LinkState::Holds, "fourth")};
    const auto source = std::make_shared<const RecordsOnly>(std::move(catalog));
    ChainModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), 0);
    model.setChain(source, &source->store()->images[0].chain);
    QStringList order;
    for (int row = 0; row < model.rowCount(); ++row)
        order.append(model.index(row, ChainModel::SubjectColumn).data().toString());
    QCOMPARE(order, (QStringList{u"third"_s, u"second"_s, u"first"_s, u"fourth"_s}));
    QCOMPARE(model.index(0, ChainModel::StateColumn).data().toString(), u"broken"_s);
    QCOMPARE(model.index(0, ChainModel::KindColumn).data().toString(), u"folder to lower folders"_s);
    QCOMPARE(model.index(0, 0).data(ChainModel::DetailRole).toString(), u"folder to lower folders: broken\nthird\nExpected: a\nFound: b\nRecord: l/x"_s);
    QCOMPARE(model.countOf(LinkState::Holds), std::size_t{2});
    model.setChain(nullptr, nullptr);
    QCOMPARE(model.rowCount(), 0);

    // What an engine really wrote holds.
    StoreModel real;
    real.setSource(store("docker20.tar.gz"));
    model.setChain(real.source(), real.chainAt(real.index(0, 0, real.index(0, 0))));
    QVERIFY(model.rowCount() > 5);
    QCOMPARE(model.countOf(LinkState::Broken), std::size_t{0});
}

void tst_StoreModel::everyLinkHasWords()
{
    for (int kind = 0; kind <= static_cast<int>(LinkKind::ContainerToLayer); ++kind) {
        const auto one = static_cast<LinkKind>(kind);
        const std::string_view name = linkKindName(one);
        QCOMPARE(linkKindText(one), QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    }
    for (const LinkState state : {LinkState::Holds, LinkState::Broken, LinkState::Unknown}) {
        const std::string_view name = linkStateName(state);
        QCOMPARE(linkStateText(state), QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    }
}

QTEST_GUILESS_MAIN(tst_StoreModel)
#include "tst_storemodel.moc"

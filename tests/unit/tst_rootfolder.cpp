// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/store.h"
#include "support/loadedtext.h"
#include "support/qtbytes.h"
#include "verify/comparison.h"
#include "verify/containercheck.h"

#include <QtTest>

using namespace assay;
using namespace assay::test;

namespace {

// A folder or tar as it is, not an engine's.
std::shared_ptr<LoadedSource> bareSource(Role role, SourceKind kind, const std::string &lines)
{
    auto loaded = loadedSource(role, {{"bare " + lines, lines}});
    loaded->source = std::make_shared<NamedSource>(kind, "text", 1);
    loaded->layers.front().layer.diffId.clear();
    return loaded;
}

// A store with one container, whose own layer has these lines.
class StoreOfOne : public NamedSource {
public:
    explicit StoreOfOne(std::string own) : NamedSource(SourceKind::DockerRoot, "data-root"), m_own(std::move(own))
    {
        StoredContainer &container = m_catalog.containers.emplace_back();
        container.info.name = "one";
        container.own.emplace_back();
    }

    const StoreCatalog *store() const override { return &m_catalog; }
    Result<LoadedStore> loadOwnLayers(std::size_t, const LoadOptions &, Context &) const override
    {
        LoadedStore loaded;
        loaded.layers.emplace_back().layer = loadedLayer({"own", m_own}, false);
        return loaded;
    }

private:
    std::string m_own;
    StoreCatalog m_catalog;
};

} // namespace

// The top folder is no row; what differs of it is told by findings.
class TestRootFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bare_data();
    void bare();
    void threeSources();
    void container_data();
    void container();
    void changesOfAContainer_data();
    void changesOfAContainer();
    void heldLayer();
    void attributesThatSaveDrops();
};

void TestRootFolder::bare_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("findings");
    const auto row = [](const char *name, const char *before, const char *after, const char *findings) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QByteArray(findings);
    };
    row("the same", "d . 0755\nf a x", "d . 0755\nf a x", "");
    row("open to all", "d . 0755\nf a x", "d . 0777\nf a x", "root.mode-changed \\. after=0777 before=0755\n");
    row("closed", "d . 0755\nf a x", "d . 0700\nf a x", "root.mode-changed \\. after=0700 before=0755\n");
    row("another's", "d . 0755\nf a x", "d . 0755 1000/33\nf a x", "root.owner-changed \\. after=1000:33 before=0:0\n");
    row("an attribute", "d . 0755\nf a x", "d . 0755 user.a=b\nf a x", "root.xattr-changed \\. after=user.a=Yg== before=\n");
    row("as containers/storage makes it", "d . 0755\nf a x", "d . 0555\nf a x", "");
    row("as Docker makes it", "d . 01777 5/5\nf a x", "d . 0755\nf a x", "");
    row("as no engine makes it", "d . 0755\nf a x", "d . 0555 0/5\nf a x", "root.mode-changed \\. after=0555 before=0755\nroot.owner-changed \\. after=0:5 before=0:0\n");
    row("its time", "d . 0755 @5\nf a x", "d . 0755 @6\nf a x", "");
    row("not described before", "f a x", "d . 0777 5/5\nf a x", "");
    row("not described after", "d . 0777\nf a x", "f a x", "");
}

void TestRootFolder::bare()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, findings);
    Context context;
    const auto compared = compareSources({bareSource(Role::Vendor, SourceKind::RootfsArchive, before.toStdString()), nullptr,
                                          bareSource(Role::Live, SourceKind::RootfsDirectory, after.toStdString())}, context);
    QVERIFY(compared);
    QCOMPARE(bytes(findingsText((*compared)->findings, true)), findings);
    for (const Finding &finding : (*compared)->findings) {
        QCOMPARE(finding.role, static_cast<int>(LiveSide));
        QCOMPARE(bytes(finding.store), QByteArray("."));
    }
    QCOMPARE((*compared)->exitCode(), findings.isEmpty() ? 0 : 1);
}

void TestRootFolder::threeSources()
{
    Context context;
    const auto compared = compareSources({bareSource(Role::Vendor, SourceKind::RootfsArchive, "d . 0755\nf a x"),
                                          loadedSource(Role::Saved, {{"one", "d . 0700\nf a x"}, {"two", "f b"}}),
                                          bareSource(Role::Live, SourceKind::RootfsDirectory, "d . 01777\nf a x\nf b")}, context);
    QVERIFY(compared);
    QCOMPARE(bytes(findingsText((*compared)->findings, true)), QByteArray("root.mode-changed \\. after=0700 before=0755\nroot.mode-changed \\. after=1777 before=0700\n"));
    QCOMPARE((*compared)->findings.front().role, static_cast<int>(SavedSide));
    QCOMPARE((*compared)->findings.back().role, static_cast<int>(LiveSide));
}

void TestRootFolder::container_data()
{
    QTest::addColumn<QByteArray>("layer");
    QTest::addColumn<QByteArray>("own");
    QTest::addColumn<QByteArray>("findings");
    const auto row = [](const char *name, const char *layer, const char *own, const char *findings) {
        QTest::newRow(name) << QByteArray(layer) << QByteArray(own) << QByteArray(findings);
    };
    row("as the engine makes it", "d . 0755\nf a x", "d . 0755\nf b", "");
    row("as the engine makes it after the one below", "d . 0555\nf a x", "d . 0555\nf b", "");
    row("with the owner of the one below", "d . 0775 7/7\nf a x", "d . 0775 7/7\nf b", "");
    row("open to all", "d . 0755\nf a x", "d . 0777\nf b", "root.mode-changed \\. after=0777 before=0755\n");
    row("another's", "d . 0755\nf a x", "d . 0755 5/5\nf b", "root.owner-changed \\. after=5:5 before=0:0\n");
    row("an attribute", "d . 0755\nf a x", "d . 0755 user.a=b\nf b", "root.xattr-changed \\. after=user.a=Yg== before=\n");
}

// A container's own layer over one of its image: nothing says how it was delivered, and its archive does not describe its top.
void TestRootFolder::container()
{
    QFETCH(QByteArray, layer);
    QFETCH(QByteArray, own);
    QFETCH(QByteArray, findings);
    auto live = loadedSource(Role::Live, {{"one", layer.toStdString()}, {"own", own.toStdString()}});
    live->layers.back().layer.diffId.clear();
    Context context;
    const auto compared = compareSources({nullptr, loadedSource(Role::Saved, {{"one", "f a x"}}), live}, context);
    QVERIFY(compared);
    Findings ofRoot = (*compared)->findings;
    std::erase_if(ofRoot, [](const Finding &finding) { return !finding.code.starts_with("root."); });
    QCOMPARE(bytes(findingsText(ofRoot, true)), findings);
    for (const Finding &finding : ofRoot)
        QCOMPARE(bytes(finding.store), QByteArray("overlay2/own/diff"));
}

void TestRootFolder::changesOfAContainer_data()
{
    QTest::addColumn<QByteArray>("own");
    QTest::addColumn<QByteArray>("findings");
    const auto row = [](const char *name, const char *own, const char *changes) {
        const QByteArray finding = changes ? QByteArray("container.metadata-changed \\. container=one changes=") + changes + '\n' : QByteArray();
        QTest::newRow(name) << QByteArray(own) << finding;
    };
    row("as the image has it", "d . 0775 0/7", nullptr);
    row("as the engine makes it", "d . 0755", nullptr);
    row("with another time", "d . 0755 @99", nullptr);
    row("open to all", "d . 0777 0/7", "mode");
    row("closed", "d . 0700", "mode\\x20owner");
    row("another's", "d . 0775 5/7", "owner");
    row("an attribute", "d . 0775 0/7 user.a=b", "xattrs");
}

void TestRootFolder::changesOfAContainer()
{
    QFETCH(QByteArray, own);
    QFETCH(QByteArray, findings);
    Context context;
    const auto check = checkContainer(StoreOfOne(own.toStdString()), 0, {layer("d . 0775 0/7\nf a x")}, {}, context, 8);
    QVERIFY(check);
    QCOMPARE(bytes(findingsText(check->findings, true)), findings);
    QCOMPARE(check->changes.metadataOnly, std::uint64_t(findings.isEmpty() ? 0 : 1));
    QCOMPARE(check->changes.silent, check->changes.metadataOnly); // docker diff does not list the top folder
}

// It is held against what was delivered, which tells it once.
void TestRootFolder::heldLayer()
{
    Context context;
    const auto compared = compareSources({nullptr, loadedSource(Role::Saved, {{"one", "d . 0700\nf a x"}}), loadedSource(Role::Live, {{"one", "d . 0777\nf a x"}})}, context);
    QVERIFY(compared);
    QCOMPARE(bytes(findingsText((*compared)->findings)), QByteArray("layer.mode-changed \\.\n"));
    const auto honest = compareSources({nullptr, loadedSource(Role::Saved, {{"one", "d . 0700\nf a x"}}), loadedSource(Role::Live, {{"one", "d . 0755\nf a x"}})}, context);
    QVERIFY(honest);
    QCOMPARE(bytes(findingsText((*honest)->findings)), QByteArray());
}

void TestRootFolder::attributesThatSaveDrops()
{
    Context context;
    const auto compared = compareSources({bareSource(Role::Vendor, SourceKind::RootfsArchive, "d . 0775 user.a=b\nf a x"), loadedSource(Role::Saved, {{"one", "d . 0775\nf a x"}}), nullptr}, context);
    QVERIFY(compared);
    QCOMPARE(bytes(findingsText((*compared)->findings)), QByteArray());
}

QTEST_GUILESS_MAIN(TestRootFolder)
#include "tst_rootfolder.moc"

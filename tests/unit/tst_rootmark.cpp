// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "integration/made.h"
#include "source/source.h"
#include "tree/layertreebuilder.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <sys/xattr.h>

using namespace assay;
using namespace assay::test;

// An opaque mark on a layer's root. Docker 20.10 was seen to write it as an attribute of the layer's folder with overlay2, where the
// kernel (6.18) does not obey it, neither in a lower nor in the upper layer; with vfs it removes what lower layers brought.
class TestRootMark : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void merging();
    void archive();
    void store();
    void others();

private:
    std::string path(const std::string &name = {}) const { return m_folder.path().toStdString() + '/' + name; }

    QTemporaryDir m_folder;
};

static std::shared_ptr<const LayerTree> layerWith(const std::vector<std::string> &files)
{
    LayerTreeBuilder builder{Limits()};
    builder.setWhiteoutNames(true);
    Entry file;
    file.type = EntryType::File;
    for (const std::string &name : files) {
        if (!builder.add(name, file, {}))
            return nullptr;
    }
    return std::make_shared<const LayerTree>(builder.finish());
}

static Result<LoadedSource> loaded(const std::string &path)
{
    Context context;
    const auto source = openSource(path, Limits(), context);
    return source ? (*source)->load(0, Role::Saved, {}, context) : Unexpected(source.error());
}

static bool tellsMark(const Findings &findings)
{
    return std::any_of(findings.begin(), findings.end(), [](const Finding &finding) { return finding.code == "layer.root-opaque"; });
}

void TestRootMark::merging()
{
    const auto lower = layerWith({"low", "folder/low"});
    const auto upper = layerWith({"top", ".wh..wh..opq"});
    QVERIFY(upper->entry(LayerTree::root).has(EntryFlag::Opaque));
    for (const bool ignored : {true, false}) {
        const auto whole = FsTree::overlay({lower, upper}, ignored ? RootMark::Ignored : RootMark::Obeyed);
        QVERIFY(whole->find("top"));
        QCOMPARE(bool(whole->find("low")), ignored);
        QCOMPARE(bool(whole->find("folder/low")), ignored);
    }
    // Anywhere else the mark is obeyed.
    const auto inFolder = layerWith({"folder/.wh..wh..opq"});
    QVERIFY(!FsTree::overlay({lower, inFolder}, RootMark::Ignored)->find("folder/low"));
}

static MadeImage marked(bool inRoot)
{
    return MadeImage({{fileMember("low"), folderMember("folder/"), fileMember("folder/low")},
                      {fileMember("top"), folderMember("folder/"), fileMember(inRoot ? ".wh..wh..opq" : "folder/.wh..wh..opq")}});
}

void TestRootMark::archive()
{
    for (const bool inRoot : {true, false}) {
        std::ofstream(path("saved.tar"), std::ios::binary | std::ios::trunc) << tarOf(dockerArchive(marked(inRoot)));
        const auto whole = loaded(path("saved.tar"));
        QVERIFY(whole);
        QVERIFY(whole->tree->find("low"));
        QCOMPARE(bool(whole->tree->find("folder/low")), inRoot);
        QCOMPARE(tellsMark(whole->findings), inRoot);
    }
}

void TestRootMark::store()
{
    const MadeImage image({{fileMember("low")}, {fileMember("top")}});
    const std::string root = path("root/");
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("root")));
    QVERIFY(unpack(dataRoot(image), QString::fromStdString(root)));
    const std::string folder = root + "overlay2/" + image.cacheId(1) + "/diff";
    if (::setxattr(folder.c_str(), "user.overlay.opaque", "y", 1, 0) != 0)
        QSKIP("no extended attributes can be written here");
    const auto whole = loaded(root);
    QVERIFY(whole);
    QVERIFY(whole->tree->find("low") && whole->tree->find("top"));
    QVERIFY(tellsMark(whole->findings));
}

// No layer: such a name is a name.
void TestRootMark::others()
{
    std::ofstream(path("rootfs.tar"), std::ios::binary) << tarOf({fileMember("a"), fileMember(".wh..wh..opq")});
    const auto whole = loaded(path("rootfs.tar"));
    QVERIFY(whole);
    QVERIFY(whole->tree->find(".wh..wh..opq"));
    QVERIFY(!tellsMark(whole->findings));
}

QTEST_GUILESS_MAIN(TestRootMark)
#include "tst_rootmark.moc"

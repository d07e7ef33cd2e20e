// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/kinds.h"
#include "source/layerread.h"
#include "source/store.h"
#include "support/memoryfs.h"
#include "support/testdata.h"
#include "tree/aliaswalk.h"
#include "tree/layertreebuilder.h"
#include "verify/renames.h"
#include "verify/storecheck.h"

#include <QtTest>

#include <algorithm>
#include <set>
#include <sstream>

using namespace assay;
using namespace assay::test;

// Marks with which the kernel's overlay says that a path lies under another name, or its content elsewhere. live/overlay-marks.tar.gz
// has what a kernel wrote, what was forged, and what the kernel showed of both; see tests/data/overlay-marks.
class TestOverlayMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values();
    void asTheKernelShows_data();
    void asTheKernelShows();
    void content();
    void renames();
    void container();
    void imageLayer();
    void otherMarks();
    void circles();
    void boundedWork();
};

static const EvidenceFs &data()
{
    static const EvidenceFs &fs = archiveFs("live/overlay-marks.tar.gz");
    return fs;
}

static LayerContent read(const EvidenceFs &fs, const std::string &folder, bool written = true, FolderForm form = FolderForm::Overlay)
{
    FolderOptions options;
    options.form = form;
    options.written = written;
    Context context;
    return fromTestData(readFolderLayer(fs, folder, options, Limits(), context));
}

static std::shared_ptr<const FsTree> laid(const std::vector<std::string> &folders)
{
    std::vector<std::shared_ptr<const LayerTree>> layers;
    for (const std::string &folder : folders)
        layers.push_back(read(data(), folder).tree);
    return FsTree::overlay(std::move(layers), RootMark::Ignored);
}

static std::string octalText(unsigned mode)
{
    std::ostringstream text;
    text << std::oct << mode;
    return text.str();
}

// As tests/data/overlay-marks writes a line.
static std::string lineOf(const FsTree &tree, NodeId id)
{
    const Entry &entry = tree.entry(id);
    const std::string owner = std::to_string(entry.uid);
    if (entry.type == EntryType::Symlink)
        return "symlink - " + owner + " - " + std::string(tree.target(id)) + ' ' + tree.path(id);
    const std::string head = std::string(entryTypeName(entry.type)) + ' ' + octalText(entry.mode) + ' ' + owner + ' ';
    if (entry.type == EntryType::Directory)
        return head + "- - " + tree.path(id);
    return head + std::to_string(entry.size) + ' ' + (tree.digest(id) ? toHex(*tree.digest(id)) : "?") + ' ' + tree.path(id);
}

void TestOverlayMarks::values()
{
    const auto parts = [](std::string_view value) {
        std::string text;
        for (const std::string_view part : parseRedirect(value).parts)
            text += std::string(part) + ' ';
        return QByteArray::fromStdString(text);
    };
    QCOMPARE(parts("old"), QByteArray("old "));
    QCOMPARE(parts("/a/b c/d"), QByteArray("a b c d "));
    QVERIFY(parseRedirect("/a").absolute && !parseRedirect("a").absolute);
    QVERIFY(parseRedirect("old").oddity.empty() && parseRedirect("/a/...").oddity.empty());
    using namespace std::string_view_literals;
    for (const std::string_view refused : {""sv, "/"sv, "a/b"sv, "//a"sv, "/a/"sv, "/a//b"sv, "."sv, ".."sv, "/a/../b"sv, "/./a"sv, "\0a"sv, "/a/\0"sv}) {
        QVERIFY(parseRedirect(refused).parts.empty());
        QVERIFY(!parseRedirect(refused).oddity.empty());
    }
    QCOMPARE(parts("/srv\0x"sv), QByteArray("srv "));
    QVERIFY(!parseRedirect("/srv\0x"sv).oddity.empty());
    QCOMPARE(parseRedirect(std::string(4096, 'a')).parts.size(), std::size_t{1});
    QVERIFY(!parseRedirect(std::string(4096, 'a')).oddity.empty());
}

void TestOverlayMarks::asTheKernelShows_data()
{
    QTest::addColumn<QStringList>("folders");
    QTest::newRow("honest") << QStringList{QStringLiteral("base"), QStringLiteral("second"), QStringLiteral("third")};
    QTest::newRow("forged") << QStringList{QStringLiteral("base"), QStringLiteral("forged")};
}

void TestOverlayMarks::asTheKernelShows()
{
    QFETCH(QStringList, folders);
    std::vector<std::string> names;
    for (const QString &folder : folders)
        names.push_back(folder.toStdString());
    const auto tree = laid(names);
    std::set<std::string> refused; // by the kernel
    std::set<std::string> shown;
    std::istringstream lines(fromTestData(data().readFile(std::string("shown/") + QTest::currentDataTag(), 1 << 20)));
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("! "))
            refused.insert(line.substr(2));
        else
            shown.insert(line);
    }
    QVERIFY(shown.size() > 20);
    std::set<std::string> ours;
    for (std::uint32_t i = 1; i < tree->size(); ++i) {
        const std::string path = tree->path(NodeId(i));
        if (!refused.contains(path.substr(0, path.find('/'))))
            ours.insert(lineOf(*tree, NodeId(i)));
    }
    for (const std::string &line : shown)
        QVERIFY2(ours.contains(line), ("not shown: " + line).c_str());
    for (const std::string &line : ours)
        QVERIFY2(shown.contains(line), ("shown, but not by the kernel: " + line).c_str());
    for (const std::string &name : refused) {
        const FsTree::Alias *alias = tree->alias(tree->find(name));
        QVERIFY2(alias && !alias->problem.empty(), name.c_str());
    }
    const bool honest = QByteArray(QTest::currentDataTag()) == "honest";
    const bool odd = std::any_of(tree->aliases().begin(), tree->aliases().end(), [](const FsTree::Alias &alias) { return !alias.problem.empty(); });
    QCOMPARE(odd, !honest);
}

// What is shown is where it lies.
void TestOverlayMarks::content()
{
    const auto tree = laid({"base", "second", "third"});
    const NodeId two = tree->find("two");
    QCOMPARE(tree->ref(two).layer, 2U);
    QCOMPARE(tree->contentRef(two).layer, 0U);
    QCOMPARE(QByteArray::fromStdString(tree->layers()[0]->path(tree->contentRef(two).node)), QByteArray("opt/app/lib/deep/two"));
    const auto versions = tree->versions("two");
    QCOMPARE(versions.size(), std::size_t{2});
    QVERIFY(versions[0].layer == 0 && versions[1].layer == 2);
    QVERIFY(!laid({"base", "forged"})->contentRef(laid({"base", "forged"})->find("content-missing")).node);
}

void TestOverlayMarks::renames()
{
    const auto before = laid({"base", "second"});
    const auto after = laid({"base", "second", "third"});
    const Renames renames(*before, *after);
    const auto from = [&](const char *path, bool first) {
        const Renames::Move *move = renames.at(after->find(path));
        return QByteArray::fromStdString(move && move->first == first ? before->path(move->from) : "?");
    };
    QCOMPARE(from("usr-program", true), QByteArray("opt/program"));
    QCOMPARE(from("usr-program/lib/one", false), QByteArray("opt/program/lib/one"));
    QCOMPARE(from("deep", true), QByteArray("opt/program/lib/deep"));
    QCOMPARE(from("tls", true), QByteArray("etc/ssl"));
    QCOMPARE(from("etc/certificates", true), QByteArray("etc/ssl/certs"));
    QCOMPARE(from("etc/users", true), QByteArray("etc/passwd"));
    QCOMPARE(from("two", true), QByteArray("opt/program/lib/deep/two"));
    QVERIFY(!renames.at(after->find("opt/app")) && !renames.at(after->find("opt/app/new")) && !renames.at(after->find("var/site")));
    QVERIFY(renames.movedAway(before->find("opt/program/bin/tool")));
    QVERIFY(!renames.movedAway(before->find("var/site/index.html")));
}

// A Docker data root whose container has written what the kernel wrote above.
namespace {

constexpr std::string_view chosenContainer = "changed";

struct Case {
    std::shared_ptr<MemoryFs> fs = std::make_shared<MemoryFs>("live/docker20.tar.gz");
    StoreCatalog catalog = read();

    StoreCatalog read() const
    {
        Context context;
        return fromTestData(readDockerCatalog(*fs, "", Limits(), context));
    }
    const StoredContainer &container() const
    {
        return *std::find_if(catalog.containers.begin(), catalog.containers.end(), [](const StoredContainer &one) { return one.info.name == chosenContainer; });
    }
    std::string ownFolder() const { return container().own.back().layer.store; }
    void redirect(const std::string &path, FileKind kind, const std::string &value, const std::string &prefix = "trusted.overlay.")
    {
        fs->put(path, kind).xattrs.emplace_back(prefix + "redirect", value);
    }
    // A deletion mark.
    void gone(const std::string &path) { fs->put(path, FileKind::Character); }
    ComparisonPtr checked()
    {
        OpenedEvidence evidence;
        evidence.location = "made";
        evidence.fs = fs;
        Context context;
        return fromTestData(checkStore(makeStoreSource(std::move(evidence), read()), {}, context));
    }
};

QByteArray told(const Comparison &comparison, std::string_view path, std::string_view detail)
{
    std::string text;
    for (const Finding &finding : comparison.findings) {
        if (finding.path != path)
            continue;
        text += finding.code;
        for (const auto &[key, value] : finding.detail) {
            if (key == detail)
                text += ' ' + value;
        }
        text += '\n';
    }
    return QByteArray::fromStdString(text);
}

} // namespace

void TestOverlayMarks::container()
{
    Case made;
    const std::string folder = made.ownFolder();
    QVERIFY(made.fs->stat(folder + "/opt/demo"));
    // A folder of the image under another name, and one file more in it.
    made.redirect(folder + "/moved", FileKind::Directory, "/usr/bin");
    made.gone(folder + "/usr/bin");
    made.fs->file(folder + "/moved/more", "more");
    made.redirect(folder + "/dangling", FileKind::Directory, "/no/such");
    const ComparisonPtr comparison = made.checked();
    QCOMPARE(told(*comparison, "moved", "from"), QByteArray("container.renamed usr/bin\n"));
    QCOMPARE(told(*comparison, "moved/step", "from"), QByteArray());
    QCOMPARE(told(*comparison, "usr/bin", "from"), QByteArray());
    QCOMPARE(told(*comparison, "usr/bin/step", "from"), QByteArray());
    QCOMPARE(told(*comparison, "moved/more", "from"), QByteArray("container.added\n"));
    QCOMPARE(told(*comparison, "dangling", "reason"), QByteArray("container.added\noverlay.redirect-broken no lower layer has what it stands for, no/such\n"));
}

// What an engine unpacked has no such mark.
void TestOverlayMarks::imageLayer()
{
    Case made;
    const std::string layer = made.catalog.layers[made.container().layers.back()].layer.store;
    made.redirect(layer + "/etc", FileKind::Directory, "/usr");
    const ComparisonPtr comparison = made.checked();
    const QByteArray text = told(*comparison, "etc", "redirect");
    QVERIFY2(text.contains("layer.redirect-added /usr\n"), text.constData());
    QVERIFY2(text.contains("overlay.redirect"), text.constData());
    const auto altered = [&](const LoadedLayer &one) { return one.layer.store == layer && one.verdict == LayerVerdict::Altered; };
    const auto sources = comparison->liveSources();
    QVERIFY(std::any_of(sources.begin(), sources.end(), [&](const LoadedSourcePtr &source) { return std::any_of(source->layers.begin(), source->layers.end(), altered); }));
}

// Marks that no mount follows stay what they are: odd.
void TestOverlayMarks::otherMarks()
{
    MemoryFs fs;
    fs.put("l/dir", FileKind::Directory).xattrs.emplace_back("user.overlay.redirect", "other");
    fs.put("l/link", FileKind::Symlink, "x").xattrs.emplace_back("trusted.overlay.redirect", "other");
    const LayerContent content = read(fs, "l");
    QVERIFY(content.tree->aliases().empty());
    QCOMPARE(content.findings.size(), std::size_t{2});
    fs.node("l/dir").xattrs.front().first = "trusted.overlay.redirect";
    QCOMPARE(read(fs, "l").tree->aliases().size(), std::size_t{1});
    QCOMPARE(read(fs, "l", true, FolderForm::OverlayNames).tree->aliases().size(), std::size_t{0});
    QCOMPARE(read(fs, "l").findings.size(), std::size_t{1});
    QCOMPARE(read(fs, "l", false).findings.size(), std::size_t{2});
    // Left over on a file that has got its content: honest where a container wrote it, and not followed.
    auto &copy = fs.file("l/file", "").xattrs;
    copy = {{"trusted.overlay.redirect", "other"}};
    QVERIFY(!read(fs, "l").tree->alias(read(fs, "l").tree->find("file")));
    QCOMPARE(read(fs, "l").findings.size(), std::size_t{1});
    QCOMPARE(read(fs, "l", false).findings.size(), std::size_t{3});
    using namespace std::string_literals;
    for (const auto &[value, followed] : {std::pair("\0\4\0\0"s, true), std::pair(""s, true), std::pair("\0\5\0\0"s, false), std::pair("\1\4\0\0"s, false), std::pair("\0"s, false)}) {
        copy = {{"trusted.overlay.metacopy", value}};
        const LayerContent one = read(fs, "l");
        QCOMPARE(one.tree->isMetacopy(one.tree->find("file")), followed);
        QCOMPARE(one.findings.size(), std::size_t{followed ? 1U : 2U});
    }
}

static std::shared_ptr<const LayerTree> redirecting(const std::vector<std::pair<std::string, std::string>> &folders)
{
    LayerTreeBuilder builder{Limits()};
    Entry directory;
    directory.type = EntryType::Directory;
    for (const auto &[path, redirect] : folders) {
        const auto node = builder.add(path, directory, {});
        if (!node || (!redirect.empty() && !builder.markAlias(*node, redirect, false)))
            return nullptr;
    }
    return std::make_shared<const LayerTree>(builder.finish());
}

void TestOverlayMarks::circles()
{
    const auto tree = FsTree::overlay({redirecting({{"a/x", ""}, {"b/y", ""}}), redirecting({{"a", "/b"}, {"b", "/a"}}), redirecting({{"a", "b"}, {"b", "a"}, {"a/a", "/a"}})});
    // The two layers of changed names cancel each other out.
    QVERIFY(tree->find("a/x") && tree->find("b/y") && !tree->find("a/y") && !tree->find("b/x"));
    QVERIFY(tree->find("a/a/y") && !tree->find("a/a/a"));
}

// Each layer shows the one below it twice: more paths than any memory holds.
void TestOverlayMarks::boundedWork()
{
    std::vector<std::shared_ptr<const LayerTree>> layers{redirecting({{"top/x", ""}})};
    for (int i = 0; i < 60; ++i)
        layers.push_back(redirecting({{"top", ""}, {"top/one", "/top"}, {"top/two", "/top"}}));
    QElapsedTimer timer;
    timer.start();
    const auto tree = FsTree::overlay(layers);
    QVERIFY(tree->size() < 200'000);
    const bool told = std::any_of(tree->aliases().begin(), tree->aliases().end(), [](const FsTree::Alias &alias) { return alias.problem.find("too often") != std::string::npos || alias.problem.find("too many") != std::string::npos; });
    QVERIFY(told);
    bool unknown = false;
    for (std::uint32_t i = 0; i < tree->size(); ++i)
        unknown = unknown || tree->listingUnknown(NodeId(i));
    QVERIFY(unknown);
    QVERIFY2(timer.elapsed() < 60'000, QByteArray::number(timer.elapsed()).constData());
}

QTEST_GUILESS_MAIN(TestOverlayMarks)
#include "tst_overlaymarks.moc"

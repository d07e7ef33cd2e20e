// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#ifndef Q_MOC_RUN // moc 6.4 does not get through <concepts>
#include "io/digest.h"
#include "io/tarout.h"
#include "report/exportnames.h"
#include "report/selectionexport.h"
#include "report/sink.h"
#include "support/failingsource.h"
#include "support/reportcase.h"
#endif

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sys/resource.h>
#include <csignal>

using namespace assay;
using namespace Qt::StringLiterals;

namespace {

const std::string hostile = "a b/<img src=x>\n\x1b[2J\xff\xe2\x80\xae.txt";
const std::string large(600'000, 'x');

class HeldSource final : public test::NamedSource {
public:
    HeldSource() : NamedSource(SourceKind::DockerArchive, "app.tar") {}
    Result<ByteSourcePtr> content(const LoadedSource &loaded, const FsTree::Ref &ref, Context &) const override
    {
        const auto held = contents.find(loaded.layers[ref.layer].tree->path(ref.node));
        if (held == contents.end())
            return Unexpected(makeError(ErrorCode::NotFound, location(), "no such content"));
        ByteSourcePtr whole = memorySource(held->second, held->first);
        return held->first == failing ? ByteSourcePtr(std::make_shared<test::FailingSource>(whole, 100)) : whole;
    }
    std::map<std::string, std::string> contents;
    std::string failing;
};

} // namespace

class TestSelectionExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_folder.reset(); }
    void names_data();
    void names();
    void namesStayApart();
    void folder();
    void manifest();
    void tar();
    void sameBytes();
    void onlyWhatIsChosen();
    void size();
    void nothingIsReplaced();
    void allOrNothing_data();
    void allOrNothing();
    void fullDisk();
    void nothingToSave();
    void longTarNames();

private:
    std::string place(const char *name = "out") const { return m_folder->filePath(QString::fromLatin1(name)).toStdString(); }
    static std::string content(const std::string &path)
    {
        std::ifstream file(path, std::ios::binary);
        return file ? std::string(std::istreambuf_iterator<char>(file), {}) : "(missing)";
    }
    QStringList left() const { return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot); }
    SelectionExport wanted(const std::vector<std::string> &paths, ExportForm form = ExportForm::Folder) const
    {
        SelectionExport what;
        what.comparison = m_comparison;
        what.sides = {true, true, true};
        what.form = form;
        what.created.seconds = 1795318650;
        for (const std::string &path : paths)
            what.nodes.push_back(m_comparison->tree->find(path));
        return what;
    }
    SelectionExport all(ExportForm form = ExportForm::Folder) const
    {
        SelectionExport what = wanted({}, form);
        for (std::uint32_t i = 0; i < m_comparison->tree->size(); ++i)
            what.nodes.push_back(DiffNodeId(i));
        return what;
    }
    Result<ExportedSelection> run(const SelectionExport &what, const std::string &to)
    {
        Context context;
        return exportSelection(what, to, context);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<HeldSource> m_source;
    ComparisonPtr m_comparison;
};

void TestSelectionExport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_source = std::make_shared<HeldSource>();
    m_source->contents = {{hostile, "hello"}, {"d/big", large}, {"d/empty", ""}, {"-rf", "odd"}};
    auto saved = test::loadedSource(Role::Saved, SourceKind::DockerArchive, "", test::madeDigest('e'),
                                    {{test::file(hostile, "hello").mode(04755).owner(7, 8), test::file("d/big", large), test::file("d/empty", ""),
                                      test::file("-rf", "odd"), test::symlink("link", "../../etc/\xffpasswd")}});
    saved->source = m_source;
    auto live = test::loadedSource(Role::Live, SourceKind::DockerRoot, "", test::madeDigest('f'), {{test::file("d/big", large), test::symlink("link", "elsewhere")}});
    live->source = m_source;
    m_comparison = std::make_shared<const Comparison>(test::compared({nullptr, saved, live}));
}

void TestSelectionExport::names_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("name");
    const auto row = [](const std::string &path, const char *name) {
        QTest::addRow("%s", name) << QByteArray::fromStdString(path) << QByteArray(name);
    };
    row("usr/lib/libc.so.6", "usr/lib/libc.so.6");
    row("a b/c%d", "a%20b/c%25d");
    row("-rf/x-y", "%2Drf/x-y");
    row("../..", "%2E%2E/%2E%2E");
    row("./...", "%2E/%2E%2E%2E");
    row("a./.b", "a%2E/.b");
    row(hostile, "a%20b/%3Cimg%20src%3Dx%3E%0A%1B%5B2J%FF%E2%80%AE.txt");
    row("c:\\x|y", "c%3A%5Cx%7Cy");
}

void TestSelectionExport::names()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, name);
    name.replace("%3D", "="); // which stays
    QCOMPARE(QByteArray::fromStdString(exportName(path.toStdString())), name);
}

void TestSelectionExport::namesStayApart()
{
    std::set<std::string> seen;
    for (int first = 1; first < 256; ++first) {
        for (int second = 1; second < 256; ++second) {
            if (first != '/' && second != '/')
                QVERIFY(seen.insert(exportName(std::string{static_cast<char>(first), static_cast<char>(second)})).second);
        }
    }
    const std::string longA = std::string(300, 'a') + "1";
    const std::string longB = std::string(300, 'a') + "2";
    QVERIFY(exportName(longA) != exportName(longB));
    QVERIFY(exportName(longA).size() <= longestExportPart);
    QVERIFY(exportName(longA).find("%~") != std::string::npos);
    std::string deep;
    for (int i = 0; i < 500; ++i)
        deep += "\xff\xff\xff/";
    QVERIFY(exportName(deep + "x").starts_with("%long/"));
    QVERIFY(exportName(deep + "x") != exportName(deep + "y"));
}

void TestSelectionExport::folder()
{
    const auto done = run(all(), place());
    QVERIFY2(done, done ? "" : done.error().message().c_str());
    QCOMPARE(done->files, 5U);
    QCOMPARE(done->descriptors, 2U);
    QCOMPARE(done->leftOut, 0U);
    QCOMPARE(done->bytes, 2U * large.size() + 5 + 3);
    QCOMPARE(left(), QStringList({u"out"_s}));
    QCOMPARE(content(place("out/saved/a%20b/%3Cimg%20src=x%3E%0A%1B%5B2J%FF%E2%80%AE.txt")), std::string("hello"));
    QCOMPARE(content(place("out/saved/d/big")), large);
    QCOMPARE(content(place("out/live/d/big")), large);
    QCOMPARE(content(place("out/saved/%2Drf")), std::string("odd"));
    const std::string link = content(place("out/saved/link%symlink.txt"));
    QVERIFY(link.find("type: symlink\npath: link\n") != std::string::npos);
    QVERIFY(link.find("target in hex: 2e2e2f2e2e2f6574632fff706173737764\n") != std::string::npos);
    QVERIFY(link.find('\xff') == std::string::npos);
    // Nothing but plain files and folders, none of them to be run.
    for (const auto &each : std::filesystem::recursive_directory_iterator(place())) {
        QVERIFY(each.is_directory() || (each.is_regular_file() && !each.is_symlink()));
        if (each.is_regular_file())
            QVERIFY((each.status().permissions() & std::filesystem::perms::owner_exec) == std::filesystem::perms::none);
    }
    QVERIFY(done->manifest == sha256(content(place("out/manifest.json"))));
    QProcess check;
    check.setWorkingDirectory(m_folder->filePath(u"out"_s));
    check.start(u"sha256sum"_s, {u"--check"_s, u"--strict"_s, u"--quiet"_s, u"SHA256SUMS"_s});
    QVERIFY(check.waitForFinished());
    QCOMPARE(check.exitCode(), 0);
}

void TestSelectionExport::manifest()
{
    QVERIFY(run(all(), place()));
    const QByteArray text = QByteArray::fromStdString(content(place("out/manifest.json")));
    for (const char c : text)
        QVERIFY(c == '\n' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F));
    const QJsonObject told = QJsonDocument::fromJson(text).object();
    QCOMPARE(told[u"schema"_s].toString(), u"assay-export/1"_s);
    QCOMPARE(told[u"created"_s].toString(), u"2026-11-22T03:37:30Z"_s);
    QCOMPARE(told[u"sources"_s].toArray().size(), 2);
    QCOMPARE(told[u"sources"_s][0][u"role"_s].toString(), u"saved"_s);
    bool found = false;
    for (const auto &value : told[u"paths"_s].toArray()) {
        const QJsonObject one = value.toObject();
        if (QByteArray::fromHex(one[u"path"_s][u"hex"_s].toString().toLatin1()).toStdString() != hostile)
            continue;
        found = true;
        QCOMPARE(one[u"as"_s].toString(), u"content"_s);
        QCOMPARE(one[u"entry"_s][u"mode"_s].toString(), u"4755"_s);
        QCOMPARE(one[u"entry"_s][u"uid"_s].toInt(), 7);
        QCOMPARE(one[u"written"_s][u"sha256"_s].toString().toStdString(), toHex(sha256(std::string_view("hello"))));
        QCOMPARE(one[u"file"_s].toString(), u"saved/a%20b/%3Cimg%20src=x%3E%0A%1B%5B2J%FF%E2%80%AE.txt"_s);
        QCOMPARE(one[u"layer"_s][u"index"_s].toInt(), 0);
    }
    QVERIFY(found);
}

void TestSelectionExport::tar()
{
    const auto done = run(all(ExportForm::Tar), place("files.tar"));
    QVERIFY2(done, done ? "" : done.error().message().c_str());
    QCOMPARE(left(), QStringList({u"files.tar"_s}));
    const QString program = QStandardPaths::findExecutable(u"tar"_s);
    if (program.isEmpty())
        QSKIP("there is no tar");
    QProcess unpack;
    unpack.setWorkingDirectory(m_folder->path());
    unpack.start(program, {u"-xf"_s, u"files.tar"_s});
    QVERIFY(unpack.waitForFinished());
    QCOMPARE(unpack.exitCode(), 0);
    QCOMPARE(unpack.readAllStandardError(), QByteArray());
    QCOMPARE(content(place("files/saved/d/big")), large);
    QCOMPARE(content(place("files/live/link%symlink.txt")).substr(0, 9), std::string("This text"));
    QProcess check;
    check.setWorkingDirectory(m_folder->filePath(u"files"_s));
    check.start(u"sha256sum"_s, {u"--check"_s, u"--strict"_s, u"--quiet"_s, u"SHA256SUMS"_s});
    QVERIFY(check.waitForFinished());
    QCOMPARE(check.exitCode(), 0);
}

void TestSelectionExport::sameBytes()
{
    QVERIFY(run(all(ExportForm::Tar), place("a.tar")));
    SelectionExport turned = all(ExportForm::Tar);
    std::reverse(turned.nodes.begin(), turned.nodes.end());
    std::filesystem::create_directory(place("other"));
    QVERIFY(run(turned, place("other/a.tar")));
    QVERIFY(content(place("a.tar")) == content(place("other/a.tar")));
}

void TestSelectionExport::onlyWhatIsChosen()
{
    SelectionExport what = wanted({"d"});
    what.sides = {false, true, false};
    const auto below = run(what, place());
    QVERIFY(below);
    QCOMPARE(below->files, 2U);
    QVERIFY(std::filesystem::exists(place("out/saved/d/empty")));
    QVERIFY(!std::filesystem::exists(place("out/live")));
    what.below = false;
    const auto alone = run(what, place("alone"));
    QVERIFY(alone);
    QCOMPARE(alone->files, 0U);
    QCOMPARE(alone->folders, 1U);
    QVERIFY(std::filesystem::is_empty(place("alone/saved/d")));
}

void TestSelectionExport::size()
{
    const SelectionSize size = sizeOfSelection(wanted({"d", "d/big"}));
    QCOMPARE(size.paths, 5U); // the folder and its files in saved, the folder and one file in live
    QCOMPARE(size.bytes, 2U * large.size());
}

void TestSelectionExport::nothingIsReplaced()
{
    for (const ExportForm form : {ExportForm::Folder, ExportForm::Tar}) {
        std::ofstream(place()) << "mine";
        QVERIFY(run(all(form), place()).error().code == ErrorCode::Usage);
        QCOMPARE(content(place()), std::string("mine"));
        std::filesystem::remove(place());
        std::filesystem::create_directory(place());
        QVERIFY(run(all(form), place()).error().code == ErrorCode::Usage);
        std::filesystem::remove(place());
        std::filesystem::create_symlink("nowhere", place());
        QVERIFY(run(all(form), place()).error().code == ErrorCode::Usage);
        std::filesystem::remove(place());
        QCOMPARE(left(), QStringList());
    }
}

void TestSelectionExport::allOrNothing_data()
{
    QTest::addColumn<int>("form");
    QTest::addColumn<int>("what");
    QTest::addColumn<int>("code");
    for (const int form : {0, 1}) {
        QTest::addRow("changed %d", form) << form << 0 << int(ErrorCode::Unstable);
        QTest::addRow("shorter %d", form) << form << 1 << int(ErrorCode::Unstable);
        QTest::addRow("reading %d", form) << form << 2 << int(ErrorCode::Io);
        QTest::addRow("gone %d", form) << form << 3 << int(ErrorCode::NotFound);
        QTest::addRow("cancelled %d", form) << form << 4 << int(ErrorCode::Cancelled);
        QTest::addRow("too many %d", form) << form << 5 << int(ErrorCode::LimitExceeded);
    }
}

void TestSelectionExport::allOrNothing()
{
    QFETCH(int, form);
    QFETCH(int, what);
    QFETCH(int, code);
    SelectionExport wanted = all(form == 0 ? ExportForm::Folder : ExportForm::Tar);
    Context context;
    if (what == 0)
        m_source->contents["d/big"][5] = 'y';
    else if (what == 1)
        m_source->contents["d/big"].resize(10);
    else if (what == 2)
        m_source->failing = "d/big";
    else if (what == 3)
        m_source->contents.erase("d/big");
    else if (what == 4)
        context.cancel();
    else
        wanted.mostPaths = 3;
    const auto done = exportSelection(wanted, place(), context);
    QVERIFY(!done);
    QCOMPARE(int(done.error().code), code);
    QCOMPARE(left(), QStringList());
}

void TestSelectionExport::fullDisk()
{
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, SIG_IGN);
    for (const ExportForm form : {ExportForm::Folder, ExportForm::Tar}) {
        const rlimit small{100'000, before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
        const auto done = run(all(form), place());
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!done);
        QVERIFY(done.error().code == ErrorCode::Io);
        QCOMPARE(left(), QStringList());
    }
}

void TestSelectionExport::nothingToSave()
{
    SelectionExport what = wanted({"d"});
    what.sides = {true, false, false};
    QVERIFY(run(what, place()).error().code == ErrorCode::Usage);
    QVERIFY(run(wanted({}), place()).error().code == ErrorCode::Usage);
    QCOMPARE(left(), QStringList());
}

void TestSelectionExport::longTarNames()
{
    std::string bytes;
    TarOut tar(stringSink(bytes), 100);
    std::string name;
    while (name.size() < 180)
        name += "folder/";
    QVERIFY(tar.folder("top") && tar.beginFile(name + "file", 3) && tar.content("abc") && tar.endFile() && tar.finish());
    QCOMPARE(bytes.size() % 512, std::size_t(0));
    std::ofstream(place("long.tar"), std::ios::binary) << bytes;
    QProcess list;
    list.start(u"tar"_s, {u"-tf"_s, QString::fromStdString(place("long.tar"))});
    QVERIFY(list.waitForFinished());
    QCOMPARE(list.readAllStandardOutput().toStdString(), "top/\n" + name + "file\n");
    QVERIFY(tar.beginFile("x", 1));
    QVERIFY(!tar.endFile());
    QVERIFY(!tar.content("ab"));
}

QTEST_GUILESS_MAIN(TestSelectionExport)
#include "tst_selectionexport.moc"

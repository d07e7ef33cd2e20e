// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/contentexport.h"
#include "report/newfiles.h"

#include "base/displaysafe.h"
#include "io/digest.h"
#include "support/failingsource.h"
#include "support/reportcase.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sys/resource.h>

using namespace assay;
using namespace Qt::StringLiterals;

namespace {

const std::string hostilePath = "a b/<img src=x>\n\x1b[2J\xff\xe2\x80\xae.txt";
const std::string twoBlocks(600'000, 'x');

// Hands out what was put in for a path; with failAt, an error from there on.
class HoldingSource final : public test::NamedSource {
public:
    HoldingSource() : NamedSource(SourceKind::DockerArchive, "evil\n\xff.tar") {}
    Result<ByteSourcePtr> content(const LoadedSource &loaded, const FsTree::Ref &ref, Context &) const override
    {
        const auto held = contents.find(std::to_string(ref.layer) + ':' + loaded.layers[ref.layer].tree->path(ref.node));
        if (held == contents.end())
            return Unexpected(makeError(ErrorCode::NotFound, location(), "no such content"));
        ByteSourcePtr whole = memorySource(held->second, held->first);
        return failAt ? ByteSourcePtr(std::make_shared<test::FailingSource>(whole, *failAt)) : whole;
    }
    std::map<std::string, std::string> contents;
    std::optional<std::uint64_t> failAt;
};

} // namespace

class TestContentExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { std::filesystem::remove_all(m_folder->path().toStdString()); } // names that are not UTF-8, too
    void fileAndSidecars();
    void withoutSidecars();
    void nothingIsReplaced();
    void changedContent();
    void failedReading();
    void fullDestination();
    void missingFolder();
    void cancelled();
    void namesForSha256sum_data();
    void namesForSha256sum();
    void layersThatAreShown();

private:
    QStringList left() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }
    std::string place(const char *name = "out") const { return m_folder->filePath(QString::fromLatin1(name)).toStdString(); }
    QByteArray content(const std::string &path) const
    {
        std::ifstream file(path, std::ios::binary); // Qt opens no name that is not UTF-8
        return file ? QByteArray::fromStdString(std::string(std::istreambuf_iterator<char>(file), {})) : QByteArray("(missing)");
    }
    ContentToExport wanted(const std::string &path) const
    {
        const auto what = contentToExport(m_comparison, m_comparison.tree->find(path), SavedSide);
        return what ? *what : ContentToExport{};
    }
    Result<ExportedContent> run(const std::string &path, const std::string &to, ContentExport options = {})
    {
        Context context;
        options.created.seconds = 1795318650;
        return exportContent(wanted(path), to, options, context);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<HoldingSource> m_source;
    Comparison m_comparison;
};

void TestContentExport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_source = std::make_shared<HoldingSource>();
    m_source->contents = {{"0:" + hostilePath, "hello"}, {"0:big", twoBlocks}, {"0:twice", "old"}, {"1:twice", "new"}};
    auto loaded = test::loadedSource(Role::Saved, SourceKind::DockerArchive, "", test::madeDigest('e'),
                                     {{test::file(hostilePath, "hello").mode(04755).owner(7, 8), test::file("big", twoBlocks), test::file("twice", "old"),
                                       test::symlink("link", "big")},
                                      {test::file("twice", "new")}});
    loaded->source = m_source;
    m_comparison = test::compared({nullptr, loaded, nullptr});
}

void TestContentExport::fileAndSidecars()
{
    const auto written = run(hostilePath, place());
    QVERIFY2(written, written ? "" : written.error().message().c_str());
    QCOMPARE(written->bytes, 5U);
    QCOMPARE(left(), QStringList({u"out"_s, u"out.provenance.json"_s, u"out.sha256"_s}));
    QCOMPARE(content(place()), QByteArray("hello"));
    const std::string digest = toHex(sha256(std::string_view("hello")));
    QCOMPARE(content(place("out.sha256")), QByteArray::fromStdString(digest + "  out\n"));

    const QByteArray text = content(place("out.provenance.json"));
    for (const char c : text)
        QVERIFY2(c == '\n' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F), text.constData()); // nothing in it acts on a terminal
    QVERIFY(!text.contains("\xe2\x80\xae"));
    const QJsonObject told = QJsonDocument::fromJson(text).object();
    QCOMPARE(told[u"schema"_s].toString(), u"assay-provenance/1"_s);
    QCOMPARE(told[u"created"_s].toString(), u"2026-11-22T03:37:30Z"_s);
    QVERIFY(!told[u"tool"_s][u"version"_s].toString().isEmpty());
    QCOMPARE(told[u"source"_s][u"role"_s].toString(), u"saved"_s);
    QCOMPARE(told[u"source"_s][u"kind"_s].toString(), u"docker-archive"_s);
    QCOMPARE(QByteArray::fromBase64(told[u"source"_s][u"locationBytes"_s].toString().toLatin1()), QByteArray("evil\n\xff.tar"));
    QCOMPARE(QByteArray::fromHex(told[u"path"_s][u"hex"_s].toString().toLatin1()), QByteArray::fromStdString(hostilePath));
    QCOMPARE(told[u"path"_s][u"displayed"_s].toString().toStdString(), displaySafe(hostilePath));
    QCOMPARE(told[u"layer"_s][u"index"_s].toInt(-1), 0);
    QCOMPARE(told[u"layer"_s][u"diffId"_s].toString().toStdString(), test::madeDigest('1'));
    QCOMPARE(told[u"entry"_s][u"mode"_s].toString(), u"4755"_s);
    QCOMPARE(told[u"written"_s][u"bytes"_s].toInt(), 5);
    QCOMPARE(told[u"written"_s][u"sha256"_s].toString().toStdString(), digest);
    QCOMPARE(told[u"written"_s][u"sha256Expected"_s].toString().toStdString(), digest);
}

void TestContentExport::withoutSidecars()
{
    QVERIFY(run("big", place(), {.sidecars = false, .mode = 0400, .created = {}}));
    QCOMPARE(left(), QStringList({u"out"_s}));
    QCOMPARE(QFile(m_folder->filePath(u"out"_s)).permissions() & (QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QCOMPARE(content(place()).toStdString(), twoBlocks);
}

void TestContentExport::nothingIsReplaced()
{
    for (const char *taken : {"out", "out.sha256", "out.provenance.json"}) {
        QFile::remove(m_folder->filePath(QString::fromLatin1(taken)));
        QVERIFY(QFile::link(u"nowhere"_s, m_folder->filePath(QString::fromLatin1(taken)))); // a link to nothing is taken, too
        const auto written = run("big", place());
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Usage);
        QCOMPARE(left(), QStringList({QString::fromLatin1(taken)}));
        QVERIFY(QFile::remove(m_folder->filePath(QString::fromLatin1(taken))));
    }
    // Taken between writing and publishing: those that had their names already are taken back.
    NewFiles files;
    Context context;
    const auto text = [](const Sink &sink) { return sink("mine"); };
    QVERIFY(files.write(place("first"), 0666, text, context));
    QVERIFY(files.write(place("second"), 0666, text, context));
    QFile other(m_folder->filePath(u"second"_s));
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write("theirs") == 6);
    other.close();
    const Status published = files.publish();
    QVERIFY(!published && published.error().code == ErrorCode::Usage);
    QCOMPARE(content(place("second")), QByteArray("theirs"));
    QVERIFY(!QFile::exists(m_folder->filePath(u"first"_s)));
}

void TestContentExport::changedContent()
{
    m_source->contents["0:big"].back() = 'y';
    const auto written = run("big", place());
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Unstable);
    QCOMPARE(left(), QStringList());
}

void TestContentExport::failedReading()
{
    for (const std::uint64_t at : {0U, 1U, 300'000U, 599'999U}) {
        m_source->failAt = at;
        const auto written = run("big", place());
        QVERIFY(!written);
        QVERIFY(QString::fromStdString(written.error().message()).contains(u"made to fail"_s));
        QCOMPARE(left(), QStringList());
    }
    QVERIFY(!contentToExport(m_comparison, m_comparison.tree->find("link"), SavedSide));
    QVERIFY(!contentToExport(m_comparison, m_comparison.tree->find("big"), LiveSide));
}

// No file may grow beyond a limit: what writing meets is what a full disk gives, but for the words.
void TestContentExport::fullDestination()
{
    struct rlimit before = {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    for (const rlim_t size : {rlim_t{0}, rlim_t{400'000}}) {
        struct rlimit narrow = before;
        narrow.rlim_cur = size;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &narrow), 0);
        const auto written = run("big", place());
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Io);
        QCOMPARE(written.error().file, place());
        QCOMPARE(left(), QStringList());
    }
    // Room for the file and its sum, but not for the provenance.
    struct rlimit narrow = before;
    narrow.rlim_cur = 100;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &narrow), 0);
    const auto written = run(hostilePath, place());
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!written);
    QCOMPARE(written.error().file, place("out.provenance.json"));
    QCOMPARE(left(), QStringList());
}

void TestContentExport::missingFolder()
{
    const auto written = run("big", place("none/out"));
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::NotFound);
    QCOMPARE(left(), QStringList());
}

void TestContentExport::cancelled()
{
    Context context;
    context.cancel();
    const auto written = exportContent(wanted("big"), place(), {}, context);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Cancelled);
    QCOMPARE(left(), QStringList());
}

void TestContentExport::namesForSha256sum_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("plain") << QByteArray("plain.bin");
    QTest::newRow("blanks") << QByteArray("two  blanks *");
    QTest::newRow("line end") << QByteArray("line\nend");
    QTest::newRow("backslash") << QByteArray("back\\nslash");
    QTest::newRow("no UTF-8") << QByteArray("\xff\xfe");
}

// sha256sum itself is the judge, where it is installed.
void TestContentExport::namesForSha256sum()
{
    QFETCH(QByteArray, name);
    const std::string path = m_folder->path().toStdString() + '/' + name.toStdString();
    QVERIFY(run("big", path));
    QCOMPARE(content(path + ".sha256").startsWith(char(92)), name.contains(char(10)) || name.contains(char(92)));
    const QString program = QStandardPaths::findExecutable(u"sha256sum"_s);
    if (program.isEmpty())
        QSKIP("sha256sum is not installed");
    QProcess check;
    check.setWorkingDirectory(m_folder->path());
    check.start(program, {u"--check"_s, u"--strict"_s, u"-"_s});
    check.write(content(path + ".sha256"));
    check.closeWriteChannel();
    QVERIFY(check.waitForFinished());
    QVERIFY2(check.exitCode() == 0, check.readAllStandardError().constData());
}

// With some layers left out, what is written is what is shown, and not what all layers show.
void TestContentExport::layersThatAreShown()
{
    QVERIFY(run("twice", place("all")));
    QCOMPARE(content(place("all")), QByteArray("new"));
    Context context;
    const auto lowest = m_comparison.tree->tree(SavedSide)->ofLayers({0, 1}, context);
    QVERIFY(lowest);
    const auto tree = compareTrees({nullptr, *lowest, nullptr}, context);
    QVERIFY(tree);
    m_comparison.tree = *tree;
    QVERIFY(run("twice", place("lowest")));
    QCOMPARE(content(place("lowest")), QByteArray("old"));
}

QTEST_GUILESS_MAIN(TestContentExport)
#include "tst_contentexport.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clibounded.h"
#include "clirun.h"
#include "made.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace assay::test;

namespace {

// What the forensic threat model lists, without the two bytes that cannot stand in a name.
const std::vector<std::string> hostileNames{
    "<img src=\"file:___tmp_x\">", "\"><script>alert(1)<_script>", "<_script><!--", "=1+2", "@SUM(1)", "-rf", "--help", "a&b", "(x\\)", "%s%n", "\xff\xfe", "a\nb", "\x1b[31m",
    "\x1b]0;title\x07", "\xe2\x80\xae" "gpj.exe", "\xe2\x81\xa6" "isolate", "zero\xe2\x80\x8dwidth", "\xef\xbb\xbf" "bom", "\xc3\xa9", "e\xcc\x81", "\xd1\x80\xd0\xb0\xd1\x95\xd1\x95wd",
    std::string(255, 'n'), "\xf0\x9f\x98\x80", "\xee\x80\x80private", "\xe6\xbc\xa2\xe5\xad\x97", " lead", "trail ", "CON", "...", "a\tb\rc", "new\nline\n", "\x7f" "del", "\xc2\x85" "next line",
    "\xe2\x80\xa8line separator", "\xc0\xaf overlong", "\xed\xa0\x80 surrogate", "'; rm -rf ~; '", "$(id)", "`id`", "|pipe|", "back\\slash", "#hash", "* ?[glob]"};

} // namespace

// assay-cli against archives that an attacker, or a full disk, has made.
class TestCliHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }

    void wellMadeIsRead();
    void cutAnywhere_data();
    void cutAnywhere();
    void cutCompressed_data();
    void cutCompressed();
    void notATar_data();
    void notATar();
    void namesThatEscape();
    void deepFolders();
    void linksInALoop();
    void manyOfTheSame();
    void namesInEveryFormat();

private:
    QString write(const char *name, const std::string &bytes)
    {
        const QString path = m_folder.filePath(QString::fromUtf8(name));
        return writeBytes(path, bytes) ? path : QString();
    }

    QTemporaryDir m_folder;
};

void TestCliHostile::wellMadeIsRead()
{
    const MadeImage image = smallImage();
    const CliResult tree = treeOf(write("good.tar", tarOf(dockerArchive(image))));
    QVERIFY2(tree.code == 0 && tree.err.isEmpty(), tree.told());
    const Ordered listing = tree.json();
    QCOMPARE(QString::fromStdString(listing["image"]), QString::fromStdString("sha256:" + image.id));
    QStringList paths;
    for (const Ordered &entry : listing["entries"])
        paths << QString::fromStdString(entry["path"]);
    QCOMPARE(paths, (QStringList{QStringLiteral("bin"), QStringLiteral("bin/link"), QStringLiteral("bin/tool"), QStringLiteral("etc"), QStringLiteral("etc/added")}));
    const CliResult live = treeOf(write("live.tar", tarOf(dataRoot(image))));
    QVERIFY2(live.json()["entries"].size() == 5, live.told());
}

void TestCliHostile::cutAnywhere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const MadeImage image = smallImage();
    QTest::newRow("docker archive") << QByteArray::fromStdString(tarOf(dockerArchive(image)));
    QTest::newRow("rootfs") << QByteArray::fromStdString(tarOf({folderMember("etc/"), fileMember("etc/passwd", std::string(900, 'p')), linkMember("bin", "usr/bin"), folderMember("usr/"),
                                                                fileMember(std::string(150, 'l'), "long name"), fileMember("usr/empty")}));
    QTest::newRow("data root") << QByteArray::fromStdString(tarOf(dataRoot(image)));
}

void TestCliHostile::cutAnywhere()
{
    QFETCH(QByteArray, bytes);
    const std::string whole = bytes.toStdString();
    const std::size_t content = whole.size() - 1024; // behind it stands the end mark
    std::vector<std::size_t> cuts;
    for (std::size_t at = 0; at <= content; at += 512)
        cuts.push_back(at);
    for (const std::size_t odd : {1UL, 100UL, 257UL, 511UL, 513UL, 700UL, content / 2 + 77, content - 1, content + 1, content + 511})
        cuts.push_back(odd);
    const QString other = testData("vendor/rootfs.tar");
    for (const std::size_t cut : cuts) {
        const QString path = write("cut.tar", whole.substr(0, cut));
        const QByteArray problem = notSilent(treeOf(path));
        QVERIFY2(problem.isEmpty(), QByteArray("tree, cut at " + QByteArray::number(qulonglong(cut)) + " of " + QByteArray::number(qulonglong(whole.size())) + ": " + problem).constData());
        if (cut % 1024 != 0)
            continue;
        const QByteArray compared = notSilent(compareVendor(other, path));
        QVERIFY2(compared.isEmpty(), QByteArray("compare, cut at " + QByteArray::number(qulonglong(cut)) + ": " + compared).constData());
    }
    // All of the end mark, or the first block of it, is enough.
    for (const std::size_t enough : {content + 1024, content + 512}) {
        const CliResult result = treeOf(write("cut.tar", whole.substr(0, enough)));
        QVERIFY2(result.code == 0 || enough == content + 512 || QByteArray::fromStdString(whole).contains("overlay2"), result.told());
        QVERIFY2(result.code >= 0, result.told());
    }
}

void TestCliHostile::cutCompressed_data()
{
    QTest::addColumn<QString>("suffix");
    for (const char *suffix : {".gz", ".xz", ".zst", ".bz2"})
        QTest::newRow(suffix) << QString::fromUtf8(suffix);
}

void TestCliHostile::cutCompressed()
{
    QFETCH(QString, suffix);
    for (const QString &original : {testData("vendor/rootfs.tar") + suffix, testData("saved/docker20-single.tar") + suffix}) {
        const std::string whole = readBytes(original);
        QVERIFY(whole.size() > 1000);
        for (const std::size_t cut : {std::size_t{1}, std::size_t{3}, std::size_t{7}, whole.size() / 3, whole.size() / 2, whole.size() - 9, whole.size() - 1}) {
            const QByteArray problem = notSilent(treeOf(write("cut", whole.substr(0, cut))));
            QVERIFY2(problem.isEmpty(), QByteArray("cut at " + QByteArray::number(qulonglong(cut)) + ": " + problem).constData());
        }
        // What stands before the cut is told; of so small a file in another format there is nothing before its end.
        const auto told = [&](std::size_t size) {
            const QString cut = write("cut", whole.substr(0, size));
            const CliResult tree = treeOf(cut);
            const CliResult compared = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), testData("vendor/rootfs.tar"), QStringLiteral("--saved"), cut, QStringLiteral("--json"), QStringLiteral("-")}, bounded());
            const bool one = tree.code == 2 && !tree.out.isEmpty() && tree.err.contains("too early");
            return one && compared.code == 2 && compared.out.contains("\"complete\": false") && compared.err.contains("too early");
        };
        if (original.contains(QStringLiteral("rootfs")) && suffix == QStringLiteral(".gz"))
            QVERIFY(told(whole.size() / 2) && told(whole.size() - 1));
        const QByteArray garbage = notSilent(treeOf(write("garbage", whole + "garbage behind it")));
        QVERIFY2(garbage.isEmpty(), garbage.constData());
        std::string flipped = whole;
        flipped[whole.size() / 2] = static_cast<char>(flipped[whole.size() / 2] ^ 0x55);
        const CliResult damaged = treeOf(write("flipped", flipped));
        QVERIFY2(damaged.code == 2, damaged.told());
    }
}

void TestCliHostile::notATar_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one byte") << QByteArray("x");
    QTest::newRow("text") << QByteArray("this is no tar\n").repeated(200);
    QTest::newRow("zeros") << QByteArray(10240, '\0');
    QTest::newRow("ones") << QByteArray(10240, '\xff');
    QTest::newRow("gzip of nothing") << QByteArray::fromHex("1f8b08000000000000030300000000000000000000");
    QTest::newRow("gzip magic only") << QByteArray::fromHex("1f8b08");
    QTest::newRow("xz magic only") << QByteArray::fromHex("fd377a585a00");
    QTest::newRow("zstd magic only") << QByteArray::fromHex("28b52ffd");
    QTest::newRow("bzip2 magic only") << QByteArray("BZh9");
    QTest::newRow("skippable frame") << QByteArray::fromHex("502a4d1800000000");
    QTest::newRow("zip") << QByteArray("PK\x03\x04") + QByteArray(600, 'z');
    QByteArray badSum = QByteArray::fromStdString(tarOf({fileMember("file", "content")}));
    badSum[151] = badSum[151] == '7' ? '1' : '7';
    QTest::newRow("wrong checksum") << badSum;
}

void TestCliHostile::notATar()
{
    QFETCH(QByteArray, bytes);
    const QString path = write("evidence", bytes.toStdString());
    for (const char *command : {"list", "tree"}) {
        const CliResult result = runCli({QString::fromUtf8(command), path}, bounded());
        QVERIFY2(result.code == 2 && result.out.isEmpty(), result.told());
        QVERIFY2(result.err.contains(path.toUtf8()) && result.err.size() > path.size() + 20, result.told());
    }
    const CliResult compared = compareVendor(path, testData("saved/docker20-single.tar"));
    QVERIFY2(compared.code == 2, compared.told());
}

void TestCliHostile::namesThatEscape()
{
    const std::string secret = "what the host keeps for itself";
    const std::string outside = write("outside", secret).toStdString();
    const QString path = write("escape.tar", tarOf({folderMember("etc/"), fileMember("../../etc/passwd", "escaped"), fileMember("/etc/passwd", "absolute"), fileMember("etc/../../shadow", "escaped"),
                                                    fileMember("..", "escaped"), linkMember("way", "/etc"), fileMember("way/through", "through"), linkMember("hard", "../../etc/shadow", '1'),
                                                    linkMember("hard2", outside, '1'), linkMember("soft", outside), fileMember("./././etc//issue", "issue")}));
    const CliResult tree = treeOf(path);
    QVERIFY2(tree.code >= 0, tree.told());
    const Ordered listing = tree.json();
    for (const Ordered &entry : listing["entries"]) {
        const std::string name = entry["path"];
        QVERIFY2(name.find("..") == std::string::npos && !name.starts_with('/'), name.c_str());
    }
    const CliResult compared = compareVendor(path, testData("saved/docker20-single.tar"));
    const Ordered evidence = compared.json();
    int escaping = 0;
    for (const Ordered &finding : evidence["findings"])
        escaping += finding["code"] == "tar.escaping-name";
    QVERIFY2(escaping >= 3, compared.told());
    QVERIFY2(compared.code == 1 || compared.code == 2, compared.told());
    QVERIFY(!compared.text().empty() && compared.text().find(secret) == std::string::npos);
    QVERIFY(compared.text().find(assay::toHex(assay::sha256(std::string_view(secret)))) == std::string::npos);
}

void TestCliHostile::deepFolders()
{
    // One name of a million folders, and a million names of one folder each deeper than the one before would be a gigabyte:
    // thirty thousand of them show the same.
    std::string name;
    for (int i = 0; i < 1'000'000; ++i)
        name += "d/";
    const CliResult one = treeOf(write("deep.tar", tarOf({folderMember(name)})));
    QVERIFY2(one.code == 2, one.told());
    QVERIFY2(one.processorMilliseconds < 30'000, one.told());

    std::vector<Member> many;
    name.clear();
    for (int i = 0; i < 3000; ++i) {
        name += "d/";
        many.push_back(folderMember(name));
    }
    const CliResult nested = treeOf(write("nested.tar", tarOf(many)));
    QVERIFY2(nested.code == 0, nested.told());
    QCOMPARE(nested.json()["entries"].size(), std::size_t{3000});
    for (int i = 0; i < 2000; ++i) {
        name += "d/";
        many.push_back(folderMember(name));
    }
    const QByteArray problem = notSilent(treeOf(write("nested.tar", tarOf(many))));
    QVERIFY2(problem.isEmpty(), problem.constData());
}

void TestCliHostile::linksInALoop()
{
    const MadeImage image = smallImage();
    for (const char type : {'1', '2'}) {
        for (const bool self : {true, false}) {
            std::vector<Member> members = dockerArchive(image);
            Member *layer = findMember(members, "/layer.tar");
            layer->type = type;
            layer->content.clear();
            const std::string folder = layer->name.substr(0, 64);
            const std::string other = hexOf("v11" + image.id);
            layer->link = self ? (type == '1' ? layer->name : "layer.tar") : (type == '1' ? other : "../" + other) + "/layer.tar";
            if (!self) {
                for (Member &member : members) {
                    if (member.name == other + "/layer.tar") {
                        member.type = type;
                        member.content.clear();
                        member.link = (type == '1' ? folder : "../" + folder) + "/layer.tar";
                    }
                }
            }
            const QByteArray problem = notSilent(treeOf(write("loop.tar", tarOf(members))));
            QVERIFY2(problem.isEmpty(), problem.constData());
        }
    }
    std::vector<Member> members = dockerArchive(image);
    Member *layer = findMember(members, "/layer.tar");
    layer->type = '2';
    layer->content.clear();
    layer->link = "../../../../../../etc/passwd";
    const QByteArray problem = notSilent(treeOf(write("loop.tar", tarOf(members))));
    QVERIFY2(problem.isEmpty(), problem.constData());
    QVERIFY2(problem.isEmpty(), "a link out of the archive");
}

void TestCliHostile::manyOfTheSame()
{
    // One path a hundred thousand times, and one layer a thousand times.
    std::string tar;
    const std::string once = memberBytes(fileMember("same", "s"));
    for (int i = 0; i < 100'000; ++i)
        tar += once;
    const CliResult same = runCli({QStringLiteral("tree"), write("same.tar", tar + std::string(1024, '\0'))}, bounded());
    QVERIFY2(same.code == 0 && same.out.count('\n') == 1, same.told());
    QVERIFY2(same.processorMilliseconds < 30'000, same.told());

    MadeImage image = smallImage();
    std::vector<Member> members = dockerArchive(image);
    std::string ids;
    std::string layers;
    for (int i = 0; i < 1000; ++i) {
        ids += (ids.empty() ? "\"" : ",\"") + digestOf(image.tars[0]) + '"';
        layers += (layers.empty() ? "\"" : ",\"") + hexOf("v10" + image.id) + "/layer.tar\"";
    }
    const std::string config = R"({"rootfs":{"diff_ids":[)" + ids + "]}}";
    members.push_back(fileMember("config.json", config));
    findMember(members, "manifest.json")->content = R"([{"Config":"config.json","RepoTags":null,"Layers":[)" + layers + "]}]";
    const CliResult repeated = treeOf(write("repeated.tar", tarOf(members)));
    QVERIFY2(repeated.code == 0, repeated.told());
    QVERIFY2(repeated.processorMilliseconds < 30'000, repeated.told());
}

void TestCliHostile::namesInEveryFormat()
{
    std::vector<Member> members{folderMember("names/")};
    for (const std::string &name : hostileNames)
        members.push_back(fileMember("names/" + name, "content of it"));
    for (const std::string &name : hostileNames)
        members.push_back(linkMember("names/link to " + name.substr(0, 100), name));
    const MadeImage image(std::vector<std::vector<Member>>{members});
    const QString saved = write("names.tar", tarOf(dockerArchive(image)));
    const auto harmless = [](const CliResult &result, const char *what) {
        for (const char c : result.out + result.err) {
            if (c != '\n' && (static_cast<unsigned char>(c) < 0x20 || c == 0x7f))
                return QByteArray("a control character in ") + what;
        }
        if (QString::fromUtf8(result.out).toUtf8() != result.out)
            return QByteArray("no UTF-8 in ") + what;
        for (const char *hidden : {"\xe2\x80\xae", "\xe2\x81\xa6", "\xe2\x80\x8d", "\xc2\x85", "\xe2\x80\xa8"}) {
            if (qstrcmp(what, "json") != 0 && result.out.contains(hidden))
                return QByteArray("what cannot be seen in ") + what;
        }
        return QByteArray();
    };
    for (const char *format : {"text", "bodyfile", "mtree", "json"}) {
        const CliResult tree = runCli({QStringLiteral("tree"), saved, QStringLiteral("--format"), QString::fromUtf8(format)}, bounded());
        QVERIFY2(tree.code == 0, tree.told());
        const QByteArray problem = harmless(tree, format);
        QVERIFY2(problem.isEmpty(), problem.constData());
        if (qstrcmp(format, "json") == 0)
            continue;
        const auto lines = tree.out.trimmed().split('\n');
        const auto rows = std::count_if(lines.begin(), lines.end(), [](const QByteArray &line) { return !line.startsWith('#') && !line.startsWith(". "); });
        QCOMPARE(static_cast<std::size_t>(rows), 2 * hostileNames.size() + 1);
    }
    // JSON gives every byte back.
    const Ordered listing = treeOf(saved).json();
    std::vector<std::string> names;
    for (const Ordered &entry : listing["entries"]) {
        const std::string path = entry.contains("pathBytes") ? QByteArray::fromBase64(QByteArray::fromStdString(entry["pathBytes"])).toStdString() : entry["path"].get<std::string>();
        if (path.starts_with("names/") && entry["type"] == "file")
            names.push_back(path.substr(6));
    }
    std::vector<std::string> expected = hostileNames;
    std::sort(expected.begin(), expected.end());
    std::sort(names.begin(), names.end());
    QVERIFY(names == expected);

    const CliResult summary = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), testData("vendor/rootfs.tar"), QStringLiteral("--saved"), saved}, bounded());
    QVERIFY2(summary.code == 1, summary.told());
    const QByteArray problem = harmless(summary, "summary");
    QVERIFY2(problem.isEmpty(), problem.constData());

    // Hostile names of images, and of the evidence itself.
    MadeImage tagged(std::vector<std::vector<Member>>{members});
    tagged.tag = "evil\\u001b[31m\\u202e/<b>image\\n:1";
    const QString odd = m_folder.filePath(QStringLiteral("odd \x1b[31m\n\u202ename.tar"));
    QVERIFY(writeBytes(odd, tarOf(dockerArchive(tagged))));
    for (const QStringList &arguments : {QStringList{QStringLiteral("list"), odd}, QStringList{QStringLiteral("list"), odd, QStringLiteral("--json"), dash}, QStringList{QStringLiteral("tree"), odd, QStringLiteral("--image"), QStringLiteral("zzz")},
                                         QStringList{QStringLiteral("compare"), QStringLiteral("--vendor"), testData("vendor/rootfs.tar"), QStringLiteral("--saved"), odd}}) {
        const CliResult result = runCli(arguments, bounded());
        QVERIFY2(result.code >= 0, result.told());
        const QByteArray wrong = harmless(result, arguments.contains(QLatin1String("--json")) ? "json" : qPrintable(arguments.first()));
        QVERIFY2(wrong.isEmpty(), QByteArray(wrong + '\n' + result.told()).constData());
    }
}

QTEST_GUILESS_MAIN(TestCliHostile)
#include "tst_clihostile.moc"

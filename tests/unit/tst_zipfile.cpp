// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/digest.h"

#include "io/zipfile.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <span>

using namespace assay;
using namespace Qt::StringLiterals;

namespace {

using Contents = std::map<std::string, std::string>;

constexpr std::int64_t someTime = 1795320001; // odd, which a zip cannot say

std::string zipOf(const Contents &files, std::int64_t time = someTime)
{
    std::string bytes;
    ZipWriter zip([&bytes](std::string_view piece) -> Status { return bytes += piece, Status(); }, time);
    Context context;
    for (const auto &[name, content] : files) {
        if (!zip.add(name, *memorySource(content, name), context))
            qFatal("a file cannot be added");
    }
    if (!zip.finish())
        qFatal("the zip cannot be finished");
    return bytes;
}

Contents usual()
{
    std::string noise;
    for (std::uint32_t i = 0, x = 1; i < 400'000; ++i) {
        x = x * 1664525 + 1013904223;
        noise += static_cast<char>(x >> 24);
    }
    return {{"report/README.txt", "read me\n"}, {"report/empty", ""}, {"report/entries/vendor.jsonl", std::string(3'000'000, 'a')}, {"report/noise", noise}};
}

Result<std::string> contentOf(const std::string &zip, const ZipMember &member)
{
    const auto stream = openZipMember(memorySource(zip, "z.zip"), member);
    if (!stream)
        return Unexpected(stream.error());
    std::string all;
    std::string piece(70'000, '\0');
    while (true) {
        const auto got = (*stream)->read(std::as_writable_bytes(std::span(piece)));
        if (!got)
            return Unexpected(got.error());
        if (*got == 0)
            return all;
        all.append(piece, 0, *got);
    }
}

// Everything, or why not.
Result<Contents> unpacked(const std::string &zip)
{
    const auto members = readZipDirectory(*memorySource(zip, "z.zip"));
    if (!members)
        return Unexpected(members.error());
    Contents files;
    for (const ZipMember &member : *members) {
        auto content = contentOf(zip, member);
        if (!content)
            return Unexpected(content.error());
        files[member.name] = std::move(*content);
    }
    return files;
}

void replaceAll(std::string &text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

} // namespace

class TestZipFile : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string written(const char *name, const std::string &bytes) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), static_cast<qint64>(bytes.size())) < 0)
            qFatal("cannot write");
        return file.fileName().toStdString();
    }

private Q_SLOTS:
    void thereAndBack()
    {
        const auto files = unpacked(zipOf(usual()));
        QVERIFY2(files.has_value(), files ? "" : files.error().message().c_str());
        QVERIFY(*files == usual());
        QVERIFY(unpacked(zipOf({}))->empty());
    }

    void sameBytesInAnyZone()
    {
        const std::string first = zipOf(usual());
        const QByteArray zone = qgetenv("TZ");
        qputenv("TZ", "Asia/Kathmandu");
        tzset();
        const std::string second = zipOf(usual());
        qputenv("TZ", zone);
        tzset();
        QCOMPARE(toHex(sha256(first)), toHex(sha256(second)));
        QCOMPARE(toHex(sha256(zipOf(usual(), someTime - 1))), toHex(sha256(first)));
        QVERIFY(zipOf(usual(), someTime + 1) != first);
        QVERIFY(unpacked(zipOf(usual(), -5)).has_value() && unpacked(zipOf(usual(), INT64_MAX)).has_value());
    }

    void stockToolsReadIt()
    {
        const std::string path = written("stock.zip", zipOf(usual(), 1795320000));
        for (const auto &[tool, arguments] : {std::pair(u"unzip"_s, QStringList{u"-t"_s}), std::pair(u"python3"_s, QStringList{u"-m"_s, u"zipfile"_s, u"-t"_s}), std::pair(u"bsdtar"_s, QStringList{u"-tvf"_s})}) {
            if (QStandardPaths::findExecutable(tool).isEmpty())
                continue;
            QProcess process;
            process.setProcessEnvironment([] {
                auto environment = QProcessEnvironment::systemEnvironment();
                environment.insert(u"TZ"_s, u"UTC"_s);
                return environment;
            }());
            process.start(tool, arguments + QStringList{QString::fromStdString(path)});
            QVERIFY(process.waitForFinished(60'000));
            const QByteArray told = process.readAllStandardOutput() + process.readAllStandardError();
            QVERIFY2(process.exitCode() == 0, told.constData());
        }
        if (QStandardPaths::findExecutable(u"python3"_s).isEmpty())
            QSKIP("python3 is not there");
        QProcess process;
        process.start(u"python3"_s, {u"-c"_s, u"import sys,zipfile; print([i.date_time for i in zipfile.ZipFile(sys.argv[1]).infolist()][0])"_s, QString::fromStdString(path)});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.readAllStandardOutput().trimmed(), QByteArray("(2026, 11, 22, 4, 0, 0)"));
    }

    // A few kilobytes of names that make gigabytes of folders; a folder with data, a comment.
    void namesAndHiddenBytesAreLimited()
    {
        if (QStandardPaths::findExecutable(u"python3"_s).isEmpty())
            QSKIP("python3 is not there");
        const QString path = m_folder.filePath(u"limits.zip"_s);
        for (const char *writes : {"[z.writestr('r/%d/'%i+'a/'*1900+'f','') for i in range(60)]", "i=zipfile.ZipInfo('r/f'); i.comment=b'hidden'; z.writestr(i,'')",
                                   "i=zipfile.ZipInfo('r/f'); i.extra=b'\\x99\\x99\\xff\\x00'+b'h'*255; z.writestr(i,'')"}) {
            QProcess process;
            process.start(u"python3"_s, {u"-c"_s, u"import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1],'w')\n"_s + QString::fromLatin1(writes) + u"\nz.close()"_s, path});
            QVERIFY(process.waitForFinished(60'000));
            QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
            Context context;
            QVERIFY2(!openZipFs(path.toStdString(), Limits(), &context), writes);
        }
    }

    void otherWritersAreRead()
    {
        if (QStandardPaths::findExecutable(u"python3"_s).isEmpty())
            QSKIP("python3 is not there");
        const QString path = m_folder.filePath(u"other.zip"_s);
        for (const char *how : {"ZIP_STORED", "ZIP_DEFLATED"}) {
            QProcess process;
            process.start(u"python3"_s, {u"-c"_s,
                                         u"import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1],'w',getattr(zipfile,sys.argv[2]))\nz.writestr('r/','')\nz.writestr('r/a','hello')\nz.writestr('r/b/c','x'*100000)\nz.close()"_s,
                                         path, QString::fromLatin1(how)});
            QVERIFY(process.waitForFinished(60'000) && process.exitCode() == 0);
            Context context;
            const auto opened = openZipFs(path.toStdString(), Limits(), &context);
            QVERIFY2(opened.has_value(), opened ? "" : opened.error().message().c_str());
            QCOMPARE(*(*opened)->readFile("a", 100), std::string("hello"));
            QCOMPARE((*opened)->readFile("b/c", 200'000)->size(), std::size_t(100'000));
            QCOMPARE((*opened)->readFile("b/c", 100).error().code, ErrorCode::LimitExceeded);
            QCOMPARE(*(*opened)->list(""), (std::vector<std::string>{"a", "b"}));
            QCOMPARE(*(*opened)->list("b"), (std::vector<std::string>{"c"}));
            QCOMPARE((*opened)->open("../a").error().code, ErrorCode::NotFound);
        }
    }

    // Wherever it ends too early: an error, never less than all.
    void cutAnywhere()
    {
        const std::string whole = zipOf({{"r/a", std::string(500, 'x')}, {"r/b", "hello"}});
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY2(!unpacked(whole.substr(0, size)), std::to_string(size).c_str());
        QVERIFY(!unpacked(whole + "x"));
        QVERIFY(!unpacked("x" + whole));
    }

    // Whatever bit is turned: the same files, or an error; what is kept of a name must still be one.
    void flippedAnywhere()
    {
        const Contents files = {{"r/a", std::string(300, 'x')}, {"r/b", "hello"}};
        const std::string whole = zipOf(files);
        std::size_t seen = 0;
        for (std::size_t at = 0; at < whole.size(); ++at) {
            for (const int bit : {0, 3, 7}) {
                std::string bytes = whole;
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
                const auto got = unpacked(bytes);
                QVERIFY2(!got || *got == files, std::to_string(at).c_str());
                seen += !got;
            }
        }
        QVERIFY(seen > whole.size());
    }

    void namesThatLeadElsewhere_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"r/../x", "../r/x", "/r/xxx", "r//xxx", "r/./xx", "noplac", "other/"})
            QTest::newRow(name) << QByteArray(name);
    }

    void namesThatLeadElsewhere()
    {
        QFETCH(QByteArray, name);
        std::string bytes = zipOf({{"r/good", "1"}, {"r/zzzz", "2"}});
        replaceAll(bytes, "r/zzzz", name.toStdString());
        QVERIFY(name.size() == 6);
        const auto opened = openZipFs(written("names.zip", bytes), Limits(), nullptr);
        QVERIFY2(!opened, name.constData());
    }

    void twoOfOneName()
    {
        std::string bytes = zipOf({{"r/aaaa", "1"}, {"r/bbbb", "2"}});
        replaceAll(bytes, "r/bbbb", "r/aaaa");
        QCOMPARE(unpacked(bytes).error().code, ErrorCode::Malformed);
        bytes = zipOf({{"r/aa", "1"}, {"r/bb/x", "2"}});
        replaceAll(bytes, "r/bb/x", "r/aa/x");
        QCOMPARE(openZipFs(written("clash.zip", bytes), Limits(), nullptr).error().code, ErrorCode::Malformed);
    }

    // The two places that name a file must agree, else two programs see two things.
    void namesThatDiffer()
    {
        std::string bytes = zipOf({{"r/aaaa", "1"}});
        bytes.replace(bytes.find("r/aaaa"), 6, "r/bbbb");
        QCOMPARE(unpacked(bytes).error().code, ErrorCode::Malformed);
    }

    void bombs()
    {
        // What would be far larger than itself is refused before anything is unpacked.
        const std::string path = written("bomb.zip", zipOf({{"r/zeros", std::string(8'000'000, '\0')}}));
        Limits limits;
        limits.expansionFreeBytes = 1'000'000;
        limits.expansionRatio = 100;
        QCOMPARE(openZipFs(path, limits, nullptr).error().code, ErrorCode::LimitExceeded);
        limits.expansionRatio = 100'000;
        QVERIFY(openZipFs(path, limits, nullptr).has_value());
        limits.expandedBytes = 7'000'000;
        QCOMPARE(openZipFs(path, limits, nullptr).error().code, ErrorCode::LimitExceeded);
        ZipLimits few;
        few.members = 1;
        QCOMPARE(readZipDirectory(*memorySource(zipOf({{"r/a", ""}, {"r/b", ""}}), "z"), few).error().code, ErrorCode::LimitExceeded);
        few.nameBytes = 2;
        QCOMPARE(readZipDirectory(*memorySource(zipOf({{"r/a", ""}}), "z"), few).error().code, ErrorCode::LimitExceeded);
    }

    // Two entries of the directory that share the same packed bytes.
    void sharedBytes()
    {
        std::string bytes = zipOf({{"r/aaaa", "1"}, {"r/bbbb", "1"}});
        const std::size_t second = bytes.rfind("r/bbbb") - 46;
        bytes.replace(second + 42, 4, std::string(4, '\0')); // begins where the first one does
        QCOMPARE(unpacked(bytes).error().code, ErrorCode::Malformed);
    }

    void cancelling()
    {
        Context context;
        context.cancel();
        ZipWriter zip([](std::string_view) { return Status(); }, 0);
        QCOMPARE(zip.add("a", *memorySource("x", "a"), context).error().code, ErrorCode::Cancelled);
        const auto opened = openZipFs(written("cancel.zip", zipOf(usual())), Limits(), &context);
        QCOMPARE((*opened)->open("noise").error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestZipFile)
#include "tst_zipfile.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfreport.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "report/evidence.h"
#include "report/pdf/pdffonts.h"
#include "support/reportcase.h"
#include "support/storecase.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <cstring>
#include <thread>

using namespace assay;

namespace {

ReportOptions fixedOptions(PageSize size = PageSize::A4)
{
    ReportOptions options = test::fixedOptions();
    options.pageSize = size;
    options.settings = {{"image", "demo/app:1.0"}};
    return options;
}

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// What a stock tool says of a file; the test is skipped where it is missing, as found says.
struct ToolOutput {
    bool found = false;
    int exitCode = -1;
    QByteArray out;
};

ToolOutput run(const char *tool, const QStringList &arguments)
{
    ToolOutput output;
    const QString program = QStandardPaths::findExecutable(QLatin1String(tool));
    if (program.isEmpty())
        return output;
    output.found = true;
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(120'000);
    output.exitCode = process.exitCode();
    output.out = process.readAllStandardOutput() + process.readAllStandardError();
    return output;
}

// Without white space: names are broken over lines, and a space at the end of a line is not in the text of a page.
QByteArray packed(QByteArray text)
{
    return text.replace('\n', "").replace(' ', "");
}

QByteArray packedText(const QString &path)
{
    return packed(run("pdftotext", {QStringLiteral("-raw"), QStringLiteral("-nopgbrk"), path, QStringLiteral("-")}).out);
}

long peakMemory()
{
    const QByteArray text = content(QStringLiteral("/proc/self/status"));
    return text.mid(text.indexOf("VmHWM:") + 6).trimmed().split(' ').first().toLong();
}

} // namespace

class TestPdfReport : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    QString written(const char *name, const Comparison &comparison, const ReportOptions &options = fixedOptions())
    {
        Context context;
        const QString file = path(name);
        const Status status = writePdf(comparison, options, file.toStdString(), context);
        return status ? file : QString::fromStdString("failed: " + status.error().message());
    }

private Q_SLOTS:
    void structure()
    {
        for (const PageSize size : {PageSize::A4, PageSize::Letter}) {
            const QString file = written("small.pdf", test::smallCase(), fixedOptions(size));
            const QByteArray bytes = content(file);
            QVERIFY2(bytes.startsWith("%PDF-1.4"), file.toUtf8().constData());
            QVERIFY(bytes.contains(size == PageSize::A4 ? "/MediaBox [ 0 0 595.000000 842.000000 ]" : "/MediaBox [ 0 0 612.000000 792.000000 ]"));
            for (const char *wanted : {"/Lang (en)", "/PageMode /UseOutlines", "/DisplayDocTitle true", "/PageLabels", "/CreationDate (D:20261122040000+00'00')",
                                       "<xmp:CreateDate>2026-11-22T04:00:00Z</xmp:CreateDate>", "<pdfaid:part>1</pdfaid:part>", "+DejaVuSans ", "+DejaVuSansMono-Bold "})
                QVERIFY2(bytes.contains(wanted), wanted);
            // Nothing that a click could do but go to a page of this file.
            for (const char *unwanted : {"/URI", "/JavaScript", "/Launch", "/GoToR", "/EmbeddedFile", "/OpenAction", "AssayR", "/Subtype /Image"})
                QVERIFY2(!bytes.contains(unwanted), unwanted);
        }
    }

    void stockToolsAgree()
    {
        const QString file = written("check.pdf", test::smallCase());
        const ToolOutput check = run("qpdf", {QStringLiteral("--check"), file});
        if (!check.found)
            QSKIP("qpdf is not installed");
        QVERIFY2(check.exitCode == 0, check.out.constData());
        const QByteArray outlines = run("qpdf", {QStringLiteral("--json"), QStringLiteral("--json-key=outlines"), file}).out;
        for (const char *title : {"1 Summary", "5 Findings", "critical: store.config-altered", "10 How to read this report"})
            QVERIFY2(outlines.contains(title), title);
        const ToolOutput fonts = run("pdffonts", {file});
        if (!fonts.found)
            QSKIP("poppler-utils is not installed");
        // Two lines of a header, then one font a line: embedded, a part of it, with a table back to characters.
        const QList<QByteArray> lines = fonts.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 6);
        for (const QByteArray &line : lines.mid(2))
            QVERIFY2(line.contains("yes yes yes") && line.contains("+DejaVuSans"), line.constData());
    }

    void whatIsOnThePages()
    {
        const QString file = written("text.pdf", test::smallCase());
        if (!run("pdftotext", {QStringLiteral("-v")}).found)
            QSKIP("poppler-utils is not installed");
        const QByteArray text = packedText(file);
        const Context context;
        const std::string digest = toHex(*evidenceDigest(test::smallCase(), fixedOptions(), context));
        for (const std::string &wanted : std::vector<std::string>{digest, "15 paths were compared. 11 differ in a step: 1 explained, 10 unexplained.", "opt/demo/.x",
                 "engine.time-clamped-to-1970", "docker diff, docker inspect, docker save", "2 files differ", "42,918,024 bytes", "F-001", "F-003",
                 "4755 rwsr-xr-x", "security.capability=cap_net_raw=ep", "overlay2/aaaaaaaa/diff/proc/kmsg", "2026-11-22T03:37:30.123456789Z", "Case not stated", "\u2014 End of report \u2014",
                 toHex(sha256("echo 2\n")).substr(0, 32), toHex(sha256("gone")).substr(0, 64)})
            QVERIFY2(text.contains(packed(QByteArray::fromStdString(wanted))), wanted.c_str());
        const QByteArray info = run("pdfinfo", {file}).out;
        const int pages = info.mid(info.indexOf("Pages:") + 6).trimmed().split('\n').first().toInt();
        QVERIFY(pages > 1);
        for (int page = 1; page <= pages; ++page) {
            const QString number = QString::number(page);
            const QByteArray ofPage = run("pdftotext", {QStringLiteral("-f"), number, QStringLiteral("-l"), number, file, QStringLiteral("-")}).out;
            QVERIFY(ofPage.contains(QStringLiteral("Page %1 of %2").arg(page).arg(pages).toUtf8()));
            QVERIFY(ofPage.contains(QByteArray::fromStdString("Report " + digest.substr(0, 12))));
            QVERIFY(ofPage.contains("Container image comparison"));
        }
    }

    // Each name can be found, as displaySafe() shows it but for what the fonts cannot say.
    void hostileNames()
    {
        ReportOptions options = fixedOptions();
        options.title = "(\\) /Title <<>> \xE2\x80\xAE \xF0\x9F\x92\xA9 &<x>";
        options.caseNumber = "\x1b]0;x\x07";
        const QString file = written("hostile.pdf", test::hostileCase(), options);
        const ToolOutput check = run("qpdf", {QStringLiteral("--check"), file});
        if (check.found)
            QVERIFY2(check.exitCode == 0, check.out.constData());
        if (!run("pdftotext", {QStringLiteral("-v")}).found)
            QSKIP("poppler-utils is not installed");
        const QByteArray text = packedText(file);
        auto fonts = PdfFonts::load();
        QVERIFY(fonts);
        for (const std::string &name : test::hostileNames()) {
            const QByteArray wanted = fonts->printable(PdfFace::MonoBold, displaySafe("d/" + name)).toUtf8();
            QVERIFY2(text.contains(packed(wanted)), wanted.constData());
        }
        QVERIFY(text.contains("photo_\\u{202E}gpj.exe"));
        QVERIFY(text.contains("bytesd/photo_%E2%80%AEgpj.exe"));
        QVERIFY(text.contains("cafe\\u{0301}"));
        QVERIFY(text.contains("caf\xC3\xA9"));
        QVERIFY(text.contains("\\u{6F22}\\u{5B57}"));
        QVERIFY(text.contains("\\u{05E9}\\u{05DC}\\u{05D5}\\u{05DD}"));
        QVERIFY(!text.contains("photo_exe.jpg"));
        QVERIFY(!content(file).contains("/URI"));
    }

    void recordsAndContainers()
    {
        const QString file = written("store.pdf", test::verifiedStoreCase());
        if (!run("pdftotext", {QStringLiteral("-v")}).found)
            QSKIP("poppler-utils is not installed");
        const QByteArray text = packedText(file);
        for (const std::string &wanted : std::vector<std::string>{"4 Records and containers", "6 links: 1 is broken, 1 is unknown, 4 hold.", "\u2713 holds", "\u2717 broken", "? unknown",
                 "image to configuration", "expected: image id", test::madeDigest('7').substr(0, 40), test::madeDigest('8').substr(0, 40), "layer 0, diff id and chain id", "layer 1, cache id",
                 "nothing below: the lowest layer", "it could not be read", "Containers made from this image: 2. Of other images: 1", "web", "worker",
                 "12 added, 0 changed, 3 deleted, 41 metadata only, 0 engine files altered; 1 not listed", "own changes not read: its folder is not there", "srv/quiet", "not listed by docker diff",
                 "\u2026 and 53 more own changes.", "What belongs to nothing", "overlay2/forgotten", "a record of no image"})
            QVERIFY2(text.contains(packed(QByteArray::fromStdString(wanted))), wanted.c_str());
        QVERIFY(packedText(written("unread.pdf", test::smallStoreCase())).contains("ownchangesnotread"));
        QVERIFY(!packedText(written("nostore.pdf", test::smallCase())).contains("Recordsandcontainers"));
    }

    void hostileStore()
    {
        const QString file = written("hostilestore.pdf", test::hostileStoreCase());
        QCOMPARE(content(written("hostilestore2.pdf", test::hostileStoreCase())), content(file));
        const ToolOutput check = run("qpdf", {QStringLiteral("--check"), file});
        if (check.found)
            QVERIFY2(check.exitCode == 0, check.out.constData());
        if (!run("pdftotext", {QStringLiteral("-v")}).found)
            QSKIP("poppler-utils is not installed");
        const QByteArray text = packedText(file);
        auto fonts = PdfFonts::load();
        QVERIFY(fonts);
        for (const std::string &name : test::hostileNames()) {
            if (name.size() > 100) // goes on on another page, or beside another cell
                continue;
            for (const char *where : {"s/", "r/", "x/", "f/", "c/", "p/", "q/", "o/"}) {
                const QByteArray wanted = fonts->printable(PdfFace::Mono, displaySafe(where + name)).toUtf8();
                QVERIFY2(text.contains(packed(wanted)), wanted.constData());
            }
        }
        QVERIFY(!text.contains("\xE2\x80\xAE") && !content(file).contains("/URI"));
    }

    void largeStore()
    {
        QElapsedTimer timer;
        timer.start();
        const QString file = written("largestore.pdf", test::largeStoreCase(100'000));
        qInfo("100,000 layers, links, containers and orphans: %lld ms, %lld bytes", static_cast<long long>(timer.elapsed()), static_cast<long long>(QFile(file).size()));
        QVERIFY2(QFile::exists(file), qPrintable(file));
        QVERIFY(QFile(file).size() < 12'000'000);
        if (!run("pdftotext", {QStringLiteral("-v")}).found)
            QSKIP("poppler-utils is not installed");
        const QByteArray text = packedText(file);
        for (const char *wanted : {"folder99999", "another", "container99999", "path99999", "2,000of100,000layersshown", "96,000morelinks.", "99,500morecontainers.", "99,500morethatbelongtonothing"})
            QVERIFY2(text.contains(wanted), wanted);
    }

    // Every character that is not escaped comes back from the file as itself.
    void everyCharacter()
    {
        if (!run("pdftotext", {QStringLiteral("-v")}).found)
            QSKIP("poppler-utils is not installed");
        auto fonts = PdfFonts::load();
        QVERIFY(fonts);
        std::vector<test::Made> entries;
        QStringList wanted;
        for (char32_t first = 0x21; first < 0x10000; first += 32) {
            QString name;
            for (char32_t c = first; c < first + 32; ++c) {
                if (c == U'/' || (c >= 0xD800 && c < 0xE000))
                    continue;
                const QString one = QString::fromUcs4(&c, 1);
                // The Sans and Mono faces do not have the same ones; paths are in bold Mono.
                if (!needsDisplayEscape(one.toStdString()) && fonts->printable(PdfFace::MonoBold, one.toStdString()) == one)
                    name += one;
            }
            if (name.isEmpty())
                continue;
            wanted.append(name);
            entries.push_back(test::file(name.toStdString()));
        }
        QVERIFY(wanted.size() > 50);
        auto vendor = test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, "v", {}, {{}});
        auto live = test::loadedSource(Role::Live, SourceKind::RootfsArchive, "l", {}, {entries});
        const QString file = written("characters.pdf", test::compared({vendor, nullptr, live}));
        const QString text = QString::fromUtf8(packedText(file));
        qsizetype missing = 0;
        for (const QString &name : wanted) {
            if (!text.contains(name)) {
                qWarning("not found: %s", qUtf8Printable(name));
                ++missing;
            }
        }
        QCOMPARE(missing, 0);
        // Letters that look like others are never printed with the others' glyph.
        const QString homoglyphs = fonts->printable(PdfFace::MonoBold, "\xD1\x80\xD0\xB0\xD1\x95\xD1\x95wd");
        QVERIFY(homoglyphs != QLatin1String("passwd"));
    }

    void incompleteAndCut()
    {
        auto vendor = test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, "v", {}, {{test::unread(test::file("a", "1")), test::file("x", "1"), test::file("y", "1")}});
        vendor->complete = false;
        auto live = test::loadedSource(Role::Live, SourceKind::RootfsArchive, "l", {}, {{test::file("a", "1")}});
        ReportOptions options = fixedOptions();
        options.shownDifferences = 1;
        const QString file = written("incomplete.pdf", test::compared({vendor, nullptr, live}), options);
        if (!run("pdftotext", {QStringLiteral("-v")}).found)
            QSKIP("poppler-utils is not installed");
        const QByteArray text = packedText(file);
        for (const char *wanted : {"Incomplete: of the evidence, 1 path could not be read. Limitations lists what.", "in part: 1 path could not be read; see Limitations", "its content could not be read", "1 path could not be compared in full",
                                   "1 of 2 paths shown; the evidence file has all."})
            QVERIFY2(text.contains(packed(wanted)), wanted);
    }

    // Longer than a page, in one piece and in many.
    void longPaths()
    {
        const std::string name(40'000, 'n');
        std::string deep;
        for (int i = 0; i < 200; ++i)
            deep += deep.empty() ? "deep" : "/deep";
        auto vendor = test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, "v", {}, {{}});
        auto live = test::loadedSource(Role::Live, SourceKind::RootfsArchive, "l", {}, {{test::file(name), test::symlink("link", name), test::file(deep)}});
        ReportOptions options = fixedOptions();
        options.title = std::string(300, 'T') + ' ' + name.substr(0, 300);
        const QString file = written("long.pdf", test::compared({vendor, nullptr, live}), options);
        const ToolOutput check = run("qpdf", {QStringLiteral("--check"), file});
        if (!check.found || !run("pdftotext", {QStringLiteral("-v")}).found)
            QSKIP("qpdf or poppler-utils is not installed");
        QVERIFY2(check.exitCode == 0, check.out.constData());
        QByteArray text = packedText(file);
        QVERIFY(text.count('n') > 2 * 40'000);
        QVERIFY(text.contains(QByteArray(300, 'T')));
    }

    void oneSourceAlone()
    {
        auto vendor = test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, "v", {}, {{test::file("a", "1")}});
        QVERIFY(content(written("one.pdf", test::compared({vendor, nullptr, nullptr}))).startsWith("%PDF"));
    }

    // Ten and more characters of one width that first come one after the other: their widths are written in another form.
    void manyOfOneWidth()
    {
        ReportOptions options = fixedOptions();
        for (char32_t c = 0x2801; c < 0x2801 + 24; ++c)
            options.title += QString::fromUcs4(&c, 1).toStdString();
        options.title += " A";
        const QString file = written("widths.pdf", test::smallCase(), options);
        QVERIFY2(!content(file).isEmpty(), file.toUtf8().constData());
    }

    void sameBytesInTheSameProcess()
    {
        const QByteArray first = content(written("a.pdf", test::smallCase()));
        QVERIFY(!first.isEmpty());
        QCOMPARE(content(written("b.pdf", test::smallCase())), first);
    }

    // Other processes have other hash seeds, addresses, time zones, languages and folders.
    void sameBytesInOtherProcesses()
    {
        const QByteArray first = content(written("first.pdf", test::hostileCase()));
        QVERIFY(!first.isEmpty());
        for (int i = 0; i < 4; ++i) {
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            if (i == 1)
                environment.insert(QStringLiteral("QT_HASH_SEED"), QStringLiteral("0"));
            environment.insert(QStringLiteral("TZ"), i % 2 ? QStringLiteral("Asia/Kathmandu") : QStringLiteral("America/St_Johns"));
            environment.insert(QStringLiteral("LC_ALL"), i % 2 ? QStringLiteral("tr_TR.UTF-8") : QStringLiteral("C"));
            QProcess process;
            process.setProcessEnvironment(environment);
            process.setWorkingDirectory(i % 2 ? QStringLiteral("/") : m_folder.path());
            process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write"), path("other.pdf")});
            QVERIFY(process.waitForFinished(120'000));
            QCOMPARE(process.exitCode(), 0);
            QVERIFY(content(path("other.pdf")) == first);
        }
    }

    void inAnotherThread()
    {
        const QByteArray here = content(written("here.pdf", test::smallCase()));
        Status status;
        std::thread thread([&] {
            Context context;
            status = writePdf(test::smallCase(), fixedOptions(), path("there.pdf").toStdString(), context);
        });
        thread.join();
        QVERIFY(status);
        QVERIFY(content(path("there.pdf")) == here);
    }

    void cancelling()
    {
        const Comparison comparison = test::largeCase(20'000);
        const QString file = path("cancelled.pdf");
        for (const int milliseconds : {0, 20, 150, 600}) {
            Context context;
            std::thread canceller([&] {
                QThread::msleep(static_cast<unsigned long>(milliseconds));
                context.cancel();
            });
            QElapsedTimer timer;
            timer.start();
            const Status status = writePdf(comparison, fixedOptions(), file.toStdString(), context);
            canceller.join();
            QVERIFY(!status);
            QCOMPARE(status.error().code, ErrorCode::Cancelled);
            QVERIFY2(timer.elapsed() < milliseconds + 1500, qPrintable(QString::number(timer.elapsed())));
            QVERIFY(!QFile::exists(file));
        }
        QVERIFY(QDir(m_folder.path()).entryList({QStringLiteral(".assay*")}, QDir::Files | QDir::Hidden).isEmpty());
    }

    void cannotBeWritten()
    {
        Context context;
        const Status status = writePdf(test::smallCase(), fixedOptions(), path("missing/report.pdf").toStdString(), context);
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::NotFound);
    }

    void manyDifferences()
    {
        const Comparison comparison = test::largeCase(100'000);
        QFile references(QStringLiteral("/proc/self/clear_refs"));
        if (references.open(QIODevice::WriteOnly))
            references.write("5"); // begins the peak anew
        references.close();
        const long before = peakMemory();
        QElapsedTimer timer;
        timer.start();
        const QString file = written("large.pdf", comparison);
        qInfo("%llu differences, 20,000 shown: %lld ms, %lld bytes, peak memory %ld -> %ld KiB", static_cast<unsigned long long>(comparison.tree->totals().unexplained),
              static_cast<long long>(timer.elapsed()), static_cast<long long>(QFile(file).size()), before, peakMemory());
        QVERIFY2(QFile::exists(file), qPrintable(file));
    }
};

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    if (argc == 3 && std::strcmp(argv[1], "--write") == 0) {
        Context context;
        return writePdf(test::hostileCase(), fixedOptions(), argv[2], context) ? 0 : 1;
    }
    TestPdfReport test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_pdfreport.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"
#include "made.h"

#include "report/bundle/bundlemanifest.h"

#include <QBuffer>
#include <QImage>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

// What a report says of itself: people, logo, and the report whose place it takes.
class TestCliReportWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void amendedReportHasTheDigest();
    void earlierReportsThatAreNone();
    void people();
    void logo();
    void hostileLogos();

private:
    QString place(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    CliResult compare(const QStringList &more) const
    {
        CliSettings settings{{{u"SOURCE_DATE_EPOCH"_s, u"1795320000"_s}}, {}, 60'000, m_folder->path()};
        return runCli(QStringList{u"compare"_s, u"--vendor"_s, u"vendor.tar"_s, u"--saved"_s, u"saved.tar"_s, u"--quiet"_s} + more, settings);
    }
    bool writePicture(const char *name, QSize size, const char *format) const
    {
        QImage image(size, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        for (int x = 0; x < size.width() / 2; ++x) {
            for (int y = 0; y < size.height(); ++y)
                image.setPixelColor(x, y, QColor(200, 30, 30, 128));
        }
        return image.save(place(name), format);
    }
    QByteArray pdfText(const char *name) const { return runProgram(u"pdftotext"_s, {u"-layout"_s, place(name), u"-"_s}).out; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCliReportWords::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(writeBytes(place("vendor.tar"), tarOf({fileMember("motd", "hello\n")})));
    QVERIFY(writeBytes(place("saved.tar"), tarOf({fileMember("motd", "changed\n")})));
}

void TestCliReportWords::amendedReportHasTheDigest()
{
    const CliResult first = compare({u"--bundle"_s, u"first"_s, u"--report-number"_s, u"R-11 <b>"_s});
    QVERIFY2(first.code == 1, first.told());
    QVERIFY(compare({u"--bundle"_s, u"first.zip"_s, u"--report-number"_s, u"R-11 <b>"_s}).code == 1);
    const std::string digest = hexOf(readBytes(place("first/manifest.json")));
    for (const char *earlier : {"first", "first/", "first.zip", "first/manifest.json"}) {
        const CliResult next = compare({u"--bundle"_s, u"second"_s, u"--supersedes"_s, QString::fromLatin1(earlier), u"--revision"_s, u"2"_s, u"--revision-reason"_s, u"a name was wrong"_s});
        QVERIFY2(next.code == 1, next.told());
        const std::string bytes = readBytes(place("second/manifest.json"));
        const auto manifest = readManifest(bytes, "manifest.json");
        QVERIFY2(manifest, manifest ? "" : manifest.error().message().c_str());
        QCOMPARE(manifest->amends, (ReportAmendment{"R-11 <b>", "manifest.json", digest, "2", "a name was wrong"}));
        const Ordered json = Ordered::parse(bytes);
        QCOMPARE(stringAt(json["supersedes"], "sha256"), digest);
        QCOMPARE(runCli({u"check"_s, place("second"), u"--quiet"_s}).code, 0);
        const std::string html = readBytes(place("second/report.html"));
        const std::string readme = readBytes(place("second/README.txt"));
        for (const std::string &wanted : {std::string("Amended report: it takes the place of report R-11 &lt;b&gt;."), digest, std::string("a name was wrong")})
            QVERIFY2(html.find(wanted) != std::string::npos, wanted.c_str());
        QVERIFY(readme.find(digest) != std::string::npos && readme.find("takes the place of report R-11 <b>") != std::string::npos);
        QVERIFY(readBytes(place("second/evidence.json")).find("upersedes") == std::string::npos);
        if (!QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty()) {
            const QByteArray pageOne = pdfText("second/report.pdf").split('\f').first();
            QVERIFY2(pageOne.contains("Amended report") && pageOne.contains("R-11 <b>") && pageOne.contains(digest.substr(0, 40).c_str()) && pageOne.contains("a name was wrong"), pageOne.constData());
        }
        QVERIFY(QDir(place("second")).removeRecursively());
    }
    // Of any other file the digest is its own, and the number is for the examiner to give.
    const CliResult ofPdf = compare({u"--html"_s, u"-"_s, u"--supersedes"_s, u"first/report.pdf"_s, u"--supersedes-number"_s, u"R-10"_s});
    QVERIFY2(ofPdf.out.contains(hexOf(readBytes(place("first/report.pdf"))).c_str()) && ofPdf.out.contains("takes the place of report R-10") && ofPdf.out.contains("of its report.pdf"), ofPdf.told());
    // A number alone is no digest, and that is said.
    const CliResult number = compare({u"--html"_s, u"-"_s, u"--supersedes"_s, u"R-9"_s});
    QVERIFY2(number.out.contains("takes the place of report R-9") && number.out.contains("<dt>Its SHA-256</dt><dd>not stated</dd>"), number.told());
    QVERIFY(!compare({u"--html"_s, u"-"_s}).out.contains("Amended"));
}

void TestCliReportWords::earlierReportsThatAreNone()
{
    QVERIFY(QDir().mkpath(place("folder")) && writeBytes(place("bad.zip"), "PK\x03\x04 no zip") && writeBytes(place("folder/manifest.json"), "{}"));
    for (const char *none : {"no/such", "missing.zip", "folder", "bad.zip", "folder/manifest.json", "/dev/zero"}) {
        const CliResult result = compare({u"--html"_s, u"out.html"_s, u"--supersedes"_s, QString::fromLatin1(none)});
        QVERIFY2(result.code == 2 && !result.err.isEmpty() && !result.crashed, result.told());
        QVERIFY(!QFile::exists(place("out.html")));
    }
    const CliResult two = compare({u"--html"_s, u"out.html"_s, u"--supersedes"_s, u"R-9"_s, u"--supersedes-number"_s, u"R-8"_s});
    QVERIFY2(two.code == 2 && two.err.contains("R-9"), two.told());
}

void TestCliReportWords::people()
{
    const QByteArray said = compare({u"--html"_s, u"-"_s, u"--examiner"_s, u"A. Miller"_s, u"--examiner-contact"_s, u"a@lab.example"_s, u"--examiner-qualification"_s, u"MSc, 9 years"_s, u"--reviewer"_s,
                                     u"B. Jones"_s, u"--reviewer-qualification"_s, u"GCFA"_s}).out;
    for (const char *wanted : {"<dt>Examiner&#39;s contact</dt><dd>a@lab.example</dd>", "<dt>Examiner&#39;s qualification</dt><dd>MSc, 9 years</dd>", "<dt>Reviewer</dt><dd>B. Jones</dd>",
                               "<dt>Reviewer&#39;s contact</dt><dd>not stated</dd>", "<dt>Reviewer&#39;s qualification</dt><dd>GCFA</dd>"})
        QVERIFY2(said.contains(wanted), wanted);
    const QByteArray silent = compare({u"--html"_s, u"-"_s}).out;
    for (const char *wanted : {"<dt>Examiner&#39;s contact</dt><dd>not stated</dd>", "<dt>Examiner&#39;s qualification</dt><dd>not stated</dd>", "<dt>Reviewer</dt><dd>not stated</dd>"})
        QVERIFY2(silent.contains(wanted), wanted);
    QVERIFY(!silent.contains("Reviewer&#39;s"));
}

void TestCliReportWords::logo()
{
    QVERIFY(writePicture("logo.png", {1400, 350}, "png") && writePicture("logo.jpg", {60, 90}, "jpg"));
    for (const auto &[file, type] : {std::pair("logo.png", "image/png"), std::pair("logo.jpg", "image/jpeg")}) {
        const CliResult result = compare({u"--html"_s, u"a.html"_s, u"--pdf"_s, u"a.pdf"_s, u"--logo"_s, QString::fromLatin1(file)});
        QVERIFY2(result.code == 1, result.told());
        QVERIFY(compare({u"--html"_s, u"b.html"_s, u"--pdf"_s, u"b.pdf"_s, u"--logo"_s, QString::fromLatin1(file)}).code == 1);
        const QByteArray html = QByteArray::fromStdString(readBytes(place("a.html")));
        QCOMPARE(html, QByteArray::fromStdString(readBytes(place("b.html"))));
        const QByteArray picture = QByteArray::fromStdString(readBytes(place(file))).toBase64();
        QVERIFY(html.contains(QByteArray("src=\"data:") + type + ";base64," + picture + '"'));
        QVERIFY(html.contains("; img-src data:;") && html.contains("default-src 'none'"));
        const std::string pdf = readBytes(place("a.pdf"));
        QVERIFY(pdf == readBytes(place("b.pdf")));
        QVERIFY(pdf.find("/Subtype /Image") != std::string::npos);
        for (const char *unwanted : {"/SMask [", "/SMask <", "/SMask 1", "/SMask 2", "/Interpolate true", "/Mask ", "/ca 0", "/S /Transparency", "/DCTDecode"})
            QVERIFY2(pdf.find(unwanted) == std::string::npos, unwanted);
    }
    QVERIFY(!compare({u"--html"_s, u"-"_s}).out.contains("img-src"));
}

void TestCliReportWords::hostileLogos()
{
    QVERIFY(writePicture("wide.png", {2001, 1}, "png") && writePicture("good.png", {200, 100}, "png") && writePicture("good.jpg", {200, 100}, "jpg"));
    QVERIFY(writeBytes(place("large.png"), readBytes(place("good.png")) + std::string(600 << 10, 'x')));
    QVERIFY(writeBytes(place("script.png"), "<svg onload='alert(1)'/>") && writeBytes(place("empty.png"), ""));
    for (const char *name : {"wide.png", "large.png", "script.png", "empty.png", "missing.png", "/dev/zero", "."}) {
        const CliResult result = compare({u"--html"_s, u"out.html"_s, u"--logo"_s, QString::fromLatin1(name)});
        QVERIFY2(result.code == 2 && !result.crashed && !result.err.isEmpty(), result.told());
        QVERIFY(!QFile::exists(place("out.html")));
    }
}

QTEST_GUILESS_MAIN(TestCliReportWords)
#include "tst_clireportwords.moc"

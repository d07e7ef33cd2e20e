// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"
#include "made.h"
#include "support/opensslfiles.h"

#include <QImage>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

// The PDF in both its forms: PDF/A-1b, and PDF/A-3b with the evidence file inside.
class TestCliPdfAttach : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sameFileComesOut();
    void formsByPreflight();
    void signedForms();
    void bundles();

private:
    QString place(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    CliResult compare(const QStringList &more) const
    {
        CliSettings settings{{{u"SOURCE_DATE_EPOCH"_s, u"1795320000"_s}}, {}, 60'000, m_folder->path()};
        return runCli(QStringList{u"compare"_s, u"--vendor"_s, u"vendor.tar"_s, u"--saved"_s, u"saved.tar"_s, u"--quiet"_s} + more, settings);
    }
    // What PDFBox's validator of PDF/A-1b complains of, each once; nothing where it is not installed.
    std::optional<QList<QByteArray>> complaints(const QString &pdf) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCliPdfAttach::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(writeBytes(place("vendor.tar"), tarOf({fileMember("motd", "hello\n"), fileMember("odd/(\\) <<", "1")})));
    QVERIFY(writeBytes(place("saved.tar"), tarOf({fileMember("motd", "changed\n")})));
    QImage logo(300, 100, QImage::Format_ARGB32);
    logo.fill(QColor(20, 90, 160, 120));
    QVERIFY(logo.save(place("logo.png")));
}

std::optional<QList<QByteArray>> TestCliPdfAttach::complaints(const QString &pdf) const
{
    QStringList jars;
    for (const char *name : {"preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-logging", "jaxb-api", "javax.activation"}) {
        jars.append(u"/usr/share/java/%1.jar"_s.arg(QLatin1String(name)));
        if (!QFile::exists(jars.last()))
            return std::nullopt;
    }
    if (QStandardPaths::findExecutable(u"java"_s).isEmpty())
        return std::nullopt;
    const CliResult result = runProgram(u"java"_s, {u"-cp"_s, jars.join(u':'), u"org.apache.pdfbox.preflight.Validator_A1b"_s, pdf}, {{}, {}, 120'000, {}});
    QList<QByteArray> told;
    for (const QByteArray &line : (result.out + result.err).split('\n')) {
        if (!line.isEmpty() && line.front() >= '1' && line.front() <= '9' && line.contains(" : ") && !told.contains(line.trimmed()))
            told.append(line.trimmed());
    }
    if (told.isEmpty() && !result.out.contains("is a valid PDF/A-1b file"))
        told.append(result.out + result.err);
    return told;
}

void TestCliPdfAttach::sameFileComesOut()
{
    const CliResult written = compare({u"--pdf"_s, u"a.pdf"_s, u"--pdf-attach"_s});
    QVERIFY2(written.code == 1, written.told());
    QVERIFY(compare({u"--pdf"_s, u"b.pdf"_s, u"--pdf-attach"_s}).code == 1);
    const std::string pdf = readBytes(place("a.pdf"));
    QVERIFY(pdf == readBytes(place("b.pdf")));
    QVERIFY(pdf.starts_with("%PDF-1.7") && pdf.find("<pdfaid:part>3</pdfaid:part>") != std::string::npos && pdf.find("<pdfaid:conformance>B</pdfaid:conformance>") != std::string::npos);
    QVERIFY(compare({u"--json"_s, u"evidence.json"_s}).code == 1);
    const std::string evidence = readBytes(place("evidence.json"));
    if (QStandardPaths::findExecutable(u"qpdf"_s).isEmpty() || QStandardPaths::findExecutable(u"pdfdetach"_s).isEmpty())
        QSKIP("no qpdf or pdfdetach (package poppler-utils)");
    QVERIFY(runProgram(u"qpdf"_s, {u"--check"_s, place("a.pdf")}).code == 0);
    const QByteArray plain = runProgram(u"qpdf"_s, {u"--qdf"_s, u"--object-streams=disable"_s, place("a.pdf"), u"-"_s}).out;
    for (const char *wanted : {"/AFRelationship /Data", "/AF [", "/Subtype /application#2fjson", "/UF (evidence.json)", "/F (evidence.json)", "/Type /EmbeddedFile", "/ModDate (D:2026"})
        QVERIFY2(plain.contains(wanted), wanted);
    for (const char *unwanted : {"/JavaScript", "/Launch", "/URI", "/OpenAction"})
        QVERIFY2(!plain.contains(unwanted), unwanted);
    const CliResult list = runProgram(u"pdfdetach"_s, {u"-list"_s, place("a.pdf")});
    QVERIFY2(list.out.contains("1 embedded file") && list.out.contains("1: evidence.json"), list.told());
    QVERIFY(runProgram(u"pdfdetach"_s, {u"-save"_s, u"1"_s, u"-o"_s, place("out.json"), place("a.pdf")}).code == 0);
    QVERIFY(readBytes(place("out.json")) == evidence);
}

void TestCliPdfAttach::formsByPreflight()
{
    QVERIFY(compare({u"--pdf"_s, u"one.pdf"_s, u"--logo"_s, u"logo.png"_s, u"--marking"_s, u"SECRET"_s}).code == 1);
    QVERIFY(compare({u"--pdf"_s, u"three.pdf"_s, u"--logo"_s, u"logo.png"_s, u"--pdf-attach"_s}).code == 1);
    const auto ofOne = complaints(place("one.pdf"));
    if (!ofOne)
        QSKIP("no PDFBox Preflight (packages libpdfbox2-java, libjaxb-api-java and default-jre-headless)");
    QVERIFY2(ofOne->isEmpty(), ofOne->join('\n').constData());
    // What PDF/A-3 allows and PDF/A-1 does not, and nothing else.
    const auto ofThree = complaints(place("three.pdf"));
    QVERIFY(ofThree);
    const QByteArray all = ofThree->join('\n');
    QVERIFY2(ofThree->size() == 4, all.constData());
    for (const char *wanted : {"EmbeddedFile entry is present in the Names dictionary", "EmbeddedFile entry is present in a FileSpecification dictionary", "/XRef cross reference streams are not allowed",
                               "part must be 1"})
        QVERIFY2(all.contains(wanted), all.constData());
}

void TestCliPdfAttach::signedForms()
{
    if (!OpensslFiles::available() || QStandardPaths::findExecutable(u"pdfsig"_s).isEmpty())
        QSKIP("no openssl, or no pdfsig (package poppler-utils)");
    const OpensslFiles pki(place("pki"));
    QVERIFY(pki.makeAuthority() && pki.makeCertificate("signer", "ec -pkeyopt ec_paramgen_curve:P-256", OpensslFiles::signing));
    QVERIFY(QDir().mkpath(place("home")));
    CliSettings quiet;
    quiet.environment = {{u"HOME"_s, place("home")}, {u"XDG_RUNTIME_DIR"_s, place("home")}};
    const CliResult written = compare({u"--pdf"_s, u"signed.pdf"_s, u"--json"_s, u"evidence.json"_s, u"--pdf-attach"_s, u"--sign-key"_s, pki.path("signer.key"), u"--sign-cert"_s, pki.path("signer.pem")});
    QVERIFY2(written.code == 1, written.told());
    const CliResult told = runProgram(u"pdfsig"_s, {place("signed.pdf")}, quiet);
    QVERIFY2(told.out.contains("Signature is Valid") && told.out.contains("Total document signed") && told.out.contains("ETSI.CAdES.detached"), told.told());
    if (!QStandardPaths::findExecutable(u"pdfdetach"_s).isEmpty()) {
        QVERIFY(runProgram(u"pdfdetach"_s, {u"-save"_s, u"1"_s, u"-o"_s, place("out.json"), place("signed.pdf")}).code == 0);
        QVERIFY(readBytes(place("out.json")) == readBytes(place("evidence.json")));
    }
    std::string altered = readBytes(place("signed.pdf"));
    altered[altered.find("/EmbeddedFile") + 100] ^= 1;
    QVERIFY(writeBytes(place("altered.pdf"), altered));
    QVERIFY(!runProgram(u"pdfsig"_s, {place("altered.pdf")}, quiet).out.contains("Signature is Valid"));
    if (const auto told3 = complaints(place("signed.pdf")))
        QVERIFY2(told3->size() == 4, told3->join('\n').constData());
}

void TestCliPdfAttach::bundles()
{
    QVERIFY(compare({u"--bundle"_s, u"out"_s, u"--pdf-attach"_s}).code == 1);
    const CliResult good = runCli({u"check"_s, place("out")});
    QVERIFY2(good.code == 0 && good.out.contains("the file inside of report.pdf is evidence.json, byte for byte"), good.told());
    // Another PDF with another file inside, its digest in the manifest or not.
    QVERIFY(writeBytes(place("saved.tar"), tarOf({fileMember("motd", "again\n")})));
    QVERIFY(compare({u"--pdf"_s, u"other.pdf"_s, u"--pdf-attach"_s}).code == 1);
    QVERIFY(writeBytes(place("out/report.pdf"), readBytes(place("other.pdf"))));
    const CliResult bad = runCli({u"check"_s, place("out")});
    QVERIFY2(bad.code == 1 && bad.out.contains("the file inside of report.pdf is not evidence.json"), bad.told());
}

QTEST_GUILESS_MAIN(TestCliPdfAttach)
#include "tst_clipdfattach.moc"

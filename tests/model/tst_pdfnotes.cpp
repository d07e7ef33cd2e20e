// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/displaysafe.h"
#include "cases/notesforreport.h"
#include "report/pdf/pdffonts.h"
#include "report/pdf/pdfreport.h"
#include "support/pdftext.h"
#include "support/reportcase.h"

#include <QGuiApplication>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace assay;

namespace {

// A name as a line of a note may have it.
std::string oneLine(const std::string &name)
{
    std::string line = toUtf8Lossy(name);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

} // namespace

// The examiner's part of a PDF report; what is true of all of it is in tst_pdfreport.cpp.
class TestPdfNotes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hostileTextStaysText();
    void interpretation();
    void nothingSaid();

private:
    QByteArray textOf(const ReportOptions &options);

    QTemporaryDir m_folder;
};

// Without white space, as lines are broken anywhere, and without what stands on each page, which may come in between.
QByteArray TestPdfNotes::textOf(const ReportOptions &options)
{
    const QString file = m_folder.filePath(QStringLiteral("notes.pdf"));
    Context context;
    if (const Status status = writePdf(test::smallCase(), options, file.toStdString(), context); !status)
        return QByteArray::fromStdString(status.error().message());
    static const QRegularExpression foot(QStringLiteral("ContainerimagecomparisonReport[0-9a-f]{12}[-0-9T:]{19}ZPage\\d+of\\d+"));
    return QString::fromUtf8(test::pdfText(file)).remove(u'\n').remove(u' ').remove(foot).toUtf8();
}

void TestPdfNotes::hostileTextStaysText()
{
    if (!test::hasPdfText())
        QSKIP("poppler-utils is not installed");
    Annotations annotations;
    Tag tag;
    tag.name = "<b>odd</b>";
    QVERIFY(annotations.apply(tagsAct(annotations, {tag}, {})));
    const Stamp stamp{"ann \xE2\x80\xAE & co", 1795318650999};
    for (const std::string &name : test::hostileNames()) {
        QVERIFY(annotations.apply(markAct(annotations, {"d/" + name}, 1, true, stamp)));
        QVERIFY(annotations.apply(noteAct(annotations, "d/" + name, "line one\n" + oneLine(name) + "\n(end) Tj", stamp)));
    }
    ReportOptions options = test::fixedOptions();
    options.notes = notesForReport(annotations);
    const QByteArray text = textOf(options);
    auto fonts = PdfFonts::load();
    QVERIFY(fonts);
    for (const std::string &name : test::hostileNames()) {
        QByteArray wanted = fonts->printable(PdfFace::Mono, displaySafe(oneLine(name))).toUtf8();
        wanted.replace(' ', "");
        QVERIFY2(text.contains(QByteArray("lineone" + wanted + "(end)Tj")), wanted.constData());
    }
    for (const char *wanted : {"Examiner'snotesandtags", "Noneofitwasfoundbytheprogram", "<b>odd</b>", "ann\\u{202E}&co,2026-11-22T03:37:30Z"})
        QVERIFY2(text.contains(wanted), wanted);
}

void TestPdfNotes::interpretation()
{
    if (!test::hasPdfText())
        QSKIP("poppler-utils is not installed");
    Annotations annotations;
    const Stamp stamp{"ann \xE2\x80\xAE & co", 1795318650999};
    for (const std::string &name : test::hostileNames()) {
        OwnFinding finding;
        finding.title = "t " + oneLine(name);
        finding.statement = "line one\n" + oneLine(name) + "\n\n(end) Tj";
        finding.confidence = Confidence::Inferred;
        finding.paths = {"d/" + name};
        QVERIFY(annotations.apply(addFindingAct(annotations, finding, stamp)));
    }
    OwnFinding longer;
    longer.title = std::string(512, 'W');
    longer.statement = std::string(64 * 1024, 'm'); // over several pages
    longer.alternatives = "\n\n";
    QVERIFY(annotations.apply(addFindingAct(annotations, longer, stamp)));
    ReportOptions options = test::fixedOptions();
    options.notes = notesForReport(annotations);
    const QByteArray text = textOf(options);
    auto fonts = PdfFonts::load();
    QVERIFY(fonts);
    for (const std::string &name : test::hostileNames()) {
        QByteArray wanted = fonts->printable(PdfFace::Sans, displaySafe(oneLine(name))).toUtf8();
        wanted.replace(' ', "");
        QVERIFY2(text.contains(QByteArray("lineone" + wanted + "(end)Tj")), wanted.constData());
    }
    QVERIFY(text.contains("I-001t") && text.contains("Examiner'sinterpretation"));
    for (const char *wanted : {"inferred", "nonestated", "notdetermined", "ann\\u{202E}&co,2026-11-22T03:37:30Z"})
        QVERIFY2(text.contains(wanted), wanted);
    QVERIFY(text.count('m') >= 64 * 1024);
}

void TestPdfNotes::nothingSaid()
{
    if (!test::hasPdfText())
        QSKIP("poppler-utils is not installed");
    QVERIFY(!textOf(test::fixedOptions()).contains("notesandtags"));
}

QTEST_MAIN(TestPdfNotes)
#include "tst_pdfnotes.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/html.h"

#include "report/evidence.h"
#include "report/pdf/pdfestimate.h"
#include "report/pdf/pdfpreview.h"
#include "report/pdf/pdfreport.h"
#include "report/reportscope.h"
#include "support/reportcase.h"
#include "support/storecase.h"

#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace assay;
using test::fixedOptions;

namespace {

// As the header promises.
constexpr double most = 1.5;

std::uint64_t htmlBytes(const Comparison &comparison, const ReportOptions &options)
{
    std::uint64_t bytes = 0;
    const Status written = writeHtml(comparison, options, [&](std::string_view piece) -> Status { return bytes += piece.size(), Status(); });
    return written ? bytes : 0;
}

std::uint64_t evidenceBytes(const Comparison &comparison)
{
    std::uint64_t bytes = 0;
    const Status written = writeEvidence(comparison, fixedOptions(), [&](std::string_view piece) -> Status { return bytes += piece.size(), Status(); });
    return written ? bytes : 0;
}

Comparison manyFindings()
{
    auto vendor = test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, "v", {}, {{test::file("a", "1")}});
    auto live = test::loadedSource(Role::Live, SourceKind::DockerRoot, "l", test::madeDigest('7'), {{test::file("a", "1")}});
    Findings findings;
    for (int i = 0; i < 3000; ++i) {
        Finding finding = makeFinding(i % 2 ? "layer.content-changed" : "layer.file-added", "usr/lib/python3/dist-packages/module" + std::to_string(i));
        finding.store = "overlay2/" + std::string(64, 'a') + "/diff/" + finding.path;
        finding.layer = test::madeDigest('2');
        finding.missedBy = {"docker diff", "docker inspect"};
        finding.detail = {{"size", std::to_string(i)}};
        finding.role = LiveSide;
        findings.push_back(finding);
    }
    return test::compared({vendor, nullptr, live}, findings);
}

} // namespace

class TestPdfEstimate : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    void close(const char *what, std::uint64_t estimated, std::uint64_t real)
    {
        const double ratio = real == 0 ? 0 : static_cast<double>(estimated) / static_cast<double>(real);
        qInfo("%s: estimated %llu, is %llu", what, static_cast<unsigned long long>(estimated), static_cast<unsigned long long>(real));
        QVERIFY2(ratio < most && ratio > 1 / most, what);
    }

private Q_SLOTS:
    void asLargeAsWritten_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QByteArray>("scope");
        QTest::newRow("small") << 0 << QByteArray("differences");
        QTest::newRow("small, all") << 0 << QByteArray("all");
        QTest::newRow("hostile names") << 1 << QByteArray("differences");
        QTest::newRow("1,000") << 1000 << QByteArray("differences");
        QTest::newRow("9,000") << 9000 << QByteArray("differences");
        QTest::newRow("9,000, few in scope") << 9000 << QByteArray("filter:*1.dat");
        QTest::newRow("more than is shown") << 60'000 << QByteArray("differences");
        QTest::newRow("findings") << 2 << QByteArray("differences");
        QTest::newRow("store") << 3 << QByteArray("differences");
    }

    void asLargeAsWritten()
    {
        QFETCH(int, which);
        QFETCH(QByteArray, scope);
        const Comparison comparison = which == 0 ? test::smallCase() : which == 1 ? test::hostileCase() : which == 2 ? manyFindings() : which == 3 ? test::verifiedStoreCase() : test::largeCase(static_cast<std::size_t>(which));
        ReportOptions options = fixedOptions();
        Context context;
        const auto resolved = resolveScope(*comparison.tree, *scopeFromText(scope.toStdString()), context);
        QVERIFY(resolved.has_value());
        options.scope = *resolved;
        QElapsedTimer timer;
        timer.start();
        const auto estimate = estimateReports(comparison, options, context);
        QVERIFY2(estimate.has_value(), estimate ? "" : estimate.error().message().c_str());
        qInfo("took %lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() < 5000);
        close("HTML", estimate->htmlBytes, htmlBytes(comparison, options));
        close("evidence file", estimate->evidenceBytes, evidenceBytes(comparison));
        const QString file = m_folder.filePath(QStringLiteral("r.pdf"));
        QVERIFY(writePdf(comparison, options, file.toStdString(), context));
        close("PDF", estimate->pdfBytes, static_cast<std::uint64_t>(QFileInfo(file).size()));
        if (QStandardPaths::findExecutable(QStringLiteral("pdfinfo")).isEmpty())
            QSKIP("pdfinfo is not there");
        QProcess tool;
        tool.start(QStringLiteral("pdfinfo"), {file});
        QVERIFY(tool.waitForFinished(60'000));
        const QByteArray told = tool.readAllStandardOutput();
        close("pages", estimate->pages, told.mid(told.indexOf("Pages:") + 6, 20).trimmed().split('\n').first().toULongLong());
    }

    // The evidence file inside of it counts.
    void attached()
    {
        for (const Comparison &comparison : {test::smallCase(), test::largeCase(9000)}) {
            ReportOptions options = fixedOptions();
            Context context;
            const auto without = estimateReports(comparison, options, context);
            options.attachesEvidence = true;
            const auto with = estimateReports(comparison, options, context);
            QVERIFY(without && with && with->pdfBytes > without->pdfBytes && with->bundleBytes > without->bundleBytes);
            const QString file = m_folder.filePath(QStringLiteral("attached.pdf"));
            QVERIFY(writePdf(comparison, options, file.toStdString(), context));
            close("PDF with the evidence file", with->pdfBytes, static_cast<std::uint64_t>(QFileInfo(file).size()));
        }
    }

    void cancelling()
    {
        Context context;
        context.cancel();
        const auto estimate = estimateReports(test::largeCase(60'000), fixedOptions(), context);
        QCOMPARE(estimate.error().code, ErrorCode::Cancelled);
    }

    // It is page one, and changes with what stands on it.
    void preview()
    {
        const Comparison comparison = test::smallCase();
        ReportOptions options = fixedOptions();
        const auto image = previewPdfCover(comparison, options, 600);
        QVERIFY(image.has_value());
        QCOMPARE(image->width(), 600);
        QCOMPARE(image->height(), 849);
        options.title = "Another one";
        const auto other = previewPdfCover(comparison, options, 600);
        QVERIFY(other.has_value() && *other != *image);
        options.pageSize = PageSize::Letter;
        QCOMPARE(previewPdfCover(comparison, options, 612)->height(), 792);
        // Longer than the page: what does not fit is on the next one, which is not painted over the first.
        options.title = QByteArray("word ").repeated(2000).toStdString();
        QVERIFY(previewPdfCover(comparison, options, 300).has_value());
    }

    // The same page that stands in the file, but for what only writing knows.
    void previewIsThePage()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("pdftoppm")).isEmpty())
            QSKIP("pdftoppm is not there");
        const Comparison comparison = test::smallCase();
        ReportOptions options = fixedOptions();
        options.caseNumber = "2026-17";
        options.marking = "CONFIDENTIAL";
        Context context;
        const QString file = m_folder.filePath(QStringLiteral("one.pdf"));
        QVERIFY(writePdf(comparison, options, file.toStdString(), context));
        QProcess tool;
        tool.start(QStringLiteral("pdftoppm"), {QStringLiteral("-f"), QStringLiteral("1"), QStringLiteral("-l"), QStringLiteral("1"), QStringLiteral("-png"), QStringLiteral("-scale-to-x"),
                                                QStringLiteral("595"), QStringLiteral("-scale-to-y"), QStringLiteral("842"), QStringLiteral("-singlefile"), file,
                                                m_folder.filePath(QStringLiteral("one"))});
        QVERIFY(tool.waitForFinished(60'000));
        const QImage real(m_folder.filePath(QStringLiteral("one.png")));
        const auto image = previewPdfCover(comparison, options, 595);
        QVERIFY(image.has_value());
        QCOMPARE(real.size(), image->size());
        // Ink in the same places: cells of some pixels that are dark in one and white in the other are few.
        int differing = 0;
        int inked = 0;
        for (int y = 0; y + 8 <= real.height(); y += 8) {
            for (int x = 0; x + 8 <= real.width(); x += 8) {
                const auto hasInk = [&](const QImage &page) {
                    for (int dy = 0; dy < 8; ++dy) {
                        for (int dx = 0; dx < 8; ++dx) {
                            if (qGray(page.pixel(x + dx, y + dy)) < 170)
                                return true;
                        }
                    }
                    return false;
                };
                inked += hasInk(real);
                differing += hasInk(real) != hasInk(*image);
            }
        }
        QVERIFY2(inked > 300 && differing < inked / 5, qPrintable(QStringLiteral("%1 of %2 cells differ").arg(differing).arg(inked)));
    }

    void inAnotherThread()
    {
        bool good = false;
        std::thread other([&] { good = previewPdfCover(test::smallCase(), fixedOptions(), 300).has_value(); });
        other.join();
        QVERIFY(good);
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    TestPdfEstimate test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_pdfestimate.moc"

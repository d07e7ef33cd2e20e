// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfreport.h"
#include "support/pdftext.h"
#include "support/reportcase.h"
#include "support/trustreports.h"
#include "trust/comparedtrust.h"

#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>

using namespace assay;

// What a PDF report says of trust; what is true of all of it is in tst_pdfreport.cpp.
class TestPdfTrust : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statements();
    void notAsked();

private:
    QByteArray textOf(const ReportOptions &options);

    QTemporaryDir m_folder;
};

// Without white space, as lines are broken anywhere.
QByteArray TestPdfTrust::textOf(const ReportOptions &options)
{
    const QString file = m_folder.filePath(QStringLiteral("trust.pdf"));
    Context context;
    if (const Status status = writePdf(test::smallCase(), options, file.toStdString(), context); !status)
        return QByteArray::fromStdString(status.error().message());
    return test::pdfText(file).replace('\n', "").replace(' ', "");
}

void TestPdfTrust::statements()
{
    if (!test::hasPdfText())
        QSKIP("poppler-utils is not installed");
    auto trust = std::make_shared<ComparedTrust>();
    trust->rules.push_back({});
    trust->rules[0].name = "the vendor signed it";
    trust->sources.push_back({Role::Vendor, nullptr, "rootfs: cannot be opened", {}});
    trust->sources.push_back({Role::Saved, test::trustReport(), {}, {{false, "nobody who is relied on", {}}}});
    ReportOptions options = test::fixedOptions();
    options.trust = trust;
    const QByteArray text = textOf(options);
    for (const char *wanted : {"Trust:whosignedwhat", "Saved:shop/app:1.0", "rootfs:cannotbeopened", "thevendorsignedit:nobodywhoisreliedon", "DockerContentTrust:shop/app:1.0",
                               "CN=<b>Shop</b>&Co(notreliedon)", "NO", "itexpiredat2023-11-14T22:13:20Z", "byanauthorityoralog", "1,234bytes,place/of/record.json"})
        QVERIFY2(text.contains(wanted), wanted);
}

void TestPdfTrust::notAsked()
{
    if (!test::hasPdfText())
        QSKIP("poppler-utils is not installed");
    QVERIFY(!textOf(test::fixedOptions()).contains("whosignedwhat"));
}

QTEST_MAIN(TestPdfTrust)
#include "tst_pdftrust.moc"

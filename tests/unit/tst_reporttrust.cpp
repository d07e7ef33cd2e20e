// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reporttrust.h"

#include "report/bundle/bundle.h"
#include "report/trustjson.h"
#include "support/htmlpage.h"
#include "support/reportcase.h"
#include "support/trustreports.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace assay;
using namespace Qt::StringLiterals;
using test::checkPage;
using test::fixedOptions;
using test::parsed;
using test::writtenHtml;

namespace {

std::shared_ptr<ComparedTrust> trust()
{
    auto all = std::make_shared<ComparedTrust>();
    const auto report = test::trustReport();
    report->problems = {"blob: is no <b>JSON</b>"};
    all->at = report->at;
    all->rules.push_back({});
    all->rules[0].name = "the vendor signed it";
    all->sources.push_back({Role::Vendor, nullptr, "rootfs: cannot be opened", {}});
    all->sources.push_back({Role::Saved, report, {}, {{false, "nobody who is relied on", {}}}});
    auto silent = std::make_shared<TrustReport>();
    silent->subject = "app:2";
    silent->at = report->at;
    all->sources.push_back({Role::Live, silent, {}, {{true, "by release@example.org", {0}}}});
    return all;
}

QJsonObject asJson(const ComparedTrust &all)
{
    std::string text;
    if (!writeComparedTrust(all, stringSink(text)))
        return {};
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

} // namespace

class TestReportTrust : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void html()
    {
        ReportOptions options = fixedOptions();
        options.trust = trust();
        const std::string page = writtenHtml(test::smallCase(), options);
        checkPage(page);
        const std::string text = parsed(page).text;
        for (const char *wanted : {"Trust: who signed what", "Docker Content Trust: shop/app:1.0", "CN=<b>Shop</b> & Co (not relied on)", "it expired at 2023-11-14T22:13:20Z",
                                   "2026-05-28T20:26:40Z, proven by an authority or a log", "2023-07-22T04:26:40Z, by the signer's own word", "blob: is no <b>JSON</b>",
                                   "rootfs: cannot be opened", "Nobody says anything about it", "1,234 bytes, place/of/record.json", "Rule FAILS", "the vendor signed it: nobody who is relied on",
                                   "a digest; it cannot be told that this leads to what was examined", "SLSA provenance v1 (https://slsa.dev/provenance/v1)"})
            QVERIFY2(text.find(wanted) != std::string::npos, wanted);
        QVERIFY(parsed(page).ids.contains("trust"));
        QVERIFY(text.find(toHex(test::trustReport()->statements[0].records[0].sha256)) != std::string::npos);
    }

    void text()
    {
        std::string page;
        QVERIFY(writeTrustText(*test::trustReport(), nullptr, {}, stringSink(page)));
        QVERIFY2(page.find("       says     SLSA provenance v1 (https://slsa.dev/provenance/v1)\n") != std::string::npos, page.c_str());
    }

    void notWithoutAsking()
    {
        const std::string page = writtenHtml(test::smallCase());
        QVERIFY(page.find("who signed what") == std::string::npos);
    }

    void asManyAsAreShown()
    {
        ReportOptions options = fixedOptions();
        options.trust = trust();
        options.shownStatements = 1;
        const std::string page = writtenHtml(test::smallCase(), options);
        checkPage(page);
        const std::string text = parsed(page).text;
        QVERIFY(text.find("Sigstore bundle: ") != std::string::npos);
        QVERIFY(text.find("Docker Content Trust: ") == std::string::npos);
        QVERIFY(text.find("4 statements") != std::string::npos);
    }

    // A disk that differs is told of where the signature's cover ends.
    void coverEndsAtTheDisk()
    {
        const auto report = test::trustReport();
        report->disk->answer = TrustAnswer::No;
        report->disk->reason = "sha256:1 is altered";
        const TrustBlock block = trustBlock(*report, report->statements[0]);
        QCOMPARE(block.facts.back().value, std::string("this image's records, not what was read of its layers"));
        QCOMPARE(block.way.back().answer, TrustAnswer::No);
        QCOMPARE(block.way.back().reason, std::string("sha256:1 is altered"));
    }

    void json()
    {
        const QJsonObject all = asJson(*trust());
        QCOMPARE(all[u"schema"].toString(), u"assay-compared-trust/1"_s);
        const QJsonArray sources = all[u"sources"].toArray();
        QCOMPARE(sources.size(), qsizetype{3});
        QCOMPARE(sources[0][u"problem"].toString(), u"rootfs: cannot be opened"_s);
        QCOMPARE(sources[1][u"role"].toString(), u"saved"_s);
        const QJsonArray statements = sources[1][u"statements"].toArray();
        QCOMPARE(statements.size(), qsizetype{4});
        const QJsonObject record = statements[0][u"records"][0].toObject();
        QCOMPARE(record[u"bytes"].toInt(), 1234);
        QCOMPARE(record[u"place"].toString(), u"place/of/record.json"_s);
        QCOMPARE(record[u"sha256"].toString(), u"5a"_s.repeated(32));
        QCOMPARE(sources[1][u"rules"][0][u"holds"].toBool(true), false);
        QCOMPARE(sources[2][u"rules"][0][u"name"].toString(), u"the vendor signed it"_s);
    }

    void bundle()
    {
        QTemporaryDir folder;
        const QString place = folder.filePath(u"bundle"_s);
        BundleOptions options;
        options.report = fixedOptions();
        options.report.trust = trust();
        Context context;
        const auto written = writeBundle(test::smallCase(), options, place.toStdString(), context);
        QVERIFY2(written.has_value(), written ? "" : written.error().message().c_str());
        const auto listed = [&](const char *name) {
            return std::any_of(written->files.begin(), written->files.end(), [name](const BundleFile &file) { return file.path == name; });
        };
        QVERIFY(listed("trust.json"));
        QFile file(place + u"/trust.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(file.readAll()).object(), asJson(*trust()));
        QFile readme(place + u"/README.txt"_s);
        QVERIFY(readme.open(QIODevice::ReadOnly));
        QVERIFY(readme.readAll().contains("trust.json"));
    }
};

QTEST_GUILESS_MAIN(TestReportTrust)
#include "tst_reporttrust.moc"

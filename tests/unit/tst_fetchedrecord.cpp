// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The record of what was fetched, as the program writes it, and as somebody else might.

#include "formats/fetchedrecord.h"
#include "io/digest.h"
#include "report/reporttrust.h"
#include "report/trustjson.h"
#include "support/memoryfs.h"
#include "support/testdata.h"
#include "support/trustreports.h"
#include "trust/fetchedplaces.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace assay;
using namespace assay::test;

namespace {

std::string corpusText()
{
    QFile file(QStringLiteral(ASSAY_TEST_DATA "/../fuzz/corpus/fetchedrecord/whole.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

const std::string whole = corpusText();

std::string with(const std::string &old, const std::string &replacement)
{
    std::string text = whole;
    const std::size_t at = text.find(old);
    return at == std::string::npos ? std::string("the test is wrong") : text.replace(at, old.size(), replacement);
}

} // namespace

class TestFetchedRecord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWritten()
    {
        const auto record = parseFetchedRecord(whole, "f", Limits());
        QVERIFY2(record, record ? "" : record.error().message().c_str());
        QCOMPARE(record->tool, std::string("assay 1.0.0 (abc)"));
        QCOMPARE(record->asked, std::string("registry.example:5000/demo/app:1.0"));
        QCOMPARE(record->hosts(), (std::vector<std::string>{"registry.example:5000", "auth.example"}));
        QCOMPARE(record->ended - record->began, std::int64_t{1});
        QCOMPARE(record->requests[0].bytes, std::uint64_t{527});
        QVERIFY(record->requests[1].sha256.empty());
        QCOMPARE(record->problems.size(), std::size_t{1});
    }

    void everyTruncation()
    {
        for (std::size_t size = 0; size + 2 < whole.size(); ++size) // the last two are the brace and the line end
            QVERIFY2(!parseFetchedRecord(std::string_view(whole).substr(0, size), "f", Limits()), std::to_string(size).c_str());
    }

    void whatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto add = [](const char *name, const std::string &text) { QTest::newRow(name) << QByteArray::fromStdString(text); };
        add("another schema", with("assay-fetched/1", "assay-fetched/2"));
        add("no digest", with("\"digest\": \"sha256:86", "\"digest\": \"sha256:8x"));
        add("no time", with("\"began\": \"2026-11-26T10", "\"began\": \"2026-13-26T10"));
        add("a tool that is a text", with("{\"name\": \"assay\", \"version\": \"1.0.0\", \"commit\": \"abc\"}", "\"assay\""));
        add("a URL that is none", with("https://auth.example/token", "file:///etc/passwd"));
        add("a status that cannot be", with("\"status\": 200", "\"status\": 1000"));
        add("a negative size", with("\"bytes\": 527", "\"bytes\": -1"));
        add("a hash that is none", with("\"sha256\": null", "\"sha256\": \"00\""));
        add("a key twice", with("\"asked\"", "\"asked\": \"a\", \"asked\""));
        add("a problem that is no text", with("[\"https", "[1, \"https"));
        add("requests that are no list", with("\"requests\": [", "\"requests\": 1, \"more\": ["));
        add("a text without end", with("registry.example:5000/demo", std::string(9000, 'a')));
        std::string many = "\"problems\": [";
        for (std::size_t i = 0; i <= mostFetchedProblems; ++i)
            many += "\"x\",";
        add("too many problems", with("\"problems\": [", many));
        add("too large", whole + std::string(mostFetchedRecordBytes, ' '));
    }
    void whatIsWrong()
    {
        QFETCH(QByteArray, text);
        QVERIFY(text != "the test is wrong");
        const auto record = parseFetchedRecord(text.toStdString(), "f", Limits());
        QVERIFY(!record);
        QVERIFY(record.error().message().find("f") == 0);
    }

    void inReports()
    {
        auto fs = std::make_shared<MemoryFs>();
        fs->put("fetched.json", FileKind::File, whole);
        auto broken = std::make_shared<MemoryFs>();
        broken->put("fetched.json", FileKind::File, "{");
        std::vector<Error> problems;
        const auto places = fetchedPlacesOf({{"/here", fs}, {"/none", std::make_shared<MemoryFs>()}, {"/broken", broken}}, Limits(), problems);
        QCOMPARE(places.size(), std::size_t{1});
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(places[0].record.sha256, sha256(std::string_view(whole)));
        const auto report = trustReport();
        report->fetched = places;
        report->fetched[0].said.asked = "<b>\x1b[0m";
        const std::string text = fetchedText(report->fetched[0]);
        QVERIFY2(text.find("from registry.example:5000, auth.example at 2026-11-26T10:00:00Z by assay 1.0.0 (abc), 2 answers, 1 missing") != std::string::npos, text.c_str());
        QVERIFY(text.find('\x1b') == std::string::npos);
        SourceTrust source;
        source.report = report;
        const auto facts = trustSourceFacts(source);
        QVERIFY(std::any_of(facts.begin(), facts.end(), [&](const Fact &fact) { return fact.label == "Fetched" && fact.value == text; }));
        std::string json;
        QVERIFY(writeTrustJson(*report, nullptr, {}, stringSink(json)));
        const QJsonObject told = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object()[QLatin1String("fetched")].toArray().at(0).toObject();
        QCOMPARE(told[QLatin1String("requests")].toArray().size(), 2);
        QCOMPARE(told[QLatin1String("sha256")].toString().size(), 64);
        std::string page;
        QVERIFY(writeTrustText(*report, nullptr, {}, stringSink(page)));
        QVERIFY(page.find("fetched, as /here: fetched.json says: ") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestFetchedRecord)
#include "tst_fetchedrecord.moc"

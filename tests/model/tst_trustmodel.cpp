// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/displaytext.h"
#include "items/trustmodel.h"
#include "items/trustwaymodel.h"
#include "items/trustwords.h"
#include "support/trustreports.h"

#include <QAbstractItemModelTester>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace assay;
using namespace Qt::StringLiterals;

namespace {

QString rowOf(const QAbstractItemModel &model, int row, int first, int last)
{
    QStringList cells;
    for (int column = first; column <= last; ++column)
        cells.append(model.index(row, column).data().toString());
    return cells.join(u" | "_s);
}

} // namespace

class TestTrustModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void empty();
    void statements();
    void answersAreKeptApart();
    void rowsToCopy();
    void hostileBytes();
    void everyAnswerHasWords();
    void wayOfOneThatHolds();
    void wayBreaksAtTheFirst();
    void wayWithoutStatement();
    void unreadDisk();
};

void TestTrustModel::empty()
{
    TrustModel model;
    TrustWayModel way;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QAbstractItemModelTester wayTester(&way, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.statementAt(0));
    model.setReport(test::trustReport());
    QCOMPARE(model.rowCount(), 4);
    QVERIFY(!model.statementAt(4));
    QVERIFY(!model.statementAt(-1));
    model.setReport(nullptr);
    QCOMPARE(model.rowCount(), 0);
    way.setWay(nullptr, nullptr);
    QCOMPARE(way.rowCount(), 0);
    QCOMPARE(way.rowOfBreak(), -1);
    QVERIFY(model.rowAsJson(0).isEmpty());
}

void TestTrustModel::statements()
{
    TrustModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setReport(test::trustReport());
    QCOMPARE(rowOf(model, 0, TrustModel::WhoColumn, TrustModel::SchemeColumn),
             u"release@example.org, by the word of https://accounts.example.org | Sigstore bundle"_s);
    QCOMPARE(model.index(0, TrustModel::SignedAtColumn).data().toString(), u"2026-05-28T20:26:40Z, proven"_s);
    QCOMPARE(model.index(0, TrustModel::CoversColumn).data().toString(), u"this image, to the files on disk"_s);
    QCOMPARE(model.index(1, TrustModel::SignedAtColumn).data().toString(), u"2023-07-22T04:26:40Z, by the signer's own word"_s);
    QCOMPARE(model.index(1, TrustModel::ExpiresColumn).data().toString(), u"2023-11-14T22:13:20Z"_s);
    QCOMPARE(model.index(2, TrustModel::WhoColumn).data().toString(), u"CN=<b>Shop</b> & Co (not trusted)"_s);
    QCOMPARE(model.index(3, TrustModel::WhoColumn).data().toString(), u"a signer without a name (not trusted)"_s);
    QCOMPARE(model.index(3, TrustModel::CoversColumn).data().toString(), u"a digest, nothing further, an attestation of SLSA provenance v1 (https://slsa.dev/provenance/v1)"_s);
    QCOMPARE(model.rowOfFirst(TrustAnswer::No), 1);
    QCOMPARE(model.rowOfFirst(TrustAnswer::Unknown), 3);
    QVERIFY(model.index(2, TrustModel::WhoColumn).data(TrustModel::DetailRole).toString().contains(u"First that is not proven: the certificate's key signed"_s));
}

void TestTrustModel::answersAreKeptApart()
{
    TrustModel model;
    model.setReport(test::trustReport());
    const auto aspects = [&](int row) { return rowOf(model, row, TrustModel::IntegrityColumn, TrustModel::BindingColumn); };
    QCOMPARE(aspects(0), u"intact | valid | trusted | fresh | leads here"_s);
    QCOMPARE(aspects(1), u"intact | valid | trusted | stale | leads here"_s);
    QCOMPARE(aspects(2), u"intact | not valid | unknown | fresh | leads here"_s);
    QCOMPARE(aspects(3), u"unknown | unknown | unknown | unknown | unknown"_s);
    const auto state = [&](int row) { return static_cast<TrustAnswer>(model.index(row, 0).data(TrustModel::AnswerRole).toInt()); };
    QCOMPARE(state(0), TrustAnswer::Yes);
    QCOMPARE(state(1), TrustAnswer::No);
    QCOMPARE(state(2), TrustAnswer::No);
    QCOMPARE(state(3), TrustAnswer::Unknown);
    QCOMPARE(model.index(0, TrustModel::WhoColumn).data(Qt::AccessibleTextRole).toString().left(16), u"holds, signed by"_s);
    QCOMPARE(model.index(1, TrustModel::FreshnessColumn).data(Qt::AccessibleTextRole).toString(), u"Freshness: stale"_s);
    QCOMPARE(model.index(1, TrustModel::DigestColumn).data(TrustModel::AnswerRole).toInt(), -1);
    // A disk that differs speaks against every statement, whatever was signed.
    const auto report = test::trustReport();
    report->disk->answer = TrustAnswer::No;
    model.setReport(report);
    QCOMPARE(state(0), TrustAnswer::No);
    QCOMPARE(model.index(0, TrustModel::CoversColumn).data().toString(), u"this image's records, not what lies on disk"_s);
}

void TestTrustModel::rowsToCopy()
{
    TrustModel model;
    model.setReport(test::trustReport());
    const QStringList cells = model.rowAsTsv(1).split(u'\t');
    QCOMPARE(cells.size(), qsizetype{TrustModel::ColumnCount});
    QCOMPARE(cells[TrustModel::FreshnessColumn], u"stale"_s);
    const QJsonObject json = QJsonDocument::fromJson(model.rowAsJson(1)).object();
    QCOMPARE(json[u"scheme"].toString(), u"content-trust"_s);
    QCOMPARE(json[u"freshness"].toString(), u"no"_s);
    QCOMPARE(json[u"holds"].toBool(true), false);
    QCOMPARE(trustRecordsText(*model.statementAt(1)), QString(u"5a"_s.repeated(32) + u"  1234  place/of/record.json\n"_s));
}

void TestTrustModel::hostileBytes()
{
    const auto report = test::trustReport();
    report->statements[0].signers[0].name = "a\tb\n\x1b[31m\xff";
    report->statements[0].subject = "\xe2\x80\xae" "gpj";
    TrustModel model;
    model.setReport(report);
    const QString who = model.index(0, TrustModel::WhoColumn).data().toString();
    QVERIFY(!who.contains(u'\t') && !who.contains(u'\n') && !who.contains(QChar(0x1b)));
    QVERIFY(!model.index(0, TrustModel::SubjectColumn).data().toString().contains(QChar(0x202e)));
    QCOMPARE(model.rowAsTsv(0).count(u'\t'), qsizetype{TrustModel::ColumnCount - 1});
}

void TestTrustModel::everyAnswerHasWords()
{
    for (int aspect = 0; aspect < trustAspects; ++aspect) {
        QStringList words;
        for (const TrustAnswer answer : {TrustAnswer::Unknown, TrustAnswer::Yes, TrustAnswer::No})
            words.append(trustAnswerText(static_cast<TrustAspect>(aspect), answer));
        words.removeDuplicates();
        QCOMPARE(words.size(), qsizetype{3});
        QVERIFY(!words.contains(QString()));
        QVERIFY(!trustAspectText(static_cast<TrustAspect>(aspect)).isEmpty());
    }
    for (int scheme = 0; scheme <= static_cast<int>(TrustScheme::SimpleSigning); ++scheme)
        QVERIFY(!trustSchemeText(static_cast<TrustScheme>(scheme)).isEmpty());
}

void TestTrustModel::wayOfOneThatHolds()
{
    TrustWayModel way;
    const QAbstractItemModelTester tester(&way, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto report = test::trustReport();
    way.setWay(report, &report->statements[0]);
    QCOMPARE(way.rowCount(), 7);
    QCOMPARE(way.rowOfBreak(), -1);
    QCOMPARE(rowOf(way, 0, 0, 3), u"yes | the log has the entry |  | Integrity"_s);
    QCOMPARE(rowOf(way, 6, 0, 3), u"yes | what lies on the disk is what the image's configuration names |  | Disk"_s);
    QVERIFY(!way.index(6, 0).data(TrustWayModel::BeyondRole).toBool());
}

void TestTrustModel::wayBreaksAtTheFirst()
{
    TrustWayModel way;
    const QAbstractItemModelTester tester(&way, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto report = test::trustReport();
    way.setWay(report, &report->statements[2]);
    QCOMPARE(way.rowOfBreak(), 1);
    for (int row = 0; row < way.rowCount(); ++row) {
        QCOMPARE(way.index(row, 0).data(TrustWayModel::BreakRole).toBool(), row == 1);
        QCOMPARE(way.index(row, 0).data(TrustWayModel::BeyondRole).toBool(), row > 1);
    }
    QCOMPARE(rowOf(way, 1, 0, 2), u"no | the certificate's key signed the payload | the signature does not fit"_s);
    QVERIFY(way.index(1, 1).data(Qt::AccessibleTextRole).toString().contains(u"the way breaks off"_s));
}

void TestTrustModel::wayWithoutStatement()
{
    TrustWayModel way;
    const QAbstractItemModelTester tester(&way, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto report = test::trustReport();
    report->subjects[0].way.push_back({TrustAspect::Binding, TrustAnswer::Unknown, "the configuration is at hand", "it is not"});
    way.setWay(report, nullptr);
    QCOMPARE(way.rowCount(), 4);
    QCOMPARE(way.index(0, TrustWayModel::StepColumn).data().toString(), QString(fromUtf8View(test::signedDigest) + u" stands for the image"_s));
    QCOMPARE(way.index(0, TrustWayModel::AnswerColumn).data().toString(), u"unknown"_s);
    QCOMPARE(way.rowOfBreak(), -1);
}

void TestTrustModel::unreadDisk()
{
    TrustWayModel way;
    const auto report = test::trustReport();
    report->disk.reset();
    way.setWay(report, &report->statements[0]);
    QCOMPARE(way.rowOfBreak(), 6);
    QCOMPARE(rowOf(way, 6, 0, 3), u"unknown | what lies on the disk is what the image's configuration names | its content was not read | Disk"_s);
    // Of a file nothing lies elsewhere.
    report->imageId.clear();
    way.setWay(report, &report->statements[0]);
    QCOMPARE(way.rowCount(), 6);
}

QTEST_GUILESS_MAIN(TestTrustModel)
#include "tst_trustmodel.moc"

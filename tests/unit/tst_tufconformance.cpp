// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The repository that the conformance suite of TUF has as files; what else it tries, it makes itself, and so do tst_tuf, tst_tufroots and tst_tufdelegations.

#include "support/tufanswers.h"

#include <QTest>

using namespace assay;
using namespace assay::test;

class tst_TufConformance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repositoryOfTufOnCi();
    void everyChangedByteOfWhatIsSignedIsRefused();
    void signatureOfTheOtherKeyIsNone();
};

namespace {

constexpr const char *artifact = "sha256:45f337ee451b4c098d121d09cc224bacc7794503ac58a47a78cfe7ebefb7fab3";

TufQuestion tufOnCi()
{
    return realQuestion("tuf-on-ci", "1.root.json");
}

} // namespace

// One of two keys has signed, which is enough; of the other there is an empty signature.
void tst_TufConformance::repositoryOfTufOnCi()
{
    TufQuestion question = tufOnCi();
    const TufReport report = checkTufMetadata(question, Limits{});
    QVERIFY2(holds(report), textOf(report).c_str());
    QCOMPARE(report.statements.size(), std::size_t{1});
    QCOMPARE(report.statements[0].subject, std::string("delegatedrole/artifact"));
    QCOMPARE(report.statements[0].digest, std::string(artifact));
    QCOMPARE(report.statements[0].size.value_or(0), std::uint64_t{34});
    question.at = secondsOfRfc3339("2044-08-10T10:05:05Z").value();
    QCOMPARE(checkTufMetadata(question, Limits{}).statements[0].answer(TrustAspect::Freshness), TrustAnswer::No);
}

void tst_TufConformance::everyChangedByteOfWhatIsSignedIsRefused()
{
    TufQuestion question = tufOnCi();
    for (TufFile &file : question.files) {
        const std::string kept = file.bytes;
        // The pinned root is taken from its own copy.
        for (std::size_t i = kept.find("\"signed\""); file.role != "root" && i < kept.size(); i += 7) {
            if (kept[i] == ' ' || kept[i] == '\n')
                continue;
            file.bytes[i] = static_cast<char>(kept[i] ^ 1);
            const TufReport report = checkTufMetadata(question, Limits{});
            for (const TrustStatement &statement : report.statements)
                QVERIFY2(statement.firstBroken() || statement.digest != artifact, (file.place + ' ' + std::to_string(i)).c_str());
            file.bytes[i] = kept[i];
        }
    }
}

void tst_TufConformance::signatureOfTheOtherKeyIsNone()
{
    TufQuestion question = tufOnCi();
    TufFile &delegated = fileOf(question, "delegatedrole");
    const std::size_t at = delegated.bytes.find("30440220396123e3");
    delegated.bytes[at + 20] = delegated.bytes[at + 20] == '1' ? '2' : '1';
    const TufReport report = checkTufMetadata(question, Limits{});
    QVERIFY2(!holds(report), textOf(report).c_str());
}

QTEST_GUILESS_MAIN(tst_TufConformance)
#include "tst_tufconformance.moc"

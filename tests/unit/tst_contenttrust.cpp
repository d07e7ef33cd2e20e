// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bytes.h"
#include "io/digest.h"
#include "support/sweep.h"
#include "trust/contenttrust.h"
#include "trust/tuffolder.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <algorithm>

using namespace assay;
using test::sweepStride;

namespace {

constexpr std::int64_t day = 86'400;

std::int64_t at(const char *time)
{
    return secondsOfRfc3339(time).value();
}

// The one repository below a folder of tests/data/trust/tuf, as a question without pins.
TufQuestion questionOf(const std::string &folder)
{
    Context context;
    const auto fs = openDirectoryFs(std::string(ASSAY_TEST_DATA) + "/trust/tuf/" + folder);
    if (!fs)
        qFatal("%s", fs.error().message().c_str());
    const auto found = findTufFolders(**fs, "", Limits{}, context);
    if (!found || found->repositories.size() != 1)
        qFatal("%s: not one repository", folder.c_str());
    const TufFolder &one = found->repositories.front();
    return {one.name, one.files, {}, {}, 0};
}

std::string reasonsOf(const TrustStatement &statement)
{
    std::string text = statement.subject + ' ' + statement.digest + '\n';
    for (const TrustCheck &check : statement.checks)
        text += std::string(trustAspectName(check.aspect)) + ' ' + std::string(trustAnswerName(check.answer)) + ": " + check.what + (check.reason.empty() ? "" : ": " + check.reason) + '\n';
    return text;
}

bool holds(const TrustStatement &statement)
{
    return statement.firstBroken() == nullptr;
}

bool anyHolds(const TufReport &report)
{
    return std::any_of(report.statements.begin(), report.statements.end(), holds);
}

struct Sample {
    const char *folder;
    const char *time;      // when it was fresh
    const char *rootKey;
};
constexpr Sample docker = {"docker", "2026-11-27T00:00:00Z", "4f764daf94e0aba30937972132d410916924a60f64f82557c2b86d0042e551e1"};
constexpr Sample notaryClient = {"notary-client", "2026-11-27T00:00:00Z", nullptr};
constexpr Sample notary01 = {"notary0.1", "2016-02-06T00:00:00Z", nullptr};
constexpr Sample notary03 = {"notary0.3", "2016-07-28T00:00:00Z", nullptr};
constexpr Sample notary03Sample = {"notary0.3-samplerepo", "2016-07-28T00:00:00Z", nullptr};

TufQuestion freshQuestion(const Sample &sample)
{
    TufQuestion question = questionOf(sample.folder);
    question.at = at(sample.time);
    if (sample.rootKey)
        question.pins.keys.push_back(sample.rootKey);
    else
        question.pins.roots.push_back(*std::find_if(question.files.begin(), question.files.end(), [](const TufFile &file) { return file.role == "root"; }));
    return question;
}

} // namespace

// What docker and notary wrote, as it is and with something changed.
class tst_ContentTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingRealVerifies_data();
    void everythingRealVerifies();
    void saysWhatDockerTrustInspectSays();
    void pinsInAllForms();
    void withoutPinsIdentityIsUnknown();
    void freshnessIsApart();
    void everyChangedByteIsRefused_data();
    void everyChangedByteIsRefused();
    void everyTruncatedFileIsRefused();
    void everyMissingFileIsNoYes();
    void anotherRepositorysRootIsRefused();
    void commonNames();
    void notarysOwnVectors();
    void howLong();
};

void tst_ContentTrust::everythingRealVerifies_data()
{
    QTest::addColumn<const Sample *>("sample");
    QTest::addColumn<int>("statements");
    QTest::newRow("docker") << &docker << 2;
    QTest::newRow("notary client") << &notaryClient << 1;
    QTest::newRow("notary 0.1") << &notary01 << 1;
    QTest::newRow("notary 0.3") << &notary03 << 3;
    QTest::newRow("notary 0.3, sample") << &notary03Sample << 1;
}

void tst_ContentTrust::everythingRealVerifies()
{
    QFETCH(const Sample *, sample);
    QFETCH(int, statements);
    const TufReport report = checkTufMetadata(freshQuestion(*sample), Limits{});
    QCOMPARE(static_cast<int>(report.statements.size()), statements);
    QVERIFY(report.dialect == TufDialect::Notary);
    for (const TrustStatement &statement : report.statements) {
        QVERIFY2(holds(statement), reasonsOf(statement).c_str());
        QVERIFY(!statement.digest.empty());
        QVERIFY(!statement.signers.empty());
        QVERIFY(statement.signers.front().trusted);
        QVERIFY(statement.scheme == TrustScheme::ContentTrust);
    }
}

void tst_ContentTrust::saysWhatDockerTrustInspectSays()
{
    QFile file(QStringLiteral(ASSAY_TEST_DATA "/trust/tuf/docker/trust-inspect.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject said = QJsonDocument::fromJson(file.readAll()).array().at(0).toObject();
    const TufReport report = checkContentTrust(freshQuestion(docker), Limits{});

    QCOMPARE(QString::fromStdString(report.name), said[QStringLiteral("Name")].toString());
    QJsonArray tags;
    for (const TrustStatement &statement : report.statements) {
        QJsonArray signers;
        for (const TrustSigner &signer : statement.signers)
            signers.append(QString::fromStdString(signer.name));
        tags.append(QJsonObject{{QStringLiteral("SignedTag"), QString::fromStdString(statement.subject.substr(report.name.size() + 1))},
                                {QStringLiteral("Digest"), QString::fromStdString(statement.digest.substr(7))},
                                {QStringLiteral("Signers"), signers}});
    }
    QCOMPARE(tags, said[QStringLiteral("SignedTags")].toArray());
    const auto keysOf = [](const std::vector<TufNamedKeys> &all) {
        QJsonArray list;
        for (const TufNamedKeys &one : all) {
            QJsonArray keys;
            for (const std::string &id : one.keyIds)
                keys.append(QJsonObject{{QStringLiteral("ID"), QString::fromStdString(id)}});
            list.append(QJsonObject{{QStringLiteral("Name"), QString::fromStdString(one.name)}, {QStringLiteral("Keys"), keys}});
        }
        return list;
    };
    QCOMPARE(keysOf(report.signers), said[QStringLiteral("Signers")].toArray());
    QCOMPARE(keysOf(report.administrativeKeys), said[QStringLiteral("AdministrativeKeys")].toArray());

    QCOMPARE(report.statements[0].size.value(), 528U);
    QCOMPARE(report.statements[0].records.size(), std::size_t{5});
    QCOMPARE(isoTime(report.statements[0].expires.value()), std::string("2026-12-10T05:51:48Z"));
    QCOMPARE(report.roles.size(), std::size_t{6});
    QCOMPARE(report.roles[0].version, std::uint64_t{1});
    QCOMPARE(report.roles[0].keys[0].certificate->subject, std::string("CN=127.0.0.1:5005/demo/app"));
}

void tst_ContentTrust::pinsInAllForms()
{
    TufQuestion question = freshQuestion(docker);
    const TufKeyFacts root = checkContentTrust(question, Limits{}).roles[0].keys[0];
    // The file that docker keeps the private key in has this name.
    QCOMPARE(root.canonicalId, std::string("49a75cf5c55db234415ac50b694b3578b526b45eb1564f6c0ce77e388fc381f2"));
    std::string withColons;
    for (std::size_t i = 0; i < root.certificate->fingerprint.size(); i += 2)
        withColons += (i == 0 ? "" : ":") + QString::fromStdString(root.certificate->fingerprint.substr(i, 2)).toUpper().toStdString();
    for (const std::string &pin : {root.id, root.canonicalId, root.fingerprint, root.certificate->fingerprint, withColons}) {
        question.pins.keys = {"00", pin};
        QVERIFY2(holds(checkContentTrust(question, Limits{}).statements[0]), pin.c_str());
    }
    for (const std::string &pin : {std::string(), root.id.substr(0, 63), std::string("c9e849ae366c489751029a86dcbedbf4982d05edfbbe4768124306e09b26d45d")}) {
        question.pins.keys = {pin};
        const TufReport report = checkContentTrust(question, Limits{});
        QVERIFY(report.statements[0].answer(TrustAspect::Identity) == TrustAnswer::No);
        QVERIFY(!report.statements[0].signers[0].trusted);
    }
}

void tst_ContentTrust::withoutPinsIdentityIsUnknown()
{
    TufQuestion question = freshQuestion(docker);
    question.pins = {};
    for (const TrustStatement &statement : checkContentTrust(question, Limits{}).statements) {
        QVERIFY(statement.answer(TrustAspect::Identity) == TrustAnswer::Unknown);
        QVERIFY(statement.answer(TrustAspect::Signature) == TrustAnswer::Yes);
        QVERIFY(statement.answer(TrustAspect::Integrity) == TrustAnswer::Yes);
        QVERIFY(!statement.signers[0].trusted);
    }
}

void tst_ContentTrust::freshnessIsApart()
{
    TufQuestion question = freshQuestion(docker);
    question.at += 20 * day;
    const TrustStatement late = checkContentTrust(question, Limits{}).statements[0];
    QVERIFY(late.answer(TrustAspect::Freshness) == TrustAnswer::No);
    QVERIFY(late.answer(TrustAspect::Signature) == TrustAnswer::Yes);
    QVERIFY(late.answer(TrustAspect::Identity) == TrustAnswer::Yes);
    QCOMPARE(late.firstBroken()->what, std::string("timestamp has not expired"));
    question.at = at("2026-12-10T05:51:48Z");
    QVERIFY(checkContentTrust(question, Limits{}).statements[0].answer(TrustAspect::Freshness) == TrustAnswer::No);
    question.at -= 1;
    QVERIFY(checkContentTrust(question, Limits{}).statements[0].answer(TrustAspect::Freshness) == TrustAnswer::Yes);
    question.at = at("2026-11-25T00:00:00Z"); // before the root's certificate
    QVERIFY(checkContentTrust(question, Limits{}).statements[0].answer(TrustAspect::Freshness) == TrustAnswer::No);
    question.at = at("2040-01-01T00:00:00Z");
    for (const TufRoleReport &role : checkContentTrust(question, Limits{}).roles)
        QVERIFY2(role.answer(TrustAspect::Freshness) == TrustAnswer::No, role.name.c_str());
}

void tst_ContentTrust::everyChangedByteIsRefused_data()
{
    everythingRealVerifies_data();
}

// In bytes of every file one bit: no statement may hold any more that rests on that file, and none may say something new.
void tst_ContentTrust::everyChangedByteIsRefused()
{
    QFETCH(const Sample *, sample);
    TufQuestion question = freshQuestion(*sample);
    question.pins.roots.clear();
    const TufReport before = checkContentTrust(question, Limits{});
    if (question.pins.keys.empty())
        question.pins.keys.push_back(before.roles[0].keys[0].id);
    const auto aloneOfAlice = [](const TufFile &file) { return file.role == "targets/alice"; };
    int changed = 0;
    for (TufFile &file : question.files) {
        // Every sixth byte only: each run checks all signatures again. Not the bit that makes a small letter of a capital one: a method may have both.
        for (std::size_t i = 0; i < file.bytes.size(); i += 6 * sweepStride) {
            const char kept = file.bytes[i];
            file.bytes[i] = static_cast<char>(kept ^ (1 << (i % 5)));
            const TufReport after = checkContentTrust(question, Limits{});
            for (const TrustStatement &statement : after.statements) {
                if (!aloneOfAlice(file))
                    QVERIFY2(!holds(statement), (file.place + " byte " + std::to_string(i) + '\n' + reasonsOf(statement)).c_str());
                else if (holds(statement))
                    QVERIFY2(statement.signers.front().name != "alice", std::to_string(i).c_str());
            }
            file.bytes[i] = kept;
            ++changed;
        }
    }
    QVERIFY(changed > 500 / static_cast<int>(sweepStride));
    QVERIFY(anyHolds(checkContentTrust(question, Limits{})));
}

void tst_ContentTrust::everyTruncatedFileIsRefused()
{
    TufQuestion question = freshQuestion(docker);
    for (TufFile &file : question.files) {
        const std::string whole = file.bytes;
        for (std::size_t size = 0; size < whole.size(); size += (file.role == "root" ? 7U : 1U) * sweepStride) {
            file.bytes = whole.substr(0, size);
            QVERIFY(!parseTuf(file.bytes, file.place, Limits{}));
            if (size % 64 != 0)
                continue;
            const TufReport report = checkContentTrust(question, Limits{});
            QVERIFY2(file.role == "targets/alice" || !anyHolds(report), file.place.c_str());
            const auto role = std::find_if(report.roles.begin(), report.roles.end(), [&file](const TufRoleReport &one) { return one.name == file.role; });
            QVERIFY(role != report.roles.end());
            QVERIFY(role->answer(TrustAspect::Integrity) == TrustAnswer::No);
        }
        file.bytes = whole;
    }
}

void tst_ContentTrust::everyMissingFileIsNoYes()
{
    const TufQuestion whole = freshQuestion(docker);
    for (std::size_t i = 0; i < whole.files.size(); ++i) {
        TufQuestion question = whole;
        question.files.erase(question.files.begin() + static_cast<std::ptrdiff_t>(i));
        const TufReport report = checkContentTrust(question, Limits{});
        const bool alice = whole.files[i].role == "targets/alice";
        QVERIFY(!report.statements.empty());
        for (const TrustStatement &statement : report.statements) {
            QCOMPARE(holds(statement), alice);
            if (alice)
                QCOMPARE(statement.signers[0].name, std::string("Repo Admin"));
        }
    }
    TufQuestion nothing = whole;
    nothing.files.clear();
    const TufReport report = checkContentTrust(nothing, Limits{});
    QCOMPARE(report.statements.size(), std::size_t{1});
    QVERIFY(report.statements[0].answer(TrustAspect::Signature) == TrustAnswer::Unknown);
    QVERIFY(report.statements[0].answer(TrustAspect::Identity) == TrustAnswer::Unknown);
}

void tst_ContentTrust::anotherRepositorysRootIsRefused()
{
    TufQuestion question = freshQuestion(docker);
    const TufQuestion other = freshQuestion(notaryClient);
    question.pins.roots = other.pins.roots;
    QVERIFY(checkContentTrust(question, Limits{}).statements[0].answer(TrustAspect::Identity) == TrustAnswer::No);
    question = freshQuestion(docker);
    question.name = "127.0.0.1:5005/demo/other";
    QVERIFY(checkContentTrust(question, Limits{}).statements[0].answer(TrustAspect::Identity) == TrustAnswer::No);
    question.name.clear();
    QVERIFY(checkContentTrust(question, Limits{}).statements[0].answer(TrustAspect::Identity) == TrustAnswer::Unknown);
}

void tst_ContentTrust::commonNames()
{
    QVERIFY(commonNameFits("docker.io/library/alpine", "docker.io/library/alpine"));
    QVERIFY(commonNameFits("docker.io/library/*", "docker.io/library/alpine"));
    QVERIFY(commonNameFits("*", "anything"));
    QVERIFY(!commonNameFits("docker.io/library/*", "docker.io/other/alpine"));
    QVERIFY(!commonNameFits("docker.io/library/alpine", "docker.io/library/alpine2"));
    QVERIFY(!commonNameFits("docker.io/library/alpine2", "docker.io/library/alpine"));
    QVERIFY(!commonNameFits("", "docker.io/library/alpine"));
}

// Single signatures of notary's own tests, good and bad.
void tst_ContentTrust::notarysOwnVectors()
{
    QFile file(QStringLiteral(ASSAY_TEST_DATA "/trust/tuf/notary-vectors.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
    QCOMPARE(rows.size(), 8);
    for (const auto &row : rows) {
        const auto text = [&row](const char *name) { return row.toObject()[QLatin1String(name)].toString().toStdString(); };
        TufMetadata metadata;
        metadata.signedText = text("message");
        const TufKey key{text("type"), {}, text("public"), text("name")};
        const std::string id = toHex(sha256(std::string_view(key.hashedText)));
        metadata.signatures.push_back({id, text("method"), bytesOfHex(text("signature")).value()});
        const auto answer = [&] {
            TufKeyring ring(TufDialect::Notary);
            return checkSignatures(metadata, {"targets", {id}, 1}, {{id, key}}, ring).answer;
        };
        const bool good = row.toObject()[QStringLiteral("good")].toBool();
        QVERIFY2((answer() == TrustAnswer::Yes) == good, text("name").c_str());
        metadata.signatures[0].method = QString::fromStdString(text("method")).toUpper().toStdString();
        QVERIFY2((answer() == TrustAnswer::Yes) == good, text("name").c_str());
        for (char &byte : metadata.signatures[0].bytes) {
            byte = static_cast<char>(byte ^ 4);
            QVERIFY2(answer() == TrustAnswer::No, text("name").c_str());
            byte = static_cast<char>(byte ^ 4);
        }
        metadata.signedText += ' ';
        QVERIFY2(answer() == TrustAnswer::No, text("name").c_str());
    }
}

void tst_ContentTrust::howLong()
{
    const TufQuestion question = freshQuestion(docker);
    QBENCHMARK {
        QCOMPARE(checkContentTrust(question, Limits{}).statements.size(), std::size_t{2});
    }
}

QTEST_GUILESS_MAIN(tst_ContentTrust)
#include "tst_contenttrust.moc"

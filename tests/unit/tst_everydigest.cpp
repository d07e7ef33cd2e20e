// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Who signs one thing by several digests signs all of them: one that is another's, or that nobody computed, leaves no statement that holds.

#include "base/bytes.h"
#include "crypto/publickey.h"
#include "support/tufanswers.h"
#include "trust/sigstore.h"
#include "trust/trustreport.h"

#include <QDir>
#include <QTemporaryDir>

#include <cstdlib>

using namespace assay;
using namespace assay::test;

namespace {

const std::string content = "what is released\n";

std::string raw(const std::string &name, const std::string &bytes)
{
    return hashOf(name == "sha256" ? HashAlgorithm::Sha256 : name == "sha384" ? HashAlgorithm::Sha384 : HashAlgorithm::Sha512, bytes);
}

void write(const QString &path, const std::string &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), static_cast<qint64>(bytes.size())) != static_cast<qint64>(bytes.size()))
        qFatal("%s cannot be written", qPrintable(path));
}

} // namespace

class tst_EveryDigest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofAFileByTuf_data();
    void ofAFileByTuf();
    void ofListedMetadata_data();
    void ofListedMetadata();
    void ofTagsOfDocker();
    void ofAttestations_data();
    void ofAttestations();
};

void tst_EveryDigest::ofAFileByTuf_data()
{
    QTest::addColumn<QString>("hashes"); // NAME=good or NAME=bad
    QTest::addColumn<TrustAnswer>("state");
    QTest::newRow("one") << QStringLiteral("sha256=good") << TrustAnswer::Yes;
    QTest::newRow("both") << QStringLiteral("sha256=good sha512=good") << TrustAnswer::Yes;
    QTest::newRow("three") << QStringLiteral("sha256=good sha384=good sha512=good") << TrustAnswer::Yes;
    QTest::newRow("SHA-512 alone") << QStringLiteral("sha512=good") << TrustAnswer::Yes;
    QTest::newRow("SHA-384 alone") << QStringLiteral("sha384=good") << TrustAnswer::Yes;
    QTest::newRow("another's SHA-512") << QStringLiteral("sha256=good sha512=bad") << TrustAnswer::No;
    QTest::newRow("another's SHA-256") << QStringLiteral("sha256=bad sha512=good") << TrustAnswer::No;
    QTest::newRow("another's SHA-384") << QStringLiteral("sha256=good sha384=bad sha512=good") << TrustAnswer::No;
    QTest::newRow("one that is not known") << QStringLiteral("sha256=good md5=bad") << TrustAnswer::Unknown;
}

void tst_EveryDigest::ofAFileByTuf()
{
    QFETCH(QString, hashes);
    QFETCH(TrustAnswer, state);
    TufMaker maker(TufDialect::Tuf1);
    maker.targets["targets"]["app.tar"] = content;
    maker.beforeSigning["targets"] = [&hashes](std::string &body) {
        std::string instead;
        for (const QString &one : hashes.split(QLatin1Char(' '))) {
            const std::string name = one.section(QLatin1Char('='), 0, 0).toStdString();
            instead += (instead.empty() ? "\"" : ",\"") + name + "\":\"" + toHex(raw(name, one.endsWith(QLatin1String("good")) ? content : "another")) + '"';
        }
        replaceOnce(body, "\"sha256\":\"" + toHex(raw("sha256", content)) + '"', instead);
    };
    QTemporaryDir folder;
    const TufQuestion made = maker.question();
    write(folder.filePath(QStringLiteral("app.tar")), content);
    for (const TufFile &file : made.files)
        write(folder.filePath(QStringLiteral("trust/tuf/repository/metadata/") + QString::fromStdString(file.role) + QStringLiteral(".json")), file.bytes);
    TrustQuestion question;
    question.subject = "app.tar";
    question.location = folder.filePath(QStringLiteral("app.tar")).toStdString();
    question.at = made.at;
    const auto fs = openDirectoryFs(folder.path().toStdString());
    QVERIFY(fs.has_value());
    question.places = {{folder.path().toStdString(), *fs}};
    Relied relied;
    relied.tufRoots = {{"root.json", made.pins.roots.front().bytes}};
    Context context;
    const auto report = reportTrust(question, relied, Limits{}, context);
    QVERIFY(report.has_value());
    QCOMPARE(report->statements.size(), std::size_t{1});
    const TrustStatement &statement = report->statements.front();
    QVERIFY2(report->stateOf(statement) == state, statement.firstBroken() ? statement.firstBroken()->reason.c_str() : "all holds");
}

void tst_EveryDigest::ofListedMetadata_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<TrustAnswer>("integrity");
    QTest::newRow("SHA-384") << std::string("sha384") << TrustAnswer::No;
    QTest::newRow("SHA-512") << std::string("sha512") << TrustAnswer::No;
    QTest::newRow("not known") << std::string("md5") << TrustAnswer::Unknown;
}

void tst_EveryDigest::ofListedMetadata()
{
    QFETCH(std::string, name);
    QFETCH(TrustAnswer, integrity);
    for (const TufDialect dialect : {TufDialect::Notary, TufDialect::Tuf1}) {
        TufMaker maker = withOneTarget(dialect);
        const std::string bad = raw(name, "another");
        maker.beforeSigning["timestamp"] = [&](std::string &body) { replaceOnce(body, "\"hashes\":{", "\"hashes\":{\"" + name + "\":\"" + (dialect == TufDialect::Notary ? toBase64(bad) : toHex(bad)) + "\","); };
        QVERIFY2(only(check(maker)).answer(TrustAspect::Integrity) == integrity, textOf(check(maker)).c_str());
    }
}

// Two roles that name one SHA-256 and differ beside it do not say the same.
void tst_EveryDigest::ofTagsOfDocker()
{
    SigningKey key(KeyMake::P256);
    TufMaker maker(TufDialect::Notary);
    maker.targets["targets/releases"]["1.0"] = content;
    maker.targets["targets/alice"]["1.0"] = content;
    maker.keys["targets/releases"] = {&key};
    maker.keys["targets/alice"] = {&key};
    maker.delegations = {{"targets", "targets/releases", R"("paths":[""])"}, {"targets", "targets/alice", R"("paths":[""])"}};
    QCOMPARE(only(check(maker)).signers.size(), std::size_t{1});
    QCOMPARE(only(check(maker)).signers.front().name, std::string("alice"));
    maker.beforeSigning["targets/alice"] = [](std::string &body) { replaceOnce(body, "\"hashes\":{", "\"hashes\":{\"sha512\":\"" + toBase64(raw("sha512", "another")) + "\","); };
    const TufReport report = check(maker);
    QCOMPARE(report.statements.size(), std::size_t{2});
    for (const TrustStatement &statement : report.statements)
        QCOMPARE(statement.firstBroken() == nullptr, statement.furtherDigests.empty() && statement.signers.front().name == "Repo Admin");
}

void tst_EveryDigest::ofAttestations_data()
{
    QTest::addColumn<QString>("digests");
    QTest::addColumn<TrustAnswer>("binding");
    const QString good256 = QString::fromStdString("\"sha256\":\"" + toHex(raw("sha256", content)) + '"');
    const QString good512 = QString::fromStdString("\"sha512\":\"" + toHex(raw("sha512", content)) + '"');
    const QString bad512 = QString::fromStdString("\"sha512\":\"" + toHex(raw("sha512", "another")) + '"');
    QTest::newRow("one") << good256 << TrustAnswer::Yes;
    QTest::newRow("both") << QString(good256 + u',' + good512) << TrustAnswer::Yes;
    QTest::newRow("another's") << QString(good256 + u',' + bad512) << TrustAnswer::No;
    QTest::newRow("of no bytes") << QString(good256 + QStringLiteral(R"(,"gitCommit":"abc")")) << TrustAnswer::Yes;
}

// As reportTrust() puts them together.
void tst_EveryDigest::ofAttestations()
{
    QFETCH(QString, digests);
    QFETCH(TrustAnswer, binding);
    const std::string payload = R"({"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"app","digest":{)" + digests.toStdString() + R"(}}],"predicateType":"https://example.org/p","predicate":{}})";
    const std::string envelope = R"({"payloadType":"application/vnd.in-toto+json","payload":")" + toBase64(payload) + R"(","signatures":[{"keyid":"","sig":"AAAA"}]})";
    const std::string digest = "sha256:" + toHex(raw("sha256", content));
    TrustStatement statement = checkCosignAttestation(envelope, {}, "place", digest, {}, 0);
    TrustStatement alone = statement;
    addBinding(statement, {{digest, content.size(), {}, {}, furtherDigestsOf(content)}});
    QCOMPARE(statement.answer(TrustAspect::Binding), binding);
    // Where only the digest is known, a second one cannot be computed.
    addBinding(alone, {{digest, std::nullopt, {}, {}}});
    QCOMPARE(alone.answer(TrustAspect::Binding), alone.furtherDigests.empty() ? TrustAnswer::Yes : TrustAnswer::Unknown);
    QCOMPARE(alone.furtherDigests.empty(), !digests.contains(QLatin1String("sha512")));
}

QTEST_GUILESS_MAIN(tst_EveryDigest)
#include "tst_everydigest.moc"

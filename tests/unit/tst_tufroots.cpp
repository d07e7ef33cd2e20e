// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bytes.h"
#include "io/digest.h"
#include "support/tufanswers.h"

#include <QtTest>

#include <algorithm>

using namespace assay;
using namespace assay::test;

// Roots: which follows which, whose certificates they are.
class tst_TufRoots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rootsFollowEachOther_data() { bothDialects(); }
    void rootsFollowEachOther();
    void anIdIsNoKey_data() { bothDialects(); }
    void anIdIsNoKey();
    void gapInTheRoots();
    void rootCertificates();
    void rootsOfSigstore();
    void rootsOfGoTuf_data();
    void rootsOfGoTuf();
    void statesOfGoTuf_data();
    void statesOfGoTuf();
    void recoveryOfGoTuf();
    void shortKeysOfGoTuf();
};

namespace {

// What an updater of go-tuf holds ("seen"), whose root is trusted, and what its server has ("now"), out of go-tuf's tests.
struct StatesOfGoTuf {
    TufQuestion seen;
    TufQuestion now;
};

StatesOfGoTuf statesIn(const std::string &name, const char *at)
{
    StatesOfGoTuf states{realQuestion(("go-tuf/" + name + "/seen").c_str(), "root.json"), realQuestion(("go-tuf/" + name + "/now").c_str(), "root.json")};
    states.seen.at = states.now.at = secondsOfRfc3339(at).value();
    states.now.pins = states.seen.pins;
    states.now.earlier = states.seen.files;
    states.seen.earlier = states.now.files;
    return states;
}

// "root 2, timestamp 2, …", and what does not hold behind the role.
QString versionsOf(const TufReport &report)
{
    QStringList roles;
    for (const TufRoleReport &role : report.roles) {
        QString text = QString::fromStdString(role.name + ' ' + std::to_string(role.version));
        for (const TrustCheck &check : role.checks) {
            if (check.answer != TrustAnswer::Yes)
                text += QString::fromStdString(": " + check.what + ": " + check.reason);
        }
        roles.append(text);
    }
    return roles.join(QStringLiteral(", "));
}

} // namespace

void tst_TufRoots::rootsFollowEachOther()
{
    QFETCH(TufDialect, dialect);
    TufMaker maker = withOneTarget(dialect);
    const TufFile one = maker.root();
    SigningKey next(KeyMake::P256);
    next.certify(maker.name, maker.now - 1, maker.now + 1);
    const TufMaker::Keys old = maker.keys["root"];
    maker.keys["root"] = {&next};
    maker.version["root"] = 2;
    maker.signers["root"] = {old.front(), &next};
    TufQuestion question = maker.question();
    question.pins.roots = {one};
    QVERIFY2(holds(checkTufMetadata(question, Limits{})), textOf(checkTufMetadata(question, Limits{})).c_str());

    // Only by the new key, only by the old one.
    for (const SigningKey *signer : {static_cast<const SigningKey *>(&next), old.front()}) {
        maker.signers["root"] = {signer};
        question = maker.question();
        question.pins.roots = {one};
        const TufReport report = checkTufMetadata(question, Limits{});
        QVERIFY(only(report).answer(signer == &next ? TrustAspect::Identity : TrustAspect::Signature) == TrustAnswer::No);
        QVERIFY(!holds(report));
    }
    // The trusted one is newer; or of the same version and another one.
    TufMaker same = maker;
    same.signers["root"] = {&next};
    const TufFile two = same.root();
    same.expires["root"] = same.now + 5;
    question = same.question();
    question.pins.roots = {two};
    QVERIFY(only(checkTufMetadata(question, Limits{})).answer(TrustAspect::Identity) == TrustAnswer::No);
    same.version["root"] = 1;
    question = same.question();
    question.pins.roots = {two};
    QVERIFY(only(checkTufMetadata(question, Limits{})).answer(TrustAspect::Identity) == TrustAnswer::No);
    // Two trusted roots, of which one is of another repository.
    same.version["root"] = 2;
    question = same.question();
    question.pins.roots.insert(question.pins.roots.begin(), withOneTarget(dialect).root());
    QVERIFY(holds(checkTufMetadata(question, Limits{})));
    // A trusted root that is not signed by itself.
    question = maker.question();
    maker.signers["root"] = {old.front()};
    question.pins.roots = {maker.root()};
    QVERIFY(only(checkTufMetadata(question, Limits{})).answer(TrustAspect::Identity) == TrustAnswer::No);
}

// Metadata can call any key by the id of the one that the analyst pinned.
void tst_TufRoots::anIdIsNoKey()
{
    QFETCH(TufDialect, dialect);
    TufMaker maker = withOneTarget(dialect);
    SigningKey pinned(KeyMake::Ed25519);
    SigningKey other(KeyMake::P256);
    other.certify(maker.name, maker.now - 1, maker.now + 1);
    maker.keys["root"] = {&other};
    const auto questionOf = [&](const std::string &pin) {
        TufQuestion question = maker.question();
        question.pins = {};
        question.pins.keys = {pin};
        return question;
    };
    QVERIFY(holds(checkTufMetadata(questionOf(other.id(dialect)), Limits{})));
    QVERIFY(!holds(checkTufMetadata(questionOf(pinned.id(dialect)), Limits{})));

    const auto rename = [&](std::string &text) {
        const std::string from = other.id(dialect);
        for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1))
            text.replace(at, from.size(), pinned.id(dialect));
    };
    maker.beforeSigning["root"] = rename;
    maker.afterSigning["root"] = rename;
    const TufReport report = checkTufMetadata(questionOf(pinned.id(dialect)), Limits{});
    QVERIFY2(!holds(report), textOf(report).c_str());
    // Named by what it is, it is still the key that it is.
    if (dialect == TufDialect::Tuf1)
        QVERIFY(holds(checkTufMetadata(questionOf(toHex(sha256(std::string_view(other.spki())))), Limits{})));
}

// 1, 2, 3 with other keys each time; TUF 1.0 needs all of them.
void tst_TufRoots::gapInTheRoots()
{
    TufMaker maker = withOneTarget(TufDialect::Tuf1);
    const TufFile one = maker.root();
    SigningKey second(KeyMake::P256);
    SigningKey third(KeyMake::Ed25519);
    const SigningKey *first = maker.keys["root"].front();
    maker.keys["root"] = {&second};
    maker.version["root"] = 2;
    maker.signers["root"] = {first, &second};
    TufFile two = maker.root();
    two.namedVersion = 2;
    maker.keys["root"] = {&third};
    maker.version["root"] = 3;
    maker.signers["root"] = {first, &second, &third};
    TufQuestion question = maker.question();
    question.pins.roots = {one};
    QVERIFY(only(checkTufMetadata(question, Limits{})).answer(TrustAspect::Identity) == TrustAnswer::Unknown);
    question.files.push_back(two);
    QVERIFY2(holds(checkTufMetadata(question, Limits{})), textOf(checkTufMetadata(question, Limits{})).c_str());
    question.files.back().namedVersion = 4;
    QVERIFY(only(checkTufMetadata(question, Limits{})).answer(TrustAspect::Integrity) == TrustAnswer::No);
    // The second one is not signed by the first one's key.
    question.files.pop_back();
    maker.keys["root"] = {&second};
    maker.version["root"] = 2;
    maker.signers["root"] = {&second};
    question.files.push_back(maker.root());
    QVERIFY(only(checkTufMetadata(question, Limits{})).answer(TrustAspect::Identity) == TrustAnswer::No);
}

void tst_TufRoots::rootCertificates()
{
    TufMaker maker = withOneTarget(TufDialect::Notary);
    struct Case {
        std::string commonName;
        std::int64_t from;
        std::int64_t to;
        const EVP_MD *hash;
        TrustAspect aspect;
        bool good;
    };
    const std::int64_t now = maker.now;
    for (const Case &one : {Case{maker.name, now - 1, now + 1, EVP_sha256(), TrustAspect::Identity, true}, Case{"example.org/*", now - 1, now + 1, EVP_sha256(), TrustAspect::Identity, true},
                            Case{"example.org/other", now - 1, now + 1, EVP_sha256(), TrustAspect::Identity, false}, Case{"other.org/*", now - 1, now + 1, EVP_sha256(), TrustAspect::Identity, false},
                            Case{std::string("example.org/app\0x", 17), now - 1, now + 1, EVP_sha256(), TrustAspect::Identity, false}, Case{maker.name, now - 1, now + 1, EVP_sha1(), TrustAspect::Identity, false},
                            Case{maker.name, now - 9, now - 1, EVP_sha256(), TrustAspect::Freshness, false}, Case{maker.name, now + 1, now + 9, EVP_sha256(), TrustAspect::Freshness, false}}) {
        SigningKey key(KeyMake::P256);
        key.certify(one.commonName, one.from, one.to, one.hash);
        maker.keys["root"] = {&key};
        const TufReport report = check(maker);
        QVERIFY2(holds(report) == one.good, (one.commonName + textOf(report)).c_str());
        QVERIFY2(only(report).answer(one.aspect) == (one.good ? TrustAnswer::Yes : TrustAnswer::No), one.commonName.c_str());
        QVERIFY(only(report).answer(TrustAspect::Signature) == TrustAnswer::Yes);
    }
    SigningKey bare(KeyMake::P256);
    maker.keys["root"] = {&bare};
    QVERIFY(only(check(maker)).answer(TrustAspect::Identity) == TrustAnswer::No);
    // Notary looks for the certificates that are no authority's, and finds none.
    SigningKey issuing(KeyMake::P256);
    issuing.authority = true;
    issuing.certify(maker.name, now - 1, now + 1);
    maker.keys["root"] = {&issuing};
    QVERIFY2(only(check(maker)).answer(TrustAspect::Identity) == TrustAnswer::No, textOf(check(maker)).c_str());
    SigningKey weak(KeyMake::Rsa1024);
    weak.certify(maker.name, now - 1, now + 1);
    maker.keys["root"] = {&weak};
    QVERIFY(only(check(maker)).answer(TrustAspect::Signature) == TrustAnswer::No);
    SigningKey rsa(KeyMake::Rsa2048);
    rsa.certify(maker.name, now - 1, now + 1);
    maker.keys["root"] = {&rsa};
    QVERIFY(holds(check(maker)));
}

void tst_TufRoots::rootsOfSigstore()
{
    TufQuestion question = realQuestion("sigstore-roots", "14.root.json");
    question.at = secondsOfRfc3339("2026-05-01T00:00:00Z").value();
    TufReport report = checkTufMetadata(question, Limits{});
    const TufRoleReport &root = report.roles[0];
    QCOMPARE(root.version, std::uint64_t{14});
    QCOMPARE(root.threshold, 3U);
    QCOMPARE(root.validKeyIds.size(), std::size_t{4});
    QCOMPARE(root.keys.size(), std::size_t{5});
    for (const TufKeyFacts &key : root.keys)
        QVERIFY(key.idFits && key.weakness.empty());
    for (const TrustAspect aspect : {TrustAspect::Integrity, TrustAspect::Signature, TrustAspect::Identity, TrustAspect::Freshness})
        QVERIFY(root.answer(aspect) == TrustAnswer::Yes);
    // Nothing is signed where there are roots alone.
    QVERIFY(only(report).answer(TrustAspect::Signature) == TrustAnswer::Unknown);
    // The thirteenth is not at hand.
    question.pins.roots = realQuestion("sigstore-roots", "12.root.json").pins.roots;
    report = checkTufMetadata(question, Limits{});
    QVERIFY(report.roles[0].answer(TrustAspect::Identity) == TrustAnswer::Unknown);
    QCOMPARE(report.roles[0].checks.back().aspect, TrustAspect::Freshness);
}

// What an updater of go-tuf holds and what its server hands out, out of go-tuf's tests.
void tst_TufRoots::rootsOfGoTuf_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("reason"); // "" where the second root is taken
    QTest::newRow("initial-root-expired") << QStringLiteral("2026-11-27T00:00:00Z") << QString();
    QTest::newRow("invalid-old-root-signature") << QStringLiteral("2026-11-27T00:00:00Z") << QString(); // of two keys one is enough
    QTest::newRow("invalid-new-root-signature_fail") << QStringLiteral("2022-01-01T00:00:00Z") << QStringLiteral("no later root is signed by enough of the root keys of version 1");
    QTest::newRow("backward-root-version_fail") << QStringLiteral("2026-11-27T00:00:00Z") << QStringLiteral("2.root.json: it is version 1");
    QTest::newRow("forward-root-version_fail") << QStringLiteral("2022-01-01T00:00:00Z") << QStringLiteral("2.root.json: it is version 3");
}

void tst_TufRoots::rootsOfGoTuf()
{
    QFETCH(QString, at);
    QFETCH(QString, reason);
    TufQuestion question = realQuestion((std::string("go-tuf/") + QTest::currentDataTag()).c_str(), "1.root.json");
    question.at = secondsOfRfc3339(at.toStdString()).value();
    const TufReport report = checkTufMetadata(question, Limits{});
    const TufRoleReport &root = report.roles[0];
    QStringList broken;
    for (const TrustCheck &check : root.checks) {
        if (check.answer != TrustAnswer::Yes)
            broken.append(QString::fromStdString(check.what + ": " + check.reason));
    }
    QCOMPARE(broken.isEmpty(), reason.isEmpty());
    QVERIFY2(broken.join(QStringLiteral("; ")).contains(reason), qPrintable(broken.join(QStringLiteral("; "))));
    if (reason.isEmpty())
        QCOMPARE(root.version, std::uint64_t{2});
}

void tst_TufRoots::statesOfGoTuf_data()
{
    QTest::addColumn<QString>("versions");
    QTest::newRow("timestamp-key-added") << QStringLiteral("root 2, timestamp 2, snapshot 1, targets 1");
    QTest::newRow("snapshot-key-added") << QStringLiteral("root 2, timestamp 2, snapshot 2, targets 1");
    QTest::newRow("targets-key-added") << QStringLiteral("root 2, timestamp 2, snapshot 2, targets 2");
}

// A role gets another key, and what it says is signed by both.
void tst_TufRoots::statesOfGoTuf()
{
    QFETCH(QString, versions);
    const StatesOfGoTuf states = statesIn(QTest::currentDataTag(), "2021-09-11T00:00:00Z");
    QCOMPARE(versionsOf(checkTufMetadata(states.now, Limits{})), versions);
    const TufReport back = checkTufMetadata(states.seen, Limits{});
    QCOMPARE(back.roles[0].answer(TrustAspect::Integrity), TrustAnswer::No);
    QVERIFY2(versionsOf(back).startsWith(QStringLiteral("root 1: root is no older than what was seen before: root.json is version 2")), qPrintable(versionsOf(back)));
}

// The server's timestamp was replaced by somebody and got a high version: a new root takes another key, which begins anew with version 1.
void tst_TufRoots::recoveryOfGoTuf()
{
    StatesOfGoTuf states = statesIn("rollback-attack-recovery", "2025-01-01T00:00:00Z");
    TufReport report = checkTufMetadata(states.now, Limits{});
    QCOMPARE(versionsOf(report), QStringLiteral("root 2, timestamp 1, snapshot 3, targets 3"));
    QCOMPARE(report.statements.size(), std::size_t{3});
    for (const TrustStatement &statement : report.statements)
        QVERIFY2(statement.answer(TrustAspect::Integrity) == TrustAnswer::Yes && statement.answer(TrustAspect::Signature) == TrustAnswer::Yes, textOf(report).c_str());
    // Without the new root it is by nobody who may sign it.
    fileOf(states.now, "root") = states.seen.pins.roots.front();
    report = checkTufMetadata(states.now, Limits{});
    QCOMPARE(report.roles[1].name, std::string("timestamp"));
    QCOMPARE(report.roles[1].answer(TrustAspect::Signature), TrustAnswer::No);
    QCOMPARE(report.roles[1].version, std::uint64_t{1});
}

// All of go-tuf's sample repository holds but for its keys, RSA of 1024 bits.
void tst_TufRoots::shortKeysOfGoTuf()
{
    const TufReport report = checkTufMetadata(realQuestion("go-tuf/short-rsa-keys_fail", "1.root.json"), Limits{});
    QVERIFY(!report.statements.empty());
    for (const TrustStatement &statement : report.statements)
        QVERIFY2(statement.answer(TrustAspect::Signature) == TrustAnswer::No, textOf(report).c_str());
    QCOMPARE(report.roles[0].keys.size(), std::size_t{1});
    QVERIFY2(report.roles[0].keys.front().weakness.find("1024") != std::string::npos, report.roles[0].keys.front().weakness.c_str());
}

QTEST_GUILESS_MAIN(tst_TufRoots)
#include "tst_tufroots.moc"

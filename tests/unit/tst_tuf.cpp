// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bytes.h"
#include "io/digest.h"
#include "support/tufmaker.h"
#include "trust/contenttrust.h"
#include "trust/tuffolder.h"

#include <QElapsedTimer>
#include <QtTest>

#include <algorithm>

using namespace assay;
using namespace assay::test;

Q_DECLARE_METATYPE(TufDialect)
Q_DECLARE_METATYPE(KeyMake)

namespace {

std::string textOf(const TufReport &report)
{
    std::string text;
    for (const TrustStatement &statement : report.statements) {
        text += statement.subject + ' ' + statement.digest + '\n';
        for (const TrustCheck &check : statement.checks)
            text += "  " + std::string(trustAspectName(check.aspect)) + ' ' + std::string(trustAnswerName(check.answer)) + ": " + check.what + (check.reason.empty() ? "" : ": " + check.reason) + '\n';
    }
    return text;
}

// Of all that report says; "" in front of where the first check is broken.
const TrustStatement &only(const TufReport &report)
{
    if (report.statements.size() != 1)
        qFatal("not one statement:\n%s", textOf(report).c_str());
    return report.statements.front();
}

bool holds(const TufReport &report)
{
    return !report.statements.empty() && std::all_of(report.statements.begin(), report.statements.end(), [](const TrustStatement &one) { return one.firstBroken() == nullptr; });
}

TufMaker withOneTarget(TufDialect dialect)
{
    TufMaker maker(dialect);
    maker.targets["targets"]["1.0"] = "a manifest";
    return maker;
}

TufReport check(const TufMaker &maker)
{
    return checkTufMetadata(maker.question(), Limits{});
}

TufFile &fileOf(TufQuestion &question, const std::string &role)
{
    return *std::find_if(question.files.begin(), question.files.end(), [&role](const TufFile &file) { return file.role == role; });
}

const std::vector<const char *> roles = {"root", "timestamp", "snapshot", "targets"};

void bothDialects()
{
    QTest::addColumn<TufDialect>("dialect");
    QTest::newRow("notary") << TufDialect::Notary;
    QTest::newRow("1.0") << TufDialect::Tuf1;
}

void bothDialectsAndAllRoles()
{
    QTest::addColumn<TufDialect>("dialect");
    QTest::addColumn<std::string>("role");
    for (const char *role : roles) {
        QTest::newRow((std::string("notary ") + role).c_str()) << TufDialect::Notary << std::string(role);
        QTest::newRow((std::string("1.0 ") + role).c_str()) << TufDialect::Tuf1 << std::string(role);
    }
}

} // namespace

Q_DECLARE_METATYPE(std::string)

// The ideas of the conformance suite of TUF, and the rest of what may be wrong with such metadata, in both dialects.
class tst_Tuf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodOneHolds_data() { bothDialects(); }
    void goodOneHolds();
    void allKindsOfKeys_data();
    void allKindsOfKeys();
    void thresholds_data() { bothDialectsAndAllRoles(); }
    void thresholds();
    void oneKeyIsCountedOnce_data() { bothDialects(); }
    void oneKeyIsCountedOnce();
    void signedByTheKeyOfAnotherRole_data() { bothDialectsAndAllRoles(); }
    void signedByTheKeyOfAnotherRole();
    void fileOfAnotherRole_data() { bothDialectsAndAllRoles(); }
    void fileOfAnotherRole();
    void expired_data() { bothDialectsAndAllRoles(); }
    void expired();
    void rolledBack_data() { bothDialectsAndAllRoles(); }
    void rolledBack();
    void snapshotForgets();
    void mixedUp_data() { bothDialects(); }
    void mixedUp();
    void listedOtherwise();
    void weakAndUnknownKeys_data() { bothDialects(); }
    void weakAndUnknownKeys();
    void ecdsaInTheOtherForm_data() { bothDialects(); }
    void ecdsaInTheOtherForm();
    void writtenInOtherWays_data() { bothDialects(); }
    void writtenInOtherWays();
    void whatIsNoMetadata();
    void megabytes();
    void rootsFollowEachOther_data() { bothDialects(); }
    void rootsFollowEachOther();
    void gapInTheRoots();
    void rootCertificates();
    void delegationsOfNotary();
    void tagsThatDockerDoesNotTake();
    void delegationsOf10();
    void patterns_data();
    void patterns();
    void hashedBins();
    void delegationsInACircle();
    void whatTufJsWrote();
    void rootsOfSigstore();
};

void tst_Tuf::goodOneHolds()
{
    QFETCH(TufDialect, dialect);
    const TufMaker maker = withOneTarget(dialect);
    const TufReport report = check(maker);
    QVERIFY2(holds(report), textOf(report).c_str());
    const TrustStatement &statement = only(report);
    QVERIFY(report.dialect == dialect);
    QCOMPARE(statement.subject, dialect == TufDialect::Notary ? std::string("example.org/app:1.0") : std::string("1.0"));
    QCOMPARE(statement.size.value(), std::uint64_t{10});
    QCOMPARE(statement.expires.value(), maker.now + 86'400);
    QCOMPARE(statement.records.size(), std::size_t{4});
    QCOMPARE(report.roles.size(), std::size_t{4});
    for (int aspect = 0; aspect < trustAspects - 1; ++aspect)
        QVERIFY(statement.answer(static_cast<TrustAspect>(aspect)) == TrustAnswer::Yes);
}

void tst_Tuf::allKindsOfKeys_data()
{
    QTest::addColumn<TufDialect>("dialect");
    QTest::addColumn<KeyMake>("make");
    QTest::addColumn<bool>("good");
    for (const TufDialect dialect : {TufDialect::Notary, TufDialect::Tuf1}) {
        const std::string name = dialect == TufDialect::Notary ? "notary " : "1.0 ";
        QTest::newRow((name + "ed25519").c_str()) << dialect << KeyMake::Ed25519 << true;
        QTest::newRow((name + "p256").c_str()) << dialect << KeyMake::P256 << true;
        QTest::newRow((name + "p384").c_str()) << dialect << KeyMake::P384 << true;
        QTest::newRow((name + "rsa 2048").c_str()) << dialect << KeyMake::Rsa2048 << true;
        QTest::newRow((name + "rsa 1024").c_str()) << dialect << KeyMake::Rsa1024 << false;
    }
}

void tst_Tuf::allKindsOfKeys()
{
    QFETCH(TufDialect, dialect);
    QFETCH(KeyMake, make);
    QFETCH(bool, good);
    SigningKey key(make);
    if (dialect == TufDialect::Notary)
        key.scheme = "by the method"; // ECDSA over SHA-256 on every curve
    TufMaker maker = withOneTarget(dialect);
    for (const char *role : {"timestamp", "snapshot", "targets"})
        maker.keys[role] = {&key};
    const TufReport report = check(maker);
    QVERIFY2(holds(report) == good, textOf(report).c_str());
    if (!good)
        QVERIFY(only(report).answer(TrustAspect::Signature) == TrustAnswer::No);
}

void tst_Tuf::thresholds()
{
    QFETCH(TufDialect, dialect);
    QFETCH(std::string, role);
    SigningKey second(KeyMake::Ed25519);
    SigningKey third(KeyMake::P256);
    SigningKey stranger(KeyMake::P256);
    TufMaker maker = withOneTarget(dialect);
    if (dialect == TufDialect::Notary) {
        third.certify(maker.name, maker.now - 1, maker.now + 1);
        const SigningKey *first = maker.keys[role].front();
        maker.keys[role] = {first, &third};
    } else {
        maker.keys[role].push_back(&second);
        maker.keys[role].push_back(&third);
    }
    maker.threshold[role] = 2;
    QVERIFY2(holds(check(maker)), textOf(check(maker)).c_str());
    maker.signers[role] = {maker.keys[role][0], maker.keys[role][1]};
    QVERIFY(holds(check(maker)));
    for (const TufMaker::Keys &signers : {TufMaker::Keys{maker.keys[role][1]}, TufMaker::Keys{}, TufMaker::Keys{maker.keys[role][0], maker.keys[role][0]}, TufMaker::Keys{maker.keys[role][0], &stranger}}) {
        maker.signers[role] = signers;
        const TufReport report = check(maker);
        const bool twice = signers.size() == 2 && signers[0] == signers[1];
        const TrustAspect aspect = twice && dialect == TufDialect::Tuf1 ? TrustAspect::Integrity : TrustAspect::Signature;
        QVERIFY2(report.statements.size() == 1 && only(report).answer(aspect) == TrustAnswer::No, textOf(report).c_str());
    }
    maker.signers.clear();
    maker.threshold[role] = static_cast<unsigned>(maker.keys[role].size() + 1);
    QVERIFY(only(check(maker)).answer(TrustAspect::Signature) == TrustAnswer::No);
}

// The same key under several ids, with several signatures, several times in the list.
void tst_Tuf::oneKeyIsCountedOnce()
{
    QFETCH(TufDialect, dialect);
    SigningKey key(KeyMake::P256);
    SigningKey same = [] { return SigningKey(KeyMake::P256); }();
    TufMaker maker = withOneTarget(dialect);
    maker.keys["snapshot"] = {&key, &same};
    maker.threshold["snapshot"] = 2;
    QVERIFY(holds(check(maker)));

    // In the place of the second key stands the first one again, by another id: in TUF 1.0 with something else beside it, in Notary bare and in a certificate.
    if (dialect == TufDialect::Tuf1) {
        TufMaker copy = withOneTarget(dialect);
        copy.keys["snapshot"] = {&key};
        copy.threshold["snapshot"] = 2;
        const std::string id = key.id(dialect);
        const std::string other(64, 'a');
        copy.beforeSigning["root"] = [&](std::string &body) {
            replaceOnce(body, "\"keys\":{", "\"keys\":{\"" + other + "\":" + key.json(dialect) + ',');
            replaceOnce(body, "\"keyids\":[\"" + id + "\"]", "\"keyids\":[\"" + id + "\",\"" + other + "\"]");
        };
        copy.afterSigning["snapshot"] = [&](std::string &file) {
            const std::size_t at = file.find("\"signatures\":[") + 14;
            const std::string one = file.substr(at, file.size() - at - 2);
            std::string two = one;
            replaceOnce(two, id, other);
            file.insert(at, two + ',');
        };
        const TufReport report = check(copy);
        QVERIFY2(only(report).answer(TrustAspect::Signature) == TrustAnswer::No, textOf(report).c_str());
        QVERIFY(textOf(report).find("is the same key as another one") != std::string::npos);
        copy.threshold["snapshot"] = 1;
        QVERIFY2(holds(check(copy)), textOf(check(copy)).c_str());
    }
    // The list has it twice.
    TufMaker twice = withOneTarget(dialect);
    twice.keys["snapshot"] = {&key, &key};
    twice.threshold["snapshot"] = 2;
    const TufReport report = check(twice);
    QVERIFY(!holds(report));
    QVERIFY(only(report).answer(dialect == TufDialect::Tuf1 ? TrustAspect::Integrity : TrustAspect::Signature) == TrustAnswer::No);
}

void tst_Tuf::signedByTheKeyOfAnotherRole()
{
    QFETCH(TufDialect, dialect);
    QFETCH(std::string, role);
    TufMaker maker = withOneTarget(dialect);
    maker.signers[role] = maker.keys[role == "targets" ? "snapshot" : "targets"];
    QVERIFY(only(check(maker)).answer(TrustAspect::Signature) == TrustAnswer::No);
}

void tst_Tuf::fileOfAnotherRole()
{
    QFETCH(TufDialect, dialect);
    QFETCH(std::string, role);
    TufMaker maker = withOneTarget(dialect);
    TufQuestion question = maker.question();
    fileOf(question, role).bytes = fileOf(question, role == "targets" ? "snapshot" : "targets").bytes;
    QVERIFY(only(checkContentTrust(question, Limits{})).answer(TrustAspect::Integrity) == TrustAnswer::No);
    QVERIFY(!holds(checkTufRepository(question, Limits{})));
    // And of the other dialect.
    question = maker.question();
    const TufMaker other = withOneTarget(dialect == TufDialect::Notary ? TufDialect::Tuf1 : TufDialect::Notary);
    TufQuestion others = other.question();
    fileOf(question, role).bytes = fileOf(others, role).bytes;
    const TufReport report = dialect == TufDialect::Notary ? checkContentTrust(question, Limits{}) : checkTufRepository(question, Limits{});
    QVERIFY(only(report).answer(TrustAspect::Integrity) == TrustAnswer::No);
}

void tst_Tuf::expired()
{
    QFETCH(TufDialect, dialect);
    QFETCH(std::string, role);
    TufMaker maker = withOneTarget(dialect);
    maker.expires[role] = maker.now;
    const TufReport report = check(maker);
    const TrustStatement &statement = only(report);
    QVERIFY(statement.answer(TrustAspect::Freshness) == TrustAnswer::No);
    QVERIFY(statement.answer(TrustAspect::Signature) == TrustAnswer::Yes);
    QVERIFY(statement.answer(TrustAspect::Integrity) == TrustAnswer::Yes);
    QVERIFY(statement.answer(TrustAspect::Identity) == TrustAnswer::Yes);
    QCOMPARE(statement.firstBroken()->what, role + " has not expired");
    maker.expires[role] = maker.now + 1;
    QVERIFY(holds(check(maker)));
}

void tst_Tuf::rolledBack()
{
    QFETCH(TufDialect, dialect);
    QFETCH(std::string, role);
    TufMaker maker = withOneTarget(dialect);
    maker.version[role] = 7;
    const std::vector<TufFile> seven = maker.files();
    maker.version[role] = 6;
    TufQuestion question = maker.question();
    question.earlier = seven;
    const TufReport report = checkTufMetadata(question, Limits{});
    QVERIFY2(only(report).answer(TrustAspect::Integrity) == TrustAnswer::No, textOf(report).c_str());
    QVERIFY(textOf(report).find(role + " is no older than what was seen before: ") != std::string::npos);
    maker.version[role] = 7;
    question = maker.question();
    question.earlier = seven;
    if (role != "root")
        QVERIFY2(holds(checkTufMetadata(question, Limits{})), textOf(checkTufMetadata(question, Limits{})).c_str());
    if (role == "root")
        return;
    // What other keys signed says nothing, and that is not passed over.
    SigningKey stranger(KeyMake::P256);
    maker.version[role] = 9;
    maker.signers[role] = {&stranger};
    question.earlier = {maker.files()};
    std::erase_if(question.earlier, [&role](const TufFile &file) { return file.role != role; });
    QVERIFY(only(checkTufMetadata(question, Limits{})).answer(TrustAspect::Integrity) == TrustAnswer::Unknown);
}

void tst_Tuf::snapshotForgets()
{
    SigningKey key(KeyMake::P256);
    TufMaker maker = withOneTarget(TufDialect::Tuf1);
    maker.keys["role1"] = {&key};
    maker.targets["role1"]["a"] = "a";
    maker.delegations.push_back({"targets", "role1", R"("paths":["a"])"});
    const std::vector<TufFile> before = maker.files();
    TufQuestion question = maker.question();
    question.earlier = before;
    QVERIFY2(holds(checkTufMetadata(question, Limits{})), textOf(checkTufMetadata(question, Limits{})).c_str());
    maker.version["snapshot"] = 2;
    maker.unlisted = {"role1"};
    question = maker.question();
    question.earlier = before;
    TufReport report = checkTufMetadata(question, Limits{});
    QVERIFY(textOf(report).find("role1 is not listed any more") != std::string::npos);
    QVERIFY(!holds(report));
    maker.unlisted.clear();
    question = maker.question();
    maker.version["role1"] = 5;
    question.earlier = maker.files();
    report = checkTufMetadata(question, Limits{});
    QVERIFY(textOf(report).find("role1 is listed with an older version") != std::string::npos);
    QVERIFY(!holds(report));
}

// Each file is signed as it must be, but they are not of one moment.
void tst_Tuf::mixedUp()
{
    QFETCH(TufDialect, dialect);
    TufMaker maker = withOneTarget(dialect);
    TufQuestion first = maker.question();
    maker.targets["targets"]["2.0"] = "another manifest";
    maker.version = {{"targets", 2}, {"snapshot", 2}, {"timestamp", 2}};
    TufQuestion second = maker.question();
    QVERIFY(holds(checkTufMetadata(first, Limits{})) && holds(checkTufMetadata(second, Limits{})));
    for (const char *role : {"timestamp", "snapshot", "targets"}) {
        TufQuestion mixed = second;
        fileOf(mixed, role) = fileOf(first, role);
        const TufReport report = checkTufMetadata(mixed, Limits{});
        for (const TrustStatement &statement : report.statements) {
            QVERIFY(statement.answer(TrustAspect::Signature) == TrustAnswer::Yes);
            QVERIFY(statement.answer(TrustAspect::Integrity) == TrustAnswer::No);
        }
    }
    if (dialect == TufDialect::Tuf1)
        return;
    // Notary's snapshot says which root belongs to it.
    maker.version["root"] = 2;
    TufQuestion third = maker.question();
    TufQuestion mixed = second;
    fileOf(mixed, "root") = fileOf(third, "root");
    for (const TrustStatement &statement : checkTufMetadata(mixed, Limits{}).statements)
        QVERIFY(statement.answer(TrustAspect::Integrity) == TrustAnswer::No);
}

void tst_Tuf::listedOtherwise()
{
    struct Case {
        const char *from;
        const char *to;
        TrustAnswer answer;
    };
    for (const Case &one : {Case{"\"version\":1,\"hashes\"", "\"version\":2,\"hashes\"", TrustAnswer::No}, Case{"\"length\":", "\"length\":1", TrustAnswer::No},
                            Case{"\"sha256\":\"", "\"md5\":\"", TrustAnswer::Yes}, Case{"targets.json", "other.json", TrustAnswer::No}, Case{"\"sha256\":\"", "\"sha256\":\"00", TrustAnswer::No}}) {
        TufMaker maker = withOneTarget(TufDialect::Tuf1);
        maker.beforeSigning["snapshot"] = [&one](std::string &body) { replaceOnce(body, one.from, one.to); };
        const TufReport report = check(maker);
        QVERIFY2(only(report).answer(TrustAspect::Integrity) == one.answer, (one.to + textOf(report)).c_str());
    }
    // Notary has nothing but the hash to go by.
    TufMaker maker = withOneTarget(TufDialect::Notary);
    maker.beforeSigning["timestamp"] = [](std::string &body) { replaceOnce(body, "\"sha256\":\"", "\"md5\":\""); };
    QVERIFY(only(check(maker)).answer(TrustAspect::Integrity) == TrustAnswer::Unknown);
    maker.beforeSigning.clear();
    maker.beforeSigning["targets"] = [](std::string &body) { replaceOnce(body, "\"sha256\":\"", "\"md5\":\""); };
    const TufReport report = check(maker);
    QVERIFY(only(report).answer(TrustAspect::Integrity) == TrustAnswer::No);
    QCOMPARE(only(report).digest, std::string());
}

void tst_Tuf::weakAndUnknownKeys()
{
    QFETCH(TufDialect, dialect);
    const bool notary = dialect == TufDialect::Notary;
    struct Case {
        const char *name;
        TrustAnswer answer;
    };
    for (const Case &one : {Case{"none", TrustAnswer::No}, Case{"", TrustAnswer::No}, Case{"sphincs", TrustAnswer::Unknown}, Case{notary ? "rsapss" : "rsassa-pss-sha256", TrustAnswer::No},
                            Case{notary ? "eddsa" : "ed25519", TrustAnswer::No}, Case{notary ? "rsapkcs1v15" : "rsa-pkcs1v15-sha256", TrustAnswer::No}}) {
        SigningKey key(KeyMake::P256);
        TufMaker maker = withOneTarget(dialect);
        maker.keys["timestamp"] = {&key};
        if (notary)
            maker.afterSigning["timestamp"] = [&one](std::string &file) { replaceOnce(file, "\"method\":\"ecdsa\"", "\"method\":\"" + std::string(one.name) + '"'); };
        else
            key.scheme = one.name;
        const TufReport report = check(maker);
        QVERIFY2(only(report).answer(TrustAspect::Signature) == one.answer, (one.name + textOf(report)).c_str());
    }
    // A key of a type that is not known, and one whose type is not what it is.
    for (const char *type : {"sphincs", "rsa", "ed25519"}) {
        TufMaker maker = withOneTarget(dialect);
        SigningKey key(KeyMake::P256);
        maker.keys["timestamp"] = {&key};
        const std::string json = key.json(dialect);
        maker.beforeSigning["root"] = [&](std::string &body) {
            std::string other = json;
            replaceOnce(other, "\"keytype\":\"ecdsa\"", "\"keytype\":\"" + std::string(type) + '"');
            replaceOnce(body, json, other);
        };
        const TufReport report = check(maker);
        QVERIFY2(!holds(report), type);
        QVERIFY(only(report).answer(TrustAspect::Signature) != TrustAnswer::Yes);
    }
    // Notary's ids are hashes of the keys.
    if (!notary)
        return;
    TufMaker maker = withOneTarget(dialect);
    const std::string id = maker.keys["timestamp"].front()->id(dialect);
    const std::string other(64, 'b');
    maker.beforeSigning["root"] = [&](std::string &body) {
        replaceOnce(body, '"' + id + "\":", '"' + other + "\":");
        replaceOnce(body, "[\"" + id + "\"]", "[\"" + other + "\"]");
    };
    maker.afterSigning["timestamp"] = [&](std::string &file) { replaceOnce(file, id, other); };
    const TufReport report = check(maker);
    QVERIFY(only(report).answer(TrustAspect::Integrity) == TrustAnswer::No);
    QVERIFY(only(report).answer(TrustAspect::Signature) == TrustAnswer::No);
}

void tst_Tuf::ecdsaInTheOtherForm()
{
    QFETCH(TufDialect, dialect);
    SigningKey key(KeyMake::P256);
    TufMaker maker = withOneTarget(dialect);
    maker.keys["timestamp"] = {&key};
    QVERIFY(holds(check(maker)));
    key.otherForm = true;
    QVERIFY(only(check(maker)).answer(TrustAspect::Signature) == TrustAnswer::No);
}

void tst_Tuf::writtenInOtherWays()
{
    QFETCH(TufDialect, dialect);
    TufMaker maker = withOneTarget(dialect);
    // The signature is over the canonical form, so white space, order and escapes do not matter to it.
    maker.afterSigning["timestamp"] = [](std::string &file) {
        replaceOnce(file, "\"expires\"", " \n\t\"\\u0065xpires\" ");
        replaceOnce(file, "{\"signed\":", "{ \"signed\" : ");
    };
    QVERIFY2(holds(check(maker)), textOf(check(maker)).c_str());

    struct Case {
        const char *from;
        const char *to;
    };
    for (const Case &one : {Case{"\"version\":1", "\"version\":1.0"}, Case{"\"version\":1", "\"version\":1e0"}, Case{"\"version\":1", "\"version\":1,\"version\":1"}, Case{"\"version\":1", "\"version\":1,\"Version\":1"},
                            Case{"\"version\":1", "\"version\":0"}, Case{"\"version\":1", "\"version\":-1"}, Case{"\"version\":1", "\"version\":\"1\""}, Case{"\"version\":1", "\"version\":99999999999999999999"},
                            Case{"{\"signed\"", "{\"signed\":{},\"signed\""}, Case{"\"signatures\"", "\"Signatures\":[],\"signatures\""}, Case{"\"expires\":\"2", "\"expires\":\"x"}, Case{"\"meta\":{", "\"mata\":{"}}) {
        maker.afterSigning["timestamp"] = [&one](std::string &file) {
            const std::size_t at = file.find(one.from);
            QVERIFY(at != std::string::npos);
            file.replace(at, std::string(one.from).size(), one.to);
        };
        const TufReport report = check(maker);
        QVERIFY2(only(report).answer(TrustAspect::Integrity) == TrustAnswer::No, one.to);
        QVERIFY2(textOf(report).find("metadata/timestamp.json") != std::string::npos, one.to);
    }
}

void tst_Tuf::whatIsNoMetadata()
{
    for (const char *text : {"", "{", "null", "[]", "{}", "{\"signed\":{}}", "{\"signed\":{\"_type\":\"Root\"}}", "\xff", "{\"signed\":{\"_type\":\"mirrors\",\"version\":1,\"expires\":\"2030-01-01T00:00:00Z\"},\"signatures\":[]}"}) {
        const auto read = parseTuf(text, "f", Limits{});
        QVERIFY2(!read, text);
        QVERIFY(!read.error().detail.empty());
        for (const TufDialect dialect : {TufDialect::Notary, TufDialect::Tuf1}) {
            for (const char *role : roles) {
                TufQuestion question = withOneTarget(dialect).question();
                fileOf(question, role).bytes = text;
                QVERIFY(!holds(checkContentTrust(question, Limits{})));
                QVERIFY(!holds(checkTufRepository(question, Limits{})));
            }
        }
    }
}

void tst_Tuf::megabytes()
{
    TufMaker maker = withOneTarget(TufDialect::Notary);
    TufQuestion question = maker.question();
    const std::string good = fileOf(question, "targets").bytes;
    fileOf(question, "targets").bytes = good + std::string(17 << 20, ' ');
    QVERIFY(only(checkTufMetadata(question, Limits{})).answer(TrustAspect::Integrity) == TrustAnswer::No);

    QElapsedTimer timer;
    timer.start();
    std::string many = R"({"signed":{},"signatures":[)";
    while (many.size() < (8U << 20))
        many += R"({"keyid":"a","method":"ecdsa","sig":"AAAA"},)";
    many.back() = ']';
    QVERIFY(!parseTuf(many + '}', "f", Limits{}));
    QVERIFY(!parseTuf(std::string(8 << 20, '['), "f", Limits{}));
    QVERIFY(!parseTuf('[' + std::string(8 << 20, '0') + ']', "f", Limits{}));
    std::string zeros = "[0";
    while (zeros.size() < (8U << 20))
        zeros += ",0";
    QVERIFY(parseTuf(zeros + ']', "f", Limits{}).error().code == ErrorCode::LimitExceeded);

    // Signatures, more than are looked at, of a role that has as many keys.
    SigningKey key(KeyMake::P256);
    TufMaker wide = withOneTarget(TufDialect::Notary);
    wide.afterSigning["timestamp"] = [](std::string &file) {
        const std::size_t at = file.find("\"signatures\":[") + 14;
        const std::string one = file.substr(at, file.size() - at - 2);
        std::string all;
        for (int i = 0; i < 4000; ++i)
            all += one + ',';
        file.insert(at, all);
    };
    QVERIFY(holds(check(wide)));
    QVERIFY2(timer.elapsed() < 60'000, std::to_string(timer.elapsed()).c_str());
}

void tst_Tuf::rootsFollowEachOther()
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

// 1, 2, 3 with other keys each time; TUF 1.0 needs all of them.
void tst_Tuf::gapInTheRoots()
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

void tst_Tuf::rootCertificates()
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
    SigningKey weak(KeyMake::Rsa1024);
    weak.certify(maker.name, now - 1, now + 1);
    maker.keys["root"] = {&weak};
    QVERIFY(only(check(maker)).answer(TrustAspect::Signature) == TrustAnswer::No);
    SigningKey rsa(KeyMake::Rsa2048);
    rsa.certify(maker.name, now - 1, now + 1);
    maker.keys["root"] = {&rsa};
    QVERIFY(holds(check(maker)));
}

void tst_Tuf::delegationsOfNotary()
{
    SigningKey key(KeyMake::P256);
    SigningKey second(KeyMake::Ed25519);
    TufMaker maker(TufDialect::Notary);
    maker.targets["targets/releases"]["prod/1.0"] = "manifest";
    maker.targets["targets/a"]["prod/1.0"] = "manifest";
    maker.targets["targets/a/b"]["prod/1.0"] = "manifest";
    maker.keys["targets/releases"] = {&key};
    maker.keys["targets/a"] = {&key};
    maker.keys["targets/a/b"] = {&second};
    maker.delegations = {{"targets", "targets/releases", R"("paths":[""])"}, {"targets", "targets/a", R"("paths":["prod/"])"}, {"targets/a", "targets/a/b", R"("paths":["prod/","other"])"}};
    const auto signersOf = [](const TufReport &report) {
        std::string names;
        for (const TrustSigner &signer : only(report).signers)
            names += signer.name + ' ';
        return names;
    };
    QVERIFY2(holds(check(maker)), textOf(check(maker)).c_str());
    QCOMPARE(signersOf(check(maker)), std::string("a a/b "));
    QCOMPARE(only(check(maker)).records.size(), std::size_t{5});

    // Paths of the parent bind the child.
    maker.delegations[1].rule = R"("paths":["test/"])";
    QCOMPARE(signersOf(check(maker)), std::string("Repo Admin "));
    maker.delegations[1].rule = R"("paths":["prod/"])";
    maker.delegations[0].rule = R"("paths":["test/"])";
    QVERIFY(only(check(maker)).answer(TrustAspect::Identity) == TrustAnswer::No);
    maker.delegations[0].rule = R"("paths":[""])";

    // A signer of whose file one byte is another one is no signer.
    maker.afterSigning["targets/a/b"] = [](std::string &file) { file.back() = ' '; };
    QCOMPARE(signersOf(check(maker)), std::string("a "));
    maker.afterSigning.clear();
    maker.signers["targets/a/b"] = {&key};
    QCOMPARE(signersOf(check(maker)), std::string("a "));
    maker.signers.clear();
    maker.threshold["targets/releases"] = 2;
    QVERIFY(only(check(maker)).answer(TrustAspect::Signature) == TrustAnswer::No);
    QCOMPARE(only(check(maker)).threshold, 2U);
    maker.threshold.clear();
    maker.unlisted = {"targets/releases"};
    QVERIFY(only(check(maker)).answer(TrustAspect::Integrity) == TrustAnswer::No);
    maker.unlisted.clear();

    for (const char *name : {"targets/a/b/c", "other", "targets", "root", "targets/", "targets/A", "targets/a.b", "targets/../x"}) {
        TufMaker wrong = maker;
        wrong.keys[name] = {&key};
        wrong.delegations.push_back({"targets", name, R"("paths":[""])"});
        QVERIFY2(only(check(wrong)).answer(TrustAspect::Integrity) == TrustAnswer::No, name);
    }
    // A file of a role that nobody delegates to.
    TufQuestion question = maker.question();
    TufFile stray = fileOf(question, "targets/a");
    stray.role = "targets/stray";
    question.files.push_back(stray);
    const TufReport report = checkTufMetadata(question, Limits{});
    QVERIFY(holds(report));
    QCOMPARE(report.roles.back().name, std::string("targets/stray"));
    QVERIFY(report.roles.back().answer(TrustAspect::Identity) == TrustAnswer::No);
}

void tst_Tuf::tagsThatDockerDoesNotTake()
{
    SigningKey key(KeyMake::P256);
    TufMaker maker(TufDialect::Notary);
    maker.targets["targets/a"]["1.0"] = "manifest";
    maker.keys["targets/a"] = {&key};
    maker.delegations = {{"targets", "targets/a", R"("paths":[""])"}};
    TufReport report = check(maker);
    QVERIFY(only(report).answer(TrustAspect::Identity) == TrustAnswer::No);
    QVERIFY(only(report).firstBroken()->reason.find("targets/a only") != std::string::npos);
    QVERIFY(only(report).answer(TrustAspect::Signature) == TrustAnswer::Yes);

    // In both, with two digests: releases comes first.
    maker.targets["targets/releases"]["1.0"] = "manifest";
    maker.keys["targets/releases"] = {&key};
    maker.delegations.push_back({"targets", "targets/releases", R"("paths":[""])"});
    maker.targets["targets"]["1.0"] = "an older manifest";
    report = check(maker);
    QCOMPARE(report.statements.size(), std::size_t{2});
    const std::string released = digestText(sha256(std::string_view("manifest")));
    for (const TrustStatement &statement : report.statements)
        QCOMPARE(statement.firstBroken() == nullptr, statement.digest == released);
    // Without the file of releases nobody knows what stands in it.
    TufQuestion question = maker.question();
    std::erase_if(question.files, [](const TufFile &file) { return file.role == "targets/releases"; });
    for (const TrustStatement &statement : checkTufMetadata(question, Limits{}).statements)
        QVERIFY(statement.firstBroken() != nullptr);
}

void tst_Tuf::delegationsOf10()
{
    SigningKey key(KeyMake::Ed25519);
    TufMaker maker(TufDialect::Tuf1);
    for (const char *role : {"a", "b", "c"}) {
        maker.keys[role] = {&key};
        maker.targets[role]["dir/file"] = std::string("of ") + role;
    }
    maker.delegations = {{"targets", "a", R"("paths":["dir/*"])"}, {"targets", "b", R"("paths":["dir/*"])"}, {"a", "c", R"("paths":["*"])"}};
    const auto found = [](const TufReport &report) {
        for (const TrustStatement &statement : report.statements) {
            if (!statement.firstBroken())
                return statement.signers.empty() ? std::string("nobody") : statement.signers.front().name;
        }
        return std::string("none");
    };
    QCOMPARE(found(check(maker)), std::string("a"));
    QCOMPARE(check(maker).statements.size(), std::size_t{3});
    maker.targets["targets"]["dir/file"] = "of the top";
    QCOMPARE(found(check(maker)), std::string("targets"));
    maker.targets["targets"].clear();
    maker.targets["a"].clear();
    QCOMPARE(found(check(maker)), std::string("b")); // the pattern of c does not match
    maker.delegations[2].rule = R"("paths":["dir/?ile"])";
    QCOMPARE(found(check(maker)), std::string("c")); // depth comes first
    maker.delegations[2].rule = R"("paths":["other"])";
    maker.delegations[0].terminating = true;
    QCOMPARE(found(check(maker)), std::string("none"));
    maker.delegations[0].rule = R"("paths":["other/*"])";
    QCOMPARE(found(check(maker)), std::string("b"));
    maker.delegations[0].rule = R"("paths":["dir/*"])";
    maker.delegations[0].terminating = false;
    TufQuestion question = maker.question();
    std::erase_if(question.files, [](const TufFile &file) { return file.role == "a"; });
    QCOMPARE(found(checkTufMetadata(question, Limits{})), std::string("none"));
    for (const char *name : {"root", "timestamp", "snapshot", "targets"}) {
        TufMaker wrong = maker;
        wrong.delegations.push_back({"targets", name, R"("paths":["x"])"});
        QCOMPARE(found(check(wrong)), std::string("none"));
    }
}

void tst_Tuf::patterns_data()
{
    QTest::addColumn<std::string>("pattern");
    QTest::addColumn<std::string>("path");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *pattern, const char *path, bool matches) { QTest::newRow((std::string(pattern) + " and " + path).c_str()) << std::string(pattern) << std::string(path) << matches; };
    row("*.tgz", "foo.tgz", true);
    row("*.tgz", "foo.txt", false);
    row("foo-version-?.tgz", "foo-version-2.tgz", true);
    row("foo-version-?.tgz", "foo-version-alpha.tgz", false);
    row("targets/*.tgz", "targets/foo.tgz", true);
    row("targets/*.tgz", "targets/a/foo.tgz", false);
    row("*", "a/b", false);
    row("*/*", "a/b", true);
    row("**", "a", true);
    row("a*b*c", "aXbXbc", true);
    row("a*b*c", "aXbX", false);
    row("[a-c]x", "bx", true);
    row("[a-c]x", "dx", false);
    row("[!a-c]x", "dx", true);
    row("[", "[", true);
    row("a", "", false);
    row("a/", "a", false);
    row("?", "", false);
}

void tst_Tuf::patterns()
{
    QFETCH(std::string, pattern);
    QFETCH(std::string, path);
    QFETCH(bool, matches);
    SigningKey key(KeyMake::Ed25519);
    TufMaker maker(TufDialect::Tuf1);
    maker.keys["a"] = {&key};
    maker.targets["a"][path] = "content";
    maker.delegations = {{"targets", "a", R"("paths":[")" + pattern + "\"]"}};
    QVERIFY2(holds(check(maker)) == matches, textOf(check(maker)).c_str());
}

void tst_Tuf::hashedBins()
{
    SigningKey key(KeyMake::Ed25519);
    TufMaker maker(TufDialect::Tuf1);
    const std::string hex = toHex(sha256(std::string_view("some/file")));
    maker.keys["a"] = {&key};
    maker.targets["a"]["some/file"] = "content";
    maker.delegations = {{"targets", "a", R"("path_hash_prefixes":["00","zz",")" + hex.substr(0, 3) + "\"]"}};
    QVERIFY(holds(check(maker)));
    maker.delegations[0].rule = std::string(R"("path_hash_prefixes":[")") + (hex[0] == '0' ? '1' : '0') + "\"]";
    QVERIFY(only(check(maker)).answer(TrustAspect::Identity) == TrustAnswer::No);
    maker.delegations[0].rule = R"("path_hash_prefixes":["0"],"paths":["*/*"])";
    QVERIFY(!holds(check(maker)));

    // Sixteen bins and, of six bits, names of two digits.
    for (const unsigned bits : {4U, 6U}) {
        const auto first = static_cast<unsigned>(std::stoul(hex.substr(0, 2), nullptr, 16)) >> (8 - bits);
        const auto nameOf = [bits](unsigned bin) { return "bin-" + toHex(reinterpret_cast<const std::uint8_t *>(&bin), 1).substr(bits == 4 ? 1 : 0); };
        for (const unsigned bin : {first, first ^ 1}) {
            TufMaker binned(TufDialect::Tuf1);
            binned.keys["bins"] = {&key};
            binned.succinct = R"("name_prefix":"bin","bit_length":)" + std::to_string(bits);
            binned.targets[nameOf(bin)]["some/file"] = "content";
            QVERIFY2(holds(check(binned)) == (bin == first), textOf(check(binned)).c_str());
            SigningKey stranger(KeyMake::Ed25519);
            binned.signers[nameOf(bin)] = {&stranger};
            QVERIFY(!holds(check(binned)));
        }
    }
}

void tst_Tuf::delegationsInACircle()
{
    SigningKey key(KeyMake::Ed25519);
    TufMaker maker = withOneTarget(TufDialect::Tuf1);
    for (const char *role : {"a", "b"}) {
        maker.keys[role] = {&key};
        maker.targets[role] = {};
    }
    maker.targets["b"]["x"] = "content";
    maker.delegations = {{"targets", "a", R"("paths":["x"])"}, {"a", "b", R"("paths":["x"])"}, {"b", "a", R"("paths":["x"])"}, {"b", "b", R"("paths":["x"])"}};
    QVERIFY2(holds(check(maker)), textOf(check(maker)).c_str());
    QCOMPARE(check(maker).statements.size(), std::size_t{2});
}

namespace {

TufQuestion realQuestion(const char *folder, const char *rootFile)
{
    Context context;
    const auto fs = openDirectoryFs(std::string(ASSAY_TEST_DATA) + "/trust/tuf/" + folder);
    if (!fs)
        qFatal("%s", fs.error().message().c_str());
    const auto found = findTufFolders(**fs, "", Limits{}, context);
    if (!found || found->repositories.size() != 1)
        qFatal("%s: not one repository", folder);
    TufQuestion question;
    question.files = found->repositories.front().files;
    question.at = secondsOfRfc3339("2026-11-27T00:00:00Z").value();
    for (const TufFile &file : question.files) {
        if (file.place.ends_with(rootFile))
            question.pins.roots = {file};
    }
    return question;
}

} // namespace

// tuf-js accepts it; of 228 copies of it with something changed it refused the same ones.
void tst_Tuf::whatTufJsWrote()
{
    TufQuestion question = realQuestion("tuf-js", "1.root.json");
    TufReport report = checkTufMetadata(question, Limits{});
    QVERIFY2(holds(report), textOf(report).c_str());
    QCOMPARE(report.statements.size(), std::size_t{3});
    QCOMPARE(report.statements[0].digest, std::string("sha256:c001d0d1d2da2d23b87521529826ff1bb00c6afaac20b652c0871905c84d1508"));
    QCOMPARE(report.statements[1].subject, std::string("docs/guide.txt"));
    QCOMPARE(report.statements[2].signers.size(), std::size_t{2});
    for (TufFile &file : question.files) {
        if (file.place.ends_with("1.root.json"))
            continue;
        for (std::size_t i = file.role.size(); i < file.bytes.size(); i += 31) {
            const char kept = file.bytes[i];
            file.bytes[i] = static_cast<char>(kept ^ 2);
            report = checkTufMetadata(question, Limits{});
            const bool delegated = file.role == "images" || file.role == "docs";
            // White space of a file that no hash covers may be another one.
            const bool noMatter = (file.role == "root" || file.role == "timestamp") && (kept == ' ' || kept == '\n');
            for (const TrustStatement &statement : report.statements) {
                if (!noMatter && (!delegated || statement.signers.empty() || statement.signers[0].name == file.role))
                    QVERIFY2(statement.firstBroken(), (file.place + ' ' + std::to_string(i)).c_str());
            }
            file.bytes[i] = kept;
        }
    }
}

void tst_Tuf::rootsOfSigstore()
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

QTEST_GUILESS_MAIN(tst_Tuf)
#include "tst_tuf.moc"

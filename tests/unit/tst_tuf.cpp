// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/tufanswers.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace assay;
using namespace assay::test;

namespace {

const std::vector<const char *> roles = {"root", "timestamp", "snapshot", "targets"};

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
    question = maker.question();
    question.earlier = question.files;
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
    question.files = before;
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
                            Case{"\"sha256\":\"", "\"md5\":\"", TrustAnswer::Unknown}, Case{"targets.json", "other.json", TrustAnswer::No}, Case{"\"sha256\":\"", "\"sha256\":\"00", TrustAnswer::No}}) {
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

QTEST_GUILESS_MAIN(tst_Tuf)
#include "tst_tuf.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/tufanswers.h"

#include <QtTest>

#include <functional>
#include <memory>
#include <set>

using namespace assay;
using namespace assay::test;

// A role's file that is not what was signed is told, though nobody would miss what it says.
class tst_TufBrokenRoles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsBroken_data();
    void whatIsBroken();
    void aRowSaysWhichAndWhy();
    void aRowSaysWhyNot_data();
    void aRowSaysWhyNot();
    void anOlderFileThanIsListed_data();
    void anOlderFileThanIsListed();
    void oneOfTwoDelegatorsIsEnough();
    void theDelegatorWhoseKeysDidNotSignIsShown();
    void noneInWhatOthersWrote();
    void everyChangedByteIsTold();
};

namespace {

using Spoil = std::function<void(TufMaker &)>;      // before the repository is made
using Change = std::function<void(TufQuestion &)>; // of what was made
constexpr auto nothing = [](auto &) {};

struct Cases {
    SigningKey key{KeyMake::P256};
    SigningKey other{KeyMake::P256};
    std::string signer;

    // The tag is signed by another role as well, so that nothing hangs on the signer.
    TufMaker maker(TufDialect dialect)
    {
        const bool notary = dialect == TufDialect::Notary;
        signer = notary ? "targets/alice" : "alice";
        const std::string first = notary ? "targets/releases" : "releases";
        const std::string rule = notary ? R"("paths":[""])" : R"("paths":["*"])";
        TufMaker made(dialect);
        for (const std::string &role : {first, signer}) {
            made.keys[role] = {&key};
            made.targets[role]["1.0"] = "manifest";
            made.delegations.push_back({"targets", role, rule});
        }
        return made;
    }
};

std::size_t countNo(const TrustStatement &statement)
{
    return static_cast<std::size_t>(std::count_if(statement.checks.begin(), statement.checks.end(), [](const TrustCheck &one) { return one.answer == TrustAnswer::No; }));
}

// A row in which nothing is No would count for nothing.
std::string namesOf(const std::vector<TrustStatement> &roles)
{
    std::string names;
    for (const TrustStatement &one : roles)
        names += one.subject + (countNo(one) > 0 ? " " : " without a No ");
    return names;
}

// The first digit of the first signature is another one.
void spoilSignature(std::string &file)
{
    const std::size_t at = file.find(R"("sig":")") + 7;
    file[at] = file[at] == '0' ? '1' : '0';
}

using SharedKey = std::shared_ptr<SigningKey>;

SharedKey keyOf(KeyMake make, const std::string &scheme = {})
{
    auto key = std::make_shared<SigningKey>(make);
    key->scheme = scheme.empty() ? key->scheme : scheme;
    return key;
}

Change appendTo(const std::string &role)
{
    return [role](TufQuestion &question) { fileOf(question, role).bytes += ' '; };
}

Spoil namedKey(const std::string &role, const SharedKey &key)
{
    return [role, key](TufMaker &maker) { maker.keys[role] = {key.get()}; };
}

// A delegator names another key for a role than the maker would have it.
void nameAnother(std::string &body, const SigningKey &named, const SigningKey &another)
{
    const std::string id = named.id(TufDialect::Tuf1);
    for (std::size_t at = body.find(id); at != std::string::npos; at = body.find(id))
        body.replace(at, id.size(), another.id(TufDialect::Tuf1));
    replaceOnce(body, named.json(TufDialect::Tuf1), another.json(TufDialect::Tuf1));
}

void listByVersionOnly(std::string &snapshot)
{
    const std::string hashes = R"(,"hashes":{)";
    for (std::size_t at = snapshot.find(hashes); at != std::string::npos; at = snapshot.find(hashes))
        snapshot.erase(at, snapshot.find('}', snapshot.find('}', at) + 1) - at);
}

} // namespace

Q_DECLARE_METATYPE(Spoil)
Q_DECLARE_METATYPE(Change)

void tst_TufBrokenRoles::whatIsBroken_data()
{
    QTest::addColumn<TufDialect>("dialect");
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("broken");
    for (const TufDialect dialect : {TufDialect::Notary, TufDialect::Tuf1}) {
        const std::string role = dialect == TufDialect::Notary ? "targets/alice" : "alice";
        const auto row = [dialect](const char *name, const Spoil &spoil, const Change &change, bool broken) {
            QTest::addRow("%s, %s", name, dialect == TufDialect::Notary ? "notary" : "1.0") << dialect << spoil << change << broken;
        };
        row("good", nothing, nothing, false);
        row("another byte", nothing, [role](TufQuestion &question) { fileOf(question, role).bytes.back() = ' '; }, true);
        row("no JSON", nothing, [role](TufQuestion &question) { fileOf(question, role).bytes = "{"; }, true);
        row("another role's file", nothing, [role](TufQuestion &question) { fileOf(question, role).bytes = fileOf(question, "snapshot").bytes; }, true);
        row("bad signature", [role](TufMaker &maker) { maker.afterSigning[role] = spoilSignature; }, nothing, true);
        row("not at hand", nothing, [role](TufQuestion &question) { std::erase_if(question.files, [&role](const TufFile &file) { return file.role == role; }); }, false);
        row("not listed", [role](TufMaker &maker) { maker.unlisted = {role}; }, [role](TufQuestion &question) { fileOf(question, role).bytes.back() = ' '; }, false);
        row("expired", [role](TufMaker &maker) { maker.expires[role] = maker.now - 1; }, nothing, false);
        row("too few signatures", [role](TufMaker &maker) { maker.threshold[role] = 2; }, nothing, false);
        row("by a weak key", namedKey(role, keyOf(KeyMake::Rsa1024)), nothing, false);
        row("by a weak key, another byte", namedKey(role, keyOf(KeyMake::Rsa1024)), appendTo(role), true);
        row("by another key", [role, other = keyOf(KeyMake::P256)](TufMaker &maker) { maker.signers[role] = {other.get()}; }, nothing, false);
        row("nobody delegates to it", nothing, [role](TufQuestion &question) {
            TufFile stray = fileOf(question, role);
            stray.role += "-stray";
            stray.bytes.back() = ' ';
            question.files.push_back(stray);
        }, false);
        if (dialect == TufDialect::Notary) {
            const auto method = [role](const char *name) {
                return [role, name](TufMaker &maker) { maker.afterSigning[role] = [name](std::string &file) { replaceOnce(file, R"("method":"ecdsa")", std::string(R"("method":")") + name + '"'); }; };
            };
            row("of another kind", method("rsapss"), nothing, false);
            row("by no method", method("none"), nothing, false);
        } else {
            const auto byVersion = [](const Spoil &further) {
                return [further](TufMaker &maker) {
                    maker.beforeSigning["snapshot"] = listByVersionOnly;
                    further(maker);
                };
            };
            row("of another kind", namedKey(role, keyOf(KeyMake::P256, "ed25519")), nothing, false);
            row("listed by version", byVersion(nothing), nothing, false);
            row("listed by version, by another key", byVersion([role, other = keyOf(KeyMake::P256)](TufMaker &maker) { maker.signers[role] = {other.get()}; }), nothing, true);
        }
    }
}

void tst_TufBrokenRoles::whatIsBroken()
{
    QFETCH(TufDialect, dialect);
    QFETCH(Spoil, spoil);
    QFETCH(Change, change);
    QFETCH(bool, broken);
    Cases cases;
    TufMaker maker = cases.maker(dialect);
    spoil(maker);
    TufQuestion question = maker.question();
    change(question);
    const TufReport report = checkTufMetadata(question, Limits{});
    QCOMPARE(namesOf(report.brokenRoles), broken ? "example.org/app (" + cases.signer + ") " : std::string());
    QVERIFY2(holds(report), textOf(report).c_str()); // of the tag that the other role has, too
    // Nobody is asked: it is told whatever is wanted.
    question.wanted = [](const std::string &, const std::string &) { return false; };
    QCOMPARE(checkTufMetadata(question, Limits{}).brokenRoles.size(), std::size_t{broken ? 1U : 0U});
}

void tst_TufBrokenRoles::aRowSaysWhichAndWhy()
{
    Cases cases;
    TufMaker maker = cases.maker(TufDialect::Notary);
    TufQuestion question = maker.question();
    fileOf(question, cases.signer).bytes.back() = ' ';
    const TufReport report = checkTufMetadata(question, Limits{});
    QCOMPARE(report.brokenRoles.size(), std::size_t{1});
    const TrustStatement &row = report.brokenRoles.front();
    QVERIFY(row.scheme == TrustScheme::ContentTrust && row.digest.empty() && row.signers.empty() && !row.subjectIsSigned);
    QVERIFY(row.firstBroken() && row.firstBroken()->answer == TrustAnswer::No);
    QVERIFY2(row.firstBroken()->reason.starts_with("metadata/targets/alice.json"), row.firstBroken()->reason.c_str());
    QVERIFY(row.answer(TrustAspect::Integrity) == TrustAnswer::No && row.answer(TrustAspect::Identity) == TrustAnswer::Yes && row.answer(TrustAspect::Binding) == TrustAnswer::Unknown);
    QCOMPARE(row.records.size(), std::size_t{5});
    QCOMPARE(row.records.back().place, std::string("metadata/targets/alice.json"));
}

void tst_TufBrokenRoles::aRowSaysWhyNot_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<Change>("change");
    QTest::addColumn<std::string>("reason");
    const auto anotherByte = [](TufQuestion &question) { spoilSignature(fileOf(question, "alice").bytes); };
    const std::string hash = "metadata/alice.json: its SHA-256 is another one";
    QTest::newRow("another byte") << Spoil(nothing) << Change(anotherByte) << hash;
    // What else is wrong on the way is not why this file is broken.
    QTest::newRow("another byte, expired") << Spoil([](TufMaker &maker) { maker.expires["snapshot"] = maker.now - 1; }) << Change(anotherByte) << hash;
    QTest::newRow("bad signature") << Spoil([](TufMaker &maker) { maker.afterSigning["alice"] = spoilSignature; }) << Change(nothing) << std::string("valid signatures of 0 of its keys, 1 needed (key ");
    QTest::newRow("another text of its version was seen") << Spoil(nothing) << Change([](TufQuestion &question) {
        question.earlier = question.files;
    }) << std::string("it is version 1, and another text of that version was seen before: metadata/alice.json");
    QTest::newRow("delegates to a name it may not") << Spoil([](TufMaker &maker) { maker.delegations.push_back({"alice", "timestamp", R"("paths":["*"])"}); }) << Change(nothing)
                                                    << std::string(R"(it delegates to "timestamp")");
}

void tst_TufBrokenRoles::aRowSaysWhyNot()
{
    QFETCH(Spoil, spoil);
    QFETCH(Change, change);
    QFETCH(std::string, reason);
    Cases cases;
    TufMaker maker = cases.maker(TufDialect::Tuf1);
    spoil(maker);
    TufQuestion question = maker.question();
    change(question);
    if (!question.earlier.empty()) { // the same version of hers, as it is now
        maker.targets["alice"]["2.0"] = "another manifest";
        question.files = maker.files();
    }
    const TufReport report = checkTufMetadata(question, Limits{});
    QCOMPARE(namesOf(report.brokenRoles), std::string("example.org/app (alice) "));
    const TrustCheck &last = report.brokenRoles.front().checks.back();
    QVERIFY(last.aspect == TrustAspect::Binding && last.answer == TrustAnswer::Unknown);
    QVERIFY2(last.reason.starts_with(reason), last.reason.c_str());
}

void tst_TufBrokenRoles::anOlderFileThanIsListed_data()
{
    QTest::addColumn<Spoil>("before");
    QTest::addColumn<Spoil>("since");
    QTest::addColumn<bool>("spoilt");
    QTest::addColumn<bool>("broken");
    const Spoil none = nothing;
    const Spoil replaced = namedKey("alice", keyOf(KeyMake::P256));
    const Spoil raised = [further = keyOf(KeyMake::P256)](TufMaker &maker) {
        maker.keys["alice"].push_back(further.get());
        maker.threshold["alice"] = 2;
    };
    const Spoil unknown = namedKey("alice", keyOf(KeyMake::P256, "ecdsa-of-tomorrow"));
    QTest::newRow("same keys") << none << none << false << false;
    QTest::newRow("same keys, bad signature") << none << none << true << true;
    QTest::newRow("other keys") << none << replaced << false << false;
    QTest::newRow("other keys, signed by those that nobody names") << none << replaced << true << false;
    QTest::newRow("more keys wanted") << none << raised << false << false;
    QTest::newRow("more keys wanted, bad signature") << none << raised << true << true;
    QTest::newRow("unknown scheme") << unknown << none << false << false;
}

// Clients of TUF 1.0 fetch a role when they look something up in it, and keep what they had of it until then, whoever may sign for it since.
void tst_TufBrokenRoles::anOlderFileThanIsListed()
{
    QFETCH(Spoil, before);
    QFETCH(Spoil, since);
    QFETCH(bool, spoilt);
    QFETCH(bool, broken);
    Cases cases;
    TufMaker maker = cases.maker(TufDialect::Tuf1);
    before(maker);
    TufQuestion cache = maker.question();
    since(maker);
    maker.version["alice"] = 2;
    TufQuestion question = maker.question();
    fileOf(question, "alice").bytes = fileOf(cache, "alice").bytes;
    if (spoilt)
        spoilSignature(fileOf(question, "alice").bytes);
    QCOMPARE(namesOf(checkTufMetadata(question, Limits{}).brokenRoles), broken ? std::string("example.org/app (alice) ") : std::string());
}

void tst_TufBrokenRoles::oneOfTwoDelegatorsIsEnough()
{
    Cases cases;
    TufMaker maker = cases.maker(TufDialect::Tuf1);
    maker.delegations.push_back({"releases", "alice", R"("paths":["*"])"});
    maker.beforeSigning["releases"] = [&](std::string &body) { nameAnother(body, cases.key, cases.other); };
    TufQuestion question = maker.question();
    QCOMPARE(namesOf(checkTufMetadata(question, Limits{}).brokenRoles), std::string());
    // Where the file is broken all the same, it is shown by the one whose keys signed it.
    appendTo("alice")(question);
    const TufReport report = checkTufMetadata(question, Limits{});
    QCOMPARE(namesOf(report.brokenRoles), std::string("example.org/app (alice) "));
    QVERIFY(report.brokenRoles.front().answer(TrustAspect::Signature) == TrustAnswer::Yes);
}

// Of those that the first one names it cannot be told, and another one names a stranger.
void tst_TufBrokenRoles::theDelegatorWhoseKeysDidNotSignIsShown()
{
    const std::string rule = R"("paths":["*"])";
    Cases cases;
    const SharedKey unknown = keyOf(KeyMake::P256, "ecdsa-of-tomorrow");
    const SharedKey stranger = keyOf(KeyMake::P256);
    TufMaker maker = cases.maker(TufDialect::Tuf1);
    maker.keys["alice"] = {unknown.get()};
    maker.signers["alice"] = {&cases.other, unknown.get()};
    maker.afterSigning["alice"] = spoilSignature;
    maker.keys["first"] = {&cases.key};
    maker.targets["first"] = {};
    maker.delegations.insert(maker.delegations.begin(), {"targets", "first", rule});
    maker.delegations.push_back({"first", "alice", rule});
    maker.delegations.push_back({"releases", "alice", rule});
    maker.beforeSigning["first"] = [&](std::string &body) { nameAnother(body, *unknown, *stranger); };
    maker.beforeSigning["releases"] = [&](std::string &body) { nameAnother(body, *unknown, cases.other); };
    const TufReport report = check(maker);
    QCOMPARE(namesOf(report.brokenRoles), std::string("example.org/app (alice) "));
    const TrustStatement &row = report.brokenRoles.front();
    QVERIFY(row.answer(TrustAspect::Signature) == TrustAnswer::No);
    QVERIFY(std::any_of(row.checks.begin(), row.checks.end(), [](const TrustCheck &one) { return one.answer == TrustAnswer::No && one.what == "alice is signed by the keys that releases names for it"; }));
    QCOMPARE(row.records.size(), std::size_t{6}); // that of releases, which leads there, too
}

void tst_TufBrokenRoles::noneInWhatOthersWrote()
{
    for (const auto &[folder, root] : {std::pair{"docker", "root.json"}, {"notary0.3", "root.json"}, {"tuf-js", "1.root.json"}, {"tuf-on-ci", "1.root.json"}})
        QCOMPARE(namesOf(checkTufMetadata(realQuestion(folder, root), Limits{}).brokenRoles), std::string());
}

// Of what docker wrote, one bit of each byte of the signer's file and of the timestamp; of that one, which alone is listed nowhere by its hash, also
// the bit that makes a small letter of a capital one. Of the others every fourth byte: each run checks all signatures again. Whatever is not told is
// in bytes that nobody signs: the name of a signature's method counts in any case of its letters, as notary reads it.
void tst_TufBrokenRoles::everyChangedByteIsTold()
{
    TufQuestion good = realQuestion("docker", "root.json");
    good.name = "127.0.0.1:5005/demo/app";
    const TufReport report = checkTufMetadata(good, Limits{});
    QVERIFY2(holds(report) && report.brokenRoles.empty(), textOf(report).c_str());
    std::set<std::string> silent;
    const auto change = [&](std::size_t index, std::size_t at, int bit) {
        TufQuestion question = good;
        question.files[index].bytes[at] = static_cast<char>(good.files[index].bytes[at] ^ (1 << bit));
        TufReport changed = checkTufMetadata(question, Limits{});
        if (holds(changed) && changed.brokenRoles.empty())
            silent.insert(good.files[index].role + ' ' + std::to_string(at) + ' ' + std::to_string(bit));
        return changed;
    };
    constexpr int caseBit = 5;
    for (std::size_t index = 0; index < good.files.size(); ++index) {
        const TufFile &file = good.files[index];
        const bool isSigner = file.role == "targets/alice";
        const bool isTimestamp = file.role == "timestamp";
        for (std::size_t at = 0; at < file.bytes.size(); at += isSigner || isTimestamp ? 1U : 4U) {
            const TufReport changed = change(index, at, 0);
            if (isTimestamp)
                change(index, at, caseBit);
            if (isSigner)
                QVERIFY2(changed.brokenRoles.size() == 1 && countNo(changed.brokenRoles.front()) > 0, qPrintable(QString::number(at)));
        }
    }
    std::set<std::string> expected;
    const std::string &timestamp = std::find_if(good.files.begin(), good.files.end(), [](const TufFile &file) { return file.role == "timestamp"; })->bytes;
    const std::string method = R"("method":")";
    const std::size_t begin = timestamp.find(method) + method.size();
    for (std::size_t at = begin; timestamp[at] != '"'; ++at)
        expected.insert("timestamp " + std::to_string(at) + ' ' + std::to_string(caseBit));
    std::string told;
    for (const std::string &one : silent)
        told += one + '\n';
    QVERIFY2(silent == expected, told.c_str());
}

QTEST_GUILESS_MAIN(tst_TufBrokenRoles)
#include "tst_tufbrokenroles.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the conformance suite of TUF tries, made with keys of our own; tests/data/trust/tuf/README.md has its cases one by one.

#include "base/bytes.h"
#include "io/digest.h"
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
    void rootRotation_data();
    void rootRotation();
    void rotationOfOtherKeys_data();
    void rotationOfOtherKeys();
    void searchOrder_data();
    void searchOrder();
    void searchByPath();
    void spoiltRoleThatIsSearchedFirst();
    void roleOfTwoDelegators();
    void recoveryByNewKeys();
    void recoveryOfTargetsByNewKeys();
    void forgottenOnlyWithItsKeys();
    void oneVersionWithTwoTexts();
    void anotherRepositoryWasSeen();
    void withoutHashes();
    void notWhatIsListed();
    void snapshotInTheTimestampsPlace();
    void unknownMembers();
    void oneGoodSignatureIsEnough();
    void hashesOfATarget();
    void unusualRoleNames();
    void rsaByPkcs1();
    void initialRootWithoutVersion();
};

namespace {

constexpr const char *artifact = "sha256:45f337ee451b4c098d121d09cc224bacc7794503ac58a47a78cfe7ebefb7fab3";

TufQuestion tufOnCi()
{
    return realQuestion("tuf-on-ci", "1.root.json");
}

struct Version {
    std::vector<std::size_t> keys;
    unsigned threshold;
    std::vector<std::size_t> signers;
};

std::vector<SigningKey> &tenKeys()
{
    static std::vector<SigningKey> keys = [] {
        std::vector<SigningKey> made;
        for (int i = 0; i < 10; ++i)
            made.emplace_back(KeyMake::Ed25519);
        return made;
    }();
    return keys;
}

TufMaker::Keys pick(const std::vector<std::size_t> &which)
{
    TufMaker::Keys out;
    for (const std::size_t i : which)
        out.push_back(&tenKeys()[i]);
    return out;
}

void apply(TufMaker &maker, const std::string &role, const Version &version)
{
    maker.keys[role] = pick(version.keys);
    maker.threshold[role] = version.threshold;
    maker.signers[role] = pick(version.signers);
}

// As an updater leaves them: all versions of the root, the first of which is trusted.
TufQuestion withRoots(const TufMaker &maker, std::vector<TufFile> roots)
{
    TufQuestion question = maker.question();
    std::erase_if(question.files, [](const TufFile &file) { return file.role == "root"; });
    for (std::size_t i = 0; i < roots.size(); ++i) {
        roots[i].namedVersion = i + 1;
        roots[i].place = "metadata/" + std::to_string(i + 1) + ".root.json";
        question.files.push_back(roots[i]);
    }
    question.pins.roots = {roots.front()};
    return question;
}

TufReport answerTo(const TufQuestion &question)
{
    return checkTufMetadata(question, Limits{});
}

// Of whom a client takes the target, by what he says of it; "" where it takes it of nobody.
std::string foundIn(const TufMaker &maker, const std::string &target, const std::vector<std::string> &roles)
{
    for (const TrustStatement &statement : check(maker).statements) {
        for (const std::string &role : roles) {
            if (statement.subject == target && !statement.firstBroken() && statement.digest == "sha256:" + toHex(sha256(std::string_view(role))))
                return role;
        }
    }
    return {};
}

void delegate(TufMaker &maker, const std::string &parent, const std::string &role, const std::string &pattern, bool terminating = false)
{
    maker.keys[role] = {&tenKeys()[0]};
    maker.targets.try_emplace(role);
    maker.delegations.push_back({parent, role, R"("paths":[)" + pattern + ']', terminating});
}

} // namespace

Q_DECLARE_METATYPE(std::vector<Version>)
Q_DECLARE_METATYPE(std::vector<MadeDelegation>)
Q_DECLARE_METATYPE(std::vector<std::string>)

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

void tst_TufConformance::rootRotation_data()
{
    QTest::addColumn<std::vector<Version>>("versions");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *name, const std::vector<Version> &versions, bool good) { QTest::newRow(name) << versions << good; };
    const Version five = {{0, 1, 2, 3, 4}, 3, {0, 2, 4}};
    row("one key", {{{1}, 1, {1}}, {{2}, 1, {2, 1}}, {{2}, 1, {2}}}, true);
    row("one key, signatures of others", {{{1}, 1, {3, 1, 4}}, {{2}, 1, {3, 2, 1, 4}}, {{2}, 1, {3, 2, 4}}}, true);
    row("three of five, others each time", {five, {{0, 1, 2, 3, 4}, 3, {0, 4, 1}}, {{0, 1, 2, 3, 4}, 3, {0, 1, 3}}, {{0, 1, 2, 3, 4}, 3, {0, 1, 3}}}, true);
    row("three of five, one replaced", {five, {{0, 1, 3, 4, 5}, 3, {0, 4, 1}}}, true);
    row("three of five, one replaced in two steps", {five, {{0, 1, 3, 4, 5}, 3, {0, 2, 4, 5}}, {{0, 1, 3, 4, 5}, 3, {0, 4, 5}}}, true);
    row("three of five, all replaced in two steps", {five, {{5, 6, 7, 8, 9}, 3, {0, 2, 4, 5, 6, 7}}, {{5, 6, 7, 8, 9}, 3, {5, 6, 7}}}, true);
    row("threshold from one to two of three", {{{1, 2, 3}, 1, {1}}, {{1, 2, 3}, 2, {1, 2}}}, true);
    row("threshold from two to one of three", {{{1, 2, 3}, 2, {1, 2}}, {{1, 2, 3}, 1, {1, 2}}, {{1, 2, 3}, 1, {1}}}, true);
    row("a second key that is needed", {{{1}, 1, {1}}, {{1, 2}, 2, {1, 2}}}, true);
    row("not by the old key", {{{1}, 1, {1}}, {{2}, 1, {2, 3, 4}}}, false);
    row("not by the new key", {{{1}, 1, {1}}, {{2}, 1, {1, 3, 4}}}, false);
    row("not by three new ones", {five, {{0, 1, 3, 4, 5}, 3, {0, 2, 4}}}, false);
    row("not by three old ones", {five, {{0, 1, 3, 4, 5}, 3, {0, 4, 5}}}, false);
    row("new threshold not reached", {{{1, 2, 3}, 1, {1}}, {{1, 2, 3}, 2, {2}}}, false);
    row("old threshold not reached", {{{1, 2, 3}, 2, {1, 2}}, {{1, 2, 3}, 1, {1}}}, false);
}

void tst_TufConformance::rootRotation()
{
    QFETCH(std::vector<Version>, versions);
    QFETCH(bool, good);
    TufMaker maker = withOneTarget(TufDialect::Tuf1);
    std::vector<TufFile> roots;
    for (const Version &version : versions) {
        apply(maker, "root", version);
        maker.version["root"] = roots.size() + 1;
        roots.push_back(maker.root());
    }
    const TufReport report = answerTo(withRoots(maker, roots));
    QVERIFY2(holds(report) == good, textOf(report).c_str());
}

void tst_TufConformance::rotationOfOtherKeys_data()
{
    QTest::addColumn<std::string>("role");
    QTest::addColumn<std::vector<Version>>("versions");
    QTest::addColumn<bool>("good");
    for (const char *role : {"timestamp", "snapshot", "targets"}) {
        const auto row = [role](const char *name, const Version &version, bool good) { QTest::newRow((std::string(role) + ' ' + name).c_str()) << std::string(role) << std::vector<Version>{version} << good; };
        row("another key", {{2}, 1, {2}}, true);
        row("signatures of others", {{1}, 1, {3, 1, 4}}, true);
        row("not by the new key", {{2}, 1, {1, 3, 4}}, false);
        row("two of five and a stranger", {{0, 1, 3, 4, 5}, 3, {0, 2, 4}}, false);
        row("two of five", {{0, 1, 3, 4, 5}, 3, {0, 4}}, false);
        row("three of five", {{0, 1, 2, 3, 4}, 3, {0, 2, 4}}, true);
        row("three of five in another order", {{0, 1, 2, 3, 4}, 3, {0, 4, 1}}, true);
        row("another three of five", {{0, 1, 2, 3, 4}, 3, {2, 3, 4}}, true);
        row("more needed than there are", {{0, 1, 2, 3, 4}, 6, {0, 1, 2, 3, 4}}, false);
    }
}

void tst_TufConformance::rotationOfOtherKeys()
{
    QFETCH(std::string, role);
    QFETCH(std::vector<Version>, versions);
    QFETCH(bool, good);
    TufMaker maker = withOneTarget(TufDialect::Tuf1);
    const TufFile first = maker.root();
    apply(maker, role, versions.front());
    maker.version["root"] = 2;
    const TufReport report = answerTo(withRoots(maker, {first, maker.root()}));
    QVERIFY2(holds(report) == good, textOf(report).c_str());
}

void tst_TufConformance::searchOrder_data()
{
    QTest::addColumn<std::vector<MadeDelegation>>("delegations");
    QTest::addColumn<std::vector<std::string>>("order");
    const auto row = [](const char *name, const std::vector<MadeDelegation> &delegations, const std::vector<std::string> &order) { QTest::newRow(name) << delegations << order; };
    const auto all = [](const char *parent, const char *name, bool terminating = false) { return MadeDelegation{parent, name, R"("*")", terminating}; };
    const auto python = [](const char *parent, const char *name) { return MadeDelegation{parent, name, R"("*.py")"}; };
    row("one", {all("targets", "A")}, {"A"});
    row("two", {all("targets", "A"), all("targets", "B")}, {"A", "B"});
    row("two levels", {all("targets", "A"), all("targets", "B"), all("B", "C")}, {"A", "B", "C"});
    row("depth first", {all("targets", "A"), all("targets", "B"), all("A", "C"), all("A", "D")}, {"A", "C", "D", "B"});
    row("three levels, depth first", {all("targets", "A"), all("targets", "B"), all("A", "C"), all("C", "D")}, {"A", "C", "D", "B"});
    row("ended by the second level", {all("targets", "A"), all("targets", "B"), all("A", "C", true), all("A", "D")}, {"A", "C"});
    row("ended, but not for its own", {all("targets", "A"), all("targets", "B"), all("A", "C", true), all("C", "D")}, {"A", "C", "D"});
    row("other paths", {python("targets", "A"), all("targets", "B"), all("A", "C")}, {"B"});
    row("other paths below", {all("targets", "A"), all("targets", "B"), python("A", "C"), all("C", "D")}, {"A", "B"});
    row("in a circle", {all("targets", "A"), all("targets", "B"), all("B", "C"), all("C", "D"), all("D", "B")}, {"A", "B", "C", "D"});
    row("two to a third", {all("targets", "A"), all("targets", "B"), all("B", "C"), all("A", "C")}, {"A", "C", "B"});
    row("two to a third by other paths", {all("targets", "A"), all("targets", "B"), all("B", "C"), python("A", "C")}, {"A", "B", "C"});
}

// Each has it, then all but the first, and so on: a client takes it from the first that is left.
void tst_TufConformance::searchOrder()
{
    QFETCH(std::vector<MadeDelegation>, delegations);
    QFETCH(std::vector<std::string>, order);
    std::vector<std::string> roles;
    for (const MadeDelegation &one : delegations)
        roles.push_back(one.name);
    for (std::size_t gone = 0; gone <= order.size(); ++gone) {
        TufMaker maker(TufDialect::Tuf1);
        for (const MadeDelegation &one : delegations)
            delegate(maker, one.parent, one.name, one.rule, one.terminating);
        for (const std::string &role : roles)
            maker.targets[role]["missingpath"] = role;
        for (std::size_t i = 0; i < gone; ++i)
            maker.targets[order[i]].clear();
        QCOMPARE(foundIn(maker, "missingpath", roles), gone < order.size() ? order[gone] : std::string());
    }
}

void tst_TufConformance::searchByPath()
{
    TufMaker maker(TufDialect::Tuf1);
    delegate(maker, "targets", "A", R"("*.doc","*.md")");
    delegate(maker, "targets", "B", R"("releases/*/*")");
    delegate(maker, "B", "C", R"("releases/x/*")");
    delegate(maker, "B", "D", R"("releases/y/*.zip")");
    const std::vector<std::string> roles = {"targets", "A", "C", "D"};
    maker.targets["targets"]["targetfile"] = "targets";
    maker.targets["A"]["README.md"] = "A";
    maker.targets["C"]["releases/x/x_v1"] = "C";
    maker.targets["D"] = {{"releases/y/y_v1.zip", "D"}, {"releases/z/z_v1.zip", "D"}};
    QCOMPARE(foundIn(maker, "targetfile", roles), std::string("targets"));
    QCOMPARE(foundIn(maker, "README.md", roles), std::string("A"));
    QCOMPARE(foundIn(maker, "releases/x/x_v1", roles), std::string("C"));
    QCOMPARE(foundIn(maker, "releases/y/y_v1.zip", roles), std::string("D"));
    QCOMPARE(foundIn(maker, "releases/z/z_v1.zip", roles), std::string());
}

// A client looks in A first, and ends where A is not what it must be: whoever can spoil A must not be able to put B in its place.
void tst_TufConformance::spoiltRoleThatIsSearchedFirst()
{
    SigningKey stranger(KeyMake::Ed25519);
    TufMaker maker(TufDialect::Tuf1);
    delegate(maker, "targets", "A", R"("*")");
    delegate(maker, "targets", "B", R"("*")");
    delegate(maker, "A", "C", R"("other")");
    maker.targets["B"]["file"] = "B";
    maker.expires["C"] = maker.now; // where nobody looks for it
    QCOMPARE(foundIn(maker, "file", {"B"}), std::string("B"));
    TufMaker expired = maker;
    expired.expires["A"] = maker.now;
    QVERIFY(only(check(expired)).answer(TrustAspect::Freshness) == TrustAnswer::No);
    TufMaker other = maker;
    other.signers["A"] = {&stranger};
    QVERIFY(only(check(other)).answer(TrustAspect::Signature) == TrustAnswer::No);
    TufMaker full = maker;
    full.targets["A"]["file"] = "A";
    TufQuestion question = full.question();
    fileOf(question, "A") = fileOf(question, "B"); // signed by the same key, but not what the snapshot lists
    QVERIFY2(!holds(answerTo(question)), textOf(answerTo(question)).c_str());
    question = maker.question();
    fileOf(question, "A").bytes += ' ';
    QVERIFY(only(answerTo(question)).answer(TrustAspect::Integrity) == TrustAnswer::No);
}

// Two delegate to C, each with another key: it counts by whose word a client comes to it.
void tst_TufConformance::roleOfTwoDelegators()
{
    for (const bool good : {true, false}) {
        TufMaker maker(TufDialect::Tuf1);
        delegate(maker, "targets", "A", R"("*")");
        delegate(maker, "targets", "B", R"("*")");
        delegate(maker, "A", "C", R"("*.py")");
        delegate(maker, "B", "C", R"("*")");
        maker.targets["C"]["file"] = "C";
        maker.keys["C"] = {&tenKeys()[1], &tenKeys()[2]};
        maker.signers["C"] = {&tenKeys()[1]};
        // Of the two keys A names the first one alone, and B the one or the other.
        const auto keep = [&](std::size_t kept) {
            return [kept](std::string &body) { replaceOnce(body, "\"" + tenKeys()[1].id(TufDialect::Tuf1) + "\",\"" + tenKeys()[2].id(TufDialect::Tuf1) + "\"]", "\"" + tenKeys()[kept].id(TufDialect::Tuf1) + "\"]"); };
        };
        maker.beforeSigning["A"] = keep(1);
        maker.beforeSigning["B"] = keep(good ? 1 : 2);
        QCOMPARE(foundIn(maker, "file", {"C"}), good ? std::string("C") : std::string());
    }
}

// A thief of keys can sign a version that the owner never reaches; new keys begin anew.
void tst_TufConformance::recoveryByNewKeys()
{
    for (const bool snapshotToo : {false, true}) {
        TufMaker maker = withOneTarget(TufDialect::Tuf1);
        maker.version["timestamp"] = 100;
        if (snapshotToo)
            maker.version["snapshot"] = 99'999;
        const TufFile first = maker.root();
        const std::vector<TufFile> seen = maker.files();
        maker.keys["timestamp"] = pick({1});
        if (snapshotToo)
            maker.keys["snapshot"] = pick({2});
        maker.version = {{"root", 2}, {"snapshot", snapshotToo ? 1 : 2}};
        TufQuestion question = withRoots(maker, {first, maker.root()});
        question.earlier = seen;
        QVERIFY2(holds(answerTo(question)), textOf(answerTo(question)).c_str());
        // Who has not got the root that named the old keys cannot know whose they were.
        question = maker.question();
        question.earlier = seen;
        std::erase_if(question.earlier, [](const TufFile &file) { return file.role == "root"; });
        QVERIFY(only(answerTo(question)).answer(TrustAspect::Integrity) == TrustAnswer::Unknown);
    }
}

void tst_TufConformance::recoveryOfTargetsByNewKeys()
{
    TufMaker maker = withOneTarget(TufDialect::Tuf1);
    maker.version["targets"] = 100;
    const TufFile first = maker.root();
    const std::vector<TufFile> seen = maker.files();
    maker.version = {{"root", 2}, {"snapshot", 2}, {"timestamp", 2}};
    TufQuestion question = withRoots(maker, {first, maker.root()});
    question.earlier = seen;
    QVERIFY(only(answerTo(question)).answer(TrustAspect::Integrity) == TrustAnswer::No);
    maker.keys["snapshot"] = pick({1});
    question = withRoots(maker, {first, maker.root()});
    question.earlier = seen;
    QVERIFY2(holds(answerTo(question)), textOf(answerTo(question)).c_str());
}

void tst_TufConformance::forgottenOnlyWithItsKeys()
{
    TufMaker maker = withOneTarget(TufDialect::Tuf1);
    maker.version = {{"timestamp", 3}, {"snapshot", 2}};
    const TufFile first = maker.root();
    const std::vector<TufFile> seen = maker.files();
    maker.keys["timestamp"] = pick({1});
    maker.version = {{"root", 2}}; // the snapshot's keys are the old ones
    TufQuestion question = withRoots(maker, {first, maker.root()});
    question.earlier = seen;
    QVERIFY(only(answerTo(question)).answer(TrustAspect::Integrity) == TrustAnswer::No);
}

// A client that has the one does not take the other.
void tst_TufConformance::oneVersionWithTwoTexts()
{
    for (const std::string role : {"timestamp", "snapshot", "targets"}) {
        TufMaker maker = withOneTarget(TufDialect::Tuf1);
        const std::vector<TufFile> seen = maker.files();
        maker.expires[role] = maker.now + 5;
        TufQuestion question = maker.question();
        question.earlier = seen;
        std::erase_if(question.earlier, [&role](const TufFile &file) { return file.role != role; });
        QVERIFY(only(answerTo(question)).answer(TrustAspect::Integrity) == TrustAnswer::No);
        maker.version[role] = 2;
        question.files = maker.files();
        QVERIFY2(holds(answerTo(question)), textOf(answerTo(question)).c_str());
    }
}

void tst_TufConformance::anotherRepositoryWasSeen()
{
    TufMaker maker = withOneTarget(TufDialect::Tuf1);
    TufMaker other = withOneTarget(TufDialect::Tuf1);
    for (const char *role : {"root", "timestamp", "snapshot", "targets"})
        other.version[role] = 9;
    TufQuestion question = maker.question();
    question.pins.roots.push_back(other.root());
    question.earlier = other.files();
    QVERIFY2(holds(answerTo(question)), textOf(answerTo(question)).c_str());
}

// Versions alone, as the specification lets them be.
void tst_TufConformance::withoutHashes()
{
    const auto strip = [](std::string &body) {
        for (std::size_t at = body.find(",\"hashes\""); at != std::string::npos; at = body.find(",\"hashes\""))
            body.erase(at, body.find('}', body.find("\"length\":", at)) - at);
    };
    TufMaker maker = withOneTarget(TufDialect::Tuf1);
    maker.beforeSigning["timestamp"] = strip;
    maker.beforeSigning["snapshot"] = strip;
    QVERIFY2(holds(check(maker)), textOf(check(maker)).c_str());
    TufQuestion question = maker.question();
    for (const char *role : {"targets", "snapshot"}) {
        TufMaker later = maker;
        later.version = {{role, 2}};
        TufQuestion mixed = question;
        TufQuestion second = later.question();
        fileOf(mixed, role) = fileOf(second, role);
        QVERIFY(only(answerTo(mixed)).answer(TrustAspect::Integrity) == TrustAnswer::No);
    }
}

// The version in the name is not that in the file; and the one that is listed is not there.
void tst_TufConformance::notWhatIsListed()
{
    for (const char *role : {"root", "snapshot", "targets"}) {
        TufQuestion question = withOneTarget(TufDialect::Tuf1).question();
        fileOf(question, role).namedVersion = 2;
        QVERIFY2(!holds(answerTo(question)), role);
        question = withOneTarget(TufDialect::Tuf1).question();
        std::erase_if(question.files, [role](const TufFile &file) { return file.role == role; });
        for (const TrustStatement &statement : answerTo(question).statements)
            QVERIFY2(statement.answer(TrustAspect::Integrity) != TrustAnswer::Yes, role);
    }
    TufQuestion question = withOneTarget(TufDialect::Tuf1).question();
    std::erase_if(question.files, [](const TufFile &file) { return file.role == "timestamp"; });
    QVERIFY(only(answerTo(question)).answer(TrustAspect::Signature) == TrustAnswer::Unknown);
}

void tst_TufConformance::snapshotInTheTimestampsPlace()
{
    TufMaker maker = withOneTarget(TufDialect::Tuf1);
    maker.keys["snapshot"] = maker.keys["timestamp"];
    TufQuestion question = maker.question();
    fileOf(question, "timestamp").bytes = fileOf(question, "snapshot").bytes;
    QVERIFY(only(answerTo(question)).answer(TrustAspect::Integrity) == TrustAnswer::No);
}

void tst_TufConformance::unknownMembers()
{
    TufMaker maker = withOneTarget(TufDialect::Tuf1);
    maker.beforeSigning["root"] = [](std::string &body) {
        body.insert(body.size() - 1, R"(,"custom-field":"value")");
        for (const std::string member : {"\"keytype\":", "\"threshold\":"}) {
            for (std::size_t at = body.find(member); at != std::string::npos; at = body.find(member, at + 80))
                body.insert(at, R"("extra-field":{"a":1,"b":2},"keyid_hash_algorithms":"md5",)");
        }
    };
    QVERIFY2(holds(check(maker)), textOf(check(maker)).c_str());
}

void tst_TufConformance::oneGoodSignatureIsEnough()
{
    for (const std::string &bad : {std::string(128, 'a'), std::string()}) {
        TufMaker maker = withOneTarget(TufDialect::Tuf1);
        maker.keys["timestamp"] = pick({1, 2});
        maker.signers["timestamp"] = pick({1});
        maker.afterSigning["timestamp"] = [&bad](std::string &file) { file.insert(file.size() - 2, R"(,{"keyid":")" + tenKeys()[2].id(TufDialect::Tuf1) + R"(","sig":")" + bad + "\"}"); };
        QVERIFY2(holds(check(maker)), textOf(check(maker)).c_str());
        maker.threshold["timestamp"] = 2;
        QVERIFY(only(check(maker)).answer(TrustAspect::Signature) == TrustAnswer::No);
    }
}

void tst_TufConformance::hashesOfATarget()
{
    const std::string longer = toHex(hashOf(HashAlgorithm::Sha512, std::string("a manifest")));
    TufMaker maker = withOneTarget(TufDialect::Tuf1);
    const auto with = [&maker](const std::string &hashes) {
        maker.beforeSigning["targets"] = [hashes](std::string &body) { replaceOnce(body, "\"sha256\":\"" + toHex(sha256(std::string_view("a manifest"))) + '"', hashes); };
        return check(maker);
    };
    QCOMPARE(only(with("\"sha512\":\"" + longer + '"')).digest, "sha512:" + longer);
    QVERIFY(holds(with("\"sha512\":\"" + longer + '"')));
    QVERIFY(only(with("\"unknown-hash\":\"" + longer + '"')).answer(TrustAspect::Integrity) == TrustAnswer::No);
}

void tst_TufConformance::unusualRoleNames()
{
    for (const auto &[name, file] : {std::pair("?", "%3F.json"), std::pair("#", "1.%23.json"), std::pair("/delegatedrole", "%2Fdelegatedrole.json"), std::pair("../delegatedrole", "2...%2Fdelegatedrole.json")}) {
        QCOMPARE(tufFileOfName(file).role, std::string(name));
        TufMaker maker(TufDialect::Tuf1);
        delegate(maker, "targets", name, R"("*")");
        maker.targets[name]["file"] = "content";
        QVERIFY2(holds(check(maker)), textOf(check(maker)).c_str());
    }
}

void tst_TufConformance::rsaByPkcs1()
{
    SigningKey key(KeyMake::Rsa2048);
    key.scheme = "rsa-pkcs1v15-sha256";
    TufMaker maker = withOneTarget(TufDialect::Tuf1);
    for (const char *role : {"root", "timestamp", "snapshot", "targets"})
        maker.keys[role] = {&key};
    QVERIFY2(holds(check(maker)), textOf(check(maker)).c_str());
    const TufFile root = maker.root();
    key.scheme = "rsassa-pss-sha256"; // signed in the one way, named by the other
    TufQuestion question = maker.question();
    fileOf(question, "root") = root;
    question.pins.roots = {root};
    QVERIFY(only(answerTo(question)).answer(TrustAspect::Signature) == TrustAnswer::No);
}

void tst_TufConformance::initialRootWithoutVersion()
{
    TufMaker maker = withOneTarget(TufDialect::Tuf1);
    maker.beforeSigning["root"] = [](std::string &body) { replaceOnce(body, ",\"version\":1", ""); };
    QVERIFY(!holds(check(maker)));
    TufQuestion question = withOneTarget(TufDialect::Tuf1).question();
    question.pins.roots = {maker.root()};
    QVERIFY(only(answerTo(question)).answer(TrustAspect::Identity) == TrustAnswer::Unknown);
}

QTEST_GUILESS_MAIN(tst_TufConformance)
#include "tst_tufconformance.moc"

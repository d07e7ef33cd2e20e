// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bytes.h"
#include "crypto/publickey.h"
#include "io/digest.h"
#include "support/tufanswers.h"

#include <QtTest>

#include <algorithm>
#include <iterator>

using namespace assay;
using namespace assay::test;

// Who may speak of which target, and whom a client believes.
class tst_TufDelegations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void delegationsOfNotary();
    void tagsThatDockerDoesNotTake();
    void dockerTakesNoDigestButSha256();
    void delegationsOf10();
    void patterns_data();
    void patterns();
    void hashedBins();
    void delegationsInACircle();
    void onlyAListShowsThatARoleIsHidden();
    void whatTufJsWrote();
};

void tst_TufDelegations::delegationsOfNotary()
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

void tst_TufDelegations::tagsThatDockerDoesNotTake()
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
    // Where the paths of releases do not cover the tag, docker passes it over, as notary does.
    TufMaker passed = maker;
    passed.delegations.back().rule = R"("paths":["2."])";
    for (const TrustStatement &statement : check(passed).statements)
        QCOMPARE(statement.firstBroken() == nullptr, statement.digest != released);
    passed.targets["targets"]["1.0"] = "manifest";
    QVERIFY2(holds(check(passed)), textOf(check(passed)).c_str());
    // Without the file of releases nobody knows what stands in it.
    TufQuestion question = maker.question();
    std::erase_if(question.files, [](const TufFile &file) { return file.role == "targets/releases"; });
    for (const TrustStatement &statement : checkTufMetadata(question, Limits{}).statements)
        QVERIFY(statement.firstBroken() != nullptr);
}

void tst_TufDelegations::dockerTakesNoDigestButSha256()
{
    for (const TufDialect dialect : {TufDialect::Notary, TufDialect::Tuf1}) {
        TufMaker maker = withOneTarget(dialect);
        const std::string content = "a manifest";
        const std::string shorter = hashOf(HashAlgorithm::Sha256, content);
        const std::string longer = hashOf(HashAlgorithm::Sha512, content);
        const auto text = [dialect](const std::string &name, const std::string &raw) { return '"' + name + "\":\"" + (dialect == TufDialect::Notary ? toBase64(raw) : toHex(raw)) + '"'; };
        maker.beforeSigning["targets"] = [&](std::string &body) { replaceOnce(body, text("sha256", shorter), text("sha512", longer)); };
        const TufReport report = check(maker);
        QCOMPARE(only(report).digest, "sha512:" + toHex(longer));
        QVERIFY2(only(report).answer(TrustAspect::Identity) == (dialect == TufDialect::Notary ? TrustAnswer::No : TrustAnswer::Yes), textOf(report).c_str());
    }
}

void tst_TufDelegations::delegationsOf10()
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

void tst_TufDelegations::patterns_data()
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

void tst_TufDelegations::patterns()
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

void tst_TufDelegations::hashedBins()
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

void tst_TufDelegations::delegationsInACircle()
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

// A role that its delegator removed and added again has nothing published, and a client keeps its file of before. That it is hidden shows a list alone
// which names it beside the very text of the delegator, whoever signed that how often.
void tst_TufDelegations::onlyAListShowsThatARoleIsHidden()
{
    const SigningKey alice(KeyMake::P256);
    const SigningKey owner(KeyMake::P256); // signs the same text with other bytes each time
    TufMaker published(TufDialect::Notary);
    published.keys["targets"] = {&owner};
    published.keys["targets/releases"] = {&alice};
    published.targets["targets"]["1.0"] = "a manifest of long ago";
    published.targets["targets/releases"]["2.0"] = "a manifest";
    published.delegations.push_back({"targets", "targets/releases", R"("paths":[""])"});
    published.version = {{"timestamp", 3}, {"snapshot", 3}, {"targets/releases", 3}};
    const auto without = [](std::vector<TufFile> files, const std::vector<std::string> &roles) {
        std::erase_if(files, [&roles](const TufFile &file) { return std::find(roles.begin(), roles.end(), file.role) != roles.end(); });
        return files;
    };
    const auto integrity = [&](TufMaker now, const std::vector<TufFile> &seen) {
        now.unlisted = {"targets/releases"};
        TufQuestion question = now.question();
        question.files = without(question.files, {"targets/releases"});
        question.earlier = seen;
        const TufReport report = checkTufMetadata(question, Limits{});
        return only(report).answer(TrustAspect::Integrity);
    };
    const std::vector<TufFile> before = published.files();
    TufMaker again = published;
    again.version = {{"timestamp", 5}, {"snapshot", 5}, {"targets", 3}};
    again.unlisted = {"targets/releases"};
    std::vector<TufFile> cache = without(again.files(), {"targets/releases"});
    std::copy_if(before.begin(), before.end(), std::back_inserter(cache), [](const TufFile &file) { return file.role == "targets/releases"; });
    again.version["timestamp"] = again.version["snapshot"] = 7;
    QCOMPARE(integrity(again, cache), TrustAnswer::Unknown);
    QCOMPARE(integrity(again, without(cache, {"timestamp", "snapshot"})), TrustAnswer::Unknown);

    TufMaker hidden = published;
    hidden.version["timestamp"] = hidden.version["snapshot"] = 4;
    QCOMPARE(integrity(hidden, before), TrustAnswer::No);
    QCOMPARE(integrity(hidden, without(before, {"timestamp"})), TrustAnswer::No);
    QCOMPARE(integrity(hidden, without(before, {"targets/releases"})), TrustAnswer::No);
    // Of the delegator's file in the list only the hash is known, and not its text.
    QCOMPARE(integrity(hidden, without(before, {"targets"})), TrustAnswer::Unknown);
    QCOMPARE(integrity(hidden, without(before, {"timestamp", "snapshot"})), TrustAnswer::Unknown);
}

// tuf-js accepts it; of 228 copies of it with something changed it refused the same ones.
void tst_TufDelegations::whatTufJsWrote()
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

QTEST_GUILESS_MAIN(tst_TufDelegations)
#include "tst_tufdelegations.moc"

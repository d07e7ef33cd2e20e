// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Metadata of megabytes that somebody made to keep others busy: the work is counted and ends, and what concerns the image is judged all the same.

#include "support/cputime.h"
#include "support/tufanswers.h"
#include "trust/tufpattern.h"

#include <QtTest>

#include <sys/resource.h>

using namespace assay;
using namespace assay::test;

namespace {

constexpr std::size_t manyTargets = 20'000;

std::size_t bytesOf(const TufQuestion &question)
{
    std::size_t bytes = 0;
    for (const TufFile &file : question.files)
        bytes += file.bytes.size();
    return bytes;
}

std::size_t checksIn(const TufReport &report)
{
    std::size_t checks = 0;
    for (const TrustStatement &statement : report.statements)
        checks += statement.checks.size();
    return checks;
}

std::string targetName(std::size_t number)
{
    const std::string digits = std::to_string(number);
    return std::string(150 - digits.size(), 'a') + digits;
}

// Told, not asserted: a build for debugging and a busy machine take longer.
TufReport timed(const TufQuestion &question, const char *what)
{
    const CpuTimer timer;
    TufReport report = checkTufMetadata(question, Limits());
    struct rusage usage {};
    ::getrusage(RUSAGE_SELF, &usage);
    qInfo("%s: %zu bytes, %zu statements, %zu checks, %llu steps, %.0f ms, %ld MB at most", what, bytesOf(question), report.statements.size(), checksIn(report),
          static_cast<unsigned long long>(report.work), timer.seconds() * 1000, usage.ru_maxrss / 1024);
    return report;
}

// Twice as much as all of it may be: names are looked up in steps beside the patterns.
constexpr std::uint64_t mostAltogether = 2 * mostTufWork;

} // namespace

class tst_TufWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patternsAgainstNames();
    void prefixesAndDeepRoles();
    void keysThatNobodySignedWith();
    void patternsAreNoExponent();
};

void tst_TufWork::patternsAgainstNames()
{
    SigningKey key(KeyMake::Ed25519);
    TufMaker maker(TufDialect::Tuf1);
    std::string stars;
    for (int i = 0; i < 60; ++i)
        stars += "*a";
    std::string rule = R"("paths":[)";
    for (int i = 0; i < 100; ++i)
        rule += (i > 0 ? ",\"" : "\"") + stars + std::to_string(i) + "b\"";
    for (int i = 0; i < 100; ++i)
        maker.delegations.push_back({"targets", "slow" + std::to_string(i), rule + "]"});
    maker.delegations.push_back({"targets", "last", R"("paths":["*"])"});
    for (const MadeDelegation &one : maker.delegations)
        maker.keys[one.name] = {&key};
    for (std::size_t i = 0; i < manyTargets; ++i)
        maker.targets["last"][targetName(i)] = "x";
    const TufQuestion question = maker.question();
    QVERIFY(bytesOf(question) > 4'000'000);
    const TufReport report = timed(question, "patterns");
    QVERIFY(report.work <= mostAltogether);
    QVERIFY(checksIn(report) <= mostTufChecks + 1000);
    QCOMPARE(report.statements.size() + report.statementsTooMany, manyTargets);
    QVERIFY(report.statements.back().answer(TrustAspect::Identity) == TrustAnswer::Unknown); // and not a yes because nobody looked

    // Who asks for one of them gets it, though all were too many.
    TufQuestion one = question;
    one.wanted = [](const std::string &subject, const std::string &) { return subject == targetName(manyTargets - 1); };
    const TufReport only = timed(one, "one of them");
    QCOMPARE(only.statements.size(), std::size_t{1});
    QCOMPARE(only.statementsLeftOut, std::uint64_t{manyTargets - 1});
    QVERIFY2(only.statements[0].answer(TrustAspect::Identity) == TrustAnswer::Yes, textOf(only).c_str());
}

void tst_TufWork::prefixesAndDeepRoles()
{
    SigningKey key(KeyMake::Ed25519);
    TufMaker maker(TufDialect::Notary);
    std::string role = "targets";
    for (int depth = 0; depth < 100; ++depth) {
        const std::string child = role + "/a";
        maker.delegations.push_back({role, child, R"("paths":["x","y",""])"});
        maker.keys[child] = {&key};
        maker.targets[child]; // there, and empty
        role = child;
    }
    constexpr std::size_t deepTargets = manyTargets / 4;
    for (std::size_t i = 0; i < deepTargets; ++i)
        maker.targets[role][targetName(i)] = "x";
    const TufReport report = timed(maker.question(), "deep roles");
    QVERIFY(report.work <= mostAltogether);
    QVERIFY(checksIn(report) <= mostTufChecks + 1000);
    QCOMPARE(report.statements.size() + report.statementsTooMany, deepTargets);
}

// A role names thousands of keys, and its metadata has thousands of signatures of others.
void tst_TufWork::keysThatNobodySignedWith()
{
    SigningKey key(KeyMake::Ed25519);
    TufMaker maker(TufDialect::Notary);
    std::string ids;
    std::string signatures;
    for (std::size_t i = 0; i < mostTufItems - 10; ++i) {
        ids += ",\"k" + std::to_string(i) + '"';
        signatures += R"({"keyid":"s)" + std::to_string(i) + R"(","method":"eddsa","sig":"AAAA"},)";
    }
    for (int i = 0; i < 40; ++i) {
        const std::string role = "targets/r" + std::to_string(i);
        maker.delegations.push_back({"targets", role, R"("paths":[""])"});
        maker.keys[role] = {&key};
        maker.targets[role]["tag"] = "x";
    }
    maker.afterSigning["targets/r0"] = [&](std::string &file) { replaceOnce(file, R"("signatures":[)", R"("signatures":[)" + signatures); };
    maker.beforeSigning["targets"] = [&](std::string &body) {
        for (std::size_t at = body.find("\"keyids\":["); at != std::string::npos && body.size() < 8'000'000; at = body.find("\"keyids\":[", at + 1)) {
            const std::size_t end = body.find(']', at);
            body.insert(end, ids);
        }
    };
    const TufReport report = timed(maker.question(), "keys");
    QVERIFY(report.work <= mostAltogether);
    std::size_t keys = 0;
    for (const TufRoleReport &role : report.roles)
        keys += role.keys.size();
    QVERIFY(keys <= 20'000);
    QCOMPARE(report.statements.size(), std::size_t{1});
    QVERIFY(report.statements[0].answer(TrustAspect::Signature) != TrustAnswer::No); // the keys that did sign are enough
}

// Each byte of the pattern is tried at each byte of the name, and no oftener.
void tst_TufWork::patternsAreNoExponent()
{
    std::string pattern;
    for (int i = 0; i < 500; ++i)
        pattern += "*a";
    pattern += "[!a]";
    const std::string name(5000, 'a');
    std::uint64_t steps = mostTufWork;
    QVERIFY(!tufPatternMatches(pattern, name, steps));
    QVERIFY2(mostTufWork - steps <= 2 * pattern.size() * name.size(), std::to_string(mostTufWork - steps).c_str());
    steps = 100;
    QVERIFY(!tufPatternMatches("*", name, steps));
    QCOMPARE(steps, std::uint64_t{0});
    steps = 10'000;
    QVERIFY(tufPatternMatches("*", name, steps));
}

QTEST_GUILESS_MAIN(tst_TufWork)
#include "tst_tufwork.moc"

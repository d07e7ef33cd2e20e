// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/trustrules.h"
#include "trust/rulecheck.h"

#include <QtTest>

using namespace assay;

// Rules as text, and what they make of statements.
class tst_TrustRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tomlAndJsonSayTheSame();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    void everyTruncationIsAnErrorOrFewerRules();
    void times_data();
    void times();
    void patterns_data();
    void patterns();
    void eachAspectMustBeYes_data();
    void eachAspectMustBeYes();
    void oneKeyCountsOnce();
    void badOnesBesideGoodOnes();
    void attestationsAndSignaturesAreApart();
    void ageNeedsAProvenTime();
    void theDiskMustBeProven();
    void signersMayNotContradictThemselves();
};

namespace {

constexpr char toml[] = R"(# What runs on this host
schema = "assay-trust/1"
at = 2026-11-26T12:00:00Z

[trust]
keys = ["release.pub"]
openpgp-keys = "vendor.asc"
notation-configs = ["notation"]
openpgp-fingerprints = ["00112233445566778899AABBCCDDEEFF00112233"]

[[rule]]
name = "released"
schemes = ["cosign-signature", "sigstore-bundle"]
names = ["1.*"]
max-age-days = 30

[[rule]]
schemes = ["notation"]
may-be-stale = true
at-least = 2
disk = true
)";

constexpr char json[] = R"({"schema": "assay-trust/1", "at": "2026-11-26T12:00:00Z",
  "trust": {"keys": ["release.pub"], "openpgp-keys": ["vendor.asc"], "notation-configs": "notation", "openpgp-fingerprints": ["00112233445566778899AABBCCDDEEFF00112233"]},
  "rule": [{"name": "released", "schemes": ["cosign-signature", "sigstore-bundle"], "names": ["1.*"], "max-age-days": 30},
           {"schemes": "notation", "may-be-stale": true, "at-least": 2, "disk": true}]})";

QString described(const TrustRules &rules)
{
    QStringList lines;
    const auto list = [](const std::vector<std::string> &words) {
        QStringList all;
        for (const std::string &word : words)
            all += QString::fromStdString(word);
        return all.join(QLatin1Char(','));
    };
    lines += QStringLiteral("at %1").arg(rules.at.value_or(-1));
    lines += QStringLiteral("keys %1 openpgp %2 pinned %3 notation %4").arg(list(rules.relied.publicKeys), list(rules.relied.openPgpKeys), list(rules.relied.openPgpFingerprints), list(rules.relied.notationConfigs));
    for (const TrustRule &rule : rules.rules)
        lines += QStringLiteral("%1: schemes %2 names %3 age %4 least %5 stale %6 disk %7").arg(QString::fromStdString(rule.name), list(rule.schemes), list(rule.names)).arg(rule.maxAge.value_or(-1)).arg(rule.atLeast).arg(rule.mayBeStale).arg(rule.disk);
    return lines.join(QLatin1Char('\n'));
}

TrustStatement good(const std::string &key = "k1")
{
    TrustStatement statement;
    statement.scheme = TrustScheme::CosignSignature;
    statement.subject = "registry.example:5000/app:1.0";
    statement.subjectIsSigned = true;
    statement.signers = {{"release", "", key, true}};
    for (const TrustAspect aspect : {TrustAspect::Integrity, TrustAspect::Signature, TrustAspect::Identity, TrustAspect::Freshness, TrustAspect::Binding})
        statement.add(aspect, TrustAnswer::Yes, std::string(trustAspectName(aspect)) + " holds");
    return statement;
}

QString outcome(const TrustRule &rule, const std::vector<TrustStatement> &statements, TrustAnswer onDisk = TrustAnswer::Unknown)
{
    const RuleOutcome one = holdRules({rule}, statements, onDisk, 1'000'000).front();
    return QString::fromStdString((one.holds ? "yes: " : "no: ") + one.reason);
}

} // namespace

void tst_TrustRules::tomlAndJsonSayTheSame()
{
    const auto fromToml = parseTrustRules(toml, "rules.toml", {});
    QVERIFY2(fromToml, fromToml ? "" : fromToml.error().message().c_str());
    const auto fromJson = parseTrustRules(json, "rules.json", {});
    QVERIFY2(fromJson, fromJson ? "" : fromJson.error().message().c_str());
    QCOMPARE(described(*fromToml), described(*fromJson));
    QCOMPARE(described(*fromToml), QStringLiteral("at 1795694400\nkeys release.pub openpgp vendor.asc pinned 00112233445566778899AABBCCDDEEFF00112233 notation notation\n"
                                                  "released: schemes cosign-signature,sigstore-bundle names 1.* age 2592000 least 1 stale 0 disk 0\n"
                                                  "rule 2: schemes notation names  age -1 least 2 stale 1 disk 1"));
}

void tst_TrustRules::mistakesAreNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("said");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("schema must be");
    QTest::newRow("no rule") << QByteArray("schema = \"assay-trust/1\"\n") << QStringLiteral("with no rule everything would pass");
    QTest::newRow("empty list") << QByteArray("schema = \"assay-trust/1\"\nrule = []\n") << QStringLiteral("with no rule everything would pass");
    QTest::newRow("unknown key") << QByteArray("schema = \"assay-trust/1\"\n[[rule]]\nsigner = [\"a\"]\n") << QStringLiteral("rule 1.signer is no key");
    QTest::newRow("unknown key on top") << QByteArray("schema = \"assay-trust/1\"\nrules = 1\n[[rule]]\n") << QStringLiteral("rules is no key");
    QTest::newRow("none at all") << QByteArray("schema = \"assay-trust/1\"\n[[rule]]\nat-least = 0\n") << QStringLiteral("rule 1.at-least must be a whole number from 1");
    QTest::newRow("fraction") << QByteArray("schema = \"assay-trust/1\"\n[[rule]]\nat-least = 1.5\n") << QStringLiteral("rule 1.at-least");
    QTest::newRow("word for a flag") << QByteArray("schema = \"assay-trust/1\"\n[[rule]]\ndisk = \"yes\"\n") << QStringLiteral("rule 1.disk must be true or false");
    QTest::newRow("local time") << QByteArray("schema = \"assay-trust/1\"\nat = 2026-11-26T12:00:00+01:00\n[[rule]]\n") << QStringLiteral("at must be");
    QTest::newRow("twice in TOML") << QByteArray("schema = \"assay-trust/1\"\nschema = \"assay-trust/1\"\n[[rule]]\n") << QStringLiteral("line 2");
    QTest::newRow("twice in JSON") << QByteArray("{\"schema\": \"assay-trust/1\", \"schema\": \"assay-trust/1\", \"rule\": [{}]}") << QStringLiteral("schema");
    QTest::newRow("not TOML") << QByteArray("<rules/>") << QStringLiteral("line 1");
}

void tst_TrustRules::mistakesAreNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, said);
    const auto rules = parseTrustRules(text.toStdString(), "rules", {});
    QVERIFY(!rules);
    QVERIFY2(QString::fromStdString(rules.error().message()).contains(said), rules.error().message().c_str());
}

void tst_TrustRules::everyTruncationIsAnErrorOrFewerRules()
{
    for (const std::string_view whole : {std::string_view(toml), std::string_view(json)}) {
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const auto rules = parseTrustRules(whole.substr(0, size), "rules", {});
            QVERIFY(!rules || (whole.front() == '#' && !rules->rules.empty()));
        }
    }
}

void tst_TrustRules::times_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("day") << QStringLiteral("1970-01-02") << qint64(86400);
    QTest::newRow("second") << QStringLiteral("1970-01-01T00:00:01Z") << qint64(1);
    QTest::newRow("leap day") << QStringLiteral("2024-02-29") << qint64(1709164800);
    for (const char *bad : {"", "2023-02-29", "2026-1-1", "2026-11-26T25:00:00Z", "2026-11-26T12:00:00", "2026-11-26T12:00:00+01:00", "-026-11-26", "2026-11-26x", "2026-00-10"})
        QTest::newRow(qPrintable(QStringLiteral("not ") + QLatin1String(bad))) << QString::fromLatin1(bad) << qint64(-1);
}

void tst_TrustRules::times()
{
    QFETCH(QString, text);
    QFETCH(qint64, seconds);
    QCOMPARE(qint64(parseUtcTime(text.toStdString()).value_or(-1)), seconds);
}

void tst_TrustRules::patterns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *text, const char *pattern, bool fits) { QTest::newRow(qPrintable(QStringLiteral("%1 ~ %2").arg(QLatin1String(text), QLatin1String(pattern)))) << QString::fromLatin1(text) << QString::fromLatin1(pattern) << fits; };
    row("", "", true);
    row("", "*", true);
    row("", "?", false);
    row("1.0", "1.*", true);
    row("1", "1.*", false);
    row("11.0", "1.*", false);
    row("abcbc", "a*bc", true);
    row("abcbd", "a*bc", false);
    row("abc", "a?c", true);
    row("abc", "abc?", false);
    row("x[1]", "x[1]", true);
    QTest::newRow("worst") << QString(20000, QLatin1Char('a')) << QString(QStringLiteral("*a").repeated(40) + QStringLiteral("b")) << false;
}

void tst_TrustRules::patterns()
{
    QFETCH(QString, text);
    QFETCH(QString, pattern);
    QFETCH(bool, fits);
    QCOMPARE(matchesPattern(text.toStdString(), pattern.toStdString()), fits);
}

void tst_TrustRules::eachAspectMustBeYes_data()
{
    QTest::addColumn<int>("aspect");
    QTest::addColumn<bool>("skipped");
    for (int aspect = 0; aspect < trustAspects; ++aspect) {
        const QString name = QString::fromUtf8(trustAspectName(TrustAspect(aspect)).data());
        QTest::newRow(qPrintable(name + QStringLiteral(" not checked"))) << aspect << true;
        QTest::newRow(qPrintable(name + QStringLiteral(" unknown"))) << aspect << false;
    }
}

void tst_TrustRules::eachAspectMustBeYes()
{
    QFETCH(int, aspect);
    QFETCH(bool, skipped);
    QCOMPARE(outcome({}, {good()}), QStringLiteral("yes: by k1"));
    TrustStatement statement = good();
    if (skipped)
        std::erase_if(statement.checks, [aspect](const TrustCheck &check) { return int(check.aspect) == aspect; });
    else
        statement.add(TrustAspect(aspect), TrustAnswer::Unknown, "this too", "nobody looked");
    const QString name = QString::fromUtf8(trustAspectName(TrustAspect(aspect)).data());
    const QString said = outcome({}, {statement});
    QVERIFY2(said.startsWith(QStringLiteral("no: 0 keys of the 1 that are wanted signed it; of 1 statement the one that came nearest: %1 is not known: ").arg(name)), qPrintable(said));

    TrustRule stale;
    stale.mayBeStale = true;
    QCOMPARE(outcome(stale, {statement}).startsWith(QStringLiteral("yes")), TrustAspect(aspect) == TrustAspect::Freshness);

    statement.add(TrustAspect(aspect), TrustAnswer::No, "the third", "it is not");
    QVERIFY(outcome({}, {statement}).contains(name + QStringLiteral(" fails: not shown that the third (it is not)")));
}

// Several signatures of one image: what is wrong with one is no harm to another, and it counts for nothing.
void tst_TrustRules::badOnesBesideGoodOnes()
{
    TrustStatement bad = good("b");
    bad.add(TrustAspect::Signature, TrustAnswer::No, "the key signed this", "it did not");
    for (const auto &statements : {std::vector{good("a"), bad}, std::vector{bad, good("a")}, std::vector{bad, bad, good("a")}}) {
        QCOMPARE(outcome({}, statements), QStringLiteral("yes: by a"));
        TrustRule two;
        two.atLeast = 2;
        QVERIFY(outcome(two, statements).startsWith(QStringLiteral("no: 1 key of the 2 that are wanted")));
        TrustRule byIt;
        byIt.signers = {"b"};
        QVERIFY(outcome(byIt, statements).startsWith(QStringLiteral("no: ")));
    }
    QVERIFY(outcome({}, {bad, bad}).startsWith(QStringLiteral("no: ")));
}

void tst_TrustRules::oneKeyCountsOnce()
{
    TrustRule two;
    two.atLeast = 2;
    QCOMPARE(outcome(two, {good("a"), good("a")}), QStringLiteral("no: 1 key of the 2 that are wanted signed it"));
    QCOMPARE(outcome(two, {good("a"), good("b")}), QStringLiteral("yes: by a, b"));
    TrustStatement stranger = good("b");
    stranger.signers.front().trusted = false;
    QVERIFY(outcome(two, {good("a"), stranger}).startsWith(QStringLiteral("no: 1 key")));
    // Two certificates for one key, or for one name.
    TrustStatement again = good("b");
    again.signers.front().countedAs = "a";
    QVERIFY(outcome(two, {good("a"), again}).startsWith(QStringLiteral("no: 1 key")));
    // A name that is another's key.
    const std::string key(64, 'c');
    TrustRule byKey;
    byKey.signers = {key};
    TrustStatement named = good("d");
    named.signers.front().name = key;
    QVERIFY(outcome(byKey, {named}).startsWith(QStringLiteral("no: ")));
    QCOMPARE(outcome(byKey, {good(key)}), QString::fromStdString("yes: by " + key));
}

void tst_TrustRules::attestationsAndSignaturesAreApart()
{
    TrustStatement attestation = good();
    attestation.predicateType = "https://slsa.dev/provenance/v1";
    QCOMPARE(outcome({}, {attestation}), QStringLiteral("no: there is no signature"));
    TrustRule wanted;
    wanted.attestation = "https://slsa.dev/provenance/v1";
    QCOMPARE(outcome(wanted, {attestation}), QStringLiteral("yes: by k1"));
    QCOMPARE(outcome(wanted, {good()}), QStringLiteral("no: there is no attestation https://slsa.dev/provenance/v1"));
    TrustRule named;
    named.names = {"1.*"};
    named.schemes = {"cosign-signature"};
    QCOMPARE(outcome(named, {good()}), QStringLiteral("yes: by k1"));
    TrustStatement unnamed = good();
    unnamed.subjectIsSigned = false;
    QVERIFY(outcome(named, {unnamed}).contains(QStringLiteral("its name is not part of what is signed")));
    named.names = {"5000*"};
    QVERIFY(outcome(named, {good()}).contains(QStringLiteral("it is about \"registry.example:5000/app:1.0\", not about 5000*")));
    named.schemes = {"notation"};
    QCOMPARE(outcome(named, {good()}), QStringLiteral("no: there is no signature of notation"));
}

void tst_TrustRules::ageNeedsAProvenTime()
{
    TrustRule young;
    young.maxAge = 1000;
    TrustStatement statement = good();
    QVERIFY(outcome(young, {statement}).contains(QStringLiteral("nothing proves when")));
    statement.signedAt = 999'500;
    QVERIFY(outcome(young, {statement}).contains(QStringLiteral("nothing proves when")));
    statement.signedAtProven = true;
    QCOMPARE(outcome(young, {statement}), QStringLiteral("yes: by k1"));
    statement.signedAt = 998'999;
    QVERIFY(outcome(young, {statement}).contains(QStringLiteral("longer ago")));
    statement.signedAt = 1'000'001;
    QVERIFY(outcome(young, {statement}).contains(QStringLiteral("yet to come")));
}

// SHA256SUMS that fits, and SHA512SUMS of the same signer that does not.
void tst_TrustRules::signersMayNotContradictThemselves()
{
    TrustStatement fits = good();
    fits.scheme = TrustScheme::SignedSums;
    fits.subject = "app.tar";
    TrustStatement other = fits;
    other.digest = "sha512:00";
    other.checks.back().answer = TrustAnswer::No;
    TrustRule rule;
    QVERIFY(outcome(rule, {fits}).startsWith(QStringLiteral("yes")));
    QCOMPARE(outcome(rule, {fits, other}), QStringLiteral("no: a wanted signer also signed that \"app.tar\" has sha512:00, which it has not"));
    QCOMPARE(outcome(rule, {other, fits}), outcome(rule, {fits, other}));
    // By somebody else, or with a signature that is none, it says nothing.
    TrustStatement strangers = other;
    strangers.signers.front().trusted = false;
    QVERIFY(outcome(rule, {fits, strangers}).startsWith(QStringLiteral("yes")));
    TrustStatement broken = other;
    broken.checks[1].answer = TrustAnswer::No;
    QVERIFY(outcome(rule, {fits, broken}).startsWith(QStringLiteral("yes")));
    rule.signers = {"k1"};
    QVERIFY(outcome(rule, {fits, other}).startsWith(QStringLiteral("no")));
    rule.schemes = {"minisign"};
    fits.scheme = TrustScheme::Minisign;
    QVERIFY(outcome(rule, {fits, other}).startsWith(QStringLiteral("yes"))); // the rule does not look at that kind
}

void tst_TrustRules::theDiskMustBeProven()
{
    TrustRule rule;
    rule.disk = true;
    QCOMPARE(outcome(rule, {good()}), QStringLiteral("no: nothing proves that what lies on the disk is what was signed"));
    QCOMPARE(outcome(rule, {good()}, TrustAnswer::No), QStringLiteral("no: what lies on the disk is not what was signed"));
    QCOMPARE(outcome(rule, {good()}, TrustAnswer::Yes), QStringLiteral("yes: by k1"));
    QCOMPARE(outcome({}, {good()}, TrustAnswer::No), QStringLiteral("no: what lies on the disk is not what was signed"));
}

QTEST_GUILESS_MAIN(tst_TrustRules)
#include "tst_trustrules.moc"

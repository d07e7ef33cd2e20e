// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testdata.h"
#include "trust/notationstore.h"
#include "trust/reliedkeys.h"

#include <QtTest>

using namespace assay;
using namespace assay::test;

// Whom the schemes are told to trust.
class tst_ReliedKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void identitiesOfNotation_data();
    void identitiesOfNotation();
    void patternsOfSigstore();
    void unusableFilesAreTold();
    void policiesOfNotation_data();
    void policiesOfNotation();
};

void tst_ReliedKeys::identitiesOfNotation_data()
{
    QTest::addColumn<QStringList>("given"); // name, issuer, name, issuer …
    QTest::addColumn<QStringList>("taken");
    const QString subject = QStringLiteral("x509.subject: C=US, O=Release");
    QTest::newRow("none") << QStringList() << QStringList();
    QTest::newRow("subject") << QStringList{subject, {}} << QStringList{subject};
    QTest::newRow("everybody") << QStringList{QStringLiteral("*"), {}} << QStringList{QStringLiteral("*")};
    QTest::newRow("everybody of an issuer") << QStringList{QStringLiteral("*"), QStringLiteral("https://issuer.example")} << QStringList();
    QTest::newRow("and a subject") << QStringList{QStringLiteral("*"), QStringLiteral("https://issuer.example"), subject, {}} << QStringList{subject};
    QTest::newRow("mail") << QStringList{QStringLiteral("a@example.org"), {}} << QStringList();
    QTest::newRow("subject with issuer") << QStringList{subject, QStringLiteral("x")} << QStringList();
}

void tst_ReliedKeys::identitiesOfNotation()
{
    QFETCH(QStringList, given);
    QFETCH(QStringList, taken);
    Relied relied;
    for (qsizetype i = 0; i < given.size(); i += 2)
        relied.identities.push_back({given[i].toStdString(), given[i + 1].toStdString()});
    std::vector<std::string> problems;
    const Limits limits;
    ReliedKeys keys(relied, limits, problems);
    QStringList found;
    for (const std::string &identity : keys.notation({}).front().front().identities)
        found += QString::fromStdString(identity);
    QCOMPARE(found, taken);
    QCOMPARE(problems.size(), std::size_t(given.value(1) == QStringLiteral("x")));
}

void tst_ReliedKeys::patternsOfSigstore()
{
    Relied relied;
    relied.identities = {{"*@example.org", "https://issuer.example"}, {"a.b@example.org", ""}, {"x509.subject: C=US", ""}};
    std::vector<std::string> problems;
    const Limits limits;
    ReliedKeys keys(relied, limits, problems);
    const auto &identities = keys.sigstore().identities;
    QCOMPARE(identities.size(), std::size_t(2));
    QVERIFY(identities[0].nameIsPattern && !identities[0].issuerIsPattern);
    QCOMPARE(QString::fromStdString(identities[0].name), QStringLiteral("(?s:.*)@example\\.org"));
    QVERIFY(!identities[1].nameIsPattern);
    QCOMPARE(QString::fromStdString(identities[1].name), QStringLiteral("a.b@example.org"));
}

void tst_ReliedKeys::unusableFilesAreTold()
{
    Relied relied;
    relied.publicKeys = {{"a.pub", "no key"}};
    relied.minisignKeys = {{"b.pub", "no key"}};
    relied.sigstoreRoots = {{"root.json", "{}"}};
    relied.certificateAuthorities = {{"ca.pem", "no certificate"}};
    std::vector<std::string> problems;
    const Limits limits;
    ReliedKeys keys(relied, limits, problems);
    QVERIFY(keys.sigstore().keys.empty());
    QVERIFY(keys.signify().empty());
    QVERIFY(!keys.notation({}).front().front().authorities);
    QCOMPARE(problems.size(), std::size_t(4));
    for (const char *file : {"a.pub", "b.pub", "root.json", "ca.pem"})
        QVERIFY2(std::any_of(problems.begin(), problems.end(), [file](const std::string &problem) { return problem.find(file) != std::string::npos; }), file);
}

void tst_ReliedKeys::policiesOfNotation_data()
{
    QTest::addColumn<QStringList>("repositories");
    QTest::addColumn<QString>("taken"); // identities of each policy that has to be kept
    QTest::addColumn<QString>("problem");
    QTest::newRow("its own") << QStringList{QStringLiteral("reg.example/app")} << QStringLiteral("[app]") << QString();
    QTest::newRow("everybody's") << QStringList{QStringLiteral("reg.example/other")} << QStringLiteral("[rest]") << QString();
    QTest::newRow("below") << QStringList{QStringLiteral("reg.example/app/below")} << QStringLiteral("[rest]") << QString();
    QTest::newRow("other case") << QStringList{QStringLiteral("reg.example/App")} << QStringLiteral("[rest]") << QString();
    QTest::newRow("two names, both to be kept") << QStringList{QStringLiteral("reg.example/other"), QStringLiteral("reg.example/app"), QStringLiteral("reg.example/third")} << QStringLiteral("[rest][app]") << QString();
    QTest::newRow("skipped") << QStringList{QStringLiteral("reg.example/skip")} << QStringLiteral("[]") << QStringLiteral("has no signature looked at");
    QTest::newRow("a skipped one beside another") << QStringList{QStringLiteral("reg.example/app"), QStringLiteral("reg.example/skip")} << QStringLiteral("[app][]") << QStringLiteral("has no signature looked at");
    QTest::newRow("a star is no name") << QStringList{QStringLiteral("*")} << QStringLiteral("[rest]") << QString();
    QTest::newRow("no name") << QStringList() << QStringLiteral("[rest]") << QString();
}

void tst_ReliedKeys::policiesOfNotation()
{
    QFETCH(QStringList, repositories);
    QFETCH(QString, taken);
    QFETCH(QString, problem);
    const auto store = std::make_shared<NotationStore>();
    store->stores.emplace("ca:lab", fromTestData(TrustAnchors::fromBytes(fromTestData(readAll(*fromTestData(openFileSource(ASSAY_TEST_DATA "/trust/attached/notation-ca.pem")), 1 << 20)), "ca.pem")));
    store->policies = {{"app", {"reg.example/app"}, NotationLevel::Strict, true, {"ca:lab"}, {"app"}},
                       {"rest", {"*"}, NotationLevel::Audit, true, {"ca:lab"}, {"rest"}},
                       {"skip", {"reg.example/skip"}, NotationLevel::Skip, true, {"ca:lab"}, {"skip"}}};
    Relied relied;
    relied.notationConfigs.push_back({"config", store});
    relied.identities.push_back({"*", {}}); // has no say in what a policy says
    std::vector<std::string> names;
    for (const QString &name : repositories)
        names.push_back(name.toStdString());
    std::vector<std::string> problems;
    const Limits limits;
    ReliedKeys keys(relied, limits, problems);
    const auto &ways = keys.notation(names);
    QCOMPARE(ways.size(), std::size_t(1));
    QString found;
    for (const NotationTrust &trust : ways.front()) {
        found += QStringLiteral("[%1]").arg(QString::fromStdString(trust.identities.empty() ? std::string() : trust.identities.front()));
        QCOMPARE(static_cast<bool>(trust.authorities), !trust.identities.empty());
    }
    QCOMPARE(found, taken);
    QCOMPARE(problems.size(), std::size_t(problem.isEmpty() ? 0 : 1));
    QVERIFY(problem.isEmpty() || QString::fromStdString(problems.front()).contains(problem));
    if (!names.empty())
        return;
    store->policies.erase(store->policies.begin() + 1);
    std::vector<std::string> unnamed;
    ReliedKeys without(relied, limits, unnamed);
    QVERIFY(!without.notation({}).front().front().authorities);
    QVERIFY2(unnamed.size() == 1 && unnamed.front().find("it is not known of which repository") != std::string::npos, unnamed.front().c_str());
}

QTEST_GUILESS_MAIN(tst_ReliedKeys)
#include "tst_reliedkeys.moc"

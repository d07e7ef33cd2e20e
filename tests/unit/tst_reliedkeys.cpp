// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/reliedkeys.h"

#include <QtTest>

using namespace assay;

// Whom the schemes are told to trust.
class tst_ReliedKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void identitiesOfNotation_data();
    void identitiesOfNotation();
    void patternsOfSigstore();
    void unusableFilesAreTold();
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
    for (const std::string &identity : keys.notation().identities)
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
    QVERIFY(!keys.notation().authorities);
    QCOMPARE(problems.size(), std::size_t(4));
    for (const char *file : {"a.pub", "b.pub", "root.json", "ca.pem"})
        QVERIFY2(std::any_of(problems.begin(), problems.end(), [file](const std::string &problem) { return problem.find(file) != std::string::npos; }), file);
}

QTEST_GUILESS_MAIN(tst_ReliedKeys)
#include "tst_reliedkeys.moc"

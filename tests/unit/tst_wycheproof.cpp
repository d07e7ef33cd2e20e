// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/publickey.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace assay;

class tst_Wycheproof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vectors_data();
    void vectors();
    void everyFormHasBothAnswers();
};

namespace {

constexpr int expectedVectors = 133;

QMap<QString, SignatureForm> allForms()
{
    return {
        {QStringLiteral("EcdsaDer"), SignatureForm::EcdsaDer}, {QStringLiteral("EcdsaRaw"), SignatureForm::EcdsaRaw},
        {QStringLiteral("Ed25519"), SignatureForm::Ed25519},   {QStringLiteral("RsaPkcs1"), SignatureForm::RsaPkcs1},
        {QStringLiteral("RsaPss"), SignatureForm::RsaPss},
    };
}

QJsonArray groups()
{
    QFile file(QStringLiteral(ASSAY_TEST_DATA "/trust/wycheproof/vectors.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("groups")).toArray();
}

std::string bytes(const QJsonObject &object, const char *name)
{
    return QByteArray::fromHex(object.value(QLatin1String(name)).toString().toLatin1()).toStdString();
}

} // namespace

void tst_Wycheproof::vectors_data()
{
    QTest::addColumn<QJsonObject>("group");
    QTest::addColumn<QJsonObject>("vector");
    int count = 0;
    for (const QJsonValue &each : groups()) {
        const QJsonObject group = each.toObject();
        for (const QJsonValue &one : group.value(QLatin1String("tests")).toArray()) {
            const QJsonObject vector = one.toObject();
            const QString name = QStringLiteral("%1 %2 %3").arg(group.value(QLatin1String("file")).toString().section(QLatin1Char('.'), 0, 0))
                                     .arg(vector.value(QLatin1String("tcId")).toInt()).arg(vector.value(QLatin1String("comment")).toString());
            QTest::newRow(qPrintable(name)) << group << vector;
            ++count;
        }
    }
    QCOMPARE(count, expectedVectors);
}

// "acceptable" are forms that a verifier may take for the sake of old signers; no scheme that we judge has such.
void tst_Wycheproof::vectors()
{
    QFETCH(QJsonObject, group);
    QFETCH(QJsonObject, vector);
    const Result<PublicKey> key = PublicKey::fromSpki(bytes(group, "key"), "vectors.json");
    QVERIFY2(key, key ? "" : key.error().message().c_str());
    QVERIFY2(key->weakness().empty(), key->weakness().c_str());
    const QString formName = group.value(QLatin1String("form")).toString();
    QVERIFY2(allForms().contains(formName), qPrintable(formName));
    const SignatureForm form = allForms().value(formName);
    const bool valid = vector.value(QLatin1String("result")).toString() == QLatin1String("valid");
    const std::string message = bytes(vector, "msg");
    const std::string signature = bytes(vector, "sig");
    QCOMPARE(key->verify(form, HashAlgorithm::Sha256, message, signature), valid ? SignatureAnswer::Valid : SignatureAnswer::Invalid);
    if (!valid)
        return;
    QCOMPARE(key->verify(form, HashAlgorithm::Sha256, message + '\0', signature), SignatureAnswer::Invalid);
    const SignatureAnswer underAnotherHash = key->verify(form, HashAlgorithm::Sha384, message, signature);
    QCOMPARE(underAnotherHash, form == SignatureForm::Ed25519 ? SignatureAnswer::Valid : SignatureAnswer::Invalid);
    for (std::size_t length = 0; length < signature.size(); ++length)
        QCOMPARE(key->verify(form, HashAlgorithm::Sha256, message, signature.substr(0, length)), SignatureAnswer::Invalid);
}

void tst_Wycheproof::everyFormHasBothAnswers()
{
    QSet<QString> answers;
    for (const QJsonValue &group : groups())
        for (const QJsonValue &one : group.toObject().value(QLatin1String("tests")).toArray())
            answers.insert(group.toObject().value(QLatin1String("form")).toString() + one.toObject().value(QLatin1String("result")).toString());
    const QStringList forms = allForms().keys();
    for (const QString &form : forms) {
        QVERIFY2(answers.contains(form + QLatin1String("valid")), qPrintable(form));
        QVERIFY2(answers.contains(form + QLatin1String("invalid")), qPrintable(form));
    }
}

QTEST_GUILESS_MAIN(tst_Wycheproof)
#include "tst_wycheproof.moc"

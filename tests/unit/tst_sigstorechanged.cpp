// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Bundles and signatures of cosign's that hold, with one byte changed or the end cut off.

#include "sigstorecase.h"

#include "support/sweep.h"

#include <QTest>

using namespace assay;
using test::sweepStride;

namespace {

// Every value below that stands for bytes and that a signature covers or makes.
void findBytes(const QJsonValue &value, const Steps &steps, QList<Steps> &found)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto at = object.begin(); at != object.end(); ++at) {
            // Nobody signs what only helps to find the key.
            if (at.key() != QLatin1String("hint") && at.key() != QLatin1String("keyid"))
                findBytes(*at, steps + Steps{at.key()}, found);
        }
    } else if (value.isArray()) {
        for (qsizetype i = 0; i < value.toArray().size(); ++i)
            findBytes(value.toArray()[i], steps + Steps{i}, found);
    } else if (value.isString() && value.toString().size() >= 16 && fromBase64(value.toString().toStdString())) {
        found.append(steps);
    }
}

QJsonValue replaced(const QJsonValue &value, const Steps &steps, const QString &with)
{
    if (steps.isEmpty())
        return with;
    const Steps rest = steps.mid(1);
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        const qsizetype at = steps.front().toLongLong();
        array[at] = replaced(array[at], rest, with);
        return array;
    }
    QJsonObject object = value.toObject();
    const QString key = steps.front().toString();
    object[key] = replaced(object[key], rest, with);
    return object;
}

// Of what is long each fifth byte is changed, for the sake of time.
constexpr std::size_t longStep = 5;
std::size_t stepOver(const std::string &bytes)
{
    return bytes.size() > 256 ? longStep : 1;
}

QString nameOf(const Steps &steps)
{
    QStringList names;
    for (const QVariant &step : steps)
        names.append(step.toString());
    return names.join(QLatin1Char('.'));
}

} // namespace

class tst_SigstoreChanged : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyChangedByteIsRefused_data();
    void everyChangedByteIsRefused();
    void everyChangedByteOfCosignsIsRefused_data();
    void everyChangedByteOfCosignsIsRefused();
    void everyTruncatedBundleIsRefused();
};

void tst_SigstoreChanged::everyChangedByteIsRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"happy-path", "dsse-happy-path", "intoto-002-in-dsse-happy-path", "rekor2-happy-path", "managed-key-rsa3072-dsse", "managed-key-ed25519-dsse"})
        QTest::addRow("%s", name) << QByteArray(name);
}

void tst_SigstoreChanged::everyChangedByteIsRefused()
{
    QFETCH(QByteArray, name);
    const Case one = caseNamed(name.constData());
    const SigstoreTrust trust = mustTrust(one);
    const std::string artifact = one.artifact();
    const QJsonObject bundle = QJsonDocument::fromJson(QByteArray::fromStdString(one.bundle())).object();
    QVERIFY(isAccepted(judged(one, trust, QJsonDocument(bundle).toJson().toStdString(), artifact)));
    QList<Steps> places;
    findBytes(bundle, {}, places);
    QVERIFY(places.size() >= 4);
    QStringList accepted;
    constexpr std::size_t statusOfReply = 8;
    const auto first = static_cast<std::size_t>(name.size()) % longStep;
    for (const Steps &place : places) {
        const std::string bytes = *fromBase64(valueAt(bundle, place).toStdString());
        for (std::size_t i = stepOver(bytes) > 1 ? first : 0; i < bytes.size(); i += stepOver(bytes)) {
            // The answer of an authority says by an unsigned number that it grants what was asked, in one of two ways.
            if (place.back() == QStringLiteral("signedTimestamp") && i == statusOfReply)
                continue;
            std::string changed = bytes;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            const QJsonObject other = replaced(bundle, place, QString::fromStdString(toBase64(changed))).toObject();
            if (isAccepted(judged(one, trust, QJsonDocument(other).toJson(QJsonDocument::Compact).toStdString(), artifact)))
                accepted.append(QStringLiteral("%1[%2]").arg(nameOf(place)).arg(i));
        }
    }
    QVERIFY2(accepted.isEmpty(), qPrintable(accepted.join(QLatin1Char(' '))));
}

void tst_SigstoreChanged::everyChangedByteOfCosignsIsRefused_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"certificate", "key", "key-with-log"})
        QTest::addRow("%s", name) << QString(QLatin1String(name) + QStringLiteral(".json"));
}

void tst_SigstoreChanged::everyChangedByteOfCosignsIsRefused()
{
    QFETCH(QString, name);
    const Legacy good = legacyNamed(name);
    QVERIFY(isAccepted(good.judged()));
    for (std::size_t i = 0; i < good.payload.size(); i += sweepStride) {
        Legacy changed = good;
        changed.payload[i] = static_cast<char>(changed.payload[i] ^ 1);
        QVERIFY2(!isAccepted(changed.judged()), qPrintable(QStringLiteral("payload, byte %1").arg(i)));
    }
    for (const auto &[annotation, value] : good.annotations) {
        // The chain helps to find the way to an authority; what is not needed is not missed.
        if (annotation == "dev.sigstore.cosign/chain")
            continue;
        for (std::size_t i = 0; i < value.size(); i += stepOver(value)) {
            Legacy changed = good;
            char &c = changed.annotations[annotation][i];
            c = static_cast<char>(c ^ 1);
            // Blanks between parts, and lines that hold the same bytes, say nothing.
            const bool blank = value[i] == ' ' || value[i] == '\n';
            QVERIFY2(blank || !isAccepted(changed.judged()), qPrintable(QStringLiteral("%1, byte %2").arg(QString::fromStdString(annotation)).arg(i)));
        }
    }
}

void tst_SigstoreChanged::everyTruncatedBundleIsRefused()
{
    const Case one = caseNamed("timestamp-and-promise");
    const SigstoreTrust trust = mustTrust(one);
    const std::string bundle = one.bundle();
    const std::string artifact = one.artifact();
    QVERIFY(isAccepted(judged(one, trust, bundle, artifact)));
    for (std::size_t size = 0; size + 1 < bundle.size(); size += sweepStride) { // the last byte is a line feed
        const TrustStatement statement = judged(one, trust, bundle.substr(0, size), artifact);
        QVERIFY2(statement.answer(TrustAspect::Integrity) == TrustAnswer::No, qPrintable(QString::number(size)));
        QVERIFY(statement.checks.front().reason.find("bundle.sigstore.json") != std::string::npos);
    }
}

QTEST_GUILESS_MAIN(tst_SigstoreChanged)
#include "tst_sigstorechanged.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the tests of sigstore-js change in envelopes and in what the log has of them: tlog/{dsse,intoto}.test.ts of its packages/verify, and the
// bundles of v01/dsse.ts that are called invalid there. Here it is done to the two of that file that are at hand.

#include "base/bytes.h"
#include "formats/sigstorebundle.h"
#include "sigstorecase.h"
#include "trust/sigstoreparts.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace assay;

namespace {

using Change = std::function<void(QJsonObject &bundle, QJsonObject &body)>; // body: of the only entry

constexpr char aboutThis[] = "the entry of the log is about this signature, by this signer";

Case plain(const QByteArray &kind)
{
    const QString suite = dataFolder + QStringLiteral("projects");
    return {suite + QStringLiteral("/sigstore-js-plain-") + QString::fromLatin1(kind) + QStringLiteral("-entry_fail"), suite};
}

QJsonObject parsed(const std::string &text)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

std::string text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

QJsonValue put(const QJsonValue &where, QStringList way, const QJsonValue &value)
{
    if (way.isEmpty())
        return value;
    const QString key = way.takeFirst();
    if (where.isArray()) {
        QJsonArray list = where.toArray();
        list[key.toLongLong()] = put(list[key.toLongLong()], way, value);
        return list;
    }
    QJsonObject object = where.toObject();
    object.insert(key, put(object[key], way, value)); // one that is undefined takes the member away
    return object;
}

Change inBody(const char *way, const QJsonValue &value)
{
    return [steps = QString::fromLatin1(way).split(QLatin1Char('.')), value](QJsonObject &, QJsonObject &body) { body = put(body, steps, value).toObject(); };
}

Change inBundle(const char *way, const QJsonValue &value)
{
    return [steps = QString::fromLatin1(way).split(QLatin1Char('.')), value](QJsonObject &bundle, QJsonObject &) { bundle = put(bundle, steps, value).toObject(); };
}

Change twiceInBody(const char *way)
{
    return [steps = QString::fromLatin1(way).split(QLatin1Char('.'))](QJsonObject &, QJsonObject &body) {
        QJsonValue value = body;
        for (const QString &step : steps)
            value = value[step];
        QJsonArray list = value.toArray();
        list.append(list.first());
        body = put(body, steps, list).toObject();
    };
}

// The envelope's signature with the certificate and what the log has of it, whatever the envelope may be about.
TrustStatement judgedWith(const Case &one, const Change &change)
{
    QJsonObject json = parsed(one.bundle());
    const QJsonValue entry = json[QStringLiteral("verificationMaterial")][QStringLiteral("tlogEntries")][0];
    QJsonObject body = parsed(fromBase64(entry[QStringLiteral("canonicalizedBody")].toString().toStdString()).value_or(std::string()));
    change(json, body);
    const auto bundle = parseSigstoreBundle(text(json), "bundle", {});
    if (!bundle)
        qFatal("%s", bundle.error().message().c_str());
    const SigstoreBundle::Envelope &envelope = *bundle->envelope;
    SigstoreMaterial material;
    material.certificates = bundle->certificates;
    material.entries = bundle->entries;
    if (text(parsed(material.entries.front().body)) != text(body))
        material.entries.front().body = text(body);
    material.input = SignedInput::of(dsseSigned(envelope.payloadType, envelope.payload));
    material.signature = envelope.signatures.front();
    material.payload = envelope.payload;
    material.payloadType = envelope.payloadType;
    TrustStatement statement;
    statement.records.push_back({"bundle", 0, {}}); // errors are told by its place
    judgeSigstore(material, mustTrust(one), one.time(), {}, statement);
    return statement;
}

} // namespace

Q_DECLARE_METATYPE(Change)

class tst_SigstoreJs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asTheyAre_data();
    void asTheyAre();
    void entriesAboutSomethingElse_data();
    void entriesAboutSomethingElse();
};

void tst_SigstoreJs::asTheyAre_data()
{
    QTest::addColumn<QByteArray>("kind");
    for (const char *kind : {"dsse", "intoto"})
        QTest::newRow(kind) << QByteArray(kind);
}

// All of it holds; what is refused is the envelope, which is about nothing.
void tst_SigstoreJs::asTheyAre()
{
    QFETCH(QByteArray, kind);
    const TrustStatement statement = judgedWith(plain(kind), [](QJsonObject &, QJsonObject &) {});
    QVERIFY2(!statement.firstBroken(), reasonOf(statement).constData());
    QVERIFY(statement.answer(TrustAspect::Signature) == TrustAnswer::Yes && statement.answer(TrustAspect::Identity) == TrustAnswer::Yes && statement.signedAtProven);
}

void tst_SigstoreJs::entriesAboutSomethingElse_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *name, const char *kind, const Change &change, const char *reason) { QTest::addRow("%s, %s", name, kind) << QByteArray(kind) << change << QByteArray(reason); };
    const QJsonValue none(QJsonValue::Undefined);
    const QJsonValue other(QStringLiteral("b29wcw==")); // "oops"
    const QJsonValue otherTwice(QStringLiteral("YjI5d2N3PT0="));
    for (const char *kind : {"dsse", "intoto"}) {
        row("of an unknown version", kind, inBody("apiVersion", QStringLiteral("0.0.0")), "cannot be read");
        row("about another payload", kind, inBundle("dsseEnvelope.payload", other), "about another payload");
        row("about another signature, the envelope's", kind, inBundle("dsseEnvelope.signatures.0.sig", other), "about another signature");
        row("said to be of another kind", kind, inBundle("verificationMaterial.tlogEntries.0.kindVersion.kind", QStringLiteral("hashedrekord")), "of another kind");
        row("said to be of another version", kind, inBundle("verificationMaterial.tlogEntries.0.kindVersion.version", QStringLiteral("0.0.3")), "of another kind");
    }
    row("without the payload's hash", "dsse", inBody("spec.payloadHash", none), "cannot be read");
    row("without the payload's hash", "intoto", inBody("spec.content.payloadHash", none), "cannot be read");
    row("about another signature", "dsse", inBody("spec.signatures.0.signature", other), "about another signature");
    row("about another signature", "intoto", inBody("spec.content.envelope.signatures.0.sig", otherTwice), "about another signature");
    row("about two signatures", "dsse", twiceInBody("spec.signatures"), "about 2 signatures");
    row("about two signatures", "intoto", twiceInBody("spec.content.envelope.signatures"), "about 2 signatures");
    row("about no signature", "dsse", inBody("spec.signatures", none), "does not say which signature");
    row("about no signature", "intoto", inBody("spec.content.envelope.signatures", none), "does not say which signature");
}

void tst_SigstoreJs::entriesAboutSomethingElse()
{
    QFETCH(QByteArray, kind);
    QFETCH(Change, change);
    QFETCH(QByteArray, reason);
    const TrustStatement statement = judgedWith(plain(kind), change);
    const auto about = std::find_if(statement.checks.begin(), statement.checks.end(), [](const TrustCheck &check) { return check.what == aboutThis; });
    QVERIFY2(about != statement.checks.end() && about->answer != TrustAnswer::Yes && !statement.signedAtProven, reasonOf(statement).constData());
    QVERIFY2(about->reason.find(reason.toStdString()) != std::string::npos, about->reason.c_str());
}

QTEST_GUILESS_MAIN(tst_SigstoreJs)
#include "tst_sigstorejs.moc"

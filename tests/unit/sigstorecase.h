// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "trust/sigstore.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QVariant>

#include <map>
#include <string>

namespace assay {

inline const QString dataFolder = QStringLiteral(ASSAY_TEST_DATA "/trust/sigstore/");

inline std::string read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

// A case in the layout of the conformance suite: what is not in its folder is beside it.
struct Case {
    QString folder;
    QString suite;

    QString path(const char *own, const char *shared) const
    {
        const QString here = folder + QLatin1Char('/') + QLatin1String(own);
        return QFile::exists(here) ? here : QString(suite + QLatin1Char('/') + QLatin1String(shared));
    }
    std::string bundle() const { return read(folder + QStringLiteral("/bundle.sigstore.json")); }
    // Of some only the digest is here: empty then.
    std::string artifact() const { return QFile::exists(folder + QStringLiteral("/digest")) ? std::string() : read(path("artifact", "a.txt")); }
    std::string text(const char *name) const { return QString::fromStdString(read(path(name, name))).trimmed().toStdString(); }
    std::int64_t time() const { return QString::fromStdString(read(suite + QStringLiteral("/time"))).trimmed().toLongLong(); }
};

// What the analyst relies on in a case; the error where the trusted root is none.
inline Result<SigstoreTrust> trustOf(const Case &one)
{
    SigstoreTrust trust;
    const std::string key = read(one.folder + QStringLiteral("/key.pub"));
    if (!key.empty()) {
        const auto read = PublicKey::fromPem(key, "key.pub");
        if (!read)
            return Unexpected(read.error());
        trust.keys.push_back(*read);
    } else {
        trust.identities.push_back({one.text("identity"), false, one.text("issuer"), false});
    }
    const auto anchors = SigstoreAnchors::fromTrustedRoot(read(one.path("trusted_root.json", "trusted_root.json")), "trusted_root.json", {});
    if (!anchors)
        return Unexpected(anchors.error());
    trust.anchors.push_back(*anchors);
    return trust;
}

inline TrustStatement judged(const Case &one, const SigstoreTrust &trust, const std::string &bundle, const std::string &artifact)
{
    SigstoreArtifact atHand;
    if (artifact.empty())
        atHand.digests.push_back(one.text("digest"));
    else
        atHand.bytes = artifact;
    return checkBundle(bundle, "bundle.sigstore.json", atHand, trust, one.time());
}

inline bool isAccepted(const TrustStatement &statement)
{
    for (int i = 0; i < trustAspects; ++i) {
        const auto aspect = static_cast<TrustAspect>(i);
        // A key's signature that is in no log has no records of its own to be held against each other.
        if (statement.answer(aspect) != TrustAnswer::Yes && (aspect != TrustAspect::Integrity || statement.answer(aspect) == TrustAnswer::No))
            return false;
    }
    return !statement.firstBroken();
}

inline QByteArray reasonOf(const TrustStatement &statement)
{
    const TrustCheck *broken = statement.firstBroken();
    return QByteArray::fromStdString(broken ? broken->what + " - " + broken->reason : "all holds");
}

inline Case caseNamed(const char *name)
{
    const QString suite = dataFolder + QStringLiteral("cases");
    return {suite + QLatin1Char('/') + QLatin1String(name), suite};
}

inline SigstoreTrust mustTrust(const Case &one)
{
    const auto trust = trustOf(one);
    return trust ? *trust : SigstoreTrust();
}

// A signature in the way of cosign before version 3, as legacy/ has it.
struct Legacy {
    std::string payload;
    std::string image;
    std::map<std::string, std::string> annotations;
    SigstoreTrust trust;
    std::int64_t time = 0;

    TrustStatement judged() const { return checkCosignSignature(payload, annotations, "payload", image, trust, time); }
};

inline Legacy legacyNamed(const QString &name)
{
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(read(dataFolder + QStringLiteral("legacy/") + name))).object();
    Legacy legacy;
    legacy.payload = json[QStringLiteral("payload")].toString().toStdString();
    legacy.image = json[QStringLiteral("image")].toString().toStdString();
    const QJsonObject annotations = json[QStringLiteral("annotations")].toObject();
    for (auto at = annotations.begin(); at != annotations.end(); ++at)
        legacy.annotations[at.key().toStdString()] = at->toString().toStdString();
    const Case shared = caseNamed("happy-path");
    legacy.trust = mustTrust(shared);
    legacy.time = shared.time();
    if (const QString key = json[QStringLiteral("key")].toString(); !key.isEmpty())
        legacy.trust.keys.push_back(*PublicKey::fromPem(key.toStdString(), "key"));
    return legacy;
}

// Where a value of JSON is, by keys and numbers.
using Steps = QList<QVariant>;
inline QString valueAt(QJsonValue value, const Steps &steps)
{
    for (const QVariant &step : steps)
        value = value.isArray() ? QJsonValue(value.toArray().at(step.toLongLong())) : value.toObject().value(step.toString());
    return value.toString();
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Signatures of notation against the certificates that an analyst trusts.

#include "formats/notationenvelope.h"
#include "support/testdata.h"
#include "trust/attached.h"
#include "trust/notation.h"

#include <QtTest>

using namespace assay;
using namespace assay::test;

namespace {

const std::string jwsBlob = "sha256:38a483f73ffb47b2f15bf704ab4202d0bb392bbdbbf9a1182103b1c10f0d372c";
const std::string coseBlob = "sha256:cff5a6c5dc2a8e5b29ef9b59c0894e1497a10b9db21885f97b0e6a439cd85859";
constexpr std::int64_t signedAt = 1795672336; // 2026-11-26T05:52:16Z, as notation wrote it
constexpr std::int64_t soonAfter = signedAt + 600;

TrustAnchorsPtr anchors(const std::string &name)
{
    return fromTestData(TrustAnchors::load(std::string(ASSAY_TEST_DATA) + "/trust/" + name));
}

NotationTrust fixtureTrust()
{
    NotationTrust trust;
    trust.authorities = anchors("attached/notation-ca.pem");
    trust.identities = {"x509.subject: C=US, ST=WA, L=Seattle, O=Notary, CN=fixture.example.invalid"};
    return trust;
}

std::string blob(const std::string &digest)
{
    std::vector<Error> problems;
    return fromTestData(BlobPlaces::find(archiveFs("trust/attached/registry.tar.gz"), problems).front().read(digest, mostAttachedBytes)).bytes;
}

TrustStatement check(const std::string &envelope, std::string_view type, const NotationTrust &trust, std::int64_t at = soonAfter)
{
    return checkNotation(envelope, type, "envelope", trust, at, Limits());
}

// The answers of an aspect, as one word each, and why.
std::string story(const TrustStatement &statement)
{
    std::string text;
    for (const TrustCheck &one : statement.checks)
        text += std::string(trustAspectName(one.aspect)) + ' ' + std::string(trustAnswerName(one.answer)) + ": " + one.what + (one.reason.empty() ? "" : " (" + one.reason + ")") + '\n';
    return text;
}

bool allHold(const TrustStatement &statement)
{
    if (!statement.firstBroken())
        return true;
    qWarning("%s", story(statement).c_str());
    return false;
}

} // namespace

class tst_Notation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatNotationSigned_data();
    void takesWhatNotationSigned();
};

void tst_Notation::takesWhatNotationSigned_data()
{
    QTest::addColumn<QString>("digest");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("image");
    QTest::newRow("JWS") << QString::fromStdString(jwsBlob) << QStringLiteral("application/jose+json") << QStringLiteral("sha256:86d2804e8f2d86e26cc9a19e40d6253f4e6e82ae474a0be98295248b5821ca82");
    QTest::newRow("COSE") << QString::fromStdString(coseBlob) << QStringLiteral("application/cose") << QStringLiteral("sha256:9f3b321e64daf658b89c4bf7010d31598cee1230566d0f1023ab64ddc3b004a2");
}

void tst_Notation::takesWhatNotationSigned()
{
    QFETCH(QString, digest);
    QFETCH(QString, type);
    QFETCH(QString, image);
    const TrustStatement statement = check(blob(digest.toStdString()), type.toStdString(), fixtureTrust());
    QVERIFY(allHold(statement));
    QCOMPARE(QString::fromStdString(statement.digest), image);
    QCOMPARE(statement.mediaType, std::string("application/vnd.docker.distribution.manifest.v2+json"));
    QVERIFY(statement.size && (*statement.size == 528 || *statement.size == 529));
    QCOMPARE(statement.signers.size(), std::size_t(1));
    QVERIFY(statement.signers.front().trusted);
    QCOMPARE(statement.signers.front().key, std::string("b205b1250b4bf422689e8c57b8bc41d24bc4865b545638678d4051bbc7ae7557"));
    QCOMPARE(statement.signedAt.value_or(0), signedAt);
    QVERIFY(!statement.signedAtProven);
}

QTEST_GUILESS_MAIN(tst_Notation)
#include "tst_notation.moc"

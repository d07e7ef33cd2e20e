// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Signatures as registries, layouts and content stores keep them beside the images they are about.

#include "base/bytes.h"
#include "io/digest.h"
#include "support/attachedmanifests.h"
#include "support/memoryfs.h"
#include "trust/attached.h"

#include <QtTest>

#include <algorithm>

using namespace assay;
using namespace assay::test;

Q_DECLARE_METATYPE(std::string)

namespace {

const std::string firstImage = "sha256:86d2804e8f2d86e26cc9a19e40d6253f4e6e82ae474a0be98295248b5821ca82";
const std::string secondImage = "sha256:9f3b321e64daf658b89c4bf7010d31598cee1230566d0f1023ab64ddc3b004a2";
const std::string cosignManifest = "sha256:848cf579e08525c3bd7a7f39126680f8f8cbc4ebec440d6a3ed95ad1493a9d8a";
const std::string cosignPayload = "sha256:529d00ea4eb3f67779a61b28e386c80b7bf4a503bf94fe8828b4b4c77446371d";
const std::string notationManifest = "sha256:565053045e10ac96e42d6c85a58505f2903b48d14c01e7254814ccc236647ba2";
const std::string bundleManifest = "sha256:652f1723720c9a95195255e7c977a280d4cd0eb99953b7926e02f808e11726f6";
const std::string coseManifest = "sha256:6da560431598d06249d6cc0c7b991a9ba2d0b36edb4ac42aa3abb8395b99a83c";

BlobPlaces onlyPlace(const EvidenceFs &fs)
{
    std::vector<Error> problems;
    const auto places = BlobPlaces::find(fs, problems);
    if (places.size() != 1 || !problems.empty())
        qFatal("%zu places, %zu problems", places.size(), problems.size());
    return places.front();
}

AttachedList attachedIn(const EvidenceFs &fs, const Limits &limits = {})
{
    Context context;
    return fromTestData(findAttached(onlyPlace(fs), limits, context));
}

const char *kindName(AttachedKind kind)
{
    switch (kind) {
    case AttachedKind::CosignSignature: return "cosign-signature";
    case AttachedKind::CosignAttestation: return "cosign-attestation";
    case AttachedKind::SigstoreBundle: return "sigstore-bundle";
    case AttachedKind::Notation: return "notation";
    case AttachedKind::Other: break;
    }
    return "other";
}

QStringList kindsOf(const AttachedList &list, const std::string &digest)
{
    QStringList kinds;
    for (const AttachedManifest *manifest : attachedTo(list, digest))
        kinds << QLatin1String(kindName(manifest->kind));
    kinds.sort();
    return kinds;
}

std::string put(MemoryFs &fs, const std::string &bytes, const std::string &root = {})
{
    const std::string digest = digestText(sha256(std::string_view(bytes)));
    fs.file(joinPath(root, "blobs/sha256/" + digest.substr(7)), bytes);
    return digest;
}

std::string layer(const std::string &type, const std::string &digest, std::size_t size)
{
    return R"({"mediaType":")" + type + R"(","digest":")" + digest + R"(","size":)" + std::to_string(size) + "}";
}

// The blobs of the registry as a content store has them: no tags, no index.
MemoryFs contentStore()
{
    const EvidenceFs &registry = archiveFs("trust/attached/registry.tar.gz");
    MemoryFs store;
    const std::string folder = "docker/registry/v2/blobs/sha256";
    for (const std::string &two : fromTestData(registry.list(folder))) {
        for (const std::string &hex : fromTestData(registry.list(folder + '/' + two))) {
            if (const auto bytes = registry.readFile(folder + '/' + two + '/' + hex + "/data", mostManifestBytes)) // the layers are left out
                store.file("blobs/sha256/" + hex, *bytes);
        }
    }
    return store;
}

} // namespace

class tst_Attached : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void registryHasAllFour();
    void layoutsHaveTheirs_data();
    void layoutsHaveTheirs();
    void contentStoreNeedsNoTags();
    void alteredBytesAreTold_data();
    void alteredBytesAreTold();
    void missingBlobsAreTold();
    void whatATagPromisesIsTold_data();
    void whatATagPromisesIsTold();
    void attestationsNameTheirSubjects();
    void sizeCounts();
    void limitsHold();
    void nothingIsNoPlace();
};

void tst_Attached::registryHasAllFour()
{
    const EvidenceFs &fs = archiveFs("trust/attached/registry.tar.gz");
    QCOMPARE(onlyPlace(fs).form(), BlobForm::Registry);
    const AttachedList list = attachedIn(fs);
    QVERIFY(list.problems.empty());
    QCOMPARE(list.manifests.size(), std::size_t(4));
    QCOMPARE(kindsOf(list, firstImage), QStringList({QStringLiteral("cosign-signature"), QStringLiteral("notation")}));
    QCOMPARE(kindsOf(list, secondImage), QStringList({QStringLiteral("notation"), QStringLiteral("sigstore-bundle")}));
    for (const AttachedManifest &manifest : list.manifests) {
        QCOMPARE(manifest.problem, std::string());
        QCOMPARE(manifest.blobs.size(), std::size_t(1));
        QCOMPARE(manifest.blobs.front().problem, std::string());
        QCOMPARE(digestText(sha256(std::string_view(manifest.blobs.front().bytes))), manifest.blobs.front().descriptor.digest);
        QVERIFY(!manifest.listings.empty());
        QCOMPARE(manifest.listings.front().repository, std::string("demo/app"));
        TrustStatement statement;
        addWayOf(statement, manifest, manifest.blobs.front());
        QCOMPARE(statement.answer(TrustAspect::Integrity), TrustAnswer::Yes);
        QCOMPARE(statement.records.size(), std::size_t(2));
    }
    const AttachedManifest *cosign = attachedTo(list, firstImage).back();
    QCOMPARE(cosign->digest, cosignManifest);
    QVERIFY(cosign->blobs.front().descriptor.annotations.contains("dev.cosignproject.cosign/signature"));
    const auto bundle = std::find_if(list.manifests.begin(), list.manifests.end(), [](const AttachedManifest &one) { return one.kind == AttachedKind::SigstoreBundle; });
    QCOMPARE(bundle->digest, bundleManifest);
    QCOMPARE(bundle->artifactType, std::string("application/vnd.dev.sigstore.bundle.v0.3+json"));
    QCOMPARE(bundle->annotations.at("dev.sigstore.bundle.predicateType"), std::string("https://sigstore.dev/cosign/sign/v1"));
}

void tst_Attached::layoutsHaveTheirs_data()
{
    QTest::addColumn<QString>("archive");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<std::string>("digest");
    QTest::newRow("cosign, by its payload") << QStringLiteral("oci-cosign") << QStringLiteral("cosign-signature") << cosignManifest;
    QTest::newRow("notation, by its subject") << QStringLiteral("oci-notation") << QStringLiteral("notation") << notationManifest;
}

void tst_Attached::layoutsHaveTheirs()
{
    QFETCH(QString, archive);
    QFETCH(QString, kind);
    QFETCH(std::string, digest);
    const EvidenceFs &fs = archiveFs("trust/attached/" + archive.toStdString() + ".tar.gz");
    QCOMPARE(onlyPlace(fs).form(), BlobForm::OciLayout);
    const AttachedList list = attachedIn(fs);
    QVERIFY(list.problems.empty());
    QCOMPARE(kindsOf(list, firstImage), QStringList(kind));
    QCOMPARE(list.manifests.front().digest, digest);
    QCOMPARE(list.manifests.front().listings.size(), std::size_t(1));
    QVERIFY(kindsOf(list, secondImage).isEmpty());
}

void tst_Attached::contentStoreNeedsNoTags()
{
    MemoryFs fs = contentStore();
    QCOMPARE(onlyPlace(fs).form(), BlobForm::Containerd);
    const AttachedList list = attachedIn(fs);
    QVERIFY(list.problems.empty());
    QCOMPARE(kindsOf(list, firstImage), QStringList({QStringLiteral("cosign-signature"), QStringLiteral("notation")}));
    QCOMPARE(kindsOf(list, secondImage), QStringList({QStringLiteral("notation"), QStringLiteral("sigstore-bundle")}));
    QVERIFY(list.manifests.front().listings.empty());
}

void tst_Attached::alteredBytesAreTold_data()
{
    QTest::addColumn<std::string>("digest");
    QTest::addColumn<bool>("isManifest");
    QTest::newRow("manifest") << coseManifest << true;
    QTest::newRow("payload") << cosignPayload << false;
}

void tst_Attached::alteredBytesAreTold()
{
    QFETCH(std::string, digest);
    QFETCH(bool, isManifest);
    MemoryFs fs = contentStore();
    const std::string path = "blobs/sha256/" + digest.substr(7);
    std::string bytes = fs.bytes(path);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string altered = bytes;
        altered[at] = static_cast<char>(altered[at] ^ 1);
        fs.file(path, altered);
        for (const AttachedManifest &manifest : attachedIn(fs).manifests) {
            const AttachedBlob &blob = manifest.blobs.empty() ? AttachedBlob() : manifest.blobs.front();
            const bool touched = isManifest ? manifest.digest == digest : blob.descriptor.digest == digest;
            QCOMPARE(isManifest ? manifest.problem.empty() : blob.problem.empty(), !touched);
            TrustStatement statement;
            addWayOf(statement, manifest, blob);
            if (touched)
                QCOMPARE(statement.answer(TrustAspect::Integrity), TrustAnswer::No);
        }
    }
}

void tst_Attached::missingBlobsAreTold()
{
    MemoryFs fs("trust/attached/oci-cosign.tar.gz");
    fs.remove("blobs/sha256/" + cosignPayload.substr(7));
    const AttachedList list = attachedIn(fs);
    QCOMPARE(list.manifests.size(), std::size_t(1));
    QVERIFY(!list.manifests.front().blobs.front().problem.empty());
    QVERIFY(list.manifests.front().about.empty());
    fs.remove("blobs/sha256/" + cosignManifest.substr(7));
    QCOMPARE(attachedIn(fs).problems.size(), std::size_t(1));
}

void tst_Attached::whatATagPromisesIsTold_data()
{
    QTest::addColumn<QByteArray>("promised");
    QTest::newRow("sha256") << QByteArray::fromStdString(firstImage);
    QTest::newRow("sha512") << "sha512:" + QByteArray(128, '5');
}

void tst_Attached::whatATagPromisesIsTold()
{
    QFETCH(const QByteArray, promised);
    MemoryFs fs;
    const std::string digest = put(fs, R"({"schemaVersion":2,"config":null,"layers":[]})");
    const std::string tag = QByteArray(promised).replace(':', '-').toStdString() + ".sig";
    fs.file("index.json", R"({"manifests":[{"mediaType":"a","digest":")" + digest + R"(","size":45,"annotations":{"org.opencontainers.image.ref.name":")" + tag + R"("}}]})");
    const AttachedList list = attachedIn(fs);
    QVERIFY(list.manifests.empty());
    QCOMPARE(list.problems.size(), std::size_t(1));
    QVERIFY(list.problems.front().detail.find(promised.toStdString()) != std::string::npos);
}

void tst_Attached::attestationsNameTheirSubjects()
{
    MemoryFs fs;
    const std::string statement = R"({"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"a","digest":{"sha256":")" + firstImage.substr(7) + R"("}},{"digest":{"sha256":")"
        + secondImage.substr(7) + R"("}},{"digest":{"sha512":"x"}}]})";
    const std::string envelope = R"({"payloadType":"application/vnd.in-toto+json","payload":")" + toBase64(statement) + R"(","signatures":[]})";
    const std::string blob = put(fs, envelope);
    put(fs, R"({"schemaVersion":2,"layers":[)" + layer("application/vnd.dsse.envelope.v1+json", blob, envelope.size()) + "]}");
    put(fs, R"({"schemaVersion":2,"artifactType":"text/sbom","subject":)" + layer("m", firstImage, 528) + R"(,"layers":[)" + layer("text/sbom", blob, envelope.size()) + "]}");
    const AttachedList list = attachedIn(fs);
    QCOMPARE(kindsOf(list, firstImage), QStringList({QStringLiteral("cosign-attestation"), QStringLiteral("other")}));
    QCOMPARE(kindsOf(list, secondImage), QStringList(QStringLiteral("cosign-attestation")));
}

void tst_Attached::sizeCounts()
{
    MemoryFs fs;
    const std::string blob = put(fs, "payload");
    put(fs, R"({"layers":[)" + layer("application/jose+json", blob, 8) + R"(],"artifactType":"application/vnd.cncf.notary.signature","subject":)" + layer("m", firstImage, 528) + "}");
    const AttachedList list = attachedIn(fs);
    QCOMPARE(list.manifests.size(), std::size_t(1));
    QCOMPARE(list.manifests.front().blobs.front().problem, std::string("it has 7 bytes, not 8"));
}

void tst_Attached::limitsHold()
{
    const MemoryFs fs = contentStore();
    Context context;
    Limits few;
    few.images = 3;
    const auto tooMany = findAttached(onlyPlace(fs), few, context);
    QVERIFY(!tooMany && tooMany.error().code == ErrorCode::LimitExceeded);
    few = {};
    few.entriesPerSource = 5;
    const auto tooManyNames = findAttached(onlyPlace(fs), few, context);
    QVERIFY(!tooManyNames && tooManyNames.error().code == ErrorCode::LimitExceeded);
    context.cancel();
    const auto cancelled = findAttached(onlyPlace(fs), {}, context);
    QVERIFY(!cancelled && cancelled.error().code == ErrorCode::Cancelled);
}

void tst_Attached::nothingIsNoPlace()
{
    MemoryFs fs;
    fs.file("etc/passwd", "root");
    std::vector<Error> problems;
    QVERIFY(BlobPlaces::find(fs, problems).empty());
    QVERIFY(problems.empty());
    MemoryFs store = contentStore();
    QVERIFY(!onlyPlace(store).read("sha256:../../etc/passwd", 10));
}

QTEST_GUILESS_MAIN(tst_Attached)
#include "tst_attached.moc"

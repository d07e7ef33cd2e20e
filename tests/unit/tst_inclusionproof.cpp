// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bundlecheckcase.h"

#include "proof/check/inclusionproof.h"

#include <QTest>

using namespace assay;
using namespace assay::test;

// That one path is what the bundle says it is, shown without the rest of it.
class TestInclusionProof : public QObject, private BundleCheckCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { writeOriginal(); }
    void init() { copyAnew(); }
    void proofOfEveryPath();
    void everyByteOfAProof();
};

void TestInclusionProof::proofOfEveryPath()
{
    Context context;
    const auto manifest = readManifest(readFile(place() / "manifest.json"), "manifest.json");
    std::size_t paths = 0;
    for (const BundleSource &source : manifest->sources) {
        std::ifstream listing(place() / source.listing);
        for (std::string line; std::getline(listing, line); ++paths) {
            const std::size_t begin = line.find("\"path\":\"") + 8;
            const std::string path = line.substr(begin, line.find('"', begin) - begin);
            const auto proof = proveEntry(place(), path, source.role, context);
            QVERIFY2(proof, path.c_str());
            QCOMPARE(proof->line, line);
            const std::string text = proofText(*proof);
            const auto again = readProof(text, "proof.json");
            QVERIFY2(again, again ? "" : again.error().message().c_str());
            KnownRoots known;
            QVERIFY(checkProof(*again, known).verdict == ProofVerdict::Unproven);
            known.root = manifest->merkleRoot;
            QVERIFY(checkProof(*again, known).verdict == ProofVerdict::Holds);
            known.manifest = *manifest;
            QVERIFY(checkProof(*again, known).verdict == ProofVerdict::Holds);
            known.root = sha256("another");
            QVERIFY(checkProof(*again, known).verdict == ProofVerdict::Fails);
        }
    }
    QVERIFY(paths > 20);
    const auto several = proveEntry(place(), "/etc/motd", {}, context);
    QVERIFY(!several && several.error().code == ErrorCode::Usage && several.error().choices.size() >= 2);
    const auto none = proveEntry(place(), "etc/motd-not", {}, context);
    QVERIFY(!none && none.error().code == ErrorCode::NotFound);
    QVERIFY(!proveEntry(place(), "etc/motd", "E9", context));
    // Nothing is proven of a listing that is not the manifest's.
    writeFile(place() / "entries/vendor.jsonl", readFile(place() / "entries/live.jsonl"));
    QVERIFY(!proveEntry(place(), "etc/motd", "vendor", context));
}

void TestInclusionProof::everyByteOfAProof()
{
    Context context;
    const auto proof = proveEntry(place(), "etc/motd", "vendor", context);
    QVERIFY(proof);
    KnownRoots known;
    known.manifest = *readManifest(readFile(place() / "manifest.json"), "manifest.json");
    const std::string text = proofText(*proof);
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string altered = text;
        altered[i] = static_cast<char>(altered[i] ^ 1);
        const auto read = readProof(altered, "proof.json");
        QVERIFY(!read || checkProof(*read, known).verdict == ProofVerdict::Fails);
        QVERIFY(!readProof(text.substr(0, i), "proof.json"));
    }
}

QTEST_GUILESS_MAIN(TestInclusionProof)
#include "tst_inclusionproof.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// From a signed digest down to the layers.

#include "base/bytes.h"
#include "base/nameddigest.h"
#include "crypto/publickey.h"
#include "io/digest.h"
#include "support/memoryfs.h"
#include "trust/imagelink.h"

#include <QtTest>

using namespace assay;
using namespace assay::test;

namespace {

const std::string firstDiff = "sha256:" + std::string(64, '1');
const std::string secondDiff = "sha256:" + std::string(64, '2');

std::string digestOf(const std::string &bytes)
{
    return digestText(sha256(std::string_view(bytes)));
}

std::string descriptor(const std::string &digest)
{
    return R"({"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":")" + digest + R"(","size":1})";
}

// An image of two layers, and all that leads to it.
struct Made {
    std::string config = R"({"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[")" + firstDiff + R"(",")" + secondDiff + R"("]}})";
    std::string manifest = R"({"schemaVersion":2,"config":)" + descriptor(digestOf(config)) + R"(,"layers":[)" + descriptor(firstDiff) + "," + descriptor(secondDiff) + "]}";
    std::string index = R"({"schemaVersion":2,"manifests":[)" + descriptor("sha256:" + std::string(64, 'f')) + "," + descriptor(digestOf(manifest)) + "]}";
    ImageInfo image;

    Made()
    {
        image.id = digestOf(config);
        image.layers = {{firstDiff, {}, {}}, {secondDiff, {}, {}}};
        image.digests = {digestOf(index)};
    }
};

std::shared_ptr<MemoryFs> layout(const std::vector<std::string> &blobs)
{
    auto fs = std::make_shared<MemoryFs>();
    fs->file("oci-layout", R"({"imageLayoutVersion":"1.0.0"})");
    fs->file("index.json", R"({"schemaVersion":2,"manifests":[]})");
    for (const std::string &bytes : blobs)
        fs->file("blobs/sha256/" + digestOf(bytes).substr(7), bytes);
    return fs;
}

std::vector<SubjectDigest> subjectsOf(const ImageInfo &image, std::vector<TrustPlace> places)
{
    std::vector<Error> problems;
    const EvidenceBlobs blobs(std::move(places), image.id, problems);
    Context context;
    auto subjects = subjectDigestsOf(image, blobs, Limits(), context);
    if (!subjects || !problems.empty())
        qFatal("%s", subjects ? problems.front().message().c_str() : subjects.error().message().c_str());
    return std::move(*subjects);
}

// "yes yes no" and the reason of what ended it.
QString wayText(const SubjectDigest &subject)
{
    QStringList words;
    QString reason;
    for (const TrustCheck &check : subject.way) {
        words << QString::fromUtf8(trustAnswerName(check.answer).data());
        if (check.answer != TrustAnswer::Yes)
            reason = QString::fromStdString(": " + check.what + ": " + check.reason);
    }
    return words.join(QLatin1Char(' ')) + reason;
}

const SubjectDigest &of(const std::vector<SubjectDigest> &subjects, const std::string &digest)
{
    const auto at = std::find_if(subjects.begin(), subjects.end(), [&](const SubjectDigest &subject) { return subject.digest == digest; });
    if (at == subjects.end())
        qFatal("no such digest");
    return *at;
}

} // namespace

class tst_ImageLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void indexAndManifestStandForTheImage();
    void bySha512();
    void theConfigurationByTheOtherAlgorithm();
    void manifestsAreFoundByTheirConfiguration();
    void aGraphDriverHasTheConfigurationAndAnotherPlaceTheManifest();
    void withoutAManifestTheWayEnds();
    void otherBytesUnderTheDigestAreTold();
    void anotherConfigurationIsNo();
    void otherLayersAreNo();
    void anIndexOfIndexesIsNo();
    void bindingOfStatements();
    void everyDigestOfAStatementCounts();
    void disk();
};

void tst_ImageLink::indexAndManifestStandForTheImage()
{
    const Made made;
    const auto subjects = subjectsOf(made.image, {{"layout", layout({made.config, made.manifest, made.index})}});
    QCOMPARE(subjects.size(), 2);
    QCOMPARE(wayText(of(subjects, digestOf(made.index))), QStringLiteral("yes yes yes yes yes yes"));
    QCOMPARE(wayText(of(subjects, digestOf(made.manifest))), QStringLiteral("yes yes yes yes"));
    QVERIFY(subjects[0].leadsToImage() && subjects[1].leadsToImage());
}

// All records named by SHA-512, and a signature of the manifest by either.
void tst_ImageLink::bySha512()
{
    const std::string config = Made().config;
    const std::string configDigest = digestLike("sha512:", config);
    const std::string manifest = R"({"schemaVersion":2,"config":)" + descriptor(configDigest) + R"(,"layers":[)" + descriptor(firstDiff) + "," + descriptor(secondDiff) + "]}";
    const std::string digest = digestLike("sha512:", manifest);
    ImageInfo image = Made().image;
    image.id = configDigest;
    image.digests.clear(); // it is found by its configuration
    const auto fs = layout({});
    fs->file("blobs/" + blobPlace(configDigest), config);
    fs->file("blobs/" + blobPlace(digest), manifest);
    const auto subjects = subjectsOf(image, {{"layout", fs}});
    QCOMPARE(subjects.size(), 1);
    QCOMPARE(wayText(of(subjects, digest)), QStringLiteral("yes yes yes yes"));
    for (const std::string &signedDigest : {digest, digestOf(manifest)}) {
        TrustStatement statement;
        statement.digest = signedDigest;
        addBinding(statement, subjects);
        QVERIFY(std::all_of(statement.checks.begin(), statement.checks.end(), [](const TrustCheck &check) { return check.answer == TrustAnswer::Yes; }));
    }
    TrustStatement ofAnother;
    ofAnother.digest = digestLike("sha512:", "another");
    addBinding(ofAnother, subjects);
    QCOMPARE(ofAnother.checks.back().answer, TrustAnswer::No);

    fs->file("blobs/" + blobPlace(digest), manifest + ' ');
    image.digests = {digest};
    const auto others = subjectsOf(image, {{"layout", fs}});
    QVERIFY2(wayText(of(others, digest)).contains(QStringLiteral("has other bytes, which hash to sha512:")), qPrintable(wayText(of(others, digest))));
}

// The image goes by one digest of its configuration, and the manifest has another one of the same bytes.
void tst_ImageLink::theConfigurationByTheOtherAlgorithm()
{
    const Made made;
    const auto manifestOf = [&](const std::string &config) {
        return R"({"schemaVersion":2,"config":)" + descriptor(digestLike("sha512:", config)) + R"(,"layers":[)" + descriptor(firstDiff) + "," + descriptor(secondDiff) + "]}";
    };
    const auto wayOf = [&](const std::string &manifest, const std::vector<std::string> &others) {
        ImageInfo image = made.image;
        image.digests = {digestOf(manifest)};
        std::vector<std::string> blobs = others;
        blobs.push_back(manifest);
        return wayText(subjectsOf(image, {{"layout", layout(blobs)}})[0]);
    };
    QCOMPARE(wayOf(manifestOf(made.config), {made.config}), QStringLiteral("yes yes yes yes"));
    QVERIFY(wayOf(manifestOf(made.config), {}).startsWith(QStringLiteral("yes unknown: ")));
    QVERIFY(wayOf(manifestOf("another"), {made.config}).startsWith(QStringLiteral("yes no: ")));
    // It is at hand by the manifest's name only.
    const std::string manifest = manifestOf(made.config);
    const auto fs = layout({manifest, manifestOf("another")});
    fs->file("blobs/" + blobPlace(digestLike("sha512:", made.config)), made.config);
    ImageInfo image = made.image;
    image.digests = {digestOf(manifest)};
    QCOMPARE(wayText(subjectsOf(image, {{"layout", fs}})[0]), QStringLiteral("yes yes yes yes"));
    // And so the manifest is found where the image's own records name none, as those of a graph driver.
    image.digests.clear();
    for (const auto &[place, bytes] : {std::pair(blobPlace(made.image.id), made.config), std::pair(blobPlace(digestLike("sha512:", made.config)), made.config)}) {
        const auto found = layout({manifest, manifestOf("another")});
        found->file("blobs/" + place, bytes);
        const auto subjects = subjectsOf(image, {{"layout", found}});
        QCOMPARE(subjects.size(), 1);
        QCOMPARE(wayText(of(subjects, digestOf(manifest))), QStringLiteral("yes yes yes yes"));
    }
}

void tst_ImageLink::manifestsAreFoundByTheirConfiguration()
{
    Made made;
    made.image.digests.clear();
    const auto subjects = subjectsOf(made.image, {{"layout", layout({made.config, made.manifest, made.index})}});
    QCOMPARE(subjects.size(), 2);
    QVERIFY(of(subjects, digestOf(made.index)).leadsToImage());
}

void tst_ImageLink::aGraphDriverHasTheConfigurationAndAnotherPlaceTheManifest()
{
    const Made made;
    auto docker = std::make_shared<MemoryFs>();
    docker->file("image/overlay2/repositories.json", "{}");
    docker->file("image/overlay2/imagedb/content/sha256/" + made.image.id.substr(7), made.config);
    docker->file("image/overlay2/layerdb/sha256/x", "");
    docker->file("overlay2/l/x", "");
    const auto subjects = subjectsOf(made.image, {{"docker", docker}, {"layout", layout({made.manifest, made.index})}});
    QVERIFY2(of(subjects, digestOf(made.index)).leadsToImage(), qPrintable(wayText(of(subjects, digestOf(made.index)))));
    QVERIFY(of(subjects, digestOf(made.index)).way[4].what.find("docker: image/overlay2/imagedb/content/sha256/") != std::string::npos);
}

void tst_ImageLink::withoutAManifestTheWayEnds()
{
    const Made made;
    const auto subjects = subjectsOf(made.image, {});
    QCOMPARE(subjects.size(), 1);
    QVERIFY(wayText(subjects[0]).startsWith(QStringLiteral("unknown: the bytes at hand hash to sha256:")));
    QVERIFY(wayText(subjects[0]).contains(QStringLiteral("--from")));
    QVERIFY(!subjects[0].leadsToImage());
}

void tst_ImageLink::otherBytesUnderTheDigestAreTold()
{
    const Made made;
    const auto fs = layout({made.config, made.index});
    fs->file("blobs/sha256/" + digestOf(made.manifest).substr(7), made.manifest + " ");
    const auto subjects = subjectsOf(made.image, {{"layout", fs}});
    const QString way = wayText(of(subjects, digestOf(made.index)));
    QVERIFY2(way.startsWith(QStringLiteral("yes no: the index lists a manifest of this image")), qPrintable(way));
    ImageInfo image = made.image;
    image.digests = {digestOf(made.manifest)};
    QVERIFY2(wayText(subjectsOf(image, {{"layout", fs}})[0]).contains(QStringLiteral("has other bytes, which hash to sha256:")), qPrintable(way));
}

void tst_ImageLink::anotherConfigurationIsNo()
{
    Made made;
    made.image.id = digestOf("another");
    const auto subjects = subjectsOf(made.image, {{"layout", layout({made.config, made.manifest, made.index})}});
    QCOMPARE(wayText(of(subjects, digestOf(made.index))), QStringLiteral("yes no: the index lists a manifest of this image: none of the 2 that it lists is at hand and leads to it"));
    made.image.digests = {digestOf(made.manifest)};
    QCOMPARE(wayText(subjectsOf(made.image, {{"layout", layout({made.config, made.manifest})}})[0]),
             QString::fromStdString("yes no: the manifest names the configuration of this image, " + made.image.id + ": it names " + digestOf(made.config)));
}

void tst_ImageLink::otherLayersAreNo()
{
    Made made;
    made.image.layers[1].diffId = firstDiff;
    const auto subjects = subjectsOf(made.image, {{"layout", layout({made.config, made.manifest, made.index})}});
    QVERIFY(wayText(of(subjects, digestOf(made.manifest))).startsWith(QStringLiteral("yes yes yes no: its diff ids are those of the image's layers")));
    made.image.layers.pop_back();
    QVERIFY(!of(subjectsOf(made.image, {{"layout", layout({made.config, made.manifest})}}), digestOf(made.manifest)).leadsToImage());
}

void tst_ImageLink::anIndexOfIndexesIsNo()
{
    Made made;
    const std::string outer = R"({"schemaVersion":2,"manifests":[)" + descriptor(digestOf(made.index)) + "]}";
    made.image.digests = {digestOf(outer)};
    const auto subjects = subjectsOf(made.image, {{"layout", layout({made.config, made.manifest, made.index, outer})}});
    QVERIFY(!of(subjects, digestOf(outer)).leadsToImage());
}

void tst_ImageLink::bindingOfStatements()
{
    const Made made;
    const auto subjects = subjectsOf(made.image, {{"layout", layout({made.config, made.manifest, made.index})}});
    TrustStatement statement;
    statement.digest = digestOf(made.manifest);
    addBinding(statement, subjects);
    QVERIFY(statement.answer(TrustAspect::Binding) == TrustAnswer::Yes);
    TrustStatement other;
    other.digest = digestOf("other");
    addBinding(other, subjects);
    QVERIFY(other.answer(TrustAspect::Binding) == TrustAnswer::No);
    TrustStatement nothing;
    addBinding(nothing, subjects);
    QVERIFY(nothing.answer(TrustAspect::Binding) == TrustAnswer::Unknown);
    TrustStatement none;
    none.digest = digestOf(made.manifest);
    addBinding(none, {});
    QVERIFY(none.answer(TrustAspect::Binding) == TrustAnswer::Unknown);
}

void tst_ImageLink::everyDigestOfAStatementCounts()
{
    const Made made;
    const auto subjects = subjectsOf(made.image, {{"layout", layout({made.config, made.manifest, made.index})}});
    const auto answer = [](const std::string &digest, const std::vector<std::string> &further, const std::vector<SubjectDigest> &of) {
        TrustStatement statement;
        statement.digest = digest;
        statement.furtherDigests = further;
        addBinding(statement, of);
        return statement.answer(TrustAspect::Binding);
    };
    const std::string digest = digestOf(made.manifest);
    const std::string longer = "sha512:" + toHex(hashOf(HashAlgorithm::Sha512, made.manifest));
    const std::string long384 = "sha384:" + toHex(hashOf(HashAlgorithm::Sha384, made.manifest));
    const std::string ofIndex = "sha512:" + toHex(hashOf(HashAlgorithm::Sha512, made.index));
    QCOMPARE(answer(digest, {longer, long384}, subjects), TrustAnswer::Yes);
    QCOMPARE(answer(longer, {}, subjects), TrustAnswer::Yes);
    QCOMPARE(answer(digest, {"sha512:" + std::string(128, 'a')}, subjects), TrustAnswer::No);
    QCOMPARE(answer(digest, {ofIndex}, subjects), TrustAnswer::No);
    QCOMPARE(answer(ofIndex, {digest}, subjects), TrustAnswer::No);
    QCOMPARE(answer(digest, {longer, "md5:abc"}, subjects), TrustAnswer::Unknown);
    QCOMPARE(answer(digest, {longer + ":abc"}, subjects), TrustAnswer::No);
    // Of a graph driver's store the digest is known, and nothing that could be hashed.
    const std::vector<SubjectDigest> noBytes{{digest, std::nullopt, {}, {}}};
    QCOMPARE(answer(digest, {}, noBytes), TrustAnswer::Yes);
    QCOMPARE(answer(digest, {longer}, noBytes), TrustAnswer::Unknown);
    QCOMPARE(answer(longer, {}, noBytes), TrustAnswer::Unknown);
}

void tst_ImageLink::disk()
{
    QVERIFY(diskCheck({}, false).answer == TrustAnswer::Unknown);
    QVERIFY(diskCheck({}, true).answer == TrustAnswer::Yes);
    LoadedLayer intact;
    intact.verdict = LayerVerdict::Intact;
    LoadedLayer altered;
    altered.verdict = LayerVerdict::Altered;
    altered.verdictReason = "a file was added";
    QVERIFY(diskCheck({intact, intact}, false).answer == TrustAnswer::Yes);
    QVERIFY(diskCheck({intact, LoadedLayer()}, false).answer == TrustAnswer::Unknown);
    const TrustCheck no = diskCheck({LoadedLayer(), altered}, false);
    QVERIFY(no.answer == TrustAnswer::No);
    QVERIFY(no.reason.find("a file was added") != std::string::npos);
}

QTEST_GUILESS_MAIN(tst_ImageLink)
#include "tst_imagelink.moc"

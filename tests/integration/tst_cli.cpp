// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clievidence.h"
#include "clirun.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace assay::test;

namespace {

// One line of a truth file: what was done to which path.
struct Truth {
    std::string path;
    std::size_t layer = 0;
    std::string folder;
    std::string code;

    auto operator<=>(const Truth &) const = default;
};

std::set<Truth> truthOf(const QString &file)
{
    std::set<Truth> truths;
    for (const QByteArray &line : QByteArray::fromStdString(readBytes(file)).split('\n')) {
        const QList<QByteArray> fields = line.split('\t');
        if (line.startsWith('#') || fields.size() < 4)
            continue;
        truths.insert({fields[0].toStdString(), fields[1].toULong(), fields[2].toStdString(), fields[3].toStdString()});
    }
    return truths;
}

const Ordered *sourceOf(const Ordered &evidence, const std::string &role)
{
    for (const Ordered &source : evidence["sources"]) {
        if (source["role"] == role)
            return &source;
    }
    return nullptr;
}

bool isGrave(const Ordered &finding)
{
    const std::string severity = finding["severity"];
    return severity == "medium" || severity == "high" || severity == "critical";
}

// Of the layers, not of how the tars are written.
bool isAboutLayers(const Ordered &finding)
{
    return stringAt(finding, "code").starts_with("layer.");
}

} // namespace

// assay-cli against what real engines wrote.
class TestCli : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recognises_data();
    void recognises();
    void refusesWithAReason_data();
    void refusesWithAReason();
    void untouchedIsSilent_data();
    void untouchedIsSilent();
    void tamperedIsTheTruth_data();
    void tamperedIsTheTruth();
    void sampleIsTheTruth();
    void sameStoreUnderAPrefix();
    void everyCompression();
    void twoRolesOfThree_data();
    void twoRolesOfThree();
    void severalImages();
    void imageByReference_data();
    void imageByReference();
};

void TestCli::recognises_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("images");
    const auto row = [](const char *path, const char *kind, int images) { QTest::newRow(path) << testData(path) << QString::fromUtf8(kind) << images; };
    for (const char *path : {"vendor/rootfs.tar", "vendor/rootfs.tar.gz", "vendor/rootfs.tar.xz", "vendor/rootfs.tar.zst", "vendor/rootfs.tar.bz2", "saved/docker20-export.tar"})
        row(path, "rootfs-archive", 0);
    for (const char *path : {"saved/docker20-single.tar", "saved/docker20-single.tar.gz", "saved/docker20-single.tar.xz", "saved/docker20-single.tar.zst",
                             "saved/docker20-single.tar.bz2", "saved/docker20-two-tags.tar", "saved/docker20-by-id.tar", "saved/docker20-repeated-layer.tar",
                             "saved/docker28-single.tar", "saved/docker28-two-tags.tar", "saved/docker28-by-id.tar", "saved/docker28-containerd.tar",
                             "saved/docker28-containerd-by-id.tar", "saved/podman-docker-archive.tar", "saved/podman-repeated-layer.tar", "saved/rich-docker20.tar.gz",
                             "saved/rich-docker28.tar.gz", "saved/rich-docker28-containerd.tar.gz", "saved/rich-podman.tar.gz"})
        row(path, "docker-archive", 1);
    for (const char *path : {"saved/docker20-two-images.tar", "saved/docker28-two-images.tar", "saved/docker28-containerd-two-images.tar", "saved/podman-two-images.tar"})
        row(path, "docker-archive", 2);
    row("saved/podman-oci-archive.tar", "oci-archive", 1);
    row("saved/skopeo-oci-gzip.tar", "oci-archive", 1);
    row("saved/skopeo-dir.tar", "oci-archive", 1);
    row("saved/skopeo-oci-two.tar", "oci-archive", 2);
    row("saved/skopeo-oci-zstd", "oci-layout", 1);
    for (const char *path : {"live/docker20.tar.gz", "live/docker20-prefix.tar.gz", "live/docker20-tampered.tar.gz", "live/docker28.tar.gz", "live/docker28-tampered.tar.gz"})
        row(path, "docker-root", -1);
    for (const char *path : {"live/podman.tar.gz", "live/podman-tampered.tar.gz", "live/podman5.tar.gz", "live/podman-vfs.tar.gz"})
        row(path, "containers-storage", 2);
}

void TestCli::recognises()
{
    QFETCH(QString, path);
    QFETCH(QString, kind);
    QFETCH(int, images);
    const CliResult list = runCli({QStringLiteral("list"), path, QStringLiteral("--json"), QStringLiteral("-")});
    QVERIFY2(list.code == 0, list.told());
    QVERIFY2(list.err.isEmpty(), list.told());
    const Ordered json = list.json();
    QCOMPARE(QString::fromStdString(stringAt(json, "kind")), kind);
    if (images >= 0)
        QCOMPARE(static_cast<int>(json["images"].size()), images);
    QVERIFY(runCli({QStringLiteral("list"), path}).out.contains(kind.toUtf8()));

    QStringList ids;
    for (const Ordered &image : json["images"])
        ids << QString::fromStdString(stringAt(image, "id"));
    if (ids.isEmpty())
        ids << QString();
    for (const QString &id : ids) {
        QStringList arguments{QStringLiteral("tree"), path, QStringLiteral("--format"), QStringLiteral("json")};
        if (!id.isEmpty())
            arguments << QStringLiteral("--image") << id;
        const CliResult tree = runCli(arguments);
        QVERIFY2(tree.code == 0, tree.told());
        QVERIFY2(tree.err.isEmpty(), tree.told());
        const Ordered listing = tree.json();
        QVERIFY(listing["complete"] == true);
        QVERIFY(!listing["entries"].empty());
        for (const Ordered &entry : listing["entries"]) {
            if (entry["type"] == "file")
                QVERIFY2(stringAt(entry, "sha256").size() == 64, entry.dump().c_str());
        }
    }
}

void TestCli::refusesWithAReason_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("reason");
    QTest::newRow("missing") << testData("no such file") << QStringLiteral("No such file");
    QTest::newRow("text") << testData("README.md") << QStringLiteral("no tar begins here");
    QTest::newRow("device") << QStringLiteral("/dev/zero") << QStringLiteral("/dev/zero");
}

void TestCli::refusesWithAReason()
{
    QFETCH(QString, path);
    QFETCH(QString, reason);
    for (const char *command : {"list", "tree"}) {
        const CliResult result = runCli({QString::fromUtf8(command), path});
        QVERIFY2(result.code == 2, result.told());
        QVERIFY2(result.out.isEmpty(), result.told());
        QVERIFY2(result.err.startsWith("assay-cli: ") && result.err.contains(reason.toUtf8()) && result.err.contains(path.toUtf8()), result.told());
    }
}

void TestCli::untouchedIsSilent_data()
{
    QTest::addColumn<QString>("saved");
    QTest::addColumn<QString>("live");
    QTest::addColumn<QString>("image");
    for (const char *engine : {"docker20", "docker28"})
        QTest::newRow(engine) << testData("saved/rich-") + QString::fromUtf8(engine) + QStringLiteral(".tar.gz") << testData("live/") + QString::fromUtf8(engine) + QStringLiteral(".tar.gz")
                              << QStringLiteral("demo/rich:1");
    for (const char *engine : {"podman", "podman5"})
        QTest::newRow(engine) << testData("saved/rich-") + QString::fromUtf8(engine) + QStringLiteral(".tar.gz") << testData("live/") + QString::fromUtf8(engine) + QStringLiteral(".tar.gz")
                              << QStringLiteral("localhost/demo/rich:1");
    QTest::newRow("prefix") << testData("saved/rich-docker20.tar.gz") << testData("live/docker20-prefix.tar.gz") << QStringLiteral("demo/rich:1");
}

void TestCli::untouchedIsSilent()
{
    QFETCH(QString, saved);
    QFETCH(QString, live);
    QFETCH(QString, image);
    const CliResult result = runCli({QStringLiteral("compare"), QStringLiteral("--saved"), saved, QStringLiteral("--live"), live, QStringLiteral("--image"), image, QStringLiteral("--json"), QStringLiteral("-")});
    QVERIFY2(result.code == 0, result.told());
    QVERIFY2(result.err.isEmpty(), result.told());
    const Ordered evidence = result.json();
    QVERIFY(evidence["complete"] == true);
    QVERIFY(evidence["summary"]["unexplained"] == 0);
    for (const Ordered &difference : evidence["differences"])
        QVERIFY2(!difference["explained"].is_null(), difference.dump().c_str());
    for (const Ordered &finding : evidence["findings"])
        QVERIFY2(!isGrave(finding), finding.dump().c_str());
    for (const Ordered &source : evidence["sources"]) {
        QVERIFY(source["skipped"].empty());
        for (const Ordered &layer : source["image"]["layers"])
            QVERIFY2(layer["verdict"] == "intact", layer.dump().c_str());
    }
}

void TestCli::tamperedIsTheTruth_data()
{
    QTest::addColumn<QString>("engine");
    for (const char *engine : {"docker20", "docker28"})
        QTest::newRow(engine) << QString::fromUtf8(engine);
}

void TestCli::tamperedIsTheTruth()
{
    QFETCH(QString, engine);
    const QString truthFile = testData("live/") + engine + QStringLiteral("-tampered.truth.tsv");
    std::set<Truth> truths = truthOf(truthFile);
    QCOMPARE(truths.size(), std::size_t{14});
    // A hard link that is broken away is told at all names of the file.
    for (const Truth &truth : std::set<Truth>(truths)) {
        if (truth.path == "opt/demo/links/pair-b")
            truths.insert({"opt/demo/links/pair-a", truth.layer, truth.folder, truth.code});
    }
    const CliResult result = runCli({QStringLiteral("compare"), QStringLiteral("--saved"), testData("saved/rich-") + engine + QStringLiteral(".tar.gz"), QStringLiteral("--live"),
                                     testData("live/") + engine + QStringLiteral("-tampered.tar.gz"), QStringLiteral("--image"), QStringLiteral("demo/rich:1"), QStringLiteral("--json"), QStringLiteral("-")});
    QVERIFY2(result.code == 1, result.told());
    QVERIFY2(result.err.isEmpty(), result.told());
    const Ordered evidence = result.json();
    QVERIFY(evidence["complete"] == true);

    std::map<std::string, std::size_t> layerNumbers;
    const Ordered &layers = (*sourceOf(evidence, "live"))["image"]["layers"];
    for (std::size_t i = 0; i < layers.size(); ++i)
        layerNumbers[layers[i]["diffId"]] = i;
    std::set<Truth> found;
    for (const Ordered &finding : evidence["findings"]) {
        if (!isAboutLayers(finding)) {
            QVERIFY2(!isGrave(finding), finding.dump().c_str());
            continue;
        }
        const std::string path = finding["path"];
        std::string store = finding["store"];
        QVERIFY2(store.ends_with('/' + path), finding.dump().c_str());
        store.resize(store.size() - path.size() - 1);
        found.insert({path, layerNumbers.at(finding["layer"]), store, finding["code"]});
        const auto &missed = finding["missedBy"];
        QVERIFY2(std::find(missed.begin(), missed.end(), "docker diff") != missed.end(), finding.dump().c_str());
    }
    for (const Truth &truth : truths)
        QVERIFY2(found.contains(truth), ("not found: " + truth.path + ' ' + truth.code).c_str());
    for (const Truth &one : found)
        QVERIFY2(truths.contains(one), ("found, and nobody did it: " + one.path + ' ' + one.code).c_str());
    std::set<std::size_t> altered;
    for (const Truth &truth : truths)
        altered.insert(truth.layer);
    for (std::size_t i = 0; i < layers.size(); ++i)
        QCOMPARE(QString::fromStdString(layers[i]["verdict"]), altered.contains(i) ? QStringLiteral("altered") : QStringLiteral("intact"));

    // `docker save` notices nothing but missing and changed recorded content (measured, see tests/data/README.md).
    const std::set<std::string> noticed{"opt/demo/bin/tool.sh", "opt/demo/data/no-mode"};
    for (const Ordered &finding : evidence["findings"]) {
        const auto &missed = finding["missedBy"];
        const bool byMissed = std::find(missed.begin(), missed.end(), "docker save") != missed.end();
        if (isAboutLayers(finding))
            QVERIFY2(byMissed != noticed.contains(finding["path"]), finding.dump().c_str());
    }

    std::map<std::string, std::string> expected{
        {"srv/app/backdoor", "added"}, {"usr/bin/injected", "added"}, {"opt/demo/bin/tool.sh", "content"}, {"opt/demo/data/empty", "content"},
        {"opt/demo/bin/plain", "mode"}, {"opt/demo/data/acl", engine == QLatin1String("docker28") ? "owner xattrs" : "owner"}, {"srv/app/app.conf", "mtime"},
        {"srv/app/run", "xattrs"}, {"opt/demo/links/absolute", "target"}, {"opt/demo/data/no-mode", "removed"}, {"opt/demo/links/pair-a", "links"},
        {"opt/demo/links/pair-b", "links"}, {"opt/demo/special/fifo", "type"}, {"opt/demo/data/keep.txt", "removed"}, {"usr/share/doc/about", "removed"},
        {"usr/share/doc/news", "removed"},
    };
    const auto actual = unexplained(evidence, "savedToLive");
    for (const auto &[path, words] : expected)
        QCOMPARE(QString::fromStdString(path + ": " + (actual.contains(path) ? actual.at(path) : "nothing")), QString::fromStdString(path + ": " + words));
    QCOMPARE(actual.size(), expected.size());
    QVERIFY(evidence["summary"]["unexplained"] == expected.size());
}

void TestCli::sampleIsTheTruth()
{
    const CliResult result = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), sampleFile("rootfs.tar.xz"), QStringLiteral("--saved"), sampleFile("app.tar.xz"), QStringLiteral("--live"),
                                     sampleFile("data-root.tar.xz"), QStringLiteral("--image"), QStringLiteral("demo/shop:1.0"), QStringLiteral("--json"), QStringLiteral("-")});
    QVERIFY2(result.code == 1, result.told());
    const Ordered evidence = result.json();
    const std::set<Truth> truths = truthOf(sampleFile("truth.tsv"));
    QCOMPARE(truths.size(), std::size_t{12});
    std::map<std::string, std::size_t> layerNumbers;
    const Ordered &layers = (*sourceOf(evidence, "live"))["image"]["layers"];
    for (std::size_t i = 0; i < layers.size(); ++i)
        layerNumbers[layers[i]["diffId"]] = i;
    std::set<Truth> found;
    bool sums = false;
    for (const Ordered &finding : evidence["findings"]) {
        const std::string path = stringAt(finding, "path");
        sums = sums || finding["code"] == "source.sums-match";
        if (!isAboutLayers(finding))
            continue;
        const std::string store = finding["store"];
        found.insert({path, layerNumbers.at(finding["layer"]), store.substr(0, store.size() - path.size() - 1), finding["code"]});
    }
    QVERIFY(found == truths);
    QVERIFY(sums);
    QVERIFY(evidence["summary"]["explained"] == 0);
    const auto actual = unexplained(evidence, "savedToLive");
    QCOMPARE(actual.size(), std::size_t{11}); // the whiteout, the deletion, and each other path of the truth
    for (const Truth &truth : truths)
        // The time of srv/shop/bin in layer 1 is hidden by the same folder in layer 2.
        QVERIFY2(truth.code == "layer.whiteout-added" ? actual.at(truth.path) == "removed" : actual.contains(truth.path) || truth.path == "srv/shop/bin", truth.path.c_str());
}

void TestCli::sameStoreUnderAPrefix()
{
    const auto differences = [](const char *live) {
        const CliResult result = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), testData("vendor/rootfs.tar"), QStringLiteral("--live"), testData(live), QStringLiteral("--image"), QStringLiteral("demo/rich:1"), QStringLiteral("--json"), QStringLiteral("-")});
        return result.json()["differences"].dump();
    };
    const std::string plain = differences("live/docker20.tar.gz");
    QVERIFY(plain.size() > 1000);
    QVERIFY(plain == differences("live/docker20-prefix.tar.gz"));
}

void TestCli::everyCompression()
{
    std::string vendorExpected;
    std::string savedExpected;
    for (const char *suffix : {"", ".gz", ".xz", ".zst", ".bz2"}) {
        const CliResult vendor = runCli({QStringLiteral("tree"), testData("vendor/rootfs.tar") + QString::fromUtf8(suffix)});
        QVERIFY2(vendor.code == 0, vendor.told());
        const CliResult saved = runCli({QStringLiteral("tree"), testData("saved/docker20-single.tar") + QString::fromUtf8(suffix)});
        QVERIFY2(saved.code == 0, saved.told());
        if (vendorExpected.empty()) {
            vendorExpected = vendor.text();
            savedExpected = saved.text();
            QVERIFY(vendorExpected.size() > 500 && savedExpected.size() > 100);
        }
        QVERIFY(vendor.text() == vendorExpected);
        QVERIFY(saved.text() == savedExpected);
        // Each compressed form beside the vendor's checksum file is recognised by it.
        const CliResult compared = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), testData("vendor/rootfs.tar") + QString::fromUtf8(suffix), QStringLiteral("--saved"),
                                           testData("saved/rich-docker20.tar.gz"), QStringLiteral("--json"), QStringLiteral("-")});
        QVERIFY2(compared.code == 1, compared.told());
        const Ordered findings = compared.json()["findings"];
        QVERIFY(std::any_of(findings.begin(), findings.end(), [](const Ordered &finding) { return finding["code"] == "source.sums-match"; }));
    }
}

void TestCli::twoRolesOfThree_data()
{
    QTest::addColumn<QStringList>("roles");
    QTest::addColumn<QString>("steps");
    const QString vendor = testData("vendor/rootfs.tar.xz");
    const QString saved = testData("saved/rich-docker28.tar.gz");
    const QString live = testData("live/docker28.tar.gz");
    QTest::newRow("vendor, saved") << QStringList{QStringLiteral("--vendor"), vendor, QStringLiteral("--saved"), saved} << QStringLiteral("vendorToSaved");
    QTest::newRow("saved, live") << QStringList{QStringLiteral("--saved"), saved, QStringLiteral("--live"), live} << QStringLiteral("savedToLive");
    QTest::newRow("vendor, live") << QStringList{QStringLiteral("--vendor"), vendor, QStringLiteral("--live"), live} << QStringLiteral("vendorToLive");
    QTest::newRow("all three") << QStringList{QStringLiteral("--vendor"), vendor, QStringLiteral("--saved"), saved, QStringLiteral("--live"), live} << QStringLiteral("savedToLive vendorToSaved");
}

void TestCli::twoRolesOfThree()
{
    QFETCH(QStringList, roles);
    QFETCH(QString, steps);
    const CliResult result = runCli(QStringList{QStringLiteral("compare"), QStringLiteral("--image"), QStringLiteral("demo/rich:1"), QStringLiteral("--json"), QStringLiteral("-")} + roles);
    QVERIFY2(result.code == 0 || result.code == 1, result.told());
    const Ordered evidence = result.json();
    QCOMPARE(static_cast<int>(evidence["sources"].size()), static_cast<int>(roles.size() / 2));
    std::set<std::string> told;
    for (const Ordered &difference : evidence["differences"]) {
        for (const char *step : {"vendorToSaved", "savedToLive", "vendorToLive"}) {
            if (difference.contains(step) && difference[step].is_array() && !difference[step].empty())
                told.insert(step);
        }
    }
    std::string all;
    for (const std::string &step : told)
        all += (all.empty() ? "" : " ") + step;
    QCOMPARE(QString::fromStdString(all), steps);
}

void TestCli::severalImages()
{
    const CliResult result = runCli({QStringLiteral("compare"), QStringLiteral("--saved"), testData("saved/docker20-two-images.tar"), QStringLiteral("--live"), testData("live/docker20.tar.gz")});
    QVERIFY2(result.code == 2, result.told());
    QVERIFY2(result.out.isEmpty(), result.told());
    QVERIFY2(result.err.contains("holds 2 images") && result.err.contains("--image"), result.told());
    QVERIFY2(result.err.contains("demo/tiny:1  sha256:4a1e94a6788391c0d5dbd75bdbadb17b1078d127c841b9f17468be2979524acc"), result.told());
    QVERIFY2(result.err.contains("demo/other:1  sha256:7b89ee8ed997f3dd60fdc8ec5572ea001ea115c4048d06ddeae9fa166a778b7b"), result.told());

    // The saved archive holds one image, the store three: the error proposes the one that fits.
    const CliResult proposed = runCli({QStringLiteral("compare"), QStringLiteral("--saved"), testData("saved/rich-docker28.tar.gz"), QStringLiteral("--live"), testData("live/docker28.tar.gz")});
    QVERIFY2(proposed.code == 2, proposed.told());
    QVERIFY2(proposed.err.contains("fits the other sources best: --image demo/rich:1\n"), proposed.told());
    const CliResult tree = runCli({QStringLiteral("tree"), testData("live/docker28.tar.gz")});
    QVERIFY2(tree.code == 2 && tree.out.isEmpty() && tree.err.contains("holds 3 images"), tree.told());
}

void TestCli::imageByReference_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("id"); // "" when it must be refused
    const QString two = testData("saved/docker20-two-images.tar");
    const QString tiny = QStringLiteral("sha256:4a1e94a6788391c0d5dbd75bdbadb17b1078d127c841b9f17468be2979524acc");
    QTest::newRow("tag") << two << QStringLiteral("demo/tiny:1") << tiny;
    QTest::newRow("full name") << two << QStringLiteral("docker.io/demo/tiny:1") << tiny;
    QTest::newRow("id") << two << tiny << tiny;
    QTest::newRow("hex id") << two << tiny.mid(7) << tiny;
    QTest::newRow("prefix") << two << QStringLiteral("4a1e94a") << tiny;
    QTest::newRow("prefix with algorithm") << two << QStringLiteral("sha256:4a1e") << tiny;
    QTest::newRow("prefix of both") << two << QStringLiteral("sha256:") << QString();
    QTest::newRow("other tag") << two << QStringLiteral("demo/tiny:2") << QString();
    QTest::newRow("no tag means latest") << two << QStringLiteral("demo/tiny") << QString();
    QTest::newRow("nothing like it") << two << QStringLiteral("zzz") << QString();
    QTest::newRow("escape sequence") << two << QStringLiteral("\x1b]0;owned\x07") << QString();
}

void TestCli::imageByReference()
{
    QFETCH(QString, path);
    QFETCH(QString, reference);
    QFETCH(QString, id);
    const CliResult result = runCli({QStringLiteral("tree"), path, QStringLiteral("--image"), reference, QStringLiteral("--format"), QStringLiteral("json")});
    if (id.isEmpty()) {
        QVERIFY2(result.code == 2 && result.out.isEmpty(), result.told());
        QVERIFY2(result.err.contains("demo/tiny:1") && result.err.contains("demo/other:1"), result.told());
        QVERIFY2(!result.err.contains('\x1b') && !result.err.contains('\x07'), result.told());
        return;
    }
    QVERIFY2(result.code == 0, result.told());
    QCOMPARE(QString::fromStdString(stringAt(result.json(), "image")), id);

    // By the digest of a manifest, where the source records one.
    const Ordered list = runCli({QStringLiteral("list"), testData("saved/skopeo-oci-two.tar"), QStringLiteral("--json"), QStringLiteral("-")}).json();
    for (const Ordered &image : list["images"]) {
        for (const Ordered &digest : image["manifests"]) {
            const CliResult byDigest = runCli({QStringLiteral("tree"), testData("saved/skopeo-oci-two.tar"), QStringLiteral("--image"), QString::fromStdString(digest), QStringLiteral("--format"), QStringLiteral("json")});
            QVERIFY2(byDigest.code == 0, byDigest.told());
            QVERIFY(byDigest.json()["image"] == image["id"]);
        }
    }
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <grp.h>
#include <map>
#include <sched.h>
#include <set>
#include <sys/stat.h>

using namespace assay::test;

namespace {

CliSettings fixedTime()
{
    CliSettings settings;
    settings.environment = {{QStringLiteral("SOURCE_DATE_EPOCH"), QStringLiteral("1795320000")}};
    return settings;
}

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

QStringList keysOf(const Ordered &object)
{
    QStringList keys;
    for (const auto &[key, value] : object.items())
        keys << QString::fromStdString(key);
    return keys;
}

// path -> "step:words" of every unexplained difference
std::map<std::string, std::string> unexplained(const Ordered &evidence, const std::string &step)
{
    std::map<std::string, std::string> found;
    for (const Ordered &difference : evidence["differences"]) {
        if (!difference["explained"].is_null() || difference[step].is_null() || difference[step].empty())
            continue;
        std::string words;
        for (const Ordered &word : difference[step])
            words += (words.empty() ? "" : " ") + word.get<std::string>();
        found[difference["path"]] = words;
    }
    return found;
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
    void evidenceHasTheShapeOfTheContract();
    void sameBytesEverywhere();
    void outputs();
    void refusesToWriteInsideEvidence();
    void progress();
    void helpAndVersion();
    void wrongUsage_data();
    void wrongUsage();
    void mtreeReadsTheListing();
    void bodyfileFields();
    void hostileNamesAreEscaped();
    void layerListing();
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
    QTest::newRow("skopeo dir") << testData("saved/skopeo-dir.tar") << QStringLiteral("manifest.json");
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

void TestCli::evidenceHasTheShapeOfTheContract()
{
    const CliResult result = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), testData("vendor/rootfs.tar.xz"), QStringLiteral("--saved"), testData("saved/rich-docker20.tar.gz"), QStringLiteral("--live"),
                                     testData("live/docker20-tampered.tar.gz"), QStringLiteral("--image"), QStringLiteral("demo/rich:1"), QStringLiteral("--json"), QStringLiteral("-")},
                                    fixedTime());
    const Ordered evidence = result.json();
    QVERIFY2(evidence.is_object(), result.told());
    const auto list = [](const char *text) { return QString::fromUtf8(text).split(QLatin1Char(' ')); };
    QCOMPARE(keysOf(evidence), list("schema complete tool created options sources summary differences findings"));
    QVERIFY(evidence["schema"] == "assay-evidence/1");
    QVERIFY(evidence["created"] == "2026-11-22T04:00:00Z");
    QCOMPARE(keysOf(evidence["tool"]), list("name version commit libraries"));
    QCOMPARE(keysOf(evidence["tool"]["libraries"]), list("libarchive openssl qt"));
    QCOMPARE(keysOf(evidence["summary"]), list("paths vendorToSaved savedToLive explained unexplained findings"));
    QCOMPARE(keysOf(evidence["summary"]["findings"]), list("critical high medium low info"));
    std::string before;
    for (const Ordered &source : evidence["sources"])
        QCOMPARE(keysOf(source), list("role kind location bytes sha256 entries image skipped"));
    bool lossy = false;
    for (const Ordered &difference : evidence["differences"]) {
        QStringList keys = keysOf(difference);
        lossy = lossy || keys.contains(QLatin1String("pathBytes"));
        keys.removeAll(QStringLiteral("pathBytes"));
        keys.removeAll(QStringLiteral("explainedSteps"));
        QCOMPARE(keys, list("path vendorToSaved savedToLive explained vendor saved live"));
        std::string path = difference["path"];
        if (difference.contains("pathBytes"))
            path = QByteArray::fromBase64(QByteArray::fromStdString(difference["pathBytes"])).toStdString();
        QVERIFY2(before < path, path.c_str());
        QVERIFY(!path.starts_with('/') && path.find("//") == std::string::npos);
        before = path;
        for (const char *step : {"vendorToSaved", "savedToLive"}) {
            std::vector<std::string> words = difference[step];
            QVERIFY(std::is_sorted(words.begin(), words.end()));
        }
        for (const char *side : {"vendor", "saved", "live"}) {
            if (difference[side].is_null())
                continue;
            QStringList known = list("type mode uid gid size mtime sha256 target targetBytes device xattrs links unreadable unstable layer");
            const QStringList entryKeys = keysOf(difference[side]);
            QVERIFY2(entryKeys.startsWith(QStringLiteral("type")), difference[side].dump().c_str());
            for (const QString &key : entryKeys)
                QVERIFY2(known.contains(key), qPrintable(key));
        }
    }
    QVERIFY(lossy); // caf\xE9
    for (const Ordered &finding : evidence["findings"]) {
        QStringList keys = keysOf(finding);
        keys.removeAll(QStringLiteral("pathBytes"));
        keys.removeAll(QStringLiteral("storeBytes"));
        keys.removeAll(QStringLiteral("role")); // of which source, where there is one
        QCOMPARE(keys, list("code severity path layer store missedBy detail"));
    }
}

void TestCli::sameBytesEverywhere()
{
    const auto run = [](const std::vector<std::pair<QString, QString>> &environment, int processors) {
        CliSettings settings = fixedTime();
        settings.environment.insert(settings.environment.end(), environment.begin(), environment.end());
        if (processors != 0) {
            settings.inChild = [] {
                cpu_set_t all;
                cpu_set_t one;
                CPU_ZERO(&one);
                sched_getaffinity(0, sizeof all, &all);
                for (std::size_t i = 0; i < CPU_SETSIZE; ++i) {
                    if (CPU_ISSET(i, &all)) {
                        CPU_SET(i, &one);
                        break;
                    }
                }
                sched_setaffinity(0, sizeof one, &one);
            };
        }
        const CliResult result = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), sampleFile("rootfs.tar.xz"), QStringLiteral("--saved"), sampleFile("app.tar.xz"), QStringLiteral("--live"),
                                         sampleFile("data-root.tar.xz"), QStringLiteral("--image"), QStringLiteral("demo/shop:1.0"), QStringLiteral("--json"), QStringLiteral("-")},
                                        settings);
        return result.code == 1 ? result.text() : std::string();
    };
    const auto pair = [](const char *name, const char *value) { return std::pair(QString::fromUtf8(name), QString::fromUtf8(value)); };
    const std::string plain = run({}, 0);
    QVERIFY(plain.size() > 10'000);
    QVERIFY(run({}, 0) == plain);
    QVERIFY(run({}, 1) == plain);
    QVERIFY(run({pair("TZ", "Pacific/Kiritimati"), pair("LANG", "de_DE.UTF-8"), pair("LC_ALL", "de_DE.UTF-8")}, 0) == plain);
    QVERIFY(run({pair("TZ", "America/St_Johns"), pair("LC_ALL", "C")}, 1) == plain);

    for (const char *format : {"--html", "--json"}) {
        QTemporaryDir folder;
        std::string first;
        for (const char *zone : {"UTC", "Asia/Kathmandu"}) {
            CliSettings settings = fixedTime();
            settings.environment.push_back(pair("TZ", zone));
            const QString file = folder.filePath(QStringLiteral("out"));
            const CliResult result = runCli({QStringLiteral("compare"), QStringLiteral("--saved"), testData("saved/rich-docker20.tar.gz"), QStringLiteral("--live"), testData("live/docker20-tampered.tar.gz"), QStringLiteral("--image"),
                                             QStringLiteral("demo/rich:1"), QString::fromUtf8(format), file},
                                            settings);
            QVERIFY2(result.code == 1, result.told());
            const std::string bytes = readBytes(file);
            QVERIFY(bytes.size() > 1000);
            QVERIFY(first.empty() || bytes == first);
            first = bytes;
        }
    }
}

void TestCli::outputs()
{
    QTemporaryDir folder;
    const QStringList compare{QStringLiteral("compare"), QStringLiteral("--saved"), testData("saved/rich-docker20.tar.gz"), QStringLiteral("--live"), testData("live/docker20-tampered.tar.gz"), QStringLiteral("--image"), QStringLiteral("demo/rich:1")};
    const QString json = folder.filePath(QStringLiteral("evidence.json"));
    const QString html = folder.filePath(QStringLiteral("report.html"));
    const CliResult files = runCli(compare + QStringList{QStringLiteral("--json"), json, QStringLiteral("--html"), html}, fixedTime());
    QVERIFY2(files.code == 1, files.told());
    QVERIFY2(files.out.contains("findings") && files.out.contains("srv/app/backdoor"), files.told());
    const CliResult jsonOut = runCli(compare + QStringList{QStringLiteral("--json"), QStringLiteral("-")}, fixedTime());
    QVERIFY(jsonOut.text() == readBytes(json));
    const CliResult htmlOut = runCli(compare + QStringList{QStringLiteral("--html"), QStringLiteral("-")}, fixedTime());
    QVERIFY(htmlOut.text() == readBytes(html));
    QVERIFY(htmlOut.out.startsWith("<!DOCTYPE html>") || htmlOut.out.startsWith("<!doctype html>"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 2);
    const CliResult quiet = runCli(compare + QStringList{QStringLiteral("--quiet")});
    QVERIFY2(quiet.code == 1 && quiet.out.isEmpty() && quiet.err.isEmpty(), quiet.told());

    const CliResult noFolder = runCli(compare + QStringList{QStringLiteral("--json"), folder.filePath(QStringLiteral("none/evidence.json"))});
    QVERIFY2(noFolder.code == 2 && noFolder.err.contains("none/evidence.json"), noFolder.told());
    const CliResult full = runCli(compare + QStringList{QStringLiteral("--json"), QStringLiteral("/dev/full")});
    QVERIFY2(full.code == 2 && full.err.contains("No space left"), full.told());
    // Standard output that cannot take it is an error too.
    for (const QStringList &arguments : {compare, compare + QStringList{QStringLiteral("--json"), QStringLiteral("-")}, QStringList{QStringLiteral("list"), testData("live/docker20.tar.gz")},
                                         QStringList{QStringLiteral("tree"), testData("vendor/rootfs.tar")}, QStringList{QStringLiteral("--version")}, QStringList{QStringLiteral("--help")}}) {
        CliSettings settings;
        settings.inChild = [] {
            ::dup2(::open("/dev/full", O_WRONLY), STDOUT_FILENO);
        };
        const CliResult result = runCli(arguments, settings);
        QVERIFY2(result.code == 2, qPrintable(arguments.join(QLatin1Char(' ')) + QString::fromUtf8(result.told())));
    }
}

void TestCli::refusesToWriteInsideEvidence()
{
    QTemporaryDir folder;
    const QString evidence = folder.filePath(QStringLiteral("layout"));
    QVERIFY(QDir().mkpath(evidence + QStringLiteral("/blobs/sha256")));
    const QString original = testData("saved/skopeo-oci-zstd");
    for (const char *file : {"index.json", "oci-layout"})
        QVERIFY(QFile::copy(original + QLatin1Char('/') + QString::fromUtf8(file), evidence + QLatin1Char('/') + QString::fromUtf8(file)));
    for (const QString &blob : QDir(original + QStringLiteral("/blobs/sha256")).entryList(QDir::Files))
        QVERIFY(QFile::copy(original + QStringLiteral("/blobs/sha256/") + blob, evidence + QStringLiteral("/blobs/sha256/") + blob));
    const QString archive = folder.filePath(QStringLiteral("rootfs.tar"));
    QVERIFY(QFile::copy(testData("vendor/rootfs.tar"), archive));
    QVERIFY(QFile::link(evidence, folder.filePath(QStringLiteral("way-in"))));
    QVERIFY(QFile::link(evidence + QStringLiteral("/index.json"), folder.filePath(QStringLiteral("file-link"))));
    QVERIFY(QFile::link(archive, folder.filePath(QStringLiteral("archive-link"))));
    const QByteArray before = stateOf(evidence);

    for (const QString &place : QStringList{evidence + QStringLiteral("/out"), evidence + QStringLiteral("/blobs/../blobs/sha256/out"), folder.filePath(QStringLiteral("way-in/blobs/out")), folder.filePath(QStringLiteral("file-link")),
                                 evidence + QStringLiteral("/index.json"), archive, folder.filePath(QStringLiteral("archive-link"))}) {
        for (const char *option : {"--json", "--html", "--pdf"}) {
            const CliResult result = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), archive, QStringLiteral("--saved"), evidence, QString::fromUtf8(option), place});
            QVERIFY2(result.code == 2 && result.err.contains("inside the evidence"), qPrintable(place + QString::fromUtf8(result.told())));
        }
        const bool ofLayout = !place.contains(QLatin1String("archive")) && place != archive;
        const CliResult list = runCli({QStringLiteral("list"), ofLayout ? evidence : archive, QStringLiteral("--json"), place});
        QVERIFY2(list.code == 2 && list.err.contains("inside the evidence"), qPrintable(place + QString::fromUtf8(list.told())));
    }
    // A temporary folder inside the evidence would be written to as well.
    CliSettings settings;
    settings.environment = {{QStringLiteral("TMPDIR"), evidence}};
    const CliResult temporary = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), archive, QStringLiteral("--saved"), evidence}, settings);
    QVERIFY2(temporary.code == 2 && temporary.err.contains("TMPDIR"), temporary.told());
    QVERIFY(stateOf(evidence) == before);
    QVERIFY(readBytes(archive) == readBytes(testData("vendor/rootfs.tar")));

    // Beside it is no harm.
    const CliResult beside = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), archive, QStringLiteral("--saved"), evidence, QStringLiteral("--json"), folder.filePath(QStringLiteral("layout.json"))});
    QVERIFY2(beside.code == 1, beside.told());
}

void TestCli::progress()
{
    const QStringList compare{QStringLiteral("compare"), QStringLiteral("--vendor"), sampleFile("rootfs.tar.xz"), QStringLiteral("--saved"), sampleFile("app.tar.xz"), QStringLiteral("--live"),
                              sampleFile("data-root.tar.xz"), QStringLiteral("--image"), QStringLiteral("demo/shop:1.0"), QStringLiteral("--json"), QStringLiteral("-")};
    const CliResult silent = runCli(compare, fixedTime());
    QVERIFY2(silent.code == 1 && silent.err.isEmpty(), silent.told());
    const CliResult json = runCli(compare + QStringList{QStringLiteral("--progress"), QStringLiteral("json")}, fixedTime());
    QVERIFY2(json.code == 1, json.told());
    QVERIFY(json.out == silent.out);
    QVERIFY2(!json.err.isEmpty(), "a short run tells at least where it ended");
    double seconds = 0;
    for (const QByteArray &line : json.err.trimmed().split('\n')) {
        const Ordered object = Ordered::parse(line.begin(), line.end(), nullptr, false);
        QVERIFY2(object.is_object(), line.constData());
        QCOMPARE(keysOf(object), QString::fromUtf8("phase bytesDone bytesTotal entries seconds").split(QLatin1Char(' ')));
        QVERIFY(object["seconds"].get<double>() >= seconds);
        seconds = object["seconds"];
    }
    const CliResult none = runCli(compare + QStringList{QStringLiteral("--progress"), QStringLiteral("none")}, fixedTime());
    QVERIFY(none.out == silent.out && none.err.isEmpty());
}

void TestCli::helpAndVersion()
{
    for (const QStringList &arguments : {QStringList{QStringLiteral("--help")}, QStringList{QStringLiteral("-h")}, QStringList{QStringLiteral("help")}}) {
        const CliResult help = runCli(arguments);
        QVERIFY2(help.code == 0 && help.err.isEmpty(), help.told());
        for (const char *word : {"compare", "list", "tree", "Exit codes"})
            QVERIFY2(help.out.contains(word), word);
    }
    for (const char *command : {"compare", "list", "tree", "case", "check", "sign", "timestamp", "prove"}) {
        const CliResult help = runCli({QString::fromUtf8(command), QStringLiteral("--help")});
        QVERIFY2(help.code == 0 && help.err.isEmpty() && help.out.startsWith(QByteArray(QByteArray("Usage: assay-cli ") + command)), help.told());
        QVERIFY(runCli({QStringLiteral("help"), QString::fromUtf8(command)}).out == help.out);
        // Every option that help names is known, and the manual page has it too.
        const std::string manual = readBytes(QStringLiteral(ASSAY_SAMPLE_DIR "/../../installer/man/assay-cli.1"));
        for (const QByteArray &line : help.out.split('\n')) {
            if (!line.startsWith("  --"))
                continue;
            const QByteArray option = line.trimmed().split(' ').first();
            const CliResult used = runCli({QString::fromUtf8(command), QString::fromUtf8(option)});
            QVERIFY2(used.code == 2 && !used.err.contains("is no option"), qPrintable(QString::fromUtf8(option + used.told())));
            QVERIFY2(manual.find("Fl -" + option.mid(2).toStdString()) != std::string::npos, option.constData());
        }
    }
    const CliResult version = runCli({QStringLiteral("--version")});
    QVERIFY2(version.code == 0 && version.err.isEmpty(), version.told());
    for (const char *word : {"assay-cli ", "libarchive ", "openssl ", "qt "})
        QVERIFY2(version.out.contains(word), word);
}

void TestCli::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *arguments, const char *said) {
        QTest::newRow(arguments) << QString::fromUtf8(arguments).split(QLatin1Char(' '), Qt::SkipEmptyParts) << QString::fromUtf8(said);
    };
    row("", "a command is wanted");
    row("frobnicate", "\"frobnicate\" is no command");
    row("compare", "two or three of");
    row("compare --saved x", "two or three of");
    row("compare --saved x --saved y", "twice");
    row("compare x y", "has no role");
    row("compare --bogus", "\"--bogus\" is no option");
    row("compare -x", "\"-x\" is no option");
    row("compare --save x --live y --v", "two or three of");
    row("compare --saved", "\"--saved\" wants a value");
    row("compare --saved x --live y --json - --html -", "standard output");
    row("compare --saved x --live y --page-size a3", "a4 or letter");
    row("compare --saved x --live y --progress loud", "json or none");
    row("list", "one PATH");
    row("list a b", "one PATH");
    row("tree", "one PATH");
    row("tree x --format xml", "text, bodyfile, mtree or json");
    row("tree x --layer -1", "wants a number");
    row("tree x --layer 99999999999", "wants a number");
    row("tree x --layer 1x", "wants a number");
}

void TestCli::wrongUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, said);
    const CliResult result = runCli(arguments);
    QVERIFY2(result.code == 2 && result.out.isEmpty(), result.told());
    if (arguments.contains(QLatin1String("--v")))
        return; // an abbreviation: whatever it is taken for, it is wrong here
    QVERIFY2(result.err.startsWith("assay-cli: ") && result.err.contains(said.toUtf8()), result.told());
    QVERIFY2(result.err.contains("assay-cli --help"), result.told());
}

void TestCli::mtreeReadsTheListing()
{
    QTemporaryDir folder;
    const QString spec = folder.filePath(QStringLiteral("spec"));
    const CliResult tree = runCli({QStringLiteral("tree"), testData("live/docker20.tar.gz"), QStringLiteral("--image"), QStringLiteral("demo/rich:1"), QStringLiteral("--format"), QStringLiteral("mtree")});
    QVERIFY2(tree.code == 0, tree.told());
    QVERIFY(writeBytes(spec, tree.text()));
    const CliResult parsed = runProgram(QStringLiteral("mtree"), {QStringLiteral("-C"), QStringLiteral("-f"), spec});
    if (parsed.code == -1 && !parsed.crashed)
        QSKIP("mtree is not installed (package mtree-netbsd)");
    QVERIFY2(parsed.code == 0, parsed.told());
    const auto lines = tree.out.trimmed().split('\n');
    const auto entries = std::count_if(lines.begin(), lines.end(), [](const QByteArray &line) { return line.startsWith("./"); });
    const auto understood = parsed.out.trimmed().split('\n');
    QCOMPARE(std::count_if(understood.begin(), understood.end(), [](const QByteArray &line) { return line.startsWith("./"); }), entries);

    // Held against the folder that it was made of, mtree has nothing to say; against a changed one it has.
    const QString root = folder.filePath(QStringLiteral("root"));
    QVERIFY(QDir().mkpath(root + QStringLiteral("/some folder/deep")));
    QVERIFY(writeBytes(root + QStringLiteral("/some folder/# odd *name\n\\"), "content"));
    QVERIFY(writeBytes(root + QStringLiteral("/some folder/deep/file"), "more"));
    QVERIFY(QFile::link(QStringLiteral("some folder/deep"), root + QStringLiteral("/link")));
    const CliResult made = runCli({QStringLiteral("tree"), root, QStringLiteral("--format"), QStringLiteral("mtree")});
    QVERIFY2(made.code == 0, made.told());
    QVERIFY(writeBytes(spec, made.text()));
    const QStringList check{QStringLiteral("-f"), spec, QStringLiteral("-p"), root};
    const CliResult same = runProgram(QStringLiteral("mtree"), check);
    QVERIFY2(same.code == 0 && same.out.isEmpty(), same.told());
    QVERIFY(writeBytes(root + QStringLiteral("/some folder/deep/file"), "less"));
    const CliResult changed = runProgram(QStringLiteral("mtree"), check);
    QVERIFY2(changed.code != 0 && changed.out.contains("sha256"), changed.told());
}

void TestCli::bodyfileFields()
{
    const CliResult tree = runCli({QStringLiteral("tree"), testData("live/docker20.tar.gz"), QStringLiteral("--image"), QStringLiteral("demo/rich:1"), QStringLiteral("--format"), QStringLiteral("bodyfile")});
    QVERIFY2(tree.code == 0, tree.told());
    const auto lines = tree.out.trimmed().split('\n');
    QCOMPARE(static_cast<int>(lines.size()), 107);
    for (const QByteArray &line : lines) {
        const QList<QByteArray> fields = line.split('|');
        QVERIFY2(fields.size() == 11, line.constData());
        QVERIFY2(fields[0] == "0" || fields[0].size() == 64, line.constData());
        QVERIFY2(fields[1].startsWith('/'), line.constData());
        QVERIFY2(fields[3].size() == 12 && fields[3][1] == '/', line.constData());
        for (const int number : {2, 4, 5, 6, 7, 8, 9, 10}) {
            bool ok = false;
            fields[number].toLongLong(&ok);
            QVERIFY2(ok, line.constData());
        }
    }
    QVERIFY(tree.out.contains("|/opt/demo/names/new%0Aline|0|r/rrw-r--r--|0|0|8|0|1767225600|0|0\n"));
}

void TestCli::hostileNamesAreEscaped()
{
    const QStringList base{QStringLiteral("tree"), testData("live/docker20.tar.gz"), QStringLiteral("--image"), QStringLiteral("demo/rich:1"), QStringLiteral("--format")};
    for (const char *format : {"text", "bodyfile", "mtree", "json"}) {
        const CliResult tree = runCli(base + QStringList{QString::fromUtf8(format)});
        QVERIFY2(tree.code == 0, tree.told());
        for (const char c : tree.out)
            QVERIFY2(c == '\n' || static_cast<unsigned char>(c) >= 0x20, format);
        QVERIFY2(!tree.out.contains("\x7f"), format);
        QVERIFY2(!tree.out.contains("\xe2\x80\xae"), format); // right-to-left override
        QVERIFY2(QString::fromUtf8(tree.out).toUtf8() == tree.out, format); // valid UTF-8 (a latin-1 name is in it)
    }
    const CliResult text = runCli(base + QStringList{QStringLiteral("text")});
    for (const char *name : {"caf\\xE9\n", "new\\nline\n", "esc\\u{001B}[31mred\n", "rtl\\u{202E}gpj.exe\n", "back\\\\slash\n"})
        QVERIFY2(text.out.contains(name), name);
    const CliResult json = runCli(base + QStringList{QStringLiteral("json")});
    bool bytes = false;
    const Ordered listing = json.json();
    for (const Ordered &entry : listing["entries"]) {
        if (entry.contains("pathBytes"))
            bytes = bytes || QByteArray::fromBase64(QByteArray::fromStdString(entry["pathBytes"])) == "opt/demo/names/caf\xe9";
    }
    QVERIFY(bytes);
}

void TestCli::layerListing()
{
    const QString saved = testData("saved/rich-docker20.tar.gz");
    const CliResult first = runCli({QStringLiteral("tree"), saved, QStringLiteral("--layer"), QStringLiteral("0")});
    QVERIFY2(first.code == 0 && first.out.contains("bin/step"), first.told());
    const CliResult third = runCli({QStringLiteral("tree"), saved, QStringLiteral("--layer"), QStringLiteral("2")});
    QVERIFY2(third.code == 0 && third.out.contains("w?????????"), third.told());
    const CliResult beyond = runCli({QStringLiteral("tree"), saved, QStringLiteral("--layer"), QStringLiteral("5")});
    QVERIFY2(beyond.code == 2 && beyond.out.isEmpty() && beyond.err.contains("only 5"), beyond.told());
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"

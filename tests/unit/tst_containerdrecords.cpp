// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "formats/containerdrecords.h"
#include "formats/containerdvalues.h"
#include "support/boltbytes.h"
#include "support/qtbytes.h"
#include "support/storefiles.h"
#include "support/sweep.h"

#include <QtTest>

#include <limits>
#include <map>
#include <set>
#include <sstream>

using namespace assay;
using namespace assay::test;

static Result<BoltDb> loaded(const std::string &content)
{
    Context context;
    return BoltDb::load(memorySource(content, "db"), {}, context);
}

// Of long digests and ids the beginning.
static std::string brief(std::string text)
{
    std::size_t run = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && std::isxdigit(static_cast<unsigned char>(text[i]))) {
            ++run;
            continue;
        }
        if (run >= 64) {
            text.erase(i - run + 8, run - 8);
            i -= run - 8;
        }
        run = 0;
    }
    return text;
}

static std::string timeText(const ContainerdTime &time)
{
    return time.known ? isoTime(time.seconds, time.nanoseconds) : "-";
}

static std::string labelsText(const ContainerdLabels &labels)
{
    std::string text;
    for (const auto &[key, value] : labels)
        text += ' ' + key + '=' + value;
    return text;
}

// Each with the two bytes that stand where it says it is.
static std::string problemsText(const BoltProblems &problems, const std::string &content)
{
    std::string text;
    for (const Error &error : problems.list)
        text += "! at " + displaySafe(content.substr(error.offset, 2)) + ": " + error.detail + '\n';
    return text;
}

static std::string inconsistenciesText(const std::vector<ContainerdInconsistency> &all)
{
    static const char *const kinds[] = {"parent missing", "parent not committed", "parents in a circle", "child not listed", "child wrong", "backend key shared", "directory shared"};
    std::string text;
    for (const ContainerdInconsistency &one : all)
        text += std::string("? ") + kinds[static_cast<std::size_t>(one.kind)] + " [" + one.place + "] " + one.key + " / " + one.other + '\n';
    return text;
}

static std::string snapshotterText(const std::string &content)
{
    const auto db = loaded(content);
    const auto meta = db ? parseSnapshotterMeta(*db, Limits{}) : Unexpected(db.error());
    if (!meta)
        return meta.error().message();
    std::string text;
    for (const SnapshotterSnapshot &one : meta->snapshots) {
        text += std::to_string(one.id) + ' ' + "?vacs"[static_cast<std::size_t>(one.kind)] + ' ' + one.key + " < " + one.parent + ' ' + std::to_string(one.size) + ' ' + std::to_string(one.inodes) + ' '
            + timeText(one.created) + labelsText(one.labels) + '\n';
    }
    return brief(text + problemsText(db->problems(), content) + problemsText(meta->problems, content) + inconsistenciesText(meta->inconsistencies));
}

static std::string metaText(const std::string &content, const Limits &limits = {})
{
    const auto db = loaded(content);
    const auto meta = db ? parseContainerdMeta(*db, limits) : Unexpected(db.error());
    if (!meta)
        return meta.error().message();
    std::string text = "version " + std::to_string(meta->version) + '\n';
    for (const ContainerdNamespace &space : meta->namespaces) {
        text += space.name + labelsText(space.labels) + '\n';
        for (const ContainerdImage &one : space.images) {
            text += "image " + one.name + ' ' + one.target.digest + ' ' + one.target.mediaType + ' ' + std::to_string(one.target.size) + labelsText(one.target.annotations) + " |" + labelsText(one.labels) + ' '
                + timeText(one.created) + ' ' + timeText(one.updated) + '\n';
        }
        for (const ContainerdBlob &one : space.blobs)
            text += "blob " + one.digest + ' ' + std::to_string(one.size) + ' ' + timeText(one.created) + ' ' + std::to_string(one.labels.size()) + " labels\n";
        for (const ContainerdSnapshot &one : space.snapshots)
            text += one.snapshotter + ' ' + one.key + " = " + one.backendKey + " < " + one.parent + labelsText(one.labels) + ' ' + std::to_string(one.children.size()) + " children\n";
        for (const ContainerdContainer &one : space.containers)
            text += "container " + one.id + ' ' + one.image + ' ' + one.snapshotter + ' ' + one.snapshotKey + ' ' + one.runtime + labelsText(one.labels) + ' ' + timeText(one.created) + '\n';
        for (const ContainerdLease &one : space.leases) {
            text += "lease " + one.id + labelsText(one.labels) + ' ' + timeText(one.created) + " content " + std::to_string(one.content.size());
            for (const auto &[snapshotter, key] : one.snapshots)
                text += ' ' + snapshotter + ':' + key;
            text += '\n';
        }
    }
    return brief(text + problemsText(db->problems(), content) + problemsText(meta->problems, content) + inconsistenciesText(meta->inconsistencies));
}

// A database with what is in its bucket "v1".
static std::string database(const std::vector<BoltCell> &v1)
{
    BoltFile file;
    file.addFreelist({});
    file.addLeaf({boltInline("v1", v1)});
    return file.bytes();
}

static const std::string someTime = std::string("\x01\0\0\0\x0E", 5) + std::string("\xE2\x94\xCC\xAD\x04\x5D\x58\x7A\xFF\xFF", 10);

class TestContainerdRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsNumbers();
    void readsTimes();
    void readsDockersSnapshots();
    void readsDockersMetadata();
    void readsOtherStores_data();
    void readsOtherStores();
    void readsEveryRecord();
    void namesWhatItCannotRead_data();
    void namesWhatItCannotRead();
    void namesOddSnapshots_data();
    void namesOddSnapshots();
    void namesOddMetadata();
    void holdsItsLimits();
    void survivesEveryFlip();
};

void TestContainerdRecords::readsNumbers()
{
    QCOMPARE(parseVarint("\x06").value_or(0), std::int64_t{3});
    QCOMPARE(parseVarint("\x82\x09").value_or(0), std::int64_t{577});
    QCOMPARE(parseVarint("\x01").value_or(0), std::int64_t{-1});
    QCOMPARE(parseUvarint("\x82\x09").value_or(0), std::uint64_t{1154});
    QCOMPARE(parseUvarint(std::string(1, '\0')).value_or(1), std::uint64_t{0});
    const std::string largest = std::string(9, '\xFF') + '\x01';
    QCOMPARE(parseUvarint(largest).value_or(0), std::numeric_limits<std::uint64_t>::max());
    QCOMPARE(parseVarint(largest).value_or(0), std::numeric_limits<std::int64_t>::min());
    QCOMPARE(parseVarint(std::string("\xFE") + std::string(8, '\xFF') + '\x01').value_or(0), std::numeric_limits<std::int64_t>::max());
    for (const std::string &bad : {std::string(), std::string("\x80"), std::string("\x01\x01"), std::string(9, '\xFF') + '\x02', std::string(10, '\xFF') + '\x01', std::string(10, '\x80')})
        QVERIFY(!parseUvarint(bad) && !parseVarint(bad));
}

void TestContainerdRecords::readsTimes()
{
    const auto text = [](const std::string &encoded) {
        const auto time = parseGoTime(encoded);
        return time ? timeText(*time) : std::string("none");
    };
    QCOMPARE(bytes(text(someTime)), QByteArray("2026-11-22T11:44:45.073226362Z"));
    std::string longer = someTime + '\x05';
    longer[0] = 2;
    QCOMPARE(bytes(text(longer)), QByteArray("2026-11-22T11:44:45.073226362Z"));
    QCOMPARE(bytes(text(std::string("\x01") + std::string(14, '\0'))), QByteArray("0001-01-01T00:00:00Z"));
    QCOMPARE(bytes(text(someTime + '\x05')), QByteArray("none"));
    QCOMPARE(bytes(text(longer.substr(0, 15))), QByteArray("none"));
    QCOMPARE(bytes(text("")), QByteArray("none"));
    QCOMPARE(bytes(text(std::string("\x01\x80") + std::string(13, '\0'))), QByteArray("none"));
    QCOMPARE(bytes(text(someTime.substr(0, 9) + "\x3B\x9A\xCA" + std::string(3, '\0'))), QByteArray("none")); // 10^9 nanoseconds
}

void TestContainerdRecords::readsDockersSnapshots()
{
    QCOMPARE(bytes(snapshotterText(snapshotterDb())), QByteArray(R"(7 c moby/11/bdgbjw5nk99uekialxh9s82sh < moby/9/w8ff5bwgvp3avcvaeqn055hl8 57344 12 2026-11-22T11:44:45.073226362Z
8 c moby/13/d9u9q93fwm2j5ldpqysq64v7b < moby/11/bdgbjw5nk99uekialxh9s82sh 20480 5 2026-11-22T11:44:45.084479997Z
9 v moby/14/sha256:1bf7c171-view < moby/2/sha256:1bf7c171 0 0 2026-11-22T11:44:45.092639071Z
10 v moby/15/bdgbjw5nk99uekialxh9s82sh-view < moby/11/bdgbjw5nk99uekialxh9s82sh 0 0 2026-11-22T11:44:45.093358293Z
11 v moby/16/w8ff5bwgvp3avcvaeqn055hl8-view < moby/9/w8ff5bwgvp3avcvaeqn055hl8 0 0 2026-11-22T11:44:45.093993170Z
12 v moby/17/r8a2bzomfh99pupoe9qoc8dyk-view < moby/7/r8a2bzomfh99pupoe9qoc8dyk 0 0 2026-11-22T11:44:45.094636420Z
1 c moby/2/sha256:1bf7c171 <  147456 31 2026-11-22T11:44:44.618808824Z
14 c moby/20/sha256:eb3de6cc < moby/2/sha256:1bf7c171 1323008 78 2026-11-22T11:44:45.173482874Z
15 c moby/22/sha256:2f111a6a < moby/20/sha256:eb3de6cc 94208 25 2026-11-22T11:44:45.180441988Z
16 c moby/24/sha256:1586b804 < moby/22/sha256:2f111a6a 45056 19 2026-11-22T11:44:45.185571784Z
17 c moby/26/sha256:5ca17b6b < moby/24/sha256:1586b804 20480 5 2026-11-22T11:44:45.189334541Z
18 a moby/27/fljt4zzhkb459spvdll0vqmu9 <  0 0 2026-11-22T11:44:45.423757726Z
19 a moby/28/qon7daygtnarcpgk7yx1okjdx <  0 0 2026-11-22T11:44:45.440930253Z
20 a moby/29/be40x13qn54bveudn0mnhqz5i <  0 0 2026-11-22T11:44:45.450287439Z
2 a moby/3/rydotxj5ogtkfekxh733pkk4d <  0 0 2026-11-22T11:44:44.810280196Z
21 c moby/31/gj1mwvjlctis3sfol7blu5o5c < moby/13/d9u9q93fwm2j5ldpqysq64v7b 20480 4 2026-11-22T11:44:45.483039334Z
22 v moby/32/d9u9q93fwm2j5ldpqysq64v7b-view < moby/13/d9u9q93fwm2j5ldpqysq64v7b 0 0 2026-11-22T11:44:45.487212818Z
24 c moby/35/sha256:bad1e940 < moby/26/sha256:5ca17b6b 16384 4 2026-11-22T11:44:45.533881559Z
25 c moby/37/ff99a199-init < moby/26/sha256:5ca17b6b 20480 11 2026-11-22T11:44:45.638006219Z
26 a moby/38/ff99a199 < moby/37/ff99a199-init 0 0 2026-11-22T11:44:45.639526016Z
3 a moby/4/ri56whfat3u4tb5xrvy3ompxg <  0 0 2026-11-22T11:44:44.829154262Z
27 c moby/40/f2693ccf-init < moby/35/sha256:bad1e940 20480 11 2026-11-22T11:44:45.815416060Z
28 a moby/41/f2693ccf < moby/40/f2693ccf-init 0 0 2026-11-22T11:44:45.817011964Z
4 a moby/5/rvey9b40qqi25u3w726dmvtg3 <  0 0 2026-11-22T11:44:44.841650870Z
5 c moby/7/r8a2bzomfh99pupoe9qoc8dyk < moby/2/sha256:1bf7c171 290816 80 2026-11-22T11:44:44.944354491Z
6 c moby/9/w8ff5bwgvp3avcvaeqn055hl8 < moby/7/r8a2bzomfh99pupoe9qoc8dyk 126976 25 2026-11-22T11:44:45.014844667Z
)"));
}

void TestContainerdRecords::readsDockersMetadata()
{
    std::string others;
    std::vector<std::string> leases;
    std::istringstream lines(metaText(metaDb()));
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("lease ", 0) == 0)
            leases.push_back(line);
        else if (line.rfind("blob ", 0) != 0)
            others += line + '\n';
    }
    QCOMPARE(leases.size(), std::size_t{28});
    QCOMPARE(bytes(leases[9]), QByteArray("lease f2693ccf 2026-11-22T11:44:45.810536426Z content 0 overlayfs:f2693ccf overlayfs:f2693ccf-init"));
    QCOMPARE(bytes(others), QByteArray(R"(version 4
moby
image docker.io/demo/rich:1 sha256:85a183ec application/vnd.oci.image.index.v1+json 856 | 2026-01-01T00:00:00Z 2026-01-01T00:00:00Z
image docker.io/demo/rich:2 sha256:43e1bba4 application/vnd.oci.image.index.v1+json 856 | 2026-01-01T00:00:00Z 2026-01-01T00:00:00Z
image docker.io/vendor/base:1 sha256:daf7ebcf application/vnd.oci.image.manifest.v1+json 403 | 2026-11-22T11:44:44.597220535Z 2026-11-22T11:44:44.597220535Z
overlayfs bdgbjw5nk99uekialxh9s82sh = moby/11/bdgbjw5nk99uekialxh9s82sh < w8ff5bwgvp3avcvaeqn055hl8 2 children
overlayfs bdgbjw5nk99uekialxh9s82sh-view = moby/15/bdgbjw5nk99uekialxh9s82sh-view < bdgbjw5nk99uekialxh9s82sh 0 children
overlayfs be40x13qn54bveudn0mnhqz5i = moby/29/be40x13qn54bveudn0mnhqz5i <  0 children
overlayfs d9u9q93fwm2j5ldpqysq64v7b = moby/13/d9u9q93fwm2j5ldpqysq64v7b < bdgbjw5nk99uekialxh9s82sh 2 children
overlayfs d9u9q93fwm2j5ldpqysq64v7b-view = moby/32/d9u9q93fwm2j5ldpqysq64v7b-view < d9u9q93fwm2j5ldpqysq64v7b 0 children
overlayfs f2693ccf = moby/41/f2693ccf < f2693ccf-init 0 children
overlayfs f2693ccf-init = moby/40/f2693ccf-init < sha256:bad1e940 1 children
overlayfs ff99a199 = moby/38/ff99a199 < ff99a199-init 0 children
overlayfs ff99a199-init = moby/37/ff99a199-init < sha256:5ca17b6b 1 children
overlayfs fljt4zzhkb459spvdll0vqmu9 = moby/27/fljt4zzhkb459spvdll0vqmu9 <  0 children
overlayfs gj1mwvjlctis3sfol7blu5o5c = moby/31/gj1mwvjlctis3sfol7blu5o5c < d9u9q93fwm2j5ldpqysq64v7b 1 children
overlayfs qon7daygtnarcpgk7yx1okjdx = moby/28/qon7daygtnarcpgk7yx1okjdx <  0 children
overlayfs r8a2bzomfh99pupoe9qoc8dyk = moby/7/r8a2bzomfh99pupoe9qoc8dyk < sha256:1bf7c171 2 children
overlayfs r8a2bzomfh99pupoe9qoc8dyk-view = moby/17/r8a2bzomfh99pupoe9qoc8dyk-view < r8a2bzomfh99pupoe9qoc8dyk 0 children
overlayfs ri56whfat3u4tb5xrvy3ompxg = moby/4/ri56whfat3u4tb5xrvy3ompxg <  0 children
overlayfs rvey9b40qqi25u3w726dmvtg3 = moby/5/rvey9b40qqi25u3w726dmvtg3 <  0 children
overlayfs rydotxj5ogtkfekxh733pkk4d = moby/3/rydotxj5ogtkfekxh733pkk4d <  0 children
overlayfs sha256:1586b804 = moby/24/sha256:1586b804 < sha256:2f111a6a 1 children
overlayfs sha256:1bf7c171 = moby/2/sha256:1bf7c171 <  3 children
overlayfs sha256:1bf7c171-view = moby/14/sha256:1bf7c171-view < sha256:1bf7c171 0 children
overlayfs sha256:2f111a6a = moby/22/sha256:2f111a6a < sha256:eb3de6cc 1 children
overlayfs sha256:5ca17b6b = moby/26/sha256:5ca17b6b < sha256:1586b804 2 children
overlayfs sha256:bad1e940 = moby/35/sha256:bad1e940 < sha256:5ca17b6b 1 children
overlayfs sha256:eb3de6cc = moby/20/sha256:eb3de6cc < sha256:1bf7c171 1 children
overlayfs w8ff5bwgvp3avcvaeqn055hl8 = moby/9/w8ff5bwgvp3avcvaeqn055hl8 < r8a2bzomfh99pupoe9qoc8dyk 2 children
overlayfs w8ff5bwgvp3avcvaeqn055hl8-view = moby/16/w8ff5bwgvp3avcvaeqn055hl8-view < w8ff5bwgvp3avcvaeqn055hl8 0 children
moby_history
)"));

    // What is written of a blob is true of its file, and every file is written of.
    const auto meta = parseContainerdMeta(*loaded(metaDb()), Limits{});
    std::map<std::string, std::uint64_t> sizes;
    for (const ContainerdNamespace &space : meta->namespaces) {
        for (const ContainerdBlob &blob : space.blobs)
            sizes[blob.digest] = blob.size;
    }
    const std::string folder = "containerd/daemon/io.containerd.content.v1.content/blobs/sha256";
    const EvidenceFsPtr store = storeFs("live/docker28-containerd.tar.gz");
    const std::vector<std::string> files = *store->list(folder);
    QCOMPARE(sizes.size(), files.size());
    for (const std::string &file : files)
        QCOMPARE(sizes["sha256:" + file], store->stat(folder + '/' + file)->size);
}

void TestContainerdRecords::readsOtherStores_data()
{
    QTest::addColumn<QString>("archive");
    QTest::newRow("containerd 1.6") << QStringLiteral("live/containerd16.tar.gz");
    QTest::newRow("containerd 2.1") << QStringLiteral("live/containerd21.tar.gz");
}

// Two namespaces, two snapshotters: everything adds up, and each snapshot has its directory.
void TestContainerdRecords::readsOtherStores()
{
    QFETCH(QString, archive);
    const EvidenceFsPtr store = storeFs(archive.toStdString());
    const auto db = loaded(*store->readFile("io.containerd.metadata.v1.bolt/meta.db", 1 << 24));
    const auto meta = parseContainerdMeta(*db, Limits{});
    QVERIFY(db->problems().empty() && meta->problems.empty());
    QCOMPARE(bytes(inconsistenciesText(meta->inconsistencies)), QByteArray());

    std::map<std::string, std::string> containers;
    std::map<std::string, std::set<std::string>> backendKeys;
    for (const ContainerdNamespace &space : meta->namespaces) {
        for (const ContainerdContainer &one : space.containers)
            containers[space.name + '/' + one.id] = one.image + ' ' + one.snapshotter;
        for (const ContainerdSnapshot &one : space.snapshots)
            backendKeys[one.snapshotter].insert(one.backendKey);
    }
    const std::map<std::string, std::string> expected{{"fixture/changed", "docker.io/demo/rich:1 overlayfs"},
                                                      {"fixture/copied", "docker.io/demo/rich:1 native"},
                                                      {"fixture/untouched", "docker.io/demo/rich:1 overlayfs"},
                                                      {"second/other", "docker.io/demo/tiny:1 overlayfs"}};
    QCOMPARE(containers, expected);
    QCOMPARE(backendKeys.size(), std::size_t{2});
    for (const auto &[snapshotter, keys] : backendKeys) {
        const std::string folder = "io.containerd.snapshotter.v1." + snapshotter;
        const auto itsDb = loaded(*store->readFile(folder + "/metadata.db", 1 << 24));
        const auto its = parseSnapshotterMeta(*itsDb, Limits{});
        QVERIFY(itsDb->problems().empty() && its->problems.empty());
        QCOMPARE(bytes(inconsistenciesText(its->inconsistencies)), QByteArray());
        std::set<std::string> known;
        for (const SnapshotterSnapshot &one : its->snapshots) {
            known.insert(one.key);
            QVERIFY(store->stat(folder + "/snapshots/" + std::to_string(one.id)));
        }
        QCOMPARE(known, keys);
    }
}

void TestContainerdRecords::readsEveryRecord()
{
    const std::string text = metaText(database(
        {boltInline("k8s.io", {boltInline("containers", {boltInline("c1", {{"createdat", someTime}, {"image", "reg/a:1"}, boltInline("labels", {{"l", "v"}}), boltInline("runtime", {{"name", "io.containerd.runc.v2"}, {"options", "x"}}),
                                                                          {"snapshotKey", "c1"}, {"snapshotter", "native"}, {"spec", "any"}})}),
                               boltInline("content", {boltInline("blob", {boltInline("sha256:b", {{"size", "\x82\x09"}})})}),
                               boltInline("images", {boltInline("reg/a:1", {boltInline("annotations", {{"an", "no"}}), {"createdat", someTime}, boltInline("labels", {{"l1", "v1"}, {"l2", ""}}),
                                                                            boltInline("target", {{"digest", "sha256:d"}, {"mediatype", "m"}, {"size", "\x04"}}), {"updatedat", someTime}})}),
                               boltInline("labels", {{"team", "x"}}),
                               boltInline("leases", {boltInline("l1", {boltInline("content", {{"sha256:b"}}), boltInline("snapshots", {boltInline("native", {{"k1"}, {"k2"}})})})}),
                               boltInline("sandboxes", {boltInline("s1", {{"spec", "any"}})}),
                               boltInline("snapshots", {boltInline("native", {boltInline("c1", {{"name", "k8s.io/2/c1"}, {"parent", "k1"}}),
                                                                              boltInline("k1", {boltInline("children", {{"c1"}, {"gone"}}), boltInline("labels", {{"s", "t"}}), {"name", "k8s.io/1/k1"}})}),
                                                        boltInline("overlayfs", {boltInline("k1", {{"name", "k8s.io/1/k1"}})})})}),
         boltInline("other", {}), {"version", "\x08"}}));
    QCOMPARE(bytes(text), QByteArray(R"(version 4
k8s.io team=x
image reg/a:1 sha256:d m 2 an=no | l1=v1 l2= 2026-11-22T11:44:45.073226362Z 2026-11-22T11:44:45.073226362Z
blob sha256:b 577 - 0 labels
native c1 = k8s.io/2/c1 < k1 0 children
native k1 = k8s.io/1/k1 <  s=t 2 children
overlayfs k1 = k8s.io/1/k1 <  0 children
container c1 reg/a:1 native c1 io.containerd.runc.v2 l=v 2026-11-22T11:44:45.073226362Z
lease l1 - content 1 native:k1 native:k2
other
)"));
}

void TestContainerdRecords::namesWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name, const std::vector<BoltCell> &space, const std::string &expected) {
        QTest::newRow(name) << bytes(database({boltInline("ns", space), {"version", "\x06"}})) << bytes("version 3\nns\n" + expected);
    };
    const auto image = [](const std::vector<BoltCell> &cells) { return std::vector<BoltCell>{boltInline("images", {boltInline("i", cells)})}; };
    row("an image without a target", image({}), "image i   0 | - -\n! at i\\u{0000}: image i: no \"target\"\n");
    row("a target that is a value", image({{"target", "x"}}), "image i   0 | - -\n! at ta: image i: a value where the bucket \"target\" belongs\n! at i\\u{0000}: image i: no \"target\"\n");
    row("an empty target", image({boltInline("target", {})}),
        "image i   0 | - -\n! at ta: image i target: no \"digest\"\n! at ta: image i target: no \"mediatype\"\n! at ta: image i target: no \"size\"\n");
    row("a size that is negative", image({boltInline("target", {{"digest", "d"}, {"mediatype", "m"}, {"size", "\x01"}})}), "image i d m 0 | - -\n! at ta: image i target: \"size\" is negative\n");
    row("a size that is none", image({boltInline("target", {{"digest", "d"}, {"mediatype", "m"}, {"size", "\x80"}})}), "image i d m 0 | - -\n! at \\x80v: image i target: \"size\" is no number\n");
    row("a size that is a bucket", {boltInline("content", {boltInline("blob", {boltInline("b", {boltInline("size", {})})})})}, "blob b 0 - 0 labels\n! at si: blob b: a bucket where the value \"size\" belongs\n");
    row("a time that is none", image({{"createdat", "x"}, boltInline("target", {{"digest", "d"}, {"mediatype", "m"}, {"size", "\x04"}})}), "image i d m 2 | - -\n! at xt: image i: \"createdat\" is no time\n");
    row("a label that is a bucket", {boltInline("labels", {boltInline("l", {})})}, "! at l\\u{0000}: v1 ns labels: a bucket among its values\n");
    row("an image that is a value", {boltInline("images", {{"i", "x"}})}, "! at ix: v1 ns images: a value among its buckets\n");
    row("images that are a value", {{"images", "x"}}, "! at im: v1 ns: a value where the bucket \"images\" belongs\n");
    row("a snapshot without a name", {boltInline("snapshots", {boltInline("s", {boltInline("k", {})})})}, "s k =  <  0 children\n! at k\\u{0000}: snapshot k: no \"name\"\n");
    QTest::newRow("no version") << bytes(database({})) << QByteArray("version 0\n! at v1: v1: no \"version\"\n");
    QTest::newRow("a later version") << bytes(database({{"version", "\x0A"}})) << QByteArray("version 5\n! at v1: v1: version 5, later than the 4 that is known\n");
    BoltFile other;
    other.addFreelist({});
    other.addLeaf({{"v1", "x"}});
    QTest::newRow("another database") << bytes(other.bytes()) << QByteArray("db: no bucket \"v1\": no metadata of containerd, or of a version that is not known");
}

void TestContainerdRecords::namesWhatItCannotRead()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, expected);
    QCOMPARE(bytes(metaText(content.toStdString())), expected);
}

void TestContainerdRecords::namesOddSnapshots_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("expected");

    // Each with a number, a kind and a parent, where there is one.
    struct Made {
        const char *key;
        char id;
        char kind;
        const char *parent;
    };
    const auto row = [](const char *name, const std::vector<Made> &made, const std::vector<BoltCell> &parents, const std::string &expected) {
        std::vector<BoltCell> snapshots;
        std::string text;
        for (const Made &one : made) {
            std::vector<BoltCell> cells{{"id", std::string(1, one.id)}, {"kind", std::string(1, one.kind)}};
            if (*one.parent)
                cells.push_back({"parent", one.parent});
            snapshots.push_back(boltInline(one.key, cells));
            text += std::to_string(one.id) + ' ' + "?vacs"[static_cast<std::size_t>(one.kind)] + ' ' + one.key + " < " + one.parent + " 0 0 -\n";
        }
        QTest::newRow(name) << bytes(database({boltInline("parents", parents), boltInline("snapshots", snapshots)})) << bytes(text + expected);
    };
    const auto link = [](char parent, char child, const char *key) { return BoltCell{std::string(1, parent) + '\0' + child, key}; };
    row("as it should be", {{"a", 1, 3, ""}, {"b", 2, 3, "a"}, {"c", 3, 2, "b"}, {"d", 4, 1, "b"}, {"e", 5, 4, ""}}, {link(1, 2, "b"), link(2, 3, "c"), link(2, 4, "d")}, "");
    row("none", {}, {}, "");
    row("parent missing", {{"b", 2, 3, "a"}}, {}, "? parent missing [] b / a\n");
    row("parent still written", {{"a", 1, 2, ""}, {"b", 2, 3, "a"}}, {link(1, 2, "b")}, "? parent not committed [] b / a\n");
    row("its own parent", {{"a", 1, 3, "a"}}, {link(1, 1, "a")}, "? parents in a circle [] a / a\n");
    row("a circle and a way into it", {{"a", 1, 3, "b"}, {"b", 2, 3, "c"}, {"c", 3, 3, "b"}, {"d", 4, 3, "a"}}, {link(1, 4, "d"), link(2, 1, "a"), link(2, 3, "c"), link(3, 2, "b")}, "? parents in a circle [] b / c\n");
    row("two with one directory", {{"a", 1, 3, ""}, {"b", 1, 3, ""}, {"c", 1, 3, ""}}, {}, "? directory shared [] b / a\n? directory shared [] c / a\n");
    row("not in parents", {{"a", 1, 3, ""}, {"b", 2, 3, "a"}}, {}, "? child not listed [] b / a\n");
    row("only in parents", {{"a", 1, 3, ""}}, {link(1, 2, "b")}, "? child wrong [] 1 / b\n");
    row("in parents by another key", {{"a", 1, 3, ""}, {"b", 2, 3, "a"}}, {link(1, 2, "c")}, "? child not listed [] b / a\n? child wrong [] 1 / c\n");
    row("an entry that is none", {}, {{"\x01\x02", "b"}}, "! at \\u{0001}\\u{0002}: v1 parents: an entry of \"parents\" that is not two numbers\n");
    row("an entry with half a number", {}, {{std::string("\x01\0\x80", 3), "b"}}, "! at \\u{0001}\\u{0000}: v1 parents: an entry of \"parents\" that is not two numbers\n");

    const std::vector<BoltCell> odd{boltInline("a", {}), boltInline("b", {{"id", "\x80"}, {"kind", "\x05"}}), boltInline("c", {{"id", "\x80\x02"}, {"inodes", "\x02"}, {"kind", "\x03"}, {"size", "\x82\x09"}})};
    QTest::newRow("odd values") << bytes(database({boltInline("snapshots", odd)}))
                                << QByteArray("0 ? a <  0 0 -\n0 ? b <  0 0 -\n256 c c <  577 1 -\n! at a\\u{0000}: snapshot a: no \"id\"\n! at a\\u{0000}: snapshot a: no \"kind\"\n"
                                              "! at \\x80k: snapshot b: \"id\" is no number\n! at b\\u{0000}: snapshot b: of an unknown kind\n");
    QTest::newRow("no list of snapshots") << bytes(database({{"parents", "x"}})) << QByteArray("! at v1: v1: no \"snapshots\"\n! at pa: v1: a value where the bucket \"parents\" belongs\n");
    BoltFile broken;
    broken.addFreelist({});
    broken.add("no page");
    QTest::newRow("no root") << bytes(broken.bytes()) << QByteArray("db, byte 3072: page 3: its header says page 28542640838438766 (root of a bucket)");
    BoltFile fresh;
    fresh.addFreelist({});
    fresh.addLeaf({});
    QTest::newRow("before the first snapshot") << bytes(fresh.bytes()) << QByteArray();
    fresh.pages.clear();
    fresh.addFreelist({});
    fresh.addLeaf({{"v2"}});
    QTest::newRow("another database") << bytes(fresh.bytes()) << QByteArray("db: no bucket \"v1\": no snapshots of containerd, or of a version that is not known");
}

void TestContainerdRecords::namesOddSnapshots()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, expected);
    QCOMPARE(bytes(snapshotterText(content.toStdString())), expected);
}

void TestContainerdRecords::namesOddMetadata()
{
    const auto snapshot = [](const char *key, const char *name, const char *parent, const std::vector<BoltCell> &children) {
        std::vector<BoltCell> cells{boltInline("children", children), {"name", name}};
        if (*parent)
            cells.push_back({"parent", parent});
        return boltInline(key, cells);
    };
    const std::string content = database({boltInline("ns", {boltInline("snapshots", {boltInline("native", {snapshot("a", "ns/1/a", "", {{"b"}, {"collected"}}), snapshot("b", "ns/2/b", "a", {}), snapshot("c", "ns/2/b", "b", {})}),
                                                                                       boltInline("overlayfs", {snapshot("b", "ns/2/b", "a", {}), snapshot("d", "ns/4/d", "d", {{"d"}})})})}),
                                          {"version", "\x06"}});
    const auto db = loaded(content);
    const auto meta = parseContainerdMeta(*db, {});
    QCOMPARE(bytes(problemsText(meta->problems, content)), QByteArray());
    QCOMPARE(bytes(inconsistenciesText(meta->inconsistencies)), QByteArray(R"(? backend key shared [ns native] c / b
? child not listed [ns native] c / b
? parent missing [ns overlayfs] b / a
? parents in a circle [ns overlayfs] d / d
)"));
}

void TestContainerdRecords::holdsItsLimits()
{
    Limits limits;
    limits.images = 2;
    QCOMPARE(bytes(metaText(metaDb(), limits)), QByteArray("db: 3 images, more than the 2 that are read"));
    limits = {};
    limits.findingsPerCode = 1;
    const auto db = loaded(database({boltInline("ns", {boltInline("images", {boltInline("i", {}), boltInline("j", {})})})}));
    const auto meta = parseContainerdMeta(*db, limits);
    QCOMPARE(meta->problems.list.size(), std::size_t{1});
    QCOMPARE(meta->problems.unlisted, std::uint64_t{2});

    // A long chain of parents takes no time that grows with its square, and no depth.
    std::vector<ContainerdInconsistency> found;
    std::vector<std::string> keys;
    for (int i = 0; i < 200'000; ++i)
        keys.push_back(std::to_string(1'000'000 + i));
    std::vector<SnapshotLink> links;
    for (std::size_t i = 0; i < keys.size(); ++i)
        links.push_back({keys[i], keys[(i + 1) % keys.size()]});
    checkParents(links, "chain", found);
    QCOMPARE(bytes(inconsistenciesText(found)), QByteArray("? parents in a circle [chain] 1000000 / 1000001\n"));
}

void TestContainerdRecords::survivesEveryFlip()
{
    for (const std::string *whole : {&metaDb(), &snapshotterDb()}) {
        std::string content = *whole;
        for (std::size_t at = 0; at < content.size(); at += 307 * sweepStride) {
            const char before = content[at];
            content[at] = static_cast<char>(~before);
            QVERIFY(!metaText(content).empty());
            QVERIFY(!snapshotterText(content).empty());
            content[at] = before;
        }
    }
}

QTEST_GUILESS_MAIN(TestContainerdRecords)
#include "tst_containerdrecords.moc"

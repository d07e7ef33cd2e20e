// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "formats/containerdrecords.h"
#include "formats/containerdvalues.h"
#include "support/boltbytes.h"
#include "support/storefiles.h"

#include <QtTest>

#include <limits>

using namespace assay;
using namespace assay::test;

static QByteArray bytes(const std::string &text)
{
    return QByteArray::fromStdString(text);
}

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

static std::string problemsText(const BoltProblems &problems)
{
    std::string text;
    for (const Error &error : problems.list)
        text += "! " + error.message() + '\n';
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
    return brief(text + problemsText(meta->problems) + inconsistenciesText(meta->inconsistencies));
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
    return brief(text + problemsText(meta->problems) + inconsistenciesText(meta->inconsistencies));
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
    QCOMPARE(bytes(text(someTime)), QByteArray("2026-11-22T11:42:53.073226362Z"));
    std::string longer = someTime + '\x05';
    longer[0] = 2;
    QCOMPARE(bytes(text(longer)), QByteArray("2026-11-22T11:42:53.073226362Z"));
    QCOMPARE(bytes(text(std::string("\x01") + std::string(14, '\0'))), QByteArray("0001-01-01T00:00:00Z"));
    QCOMPARE(bytes(text(someTime + '\x05')), QByteArray("none"));
    QCOMPARE(bytes(text(longer.substr(0, 15))), QByteArray("none"));
    QCOMPARE(bytes(text("")), QByteArray("none"));
    QCOMPARE(bytes(text(std::string("\x01\x80") + std::string(13, '\0'))), QByteArray("none"));
    QCOMPARE(bytes(text(someTime.substr(0, 9) + "\x3B\x9A\xCA" + std::string(3, '\0'))), QByteArray("none")); // 10^9 nanoseconds
}

QTEST_GUILESS_MAIN(TestContainerdRecords)
#include "tst_containerdrecords.moc"

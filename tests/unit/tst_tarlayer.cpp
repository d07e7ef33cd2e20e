// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "formats/tarsplit.h"
#include "io/bytestream.h"
#include "io/crc64.h"
#include "io/digest.h"
#include "source/layerread.h"
#include "support/memoryfs.h"
#include "support/tarbytes.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <thread>

using namespace assay;

class TestTarLayer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holeInACompressedLayer_data();
    void holeInACompressedLayer();
    void sparseBombIsPassedOver();
    void sparseFilesHaveALimitTogether();
    void stopsInAHole();
    void sparseFileIsTold();
    void recordObjects_data();
    void recordObjects();
    void cutRecordObject();
    void crc64_data();
    void crc64();
};

static LayerContent read(const std::string &tar, const Limits &limits = {})
{
    Context context;
    auto content = readTarLayer(streamOf(memorySource(tar, "layer.tar"), &context), true, limits, context);
    return content ? std::move(*content) : LayerContent();
}

static std::string sparseFile(const std::string &name, const std::string &map, const std::string &size, const std::string &stored)
{
    return test::paxHeader(test::paxRecord("GNU.sparse.major", "0") + test::paxRecord("GNU.sparse.minor", "1") + test::paxRecord("GNU.sparse.name", name)
                           + test::paxRecord("GNU.sparse.size", size) + test::paxRecord("GNU.sparse.numblocks", "1") + test::paxRecord("GNU.sparse.map", map))
        + test::tarFile(name, stored);
}

static bool hasFinding(const Findings &findings, std::string_view code, std::string_view path)
{
    return std::any_of(findings.begin(), findings.end(), [&](const Finding &finding) { return finding.code == code && finding.path == path; });
}

void TestTarLayer::holeInACompressedLayer_data()
{
    QTest::addColumn<QByteArray>("tool");
    for (const char *tool : {"gzip", "bzip2", "xz", "zstd"})
        QTest::newRow(tool) << QByteArray(tool);
}

// A database that is mostly a hole, as it comes in a layer: read whole within the free bytes, refused as a bomb past them.
void TestTarLayer::holeInACompressedLayer()
{
    QFETCH(QByteArray, tool);
    const std::string content = "begin" + std::string(6 << 20, '\0') + "end";
    const std::string tar = test::tarFile("before", "a") + test::tarFile("var/lib/data.db", content) + test::tarFile("behind", "b") + test::endMark;
    const QString program = QStandardPaths::findExecutable(QString::fromLatin1(tool));
    if (program.isEmpty())
        QSKIP("the tool is not installed");
    QProcess process;
    process.start(program, {QStringLiteral("-c")});
    process.write(tar.data(), static_cast<qint64>(tar.size()));
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished() && process.exitCode() == 0);
    test::MemoryFs fs;
    fs.put("blob", FileKind::File, process.readAllStandardOutput().toStdString());

    Limits limits;
    limits.expansionFreeBytes = 8 << 20;
    limits.expansionRatio = 100;
    Context context;
    const auto blob = readBlob(fs, "blob", false, limits, context);
    QVERIFY2(blob.has_value(), blob ? "" : blob.error().message().c_str());
    QVERIFY(blob->layer.complete && blob->layer.findings.empty());
    QVERIFY(blob->layer.digest == sha256(tar));
    const NodeId file = blob->layer.tree->find("var/lib/data.db");
    QVERIFY(file && blob->layer.tree->digest(blob->layer.tree->entry(file)));
    QVERIFY(*blob->layer.tree->digest(blob->layer.tree->entry(file)) == sha256(content));

    limits.expansionFreeBytes = 4 << 20;
    const auto bomb = readBlob(fs, "blob", false, limits, context);
    QVERIFY(!bomb && bomb.error().code == ErrorCode::LimitExceeded);
    QCOMPARE(bomb.error().file, std::string("blob"));
    QVERIFY(bomb.error().hasOffset && bomb.error().offset > 0);
    QCOMPARE(bomb.error().detail, tool.toStdString() + ": expands more than 100 times, to over 4194304 bytes");
}

void TestTarLayer::sparseBombIsPassedOver()
{
    const std::string tar = test::tarFile("before", "a") + sparseFile("bomb", "0,3", "9000000000000000", "abc") + test::tarFile("behind", "b") + test::endMark;
    const LayerContent content = read(tar);
    QVERIFY(content.tree);
    QVERIFY(!content.complete);
    QVERIFY(hasFinding(content.findings, "source.unreadable", "bomb"));
    const NodeId bomb = content.tree->find("bomb");
    QVERIFY(bomb && content.tree->entry(bomb).has(EntryFlag::Unreadable));
    QVERIFY(!content.tree->digest(content.tree->entry(bomb)));
    const NodeId behind = content.tree->find("behind");
    QVERIFY(behind);
    QCOMPARE(toHex(*content.tree->digest(content.tree->entry(behind))), std::string("3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d"));
}

// Each of them could be borne, and a thousand of them are no larger than one text.
void TestTarLayer::sparseFilesHaveALimitTogether()
{
    Limits limits;
    limits.expandedBytes = 2'500'000;
    const auto hole = [](const char *name) { return sparseFile(name, "0,3", "1000000", "abc"); };
    const LayerContent content = read(hole("first") + hole("second") + hole("third") + test::tarFile("behind", "b") + test::endMark, limits);
    QVERIFY(content.tree);
    QVERIFY(!content.complete);
    const auto digestOf = [&](const char *name) { return content.tree->digest(content.tree->entry(content.tree->find(name))); };
    QVERIFY(digestOf("first") && digestOf("second") && digestOf("behind"));
    QVERIFY(!digestOf("third"));
    QVERIFY(hasFinding(content.findings, "source.unreadable", "third"));
    QCOMPARE(content.skipped.size(), std::size_t{1});
    QCOMPARE(content.skipped.front().path, std::string("third"));
    QVERIFY2(content.skipped.front().reason.find("layer.tar, byte 4096: a sparse file that stands for 1000000 bytes") == 0, content.skipped.front().reason.c_str());
}

// A hole that would be hashed for minutes.
void TestTarLayer::stopsInAHole()
{
    Limits limits;
    limits.expansionFreeBytes = limits.expandedBytes;
    const std::string tar = sparseFile("hole", "0,3", std::to_string(limits.expandedBytes), "abc") + test::endMark;
    Context context;
    std::jthread stop([&context] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        context.cancel();
    });
    const auto content = readTarLayer(streamOf(memorySource(tar, "layer.tar"), &context), true, limits, context);
    QVERIFY(!content && content.error().code == ErrorCode::Cancelled);
}

void TestTarLayer::sparseFileIsTold()
{
    const LayerContent content = read(sparseFile("holes", "0,3", "1000", "abc") + test::endMark);
    QVERIFY(content.tree && content.complete);
    QVERIFY(hasFinding(content.findings, "tar.sparse", "holes"));
    QCOMPARE(content.tree->entry(content.tree->find("holes")).size, 1000U);
}

void TestTarLayer::recordObjects_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");

    QTest::newRow("file") << QByteArray(R"({"type":1,"name":"etc/a","size":6,"payload":"YUw+7uLYEAA=","position":3})") << "1 etc/a 6 614c3eeee2d81000 3";
    QTest::newRow("empty file") << QByteArray(R"({"type":1,"name":"opt/","payload":null,"position":1})") << "1 opt/ 0  1";
    QTest::newRow("raw name counts") << QByteArray(R"({"type":1,"name":"x","name_raw":"b3B0L2RlbW8vZGF0YS9jYWbp","payload":null,"position":0})") << "1 opt/demo/data/caf\\xE9 0  0";
    QTest::newRow("raw name before name") << QByteArray(R"({"type":1,"name_raw":"Y2Fm6Q","name":"x","position":0})") << "1 caf\\xE9 0  0";
    QTest::newRow("segment") << QByteArray(R"({"type":2,"payload":"AAEC","position":0})") << "2  0 000102 0";
    QTest::newRow("escapes") << QByteArray(R"({"type":1,"name":"\u003ca\u003e\n\"\\\ud83d\ude00","position":0})") << "1 <a>\\n\"\\\\\xF0\x9F\x98\x80 0  0";
    QTest::newRow("no type") << QByteArray(R"({"name":"x","position":0})") << "";
    QTest::newRow("another type") << QByteArray(R"({"type":3,"position":0})") << "";
    QTest::newRow("key twice") << QByteArray(R"({"type":1,"type":1,"position":0})") << "";
    QTest::newRow("negative size") << QByteArray(R"({"type":1,"size":-1,"position":0})") << "";
    QTest::newRow("size of 2^63") << QByteArray(R"({"type":1,"size":9223372036854775808,"position":0})") << "";
    QTest::newRow("fraction") << QByteArray(R"({"type":1,"size":1.5,"position":0})") << "";
    QTest::newRow("nested") << QByteArray(R"({"type":1,"more":{"a":1},"position":0})") << "";
    QTest::newRow("bad base64") << QByteArray(R"({"type":2,"payload":"A*==","position":0})") << "";
    QTest::newRow("control character") << QByteArray("{\"type\":1,\"name\":\"a\nb\",\"position\":0}") << "";
}

static std::string described(std::string_view text)
{
    TarSplitEntry entry;
    if (!parseTarSplitEntry(text, "record", 0, Limits(), entry))
        return {};
    return std::to_string(static_cast<int>(entry.kind)) + ' ' + displaySafe(entry.name) + ' ' + std::to_string(entry.size) + ' '
        + toHex(reinterpret_cast<const std::uint8_t *>(entry.payload.data()), entry.payload.size()) + ' ' + std::to_string(entry.position);
}

void TestTarLayer::recordObjects()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(described(text.toStdString())), expected);
    const auto length = tarSplitObjectLength(" \n" + text.toStdString() + "{}", "record");
    if (!expected.isEmpty())
        QCOMPARE(length.value_or(0), static_cast<std::size_t>(text.size()) + 2);
}

void TestTarLayer::cutRecordObject()
{
    const std::string whole = R"({"type":1,"name":"a\"b}","size":6,"payload":"YUw+7uLYEAA=","position":3})";
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const std::string cut = whole.substr(0, size);
        QCOMPARE(tarSplitObjectLength(cut, "record").value_or(1), std::size_t{0});
        QVERIFY2(described(cut).empty(), cut.c_str());
    }
    QCOMPARE(*tarSplitObjectLength(whole, "record"), whole.size());
}

void TestTarLayer::crc64_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<quint64>("expected");

    QTest::newRow("nothing") << QByteArray() << quint64{0};
    QTest::newRow("digits") << QByteArray("123456789") << quint64{0xB90956C775A41001};
    QTest::newRow("foo") << QByteArray("foo") << quint64{0x3C3C303000000000};
    QTest::newRow("hello") << QByteArray("hello\n") << quint64{0x614C3EEEE2D81000};
}

void TestTarLayer::crc64()
{
    QFETCH(QByteArray, bytes);
    QFETCH(quint64, expected);
    const auto source = memorySource(bytes.toStdString(), "bytes");
    QCOMPARE(quint64{*assay::crc64(*source, nullptr)}, expected);
}

QTEST_GUILESS_MAIN(TestTarLayer)
#include "tst_tarlayer.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/bytesource.h"
#include "io/bytestream.h"
#include "io/digest.h"
#include "support/failingsource.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QScopeGuard>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <random>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace assay;
using namespace std::string_literals;
using assay::test::FailingSource;

class TestIoStreams : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void detectCompression_data();
    void detectCompression();
    void decompressedLikeTheTools_data();
    void decompressedLikeTheTools();
    void membersFollowEachOther_data();
    void membersFollowEachOther();
    void compressedInsideStaysCompressed_data() { compressions(); }
    void compressedInsideStaysCompressed();
    void nothingCompressedIsNothing_data() { compressions(); }
    void nothingCompressedIsNothing();
    void cutAnywhereIsTold_data() { compressions(); }
    void cutAnywhereIsTold();
    void failingAnywhereIsTold_data() { compressions(); }
    void failingAnywhereIsTold();
    void alteredBytesAreTold_data() { compressions(); }
    void alteredBytesAreTold();
    void bytesBehindAreTold_data() { compressions(); }
    void bytesBehindAreTold();
    void zerosBehindGzipArePadding();
    void skippableFramesOfZstd();
    void expandsPastTheLimits_data() { compressions(); }
    void gzipOfZerosIsBelowTheRatio();
    void stopsWithinOneCompressedBlock_data() { compressions(); }
    void stopsWithinOneCompressedBlock();
    void expandsPastTheLimits();
    void streamSkipsAndCounts();
    void streamIsCancelled();
    void sliceIsCutAtTheEnd();
    void readAllHasALimit();
    void onlyRegularFilesAreOpened();
    void fileThatShrinksIsUnstable();
    void spoolsToMemoryAndToAFile();
    void spoolLeavesHolesForZeros();
    void seekableOnlyExpandsWhatIsCompressed();
    void digests();
    void hashingStreamHashesWhatIsSkipped();

private:
    static void compressions();
};

namespace {

std::string randomText(std::size_t size, unsigned seed)
{
    std::mt19937 random(seed);
    std::string out(size, '\0');
    for (char &c : out)
        c = static_cast<char>(random() % 7 == 0 ? random() : 'a' + random() % 4);
    return out;
}

// What a stock tool gives for some input; nullopt when it is not installed or fails.
std::optional<std::string> throughTool(const char *tool, const std::string &input, const QStringList &arguments)
{
    const QString program = QStandardPaths::findExecutable(QString::fromLatin1(tool));
    if (program.isEmpty())
        return std::nullopt;
    QProcess process;
    process.start(program, arguments);
    process.write(input.data(), static_cast<qint64>(input.size()));
    process.closeWriteChannel();
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return std::nullopt;
    return process.readAllStandardOutput().toStdString();
}

std::optional<std::string> compressed(const QByteArray &name, const std::string &input)
{
    return throughTool(name.constData(), input, {QStringLiteral("-c")});
}

Result<std::string> allOf(ByteStream &stream)
{
    std::string out;
    std::vector<std::byte> block(1000);
    for (;;) {
        const auto got = stream.read(block);
        if (!got)
            return Unexpected(got.error());
        if (*got == 0)
            return out;
        out.append(reinterpret_cast<const char *>(block.data()), *got);
    }
}

Result<std::string> expanded(ByteSourcePtr source, Compression compression, const Limits &limits = {})
{
    auto stream = decompressed(streamOf(std::move(source), nullptr), compression, limits, nullptr);
    if (!stream)
        return Unexpected(stream.error());
    return allOf(**stream);
}

Result<std::string> expanded(const std::string &bytes, const Limits &limits = {})
{
    const auto source = memorySource(bytes, "input");
    const auto compression = assay::detectCompression(*source);
    return compression ? expanded(source, *compression, limits) : Unexpected(compression.error());
}

Compression kindOf(const QByteArray &name)
{
    for (const Compression kind : {Compression::Gzip, Compression::Bzip2, Compression::Xz, Compression::Zstd}) {
        if (name.toStdString() == compressionName(kind))
            return kind;
    }
    return Compression::None;
}

QByteArray words(const Error &error)
{
    return QByteArray::fromStdString(error.message());
}

// On the disk, by the open file of that size that has no name; nullopt where /proc does not show it.
std::optional<qint64> allocatedBytes(std::uint64_t size)
{
    for (const QString &each : QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)) {
        struct stat status {};
        const bool known = ::stat(("/proc/self/fd/" + each.toStdString()).c_str(), &status) == 0;
        if (known && S_ISREG(status.st_mode) && status.st_nlink == 0 && static_cast<std::uint64_t>(status.st_size) == size)
            return qint64{status.st_blocks} * 512;
    }
    return std::nullopt;
}

std::string frame(unsigned variant, const std::string &content)
{
    const auto size = static_cast<std::uint32_t>(content.size());
    std::string out{static_cast<char>(0x50 + variant), 0x2A, 0x4D, 0x18};
    for (unsigned i = 0; i < 4; ++i)
        out += static_cast<char>(size >> (8 * i));
    return out + content;
}

} // namespace

#define COMPRESSED(variable, input) \
    QFETCH(QByteArray, tool); \
    const auto variable##Made = compressed(tool, input); \
    if (!variable##Made) \
        QSKIP("the tool is not installed"); \
    const std::string variable = *variable##Made

void TestIoStreams::compressions()
{
    QTest::addColumn<QByteArray>("tool");
    for (const char *tool : {"gzip", "bzip2", "xz", "zstd"})
        QTest::newRow(tool) << QByteArray(tool);
}

void TestIoStreams::detectCompression_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("nothing") << QByteArray() << QByteArray("none");
    QTest::newRow("text") << QByteArray("etc/passwd") << QByteArray("none");
    QTest::newRow("gzip") << QByteArray("\x1F\x8B\x08\x00", 4) << QByteArray("gzip");
    QTest::newRow("gzip of another method") << QByteArray("\x1F\x8B\x07\x00", 4) << QByteArray("none");
    QTest::newRow("bzip2") << QByteArray("BZh9") << QByteArray("bzip2");
    QTest::newRow("xz") << QByteArray("\xFD" "7zXZ\0", 6) << QByteArray("xz");
    QTest::newRow("cut xz") << QByteArray("\xFD" "7zXZ", 5) << QByteArray("none");
    QTest::newRow("zstd") << QByteArray("\x28\xB5\x2F\xFD") << QByteArray("zstd");
    QTest::newRow("skippable, first") << QByteArray("\x50\x2A\x4D\x18") << QByteArray("zstd");
    QTest::newRow("skippable, last") << QByteArray("\x5F\x2A\x4D\x18") << QByteArray("zstd");
    QTest::newRow("no skippable") << QByteArray("\x60\x2A\x4D\x18") << QByteArray("none");
}

void TestIoStreams::detectCompression()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, name);
    const auto source = memorySource(head.toStdString(), "head");
    QCOMPARE(QByteArray::fromStdString(std::string(compressionName(*assay::detectCompression(*source)))), name);
}

void TestIoStreams::decompressedLikeTheTools_data()
{
    QTest::addColumn<QByteArray>("tool");
    QTest::addColumn<int>("size");
    for (const char *tool : {"gzip", "bzip2", "xz", "zstd"}) {
        for (const int size : {1, 1000, 65536, 262144, 900000})
            QTest::addRow("%s %d", tool, size) << QByteArray(tool) << size;
    }
}

void TestIoStreams::decompressedLikeTheTools()
{
    QFETCH(int, size);
    const std::string plain = randomText(static_cast<std::size_t>(size), 1);
    COMPRESSED(bytes, plain);
    const auto ours = expanded(bytes);
    QVERIFY2(ours.has_value(), ours ? "" : words(ours.error()).constData());
    QVERIFY(*ours == plain);
}

void TestIoStreams::membersFollowEachOther_data()
{
    QTest::addColumn<QByteArray>("tool");
    QTest::addColumn<int>("members");
    for (const char *tool : {"gzip", "bzip2", "xz", "zstd"}) {
        for (const int members : {2, 3, 300})
            QTest::addRow("%s %d", tool, members) << QByteArray(tool) << members;
    }
}

void TestIoStreams::membersFollowEachOther()
{
    QFETCH(int, members);
    const std::string plain = randomText(2000, 2);
    COMPRESSED(one, plain);
    const std::string nothing = compressed(tool, {}).value_or(std::string());
    std::string bytes = nothing;
    std::string expected;
    for (int i = 0; i < members; ++i) {
        bytes += one + (i % 2 ? nothing : std::string());
        expected += plain;
    }
    const auto ours = expanded(bytes);
    QVERIFY2(ours.has_value(), ours ? "" : words(ours.error()).constData());
    QVERIFY(*ours == expected);
    const auto theirs = throughTool(tool.constData(), bytes, {QStringLiteral("-dc")});
    QVERIFY(theirs == *ours);
}

void TestIoStreams::compressedInsideStaysCompressed()
{
    COMPRESSED(inner, randomText(5000, 3));
    const auto outer = compressed(tool, inner);
    QVERIFY(outer.has_value());
    const auto ours = expanded(*outer);
    QVERIFY2(ours.has_value(), ours ? "" : words(ours.error()).constData());
    QVERIFY(*ours == inner);
}

void TestIoStreams::nothingCompressedIsNothing()
{
    COMPRESSED(bytes, std::string());
    const auto ours = expanded(bytes);
    QVERIFY2(ours.has_value(), ours ? "" : words(ours.error()).constData());
    QVERIFY(ours->empty());
    const auto none = expanded(memorySource({}, "none"), kindOf(tool));
    QVERIFY(!none && none.error().code == ErrorCode::Truncated);
}

void TestIoStreams::cutAnywhereIsTold()
{
    const std::string plain = randomText(1000, 4);
    COMPRESSED(bytes, plain);
    for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
        const auto ours = expanded(sliceSource(memorySource(bytes, "cut"), 0, cut, "cut"), kindOf(tool));
        QVERIFY2(!ours, qPrintable(QStringLiteral("cut at %1").arg(cut)));
        QVERIFY2(ours.error().code == ErrorCode::Truncated, words(ours.error()).constData());
    }
}

void TestIoStreams::failingAnywhereIsTold()
{
    const std::string plain = randomText(1000, 4);
    COMPRESSED(bytes, plain);
    for (std::size_t place = 0; place < bytes.size(); ++place) {
        const auto ours = expanded(std::make_shared<FailingSource>(memorySource(bytes, "failing"), place), kindOf(tool));
        QVERIFY(!ours);
        QCOMPARE(words(ours.error()), QByteArray("failing, byte ") + QByteArray::number(static_cast<qulonglong>(place)) + ": made to fail");
    }
}

void TestIoStreams::alteredBytesAreTold()
{
    const std::string plain = randomText(1000, 5);
    COMPRESSED(made, plain);
    std::string bytes = made;
    if (tool == "zstd")
        bytes = throughTool("zstd", plain, {QStringLiteral("-c"), QStringLiteral("--check")}).value_or(std::string());
    int silent = 0;
    // Behind what a header may hold that means nothing, such as the time in gzip's.
    for (std::size_t at = 12; at < bytes.size(); ++at) {
        std::string altered = bytes;
        altered[at] = static_cast<char>(altered[at] ^ 0x10);
        const auto ours = expanded(memorySource(altered, "altered"), kindOf(tool));
        silent += ours && *ours != plain ? 1 : 0;
    }
    QCOMPARE(silent, 0);
}

void TestIoStreams::bytesBehindAreTold()
{
    const std::string plain = randomText(3000, 6);
    COMPRESSED(bytes, plain);
    const auto ours = expanded(bytes + "garbage that is no member of anything");
    QVERIFY(!ours);
    QVERIFY2(ours.error().code == ErrorCode::Malformed || tool == "xz", words(ours.error()).constData());
}

void TestIoStreams::zerosBehindGzipArePadding()
{
    const std::string plain = randomText(3000, 7);
    const auto bytes = compressed("gzip", plain);
    if (!bytes)
        QSKIP("gzip is not installed");
    for (const std::size_t zeros : {1U, 512U, 300000U}) {
        const auto ours = expanded(*bytes + std::string(zeros, '\0'));
        QVERIFY2(ours.has_value(), ours ? "" : words(ours.error()).constData());
        QVERIFY(*ours == plain);
    }
    const auto member = expanded(*bytes + std::string(512, '\0') + *bytes);
    QVERIFY(!member && member.error().code == ErrorCode::Malformed);
}

void TestIoStreams::skippableFramesOfZstd()
{
    const std::string plain = randomText(3000, 8);
    const auto one = compressed("zstd", plain);
    if (!one)
        QSKIP("zstd is not installed");
    const std::string bytes = frame(0, "hello") + *one + frame(15, {}) + frame(3, std::string(600000, 'x')) + *one + frame(1, "end");
    const auto ours = expanded(bytes);
    QVERIFY2(ours.has_value(), ours ? "" : words(ours.error()).constData());
    QVERIFY(*ours == plain + plain);
}

void TestIoStreams::expandsPastTheLimits()
{
    COMPRESSED(bytes, std::string(4 << 20, '\0'));
    Limits limits;
    limits.expandedBytes = 3 << 20;
    auto ours = expanded(bytes, limits);
    QVERIFY(!ours && ours.error().code == ErrorCode::LimitExceeded);
    limits = {};
    limits.expansionFreeBytes = 1 << 20;
    limits.expansionRatio = 100;
    ours = expanded(bytes, limits);
    QVERIFY(!ours && ours.error().code == ErrorCode::LimitExceeded);
    limits.expansionFreeBytes = 5 << 20;
    QVERIFY(expanded(bytes, limits).has_value());
}

// The honest hole that expands most: nothing that deflate writes may be refused for its ratio.
void TestIoStreams::gzipOfZerosIsBelowTheRatio()
{
    constexpr std::size_t size = 64 << 20;
    const auto bytes = throughTool("gzip", std::string(size, '\0'), {QStringLiteral("-9"), QStringLiteral("-c")});
    if (!bytes)
        QSKIP("gzip is not installed");
    QVERIFY2(size / bytes->size() > 1000, qPrintable(QString::number(bytes->size())));
    Limits limits;
    limits.expansionFreeBytes = 1 << 20;
    const auto ours = expanded(*bytes, limits);
    QVERIFY2(ours.has_value(), ours ? "" : words(ours.error()).constData());
    QCOMPARE(ours->size(), size);
}

void TestIoStreams::stopsWithinOneCompressedBlock()
{
    COMPRESSED(bytes, std::string(4 << 20, '\0'));
    Context context;
    const auto stream = decompressed(streamOf(memorySource(bytes, "input"), nullptr), kindOf(tool), Limits(), &context);
    QVERIFY(stream.has_value());
    std::vector<std::byte> block(1000);
    QVERIFY((*stream)->read(block).value_or(0) > 0);
    context.cancel();
    const auto stopped = (*stream)->read(block);
    QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
}

void TestIoStreams::streamSkipsAndCounts()
{
    Context context;
    const auto stream = streamOf(memorySource("0123456789", "digits"), &context);
    QCOMPARE(*stream->skip(3), std::uint64_t{3});
    std::byte two[2];
    QCOMPARE(*stream->read(two), std::size_t{2});
    QCOMPARE(std::to_integer<char>(two[0]), '3');
    QCOMPARE(*stream->skip(100), std::uint64_t{5});
    QCOMPARE(*stream->read(two), std::size_t{0});
    QCOMPARE(context.progress().bytesDone, std::uint64_t{10});
}

void TestIoStreams::streamIsCancelled()
{
    Context context;
    const auto stream = streamOf(memorySource("0123456789", "digits"), &context);
    context.cancel();
    std::byte two[2];
    QVERIFY(stream->read(two).error().code == ErrorCode::Cancelled);
    QVERIFY(stream->skip(2).error().code == ErrorCode::Cancelled);
    QVERIFY(sha256(*memorySource("x", "x"), &context).error().code == ErrorCode::Cancelled);
    QVERIFY(spool(*stream, Limits(), &context).error().code == ErrorCode::Cancelled);
}

void TestIoStreams::sliceIsCutAtTheEnd()
{
    const auto whole = memorySource("0123456789", "digits");
    QCOMPARE(*readAll(*sliceSource(whole, 2, 3, "part"), 100), std::string("234"));
    QCOMPARE(*readAll(*sliceSource(whole, 8, 100, "part"), 100), std::string("89"));
    QCOMPARE(*readAll(*sliceSource(whole, 11, 5, "part"), 100), std::string());
    QCOMPARE(*readAll(*sliceSource(whole, 5, ~std::uint64_t{0}, "part"), 100), std::string("56789"));
}

void TestIoStreams::readAllHasALimit()
{
    const auto source = memorySource("0123456789", "digits");
    QVERIFY(readAll(*source, 10).has_value());
    QVERIFY(readAll(*source, 9).error().code == ErrorCode::LimitExceeded);
}

void TestIoStreams::onlyRegularFilesAreOpened()
{
    QTemporaryDir folder;
    const std::string base = folder.path().toStdString();
    QVERIFY(::mkfifo((base + "/fifo").c_str(), 0600) == 0);
    QVERIFY(openFileSource(base + "/fifo").error().code == ErrorCode::Usage); // and does not wait for a writer
    QVERIFY(openFileSource(base).error().code == ErrorCode::Usage);
    QVERIFY(openFileSource("/dev/zero").error().code == ErrorCode::Usage);
    QVERIFY(openFileSource(base + "/none").error().code == ErrorCode::NotFound);
    QVERIFY(openFileSource(base + "/a\0b"s).error().code == ErrorCode::Usage);
    const std::string odd = base + "/n\xFF\n";
    QFile file(QFile::decodeName(QByteArray::fromStdString(base + "/plain")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("hello") == 5);
    file.close();
    QVERIFY(::rename((base + "/plain").c_str(), odd.c_str()) == 0);
    const auto source = openFileSource(odd);
    QVERIFY(source.has_value());
    QCOMPARE(*readAll(**source, 100), std::string("hello"));
    QVERIFY((*source)->name() == odd);
}

void TestIoStreams::fileThatShrinksIsUnstable()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("file"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(100000, 'x')) == 100000);
    file.close();
    const auto source = openFileSource(path.toStdString());
    QVERIFY(source.has_value());
    QVERIFY((*source)->unchanged());
    QVERIFY(::truncate(path.toLocal8Bit().constData(), 100) == 0);
    QVERIFY(!(*source)->unchanged());
    std::vector<std::byte> out(200);
    QCOMPARE(*(*source)->readAt(0, out), std::size_t{100});
    QCOMPARE(*(*source)->readAt(5000, out), std::size_t{0});
    QVERIFY(readAll(**source, 1 << 20).error().code == ErrorCode::Unstable);
    QVERIFY(sha256(**source, nullptr).error().code == ErrorCode::Unstable);
    const auto stream = streamOf(*source, nullptr);
    QVERIFY(allOf(*stream).error().code == ErrorCode::Unstable);
}

void TestIoStreams::spoolsToMemoryAndToAFile()
{
    QTemporaryDir folder;
    qputenv("TMPDIR", folder.path().toLocal8Bit());
    for (const std::size_t size : {std::size_t{0}, std::size_t{1000}, std::size_t{8 << 20}, std::size_t{(8 << 20) + 1}, std::size_t{20 << 20}}) {
        const std::string plain = randomText(size, 9);
        const auto stream = streamOf(memorySource(plain, "plain"), nullptr);
        const auto spooled = spool(*stream, Limits(), nullptr);
        QVERIFY(spooled.has_value());
        QVERIFY(*readAll(**spooled, size) == plain);
        QCOMPARE((*spooled)->name(), std::string("plain"));
        QVERIFY(QDir(folder.path()).isEmpty()); // whatever is there has no name
    }
    Limits limits;
    limits.expandedBytes = 100;
    const auto stream = streamOf(memorySource(std::string(101, 'x'), "plain"), nullptr);
    QVERIFY(spool(*stream, limits, nullptr).error().code == ErrorCode::LimitExceeded);
    qputenv("TMPDIR", folder.filePath(QStringLiteral("none")).toLocal8Bit());
    const auto large = streamOf(memorySource(std::string(9 << 20, 'x'), "plain"), nullptr);
    QVERIFY(spool(*large, Limits(), nullptr).error().code == ErrorCode::NotFound);
    qunsetenv("TMPDIR");
}

void TestIoStreams::spoolLeavesHolesForZeros()
{
    QTemporaryDir folder;
    qputenv("TMPDIR", folder.path().toLocal8Bit());
    const auto tidy = qScopeGuard([] { qunsetenv("TMPDIR"); });
    // Runs of zeros that begin and end at any place, also at the end of all; bytes between them that stand alone.
    const std::string hole(40 << 20, '\0');
    const std::string plain = hole + "x" + std::string(200'001, '\0') + randomText(300'000, 10) + hole + randomText(5, 11) + hole;
    const auto spooled = spool(*streamOf(memorySource(plain, "plain"), nullptr), Limits(), nullptr);
    QVERIFY(spooled.has_value());
    QCOMPARE((*spooled)->size(), std::uint64_t{plain.size()});
    QVERIFY(*readAll(**spooled, plain.size()) == plain);
    const auto allocated = allocatedBytes(plain.size());
    if (!allocated)
        QSKIP("this system does not tell what an open file takes");
    QVERIFY2(*allocated > 0 && *allocated < 2 << 20, qPrintable(QString::number(*allocated)));
}

void TestIoStreams::seekableOnlyExpandsWhatIsCompressed()
{
    const auto plain = memorySource("plain", "plain");
    QVERIFY(*seekable(plain, Limits(), nullptr) == plain);
    const auto bytes = compressed("gzip", "hello");
    if (!bytes)
        QSKIP("gzip is not installed");
    const auto opened = seekable(memorySource(*bytes, "packed"), Limits(), nullptr);
    QVERIFY(opened.has_value());
    QCOMPARE(*readAll(**opened, 100), std::string("hello"));
}

void TestIoStreams::digests()
{
    // FIPS 180-2
    QCOMPARE(toHex(sha256(std::string_view("abc"))), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(toHex(sha256(std::string_view())), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    const std::string million(1000000, 'a');
    const std::string expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
    QCOMPARE(toHex(*sha256(*memorySource(million, "a"), nullptr)), expected);
    Sha256 hash;
    for (int round = 0; round < 2; ++round) {
        for (std::size_t i = 0; i < million.size(); i += 77)
            hash.update(std::as_bytes(std::span(million).subspan(i, std::min<std::size_t>(77, million.size() - i))));
        QCOMPARE(toHex(hash.finish()), expected);
    }
    // A failure leaves nothing behind for the next one.
    QVERIFY(!sha256(FailingSource(memorySource(std::string(3 << 20, 'x'), "x"), 2 << 20), nullptr));
    QCOMPARE(toHex(*sha256(*memorySource(million, "a"), nullptr)), expected);
}

void TestIoStreams::hashingStreamHashesWhatIsSkipped()
{
    HashingStream stream(streamOf(memorySource("0123456789", "digits"), nullptr));
    QCOMPARE(*stream.skip(4), std::uint64_t{4});
    std::byte rest[20];
    QCOMPARE(*stream.read(rest), std::size_t{6});
    QCOMPARE(stream.bytesRead(), std::uint64_t{10});
    QVERIFY(stream.finish() == sha256(std::string_view("0123456789")));
}

QTEST_GUILESS_MAIN(TestIoStreams)
#include "tst_io_streams.moc"

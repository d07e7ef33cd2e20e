// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clibounded.h"
#include "clirun.h"
#include "made.h"

#include <QTemporaryDir>
#include <QTest>

using namespace assay::test;

// assay-cli against what takes hardly any room and gigabytes once it is expanded.
class TestCliExpansion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }

    void zeros_data();
    void zeros();
    void bomb();

private:
    QString write(const char *name, const std::string &bytes)
    {
        const QString path = m_folder.filePath(QString::fromUtf8(name));
        return writeBytes(path, bytes) ? path : QString();
    }
    std::string packedZeros(const QStringList &command, int megabytes);

    QTemporaryDir m_folder;
};

// One member after the other, each of 64 megabytes; nothing where the program is not there.
std::string TestCliExpansion::packedZeros(const QStringList &command, int megabytes)
{
    constexpr int ofOne = 64;
    const QString plain = write("zeros", std::string(std::size_t{ofOne} << 20, '\0'));
    const CliResult packed = runProgram(command.first(), command.mid(1) + QStringList{plain});
    QFile::remove(plain);
    std::string bytes;
    for (int i = 0; packed.code == 0 && i < megabytes / ofOne; ++i)
        bytes += packed.text();
    return bytes;
}

void TestCliExpansion::zeros_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("gzip") << QStringList{QStringLiteral("gzip"), QStringLiteral("-9c")};
    QTest::newRow("xz") << QStringList{QStringLiteral("xz"), QStringLiteral("-c")};
    QTest::newRow("zstd") << QStringList{QStringLiteral("zstd"), QStringLiteral("-c")};
    QTest::newRow("bzip2") << QStringList{QStringLiteral("bzip2"), QStringLiteral("-c")};
}

// A gigabyte that hardly takes any room: an honest hole of a database looks like that, so it is read, with the memory that all else gets.
void TestCliExpansion::zeros()
{
    QFETCH(QStringList, command);
    const std::string bytes = packedZeros(command, 1024);
    if (bytes.empty())
        QSKIP("no such program here");
    const CliResult result = runCli({QStringLiteral("tree"), write("zeros.packed", bytes)}, bounded(1024));
    QVERIFY2(result.code == 2 && result.out.isEmpty() && !result.err.isEmpty(), result.told()); // no evidence at all
    QVERIFY2(result.processorMilliseconds < 60'000, result.told());

    // As a layer they are an empty one, and not the one that the image names.
    std::vector<Member> members = dockerArchive(smallImage());
    findMember(members, "/layer.tar")->content = bytes;
    const CliResult layer = compareVendor(testData("vendor/rootfs.tar"), write("layer-zeros.tar", tarOf(members)));
    QVERIFY2(layer.code == 1 && layer.out.contains("layer.digest-mismatch"), layer.told());
    const CliResult live = runCli({QStringLiteral("compare"), QStringLiteral("--vendor"), testData("vendor/rootfs.tar"), QStringLiteral("--live"), write("layer-zeros.tar", tarOf(members))});
    // An archive is no engine's: nothing of one looks at it.
    QVERIFY2(live.code == 1 && live.out.contains("layer.digest-mismatch") && !live.out.contains("missed by"), live.told());
}

void TestCliExpansion::bomb()
{
    const std::string bytes = packedZeros({QStringLiteral("zstd"), QStringLiteral("-c")}, 17 * 1024);
    if (bytes.empty())
        QSKIP("no zstd here");
    std::vector<Member> members = dockerArchive(smallImage());
    findMember(members, "/layer.tar")->content = bytes;
    const CliResult result = treeOf(write("layer-bomb.tar", tarOf(members)));
    const QByteArray problem = notSilent(result);
    QVERIFY2(problem.isEmpty(), problem.constData());
    QVERIFY2(result.err.contains("layer.tar, byte ") && result.err.contains("zstd: expands more than 1100 times, to over 17179869184 bytes"), result.told());
}

QTEST_GUILESS_MAIN(TestCliExpansion)
#include "tst_cliexpansion.moc"

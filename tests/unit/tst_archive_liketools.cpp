// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "archivereading.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <map>

using namespace assay;
using namespace assay::test;
using namespace std::string_literals;

class TestArchiveLikeTools : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void likePython_data();
    void likePython();
    void likeGnuTar_data();
    void likeGnuTar();
};

void TestArchiveLikeTools::likePython_data()
{
    QTest::addColumn<QByteArray>("format");
    for (const char *format : {"USTAR_FORMAT", "GNU_FORMAT", "PAX_FORMAT"})
        QTest::newRow(format) << QByteArray(format);
}

void TestArchiveLikeTools::likePython()
{
    QFETCH(QByteArray, format);
    if (python().isEmpty())
        QSKIP("no python3 here");
    // Writes the tar to the file named first, and what its own reader says of it to the standard output.
    static const char script[] = R"(
import io, sys, tarfile
path, format = sys.argv[1], getattr(tarfile, sys.argv[2])
small = format == tarfile.USTAR_FORMAT
bytes_ = lambda b: b.decode('utf-8', 'surrogateescape')
with tarfile.open(path, 'w', format=format, encoding='utf-8', errors='surrogateescape') as out:
    def add(name, data=b'', **fields):
        info = tarfile.TarInfo(bytes_(name))
        info.size = len(data)
        for key, value in fields.items():
            setattr(info, key, value)
        out.addfile(info, io.BytesIO(data))
    add(b'plain', b'hello', mtime=1700000000, uid=1000, gid=100, mode=0o4755)
    add(b'folder/', type=tarfile.DIRTYPE, mode=0o1777)
    add(b'caf\xe9', b'latin')
    add('\u00e9\u20ac'.encode(), b'utf-8')
    add(b'a\nb\x1b', b'control')
    add(b'n' * 100, b'100')
    add(b'd' * 100 + b'/' + b'n' * 90, b'prefix')
    if not small:
        add(b'/'.join([b'p' * 200] * 20), b'4,000')
        add(b'\xff' * 255, b'255')
        add(b'uid', b'', uid=3000000000, gid=2**32 + 5)
        add(b'old', b'', mtime=-1)
        add(b'late', b'', mtime=2**33 + 7)
        add(b'link-long', type=tarfile.SYMTYPE, linkname='l' * 300)
    add(b'sym', type=tarfile.SYMTYPE, linkname='../../etc/passwd')
    add(b'hard', type=tarfile.LNKTYPE, linkname='plain')
    add(b'char', type=tarfile.CHRTYPE, devmajor=1, devminor=3)
    add(b'block', type=tarfile.BLKTYPE, devmajor=259, devminor=70000)
    add(b'fifo', type=tarfile.FIFOTYPE)
    add(b'../../escape', b'x')
    add(b'empty')
    add(b'blocks', b'z' * 1024)
    if format == tarfile.PAX_FORMAT:
        add(b'xattr', b'', pax_headers={'SCHILY.xattr.user.a': 'value', 'mtime': '1700000000.123456789'})
w = sys.stdout.buffer.write
with tarfile.open(path, encoding='utf-8', errors='surrogateescape') as tar:
    for m in tar:
        seconds, nanoseconds = int(m.mtime // 1), 0
        if 'mtime' in m.pax_headers and '.' in m.pax_headers['mtime']:
            nanoseconds = int((m.pax_headers['mtime'].split('.')[1] + '000000000')[:9])
            seconds = int(m.pax_headers['mtime'].split('.')[0])
        data = tar.extractfile(m).read() if m.isreg() else b''
        # tarfile takes the slash at the end of folders away.
        name = m.name.encode('utf-8', 'surrogateescape') + (b'/' if m.isdir() else b'')
        w(b'%s %04o %d/%d %d %d.%09d ' % (m.type, m.mode, m.uid, m.gid, m.size, seconds, nanoseconds) + name.hex().encode())
        w(b' ' + m.linkname.encode().hex().encode() if m.issym() or m.islnk() else b' ')
        w(b' %d:%d' % (m.devmajor, m.devminor) if m.ischr() or m.isblk() else b' ')
        w(b' @%d %s\n' % (m.offset, data.hex().encode()))
)";
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("made.tar"));
    QProcess process;
    process.start(python(), {QStringLiteral("-c"), QString::fromLatin1(script), path, QString::fromLatin1(format)});
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    QByteArray ours;
    TarReader reader(streamOf(*openFileSource(path.toStdString()), nullptr), Limits());
    for (auto member = reader.next(); member && *member; member = reader.next()) {
        const TarEntry &entry = **member;
        std::string content;
        for (auto run = reader.read(); run && !run->empty(); run = reader.read())
            content.append(reinterpret_cast<const char *>(run->data()), run->size());
        const bool device = entry.type == EntryType::Character || entry.type == EntryType::Block;
        const QString numbers = QString::asprintf("%c %04o %llu/%llu %llu %lld.%09u ", entry.typeFlag, entry.mode, static_cast<unsigned long long>(entry.uid),
                                                  static_cast<unsigned long long>(entry.gid), static_cast<unsigned long long>(entry.size),
                                                  static_cast<long long>(entry.mtimeSec), entry.mtimeNsec);
        const QString number = device ? QString::asprintf(" %u:%u", entry.rdevMajor, entry.rdevMinor) : QStringLiteral(" ");
        ours += numbers.toLatin1() + bytes(entry.path).toHex() + ' ' + bytes(entry.linkName).toHex() + number.toLatin1() + " @"
            + QByteArray::number(static_cast<qulonglong>(entry.headerOffset)) + ' ' + bytes(content).toHex() + '\n';
        if (entry.path == "xattr")
            QCOMPARE(bytes(memberText(entry)), QByteArray("0 0644 0/0 0 1700000000.123456789 xattr user.a=value"));
    }
    QCOMPARE(ours.split('\n'), process.readAllStandardOutput().split('\n'));
    QVERIFY(reader.takeFindings().empty());
}

void TestArchiveLikeTools::likeGnuTar_data()
{
    QTest::addColumn<QByteArray>("options");
    for (const char *options : {"--format=v7", "--format=ustar", "--format=gnu", "--format=oldgnu", "--format=posix", "--sparse --format=gnu", "--sparse --format=oldgnu",
                                "--sparse --format=posix --sparse-version=0.0", "--sparse --format=posix --sparse-version=0.1",
                                "--sparse --format=posix --sparse-version=1.0"})
        QTest::newRow(options) << QByteArray(options);
}

void TestArchiveLikeTools::likeGnuTar()
{
    QFETCH(QByteArray, options);
    const QString tar = QStandardPaths::findExecutable(QStringLiteral("tar"));
    QProcess version;
    version.start(tar, {QStringLiteral("--version")});
    if (tar.isEmpty() || !version.waitForFinished() || !version.readAllStandardOutput().contains("GNU tar"))
        QSKIP("no GNU tar here");
    const QTemporaryDir folder;
    std::map<std::string, std::string> files;
    const auto add = [&](const char *name, qint64 size, std::initializer_list<std::pair<qint64, qsizetype>> parts) {
        QFile file(folder.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(size));
        for (const auto &[at, length] : parts)
            QVERIFY(file.seek(at) && file.write(bytes(counted(static_cast<std::size_t>(length)))) == length);
        QVERIFY(file.seek(0));
        files[name] = toHex(sha256(file.readAll().toStdString()));
    };
    add("plain", 3, {{0, 3}});
    add("hole", 1 << 20, {});
    add("middle", 1 << 20, {{300000, 20000}});
    add("hole-at-the-end", 1 << 20, {{0, 10000}});
    add("data-at-the-end", 1 << 20, {{(1 << 20) - 5, 5}});
    std::initializer_list<std::pair<qint64, qsizetype>> many = {{0, 1}, {100000, 1}, {200000, 1}, {300000, 1}, {400000, 1}, {500000, 1}, {600000, 1}, {700000, 1},
                                                                {800000, 1}, {900000, 1}, {1000000, 1}, {1100000, 1}, {1200000, 1}, {1300000, 1}, {1400000, 1},
                                                                {1500000, 1}, {1600000, 1}, {1700000, 1}, {1800000, 1}, {1900000, 1}, {2000000, 1}, {2100000, 1},
                                                                {2200000, 1}, {2300000, 1}, {2400000, 1}, {2500000, 1}, {2600000, 1}, {2700000, 1}, {2800000, 1}};
    add("many-parts", 3 << 20, many);
    QProcess process;
    process.setWorkingDirectory(folder.path());
    QStringList arguments = {QStringLiteral("-cf"), QStringLiteral("-")};
    arguments += QString::fromLatin1(options).split(QLatin1Char(' '));
    for (const auto &[name, digest] : files)
        arguments += QString::fromStdString(name);
    process.start(tar, arguments);
    QVERIFY(process.waitForFinished() && process.exitCode() == 0);
    const std::string made = process.readAllStandardOutput().toStdString();
    TarReader reader(streamOf(memorySource(made, "tar"), nullptr), Limits());
    std::map<std::string, std::string> ours;
    for (auto member = reader.next(); member && *member; member = reader.next()) {
        const std::string name = (*member)->path;
        Sha256 hash;
        for (auto run = reader.read(); run && !run->empty(); run = reader.read())
            hash.update(*run);
        ours[name] = toHex(hash.finish());
    }
    QVERIFY(ours == files);
    for (const Finding &finding : reader.takeFindings())
        QVERIFY2(false, (finding.code + ' ' + (finding.detail.empty() ? "" : finding.detail[0].second)).c_str());
}

QTEST_GUILESS_MAIN(TestArchiveLikeTools)
#include "tst_archive_liketools.moc"

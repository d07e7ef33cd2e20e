// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The commands that findings offer, run as an analyst would: on stores as they were acquired, and unpacked.

#include "verify/handcheck.h"
#include "verify/storecheck.h"

#include <QtTest>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <filesystem>
#include <map>
#include <optional>

using namespace assay;
using namespace Qt::StringLiterals;

namespace {

struct Ran {
    int status = -1;
    QByteArray output;
    QByteArray errors;
};

Ran run(const std::string &command, const QString &folder = QDir::tempPath())
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(u"bash"_s, {u"-c"_s, QString::fromStdString(command)});
    if (!process.waitForFinished(120'000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

std::string detailOf(const Finding &finding, std::string_view wanted)
{
    for (const auto &[key, value] : finding.detail) {
        if (key == wanted)
            return value;
    }
    return {};
}

SourcePtr opened(const std::string &location)
{
    Context context;
    const auto source = openSource(location, Limits(), context);
    if (!source)
        qFatal("%s", source.error().message().c_str());
    return *source;
}

// Goes with all that is in it, folders that nobody may read too.
struct Folder {
    Folder() { made.setAutoRemove(false); }
    ~Folder()
    {
        run("chmod --recursive u+rwX -- \"$PWD\"; rm --recursive --force -- \"$PWD\"", made.path());
    }
    Q_DISABLE_COPY_MOVE(Folder)
    QString path() const { return made.path(); }

    QTemporaryDir made;
};

// As far as this user may: a user who is not root can make no devices.
QString unpacked(const Folder &folder, const std::string &archive)
{
    QProcess tar;
    tar.start(u"tar"_s, {u"--extract"_s, u"--numeric-owner"_s, u"--xattrs"_s, u"--xattrs-include=*"_s, u"--file"_s, QString::fromStdString(archive), u"--directory"_s, folder.path()});
    if (!tar.waitForFinished(120'000))
        qFatal("tar hangs");
    return folder.path();
}

// "0755" as ls writes it.
QByteArray permissions(const QByteArray &octal)
{
    const uint mode = octal.toUInt(nullptr, 8);
    QByteArray text("rwxrwxrwx");
    for (int i = 0; i < 9; ++i) {
        if ((mode & (0400U >> i)) == 0)
            text[i] = '-';
    }
    if (mode & 04000)
        text[2] = text[2] == 'x' ? 's' : 'S';
    return text;
}

void check(const Finding &finding, const HandCheck &each)
{
    const Ran ran = run(each.command);
    const QByteArray told = QByteArray::fromStdString(each.command) + "\n" + ran.output + ran.errors;
    const std::string onDisk = detailOf(finding, "onDisk");
    const std::string delivered = detailOf(finding, "delivered");
    const QByteArray wanted = QByteArray::fromStdString(each.shows == HandCheckShows::OnDisk || each.shows == HandCheckShows::InArchive ? onDisk : delivered);
    const QByteArray owner = QByteArray(wanted).replace(':', '/');
    const std::string &code = finding.code;
    const bool onDiskToo = each.shows == HandCheckShows::OnDisk || each.shows == HandCheckShows::InArchive;
    if (each.shows == HandCheckShows::Sums)
        QVERIFY2(ran.status == 0 && ran.output.contains(": OK"), told.constData());
    else if (code == "layer.file-removed")
        QVERIFY2(onDiskToo == (ran.status != 0) && ran.output.isEmpty() == onDiskToo, told.constData());
    else if (code == "layer.file-added" && each.shows == HandCheckShows::Recorded)
        QVERIFY2(ran.status == 1 && ran.output == "0\n", told.constData());
    else if (code == "layer.file-added" && each.shows == HandCheckShows::Saved)
        QVERIFY2(ran.status != 0 && ran.output.isEmpty(), told.constData());
    else if (code == "layer.content-changed" && each.shows == HandCheckShows::Recorded)
        QVERIFY2(ran.status == 0 && ran.output.contains(finding.path.c_str()), told.constData());
    else if (code == "layer.content-changed")
        QVERIFY2(ran.status == 0 && (wanted.isEmpty() || ran.output.startsWith(wanted)), told.constData());
    else if (code == "container.removed")
        QVERIFY2(ran.status == 0 ? ran.output.contains("character special file, device 0:0") || ran.output.startsWith("c") : ran.output.isEmpty(), told.constData());
    else if (code == "layer.owner-changed")
        QVERIFY2(!ran.output.isEmpty() && (ran.output.contains(QByteArray("owner " + wanted + ',')) || ran.output.contains(QByteArray(' ' + owner + ' '))), told.constData());
    else if (code == "layer.target-changed")
        QVERIFY2(ran.output.contains("-> ") && ran.output.contains(wanted), told.constData());
    else if (code == "layer.mode-changed" && each.shows == HandCheckShows::OnDisk)
        QVERIFY2(ran.status == 0 && ran.output.contains(QByteArray("mode " + wanted.mid(wanted.startsWith('0') ? 1 : 0))), told.constData());
    else if (code == "layer.xattr-changed" || code.starts_with("layer.opaque") || code.starts_with("overlay."))
        QVERIFY2(ran.status == (each.shows == HandCheckShows::Recorded && ran.output.isEmpty() ? 1 : 0), told.constData());
    else if (code == "layer.mode-changed")
        QVERIFY2(ran.output.startsWith('-') && ran.output.mid(1, 9) == permissions(wanted), told.constData());
    else // a header alone makes tar complain of what does not follow
        QVERIFY2((ran.status == 0 || each.shows == HandCheckShows::Recorded) && !ran.output.isEmpty(), told.constData());
    if (code == "layer.xattr-changed" && !wanted.isEmpty()) // a value of a listing is only its length
        QVERIFY2(ran.output.contains(wanted.left(wanted.indexOf('='))), told.constData());
}

// How many commands of each kind, and that all of them show what the finding says.
std::map<HandCheckShows, int> checkAll(const Comparison &comparison)
{
    std::map<HandCheckShows, int> counts;
    for (const Finding &finding : comparison.findings) {
        const auto place = handCheckPlace(comparison, finding, "/");
        if (!place)
            continue;
        for (const HandCheck &each : handChecks(finding, *place)) {
            ++counts[each.shows];
            check(finding, each);
            if (QTest::currentTestFailed())
                return counts;
        }
    }
    return counts;
}

ComparisonPtr sampleWith(const std::string &live)
{
    std::array<LoadedSourcePtr, sideCount> sources;
    const std::array<std::string, sideCount> locations = {std::string(ASSAY_SAMPLE_DIR) + "/rootfs.tar.xz", std::string(ASSAY_SAMPLE_DIR) + "/app.tar.xz", live};
    Context context;
    for (std::size_t side = 0; side < sources.size(); ++side) {
        const SourcePtr source = opened(locations[side]);
        const std::size_t image = side == LiveSide ? *chooseImage(*source, "demo/shop:1.0") : 0;
        auto loaded = source->load(image, static_cast<Role>(side), {}, context);
        if (!loaded)
            qFatal("%s", loaded.error().message().c_str());
        sources[side] = std::make_shared<const LoadedSource>(std::move(*loaded));
    }
    return *compareSources(sources, context);
}

} // namespace

class tst_HandCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stores_data();
    void stores();
    void sample_data();
    void sample();
    void hostileNames();
    void withoutAPlace();
};

void tst_HandCheck::stores_data()
{
    QTest::addColumn<QString>("archive");
    QTest::addColumn<bool>("unpack");
    QTest::addColumn<bool>("records"); // of the layers' tars
    for (const bool unpack : {true, false}) {
        for (const char *name : {"docker20-tampered", "docker28-tampered", "docker28-containerd-tampered", "podman-tampered"})
            QTest::addRow("%s %s", name, unpack ? "unpacked" : "as it is") << QString::fromLatin1(name) << unpack << !QByteArray(name).contains("containerd");
    }
}

void tst_HandCheck::stores()
{
    QFETCH(QString, archive);
    QFETCH(bool, unpack);
    QFETCH(bool, records);
    const std::string file = std::string(ASSAY_TEST_DATA) + "/live/" + archive.toStdString() + ".tar.gz";
    const Folder folder;
    std::string location = unpack ? unpacked(folder, file).toStdString() : file;
    if (unpack && archive.contains(u"containerd"_s))
        location += "/containerd";
    Context context;
    const auto comparison = checkStore(opened(location), {}, context);
    QVERIFY(comparison);
    std::map<HandCheckShows, int> counts = checkAll(**comparison);
    QVERIFY(counts[unpack ? HandCheckShows::OnDisk : HandCheckShows::InArchive] >= 10);
    QCOMPARE(counts[HandCheckShows::Recorded] >= 8, records);
}

void tst_HandCheck::sample_data()
{
    QTest::addColumn<bool>("unpack");
    QTest::newRow("unpacked") << true;
    QTest::newRow("as it is") << false;
}

void tst_HandCheck::sample()
{
    QFETCH(bool, unpack);
    const std::string file = std::string(ASSAY_SAMPLE_DIR) + "/data-root.tar.xz";
    const Folder folder;
    const ComparisonPtr comparison = sampleWith(unpack ? unpacked(folder, file).toStdString() : file);
    std::map<HandCheckShows, int> counts = checkAll(*comparison);
    QVERIFY(counts[unpack ? HandCheckShows::OnDisk : HandCheckShows::InArchive] >= 11);
    QVERIFY(counts[HandCheckShows::Recorded] >= 8);
    QVERIFY(counts[HandCheckShows::Saved] >= 8);
    QCOMPARE(counts[HandCheckShows::Sums], 1);
}

// A name is never more than a name to the shell, to tar, stat, sha256sum and grep.
void tst_HandCheck::hostileNames()
{
    const QTemporaryDir folder;
    const std::string root = folder.path().toStdString();
    const std::vector<std::string> names = {"a b", "it's", "$(touch ran)", "`touch ran`", "x; touch ran", "-rf", "new\nline", "\xff\xfe", "a\\nb", "*", "[a]", "\"", "<b>&", "!!", "~"};
    int ran = 0;
    for (const std::string &name : names) {
        std::filesystem::create_directories(root + "/store/overlay2/id/diff");
        QFile file(QFile::decodeName((root + "/store/overlay2/id/diff/" + name).c_str()));
        if (name != "\xff\xfe")
            QVERIFY(file.open(QFile::WriteOnly) && file.write("content") == 7);
        file.close();
        for (const char *code : {"layer.content-changed", "layer.file-added", "layer.mode-changed", "layer.whiteout-added", "layer.xattr-changed", "store.orphan"}) {
            Finding finding = makeFinding(code, name);
            finding.store = "overlay2/id/diff/" + name;
            LoadedLayer layer;
            layer.layer = {"sha256:1", "sha256:2", "overlay2/id/diff"};
            HandCheckPlace place;
            place.location = root + "/store";
            place.isFolder = true;
            place.layer = &layer;
            place.savedLocation = root + "/$(touch ran).tar";
            place.savedMember = "`touch ran`";
            for (const HandCheck &each : handChecks(finding, place)) {
                const Ran done = run(each.command, folder.path());
                ++ran;
                QVERIFY(each.command.find('\n') == std::string::npos);
                QVERIFY2(!QFile::exists(folder.filePath(u"ran"_s)), each.command.c_str());
                if (each.shows == HandCheckShows::OnDisk && name != "\xff\xfe")
                    QVERIFY2(done.status == 0, (each.command + done.errors.toStdString()).c_str());
            }
        }
    }
    QVERIFY(ran > 100);
}

void tst_HandCheck::withoutAPlace()
{
    Comparison comparison;
    Finding finding = makeFinding("layer.mode-changed", "a");
    QVERIFY(!handCheckPlace(comparison, finding, "/"));
    finding.role = LiveSide;
    QVERIFY(!handCheckPlace(comparison, finding, "/"));
    QVERIFY(handChecks(makeFinding("image.history-mismatch"), {}).empty());
    QVERIFY(handChecks(makeFinding("layer.mode-changed"), {}).empty()); // nobody knows where it lies
}

QTEST_GUILESS_MAIN(tst_HandCheck)
#include "tst_handcheck.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"
#include "made.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <grp.h>
#include <set>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>

using namespace assay::test;

namespace {

const QString dash = QStringLiteral("-");

QByteArray notSilent(const CliResult &result)
{
    if (result.code != 2)
        return result.told();
    if (result.err.isEmpty())
        return QByteArray("no reason on standard error\n") + result.told();
    if (!result.out.isEmpty() && result.json()["complete"] != false)
        return QByteArray("not marked incomplete\n") + result.told();
    return {};
}

bool isRoot()
{
    return ::geteuid() == 0;
}

// The whole of a process that has only the rights of "nobody".
CliSettings unprivileged()
{
    CliSettings settings;
    settings.inChild = [] {
        if (::setgroups(0, nullptr) != 0 || ::setgid(65534) != 0 || ::setuid(65534) != 0)
            ::_exit(99);
    };
    return settings;
}

std::set<std::string> codesOf(const Ordered &evidence)
{
    std::set<std::string> codes;
    for (const Ordered &finding : evidence["findings"])
        codes.insert(finding["code"].get<std::string>());
    return codes;
}

} // namespace

// assay-cli against data roots, as folders, that are damaged, forged, or not to be read by everybody.
class TestCliStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { std::filesystem::remove_all(m_folder->path().toStdString()); } // Qt does not see names that are no UTF-8

    void untouchedFolder();
    void nothingIsTouched();
    void records_data();
    void records();
    void recordsAreNoFiles_data();
    void recordsAreNoFiles();
    void layerFolderLeadsOut_data();
    void layerFolderLeadsOut();
    void linksInLayersAreData();
    void specialFiles();
    void specialFilesAsTheEvidence();
    void changesWhileRead();
    void vanishesWhileRead();
    void withoutRoot();
    void unreadableParts();
    void namesOnDisk();

private:
    QString place(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    CliResult compare(const CliSettings &settings = {}) const
    {
        return runCli({QStringLiteral("compare"), QStringLiteral("--saved"), place("saved.tar"), QStringLiteral("--live"), place("root"), QStringLiteral("--json"), dash}, settings);
    }
    CliResult tree(const CliSettings &settings = {}) const
    {
        return runCli({QStringLiteral("tree"), place("root"), QStringLiteral("--format"), QStringLiteral("json")}, settings);
    }
    std::string recordOf(const std::string &ending) const
    {
        const auto found = std::find_if(m_members.begin(), m_members.end(), [&](const Member &member) { return member.name.ends_with(ending); });
        return found == m_members.end() ? std::string() : place("root").toStdString() + '/' + found->name;
    }
    std::string diffFolder(std::size_t layer) const { return place("root").toStdString() + "/overlay2/" + m_image.cacheId(layer) + "/diff"; }

    std::unique_ptr<QTemporaryDir> m_folder;
    MadeImage m_image = smallImage();
    std::vector<Member> m_members;
};

// Each test has a data root and an archive of its own to spoil.
void TestCliStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_image = isRoot() ? smallImage() : MadeImage({{folderMember("etc/"), fileMember("etc/added", "added\n"), folderMember("bin/"), fileMember("bin/tool", std::string(700, 't')), linkMember("bin/link", "tool")}});
    m_members = dataRoot(m_image);
    QVERIFY(QDir().mkpath(place("root")));
    QVERIFY(unpack(m_members, place("root")));
    QVERIFY(writeBytes(place("saved.tar"), tarOf(dockerArchive(m_image))));
}

void TestCliStore::untouchedFolder()
{
    if (!isRoot())
        QSKIP("only root sees which folders are opaque, and may make whiteouts");
    const CliResult result = compare();
    QVERIFY2(result.code == 0 && result.err.isEmpty(), result.told());
    const Ordered evidence = result.json();
    QVERIFY2(evidence["summary"]["unexplained"] == 0 && evidence["summary"]["paths"] == 5, result.told());
}

void TestCliStore::nothingIsTouched()
{
    // Times of access far in the past: the kernel would set them anew at the first read.
    const auto age = [](const QString &path) {
        const timespec both[2] = {{1'000'000'000, 5}, {1'700'000'000, 6}};
        ::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), both, AT_SYMLINK_NOFOLLOW);
    };
    age(place("saved.tar"));
    for (auto member = m_members.rbegin(); member != m_members.rend(); ++member)
        age(place("root/") + QString::fromStdString(member->name));
    age(place("root"));
    const QByteArray before = stateOf(place("root")) + stateOf(place("saved.tar"));
    for (const QStringList &arguments : {QStringList{QStringLiteral("compare"), QStringLiteral("--saved"), place("saved.tar"), QStringLiteral("--live"), place("root"), QStringLiteral("--json"), m_folder->filePath(QStringLiteral("out.json"))},
                                         QStringList{QStringLiteral("list"), place("root")}, QStringList{QStringLiteral("tree"), place("root")}, QStringList{QStringLiteral("list"), place("saved.tar")},
                                         QStringList{QStringLiteral("verify"), QStringLiteral("--live"), place("root")}}) {
        const CliResult result = runCli(arguments);
        const bool unproven = arguments.front() == QLatin1String("verify") && result.code == 2; // no record of the layers' tars
        QVERIFY2(result.code == 0 || result.code == 1 || unproven || !isRoot(), result.told()); // 1: the times
        QVERIFY(stateOf(place("root")) + stateOf(place("saved.tar")) == before);
    }
}

void TestCliStore::records_data()
{
    QTest::addColumn<QString>("record");
    QTest::addColumn<QString>("what");
    for (const char *record : {"/cache-id", "/diff", "/parent", "/repositories.json", "/content"}) {
        for (const char *what : {"missing", "empty", "garbage", "binary", "huge", "climbs", "of another layer"}) {
            if (!isRoot() && qstrcmp(record, "/parent") == 0)
                continue;
            QTest::addRow("%s %s", record + 1, what) << QString::fromUtf8(record) << QString::fromUtf8(what);
        }
    }
}

void TestCliStore::records()
{
    QFETCH(QString, record);
    QFETCH(QString, what);
    std::string ending = record.toStdString();
    if (ending == "/content")
        ending = "/content/sha256/" + m_image.id;
    const std::string path = recordOf(ending);
    QVERIFY(!path.empty());
    const QString file = QString::fromStdString(path);
    if (what == QLatin1String("missing")) {
        QVERIFY(QFile::remove(file));
    } else {
        const std::string other = record == QLatin1String("/cache-id") ? m_image.cacheId(m_image.layers.size() - 1) : digestOf("another");
        const std::string content = what == QLatin1String("empty") ? std::string()
            : what == QLatin1String("garbage")                     ? std::string("garbage {[")
            : what == QLatin1String("binary")                      ? std::string("\0\xff\n\x1b[31m", 8)
            : what == QLatin1String("huge")                        ? std::string(20 << 20, 'a')
            : what == QLatin1String("climbs")                      ? std::string("../../../../../../../../etc")
                                                                   : other;
        QVERIFY(writeBytes(file, content));
    }
    const CliResult result = compare();
    QVERIFY2(result.code == 1 || result.code == 2, result.told());
    QVERIFY2(!result.err.contains('\x1b') && !result.err.contains("root:x:0:0"), result.told());
    const bool harmlessRecord = record == QLatin1String("/diff") || record == QLatin1String("/parent");
    if (!result.out.isEmpty()) {
        const Ordered evidence = result.json();
        const auto codes = codesOf(evidence);
        const bool told = codes.contains("store.chain-broken") || codes.contains("store.record-altered") || codes.contains("source.unreadable") || codes.contains("store.config-altered")
            || codes.contains("layer.file-added") || codes.contains("layer.file-removed");
        QVERIFY2(told, result.told());
        QVERIFY2(result.code == 2 ? evidence["complete"] == false : evidence["complete"] == true, result.told());
    } else {
        QVERIFY2(result.code == 2 && result.err.startsWith("assay-cli: "), result.told());
    }
    if (!harmlessRecord && what != QLatin1String("of another layer")) {
        const QByteArray problem = notSilent(result);
        QVERIFY2(problem.isEmpty(), problem.constData());
    }
    QVERIFY(runCli({QStringLiteral("list"), place("root")}).code >= 0);
}

void TestCliStore::recordsAreNoFiles_data()
{
    QTest::addColumn<QString>("record");
    QTest::addColumn<QString>("kind");
    for (const char *record : {"/cache-id", "/diff", "/repositories.json", "/content"}) {
        for (const char *kind : {"fifo", "socket", "folder", "link to /etc/passwd", "device"})
            QTest::addRow("%s %s", record + 1, kind) << QString::fromUtf8(record) << QString::fromUtf8(kind);
    }
}

void TestCliStore::recordsAreNoFiles()
{
    QFETCH(QString, record);
    QFETCH(QString, kind);
    std::string ending = record.toStdString();
    if (ending == "/content")
        ending = "/content/sha256/" + m_image.id;
    const std::string path = recordOf(ending);
    QVERIFY(::unlink(path.c_str()) == 0);
    if (kind == QLatin1String("fifo"))
        QVERIFY(::mkfifo(path.c_str(), 0644) == 0);
    else if (kind == QLatin1String("folder"))
        QVERIFY(::mkdir(path.c_str(), 0755) == 0);
    else if (kind == QLatin1String("link to /etc/passwd"))
        QVERIFY(::symlink("/etc/passwd", path.c_str()) == 0);
    else if (kind == QLatin1String("device") && isRoot())
        QVERIFY(::mknod(path.c_str(), S_IFCHR | 0666, makedev(1, 5)) == 0); // /dev/zero
    else if (kind == QLatin1String("socket")) {
        // Its name is longer than a socket's address has room for.
        const int folder = ::open(path.substr(0, path.rfind('/')).c_str(), O_PATH | O_DIRECTORY);
        const std::string name = "/proc/self/fd/" + std::to_string(folder) + '/' + path.substr(path.rfind('/') + 1).substr(0, 60);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::copy_n(name.begin(), std::min(name.size(), sizeof address.sun_path - 1), address.sun_path);
        const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
        QVERIFY(::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0);
        ::close(socket);
        ::close(folder);
    }
    const CliResult result = compare();
    QVERIFY2(result.code == 2 || (result.code == 1 && record == QLatin1String("/diff")), result.told());
    QVERIFY2(!result.out.contains("root:x:0:0") && !result.err.contains("root:x:0:0"), result.told());
    if (result.code == 1)
        QVERIFY2(codesOf(result.json()).contains("store.chain-broken"), result.told());
}

void TestCliStore::layerFolderLeadsOut_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("target");
    for (const char *part : {"diff", "cache", "overlay2", "image", "layerdb"}) {
        for (const char *target : {"/", "/etc", "../../../../../../../../etc", "/proc/self/root"})
            QTest::addRow("%s to %s", part, target) << QString::fromUtf8(part) << QString::fromUtf8(target);
    }
}

void TestCliStore::layerFolderLeadsOut()
{
    QFETCH(QString, part);
    QFETCH(QString, target);
    const std::string root = place("root").toStdString();
    const std::string victim = part == QLatin1String("diff") ? diffFolder(0)
        : part == QLatin1String("cache")                     ? root + "/overlay2/" + m_image.cacheId(0)
        : part == QLatin1String("overlay2")                  ? root + "/overlay2"
        : part == QLatin1String("image")                     ? root + "/image"
                                                             : root + "/image/overlay2/layerdb";
    QVERIFY(::rename(victim.c_str(), place("aside").toStdString().c_str()) == 0);
    QVERIFY(::symlink(target.toStdString().c_str(), victim.c_str()) == 0);
    const CliResult result = compare();
    QVERIFY2(result.code == 2 || (part == QLatin1String("image") && result.code == 1), result.told());
    for (const char *host : {"etc/hostname", "machine-id", "root:x:0:0", "os-release", "ld.so.cache"})
        QVERIFY2(!result.out.contains(host) && !result.err.contains(host), result.told());
    if (part == QLatin1String("diff"))
        QVERIFY2(codesOf(result.json()).contains("store.link-escapes"), result.told());
    if (part != QLatin1String("image") && part != QLatin1String("layerdb"))
        QVERIFY2(notSilent(result).isEmpty(), result.told());
}

void TestCliStore::linksInLayersAreData()
{
    QVERIFY(::symlink("/etc", (diffFolder(0) + "/host").c_str()) == 0);
    QVERIFY(::symlink("/proc/self/root", (diffFolder(0) + "/bin/root").c_str()) == 0);
    QVERIFY(::symlink("../../../../../../..", (diffFolder(0) + "/up").c_str()) == 0);
    QVERIFY(::symlink("self", (diffFolder(0) + "/self").c_str()) == 0);
    const CliResult result = tree();
    QVERIFY2(result.code == (isRoot() ? 0 : 2), result.told());
    const Ordered listing = result.json();
    std::set<std::string> paths;
    for (const Ordered &entry : listing["entries"])
        paths.insert(entry["path"].get<std::string>());
    QVERIFY2(paths.contains("host") && paths.contains("up") && paths.contains("bin/root") && paths.contains("self"), result.told());
    QVERIFY2(paths.size() <= 10, result.told());
}

void TestCliStore::specialFiles()
{
    QVERIFY(::mkfifo((diffFolder(0) + "/fifo").c_str(), 0644) == 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const int folder = ::open(diffFolder(0).c_str(), O_PATH | O_DIRECTORY);
    const std::string name = "/proc/self/fd/" + std::to_string(folder) + "/socket";
    std::copy(name.begin(), name.end(), address.sun_path);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    QVERIFY(::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0);
    if (isRoot()) {
        QVERIFY(::mknod((diffFolder(0) + "/zero").c_str(), S_IFCHR | 0666, makedev(1, 5)) == 0);
        QVERIFY(::mknod((diffFolder(0) + "/tty").c_str(), S_IFCHR | 0666, makedev(5, 0)) == 0);
        QVERIFY(::mknod((diffFolder(0) + "/loop").c_str(), S_IFBLK | 0666, makedev(7, 0)) == 0);
    }
    const CliResult result = compare();
    ::close(socket);
    ::close(folder);
    QVERIFY2(result.code == (isRoot() ? 1 : 2), result.told());
    const Ordered evidence = result.json();
    std::set<std::string> added;
    for (const Ordered &finding : evidence["findings"]) {
        if (finding["code"] == "layer.file-added")
            added.insert(finding["path"].get<std::string>());
    }
    QVERIFY2(added == (isRoot() ? std::set<std::string>{"fifo", "loop", "socket", "tty", "zero"} : std::set<std::string>{"fifo", "socket"}), result.told());
}

void TestCliStore::specialFilesAsTheEvidence()
{
    QVERIFY(::mkfifo(place("fifo").toStdString().c_str(), 0644) == 0);
    for (const QString &path : {place("fifo"), QStringLiteral("/dev/zero"), QStringLiteral("/dev/null"), QStringLiteral("/dev/tty"), QStringLiteral("/proc/kmsg")}) {
        const CliResult result = runCli({QStringLiteral("tree"), path});
        QVERIFY2(result.code == 2 && result.out.isEmpty() && !result.err.isEmpty(), qPrintable(path + QString::fromUtf8(result.told())));
    }
    // A link to the evidence is what the user named, and is followed.
    QVERIFY(QFile::link(place("saved.tar"), place("link")));
    QVERIFY(runCli({QStringLiteral("tree"), place("link")}).code == 0);
}

void TestCliStore::changesWhileRead()
{
    // A file that another process writes to for as long as the program reads.
    const std::string file = diffFolder(0) + "/busy";
    QVERIFY(writeBytes(QString::fromStdString(file), std::string(4 << 20, 'b')));
    std::atomic<bool> stop{false};
    std::thread writer([&] {
        const int descriptor = ::open(file.c_str(), O_RDWR);
        for (unsigned i = 0; !stop; ++i) {
            const std::string mark = std::to_string(i);
            if (::pwrite(descriptor, mark.data(), mark.size(), static_cast<off_t>(i % (4 << 20))) < 0 || ::ftruncate(descriptor, i % 3 == 0 ? 1000 : (4 << 20)) != 0)
                break;
        }
        ::close(descriptor);
    });
    bool unstable = false;
    QByteArray problem;
    for (int i = 0; i < 20 && problem.isEmpty(); ++i) {
        const CliResult result = compare();
        if (result.crashed || result.timedOut || result.code < 1)
            problem = result.told();
        const Ordered evidence = result.json();
        if (codesOf(evidence).contains("source.unstable")) {
            unstable = true;
            problem = notSilent(result);
        }
    }
    stop = true;
    writer.join();
    QVERIFY2(problem.isEmpty(), problem.constData());
    QVERIFY(unstable);
}

void TestCliStore::vanishesWhileRead()
{
    const std::string folder = diffFolder(0) + "/coming-and-going";
    std::atomic<bool> stop{false};
    std::thread remover([&] {
        while (!stop) {
            ::mkdir(folder.c_str(), 0755);
            for (int i = 0; i < 50; ++i) {
                const int file = ::open((folder + '/' + std::to_string(i)).c_str(), O_CREAT | O_WRONLY, 0644);
                if (file >= 0 && ::write(file, "content", 7) == 7)
                    ::close(file);
            }
            for (int i = 0; i < 50; ++i)
                ::unlink((folder + '/' + std::to_string(i)).c_str());
            ::rmdir(folder.c_str());
            // A link out of the evidence in the place of the folder.
            if (::symlink("/etc", folder.c_str()) == 0)
                ::unlink(folder.c_str());
        }
    });
    QByteArray problem;
    for (int i = 0; i < 60 && problem.isEmpty(); ++i) {
        const CliResult result = tree();
        if (result.crashed || result.timedOut || result.code < 0)
            problem = result.told();
        else if (result.code == 0 && result.json()["complete"] != true)
            problem = result.told();
        if (result.out.contains("passwd") && !result.out.contains("etc/passwd"))
            problem = result.told();
        if (result.out.contains("coming-and-going/hostname") || result.out.contains("coming-and-going/passwd"))
            problem = result.told();
    }
    stop = true;
    remover.join();
    QVERIFY2(problem.isEmpty(), problem.constData());
}

void TestCliStore::withoutRoot()
{
    if (!isRoot())
        QSKIP("needs root, to give its rights away");
    if (runProgram(QStringLiteral("/bin/true"), {}, unprivileged()).code != 0)
        QSKIP("rights cannot be given away here");
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
    if (runCli({QStringLiteral("--version")}, unprivileged()).code != 0)
        QSKIP("the program lies where only root can run it");
    const auto advises = [](const CliResult &result) {
        return result.code == 2 && result.out.isEmpty() && result.err.contains("run as root") && result.err.contains("--xattrs-include='*'");
    };
    // The root folder, as Docker has it: 0710.
    for (const auto &[folder, mode] : {std::pair("root", 0710), std::pair("root", 0711), std::pair("root", 0700), std::pair("root/image", 0700), std::pair("root/image/overlay2", 0700),
                                       std::pair("root/image/overlay2/imagedb", 0700), std::pair("root/image/overlay2/imagedb/content/sha256", 0700)}) {
        const QByteArray path = QFile::encodeName(place(folder));
        QVERIFY(::chmod(path.constData(), static_cast<mode_t>(mode)) == 0);
        for (const CliResult &result : {tree(unprivileged()), compare(unprivileged()), runCli({QStringLiteral("list"), place("root")}, unprivileged())})
            QVERIFY2(advises(result), qPrintable(QString::fromUtf8(folder) + QLatin1Char(' ') + QString::number(mode, 8) + QLatin1Char('\n') + QString::fromUtf8(result.told())));
        QVERIFY(::chmod(path.constData(), 0755) == 0);
    }
    // All may be read: the marks of overlay are not seen, and that is said.
    const CliResult all = compare(unprivileged());
    QVERIFY2(notSilent(all).isEmpty(), all.told());
    QVERIFY2(codesOf(all.json()).contains("source.attributes-unseen"), all.told());
    const CliResult file = runCli({QStringLiteral("tree"), place("saved.tar")}, unprivileged());
    QVERIFY2(file.code == 0, file.told());
    QVERIFY(::chmod(place("saved.tar").toStdString().c_str(), 0600) == 0);
    const CliResult refused = runCli({QStringLiteral("tree"), place("saved.tar")}, unprivileged());
    QVERIFY2(refused.code == 2 && refused.err.contains("ermission denied"), refused.told());
}

void TestCliStore::unreadableParts()
{
    if (!isRoot() || runProgram(QStringLiteral("/bin/true"), {}, unprivileged()).code != 0)
        QSKIP("needs root, to give its rights away");
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
    if (runCli({QStringLiteral("--version")}, unprivileged()).code != 0)
        QSKIP("the program lies where only root can run it");
    struct Part {
        std::string path;
        std::string says;
    };
    for (const Part &part : {Part{diffFolder(0) + "/bin/tool", "bin/tool"}, Part{diffFolder(0) + "/bin", "diff/bin"}, Part{diffFolder(0), "/diff"}, Part{diffFolder(0).substr(0, diffFolder(0).size() - 5), m_image.cacheId(0)},
                             Part{place("root").toStdString() + "/overlay2", "overlay2"}}) {
        struct stat status {};
        QVERIFY(::stat(part.path.c_str(), &status) == 0);
        QVERIFY(::chmod(part.path.c_str(), 0) == 0);
        for (const CliResult &result : {tree(unprivileged()), compare(unprivileged())}) {
            QVERIFY2(notSilent(result).isEmpty(), (part.path + '\n' + result.told()).c_str());
            QVERIFY2(result.err.contains(part.says.c_str()) && result.err.contains("ermission denied"), (part.path + '\n' + result.told()).c_str());
        }
        // What was not read is not told as missing: nothing of a layer that could not be read is a removed file.
        const CliResult compared = compare(unprivileged());
        const Ordered evidence = compared.json();
        QVERIFY2(!codesOf(evidence).contains("layer.file-removed"), compared.told());
        for (const Ordered &difference : evidence["differences"]) {
            const auto &words = difference["savedToLive"];
            QVERIFY2(std::find(words.begin(), words.end(), "removed") == words.end(), (part.path + '\n' + difference.dump() + '\n' + compared.told()).c_str());
        }
        QVERIFY(::chmod(part.path.c_str(), status.st_mode & 07777) == 0);
    }
}

void TestCliStore::namesOnDisk()
{
    const std::string folder = diffFolder(0) + "/names";
    QVERIFY(::mkdir(folder.c_str(), 0755) == 0);
    const std::vector<std::string> names{"caf\xe9", "\xff\xfe", "a\nb", "\x1b[31mred", "\xe2\x80\xae" "exe.jpg", "-rf", " ", "...", std::string(255, 'x'), "<img src=x>", "%s%n", "tab\there", "back\\slash"};
    for (const std::string &name : names)
        QVERIFY(::close(::open((folder + '/' + name).c_str(), O_CREAT | O_WRONLY, 0644)) == 0);
    const CliResult result = tree();
    QVERIFY2(result.code == (isRoot() ? 0 : 2), result.told());
    std::set<std::string> found;
    const Ordered listing = result.json();
    for (const Ordered &entry : listing["entries"]) {
        const std::string path = entry.contains("pathBytes") ? QByteArray::fromBase64(QByteArray::fromStdString(entry["pathBytes"])).toStdString() : entry["path"].get<std::string>();
        if (path.starts_with("names/")) {
            found.insert(path.substr(6));
            QVERIFY2(!stringAt(entry, "sha256").empty(), entry.dump().c_str());
        }
    }
    QVERIFY(found == std::set<std::string>(names.begin(), names.end()));
}

QTEST_GUILESS_MAIN(TestCliStore)
#include "tst_clistore.moc"

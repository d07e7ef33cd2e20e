// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/openpgprevocation.h"
#include "formats/openpgptext.h"
#include "io/writeguard.h"
#include "support/trustfiles.h"
#include "trust/openpgp.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <string>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace assay;
using namespace assay::test;

namespace {

constexpr std::int64_t in2021 = 1'622'505'600;

// For its lifetime TMPDIR, HOME and GNUPGHOME are folders that hold nothing.
class OwnFolders {
public:
    OwnFolders()
    {
        for (const char *name : {"TMPDIR", "HOME", "GNUPGHOME"}) {
            m_before.emplace_back(name, qgetenv(name));
            m_top.isValid();
            QDir(m_top.path()).mkdir(QString::fromLatin1(name));
            qputenv(name, QFile::encodeName(m_top.filePath(QString::fromLatin1(name))));
        }
    }
    ~OwnFolders()
    {
        for (const auto &[name, value] : m_before) {
            if (value.isNull())
                qunsetenv(name);
            else
                qputenv(name, value);
        }
    }
    QStringList in(const char *name) const { return QDir(path(name)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System); }
    QString path(const char *name) const { return m_top.filePath(QString::fromLatin1(name)); }

private:
    QTemporaryDir m_top;
    std::vector<std::pair<const char *, QByteArray>> m_before;
};

Result<OpenPgpKeyringPtr> keyringOf(const std::string &bytes, const std::vector<std::string> &pins = {}, const std::string &gpg = {}, const Limits &limits = {})
{
    return OpenPgpKeyring::make({{"the keys", bytes}}, pins, limits, gpg);
}

// Programs that have folder in their command line.
int programsOf(const QString &folder)
{
    int found = 0;
    for (const QString &process : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile line(QStringLiteral("/proc/") + process + QStringLiteral("/cmdline"));
        if (line.open(QIODevice::ReadOnly) && line.readAll().contains(QFile::encodeName(folder)))
            ++found;
    }
    return found;
}

bool signedByVendor(const OpenPgpKeyring &keyring, const std::string &list, std::int64_t at = in2021)
{
    const auto checked = keyring.verifyDetached({"SHA256SUMS.gpg", trustFile("SHA256SUMS.gpg")}, PlacedBytes{"SHA256SUMS", list}, at);
    return checked && checked->signatures.size() == 1 && checked->signatures.front().answer == OpenPgpAnswer::Good;
}

} // namespace

class TestOpenPgp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keys();
    void pins();
    void badKeyFiles();
    void noGnuPg();
    void homeOfItsOwn();
    void brokenPipeIsOurs();
    void fromSource();
    void wrongForms();
    void bomb();
    void manyThreads();
    void mayNotWriteElsewhere();
    void freshKey();
    void oneProgramForEachStatement();
    void shapes();
    void armouredMessages();
    void overATextOrBytes();
    void revokedByAnother();
    void revokersAreFound();
    void packets();
};

void TestOpenPgp::initTestCase()
{
    std::signal(SIGPIPE, SIG_DFL); // whoever started this may have it ignored
    if (const OpenPgpTrust trust = trustIn({"vendor.gpg"}); !trust.keyring)
        QSKIP(("SKIPPED, nothing of OpenPGP was checked: " + trust.unavailable).c_str());
}

void TestOpenPgp::keys()
{
    const OpenPgpTrust trust = trustIn({"keyring.gpg"});
    QCOMPARE(trust.keyring->keys().size(), 6U);
    const auto named = [&](const char *name) {
        const auto found = std::find_if(trust.keyring->keys().begin(), trust.keyring->keys().end(), [&](const OpenPgpKey &key) { return key.fingerprint == fingerprintOf(name); });
        return found == trust.keyring->keys().end() ? OpenPgpKey() : *found;
    };
    const OpenPgpKey vendor = named("vendor");
    QCOMPARE(vendor.userIds, std::vector<std::string>{"Demo Vendor <release@vendor.example>"});
    QVERIFY(vendor.chosen && vendor.subkeys.size() == 1 && vendor.subkeys[0].weakness.empty() && !vendor.subkeys[0].revoked);
    QCOMPARE(vendor.subkeys[0].created, std::int64_t{1'577'836'800});
    QVERIFY(vendor.subkeys[0].expires && *vendor.subkeys[0].expires > 1'890'000'000);
    QCOMPARE(named("short").subkeys.at(0).weakness, std::string("an RSA key of 1024 bits"));
    const OpenPgpKey sub = named("sub");
    QVERIFY(sub.subkeys.size() == 2 && sub.subkeys[1].fingerprint == fingerprintOf("subsigner") && *sub.subkeys[1].expires < *sub.subkeys[0].expires);
    QVERIFY(!named("revoked").subkeys.at(0).revoked && named("revoked").subkeys.at(1).revoked);
    QCOMPARE(trustIn({"vendor.asc", "stranger.gpg"}).keyring->keys().size(), 2U);
}

void TestOpenPgp::pins()
{
    const std::string vendor = fingerprintOf("vendor");
    std::string spaced;
    for (std::size_t i = 0; i < vendor.size(); i += 4)
        spaced += QByteArray::fromStdString(vendor.substr(i, 4)).toLower().toStdString() + ' ';
    for (const std::string &pin : {vendor, spaced}) {
        const OpenPgpTrust trust = trustIn({"keyring.gpg"}, {pin});
        for (const OpenPgpKey &key : trust.keyring->keys())
            QCOMPARE(key.chosen, key.fingerprint == vendor);
    }
    const OpenPgpTrust unpinned = trustIn({"keyring.gpg"}, {});
    QVERIFY(std::none_of(unpinned.keyring->keys().begin(), unpinned.keyring->keys().end(), [](const OpenPgpKey &key) { return key.chosen; }));
    for (const std::string &pin : {vendor.substr(24), vendor + "0", vendor.substr(0, 39) + 'G', std::string()}) {
        const auto refused = keyringOf(trustFile("keyring.gpg"), {pin});
        QVERIFY(!refused && refused.error().code == ErrorCode::Usage);
    }
}

void TestOpenPgp::badKeyFiles()
{
    for (const std::string &bytes : {std::string(), std::string("no key"), trustFile("SHA256SUMS.gpg"), trustFile("vendor.gpg").substr(0, 40), trustFile("stranger-secret.gpg"),
                                     trustFile("simple/gpg")}) {
        const auto refused = keyringOf(bytes);
        QVERIFY2(!refused && refused.error().code == ErrorCode::Malformed && refused.error().file == "the keys", bytes.c_str());
    }
    Limits small;
    small.recordBytes = 64;
    const auto large = keyringOf(trustFile("keyring.gpg"), {}, {}, small);
    QVERIFY(!large && large.error().code == ErrorCode::LimitExceeded);
    // Keys from anywhere never bring the program down, wherever they end.
    const std::string keys = trustFile("keyring.gpg");
    for (std::size_t size = 0; size < keys.size(); size += 97) {
        const auto cut = keyringOf(keys.substr(0, size));
        QVERIFY2(cut || !cut.error().detail.empty(), numbered(size));
    }
}

void TestOpenPgp::noGnuPg()
{
    const auto missing = keyringOf(trustFile("vendor.gpg"), {}, "/nonexistent/gpg");
    QVERIFY(!missing && missing.error().code == ErrorCode::Unsupported);
    QVERIFY(missing.error().detail.find("install the package gpg") != std::string::npos);
}

void TestOpenPgp::homeOfItsOwn()
{
    const OwnFolders folders;
    {
        const OpenPgpTrust trust = trustIn({"keyring.gpg"});
        QVERIFY(signedByVendor(*trust.keyring, trustFile("SHA256SUMS")));
        const QStringList made = folders.in("TMPDIR");
        QCOMPARE(made.size(), 1);
        const QString home = folders.path("TMPDIR") + QLatin1Char('/') + made.front();
        struct stat status {};
        QVERIFY(::stat(QFile::encodeName(home).constData(), &status) == 0 && (status.st_mode & 0777) == 0700);
        for (const QString &name : QDir(home).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System))
            QVERIFY2(!name.startsWith(QStringLiteral("S.")), qPrintable(name)); // no agent listens
        QCOMPARE(programsOf(home), 0);
    }
    QVERIFY(!keyringOf("no key"));
    for (const char *name : {"TMPDIR", "HOME", "GNUPGHOME"})
        QVERIFY2(folders.in(name).isEmpty(), name);
}

void TestOpenPgp::brokenPipeIsOurs()
{
    const OpenPgpTrust trust = trustIn({"vendor.gpg"});
    QVERIFY(signedByVendor(*trust.keyring, trustFile("SHA256SUMS")));
    struct sigaction now {};
    QVERIFY(::sigaction(SIGPIPE, nullptr, &now) == 0 && now.sa_handler == SIG_DFL);
    sigset_t blocked;
    QVERIFY(pthread_sigmask(SIG_SETMASK, nullptr, &blocked) == 0 && sigismember(&blocked, SIGPIPE) == 0);
    // GnuPG stops reading of a message that is none; the rest of it is written in vain.
    const std::string large = "no signature" + std::string(1'000'000, 'x');
    QVERIFY(!trust.keyring->verifySigned({"large", large}, in2021));
}

void TestOpenPgp::fromSource()
{
    const OpenPgpTrust trust = trustIn({"vendor.gpg"});
    const std::string signature = trustFile("SHA256SUMS.gpg");
    const ByteSourcePtr source = memorySource(trustFile("SHA256SUMS"), "SHA256SUMS");
    const auto checked = trust.keyring->verifyDetached({"s", signature}, *source, in2021);
    QVERIFY(checked && checked->signatures.at(0).answer == OpenPgpAnswer::Good);
    QCOMPARE(checked->signatures[0].key, fingerprintOf("vendor"));
    QCOMPARE(checked->signatures[0].made, std::int64_t{1'590'969'600});
    const ByteSourcePtr other = memorySource(trustFile("SHA512SUMS"), "SHA512SUMS");
    const auto bad = trust.keyring->verifyDetached({"s", signature}, *other, in2021);
    QVERIFY(bad && bad->signatures.at(0).answer == OpenPgpAnswer::Bad);
    QCOMPARE(bad->signatures[0].key, fingerprintOf("vendor"));
}

void TestOpenPgp::wrongForms()
{
    const OpenPgpTrust trust = trustIn({"vendor.gpg"});
    const std::string list = trustFile("SHA256SUMS");
    for (const char *name : {"SHA256SUMS.asc", "SHA256SUMS.message.gpg", "vendor.gpg", "SHA256SUMS"}) {
        const auto checked = trust.keyring->verifyDetached({name, trustFile(name)}, PlacedBytes{"list", list}, in2021);
        QVERIFY2(!checked && checked.error().code == ErrorCode::Malformed && checked.error().file == name, name);
    }
    for (const char *name : {"vendor.gpg", "SHA256SUMS", "simple/unsigned-literal", "simple/unsigned-compressed", "simple/unsigned-encrypted"}) {
        const auto checked = trust.keyring->verifySigned({name, trustFile(name)}, in2021);
        QVERIFY2(!checked && checked.error().code == ErrorCode::Malformed, name);
    }
}

void TestOpenPgp::bomb()
{
    const OpenPgpTrust trust = trustIn({"vendor.gpg"});
    const auto checked = trust.keyring->verifySigned({"bomb", trustFile("simple/bomb")}, in2021);
    QVERIFY(!checked && checked.error().code == ErrorCode::LimitExceeded);
    const std::string large(Limits{}.recordBytes + 1, '\x88');
    const auto tooLarge = trust.keyring->verifyDetached({"large", large}, PlacedBytes{"list", "x"}, in2021);
    QVERIFY(!tooLarge && tooLarge.error().code == ErrorCode::LimitExceeded);
}

void TestOpenPgp::manyThreads()
{
    const OpenPgpTrust one = trustIn({"vendor.gpg"});
    const std::string list = trustFile("SHA256SUMS");
    const std::string signature = trustFile("SHA256SUMS.gpg");
    std::atomic<int> good = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            const auto checked = one.keyring->verifyDetached({"s", signature}, PlacedBytes{"l", i % 2 ? list + 'x' : list}, in2021 + i);
            good += checked && (checked->signatures.at(0).answer == OpenPgpAnswer::Good) == (i % 2 == 0) ? 1 : 0;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(good.load(), 4);
}

// As assay-cli runs: it has given up writing everywhere but to the folder for temporary files, and so have the programs it starts.
void TestOpenPgp::mayNotWriteElsewhere()
{
    const OwnFolders folders;
    const pid_t child = ::fork();
    if (child == 0) {
        if (!allowWritingOnlyBeneath({QFile::encodeName(folders.path("TMPDIR")).toStdString()}))
            ::_exit(2);
        const OpenPgpTrust trust = trustIn({"keyring.gpg"});
        const bool holds = trust.keyring && signedByVendor(*trust.keyring, trustFile("SHA256SUMS")) && !signedByVendor(*trust.keyring, trustFile("SHA512SUMS"));
        ::_exit(holds ? 0 : 1);
    }
    int status = 0;
    QVERIFY(child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status));
    if (WEXITSTATUS(status) == 2)
        QSKIP("SKIPPED: this kernel has no Landlock");
    QCOMPARE(WEXITSTATUS(status), 0);
    QVERIFY(folders.in("HOME").isEmpty() && folders.in("GNUPGHOME").isEmpty());
}

// A key of today by the gpg that is installed here, and what its own check says.
void TestOpenPgp::freshKey()
{
    QTemporaryDir home(QStringLiteral("/tmp/assay-gpg-XXXXXX")); // the agent's socket needs a short path
    const auto gpg = [&](const QStringList &arguments) {
        QProcess process;
        process.start(QStringLiteral("gpg"), QStringList{QStringLiteral("--homedir"), home.path(), QStringLiteral("--batch"), QStringLiteral("--quiet"), QStringLiteral("--yes"),
                                                         QStringLiteral("--pinentry-mode"), QStringLiteral("loopback"), QStringLiteral("--passphrase"), QString()}
                                  + arguments);
        return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray("failed");
    };
    const auto stop = qScopeGuard([&] { QProcess::execute(QStringLiteral("gpgconf"), {QStringLiteral("--homedir"), home.path(), QStringLiteral("--kill"), QStringLiteral("all")}); });
    if (gpg({QStringLiteral("--quick-gen-key"), QStringLiteral("fresh"), QStringLiteral("rsa3072"), QStringLiteral("sign"), QStringLiteral("1d")}) == "failed")
        QSKIP("SKIPPED: gpg makes no key here (package gpg-agent)");
    const std::string key = gpg({QStringLiteral("--export")}).toStdString();
    const std::string text = "a list\n";
    QFile file(home.filePath(QStringLiteral("text")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text.c_str()) == qint64(text.size()));
    file.close();
    const std::string signature = gpg({QStringLiteral("--detach-sign"), QStringLiteral("--output"), QStringLiteral("-"), file.fileName()}).toStdString();
    const std::string clear = gpg({QStringLiteral("--clear-sign"), QStringLiteral("--output"), QStringLiteral("-"), file.fileName()}).toStdString();
    const auto keyring = keyringOf(key);
    QVERIFY(keyring.has_value());
    const std::int64_t now = ::time(nullptr);
    const auto checked = (*keyring)->verifyDetached({"s", signature}, PlacedBytes{"text", text}, now);
    QVERIFY(checked && checked->signatures.at(0).answer == OpenPgpAnswer::Good);
    QVERIFY(checked->signatures[0].made >= now - 300 && checked->signatures[0].made <= now);
    const auto inside = (*keyring)->verifySigned({"clear", clear}, now);
    QVERIFY(inside && inside->signatures.at(0).answer == OpenPgpAnswer::Good && inside->text == text);
}

// GnuPG's start is what a check costs. It is started to be known, for each file of keys and to list them once, and then once for each statement.
void TestOpenPgp::oneProgramForEachStatement()
{
    QTemporaryDir folder;
    const QString script = folder.filePath(QStringLiteral("gpg"));
    const QString calls = folder.filePath(QStringLiteral("calls"));
    const QString real = QStandardPaths::findExecutable(QStringLiteral("gpg"));
    {
        QFile file(script);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\necho call >> '" + QFile::encodeName(calls) + "'\nexec '" + QFile::encodeName(real) + "' \"$@\"\n");
        file.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    }
    const auto called = [&] {
        QFile file(calls);
        return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') : 0;
    };
    const auto keyring = keyringOf(trustFile("vendor.gpg"), {fingerprintOf("vendor")}, script.toStdString());
    QVERIFY2(keyring, keyring ? "" : keyring.error().message().c_str());
    const auto before = called();
    QCOMPARE(before, 4);
    constexpr std::int64_t at = 1'700'000'000;
    for (int i = 1; i <= 4; ++i) {
        const auto checked = (*keyring)->verifyDetached({"SHA256SUMS.gpg", trustFile("SHA256SUMS.gpg")}, PlacedBytes{"SHA256SUMS", trustFile("SHA256SUMS")}, i < 4 ? at : at + 1);
        QVERIFY(checked && checked->signatures.at(0).answer == OpenPgpAnswer::Good);
        QCOMPARE(called(), before + i);
    }
}

void TestOpenPgp::shapes()
{
    const std::vector<std::pair<const char *, OpenPgpShape>> rows{{"SHA256SUMS.gpg", OpenPgpShape::Signature}, {"SHA256SUMS.sign", OpenPgpShape::Signature},
                                                                  {"SHA256SUMS.asc", OpenPgpShape::ClearSigned}, {"SHA256SUMS.message.gpg", OpenPgpShape::Message},
                                                                  {"SHA256SUMS.plain.gpg", OpenPgpShape::Message}, {"simple/armoured", OpenPgpShape::Message},
                                                                  {"vendor.gpg", OpenPgpShape::Key}, {"vendor.asc", OpenPgpShape::Key},
                                                                  {"SHA256SUMS", OpenPgpShape::None}, {"minisign.pub", OpenPgpShape::None}};
    for (const auto &[name, shape] : rows)
        QVERIFY2(openPgpShape(trustFile(name)) == shape, name);
    QCOMPARE(openPgpShape(""), OpenPgpShape::None);
    const std::string clear = trustFile("SHA256SUMS.asc");
    QVERIFY(nothingAroundClearSigned(clear, "f"));
    QVERIFY(nothingAroundClearSigned("\n  \n" + clear + "\r\n\n", "f"));
    QCOMPARE(nothingAroundClearSigned("x\n" + clear, "f").error().detail, std::string("line 1 is outside of the signed text: nobody signed it"));
    QVERIFY(!nothingAroundClearSigned(clear + "x", "f"));
    QVERIFY(!nothingAroundClearSigned(clear + clear, "f"));
    for (std::size_t size = 0; size + 26 < clear.size(); ++size)
        QVERIFY2(!nothingAroundClearSigned(std::string_view(clear).substr(0, size), "f"), numbered(size));
}

void TestOpenPgp::armouredMessages()
{
    const std::string message = trustFile("simple/armoured");
    QVERIFY(nothingAroundMessage(message, "f"));
    QVERIFY(nothingAroundMessage("\n  \n" + message + "\r\n\n", "f"));
    QCOMPARE(nothingAroundMessage("x\n" + message, "f").error().detail, std::string("line 1 is outside of the signed text: nobody signed it"));
    for (const std::string &bad : {message + "x", message + message, message + trustFile("SHA256SUMS.asc"), trustFile("SHA256SUMS.asc"), std::string()})
        QVERIFY(!nothingAroundMessage(bad, "f"));
}

void TestOpenPgp::overATextOrBytes()
{
    const OpenPgpTrust trust = trustIn({"crafted/vendor.gpg"});
    QVERIFY(trust.keyring);
    const auto checked = [&](const std::string &name, const std::string &bytes) -> QByteArray {
        const auto answer = fromTestData(trust.keyring->verifyDetached({name, trustFile(name)}, PlacedBytes{"f", bytes}, 1'800'000'000));
        return QByteArray(answer.signatures.at(0).answer == OpenPgpAnswer::Good ? "good" : "bad") + (answer.signatures.at(0).ofText ? ", of a text" : "");
    };
    const std::string lines = trustFile("crafted/text.txt");
    QCOMPARE(checked("crafted/text.txt.sig", lines), QByteArray("good, of a text"));
    QCOMPARE(checked("crafted/text.txt.sig", "a small file\r\nof two lines\r\n"), QByteArray("good, of a text"));
    QCOMPARE(checked("crafted/app.txt.sig", trustFile("crafted/app.txt")), QByteArray("good"));
    QCOMPARE(checked("crafted/app.txt.sig", "a small file\r\nof two lines\n"), QByteArray("bad"));
    const auto two = trust.keyring->verifyDetached({"both", trustFile("crafted/app.txt.sig") + trustFile("crafted/app.txt.sig")}, PlacedBytes{"f", lines}, 1'800'000'000);
    QVERIFY(two && two->signatures.size() == 2 && !two->signatures[0].ofText && !two->signatures[1].ofText);
}

// GnuPG does not know of a revocation by another key as long as it does not have that key.
void TestOpenPgp::revokedByAnother()
{
    const auto named = [](const std::string &name) {
        const std::string all = trustFile("crafted/fingerprints.txt");
        return all.substr(all.find(name + ' ') + name.size() + 1, 40);
    };
    const auto key = [&](const std::vector<std::string> &files) {
        const OpenPgpTrust trust = trustIn(files, {named("vendor")});
        for (const OpenPgpKey &one : trust.keyring ? trust.keyring->keys() : std::vector<OpenPgpKey>()) {
            if (one.chosen)
                return one;
        }
        return OpenPgpKey();
    };
    QVERIFY(key({"crafted/vendor.gpg"}).openRevokers.empty());
    QVERIFY(key({"crafted/maybe.gpg"}).openRevokers.empty());
    const OpenPgpKey open = key({"crafted/revoked.gpg"});
    QCOMPARE(open.openRevokers, std::vector<std::string>{named("revoker")});
    QVERIFY(!open.subkeys.at(0).revoked);
    for (const OpenPgpKey &told : {key({"crafted/revoked.gpg", "crafted/revoker.gpg"}), key({"crafted/revoker.gpg", "crafted/revoked.gpg"})})
        QVERIFY(told.chosen && told.openRevokers.empty() && told.subkeys.at(0).revoked);
}

void TestOpenPgp::revokersAreFound()
{
    const std::string key = trustFile("crafted/revoked.gpg");
    QCOMPARE(fromTestData(openPgpRevokers(key, "f")).size(), 1U);
    QVERIFY(fromTestData(openPgpRevokers(trustFile("crafted/maybe.gpg"), "f")).empty());
    QVERIFY(fromTestData(openPgpRevokers("", "f")).empty());
    for (std::size_t size = 0; size < key.size(); ++size) {
        const auto cut = openPgpRevokers(std::string_view(key).substr(0, size), "f");
        QVERIFY2(!cut || cut->size() <= 1, numbered(size));
    }
}

void TestOpenPgp::packets()
{
    const std::string plain = trustFile("SHA256SUMS.plain.gpg");
    QVERIFY(oneSignedMessage(plain, "f"));
    QVERIFY(oneSignedMessage(trustFile("SHA256SUMS.message.gpg"), "f"));
    QVERIFY(oneSignedMessage(trustFile("simple/two"), "f"));
    for (std::size_t size = 0; size < plain.size(); ++size)
        QVERIFY2(!oneSignedMessage(std::string_view(plain).substr(0, size), "f"), numbered(size));
    for (const std::string &bad : {plain + plain, plain + 'x', plain + '\x88', trustFile("simple/unsigned-literal") + plain, plain + trustFile("SHA256SUMS.gpg"),
                                   trustFile("SHA256SUMS.gpg"), trustFile("vendor.gpg"), std::string("\xFF\xFF\xFF\xFF\xFF\xFF", 6), std::string("\xC4\xFE", 2)})
        QVERIFY(!oneSignedMessage(bad, "f"));
}

QTEST_GUILESS_MAIN(TestOpenPgp)
#include "tst_openpgp.moc"

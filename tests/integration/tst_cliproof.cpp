// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"
#include "made.h"

#include "report/bundle/bundlemanifest.h"
#include "support/opensslfiles.h"

#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>
#include <map>
#include <poll.h>
#include <sys/ioctl.h>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

namespace {

// By layer, what the check of a bundle said.
std::map<std::string, std::string> verdictsOf(const CliResult &result)
{
    std::map<std::string, std::string> verdicts;
    const Ordered json = result.json();
    if (json.is_object()) {
        for (const Ordered &layer : json["layers"])
            verdicts[stringAt(layer, "layer")] = stringAt(layer, "verdict");
    }
    return verdicts;
}

// The commands in the README of a bundle: each line below the heading that begins with the name of a program.
QStringList commandsOf(const QString &readme)
{
    QStringList commands;
    bool below = false;
    static const QRegularExpression command(u"^  (sha256sum|mtree|openssl|pdfsig|assay-cli) "_s);
    for (const QString &line : readme.split(u'\n')) {
        below = below || line == "How to check it"_L1;
        if (below && command.match(line).hasMatch())
            commands.append(line.trimmed());
    }
    return commands;
}

} // namespace

class TestCliProof : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void unsignedBundle();
    void signedBundleByStockTools();
    void pdfWithOneByteChanged();
    void pdfAlone();
    void signedLater_data();
    void signedLater();
    void keysThatAreRefused_data();
    void keysThatAreRefused();
    void outsideValidity();
    void askedOnTheTerminal_data();
    void askedOnTheTerminal();
    void nothingOfTheKeyIsWritten();
    void onePathWithoutTheOthers();
    void wrongUsage_data();
    void wrongUsage();

private:
    QString place(const QString &name) const { return m_folder.filePath(name); }
    QString pem(const char *name) const { return m_files->path(name); }
    CliResult bundle(const QString &name, const QStringList &more = {}) const
    {
        return runCli(QStringList{u"compare"_s, u"--vendor"_s, place(u"vendor.tar"_s), u"--saved"_s, place(u"saved.tar"_s), u"--quiet"_s, u"--bundle"_s, place(name)} + more);
    }
    CliResult check(const QString &name, const QStringList &more = {}) const { return runCli(QStringList{u"check"_s, place(name), u"--json"_s, u"-"_s} + more); }
    void copyOf(const QString &from, const QString &to) const { QCOMPARE(runProgram(u"cp"_s, {u"-a"_s, place(from), place(to)}).code, 0); }
    // The command of a README as it stands there, but for what it says in capitals.
    CliResult asWritten(QString command, const QString &bundle) const;

    QTemporaryDir m_folder;
    std::unique_ptr<OpensslFiles> m_files;
};

void TestCliProof::initTestCase()
{
    if (!OpensslFiles::available())
        QSKIP("no program openssl: signatures and time stamps were not checked");
    m_files = std::make_unique<OpensslFiles>(place(u"keys"_s));
    QVERIFY(m_files->makeAll());
    QVERIFY(m_files->makeCertificate("locked", "rsa:2048", OpensslFiles::signing, "30", "sesame"));
    QVERIFY(m_files->run("pkcs12 -export -inkey signer.key -in signer.pem -certfile ca.pem -out signer.p12 -passout pass:sesame"));
    QVERIFY(m_files->makeCertificate("weak", "rsa:1024", OpensslFiles::signing));
    QVERIFY(m_files->makeCertificate("curve", "ec -pkeyopt ec_paramgen_curve:secp256k1", OpensslFiles::signing));
    QVERIFY(m_files->makeCertificate("p384", "ec -pkeyopt ec_paramgen_curve:P-384", OpensslFiles::signing));
    QVERIFY(m_files->makeCertificate("server", "rsa:2048", "keyUsage=keyEncipherment\nextendedKeyUsage=serverAuth\n"));
    QVERIFY(m_files->write("made.conf", "[ca]\ndefault_ca = made\n[made]\ndatabase = index\nserial = made.serial\nnew_certs_dir = .\npolicy = any\ndefault_md = sha256\nx509_extensions = sign\n"
                                        "[any]\ncommonName = supplied\norganizationName = optional\n[sign]\nkeyUsage = critical,digitalSignature\n"));
    QVERIFY(m_files->write("index", "") && m_files->write("index.attr", "unique_subject = no\n") && m_files->write("made.serial", "0A\n"));
    const std::string made = "ca -batch -config made.conf -cert ca.pem -keyfile ca.key -notext -in signer.csr -out ";
    QVERIFY(m_files->run((made + "expired.pem -startdate 20200101000000Z -enddate 20210101000000Z").c_str()));
    QVERIFY(m_files->run((made + "future.pem -startdate 20480101000000Z -enddate 20490101000000Z").c_str()));
    QVERIFY(m_files->write("right", "sesame\n") && m_files->write("wrong", "open\n") && m_files->write("long", QByteArray(5000, 'x')) && m_files->write("nothing", ""));
    QVERIFY(m_files->write("broken.key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n") && m_files->write("noise.key", QByteArray(1000, '\x30')));
    const std::vector<Member> vendor{folderMember("etc"), fileMember("etc/motd", "hello\n"), fileMember("etc/same", "same"), fileMember("odd name"), linkMember("etc/link", "motd")};
    std::vector<Member> saved = vendor;
    saved[1].content = "changed\n";
    QVERIFY(writeBytes(place(u"vendor.tar"_s), tarOf(vendor)) && writeBytes(place(u"saved.tar"_s), tarOf(saved)));
    QCOMPARE(bundle(u"plain"_s).code, 1);
    const CliResult signedNow = bundle(u"signed"_s, {u"--sign-key"_s, pem("signer.key"), u"--sign-cert"_s, pem("signer.pem")});
    QVERIFY2(signedNow.code == 1, signedNow.told());
}

void TestCliProof::unsignedBundle()
{
    const CliResult result = check(u"plain"_s);
    QVERIFY2(result.code == 0 && result.err.isEmpty(), result.told());
    const auto verdicts = verdictsOf(result);
    QCOMPARE(verdicts.size(), std::size_t(13));
    for (const char *layer : {"folder", "manifest", "files", "sums", "listings", "evidence", "report", "time-question"})
        QCOMPARE(verdicts.at(layer), std::string("holds"));
    for (const char *layer : {"pdf-files", "pdf-signature", "signature", "time-stamp", "journal"})
        QCOMPARE(verdicts.at(layer), std::string("absent"));
    const CliResult words = runCli({u"check"_s, place(u"plain"_s)});
    QVERIFY2(words.code == 0 && words.out.contains("absent      Signature of the manifest:") && words.out.contains("nobody has signed it") && !words.out.contains('\033'), words.told());
    QVERIFY(runCli({u"check"_s, place(u"plain"_s), u"--quiet"_s}).out.isEmpty());
    const CliResult wanted = check(u"plain"_s, {u"--ca"_s, pem("ca.pem")});
    QVERIFY2(wanted.code == 1 && verdictsOf(wanted).at("signature") == "fails", wanted.told());
    const CliResult none = check(u"keys"_s);
    QVERIFY2(none.code == 2 && none.err.contains("no report bundle"), none.told());
    copyOf(u"plain"_s, u"altered"_s);
    QVERIFY(writeBytes(place(u"altered/findings.csv"_s), "x"));
    const CliResult altered = runCli({u"check"_s, place(u"altered"_s)});
    QVERIFY2(altered.code == 1 && altered.out.contains("FAILS       Files against the manifest: 1 altered") && altered.out.contains("altered: findings.csv"), altered.told());
    // What could not be checked is neither good nor bad.
    QVERIFY(writeBytes(place(u"altered/manifest.json"_s), "{"));
    const CliResult cut = runCli({u"check"_s, place(u"altered"_s)});
    QVERIFY2(cut.code == 1 && cut.out.contains("\nThis bundle does not hold: Manifest; Question for a time stamp. Not checked: Files against the manifest; SHA256SUMS; "), cut.told());
}

CliResult TestCliProof::asWritten(QString command, const QString &bundle) const
{
    command.replace("SOURCE"_L1, place(u"vendor.tar"_s)).replace("TSA.pem"_L1, pem("ca.pem")).replace("CA.pem"_L1, pem("ca.pem"));
    command.replace("ROLE"_L1, "vendor"_L1).replace(" -p FOLDER"_L1, " -p "_L1 + place(u"unpacked"_s)).replace("FOLDER"_L1, u"."_s);
    command.replace("assay-cli "_L1, QStringLiteral(ASSAY_CLI " "));
    CliSettings inside;
    inside.folder = place(bundle);
    inside.environment = {{u"HOME"_s, place(u"home"_s)}, {u"XDG_RUNTIME_DIR"_s, place(u"home"_s)}};
    return runProgram(u"sh"_s, {u"-c"_s, command}, inside);
}

void TestCliProof::signedBundleByStockTools()
{
    copyOf(u"signed"_s, u"stamped"_s);
    const std::string answer = m_files->answer(place(u"stamped/manifest.json.tsq"_s));
    QVERIFY(!answer.empty() && writeBytes(place(u"answer.tsr"_s), answer));
    QVERIFY(runCli({u"timestamp"_s, place(u"stamped"_s)}).out.contains("manifest.json.tsq"));
    const QStringList take{u"timestamp"_s, place(u"stamped"_s), u"--reply"_s, place(u"answer.tsr"_s), u"--tsa-ca"_s, pem("ca.pem")};
    const CliResult other = runCli({u"timestamp"_s, place(u"plain"_s), u"--reply"_s, place(u"answer.tsr"_s)});
    QVERIFY2(other.code == 2 && other.err.contains("about something else") && !QFile::exists(place(u"plain/manifest.json.tsr"_s)), other.told());
    const CliResult taken = runCli(take);
    QVERIFY2(taken.code == 0 && taken.out.startsWith("holds"), taken.told());
    const CliResult again = runCli(take);
    QVERIFY2(again.code == 2 && again.err.contains("manifest.json.tsr"), again.told());

    const CliResult result = check(u"stamped"_s, {u"--ca"_s, pem("ca.pem"), u"--tsa-ca"_s, pem("ca.pem")});
    QVERIFY2(result.code == 0, result.told());
    for (const auto &[layer, verdict] : verdictsOf(result))
        QVERIFY2(verdict == "holds" || ((layer == "journal" || layer == "pdf-files") && verdict == "absent"), layer.c_str());
    const auto unproven = verdictsOf(check(u"stamped"_s));
    for (const char *layer : {"signature", "pdf-signature", "time-stamp"})
        QCOMPARE(unproven.at(layer), std::string("unproven"));

    // The README tells it with programs that are not ours.
    QVERIFY(QDir().mkpath(place(u"home"_s)) && QDir().mkpath(place(u"unpacked"_s)));
    QVERIFY(runProgram(u"tar"_s, {u"-xpf"_s, place(u"vendor.tar"_s), u"-C"_s, place(u"unpacked"_s), u"--no-same-owner"_s}).code == 0);
    const QStringList commands = commandsOf(QString::fromStdString(readBytes(place(u"stamped/README.txt"_s))));
    QCOMPARE(commands.size(), 8);
    QStringList missing;
    for (const QString &command : commands) {
        const QString program = command.section(u' ', 0, 0);
        if (program != "assay-cli"_L1 && QStandardPaths::findExecutable(program).isEmpty()) {
            missing.append(program);
            continue;
        }
        const CliResult told = asWritten(command, u"stamped"_s);
        // Owners are not those of the tar here.
        const bool good = program == "mtree"_L1 ? !told.out.contains("sha256") && !told.out.contains("missing") : told.code == 0;
        QVERIFY2(good, qPrintable(command + u'\n' + QString::fromUtf8(told.told())));
        if (program == "pdfsig"_L1)
            QVERIFY2(told.out.contains("Signature is Valid") && told.out.contains("Total document signed") && told.out.contains("ETSI.CAdES.detached"), told.told());
    }
    // The same commands say no where something was changed.
    std::string manifest = readBytes(place(u"stamped/manifest.json"_s));
    manifest[manifest.size() / 2] = static_cast<char>(manifest[manifest.size() / 2] ^ 1);
    QVERIFY(writeBytes(place(u"stamped/manifest.json"_s), manifest));
    for (const QString &command : commands) {
        if (command.startsWith("openssl"_L1) || command.startsWith("assay-cli"_L1) || command.startsWith("sha256sum -c"_L1)) {
            const CliResult told = asWritten(command, u"stamped"_s);
            QVERIFY2(told.code != 0, qPrintable(command + u'\n' + QString::fromUtf8(told.told())));
        }
    }
    if (!missing.isEmpty())
        QSKIP(qPrintable("not installed, so not run: "_L1 + missing.join(u", "_s)));
}

void TestCliProof::pdfWithOneByteChanged()
{
    if (QStandardPaths::findExecutable(u"pdfsig"_s).isEmpty())
        QSKIP("no pdfsig (package poppler-utils)");
    const std::string pdf = readBytes(place(u"signed/report.pdf"_s));
    copyOf(u"signed"_s, u"changed"_s);
    CliSettings quiet;
    quiet.environment = {{u"HOME"_s, place(u"home"_s)}, {u"XDG_RUNTIME_DIR"_s, place(u"home"_s)}};
    const std::size_t signature = pdf.find("/Contents <");
    QVERIFY(signature != std::string::npos);
    for (const std::size_t at : {std::size_t(9), signature / 2, signature - 40, pdf.find('>', signature) + 200, pdf.size() - 1000}) {
        std::string altered = pdf;
        altered[at] = static_cast<char>(altered[at] ^ 1);
        QVERIFY(writeBytes(place(u"changed/report.pdf"_s), altered));
        const CliResult told = runProgram(u"pdfsig"_s, {place(u"changed/report.pdf"_s)}, quiet);
        QVERIFY2(!told.out.contains("Signature is Valid"), told.told());
        const auto verdicts = verdictsOf(check(u"changed"_s));
        QVERIFY(verdicts.at("pdf-signature") == "fails" && verdicts.at("files") == "fails");
    }
    // What is added behind it is not signed.
    QVERIFY(writeBytes(place(u"changed/report.pdf"_s), pdf + "\n1 0 obj\nendobj\n"));
    QCOMPARE(verdictsOf(check(u"changed"_s)).at("pdf-signature"), std::string("fails"));
    if (!QStandardPaths::findExecutable(u"qpdf"_s).isEmpty()) {
        const CliResult sound = runProgram(u"qpdf"_s, {u"--check"_s, place(u"signed/report.pdf"_s)});
        QVERIFY2(sound.code == 0, sound.told());
    }
}

void TestCliProof::pdfAlone()
{
    const QStringList compare{u"compare"_s, u"--vendor"_s, place(u"vendor.tar"_s), u"--saved"_s, place(u"saved.tar"_s), u"--sign-key"_s, pem("signer.p12"), u"--passphrase-file"_s, pem("right")};
    const CliResult file = runCli(compare + QStringList{u"--pdf"_s, place(u"alone.pdf"_s)});
    QVERIFY2(file.code == 1, file.told());
    QVERIFY(readBytes(place(u"alone.pdf"_s)).find("ETSI.CAdES.detached") != std::string::npos);
    const CliResult out = runCli(compare + QStringList{u"--pdf"_s, u"-"_s});
    QVERIFY2(out.code == 1 && out.out.startsWith("%PDF") && out.out.contains("ETSI.CAdES.detached"), out.told());
}

void TestCliProof::signedLater_data()
{
    QTest::addColumn<QStringList>("options");
    const auto path = [this](const char *name) { return m_files ? pem(name) : QString(); };
    QTest::newRow("ECDSA P-256") << QStringList{u"--key"_s, path("signer.key"), u"--cert"_s, path("signer.pem")};
    QTest::newRow("ECDSA P-384") << QStringList{u"--key"_s, path("p384.key"), u"--cert"_s, path("p384.pem"), u"--chain"_s, path("ca.pem")};
    QTest::newRow("RSA, encrypted") << QStringList{u"--key"_s, path("locked.key"), u"--cert"_s, path("locked.pem"), u"--passphrase-file"_s, path("right")};
    QTest::newRow("PKCS#12") << QStringList{u"--key"_s, path("signer.p12"), u"--passphrase-file"_s, path("right")};
    QTest::newRow("by a descriptor") << QStringList{u"--key"_s, path("locked.key"), u"--cert"_s, path("locked.pem"), u"--passphrase-fd"_s, u"7"_s};
}

void TestCliProof::signedLater()
{
    QFETCH(const QStringList, options);
    const QString name = QString::fromUtf8(QTest::currentDataTag()).remove(QRegularExpression(u"[^A-Za-z0-9]"_s));
    copyOf(u"plain"_s, name);
    CliSettings settings;
    const QByteArray phrase = QFile::encodeName(pem("right"));
    settings.inChild = [phrase] {
        const int file = ::open(phrase.constData(), O_RDONLY);
        ::dup2(file, 7);
    };
    const CliResult result = runCli(QStringList{u"sign"_s, place(name)} + options, settings);
    QVERIFY2(result.code == 0 && result.out.startsWith("signed by "), result.told());
    const CliResult judged = check(name, {u"--ca"_s, pem("ca.pem")});
    QVERIFY2(judged.code == 0 && verdictsOf(judged).at("signature") == "holds", judged.told());
    CliSettings inside;
    inside.folder = place(name);
    const CliResult stock = runProgram(u"openssl"_s, {u"cms"_s, u"-verify"_s, u"-binary"_s, u"-inform"_s, u"DER"_s, u"-in"_s, u"manifest.json.p7s"_s, u"-content"_s, u"manifest.json"_s,
                                                      u"-CAfile"_s, pem("ca.pem"), u"-cades"_s, u"-out"_s, u"/dev/null"_s}, inside);
    QVERIFY2(stock.code == 0, stock.told());
    const CliResult twice = runCli(QStringList{u"sign"_s, place(name)} + options, settings);
    QVERIFY2(twice.code == 2 && twice.err.contains("manifest.json.p7s"), twice.told());
}

void TestCliProof::keysThatAreRefused_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("said");
    const auto row = [this](const char *name, const char *key, const char *certificate, const char *passphrase, const char *said) {
        QStringList options;
        if (m_files)
            options = {u"--key"_s, pem(key)};
        if (m_files && *certificate)
            options += {u"--cert"_s, pem(certificate)};
        if (m_files && *passphrase)
            options += {u"--passphrase-file"_s, pem(passphrase)};
        QTest::newRow(name) << options << QString::fromUtf8(said);
    };
    row("wrong passphrase", "locked.key", "locked.pem", "wrong", "locked.key: the passphrase is not that of this key");
    row("no passphrase", "locked.key", "locked.pem", "nothing", "locked.key: the passphrase is not that of this key");
    row("wrong passphrase of PKCS#12", "signer.p12", "", "wrong", "signer.p12: the passphrase is not that of this key");
    row("a passphrase without end", "locked.key", "locked.pem", "long", "long: its first line is longer");
    row("no file of a passphrase", "locked.key", "locked.pem", "nowhere", "nowhere: ");
    row("another one's certificate", "signer.key", "locked.pem", "", "signer.key: its key does not belong to the certificate in");
    row("no certificate", "signer.key", "", "", "signer.key: holds a key without a certificate");
    row("no key", "ca.pem", "signer.pem", "", "ca.pem: there is no private key in it");
    row("no certificate in it", "signer.key", "right", "", "right: there is no certificate in it");
    row("broken", "broken.key", "signer.pem", "", "broken.key: its private key cannot be read");
    row("noise", "noise.key", "signer.pem", "", "noise.key: it is neither a PEM file nor PKCS#12");
    row("missing", "nowhere.key", "signer.pem", "", "nowhere.key: ");
    row("short RSA", "weak.key", "weak.pem", "", "weak.pem: the certificate of CN=weak,O=Lab: its RSA key has 1024 bits; 2048 are the fewest");
    row("another curve", "curve.key", "curve.pem", "", "its curve secp256k1 is none of");
    row("not for signing", "server.key", "server.pem", "", "is not for signing");
    row("expired", "signer.key", "expired.pem", "", "expired.pem: the certificate of O=Lab,CN=signer has expired at 2021-01-01T00:00:00Z");
    row("not valid yet", "signer.key", "future.pem", "", "future.pem: the certificate of O=Lab,CN=signer is not valid before 2048-01-01T00:00:00Z");
}

void TestCliProof::keysThatAreRefused()
{
    QFETCH(const QStringList, options);
    QFETCH(const QString, said);
    const CliResult result = runCli(QStringList{u"sign"_s, place(u"plain"_s)} + options);
    QVERIFY2(result.code == 2 && result.out.isEmpty(), result.told());
    const QByteArray told = QByteArray(result.err).replace("O=Lab,CN=weak", "CN=weak,O=Lab").replace("CN=signer,O=Lab", "O=Lab,CN=signer");
    QVERIFY2(told.contains(said.toUtf8()), result.told());
    QVERIFY(!QFile::exists(place(u"plain/manifest.json.p7s"_s)));
    QVERIFY(!result.err.contains("sesame") && !result.err.contains("xxxx"));
}

// Who insists signs with it; it is called what it is.
void TestCliProof::outsideValidity()
{
    copyOf(u"plain"_s, u"late"_s);
    const CliResult done = runCli({u"sign"_s, place(u"late"_s), u"--key"_s, pem("signer.key"), u"--cert"_s, pem("expired.pem"), u"--sign-outside-validity"_s});
    QVERIFY2(done.code == 0, done.told());
    const CliResult result = check(u"late"_s, {u"--ca"_s, pem("ca.pem")});
    QVERIFY2(result.code == 1 && verdictsOf(result).at("signature") == "fails" && result.out.contains("was not valid when it was made"), result.told());
}

void TestCliProof::askedOnTheTerminal_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    if (!m_files)
        return;
    QTest::newRow("sign") << QStringList{u"sign"_s, place(u"asked"_s), u"--key"_s, pem("locked.key"), u"--cert"_s, pem("locked.pem")} << 0;
    // This one gives up the right to write anywhere but where the bundle goes.
    QTest::newRow("compare") << QStringList{u"compare"_s, u"--vendor"_s, place(u"vendor.tar"_s), u"--saved"_s, place(u"saved.tar"_s), u"--bundle"_s, place(u"askedtoo"_s), u"--sign-key"_s,
                                            pem("locked.key"), u"--sign-cert"_s, pem("locked.pem")} << 1;
}

void TestCliProof::askedOnTheTerminal()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, code);
    if (!QFile::exists(place(u"asked"_s)))
        copyOf(u"plain"_s, u"asked"_s);
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0 || ::grantpt(terminal) != 0 || ::unlockpt(terminal) != 0)
        QSKIP("no terminal can be made here");
    const std::string slave = ::ptsname(terminal);
    QProcess process;
    process.setChildProcessModifier([&slave] {
        ::setsid();
        const int opened = ::open(slave.c_str(), O_RDWR);
        ::ioctl(opened, TIOCSCTTY, 0);
    });
    process.start(QStringLiteral(ASSAY_CLI), arguments);
    QVERIFY(process.waitForStarted());
    QByteArray shown;
    const auto readUntil = [&](const char *wanted) {
        for (int i = 0; i < 600 && !shown.contains(wanted); ++i) {
            pollfd waiting{terminal, POLLIN, 0};
            char bytes[256];
            if (::poll(&waiting, 1, 100) > 0 && (waiting.revents & POLLIN))
                shown += QByteArray(bytes, std::max<qsizetype>(::read(terminal, bytes, sizeof bytes), 0));
        }
        return shown.contains(wanted);
    };
    QVERIFY2(readUntil("locked.key: "), shown.constData());
    QCOMPARE(::write(terminal, "sesame\n", 7), ssize_t(7));
    QVERIFY(readUntil("\n"));
    QVERIFY(process.waitForFinished(60'000));
    QVERIFY2(process.exitCode() == code, process.readAllStandardError().constData());
    QVERIFY2(!shown.contains("sesame"), shown.constData());
    ::close(terminal);
    // Where there is none, nothing waits for one.
    CliSettings without;
    without.inChild = [] { ::setsid(); };
    const CliResult none = runCli({u"sign"_s, place(u"plain"_s), u"--key"_s, pem("locked.key"), u"--cert"_s, pem("locked.pem")}, without);
    QVERIFY2(none.code == 2 && none.err.contains("no terminal"), none.told());
}

void TestCliProof::nothingOfTheKeyIsWritten()
{
    // Its base64 lines, and its secret as bytes.
    const QList<QByteArray> lines = QByteArray::fromStdString(readBytes(pem("signer.key"))).split('\n');
    const QByteArray secret = QByteArray::fromBase64(lines.value(1) + lines.value(2));
    QVERIFY(secret.size() > 60);
    const CliResult all = runProgram(u"sh"_s, {u"-c"_s, u"cat $(find \"$0\" -type f)"_s, place(u"signed"_s)});
    QVERIFY(all.code == 0 && !all.out.contains(lines.value(1)) && !all.out.contains(secret.mid(36, 24)));
}

void TestCliProof::onePathWithoutTheOthers()
{
    const QString proof = place(u"motd.json"_s);
    const QString manifest = place(u"plain/manifest.json"_s);
    const CliResult choice = runCli({u"prove"_s, place(u"plain"_s), u"/etc/motd"_s});
    QVERIFY2(choice.code == 2 && choice.err.contains("--source vendor") && choice.err.contains("--source saved"), choice.told());
    QVERIFY(runCli({u"prove"_s, place(u"plain"_s), u"etc/motd"_s, u"--source"_s, u"saved"_s, u"--json"_s, proof}).code == 0);
    const CliResult odd = runCli({u"prove"_s, place(u"plain"_s), u"odd name"_s, u"--source"_s, u"vendor"_s});
    QVERIFY2(odd.code == 0 && stringAt(odd.json(), "line").find("odd%20name") != std::string::npos, odd.told());
    QVERIFY(runCli({u"prove"_s, place(u"plain"_s), u"none"_s}).code == 2);
    const CliResult holds = runCli({u"check"_s, proof, u"--manifest"_s, manifest});
    QVERIFY2(holds.code == 0 && holds.out.startsWith("holds") && holds.out.contains("etc/motd"), holds.told());
    QVERIFY(readBytes(proof).find("etc/same") == std::string::npos);
    const auto read = readManifest(readBytes(manifest), "manifest.json");
    QVERIFY(read);
    QVERIFY(runCli({u"check"_s, proof, u"--root"_s, QString::fromStdString(toHex(read->merkleRoot))}).code == 0);
    QVERIFY(runCli({u"check"_s, proof, u"--root"_s, QString(64, u'0')}).code == 1);
    QVERIFY(runCli({u"check"_s, proof, u"--root"_s, u"12"_s}).code == 2);
    const CliResult nothing = runCli({u"check"_s, proof});
    QVERIFY2(nothing.code == 2 && nothing.err.contains("--manifest"), nothing.told());
    std::string altered = readBytes(proof);
    altered[altered.find("changed") != std::string::npos ? altered.find("changed") : altered.find("mode") + 8] ^= 1;
    QVERIFY(writeBytes(proof, altered));
    const CliResult fails = runCli({u"check"_s, proof, u"--manifest"_s, manifest});
    QVERIFY2(fails.code == 1 && fails.out.startsWith("FAILS"), fails.told());
}

void TestCliProof::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *arguments, const char *said) {
        QTest::newRow(arguments) << QString::fromUtf8(arguments).split(u' ') << QString::fromUtf8(said);
    };
    row("check", "one PATH is wanted");
    row("check a b", "one PATH is wanted");
    row("sign a", "--key FILE is wanted");
    row("sign a --key k --passphrase-file f --passphrase-fd 3", "either from a file or from a descriptor");
    row("sign a --key k --passphrase-fd x", "number of an open descriptor");
    row("sign a --key k --passphrase secret", "is no option of sign");
    row("prove a", "a BUNDLE and a PATH");
    row("timestamp", "one PATH is wanted");
    row("compare --vendor a --saved b --sign-cert c", "the private key is wanted too");
    row("compare --vendor a --saved b --sign-key c --json -", "give --pdf or --bundle");
}

void TestCliProof::wrongUsage()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, said);
    const CliResult result = runCli(arguments);
    QVERIFY2(result.code == 2 && result.out.isEmpty() && result.err.contains(said.toUtf8()), result.told());
}

QTEST_GUILESS_MAIN(TestCliProof)
#include "tst_cliproof.moc"

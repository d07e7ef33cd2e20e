// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/publickey.h"
#include "io/digest.h"
#include "support/trustfiles.h"
#include "trust/releasesums.h"

#include <QTest>

#include <algorithm>
#include <optional>
#include <string>

using namespace assay;
using namespace assay::test;

namespace {

constexpr std::int64_t in2020 = 1'593'561'600; // July: after all signatures of June
constexpr std::int64_t in2021 = 1'622'505'600;
constexpr std::int64_t in2031 = 1'922'313'600;
constexpr std::int64_t before = 1'580'000'000; // keys are there, signatures are not

std::string hexOf(HashAlgorithm algorithm, const std::string &bytes)
{
    const std::string raw = hashOf(algorithm, bytes);
    return toHex(reinterpret_cast<const std::uint8_t *>(raw.data()), raw.size());
}

ReleaseFile appTar()
{
    const std::string bytes = trustFile("app.tar");
    return {"app.tar", hexOf(HashAlgorithm::Sha256, bytes), hexOf(HashAlgorithm::Sha384, bytes), hexOf(HashAlgorithm::Sha512, bytes)};
}

TrustStatement stated(const std::string &list, const std::optional<std::string> &signature, const ReleaseKeys &keys, std::int64_t at = in2021,
                      const std::string &listName = "SHA256SUMS", const ReleaseFile &wanted = appTar())
{
    const PlacedBytes listFile{listName, list};
    const PlacedBytes signatureFile{listName + ".signature", signature ? std::string_view(*signature) : std::string_view()};
    return releaseSumsStatement(listFile, signature ? &signatureFile : nullptr, wanted, keys, at, Limits{});
}

std::string changed(std::string bytes, std::size_t at)
{
    bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ 0x01U);
    return bytes;
}

} // namespace

#define KEYS_OR_SKIP(name, ...) \
    ReleaseKeys name; \
    name.openPgp = trustIn(__VA_ARGS__); \
    if (!name.openPgp.keyring) \
        QSKIP(("SKIPPED, signatures were not checked: " + name.openPgp.unavailable).c_str())

namespace {

// The checksum of armour (RFC 4880, 6.1).
unsigned crc24(const std::string &bytes)
{
    unsigned crc = 0xB704CE;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned>(static_cast<unsigned char>(c)) << 16;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc << 1) ^ ((crc & 0x800000U) != 0 ? 0x1864CFBU : 0U);
    }
    return crc & 0xFFFFFFU;
}

} // namespace

class TestReleaseSums : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signatures_data();
    void signatures();
    void withoutKeyring();
    void pins();
    void everyByte();
    void cutAnywhere();
    void unsignedLines();
    void unsignedLinesAroundArmour();
    void twoSignedTexts();
    void countedSigners();
    void otherFileOrDigest();
    void badLists_data();
    void badLists();
    void nameless();
    void byMinisignAndSignify();
    void howFast();
};

void TestReleaseSums::signatures_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("signature");
    QTest::addColumn<qint64>("at");
    QTest::addColumn<QString>("expected");
    const QString all = QStringLiteral("integrity=yes signature=yes identity=yes freshness=yes binding=yes");
    const auto row = [](const char *name, const char *list, const char *signature, std::int64_t at, const QString &expected) {
        QTest::newRow(name) << QString::fromLatin1(list) << QString::fromLatin1(signature) << qint64(at) << expected;
    };
    row("binary", "SHA256SUMS", "SHA256SUMS.gpg", in2021, all);
    row("armoured", "SHA256SUMS", "SHA256SUMS.sign", in2021, all);
    row("clear-signed", "SHA256SUMS.asc", "", in2021, all);
    row("clear-signed beside the list", "SHA256SUMS", "SHA256SUMS.asc", in2021, all);
    row("a message", "SHA256SUMS.message.gpg", "", in2021, all);
    row("SHA-512, RSA", "SHA512SUMS", "SHA512SUMS.gpg", in2021, all);
    row("BSD style", "SHA256SUMS.bsd", "SHA256SUMS.bsd.gpg", in2021, all);
    row("one digest", "app.tar.sha256", "app.tar.sha256.gpg", in2021, all);
    row("a subkey", "SHA256SUMS", "SHA256SUMS.sub.gpg", in2021, all);
    row("two keys", "SHA256SUMS", "SHA256SUMS.two.gpg", in2021, all);
    row("a stranger too", "SHA256SUMS", "SHA256SUMS.withstranger.gpg", in2021, all);
    row("one of two is bad", "SHA256SUMS", "SHA256SUMS.onebad.gpg", in2021, QStringLiteral("signature=no identity=yes freshness=yes binding=unknown"));
    row("a stranger", "SHA256SUMS", "SHA256SUMS.stranger.gpg", in2021, QStringLiteral("integrity=yes signature=unknown identity=no binding=yes"));
    row("RSA of 1024 bits", "SHA256SUMS", "SHA256SUMS.short.gpg", in2021, QStringLiteral("integrity=yes signature=no identity=yes freshness=yes binding=yes"));
    row("SHA-1", "SHA256SUMS", "SHA256SUMS.sha1.gpg", in2021, QStringLiteral("integrity=yes signature=no identity=yes freshness=yes binding=yes"));
    row("a revoked subkey", "SHA256SUMS", "SHA256SUMS.revoked.gpg", in2021, QStringLiteral("integrity=yes signature=yes identity=no freshness=yes binding=yes"));
    row("an old key in its time", "SHA256SUMS", "SHA256SUMS.old.gpg", in2020, all);
    row("an old key later", "SHA256SUMS", "SHA256SUMS.old.gpg", in2021, QStringLiteral("integrity=yes signature=yes identity=yes freshness=no binding=yes"));
    row("a key in years", "SHA256SUMS", "SHA256SUMS.gpg", in2031, QStringLiteral("integrity=yes signature=yes identity=yes freshness=no binding=yes"));
    row("a signature of one month", "SHA256SUMS", "SHA256SUMS.brief.gpg", in2021, QStringLiteral("integrity=yes signature=yes identity=yes freshness=no binding=yes"));
    row("before it was signed", "SHA256SUMS", "SHA256SUMS.gpg", before, QStringLiteral("integrity=yes signature=yes identity=yes freshness=no binding=yes"));
    row("of another list", "SHA512SUMS", "SHA256SUMS.gpg", in2021, QStringLiteral("signature=no identity=no binding=unknown"));
    row("a whole message as a signature", "SHA512SUMS", "SHA256SUMS.message.gpg", in2021, all); // the list inside counts
    row("unsigned", "SHA256SUMS", "", in2021, QStringLiteral("integrity=yes signature=unknown binding=yes"));
    row("a key as a signature", "SHA256SUMS", "vendor.gpg", in2021, QStringLiteral("integrity=no binding=unknown"));
    row("a list as a signature", "SHA256SUMS", "SHA512SUMS", in2021, QStringLiteral("integrity=no binding=unknown"));
}

void TestReleaseSums::signatures()
{
    QFETCH(QString, list);
    QFETCH(QString, signature);
    QFETCH(qint64, at);
    QFETCH(QString, expected);
    KEYS_OR_SKIP(keys, {"keyring.gpg"});
    const auto signing = signature.isEmpty() ? std::nullopt : std::optional(trustFile(signature.toStdString()));
    const TrustStatement statement = stated(trustFile(list.toStdString()), signing, keys, at, list.toStdString());
    QVERIFY2(answersOf(statement) == expected.toLatin1(), toldBy(statement));
    QCOMPARE(statement.subject, std::string("app.tar"));
    QCOMPARE(statement.records.size(), signing ? 2U : 1U);
    if (expected.contains(QStringLiteral("signature=yes")) && expected.contains(QStringLiteral("binding=yes"))) {
        QVERIFY(statement.digest.starts_with(list == QStringLiteral("SHA256SUMS") && !signature.contains(QStringLiteral("message")) ? "sha256:" : "sha"));
        QVERIFY(statement.signedAt && *statement.signedAt > 1'590'000'000 && *statement.signedAt < 1'592'000'000 && !statement.signedAtProven);
    }
    QCOMPARE(statement.scheme, signing || list.contains(QStringLiteral(".asc")) || list.contains(QStringLiteral("message")) ? TrustScheme::SignedSums : TrustScheme::UnsignedSums);
}

void TestReleaseSums::withoutKeyring()
{
    ReleaseKeys none;
    none.openPgp.unavailable = "GnuPG is not there";
    const TrustStatement apart = stated(trustFile("SHA256SUMS"), trustFile("SHA256SUMS.gpg"), none);
    QCOMPARE(answersOf(apart), QByteArray("integrity=yes signature=unknown binding=yes"));
    QCOMPARE(apart.firstBroken()->reason, none.openPgp.unavailable);
    const TrustStatement inside = stated(trustFile("SHA256SUMS.asc"), std::nullopt, none);
    QCOMPARE(answersOf(inside), QByteArray("integrity=yes signature=unknown binding=unknown"));
    QVERIFY(inside.digest.empty());
    QVERIFY(!trustIn({}).keyring);
}

void TestReleaseSums::pins()
{
    KEYS_OR_SKIP(chosen, {"keyring.gpg"}, {fingerprintOf("second")});
    const auto with = [&](const char *signature) { return stated(trustFile("SHA256SUMS"), trustFile(signature), chosen); };
    QVERIFY2(holds(with("SHA256SUMS.second.gpg")), toldBy(with("SHA256SUMS.second.gpg")));
    QVERIFY2(holds(with("SHA256SUMS.two.gpg")), toldBy(with("SHA256SUMS.two.gpg")));
    KEYS_OR_SKIP(none, {"keyring.gpg"}, {});
    const TrustStatement unpinned = stated(trustFile("SHA256SUMS"), trustFile("SHA256SUMS.gpg"), none);
    QCOMPARE(answersOf(unpinned), QByteArray("integrity=yes signature=yes identity=no freshness=yes binding=yes"));
    QVERIFY(!unpinned.signers.front().trusted);
    const TrustStatement other = with("SHA256SUMS.gpg");
    QCOMPARE(answersOf(other), QByteArray("integrity=yes signature=yes identity=no freshness=yes binding=yes"));
    QVERIFY(!other.signers.front().trusted && other.signers.front().key == fingerprintOf("vendor"));
    // The text of a clear-signed list counts for those only whose key was chosen.
    QCOMPARE(answersOf(stated(trustFile("SHA256SUMS.asc"), std::nullopt, chosen)), QByteArray("integrity=yes signature=yes identity=no freshness=yes binding=unknown"));
    KEYS_OR_SKIP(bySubkey, {"keyring.gpg"}, {fingerprintOf("sub")});
    const TrustStatement sub = stated(trustFile("SHA256SUMS"), trustFile("SHA256SUMS.sub.gpg"), bySubkey);
    QVERIFY2(holds(sub), toldBy(sub));
    QCOMPARE(sub.signers.front().key, fingerprintOf("sub"));
}

void TestReleaseSums::everyByte()
{
    KEYS_OR_SKIP(keys, {"vendor.gpg"});
    const std::string list = trustFile("SHA256SUMS");
    const std::string signature = trustFile("SHA256SUMS.gpg");
    // The part that is not hashed only helps to find the key; changing it may leave a signature that holds, over the same bytes.
    std::size_t survived = 0;
    for (std::size_t i = 0; i < signature.size(); ++i) {
        const TrustStatement statement = stated(list, changed(signature, i), keys);
        if (holds(statement)) {
            ++survived;
            QVERIFY2(statement.digest == "sha256:" + appTar().sha256, toldBy(statement));
        }
    }
    QVERIFY2(survived <= 20, numbered(survived));
    for (std::size_t i = 0; i < list.size(); i += 7) {
        const TrustStatement statement = stated(changed(list, i), signature, keys);
        QCOMPARE(statement.answer(TrustAspect::Signature), TrustAnswer::No);
        QVERIFY(statement.digest.empty());
    }
    const std::string clear = trustFile("SHA256SUMS.asc");
    for (std::size_t i = clear.find("\n\n") + 2; i < clear.find("-----BEGIN PGP SIGNATURE"); i += 5)
        QVERIFY2(!holds(stated(changed(clear, i), std::nullopt, keys)), numbered(i));
}

void TestReleaseSums::cutAnywhere()
{
    KEYS_OR_SKIP(keys, {"vendor.gpg"});
    const std::string list = trustFile("SHA256SUMS");
    for (const char *name : {"SHA256SUMS.gpg", "SHA256SUMS.sign"}) {
        const std::string signature = trustFile(name);
        const std::size_t whole = std::min(signature.find("\n="), signature.size()); // the armour may end before its checksum
        for (std::size_t size = 0; size < whole; size += 3)
            QVERIFY2(!holds(stated(list, signature.substr(0, size), keys)), numbered(size));
    }
}

void TestReleaseSums::unsignedLines()
{
    KEYS_OR_SKIP(keys, {"vendor.gpg"});
    const std::string clear = trustFile("SHA256SUMS.asc");
    const ReleaseFile evil{"evil.tar", std::string(64, 'a'), {}, {}};
    const std::string line = evil.sha256 + "  " + evil.name + '\n';
    const std::size_t body = clear.find("\n\n") + 2;
    const std::size_t armour = clear.find("-----BEGIN PGP SIGNATURE");
    for (const std::string &added : {line + clear, clear + line, clear.substr(0, body) + line + clear.substr(body), clear.substr(0, armour) + line + clear.substr(armour),
                                     clear.substr(0, clear.find('\n') + 1) + line + clear.substr(clear.find('\n') + 1)}) {
        for (const ReleaseFile &wanted : {evil, appTar()}) {
            const TrustStatement statement = stated(added, std::nullopt, keys, in2021, "SHA256SUMS.asc", wanted);
            QVERIFY2(!holds(statement), added.c_str());
            QVERIFY2(wanted.name != evil.name || (statement.digest.empty() && statement.answer(TrustAspect::Binding) != TrustAnswer::Yes), added.c_str());
        }
    }
}

void TestReleaseSums::unsignedLinesAroundArmour()
{
    KEYS_OR_SKIP(keys, {"vendor.gpg"});
    const QByteArray base64 = QByteArray::fromStdString(trustFile("SHA256SUMS.message.gpg")).toBase64();
    std::string message = "-----BEGIN PGP MESSAGE-----\n\n";
    for (qsizetype at = 0; at < base64.size(); at += 64)
        message += base64.mid(at, 64).toStdString() + '\n';
    message += '=' + QByteArray::fromHex(QByteArray::number(crc24(trustFile("SHA256SUMS.message.gpg")), 16).rightJustified(6, '0')).toBase64().toStdString() + '\n';
    message += "-----END PGP MESSAGE-----\n";
    QVERIFY2(holds(stated(message, std::nullopt, keys)), toldBy(stated(message, std::nullopt, keys)));
    const std::string line = std::string(64, 'a') + "  evil.tar\n";
    for (const std::string &added : {line + message, message + line, message + message, message + trustFile("SHA256SUMS.asc")})
        QVERIFY2(!holds(stated(added, std::nullopt, keys)), added.c_str());
}

void TestReleaseSums::twoSignedTexts()
{
    KEYS_OR_SKIP(keys, {"vendor.gpg"});
    const std::string clear = trustFile("SHA256SUMS.asc");
    QVERIFY(!holds(stated(clear + clear, std::nullopt, keys)));
    const std::string unsignedText = trustFile("simple/unsigned-literal");
    const std::string message = trustFile("SHA256SUMS.plain.gpg");
    QVERIFY(holds(stated(message, std::nullopt, keys)));
    for (const std::string &two : {message + message, message + unsignedText, unsignedText + message, message + trustFile("SHA256SUMS.gpg"), message + "x"})
        QVERIFY2(!holds(stated(two, std::nullopt, keys)), two.c_str());
}

// A rule may want several keys: only those count whose signature would be enough by itself.
void TestReleaseSums::countedSigners()
{
    KEYS_OR_SKIP(keys, {"keyring.gpg"});
    const std::string vendor = trustFile("SHA256SUMS.gpg");
    const auto counted = [&](const std::string &signatures) {
        const TrustStatement statement = stated(trustFile("SHA256SUMS"), signatures, keys);
        return std::count_if(statement.signers.begin(), statement.signers.end(), [](const TrustSigner &signer) { return signer.trusted; });
    };
    QCOMPARE(counted(vendor), 1);
    QCOMPARE(counted(trustFile("SHA256SUMS.two.gpg")), 2);
    for (const char *other : {"SHA256SUMS.stranger.gpg", "SHA256SUMS.short.gpg", "SHA256SUMS.old.gpg", "SHA256SUMS.sha1.gpg", "SHA256SUMS.revoked.gpg", "SHA256SUMS.late.gpg"})
        QVERIFY2(counted(vendor + trustFile(other)) == 1 && counted(trustFile(other) + vendor) == 1, other);
    QCOMPARE(counted(trustFile("SHA256SUMS.onebad.gpg")), 1);
}

void TestReleaseSums::otherFileOrDigest()
{
    KEYS_OR_SKIP(keys, {"vendor.gpg"});
    ReleaseFile wanted = appTar();
    const auto with = [&] { return stated(trustFile("SHA256SUMS"), trustFile("SHA256SUMS.gpg"), keys, in2021, "SHA256SUMS", wanted); };
    wanted.sha256[0] = wanted.sha256[0] == 'a' ? 'b' : 'a';
    QCOMPARE(with().answer(TrustAspect::Binding), TrustAnswer::No);
    wanted.sha256.clear();
    QCOMPARE(with().answer(TrustAspect::Binding), TrustAnswer::Unknown);
    wanted.name = "missing.tar";
    QCOMPARE(with().answer(TrustAspect::Binding), TrustAnswer::No);
    wanted = appTar();
    wanted.name = "downloads/app.tar"; // where it lies here says nothing of what the vendor calls it
    QVERIFY2(holds(with()), toldBy(with()));
}

void TestReleaseSums::badLists_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QString>("why");
    const QByteArray a(64, 'a');
    const QByteArray b(64, 'b');
    const QByteArray app = a + "  app.tar\n";
    QTest::newRow("two digests of one name") << QByteArray(app + b + "  app.tar\n") << "line 2 names another digest than line 1 does for the same file";
    QTest::newRow("also in the other form") << QByteArray(app + "SHA256 (app.tar) = " + b + '\n') << "line 2 names another digest";
    QTest::newRow("also behind ./") << QByteArray(app + b + "  ./app.tar\n") << "line 2 names another digest";
    QTest::newRow("absolute") << QByteArray(app + b + "  /etc/passwd\n") << "line 2 has an absolute name";
    QTest::newRow("leads out") << QByteArray(app + b + "  a/../../x\n") << "line 2 has a name that leads out of its folder";
    QTest::newRow("leads out, escaped") << QByteArray(app + '\\' + b + "  ..\n") << "line 2 has a name that leads out of its folder";
    QTest::newRow("zero byte") << QByteArray(app + b + QByteArray("  a\0b\n", 6)) << "line 2 has a name with a zero byte";
    QTest::newRow("unknown escape") << '\\' + a + "  a\\tb\n" << "line 1 has a name with an escape that is none";
    QTest::newRow("escape at the end") << '\\' + a + "  ab\\\n" << "line 1 has a name with an escape that is none";
    QTest::newRow("a comment") << QByteArray("# checksums\n" + app) << "line 1 is no checksum";
    QTest::newRow("words") << QByteArray(app + "hello\n") << "line 2 is no checksum";
    QTest::newRow("a digit short") << QByteArray(a.left(63) + "  app.tar\n") << "line 1 is no checksum";
    QTest::newRow("one space") << QByteArray(a + " app.tar\n") << "line 1 is no checksum";
    QTest::newRow("BSD of the wrong length") << QByteArray("SHA512 (app.tar) = " + a + '\n') << "line 1 is no checksum";
    QTest::newRow("BSD unknown") << QByteArray("CRC (app.tar) = " + a + '\n') << "line 1 is no checksum";
    QTest::newRow("two folders") << QByteArray(a + "  x/app.tar\n" + b + "  y/app.tar\n") << "files of this name in several folders have different digests";
    QTest::newRow("not listed") << QByteArray(a + "  app.tar.xz\n") << "no line names this file";
    QTest::newRow("nothing") << QByteArray() << "no line names this file";
    QTest::newRow("MD5 only") << QByteArray("d41d8cd98f00b204e9800998ecf8427e  app.tar\n") << "no line names this file";
}

void TestReleaseSums::badLists()
{
    QFETCH(QByteArray, list);
    QFETCH(QString, why);
    const TrustStatement statement = stated(list.toStdString(), std::nullopt, {}, in2021, "SHA256SUMS", {"app.tar", std::string(64, 'a'), {}, {}});
    QCOMPARE(statement.answer(TrustAspect::Signature), TrustAnswer::Unknown);
    const TrustCheck &last = statement.checks.back();
    QCOMPARE(last.answer, TrustAnswer::No);
    QVERIFY2(last.reason.find(why.toStdString()) != std::string::npos, last.reason.c_str());
    QVERIFY(statement.digest.empty());
}

void TestReleaseSums::nameless()
{
    const std::string a(64, 'a');
    const ReleaseFile wanted{"app.tar", a, {}, {}};
    const auto binding = [&](const std::string &list, const char *name) { return stated(list, std::nullopt, {}, in2021, name, wanted).answer(TrustAspect::Binding); };
    QCOMPARE(binding(a + '\n', "app.tar.sha256"), TrustAnswer::Yes);
    QCOMPARE(binding(a, "some/folder/app.tar.sha256sum"), TrustAnswer::Yes);
    QCOMPARE(binding(a + '\n', "other.tar.sha256"), TrustAnswer::No);
    QCOMPARE(binding(a + '\n', "SHA256SUMS"), TrustAnswer::No);
    QCOMPARE(binding(a + " *app.tar\r\n\r\n", "SHA256SUMS"), TrustAnswer::Yes);
    QCOMPARE(binding(a + "  x/app.tar\n" + a + "  y/app.tar\n", "SHA256SUMS"), TrustAnswer::Yes);
    QCOMPARE(binding(a + "  app.tar\n" + std::string(64, 'b') + "  old/app.tar\n", "SHA256SUMS"), TrustAnswer::Yes);
    QCOMPARE(binding("SHA256 (app.tar) = " + a + "\nSHA512 (app.tar) = " + std::string(128, 'b') + '\n', "SHA256SUMS"), TrustAnswer::Unknown); // it was not computed
    ReleaseFile both = wanted;
    both.sha512 = std::string(128, 'c');
    QCOMPARE(stated("SHA256 (app.tar) = " + a + "\nSHA512 (app.tar) = " + std::string(128, 'b') + '\n', std::nullopt, {}, in2021, "SHA256SUMS", both).answer(TrustAspect::Binding),
             TrustAnswer::No);
}

void TestReleaseSums::byMinisignAndSignify()
{
    ReleaseKeys keys;
    keys.signify = {fromTestData(parseSignifyKey(trustFile("minisign.pub"), "minisign.pub")), fromTestData(parseSignifyKey(trustFile("signify.pub"), "signify.pub"))};
    const TrustStatement minisign = stated(trustFile("SHA256SUMS"), trustFile("SHA256SUMS.minisig"), keys);
    QVERIFY2(holds(minisign), toldBy(minisign));
    QCOMPARE(minisign.scheme, TrustScheme::Minisign);
    const QByteArray signifyAnswers = "integrity=yes signature=yes identity=yes freshness=unknown binding=yes";
    const TrustStatement signify = stated(trustFile("SHA256SUMS"), trustFile("SHA256SUMS.sig"), keys);
    QVERIFY2(answersOf(signify) == signifyAnswers, toldBy(signify));
    QCOMPARE(signify.scheme, TrustScheme::Signify);
    const std::string embedded = trustFile("SHA256.sig");
    const TrustStatement inside = stated(embedded, std::nullopt, keys);
    QVERIFY2(answersOf(inside) == signifyAnswers, toldBy(inside));
    for (std::size_t i = embedded.find('\n') + 1; i < embedded.size(); ++i)
        QVERIFY2(stated(changed(embedded, i), std::nullopt, keys).answer(TrustAspect::Binding) != TrustAnswer::Yes, numbered(i));
    const std::string list = trustFile("SHA256SUMS");
    for (std::size_t i = 0; i < list.size(); ++i) {
        for (const char *signature : {"SHA256SUMS.minisig", "SHA256SUMS.sig"}) {
            const TrustStatement statement = stated(changed(list, i), trustFile(signature), keys);
            QCOMPARE(statement.answer(TrustAspect::Signature), TrustAnswer::No);
            QVERIFY(statement.digest.empty());
        }
    }
    QCOMPARE(stated(trustFile("SHA256SUMS"), trustFile("SHA256SUMS.sig"), {}).answer(TrustAspect::Signature), TrustAnswer::Unknown);
    QVERIFY(stated(embedded, std::nullopt, {}).digest.empty());
}

void TestReleaseSums::howFast()
{
    KEYS_OR_SKIP(keys, {"vendor.gpg"});
    const std::string list = trustFile("SHA256SUMS");
    const std::string signature = trustFile("SHA256SUMS.gpg");
    QBENCHMARK {
        QVERIFY(holds(stated(list, signature, keys)));
    }
}

QTEST_GUILESS_MAIN(TestReleaseSums)
#include "tst_releasesums.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/digest.h"
#include "support/trustfiles.h"
#include "trust/minisign.h"
#include "trust/signify.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <string>

using namespace assay;
using namespace assay::test;

namespace {

constexpr std::int64_t in2021 = 1'622'505'600;

SignifyKey keyIn(const char *name)
{
    return fromTestData(parseSignifyKey(trustFile(name), name));
}

TrustStatement byMinisign(const std::string &signature, const std::vector<SignifyKey> &keys, const std::string &content = trustFile("app.tar"), std::int64_t at = in2021,
                          const std::string &name = "app.tar")
{
    const ByteSourcePtr source = memorySource(content, name);
    return minisignStatement({"app.tar.minisig", signature}, {name, source.get(), {}, nullptr}, keys, at);
}

TrustStatement bySignify(const std::string &signature, const std::vector<SignifyKey> &keys, const std::string &content = trustFile("app.tar"))
{
    const ByteSourcePtr source = memorySource(content, "app.tar");
    return signifyStatement({"app.tar.sig", signature}, {"app.tar", source.get(), {}, nullptr}, keys);
}

bool isSigned(const TrustStatement &statement)
{
    return statement.answer(TrustAspect::Signature) == TrustAnswer::Yes && statement.answer(TrustAspect::Identity) == TrustAnswer::Yes
        && statement.answer(TrustAspect::Integrity) != TrustAnswer::No;
}

std::string changed(std::string bytes, std::size_t at)
{
    bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ 0x01U);
    return bytes;
}

} // namespace

class TestMinisign : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keys();
    void minisign();
    void minisignEveryByte();
    void minisignBad();
    void shorterWhileRead();
    void signify();
    void signifyBad();
    void besideTheTools();
    void howFast();
};

void TestMinisign::keys()
{
    for (const char *name : {"minisign.pub", "signify.pub"}) {
        const std::string text = trustFile(name);
        const SignifyKey key = keyIn(name);
        const std::string line = text.substr(text.find('\n') + 1, 56);
        QCOMPARE(signifyKeyName(key), line);
        QCOMPARE(parseSignifyKey(line, "f")->key, key.key);
        for (std::size_t size = 0; size + 1 < text.size(); ++size)
            QVERIFY2(!parseSignifyKey(std::string_view(text).substr(0, size), "f"), numbered(size));
        QVERIFY(!parseSignifyKey(text + text, "f"));
        QVERIFY(!parseSignifyKey(text.substr(0, text.find('\n') + 1) + changed(line, 1), "f")); // another kind
    }
    // minisign writes the number of a key into its file.
    QVERIFY(trustFile("minisign.pub").find(minisignKeyName(keyIn("minisign.pub").keyId)) != std::string::npos);
}

void TestMinisign::minisign()
{
    const std::vector<SignifyKey> both{keyIn("minisign-other.pub"), keyIn("minisign.pub")};
    for (const char *name : {"app.tar.minisig", "app.tar.legacy.minisig"}) {
        const TrustStatement statement = byMinisign(trustFile(name), both);
        QVERIFY2(answersOf(statement) == "integrity=yes signature=yes identity=yes freshness=yes", toldBy(statement));
        QCOMPARE(statement.digest, digestText(sha256(trustFile("app.tar"))));
        QCOMPARE(statement.signedAt, std::optional<std::int64_t>(1'590'969'600));
        QCOMPARE(statement.signers.front().key, signifyKeyName(both[1]));
        QCOMPARE(byMinisign(trustFile(name), both, trustFile("app.tar"), 1'580'000'000).answer(TrustAspect::Freshness), TrustAnswer::No);
        QCOMPARE(byMinisign(trustFile(name), both, trustFile("app.tar"), in2021, "renamed.tar").answer(TrustAspect::Integrity), TrustAnswer::Unknown);
        QCOMPARE(byMinisign(trustFile(name), both, trustFile("notes.txt")).answer(TrustAspect::Signature), TrustAnswer::No);
        const TrustStatement none = byMinisign(trustFile(name), {both[0]});
        QCOMPARE(answersOf(none), QByteArray("signature=unknown identity=no"));
        QVERIFY(!none.signers.front().trusted);
    }
    QCOMPARE(byMinisign(trustFile("app.tar.free.minisig"), both).answer(TrustAspect::Freshness), TrustAnswer::Unknown);
    QVERIFY(isSigned(byMinisign(trustFile("app.tar.other.minisig"), both)));
    QVERIFY(!isSigned(byMinisign(trustFile("app.tar.other.minisig"), {both[1]})));
    // Keys may share a number: whoever made one chose it.
    SignifyKey twin = both[0];
    twin.keyId = both[1].keyId;
    QVERIFY(isSigned(byMinisign(trustFile("app.tar.minisig"), {twin, both[1]})));
    QVERIFY(!isSigned(byMinisign(trustFile("app.tar.minisig"), {twin})));
}

void TestMinisign::minisignEveryByte()
{
    const std::vector<SignifyKey> keys{keyIn("minisign.pub")};
    const std::string content = trustFile("app.tar");
    for (const char *name : {"app.tar.minisig", "app.tar.legacy.minisig"}) {
        const std::string signature = trustFile(name);
        for (std::size_t i = signature.find('\n') + 1; i + 1 < signature.size(); ++i) // the first line is nobody's word
            QVERIFY2(!isSigned(byMinisign(changed(signature, i), keys)), numbered(i));
        for (std::size_t i = 0; i + 1 < signature.size(); ++i)
            QVERIFY2(!isSigned(byMinisign(signature.substr(0, i), keys)), numbered(i));
        for (std::size_t i = 0; i < content.size(); ++i)
            QVERIFY2(!isSigned(byMinisign(signature, keys, changed(content, i))), numbered(i));
    }
}

void TestMinisign::minisignBad()
{
    const std::string good = trustFile("app.tar.minisig");
    const std::vector<SignifyKey> keys{keyIn("minisign.pub")};
    // The comment of one signature below another one of the same key.
    const std::string other = trustFile("SHA256SUMS.minisig");
    const std::size_t trusted = good.find("trusted comment: ", 10);
    const TrustStatement mixed = byMinisign(good.substr(0, trusted) + other.substr(other.find("trusted comment: ", 10)), keys);
    QCOMPARE(mixed.answer(TrustAspect::Signature), TrustAnswer::No);
    QVERIFY(!mixed.signedAt);
    for (const std::string &bad : {std::string(), good + "more\n", good.substr(good.find('\n') + 1), trustFile("app.tar.sig"), "untrusted comment: " + std::string(3000, 'x') + '\n',
                                   std::string("untrusted comment: x\n!!!!\ntrusted comment: y\nAAAA\n")}) {
        const TrustStatement statement = byMinisign(bad, keys);
        QCOMPARE(statement.answer(TrustAspect::Integrity), TrustAnswer::No);
        QVERIFY(!isSigned(statement));
    }
    QCOMPARE(parseMinisignComment("timestamp:x\ttimestamp:12\tfile:a").timestamp, std::optional<std::int64_t>(12));
    QVERIFY(!parseMinisignComment("timestamp:99999999999999999999").timestamp);
}

// What was not read whole is no file that its key did not sign.
void TestMinisign::shorterWhileRead()
{
    class Shrunk final : public ByteSource {
    public:
        std::uint64_t size() const override { return m_bytes->size() + 1; }
        const std::string &name() const override { return m_bytes->name(); }
        Result<std::size_t> readAt(std::uint64_t offset, std::span<std::byte> out) const override { return m_bytes->readAt(offset, out); }

    private:
        ByteSourcePtr m_bytes = memorySource(trustFile("app.tar"), "app.tar");
    };
    const Shrunk file;
    const TrustStatement statement = minisignStatement({"app.tar.minisig", trustFile("app.tar.minisig")}, {"app.tar", &file, std::string(64, '0'), nullptr}, {keyIn("minisign.pub")}, in2021);
    QCOMPARE(statement.answer(TrustAspect::Signature), TrustAnswer::Unknown);
    QVERIFY2(std::ranges::any_of(statement.checks, [](const TrustCheck &check) { return check.reason.find("became shorter while it was read") != std::string::npos; }), toldBy(statement));
}

void TestMinisign::signify()
{
    const std::vector<SignifyKey> keys{keyIn("minisign.pub"), keyIn("signify.pub")};
    const std::string signature = trustFile("app.tar.sig");
    const TrustStatement statement = bySignify(signature, keys);
    QVERIFY2(answersOf(statement) == "signature=yes identity=yes freshness=unknown", toldBy(statement));
    QCOMPARE(statement.signers.front().name, std::string("demo vendor public key"));
    QCOMPARE(answersOf(bySignify(signature, {keys[0]})), QByteArray("signature=unknown identity=no"));
    for (std::size_t i = signature.find('\n') + 1; i + 1 < signature.size(); ++i)
        QVERIFY2(!isSigned(bySignify(changed(signature, i), keys)), numbered(i));
    for (std::size_t i = 0; i + 1 < signature.size(); ++i)
        QVERIFY2(!isSigned(bySignify(signature.substr(0, i), keys)), numbered(i));
    const std::string content = trustFile("app.tar");
    for (std::size_t i = 0; i < content.size(); ++i)
        QVERIFY2(!isSigned(bySignify(signature, keys, changed(content, i))), numbered(i));
}

void TestMinisign::signifyBad()
{
    const std::vector<SignifyKey> keys{keyIn("signify.pub")};
    // One with a message of its own says nothing of another file, even of one that is the same.
    const std::string embedded = trustFile("SHA256.sig");
    QCOMPARE(bySignify(embedded, keys, trustFile("SHA256SUMS.bsd")).answer(TrustAspect::Integrity), TrustAnswer::No);
    for (const std::string &bad : {std::string(), trustFile("SHA256SUMS"), trustFile("signify.pub"), trustFile("SHA256SUMS.gpg")})
        QCOMPARE(bySignify(bad, keys).answer(TrustAspect::Integrity), TrustAnswer::No);
}

// A key of today; what the programs themselves call valid and what not.
void TestMinisign::besideTheTools()
{
    QTemporaryDir folder;
    const auto run = [&](const QString &program, const QStringList &arguments) {
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.start(program, arguments);
        return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    };
    const auto bytes = [&](const char *name) {
        return fromTestData(readAll(*fromTestData(openFileSource(folder.filePath(QString::fromLatin1(name)).toStdString())), 1 << 20));
    };
    const QString minisign = QStandardPaths::findExecutable(QStringLiteral("minisign"));
    const QString signify = QStandardPaths::findExecutable(QStringLiteral("signify-openbsd"));
    if (minisign.isEmpty() || signify.isEmpty())
        QSKIP("SKIPPED: minisign and signify-openbsd are not installed");
    const auto write = [&](const std::string &content) {
        QFile file(folder.filePath(QStringLiteral("file")));
        return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(content.data(), static_cast<qint64>(content.size())) == static_cast<qint64>(content.size());
    };
    const QString file = QStringLiteral("file");
    const QStringList make{QStringLiteral("-G"), QStringLiteral("-W"), QStringLiteral("-p"), QStringLiteral("m.pub"), QStringLiteral("-s"), QStringLiteral("m.key")};
    QVERIFY(run(minisign, make));
    QVERIFY(run(signify, {QStringLiteral("-G"), QStringLiteral("-n"), QStringLiteral("-p"), QStringLiteral("s.pub"), QStringLiteral("-s"), QStringLiteral("s.sec")}));
    const std::vector<SignifyKey> keys{fromTestData(parseSignifyKey(bytes("m.pub"), "m.pub")), fromTestData(parseSignifyKey(bytes("s.pub"), "s.pub"))};
    for (const std::string &content : {std::string(), std::string("x"), std::string(3'000'000, 'y')}) {
        QVERIFY(write(content));
        QVERIFY(run(minisign, {QStringLiteral("-S"), QStringLiteral("-s"), QStringLiteral("m.key"), QStringLiteral("-m"), file, QStringLiteral("-x"), QStringLiteral("m.sig")}));
        QVERIFY(run(signify, {QStringLiteral("-S"), QStringLiteral("-s"), QStringLiteral("s.sec"), QStringLiteral("-m"), file, QStringLiteral("-x"), QStringLiteral("s.sig")}));
        for (const std::string &at : {content, content + 'z'}) {
            QVERIFY(write(at));
            const bool theirs = run(minisign, {QStringLiteral("-V"), QStringLiteral("-p"), QStringLiteral("m.pub"), QStringLiteral("-m"), file, QStringLiteral("-x"), QStringLiteral("m.sig")});
            const TrustStatement ours = byMinisign(bytes("m.sig"), keys, at, ::time(nullptr), "file");
            QVERIFY2(theirs == (at == content) && holds(ours) == theirs, toldBy(ours));
            const bool signifys = run(signify, {QStringLiteral("-V"), QStringLiteral("-p"), QStringLiteral("s.pub"), QStringLiteral("-m"), file, QStringLiteral("-x"), QStringLiteral("s.sig")});
            QCOMPARE(signifys, at == content);
            QCOMPARE(isSigned(bySignify(bytes("s.sig"), keys, at)), signifys);
        }
    }
}

void TestMinisign::howFast()
{
    const std::vector<SignifyKey> keys{keyIn("minisign.pub")};
    const std::string signature = trustFile("app.tar.minisig");
    QBENCHMARK {
        QVERIFY(holds(byMinisign(signature, keys)));
    }
}

QTEST_GUILESS_MAIN(TestMinisign)
#include "tst_minisign.moc"

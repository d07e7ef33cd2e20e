// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/trusteditems.h"

#include "io/bytesource.h"
#include "support/tarbytes.h"
#include "support/testdata.h"
#include "trust/comparedtrust.h"
#include "trust/notationpack.h"
#include "trust/notationstore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace assay;

namespace {

const std::string data = std::string(ASSAY_TEST_DATA) + "/trust/attached/";

std::string bytesOf(const std::string &name)
{
    const auto file = openFileSource(data + name);
    const auto bytes = file ? readAll(**file, 1 << 20) : Unexpected(file.error());
    return bytes ? *bytes : std::string();
}

Result<ReliedKind> recognised(std::string_view bytes)
{
    return recogniseRelied(bytes, "file", Limits());
}

std::vector<ReliedItem> someItems()
{
    return {{ReliedKind::PublicKey, "cosign \xff.pub", bytesOf("cosign.pub")},
            {ReliedKind::TimeStampAuthority, "ca.pem", bytesOf("notation-ca.pem")},
            {ReliedKind::OpenPgpFingerprint, {}, std::string(40, 'A')},
            {ReliedKind::Identity, "https://issuer.example", "*@example.org"}};
}

} // namespace

class TestTrustedItems : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kindsByContent()
    {
        QCOMPARE(*recognised(bytesOf("cosign.pub")), ReliedKind::PublicKey);
        QCOMPARE(*recognised(bytesOf("notation-ca.pem")), ReliedKind::CertificateAuthority);
        QCOMPARE(*recognised("-----BEGIN PGP PUBLIC KEY BLOCK-----\n"), ReliedKind::OpenPgpKey);
        QCOMPARE(*recognised("\x99\x01\x0d"), ReliedKind::OpenPgpKey);
        QCOMPARE(*recognised("{\"signed\":{\"_type\":\"Root\"},\"signatures\":[]}"), ReliedKind::TufRoot);
        QCOMPARE(*recognised(" {\"signed\":{\"_type\":\"root\"}}"), ReliedKind::TufRoot);
        QCOMPARE(*recognised("{\"mediaType\":\"application/vnd.dev.sigstore.trustedroot+json;version=0.1\"}"), ReliedKind::SigstoreRoot);
        QCOMPARE(*recognised(std::string("untrusted comment: minisign public key\nRWQ") + std::string(53, 'A') + "\n"), ReliedKind::MinisignKey);
        for (const char *none : {"", "hello", "{}", "{", "{\"signed\":{\"_type\":\"Targets\"}}", "[1]"})
            QVERIFY2(!recognised(none), none);
        QCOMPARE(recognised("-----BEGIN EC PRIVATE KEY-----\n" + bytesOf("cosign.pub")).error().code, ErrorCode::Malformed);
    }

    void fingerprints()
    {
        const auto key = fingerprintsOf(someItems()[0], Limits());
        QCOMPARE(key.size(), std::size_t{1});
        QVERIFY(key[0].starts_with("SHA-256 ") && key[0].ends_with("ECDSA P-256"));
        const auto certificate = fingerprintsOf(someItems()[1], Limits());
        QVERIFY(certificate.at(0).starts_with("SHA-256 ") && certificate[0].find("CN=") != std::string::npos);
        QCOMPARE(fingerprintsOf(someItems()[3], Limits()).at(0), std::string("*@example.org, by the word of https://issuer.example"));
        QVERIFY(!fingerprintsOf({ReliedKind::PublicKey, "x", "no key"}, Limits()).at(0).empty());
    }

    void pins()
    {
        QCOMPARE(pinOf(ReliedKind::OpenPgpFingerprint, "0123 4567 89ab cdef 0123 4567 89ab cdef 0123 4567")->bytes, std::string("0123456789ABCDEF0123456789ABCDEF01234567"));
        QVERIFY(!pinOf(ReliedKind::OpenPgpFingerprint, "89ABCDEF"));
        QVERIFY(!pinOf(ReliedKind::TufRootKey, "not hex"));
        QCOMPARE(pinOf(ReliedKind::TufRootKey, std::string(64, 'F'))->bytes, std::string(64, 'f'));
    }

    void keptAndRead()
    {
        const auto text = trustedText(someItems());
        QVERIFY(text);
        const auto read = readTrusted(*text, "case");
        QVERIFY(read);
        QVERIFY(*read == someItems());
        QVERIFY(readTrusted("", "case")->empty());
        const Relied relied = reliedOf(*read);
        QCOMPARE(relied.publicKeys.size(), std::size_t{1});
        QCOMPARE(relied.timeStampAuthorities.size(), std::size_t{1});
        QCOMPARE(relied.openPgpFingerprints.size(), std::size_t{1});
        QCOMPARE(relied.identities.at(0).issuer, std::string("https://issuer.example"));
        for (int kind = 0; kind < reliedKinds; ++kind)
            QCOMPARE(*reliedKindOf(reliedKindName(static_cast<ReliedKind>(kind))), static_cast<ReliedKind>(kind));
    }

    void configurationsOfNotation()
    {
        QTemporaryDir folder;
        const auto put = [&folder](const char *name, const std::string &bytes) {
            QFileInfo(folder.filePath(QString::fromLatin1(name))).dir().mkpath(QStringLiteral("."));
            QFile file(folder.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size()));
        };
        const std::string path = folder.path().toStdString();
        constexpr std::uint64_t most = 1 << 19;
        put("localkeys/mine.key", "-----BEGIN PRIVATE KEY-----\n");
        QCOMPARE(packNotation(path, most).error().code, ErrorCode::NotFound);
        put("trustpolicy.json", R"({"version":"1.0","trustPolicies":[{"name":"ours","registryScopes":["registry.example/app"],"signatureVerification":{"level":"strict"},)"
                                R"("trustStores":["ca:fixture"],"trustedIdentities":["*"]}]})");
        put("truststore/x509/ca/fixture/ca.pem", bytesOf("notation-ca.pem"));
        put("truststore/x509/tsa/broken/x.crt", "no certificate");
        const auto packed = packNotation(path, most);
        QVERIFY2(packed, packed ? "" : packed.error().message().c_str());
        QVERIFY(packed->find("PRIVATE KEY") == std::string::npos && *packed == *packNotation(path, most));
        const auto config = unpackNotation(*packed, "notation");
        QVERIFY2(config, config ? "" : config.error().message().c_str());
        QCOMPARE(config->store->policies.at(0).name, std::string("ours"));
        QCOMPARE(config->store->stores.size(), std::size_t{1});
        QCOMPARE(config->store->problems.size(), std::size_t{1}); // as of the folder itself
        const ReliedItem item{ReliedKind::NotationConfig, "notation", *packed};
        const auto lines = fingerprintsOf(item, Limits());
        QCOMPARE(lines.size(), std::size_t{3});
        QCOMPARE(lines[0], std::string("policy \"ours\" (strict) for registry.example/app: stores ca:fixture; identities *"));
        QVERIFY(lines[1].starts_with("ca:fixture: SHA-256 ") && lines[1].find("CN=") != std::string::npos);
        const auto read = readTrusted(*trustedText({item}), "case");
        QVERIFY(read && *read == std::vector{item});
        QCOMPARE(reliedOf(*read).notationConfigs.at(0).place, std::string("notation"));
        // Whoever made the case may have put anything there.
        for (std::size_t length : {std::size_t{1}, std::size_t{700}, packed->size() / 2})
            QVERIFY2(!readTrusted(*trustedText({{ReliedKind::NotationConfig, "notation", packed->substr(0, length)}}), "case"), std::to_string(length).c_str());
        QCOMPARE(packNotation(path, 100).error().code, ErrorCode::LimitExceeded);
        put("truststore/x509/ca/fixture/key.pem", "-----BEGIN PRIVATE KEY-----\n");
        QCOMPARE(packNotation(path, most).error().code, ErrorCode::Malformed);
        put("trustpolicy.json", "{}");
        QVERIFY(!packNotation(path, most));
    }

    void badTexts()
    {
        const std::string text = *trustedText(someItems());
        for (std::size_t length = 1; length + 1 < text.size(); ++length) // the last byte is the line's end
            QVERIFY(!readTrusted(std::string_view(text).substr(0, length), "case"));
        for (const char *bad : {"{\"schema\":\"assay-trusted/2\",\"items\":[]}", "{\"schema\":\"assay-trusted/1\",\"items\":[{\"kind\":\"x\",\"name\":\"\",\"bytes\":\"QQ==\"}]}",
                                "{\"schema\":\"assay-trusted/1\",\"items\":[{\"kind\":\"public-key\",\"name\":\"\",\"bytes\":\"\"}]}",
                                "{\"schema\":\"assay-trusted/1\",\"items\":[{\"kind\":\"public-key\",\"name\":\"\",\"bytes\":\"QQ\"}]}", "{\"schema\":\"assay-trusted/1\",\"items\":[7]}"})
            QVERIFY2(!readTrusted(bad, "case"), bad);
        std::vector<ReliedItem> many(mostTrustedItems + 1, someItems()[2]);
        QCOMPARE(trustedText(many).error().code, ErrorCode::LimitExceeded);
        QCOMPARE(trustedText({{ReliedKind::TufRoot, "root.json", std::string(mostTrustedBytes, 'x')}}).error().code, ErrorCode::LimitExceeded);
    }

    void digestsTellItemsApart()
    {
        const ReliedItem item = someItems()[0];
        for (const ReliedItem &other : {ReliedItem{ReliedKind::LogKey, item.name, item.bytes}, ReliedItem{item.kind, item.name + "x", item.bytes}, ReliedItem{item.kind, item.name, item.bytes + "x"}})
            QVERIFY(digestOf(other) != digestOf(item));
        QVERIFY(digestOf(item) == digestOf(someItems()[0]));
    }

    void journal()
    {
        const JournalDraft added = trustedDraft(someItems()[0], JournalKind::TrustAdded);
        QCOMPARE(journalKindName(added.kind), std::string_view("trusted key added"));
        QVERIFY(added.payload.find("\"sha256\":\"") != std::string::npos && added.payload.find("nameBytes") != std::string::npos);
        QCOMPARE(journalKindName(trustedDraft(someItems()[3], JournalKind::TrustRemoved).kind), std::string_view("trusted key removed"));
        QVERIFY(trustedDraft(someItems()[3], JournalKind::TrustRemoved).payload.find("\"value\":\"*@example.org\"") != std::string::npos);
    }

    // A signature in the one source's place stands for the same digest in the other's; a place that is not there takes nothing away.
    void comparedSources()
    {
        Context context;
        ComparedTrustQuestion question;
        for (const int side : {SavedSide, LiveSide}) {
            auto loaded = std::make_shared<LoadedSource>();
            loaded->source = test::fromTestData(openSource(data + "oci-cosign.tar.gz", Limits(), context));
            QVERIFY(loaded->source && !loaded->source->images().empty());
            loaded->role = static_cast<Role>(side);
            loaded->image = loaded->source->images().front();
            question.sources[static_cast<std::size_t>(side)] = loaded;
        }
        question.from = {"/nowhere/at/all"};
        question.relied = reliedOf(someItems());
        question.rules.push_back({});
        question.rules[0].name = "signed";
        question.at = 1'790'000'000;
        const auto trust = judgeCompared(question, Limits(), context);
        QVERIFY2(trust.has_value(), trust ? "" : trust.error().message().c_str());
        QCOMPARE((*trust)->sources.size(), std::size_t{2});
        QVERIFY(!(*trust)->of(Role::Vendor));
        for (const Role role : {Role::Saved, Role::Live}) {
            const SourceTrust *source = (*trust)->of(role);
            QVERIFY(source && source->report);
            QVERIFY(!source->report->statements.empty());
            QCOMPARE(source->report->at, question.at);
            QCOMPARE(source->outcomes.size(), std::size_t{1});
            QVERIFY(std::any_of(source->report->problems.begin(), source->report->problems.end(), [](const std::string &each) { return each.find("/nowhere/at/all") != std::string::npos; }));
        }
        context.cancel();
        QCOMPARE(judgeCompared(question, Limits(), context).error().code, ErrorCode::Cancelled);
    }

    // A file is not hashed a second time for what is said of its digest; what signs its bytes is held against them as they are now.
    void hashesOnlyWhatWasNotRead()
    {
        QTemporaryDir folder;
        const auto write = [&](const QString &name, const std::string &bytes) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size());
        };
        const std::string tarBytes = test::tarFile("etc/passwd", "root") + test::endMark;
        QVERIFY(folder.isValid() && write(QStringLiteral("rootfs.tar"), tarBytes));
        Context context;
        auto loaded = std::make_shared<LoadedSource>();
        loaded->source = test::fromTestData(openSource(folder.filePath(QStringLiteral("rootfs.tar")).toStdString(), Limits(), context));
        QVERIFY(loaded->source);
        loaded->role = Role::Vendor;
        Sha256Digest asRead{};
        asRead.fill(0xAB);
        loaded->sha256 = asRead;
        loaded->bytes = 4711;
        ComparedTrustQuestion question;
        question.sources[VendorSide] = loaded;
        question.at = 1'790'000'000;
        const auto subject = [&] {
            const auto trust = judgeCompared(question, Limits(), context);
            return trust && (*trust)->of(Role::Vendor)->report ? (*trust)->of(Role::Vendor)->report->subjects.at(0) : SubjectDigest();
        };
        QCOMPARE(subject().digest, digestText(asRead));
        QCOMPARE(subject().size, std::uint64_t{4711});
        QVERIFY(write(QStringLiteral("rootfs.tar.asc"), "not a signature"));
        QVERIFY(subject().digest != digestText(asRead));
        QCOMPARE(subject().size, std::uint64_t{tarBytes.size()});
    }
};

QTEST_GUILESS_MAIN(TestTrustedItems)
#include "tst_trusteditems.moc"

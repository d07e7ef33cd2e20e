// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Signatures of megabytes: never a yes, and nobody waits for them. What TUF makes of such metadata is in tst_tuf and tst_tufwork.

#include "formats/minisign.h"
#include "formats/notationenvelope.h"
#include "formats/simplesigning.h"
#include "sigstorecase.h"
#include "support/craftednotation.h"
#include "trust/notation.h"

#include <QtTest>

#include <ctime>

using namespace assay;
using namespace assay::test;

namespace {

constexpr std::size_t megabytes = 6 << 20; // below what is read of an attached blob at all
constexpr double mostSeconds = 20;          // of the processor, under a sanitizer as well

std::string repeated(const std::string &part, const std::string &between = ",")
{
    std::string text;
    text.reserve(megabytes + part.size() + between.size());
    while (text.size() < megabytes)
        text += part + between;
    text.resize(text.size() - between.size());
    return text;
}

std::string replaced(std::string text, const std::string &what, const std::string &by)
{
    const std::size_t at = text.find(what);
    if (at == std::string::npos)
        qFatal("%s is not in it", what.c_str());
    return text.replace(at, what.size(), by);
}

// Processor time, since others work on the machine too.
class Watch
{
public:
    double seconds() const { return static_cast<double>(std::clock() - m_begin) / CLOCKS_PER_SEC; }

private:
    std::clock_t m_begin = std::clock();
};

} // namespace

class tst_TrustMegabytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bundles_data();
    void bundles();
    void cosignsPayloads_data();
    void cosignsPayloads();
    void envelopes_data();
    void envelopes();
    void smallFormats();
};

void tst_TrustMegabytes::bundles_data()
{
    QTest::addColumn<QByteArray>("bundle");
    const std::string good = read(dataFolder + QStringLiteral("cases/dsse-happy-path/bundle.sigstore.json"));
    const auto row = [](const char *name, const std::string &bundle) { QTest::newRow(name) << QByteArray::fromStdString(bundle); };
    row("blanks", good + std::string(17 << 20, ' '));
    row("entries", replaced(good, "\"tlogEntries\":[", "\"tlogEntries\":[" + repeated("{}") + ","));
    row("signatures", replaced(good, "\"signatures\":[", "\"signatures\":[" + repeated(R"({"sig":"AAAA"})") + ","));
    row("a payload", replaced(good, "\"payload\":\"", "\"payload\":\"" + repeated("AAAA", "")));
    row("a signature", replaced(good, "\"sig\":\"", "\"sig\":\"" + repeated("AAAA", "")));
    row("a certificate", replaced(good, "\"rawBytes\":\"", "\"rawBytes\":\"" + repeated("AAAA", "")));
    row("an entry's body", replaced(good, "\"canonicalizedBody\":\"", "\"canonicalizedBody\":\"" + repeated("AAAA", "")));
    row("a proof's hashes", replaced(good, "\"hashes\":[", "\"hashes\":[" + repeated("\"AAAA\"") + ","));
    row("depth", std::string(megabytes, '['));
    row("a number", "[" + std::string(megabytes, '9') + "]");
}

void tst_TrustMegabytes::bundles()
{
    QFETCH(QByteArray, bundle);
    const Case one{dataFolder + QStringLiteral("cases/dsse-happy-path"), dataFolder + QStringLiteral("cases")};
    const auto trust = trustOf(one);
    QVERIFY(trust.has_value());
    QVERIFY(isAccepted(judged(one, *trust, one.bundle(), one.artifact())));
    const Watch watch;
    const TrustStatement statement = judged(one, *trust, bundle.toStdString(), one.artifact());
    QVERIFY(!isAccepted(statement));
    QVERIFY2(watch.seconds() < mostSeconds, std::to_string(watch.seconds()).c_str());
    // Nor is what is said of it as long.
    for (const TrustCheck &check : statement.checks)
        QVERIFY2(check.what.size() + check.reason.size() < 10'000, check.what.substr(0, 200).c_str());
}

void tst_TrustMegabytes::cosignsPayloads_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("annotation"); // and its value, of the many bytes
    QTest::newRow("payload") << QByteArray::fromStdString("{\"x\":[" + repeated("0") + "]}") << QByteArray();
    for (const char *annotation : {"dev.cosignproject.cosign/signature", "dev.sigstore.cosign/certificate", "dev.sigstore.cosign/chain", "dev.sigstore.cosign/bundle", "dev.sigstore.cosign/rfc3161timestamp"})
        QTest::newRow(annotation) << QByteArray("{}") << QByteArray(annotation);
}

void tst_TrustMegabytes::cosignsPayloads()
{
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, annotation);
    const Case one{dataFolder + QStringLiteral("cases/happy-path"), dataFolder + QStringLiteral("cases")};
    const auto trust = trustOf(one);
    QVERIFY(trust.has_value());
    std::map<std::string, std::string> annotations = {{"dev.cosignproject.cosign/signature", "AAAA"}};
    const std::string block = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    if (!annotation.isEmpty())
        annotations[annotation.toStdString()] = annotation.contains("cert") || annotation.contains("chain") ? repeated(block, "") : annotation.contains("signature") ? repeated("AAAA", "") : "[" + repeated("{}") + "]";
    const Watch watch;
    QVERIFY(!isAccepted(checkCosignSignature(payload.toStdString(), annotations, "payload", {}, *trust, one.time())));
    QVERIFY2(watch.seconds() < mostSeconds, std::to_string(watch.seconds()).c_str());
}

void tst_TrustMegabytes::envelopes_data()
{
    QTest::addColumn<QByteArray>("envelope");
    QTest::addColumn<bool>("jws");
    const KeyPtr key = ecKey();
    const CertificatePtr self = CertificateDraft::signer().make(key.get());
    const auto row = [&](const char *name, const std::function<void(EnvelopeDraft &)> &change) {
        EnvelopeDraft draft;
        draft.key = key.get();
        draft.chain = {derOf(self.get())};
        change(draft);
        QTest::addRow("%s, JWS", name) << QByteArray::fromStdString(draft.jws()) << true;
        if (draft.chain.size() < 32 && draft.critical.size() < 32)
            QTest::addRow("%s, COSE", name) << QByteArray::fromStdString(draft.cose()) << false;
    };
    row("payload", [](EnvelopeDraft &e) { e.payload = "{\"x\":[" + repeated("0") + "]}"; });
    row("header", [](EnvelopeDraft &e) { e.more = {{"x", std::string(megabytes, 'x')}}; });
    row("certificates", [](EnvelopeDraft &e) { e.chain.resize(megabytes / 1000, e.chain.front()); });
    row("critical headers", [](EnvelopeDraft &e) {
        for (std::size_t i = 0; i < megabytes / 20; ++i)
            e.critical.push_back("a header " + std::to_string(i));
    });
    row("certificate", [](EnvelopeDraft &e) { e.chain.front() += std::string(megabytes, '\0'); });
    QTest::newRow("depth, JWS") << QByteArray(megabytes, '[') << true;
    QTest::newRow("depth, COSE") << QByteArray(megabytes, '\x81') << false;
    QTest::newRow("an array, COSE") << QByteArray("\xD2\x9B\x00\x00\x00\x00\x7F\xFF\xFF\xFF", 10) + QByteArray(megabytes, '\0') << false;
}

void tst_TrustMegabytes::envelopes()
{
    QFETCH(QByteArray, envelope);
    QFETCH(bool, jws);
    NotationTrust trust;
    trust.identities = {"*"};
    const Watch watch;
    const TrustStatement statement = checkNotation(envelope.toStdString(), jws ? notationJws : notationCose, "e", trust, craftedDay + 60, Limits());
    QVERIFY(statement.firstBroken());
    QVERIFY2(watch.seconds() < mostSeconds, std::to_string(watch.seconds()).c_str());
    for (const TrustCheck &check : statement.checks)
        QVERIFY2(check.what.size() + check.reason.size() < 10'000, check.what.substr(0, 200).c_str());
}

void tst_TrustMegabytes::smallFormats()
{
    const Watch watch;
    const std::string x(megabytes, 'x');
    QVERIFY(!parseSimpleSigning(x, "f", Limits()));
    QVERIFY(!parseSimpleSigning("{\"critical\":[" + repeated("0") + "]}", "f", Limits()));
    QVERIFY(!parseSimpleSigning(std::string(megabytes, '['), "f", Limits()));
    QVERIFY(!parseMinisign("untrusted comment: " + x + "\nAAAA\ntrusted comment: \nAAAA\n", "f"));
    QVERIFY(!parseMinisign("untrusted comment: \n" + x + "\ntrusted comment: \nAAAA\n", "f"));
    QVERIFY2(watch.seconds() < mostSeconds, std::to_string(watch.seconds()).c_str());
}

QTEST_GUILESS_MAIN(tst_TrustMegabytes)
#include "tst_trustmegabytes.moc"

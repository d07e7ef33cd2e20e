// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What notation's envelopes and configuration are written in: CBOR, JWS, distinguished names, trust policies.

#include "formats/cbor.h"
#include "formats/cose.h"
#include "formats/distinguishedname.h"
#include "formats/jws.h"
#include "support/memoryfs.h"
#include "trust/notationstore.h"

#include <QtTest>

using namespace assay;
using namespace assay::test;

namespace {

std::string hex(const char *digits)
{
    return QByteArray::fromHex(digits).toStdString();
}

const char *policies = R"({"version":"1.0","trustPolicies":[
 {"name":"app","registryScopes":["reg.example/app"],"signatureVerification":{"level":"strict","verifyTimestamp":"afterCertExpiry"},"trustStores":["ca:fixture","tsa:fixture"],"trustedIdentities":["x509.subject: C=US, ST=WA, O=Lab"]},
 {"name":"all","registryScopes":["*"],"signatureVerification":{"level":"audit"},"trustStores":["ca:fixture"],"trustedIdentities":["*"]},
 {"name":"gone","registryScopes":["reg.example/gone"],"signatureVerification":{"level":"permissive"},"trustStores":["ca:none"],"trustedIdentities":["*"]}]})";

// Its configuration folder, as notation keeps it.
MemoryFs configuration()
{
    MemoryFs fs("trust/notation/notation.tar.gz");
    MemoryFs copy;
    for (const std::string path : {"truststore/x509/ca/fixture/ca.crt", "truststore/x509/tsa/fixture/tsaroot.crt"})
        copy.file(path, fs.bytes("config/" + path));
    copy.file("trustpolicy.json", policies);
    return copy;
}

} // namespace

class tst_NotationFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cborIsRead_data();
    void cborIsRead();
    void cborIsRefused_data();
    void cborIsRefused();
    void cborTruncated();
    void cborIsWritten();
    void cborDepthIsLimited();
    void base64UrlIsStrict();
    void jwsTruncated();
    void namesAreRead();
    void namesAreRefused_data();
    void namesAreRefused();
    void policyIsChosen();
    void newerPolicyFileGoesFirst();
    void brokenStoreIsLeftOut();
    void wrongPoliciesAreRefused_data();
    void wrongPoliciesAreRefused();
    void withoutPolicyNobody();
    void skippingPolicyTrustsNobody();
};

void tst_NotationFormats::cborIsRead_data()
{
    using Kind = CborValue::Kind;
    QTest::addColumn<QByteArray>("digits");
    QTest::addColumn<int>("kind");
    QTest::addColumn<quint64>("number");
    QTest::addColumn<int>("items");
    const auto row = [](const char *digits, Kind kind, quint64 number = 0, int items = 0) { QTest::newRow(digits) << QByteArray(digits) << int(kind) << number << items; };
    // RFC 8949, appendix A
    row("00", Kind::Unsigned);
    row("17", Kind::Unsigned, 23);
    row("1818", Kind::Unsigned, 24);
    row("1903e8", Kind::Unsigned, 1000);
    row("1a000f4240", Kind::Unsigned, 1000000);
    row("1bffffffffffffffff", Kind::Unsigned, 18446744073709551615ULL);
    row("20", Kind::Negative);
    row("3903e7", Kind::Negative, 999);
    row("3bffffffffffffffff", Kind::Negative, 18446744073709551615ULL);
    row("f4", Kind::False);
    row("f5", Kind::True);
    row("f6", Kind::Null);
    row("40", Kind::Bytes);
    row("4401020304", Kind::Bytes);
    row("60", Kind::Text);
    row("6449455446", Kind::Text);
    row("62c3bc", Kind::Text);
    row("64f0908591", Kind::Text);
    row("80", Kind::Array);
    row("83010203", Kind::Array, 0, 3);
    row("8301820203820405", Kind::Array, 0, 3);
    row("98190102030405060708090a0b0c0d0e0f101112131415161718181819", Kind::Array, 0, 25);
    row("a0", Kind::Map);
    row("a201020304", Kind::Map, 0, 4);
    row("a26161016162820203", Kind::Map, 0, 4);
    row("c11a514b67b0", Kind::Tag, 1, 1);
    row("d82076687474703a2f2f7777772e6578616d706c652e636f6d", Kind::Tag, 32, 1);
}

void tst_NotationFormats::cborIsRead()
{
    QFETCH(QByteArray, digits);
    QFETCH(int, kind);
    QFETCH(quint64, number);
    QFETCH(int, items);
    const CborValue value = fromTestData(parseCbor(hex(digits.constData()), "c"));
    QCOMPARE(int(value.kind), kind);
    QCOMPARE(value.number, number);
    QCOMPARE(int(value.items.size()), items);
}

void tst_NotationFormats::cborIsRefused_data()
{
    QTest::addColumn<QByteArray>("digits");
    const auto row = [](const char *name, const char *digits) { QTest::newRow(name) << QByteArray(digits); };
    row("nothing", "");
    row("more behind", "0000");
    row("number in the long way", "1817");
    row("number in two bytes", "190018");
    row("number in four bytes", "1a0000ffff");
    row("number in eight bytes", "1b00000000ffffffff");
    row("length in the long way", "580101");
    row("bytes without end", "5f42010243030405ff");
    row("text without end", "7f61616161ff");
    row("array without end", "9f01ff");
    row("map without end", "bf6161019fff");
    row("break", "ff");
    row("head that is not defined", "1c");
    row("half", "f90000");
    row("single", "fa47c35000");
    row("double", "fb3ff199999999999a");
    row("undefined", "f7");
    row("simple", "f8ff");
    row("key twice", "a201010102");
    row("text key twice", "a2616101616102");
    row("key in bytes", "a1410101");
    row("key that is an array", "a18001");
    row("no UTF-8", "61ff");
    row("UTF-8 that is too long", "62c080");
    row("half of a pair", "63eda080");
    row("past the last character", "64f4908080");
    row("cut character", "61c3");
    row("array of more than there is", "9affffffff00");
    row("map of more than there is", "bb7fffffffffffffff00");
    row("bytes of more than there is", "5bffffffffffffffff00");
    row("tag of nothing", "c1");
    row("map with half an entry", "a101");
}

void tst_NotationFormats::cborIsRefused()
{
    QFETCH(QByteArray, digits);
    const auto value = parseCbor(hex(digits.constData()), "c");
    QVERIFY(!value);
    QVERIFY(!value.error().detail.empty());
}

void tst_NotationFormats::cborTruncated()
{
    const std::string bytes = recordOf("trust/notation/notation.tar.gz", "envelopes/stamped.cose");
    QVERIFY(parseCoseSign1(bytes, "c").has_value());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const auto value = parseCoseSign1(bytes.substr(0, size), "c");
        QVERIFY(!value && value.error().code == ErrorCode::Truncated);
    }
}

void tst_NotationFormats::cborIsWritten()
{
    for (const std::size_t size : {0U, 1U, 23U, 24U, 255U, 256U, 65535U, 65536U}) {
        const std::string text(size, 'x');
        QCOMPARE(fromTestData(parseCbor(cborBytesOf(text), "c")).bytes, text);
        const CborValue value = fromTestData(parseCbor(cborTextOf(text), "c"));
        QVERIFY(value.is(CborValue::Kind::Text));
        QCOMPARE(value.bytes, text);
    }
}

void tst_NotationFormats::cborDepthIsLimited()
{
    QVERIFY(parseCbor(std::string(cborDepth, '\x81') + '\0', "c").has_value());
    const auto deep = parseCbor(std::string(1 << 20, '\x81') + '\0', "c");
    QVERIFY(!deep && deep.error().code == ErrorCode::LimitExceeded);
    const auto many = parseCbor("\x9A" + std::string("\x00\x02\x00\x00", 4) + std::string(0x20000, '\0'), "c");
    QVERIFY(!many && many.error().code == ErrorCode::LimitExceeded);
}

void tst_NotationFormats::base64UrlIsStrict()
{
    QCOMPARE(fromBase64Url("-_8").value_or("?"), std::string("\xFB\xFF"));
    QCOMPARE(fromBase64Url("").value_or("?"), std::string());
    for (const char *text : {"-_8=", "+/8", "-_9", "A", "AA AA", "AA\n", "A=", "AAAAA"})
        QVERIFY2(!fromBase64Url(text), text);
}

void tst_NotationFormats::jwsTruncated()
{
    const std::string bytes = recordOf("trust/notation/notation.tar.gz", "envelopes/p256.jws");
    QVERIFY(parseJws(bytes, "j", Limits()).has_value());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        QVERIFY(!parseJws(bytes.substr(0, size), "j", Limits()));
}

void tst_NotationFormats::namesAreRead()
{
    QCOMPARE(fromTestData(parseDistinguishedName("C=US, ST=WA,O = Acme Inc. ", "n")), (NameAttributes{{"C", "US"}, {"O", "Acme Inc."}, {"ST", "WA"}}));
    QCOMPARE(fromTestData(parseDistinguishedName(R"(cn=Acme\, Inc. \E2\82\AC,s=W\ )", "n")), (NameAttributes{{"CN", "Acme, Inc. \xE2\x82\xAC"}, {"ST", "W "}}));
    QCOMPARE(fromTestData(parseDistinguishedName("O=a=b", "n")), (NameAttributes{{"O", "a=b"}}));
}

void tst_NotationFormats::namesAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "C", "C=", "=US", "C=US,", ",C=US", "C=US,C=US", "C=US,c=DE", "C=US+O=x", "O=\"x\"", "O=#04", "O=a;b", "O=\\", "O=\\4", "O=\\zz", "O=a<b", "O=   ", "C=US,,O=x", "S=a,ST=b"})
        QTest::newRow(*text ? text : "nothing") << QByteArray(text);
}

void tst_NotationFormats::namesAreRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseDistinguishedName(text.toStdString(), "n"));
}

void tst_NotationFormats::policyIsChosen()
{
    const NotationStore store = fromTestData(readNotationStore(configuration(), "", Limits()));
    QVERIFY(store.problems.empty());
    QCOMPARE(store.policies.size(), std::size_t(3));
    QCOMPARE(store.stores.size(), std::size_t(2));
    const NotationTrust app = fromTestData(notationTrustFor(store, "reg.example/app"));
    QVERIFY(app.authorities && app.timeStampers && !app.signingAuthorities);
    QCOMPARE(app.identities, std::vector<std::string>{"x509.subject: C=US, ST=WA, O=Lab"});
    QVERIFY(!app.timeStampNeeded);
    const NotationTrust other = fromTestData(notationTrustFor(store, "reg.example/app/below"));
    QVERIFY(other.authorities && !other.timeStampers);
    QCOMPARE(other.identities, std::vector<std::string>{"*"});
    QVERIFY(other.timeStampNeeded);
    const auto gone = notationTrustFor(store, "reg.example/gone");
    QVERIFY(!gone && gone.error().code == ErrorCode::NotFound);
}

void tst_NotationFormats::newerPolicyFileGoesFirst()
{
    MemoryFs fs = configuration();
    fs.file("trustpolicy.oci.json", R"({"version":"1.0","trustPolicies":[]})");
    const NotationStore store = fromTestData(readNotationStore(fs, "", Limits()));
    QCOMPARE(store.policyFile, std::string("trustpolicy.oci.json"));
    const auto none = notationTrustFor(store, "reg.example/app");
    QVERIFY(!none && none.error().code == ErrorCode::NotFound);
}

void tst_NotationFormats::brokenStoreIsLeftOut()
{
    MemoryFs fs = configuration();
    fs.file("truststore/x509/ca/fixture/notes.txt", "none");
    const NotationStore store = fromTestData(readNotationStore(fs, "", Limits()));
    QCOMPARE(store.problems.size(), std::size_t(1));
    QVERIFY(!store.stores.contains("ca:fixture"));
    QVERIFY(!notationTrustFor(store, "reg.example/app"));
    fs.remove("truststore/x509/ca/fixture/notes.txt");
    fs.put("truststore/x509/ca/fixture/link.crt", FileKind::Symlink, "ca.crt");
    QVERIFY(!fromTestData(readNotationStore(fs, "", Limits())).stores.contains("ca:fixture"));
}

void tst_NotationFormats::wrongPoliciesAreRefused_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("by");
    const auto row = [](const char *name, const char *what, const char *by) { QTest::newRow(name) << QString::fromLatin1(what) << QString::fromLatin1(by); };
    row("another version", "\"1.0\"", "\"2.0\"");
    row("unknown level", "\"strict\"", "\"lenient\"");
    row("no level", "\"level\":\"strict\",", "");
    row("two of one name", "\"all\"", "\"app\"");
    row("two of one scope", "\"*\"],\"sig", "\"reg.example/app\"],\"sig");
    row("other spelling", "\"trustStores\":[\"ca:none\"]", "\"TrustStores\":[]");
    row("unknown time", "afterCertExpiry", "never");
    row("scopes that are no texts", "[\"reg.example/gone\"]", "[1]");
    row("no name", "\"name\":\"all\",", "");
}

void tst_NotationFormats::wrongPoliciesAreRefused()
{
    QFETCH(QString, what);
    QFETCH(QString, by);
    const QString text = QString::fromLatin1(policies);
    QVERIFY(text.contains(what));
    MemoryFs fs = configuration();
    fs.file("trustpolicy.json", QString(text).replace(text.indexOf(what), what.size(), by).toStdString());
    QVERIFY(!readNotationStore(fs, "", Limits()));
}

void tst_NotationFormats::withoutPolicyNobody()
{
    MemoryFs fs = configuration();
    fs.remove("trustpolicy.json");
    const NotationStore store = fromTestData(readNotationStore(fs, "", Limits()));
    QVERIFY(store.policyFile.empty());
    QVERIFY(!notationTrustFor(store, "reg.example/app"));
    QCOMPARE(notationPolicyFor(store, "reg.example/app"), std::string());
}

// notation takes any signature there, which is no reason to call one good.
void tst_NotationFormats::skippingPolicyTrustsNobody()
{
    MemoryFs fs = configuration();
    fs.file("trustpolicy.json", QString::fromLatin1(policies).replace(QStringLiteral("\"strict\""), QStringLiteral("\"skip\"")).toStdString());
    const NotationStore store = fromTestData(readNotationStore(fs, "", Limits()));
    QCOMPARE(notationPolicyFor(store, "reg.example/app"), std::string("app"));
    const auto nobody = notationTrustFor(store, "reg.example/app");
    QVERIFY(!nobody && nobody.error().code == ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(tst_NotationFormats)
#include "tst_notationformats.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/digestpair.h"

#include <QTest>
#include <random>

using namespace assay;
using By = Sha256Pair::By;

Q_DECLARE_METATYPE(assay::Sha256Pair::By)

class TestIoDigestPair : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void knownAnswers_data() { ways(); }
    void knownAnswers();
    void everyLengthLikeOpenSsl_data() { ways(); }
    void everyLengthLikeOpenSsl();
    void tarsLikeOpenSsl_data() { ways(); }
    void tarsLikeOpenSsl();
    void anyPiecesLikeOpenSsl_data() { ways(); }
    void anyPiecesLikeOpenSsl();
    void moreThanFourGigabits();

private:
    static void ways();
    std::span<const std::byte> bytes(std::size_t from, std::size_t count) const { return std::span(m_bytes).subspan(from, count); }

    std::vector<std::byte> m_bytes = std::vector<std::byte>(300'000);
    std::mt19937_64 m_random{20261122};
};

void TestIoDigestPair::initTestCase()
{
    for (std::byte &b : m_bytes)
        b = static_cast<std::byte>(m_random());
}

void TestIoDigestPair::ways()
{
    QTest::addColumn<By>("by");
    QTest::newRow("best") << By::Best;
    QTest::newRow("openssl") << By::OpenSsl;
    if (shaBlocksUsable())
        QTest::newRow("instructions") << By::Instructions;
}

void TestIoDigestPair::knownAnswers()
{
    QFETCH(By, by);
    Sha256Pair pair(by);
    const auto text = [](std::string_view s) { return std::as_bytes(std::span(s)); };
    QCOMPARE(toHex(pair.finishPart()), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    // FIPS 180-4, examples of one block and of two.
    pair.updateBoth(text("abc"));
    QCOMPARE(toHex(pair.finishPart()), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(toHex(pair.finishWhole()), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    pair.updateWhole(text("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmno"));
    pair.updateBoth(text("mnopnopq"));
    QCOMPARE(toHex(pair.finishWhole()), std::string("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
}

void TestIoDigestPair::everyLengthLikeOpenSsl()
{
    QFETCH(By, by);
    Sha256Pair pair(by);
    for (std::size_t before = 0; before <= 130; before += 13) {
        for (std::size_t length = 0; length <= 260; ++length) {
            pair.updateWhole(bytes(1, before));
            pair.updateBoth(bytes(1 + before, length));
            QCOMPARE(pair.finishPart(), sha256(bytes(1 + before, length)));
            QCOMPARE(pair.finishWhole(), sha256(bytes(1, before + length)));
        }
    }
}

void TestIoDigestPair::tarsLikeOpenSsl()
{
    QFETCH(By, by);
    Sha256Pair pair(by);
    Sha256 whole;
    for (int member = 0; member < 500; ++member) {
        const std::size_t size = m_random() % 70'000;
        const std::size_t from = m_random() % 1000;
        pair.updateWhole(bytes(from, 512));
        whole.update(bytes(from, 512));
        for (std::size_t at = 0; at < size;) {
            const std::size_t piece = std::min<std::size_t>(size - at, 1 + m_random() % 32'768);
            pair.updateBoth(bytes(from + at, piece));
            at += piece;
        }
        whole.update(bytes(from, size));
        const std::size_t padding = (512 - size % 512) % 512;
        pair.updateWhole(bytes(0, padding));
        whole.update(bytes(0, padding));
        QCOMPARE(pair.finishPart(), sha256(bytes(from, size)));
    }
    QCOMPARE(pair.finishWhole(), whole.finish());
}

void TestIoDigestPair::anyPiecesLikeOpenSsl()
{
    QFETCH(By, by);
    for (int round = 0; round < 200; ++round) {
        Sha256Pair pair(by);
        Sha256 whole;
        Sha256 part;
        for (int i = 0; i < 40; ++i) {
            const auto piece = bytes(m_random() % 100, m_random() % (i % 2 ? 700 : 70));
            whole.update(piece);
            if (m_random() % 3 == 0) {
                pair.updateWhole(piece);
                continue;
            }
            pair.updateBoth(piece);
            part.update(piece);
            if (m_random() % 5 == 0)
                QCOMPARE(pair.finishPart(), part.finish());
        }
        QCOMPARE(pair.finishPart(), part.finish());
        QCOMPARE(pair.finishWhole(), whole.finish());
    }
}

// The length at the end counts bits in 64 of them.
void TestIoDigestPair::moreThanFourGigabits()
{
    Sha256Pair pair;
    Sha256 whole;
    for (std::uint64_t size = 0; size <= (std::uint64_t{1} << 29) + 1; size += m_bytes.size()) {
        pair.updateBoth(m_bytes);
        whole.update(m_bytes);
    }
    QCOMPARE(pair.finishPart(), whole.finish());
}

QTEST_GUILESS_MAIN(TestIoDigestPair)
#include "tst_io_digestpair.moc"

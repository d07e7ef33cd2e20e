// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/capability.h"

#include <QTest>

using namespace assay;

class TestBaseCapability : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void values_data();
    void values();
    void noValues_data();
    void noValues();
    void everyByteAndLength();
};

// What setcap wrote (Linux 6, ext4 and overlayfs), and getcap -n says of it.
void TestBaseCapability::values_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QString>("text");
    QTest::newRow("two, effective") << QByteArray("0100000280200000000000000000000000000000") << QStringLiteral("cap_setuid,cap_net_raw=ep");
    QTest::newRow("of a user namespace") << QByteArray("0100000300040000000000000000000000000000a0860100")
                                         << QStringLiteral("cap_net_bind_service=ep [rootid=100000]");
    QTest::newRow("permitted and inheritable apart") << QByteArray("0000000201000000020000000000000000000000")
                                                     << QStringLiteral("cap_dac_override=i cap_chown=p");
    QTest::newRow("of the second word") << QByteArray("0100000200002000000020000001000000010000")
                                        << QStringLiteral("cap_sys_admin,cap_checkpoint_restore=eip");
    QTest::newRow("none") << QByteArray("0000000200000000000000000000000000000000") << QStringLiteral("=");
    // What no tool writes, but a kernel reads.
    QTest::newRow("first revision") << QByteArray("010000010020000000000000") << QStringLiteral("cap_net_raw=ep");
    QTest::newRow("of a later Linux") << QByteArray("0000000200000000000000000002000000000000") << QStringLiteral("cap_41=p");
    QTest::newRow("largest root") << QByteArray("0100000300040000000000000000000000000000ffffffff")
                                  << QStringLiteral("cap_net_bind_service=ep [rootid=4294967295]");
}

void TestBaseCapability::values()
{
    QFETCH(QByteArray, hex);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(capabilityText(QByteArray::fromHex(hex).toStdString()).value_or("no value")), text);
}

void TestBaseCapability::noValues_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("second revision with a root") << QByteArray("0100000280200000000000000000000000000000a0860100");
    QTest::newRow("third revision without a root") << QByteArray("0100000380200000000000000000000000000000");
    QTest::newRow("first revision with two words") << QByteArray("0100000180200000000000000000000000000000");
    QTest::newRow("no revision") << QByteArray("0100000080200000000000000000000000000000");
    QTest::newRow("fourth revision") << QByteArray("0100000480200000000000000000000000000000a0860100");
    QTest::newRow("unknown flag") << QByteArray("0300000280200000000000000000000000000000");
    QTest::newRow("big-endian") << QByteArray("0200000100002080000000000000000000000000");
    QTest::newRow("ones") << QByteArray(40, 'f');
    QTest::newRow("text") << QByteArray("cap_net_raw=ep").toHex();
}

void TestBaseCapability::noValues()
{
    QFETCH(QByteArray, hex);
    QVERIFY(!capabilityText(QByteArray::fromHex(hex).toStdString()));
}

// A value has one length only, and whatever stands in it is said in plain characters.
void TestBaseCapability::everyByteAndLength()
{
    for (const char *hex : {"0100000280200000000000000000000000000000", "0100000300040000000000000000000000000000a0860100"}) {
        const std::string whole = QByteArray::fromHex(hex).toStdString();
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY(!capabilityText(std::string_view(whole).substr(0, size)));
        QVERIFY(!capabilityText(whole + '\0'));
        for (std::size_t at = 0; at < whole.size(); ++at) {
            for (int byte = 0; byte < 256; ++byte) {
                std::string changed = whole;
                changed[at] = static_cast<char>(byte);
                const auto text = capabilityText(changed);
                QVERIFY(text.has_value() || at < 4);
                for (const char c : text.value_or(""))
                    QVERIFY(c >= 0x20 && c < 0x7F);
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestBaseCapability)
#include "tst_base_capability.moc"

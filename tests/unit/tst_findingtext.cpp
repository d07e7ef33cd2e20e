// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/findingtext.h"

#include <QTest>

using namespace assay;

class TestFindingText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void capabilities_data();
    void capabilities();
    void otherFindings();
};

void TestFindingText::capabilities_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("shown");
    const auto same = [](const char *value) { QTest::newRow(value) << QByteArray(value) << QByteArray(value); };
    QTest::newRow("as setcap writes it") << QByteArray("security.capability=AQAAAoAgAAAAAAAAAAAAAAAAAAA=")
                                         << QByteArray("security.capability=cap_setuid,cap_net_raw=ep (AQAAAoAgAAAAAAAAAAAAAAAAAAA=)");
    QTest::newRow("of a user namespace, between others")
        << QByteArray("a.b=AA== security.capability=AQAAAwAEAAAAAAAAAAAAAAAAAACghgEA user.c=")
        << QByteArray("a.b=AA== security.capability=cap_net_bind_service=ep [rootid=100000] (AQAAAwAEAAAAAAAAAAAAAAAAAACghgEA) user.c=");
    QTest::newRow("too short") << QByteArray("security.capability=AQAAAg==") << QByteArray("security.capability=AQAAAg== (not a capability value)");
    QTest::newRow("empty") << QByteArray("security.capability=") << QByteArray("security.capability= (not a capability value)");
    QTest::newRow("no base64") << QByteArray("security.capability=*") << QByteArray("security.capability=* (not a capability value)");
    same("");
    same("user.security.capability=AQAAAoAgAAAAAAAAAAAAAAAAAAA=");
    same("security.capability");
    same("  user.a=\xff\n==  = ");
}

void TestFindingText::capabilities()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, shown);
    QCOMPARE(QByteArray::fromStdString(shownDetail(makeFinding("layer.xattr-changed"), value.toStdString())), shown);
}

// A name or a target of a link that looks like an attribute is none.
void TestFindingText::otherFindings()
{
    const std::string value = "security.capability=AQAAAoAgAAAAAAAAAAAAAAAAAAA=";
    QCOMPARE(shownDetail(makeFinding("layer.target-changed"), value), value);
}

QTEST_GUILESS_MAIN(TestFindingText)
#include "tst_findingtext.moc"

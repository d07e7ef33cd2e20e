// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <memory>

using namespace assay::test;
using namespace Qt::StringLiterals;

// assay-cli trust on a trust folder that docker wrote, of which one file is changed.
class TestCliTrustMetadata : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void asDockerWroteIt();
    void aSignersFileThatIsBroken_data();
    void aSignersFileThatIsBroken();
    void whereOnlyMetadataIsAskedFor();
    void aSignersFileThatIsNotThere();

private:
    QString alice() const { return m_folder->filePath(u"tuf/127.0.0.1:5005/demo/app/metadata/targets/alice.json"_s); }
    QByteArray bytes() const;
    void write(const QByteArray &bytes) const;
    CliResult judged(const QString &subject, const QStringList &more) const
    {
        return runProgram(QString::fromUtf8(ASSAY_CLI), QStringList{u"trust"_s, subject, u"--at"_s, u"2026-11-27"_s, u"--tuf-root"_s, m_data + u"/tuf/docker/"_s + m_metadata + u"/root.json"_s} + more);
    }
    CliResult trust(const QStringList &more = {}) const { return judged(m_data + u"/attached/oci-cosign.tar.gz"_s, QStringList{u"--from"_s, m_folder->path()} + more); }
    CliResult byRule(const QByteArray &rule) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    const QString m_data = QString::fromUtf8(ASSAY_TEST_DATA) + u"/trust"_s;
    const QString m_metadata = u"tuf/127.0.0.1:5005/demo/app/metadata"_s;
};

QByteArray TestCliTrustMetadata::bytes() const
{
    QFile file(alice());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestCliTrustMetadata::write(const QByteArray &bytes) const
{
    QFile file(alice());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

CliResult TestCliTrustMetadata::byRule(const QByteArray &rule) const
{
    QFile file(m_folder->filePath(u"rules.toml"_s));
    const QByteArray text = "schema = \"assay-trust/1\"\n[[rule]]\nname = \"signed\"\nschemes = [\"content-trust\"]\n" + rule;
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return {};
    file.close();
    return trust({u"--require"_s, file.fileName()});
}

void TestCliTrustMetadata::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QDir().mkpath(QFileInfo(alice()).path());
    for (const char *name : {"root", "timestamp", "snapshot", "targets", "targets/releases", "targets/alice"}) {
        const QString file = m_metadata + u'/' + QString::fromLatin1(name) + u".json"_s;
        QVERIFY(QFile::copy(m_data + u"/tuf/docker/"_s + file, m_folder->filePath(file)));
    }
    QVERIFY(QFile::setPermissions(alice(), QFile::ReadOwner | QFile::WriteOwner));
}

void TestCliTrustMetadata::asDockerWroteIt()
{
    const CliResult result = trust();
    QVERIFY2(result.code == 0 && result.out.contains("\nholds  content-trust  127.0.0.1:5005/demo/app:1.0\n") && !result.out.contains("(targets/alice)"), result.told());
    QCOMPARE(byRule("signers = [\"alice\"]\n").code, 0);
}

void TestCliTrustMetadata::aSignersFileThatIsBroken_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("signature") << QByteArray(R"("sig":"h)") << QByteArray(R"("sig":"i)");
    QTest::newRow("key") << QByteArray(R"("keyid":"7)") << QByteArray(R"("keyid":"6)");
    QTest::newRow("tag that nobody asks for") << QByteArray(R"("2.0")") << QByteArray(R"("2.1")");
    QTest::newRow("no JSON") << QByteArray(R"({"signed")") << QByteArray(R"(["signed")");
}

// Nothing else hangs on what she signed, and nobody would miss it.
void TestCliTrustMetadata::aSignersFileThatIsBroken()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QByteArray changed = bytes();
    QCOMPARE(changed.count(from), qsizetype{1});
    write(changed.replace(from, to));
    const QByteArray row = "127.0.0.1:5005/demo/app (targets/alice)";
    const CliResult result = trust();
    QVERIFY2(result.code == 1, result.told());
    QVERIFY2(result.out.contains("\nholds  content-trust  127.0.0.1:5005/demo/app:1.0\n") && result.out.contains("\nFAILS  content-trust  " + row + '\n'), result.told());
    QVERIFY2(result.out.contains("NO       ") && result.out.contains("targets/alice.json: "), result.told());
    const CliResult data = trust({u"--json"_s, u"-"_s});
    const Ordered statements = data.json()["statements"];
    const auto found = std::find_if(statements.begin(), statements.end(), [&row](const Ordered &one) { return one["subject"] == row.toStdString(); });
    QVERIFY2(data.code == 1 && found != statements.end(), data.told());
    QCOMPARE((*found)["holds"], false);
    QCOMPARE((*found)["integrity"], "no");
    QCOMPARE((*found)["digest"], nullptr);
    // Who made the rules has said whose signature is wanted.
    QCOMPARE(byRule({}).code, 0);
    const CliResult wanted = byRule("signers = [\"alice\"]\n");
    QVERIFY2(wanted.code == 1, wanted.told());
}

void TestCliTrustMetadata::whereOnlyMetadataIsAskedFor()
{
    write(bytes() + ' ');
    const QByteArray row = "\nFAILS  content-trust  127.0.0.1:5005/demo/app (targets/alice)\n";
    for (const QStringList &image : {QStringList(), {u"--image"_s, u"127.0.0.1:5005/demo/app"_s}, {u"--image"_s, u"127.0.0.1:5005/demo/app:1.0"_s}}) {
        const CliResult result = judged(m_folder->path(), image);
        QVERIFY2(result.code == 1 && result.out.contains(row), result.told());
    }
    const CliResult another = judged(m_folder->path(), {u"--image"_s, u"127.0.0.1:5005/demo/other:1.0"_s});
    QVERIFY2(!another.out.contains(row), another.told());
}

// A client that has not fetched it yet has none.
void TestCliTrustMetadata::aSignersFileThatIsNotThere()
{
    QVERIFY(QFile::remove(alice()));
    const CliResult result = trust();
    QVERIFY2(result.code == 0 && !result.out.contains("(targets/alice)"), result.told());
}

QTEST_GUILESS_MAIN(TestCliTrustMetadata)
#include "tst_clitrustmetadata.moc"

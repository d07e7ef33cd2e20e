// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bundlecheckdialog.h"

#include "report/bundle/bundle.h"
#include "samplewindow.h"
#include "support/opensslfiles.h"
#include "support/reportcase.h"
#include "support/webserver.h"

#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

// The window asks an authority for a time stamp, when it is told to.
class tst_BundleStamp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void asksAndChecks();
    void answersThatDoNotFit();
    void addressesThatAreNone();
    void closedWhileAsking();

private:
    std::string place() const { return m_folder->filePath(u"bundle"_s).toStdString(); }
    bool stamped() const { return QFile::exists(m_folder->filePath(u"bundle/manifest.json.tsr"_s)); }
    static QString conclusion(const BundleCheckDialog &dialog) { return dialog.findChild<QLabel *>(u"bundleConclusion"_s)->text(); }
    static bool wait(BundleCheckDialog &dialog)
    {
        return QTest::qWaitFor([&dialog] { return !dialog.isChecking(); }, 60'000);
    }
    WebReply stamp(const WebQuestion &question) const
    {
        return {200, {{"Content-Type", "application/timestamp-reply"}}, m_files->write("asked.tsq", QByteArray::fromStdString(question.body)) ? m_files->answer(m_files->path("asked.tsq")) : std::string(), WebReply::Manner::Whole};
    }

    QTemporaryDir m_keys;
    std::unique_ptr<OpensslFiles> m_files;
    std::unique_ptr<QTemporaryDir> m_folder;
    JobRunner m_runner;
};

void tst_BundleStamp::initTestCase()
{
    if (!OpensslFiles::available())
        QSKIP("no program openssl: nothing was stamped");
    m_files = std::make_unique<OpensslFiles>(m_keys.path());
    QVERIFY(m_files->makeAll());
}

void tst_BundleStamp::init()
{
    if (!m_files)
        QSKIP("no program openssl: nothing was stamped");
    m_folder = std::make_unique<QTemporaryDir>();
    BundleOptions options;
    options.report = fixedOptions();
    Context context;
    QVERIFY(writeBundle(smallCase(), options, place(), context));
}

void tst_BundleStamp::asksAndChecks()
{
    const WebServer server([this](const WebQuestion &question) { return stamp(question); });
    BundleCheckDialog dialog(m_runner, place(), nullptr);
    dialog.show();
    QVERIFY(wait(dialog) && dialog.result() && server.questions().empty());
    dialog.findChild<QLineEdit *>(u"trustedAuthorities"_s)->setText(m_files->path("ca.pem"));
    dialog.findChild<QPushButton *>(u"askAuthority"_s)->click();
    auto *address = dialog.findChild<QInputDialog *>(u"authorityAddress"_s);
    QVERIFY(address && server.questions().empty());
    address->setTextValue(QString::fromStdString(' ' + server.url() + "/tsr "));
    QSignalSpy checked(&dialog, &BundleCheckDialog::checked);
    address->accept();
    QVERIFY(checked.wait(60'000) && wait(dialog));
    QVERIFY2(dialog.result() && dialog.result()->of("time-stamp") == ProofVerdict::Holds, qPrintable(conclusion(dialog)));
    QVERIFY(stamped());
    QCOMPARE(server.questions().size(), std::size_t{1});
    // The address is kept for the next one.
    dialog.findChild<QPushButton *>(u"askAuthority"_s)->click();
    const auto all = dialog.findChildren<QInputDialog *>(u"authorityAddress"_s);
    QCOMPARE(all.back()->textValue(), QString::fromStdString(server.url() + "/tsr"));
    all.back()->reject();
}

void tst_BundleStamp::answersThatDoNotFit()
{
    const WebServer server([](const WebQuestion &) { return WebReply{200, {{"Content-Type", "text/<img src=x>&amp;"}}, "<html>", WebReply::Manner::Whole}; });
    BundleCheckDialog dialog(m_runner, place(), nullptr);
    dialog.show();
    QVERIFY(wait(dialog));
    QSignalSpy checked(&dialog, &BundleCheckDialog::checked);
    dialog.askAuthority(QString::fromStdString(server.url()));
    QVERIFY(checked.wait(60'000) && !dialog.result() && !stamped());
    QVERIFY2(conclusion(dialog).contains(u"The time stamp was not taken in: "_s) && conclusion(dialog).contains(u"answers with \"text/<img src=x>&amp;\", which is no time stamp"_s), qPrintable(conclusion(dialog)));
    QCOMPARE(dialog.findChild<QLabel *>(u"bundleConclusion"_s)->textFormat(), Qt::PlainText);
}

void tst_BundleStamp::addressesThatAreNone()
{
    BundleCheckDialog dialog(m_runner, place(), nullptr);
    dialog.show();
    QVERIFY(wait(dialog));
    for (const QString &address : {u""_s, u"stamp.example"_s, u"file:///etc/passwd"_s, u"https://a:b@stamp.example"_s}) {
        dialog.askAuthority(address);
        QVERIFY2(!dialog.isChecking() && conclusion(dialog).startsWith(u"Nobody was asked"_s), qPrintable(address));
    }
    QVERIFY(!stamped());
}

void tst_BundleStamp::closedWhileAsking()
{
    const WebServer server([](const WebQuestion &) { return WebReply{200, {}, {}, WebReply::Manner::Silent}; });
    auto dialog = std::make_unique<BundleCheckDialog>(m_runner, place(), nullptr);
    dialog->show();
    QVERIFY(wait(*dialog));
    dialog->askAuthority(QString::fromStdString(server.url()));
    QTRY_VERIFY_WITH_TIMEOUT(!server.questions().empty(), 60'000);
    dialog.reset();
    QTRY_VERIFY_WITH_TIMEOUT(m_runner.isIdle(), 10'000);
    QVERIFY(!stamped());
}

QTEST_MAIN(tst_BundleStamp)
#include "tst_bundlestamp.moc"

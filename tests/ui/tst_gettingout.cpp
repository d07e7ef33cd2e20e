// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowtest.h"

#include <QAction>
#include <QClipboard>
#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QSignalSpy>

#include "support/tarbytes.h"
#include "ui/evidenceexport.h"
#include "ui/messagebar.h"
#include "ui/pathtext.h"
#include "ui/reportdialog.h"

using namespace assay;
using namespace Qt::StringLiterals;
using test::tarFile;

// What leaves the window: reports, files and the clipboard.
class tst_GettingOut : public test::WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { nameProgram(); }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void reports();
    void reportsKeepOutOfEvidence();
    void saveOneFile();
    void copies();
};

void tst_GettingOut::reports()
{
    openSample();
    std::vector<std::pair<ReportFormat, std::string>> files;
    for (const ReportFormat format : {ReportFormat::Evidence, ReportFormat::Html, ReportFormat::Pdf})
        files.emplace_back(format, pathBytes(m_folder->filePath(QString::fromLatin1(reportFileName(format)))));
    std::optional<std::vector<Result<Written>>> written;
    m_window->writeReports(files, plainReportOptions(), [&](const std::vector<Result<Written>> &results) { written = results; });
    QTRY_VERIFY_WITH_TIMEOUT(written, 60000);
    const auto content = [&](ReportFormat format) {
        QFile file(m_folder->filePath(QString::fromLatin1(reportFileName(format))));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    for (const Result<Written> &one : *written) {
        QVERIFY2(one.has_value(), one ? "" : one.error().message().c_str());
        QFile file(nativePath(one->path));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex(), QByteArray::fromStdString(toHex(one->sha256)));
    }
    const QJsonObject evidence = QJsonDocument::fromJson(content(ReportFormat::Evidence)).object();
    QCOMPARE(evidence[u"schema"_s].toString(), u"assay-evidence/1"_s);
    QCOMPARE(evidence[u"differences"_s].toArray().size(), 28);
    QVERIFY(content(ReportFormat::Html).contains("install.log"));
    QVERIFY(content(ReportFormat::Pdf).startsWith("%PDF-1."));

    m_window->findChild<QAction *>(u"report"_s)->trigger();
    auto *dialog = m_window->findChild<ReportDialog *>();
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>(u"folder"_s)->setText(m_folder->path());
    dialog->findChild<QLineEdit *>(u"examiner"_s)->setText(u"A. <b>Reader</b> & Co"_s);
    QCOMPARE(dialog->formats().size(), std::size_t{3});
    QVERIFY(dialog->findChild<QLabel *>(u"reportProblem"_s)->text().contains(u"evidence.json"_s)); // it will replace
    QSignalSpy exported(m_window.get(), &MainWindow::exported);
    dialog->accept();
    QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 3, 60000);
    QVERIFY(m_window->messages()->lastText().contains(u"report.pdf"_s));
    QVERIFY(content(ReportFormat::Html).contains("&lt;b&gt;Reader"));
}

void tst_GettingOut::reportsKeepOutOfEvidence()
{
    QDir folder(m_folder->path());
    QVERIFY(folder.mkpath(u"root/etc"_s));
    write(u"root/etc/motd"_s, "hello\n");
    QVERIFY(folder.mkpath(u"root/bin"_s));
    write(u"root/bin/sh"_s, "#\n");
    QVERIFY(waitFor({{pathBytes(folder.filePath(u"root"_s)), Role::Vendor}}));
    const Comparison &comparison = *m_window->session().comparison();
    QVERIFY(!outsideEvidence(comparison, pathBytes(folder.filePath(u"root/etc/report.html"_s))));
    QVERIFY(!outsideEvidence(comparison, pathBytes(folder.filePath(u"root/bin/../new/report.html"_s))));
    QVERIFY(!outsideEvidence(comparison, pathBytes(folder.filePath(u"root"_s))));
    QVERIFY(QFile::link(folder.filePath(u"root"_s), folder.filePath(u"link"_s)));
    QVERIFY(!outsideEvidence(comparison, pathBytes(folder.filePath(u"link/report.html"_s))));
    QVERIFY(outsideEvidence(comparison, pathBytes(folder.filePath(u"root-report.html"_s))).has_value());
    Context context;
    for (const ReportFormat format : {ReportFormat::Evidence, ReportFormat::Html, ReportFormat::Pdf})
        QVERIFY(!writeReport(comparison, format, plainReportOptions(), pathBytes(folder.filePath(u"root/r"_s)), context));
    m_window->session().setCurrent(find("etc/motd"));
    QSignalSpy refused(m_window.get(), &MainWindow::exportFailed);
    m_window->saveFile(VendorSide, pathBytes(folder.filePath(u"link/motd"_s)));
    QVERIFY(refused.wait(20000));
    QCOMPARE(QDir(folder.filePath(u"root"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList({u"bin"_s, u"etc"_s}));
}

void tst_GettingOut::saveOneFile()
{
    openSample();
    m_window->session().setCurrent(find("srv/shop/bin/start"));
    const QString path = m_folder->filePath(u"start"_s);
    QSignalSpy exported(m_window.get(), &MainWindow::exported);
    QSignalSpy refused(m_window.get(), &MainWindow::exportFailed);
    m_window->saveFile(LiveSide, pathBytes(path));
    QVERIFY(exported.wait(20000));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray digest = QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex();
    const DiffTree &tree = *m_window->session().comparison()->tree;
    const DiffNodeId id = m_window->session().current();
    QCOMPARE(digest, QByteArray::fromStdString(toHex(*tree.tree(LiveSide)->digest(tree.node(id).side[LiveSide]))));
    QFile sidecar(path + u".sha256"_s);
    QVERIFY(sidecar.open(QIODevice::ReadOnly));
    QCOMPARE(sidecar.readAll(), digest + "  start\n");
    QFile provenance(path + u".provenance.json"_s);
    QVERIFY(provenance.open(QIODevice::ReadOnly));
    const QByteArray told = provenance.readAll();
    QVERIFY2(told.contains(QByteArray("\"sha256\": \"" + digest + '"')) && told.contains("\"displayed\": \"srv/shop/bin/start\""), told.constData());

    m_window->saveFile(LiveSide, pathBytes(path));
    QVERIFY(refused.wait(20000));
    QVERIFY(refused[0][0].toString().contains(u"exists already"_s));
    write(u"other.sha256"_s, "mine");
    m_window->saveFile(LiveSide, pathBytes(m_folder->filePath(u"other"_s)));
    QVERIFY(refused.wait(20000));
    QVERIFY(!QFile::exists(m_folder->filePath(u"other"_s)));

    QCOMPARE(harmlessName("plain-1.0.tar"), std::string("plain-1.0.tar"));
    QCOMPARE(harmlessName("-rf"), std::string("_-rf"));
    QCOMPARE(harmlessName(".hidden"), std::string("_.hidden"));
    QCOMPARE(harmlessName(".."), std::string("_._"));
    QCOMPARE(harmlessName(""), std::string("_"));
    QCOMPARE(harmlessName("a b\n\x1b/\xff"), std::string("a_b____"));
    QCOMPARE(harmlessName(std::string(300, 'x')).size(), std::size_t{120});
}

void tst_GettingOut::copies()
{
    const QString path = write(u"names.tar"_s, tarFile("a b/it's\nhere\xff", "1") + test::endMark);
    QVERIFY(waitFor({{pathBytes(path), Role::Vendor}}));
    m_window->session().setCurrent(find("a b/it's\nhere\xff"));
    QClipboard *clipboard = QGuiApplication::clipboard();
    m_window->findChild<QAction *>(u"copyPath"_s)->trigger();
    QCOMPARE(clipboard->text(), u"a b/it's\\nhere\\xFF"_s);
    m_window->findChild<QAction *>(u"copyPathShell"_s)->trigger();
    QVERIFY(clipboard->text().startsWith(u"$'"_s));
    QVERIFY(!clipboard->text().contains(u'\n'));
    m_window->findChild<QAction *>(u"copyPathRaw"_s)->trigger();
    QCOMPARE(clipboard->text(), u"a b/it's\nhere\uFFFD"_s);
    QCOMPARE(clipboard->mimeData()->data(u"application/octet-stream"_s), QByteArray("a b/it's\nhere\xff"));
    m_window->findChild<QAction *>(u"copyDigest"_s)->trigger();
    QCOMPARE(clipboard->text().toLatin1(), QCryptographicHash::hash("1", QCryptographicHash::Sha256).toHex());
    m_window->findChild<QAction *>(u"copyRecord"_s)->trigger();
    const QJsonObject record = QJsonDocument::fromJson(clipboard->text().toUtf8()).object();
    QCOMPARE(QByteArray::fromBase64(record[u"pathBytes"_s].toString().toLatin1()), QByteArray("a b/it's\nhere\xff"));
    QCOMPARE(record[u"vendor"_s][u"size"_s].toInt(), 1);
    QVERIFY(record[u"live"_s].isNull() && record[u"savedToLive"_s].isNull());
}

QTEST_MAIN(tst_GettingOut)
#include "tst_gettingout.moc"

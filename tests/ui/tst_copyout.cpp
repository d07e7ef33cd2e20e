// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/displaytext.h"
#include "support/tarbytes.h"
#include "ui/copyout.h"
#include "ui/drophint.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/opencopydialog.h"
#include "ui/panearea.h"
#include "ui/pathtext.h"
#include "ui/privatecopy.h"
#include "ui/rowdrag.h"
#include "ui/settings.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace assay;
using namespace Qt::StringLiterals;

class TestCopyOut : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void offUntilAskedFor();
    void opens();
    void refuses();
    void dialogNamesBoth();
    void hostileNames();
    void goneAtTheEnd();
    void dragged();

private:
    void openSample();
    QString program(const QString &name, const QByteArray &script);
    QStringList copyFolders() const { return QDir(m_temporary->path()).entryList({u"assay-copies-*"_s}, QDir::Dirs); }
    void select(const char *path) { m_window->session().setCurrent(m_window->session().comparison()->tree->find(path)); }

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

void TestCopyOut::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-copyout"_s);
}

void TestCopyOut::init()
{
    QSettings().clear();
    m_temporary = std::make_unique<QTemporaryDir>();
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("TMPDIR", m_temporary->path().toLocal8Bit());
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1400, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestCopyOut::cleanup()
{
    m_window.reset();
    qunsetenv("TMPDIR");
}

void TestCopyOut::openSample()
{
    QVERIFY(m_window->openSample());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().comparison() && !m_window->session().isLoading(), 60000);
}

QString TestCopyOut::program(const QString &name, const QByteArray &script)
{
    const QString path = m_folder->filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + script) < 0)
        qFatal("cannot write a test program");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

void TestCopyOut::offUntilAskedFor()
{
    openSample();
    select("srv/shop/bin/start");
    CopyOut &out = *m_window->copyOut();
    QVERIFY(!out.allowAction()->isChecked());
    QVERIFY(!out.openAction()->isVisible() && !out.openAction()->isEnabled());
    const QString touched = m_folder->filePath(u"touched"_s);
    out.open(LiveSide, pathBytes(program(u"viewer"_s, ": > '" + touched.toUtf8() + "'\n")));
    out.askOpen(LiveSide);
    QVERIFY(!m_window->findChild<OpenCopyDialog *>());
    QTRY_VERIFY(m_window->session().runner().isIdle());
    QCOMPARE(copyFolders(), QStringList());
    out.allowAction()->setChecked(true);
    QVERIFY(out.openAction()->isVisible() && out.openAction()->isEnabled());
    select("srv/shop");
    QVERIFY(!out.openAction()->isEnabled()); // a folder
}

void TestCopyOut::opens()
{
    openSample();
    select("srv/shop/bin/start");
    m_window->copyOut()->allowAction()->setChecked(true);
    const QString told = m_folder->filePath(u"told"_s);
    // The name of the program would be two words and a command to a shell.
    const QString viewer = program(u"my viewer;touch evil"_s, "{ echo $#; echo \"$1\"; pwd; stat -c %a \"$1\" . ..; cat \"$1\"; } > '" + told.toUtf8() + ".part'; mv '"
                                       + told.toUtf8() + ".part' '" + told.toUtf8() + "'\n");
    QSignalSpy opened(m_window->copyOut(), &CopyOut::opened);
    m_window->copyOut()->open(LiveSide, pathBytes(viewer));
    QVERIFY(opened.wait(20000));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(told), 20000);
    const QString copy = opened[0][0].toString();
    QVERIFY(copy.endsWith(u"/start"_s));
    QFile file(told);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QFile content(copy);
    QVERIFY(content.open(QIODevice::ReadOnly));
    const QByteArray head = "1\n" + copy.toUtf8() + '\n' + QFileInfo(copy).path().toUtf8() + "\n400\n700\n700\n";
    QCOMPARE(file.readAll(), head + content.readAll());
    QVERIFY(!QFile::exists(m_folder->filePath(u"evil"_s)) && !QFile::exists(u"evil"_s));
}

void TestCopyOut::refuses()
{
    QDir folder(m_folder->path());
    QVERIFY(folder.mkpath(u"root/bin"_s) && folder.mkpath(u"root/etc"_s));
    const QString evidence = program(u"root/bin/sh"_s, "exit 0\n");
    QFile motd(folder.filePath(u"root/etc/motd"_s));
    QVERIFY(motd.open(QIODevice::WriteOnly) && motd.write("hello") == 5);
    motd.close();
    m_window->openPaths({{pathBytes(folder.filePath(u"root"_s)), Role::Vendor}}, AskRoles::WhenAmbiguous);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().comparison() && !m_window->session().isLoading(), 60000);
    select("etc/motd");
    m_window->copyOut()->allowAction()->setChecked(true);
    QSignalSpy failed(m_window->copyOut(), &CopyOut::failed);
    for (const QString &no : {evidence, folder.filePath(u"root/etc/motd"_s), folder.filePath(u"none"_s), folder.path(), u"sh"_s}) {
        failed.clear();
        m_window->copyOut()->open(VendorSide, pathBytes(no));
        QVERIFY2(failed.wait(20000), qPrintable(no));
    }
    QVERIFY(folder.mkpath(u"root/tmp"_s));
    Context context;
    QVERIFY(!writePrivateCopy(*m_window->session().comparison(), m_window->session().current(), VendorSide, pathBytes(folder.filePath(u"root/tmp"_s)), context));
    QCOMPARE(QDir(folder.filePath(u"root/tmp"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
    // An error leaves no empty folder.
    const QString place = m_temporary->filePath(u"place"_s);
    QVERIFY(QDir().mkpath(place));
    context.cancel();
    QVERIFY(!writePrivateCopy(*m_window->session().comparison(), m_window->session().current(), VendorSide, pathBytes(place), context));
    QCOMPARE(QDir(place).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
}

void TestCopyOut::dialogNamesBoth()
{
    openSample();
    select("srv/shop/bin/start");
    m_window->copyOut()->allowAction()->setChecked(true);
    m_window->copyOut()->openAction()->trigger();
    auto *dialog = m_window->findChild<OpenCopyDialog *>();
    QVERIFY(dialog);
    auto *buttons = dialog->findChild<QDialogButtonBox *>();
    QVERIFY(!buttons->button(QDialogButtonBox::Ok)->isEnabled());
    QVERIFY(buttons->button(QDialogButtonBox::Cancel)->isDefault());
    const QString viewer = program(u"<b>viewer"_s, "exit 0\n");
    dialog->chooseProgram(pathBytes(viewer));
    const QString warning = dialog->findChild<QPlainTextEdit *>(u"openCopyWarning"_s)->toPlainText();
    QVERIFY2(warning.contains(viewer) && warning.contains(u"/srv/shop/bin/start (live"_s), qPrintable(warning));
    QSignalSpy opened(m_window->copyOut(), &CopyOut::opened);
    buttons->button(QDialogButtonBox::Ok)->click();
    QVERIFY(opened.wait(20000));
    QCOMPARE(AppSettings::programs(), QStringList({viewer}));
}

void TestCopyOut::hostileNames()
{
    QCOMPARE(unlaunchableName("passwd"), std::string("passwd"));
    QCOMPARE(unlaunchableName("photo.jpg"), std::string("photo.jpg"));
    QCOMPARE(unlaunchableName("invoice.pdf.DeskTop"), std::string("invoice.pdf.DeskTop_"));
    QCOMPARE(unlaunchableName(".sh"), std::string("_.sh_"));
    QCOMPARE(unlaunchableName("sh"), std::string("sh"));
    QCOMPARE(unlaunchableName("x.s\nh"), std::string("x.s_h"));
    QCOMPARE(unlaunchableName("-rf $(reboot)"), std::string("_-rf___reboot_"));
    QCOMPARE(unlaunchableName(".."), std::string("_._"));
    QCOMPARE(unlaunchableName(std::string(119, 'x') + ".exe").find(".exe"), std::string::npos); // cut before it
}

void TestCopyOut::goneAtTheEnd()
{
    openSample();
    select("srv/shop/bin/start");
    m_window->copyOut()->allowAction()->setChecked(true);
    QSignalSpy opened(m_window->copyOut(), &CopyOut::opened);
    m_window->copyOut()->open(LiveSide, pathBytes(program(u"viewer"_s, "exit 0\n")));
    QVERIFY(opened.wait(20000));
    QCOMPARE(copyFolders().size(), 1);
    m_window.reset();
    QCOMPARE(copyFolders(), QStringList());
}

void TestCopyOut::dragged()
{
    openSample();
    m_window->session().goToPath("srv/shop/bin/start");
    QTRY_VERIFY(m_window->session().runner().isIdle());
    EntryView *view = m_window->panes()->pane(LiveSide)->view();
    auto *drag = m_window->copyOut()->findChildren<RowDrag *>().at(LiveSide);
    QSignalSpy ready(drag, &RowDrag::ready);
    const QRect row = view->visualRect(view->currentIndex());
    QVERIFY(row.isValid());
    QTest::mousePress(view->viewport(), Qt::LeftButton, {}, row.center());
    const QPoint away = row.center() + QPoint(0, 60);
    QMouseEvent move(QEvent::MouseMove, away, view->viewport()->mapToGlobal(away), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(view->viewport(), &move);
    QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, away);
    QVERIFY(ready.wait(20000));
    QVERIFY(drag->isReady());
    QCOMPARE(m_window->session().comparison()->tree->path(m_window->session().current()), std::string("srv/shop/bin/start"));
    const QString copy = ready[0][0].toString();
    QCOMPARE(QFile(copy).permissions() & (QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const auto mime = RowDrag::mimeData(pathBytes(copy));
    QCOMPARE(QUrl(QString::fromUtf8(mime->data(u"text/uri-list"_s).trimmed())).toLocalFile(), copy);
    QVERIFY(!dropOffer(mime.get()).refusal.isEmpty()); // our own window takes it for no evidence
    // A folder has no copy.
    m_window->session().goToPath("srv/shop/bin");
    const QRect folder = view->visualRect(view->currentIndex());
    QTest::mousePress(view->viewport(), Qt::LeftButton, {}, folder.center());
    QCoreApplication::sendEvent(view->viewport(), &move);
    QVERIFY(!m_window->session().runner().hasListedJobs());
    QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, away);
}

QTEST_MAIN(TestCopyOut)
#include "tst_copyout.moc"

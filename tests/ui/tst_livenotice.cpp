// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplewindow.h"
#include "support/tarbytes.h"

#include "ui/livenotice.h"
#include "ui/messagebar.h"

#include <QAction>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>

using namespace assay;
using namespace Qt::StringLiterals;

// A live source that is a folder is said to be volatile, once a case, and before a report the user has seen it.
class TestLiveNotice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }

    void onceACase();
    void beforeAReport();
    void notOfAnArchive();
    void notOfAnotherRole();
    void unattended();

private:
    bool load(const QString &path, Role role);
    bool answer(const QString &button);
    QWidget *message() { return m_window->messages()->findChild<QWidget *>(u"message"_s); }

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
};

void TestLiveNotice::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-livenotice"_s);
    for (const char *name : {"one/etc", "other/etc"}) {
        QVERIFY(QDir(m_folder.path()).mkpath(QString::fromLatin1(name)));
        QFile file(m_folder.filePath(QString::fromLatin1(name)) + u"/motd"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(name);
    }
    const std::string tar = test::tarMember({.name = "etc/motd"}, "x") + test::endMark;
    QFile archive(m_folder.filePath(u"root.tar"_s));
    QVERIFY(archive.open(QIODevice::WriteOnly));
    archive.write(tar.data(), static_cast<qint64>(tar.size()));
}

void TestLiveNotice::init()
{
    QSettings().clear();
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1000, 700);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

bool TestLiveNotice::load(const QString &path, Role role)
{
    QSignalSpy settled(&m_window->session(), &Session::settled);
    m_window->openPaths({{m_folder.filePath(path).toStdString(), role}}, AskRoles::WhenAmbiguous);
    return settled.wait(30'000) && m_window->session().comparison();
}

// Of the question that comes next; false when none came.
bool TestLiveNotice::answer(const QString &button)
{
    auto asked = std::make_shared<bool>(false);
    QTimer::singleShot(0, this, [asked, button] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        if (!box)
            return;
        *asked = box->objectName() == u"liveQuestion"_s;
        for (QAbstractButton *each : box->buttons()) {
            if (each->text().contains(button))
                each->click();
        }
    });
    m_window->findChild<QAction *>(u"report"_s)->trigger();
    return *asked;
}

void TestLiveNotice::onceACase()
{
    QVERIFY(load(u"one"_s, Role::Live));
    QVERIFY(m_window->liveNotice()->isPending());
    QVERIFY(message());
    QVERIFY2(message()->accessibleName().contains(u"may change"_s), qPrintable(message()->accessibleName()));
    QVERIFY(!QApplication::activeModalWidget()); // it stops nobody
    QCOMPARE(m_window->messages()->count(), 1);
    QTest::mouseClick(message()->findChild<QPushButton *>(u"messageAction"_s), Qt::LeftButton);
    QVERIFY(!m_window->liveNotice()->isPending());
    QCOMPARE(m_window->messages()->count(), 0);

    QSignalSpy settled(&m_window->session(), &Session::settled);
    m_window->session().reload();
    QVERIFY(settled.wait(30'000));
    QVERIFY(load(u"other"_s, Role::Live)); // the same case
    QVERIFY(!m_window->liveNotice()->isPending());
    QCOMPARE(m_window->messages()->count(), 0);

    m_window->findChild<QAction *>(u"closeAll"_s)->trigger(); // the case ends
    QTRY_VERIFY(!m_window->session().comparison());
    QVERIFY(load(u"one"_s, Role::Live));
    QVERIFY(m_window->liveNotice()->isPending());
}

void TestLiveNotice::beforeAReport()
{
    QVERIFY(load(u"one"_s, Role::Live));
    QVERIFY(answer(u"Cancel"_s));
    QVERIFY(!m_window->findChild<QDialog *>(u"reportDialog"_s));
    QVERIFY(m_window->liveNotice()->isPending());
    QVERIFY(answer(u"Understood"_s));
    QVERIFY(m_window->findChild<QDialog *>(u"reportDialog"_s));
    m_window->findChild<QDialog *>(u"reportDialog"_s)->reject();
    QVERIFY(!m_window->liveNotice()->isPending());
    QCOMPARE(m_window->messages()->count(), 0); // that it was said in the bar is done with, too
    QVERIFY(!answer(u"Understood"_s));
    // To close the message is no answer.
    m_window->findChild<QAction *>(u"closeAll"_s)->trigger();
    QTRY_VERIFY(!m_window->session().comparison());
    QVERIFY(load(u"one"_s, Role::Live));
    QTest::mouseClick(message()->findChild<QWidget *>(u"messageClose"_s), Qt::LeftButton);
    QVERIFY(m_window->liveNotice()->isPending());
    QVERIFY(answer(u"Cancel"_s));
}

void TestLiveNotice::notOfAnArchive()
{
    QVERIFY(load(u"root.tar"_s, Role::Live));
    QVERIFY(!m_window->liveNotice()->isPending());
    QCOMPARE(m_window->messages()->count(), 0);
    QVERIFY(load(u"one"_s, Role::Live));
    QVERIFY(m_window->liveNotice()->isPending());
    QVERIFY(load(u"root.tar"_s, Role::Live)); // the message goes with what it is about
    QVERIFY(!m_window->liveNotice()->isPending());
    QCOMPARE(m_window->messages()->count(), 0);
}

void TestLiveNotice::notOfAnotherRole()
{
    QVERIFY(load(u"one"_s, Role::Vendor));
    QVERIFY(!m_window->liveNotice()->isPending());
    QCOMPARE(m_window->messages()->count(), 0);
}

void TestLiveNotice::unattended()
{
    m_window->setUnattended();
    QVERIFY(load(u"one"_s, Role::Live));
    QVERIFY(!m_window->liveNotice()->isPending());
    QVERIFY(m_window->liveNotice()->mayReport());
    QCOMPARE(m_window->messages()->count(), 0);
}

QTEST_MAIN(TestLiveNotice)
#include "tst_livenotice.moc"

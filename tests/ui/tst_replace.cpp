// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplewindow.h"
#include "support/tarbytes.h"

#include "ui/annotator.h"

#include <QAction>
#include <QFile>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace assay;
using namespace Qt::StringLiterals;

// Another source in place of one that something was said of.
class TestReplace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }

    void asked();
    void takenOffAndUndone();
    void cancelled();
    void notAsked();
    void afterTheRoles();
    void unattended();

private:
    std::string write(const char *name, std::initializer_list<const char *> paths);
    bool load(std::vector<OpenRequest> requests);
    QMessageBox *question() { return m_window->findChild<QMessageBox *>(u"replaceQuestion"_s); }
    CaseNotes &notes() { return m_window->annotator()->notes(); }
    void click(const char *button);
    std::string shown() { return m_window->session().pane(VendorSide).source->location(); }

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    std::string m_first;
    std::string m_second;
    TagId m_tag = 0;
};

void TestReplace::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-replace"_s);
    m_first = write("first.tar", {"etc/a", "etc/b", "etc/c"});
    m_second = write("second.tar", {"etc/a", "etc/d"});
}

void TestReplace::init()
{
    QSettings().clear();
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1000, 700);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QVERIFY(load({{m_first, Role::Vendor}}));
    m_tag = notes().annotations().tags().begin()->first;
}

std::string TestReplace::write(const char *name, std::initializer_list<const char *> paths)
{
    std::string bytes;
    for (const char *path : paths)
        bytes += test::tarMember({.name = path}, path);
    bytes += test::endMark;
    const QString path = m_folder.filePath(QString::fromLatin1(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), static_cast<qint64>(bytes.size())) < 0)
        qFatal("cannot write a test file");
    return path.toStdString();
}

bool TestReplace::load(std::vector<OpenRequest> requests)
{
    QSignalSpy settled(&m_window->session(), &Session::settled);
    m_window->openPaths(std::move(requests), AskRoles::WhenAmbiguous);
    return settled.wait(30'000) && m_window->session().comparison();
}

void TestReplace::click(const char *button)
{
    QSignalSpy settled(&m_window->session(), &Session::settled);
    QTest::mouseClick(question()->findChild<QPushButton *>(QString::fromLatin1(button)), Qt::LeftButton);
    QVERIFY(!settled.isEmpty() || settled.wait(30'000));
    QTRY_VERIFY(!question());
}

void TestReplace::asked()
{
    notes().toggleTag({"etc/a", "elsewhere"}, m_tag);
    notes().setNote("etc/b", "strange");
    m_window->openPaths({{m_second, Role::Vendor}}, AskRoles::WhenAmbiguous);
    QTRY_VERIFY(question());
    QVERIFY2(question()->text().startsWith(u"2 path"_s), qPrintable(question()->text())); // what this source has
    QVERIFY(question()->text().contains(u"vendor"_s));
    QCOMPARE(shown(), m_first); // nothing has changed yet
    QVERIFY(!m_window->session().isLoading());
    click("replaceKeep");
    QCOMPARE(shown(), m_second);
    QCOMPARE(notes().annotations().markCount(), std::size_t{2});
    QVERIFY(notes().annotations().at("etc/b")->note());
}

void TestReplace::takenOffAndUndone()
{
    notes().toggleTag({"etc/a", "elsewhere"}, m_tag);
    notes().setNote("etc/b", "strange");
    Bookmark bookmark;
    bookmark.path = "etc/c";
    notes().addBookmark(bookmark);
    const Annotations before = notes().annotations();
    m_window->openPaths({{m_second, Role::Vendor}}, AskRoles::WhenAmbiguous);
    QTRY_VERIFY(question());
    click("replaceTakeOff");
    QCOMPARE(shown(), m_second);
    QCOMPARE(notes().annotations().markCount(), std::size_t{1}); // of a path that was not in it
    QVERIFY(!notes().annotations().at("etc/b")->note());
    QVERIFY(notes().annotations().bookmarks().empty());
    notes().undo();
    QVERIFY(notes().annotations() == before);
    notes().redo();
    QVERIFY(notes().annotations().bookmarks().empty());
}

void TestReplace::cancelled()
{
    notes().toggleTag({"etc/a"}, m_tag);
    m_window->openPaths({{m_second, Role::Vendor}}, AskRoles::WhenAmbiguous);
    QTRY_VERIFY(question());
    click("replaceCancel");
    QCOMPARE(shown(), m_first);
    QCOMPARE(notes().annotations().markCount(), std::size_t{1});
    // And by the key that leaves dialogs.
    m_window->openPaths({{m_second, Role::Vendor}}, AskRoles::WhenAmbiguous);
    QTRY_VERIFY(question());
    QTest::keyClick(question(), Qt::Key_Escape);
    QTRY_VERIFY(!question());
    QCOMPARE(shown(), m_first);
    QVERIFY(!m_window->session().isLoading());
}

void TestReplace::notAsked()
{
    // Nothing was said.
    QVERIFY(load({{m_second, Role::Vendor}}));
    QVERIFY(!question());
    QCOMPARE(shown(), m_second);
    // Something was, of what this source has not.
    notes().toggleTag({"etc/b"}, m_tag);
    QVERIFY(load({{m_first, Role::Vendor}}));
    // The same anew.
    QSignalSpy settled(&m_window->session(), &Session::settled);
    m_window->session().reload();
    QVERIFY(settled.wait(30'000));
    QVERIFY(load({{m_first, Role::Vendor}}));
    // Another place, which was free.
    QVERIFY(load({{m_second, Role::Live}}));
    QVERIFY(!question());
    // What was taken away again counts no more.
    notes().toggleTag({"etc/b"}, m_tag);
    notes().setNote("etc/b", "x");
    notes().setNote("etc/b", "");
    QVERIFY(load({{m_second, Role::Vendor}}));
    QVERIFY(!question());
}

// Where the places are asked about as well: after that.
void TestReplace::afterTheRoles()
{
    notes().toggleTag({"etc/a"}, m_tag);
    m_window->openPaths({{m_second, std::nullopt}}, AskRoles::Always);
    QTRY_VERIFY(m_window->findChild<QDialog *>(u"roleDialog"_s));
    QVERIFY(!question());
    m_window->findChild<QDialog *>(u"roleDialog"_s)->accept();
    QTRY_VERIFY(question());
    click("replaceKeep");
    QCOMPARE(shown(), m_second);
}

void TestReplace::unattended()
{
    notes().toggleTag({"etc/a"}, m_tag);
    m_window->setUnattended();
    QVERIFY(load({{m_second, Role::Vendor}}));
    QCOMPARE(shown(), m_second);
    QCOMPARE(notes().annotations().markCount(), std::size_t{1});
}

QTEST_MAIN(TestReplace)
#include "tst_replace.moc"

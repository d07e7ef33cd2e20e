// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplewindow.h"

#include "support/tarbytes.h"
#include "ui/messagebar.h"
#include "ui/pathbar.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QFile>
#include <QMenu>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QToolButton>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

class TestPathBar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init();
    void cleanup() { m_window.reset(); }

    void showsThePath();
    void namesAreWhole();
    void crumbsLead();
    void keyAndClickBringTheText();
    void texts_data();
    void texts();
    void whatIsNotThere();
    void filteredPathsAreFound();
    void proposals();
    void proposalsByKeyboard();
    void returnGoesToWhatIsWritten();
    void proposedFileIsGoneTo();
    void hostileNames();
    void deepPaths();
    void leftToRight();
    void withoutComparison();

private:
    PathBar *bar() { return m_window->pathBar(); }
    QStringList crumbTexts();

    std::unique_ptr<MainWindow> m_window;
};

void TestPathBar::init()
{
    m_window = sampleWindow();
    QVERIFY(m_window);
}

QStringList TestPathBar::crumbTexts()
{
    QStringList texts;
    for (const QToolButton *button : bar()->findChildren<QToolButton *>(u"pathCrumb"_s)) {
        if (!button->isHidden())
            texts.append(button->text());
    }
    return texts;
}

void TestPathBar::showsThePath()
{
    m_window->session().setCurrent(find(*m_window, "srv/shop/bin/start"));
    QCOMPARE(crumbTexts(), (QStringList{u"srv"_s, u"shop"_s, u"bin"_s, u"start"_s}));
    m_window->session().setCurrent(find(*m_window, "etc"));
    QCOMPARE(crumbTexts(), QStringList{u"etc"_s});
    m_window->session().setCurrent({});
    QVERIFY(crumbTexts().isEmpty());
}

// However the paths before were: nothing of a name is cut off.
void TestPathBar::namesAreWhole()
{
    for (const char *path : {"bin", "", "bin/busybox", "", "bin/busybox", "srv/shop/bin/start", "etc", "", "srv/shop/bin/httpd", "var/log/shop/install.log"}) {
        m_window->session().setCurrent(*path ? find(*m_window, path) : DiffNodeId());
        if (!*path)
            continue; // at once the next one
        QVERIFY(waitIdle(*m_window));
        QCoreApplication::processEvents();
        for (const QToolButton *crumb : bar()->findChildren<QToolButton *>(u"pathCrumb"_s)) {
            if (crumb->isVisible())
                QVERIFY2(crumb->width() >= crumb->sizeHint().width(), qPrintable(crumb->text()));
        }
    }
}

void TestPathBar::crumbsLead()
{
    m_window->session().setCurrent(find(*m_window, "srv/shop/bin/start"));
    const auto buttons = bar()->findChildren<QToolButton *>(u"pathCrumb"_s);
    QCOMPARE(buttons[1]->accessibleName(), u"To /srv/shop"_s);
    QCOMPARE(buttons[3]->accessibleName(), u"Current path: /srv/shop/bin/start"_s);
    QTest::mouseClick(buttons[1], Qt::LeftButton);
    QCOMPARE(m_window->session().current(), find(*m_window, "srv/shop"));
    QTest::mouseClick(bar()->findChild<QToolButton *>(u"pathRoot"_s), Qt::LeftButton);
    QCOMPARE(m_window->session().current(), m_window->session().projection()->childAt(DiffTree::root, 0));
}

void TestPathBar::keyAndClickBringTheText()
{
    m_window->session().setCurrent(find(*m_window, "etc/motd"));
    m_window->activateWindow();
    QTest::keyClick(m_window.get(), Qt::Key_G, Qt::ControlModifier);
    QVERIFY(bar()->isEditing());
    QCOMPARE(bar()->lineEdit()->text(), u"/etc/motd"_s);
    QCOMPARE(bar()->lineEdit()->selectedText(), u"/etc/motd"_s);
    QTest::keyClick(bar()->lineEdit(), Qt::Key_Escape);
    QVERIFY(!bar()->isEditing());
    auto *page = bar()->findChild<QWidget *>(u"pathCrumbs"_s);
    QTest::mouseClick(page, Qt::LeftButton, {}, {page->width() - 5, page->height() / 2});
    QVERIFY(bar()->isEditing());
    QTest::keyClick(bar()->lineEdit(), Qt::Key_Return);
    QVERIFY(!bar()->isEditing());
    QCOMPARE(m_window->session().current(), find(*m_window, "etc/motd"));
}

void TestPathBar::texts_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"/srv/shop/bin/start", "srv/shop/bin/start", "//srv/./shop//bin/../bin/start/", "'/srv/shop/bin/start'", "\"/srv/shop\"/bin/start",
                             "$'/srv/shop/bin/\\x73tart'", "  /srv/shop/bin/start ", "/srv/shop/bin/\\x73tart"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestPathBar::texts()
{
    QFETCH(const QString, text);
    bar()->edit();
    bar()->lineEdit()->setText(text);
    QTest::keyClick(bar()->lineEdit(), Qt::Key_Return);
    QTRY_COMPARE(m_window->session().current(), find(*m_window, "srv/shop/bin/start"));
    QVERIFY(!bar()->isEditing());
    QVERIFY(bar()->note().isEmpty());
}

void TestPathBar::whatIsNotThere()
{
    m_window->session().setCurrent(find(*m_window, "etc/motd"));
    bar()->edit();
    bar()->lineEdit()->setText(u"/etc/<b>no</b>/x"_s);
    QTest::keyClick(bar()->lineEdit(), Qt::Key_Return);
    QVERIFY(bar()->isEditing()); // to be mended
    QCOMPARE(bar()->note(), u"There is no “<b>no<” in “/etc”, in none of the sources."_s);
    QCOMPARE(m_window->session().current(), find(*m_window, "etc/motd"));
    QVERIFY(!QApplication::activeModalWidget());
    QTest::keyClick(bar()->lineEdit(), Qt::Key_Backspace);
    QVERIFY(bar()->note().isEmpty());
    QVERIFY(!bar()->goTo(u"nowhere"_s));
    QCOMPARE(bar()->note(), u"There is no “nowhere” in “/”, in none of the sources."_s);
    QTest::keyClick(bar()->lineEdit(), Qt::Key_Escape);
    QVERIFY(bar()->note().isEmpty());
}

void TestPathBar::filteredPathsAreFound()
{
    const DiffNodeId hidden = find(*m_window, "etc/passwd");
    QVERIFY(hidden && !m_window->session().projection()->shows(hidden));
    QVERIFY(bar()->goTo(u"/etc/passwd"_s));
    QTRY_COMPARE(m_window->session().current(), hidden);
}

void TestPathBar::proposals()
{
    const DiffTree &tree = *m_window->session().comparison()->tree;
    QVERIFY(PathEdit::proposals(tree, u"/srv/shop/b"_s).contains(u"/srv/shop/bin/"_s));
    QVERIFY(PathEdit::proposals(tree, u"/srv/shop/bin/"_s).contains(u"/srv/shop/bin/start"_s));
    QVERIFY(PathEdit::proposals(tree, u"et"_s).contains(u"etc/"_s));
    QVERIFY(PathEdit::proposals(tree, u"/srv/shop/bin/start"_s).isEmpty());
    QVERIFY(PathEdit::proposals(tree, u"/no/such"_s).isEmpty());
    QVERIFY(PathEdit::proposals(tree, u"/etc\\"_s).isEmpty());
    QVERIFY(PathEdit::proposals(tree, u"/usr/bin/"_s).size() <= 60);
}

void TestPathBar::proposalsByKeyboard()
{
    m_window->activateWindow();
    bar()->edit();
    QTest::keyClicks(bar()->lineEdit(), u"/srv/sh"_s);
    auto *popup = bar()->lineEdit()->completer()->popup();
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(bar()->lineEdit()->text(), u"/srv/shop/"_s);
    QVERIFY(bar()->isEditing());
    QTRY_VERIFY(popup->isVisible()); // what is in there
    QTest::keyClick(popup, Qt::Key_Escape);
    QTRY_VERIFY(!popup->isVisible());
}

// Though there is more that begins like it.
void TestPathBar::returnGoesToWhatIsWritten()
{
    m_window->activateWindow();
    for (const char *path : {"/srv/shop", "/etc"}) {
        bar()->edit();
        QTest::keyClicks(bar()->lineEdit(), QString::fromLatin1(path));
        auto *popup = bar()->lineEdit()->completer()->popup();
        QTRY_VERIFY(popup->isVisible());
        QTest::keyClick(popup, Qt::Key_Return);
        QTRY_COMPARE(m_window->session().current(), find(*m_window, path + 1));
        QVERIFY(!bar()->isEditing());
        QVERIFY(!popup->isVisible());
    }
}

void TestPathBar::proposedFileIsGoneTo()
{
    m_window->activateWindow();
    bar()->edit();
    QTest::keyClicks(bar()->lineEdit(), u"/srv/shop/bin/sta"_s);
    auto *popup = bar()->lineEdit()->completer()->popup();
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QTRY_COMPARE(m_window->session().current(), find(*m_window, "srv/shop/bin/start"));
    QVERIFY(!bar()->isEditing());
}

void TestPathBar::hostileNames()
{
    const QTemporaryDir folder;
    const std::string names[] = {"<b>x</b> &y", "a\nb", "photo_\xE2\x80\xAEgpj.exe", "bad\xFF", "back\\slash"};
    std::string tar;
    for (const std::string &name : names)
        tar += tarMember({.name = "top/" + name}, "x");
    QFile file(folder.filePath(u"rootfs.tar"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(tar + endMark));
    file.close();
    m_window = std::make_unique<MainWindow>();
    m_window->setUnattended();
    m_window->resize(1000, 700);
    m_window->show();
    m_window->openPaths({{pathBytes(file.fileName()), Role::Vendor}}, AskRoles::WhenAmbiguous);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().comparison() && !m_window->session().isLoading(), 60'000);
    const QStringList shown{u"<b>x<"_s, u"a\\nb"_s, u"photo_\\u{202E}gpj.exe"_s, u"bad\\xFF"_s, u"back\\\\slash"_s};
    for (qsizetype i = 1; i < shown.size(); ++i) {
        const DiffNodeId id = m_window->session().comparison()->tree->find("top/" + names[i]);
        QVERIFY(id);
        m_window->session().setCurrent(id);
        QCOMPARE(crumbTexts(), (QStringList{u"top"_s, shown[i]}));
        bar()->edit();
        QCOMPARE(bar()->lineEdit()->text(), u"/top/"_s + shown[i]);
        m_window->session().setCurrent({});
        QTest::keyClick(bar()->lineEdit(), Qt::Key_Return); // what it shows it takes
        QCOMPARE(m_window->session().current(), id);
    }
    QVERIFY(PathEdit::proposals(*m_window->session().comparison()->tree, u"/top/"_s).contains(u"/top/a\\nb"_s));
    QVERIFY(bar()->goTo(u"/top/<b>x<"_s));
    for (const QToolButton *button : bar()->findChildren<QToolButton *>())
        QVERIFY2(!button->toolTip().contains(u"<b>"_s), qPrintable(button->toolTip()));
    QVERIFY(bar()->goTo(u"/top/<b>x</b> &y"_s));
    QVERIFY(crumbTexts().last().contains(u"&&y"_s));
}

void TestPathBar::deepPaths()
{
    const QTemporaryDir folder;
    std::string path;
    for (int i = 0; i < 300; ++i)
        path += "d" + std::to_string(i) + "/";
    QFile file(folder.filePath(u"rootfs.tar"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const std::string pax = path + "end";
    std::string record = " path=" + pax + "\n";
    record = std::to_string(record.size() + 4) + record;
    file.write(QByteArray::fromStdString(tarMember({.name = "pax", .type = 'x'}, record) + tarMember({.name = "end"}, "x") + endMark));
    file.close();
    m_window->openPaths({{pathBytes(file.fileName()), Role::Vendor}}, AskRoles::WhenAmbiguous);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->session().isLoading() && m_window->session().comparison()->tree->find(pax), 60'000);
    m_window->session().goTo(m_window->session().comparison()->tree->find(pax));
    QTRY_COMPARE(m_window->session().current(), m_window->session().comparison()->tree->find(pax));
    QVERIFY(bar()->crumbs().size() <= 24);
    QCOMPARE(crumbTexts().last(), u"end"_s);
    auto *more = bar()->findChild<QToolButton *>(u"pathMore"_s);
    QVERIFY(!more->isHidden());
    Q_EMIT more->menu()->aboutToShow();
    QVERIFY(more->menu()->actions().size() > 10 && more->menu()->actions().size() <= 40);
    QVERIFY(m_window->width() <= 1400);
}

void TestPathBar::leftToRight()
{
    m_window->setLayoutDirection(Qt::RightToLeft);
    QCoreApplication::processEvents();
    m_window->session().setCurrent(find(*m_window, "srv/shop/bin/start"));
    QCoreApplication::processEvents();
    const auto buttons = bar()->findChildren<QToolButton *>(u"pathCrumb"_s);
    for (int i = 1; i < 4; ++i)
        QVERIFY(buttons[i - 1]->x() < buttons[i]->x());
    QCOMPARE(bar()->lineEdit()->layoutDirection(), Qt::LeftToRight);
}

void TestPathBar::withoutComparison()
{
    for (const Role role : {Role::Vendor, Role::Saved, Role::Live})
        m_window->session().close(role);
    QTRY_VERIFY(!m_window->session().comparison());
    bar()->edit();
    QVERIFY(!bar()->isEditing());
    QVERIFY(!bar()->goTo(u"/etc"_s));
}

QTEST_MAIN(TestPathBar)
#include "tst_pathbar.moc"

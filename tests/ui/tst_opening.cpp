// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowtest.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QElapsedTimer>
#include <QMimeData>
#include <QSignalSpy>
#include <QStatusBar>
#include <QToolButton>
#include <QUrl>

#include "support/tarbytes.h"
#include "ui/dialogs.h"
#include "ui/filterbar.h"
#include "ui/messagebar.h"
#include "ui/panearea.h"
#include "ui/pathtext.h"
#include "ui/treepane.h"

#include <set>

using namespace assay;
using namespace Qt::StringLiterals;
using test::tarFile;
using test::visibleRows;

namespace {

// Says what a drag brings, as a window system would. Gives the action the target took, or IgnoreAction.
Qt::DropAction drop(QWidget *target, const QList<QUrl> &urls, Qt::DropActions offered = Qt::CopyAction | Qt::MoveAction | Qt::LinkAction)
{
    QMimeData mime;
    mime.setUrls(urls);
    QDragEnterEvent enter(target->rect().center(), offered, &mime, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QApplication::sendEvent(target, &enter);
    if (!enter.isAccepted())
        return Qt::IgnoreAction;
    QDragMoveEvent move(target->rect().center(), offered, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &move);
    if (!move.isAccepted())
        return Qt::IgnoreAction;
    QDropEvent event(target->rect().center(), offered, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &event);
    return event.isAccepted() ? event.dropAction() : Qt::IgnoreAction;
}

} // namespace

// Evidence dropped on the window or opened, refused, cancelled, chosen from and closed.
class tst_Opening : public test::WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { nameProgram(); }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void dropOne();
    void dropThree();
    void dropRefused_data();
    void dropRefused();
    void dropOnPane();
    void oneAlone();
    void twoOfAKindAsk();
    void cancelLeavesWhatWasThere();
    void whatCannotBeRead();
    void imageChooser();
    void closingASource();

private:
    RoleDialog *roleDialog() const { return m_window->findChild<RoleDialog *>(); }
};

void tst_Opening::dropOne()
{
    const QString path = write(u"some file.tar"_s, tarFile("etc/motd", "hello\n") + test::endMark);
    QCOMPARE(drop(m_window.get(), {QUrl::fromLocalFile(path)}, Qt::MoveAction | Qt::CopyAction), Qt::CopyAction);
    QTRY_VERIFY(roleDialog());
    const auto *role = roleDialog()->findChild<QComboBox *>(u"role"_s);
    QCOMPARE(role->currentData().toInt(), int(VendorSide));
    QVERIFY(!m_window->session().comparison());
    roleDialog()->accept();
    QTRY_VERIFY(m_window->session().comparison());
    QCOMPARE(m_window->session().pane(VendorSide).stage, PaneState::Stage::Ready);
    QVERIFY(QFile::exists(path));

    // Only a move is offered: not taken.
    QCOMPARE(drop(m_window.get(), {QUrl::fromLocalFile(path)}, Qt::MoveAction), Qt::IgnoreAction);
    QVERIFY(QFile::exists(path));
}

void tst_Opening::dropThree()
{
    const QString folder = MainWindow::sampleFolder();
    QVERIFY(!folder.isEmpty());
    const auto url = [&](const char *name) { return QUrl::fromLocalFile(folder + u'/' + QString::fromLatin1(name)); };
    QCOMPARE(drop(m_window.get(), {url("data-root.tar.xz"), url("rootfs.tar.xz"), url("app.tar.xz")}), Qt::CopyAction);
    QTRY_VERIFY_WITH_TIMEOUT(roleDialog(), 30000);
    const QList<QComboBox *> roles = roleDialog()->findChildren<QComboBox *>(u"role"_s);
    QCOMPARE(roles.size(), 3);
    std::set<int> sides;
    for (const QComboBox *role : roles)
        sides.insert(role->currentData().toInt());
    QCOMPARE(sides, (std::set<int>{VendorSide, SavedSide, LiveSide}));
    // Two in one place cannot be accepted.
    const int before = roles[1]->currentIndex();
    roles[1]->setCurrentIndex(roles[0]->currentIndex());
    QVERIFY(!roleDialog()->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Open)->isEnabled());
    roles[1]->setCurrentIndex(before);
    QVERIFY(roleDialog()->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Open)->isEnabled());
    roleDialog()->accept();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().comparison(), 60000);
    // Without a hint, the image was taken that fits to the archive.
    QCOMPARE(m_window->session().projection()->matches, 28U);
}

void tst_Opening::dropRefused_data()
{
    QTest::addColumn<QList<QUrl>>("urls");
    QTest::newRow("http") << QList<QUrl>{QUrl(u"http://example.org/app.tar"_s)};
    QTest::newRow("another host") << QList<QUrl>{QUrl(u"file://host/share/app.tar"_s)};
    QTest::newRow("smb") << QList<QUrl>{QUrl(u"smb://host/app.tar"_s)};
    QTest::newRow("mixed") << QList<QUrl>{QUrl::fromLocalFile(u"/etc/hostname"_s), QUrl(u"https://example.org/"_s)};
    QTest::newRow("four") << QList<QUrl>(4, QUrl::fromLocalFile(u"/etc/hostname"_s));
    QTest::newRow("none") << QList<QUrl>();
}

void tst_Opening::dropRefused()
{
    QFETCH(QList<QUrl>, urls);
    QCOMPARE(drop(m_window.get(), urls), Qt::IgnoreAction);
    QCOMPARE(drop(m_window->panes()->pane(LiveSide), urls), Qt::IgnoreAction);
    QCOMPARE(drop(m_window->findChild<QWidget *>(u"dropLive"_s), urls), Qt::IgnoreAction);
    QVERIFY(m_window->session().runner().isIdle());
}

void tst_Opening::dropOnPane()
{
    openSample();
    const QString path = write(u"other.tar"_s, tarFile("etc/motd", "other\n") + test::endMark);
    QCOMPARE(drop(m_window->panes()->pane(LiveSide), {QUrl::fromLocalFile(path)}), Qt::CopyAction);
    const ComparisonPtr before = m_window->session().comparison();
    QTRY_VERIFY(m_window->session().comparison() != before);
    QVERIFY(!roleDialog());
    QCOMPARE(QString::fromStdString(m_window->session().pane(LiveSide).source->location()), path);
    QCOMPARE(m_window->session().comparison()->sources[VendorSide]->source, before->sources[VendorSide]->source);
}

void tst_Opening::oneAlone()
{
    const QString path = write(u"alone.tar"_s, tarFile("etc/motd", "hello\n") + tarFile("etc/passwd", "root\n") + test::endMark);
    QVERIFY(waitFor({{pathBytes(path), std::nullopt}}));
    QCOMPARE(m_window->session().projection()->matches, m_window->session().projection()->total);
    m_window->panes()->expandAll();
    QCOMPARE(visibleRows(m_window->panes()->pane(VendorSide)->view()), QStringList({u"etc"_s, u"motd"_s, u"passwd"_s}));
    QVERIFY(!m_window->filterBar()->differencesButton()->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_F7);
    QVERIFY(m_window->statusBar()->currentMessage().contains(u"no difference"_s));
}

void tst_Opening::twoOfAKindAsk()
{
    const QString one = write(u"one.tar"_s, tarFile("a", "1") + test::endMark);
    const QString two = write(u"two.tar"_s, tarFile("a", "2") + test::endMark);
    m_window->openPaths({{pathBytes(one), std::nullopt}, {pathBytes(two), std::nullopt}}, AskRoles::WhenAmbiguous);
    QTRY_VERIFY(roleDialog());
    const QList<QComboBox *> roles = roleDialog()->findChildren<QComboBox *>(u"role"_s);
    QVERIFY(roles[0]->currentData() != roles[1]->currentData());
    roles[1]->setCurrentIndex(LiveSide);
    roleDialog()->accept();
    QTRY_VERIFY(m_window->session().comparison());
    QCOMPARE(m_window->session().comparison()->tree->status(find("a"), SavedToLive), DiffStatus::Modified);
    QVERIFY(waitFor({{pathBytes(one), Role::Saved}}));
    QVERIFY(!roleDialog() || !roleDialog()->isVisible());
}

void tst_Opening::cancelLeavesWhatWasThere()
{
    openSample();
    Session &session = m_window->session();
    const ComparisonPtr before = session.comparison();
    const ProjectionPtr projection = session.projection();
    session.setCurrent(find("etc/motd"));
    const QStringList rows = visibleRows(m_window->panes()->pane(LiveSide)->view());
    std::string big;
    for (int i = 0; i < 40'000; ++i)
        big += test::TarBlock{.name = "d" + std::to_string(i % 200) + "/f" + std::to_string(i)}.bytes();
    const QString path = write(u"big.tar"_s, big + test::endMark);
    for (int round = 0; round < 12; ++round) {
        session.open({{pathBytes(path), Role::Live}}, AskRoles::WhenAmbiguous);
        QVERIFY(session.isLoading());
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < round * 12 && session.isLoading())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 2);
        const bool wasLoading = session.isLoading();
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        if (!wasLoading)
            break; // this machine is faster than that: nothing left to cancel
        QVERIFY(!session.isLoading());
        clock.restart();
        QTRY_VERIFY(session.runner().isIdle());
        QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(session.comparison(), before);
        QCOMPARE(session.projection(), projection);
        QCOMPARE(session.current(), find("etc/motd"));
        QCOMPARE(visibleRows(m_window->panes()->pane(LiveSide)->view()), rows);
    }
}

void tst_Opening::whatCannotBeRead()
{
    openSample();
    const ComparisonPtr before = m_window->session().comparison();
    QSignalSpy settled(&m_window->session(), &Session::settled);
    m_window->openPaths({{"/no/such/<b>place</b>", Role::Live}}, AskRoles::WhenAmbiguous);
    QVERIFY(settled.wait(20000));
    QCOMPARE(m_window->session().comparison(), before);
    QCOMPARE(m_window->messages()->count(), 1);
    QVERIFY(m_window->messages()->lastText().contains(u"<b>place</b>"_s));
    m_window->openPaths({{pathBytes(write(u"noise"_s, "this is no image at all")), Role::Live}}, AskRoles::WhenAmbiguous);
    QVERIFY(settled.wait(20000));
    QCOMPARE(m_window->session().comparison(), before);
    QCOMPARE(m_window->messages()->count(), 2);
}

void tst_Opening::imageChooser()
{
    openSample();
    auto *box = m_window->findChild<QComboBox *>(u"liveImage"_s);
    QTRY_VERIFY(box->isVisible());
    QCOMPARE(box->count(), static_cast<int>(m_window->session().pane(LiveSide).source->images().size()));
    QVERIFY(box->count() >= 2);
    QCOMPARE(box->currentText(), u"demo/shop:1.0"_s);
    QVERIFY(!m_window->findChild<QComboBox *>(u"savedImage"_s)->isVisible());
    const int other = box->findText(u"sample/base:1"_s);
    QVERIFY(other >= 0);
    const ComparisonPtr before = m_window->session().comparison();
    box->setCurrentIndex(other);
    Q_EMIT box->activated(other);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().comparison() != before && !m_window->session().isLoading(), 30000);
    QCOMPARE(m_window->session().pane(LiveSide).image, static_cast<std::size_t>(box->itemData(other).toULongLong()));
    QVERIFY(m_window->session().comparison()->sources[SavedSide]->tree == before->sources[SavedSide]->tree); // not read again
}

void tst_Opening::closingASource()
{
    openSample();
    const ComparisonPtr before = m_window->session().comparison();
    QTest::mouseClick(m_window->panes()->pane(VendorSide)->findChild<QToolButton *>(u"paneClose"_s), Qt::LeftButton);
    QTRY_VERIFY(m_window->session().comparison() != before && !m_window->session().isLoading());
    QVERIFY(!m_window->session().comparison()->tree->hasSide(VendorSide));
    QVERIFY(m_window->session().comparison()->tree->hasStep(SavedToLive));
    m_window->findChild<QAction *>(u"closeAll"_s)->trigger();
    QTRY_VERIFY(!m_window->session().comparison() && !m_window->session().isLoading());
    QVERIFY(m_window->findChild<QWidget *>(u"startPage"_s)->isVisible());
}

QTEST_MAIN(tst_Opening)
#include "tst_opening.moc"

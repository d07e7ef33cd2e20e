// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/displaytext.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"
#include "ui/mainwindow.h"
#include "ui/panearea.h"
#include "ui/plaintext.h"
#include "ui/settings.h"
#include "ui/treepane.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QMenu>
#include <QSettings>
#include <QTest>
#include <QToolButton>

using namespace assay;
using namespace Qt::StringLiterals;

class TestFilterBar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void unexplainedFirst();
    void fields();
    void whatCannotBeRead();
    void fitsASmallWindow();
    void unknownField();
    void proposals_data();
    void proposals();
    void proposalsByKeyboard();
    void kept();

private:
    FilterBar *bar() { return m_window->filterBar(); }
    FilterEdit *edit() { return m_window->filterBar()->textEdit(); }
    quint32 matches() { return m_window->session().projection()->matches; }
    QString note() { return bar()->findChild<ElidedLabel *>(u"filterNote"_s)->fullText(); }
    QAction *menuAction(const QString &name);
    void type(const QString &text);

    std::unique_ptr<MainWindow> m_window;
};

void TestFilterBar::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-filterbar"_s);
}

void TestFilterBar::init()
{
    QSettings().clear();
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1400, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QVERIFY(m_window->openSample());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().comparison() && !m_window->session().isLoading(), 60000);
}

void TestFilterBar::cleanup()
{
    m_window.reset();
    QSettings().clear();
}

void TestFilterBar::type(const QString &text)
{
    edit()->setFocus();
    edit()->clear();
    QTest::keyClicks(edit(), text);
    QTest::qWait(1);
    QTRY_VERIFY(m_window->session().runner().isIdle());
}

QAction *TestFilterBar::menuAction(const QString &name)
{
    QMenu *menu = bar()->findChild<QToolButton *>(u"filterKept"_s)->menu();
    Q_EMIT menu->aboutToShow();
    for (QAction *action : menu->actions()) {
        if (action->objectName() == name || action->text().startsWith(name))
            return action;
    }
    return nullptr;
}

void TestFilterBar::unexplainedFirst()
{
    const DiffTree::Totals &totals = m_window->session().comparison()->tree->totals();
    QVERIFY(m_window->session().query().unexplainedOnly);
    QCOMPARE(std::uint64_t{matches()}, totals.unexplained);
    QVERIFY(bar()->unexplainedButton()->isChecked());
    QTest::mouseClick(bar()->unexplainedButton(), Qt::LeftButton);
    QTRY_COMPARE(std::uint64_t{matches()}, totals.unexplained + totals.explained);
}

void TestFilterBar::fields()
{
    type(u"live.mode:suid -in:nothing"_s);
    QVERIFY(edit()->isWrong());
    type(u"live.mode:suid"_s);
    QVERIFY(!edit()->isWrong());
    QTRY_COMPARE(matches(), 1U);
    type(u"status:added *.cgi"_s);
    QTRY_COMPARE(matches(), 1U);
}

void TestFilterBar::whatCannotBeRead()
{
    type(u"passwd"_s);
    const ProjectionPtr before = m_window->session().projection();
    type(u"passwd size>"_s);
    QVERIFY(edit()->isWrong());
    QCOMPARE(m_window->session().projection()->matches, before->matches); // as it was
    QVERIFY2(note().contains(u"size>"_s), qPrintable(note()));
    QCOMPARE(edit()->text(), u"passwd size>"_s); // and still there to be mended
    type(u"/(/"_s);
    QVERIFY(edit()->isWrong() && note().contains(u"pattern"_s));
    QTest::keyClick(edit(), Qt::Key_Escape);
    QVERIFY(!edit()->isWrong() && note().isEmpty() && edit()->text().isEmpty());
    type(u"size:"_s);
    QVERIFY(edit()->isWrong());
    QTest::mouseClick(bar()->findChild<QToolButton *>(u"filterClear"_s), Qt::LeftButton);
    QVERIFY(!edit()->isWrong() && edit()->text().isEmpty());
}

// Where there is little room chips lose their words, and nothing else is cut off for them.
void TestFilterBar::fitsASmallWindow()
{
    m_window->resize(1024, 700);
    QTRY_COMPARE(m_window->width(), 1024);
    type({});
    for (const char *name : {"differencesOnly", "unexplainedOnly", "chipAdded", "chipRemoved", "filterClear"}) {
        const auto *button = bar()->findChild<QToolButton *>(QLatin1String(name));
        QTRY_VERIFY2(button->width() >= button->sizeHint().width(), name);
        QVERIFY2(bar()->rect().contains(button->geometry()), name);
    }
}

void TestFilterBar::unknownField()
{
    type(u"stauts:added"_s);
    QVERIFY(!edit()->isWrong());
    QTRY_COMPARE(matches(), 0U);
    QVERIFY2(note().contains(u"stauts"_s), qPrintable(note()));
}

void TestFilterBar::proposals_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<bool>("all");
    QTest::addColumn<QStringList>("wanted");
    QTest::newRow("one letter is a name") << u"s"_s << false << QStringList();
    QTest::newRow("two letters") << u"mo"_s << false << QStringList{u"mode:"_s};
    QTest::newRow("the term before the cursor") << u"passwd -st"_s << false << QStringList{u"status:"_s};
    QTest::newRow("values") << u"type:f"_s << false << QStringList{u"type:file"_s, u"type:fifo"_s};
    QTest::newRow("further values") << u"status:added,m"_s << false << QStringList{u"status:added,modified"_s, u"status:added,metadata"_s};
    QTest::newRow("nothing to add") << u"explained:no"_s << false << QStringList();
    QTest::newRow("all that begin so") << u"m"_s << true << QStringList{u"mode:"_s, u"mtime"_s};
    QTest::newRow("no field") << u"passwd"_s << true << QStringList();
}

void TestFilterBar::proposals()
{
    QFETCH(const QString, before);
    QFETCH(const bool, all);
    QFETCH(const QStringList, wanted);
    QCOMPARE(FilterEdit::proposals(before, all), wanted);
}

void TestFilterBar::proposalsByKeyboard()
{
    edit()->setFocus();
    QTest::keyClicks(edit(), u"-st"_s);
    QTRY_VERIFY(edit()->isProposing());
    auto *popup = edit()->findChild<QCompleter *>()->popup();
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(edit()->text(), u"-status:"_s);
    QTRY_VERIFY(edit()->isProposing()); // its values
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(edit()->text(), u"-status:identical"_s);
    QTest::keyClick(edit(), Qt::Key_Escape);
    QVERIFY(edit()->text().isEmpty());
    QTest::keyClick(edit(), Qt::Key_Space, Qt::ControlModifier);
    QTRY_VERIFY(edit()->isProposing());
    QCOMPARE(popup->model()->rowCount(), static_cast<int>(filterFields().size()));
    QTest::keyClick(popup, Qt::Key_Escape);
    QVERIFY(!edit()->isProposing());
}

void TestFilterBar::kept()
{
    QVERIFY(!menuAction(u"filterKeep"_s)->isEnabled()); // nothing to keep
    type(u"mode:suid"_s);
    menuAction(u"filterKeep"_s)->trigger();
    QCOMPARE(AppSettings::filters(), QStringList{u"mode:suid"_s});
    QVERIFY(!menuAction(u"filterKeep"_s)->isEnabled());
    type(u"<b>&x</b>"_s);
    menuAction(u"filterKeep"_s)->trigger();
    edit()->clear();
    QVERIFY(menuAction(u"mode:suid"_s));
    menuAction(u"mode:suid"_s)->trigger();
    QCOMPARE(edit()->text(), u"mode:suid"_s);
    QTRY_COMPARE(m_window->session().query().text, std::string("mode:suid"));
    menuAction(u"filterForget"_s)->trigger();
    QCOMPARE(AppSettings::filters(), QStringList{u"<b>&x</b>"_s});
    QVERIFY(menuAction(u"<b>&&x</b>"_s));
    menuAction(u"Only in what runs"_s)->trigger();
    QCOMPARE(edit()->text(), u"in:live not-in:vendor,saved"_s);
    QVERIFY(!edit()->isWrong());
}

QTEST_MAIN(TestFilterBar)
#include "tst_filterbar.moc"

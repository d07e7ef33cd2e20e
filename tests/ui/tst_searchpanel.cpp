// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/displaytext.h"
#include "ui/mainwindow.h"
#include "ui/preview/hexview.h"
#include "ui/preview/previewpanel.h"
#include "ui/searchpanel.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QSettings>
#include <QTableView>
#include <QTest>

using namespace assay;
using namespace Qt::StringLiterals;

class TestSearchPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }

    void nothingOpen();
    void text();
    void bytesAndExpressions();
    void namesAndMetadata();
    void digest();
    void hitsLead();
    void evidenceRunsLeftToRight();
    void hiddenVersions();
    void stops();
    void otherSources();

private:
    void openSample();
    void search(const QString &text);
    SearchPanel *panel() { return m_window->searchPanel(); }

    std::unique_ptr<MainWindow> m_window;
};

void TestSearchPanel::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-search"_s);
}

void TestSearchPanel::init()
{
    QSettings().clear();
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1400, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    new QAbstractItemModelTester(panel()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal, m_window.get());
}

void TestSearchPanel::openSample()
{
    QVERIFY(m_window->openSample());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().comparison() && !m_window->session().isLoading(), 60000);
}

void TestSearchPanel::search(const QString &text)
{
    panel()->field()->setText(text);
    QTest::keyClick(panel()->field(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!panel()->isSearching(), 60000);
}

void TestSearchPanel::nothingOpen()
{
    QVERIFY(!m_window->findChild<QAction *>(u"searchContents"_s)->isEnabled());
    search(u"x"_s);
    QCOMPARE(panel()->model()->rowCount(), 0);
}

void TestSearchPanel::text()
{
    openSample();
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier | Qt::AltModifier);
    QTRY_VERIFY(panel()->field()->hasFocus());
    search(u"BusyBox"_s);
    const int exact = panel()->model()->rowCount();
    QVERIFY(exact > 0);
    QVERIFY2(panel()->summary().contains(u"%1 hits"_s.arg(exact)), qPrintable(panel()->summary()));
    QVERIFY(panel()->model()->index(0, SearchModel::ContextColumn).data().toString().contains(u"⟦BusyBox⟧"_s));
    panel()->matchCase()->setChecked(false);
    search(u"busybox"_s);
    QVERIFY(panel()->model()->rowCount() > exact);
    search(u"no such text is anywhere in here"_s);
    QCOMPARE(panel()->model()->rowCount(), 0);
    QVERIFY(panel()->summary().startsWith(u"0 hits"_s));
}

void TestSearchPanel::bytesAndExpressions()
{
    openSample();
    panel()->kind()->setCurrentIndex(1);
    search(u"7f 45 4c 46"_s);
    QVERIFY(panel()->model()->rowCount() > 0);
    QCOMPARE(panel()->model()->hitAt(0)->offset, 0U);
    const int before = panel()->model()->rowCount();
    search(u"7f 4"_s);
    QVERIFY2(panel()->summary().contains(u"hex digits"_s), qPrintable(panel()->summary()));
    QCOMPARE(panel()->model()->rowCount(), before); // nothing was searched
    panel()->kind()->setCurrentIndex(2);
    search(u"^root:[^:]*:0:"_s);
    QVERIFY(panel()->model()->rowCount() > 0);
    QStringList paths;
    for (int row = 0; row < panel()->model()->rowCount(); ++row)
        paths.append(panel()->model()->index(row, SearchModel::PathColumn).data().toString());
    QVERIFY2(paths.contains(u"etc/passwd"_s), qPrintable(paths.join(u' ')));
    search(u"("_s);
    QVERIFY2(panel()->summary().contains(u"missing"_s), qPrintable(panel()->summary()));
}

void TestSearchPanel::namesAndMetadata()
{
    openSample();
    panel()->kind()->setCurrentIndex(3);
    QVERIFY(panel()->matchCase()->isEnabled());
    search(u"/^passwd$/"_s);
    const int rows = panel()->model()->rowCount();
    QVERIFY(rows > 0);
    QVERIFY2(panel()->summary().contains(u"%1 hits"_s.arg(rows)), qPrintable(panel()->summary()));
    const QModelIndex first = panel()->model()->index(0, SearchModel::PathColumn);
    QCOMPARE(first.data().toString(), u"etc/passwd"_s);
    QCOMPARE(first.siblingAtColumn(SearchModel::OffsetColumn).data().toString(), QString());
    QVERIFY(first.siblingAtColumn(SearchModel::ContextColumn).data().toString().endsWith(u"⟦passwd⟧"_s));
    panel()->table()->setCurrentIndex(first);
    QTRY_VERIFY(!m_window->previewPanel()->isBusy());
    QVERIFY(m_window->previewPanel()->showsVersions());
    Q_EMIT panel()->table()->activated(first);
    QTRY_COMPARE(m_window->session().current(), m_window->session().comparison()->tree->find("etc/passwd"));
    search(u"owner:root:shadow"_s);
    QVERIFY(!panel()->summary().contains(u"could not"_s));
    search(u"/(/"_s);
    QVERIFY2(panel()->summary().contains(u"missing"_s), qPrintable(panel()->summary()));
}

void TestSearchPanel::digest()
{
    openSample();
    const DiffTree &tree = *m_window->session().comparison()->tree;
    const DiffNodeId node = tree.find("etc/passwd");
    const Sha256Digest *digest = tree.tree(LiveSide)->digest(tree.node(node).side[LiveSide]);
    QVERIFY(digest);
    panel()->kind()->setCurrentIndex(4);
    QVERIFY(!panel()->matchCase()->isEnabled());
    search(u' ' + QString::fromStdString(toHex(*digest)) + u' ');
    QVERIFY(panel()->model()->rowCount() > 0);
    for (int row = 0; row < panel()->model()->rowCount(); ++row)
        QVERIFY(panel()->model()->index(row, SearchModel::ContextColumn).data().toString().contains(QString::fromStdString(toHex(*digest))));
    search(u"not hex"_s);
    QVERIFY2(panel()->summary().contains(u"64 hex digits"_s), qPrintable(panel()->summary()));
}

void TestSearchPanel::hitsLead()
{
    openSample();
    panel()->kind()->setCurrentIndex(2);
    search(u"^root:[^:]*:0:"_s);
    panel()->table()->setCurrentIndex(panel()->model()->index(0, 0));
    PreviewPanel *preview = m_window->previewPanel();
    QTRY_VERIFY(!preview->isBusy());
    QCOMPARE(preview->tab(), PreviewPanel::HexTab);
    const auto hex = preview->findChildren<HexView *>();
    QVERIFY(!hex.isEmpty());
    QTRY_VERIFY(hex.front()->hasSelection());
    QCOMPARE(hex.front()->selectionBegin(), quint64{panel()->model()->hitAt(0)->offset});
    QCOMPARE(hex.front()->selectionSize(), quint64{panel()->model()->hitAt(0)->size});
    Q_EMIT panel()->table()->activated(panel()->model()->index(0, 0));
    const std::string path = panel()->model()->pathOf(panel()->model()->hitsAt(0)->places.front());
    QTRY_COMPARE(m_window->session().current(), m_window->session().comparison()->tree->find(path));
}

// What a higher layer deletes or replaces is found, and said to be hidden.
void TestSearchPanel::evidenceRunsLeftToRight()
{
    struct Open : QStyledItemDelegate {
        using QStyledItemDelegate::initStyleOption;
    };
    openSample();
    search(u"BusyBox"_s);
    const QAbstractItemModel *model = panel()->model();
    QVERIFY(model->rowCount() > 0);
    const auto *delegate = qobject_cast<QStyledItemDelegate *>(panel()->findChild<QTableView *>(u"searchHits"_s)->itemDelegate());
    const auto shown = [&](int column, Qt::LayoutDirection direction) {
        QStyleOptionViewItem option;
        option.direction = direction;
        (delegate->*&Open::initStyleOption)(&option, model->index(0, column));
        return option;
    };
    const QString isolate(QChar(0x2066));
    for (const int column : {SearchModel::PathColumn, SearchModel::ContextColumn}) {
        const QString text = model->index(0, column).data().toString();
        QCOMPARE(shown(column, Qt::LeftToRight).text, text);
        QCOMPARE(shown(column, Qt::RightToLeft).text, isolate + text);
    }
    QCOMPARE(shown(SearchModel::PathColumn, Qt::LeftToRight).textElideMode, Qt::ElideMiddle); // the file's name is seen
}

void TestSearchPanel::hiddenVersions()
{
    openSample();
    m_window->session().close(Role::Vendor);
    QTRY_VERIFY(!m_window->session().isLoading() && !m_window->session().comparison()->sources[VendorSide]);
    panel()->kind()->setCurrentIndex(2);
    search(u"[a-z]"_s);
    int hidden = -1;
    for (int row = 0; row < panel()->model()->rowCount() && hidden < 0; ++row) {
        const auto &places = panel()->model()->hitsAt(row)->places;
        if (std::none_of(places.begin(), places.end(), [this](const ContentPlace &place) { return panel()->model()->isSeen(place); }))
            hidden = row;
    }
    QVERIFY(hidden >= 0);
    QVERIFY(panel()->model()->index(hidden, SearchModel::WhereColumn).data().toString().contains(u"hidden"_s));
    panel()->table()->setCurrentIndex(panel()->model()->index(hidden, 0));
    QTRY_VERIFY(!m_window->previewPanel()->isBusy());
    QVERIFY(m_window->previewPanel()->showsVersions());
}

void TestSearchPanel::stops()
{
    openSample();
    panel()->field()->setText(u"e"_s);
    panel()->startOrStop();
    panel()->startOrStop();
    QTRY_VERIFY(!panel()->isSearching());
    QVERIFY(panel()->summary().startsWith(u"Stopped"_s) || panel()->summary().contains(u"hits in"_s));
}

void TestSearchPanel::otherSources()
{
    openSample();
    search(u"root"_s);
    QVERIFY(panel()->model()->rowCount() > 0);
    m_window->session().close(Role::Vendor);
    QTRY_VERIFY(!m_window->session().isLoading() && !m_window->session().comparison()->sources[VendorSide]);
    QCOMPARE(panel()->model()->rowCount(), 0); // they were of other sources
    m_window->session().setQuery(m_window->session().query());
    search(u"root"_s);
    const int rows = panel()->model()->rowCount();
    m_window->findChild<QAction *>(u"closeAll"_s)->trigger();
    QTRY_VERIFY(!m_window->session().comparison());
    QVERIFY(rows > 0 && panel()->model()->rowCount() == 0);
    QVERIFY(!m_window->findChild<QAction *>(u"searchContents"_s)->isEnabled());
}

QTEST_MAIN(TestSearchPanel)
#include "tst_searchpanel.moc"

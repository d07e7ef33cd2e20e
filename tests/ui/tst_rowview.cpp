// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAccessible>
#include <QHeaderView>
#include <QImage>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "items/difftreemodel.h"
#include "support/treetext.h"
#include "ui/entrydelegate.h"
#include "ui/rowview.h"

#include <memory>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

namespace {

constexpr char lines[] = "f etc/motd\nf etc/ssl/certs/one.pem\nf etc/ssl/openssl.cnf\nf srv/index.html\nf usr/bin/true\n";

} // namespace

/// The view on its own: mouse, keys, and what assistive technology is told.
class TestRowView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keysWalkTheTree();
    void keysWalkTheTreeFromTheRight();
    void arrowsAreClicked();
    void everyPointIsOfItsRow();
    void rowsOfOthersAreTaken();
    void pagesAndEnds();
    void spokenAsATree();
    void cellsOutliveOtherRows();

private:
    QModelIndex index(const char *path, int column = 0) const { return m_model->indexOf(m_tree->find(path), column); }
    std::string current() const { return m_tree->path(m_model->nodeAt(m_view->currentIndex())); }
    ProjectionPtr projected(const ProjectionQuery &query) const
    {
        Context context;
        return *project(*m_tree, query, context);
    }

    std::shared_ptr<const DiffTree> m_tree;
    std::unique_ptr<DiffTreeModel> m_model;
    std::unique_ptr<RowView> m_view;
};

void TestRowView::init()
{
    const auto side = FsTree::overlay({layer(lines)});
    m_tree = compared(side, side, side);
    m_view.reset();
    m_model = std::make_unique<DiffTreeModel>(SavedSide);
    m_view = std::make_unique<RowView>();
    m_view->setModel(m_model.get());
    m_view->setItemDelegate(new EntryDelegate(m_view.get()));
    m_view->resize(600, 300);
    m_view->show();
    m_model->setTree(m_tree, projected({}));
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->activateWindow();
    m_view->setFocus();
}

void TestRowView::keysWalkTheTree()
{
    QSignalSpy opened(m_view.get(), &RowView::expanded);
    QSignalSpy closed(m_view.get(), &RowView::collapsed);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(current(), std::string("etc"));
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(current(), std::string("etc"));
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QCOMPARE(current(), std::string("etc/ssl"));
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(current(), std::string("etc/motd"));
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QCOMPARE(current(), std::string("etc/motd"));
    QTest::keyClick(m_view.get(), Qt::Key_Left);
    QCOMPARE(current(), std::string("etc"));
    QTest::keyClick(m_view.get(), Qt::Key_Left);
    QCOMPARE(closed.count(), 1);
    QTest::keyClick(m_view.get(), Qt::Key_Left);
    QCOMPARE(current(), std::string("etc"));
    QTest::keyClick(m_view.get(), Qt::Key_Plus);
    QVERIFY(m_view->isExpanded(index("etc")));
    QTest::keyClick(m_view.get(), Qt::Key_Minus);
    QVERIFY(!m_view->isExpanded(index("etc")));
}

void TestRowView::keysWalkTheTreeFromTheRight()
{
    m_view->setLayoutDirection(Qt::RightToLeft);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QTest::keyClick(m_view.get(), Qt::Key_Left);
    QVERIFY(m_view->isExpanded(index("etc")));
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QVERIFY(!m_view->isExpanded(index("etc")));
}

void TestRowView::arrowsAreClicked()
{
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        m_view->setLayoutDirection(direction);
        m_view->setCurrentIndex(index("usr"));
        const QRect name = m_view->visualRect(index("etc"));
        const QPoint arrow(direction == Qt::LeftToRight ? name.left() - 8 : name.right() + 8, name.center().y());
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::NoModifier, arrow);
        QVERIFY(m_view->isExpanded(index("etc")));
        QCOMPARE(m_view->currentIndex(), index("usr"));
        QTest::mouseClick(m_view->viewport(), Qt::RightButton, Qt::NoModifier, arrow);
        QVERIFY(m_view->isExpanded(index("etc")));
        m_view->collapse(index("etc"));
    }
    const QPoint name = m_view->visualRect(index("etc")).center();
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, Qt::NoModifier, name);
    QVERIFY(m_view->isExpanded(index("etc")));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::NoModifier, m_view->visualRect(index("etc/motd")).center());
    QCOMPARE(current(), std::string("etc/motd"));
}

void TestRowView::everyPointIsOfItsRow()
{
    OpenRows rows = m_view->openRows();
    rows.openAll();
    m_view->setOpenRows(rows);
    for (std::uint32_t row = 0; row < rows.count(); ++row) {
        for (int column = 0; column < m_model->columnCount(); ++column) {
            const QModelIndex cell = m_model->indexOf(rows.at(row), column);
            const QRect area = m_view->visualRect(cell);
            QCOMPARE(m_view->indexAt(area.topLeft()), cell);
            QCOMPARE(m_view->indexAt(area.bottomRight()), cell);
            QCOMPARE(m_view->rowOf(cell), static_cast<int>(row));
        }
    }
    m_view->collapse(index("etc"));
    QVERIFY(m_view->visualRect(index("etc/motd")).isNull());
    QVERIFY(!m_view->indexAt({10, m_view->viewport()->height() - 1}).isValid());
    // A path in a closed folder is opened to.
    m_view->scrollTo(index("etc/ssl/certs/one.pem"));
    QVERIFY(!m_view->visualRect(index("etc/ssl/certs/one.pem")).isNull());
}

void TestRowView::rowsOfOthersAreTaken()
{
    OpenRows next = m_view->openRows();
    ProjectionQuery query;
    query.descending = true;
    const ProjectionPtr projection = projected(query);
    next.setProjection(projection);
    next.setOpen(m_tree->find("usr"), true);
    m_view->setNextRows(next);
    QCOMPARE(m_view->openRows().count(), 3U);
    m_model->setProjection(projection);
    QCOMPARE(m_view->openRows().count(), 4U);
    QCOMPARE(m_view->indexOfRow(0), index("usr"));
    // What was meant for another projection is not taken.
    next.openAll();
    m_view->setNextRows(next);
    m_model->setProjection(projected({}));
    QCOMPARE(m_view->openRows().count(), 4U);
    QCOMPARE(m_view->indexOfRow(0), index("etc"));
}

void TestRowView::pagesAndEnds()
{
    OpenRows rows = m_view->openRows();
    rows.openAll();
    m_view->setOpenRows(rows);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->resize(600, m_view->header()->height() + 3 * m_view->rowHeight() + 4);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QCOMPARE(current(), std::string("usr/bin/true"));
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
    QVERIFY(m_view->viewport()->rect().contains(m_view->visualRect(m_view->currentIndex()).center()));
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QCOMPARE(m_view->rowOf(m_view->currentIndex()), static_cast<int>(rows.count()) - 3);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    for (std::uint32_t row = 1; row < rows.count(); ++row) {
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->rowOf(m_view->currentIndex()), static_cast<int>(row));
        QVERIFY(m_view->viewport()->rect().contains(m_view->visualRect(m_view->currentIndex()).center()));
    }
}

void TestRowView::spokenAsATree()
{
    m_view->setAccessibleName(u"files"_s);
    m_view->expand(index("etc"));
    QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(tree);
    QCOMPARE(tree->role(), QAccessible::Tree);
    QCOMPARE(tree->text(QAccessible::Name), u"files"_s);
    QAccessibleTableInterface *table = tree->tableInterface();
    QVERIFY(table);
    QCOMPARE(table->rowCount(), 5);
    QCOMPARE(table->columnCount(), int(DiffTreeModel::ColumnCount));
    QCOMPARE(tree->childCount(), 6 * DiffTreeModel::ColumnCount);
    for (int at = 0; at < tree->childCount(); ++at) {
        QAccessibleInterface *cell = tree->child(at);
        QVERIFY(cell && cell->isValid());
        QCOMPARE(tree->indexOfChild(cell), at);
        QCOMPARE(cell->parent(), tree);
        QCOMPARE(tree->child(at), cell);
    }
    QCOMPARE(tree->child(-1), nullptr);
    QCOMPARE(tree->child(tree->childCount()), nullptr);
    QCOMPARE(tree->child(0)->role(), QAccessible::ColumnHeader);
    QCOMPARE(tree->child(0)->text(QAccessible::Name), u"Name"_s);

    QAccessibleInterface *etc = table->cellAt(0, 0);
    QCOMPARE(etc->role(), QAccessible::TreeItem);
    QCOMPARE(etc->text(QAccessible::Name), u"etc"_s);
    QVERIFY(etc->state().expandable && etc->state().expanded);
    QVERIFY(!table->cellAt(2, 0)->state().expandable);
    QCOMPARE(table->cellAt(1, 0)->text(QAccessible::Name), u"ssl"_s);
    QCOMPARE(etc->tableCellInterface()->columnHeaderCells().value(0), tree->child(0));
    const QRect area = etc->rect();
    QCOMPARE(tree->childAt(area.center().x(), area.center().y()), etc);

    m_view->setCurrentIndex(index("etc"));
    QCOMPARE(tree->focusChild(), etc);
    QVERIFY(etc->state().selected && table->isRowSelected(0) && !table->isRowSelected(1));
    etc->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    QVERIFY(!m_view->isExpanded(index("etc")));
    QCOMPARE(table->rowCount(), 3);
    table->cellAt(2, 0)->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    QCOMPARE(current(), std::string("usr"));
}

void TestRowView::cellsOutliveOtherRows()
{
    m_view->expand(index("etc"));
    QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(m_view.get());
    QAccessibleInterface *motd = tree->tableInterface()->cellAt(2, 0);
    QCOMPARE(motd->text(QAccessible::Name), u"motd"_s);
    m_view->collapse(index("etc"));
    QCOMPARE(motd->tableCellInterface()->rowIndex(), -1);
    QCOMPARE(tree->indexOfChild(motd), -1);
    QVERIFY(motd->state().invisible);
    QCOMPARE(tree->tableInterface()->cellAt(2, 0)->text(QAccessible::Name), u"usr"_s);
    m_view->expand(index("etc"));
    QCOMPARE(motd->tableCellInterface()->rowIndex(), 2);
    ProjectionQuery query;
    query.text = "usr";
    m_model->setProjection(projected(query));
    QVERIFY(!motd->isValid());
    QVERIFY(motd->text(QAccessible::Name).isEmpty());
    QVERIFY(motd->rect().isNull());
    m_model->setTree(nullptr, nullptr);
    QCOMPARE(tree->tableInterface()->rowCount(), 0);
}

QTEST_MAIN(TestRowView)
#include "tst_rowview.moc"

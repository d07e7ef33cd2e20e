// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/difftreemodel.h"

#include "smalltrees.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QTest>

#include <random>

using namespace assay;
using namespace Qt::StringLiterals;
using test::smallTree;

namespace {

ProjectionPtr projected(const DiffTree &tree, const ProjectionQuery &query)
{
    Context context;
    return project(tree, query, context).value();
}

std::shared_ptr<const DiffTree> compared(const char *vendor, const char *saved, const char *live)
{
    Context context;
    const auto one = [](const char *lines) { return lines ? smallTree(lines) : nullptr; };
    return compareTrees({one(vendor), one(saved), one(live)}, context).value();
}

// A model as text: a row a line, indented by depth, the columns asked for between bars.
void write(const QAbstractItemModel &model, const QModelIndex &parent, const QList<int> &columns, int depth, QString &out)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (const int column : columns)
            cells.append(model.index(row, column, parent).data().toString());
        out += QString(depth * 2, u' ') + cells.join(u'|') + u'\n';
        write(model, model.index(row, 0, parent), columns, depth + 1, out);
    }
}

QString asText(const QAbstractItemModel &model, const QList<int> &columns)
{
    QString out;
    write(model, {}, columns, 0, out);
    return out;
}

const char vendor[] = "bin/\nbin/sh one\netc/\netc/passwd root\netc/gone x\n";
const char saved[] = "bin/\nbin/sh one\netc/\netc/passwd root+\nopt/\nopt/app v1\n";
const char live[] = "bin/\nbin/sh two\netc/\netc/passwd root+\nopt/\nopt/app v1\nopt/door x\n";

} // namespace

class tst_DiffTreeModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ids();
    void goldenText();
    void gapsAndRoles();
    void pendingIsNeverIdentical();
    void hostileNames();
    void swapsKeepWhatStays();
    void sortAsksAndReturns();
    void multiDataIsData();
    void randomTreesUnderTheTester();
};

void tst_DiffTreeModel::ids()
{
    for (const std::uint32_t id : {0U, 1U, 2U, 1000U, 0x7FFFFFFFU, 0xFFFFFFFEU})
        QCOMPARE(unscrambledId(scrambledId(id)), id);
}

void tst_DiffTreeModel::goldenText()
{
    const auto tree = compared(vendor, saved, live);
    const ProjectionPtr all = projected(*tree, {});
    DiffTreeModel left(VendorSide);
    DiffTreeModel middle(SavedSide);
    DiffTreeModel right(LiveSide);
    for (DiffTreeModel *model : {&left, &middle, &right}) {
        new QAbstractItemModelTester(model, QAbstractItemModelTester::FailureReportingMode::Fatal, model);
        model->setTree(tree, all);
    }
    const QList<int> columns{DiffTreeModel::NameColumn, DiffTreeModel::ChangeColumn, DiffTreeModel::SizeColumn};
    QCOMPARE(asText(left, columns), u"bin||\n  sh||3\netc||\n  gone||1\n  passwd||4\n||\n  ||\n  ||\n"_s);
    QCOMPARE(asText(middle, columns),
             u"bin||\n  sh||3\netc|−1 ≠1|\n  |R removed|\n  passwd|M modified|5\nopt|A added  +1|\n  app|A added|2\n  ||\n"_s);
    QCOMPARE(asText(right, columns),
             u"bin|≠1|\n  sh|M modified|3\netc||\n  ||\n  passwd||5\nopt|+1|\n  app||2\n  door|A added|1\n"_s);

    ProjectionQuery query;
    query.differencesOnly = true;
    query.statuses[static_cast<std::size_t>(DiffStatus::Identical)] = false;
    query.text = "P";
    for (DiffTreeModel *model : {&left, &middle, &right})
        model->setProjection(projected(*tree, query));
    QCOMPARE(asText(middle, {DiffTreeModel::NameColumn}), u"etc\n  passwd\nopt\n  app\n"_s);
}

void tst_DiffTreeModel::gapsAndRoles()
{
    const auto tree = compared(vendor, saved, live);
    DiffTreeModel model(SavedSide);
    model.setTree(tree, projected(*tree, {}));
    const QModelIndex gone = model.indexOf(tree->find("etc/gone"));
    QVERIFY(gone.isValid());
    QVERIFY(gone.data(DiffTreeModel::GapRole).toBool());
    QCOMPARE(gone.data().toString(), QString());
    QCOMPARE(gone.data(DiffTreeModel::StatusRole).toInt(), int(RowStatus::Removed));
    QCOMPARE(gone.data(DiffTreeModel::TypeRole).toInt(), int(EntryType::File));
    QCOMPARE(gone.data(Qt::AccessibleTextRole).toString(), u"gone, removed in saved, missing in saved"_s);
    const QModelIndex sh = model.indexOf(tree->find("bin/sh"));
    QCOMPARE(sh.data(Qt::AccessibleTextRole).toString(), u"sh, modified in live"_s);
    QCOMPARE(sh.data(FlatTreeModel::NodeIdRole).toUInt(), tree->find("bin/sh").value);
    QVERIFY(model.flags(sh).testFlag(Qt::ItemNeverHasChildren));
    const QModelIndex etc = model.indexOf(tree->find("etc"));
    QVERIFY(!model.flags(etc).testFlag(Qt::ItemNeverHasChildren));
    QCOMPARE(etc.data(DiffTreeModel::RemovedBelowRole).toUInt(), 1U);
    QCOMPARE(etc.data(DiffTreeModel::ModifiedBelowRole).toUInt(), 1U);
    QCOMPARE(model.indexOf(DiffTree::root), QModelIndex());
    QCOMPARE(model.nodeAt({}), DiffTree::root);
    QVERIFY(!model.index(-1, 0).isValid());
    QVERIFY(!model.index(0, DiffTreeModel::ColumnCount).isValid());
    QVERIFY(!model.index(0, 0, model.index(0, 1)).isValid());
    QCOMPARE(model.rowCount(model.index(0, 1)), 0);
}

void tst_DiffTreeModel::pendingIsNeverIdentical()
{
    const auto tree = compared(nullptr, saved, nullptr);
    DiffTreeModel model(SavedSide);
    model.setPending(true);
    model.setTree(tree, projected(*tree, {}));
    QCOMPARE(model.index(0, 0).data(DiffTreeModel::StatusRole).toInt(), int(RowStatus::Pending));
    model.setPending(false);
    model.setTree(tree, projected(*tree, {}));
    QCOMPARE(model.index(0, 0).data(DiffTreeModel::StatusRole).toInt(), int(RowStatus::None));
}

void tst_DiffTreeModel::hostileNames()
{
    const auto tree = compared("<b>x<br> 1\na\x1b[31mb 1\nphoto\xE2\x80\xAEgpj.exe 1\nbad\xFFname 1\n", nullptr, nullptr);
    DiffTreeModel model(VendorSide);
    model.setTree(tree, projected(*tree, {}));
    QCOMPARE(asText(model, {DiffTreeModel::NameColumn}), u"<b>x<br>\na\\u{001B}[31mb\nbad\\xFFname\nphoto\\u{202E}gpj.exe\n"_s);
}

void tst_DiffTreeModel::swapsKeepWhatStays()
{
    const auto tree = compared(vendor, saved, live);
    DiffTreeModel model(LiveSide);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setTree(tree, projected(*tree, {}));
    const QPersistentModelIndex passwd = model.indexOf(tree->find("etc/passwd"));
    const QPersistentModelIndex sh = model.indexOf(tree->find("bin/sh"));
    QItemSelectionModel selection(&model);
    selection.setCurrentIndex(passwd, QItemSelectionModel::SelectCurrent | QItemSelectionModel::Rows);
    ProjectionQuery query;
    query.text = "pass";
    model.setProjection(projected(*tree, query));
    QCOMPARE(passwd.data().toString(), u"passwd"_s);
    QCOMPARE(passwd.row(), 0);
    QVERIFY(!sh.isValid());
    QCOMPARE(selection.currentIndex(), QModelIndex(passwd));
    QVERIFY(selection.isRowSelected(0, passwd.parent()));
    query.text.clear();
    query.descending = true;
    model.setProjection(projected(*tree, query));
    QCOMPARE(asText(model, {DiffTreeModel::NameColumn}), u"opt\n  door\n  app\netc\n  passwd\n  \nbin\n  sh\n"_s);
    QCOMPARE(passwd.row(), 0);
    model.setTree(nullptr, nullptr);
    QVERIFY(!passwd.isValid());
    QCOMPARE(model.rowCount(), 0);
}

void tst_DiffTreeModel::sortAsksAndReturns()
{
    const auto tree = compared(vendor, saved, live);
    DiffTreeModel model(LiveSide);
    model.setTree(tree, projected(*tree, {}));
    const QString before = asText(model, {0});
    int asked = -1;
    connect(&model, &DiffTreeModel::sortRequested, this, [&](int column) { asked = column; });
    model.sort(DiffTreeModel::SizeColumn, Qt::DescendingOrder);
    QCOMPARE(asked, int(DiffTreeModel::SizeColumn));
    QCOMPARE(asText(model, {0}), before);
}

void tst_DiffTreeModel::multiDataIsData()
{
    const auto tree = compared(vendor, saved, live);
    DiffTreeModel model(LiveSide);
    model.setTree(tree, projected(*tree, {}));
    const QModelIndex index = model.indexOf(tree->find("opt/door"), DiffTreeModel::ChangeColumn);
    std::array<QModelRoleData, 4> roles{QModelRoleData(Qt::DisplayRole), QModelRoleData(DiffTreeModel::StatusRole),
                                        QModelRoleData(FlatTreeModel::NodeIdRole), QModelRoleData(Qt::DecorationRole)};
    model.multiData(index, roles);
    for (const QModelRoleData &role : roles)
        QCOMPARE(role.data(), index.data(role.role()));
}

void tst_DiffTreeModel::randomTreesUnderTheTester()
{
    std::mt19937 random(20261122);
    const auto lines = [&random]() {
        std::string out;
        for (int i = 0; i < 60; ++i) {
            std::string path;
            const unsigned depth = 1 + random() % 4;
            for (unsigned d = 0; d < depth; ++d)
                path += (d ? "/" : "") + std::string(1, static_cast<char>('a' + random() % 4));
            out += path + (random() % 3 == 0 ? "/\n" : " " + std::to_string(random() % 3) + "\n");
        }
        return out;
    };
    for (int round = 0; round < 30; ++round) {
        const auto tree = compared(lines().c_str(), lines().c_str(), lines().c_str());
        DiffTreeModel model(static_cast<int>(random() % 3));
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setTree(tree, projected(*tree, {}));
        for (int swap = 0; swap < 8; ++swap) {
            ProjectionQuery query;
            query.text = random() % 2 ? std::string(1, static_cast<char>('a' + random() % 4)) : std::string();
            query.differencesOnly = random() % 2;
            query.descending = random() % 2;
            query.sortKey = static_cast<SortKey>(random() % sortKeyCount);
            model.setProjection(projected(*tree, query));
            for (std::uint32_t id = 1; id < tree->size(); ++id) {
                const QModelIndex index = model.indexOf(DiffNodeId(id));
                QCOMPARE(index.isValid(), model.projection()->shows(DiffNodeId(id)));
                if (index.isValid()) {
                    QCOMPARE(model.nodeAt(index), DiffNodeId(id));
                    QCOMPARE(model.nodeAt(index.parent()), tree->parent(DiffNodeId(id)));
                    QCOMPARE(model.index(index.row(), 0, index.parent()), index);
                }
            }
        }
    }
}

QTEST_GUILESS_MAIN(tst_DiffTreeModel)
#include "tst_difftreemodel.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/previewcase.h"

#include "ui/preview/metadatamodel.h"
#include "ui/preview/metadataview.h"

#include <QAbstractItemModelTester>
#include <QClipboard>

using namespace assay;
using namespace assay::test;

namespace {

QString cell(const QAbstractItemModel &model, const QString &property, int column, int role = Qt::DisplayRole)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data().toString() == property)
            return model.index(row, column).data(role).toString();
    }
    return QStringLiteral("(no such row)");
}

} // namespace

// What the three sources say of a path, line by line.
class TestPreviewMetadata : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void metadata();
    void metadataOfOtherKinds();
    void copiesCells();
};

void TestPreviewMetadata::metadata()
{
    const Case c;
    MetadataModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(c.comparison, c.at("opt/tool.sh"));
    QCOMPARE(cell(model, QStringLiteral("Change"), MetadataModel::SavedColumn), QStringLiteral("added"));
    QCOMPARE(cell(model, QStringLiteral("Change"), MetadataModel::LiveColumn), QStringLiteral("content, modification time"));
    QCOMPARE(cell(model, QStringLiteral("Type"), MetadataModel::VendorColumn), QStringLiteral("not in this source"));
    QCOMPARE(cell(model, QStringLiteral("Permissions"), MetadataModel::SavedColumn), QStringLiteral("-rwxr-xr-x  0755"));
    QCOMPARE(cell(model, QStringLiteral("Modified"), MetadataModel::SavedColumn), QStringLiteral("2023-11-14T22:14:09.123456789Z"));
    QCOMPARE(cell(model, QStringLiteral("SHA-256"), MetadataModel::LiveColumn), QStringLiteral("32").repeated(32));
    QCOMPARE(cell(model, QStringLiteral("SHA-256"), MetadataModel::LiveColumn, MetadataModel::MarkRole).toInt(), static_cast<int>(MetadataModel::Mark::Full));
    QCOMPARE(cell(model, QStringLiteral("SHA-256"), MetadataModel::SavedColumn, MetadataModel::MarkRole).toInt(), static_cast<int>(MetadataModel::Mark::Faint));
    QCOMPARE(cell(model, QStringLiteral("Permissions"), MetadataModel::LiveColumn, MetadataModel::MarkRole).toInt(), static_cast<int>(MetadataModel::Mark::None));
    QVERIFY(cell(model, QStringLiteral("SHA-256"), MetadataModel::LiveColumn, Qt::AccessibleTextRole).endsWith(QStringLiteral("differs")));
    QCOMPARE(cell(model, QStringLiteral("Layer"), MetadataModel::LiveColumn), QStringLiteral("0  aaaaaaaaaaaa"));
    const QString finding = cell(model, QStringLiteral("High"), MetadataModel::VendorColumn);
    QVERIFY2(finding.startsWith(QStringLiteral("Content changed (live): ")), qPrintable(finding));
    QVERIFY(finding.contains(QStringLiteral("Not noticed by: docker diff, docker inspect")));
    QVERIFY(finding.contains(QStringLiteral("sha256-now: 0202")));
    for (std::uint32_t i = 0; i < c.comparison->tree->size(); ++i)
        model.show(c.comparison, DiffNodeId(i));
    model.show(nullptr, {});
    QCOMPARE(model.rowCount(), 0);
}

void TestPreviewMetadata::metadataOfOtherKinds()
{
    const Case c;
    MetadataModel model;
    model.show(c.comparison, c.at("bin/ping"));
    QCOMPARE(cell(model, QStringLiteral("security.capability"), MetadataModel::VendorColumn),
             QStringLiteral("cap_net_admin,cap_net_raw=ep\n0100000200300000000000000000000000000000"));
    QCOMPARE(cell(model, QStringLiteral("security.capability"), MetadataModel::LiveColumn), QStringLiteral("none"));
    QCOMPARE(cell(model, QStringLiteral("user.note"), MetadataModel::SavedColumn), QStringLiteral("plain"));
    QCOMPARE(cell(model, QStringLiteral("Permissions"), MetadataModel::LiveColumn), QStringLiteral("-rwsr-xr-x  4755"));
    QCOMPARE(cell(model, QStringLiteral("Permissions"), MetadataModel::LiveColumn, MetadataModel::MarkRole).toInt(), static_cast<int>(MetadataModel::Mark::Full));
    model.show(c.comparison, c.at("bin/sh"));
    QCOMPARE(cell(model, QStringLiteral("Link target"), MetadataModel::VendorColumn), QStringLiteral("dash\\u{001B}[31m"));
    QCOMPARE(cell(model, QStringLiteral("Type"), MetadataModel::LiveColumn), QStringLiteral("character device"));
    QCOMPARE(cell(model, QStringLiteral("Device"), MetadataModel::LiveColumn), QStringLiteral("0:0"));
}

void TestPreviewMetadata::copiesCells()
{
    const Case c;
    MetadataModel model;
    MetadataView view;
    view.setModel(&model);
    view.resize(900, 400);
    model.show(c.comparison, c.at("opt/tool.sh"));
    view.setCurrentIndex(model.index(2, MetadataModel::SavedColumn));
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("-rwxr-xr-x  0755"));
    view.selectRow(2);
    view.copySelection();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Permissions\t\t-rwxr-xr-x  0755\t-rwxr-xr-x  0755"));
    view.grab();
}

QTEST_MAIN(TestPreviewMetadata)
#include "tst_previewmetadata.moc"

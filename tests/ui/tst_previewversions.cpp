// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/previewcase.h"

#include "ui/plaintext.h"
#include "ui/preview/hexcompareview.h"
#include "ui/preview/hexview.h"
#include "ui/preview/metadataview.h"
#include "ui/preview/textcompareview.h"
#include "ui/preview/textview.h"
#include "ui/preview/versionsmodel.h"
#include "ui/preview/versionsview.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QToolButton>

using namespace assay;
using namespace assay::test;

// Every version of a path in every layer: listed, and up to three of them side by side.
class TestPreviewVersions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void versions();
    void versionsOpen();

private:
    JobRunner m_runner;
};

void TestPreviewVersions::versions()
{
    const Case c;
    VersionsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(c.comparison, "etc/passwd");
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        rows += model.index(row, VersionsModel::SourceColumn).data().toString() + QStringLiteral(" ") + model.index(row, VersionsModel::LayerColumn).data().toString()
            + QStringLiteral(" ") + model.index(row, VersionsModel::WhatColumn).data().toString() + QStringLiteral(" ") + model.index(row, VersionsModel::SeenColumn).data().toString();
    }
    QCOMPARE(rows, (QStringList{QStringLiteral("Vendor 0 file seen"), QStringLiteral("Saved 0 file hidden by a higher layer"),
                                QStringLiteral("Saved 1 file seen"), QStringLiteral("Live 1 file named again later in the same layer"),
                                QStringLiteral("Live 1 file seen")}));
    model.show(c.comparison, "opt/gone");
    bool mark = false;
    for (int row = 0; row < model.rowCount(); ++row)
        mark = mark || model.index(row, VersionsModel::WhatColumn).data().toString() == QStringLiteral("deletion mark");
    QVERIFY(mark);
}

void TestPreviewVersions::versionsOpen()
{
    const Case c;
    PreviewPanel panel(m_runner);
    panel.resize(1200, 350);
    panel.show();
    panel.setPaneWidths({300, 500, 400});
    panel.showNode(c.comparison, c.at("etc/passwd"));
    QVERIFY(ready(panel, m_runner));
    panel.setTab(PreviewPanel::VersionsTab);
    auto *page = panel.findChild<VersionsView *>();
    auto *table = page->table();
    auto *button = panel.findChild<QPushButton *>(QStringLiteral("showVersions"));
    auto *hint = panel.findChild<ElidedLabel *>(QStringLiteral("versionsHint"));
    auto *back = panel.findChild<QToolButton *>(QStringLiteral("previewBack"));
    auto *text = panel.findChild<TextCompareView *>();
    QVERIFY(!button->isEnabled() && back->isHidden());
    // What was named again later in the same layer has no content, and says why.
    table->selectRow(3);
    QVERIFY(!button->isEnabled());
    QVERIFY(hint->fullText().contains(QStringLiteral("names this path again")));
    // A hidden one stands beside the seen one of its source.
    table->selectRow(1);
    QVERIFY(button->isEnabled());
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    QVERIFY(ready(panel, m_runner));
    QCOMPARE(panel.tab(), PreviewPanel::TextTab);
    QVERIFY(panel.showsVersions() && back->isVisible());
    QVERIFY(text->view(0)->visibleText().contains(QStringLiteral("tool version 1")));
    QVERIFY(text->view(1)->visibleText().contains(QStringLiteral("tool version X")));
    QCOMPARE(text->rows()->alignment.runs.size(), std::size_t{1});
    QVERIFY(!text->view(2)->isVisible());
    QVERIFY(std::abs(text->view(0)->width() - text->view(1)->width()) <= 1); // no longer below the panes of sources
    picture(panel, QStringLiteral("panel-versions-text"));
    panel.setTab(PreviewPanel::HexTab);
    QVERIFY(ready(panel, m_runner));
    auto *hex = panel.findChild<HexCompareView *>();
    QCOMPARE(hex->view(0)->cursor(), quint64{28});
    // The metadata stays that of what is seen.
    panel.setTab(PreviewPanel::MetadataTab);
    QVERIFY(panel.showsVersions());
    // Three of three sources; the tab is the one that content was last looked at in.
    panel.setTab(PreviewPanel::VersionsTab);
    table->clearSelection();
    for (const int row : {0, 1, 4})
        table->selectionModel()->select(page->model()->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    button->click();
    QVERIFY(ready(panel, m_runner));
    QCOMPARE(panel.tab(), PreviewPanel::HexTab);
    QVERIFY(hex->view(2)->isVisible());
    table->selectAll();
    QVERIFY(!button->isEnabled()); // four have content
    // Back, by the button and by another path.
    back->click();
    QVERIFY(ready(panel, m_runner));
    QVERIFY(!panel.showsVersions() && back->isHidden());
    panel.setTab(PreviewPanel::TextTab);
    QVERIFY(ready(panel, m_runner));
    QVERIFY(text->view(1)->visibleText().contains(QStringLiteral("tool version X")));
    panel.showVersions({*page->model()->version(1)});
    QVERIFY(ready(panel, m_runner));
    QVERIFY(panel.showsVersions());
    panel.showNode(c.comparison, c.at("opt/gone"));
    QVERIFY(!panel.showsVersions());
    // Hidden by a deletion mark: the version stands beside nothing.
    QVERIFY(ready(panel, m_runner));
    for (int row = 0; row < page->model()->rowCount(); ++row) {
        if (const auto version = page->model()->version(row))
            panel.showVersions({*version});
    }
    QVERIFY(ready(panel, m_runner));
}

QTEST_MAIN(TestPreviewVersions)
#include "tst_previewversions.moc"

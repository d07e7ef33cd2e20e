// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "overviewtest.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>

#include "ui/findingspanel.h"
#include "ui/findingsview.h"
#include "ui/handchecklist.h"

using namespace assay;
using namespace Qt::StringLiterals;

// Where the findings lead: to one of them, to their rows, to the commands that check them by hand.
class tst_FindingsPanel : public test::OverviewTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { nameProgram(); }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void findingsBySeverity();
    void checksByHand();
    void groupsLeadToRows();
};

void tst_FindingsPanel::findingsBySeverity()
{
    openSample();
    OverviewBars *bars = panel()->findingBars();
    quint32 all = 0;
    for (const OverviewBar &bar : bars->bars())
        all += bar.paths;
    QCOMPARE(std::size_t{all}, session().comparison()->findings.size());
    bars->setFocus();
    QTest::keyClick(bars, Qt::Key_End);
    QTest::keyClick(bars, Qt::Key_Return);
    QTRY_VERIFY(m_window->findingsPanel()->view()->hasFocus());
    QCOMPARE(m_window->findingsPanel()->view()->currentIndex().data(FindingsModel::SeverityRole).toInt(), static_cast<int>(Severity::Info));
}

void tst_FindingsPanel::checksByHand()
{
    openSample();
    FindingsView *view = m_window->findingsPanel()->findingsView();
    FindingsModel *model = view->model();
    int offered = 0;
    for (int severity = 0; severity < model->rowCount(); ++severity) {
        const QModelIndex top = model->index(severity, 0);
        for (int code = 0; code < model->rowCount(top); ++code) {
            const QModelIndex group = model->index(code, 0, top);
            view->view()->setCurrentIndex(model->index(0, 0, group));
            const std::vector<HandCheck> &checks = view->checks()->checks();
            offered += static_cast<int>(checks.size());
            const auto texts = view->checks()->findChildren<QPlainTextEdit *>(u"findingsCheck"_s);
            const auto buttons = view->checks()->findChildren<QToolButton *>(u"findingsCheckCopy"_s);
            QVERIFY(texts.size() >= static_cast<int>(checks.size()) && buttons.size() >= texts.size());
            if (checks.empty())
                continue;
            buttons.back()->click();
            QCOMPARE(QApplication::clipboard()->text().toStdString(), checks.back().command);
            QCOMPARE(texts.back()->toPlainText().toStdString(), checks.back().command);
            QVERIFY(!buttons.back()->accessibleName().isEmpty());
        }
    }
    QVERIFY(offered >= 20);
    view->view()->setCurrentIndex(model->index(0, 0, model->index(0, 0, model->index(0, 0))));
    QVERIFY(view->findChild<QPlainTextEdit *>(u"findingsDetail"_s)->toPlainText().contains(u"docker history: would repeat"_s));
    m_window->findChild<QAction *>(u"goToFindings"_s)->trigger();
    QTRY_VERIFY(view->view()->hasFocus());
    QTRY_VERIFY(view->checks()->findChild<QToolButton *>(u"findingsCheckCopy"_s)->isVisible()); // laid out
    for (const char *wanted : {"findingsDetail", "findingsCheckCopy", "findingsCheck", "findingsCheckCopy", "findingsCheck"}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), QString::fromLatin1(wanted));
    }
    view->view()->setCurrentIndex(model->index(0, 0));
    QVERIFY(view->checks()->checks().empty());
}

void tst_FindingsPanel::groupsLeadToRows()
{
    openSample();
    FindingsView *view = m_window->findingsPanel()->findingsView();
    const QModelIndex high = view->model()->index(0, 0);
    view->view()->setCurrentIndex(high);
    QVERIFY(!view->rowsButton()->isHidden());
    const std::vector<std::string> paths = view->model()->pathsAt(high);
    QCOMPARE(paths.size(), std::size_t{7});
    view->rowsButton()->click();
    waitForRows(7);
    for (const std::string &path : paths)
        QVERIFY(session().projection()->shows(session().comparison()->tree->find(path)));
    view->view()->setCurrentIndex(view->model()->index(0, 0, view->model()->index(0, 0, high)));
    QVERIFY(view->rowsButton()->isHidden());
}

QTEST_MAIN(tst_FindingsPanel)
#include "tst_findingspanel.moc"

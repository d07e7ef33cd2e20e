// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplewindow.h"
#include "ui/drophint.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"
#include "ui/panearea.h"
#include "ui/preview/previewpanel.h"
#include "ui/treepane.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QTest>

#include <algorithm>

using namespace assay;
using namespace Qt::StringLiterals;

// The way of the Tab key through the whole window, and what a drag is told on its way over it.
class TestTabs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }

    void comesBack();
    void goesAsTheEyeGoes();
    void dragIsToldWhatItWouldDo();

private:
    std::vector<QWidget *> wayOfTab();

    std::unique_ptr<MainWindow> m_window;
};

void TestTabs::init()
{
    m_window = test::sampleWindow();
    QVERIFY(m_window);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

// From the filter on until it comes back to it; empty when it does not.
std::vector<QWidget *> TestTabs::wayOfTab()
{
    constexpr std::size_t most = 300;
    QWidget *const first = m_window->filterBar()->textEdit();
    first->setFocus();
    std::vector<QWidget *> way;
    for (QWidget *at = first; way.size() < most;) {
        way.push_back(at);
        QTest::keyClick(at, Qt::Key_Tab);
        at = QApplication::focusWidget();
        if (at == first)
            return way;
        if (!at)
            break;
    }
    return {};
}

void TestTabs::comesBack()
{
    const std::vector<QWidget *> way = wayOfTab();
    QVERIFY(way.size() > 10);
    for (const QWidget *widget : way)
        QVERIFY2(widget->isVisible() && widget->isEnabled(), qPrintable(widget->objectName()));
}

void TestTabs::goesAsTheEyeGoes()
{
    const std::vector<QWidget *> way = wayOfTab();
    const auto at = [&way](const QWidget *part) {
        const auto found = std::find_if(way.begin(), way.end(), [part](const QWidget *one) { return one == part || part->isAncestorOf(one); });
        return found == way.end() ? -1 : static_cast<int>(found - way.begin());
    };
    int before = -1;
    for (const QWidget *part : {static_cast<QWidget *>(m_window->filterBar()), static_cast<QWidget *>(m_window->panes()->pane(VendorSide)),
                                static_cast<QWidget *>(m_window->panes()->pane(SavedSide)), static_cast<QWidget *>(m_window->panes()->pane(LiveSide)),
                                static_cast<QWidget *>(m_window->previewPanel())}) {
        const int place = at(part);
        QVERIFY2(place > before, qPrintable(u"%1 at %2 after %3"_s.arg(part->objectName()).arg(place).arg(before)));
        before = place;
    }
}

void TestTabs::dragIsToldWhatItWouldDo()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/etc/hostname"_s)});
    for (QWidget *over : {static_cast<QWidget *>(m_window.get()), static_cast<QWidget *>(m_window->panes()->pane(SavedSide))}) {
        const auto shown = [over] {
            const QList<DropHint *> hints = over->findChildren<DropHint *>();
            return std::any_of(hints.begin(), hints.end(), [](const DropHint *hint) { return hint->isVisible(); });
        };
        QVERIFY(!shown());
        QDragEnterEvent enter(over->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(over, &enter);
        QVERIFY(enter.isAccepted() && shown());
        QDragLeaveEvent leave;
        QApplication::sendEvent(over, &leave);
        QVERIFY(!shown());
    }
}

QTEST_MAIN(TestTabs)
#include "tst_tabs.moc"

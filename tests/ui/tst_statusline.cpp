// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplewindow.h"

#include <QDockWidget>
#include <QSettings>
#include <QStandardPaths>
#include <QStatusBar>
#include <QThread>

#include <atomic>

using namespace assay;
using namespace Qt::StringLiterals;

// What is told at the foot of the window: sums, a message for a while, what runs.
class TestStatusLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }

    void messageHasTheRoomOfTheSums();
    void messageBesideWhatRuns();

private:
    QWidget *part(const char *name) const { return m_window->findChild<QWidget *>(QString::fromLatin1(name)); }
    int roomForMessage() const; // QStatusBar paints it up to the first permanent widget

    std::unique_ptr<MainWindow> m_window;
};

void TestStatusLine::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-statusline"_s);
}

void TestStatusLine::init()
{
    QSettings().clear();
    m_window = test::sampleWindow();
    QVERIFY(m_window);
}

int TestStatusLine::roomForMessage() const
{
    return part("jobs")->isVisible() ? part("jobs")->x() : m_window->statusBar()->width();
}

void TestStatusLine::messageHasTheRoomOfTheSums()
{
    QVERIFY(part("totals")->isVisible());
    m_window->statusBar()->showMessage(u"Copied: path"_s);
    QCoreApplication::processEvents();
    QVERIFY(!part("totals")->isVisible());
    QVERIFY2(roomForMessage() > m_window->width() / 2, qPrintable(QString::number(roomForMessage())));
    // Laying out the docks does not bring the sums back over it.
    for (QDockWidget *dock : m_window->findChildren<QDockWidget *>()) {
        dock->hide();
        dock->show();
        dock->raise();
        QCoreApplication::processEvents();
        QVERIFY2(!part("totals")->isVisible(), qPrintable(dock->objectName()));
    }
    m_window->statusBar()->clearMessage();
    QVERIFY(part("totals")->isVisible());
}

void TestStatusLine::messageBesideWhatRuns()
{
    std::atomic<bool> end = false;
    m_window->session().runner().start({u"Holding still, with a name that is long enough to want all of the line for itself, and more than that"_s, JobLane::Background, true}, m_window.get(),
                                       [&end](Context &context) {
                                           while (!end && !context.cancelled())
                                               QThread::msleep(1);
                                           return Result<bool>(true);
                                       },
                                       [](const Result<bool> &) {});
    QTRY_VERIFY(part("jobText")->isVisible());
    for (const int width : {1400, 1000}) {
        m_window->resize(width, 700);
        QCoreApplication::processEvents();
        QCOMPARE(m_window->width(), width);
        QVERIFY2(part("jobText")->width() >= 150, qPrintable(QString::number(part("jobText")->width())));
        QVERIFY2(part("totals")->width() >= width / 4, qPrintable(QString::number(part("totals")->width())));
        m_window->statusBar()->showMessage(u"Copied: path"_s);
        QCoreApplication::processEvents();
        QVERIFY2(roomForMessage() >= width / 4, qPrintable(QString::number(roomForMessage())));
        m_window->statusBar()->clearMessage();
    }
    end = true;
    QVERIFY(test::waitIdle(*m_window));
}

QTEST_MAIN(TestStatusLine)
#include "tst_statusline.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"
#include "ui/pathtext.h"
#include "ui/settings.h"

#include <QAction>
#include <QElapsedTimer>
#include <QMenu>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <thread>
#include <unistd.h>

using namespace assay;
using namespace Qt::StringLiterals;

namespace {

std::atomic<bool> hangs = false;
std::atomic<int> asked = 0;

} // namespace

// The system's call, but for the file of a server that does not answer.
extern "C" int access(const char *path, int mode) noexcept
{
    if (std::strstr(path, "/server-that-hangs/")) {
        ++asked;
        while (hangs)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return ::faccessat(AT_FDCWD, path, mode, 0);
}

class TestRecentAway : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QSettings().clear(); }
    void nobodyWaits();
    void answeredAtLast();
};

void TestRecentAway::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-recentaway"_s);
}

void TestRecentAway::nobodyWaits()
{
    AppSettings::addRecent({{"/server-that-hangs/rootfs.tar", Role::Vendor}});
    hangs = true;
    asked = 0;
    auto window = std::make_unique<MainWindow>();
    window->show();
    QTRY_COMPARE(asked.load(), 1);
    QTRY_VERIFY(window->session().runner().isIdle()); // no thread is taken from those that read
    std::jthread patience([] { // where closing waits, not for ever
        for (int i = 0; i < 10'000 && hangs; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        hangs = false;
    });
    QElapsedTimer clock;
    clock.start();
    window.reset();
    QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(hangs);
    QCOMPARE(asked.load(), 1);
    hangs = false; // the thread finds nobody to tell
    QTest::qWait(50);
}

void TestRecentAway::answeredAtLast()
{
    const QTemporaryDir folder;
    AppSettings::addRecent({{pathBytes(folder.filePath(u"server-that-hangs/rootfs.tar"_s)), Role::Vendor}});
    hangs = true;
    asked = 0;
    MainWindow window;
    window.show();
    QTRY_COMPARE(asked.load(), 1);
    const auto action = [&window] {
        const QMenu *menu = window.findChild<QMenu *>(u"recentMenu"_s);
        return menu && !menu->actions().isEmpty() ? menu->actions().front() : nullptr;
    };
    QVERIFY(action() && action()->isEnabled()); // nobody knows better yet
    hangs = false;
    QTRY_VERIFY(action() && !action()->isEnabled() && action()->text().contains(u"(missing)"_s));
}

QTEST_MAIN(TestRecentAway)
#include "tst_recentaway.moc"

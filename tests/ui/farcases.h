// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "casewindows.h"

#include "support/deaddisk.h"
#include "ui/casekeeper.h"

#include <QDir>

#include <atomic>
#include <mutex>
#include <string>
#include <string_view>

namespace assay::test {

/// Two cases, one of them on a server that may fall silent, and windows that open them. What a test left silent answers when it ends.
class FarCases : public CaseWindows {
protected:
    /// For init() and cleanup().
    void begin()
    {
        CaseWindows::begin();
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("server")));
        m_far = m_folder->filePath(QStringLiteral("server/far.assay"));
        m_near = m_folder->filePath(QStringLiteral("near.assay"));
        m_held = false;
        deaddisk::beforeOpening = [this](std::string_view opened) {
            if (isHeldUp(opened) && !m_waits.exchange(true))
                m_held.wait(true);
        };
    }
    void end()
    {
        letIn();
        deaddisk::revive();
        QTRY_VERIFY_WITH_TIMEOUT(!CaseKeeper::hasLeftThreads(), 20'000);
        deaddisk::beforeOpening = nullptr;
        CaseWindows::end();
    }

    static void ask(MainWindow &window, const QString &path) { window.openPaths({{pathBytes(path), std::nullopt}}, AskRoles::WhenAmbiguous); }
    static bool isOpen(MainWindow &window, const QString &path)
    {
        return QTest::qWaitFor([&] { return desk(window).hasCase() && desk(window).keeper().path() == pathBytes(path); }, 20'000) && desk(window).keeper().isWritable();
    }

    // Whoever opens it first from now on waits, until letIn().
    void holdUp(const QString &path)
    {
        const std::lock_guard guard(m_heldMutex);
        m_heldPath = pathBytes(path);
        m_waits = false;
        m_held = true;
    }
    void letIn()
    {
        m_held = false;
        m_held.notify_all();
    }

    QString m_far;
    QString m_near;
    std::atomic<bool> m_waits = false;

private:
    bool isHeldUp(std::string_view path)
    {
        const std::lock_guard guard(m_heldMutex);
        return m_held && path == m_heldPath;
    }

    std::atomic<bool> m_held = false;
    std::mutex m_heldMutex;
    std::string m_heldPath;
};

} // namespace assay::test

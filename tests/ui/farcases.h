// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "casewindows.h"

#include "support/deaddisk.h"
#include "ui/casekeeper.h"

#include <QDir>

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
    }
    static void end()
    {
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

    QString m_far;
    QString m_near;
};

} // namespace assay::test

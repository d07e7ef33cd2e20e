// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The window with the sample case in it, for tests of its parts.

#include "ui/mainwindow.h"
#include "ui/panearea.h"
#include "ui/treepane.h"

#include <QApplication>
#include <QTest>

#include <memory>

namespace assay::test {

inline std::unique_ptr<MainWindow> sampleWindow()
{
    auto window = std::make_unique<MainWindow>();
    window->setUnattended();
    window->resize(1400, 900);
    window->show();
    const bool loaded = QTest::qWaitForWindowExposed(window.get()) && window->openSample()
        && QTest::qWaitFor([&] { return window->session().comparison() && !window->session().isLoading() && window->session().runner().isIdle(); }, 60'000);
    return loaded ? std::move(window) : nullptr;
}

inline DiffNodeId find(MainWindow &window, const char *path)
{
    return window.session().comparison()->tree->find(path);
}

inline bool waitIdle(MainWindow &window)
{
    QTest::qWait(1);
    return QTest::qWaitFor([&] { return window.session().runner().isIdle(); }, 60'000);
}

/// All paths, the same and the explained ones too.
inline bool showAll(MainWindow &window)
{
    ProjectionQuery query = window.session().query();
    query.text.clear();
    query.differencesOnly = false;
    query.unexplainedOnly = false;
    query.statuses.fill(true);
    window.session().setQuery(query);
    return waitIdle(window);
}

} // namespace assay::test

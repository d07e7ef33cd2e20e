// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A window and a folder of its own for each test, and what several tests ask of them.

#include <QCoreApplication>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "support/tarbytes.h"
#include "ui/mainwindow.h"
#include "ui/preview/previewstyle.h"
#include "ui/rowview.h"

namespace assay::test {

// Rows as they stand in a view, opened folders and all.
inline QStringList visibleRows(const RowView *view, int column = 0)
{
    QStringList rows;
    for (QModelIndex index = view->model()->index(0, 0); index.isValid(); index = view->indexBelow(index))
        rows.append(index.siblingAtColumn(column).data().toString());
    return rows;
}

class WindowTest : public QObject {
protected:
    static void nameProgram()
    {
        using namespace Qt::StringLiterals;
        QCoreApplication::setOrganizationName(u"assay"_s);
        QCoreApplication::setApplicationName(u"assay-test"_s);
        applyTheme(Theme::System);
    }

    void openWindow()
    {
        QSettings().clear();
        m_folder = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1400, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void closeWindow()
    {
        m_window.reset();
        m_folder.reset();
    }

    QString write(const QString &name, const std::string &bytes)
    {
        const QString path = m_folder->filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), static_cast<qint64>(bytes.size())) < 0)
            qFatal("cannot write a test file");
        return path;
    }

    void openSample()
    {
        QVERIFY(m_window->openSample());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session().comparison() && !m_window->session().isLoading(), 60000);
    }

    bool waitFor(const std::vector<OpenRequest> &sources)
    {
        QSignalSpy settled(&m_window->session(), &Session::settled);
        m_window->openPaths(sources, AskRoles::WhenAmbiguous);
        return settled.wait(60000) && m_window->session().comparison();
    }

    DiffNodeId find(const char *path) const { return m_window->session().comparison()->tree->find(path); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace assay::test

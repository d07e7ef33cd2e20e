// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/evidenceexport.h"
#include "ui/session.h"

#include <QObject>

#include <functional>
#include <memory>

class QAction;
class QMainWindow;

namespace assay {

class CaseExporter;
class MessageBar;
class PaneArea;
class PrivateFolder;

/// Copies of single files for other programs: opened with one that the analyst names, or dragged out of the window. Opening is
/// off until the analyst turns it on, and asks each time.
class CopyOut : public QObject {
    Q_OBJECT

public:
    CopyOut(QMainWindow &window, Session &session, PaneArea &panes, CaseExporter &exporter, MessageBar &messages);
    ~CopyOut() override;

    QAction *allowAction() const { return m_allow; }
    QAction *openAction() const { return m_open; }

    /// Asks for the program.
    void askOpen(int side);
    /// Asks nothing.
    void open(int side, const std::string &program);
    /// Writes the copy in a job; whenDone gets it, or "" after what went wrong was shown.
    void write(int side, DiffNodeId node, std::function<void(const std::string &path)> whenDone);

Q_SIGNALS:
    void opened(const QString &copy);
    void failed(const QString &why);

private:
    void refresh();
    void show(const Error &error);
    void start(const ComparisonPtr &comparison, int side, DiffNodeId node, const std::string &program);
    void run(const ComparisonPtr &comparison, int side, DiffNodeId node, const QString &title, const std::string &program,
             std::function<void(const Result<Written> &)> whenDone);
    void startProgram(const ComparisonPtr &comparison, const QString &title, const std::string &program, const Written &written,
                      std::function<void(const Result<Written> &)> whenDone);

    QMainWindow &m_window;
    Session &m_session;
    CaseExporter &m_exporter;
    MessageBar &m_messages;
    QAction *m_allow;
    QAction *m_open;
    std::shared_ptr<PrivateFolder> m_folder; // jobs that write into it hold it, too
};

} // namespace assay

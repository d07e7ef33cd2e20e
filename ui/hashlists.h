// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include "inspect/knownlist.h"
#include "ui/session.h"

#include <string>
#include <vector>

class QAction;
class QDialog;
class QMainWindow;

namespace assay {

class MessageBar;
class PaneArea;
class PreviewPanel;

/// The lists of known good and known bad files that the analyst has brought: reads them in jobs, and hands what they say to the rows, the
/// filter, the preview and the reports. Kept while the window is open; the settings remember where they lie when the user wants that.
class HashLists : public QObject {
    Q_OBJECT

public:
    struct Parts {
        QMainWindow &window;
        Session &session;
        PaneArea &panes;
        PreviewPanel &preview;
        MessageBar &messages;
    };
    explicit HashLists(const Parts &parts);

    QAction *action() const { return m_action; } ///< Hash Lists …
    /// In the order in which they were asked for, however long each took to read.
    const std::vector<KnownListPtr> &lists() const { return m_lists; }
    const KnownHashesPtr &known() const { return m_known; } ///< null without lists
    std::uint64_t memoryBytes() const;
    bool isReading() const { return m_reading > 0; }

    /// Reads it in a job. The same file again takes the place of what was read of it before.
    void add(const std::string &path, std::uint8_t kind);
    void remove(std::size_t index);

    bool remembers() const;
    void setRemembers(bool remember);
    /// Reads what the settings name.
    void restore();
    QDialog *showDialog();

Q_SIGNALS:
    void changed();
    void readingChanged();
    void failed(const QString &why);

private:
    void take(KnownListPtr list, std::uint64_t turn);
    void showColumn();
    void tell();
    void remember() const;

    Parts m;
    QAction *m_action;
    std::vector<KnownListPtr> m_lists;
    std::vector<std::uint64_t> m_turns; // when each of m_lists was asked for, rising
    KnownHashesPtr m_known;
    std::size_t m_reading = 0; // lists
    std::uint64_t m_nextTurn = 0;
};

} // namespace assay

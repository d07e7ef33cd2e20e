// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

#include "ui/settings.h"

#include <string>
#include <vector>

class QGridLayout;
class QVBoxLayout;

namespace assay {

/// One of three places to drop something on, or to choose a file or folder for.
class DropTarget : public QFrame {
    Q_OBJECT

public:
    DropTarget(int side, const QString &what, const QString &examples, const QString &command, QWidget *parent = nullptr);

Q_SIGNALS:
    void dropped(const std::vector<std::string> &paths);
    void dropRefused(const QString &why);
    void fileWanted();
    void folderWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    int m_side;
    bool m_hovered = false;
};

/// What the window shows while there is nothing to show.
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);

    void setRecent(const std::vector<RecentCase> &cases);

Q_SIGNALS:
    void dropped(int side, const std::vector<std::string> &paths);
    void dropRefused(const QString &why);
    void fileWanted(int side);
    void folderWanted(int side);
    void sampleWanted();
    void recentWanted(const assay::RecentCase &one);
    void pinWanted(const assay::RecentCase &one, bool pinned);
    void forgetWanted(const assay::RecentCase &one);

private:
    void addRecentRow(const RecentCase &one);

    QWidget *m_recent;
    QVBoxLayout *m_recentRows;
};

} // namespace assay

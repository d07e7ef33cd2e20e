// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "items/ownfindingsmodel.h"

class QListView;
class QMenu;
class QPushButton;
class QToolButton;

namespace assay {

class WrappedText;

/// The findings of the examiner's own, and below them all that the chosen one says.
class OwnFindingsView : public QWidget {
    Q_OBJECT

public:
    explicit OwnFindingsView(const Annotations &annotations, QWidget *parent = nullptr);

    QListView *view() const { return m_view; }
    OwnFindingsModel *model() const { return m_model; }
    WrappedText *detail() const { return m_detail; }
    QPushButton *rowsButton() const { return m_rows; }
    std::vector<OwnFindingId> chosen() const;
    void choose(OwnFindingId id);
    void refresh(); ///< what is said of the current one has changed
    void fillMenu(QMenu *menu);

Q_SIGNALS:
    void addWanted();
    void editWanted(assay::OwnFindingId id);
    void removeWanted(const std::vector<assay::OwnFindingId> &ids);
    void addRowsWanted(assay::OwnFindingId id); ///< the rows that are chosen in the window
    void rowsWanted(const std::vector<std::string> &paths);
    void pathWanted(const std::string &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeButtons();
    void showMenu(const QPoint &position);
    const OwnFinding *current() const;

    OwnFindingsModel *m_model;
    QListView *m_view;
    WrappedText *m_detail = nullptr;
    QPushButton *m_rows = nullptr;
    QToolButton *m_edit = nullptr;
    QToolButton *m_remove = nullptr;
};

} // namespace assay

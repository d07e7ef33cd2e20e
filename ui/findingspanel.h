// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "items/findingsmodel.h"
#include "ui/session.h"

class QLabel;
class QTreeView;

namespace assay {

/// What was found, the worst first; choosing one leads to its path.
class FindingsPanel : public QWidget {
    Q_OBJECT

public:
    explicit FindingsPanel(Session &session, QWidget *parent = nullptr);

    QTreeView *view() const { return m_view; }
    FindingsModel *model() const { return m_model; }
    /// How many, by severity, in words.
    QString summary() const;

Q_SIGNALS:
    void countChanged(int count);

private:
    void refresh();
    void showFinding(const QModelIndex &index);

    Session &m_session;
    FindingsModel *m_model;
    QTreeView *m_view;
    QLabel *m_detail;
    QWidget *m_detailArea;
};

} // namespace assay

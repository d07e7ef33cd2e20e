// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "items/findingsmodel.h"

class QLabel;
class QTreeView;

namespace assay {

/// Findings, the worst first, and below them all that is to be said of the chosen one.
class FindingsView : public QWidget {
    Q_OBJECT

public:
    /// Names of the parts begin with prefix: "findings" gives "findingsDetail" and so on; the list itself has just the prefix.
    FindingsView(const QString &prefix, const QString &accessibleName, QWidget *parent = nullptr);

    QTreeView *view() const { return m_view; }
    FindingsModel *model() const { return m_model; }
    /// hint stands where the detail does while no finding is chosen.
    void setFindings(std::shared_ptr<const Findings> findings, const QString &hint);

Q_SIGNALS:
    void chosen(const assay::Finding &finding); ///< clicked, or Enter

private:
    void showFinding(const QModelIndex &index);

    FindingsModel *m_model;
    QTreeView *m_view;
    QLabel *m_detail;
    QString m_hint;
};

} // namespace assay

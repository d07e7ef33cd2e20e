// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "items/findingsmodel.h"
#include "verify/handcheck.h"

#include <functional>

class QPushButton;
class QTreeView;

namespace assay {

class HandCheckList;
class WrappedText;

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

    /// How a finding is checked by hand; without it nothing is said of that.
    void setChecker(std::function<std::vector<HandCheck>(const Finding &)> checker) { m_checker = std::move(checker); }
    HandCheckList *checks() const { return m_checks; }
    QPushButton *rowsButton() const { return m_rows; }
    void goToSeverity(Severity severity); ///< makes its group current

Q_SIGNALS:
    void rowsWanted(const std::vector<std::string> &paths); ///< of the group that is current; bytes
    void chosen(const assay::Finding &finding); ///< clicked, or Enter

private:
    void showFinding(const QModelIndex &index);

    FindingsModel *m_model;
    QTreeView *m_view;
    WrappedText *m_detail;
    QPushButton *m_rows;
    HandCheckList *m_checks;
    std::function<std::vector<HandCheck>(const Finding &)> m_checker;
    QString m_hint;
};

} // namespace assay

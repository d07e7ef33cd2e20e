// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/finding.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace assay {

/// Findings as a tree of three levels: severity (the worst first), code, finding. One column.
/// Holds the findings by shared pointer, as an immutable whole. Cost: 20 bytes a row.
class FindingsModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role {
        FindingIndexRole = Qt::UserRole, ///< int: index into findings(), -1 for a group
        SeverityRole,                    ///< Severity as int
        CodeRole,                        ///< QString, "" for a severity
        CountRole,                       ///< int: findings below a group
        DetailRole,                      ///< QString: plain text of several lines
        RoleIndexRole,                   ///< int: the source it is about, -1 for none
    };

    explicit FindingsModel(QObject *parent = nullptr);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    using QObject::parent;

    /// findings may be part of a larger thing that owner keeps alive.
    void setFindings(std::shared_ptr<const Findings> findings);
    const Finding *findingAt(const QModelIndex &index) const; ///< null for a group
    /// The paths of a finding or of all below a group, each once, in the order shown.
    std::vector<std::string> pathsAt(const QModelIndex &index) const;
    int total() const { return m_findings ? static_cast<int>(m_findings->size()) : 0; }

private:
    struct Node {
        int parent = -1;
        int row = 0;
        int firstChild = 0;
        int childCount = 0;
        int finding = -1; // of a group: the first below it
        int depth = 0;
        int count = 0;
    };

    const Node &nodeOf(const QModelIndex &index) const;

    std::shared_ptr<const Findings> m_findings;
    std::vector<Node> m_nodes; // 0 is the root, that no index shows
};

/// Why an engine's own command does not tell of such things, one sentence; "" for a command that is not known.
QString missedByText(std::string_view command);

/// All that is to be said about a finding, plain text of several lines.
QString findingDetail(const Finding &finding);

} // namespace assay

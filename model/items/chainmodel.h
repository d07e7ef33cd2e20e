// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel> // before <compare>, see flattreemodel.h

#include "source/store.h"

#include <cstddef>
#include <vector>

namespace assay {

/// The links that lead from a name to the folders of its layers, the broken ones first, then those of which nothing is
/// known; otherwise in their own order. All of it can be copied: cells are plain text.
class ChainModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { StateColumn, KindColumn, SubjectColumn, ExpectedColumn, FoundColumn, RecordColumn, ColumnCount };
    enum Role {
        StateRole = Qt::UserRole, ///< LinkState as int
        DetailRole,               ///< QString: plain text of several lines
    };

    explicit ChainModel(QObject *parent = nullptr);

    /// chain is part of what source keeps alive; null for none.
    void setChain(SourcePtr source, const std::vector<ChainLink> *chain);
    std::size_t countOf(LinkState state) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    SourcePtr m_source;
    std::vector<const ChainLink *> m_links;
};

QString linkKindText(LinkKind kind);    // "name to image", translated
QString linkStateText(LinkState state); // "holds", translated

} // namespace assay

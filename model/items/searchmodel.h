// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "inspect/contentsearch.h"

#include <QAbstractTableModel>

#include <string>
#include <utility>
#include <vector>

namespace assay {

/// Hits of a search in contents or metadata, a row each, in the order in which they came. 8 bytes a row besides the hits themselves.
class SearchModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { PathColumn, WhereColumn, OffsetColumn, ContextColumn, ColumnCount };
    enum Role { DetailRole = Qt::UserRole }; ///< QString: all places and the offset, plain text of several lines

    explicit SearchModel(QObject *parent = nullptr);

    /// Forgets all hits; those that come are of these sources, which are kept. Null sources are no places.
    void start(std::vector<LoadedSourcePtr> sources);
    void append(std::vector<ContentHits> hits);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// The places of the content of a row, and which of its hits the row is.
    const ContentHits *hitsAt(int row) const; ///< null where there is no such row
    const ContentHit *hitAt(int row) const;
    std::string pathOf(const ContentPlace &place) const; ///< bytes
    bool isSeen(const ContentPlace &place) const;        ///< no higher layer hides it

private:
    QString placeText(const ContentPlace &place, const std::string &path) const;
    QString whereText(const ContentHits &hits) const;
    QString detailText(const ContentHits &hits, const ContentHit &hit) const;

    std::vector<LoadedSourcePtr> m_sources;
    std::vector<ContentHits> m_hits;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_rows; // of m_hits, and of its hits
};

} // namespace assay

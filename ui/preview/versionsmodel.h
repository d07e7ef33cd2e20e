// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>
#include <QString>

#ifndef Q_MOC_RUN // moc 6.4 does not get through some of the headers of the standard library
#include "verify/comparison.h"
#endif

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace assay {

/// What one layer of one source says about a path.
struct PathVersion {
    int side = 0;
    FsTree::Ref ref;
};

/// All that the layers of all sources say about one path, lowest layer first: versions that are hidden by higher layers and
/// deletion marks included.
class VersionsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { SourceColumn, LayerColumn, WhatColumn, SeenColumn, ModeColumn, OwnerColumn, SizeColumn, TimeColumn, DigestColumn, DiffIdColumn, ColumnCount };
    enum Role {
        MonospaceRole = Qt::UserRole,
        SeenRole, ///< bool: what a reader of the image sees
    };

    explicit VersionsModel(QObject *parent = nullptr);

    /// Also of a path that none of the sources shows. A null comparison shows nothing.
    void show(const ComparisonPtr &comparison, const std::string &path);
    /// Of a row that has content to show; none where there is none, or none can be had.
    std::optional<PathVersion> version(int row) const;
    /// Where a row is from; none outside of the table, and for a bare root file system.
    std::optional<PathVersion> place(int row) const;
    /// One plain line for a row without version().
    QString whyNoContent(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        std::array<QString, ColumnCount> text;
        std::optional<PathVersion> version;
        std::optional<PathVersion> place;
        QString whyNoContent;
        bool seen = false;
    };

    static Row rowOf(const LoadedSourcePtr &source, std::uint32_t number, const LayerTree &layer, const Entry &entry);
    static QString stateOf(const Entry &entry, bool isSeen, bool inView);
    void addSide(const Comparison &comparison, int side, const std::string &path);

    std::vector<Row> m_rows;
};

} // namespace assay

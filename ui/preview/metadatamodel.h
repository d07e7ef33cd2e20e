// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>
#include <QString>

#ifndef Q_MOC_RUN // moc 6.4 does not get through some of the headers of the standard library
#include "compare/knownhashes.h"
#include "verify/comparison.h"
#endif

#include <array>
#include <vector>

namespace assay {

/// Everything but the content of one path, a row for each property and a column for each source. Small; made anew for each
/// path. All text is plain and safe to show.
class MetadataModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { PropertyColumn, VendorColumn, SavedColumn, LiveColumn, ColumnCount };
    /// As in the views of bytes and text: differs from another source, or from all of them.
    enum class Mark { None, Faint, Full };
    enum Role {
        MarkRole = Qt::UserRole, ///< Mark as int
        MonospaceRole,           ///< bool: a value as the evidence has it
        AbsentRole,              ///< bool: the source has nothing at this path
        WideRole,                ///< bool: the text goes over all columns of sources
        HeadingRole,             ///< bool: begins a section
    };

    explicit MetadataModel(QObject *parent = nullptr);

    void show(const ComparisonPtr &comparison, DiffNodeId node);
    void setKnown(KnownHashesPtr known) { m_known = std::move(known); } ///< lists of hashes, or null; from the next show() on

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Cell {
        QString text;
        Mark mark = Mark::None;
        bool absent = false;
        bool monospace = true;
    };
    struct Row {
        QString property;
        std::array<Cell, 3> cells;
        bool wide = false;
        bool heading = false;
    };

    class Maker;

    std::vector<Row> m_rows;
    KnownHashesPtr m_known;
};

} // namespace assay

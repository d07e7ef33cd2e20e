// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel> // before <compare>, see flattreemodel.h
#include <QAbstractTableModel>

#ifndef Q_MOC_RUN // moc 6.4 does not get through some of the headers of the standard library
#include "compare/layerchanges.h"
#include "verify/layerview.h"
#endif
#include "items/displaytext.h"
#include "source/source.h"

#include <memory>
#include <optional>
#include <vector>

namespace assay {

/// "all 5 layers", "merged up to layer 2 (3 of 5 layers)", "only layer 2 (1 of 5 layers)".
QString layerViewText(const LayerView &view, std::size_t layers);
/// The command that made layer number layer as one line without what every build writes before it; "" when it is not known.
QString layerCommandText(const LoadedSource &loaded, std::size_t layer);
/// All that is known of a layer, several lines of plain text.
QString layerDetailText(const LoadedSource &loaded, std::size_t layer);

QString layerActLetter(LayerAct act);
QString layerActWord(LayerAct act);  // "added", translated
QString layerActExplanation(LayerAct act); // one sentence
/// The glyph and colour for it.
RowStatus layerActStatus(LayerAct act);

/// The layers of sources to choose one from, lowest first, side by side after one another.
class LayerChoiceModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        VerdictRole = Qt::UserRole, ///< LayerVerdict as int; invalid for "all layers"
        DetailRole,                 ///< QString: plain text of several lines
        NumberRole,                 ///< QString: "Layer 2"
        CommandRole,                ///< QString, see layerCommandText()
        FactsRole,                  ///< QString: verdict in words and short diff id
    };
    enum class First { None, AllLayers }; ///< whether a row for all of them stands before

    struct Choice {
        int side = 0;
        LoadedSourcePtr loaded;
    };

    explicit LayerChoiceModel(First first, QObject *parent = nullptr);

    /// Rows for the layers of all of them; with more than one, each says whose it is.
    void setSources(std::vector<Choice> sources);
    int rowOf(int side, std::uint32_t layer) const; ///< -1 when there is none
    /// Side and layer of a row; none for the row of all.
    std::optional<std::pair<int, std::uint32_t>> layerAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    bool m_allFirst;
    std::vector<Choice> m_sources;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_rows; // source, layer
};

/// What a layer did, a row for each path that fits the filter, in the order of LayerChanges.
class LayerChangesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { ActColumn, PathColumn, WhatColumn, SizeColumn, ModeColumn, OwnerColumn, TimeColumn, ColumnCount };
    enum Role {
        ActRole = Qt::UserRole, ///< LayerAct as int
        TypeRole,               ///< EntryType as int, of what is or was there
        DetailRole,             ///< QString: plain text of several lines
    };
    using ChangesPtr = std::shared_ptr<const LayerChanges>;

    explicit LayerChangesModel(QObject *parent = nullptr);

    /// rows: what fittingChanges() gave for these changes. Both empty for nothing.
    void setRows(ChangesPtr changes, std::vector<std::uint32_t> rows);
    const ChangesPtr &changes() const { return m_changes; }
    const LayerChange *changeAt(int row) const; ///< null outside
    int rowOf(std::uint32_t change) const;      ///< of an index into LayerChanges::rows(); -1 when it is not shown
    std::uint32_t changeIndex(int row) const { return m_rows[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString display(const LayerChange &change, int column) const;
    QString what(const LayerChange &change) const;
    QString detail(const LayerChange &change) const;

    ChangesPtr m_changes;
    std::vector<std::uint32_t> m_rows;
};

} // namespace assay

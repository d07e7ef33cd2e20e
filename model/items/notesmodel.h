// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>

#include "cases/annotations.h"
#include "compare/difftree.h"

#include <memory>
#include <string>
#include <vector>

namespace assay {

/// All bookmarks, notes and tagged paths of a case, a row each, sorted by path. What is not in the comparison stays and is said to be
/// missing.
class NotesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { WhatColumn, PathColumn, TextColumn, ByColumn, WhenColumn, ColumnCount };
    enum class Kind : std::uint8_t { Bookmark, Note, Mark };
    enum Role {
        DetailRole = Qt::UserRole, ///< QString: all of it, plain text of several lines
        MissingRole,               ///< bool: the path is not in what is compared
        KindRole,                  ///< Kind as int
        ColourRole,                ///< of a tag, int; -1 of what is none
        LetterRole,                ///< QChar of a tag
    };
    struct Item {
        std::string path;
        Kind kind = Kind::Note;
        std::uint32_t id = 0; ///< TagId or BookmarkId

        auto operator<=>(const Item &) const = default;
    };
    /// What is listed: everything, one kind, or the paths of one tag.
    struct Wanted {
        std::optional<Kind> kind;
        std::optional<TagId> tag;

        bool operator==(const Wanted &) const = default;
    };

    /// annotations outlives the model.
    explicit NotesModel(const Annotations &annotations, QObject *parent = nullptr);

    void setTree(std::shared_ptr<const DiffTree> tree); ///< null: nothing is compared, and nothing missing
    void setWanted(const Wanted &wanted);
    /// annotations has changed by act.
    void applied(const Act &act);
    /// annotations is another one.
    void reset();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    const Item *itemAt(int row) const; ///< null where there is no such row
    const Bookmark *bookmarkAt(int row) const; ///< null where it is none

private:
    bool wants(const Item &item) const;
    bool exists(const Item &item) const;
    const Stamp *stampOf(const Item &item) const;
    QString whatText(const Item &item) const;
    QString textOf(const Item &item) const;
    QString detailText(const Item &item) const;
    void update(const Item &item);

    const Annotations &m_annotations;
    std::shared_ptr<const DiffTree> m_tree;
    Wanted m_wanted;
    std::vector<Item> m_items; // sorted
};

/// "2026-11-22T03:37:30.123Z"
QString stampTimeText(const Stamp &stamp);
/// "ann, 2026-11-22T03:37:30.123Z"
QString stampText(const Stamp &stamp);
/// "live, offset 0x40, 16 bytes"; "" for a bookmark of a path.
QString placeText(const Bookmark &bookmark);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "items/flattreemodel.h"

#include "cases/annotations.h"
#include "compare/knownhashes.h"
#include "items/displaytext.h"

#include <functional>
#include <utility>

namespace assay {

/// What a row shows of what the analyst said of its path.
struct RowNotes {
    struct Tag {
        quint8 colour = 0; ///< as in assay::Tag
        QChar letter;      ///< its key, or else the first letter of its name
    };
    QList<Tag> tags;
    bool note = false;
    bool bookmark = false;

    bool isEmpty() const { return tags.isEmpty() && !note && !bookmark; }
};
QChar tagLetter(const Tag &tag);

/// One side of a comparison: a pane's model. The panes' models share tree and projection, so that row n is the same path in
/// all of them; a path the side has not got is a gap. Columns hold what the side's entry says, and what the step that
/// leads to this side did to it.
class DiffTreeModel final : public FlatTreeModel {
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        ChangeColumn,
        SizeColumn,
        ModeColumn,
        OwnerColumn,
        MtimeColumn,
        DigestColumn,
        LayerColumn,
        TypeColumn,
        TargetColumn, ///< of a symbolic link
        LinksColumn,  ///< how many names share the file
        StepsColumn,  ///< the letters of both steps, the same in every pane: "= M"
        NotesColumn,  ///< tags, notes and bookmarks
        KnownColumn,  ///< what lists of hashes say of this side's file
        ColumnCount
    };

    enum Role {
        GapRole = FirstRole,  ///< bool: this side has no such path
        StatusRole,           ///< RowStatus as int
        TypeRole,             ///< EntryType as int; of another side's entry in a gap
        ExplainedRole,        ///< bool: an explanation covers the change
        AddedBelowRole,       ///< uint: how much of a kind is below a folder, by the step that leads to this side
        RemovedBelowRole,
        ModifiedBelowRole,
        MetadataBelowRole,
        UnknownBelowRole,
        FlagsRole,            ///< uint: EntryFlag
        DetailRole,           ///< QString: plain text of several lines, to be shown escaped
        SetIdRole,            ///< bool: setuid or setgid
        NotesRole,            ///< RowNotes
        KnownRole,            ///< uint: Known, of this side's file
    };

    explicit DiffTreeModel(int side, QObject *parent = nullptr);

    int side() const { return m_side; }
    /// Not compared yet: statuses are Pending, never Identical.
    bool isPending() const { return m_pending; }
    void setPending(bool pending); ///< before setTree()

    /// What is said of paths; outlives the model. Rows of paths of which something else is said now are told to the views.
    void setAnnotations(const Annotations *annotations) { m_annotations = annotations; }
    void notesChanged(const std::vector<std::string> &paths);
    /// Lists of hashes, or null. The views are to be painted anew by the caller.
    void setKnown(KnownHashesPtr known) { m_known = std::move(known); }

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// Which rows assistive technology is told of as selected.
    void setSelected(std::function<bool(DiffNodeId)> isSelected) { m_isSelected = std::move(isSelected); }
    /// What headers tell of the order; -1: the order of the paths.
    void setSorted(int column, Qt::SortOrder order);
    static bool isNumber(int column); ///< stands at the right

    /// Asks for rows in another order and returns; they come with a later setProjection().
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// The step that leads to a side, or -1.
    static int stepTo(const DiffTree &tree, int side);
    RowStatus statusOf(DiffNodeId id) const;

Q_SIGNALS:
    void sortRequested(int column, Qt::SortOrder order);

protected:
    QVariant cell(DiffNodeId id, int column, int role) const override;

private:
    QVariant display(DiffNodeId id, const Entry *entry, int column) const;
    QString badge(DiffNodeId id) const;
    QString steps(DiffNodeId id) const;
    QString accessibleText(DiffNodeId id) const;
    QString detail(DiffNodeId id, const Entry *entry) const;
    RowNotes notes(DiffNodeId id) const;
    QStringList tagNames(DiffNodeId id) const;
    QString notesText(DiffNodeId id) const;
    std::uint8_t known(DiffNodeId id) const;

    int m_side;
    bool m_pending = false;
    std::function<bool(DiffNodeId)> m_isSelected;
    int m_sortedColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    const Annotations *m_annotations = nullptr;
    KnownHashesPtr m_known;
};

/// "bad", "good" or both, as lists of hashes say; empty where they say nothing.
QString knownText(std::uint8_t known);
/// "+3 −1 ≠2 m4": what differs below a folder. Empty when nothing does.
QString badgeText(const Rollup::Counts &counts);

} // namespace assay

Q_DECLARE_METATYPE(assay::RowNotes)

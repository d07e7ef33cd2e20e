// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractItemModel> // first: moc 6.4 stumbles over <compare> of libstdc++ 12 where no Qt header comes before it

#include "compare/difftree.h"
#include "compare/projection.h"

#include <cstdint>
#include <memory>

namespace assay {

/// Ids go into QModelIndex::internalId() through a bijection: Qt hashes an index by row and id with next to no mixing, so
/// that dense small ids collide in long runs. 1,000,000 of them made one walk through a proxy take 20 s instead of 0.7 s.
static_assert(sizeof(quintptr) == 8, "a 32-bit build needs a 32-bit bijection here");
constexpr quintptr scrambledId(std::uint32_t id)
{
    return quintptr{id} * 0x9E3779B97F4A7C15U; // odd, so it can be undone modulo 2^64
}
constexpr std::uint32_t unscrambledId(quintptr scrambled)
{
    return static_cast<std::uint32_t>(scrambled * 0xF1DE83E19937733DU);
}
static_assert(unscrambledId(scrambledId(0xFFFFFFFEU)) == 0xFFFFFFFEU && unscrambledId(scrambledId(1)) == 1);

/// A DiffTree as an item model, showing what a Projection shows of it. All of an index is arithmetic; a row costs nothing.
///
/// Filtering and sorting are done in a job that makes the next Projection; setProjection() swaps it in whole as a change of
/// layout, which keeps what the views hold of rows that stay. Nothing is fetched late: it is all there.
/// Thread: the window's. The tree and the projection are shared and never change.
class FlatTreeModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum CommonRole {
        NodeIdRole = Qt::UserRole, ///< quint32
        FirstRole,
    };

    using TreePtr = std::shared_ptr<const DiffTree>;

    explicit FlatTreeModel(QObject *parent = nullptr);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const final;
    QModelIndex parent(const QModelIndex &child) const final;
    QModelIndex sibling(int row, int column, const QModelIndex &index) const final;
    int rowCount(const QModelIndex &parent = {}) const final;
    bool hasChildren(const QModelIndex &parent = {}) const final;
    Qt::ItemFlags flags(const QModelIndex &index) const final;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const final;
    void multiData(const QModelIndex &index, QModelRoleDataSpan roles) const final;
    using QObject::parent;

    DiffNodeId nodeAt(const QModelIndex &index) const;             ///< the root for an invalid index
    QModelIndex indexOf(DiffNodeId id, int column = 0) const;      ///< invalid for the root and for what is not shown

    const TreePtr &tree() const { return m_tree; }
    const ProjectionPtr &projection() const { return m_projection; }

    /// Another tree: a reset. Both null, or the projection made of this tree.
    void setTree(TreePtr tree, ProjectionPtr projection);
    /// Other rows of the same tree: a change of layout.
    void setProjection(ProjectionPtr next);

protected:
    virtual QVariant cell(DiffNodeId id, int column, int role) const = 0;

private:
    TreePtr m_tree;
    ProjectionPtr m_projection;
};

} // namespace assay

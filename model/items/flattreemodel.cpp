// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/flattreemodel.h"

#include <utility>

namespace assay {

FlatTreeModel::FlatTreeModel(QObject *parent) :
    QAbstractItemModel(parent)
{
}

DiffNodeId FlatTreeModel::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? DiffNodeId(unscrambledId(index.internalId())) : DiffTree::root;
}

QModelIndex FlatTreeModel::indexOf(DiffNodeId id, int column) const
{
    if (!m_projection || !id || id == DiffTree::root || id.value >= m_tree->size() || !m_projection->shows(id))
        return {};
    return createIndex(static_cast<int>(m_projection->row[id.value]), column, scrambledId(id.value));
}

QModelIndex FlatTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!m_projection || row < 0 || column < 0 || column >= columnCount() || parent.column() > 0)
        return {};
    const DiffNodeId above = nodeAt(parent);
    const auto at = static_cast<std::uint32_t>(row);
    if (at >= m_projection->childCount(above))
        return {};
    return createIndex(row, column, scrambledId(m_projection->childAt(above, at).value));
}

QModelIndex FlatTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(m_tree->parent(nodeAt(child))) : QModelIndex();
}

QModelIndex FlatTreeModel::sibling(int row, int column, const QModelIndex &index) const
{
    if (!index.isValid() || column < 0 || column >= columnCount())
        return {};
    if (row == index.row()) // the usual case, from a view that walks along the columns
        return createIndex(row, column, index.internalId());
    return this->index(row, column, parent(index));
}

int FlatTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!m_projection || parent.column() > 0)
        return 0;
    return static_cast<int>(m_projection->childCount(nodeAt(parent)));
}

bool FlatTreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

Qt::ItemFlags FlatTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    // Of the tree, not of what is shown: another projection may show children.
    if (m_tree->children(nodeAt(index)).count == 0)
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

QVariant FlatTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const DiffNodeId id = nodeAt(index);
    return role == NodeIdRole ? QVariant(id.value) : cell(id, index.column(), role);
}

void FlatTreeModel::multiData(const QModelIndex &index, QModelRoleDataSpan roles) const
{
    const DiffNodeId id = nodeAt(index);
    for (QModelRoleData &role : roles) {
        if (!index.isValid())
            role.clearData();
        else if (role.role() == NodeIdRole)
            role.setData(id.value);
        else
            role.setData(cell(id, index.column(), role.role()));
    }
}

void FlatTreeModel::setTree(TreePtr tree, ProjectionPtr projection)
{
    Q_ASSERT(!tree == !projection);
    Q_ASSERT(!tree || projection->row.size() == tree->size());
    beginResetModel();
    m_tree = std::move(tree);
    m_projection = std::move(projection);
    endResetModel();
}

void FlatTreeModel::setProjection(ProjectionPtr next)
{
    Q_ASSERT(m_tree && next && next->row.size() == m_tree->size());
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    // The ids of the old indexes stay good: they name nodes of the tree, not places in a projection.
    m_projection = std::move(next);
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &index : before)
        after.append(indexOf(nodeAt(index), index.column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

} // namespace assay

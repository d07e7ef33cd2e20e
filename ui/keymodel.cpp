// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keymodel.h"

#include <QFont>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr quintptr groupId = 0; // the rows of entries have the number of their group, from 1

} // namespace

KeyModel::KeyModel(std::vector<KeyEntry> entries, QObject *parent) :
    QAbstractItemModel(parent),
    m_entries(std::move(entries)),
    m_clashes(keyClashes(m_entries))
{
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        auto group = std::find_if(m_groups.begin(), m_groups.end(), [&](const Group &one) { return one.title == m_entries[i].group; });
        if (group == m_groups.end())
            group = m_groups.insert(m_groups.end(), Group{m_entries[i].group, {}});
        m_places.emplace_back(static_cast<int>(group - m_groups.begin()), static_cast<int>(group->entries.size()));
        group->entries.push_back(i);
    }
}

int KeyModel::entryAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == groupId)
        return -1;
    return static_cast<int>(m_groups[index.internalId() - 1].entries[static_cast<std::size_t>(index.row())]);
}

QModelIndex KeyModel::indexOfEntry(std::size_t entry) const
{
    const auto [group, row] = m_places[entry];
    return createIndex(row, ActionColumn, static_cast<quintptr>(group) + 1);
}

QModelIndex KeyModel::indexOf(const QString &id) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&id](const KeyEntry &one) { return one.id == id; });
    return found == m_entries.end() ? QModelIndex() : indexOfEntry(static_cast<std::size_t>(found - m_entries.begin()));
}

void KeyModel::setKeys(std::size_t entry, QList<QKeySequence> keys)
{
    QList<QKeySequence> wanted;
    for (const QKeySequence &key : keys) {
        if (!key.isEmpty() && !wanted.contains(key))
            wanted.append(key);
    }
    if (m_entries[entry].isFixed() || m_entries[entry].keys == wanted)
        return;
    m_entries[entry].keys = std::move(wanted);
    changed();
}

void KeyModel::restoreAll()
{
    for (KeyEntry &entry : m_entries) {
        if (!entry.isFixed())
            entry.keys = entry.defaults;
    }
    changed();
}

void KeyModel::takeFromOthers(std::size_t entry)
{
    for (const KeyClash &one : m_clashes) {
        if (one.first != entry && one.second != entry)
            continue;
        KeyEntry &other = m_entries[one.first == entry ? one.second : one.first];
        if (other.isFixed())
            continue;
        other.keys.removeIf([&](const QKeySequence &key) {
            KeyEntry alone = other;
            alone.keys = {key};
            return !keyClashes({m_entries[entry], alone}).empty();
        });
    }
    changed();
}

// A key that is changed may be in the way of any other row's.
void KeyModel::changed()
{
    m_clashes = keyClashes(m_entries);
    for (int group = 0; group < rowCount(); ++group) {
        const QModelIndex parent = index(group, 0);
        Q_EMIT dataChanged(index(0, 0, parent), index(rowCount(parent) - 1, ColumnCount - 1, parent));
    }
    Q_EMIT keysChanged();
}

QString KeyModel::remark(std::size_t entry) const
{
    QStringList remarks;
    for (const KeyClash &one : m_clashes) {
        if (one.first == entry || one.second == entry)
            //: %1 a key, %2 what else it does
            remarks.append(tr("%1 is also “%2”").arg(one.key.toString(QKeySequence::NativeText), m_entries[one.first == entry ? one.second : one.first].text));
    }
    if (m_entries[entry].isFixed())
        remarks.append(tr("cannot be changed here"));
    else if (m_entries[entry].isChanged())
        remarks.append(tr("changed"));
    return remarks.join(u"; "_s);
}

QModelIndex KeyModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : groupId);
}

QModelIndex KeyModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == groupId)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, groupId);
}

int KeyModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != groupId || parent.column() != 0)
        return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].entries.size());
}

int KeyModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant KeyModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const int at = entryAt(index);
    if (at < 0) {
        if (index.column() != ActionColumn)
            return {};
        if (role == Qt::DisplayRole)
            return m_groups[static_cast<std::size_t>(index.row())].title;
        return {};
    }
    const auto entry = static_cast<std::size_t>(at);
    const KeyEntry &one = m_entries[entry];
    if (role == Qt::DisplayRole) {
        switch (index.column()) {
        case ActionColumn: return one.text;
        case KeysColumn: return keysText(one.keys);
        case DefaultColumn: return keysText(one.defaults);
        case RemarkColumn: return remark(entry);
        default: return {};
        }
    }
    if (role == Qt::FontRole && one.isChanged() && index.column() == KeysColumn) {
        QFont bold;
        bold.setBold(true);
        return bold;
    }
    if (role == Qt::AccessibleTextRole && index.column() == ActionColumn) {
        QStringList parts{one.text, one.keys.isEmpty() ? tr("no key") : keysText(one.keys), remark(entry)};
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    return {};
}

QVariant KeyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ActionColumn: return tr("Action");
    case KeysColumn: return tr("Keys");
    case DefaultColumn: return tr("Default");
    case RemarkColumn: return tr("Remark");
    default: return {};
    }
}

} // namespace assay

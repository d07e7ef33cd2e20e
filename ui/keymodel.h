// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractItemModel>

#include "ui/keybook.h"

#include <vector>

namespace assay {

/// Keys while they are edited, below the menus that their actions are in. What clashes says with what.
class KeyModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { ActionColumn, KeysColumn, DefaultColumn, RemarkColumn, ColumnCount };

    explicit KeyModel(std::vector<KeyEntry> entries, QObject *parent = nullptr);

    const std::vector<KeyEntry> &entries() const { return m_entries; }
    const std::vector<KeyClash> &clashes() const { return m_clashes; }

    /// The place of a row's entry in entries(); -1 for the row of a menu.
    int entryAt(const QModelIndex &index) const;
    QModelIndex indexOfEntry(std::size_t entry) const;
    QModelIndex indexOf(const QString &id) const;

    /// Without effect on what is fixed. Empty keys and repeated ones are left out.
    void setKeys(std::size_t entry, QList<QKeySequence> keys);
    void restore(std::size_t entry) { setKeys(entry, m_entries[entry].defaults); }
    void restoreAll();
    /// Takes away from all others what entry has.
    void takeFromOthers(std::size_t entry);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void keysChanged();

private:
    struct Group {
        QString title;
        std::vector<std::size_t> entries;
    };
    void changed();
    QString remark(std::size_t entry) const;

    std::vector<KeyEntry> m_entries;
    std::vector<Group> m_groups;
    std::vector<std::pair<int, int>> m_places; // of an entry: group, row
    std::vector<KeyClash> m_clashes;
};

} // namespace assay

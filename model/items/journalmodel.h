// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>

#include "cases/journal.h"

#include <optional>
#include <vector>

namespace assay {

/// The journal of a case, an entry a row, oldest first. What its payload says is put into one line; anybody may have written it.
class JournalModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { NumberColumn, WhenColumn, WhoColumn, WhatColumn, DetailColumn, HashColumn, ColumnCount };
    enum Role {
        DetailRole = Qt::UserRole, ///< QString: all of the entry, plain text of several lines
        BrokenRole,                ///< bool: the chain does not hold from here on
    };

    explicit JournalModel(QObject *parent = nullptr);

    /// problem: the first entry that breaks the chain.
    void setEntries(std::vector<JournalEntry> entries, const std::optional<JournalProblem> &problem);
    const JournalEntry *entryAt(int row) const; ///< null where there is no such row

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<JournalEntry> m_entries;
    std::optional<JournalProblem> m_problem;
};

/// "source hashed": what an entry of a kind says was done, translated; the kind itself where it is not known.
QString journalKindText(const std::string &kind);
/// What a payload says, in one line of at most some hundred characters, safe to show.
QString journalDetailText(const std::string &payload);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include "base/result.h"

#include <memory>

class QTableView;

namespace assay {

class CaseKeeper;
class JournalModel;
class PlainLabel;
struct JournalRead;

/// The journal of the case that is open, and whether its chain holds. Read again as the case is written to.
class JournalDialog : public QDialog {
    Q_OBJECT

public:
    JournalDialog(CaseKeeper &keeper, QWidget *parent);

    JournalModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }
    QString state() const; ///< what is said of the chain

Q_SIGNALS:
    void custodyWanted();

private:
    void read();
    void take(const Result<std::shared_ptr<const JournalRead>> &read);
    void copy() const;

    CaseKeeper &m_keeper;
    JournalModel *m_model;
    QTableView *m_table;
    PlainLabel *m_state;
};

} // namespace assay

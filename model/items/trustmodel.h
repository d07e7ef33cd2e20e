// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel> // before <compare>, see flattreemodel.h

#include "trust/trustreport.h"

#include <memory>

namespace assay {

/// What is said of one image or file, a row each statement, in the order of the report. Cells are plain text.
class TrustModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        WhoColumn,
        SchemeColumn,
        SubjectColumn,
        IntegrityColumn, // five, in the order of TrustAspect
        SignatureColumn,
        IdentityColumn,
        FreshnessColumn,
        BindingColumn,
        SignedAtColumn,
        ExpiresColumn,
        CoversColumn,
        DigestColumn,
        ColumnCount
    };
    enum Role {
        AnswerRole = Qt::UserRole, ///< TrustAnswer as int, of the whole in WhoColumn and of an aspect in its column; -1 elsewhere
        DetailRole,                ///< QString: plain text of several lines
    };

    explicit TrustModel(QObject *parent = nullptr);

    void setReport(std::shared_ptr<const TrustReport> report); ///< null for none
    const std::shared_ptr<const TrustReport> &report() const { return m_report; }
    const TrustStatement *statementAt(int row) const; ///< null where there is no such row
    int rowOfFirst(TrustAnswer state) const;          ///< the first row with that state, -1 for none

    QString rowAsTsv(int row) const;      ///< all cells, tabs between them
    QByteArray rowAsJson(int row) const;  ///< as in the reports' data

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString cell(const TrustStatement &statement, int column) const;

    std::shared_ptr<const TrustReport> m_report;
};

} // namespace assay

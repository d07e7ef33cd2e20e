// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel> // before <compare>, see flattreemodel.h

#include "trust/trustreport.h"

#include <memory>
#include <vector>

namespace assay {

/// The way from a signer to the bytes on the disk, step by step: all checks of one statement, then what was found on the disk. Without a
/// statement, the ways from the digests that stand for the image.
class TrustWayModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { AnswerColumn, StepColumn, ReasonColumn, AspectColumn, ColumnCount };
    enum Role {
        AnswerRole = Qt::UserRole, ///< TrustAnswer as int
        BreakRole,                 ///< bool: the first step that is not proven; what it leads to is only claimed
        BeyondRole,                ///< bool: comes after it
        DetailRole,                ///< QString: plain text of several lines
    };

    explicit TrustWayModel(QObject *parent = nullptr);

    /// statement is one of report, or null.
    void setWay(std::shared_ptr<const TrustReport> report, const TrustStatement *statement);
    int rowOfBreak() const; ///< -1 where every step is proven, or there is none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Step {
        const TrustCheck *check = nullptr; // null: the head of a way, of which digest tells
        const SubjectDigest *digest = nullptr;
        bool disk = false;
    };

    QString stepText(const Step &step) const;
    QString reasonText(const Step &step) const;
    TrustAnswer answerOf(const Step &step) const;

    std::shared_ptr<const TrustReport> m_report;
    std::vector<Step> m_steps;
    TrustCheck m_unread; // stands for the disk where its content was not read
    int m_break = -1;
};

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>

#include "cases/annotations.h"
#include "compare/difftree.h"

#include <memory>
#include <vector>

namespace assay {

/// The findings of the examiner's own, by number: apart from those of the program.
class OwnFindingsModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        DetailRole = Qt::UserRole, ///< QString: all of it, plain text of several lines
        SeverityRole,              ///< Severity as int
        ConfidenceRole,            ///< QString: the word
    };

    /// annotations outlives the model.
    explicit OwnFindingsModel(const Annotations &annotations, QObject *parent = nullptr);

    void setTree(std::shared_ptr<const DiffTree> tree); ///< null: nothing is compared, and nothing missing
    void applied(const Act &act); ///< annotations has changed by act
    void reset();                 ///< annotations is another one

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    const OwnFinding *findingAt(const QModelIndex &index) const; ///< null where there is none
    QModelIndex indexOf(OwnFindingId id) const;

private:
    QString detailText(const OwnFinding &finding) const;

    const Annotations &m_annotations;
    std::shared_ptr<const DiffTree> m_tree;
    std::vector<OwnFindingId> m_ids; // sorted
};

QString confidenceText(Confidence confidence);   ///< "observed" …, translated
QString ownFindingNumber(OwnFindingId id);       ///< "I-001", as in reports

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "jobs/jobrunner.h"

#include <QAbstractListModel>

namespace assay {

/// The listed jobs of a runner, oldest first: title as text, the rest by roles. Ten updates a second at most.
class JobListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        JobIdRole = Qt::UserRole, ///< quint64
        PhaseRole,                ///< assay::Phase as int
        BytesDoneRole,            ///< quint64
        BytesTotalRole,           ///< quint64, 0: not known
        EntriesRole,              ///< quint64
        ElapsedRole,              ///< qint64, milliseconds
        RemainingRole,            ///< qint64, milliseconds; invalid while it cannot be told
        CancelledRole,            ///< bool: asked to stop, not stopped yet
    };

    explicit JobListModel(JobRunner &runner, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

    const JobState &job(int row) const { return m_jobs[static_cast<std::size_t>(row)]; }

private:
    void refresh();

    JobRunner &m_runner;
    std::vector<JobState> m_jobs;
};

} // namespace assay

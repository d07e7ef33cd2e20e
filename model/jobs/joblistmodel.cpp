// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs/joblistmodel.h"

#include <algorithm>

namespace assay {

JobListModel::JobListModel(JobRunner &runner, QObject *parent) :
    QAbstractListModel(parent),
    m_runner(runner)
{
    connect(&runner, &JobRunner::jobStarted, this, &JobListModel::refresh);
    connect(&runner, &JobRunner::jobFinished, this, &JobListModel::refresh);
    connect(&runner, &JobRunner::progressChanged, this, &JobListModel::refresh);
    refresh();
}

int JobListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_jobs.size());
}

QVariant JobListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const JobState &job = m_jobs[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return job.info.title;
    case JobIdRole: return QVariant::fromValue<quint64>(job.id);
    case PhaseRole: return static_cast<int>(job.progress.phase);
    case BytesDoneRole: return QVariant::fromValue<quint64>(job.progress.bytesDone);
    case BytesTotalRole: return QVariant::fromValue<quint64>(job.progress.bytesTotal);
    case EntriesRole: return QVariant::fromValue<quint64>(job.progress.entriesDone);
    case ElapsedRole: return job.elapsedMs;
    case RemainingRole: return job.remainingMs ? QVariant(*job.remainingMs) : QVariant();
    case CancelledRole: return job.cancelled;
    default: return {};
    }
}

QHash<int, QByteArray> JobListModel::roleNames() const
{
    auto names = QAbstractListModel::roleNames();
    names.insert(JobIdRole, "jobId");
    names.insert(PhaseRole, "phase");
    names.insert(BytesDoneRole, "bytesDone");
    names.insert(BytesTotalRole, "bytesTotal");
    names.insert(EntriesRole, "entries");
    names.insert(ElapsedRole, "elapsed");
    names.insert(RemainingRole, "remaining");
    names.insert(CancelledRole, "cancelled");
    return names;
}

void JobListModel::refresh()
{
    std::vector<JobState> now = m_runner.jobs();
    std::erase_if(now, [](const JobState &job) { return !job.info.listed; });
    // Ids rise and jobs never change places: take out the rows that have gone, then add the new ones behind.
    for (int row = static_cast<int>(m_jobs.size()) - 1; row >= 0; --row) {
        const std::uint64_t id = m_jobs[static_cast<std::size_t>(row)].id;
        if (std::none_of(now.begin(), now.end(), [id](const JobState &job) { return job.id == id; })) {
            beginRemoveRows({}, row, row);
            m_jobs.erase(m_jobs.begin() + row);
            endRemoveRows();
        }
    }
    const auto kept = static_cast<int>(m_jobs.size());
    std::copy_n(now.begin(), kept, m_jobs.begin());
    if (kept > 0) {
        Q_EMIT dataChanged(index(0), index(kept - 1),
                           {PhaseRole, BytesDoneRole, BytesTotalRole, EntriesRole, ElapsedRole, RemainingRole, CancelledRole});
    }
    if (static_cast<int>(now.size()) > kept) {
        beginInsertRows({}, kept, static_cast<int>(now.size()) - 1);
        m_jobs = std::move(now);
        endInsertRows();
    }
}

} // namespace assay

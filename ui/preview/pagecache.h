// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "io/bytesource.h"
#include "jobs/jobrunner.h"

#include <QObject>
#include <QString>

#include <cstddef>
#include <span>
#include <unordered_map>
#include <vector>

namespace assay {

/// What is known of a byte.
enum class ByteState : std::uint8_t {
    Known,
    Pending,    ///< asked for, will come
    Unreadable, ///< reading it failed, or the content ended before its size said
    PastEnd,
};

/// The parts of a source that are being looked at, for a window that may not wait.
///
/// Gives what is there at once and fetches what is not in a job, one at a time, so that a slow source takes one thread and
/// no more. Holds 4 MiB at most. Belongs to the window's thread.
class PageCache : public QObject {
    Q_OBJECT

public:
    static constexpr quint64 pageBytes = 16 * 1024;
    static constexpr std::size_t maximumPages = 256;

    PageCache(JobRunner &jobs, ByteSourcePtr source, QObject *parent = nullptr);
    ~PageCache() override;

    const ByteSourcePtr &source() const { return m_source; }
    quint64 size() const { return m_size; } ///< as it was when the source was opened

    /// Fills bytes and states, both of one length, from offset on.
    void read(quint64 offset, std::span<unsigned char> bytes, std::span<ByteState> states);

    /// What went wrong so far, one plain line; "" when nothing did.
    const QString &problem() const { return m_problem; }

Q_SIGNALS:
    void pagesArrived();
    void problemChanged();

private:
    struct Page {
        std::vector<std::byte> bytes; ///< what could be read of it
        quint64 lastUse = 0;
    };
    struct Fetched {
        std::vector<std::pair<quint64, std::vector<std::byte>>> pages;
        std::optional<Error> error;
        bool endedEarly = false;
        bool changed = false;
    };

    void want(quint64 page);
    void fetch();
    void take(Result<Fetched> result);
    void setProblem(const QString &problem);

    JobRunner &m_jobs;
    ByteSourcePtr m_source;
    quint64 m_size = 0;
    std::unordered_map<quint64, Page> m_pages;
    std::vector<quint64> m_wanted; ///< newest last
    JobHandle m_running;
    bool m_scheduled = false;
    quint64 m_clock = 0;
    QString m_problem;
};

} // namespace assay

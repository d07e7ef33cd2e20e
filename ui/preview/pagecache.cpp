// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/pagecache.h"

#include "ui/preview/previewstyle.h"

#include <QTimer>

#include <algorithm>
#include <cstring>
#include <utility>

namespace assay {
namespace {

constexpr std::size_t maximumWanted = 16; // of one job; the oldest wishes are dropped, the view asks again if it still cares

} // namespace

PageCache::PageCache(JobRunner &jobs, ByteSourcePtr source, QObject *parent) :
    QObject(parent),
    m_jobs(jobs),
    m_source(std::move(source)),
    m_size(m_source ? m_source->size() : 0)
{
}

PageCache::~PageCache()
{
    m_running.cancel();
}

void PageCache::read(quint64 offset, std::span<unsigned char> bytes, std::span<ByteState> states)
{
    Q_ASSERT(bytes.size() == states.size());
    std::size_t done = 0;
    while (done < bytes.size()) {
        const quint64 at = offset + done;
        if (at >= m_size || at < offset) {
            std::fill(states.begin() + static_cast<std::ptrdiff_t>(done), states.end(), ByteState::PastEnd);
            return;
        }
        const quint64 number = at / pageBytes;
        const auto inPage = static_cast<std::size_t>(at % pageBytes);
        const auto count = static_cast<std::size_t>(
            std::min<quint64>({bytes.size() - done, pageBytes - inPage, m_size - at}));
        const auto found = m_pages.find(number);
        if (found == m_pages.end()) {
            want(number);
            std::fill_n(states.begin() + static_cast<std::ptrdiff_t>(done), count, ByteState::Pending);
        } else {
            Page &page = found->second;
            page.lastUse = ++m_clock;
            const std::size_t known = inPage < page.bytes.size() ? std::min(count, page.bytes.size() - inPage) : 0;
            if (known > 0)
                std::memcpy(bytes.data() + done, page.bytes.data() + inPage, known);
            std::fill_n(states.begin() + static_cast<std::ptrdiff_t>(done), known, ByteState::Known);
            std::fill_n(states.begin() + static_cast<std::ptrdiff_t>(done + known), count - known, ByteState::Unreadable);
        }
        done += count;
    }
}

void PageCache::want(quint64 page)
{
    if (std::find(m_wanted.begin(), m_wanted.end(), page) != m_wanted.end())
        return;
    m_wanted.push_back(page);
    if (m_wanted.size() > maximumWanted)
        m_wanted.erase(m_wanted.begin());
    if (m_scheduled || m_running.isRunning())
        return;
    m_scheduled = true;
    // Once for all that a paint event asks for.
    QTimer::singleShot(0, this, [this] {
        m_scheduled = false;
        fetch();
    });
}

void PageCache::fetch()
{
    if (m_running.isRunning() || m_wanted.empty())
        return;
    std::vector<quint64> numbers = std::exchange(m_wanted, {});
    std::sort(numbers.begin(), numbers.end());
    m_running = m_jobs.start(
        {{}, JobLane::Interactive, false}, this,
        [source = m_source, size = m_size, numbers = std::move(numbers)](Context &context) -> Result<Fetched> {
            Fetched fetched;
            for (const quint64 number : numbers) {
                if (context.cancelled())
                    break;
                const quint64 begin = number * pageBytes;
                std::vector<std::byte> bytes(static_cast<std::size_t>(std::min(pageBytes, size - begin)));
                Result<std::size_t> got = source->readAt(begin, bytes);
                if (!got) {
                    if (!fetched.error)
                        fetched.error = got.error();
                    bytes.clear();
                } else if (*got < bytes.size()) {
                    fetched.endedEarly = true;
                    bytes.resize(*got);
                }
                fetched.pages.emplace_back(number, std::move(bytes));
            }
            fetched.changed = !source->unchanged();
            return fetched;
        },
        [this](Result<Fetched> result) { take(std::move(result)); });
}

void PageCache::take(Result<Fetched> result)
{
    if (!result) {
        setProblem(QString::fromStdString(result.error().message()));
        return;
    }
    for (auto &[number, bytes] : result->pages) {
        Page page;
        page.bytes = std::move(bytes);
        page.lastUse = ++m_clock;
        m_pages.insert_or_assign(number, std::move(page));
    }
    while (m_pages.size() > maximumPages) {
        const auto oldest = std::min_element(m_pages.begin(), m_pages.end(),
                                             [](const auto &a, const auto &b) { return a.second.lastUse < b.second.lastUse; });
        m_pages.erase(oldest);
    }
    if (result->error)
        setProblem(tr("Cannot be read: %1").arg(QString::fromStdString(result->error->message())));
    else if (result->changed)
        setProblem(tr("Changed while it was read: what is shown may mix two states."));
    else if (result->endedEarly)
        setProblem(tr("Ends earlier than its size says: it became shorter, or its record is wrong."));
    Q_EMIT pagesArrived();
    fetch();
}

void PageCache::setProblem(const QString &problem)
{
    if (m_problem == problem)
        return;
    m_problem = problem;
    Q_EMIT problemChanged();
}

} // namespace assay

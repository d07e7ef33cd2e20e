// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/contentahead.h"

#include "io/digest.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace assay {
namespace {

constexpr std::size_t mostFiles = 256;
constexpr std::size_t mostBytes = 4 * 1024 * 1024;
constexpr std::size_t largestFile = 512 * 1024; // one that takes longer is read by the thread that needs it
constexpr std::size_t mostHelpers = 2;          // more than these cannot be kept busy by one that takes

} // namespace

std::size_t ContentAhead::Batch::add(std::string path, std::uint64_t size)
{
    if (m_count == m_files.size())
        m_files.emplace_back();
    File &file = m_files[m_count];
    file.path = std::move(path);
    file.size = size;
    file.state = size <= largestFile ? State::Waiting : State::Taken;
    file.at = m_bytes;
    if (file.state == State::Waiting)
        m_bytes += static_cast<std::size_t>(size);
    m_last = ++m_count;
    return m_count - 1;
}

bool ContentAhead::Batch::full() const
{
    return m_count >= mostFiles || m_bytes + largestFile > mostBytes;
}

void ContentAhead::Batch::clear()
{
    m_count = 0;
    m_bytes = 0;
    m_first = 0;
    m_last = 0;
}

ContentAhead::ContentAhead(const EvidenceFs &fs, Context &context, const SpareThreads *spare) : m_fs(fs), m_context(context), m_spare(spare) {}

ContentAhead::~ContentAhead()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
    }
    m_offered.notify_all();
}

void ContentAhead::offer(Batch &batch)
{
    const std::size_t spare = m_spare ? std::min<std::size_t>(mostHelpers, m_spare->forEach()) : 0;
    {
        const std::lock_guard lock(m_mutex);
        m_batches.push_back(&batch);
        if (spare == 0 || batch.m_count < 2)
            return;
        if (batch.m_memory.size() < batch.m_bytes)
            batch.m_memory.resize(mostBytes);
    }
    try {
        while (m_helpers.size() < spare)
            m_helpers.emplace_back([this] { help(); });
    } catch (const std::system_error &) {
        // The system gives no more threads: what is not read ahead is read when it is taken.
    }
    m_offered.notify_all();
}

ContentAhead::Content ContentAhead::take(Batch &batch, std::size_t index)
{
    std::unique_lock lock(m_mutex);
    File &file = batch.m_files[index];
    m_read.wait(lock, [&] { return file.state != State::Reading; });
    const bool ready = file.state == State::Ready;
    file.state = State::Taken;
    if (!ready)
        return {};
    return {std::span(batch.m_memory).subspan(file.at, static_cast<std::size_t>(file.size)), &file.digest};
}

void ContentAhead::withdraw(Batch &batch)
{
    std::unique_lock lock(m_mutex);
    std::erase(m_batches, &batch);
    m_read.wait(lock, [&] {
        return std::none_of(batch.m_files.begin(), batch.m_files.begin() + static_cast<std::ptrdiff_t>(batch.m_count),
                            [](const File &file) { return file.state == State::Reading; });
    });
}

// Of the youngest batch from its start, for the others are being taken; of those from the end.
ContentAhead::Claim ContentAhead::claim()
{
    if (!m_spare || m_spare->forEach() == 0 || m_context.cancelled())
        return {};
    for (auto batch = m_batches.rbegin(); batch != m_batches.rend(); ++batch) {
        Batch &of = **batch;
        if (of.m_memory.size() < of.m_bytes)
            continue;
        if (batch == m_batches.rbegin()) {
            for (; of.m_first < of.m_count; ++of.m_first) {
                if (of.m_files[of.m_first].state == State::Waiting)
                    return {&of, &of.m_files[of.m_first]};
            }
        } else {
            for (; of.m_last > 0; --of.m_last) {
                if (of.m_files[of.m_last - 1].state == State::Waiting)
                    return {&of, &of.m_files[of.m_last - 1]};
            }
        }
    }
    return {};
}

void ContentAhead::help()
{
    const auto opener = m_fs.opener();
    Sha256 hash;
    std::unique_lock lock(m_mutex);
    while (!m_ended) {
        const Claim claimed = claim();
        if (!claimed.file) {
            m_offered.wait(lock);
            continue;
        }
        File &file = *claimed.file;
        file.state = State::Reading;
        const auto into = std::span(claimed.batch->m_memory).subspan(file.at, static_cast<std::size_t>(file.size));
        lock.unlock();
        const bool whole = read(*opener, file, into);
        if (whole)
            hash.update(into);
        const Sha256Digest digest = hash.finish();
        lock.lock();
        file.digest = digest;
        file.state = whole ? State::Ready : State::Taken;
        m_read.notify_one();
    }
}

bool ContentAhead::read(FileOpener &opener, const File &file, std::span<std::byte> into) const
{
    const auto source = opener.openSeen(file.path);
    if (!source || (*source)->size() != file.size)
        return false;
    const auto got = (*source)->readAt(0, into);
    return got && *got == into.size() && (*source)->unchanged();
}

} // namespace assay

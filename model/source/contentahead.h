// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/context.h"
#include "base/sparethreads.h"
#include "io/evidencefs.h"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace assay {

// Files that one thread takes in order, while idle threads read and hash some of them before it comes to them. A batch at a time: while
// one is taken, the next one is being filled or read ahead.
class ContentAhead {
public:
    enum class State : std::uint8_t { Waiting, Reading, Ready, Taken };
    struct File {
        std::string path;       // in the EvidenceFs
        std::uint64_t size = 0; // as it was walked
        State state = State::Waiting;
        std::size_t at = 0;     // of its content in the batch's memory
        Sha256Digest digest{};  // when it is ready
    };

    // At most 256 files and 4 MiB of content.
    class Batch {
    public:
        // Not to be called between offer() and clear(). Files that are too large are not read ahead.
        std::size_t add(std::string path, std::uint64_t size);
        bool full() const;
        void clear();
        const std::string &path(std::size_t file) const { return m_files[file].path; }

    private:
        friend class ContentAhead;

        std::vector<File> m_files; // those from m_count on are there for their memory
        std::size_t m_count = 0;
        std::size_t m_bytes = 0;
        std::size_t m_first = 0; // before it, and from m_last on, none is waiting
        std::size_t m_last = 0;
        std::vector<std::byte> m_memory;
    };

    // fs, context and spare outlive it; spare may be null: then nothing is read ahead.
    ContentAhead(const EvidenceFs &fs, Context &context, const SpareThreads *spare);
    ~ContentAhead();
    ContentAhead(const ContentAhead &) = delete;
    ContentAhead &operator=(const ContentAhead &) = delete;

    // Lets idle threads begin. The batch must be withdrawn before it is cleared, and outlive this when it is not.
    void offer(Batch &batch);
    // The caller takes a file: its content and digest when another thread has read all of it and it did not change meanwhile, waiting
    // for that thread where it is at it; else empty, and the caller is to read it. In any order, each file once.
    struct Content {
        std::span<const std::byte> bytes;
        const Sha256Digest *digest = nullptr; // null: to be read by the caller
    };
    Content take(Batch &batch, std::size_t file);
    void withdraw(Batch &batch);

private:
    struct Claim {
        Batch *batch = nullptr;
        File *file = nullptr;
    };

    void help();
    Claim claim();
    bool read(FileOpener &opener, const File &file, std::span<std::byte> into) const;

    const EvidenceFs &m_fs;
    Context &m_context;
    const SpareThreads *m_spare;
    std::mutex m_mutex; // of all that follows, and of what is in the batches that are offered
    std::condition_variable m_offered;
    std::condition_variable m_read;
    std::vector<Batch *> m_batches; // oldest first
    bool m_ended = false;
    std::vector<std::jthread> m_helpers;
};

} // namespace assay

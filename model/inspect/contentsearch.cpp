// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "inspect/contentsearch.h"

#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <mutex>
#include <tuple>

namespace assay {
namespace {

constexpr std::size_t pieceSize = 1 << 20;

// One file of the sources; files of the same content follow each other.
struct File {
    ContentPlace place;
    const Sha256Digest *digest; // null: not known, so like no other
    std::uint64_t size;
};

std::vector<File> filesOf(std::span<const LoadedSourcePtr> sources)
{
    std::vector<File> files;
    for (std::uint32_t s = 0; s < sources.size(); ++s) {
        if (!sources[s])
            continue;
        for (std::uint32_t l = 0; l < sources[s]->layers.size(); ++l) {
            const LayerTree &tree = *sources[s]->layers[l].tree;
            for (std::uint32_t n = 1; n < tree.size(); ++n) {
                const Entry &entry = tree.entry(NodeId(n));
                if (entry.type == EntryType::File && entry.size > 0)
                    files.push_back({{s, l, NodeId(n)}, tree.digest(entry), entry.size});
            }
        }
    }
    std::stable_sort(files.begin(), files.end(), [](const File &a, const File &b) {
        return a.digest && b.digest ? *a.digest < *b.digest : !a.digest && b.digest;
    });
    return files;
}

struct Content {
    std::size_t first; // into the files
    std::size_t count;
};

// In the order in which they were met, so that neighbours on the disk stay neighbours.
std::vector<Content> contentsOf(const std::vector<File> &files)
{
    std::vector<Content> contents;
    for (std::size_t i = 0; i < files.size();) {
        std::size_t end = i + 1;
        while (end < files.size() && files[i].digest && files[end].digest && *files[end].digest == *files[i].digest)
            ++end;
        contents.push_back({i, end - i});
        i = end;
    }
    std::sort(contents.begin(), contents.end(), [&files](const Content &a, const Content &b) {
        const ContentPlace &x = files[a.first].place;
        const ContentPlace &y = files[b.first].place;
        return std::tuple(x.source, x.layer, x.node.value) < std::tuple(y.source, y.layer, y.node.value);
    });
    return contents;
}

// Looks through one content after another with one buffer.
class Reader {
public:
    Reader(const ContentPattern &pattern, const ContentSearchOptions &options, Context &context)
        : m_pattern(pattern), m_options(options), m_context(context), m_overlap(std::max(pattern.longest(), options.contextBytes) + options.contextBytes + 1),
          m_buffer(pieceSize + 2 * m_overlap, '\0')
    {
    }

    // The bytes gone through, or why not.
    Result<std::uint64_t> read(const ByteSource &source, ContentHits &hits)
    {
        std::uint64_t base = 0;     // of the buffer, in the file
        std::size_t filled = 0;
        std::uint64_t from = 0;     // matches that begin before were told
        while (true) {
            if (m_context.cancelled())
                return Unexpected(makeError(ErrorCode::Cancelled, source.name(), "cancelled"));
            const auto got = source.readAt(base + filled, std::as_writable_bytes(std::span(m_buffer).subspan(filled)));
            if (!got)
                return Unexpected(got.error());
            filled += *got;
            m_context.addBytes(*got);
            const bool last = filled < m_buffer.size();
            const std::string_view in(m_buffer.data(), filled);
            const std::size_t until = last ? filled : filled - m_overlap;
            if (!take(in, base, from, until, hits) || last)
                return base + filled;
            const std::size_t kept = filled - until + m_overlap; // context of what comes next
            std::memmove(m_buffer.data(), m_buffer.data() + filled - kept, kept);
            base += filled - kept;
            from = std::max(from, base + m_overlap);
            filled = kept;
        }
    }

private:
    // False when there are enough hits.
    bool take(std::string_view in, std::uint64_t base, std::uint64_t &from, std::size_t until, ContentHits &hits)
    {
        m_matches.clear();
        const std::size_t left = m_options.hitsPerContent - hits.hits.size();
        m_pattern.find(in, static_cast<std::size_t>(from - base), until, left + 1, m_matches);
        for (const ContentPattern::Match &match : m_matches) {
            if (hits.hits.size() == m_options.hitsPerContent) {
                hits.more = true;
                return false;
            }
            const std::size_t context = m_options.contextBytes;
            const std::size_t begin = match.at - std::min(match.at, context);
            const std::size_t end = match.at + match.size;
            hits.hits.push_back({base + match.at, match.size, std::string(in.substr(begin, match.at - begin)), std::string(in.substr(match.at, std::min(match.size, 2 * context))),
                                 std::string(in.substr(std::min(end, in.size()), context))});
            from = std::max(from, base + end);
        }
        return true;
    }

    const ContentPattern &m_pattern;
    const ContentSearchOptions &m_options;
    Context &m_context;
    std::size_t m_overlap;
    std::string m_buffer;
    std::vector<ContentPattern::Match> m_matches;
};

class Search {
public:
    Search(std::span<const LoadedSourcePtr> sources, const ContentSearchOptions &options, const ContentFound &found, Context &context)
        : m_sources(sources), m_options(options), m_found(found), m_context(context), m_files(filesOf(sources)), m_contents(contentsOf(m_files))
    {
        for (const Content &content : m_contents)
            m_context.addTotalBytes(m_files[content.first].size);
    }

    Result<ContentSearchSummary> run(const ContentPattern &pattern)
    {
        const unsigned threads = m_options.threads ? m_options.threads : workerCount();
        std::atomic<std::size_t> next{0};
        parallelFor(std::min<std::size_t>(threads, m_contents.size()), threads, [&](std::size_t) {
            Reader reader(pattern, m_options, m_context);
            constexpr std::size_t batch = 16;
            while (!m_context.cancelled() && !m_stopped) {
                const std::size_t first = next.fetch_add(batch);
                if (first >= m_contents.size())
                    return;
                for (std::size_t i = first; i < std::min(m_contents.size(), first + batch) && !m_context.cancelled() && !m_stopped; ++i)
                    readOne(m_contents[i], reader);
            }
        });
        if (m_context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
        m_summary.stopped = m_stopped;
        return std::move(m_summary);
    }

private:
    void readOne(const Content &content, Reader &reader)
    {
        ContentHits hits;
        Result<std::uint64_t> bytes = Unexpected(Error{});
        // What cannot be read in one place may be read in another.
        for (std::size_t i = 0; i < content.count && !bytes && !m_context.cancelled(); ++i) {
            const ContentPlace &place = m_files[content.first + i].place;
            const LoadedSource &loaded = *m_sources[place.source];
            const auto source = loaded.source->content(loaded, {place.layer, place.node}, m_context);
            hits.hits.clear();
            bytes = source ? reader.read(**source, hits) : Unexpected(source.error());
        }
        m_context.addEntries(1);
        const std::lock_guard lock(m_mutex);
        if (!bytes) {
            if (bytes.error().code != ErrorCode::Cancelled)
                m_summary.skipped.push_back({nameOf(m_files[content.first].place), bytes.error().message()});
            return;
        }
        ++m_summary.contents;
        m_summary.bytes += *bytes;
        if (hits.hits.empty() || m_stopped)
            return;
        m_summary.hits += hits.hits.size();
        m_stopped = m_summary.hits >= m_options.hitsInAll;
        for (std::size_t i = 0; i < content.count; ++i)
            hits.places.push_back(m_files[content.first + i].place);
        m_found(std::move(hits));
    }

    std::string nameOf(const ContentPlace &place) const
    {
        return m_sources[place.source]->layers[place.layer].tree->path(place.node);
    }

    std::span<const LoadedSourcePtr> m_sources;
    const ContentSearchOptions &m_options;
    const ContentFound &m_found;
    Context &m_context;
    std::vector<File> m_files;
    std::vector<Content> m_contents;
    std::mutex m_mutex;
    std::atomic<bool> m_stopped{false};
    ContentSearchSummary m_summary;
};

} // namespace

Result<ContentSearchSummary> searchContents(std::span<const LoadedSourcePtr> sources, const ContentPattern &pattern, const ContentSearchOptions &options, const ContentFound &found, Context &context)
{
    context.setPhase(Phase::Searching);
    return Search(sources, options, found, context).run(pattern);
}

} // namespace assay

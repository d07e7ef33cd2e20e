// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/recordedlayer.h"

#include "archive/tarheader.h"
#include "base/keyedhash.h"
#include "formats/tarsplit.h"
#include "io/crc64.h"
#include "io/digest.h"
#include "source/contentahead.h"
#include "source/recordpaths.h"
#include "source/recordstream.h"
#include "source/tarmember.h"
#include "tree/layertreebuilder.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <unordered_set>

namespace assay {
namespace {

constexpr std::size_t blockSize = 256 * 1024;
constexpr std::uint64_t tarBlockSize = 512;

// A file of the record with content, and where it is on the disk.
struct RecordedFile {
    NodeId recorded; // of the builder, later of the record's tree
    NodeId onDisk;   // none when there is no file of that path
    std::uint64_t crc = 0;
    std::uint64_t size = 0;
};

// A stretch of the tar: its headers and paddings, and the files whose content comes between them. Of fixed size, so that what is read
// ahead stays small however large the layer is.
struct Stretch {
    struct Step {
        std::size_t headerBytes = 0; // of headers, before the file's content
        NodeId onDisk;               // none: there is no content to be had
        std::size_t file = 0;        // of the batch
    };

    bool full() const { return batch.full() || headers.size() >= mostHeaderBytes || steps.size() >= mostSteps; }
    void clear()
    {
        headers.clear();
        stepped = 0;
        steps.clear();
        batch.clear();
    }

    static constexpr std::size_t mostHeaderBytes = 1024 * 1024;
    static constexpr std::size_t mostSteps = 2048;
    std::string headers;
    std::size_t stepped = 0; // bytes of headers that belong to a step
    std::vector<Step> steps;
    ContentAhead::Batch batch;
};

// Finds files of a tree by their path, those of one folder after each other without searching for it again.
class FileFinder {
public:
    explicit FileFinder(const LayerTree &tree) : m_tree(tree) {}

    // None when there is no regular file of that path.
    NodeId find(const std::string &path)
    {
        const std::size_t slash = path.rfind('/');
        const std::string_view folder = slash == std::string::npos ? std::string_view() : std::string_view(path).substr(0, slash);
        if (folder != m_folder) {
            m_folder = folder;
            m_node = m_tree.find(folder);
        }
        const NodeId node = m_node ? m_tree.child(m_node, std::string_view(path).substr(slash + 1)) : NodeId{};
        return node && m_tree.entry(node).type == EntryType::File ? node : NodeId{};
    }

private:
    const LayerTree &m_tree;
    std::string m_folder;
    NodeId m_node = LayerTree::root;
};

class RecordReader {
public:
    RecordReader(const EvidenceFs &fs, const std::string &folder, LayerTree &onDisk, const Limits &limits, Context &context, const RecordOptions &options)
        : m_fs(fs), m_folder(folder), m_onDisk(onDisk), m_limits(limits), m_context(context), m_finder(onDisk), m_opener(fs.opener()), m_builder(limits, options.together),
          m_buffer(blockSize), m_ahead(fs, context, options.spare)
    {
        m_builder.setWhiteoutNames(true);
    }

    Result<LayerRecord> read(ByteStreamPtr stream, const std::string &diffId)
    {
        RecordStream objects(std::move(stream), m_limits);
        // One stretch is read ahead while the one before it is hashed.
        Stretch *next = &m_stretches[0];
        Stretch *before = &m_stretches[1];
        bool ended = false;
        while (!ended) {
            const auto more = parse(objects, *next);
            if (!more)
                return failed(more.error());
            ended = !*more;
            m_ahead.offer(next->batch);
            if (const Status hashed = hash(*before); !hashed)
                return failed(hashed.error());
            std::swap(next, before);
        }
        if (const Status hashed = hash(*before); !hashed)
            return failed(hashed.error());
        return finish(diffId);
    }

private:
    // Limits and cancelling end the work; anything else makes the record unusable, and that is told.
    Result<LayerRecord> failed(const Error &error) const
    {
        if (error.code == ErrorCode::Cancelled || error.code == ErrorCode::LimitExceeded)
            return Unexpected(error);
        LayerRecord record;
        record.problem = error.message();
        return record;
    }

    // False when the record ends within the stretch.
    Result<bool> parse(RecordStream &objects, Stretch &stretch)
    {
        while (!stretch.full()) {
            if (m_context.cancelled())
                return Unexpected(makeError(ErrorCode::Cancelled, m_folder, "cancelled"));
            const auto more = objects.next(m_entry);
            if (!more || !*more)
                return more;
            if (m_entry.position != m_position++)
                return Unexpected(makeError(ErrorCode::Malformed, {}, "the record's entries are not in order"));
            if (m_entry.kind == TarSplitEntry::Kind::Segment)
                takeSegment(m_entry, stretch);
            else if (const Status taken = takeFile(m_entry, stretch); !taken)
                return Unexpected(taken.error());
        }
        return true;
    }

    void takeSegment(const TarSplitEntry &entry, Stretch &stretch)
    {
        stretch.headers += entry.payload;
        m_tarBytes += entry.payload.size();
        m_header += entry.payload;
        if (m_header.size() > m_limits.jsonBytes)
            m_header.resize(m_limits.jsonBytes); // the bytes after the end of the archive: no header is looked for in them
    }

    Status takeFile(const TarSplitEntry &entry, Stretch &stretch)
    {
        // tar-split neither writes nor reads such a record, and one file named again and again would be read as often.
        if (!m_names.insert(comparedPath(entry.name)).second)
            return Unexpected(makeError(ErrorCode::Malformed, {}, "the record names \"" + entry.name + "\" twice"));
        if (m_header.size() < m_padding)
            return Unexpected(makeError(ErrorCode::Malformed, {}, "the record lacks the padding before \"" + entry.name + "\""));
        const auto header = parseTarHeader(std::as_bytes(std::span(m_header)).subspan(m_padding), m_limits);
        m_header.clear();
        if (!header)
            return Unexpected(makeError(ErrorCode::Malformed, {}, "the header of \"" + entry.name + "\" in the record: " + header.error().detail));
        if (header->endOfArchive)
            return Unexpected(makeError(ErrorCode::Malformed, {}, "the record has no header for \"" + entry.name + "\""));
        if (header->entry.sparse)
            return Unexpected(makeError(ErrorCode::Unsupported, {}, "\"" + entry.name + "\" was sparse in the tar, which no engine can rebuild from this record"));
        m_padding = (tarBlockSize - entry.size % tarBlockSize) % tarBlockSize;
        if (header->entry.typeFlag == 'g' || header->entry.typeFlag == 'x')
            return {};
        std::string path = cleanPath(entry.name);
        if ((header->entry.path != entry.name && cleanPath(header->entry.path) != path) || header->entry.size != entry.size)
            return Unexpected(makeError(ErrorCode::Malformed, {}, "the record's entry \"" + entry.name + "\" does not fit its own header"));
        const auto added = addMember(m_builder, header->entry);
        if (!added)
            return Unexpected(added.error());
        if (*added && entry.size == 0)
            m_builder.setDigest(*added, m_digestOfNothing);
        if (entry.size != 0)
            takeContent(entry, std::move(path), *added, stretch);
        return {};
    }

    void takeContent(const TarSplitEntry &entry, std::string path, NodeId recorded, Stretch &stretch)
    {
        RecordedFile file;
        file.recorded = recorded;
        file.size = entry.size;
        for (const char c : entry.payload.substr(0, 8))
            file.crc = (file.crc << 8) | static_cast<unsigned char>(c);
        file.onDisk = m_finder.find(path);
        m_rebuilt = m_rebuilt && file.onDisk;
        m_tarBytes += entry.size;
        m_files.push_back(file);
        if (!file.onDisk)
            return;
        const std::size_t index = stretch.batch.add(m_folder + '/' + path, m_onDisk.entry(file.onDisk).size);
        stretch.steps.push_back({stretch.headers.size() - stretch.stepped, file.onDisk, index});
        stretch.stepped = stretch.headers.size();
    }

    // Leaves the stretch empty.
    Status hash(Stretch &stretch)
    {
        auto headers = std::as_bytes(std::span(stretch.headers));
        for (const Stretch::Step &step : stretch.steps) {
            m_tarHash.update(headers.first(step.headerBytes));
            headers = headers.subspan(step.headerBytes);
            if (const Status hashed = hashContent(step, stretch.batch); !hashed)
                return hashed;
        }
        m_tarHash.update(headers);
        m_ahead.withdraw(stretch.batch);
        stretch.clear();
        return {};
    }

    // Adds a file's bytes to the tar's digest and takes its own. What cannot be read leaves both unknown.
    Status hashContent(const Stretch::Step &step, ContentAhead::Batch &batch)
    {
        const ContentAhead::Content ahead = m_ahead.take(batch, step.file);
        if (!ahead.digest)
            return readContent(step.onDisk, batch.path(step.file));
        m_tarHash.update(ahead.bytes);
        m_context.addBytes(ahead.bytes.size());
        m_context.addEntries(1);
        m_onDisk.setDigest(m_onDisk.entry(step.onDisk), *ahead.digest);
        return {};
    }

    Status readContent(NodeId node, const std::string &path)
    {
        const auto source = m_opener->openSeen(path);
        if (!source) {
            m_rebuilt = false;
            return {};
        }
        std::uint64_t offset = 0;
        while (true) {
            if (m_context.cancelled())
                return Unexpected(makeError(ErrorCode::Cancelled, m_folder, "cancelled"));
            const auto got = (*source)->readAt(offset, m_buffer);
            if (!got) {
                m_fileHash.finish();
                m_rebuilt = false;
                return {};
            }
            m_tarHash.update(std::span(m_buffer).first(*got));
            m_fileHash.update(std::span(m_buffer).first(*got));
            m_context.addBytes(*got);
            offset += *got;
            if (*got < m_buffer.size())
                break;
        }
        const Sha256Digest digest = m_fileHash.finish();
        if (offset == m_onDisk.entry(node).size && (*source)->unchanged())
            m_onDisk.setDigest(m_onDisk.entry(node), digest);
        else
            m_rebuilt = false; // it is read once more with the other files, and told there
        m_context.addEntries(1);
        return {};
    }

    Result<LayerRecord> finish(const std::string &diffId)
    {
        LayerRecord record;
        record.tarBytes = m_tarBytes;
        if (m_rebuilt)
            record.rebuilt = m_tarHash.finish();
        record.findings = std::move(m_builder.findings());
        LayerTree tree = m_builder.finish();
        for (RecordedFile &file : m_files)
            file.recorded = file.recorded ? m_builder.remapped(file.recorded) : NodeId{};
        const bool proven = record.rebuilt && digestText(*record.rebuilt) == diffId;
        for (const RecordedFile &file : m_files) {
            if (!file.onDisk || !file.recorded)
                continue;
            if (m_context.cancelled())
                return Unexpected(makeError(ErrorCode::Cancelled, m_folder, "cancelled"));
            const Sha256Digest *digest = m_onDisk.digest(m_onDisk.entry(file.onDisk));
            if (digest && (proven || hasRecordedCrc(file)))
                tree.setDigest(tree.entry(file.recorded), *digest);
            else if (digest)
                record.altered.push_back(tree.path(file.recorded));
        }
        std::sort(record.altered.begin(), record.altered.end());
        record.tree = std::make_shared<const LayerTree>(std::move(tree));
        return record;
    }

    bool hasRecordedCrc(const RecordedFile &file)
    {
        if (m_onDisk.entry(file.onDisk).size != file.size)
            return false;
        const auto source = m_opener->openSeen(m_folder + '/' + m_onDisk.path(file.onDisk));
        const auto crc = source ? crc64(**source, &m_context) : Unexpected(source.error());
        return crc && *crc == file.crc;
    }

    const EvidenceFs &m_fs;
    const std::string &m_folder;
    LayerTree &m_onDisk;
    const Limits &m_limits;
    Context &m_context;
    FileFinder m_finder;
    std::unique_ptr<FileOpener> m_opener;
    LayerTreeBuilder m_builder;
    std::vector<std::byte> m_buffer;
    std::array<Stretch, 2> m_stretches;
    ContentAhead m_ahead; // uses the stretches' batches
    Sha256 m_tarHash;
    Sha256 m_fileHash; // of one file after the other
    TarSplitEntry m_entry;
    const Sha256Digest m_digestOfNothing = sha256(std::string_view());
    std::uint64_t m_position = 0;
    bool m_rebuilt = true;
    std::uint64_t m_tarBytes = 0;
    std::string m_header;        // segments since the last file
    std::size_t m_padding = 0;   // of the last file's content, at the start of m_header
    std::vector<RecordedFile> m_files;
    std::unordered_set<std::string, KeyedHash> m_names; // of the record's files, as tar-split compares them
};

} // namespace

Result<LayerRecord> readLayerRecord(const EvidenceFs &fs, const std::string &recordPath, const std::string &folder, const std::string &diffId,
                                    LayerTree &onDisk, const Limits &limits, Context &context, const RecordOptions &options)
{
    const auto unusable = [](const Error &error) {
        LayerRecord record;
        record.problem = error.message();
        return record;
    };
    const auto file = fs.open(recordPath);
    if (!file)
        return unusable(file.error());
    const auto compression = detectCompression(**file);
    if (!compression)
        return unusable(compression.error());
    auto stream = decompressed(streamOf(*file, nullptr), *compression, limits, &context);
    if (!stream)
        return unusable(stream.error());
    return RecordReader(fs, folder, onDisk, limits, context, options).read(std::move(*stream), diffId);
}

} // namespace assay

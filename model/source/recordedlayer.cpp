// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/recordedlayer.h"

#include "archive/tarheader.h"
#include "base/keyedhash.h"
#include "formats/tarsplit.h"
#include "io/bytestream.h"
#include "io/crc64.h"
#include "io/digest.h"
#include "source/tarmember.h"
#include "tree/treepath.h"

#include <algorithm>
#include <cstring>
#include <unordered_set>

namespace assay {
namespace {

constexpr std::size_t blockSize = 256 * 1024;
constexpr std::uint64_t tarBlockSize = 512;

// A path of the record without "." parts and slashes at its ends, as trees have it.
std::string cleanPath(std::string_view name)
{
    std::string out;
    while (!name.empty()) {
        const std::size_t end = std::min(name.find('/'), name.size());
        const std::string_view part = name.substr(0, end);
        name.remove_prefix(std::min(end + 1, name.size()));
        if (part.empty() || part == ".")
            continue;
        if (!out.empty())
            out += '/';
        out += part;
    }
    return out;
}

// A path as tar-split compares it: Go's filepath.Clean, to which "/a" is another path than "a".
std::string comparedPath(std::string_view name)
{
    const bool absolute = name.starts_with('/');
    std::vector<std::string_view> parts;
    std::string_view part;
    while (nextComponent(name, part)) {
        if (part == ".")
            continue;
        const bool climbs = part == "..";
        if (climbs && !parts.empty() && parts.back() != "..")
            parts.pop_back();
        else if (!climbs || !absolute)
            parts.push_back(part);
    }
    std::string out(absolute ? "/" : "");
    for (const std::string_view kept : parts) {
        if (!out.empty() && !out.ends_with('/'))
            out += '/';
        out += kept;
    }
    return out;
}

// The record's objects, one after the other.
class RecordStream {
public:
    RecordStream(ByteStreamPtr stream, const Limits &limits) : m_stream(std::move(stream)), m_limits(limits) {}

    // False at the end.
    Result<bool> next(TarSplitEntry &entry)
    {
        while (true) {
            const std::string_view rest = std::string_view(m_text).substr(m_at);
            const auto length = tarSplitObjectLength(rest, m_stream->name());
            if (!length)
                return Unexpected(makeErrorAt(length.error().code, m_stream->name(), m_offset, length.error().detail));
            if (*length != 0) {
                const Status parsed = parseTarSplitEntry(rest.substr(0, *length), m_stream->name(), m_offset, m_limits, entry);
                m_at += *length;
                m_offset += *length;
                if (!parsed)
                    return Unexpected(parsed.error());
                return true;
            }
            const auto more = fill();
            if (!more)
                return Unexpected(more.error());
            if (*more)
                continue;
            if (m_text.find_first_not_of(" \t\r\n") != std::string::npos)
                return Unexpected(makeErrorAt(ErrorCode::Truncated, m_stream->name(), m_offset, "the record ends inside of an object"));
            return false;
        }
    }

private:
    Result<bool> fill()
    {
        m_text.erase(0, m_at);
        m_at = 0;
        if (m_text.size() > m_limits.jsonBytes)
            return Unexpected(makeErrorAt(ErrorCode::LimitExceeded, m_stream->name(), m_offset, "an object of more than " + std::to_string(m_limits.jsonBytes) + " bytes"));
        const std::size_t had = m_text.size();
        m_text.resize(had + blockSize);
        const auto got = m_stream->read(std::as_writable_bytes(std::span(m_text)).subspan(had));
        m_text.resize(had + (got ? *got : 0));
        if (!got)
            return Unexpected(got.error());
        return *got != 0;
    }

    ByteStreamPtr m_stream;
    const Limits &m_limits;
    std::string m_text;
    std::size_t m_at = 0;
    std::uint64_t m_offset = 0;
};

// A file of the record with content, and where it is on the disk.
struct RecordedFile {
    NodeId recorded; // of the builder, later of the record's tree
    NodeId onDisk;   // none when there is no file of that path
    std::uint64_t crc = 0;
    std::uint64_t size = 0;
};

class RecordReader {
public:
    RecordReader(const EvidenceFs &fs, const std::string &folder, LayerTree &onDisk, const Limits &limits, Context &context, TreeBudget *together)
        : m_fs(fs), m_folder(folder), m_onDisk(onDisk), m_limits(limits), m_context(context), m_builder(limits, together), m_buffer(blockSize)
    {
        m_builder.setWhiteoutNames(true);
    }

    Result<LayerRecord> read(ByteStreamPtr stream, const std::string &diffId)
    {
        RecordStream objects(std::move(stream), m_limits);
        TarSplitEntry entry;
        std::uint64_t position = 0;
        while (true) {
            if (m_context.cancelled())
                return Unexpected(makeError(ErrorCode::Cancelled, m_folder, "cancelled"));
            const auto more = objects.next(entry);
            if (!more)
                return failed(more.error());
            if (!*more)
                break;
            if (entry.position != position++)
                return failed(makeError(ErrorCode::Malformed, {}, "the record's entries are not in order"));
            const Status taken = entry.kind == TarSplitEntry::Kind::Segment ? takeSegment(entry) : takeFile(entry);
            if (!taken)
                return failed(taken.error());
        }
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

    Status takeSegment(const TarSplitEntry &entry)
    {
        m_hash.update(std::as_bytes(std::span(entry.payload)));
        m_tarBytes += entry.payload.size();
        m_header += entry.payload;
        if (m_header.size() > m_limits.jsonBytes)
            m_header.resize(m_limits.jsonBytes); // the bytes after the end of the archive: no header is looked for in them
        return {};
    }

    Status takeFile(const TarSplitEntry &entry)
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
        if (cleanPath(header->entry.path) != cleanPath(entry.name) || header->entry.size != entry.size)
            return Unexpected(makeError(ErrorCode::Malformed, {}, "the record's entry \"" + entry.name + "\" does not fit its own header"));
        const auto added = addMember(m_builder, header->entry);
        if (!added)
            return Unexpected(added.error());
        if (*added && entry.size == 0)
            m_builder.setDigest(*added, sha256(std::string_view()));
        return entry.size == 0 ? Status() : takeContent(entry, *added);
    }

    Status takeContent(const TarSplitEntry &entry, NodeId recorded)
    {
        RecordedFile file;
        file.recorded = recorded;
        file.size = entry.size;
        for (const char c : entry.payload.substr(0, 8))
            file.crc = (file.crc << 8) | static_cast<unsigned char>(c);
        const std::string path = cleanPath(entry.name);
        file.onDisk = m_onDisk.find(path);
        if (!file.onDisk || m_onDisk.entry(file.onDisk).type != EntryType::File)
            file.onDisk = NodeId{};
        else if (const Status hashed = hashContent(file.onDisk, path); !hashed)
            return hashed;
        m_rebuilt = m_rebuilt && file.onDisk;
        m_tarBytes += entry.size;
        m_files.push_back(file);
        return {};
    }

    // Adds a file's bytes to the tar's digest and takes its own. What cannot be read leaves both unknown.
    Status hashContent(NodeId node, const std::string &path)
    {
        const auto source = m_fs.open(m_folder + '/' + path);
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
            const auto bytes = std::span(m_buffer).first(*got);
            m_hash.update(bytes);
            m_fileHash.update(bytes);
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
            record.rebuilt = m_hash.finish();
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
        const auto source = m_fs.open(m_folder + '/' + m_onDisk.path(file.onDisk));
        const auto crc = source ? crc64(**source, &m_context) : Unexpected(source.error());
        return crc && *crc == file.crc;
    }

    const EvidenceFs &m_fs;
    const std::string &m_folder;
    LayerTree &m_onDisk;
    const Limits &m_limits;
    Context &m_context;
    LayerTreeBuilder m_builder;
    std::vector<std::byte> m_buffer;
    Sha256 m_hash;
    Sha256 m_fileHash;
    bool m_rebuilt = true;
    std::uint64_t m_tarBytes = 0;
    std::string m_header;        // segments since the last file
    std::size_t m_padding = 0;   // of the last file's content, at the start of m_header
    std::vector<RecordedFile> m_files;
    std::unordered_set<std::string, KeyedHash> m_names; // of the record's files, as tar-split compares them
};

} // namespace

Result<LayerRecord> readLayerRecord(const EvidenceFs &fs, const std::string &recordPath, const std::string &folder, const std::string &diffId,
                                    LayerTree &onDisk, const Limits &limits, Context &context, TreeBudget *together)
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
    auto stream = decompressed(streamOf(*file, nullptr), *compression, limits);
    if (!stream)
        return unusable(stream.error());
    return RecordReader(fs, folder, onDisk, limits, context, together).read(std::move(*stream), diffId);
}

} // namespace assay

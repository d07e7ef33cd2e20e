// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/zipfile.h"

#include "io/zipformat.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <span>
#include <sys/stat.h>
#include <zlib.h>

namespace assay {
namespace {

using namespace ZipFormat;

constexpr std::size_t pieceBytes = 256 * 1024;
constexpr std::size_t mostExtraBytes = 64; // 64-bit numbers, times and owners of the usual writers

Unexpected malformed(const ByteSource &file, const std::string &what)
{
    return Unexpected(makeError(ErrorCode::Malformed, file.name(), what));
}

// Little-endian numbers of a text; whoever asks has looked at its size.
std::uint64_t numberAt(std::string_view bytes, std::size_t at, std::size_t count)
{
    std::uint64_t value = 0;
    for (std::size_t i = count; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

Result<std::string> readBytes(const ByteSource &file, std::uint64_t at, std::uint64_t count)
{
    if (at > file.size() || count > file.size() - at)
        return malformed(file, "the archive ends too early");
    std::string bytes(static_cast<std::size_t>(count), '\0');
    for (std::size_t done = 0; done < bytes.size();) {
        const auto got = file.readAt(at + done, std::as_writable_bytes(std::span(bytes).subspan(done)));
        if (!got)
            return Unexpected(got.error());
        if (*got == 0)
            return malformed(file, "the archive ends too early");
        done += *got;
    }
    return bytes;
}

struct Directory {
    std::uint64_t count = 0;
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
};

// The record at the very end, and the larger one before it where that says so.
Result<Directory> findDirectory(const ByteSource &file)
{
    if (file.size() < endBytes)
        return malformed(file, "is too short for a zip archive");
    const std::uint64_t endAt = file.size() - endBytes;
    const auto end = readBytes(file, endAt, endBytes);
    if (!end)
        return Unexpected(end.error());
    if (numberAt(*end, 0, 4) != endSignature || numberAt(*end, 20, 2) != 0)
        return malformed(file, "does not end as a zip archive without a comment does");
    if (numberAt(*end, 4, 2) != 0 || numberAt(*end, 6, 2) != 0)
        return Unexpected(makeError(ErrorCode::Unsupported, file.name(), "is one of several volumes"));
    Directory found{numberAt(*end, 10, 2), numberAt(*end, 16, 4), numberAt(*end, 12, 4)};
    std::uint64_t behind = endAt;
    if (numberAt(*end, 8, 2) != found.count)
        return malformed(file, "its end names two numbers of files");
    if (found.count == maximum16 || found.offset == maximum32 || found.bytes == maximum32) {
        if (endAt < locatorBytes + end64Bytes)
            return malformed(file, "the record of its 64-bit numbers is missing");
        const auto large = readBytes(file, endAt - locatorBytes - end64Bytes, locatorBytes + end64Bytes);
        if (!large)
            return Unexpected(large.error());
        behind = endAt - locatorBytes - end64Bytes;
        if (numberAt(*large, 0, 4) != end64Signature || numberAt(*large, 4, 8) != end64Bytes - 12 || numberAt(*large, end64Bytes, 4) != locatorSignature
            || numberAt(*large, end64Bytes + 8, 8) != behind || numberAt(*large, 24, 8) != numberAt(*large, 32, 8))
            return malformed(file, "the record of its 64-bit numbers is damaged");
        found = {numberAt(*large, 32, 8), numberAt(*large, 48, 8), numberAt(*large, 40, 8)};
    }
    if (found.offset > behind || found.bytes != behind - found.offset)
        return malformed(file, "its directory does not stand directly before its end");
    return found;
}

// The 64-bit numbers that stand for those of 32 bits that are full, in their order.
bool takeExtra(std::string_view extra, const std::vector<std::uint64_t *> &full)
{
    if (full.empty())
        return true;
    for (std::size_t at = 0; at + 4 <= extra.size();) {
        const auto size = static_cast<std::size_t>(numberAt(extra, at + 2, 2));
        if (size > extra.size() - at - 4)
            return false;
        if (numberAt(extra, at, 2) == extra64) {
            if (size < full.size() * 8)
                return false;
            for (std::size_t i = 0; i < full.size(); ++i)
                *full[i] = numberAt(extra, at + 4 + i * 8, 8);
            return true;
        }
        at += 4 + size;
    }
    return false;
}

struct Entry {
    ZipMember member;
    std::uint64_t offset = 0; // of what stands before the data
    std::uint16_t flags = 0;
    std::uint16_t method = 0;
};

Result<Entry> readEntry(const ByteSource &file, std::string_view directory, std::size_t &at, const ZipLimits &limits)
{
    if (directory.size() - at < entryBytes || numberAt(directory, at, 4) != entrySignature)
        return malformed(file, "an entry of its directory is damaged");
    const auto two = [&](std::size_t place) { return static_cast<std::uint16_t>(numberAt(directory, at + place, 2)); };
    const auto four = [&](std::size_t place) { return numberAt(directory, at + place, 4); };
    Entry entry;
    entry.flags = two(8);
    entry.method = two(10);
    entry.member.crc = static_cast<std::uint32_t>(four(16));
    entry.member.packed = four(20);
    entry.member.size = four(24);
    entry.offset = four(42);
    const std::size_t nameSize = two(28);
    const std::size_t extraSize = two(30);
    const std::size_t commentSize = two(32);
    const auto mode = static_cast<mode_t>(four(38) >> 16);
    if (directory.size() - at - entryBytes < nameSize + extraSize + commentSize)
        return malformed(file, "an entry of its directory is longer than that");
    if (nameSize > limits.nameBytes)
        return Unexpected(makeError(ErrorCode::LimitExceeded, file.name(), "a name in it is longer than " + std::to_string(limits.nameBytes) + " bytes"));
    entry.member.name = directory.substr(at + entryBytes, nameSize);
    std::vector<std::uint64_t *> full;
    for (std::uint64_t *number : {&entry.member.size, &entry.member.packed, &entry.offset}) {
        if (*number == maximum32)
            full.push_back(number);
    }
    if (!takeExtra(directory.substr(at + entryBytes + nameSize, extraSize), full))
        return malformed(file, "the 64-bit numbers of an entry are damaged");
    at += entryBytes + nameSize + extraSize + commentSize;
    const bool isFolder = entry.member.name.ends_with('/');
    if ((entry.flags & ~(flagDescriptor | flagUtf8 | 6)) != 0 || (entry.method != methodStored && entry.method != methodDeflate))
        return Unexpected(makeError(ErrorCode::Unsupported, file.name(), "a file in it is encrypted, or packed in a way that is not known here"));
    if ((mode & S_IFMT) != 0 && (mode & S_IFMT) != (isFolder ? S_IFDIR : S_IFREG))
        return Unexpected(makeError(ErrorCode::Unsupported, file.name(), "holds something that is no regular file"));
    entry.member.deflated = entry.method == methodDeflate;
    // What a file takes up in it can be little more than the file: beyond that nothing would ever be read.
    constexpr std::uint64_t packingBytes = 64 * 1024;
    constexpr std::uint64_t emptyDeflated = 2; // what nothing at all is packed into
    if (entry.member.packed > packingBytes && entry.member.packed - packingBytes > entry.member.size + entry.member.size / 1000)
        return malformed(file, "a file in it is packed into more bytes than it has");
    if (commentSize != 0 || extraSize > mostExtraBytes)
        return malformed(file, "an entry of its directory carries bytes that belong to no file");
    if (entry.member.name.empty() || (isFolder && (entry.member.size != 0 || entry.member.packed > emptyDeflated)) || (!entry.member.deflated && entry.member.size != entry.member.packed))
        return malformed(file, "an entry of its directory contradicts itself");
    return entry;
}

// Checksum and sizes once more, as a writer puts them behind the data that knew them too late.
bool isDescriptorOf(const ByteSource &file, std::uint64_t at, std::uint64_t count, const ZipMember &member)
{
    const auto bytes = readBytes(file, at, count);
    if (!bytes)
        return false;
    const bool isSigned = count == 16 || count == 24;
    const std::size_t width = count >= 20 ? 8 : 4;
    const std::size_t begin = isSigned ? 4 : 0;
    return (!isSigned || numberAt(*bytes, 0, 4) == descriptorSignature) && numberAt(*bytes, begin, 4) == member.crc
        && numberAt(*bytes, begin + 4, width) == member.packed && numberAt(*bytes, begin + 4 + width, width) == member.size;
}

// What stands before the data, and whether it says what the directory says; gives where the data ends, with what may stand behind it.
Result<std::uint64_t> takeLocal(const ByteSource &file, Entry &entry, std::uint64_t next)
{
    const auto head = readBytes(file, entry.offset, localBytes);
    if (!head)
        return Unexpected(head.error());
    const std::uint64_t nameSize = numberAt(*head, 26, 2);
    const std::uint64_t extraSize = numberAt(*head, 28, 2);
    const auto name = readBytes(file, entry.offset + localBytes, nameSize);
    if (!name)
        return Unexpected(name.error());
    const bool sizesFollow = (entry.flags & flagDescriptor) != 0;
    const auto fits = [&](std::size_t at, std::uint64_t value) {
        const std::uint64_t told = numberAt(*head, at, 4);
        return told == value || told == maximum32 || (sizesFollow && told == 0);
    };
    if (numberAt(*head, 0, 4) != localSignature || *name != entry.member.name || numberAt(*head, 6, 2) != entry.flags || numberAt(*head, 8, 2) != entry.method
        || !fits(14, entry.member.crc) || !fits(18, entry.member.packed) || !fits(22, entry.member.size))
        return malformed(file, "what stands before a file is not what the directory says of it");
    if (extraSize > mostExtraBytes)
        return malformed(file, "there are bytes in it that belong to no file");
    entry.member.data = entry.offset + localBytes + nameSize + extraSize;
    if (entry.member.data > next || entry.member.packed > next - entry.member.data)
        return malformed(file, "a file in it reaches into the next one");
    const std::uint64_t behind = next - entry.member.data - entry.member.packed;
    constexpr std::uint64_t descriptors[] = {12, 16, 20, 24}; // without and with a signature, of 32 and of 64 bits
    const bool isDescriptor = sizesFollow && std::find(std::begin(descriptors), std::end(descriptors), behind) != std::end(descriptors);
    if (behind != 0 && (!isDescriptor || !isDescriptorOf(file, next - behind, behind, entry.member)))
        return malformed(file, "there are bytes in it that belong to no file");
    return next;
}

} // namespace

Result<std::vector<ZipMember>> readZipDirectory(const ByteSource &file, const ZipLimits &limits)
{
    const auto found = findDirectory(file);
    if (!found)
        return Unexpected(found.error());
    if (found->count > limits.members || found->bytes > limits.directoryBytes)
        return Unexpected(makeError(ErrorCode::LimitExceeded, file.name(), "holds more files than the " + std::to_string(limits.members) + " that are read"));
    const auto directory = readBytes(file, found->offset, found->bytes);
    if (!directory)
        return Unexpected(directory.error());
    std::vector<Entry> entries;
    std::set<std::string_view> names;
    std::size_t at = 0;
    for (std::uint64_t i = 0; i < found->count; ++i) {
        auto entry = readEntry(file, *directory, at, limits);
        if (!entry)
            return Unexpected(entry.error());
        entries.push_back(std::move(*entry));
    }
    if (at != directory->size())
        return malformed(file, "its directory is longer than its entries");
    for (const Entry &entry : entries) {
        if (!names.insert(entry.member.name).second)
            return malformed(file, "holds two files of one name");
    }
    // By place: each must end where the next one begins, so that no byte is read twice and none is hidden.
    std::vector<std::size_t> byPlace(entries.size());
    std::iota(byPlace.begin(), byPlace.end(), std::size_t(0));
    std::sort(byPlace.begin(), byPlace.end(), [&](std::size_t a, std::size_t b) { return entries[a].offset < entries[b].offset; });
    std::uint64_t expected = 0;
    for (std::size_t i = 0; i < byPlace.size(); ++i) {
        Entry &entry = entries[byPlace[i]];
        const std::uint64_t next = i + 1 < byPlace.size() ? entries[byPlace[i + 1]].offset : found->offset;
        if (entry.offset != expected)
            return malformed(file, "there are bytes in it that belong to no file");
        const auto ends = takeLocal(file, entry, next);
        if (!ends)
            return Unexpected(ends.error());
        expected = *ends;
    }
    if (expected != found->offset)
        return malformed(file, "there are bytes in it that belong to no file");
    std::vector<ZipMember> members;
    for (Entry &entry : entries)
        members.push_back(std::move(entry.member));
    return members;
}

namespace {

// Unpacks as it is asked to, and holds what came out against size and checksum at the end.
class MemberStream : public ByteStream {
public:
    MemberStream(ByteSourcePtr file, ZipMember member) : m_file(std::move(file)), m_member(std::move(member)), m_packed(pieceBytes, '\0') { }
    MemberStream(const MemberStream &) = delete;
    MemberStream &operator=(const MemberStream &) = delete;
    ~MemberStream() override
    {
        if (m_ready)
            inflateEnd(&m_stream);
    }

    bool start() { return !m_member.deflated || (m_ready = inflateInit2(&m_stream, -15) == Z_OK); }
    const std::string &name() const override { return m_file->name(); }

    Result<std::size_t> read(std::span<std::byte> out) override
    {
        const auto got = m_member.deflated ? unpack(out) : copy(out);
        if (!got)
            return got;
        if (*got > m_member.size - m_given)
            return malformed(*m_file, "a file in it is longer than it says");
        m_given += *got;
        m_crc = static_cast<std::uint32_t>(crc32(m_crc, reinterpret_cast<const Bytef *>(out.data()), static_cast<uInt>(*got)));
        if (*got == 0 && !out.empty() && (m_given != m_member.size || m_crc != m_member.crc))
            return malformed(*m_file, "a file in it is not what its size and checksum say");
        return got;
    }

private:
    // The next packed bytes; none at their end.
    Result<std::size_t> refill(std::span<std::byte> into)
    {
        const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), m_member.packed - m_at));
        if (wanted == 0)
            return std::size_t(0);
        const auto got = m_file->readAt(m_member.data + m_at, into.first(wanted));
        if (got && *got == 0)
            return malformed(*m_file, "the archive ends too early");
        if (got)
            m_at += *got;
        return got;
    }

    Result<std::size_t> copy(std::span<std::byte> out) { return refill(out.first(std::min(out.size(), mostAtOnce))); }

    Result<std::size_t> unpack(std::span<std::byte> out)
    {
        out = out.first(std::min(out.size(), mostAtOnce));
        m_stream.next_out = reinterpret_cast<Bytef *>(out.data());
        m_stream.avail_out = static_cast<uInt>(out.size());
        while (!m_ended && m_stream.avail_out != 0) {
            if (m_stream.avail_in == 0) {
                const auto got = refill(std::as_writable_bytes(std::span(m_packed)));
                if (!got)
                    return got;
                if (*got == 0)
                    return malformed(*m_file, "a file in it ends too early");
                m_stream.next_in = reinterpret_cast<Bytef *>(m_packed.data());
                m_stream.avail_in = static_cast<uInt>(*got);
            }
            const int state = inflate(&m_stream, Z_NO_FLUSH);
            if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
                return malformed(*m_file, "a file in it cannot be unpacked: its data is damaged");
            m_ended = state == Z_STREAM_END;
        }
        if (m_ended && (m_stream.avail_in != 0 || m_at != m_member.packed))
            return malformed(*m_file, "a file in it ends before its data does");
        return out.size() - m_stream.avail_out;
    }

    static constexpr std::size_t mostAtOnce = 1 << 24; // zlib counts in 32 bits

    ByteSourcePtr m_file;
    ZipMember m_member;
    std::string m_packed;
    z_stream m_stream{};
    bool m_ready = false;
    bool m_ended = false;
    std::uint64_t m_at = 0;    // of the packed bytes
    std::uint64_t m_given = 0; // unpacked
    std::uint32_t m_crc = 0;
};

} // namespace

bool beginsAsZip(const std::string &path)
{
    const auto file = openFileSource(path);
    const auto head = file ? readBytes(**file, 0, 4) : Unexpected(file.error());
    return head && (numberAt(*head, 0, 4) == localSignature || numberAt(*head, 0, 4) == endSignature);
}

Result<std::unique_ptr<ByteStream>> openZipMember(ByteSourcePtr file, ZipMember member)
{
    auto stream = std::make_unique<MemberStream>(std::move(file), std::move(member));
    if (!stream->start())
        return Unexpected(makeError(ErrorCode::OutOfMemory, stream->name(), "there is not enough memory to unpack it"));
    return stream;
}

} // namespace assay

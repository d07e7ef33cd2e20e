// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "archive/tarheader.h"

#include "archive/taracl.h"
#include "archive/tarsparse.h"
#include "archive/tartext.h"
#include "base/bytes.h"
#include "base/posixacl.h"

#include <algorithm>
#include <limits>
#include <map>
#include <unordered_set>
#include <utility>

namespace assay {
namespace {

constexpr unsigned specialHeaders = 32; // extended headers before one entry

// A field of a header block.
struct Field {
    std::size_t offset;
    std::size_t size;
};
constexpr Field nameField{0, 100};
constexpr Field modeField{100, 8};
constexpr Field uidField{108, 8};
constexpr Field gidField{116, 8};
constexpr Field sizeField{124, 12};
constexpr Field mtimeField{136, 12};
constexpr Field checksumField{148, 8};
constexpr std::size_t typeOffset = 156;
constexpr Field linkNameField{157, 100};
constexpr Field magicField{257, 6};
constexpr Field versionField{263, 2};
constexpr Field devMajorField{329, 8};
constexpr Field devMinorField{337, 8};
constexpr Field prefixField{345, 155};
constexpr Field starPrefixField{345, 131};
constexpr Field starTrailerField{508, 4};
constexpr Field gnuAccessTimeField{345, 12};
constexpr Field gnuChangeTimeField{357, 12};

enum class Dialect : std::uint8_t { Old, Ustar, Star, Gnu };

std::string_view raw(std::string_view block, Field field)
{
    return block.substr(field.offset, field.size);
}

std::string_view text(std::string_view block, Field field)
{
    return untilZero(raw(block, field));
}

Dialect dialectOf(std::string_view block)
{
    using namespace std::string_view_literals;
    if (raw(block, magicField) == "ustar\0"sv)
        return raw(block, starTrailerField) == "tar\0"sv ? Dialect::Star : Dialect::Ustar;
    if (raw(block, magicField) == "ustar "sv && raw(block, versionField) == " \0"sv)
        return Dialect::Gnu;
    return Dialect::Old;
}

// Some old writers summed signed bytes.
bool checksumHolds(std::string_view block)
{
    const auto stored = parseTarNumber(raw(block, checksumField));
    if (!stored)
        return false;
    std::int64_t unsignedSum = 0;
    std::int64_t signedSum = 0;
    for (std::size_t i = 0; i < block.size(); ++i) {
        const bool own = i >= checksumField.offset && i < checksumField.offset + checksumField.size;
        const char c = own ? ' ' : block[i];
        unsignedSum += static_cast<unsigned char>(c);
        signedSum += static_cast<signed char>(c);
    }
    return *stored == unsignedSum || *stored == signedSum;
}

// Archives that Go before 1.8 wrote have a prefix where GNU tar has two times. Go looks whether these are numbers.
bool hasPrefixInGnuHeader(std::string_view block)
{
    const auto isTime = [&](Field field) { return block[field.offset] == '\0' || parseTarNumber(raw(block, field)); };
    const std::string_view prefix = text(block, prefixField);
    return !(isTime(gnuAccessTimeField) && isTime(gnuChangeTimeField))
        && std::all_of(prefix.begin(), prefix.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool isZeroBlock(std::string_view block)
{
    return block.find_first_not_of('\0') == std::string_view::npos;
}

std::uint64_t padded(std::uint64_t size)
{
    return (size + tarBlock - 1) / tarBlock * tarBlock;
}

Error truncated(std::uint64_t offset)
{
    return makeErrorAt(ErrorCode::Truncated, {}, offset, "the header ends too early");
}

Error malformed(std::uint64_t offset, std::string detail)
{
    return makeErrorAt(ErrorCode::Malformed, {}, offset, std::move(detail));
}

class HeaderParser {
public:
    HeaderParser(std::string_view bytes, const Limits &limits)
        : m_bytes(bytes), m_bodyLimit(limits.xattrBytesPerEntry + 4ULL * limits.pathBytes + 64 * 1024)
    {
    }

    Result<TarHeader> parse()
    {
        for (unsigned special = 0;; ++special) {
            if (m_at > m_bytes.size() || m_bytes.size() - m_at < tarBlock)
                return Unexpected(truncated(m_at));
            const std::string_view block = m_bytes.substr(m_at, tarBlock);
            if (isZeroBlock(block)) {
                if (m_at != 0)
                    return Unexpected(malformed(m_at, "the archive ends after an extended header"));
                m_header.endOfArchive = true;
                m_header.headerBytes = tarBlock;
                return std::move(m_header);
            }
            if (!checksumHolds(block))
                return Unexpected(malformed(m_at, "no header stands here: the checksum is wrong"));
            const char type = block[typeOffset];
            if (type != 'x' && type != 'L' && type != 'K') {
                Status read = type == 'g' ? readGlobal(block) : readEntry(block, type);
                if (!read)
                    return Unexpected(read.error());
                return std::move(m_header);
            }
            if (special == specialHeaders)
                return Unexpected(malformed(m_at, "more than " + std::to_string(specialHeaders) + " extended headers before one entry"));
            if (Status read = readSpecial(block, type); !read)
                return Unexpected(read.error());
        }
    }

private:
    void odd(std::string what)
    {
        constexpr std::size_t enough = 16;
        if (m_header.oddities.size() < enough)
            m_header.oddities.push_back(std::move(what));
    }

    Result<std::uint64_t> sizeOf(std::string_view block) const
    {
        const auto size = parseTarNumber(raw(block, sizeField));
        if (!size || *size < 0)
            return Unexpected(malformed(m_at + sizeField.offset, "the size is no number a file can have"));
        return static_cast<std::uint64_t>(*size);
    }

    // The data behind the header block at m_at, which must be there as a whole.
    Result<std::string_view> body(std::string_view block)
    {
        const auto size = sizeOf(block);
        if (!size)
            return Unexpected(size.error());
        if (*size > m_bodyLimit) {
            return Unexpected(makeErrorAt(ErrorCode::LimitExceeded, {}, m_at,
                                          "an extended header of " + std::to_string(*size) + " bytes, more than " + std::to_string(m_bodyLimit)));
        }
        if (m_bytes.size() - m_at - tarBlock < padded(*size))
            return Unexpected(truncated(m_at));
        return m_bytes.substr(m_at + tarBlock, static_cast<std::size_t>(*size));
    }

    Status readSpecial(std::string_view block, char type)
    {
        const auto data = body(block);
        if (!data)
            return Unexpected(data.error());
        if (type == 'x') {
            if (m_hasPax)
                odd("a second PAX header takes the place of the first");
            m_hasPax = true;
            auto records = parsePaxRecords(*data);
            if (!records)
                return Unexpected(malformed(m_at + tarBlock + records.error().offset, records.error().detail));
            m_pax = std::move(*records);
            if (m_pax.empty())
                odd("an empty PAX header");
        } else {
            std::string &name = type == 'L' ? m_longName : m_longLink;
            if (!name.empty())
                odd("a second long name takes the place of the first");
            name = untilZero(*data);
        }
        m_at += tarBlock + static_cast<std::size_t>(padded(data->size()));
        return {};
    }

    Status readGlobal(std::string_view block)
    {
        if (m_at != 0)
            odd("an extended header before a global header, which applies to nothing");
        const auto data = body(block);
        if (!data)
            return Unexpected(data.error());
        const auto records = parsePaxRecords(*data);
        if (!records)
            return Unexpected(malformed(m_at + tarBlock + records.error().offset, records.error().detail));
        for (const PaxRecord &record : *records)
            m_header.globalKeywords.emplace_back(record.keyword);
        TarEntry &entry = m_header.entry;
        entry.path = text(block, nameField);
        entry.typeFlag = 'g';
        entry.size = data->size();
        m_header.storedBytes = data->size();
        m_header.headerBytes = m_at + tarBlock;
        return {};
    }

    Status readEntry(std::string_view block, char type)
    {
        TarEntry &entry = m_header.entry;
        entry.typeFlag = type;
        const Dialect dialect = dialectOf(block);
        const auto size = sizeOf(block);
        if (!size)
            return Unexpected(size.error());
        m_header.storedBytes = *size;
        m_header.headerBytes = m_at + tarBlock;
        entry.path = text(block, nameField);
        entry.linkName = text(block, linkNameField);
        entry.mode = static_cast<std::uint16_t>(number(block, modeField, "mode") & 07777);
        entry.uid = static_cast<std::uint64_t>(number(block, uidField, "user id"));
        entry.gid = static_cast<std::uint64_t>(number(block, gidField, "group id"));
        entry.mtimeSec = number(block, mtimeField, "time");
        if (dialect != Dialect::Old && (type == '3' || type == '4')) {
            entry.rdevMajor = deviceNumber(number(block, devMajorField, "device number"));
            entry.rdevMinor = deviceNumber(number(block, devMinorField, "device number"));
        }
        if (dialect == Dialect::Ustar || dialect == Dialect::Star || (dialect == Dialect::Gnu && hasPrefixInGnuHeader(block))) {
            const std::string_view prefix = text(block, dialect == Dialect::Star ? starPrefixField : prefixField);
            if (!prefix.empty())
                entry.path = std::string(prefix) + '/' + entry.path;
        }
        if (Status applied = applyPax(); !applied)
            return applied;
        if (!m_longName.empty())
            entry.path = m_longName;
        if (!m_longLink.empty())
            entry.linkName = m_longLink;
        entry.size = m_header.storedBytes;
        setType();
        if (Status sparse = readSparse(block, dialect); !sparse)
            return sparse;
        // Nothing that must lie behind the header may overflow later.
        constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max() - 4 * tarBlock;
        if (m_header.storedBytes > most || entry.size > most + 4 * tarBlock)
            return Unexpected(malformed(m_at, "the size is no number a file can have"));
        return {};
    }

    std::int64_t number(std::string_view block, Field field, const char *what)
    {
        const auto value = parseTarNumber(raw(block, field));
        if (!value)
            odd(std::string("the ") + what + " is no number; 0 is taken");
        return value.value_or(0);
    }

    std::uint32_t deviceNumber(std::int64_t value)
    {
        if (value >= 0 && value <= std::numeric_limits<std::uint32_t>::max())
            return static_cast<std::uint32_t>(value);
        odd("a device number out of range");
        return std::numeric_limits<std::uint32_t>::max();
    }

    void setType()
    {
        TarEntry &entry = m_header.entry;
        const bool slash = entry.path.ends_with('/');
        switch (entry.typeFlag) {
        case '\0': entry.type = slash ? EntryType::Directory : EntryType::File; break;
        case '0':
            entry.type = EntryType::File;
            if (slash)
                odd("a file whose name ends with a slash; some readers make a folder of it");
            break;
        case '1':
            entry.type = EntryType::File;
            entry.hardLink = true;
            break;
        case '2': entry.type = EntryType::Symlink; break;
        case '3': entry.type = EntryType::Character; break;
        case '4': entry.type = EntryType::Block; break;
        case '5': entry.type = EntryType::Directory; break;
        case '6': entry.type = EntryType::Fifo; break;
        case 'S': entry.type = EntryType::File; break;
        default: entry.type = EntryType::None; break;
        }
        if (entry.type != EntryType::Symlink && !entry.hardLink)
            entry.linkName.clear();
        if (entry.type == EntryType::None || (entry.type == EntryType::File && !entry.hardLink))
            return;
        if (m_header.storedBytes != 0)
            odd("a size of " + std::to_string(m_header.storedBytes) + " on an entry that has no content; some readers skip as much");
        m_header.storedBytes = 0;
        entry.size = 0;
    }

    // Of a keyword that is there more than once only the last counts, even when it is empty.
    std::vector<const PaxRecord *> countingRecords()
    {
        std::vector<const PaxRecord *> counting;
        std::unordered_set<std::string_view> seen;
        for (auto record = m_pax.rbegin(); record != m_pax.rend(); ++record) {
            if (record->keyword.starts_with("GNU.sparse."))
                continue; // the form 0.0 repeats keywords on purpose; tarsparse.h reads them
            if (seen.insert(record->keyword).second)
                counting.push_back(&*record);
            else
                m_repeated = true;
        }
        std::reverse(counting.begin(), counting.end());
        return counting;
    }

    Status applyPax()
    {
        TarEntry &entry = m_header.entry;
        for (const PaxRecord *record : countingRecords()) {
            const std::string &keyword = record->keyword;
            const std::string_view value = record->value;
            if (keyword.starts_with("SCHILY.xattr.")) {
                applyAttribute(keyword, value);
            } else if (value.empty()) {
                continue; // the header's own value stays
            } else if (keyword == "path") {
                entry.path = name(value, "path");
            } else if (keyword == "linkpath") {
                entry.linkName = name(value, "linkpath");
            } else if (keyword == "uname" || keyword == "gname") {
                name(value, keyword == "uname" ? "uname" : "gname");
            } else if (keyword == "size") {
                const auto size = parseDecimal(value);
                if (!size || *size < 0)
                    return Unexpected(malformed(m_at, "the PAX size is no number a file can have"));
                m_header.storedBytes = static_cast<std::uint64_t>(*size);
            } else if (keyword == "uid" || keyword == "gid") {
                if (const auto id = parseDecimal(value))
                    (keyword == "uid" ? entry.uid : entry.gid) = static_cast<std::uint64_t>(*id);
                else
                    odd("the PAX " + keyword + " is no number");
            } else if (keyword == "mtime") {
                if (const auto time = parsePaxTime(value)) {
                    entry.mtimeSec = time->seconds;
                    entry.mtimeNsec = time->nanoseconds;
                } else {
                    odd("the PAX mtime is no time");
                }
            } else {
                applyAttribute(keyword, value);
            }
        }
        if (m_repeated)
            odd("a PAX keyword more than once");
        dropTextsOfLists();
        for (auto &[attribute, value] : m_attributes)
            entry.xattrs.emplace_back(attribute, std::move(value.bytes));
        return {};
    }

    std::string name(std::string_view value, const char *keyword)
    {
        const std::string_view cut = untilZero(value);
        if (cut.size() != value.size())
            odd(std::string("a zero byte inside the PAX ") + keyword);
        return std::string(cut);
    }

    void applyAttribute(std::string_view keyword, std::string_view value)
    {
        constexpr std::string_view schily = "SCHILY.xattr.";
        constexpr std::string_view libarchive = "LIBARCHIVE.xattr.";
        if (keyword.starts_with(schily)) {
            setAttribute(keyword.substr(schily.size()), std::string(value), true);
        } else if (keyword.starts_with(libarchive)) {
            const auto attribute = percentDecoded(keyword.substr(libarchive.size()));
            const auto bytes = base64Decoded(value);
            if (attribute && bytes)
                setAttribute(*attribute, *bytes, false);
            else
                odd("an extended attribute that cannot be decoded");
        } else if (keyword == "RHT.security.selinux") {
            setAttribute("security.selinux", std::string(untilZero(value)) + '\0', false);
        } else if (keyword == "SCHILY.acl.access" || keyword == "SCHILY.acl.default") {
            const bool access = keyword.ends_with("access");
            auto list = posixAclFromText(value);
            if (list && access)
                m_header.entry.mode = modeWithPosixAcl(m_header.entry.mode, *list);
            if (list && !(access && saysOnlyMode(*list)))
                setAttribute(access ? acl::accessList : acl::defaultList, std::move(*list), false);
            else if (!list && !value.empty())
                setAttribute(keyword, std::string(value), false);
        }
    }

    // GNU tar writes a list as an attribute and, with names that are no ids of this image, as text.
    void dropTextsOfLists()
    {
        for (const auto &[list, text] : {std::pair(acl::accessList, "SCHILY.acl.access"), std::pair(acl::defaultList, "SCHILY.acl.default")}) {
            if (m_attributes.contains(std::string(list)))
                m_attributes.erase(text);
        }
    }

    // A kernel keeps no list that says no more than the mode: of owner, group and others.
    static bool saysOnlyMode(const std::string &list) { return list.size() == acl::headerBytes + 3 * acl::entryBytes; }

    // Each name once. The same attribute may be written in several forms; SCHILY.xattr is the one engines read.
    void setAttribute(std::string_view attribute, std::string bytes, bool counts)
    {
        if (attribute.empty() || attribute.find('\0') != std::string_view::npos) {
            odd("an extended attribute without a proper name");
            return;
        }
        const auto [place, isNew] = m_attributes.try_emplace(std::string(attribute));
        if (isNew || (counts && !place->second.counts))
            place->second = {std::move(bytes), counts};
    }

    Status readSparse(std::string_view block, Dialect dialect)
    {
        TarEntry &entry = m_header.entry;
        if (entry.type == EntryType::None)
            return {}; // its content is only passed over
        Result<SparseMap> map = SparseMap{};
        const std::string_view behind = m_bytes.substr(m_at + tarBlock);
        if (entry.typeFlag == 'S') {
            if (dialect != Dialect::Gnu)
                return Unexpected(malformed(m_at, "a sparse file of GNU tar in a header that is not of GNU tar"));
            map = readGnuSparseMap(block, behind, m_bodyLimit);
        } else {
            map = readPaxSparseMap(m_pax, behind, m_header.storedBytes, m_bodyLimit);
        }
        if (!map) {
            Error error = map.error();
            error.offset += m_at + tarBlock;
            error.hasOffset = true;
            return Unexpected(std::move(error));
        }
        if (!map->present)
            return {};
        if (entry.type != EntryType::File || entry.hardLink)
            return Unexpected(malformed(m_at, "a sparse map on an entry that has no content"));
        entry.sparse = true;
        if (!map->name.empty())
            entry.path = name(map->name, "GNU.sparse.name");
        if (map->realSize)
            entry.size = *map->realSize;
        m_header.headerBytes += map->mapBytes;
        if (entry.typeFlag != 'S')
            m_header.storedBytes -= map->mapBytes;
        std::uint64_t stored = 0;
        for (const SparseRun &run : map->runs) {
            if (run.offset < m_sparseEnd || run.size > entry.size || run.offset > entry.size - run.size)
                return Unexpected(malformed(m_at, "the sparse map does not fit the file"));
            m_sparseEnd = run.offset + run.size;
            stored += run.size;
        }
        if (stored > m_header.storedBytes)
            return Unexpected(malformed(m_at, "the sparse map wants more bytes than are stored"));
        if (stored < m_header.storedBytes)
            odd("stored bytes that the sparse map does not use");
        m_header.sparseRuns = std::move(map->runs);
        return {};
    }

    std::string_view m_bytes;
    std::uint64_t m_bodyLimit;
    std::size_t m_at = 0; // of the block at hand
    TarHeader m_header;
    bool m_hasPax = false;
    bool m_repeated = false;
    std::vector<PaxRecord> m_pax;
    struct Attribute {
        std::string bytes;
        bool counts = false;
    };
    std::map<std::string, Attribute> m_attributes;
    std::string m_longName;
    std::string m_longLink;
    std::uint64_t m_sparseEnd = 0;
};

} // namespace

Result<TarHeader> parseTarHeader(std::span<const std::byte> bytes, const Limits &limits)
{
    return HeaderParser(std::string_view(reinterpret_cast<const char *>(bytes.data()), bytes.size()), limits).parse();
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/boltpage.h"

#include <algorithm>
#include <bit>
#include <span>

namespace assay::bolt {
namespace {

constexpr std::uint32_t magic = 0xED0CDAED;
constexpr std::uint32_t magicOfBigEndian = 0xEDDA0CED;
constexpr std::uint32_t version = 2;
constexpr std::uint32_t smallestPage = 1024;
constexpr std::uint32_t largestPage = smallestPage << 14; // as far as the engine looks for the second meta page
constexpr std::size_t elementBytes = 16;
constexpr std::uint32_t keyLimit = 32768;

template <class T>
T load(std::string_view bytes, std::size_t at)
{
    T value = 0;
    for (std::size_t i = sizeof(T); i-- > 0;)
        value = static_cast<T>(value << 8 | static_cast<unsigned char>(bytes[at + i]));
    return value;
}

std::uint64_t fnv1a(std::string_view bytes)
{
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : bytes)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return hash;
}

struct MetaPage {
    Meta meta;
    ErrorCode code = ErrorCode::Malformed;
    std::string problem; // "" when it is valid
    std::uint64_t offset = 0;
};

MetaPage unusable(std::uint64_t offset, ErrorCode code, std::string problem)
{
    return {{}, code, std::move(problem), offset};
}

MetaPage parseMeta(std::string_view page, std::uint64_t offset)
{
    if (page.size() < metaPageBytes)
        return unusable(offset, ErrorCode::Truncated, "the file ends before it does");
    const std::string_view body = page.substr(headerBytes, metaPageBytes - headerBytes);
    if (load32(body, 0) == magicOfBigEndian)
        return unusable(offset, ErrorCode::Unsupported, "it was written by a big-endian machine");
    if (load32(body, 0) != magic)
        return unusable(offset, ErrorCode::Malformed, "it has no magic number");
    if (load32(body, 4) != version)
        return unusable(offset, ErrorCode::Unsupported, "format version " + std::to_string(load32(body, 4)));
    if (load64(body, 56) != fnv1a(body.substr(0, 56)))
        return unusable(offset, ErrorCode::Malformed, "its checksum is wrong");
    MetaPage read;
    read.offset = offset;
    read.meta = {load32(body, 8), load64(body, 16), load64(body, 24), load64(body, 32), load64(body, 40), load64(body, 48)};
    const std::uint32_t size = read.meta.pageSize;
    if (size < smallestPage || size > largestPage || !std::has_single_bit(size))
        return unusable(offset, ErrorCode::Unsupported, "it gives a page size of " + std::to_string(size) + " bytes");
    return read;
}

Result<MetaPage> readMeta(const ByteSource &source, std::uint64_t offset)
{
    std::string page(metaPageBytes, '\0');
    const auto got = source.readAt(offset, std::as_writable_bytes(std::span(page)));
    if (!got)
        return Unexpected(got.error());
    return parseMeta(std::string_view(page).substr(0, *got), std::min(offset, source.size()));
}

// The second meta page, where the first does not say how large a page is.
Result<MetaPage> searchSecondMeta(const ByteSource &source)
{
    for (std::uint32_t size = smallestPage; size <= largestPage; size *= 2) {
        auto read = readMeta(source, size);
        if (!read || (read->problem.empty() && read->meta.pageSize == size))
            return read;
    }
    return unusable(0, ErrorCode::Malformed, "there is none");
}

} // namespace

std::uint16_t load16(std::string_view bytes, std::size_t at)
{
    return load<std::uint16_t>(bytes, at);
}

std::uint32_t load32(std::string_view bytes, std::size_t at)
{
    return load<std::uint32_t>(bytes, at);
}

std::uint64_t load64(std::string_view bytes, std::size_t at)
{
    return load<std::uint64_t>(bytes, at);
}

PageHeader readPageHeader(std::string_view page)
{
    return {load64(page, 0), load16(page, 8), load16(page, 10), load32(page, 12)};
}

Result<ChosenMeta> chooseMeta(const ByteSource &source)
{
    const auto first = readMeta(source, 0);
    if (!first)
        return Unexpected(first.error());
    auto second = first->problem.empty() ? readMeta(source, first->meta.pageSize) : searchSecondMeta(source);
    if (!second)
        return Unexpected(second.error());
    if (first->problem.empty() && second->problem.empty() && first->meta.pageSize != second->meta.pageSize)
        *second = unusable(second->offset, ErrorCode::Malformed, "it gives another page size than the first");
    if (!first->problem.empty() && !second->problem.empty()) {
        return Unexpected(
            makeErrorAt(first->code, source.name(), 0,
                        "no bolt database that can be read: first meta page: " + first->problem + "; second: " + second->problem));
    }
    const bool takeSecond = !first->problem.empty() || (second->problem.empty() && second->meta.txid > first->meta.txid);
    const MetaPage &other = takeSecond ? *first : *second;
    ChosenMeta chosen{takeSecond ? second->meta : first->meta, {}, other.code, other.offset};
    if (!other.problem.empty())
        chosen.problem = (takeSecond ? "first" : "second") + std::string(" meta page not valid: ") + other.problem;
    return chosen;
}

std::string readElements(std::string_view page, std::vector<Element> &out, std::size_t &at)
{
    const PageHeader header = readPageHeader(page);
    const bool branch = header.is(PageKind::Branch);
    std::size_t free = headerBytes + header.count * elementBytes; // where the next key may begin at the earliest
    std::string_view before;
    out.clear();
    at = headerBytes;
    if (free > page.size())
        return std::to_string(header.count) + " elements do not fit into it";
    if (branch && header.count == 0)
        return "a branch without elements";
    for (std::size_t i = 0; i < header.count; ++i) {
        at = headerBytes + i * elementBytes;
        Element element;
        const std::uint32_t flags = branch ? 0 : load32(page, at);
        const std::uint64_t position = load32(page, at + (branch ? 0 : 4));
        element.keySize = load32(page, at + (branch ? 4 : 8));
        element.valueSize = branch ? 0 : load32(page, at + 12);
        element.child = branch ? load64(page, at + 8) : 0;
        element.bucket = flags == 1;
        if (flags > 1)
            return "an element with unknown flags " + std::to_string(flags);
        if (element.keySize == 0 || element.keySize > keyLimit)
            return "a key of " + std::to_string(element.keySize) + " bytes";
        const std::uint64_t begin = at + position;
        const std::uint64_t end = begin + element.keySize + element.valueSize;
        if (end > page.size())
            return "an element that reaches past its end";
        if (begin < free)
            return "an element that lies over another";
        const std::string_view key = page.substr(static_cast<std::size_t>(begin), element.keySize);
        if (i > 0 && !(before < key))
            return "keys that do not ascend";
        element.key = static_cast<std::size_t>(begin);
        free = static_cast<std::size_t>(end);
        before = key;
        out.push_back(element);
    }
    return {};
}

std::string readFreelist(std::string_view page, std::vector<std::uint64_t> &out)
{
    const PageHeader header = readPageHeader(page);
    std::size_t at = headerBytes;
    std::uint64_t count = header.count;
    if (count == 0xFFFF) {
        if (page.size() < at + 8)
            return "no room for its count";
        count = load64(page, at);
        at += 8;
    }
    if (count > (page.size() - at) / 8)
        return std::to_string(count) + " free pages do not fit into it";
    for (std::uint64_t i = 0; i < count; ++i, at += 8)
        out.push_back(load64(page, at));
    return {};
}

} // namespace assay::bolt

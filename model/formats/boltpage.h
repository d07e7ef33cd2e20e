// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "io/bytesource.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Single pages of a bbolt file (bbolt, internal/common/{page,meta,inode,bucket}.go), all numbers little endian: what amd64 and
// arm64 write. For bolt.cpp; readers of databases use bolt.h.
namespace assay::bolt {

inline constexpr std::size_t headerBytes = 16;       // of a page
inline constexpr std::size_t metaPageBytes = 80;     // header and meta
inline constexpr std::size_t bucketBytes = 16;       // root page and sequence; an inline bucket's page follows
inline constexpr std::uint64_t noFreelist = ~0ULL;   // the free pages are not on file

std::uint16_t load16(std::string_view bytes, std::size_t at); // at and the bytes after it must be in bytes
std::uint32_t load32(std::string_view bytes, std::size_t at);
std::uint64_t load64(std::string_view bytes, std::size_t at);

enum class PageKind : std::uint16_t { Branch = 0x01, Leaf = 0x02, Meta = 0x04, Freelist = 0x10 };

struct PageHeader {
    std::uint64_t id = 0;
    std::uint16_t flags = 0;
    std::uint16_t count = 0;
    std::uint32_t overflow = 0; // pages that follow and belong to this one

    bool is(PageKind kind) const { return flags == static_cast<std::uint16_t>(kind); }
};
PageHeader readPageHeader(std::string_view page); // of at least headerBytes

struct Meta {
    std::uint32_t pageSize = 0; // bytes
    std::uint64_t root = 0;     // page
    std::uint64_t sequence = 0; // of the root bucket
    std::uint64_t freelist = 0; // page, or noFreelist
    std::uint64_t end = 0;      // first page that was never used
    std::uint64_t txid = 0;

    bool operator==(const Meta &) const = default;
};

// The state that the engine would take: of the two meta pages the valid one of the later transaction. problem: why the other one
// is not valid, "" when it is. Truncated, Unsupported (a big-endian file, another version) or Malformed when neither is.
struct ChosenMeta {
    Meta meta;
    std::string problem;
    ErrorCode problemCode = ErrorCode::Malformed;
    std::uint64_t problemOffset = 0;
};
Result<ChosenMeta> chooseMeta(const ByteSource &source);

struct Element {
    std::size_t key = 0; // where it begins, from the start of the page; its value follows at once
    std::uint32_t keySize = 0;
    std::uint32_t valueSize = 0; // 0 in a branch
    std::uint64_t child = 0;     // page, of a branch's element
    bool bucket = false;         // the value is a bucket
};

// The elements of a branch or leaf page, which begins at page[0] with its header. "" or what breaks the rules, then at is where:
// every element within the page, none over another, keys of 1 to 32768 bytes, strictly ascending.
std::string readElements(std::string_view page, std::vector<Element> &out, std::size_t &at);

// The ids on a freelist page, as they stand. "" or what breaks the rules.
std::string readFreelist(std::string_view page, std::vector<std::uint64_t> &out);

} // namespace assay::bolt

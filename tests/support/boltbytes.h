// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The bytes of bolt databases, odd ones above all: nothing is checked.
namespace assay::test {

inline std::string littleEndian(std::uint64_t value, std::size_t width)
{
    std::string bytes;
    for (std::size_t i = 0; i < width; ++i)
        bytes += static_cast<char>(value >> (8 * i));
    return bytes;
}

struct BoltCell {
    std::string key;
    std::string value = {};
    std::uint64_t flags = 0; // of a leaf's: 1 for a bucket
    std::uint64_t child = 0; // of a branch's
};

constexpr std::uint64_t boltBranchPage = 1;
constexpr std::uint64_t boltLeafPage = 2;
constexpr std::uint64_t boltFreelistPage = 16;

inline std::string boltHeader(std::uint64_t id, std::uint64_t flags, std::uint64_t count, std::uint64_t overflow = 0)
{
    return littleEndian(id, 8) + littleEndian(flags, 2) + littleEndian(count, 2) + littleEndian(overflow, 4);
}

inline std::string boltCells(bool branch, const std::vector<BoltCell> &cells)
{
    std::string array;
    std::string data;
    for (const BoltCell &cell : cells) {
        const std::size_t position = (cells.size() - array.size() / 16) * 16 + data.size();
        if (branch)
            array += littleEndian(position, 4) + littleEndian(cell.key.size(), 4) + littleEndian(cell.child, 8);
        else
            array += littleEndian(cell.flags, 4) + littleEndian(position, 4) + littleEndian(cell.key.size(), 4) + littleEndian(cell.value.size(), 4);
        data += cell.key + cell.value;
    }
    return array + data;
}

// What a bucket is where it is a value: a page of its own, or all that is in it.
inline BoltCell boltBucket(std::string key, std::uint64_t page)
{
    return {std::move(key), littleEndian(page, 8) + littleEndian(0, 8), 1};
}

inline BoltCell boltInline(std::string key, const std::vector<BoltCell> &cells)
{
    return {std::move(key), littleEndian(0, 8) + littleEndian(0, 8) + boltHeader(0, boltLeafPage, cells.size()) + boltCells(false, cells), 1};
}

inline std::uint64_t boltChecksum(std::string_view bytes)
{
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : bytes)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash;
}

// A file of pages, the two meta pages put before them; a page takes as many as it is long.
struct BoltFile {
    std::uint64_t pageSize = 1024;
    std::uint64_t root = 3;
    std::uint64_t freelist = 2;
    std::uint64_t end = 0; // 0: as many as there are
    std::uint64_t txid = 7;
    std::string pages = {}; // from page 2 on

    std::uint64_t next() const { return 2 + pages.size() / pageSize; }

    void add(std::string page)
    {
        page.resize((page.size() + pageSize - 1) / pageSize * pageSize, '\0');
        pages += page;
    }
    void addCells(std::uint64_t flags, const std::vector<BoltCell> &cells)
    {
        const std::string body = boltCells(flags == boltBranchPage, cells);
        add(boltHeader(next(), flags, cells.size(), (body.size() + 15) / pageSize) + body);
    }
    void addLeaf(const std::vector<BoltCell> &cells) { addCells(boltLeafPage, cells); }
    void addBranch(const std::vector<BoltCell> &cells) { addCells(boltBranchPage, cells); }
    void addFreelist(const std::vector<std::uint64_t> &ids)
    {
        std::string page = boltHeader(next(), boltFreelistPage, ids.size());
        for (const std::uint64_t id : ids)
            page += littleEndian(id, 8);
        add(page);
    }

    std::string meta(std::uint64_t transaction) const
    {
        std::string body = littleEndian(0xED0CDAED, 4) + littleEndian(2, 4) + littleEndian(pageSize, 4) + littleEndian(0, 4) + littleEndian(root, 8) + littleEndian(0, 8)
            + littleEndian(freelist, 8) + littleEndian(end == 0 ? next() : end, 8) + littleEndian(transaction, 8);
        body += littleEndian(boltChecksum(body), 8);
        std::string page = boltHeader(transaction % 2, 4, 0) + body;
        page.resize(pageSize, '\0');
        return page;
    }

    std::string bytes() const
    {
        const std::string even = meta(txid % 2 == 0 ? txid : txid - 1);
        const std::string odd = meta(txid % 2 == 0 ? txid - 1 : txid);
        return even + odd + pages;
    }
};

// Makes the checksums of both meta pages right again, so that what was changed in them is read.
inline void mendBoltChecksums(std::string &file)
{
    const auto mend = [&](std::size_t page) {
        if (page + 80 <= file.size())
            file.replace(page + 72, 8, littleEndian(boltChecksum(std::string_view(file).substr(page + 16, 56)), 8));
    };
    mend(0);
    for (std::size_t page = 1024; page <= 4096; page *= 2)
        if (file.compare(page + 16 <= file.size() ? page + 16 : file.size(), 4, "\xED\xDA\x0C\xED") == 0)
            mend(page);
}

} // namespace assay::test

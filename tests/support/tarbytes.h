// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "archive/tarreader.h"
#include "base/displaysafe.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

// The bytes of tars, odd ones above all: nothing is checked, everything can be overruled.
namespace assay::test {

// A field: digits and a zero byte.
inline std::string octal(std::uint64_t value, std::size_t width)
{
    char text[32] = {};
    std::snprintf(text, sizeof text, "%0*llo", static_cast<int>(width - 1), static_cast<unsigned long long>(value));
    return std::string(text, width);
}

// As GNU tar and star write what octal digits cannot say: two's complement, the first bit set.
inline std::string base256(std::int64_t value, std::size_t width)
{
    std::string field(width, value < 0 ? '\xFF' : '\0');
    for (std::size_t i = 0; i < 8 && i < width; ++i)
        field[width - 1 - i] = static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i));
    field[0] = static_cast<char>(static_cast<unsigned char>(field[0]) | 0x80U);
    return field;
}

inline std::string padded(std::string bytes)
{
    bytes.resize((bytes.size() + 511) / 512 * 512, '\0');
    return bytes;
}

struct TarBlock {
    std::string name = "file";
    char type = '0';
    std::string size = octal(0, 12);
    std::string link = {};
    std::string mode = octal(0644, 8);
    std::string uid = octal(0, 8);
    std::string gid = octal(0, 8);
    std::string mtime = octal(0, 12);
    std::string magic = std::string("ustar\0" "00", 8);
    std::string major = octal(0, 8);
    std::string minor = octal(0, 8);
    std::string prefix = {};
    std::initializer_list<std::pair<std::size_t, std::string>> patches = {}; // before the checksum is made
    bool goodChecksum = true;

    std::string bytes() const
    {
        std::string block(512, '\0');
        const auto put = [&](std::size_t at, std::string_view text, std::size_t room) { block.replace(at, std::min(text.size(), room), text.substr(0, room)); };
        put(0, name, 100);
        put(100, mode, 8);
        put(108, uid, 8);
        put(116, gid, 8);
        put(124, size, 12);
        put(136, mtime, 12);
        put(148, "        ", 8);
        block[156] = type;
        put(157, link, 100);
        put(257, magic, 8);
        put(329, major, 8);
        put(337, minor, 8);
        put(345, prefix, 155);
        for (const auto &[at, text] : patches)
            put(at, text, 512 - at);
        unsigned sum = goodChecksum ? 0 : 1;
        for (const char c : block)
            sum += static_cast<unsigned char>(c);
        put(148, octal(sum, 7), 7);
        return block;
    }
};

inline const std::string gnuMagic = std::string("ustar  \0", 8);
inline const std::string oldMagic = std::string(8, '\0');
inline const std::string endMark = std::string(1024, '\0');

inline std::string tarMember(TarBlock block, const std::string &content = {})
{
    block.size = octal(content.size(), 12);
    return block.bytes() + padded(content);
}

inline std::string tarFile(const std::string &name, const std::string &content)
{
    TarBlock block;
    block.name = name;
    return tarMember(block, content);
}

inline std::string paxRecord(const std::string &keyword, const std::string &value)
{
    const std::string rest = ' ' + keyword + '=' + value + '\n';
    std::size_t length = rest.size() + 1;
    while (std::to_string(length).size() + rest.size() != length)
        ++length;
    return std::to_string(length) + rest;
}

inline std::string paxHeader(const std::string &records, char type = 'x')
{
    TarBlock block;
    block.name = type == 'g' ? "pax_global_header" : "PaxHeaders/file";
    block.type = type;
    return tarMember(block, records);
}

inline std::string gnuLong(char type, const std::string &name)
{
    TarBlock block;
    block.name = "././@LongLink";
    block.type = type;
    block.magic = gnuMagic;
    return tarMember(block, name + '\0');
}

// The same with a right checksum wherever a header may stand: a fuzzer does not find those by itself.
inline std::string withChecksums(std::string tar)
{
    for (std::size_t at = 0; at + 512 <= tar.size();) {
        const std::string_view block = std::string_view(tar).substr(at, 512);
        if (block.find_first_not_of('\0') == std::string_view::npos) {
            at += 512;
            continue;
        }
        unsigned sum = 8 * ' ';
        std::size_t size = 0;
        for (std::size_t i = 0; i < 512; ++i) {
            if (i < 148 || i >= 156)
                sum += static_cast<unsigned char>(block[i]);
            if (i >= 124 && i < 136 && block[i] >= '0' && block[i] <= '7')
                size = (size * 8 + static_cast<std::size_t>(block[i] - '0')) % (1U << 20);
        }
        const char type = block[156];
        tar.replace(at + 148, 8, octal(sum, 7) + ' ');
        at += 512 + (type >= '1' && type <= '6' ? 0 : (size + 511) / 512 * 512);
    }
    return tar;
}

// "TYPE MODE UID/GID SIZE SECONDS.NANOSECONDS NAME", then what else there is: "-> TARGET", "MAJOR:MINOR", "sparse", attributes.
inline std::string memberText(const TarEntry &entry)
{
    char numbers[160];
    std::snprintf(numbers, sizeof numbers, "%c %04o %llu/%llu %llu %lld.%09u ", entry.typeFlag == '\0' ? '0' : entry.typeFlag, entry.mode,
                  static_cast<unsigned long long>(entry.uid), static_cast<unsigned long long>(entry.gid),
                  static_cast<unsigned long long>(entry.size), static_cast<long long>(entry.mtimeSec), entry.mtimeNsec);
    std::string text = numbers + displaySafe(entry.path);
    if (entry.type == EntryType::None)
        text += " [no type]";
    if (!entry.linkName.empty())
        text += " -> " + displaySafe(entry.linkName);
    if (entry.type == EntryType::Character || entry.type == EntryType::Block)
        text += ' ' + std::to_string(entry.rdevMajor) + ':' + std::to_string(entry.rdevMinor);
    if (entry.sparse)
        text += " sparse";
    for (const auto &[name, value] : entry.xattrs)
        text += ' ' + displaySafe(name) + '=' + displaySafe(value);
    return text;
}

} // namespace assay::test

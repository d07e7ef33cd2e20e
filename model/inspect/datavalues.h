// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace assay {

// What bytes are when they are taken for a number, a time or a character. Pure; any thread.

enum class ByteOrder : std::uint8_t { Little, Big };

enum class DataKind : std::uint8_t {
    Uint8,
    Int8,
    Uint16,
    Int16,
    Uint32,
    Int32,
    Uint64,
    Int64,
    Float16, // IEEE 754 binary16, binary32, binary64
    Float32,
    Float64,
    UnixTime32, // signed seconds since 1970-01-01 UTC
    UnixTime64,
    FileTime,    // Windows: 100 ns since 1601-01-01 UTC, unsigned 64 bit
    DosDateTime, // FAT and ZIP: time in the low 16 bits, date in the high ones; of no time zone
    Utf8,        // one character
    Utf16,
    Uleb128, // DWARF, WebAssembly: seven bits a byte, low ones first, up to 64 bits
    Sleb128,
    Bits, // of the first byte, the highest first
};

enum class DataProblem : std::uint8_t {
    None,
    TooFewBytes, // it would go on behind the last byte
    OutOfRange,  // a time outside of the years 0 … 9999, a number of more than 64 bits
    Invalid,     // no such character, no such day
};

struct DataValue {
    DataKind kind = DataKind::Uint8;
    DataProblem problem = DataProblem::None;
    unsigned size = 0; // bytes it was made of; 0 where there is a problem
    std::string text;  // UTF-8 on one line, nothing in it is invisible; "" where there is a problem

    bool operator==(const DataValue &) const = default;
};

// No kind looks at more bytes than these.
inline constexpr std::size_t dataValueBytes = 16;

// One value of each kind, in the order of the enumeration. Numbers are decimal with "." and no grouping, floating ones the
// shortest that give the same bits back; times are ISO 8601. byteOrder does not count for UTF-8, LEB128 and the bits.
std::vector<DataValue> dataValues(std::span<const std::byte> bytes, ByteOrder byteOrder);

// "int16", for those who need a name that is no translation.
const char *dataKindName(DataKind kind);

} // namespace assay

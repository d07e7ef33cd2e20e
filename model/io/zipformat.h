// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>

// The numbers of zip archives, PKWARE APPNOTE 6.3.
namespace assay::ZipFormat {

inline constexpr std::uint32_t localSignature = 0x04034b50;
inline constexpr std::uint32_t descriptorSignature = 0x08074b50;
inline constexpr std::uint32_t entrySignature = 0x02014b50;
inline constexpr std::uint32_t end64Signature = 0x06064b50;
inline constexpr std::uint32_t locatorSignature = 0x07064b50;
inline constexpr std::uint32_t endSignature = 0x06054b50;

inline constexpr std::size_t localBytes = 30;
inline constexpr std::size_t entryBytes = 46;
inline constexpr std::size_t end64Bytes = 56;
inline constexpr std::size_t locatorBytes = 20;
inline constexpr std::size_t endBytes = 22;

inline constexpr std::uint16_t versionPlain = 20;
inline constexpr std::uint16_t version64 = 45;
inline constexpr std::uint16_t flagEncrypted = 1;
inline constexpr std::uint16_t flagDescriptor = 8; // sizes and checksum behind the data
inline constexpr std::uint16_t flagUtf8 = 1 << 11;
inline constexpr std::uint16_t methodStored = 0;
inline constexpr std::uint16_t methodDeflate = 8;
inline constexpr std::uint16_t extra64 = 1; // sizes and offset of 64 bits

inline constexpr std::uint64_t maximum16 = 0xFFFF;
inline constexpr std::uint64_t maximum32 = 0xFFFFFFFF;

} // namespace assay::ZipFormat

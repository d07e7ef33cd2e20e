// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/result.h"
#include "io/bytesource.h"

#include <cstdint>
#include <span>

namespace assay {

// CRC-64 of ISO 3309 (Go's crc64.ISO): reflected, all bits set before and inverted after; "123456789" gives B90956C775A41001. What
// tar-split keeps of each file. By ISA-L, in vector form where the processor has it.
std::uint64_t crc64(std::span<const std::byte> bytes, std::uint64_t before = 0);

// Of all of source, in large blocks; polls context (may be null).
Result<std::uint64_t> crc64(const ByteSource &source, Context *context);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/context.h"
#include "base/result.h"
#include "io/bytesource.h"

#include <cstddef>
#include <functional>
#include <string_view>

namespace assay {

inline constexpr std::size_t mostLineBytes = 8 << 20; // of a listing: a path and all attributes of a file, encoded

// Reads all of source in pieces and gives its SHA-256. Polls and counts in context. take may be empty.
Result<Sha256Digest> readThrough(const ByteSource &source, const std::function<Status(std::string_view piece)> &take, Context &context);

// The same line by line, without their ends. Malformed where the last one has none, LimitExceeded for one longer than mostLineBytes.
Result<Sha256Digest> readLines(const ByteSource &source, const std::function<Status(std::string_view line)> &take, Context &context);

} // namespace assay

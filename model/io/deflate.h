// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace assay {

// bytes compressed as fast as zlib can, in its own format (RFC 1950); bytes are less than 1 GiB.
std::string deflated(std::string_view bytes);

// The size bytes that deflated() was given. The error is Malformed, also when there are more or fewer of them.
Result<std::string> inflated(std::string_view bytes, std::size_t size);
// The same into memory that has just the size of them.
Status inflateInto(std::string_view bytes, std::span<char> out);

} // namespace assay

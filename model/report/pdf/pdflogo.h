// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "report/reportlogo.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace assay {

inline constexpr std::size_t mostLogoBytes = 512 << 10;
inline constexpr int mostLogoSide = 2000; // pixels

// Decodes a picture of anybody's making. What it is, its first bytes say, never its name. file names it in errors: Unsupported for anything but
// PNG and JPEG, LimitExceeded, Malformed where it cannot be decoded whole. Any thread.
Result<ReportLogoPtr> decodeReportLogo(std::string bytes, const std::string &file);
// The same of a regular file; path in bytes.
Result<ReportLogoPtr> readReportLogo(const std::string &path);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace assay {

// Extended attributes as on the disk, sorted by name.
using Attributes = std::vector<std::pair<std::string, std::string>>;

// Those of an open file or directory (not O_PATH). name is for the error; more than limit bytes are refused. What could be
// read before an error is in *out. A file system without attributes has none.
Status readAttributes(int descriptor, std::uint64_t limit, const std::string &name, Attributes *out);

// Those of an entry of a directory, without opening it or following it: for FIFOs, sockets, devices and links there is no
// other way, and for files it is the cheaper one.
Status readAttributesOf(int directory, const std::string &entry, std::uint64_t limit, const std::string &name, Attributes *out);

} // namespace assay

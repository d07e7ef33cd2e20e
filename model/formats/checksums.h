// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/limits.h"
#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// A line of a checksum file: GNU coreutils ("<hex>  name", "<hex> *name", "\<hex>  escaped\nname") or BSD
// ("SHA256 (name) = <hex>", likewise escaped). Lines of other digests, comments and empty lines are passed over.
struct Checksum {
    Sha256Digest digest{};
    std::string name; // bytes
};
Result<std::vector<Checksum>> parseChecksums(std::string_view bytes, const std::string &file, const Limits &limits);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "trust/statement.h"

#include <string>
#include <string_view>

namespace assay {

// A small file of the evidence or of the analyst, read by the caller, who keeps the bytes as long as they are looked at.
struct PlacedBytes {
    std::string place; // path, bytes; for errors and records
    std::string_view bytes;
};

TrustRecord recordOf(const std::string &place, std::string_view bytes);
inline TrustRecord recordOf(const PlacedBytes &file) { return recordOf(file.place, file.bytes); }

} // namespace assay

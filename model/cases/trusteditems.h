// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cases/journal.h"
#include "trust/relieditem.h"

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// What the examiner of a case relies on, as the case keeps it: JSON, schema "assay-trusted/1". No more than mostTrustedBytes, a case takes no
// longer ones.
inline constexpr std::size_t mostTrustedBytes = 1 << 20;
inline constexpr std::size_t mostTrustedItems = 1000;

Error tooManyTrusted(); // for one case: LimitExceeded

// The error is tooManyTrusted().
Result<std::string> trustedText(const std::vector<ReliedItem> &items);
// "" is none. Anybody may have made it. The error is Malformed or LimitExceeded; file is the name for it.
Result<std::vector<ReliedItem>> readTrusted(std::string_view text, const std::string &file);

JournalDraft trustedDraft(const ReliedItem &item, JournalKind kind); // TrustAdded and so on, with the SHA-256 of the bytes

} // namespace assay

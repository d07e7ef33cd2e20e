// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// Of one key in binary form, as it is exported: fingerprints (upper-case hex) of other keys that it names as ones that may revoke it (RFC 4880,
// 5.2.3.15), and that say of themselves that they did. Nothing is checked: whether such a signature is one is for who has that other key.
Result<std::vector<std::string>> openPgpRevokers(std::string_view key, const std::string &file);

} // namespace assay

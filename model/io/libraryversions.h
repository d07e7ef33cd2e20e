// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <utility>
#include <vector>

namespace assay {

// The libraries that read archives and make digests, as they are loaded now: name and version, sorted by name.
std::vector<std::pair<std::string, std::string>> libraryVersions();

} // namespace assay

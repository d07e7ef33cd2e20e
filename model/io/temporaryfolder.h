// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace assay {

// Where temporary files go, bytes: TMPDIR, or /tmp where that is not set.
std::string temporaryFolder();

} // namespace assay

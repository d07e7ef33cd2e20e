// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/finding.h"

#include <string>
#include <string_view>

namespace assay {

// A value of a finding's detail as reports and the window show it: still bytes of evidence, for displaySafe(). The evidence
// file has attributes in base64; those of file capabilities get their words in front of it, all else is as it is.
std::string shownDetail(const Finding &finding, std::string_view value);

} // namespace assay

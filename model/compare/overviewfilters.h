// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace assay {

// The filter as it is; "" when it is too long to stand in a field or for Filter::parse().
std::string shortEnough(std::string filter);

} // namespace assay

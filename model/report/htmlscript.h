// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace assay {

// Script and style of the table of all differences, see htmltable.cpp. The script makes no markup of what it shows, and asks for nothing.
extern const std::string_view htmlScript;
extern const std::string_view htmlTableStyle;

} // namespace assay

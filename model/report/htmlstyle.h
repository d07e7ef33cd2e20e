// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace assay {

// Style sheet of the HTML report, but for the size of the paper and the footer.
extern const std::string_view htmlStyle;

} // namespace assay

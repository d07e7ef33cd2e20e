// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <string>

namespace assay {

// An error of code Usage: what says what is to be given instead.
inline Unexpected usage(const std::string &what)
{
    return Unexpected(makeError(ErrorCode::Usage, {}, what));
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "items/displaytext.h"

#include <cstdint>

namespace assay {

/// A text with "%n" already in it: tr() has the number for the plural and writes it without the groups that every other number has.
inline QString grouped(QString text, std::uint64_t count)
{
    return text.replace(QString::number(count), numberText(count));
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QString>

namespace assay {

/// What to do about an error, in a sentence or two of the user's language; "" where nobody but the program could do anything.
QString adviceFor(const Error &error);

} // namespace assay

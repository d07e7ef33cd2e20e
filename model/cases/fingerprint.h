// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/context.h"
#include "base/result.h"
#include "verify/comparison.h"

namespace assay {

// A digest of all that results keep but the places of the sources, when they were read, and what follows from their own digests: the same for the same evidence, wherever it lies, read now or taken out
// of a case. The errors are those of packResults().
Result<Sha256Digest> fingerprintOf(const Comparison &comparison, Context &context);

} // namespace assay

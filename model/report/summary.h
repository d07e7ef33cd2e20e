// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/sink.h"
#include "verify/comparison.h"

namespace assay {

// What a comparison came to, as lines for a terminal: sources, counts of each step, findings, and the differences that nothing
// explains, the first mostLines of each. Everything from evidence is made safe to show.
Status writeSummary(const Comparison &comparison, std::size_t mostLines, const Sink &sink);

} // namespace assay

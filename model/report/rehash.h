// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/reportoptions.h"
#include "source/source.h"
#include "source/sourcecheck.h"
#include "verify/comparison.h"

#include <array>

namespace assay {

// What page one says of a source that was hashed when it was read and again now: "MATCH: SHA-256 …, hashed 2026-11-22T04:00:00Z and again
// 2026-11-22T04:10:00Z", "MISMATCH: …", "MISSING: …", "UNREADABLE: …", or "NOT READ AGAIN: …" for what has no digest of the whole. Where
// SOURCE_DATE_EPOCH gives the time, it is that of both.
Rehash rehashOf(const LoadedSource &loaded, const SourceCheck &check, const ReportClock &again);

// Of one that could have been hashed again, and was not.
Rehash notHashedAgain(const LoadedSource &loaded, const ReportClock &report);

// For page one, of each source of the comparison.
using RehashOf = Rehash (*)(const LoadedSource &loaded, const ReportClock &report);
std::array<Rehash, sideCount> rehashes(const Comparison &comparison, RehashOf one, const ReportClock &report);

// For a preview: of one that is hashed again, where it can be, when the report is written.
Rehash toBeHashedAgain(const LoadedSource &loaded, const ReportClock &report);

} // namespace assay

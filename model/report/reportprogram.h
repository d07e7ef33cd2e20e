// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/reportfacts.h"
#include "report/reportoptions.h"

#include <string>
#include <vector>

namespace assay {

struct HostClock;

// The program that runs, as a report tells of it: version and commit, compiler, SHA-256 of its file, and the clock that gave the time of the
// report. Where that time was given, the clock is left out, so that the same evidence gives the same bytes everywhere. Reads the
// program's file the first time. Any thread.
std::vector<Fact> programFacts(const ReportClock &created);

std::string compilerText();                         // "GCC 12.2.0"
std::string clockText(const HostClock &clock);      // zone, offset, and whether it was synchronised; safe to show
std::string runningProgramDigest();                 // hex; "not known: …" where the file cannot be read

inline constexpr std::string_view programHeading = "Program and clock";

} // namespace assay

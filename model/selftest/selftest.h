// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/result.h"
#include "report/reportfacts.h"
#include "report/reportoptions.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

enum class SelfTestVerdict : std::uint8_t { Pass, Fail, NotTried };
std::string_view selfTestVerdictText(SelfTestVerdict verdict); // "PASS", "FAIL", "NOT TRIED"

// One answer that is known.
struct SelfTestCheck {
    std::string_view code; // "digest", for programs
    std::string_view what; // English, a clause
    SelfTestVerdict verdict = SelfTestVerdict::NotTried;
    std::string reason;    // what was found instead, safe to show; "" unless it failed
};

struct SelfTestResult {
    std::vector<SelfTestCheck> checks; // all there are, in order; nothing after one that failed was tried
    std::vector<Fact> facts;           // program, libraries, platform, when; safe to show
    bool held = false;                 // the kernel refused the thread that did this to write outside of its folders

    bool passed() const;
};

// The names of all checks, none tried.
std::vector<SelfTestCheck> selfTestChecks();

// Takes the sample case in folder, of which all is known, through everything that a verdict rests on: digests, reading, comparing, holding
// against records, the evidence file, a report bundle with a PDF (which wants a QGuiApplication, "offscreen" will do), and its check. Writes
// nothing but a folder in the temporary one, and leaves nothing. Some seconds; any thread. libraries: name and version of those that the
// program knows besides. Counts what is read in context. The error is NotFound for folder "", or Cancelled.
Result<SelfTestResult> runSelfTest(const std::string &folder, const std::vector<std::pair<std::string, std::string>> &libraries, Context &context);

} // namespace assay

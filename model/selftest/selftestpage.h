// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/sink.h"
#include "selftest/selftest.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The page on a self-test that a laboratory can file, in English as all reports. Any thread.
namespace assay {

inline constexpr std::string_view selfTestTitle = "Validation of this installation";

// The program that runs, its libraries, the platform, and now; safe to show. Reads the program's file the first time.
std::vector<Fact> selfTestFacts(const std::vector<std::pair<std::string, std::string>> &libraries);

std::string_view selfTestConclusion(const SelfTestResult &result); // a sentence
std::string_view selfTestGuard(const SelfTestResult &result);      // a sentence: whether the kernel refused writing
const std::vector<std::string> &versionLimitations();              // what this version does not read or tell, sentences

std::string selfTestText(const SelfTestResult &result); // lines of UTF-8
// One file that loads nothing, runs nothing, and is one page when printed.
Status writeSelfTestHtml(const SelfTestResult &result, const Sink &sink);

} // namespace assay

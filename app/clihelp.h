// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace assay {

// What --help prints: UTF-8, of no more than 160 columns. The commands that sign, check, fetch and look for signatures bring theirs in
// cliproof.h, clifetchoptions.h and clitrust.h.
extern const char overviewHelp[];
extern const char compareHelp[];
extern const char verifyHelp[];
extern const char listHelp[];
extern const char treeHelp[];
extern const char caseHelp[];
extern const char selfTestHelp[];

} // namespace assay

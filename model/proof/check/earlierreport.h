// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/result.h"
#include "report/reportoptions.h"

#include <string>

namespace assay {

// What a report says of the one whose place it takes: number, file and sha256 are set. path, in bytes, is a report bundle (its folder, zip or
// manifest.json), whose number is taken from its manifest and whose digest is that of manifest.json, or any other file, whose own digest is taken and whose
// number nothing tells. No file of the bundle but the manifest is read: whether it holds is for a check to say. The error is that of a
// folder without a manifest, of a manifest that is none, or of reading; Cancelled. Any thread.
Result<ReportAmendment> readEarlierReport(const std::string &path, Context &context);

} // namespace assay

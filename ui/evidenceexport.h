// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "base/bytes.h"
#include "base/context.h"
#include "proof/signingkey.h"
#include "report/redactionprofile.h"
#include "report/reportnotes.h"
#include "report/reportoptions.h"
#include "report/reportscope.h"
#include "verify/comparison.h"

#include <string>
#include <vector>

namespace assay {

// What leaves the program: reports, and single files out of the evidence. Pure functions for jobs; nothing is ever written
// into a source.

enum class ReportFormat { Evidence, Html, Pdf, Bundle, BundleZip };
QString reportFormatName(ReportFormat format);   // "HTML report", translated
const char *reportFileName(ReportFormat format); // "report.html"
inline bool isBundle(ReportFormat format) { return format == ReportFormat::Bundle || format == ReportFormat::BundleZip; }

struct Written {
    std::string path;
    Sha256Digest sha256{};   // of the file; of a folder that of its manifest.json
    std::uint64_t bytes = 0; // of the file; of a folder those of all that its manifest names
    std::string format = {}; // "evidence", "html", "pdf", "bundle", "bundle-zip", "file"
};

// What reports are given besides the comparison and the words on them.
struct ReportParts {
    std::vector<ExhibitWanted> exhibits; // bundles only
    SigningKeyPtr key;                   // null: nothing is signed
};

// All of it or nothing; refuses a place inside evidence.
Result<Written> writeReport(const Comparison &comparison, ReportFormat format, const ReportOptions &options, const std::string &path,
                            Context &context, const ReportParts &parts = {});

// The same of a report that is whole but for its scope, without what is withheld. An evidence file is Usage where anything is.
Result<Written> writeReportOf(const Comparison &comparison, ReportFormat format, ReportOptions options, const ScopeWanted &scope, const RedactionProfile &withheld,
                              const std::string &path, Context &context, const ReportParts &parts);

// The content of one side's file to path, and beside it path + ".sha256" and path + ".provenance.json", see exportContent().
// Nothing that exists is replaced: the error is Usage.
Result<Written> saveContent(const Comparison &comparison, DiffNodeId node, int side, const std::string &path, Context &context);

// A name for a file that is harmless on any system: the evidence's own name where that is, else with "_" for what is not.
std::string harmlessName(std::string_view name);

// Ok, or why this is no place to write to: it lies inside a source that is a folder, or is a source.
Status outsideEvidence(const Comparison &comparison, const std::string &path);

// Which guarantee held while this program read the evidence of a comparison: what the kernel was seen to refuse, not what was asked of it.
WriteGuard guardOverEvidence(const Comparison &comparison);

} // namespace assay

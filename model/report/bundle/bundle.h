// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "proof/signingkey.h"
#include "report/bundle/bundlemanifest.h"
#include "report/exhibitchoice.h"
#include "report/reportnotes.h"
#include "report/reportoptions.h"
#include "verify/comparison.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace assay {

struct BundleOptions {
    ReportOptions report; // roots and withTable are set here
    std::vector<ExhibitWanted> exhibits;      // sorted by path
    ExhibitLimits exhibitLimits;
    // Writes the PDF report to a new file; called from one thread, which may be another one. Empty: there will be no PDF.
    std::function<Status(const ReportOptions &options, const std::string &path, Context &context)> writePdf;
    SigningKeyPtr signer; // of the manifest; null leaves it unsigned. Whether the PDF is signed is up to writePdf.
    bool asZip = false;   // one zip with a folder "report" in it, instead of a folder
    unsigned threads = 0; // 0: workerCount()
};

// Writes the report in all its forms, the listings of all sources, the exhibits and what holds them together into a new folder: all of it or
// nothing; as one zip, folder is that file. The same comparison and options give the same bytes, whatever the folder is called. Any thread. The error is Usage where folder
// lies inside of evidence of the comparison or is taken already; Cancelled; or what writing or reading failed with.
Result<BundleManifest> writeBundle(const Comparison &comparison, const BundleOptions &options, const std::string &folder, Context &context);

// Whether folder can be had: it is not there, or empty; a zip must not be there. Usage where not. For whoever wants to know before a long reading.
Status checkBundlePlace(const std::string &folder, bool asZip = false);

// Whether a name says that one zip is wanted: it ends in ".zip".
bool isZipName(std::string_view name);

} // namespace assay

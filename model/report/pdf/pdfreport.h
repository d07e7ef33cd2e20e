// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/reportoptions.h"
#include "verify/comparison.h"

#include <string>
#include <utility>

namespace assay {

// The report as a PDF for paper and archives: PDF/A-1b, fonts inside, text that can be searched and copied, bookmarks. It says
// what writeHtml() says. The same comparison and options give the same bytes, on any machine with the same libraries.
//
// Paints page by page, in any thread while there is a QGuiApplication ("offscreen" will do), with a temporary file of about
// the size of the result in $TMPDIR. path gets all of it or nothing, see writeFileAtomically(). Counts painted differences in
// context; the error is Cancelled when that says so.
Status writePdf(const Comparison &comparison, const ReportOptions &options, const std::string &path, Context &context);

// Name and version of the library that finishes the file. The report names it among the others by itself.
std::pair<std::string, std::string> pdfLibrary();

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/reportoptions.h"
#include "verify/comparison.h"

#include <QImage>

namespace assay {

// Page one as writePdf() would paint it, by the same code, width pixels wide; without what only writing finds out: the digest of the evidence
// file and the numbers of pages. Any thread, while there is a QGuiApplication. No path is looked at.
Result<QImage> previewPdfCover(const Comparison &comparison, const ReportOptions &options, int width);

} // namespace assay

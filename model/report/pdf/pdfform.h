// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

class Buffer;
class QPDF;
class QPDFWriter;

namespace assay {

// How the objects of a PDF are written: as PDF/A-1 wants it, or PDF/A-3 for one with an attachment.
void setPdfForm(QPDFWriter &writer, bool withAttachment);

// The same PDF, its objects numbered by what leads to what: the same in every run. Throws what qpdf throws.
std::shared_ptr<Buffer> numberedAnew(QPDF &pdf);

} // namespace assay

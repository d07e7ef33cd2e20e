// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfform.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace assay {

void setPdfForm(QPDFWriter &writer, bool withAttachment)
{
    writer.setObjectStreamMode(withAttachment ? qpdf_o_generate : qpdf_o_disable); // PDF/A-1 has none
    if (withAttachment)
        writer.setMinimumPDFVersion("1.7"); // that of PDF/A-3
}

// What is packed together stands in the order of the numbers that objects had, and Qt gives them by the order of a hash table. Those of a file that is
// written unpacked follow from what leads to what.
std::shared_ptr<Buffer> numberedAnew(QPDF &pdf)
{
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.write();
    return writer.getBufferSharedPointer();
}

} // namespace assay

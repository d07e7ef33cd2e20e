// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfsign.h"

#include "base/bytes.h"
#include "proof/pdfsignature.h"
#include "report/pdf/pdffinish.h"
#include "report/pdf/pdfform.h"
#include "report/sink.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <exception>

namespace assay {
namespace {

// The part of a name between "CN=" and the next comma that has no backslash before it, else all of it.
std::string commonName(const std::string &subject)
{
    const std::size_t begin = subject.starts_with("CN=") ? 0 : subject.find(",CN=");
    if (begin == std::string::npos)
        return subject;
    std::string name;
    for (std::size_t i = subject.find('=', begin) + 1; i < subject.size() && subject[i] != ','; ++i) {
        if (subject[i] == '\\' && i + 1 < subject.size())
            ++i;
        name += subject[i];
    }
    return name;
}

void addPlace(QPDF &pdf, const SigningKey &signer, std::int64_t signedAt)
{
    QPDFObjectHandle signature = QPDFObjectHandle::parse("<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached >>");
    QPDFObjectHandle range = QPDFObjectHandle::newArray();
    range.appendItem(QPDFObjectHandle::newInteger(0));
    for (int i = 0; i < 3; ++i)
        range.appendItem(QPDFObjectHandle::newInteger(pdfRangePlaceholder));
    signature.replaceKey("/ByteRange", range);
    signature.replaceKey("/Contents", QPDFObjectHandle::newString(std::string(signer.signatureBytes(), '\0')));
    signature.replaceKey("/M", QPDFObjectHandle::newString(pdfDate(isoTime(signedAt))));
    signature.replaceKey("/Name", QPDFObjectHandle::newUnicodeString(commonName(signer.certificate().subject)));

    QPDFObjectHandle nothing = QPDFObjectHandle::newStream(&pdf, "");
    nothing.replaceDict(QPDFObjectHandle::parse("<< /Type /XObject /Subtype /Form /BBox [ 0 0 0 0 ] /Resources << >> >>"));
    QPDFObjectHandle page = QPDFPageDocumentHelper(pdf).getAllPages().at(0).getObjectHandle();
    // Printable and locked, as PDF/A-1 wants of annotations.
    QPDFObjectHandle field = pdf.makeIndirectObject(
        QPDFObjectHandle::parse("<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature) /F 132 /Rect [ 0 0 0 0 ] >>"));
    QPDFObjectHandle appearance = QPDFObjectHandle::newDictionary();
    appearance.replaceKey("/N", nothing);
    field.replaceKey("/AP", appearance);
    field.replaceKey("/V", pdf.makeIndirectObject(signature));
    field.replaceKey("/P", page);
    QPDFObjectHandle annotations = page.getKey("/Annots");
    if (!annotations.isArray()) {
        annotations = QPDFObjectHandle::newArray();
        page.replaceKey("/Annots", annotations);
    }
    annotations.appendItem(field);
    QPDFObjectHandle form = QPDFObjectHandle::parse("<< /SigFlags 3 >>");
    QPDFObjectHandle fields = QPDFObjectHandle::newArray();
    fields.appendItem(field);
    form.replaceKey("/Fields", fields);
    pdf.getRoot().replaceKey("/AcroForm", pdf.makeIndirectObject(form));
}

} // namespace

Status signPdf(const std::string &path, const SigningKey &signer, std::int64_t signedAt)
{
    std::string bytes;
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processFile(path.c_str());
        addPlace(pdf, signer, signedAt);
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setDeterministicID(true);
        setPdfForm(writer, pdf.getRoot().hasKey("/AF"));
        writer.setNewlineBeforeEndstream(true);
        writer.write();
        const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
        bytes.assign(reinterpret_cast<const char *>(buffer->getBuffer()), buffer->getSize());
    } catch (const std::exception &error) {
        return Unexpected(makeError(ErrorCode::Internal, path, "the PDF could not be made ready to be signed: " + std::string(error.what())));
    }
    if (const Status done = signPdfBytes(bytes, signer); !done)
        return Unexpected(makeError(done.error().code, path, done.error().detail));
    return writeFileAtomically(path, [&bytes](const Sink &sink) { return sink(bytes); });
}

} // namespace assay

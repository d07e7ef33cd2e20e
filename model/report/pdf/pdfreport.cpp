// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfreport.h"

#include "report/evidence.h"
#include "report/pdf/pdffinish.h"
#include "report/pdf/pdffonts.h"
#include "report/pdf/pdfreportpainter.h"
#include "report/reportcontent.h"
#include "report/sink.h"

#include <QPageLayout>
#include <QPageSize>
#include <QPdfWriter>
#include <QTemporaryFile>

namespace assay {

namespace {

Status writeEvidenceTo(QTemporaryFile &file, const Comparison &comparison, const ReportOptions &options, const Context &context)
{
    const auto failed = [&file] { return Unexpected(makeError(ErrorCode::Io, file.fileName().toStdString(), "writing: " + file.errorString().toStdString())); };
    if (!file.open())
        return failed();
    const Status written = writeEvidence(comparison, options, [&](std::string_view bytes) -> Status {
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
        return file.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size()) ? Status() : Status(failed());
    });
    if (!written)
        return written;
    return file.flush() ? Status() : Status(failed());
}

} // namespace

Status writePdf(const Comparison &comparison, const ReportOptions &options, const std::string &path,
                Context &context)
{
    context.setPhase(Phase::Reporting);
    auto fonts = PdfFonts::load();
    if (!fonts)
        return Unexpected(fonts.error());
    auto content = gatherContent(comparison, options, context);
    if (!content)
        return Unexpected(content.error());
    // It had a part in this file, not in the evidence.
    ReportOptions ofThisFile = options;
    ofThisFile.libraries.push_back(pdfLibrary());
    content->libraries = librariesText(ofThisFile);
    QTemporaryFile painted;
    if (!painted.open())
        return Unexpected(makeError(ErrorCode::Io, painted.fileTemplate().toStdString(),
                                    "creating a temporary file: " + painted.errorString().toStdString()));

    const ReportInput report{comparison, options, *content};
    PdfReportPainter painter(report, *fonts, context);
    {
        QPdfWriter writer(&painted);
        writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
        writer.setResolution(PdfCanvas::resolution);
        writer.setPageLayout(
            QPageLayout(QPageSize(options.pageSize == PageSize::A4 ? QPageSize::A4 : QPageSize::Letter),
                        QPageLayout::Portrait, QMarginsF(0, 0, 0, 0), QPageLayout::Point));
        writer.setTitle(QString::fromStdString(content->title));
        if (Status done = painter.paint(writer); !done)
            return done;
    }
    if (!painted.flush() || painted.error() != QFileDevice::NoError)
        return Unexpected(makeError(ErrorCode::Io, painted.fileName().toStdString(),
                                    "writing: " + painted.errorString().toStdString()));
    QTemporaryFile evidence;
    PdfProperties properties = painter.properties();
    if (options.attachesEvidence && !options.redaction) {
        if (Status written = writeEvidenceTo(evidence, comparison, options, context); !written)
            return written;
        properties.attachment = PdfAttachment{evidence.fileName().toStdString(), "evidence.json"};
    }
    return writeFileAtomically(path, [&](const Sink &sink) {
        return finishPdf(painted.fileName().toStdString(), properties,
                         [&](std::string_view bytes) -> Status {
                             if (context.cancelled())
                                 return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
                             return sink(bytes);
                         });
    });
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfpreview.h"

#include "report/pdf/pdfreport.h"
#include "report/pdf/pdfreportpainter.h"

#include <algorithm>
#include <cmath>

namespace assay {

Result<QImage> previewPdfCover(const Comparison &comparison, const ReportOptions &options, int width)
{
    constexpr int widest = 8192;
    width = std::clamp(width, 1, widest);
    auto fonts = PdfFonts::load();
    if (!fonts)
        return Unexpected(fonts.error());
    ReportContent content = coverContent(comparison, options);
    ReportOptions ofThisFile = options;
    ofThisFile.libraries.push_back(pdfLibrary());
    content.libraries = librariesText(ofThisFile);
    content.evidenceSha256 = "is known when it is written";
    content.shortId = "preview";
    for (const LoadedSourcePtr &source : comparison.sources) {
        if (source && source->source && source->source->store())
            content.stores.emplace_back(); // the contents name their section
    }
    const ReportInput report{comparison, options, content};
    Context context;
    PdfReportPainter pages(report, *fonts, context);
    const QSizeF size = pages.pageSize();
    const double scale = width / size.width();
    QImage image(width, static_cast<int>(std::lround(size.height() * scale)), QImage::Format_RGB32);
    if (image.isNull())
        return Unexpected(makeError(ErrorCode::OutOfMemory, {}, "there is not enough memory for the preview"));
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(scale / PdfCanvas::pixelsPerPoint, scale / PdfCanvas::pixelsPerPoint);
    pages.paintCover(painter);
    painter.end();
    return image;
}

} // namespace assay

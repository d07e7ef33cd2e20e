// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfparts.h"

#include "report/reportexhibits.h"

#include <algorithm>

namespace assay {

using namespace PdfStyle;

void writePdfExhibits(PdfPages &pages, const ReportInput &report)
{
    constexpr double labels = 58;
    const ReportExhibits &exhibits = *report.options.exhibits;
    const PdfText &text = pages.text();
    const double indent = pages.left() + 14;
    pages.prose(text.plain(exhibitsMeaning));
    pages.note(text.plain(shownExhibitsText(exhibits)));
    for (const ReportExhibit &exhibit : exhibits.copied) {
        PdfBlock block;
        block.push_back({{pages.left(), {{text.plain(exhibit.number), PdfFace::SansBold, smallSize, ink}}}});
        text.appendName(block, "Path", exhibit.path, indent, labels, pages.right());
        for (const Fact &fact : exhibitFacts(exhibit))
            text.appendFact(block, fact, indent, labels, pages.right());
        pages.place(block, lineLeading);
        pages.ruleBelow(3, 2);
    }
    if (exhibits.leftOut.empty())
        return;
    pages.skip(4);
    pages.note(text.plain(shownLeftOutText(exhibits)));
    for (std::size_t i = 0; i < std::min(exhibits.leftOut.size(), shownExhibitsLeftOut); ++i) {
        PdfBlock block;
        text.appendPath(block, exhibits.leftOut[i].path, pages.left(), pages.right(), {});
        text.appendFact(block, {"No copy", exhibitLeftOutText(exhibits.leftOut[i]), false, false}, indent, labels, pages.right());
        pages.place(block, lineLeading);
        pages.ruleBelow(3, 2);
    }
}

} // namespace assay

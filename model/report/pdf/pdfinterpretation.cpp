// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfparts.h"

#include <algorithm>

namespace assay {

using namespace PdfStyle;

namespace {

constexpr double indentation = 12; // of what stands beside the rule
constexpr double labels = 84;
constexpr double titleSize = 10; // of headings of the second level

// Lines with a rule at their left, which goes on where they go on on the next page.
void placeRuled(PdfPages &pages, const PdfBlock &block, double leading)
{
    constexpr std::size_t together = 4;
    pages.need(leading * static_cast<double>(std::min(block.size(), together)));
    for (const PdfPlacedLine &line : block) {
        pages.place({line}, leading);
        pages.canvas().fill(pages.left(), pages.y() - leading, 2, leading, accent);
    }
}

PdfBlock statementBlock(const PdfPages &pages, const ReportInterpretation &one)
{
    PdfBlock block;
    if (one.statement.empty())
        return block;
    const double left = pages.left() + indentation;
    for (const std::string &line : interpretationLines(one.statement)) {
        const QStringList wrapped = pages.canvas().wrapProse(PdfFace::Sans, bodySize, pages.text().evidence(line, PdfFace::Sans), std::min(pages.right() - left, 470.0));
        if (wrapped.isEmpty())
            block.emplace_back();
        for (const QString &part : wrapped)
            block.push_back({{left, {{part, PdfFace::Sans, bodySize, ink}}}});
    }
    block.emplace_back(); // room before the facts
    return block;
}

PdfBlock factsBlock(const PdfPages &pages, const ReportInterpretation &one)
{
    const PdfText &text = pages.text();
    const double left = pages.left() + indentation;
    PdfBlock block;
    for (const Fact &fact : interpretationFacts(one)) {
        if (fact.value.empty())
            block.emplace_back();
        else
            text.appendFact(block, fact, left, labels, pages.right());
    }
    if (one.paths.empty())
        text.appendFact(block, {"About", "no path in particular", false, false}, left, labels, pages.right());
    std::string_view label = "About";
    for (std::size_t i = 0; i < std::min(one.paths.size(), shownInterpretationPaths); ++i) {
        text.appendName(block, label, one.paths[i], left, labels, pages.right());
        label = {};
    }
    if (const std::string cut = shownPathsText(one); !cut.empty())
        text.appendFact(block, {"", cut, false, false}, left, labels, pages.right());
    return block;
}

} // namespace

void writePdfInterpretations(PdfPages &pages, const ReportInput &report)
{
    const ReportNotes &notes = *report.options.notes;
    const PdfText &text = pages.text();
    pages.prose(text.plain(interpretationMeaning));
    pages.note(text.plain(shownInterpretationsText(notes)));
    const std::size_t shown = shownInterpretations(notes);
    for (std::size_t number = 0; number < shown; ++number) {
        const ReportInterpretation &one = notes.interpretations[number];
        const QString numbered = text.plain(interpretationNumber(one)) + u' ' + text.evidence(interpretationTitle(one), PdfFace::SansBold);
        const QStringList title = pages.canvas().wrapProse(PdfFace::SansBold, titleSize, numbered, pages.width() - indentation);
        pages.heading(2, title.value(0), bodyLeading * 4);
        PdfBlock further;
        for (qsizetype i = 1; i < title.size(); ++i)
            further.push_back({{pages.left() + indentation, {{title[i], PdfFace::SansBold, titleSize, ink}}}});
        placeRuled(pages, further, bodyLeading);
        placeRuled(pages, statementBlock(pages, one), bodyLeading);
        placeRuled(pages, factsBlock(pages, one), lineLeading);
        pages.skip(4);
    }
}

} // namespace assay

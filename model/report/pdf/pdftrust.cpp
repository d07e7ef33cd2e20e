// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfparts.h"

#include "report/reporttrust.h"

#include <algorithm>

namespace assay {

using namespace PdfStyle;

namespace {

constexpr double labels = 76;

void placeFacts(PdfPages &pages, const std::vector<Fact> &facts, double x)
{
    PdfBlock block;
    for (const Fact &fact : facts)
        pages.text().appendFact(block, fact, x, labels, pages.right());
    if (!block.empty())
        pages.place(block, lineLeading);
}

void placeStatement(PdfPages &pages, const TrustBlock &statement)
{
    const double indent = pages.left() + 14;
    pages.need(60); // its title does not stand alone at the end of a page
    pages.evidence(statement.title);
    placeFacts(pages, statement.facts, indent);
    for (const TrustStep &step : statement.way) {
        PdfBlock block;
        const std::string text = step.reason.empty() ? step.what : step.what + ": " + step.reason;
        pages.text().appendFact(block, {trustStepWord(step.answer), text, false, step.answer == TrustAnswer::No}, indent + 14, labels - 14, pages.right());
        pages.place(block, lineLeading);
    }
    placeFacts(pages, statement.records, indent);
    pages.ruleBelow(3, 2);
}

} // namespace

void writePdfTrust(PdfPages &pages, const ReportInput &report)
{
    const ComparedTrust &trust = *report.options.trust;
    const PdfText &text = pages.text();
    pages.prose(text.plain(trustMeaning));
    for (const SourceTrust &source : trust.sources) {
        pages.heading(2, text.evidence(trustSourceTitle(source), PdfFace::SansBold), 60);
        placeFacts(pages, trustSourceFacts(source), pages.left());
        placeFacts(pages, trustRuleFacts(trust, source), pages.left());
        if (!source.report)
            continue;
        const std::vector<TrustStatement> &statements = source.report->statements;
        if (statements.empty())
            pages.note(text.plain(trustNothingSaid()));
        const std::size_t shown = std::min(statements.size(), report.options.shownStatements);
        if (shown < statements.size())
            pages.shownNote(shown, statements.size(), "statement", "statements");
        pages.skip(4);
        for (std::size_t i = 0; i < shown; ++i)
            placeStatement(pages, trustBlock(*source.report, statements[i]));
    }
}

} // namespace assay

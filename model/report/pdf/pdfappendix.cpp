// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfparts.h"
#include "report/redaction.h"

#include "report/reportprogram.h"

#include <algorithm>
#include <array>
#include <utility>

namespace assay {

using namespace PdfStyle;

namespace {

void writeTruthTable(PdfPages &pages)
{
    const PdfText &text = pages.text();
    constexpr double side = 40;
    constexpr double step = 84;
    const double meaning = pages.width() - 3 * side - 2 * step;
    pages.heading(2, QStringLiteral("What a path is called by where it is"));
    PdfTable table(pages,
                   {{text.plain(sideTitles[0]), side, false},
                    {text.plain(sideTitles[1]), side, false},
                    {text.plain(sideTitles[2]), side, false},
                    {QStringLiteral("Vendor \u2192 Saved"), step, false},
                    {QStringLiteral("Saved \u2192 Live"), step, false},
                    {QStringLiteral("Meaning"), meaning, false}});
    for (const TruthRow &row : truthTable()) {
        std::vector<PdfCell> cells;
        for (const bool present : row.present)
            cells.push_back(text.cell(present ? QStringLiteral("yes") : QStringLiteral("\u2013")));
        cells.push_back(text.cell(text.plain(row.firstStep)));
        cells.push_back(text.cell(text.plain(row.secondStep)));
        cells.push_back(text.wrappedCell(text.plain(row.meaning), meaning));
        table.row(cells);
    }
    pages.skip(4);
    pages.bullets(truthNotes());
}

void writeChangedWhileRead(PdfPages &pages, const ReportInput &report)
{
    const auto &all = report.content.changedWhileRead;
    if (all.empty())
        return;
    const PdfText &text = pages.text();
    const std::size_t shown = std::min(all.size(), report.options.shownFindings);
    pages.heading(2, text.plain(changedWhileReadHeading));
    pages.prose(text.plain(changedWhileReadText));
    pages.shownNote(shown, all.size(), "file", "files");
    const double wide = (pages.width() - 56) / 3;
    PdfTable table(pages, {{QStringLiteral("Source"), 56, false}, {QStringLiteral("Path"), wide, false}, {QStringLiteral("Before"), wide, false}, {QStringLiteral("After"), wide, false}});
    for (std::size_t i = 0; i < shown; ++i)
        table.row({text.cell(text.plain(all[i].source)), text.evidenceCell(all[i].path, wide), text.wrappedCell(text.plain(all[i].before), wide), text.wrappedCell(text.plain(all[i].after), wide)});
}

} // namespace

void writePdfMethod(PdfPages &pages, const ReportInput &report)
{
    for (const std::string_view paragraph : methodParagraphs())
        pages.prose(pages.text().plain(paragraph));
    pages.prose(pages.text().plain(writeGuardText(report.options.writeGuard)));
    pages.heading(2, pages.text().plain(programHeading));
    pages.facts(report.content.program, 100);
    writeTruthTable(pages);
    pages.heading(2, QStringLiteral("Change words"));
    pages.terms(changeTerms(), 80);
    pages.heading(2, QStringLiteral("Explanations"));
    pages.terms(explanationTerms(), 150);
}

void writePdfLimitations(PdfPages &pages, const ReportInput &report)
{
    const ReportContent &content = report.content;
    const PdfText &text = pages.text();
    pages.bullets(standingLimitations());
    pages.bullets({content.leftOut.begin(), content.leftOut.end()});
    pages.skip(4);
    if (content.notDetermined != 0) {
        pages.prose(text.plain(
            groupedNumber(content.notDetermined) + (content.notDetermined == 1 ? " path" : " paths")
            + " could not be compared in full: \u201Cno difference\u201D is not proven there."));
    }
    const auto &all = content.limitations;
    if (all.empty()) {
        if (const std::string_view nothing = nothingUnreadText(report.options); !nothing.empty())
            pages.prose(text.plain(nothing));
        return;
    }
    const std::size_t shown = std::min(all.size(), report.options.shownFindings);
    pages.shownNote(shown, all.size(), "entry on what was not read whole", "entries on what was not read whole");
    const double whereWidth = pages.width() * 0.5;
    const double whatWidth = pages.width() - 56 - whereWidth;
    PdfTable table(pages,
                   {{QStringLiteral("Source"), 56, false},
                    {QStringLiteral("Where"), whereWidth, false},
                    {QStringLiteral("What"), whatWidth, false}});
    for (std::size_t i = 0; i < shown; ++i) {
        table.row({text.cell(text.plain(all[i].source)),
                   all[i].path.empty() ? text.cell(QStringLiteral("the whole"), soft)
                                       : text.evidenceCell(all[i].path, whereWidth),
                   text.wrappedCell(text.plain(all[i].what), whatWidth)});
    }
    writeChangedWhileRead(pages, report);
}

void writePdfSettings(PdfPages &pages, const ReportInput &report)
{
    if (report.content.settings.empty())
        pages.prose(QStringLiteral("No setting was given that has an effect on the result."));
    else
        pages.facts(report.content.settings, 72);
    pages.heading(2, QStringLiteral("In effect"));
    pages.facts(report.content.effective, 110);
}

void writePdfGlossary(PdfPages &pages, const ReportInput &)
{
    const PdfText &text = pages.text();
    const double meaningWidth = pages.width() - 50 - 110;
    PdfTable table(pages,
                   {{QStringLiteral("Letter"), 50, false},
                    {QStringLiteral("Status"), 110, false},
                    {QStringLiteral("Meaning"), meaningWidth, false}});
    for (const StatusTerm &term : statusTerms()) {
        table.row({text.cell(text.evidence(term.letter, PdfFace::MonoBold), statusColor(term.status),
                             PdfFace::MonoBold),
                   text.cell(text.plain(term.word)),
                   text.wrappedCell(text.plain(term.meaning), meaningWidth)});
    }
    pages.skip(6);
    pages.terms(glossary(), 110);
}

void writePdfEvidenceFile(PdfPages &pages, const ReportInput &report)
{
    const PdfText &text = pages.text();
    pages.prose(text.plain(
        "The numbers and tables here are a rendering of the evidence file (schema assay-evidence/1) that was "
        "made with the same options at "
        "the same time. Its SHA-256 is the one on the first page; its first twelve digits name this report. "
        "Anyone can make it again from "
        "the same sources with \u201Cassay-cli "
        + std::string(report.comparison.mustBeProven ? "verify" : "compare")
        + "\u201D of the same version; SOURCE_DATE_EPOCH=" + std::to_string(report.options.created.seconds)
        + " gives it the same date."));
    if (report.options.attachesEvidence && !report.options.redaction)
        pages.prose(text.plain("It is attached to this file, which is PDF/A-3b, as evidence.json: most readers of PDF list attachments, and pdfdetach takes them out."));
    pages.prose(
        text.plain("This file has no tags for screen readers; the HTML report says the same and has them."));
}

void writePdfCheck(PdfPages &pages, const ReportInput &)
{
    for (const Term &term : checkTerms()) {
        pages.need(bodyLeading * 3);
        pages.skip(2);
        pages.evidence(term.term);
        pages.skip(-3);
        pages.prose(pages.text().plain(term.meaning));
    }
}

void writePdfSignatures(PdfPages &pages, const ReportInput &report)
{
    const PdfText &text = pages.text();
    for (const Signer &signer : report.content.signers) {
        pages.need(74);
        pages.skip(12);
        pages.canvas().line(pages.left(), pages.y(), {{text.plain(signer.function), PdfFace::SansBold, bodySize, ink}});
        pages.skip(4);
        const double blankWidth = (pages.width() - 24) / 3;
        const std::array<std::pair<QString, std::string>, 3> blanks = {
            std::pair(QStringLiteral("Name and role"), signer.name + (signer.name.empty() || signer.role.empty() ? "" : ", ") + signer.role),
            std::pair(QStringLiteral("Date"), std::string()), std::pair(QStringLiteral("Signature"), std::string())};
        pages.skip(30);
        for (std::size_t i = 0; i < blanks.size(); ++i) {
            const double x = pages.left() + (blankWidth + 12) * static_cast<double>(i);
            const QStringList name = pages.canvas().wrapProse(PdfFace::Sans, bodySize, text.evidence(blanks[i].second, PdfFace::Sans), blankWidth);
            if (!name.isEmpty())
                pages.canvas().line(x, pages.y() - 4, {{name.first(), PdfFace::Sans, bodySize, ink}});
            pages.canvas().rule(x, pages.y(), x + blankWidth, 0.6, soft);
            pages.canvas().line(x, pages.y() + 10, {{blanks[i].first, PdfFace::Sans, smallSize, soft}});
        }
        pages.skip(18);
    }
}

} // namespace assay

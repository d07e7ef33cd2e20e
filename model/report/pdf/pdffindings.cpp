// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/joinwords.h"
#include "report/pdf/pdfparts.h"
#include "report/redaction.h"

#include "base/displaysafe.h"
#include "verify/findingtext.h"

#include <algorithm>

namespace assay {

using namespace PdfStyle;

namespace {

PdfBlock findingBlock(const PdfPages &pages, const ReportInput &report, const Finding &finding,
                      std::size_t index)
{
    const PdfText &text = pages.text();
    const double indent = pages.left() + 40;
    const double right = pages.right();
    auto detail = finding.detail;
    std::sort(detail.begin(), detail.end());
    double labels = 58;
    for (const auto &[key, value] : detail) {
        const QString label = text.plain(detailLabel(key));
        labels = std::max(labels, pages.canvas().fonts().width(PdfFace::Sans, smallSize, label) + 8);
    }
    labels = std::min(labels, pages.width() / 3);
    PdfBlock block;
    PdfPlacedLine first = {
        {pages.left(), {{text.plain(findingNumber(index)), PdfFace::SansBold, smallSize, ink}}}};
    if (finding.path.empty()) {
        first.push_back({indent, {{QStringLiteral("no path"), PdfFace::Sans, smallSize, soft}}});
        block.push_back(first);
    } else {
        text.appendPath(block, finding.path, indent, right, std::move(first));
    }
    if (finding.role >= 0 && finding.role < sideCount)
        text.appendFact(
            block, {"Source", std::string(sideTitles[static_cast<std::size_t>(finding.role)]), false, false},
            indent, labels, right);
    if (!finding.layer.empty())
        text.appendFact(block, {"Layer", layerText(report.comparison, finding), true, false}, indent, labels,
                        right);
    if (!finding.store.empty())
        text.appendName(block, "Store", finding.store, indent, labels, right);
    if (!finding.missedBy.empty())
        text.appendFact(block, {"Missed by", joinWords(finding.missedBy, ", ", displaySafe), false, false}, indent, labels, right);
    for (const auto &[key, value] : detail) {
        const std::string label = detailLabel(key);
        if (value.empty())
            text.appendFact(block, {label, "(empty)", false, false}, indent, labels, right);
        else
            text.appendName(block, label, shownDetail(finding, value), indent, labels, right);
    }
    return block;
}

} // namespace

void writePdfFindings(PdfPages &pages, const ReportInput &report)
{
    const auto &all = report.content.findings;
    if (all.empty())
        return pages.prose(pages.text().plain(noFindingsText(report.options)));
    const std::size_t shown = std::min(all.size(), report.options.shownFindings);
    pages.shownNote(shown, all.size(), "finding", "findings");
    for (std::size_t i = 0; i < shown; ++i) {
        const Finding &finding = *all[i];
        const PdfBlock block = findingBlock(pages, report, finding, i);
        if (i == 0 || all[i - 1]->code != finding.code || all[i - 1]->severity != finding.severity) {
            pages.heading(2,
                          pages.text().plain(severityName(finding.severity)) + QStringLiteral(": ")
                              + pages.text().evidence(displaySafe(finding.code), PdfFace::SansBold),
                          bodyLeading * 2 + 6
                              + lineLeading * static_cast<double>(std::min<std::size_t>(block.size(), 20)));
            pages.prose(pages.text().plain(findingMeaning(finding)));
        }
        pages.place(block, lineLeading);
        pages.ruleBelow(3, 2);
    }
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfparts.h"

#include "base/displaysafe.h"

namespace assay {

using namespace PdfStyle;

void writePdfHashLists(PdfPages &pages, const ReportInput &report)
{
    constexpr double labels = 58;
    const ReportHashLists &said = *report.options.hashLists;
    const PdfText &text = pages.text();
    pages.prose(text.plain(hashListsMeaning));
    for (const ReportHashLists::List &each : said.lists) {
        PdfBlock block;
        text.appendFact(block, {knownKindTitle(each.list->kind), displaySafe(each.list->path), true, false}, pages.left(), labels + 14, pages.right());
        text.appendFact(block, {"SHA-256", toHex(each.list->sha256), true, false}, pages.left(), labels + 14, pages.right());
        text.appendFact(block, {"Files", hashListCounts(each), false, false}, pages.left(), labels + 14, pages.right());
        pages.place(block, lineLeading);
        pages.ruleBelow(3, 2);
    }
    pages.prose(text.plain(hashListMatches(said)));
    if (said.allBad == 0)
        return;
    pages.note(text.plain(shownText(said.bad.size(), said.allBad, "known bad file", "known bad files")));
    const double indent = pages.left() + 14;
    for (const ReportHashLists::BadFile &file : said.bad) {
        PdfBlock block;
        text.appendPath(block, file.path, pages.left(), pages.right(), {});
        text.appendFact(block, {"Where", badFilePlace(file), false, false}, indent, labels, pages.right());
        text.appendFact(block, {"List", badFileLists(said, file), true, false}, indent, labels, pages.right());
        text.appendFact(block, {"SHA-256", toHex(file.sha256), true, false}, indent, labels, pages.right());
        pages.place(block, lineLeading);
        pages.ruleBelow(3, 2);
    }
}

} // namespace assay

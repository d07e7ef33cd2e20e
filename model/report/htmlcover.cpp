// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/htmlparts.h"

#include "base/bytes.h"
#include "io/digest.h"
#include "report/htmlscript.h"
#include "report/htmlstyle.h"
#include "report/reportexhibits.h"
#include "report/reportjournal.h"
#include "report/reportlogo.h"
#include "report/reporttrust.h"

#include <utility>

namespace assay {
namespace {

bool hasSection(const ReportInput &report, std::string_view id)
{
    const std::pair<std::string_view, bool> sometimes[] = {
        {"store", report.hasRecords()},
        {"findings", report.options.has(ReportPart::FindingsList)},
        {"trust", report.options.trust != nullptr},
        {"hashlists", report.hasHashLists()},
        {"interpretation", report.hasInterpretations()},
        {"exhibits", report.options.exhibits != nullptr},
        {"journal", report.options.journal != nullptr},
        {"notes", report.hasNotes()},
        {"table", report.options.withTable && report.hasLists()},
        {"differences", report.hasList(PathList::Unexplained)},
        {"explained", report.hasList(PathList::Explained)},
        {"alike", report.hasList(PathList::Alike)},
        {"reading", report.options.has(ReportPart::Glossary)},
        {"check", report.options.roots != nullptr},
        {"signatures", report.options.has(ReportPart::Signatures)},
    };
    for (const auto &[section, there] : sometimes) {
        if (section == id)
            return there;
    }
    return true;
}

} // namespace

void writeHtmlHead(HtmlOut &out, const ReportInput &report)
{
    std::string style(htmlStyle);
    style += "@page { size: ";
    style += report.options.pageSize == PageSize::A4 ? "A4" : "letter";
    style += "; margin: 16mm 14mm 18mm; @bottom-left { content: \"Report " + report.content.shortId
        + "\"; font: 8pt sans-serif; } @bottom-right { content: \"Page \" counter(page) \" of \" "
          "counter(pages); font: 8pt sans-serif; } }\n";
    if (report.options.logo)
        style += ".logo img { max-width: 20rem; max-height: 6rem; background: #fff; }\n";
    if (report.options.withTable)
        style += htmlTableStyle;
    const auto source = [](std::string_view text) {
        const Sha256Digest digest = sha256(text);
        return "'sha256-" + toBase64({reinterpret_cast<const char *>(digest.data()), digest.size()}) + '\'';
    };
    out << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        << source(style) << (report.options.withTable ? "; script-src " + source(htmlScript) : std::string()) << (report.options.logo ? "; img-src data:" : "")
        << "; base-uri 'none'; form-action 'none'\">\n"
           "<meta name=\"referrer\" content=\"no-referrer\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta name=\"color-scheme\" content=\"light dark\">\n<title>";
    out.text(report.content.title);
    out << " \u2013 " << report.content.shortId << "</title>\n<style>" << style
        << "</style>\n</head>\n<body>\n";
}

void writeHtmlCover(HtmlOut &out, const ReportInput &report)
{
    out << "<header>\n";
    if (!report.content.marking.empty()) {
        out << "<p class=\"marking\">";
        out.text(report.content.marking);
        out << "</p>\n";
    }
    if (const ReportLogo *logo = report.options.logo.get())
        out << "<p class=\"logo\"><img alt=\"Logo of the organisation\" src=\"data:" << logo->mediaType << ";base64," << toBase64(logo->bytes) << "\"></p>\n";
    out << "<h1>";
    out.text(report.content.title);
    out << "</h1>\n<p class=\"sub\">Report " << report.content.shortId << ", created ";
    out.text(report.content.created);
    out << "</p>\n";
    for (const std::string &notice : report.content.notices) {
        out << "<p class=\"banner\"><strong>";
        out.text(notice);
        out << "</strong></p>\n";
    }
    out << "<dl>\n";
    for (const Fact &one : report.content.caseFacts)
        out.fact(one);
    out.fact({"Tool", report.content.tool, false, false});
    out.fact({"Libraries", report.content.libraries, false, false});
    out.fact({"Evidence file", "SHA-256 " + report.content.evidenceSha256, true, false});
    if (report.options.roots)
        out.fact({"Merkle root", report.options.roots->all, true, false});
    out << "</dl>\n<div class=\"cards\">\n";
    for (const SourceContent &source : report.content.sources) {
        out << "<section class=\"card\"><h3>" << sideTitles[static_cast<std::size_t>(source.side)]
            << "</h3>\n<dl>\n";
        for (const Fact &one : source.facts)
            out.fact(one);
        out << "</dl></section>\n";
    }
    out << "</div>\n";
    out << "<nav aria-label=\"Contents\"><ol>";
    for (const auto &[id, title] :
         {std::pair("summary", "Summary"), std::pair("scope", "Scope"), std::pair("sources", "Sources and layers"),
          std::pair("store", "Records and containers"), std::pair("method", "Method"),
          std::pair("findings", "Findings"), std::pair("trust", trustHeading.data()), std::pair("hashlists", hashListsHeading.data()),
          std::pair("interpretation", interpretationHeading.data()), std::pair("notes", notesHeading.data()),
          std::pair("table", tableTitle(report).data()),
          std::pair("differences", pathListTitle(PathList::Unexplained).data()),
          std::pair("explained", pathListTitle(PathList::Explained).data()),
          std::pair("alike", pathListTitle(PathList::Alike).data()), std::pair("limitations", "Limitations"),
          std::pair("exhibits", exhibitsHeading.data()), std::pair("settings", "Settings"), std::pair("journal", journalHeading.data()),
          std::pair("reading", "How to read this report"), std::pair("evidence", "The evidence file"),
          std::pair("check", "How to check this report"), std::pair("signatures", "Signatures")}) {
        if (hasSection(report, id))
            out << "<li><a href=\"#" << id << "\">" << title << "</a></li>";
    }
    out << "</ol></nav>\n</header>\n<main>\n";
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/sink.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace assay {

// A heading that the bookmarks show.
struct PdfBookmark {
    std::string title; // UTF-8
    int level = 1;     // 1 or more; one more than the one before at most
    int page = 0;      // from 0
    double top = 0;    // points from the upper edge
};

// A line of the contents that leads somewhere when it is clicked.
struct PdfLink {
    int page = 0;
    double left = 0, top = 0, right = 0, bottom = 0; // points from the upper left corner
    std::size_t bookmark = 0;
};

// The characters painted in one font, in the order of their glyphs in the file (the first glyph is none of them).
struct PdfFontUse {
    std::string name;
    std::u16string characters;
    std::vector<double> ems;
};

// A file that goes into the PDF, which is PDF/A-3b then.
struct PdfAttachment {
    std::string path; // where it lies
    std::string name; // as a reader of the PDF sees it: ASCII
};

struct PdfProperties {
    std::string title;   // UTF-8
    std::string creator; // the program
    std::int64_t created = 0;
    double pageHeight = 0; // points
    std::vector<PdfBookmark> bookmarks;
    std::vector<PdfLink> links;
    std::vector<PdfFontUse> fonts;
    std::optional<PdfAttachment> attachment;
};

// "D:20261122040000+00'00'" from "2026-11-22T04:00:00Z"; empty for a year that the format has no place for.
std::string pdfDate(const std::string &iso);

// Takes the file that Qt painted and writes what Qt cannot: bookmarks, links, page labels, language, dates that are the
// report's own, names of fonts that are the same in every run, and tables from glyphs to characters that are right: those of
// Qt 6.4 have the tab for the space, and freed memory after the hundredth range. PDF/A-1b; with an attachment PDF/A-3b, whose objects are packed.
Status finishPdf(const std::string &paintedFile, const PdfProperties &properties, const Sink &sink);

} // namespace assay

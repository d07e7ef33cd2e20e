// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/pdf/pdfcanvas.h"
#include "report/reportcontent.h"

#include <QColor>
#include <QString>

#include <string_view>
#include <vector>

namespace assay {

namespace PdfStyle {
inline const QColor ink(0x1d, 0x23, 0x29);
inline const QColor soft(0x5a, 0x64, 0x6e);
inline const QColor faint(0xd5, 0xda, 0xde);
inline const QColor accent(0x1f, 0x4e, 0x79);

// Points.
inline constexpr double bodySize = 8.5;
inline constexpr double smallSize = 7.5;
inline constexpr double monoSize = 7;
inline constexpr double bodyLeading = 12.5;
inline constexpr double lineLeading = 10;

QColor statusColor(DiffStatus status);
} // namespace PdfStyle

// One line of a block: texts that begin at different places, in points from the left edge of the page.
struct PdfPlaced {
    double x = 0;
    PdfLine line;
};
using PdfPlacedLine = std::vector<PdfPlaced>;
using PdfBlock = std::vector<PdfPlacedLine>;
using PdfCell = std::vector<PdfLine>; // of a table, its lines

// Makes lines of what the report says, broken to a width in points. Paints nothing and knows of no page.
class PdfText {
public:
    explicit PdfText(const PdfCanvas &canvas) : m_canvas(canvas) { }

    QString plain(std::string_view text) const; // of ours
    QString evidence(std::string_view safe, PdfFace face = PdfFace::Mono) const;
    QString count(std::uint64_t value) const;

    PdfCell cell(const QString &text, const QColor &color = PdfStyle::ink,
                 PdfFace face = PdfFace::Sans) const;
    PdfCell wrappedCell(const QString &text, double columnWidth, const QColor &color = PdfStyle::ink) const;
    PdfCell evidenceCell(std::string_view safe, double columnWidth,
                         const QColor &color = PdfStyle::ink) const;
    PdfCell nameCell(std::string_view bytes, double columnWidth) const;

    // The letter of a status in its colour, and a word.
    PdfLine statusLine(DiffStatus status, const QString &word) const;

    // label and value, the value wrapped into what is left of right.
    void appendFact(PdfBlock &block, const Fact &fact, double x, double labelWidth, double right) const;
    void appendName(PdfBlock &block, std::string_view label, std::string_view bytes, double x,
                    double labelWidth, double right) const;
    // A path in bold, with its bytes when they are not plain; first is what stands left of it.
    void appendPath(PdfBlock &block, std::string_view bytes, double x, double right,
                    PdfPlacedLine first) const;

private:
    const PdfCanvas &m_canvas;
};

void appendLines(PdfCell &lines, PdfCell more);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QHash>
#include <QRawFont>
#include <QString>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

enum class PdfFace { Sans, SansBold, Mono, MonoBold };
inline constexpr std::size_t pdfFaceCount = 4;

// The fonts of the PDF report, and what can be said in them: one character is one glyph, side by side, in the order of the
// text. No shaping, no ligatures, no other font when a character is missing: what stands on the page can be copied from it
// and searched as it is.
//
// Belongs to the thread that made it. Needs a QGuiApplication.
class PdfFonts {
public:
    static Result<PdfFonts> load();

    // safe as it can be printed in a face. A character becomes \u{XXXX} when the face has no glyph for it, when another one
    // has the same glyph (a reader of the file would get that one back), when it joins with its neighbours, or when it runs
    // from right to left (viewers would turn it around). safe is UTF-8, from displaySafe() or ours.
    QString printable(PdfFace face, std::string_view safe) const;

    // In points, at a size in points.
    double width(PdfFace face, double size, QStringView text) const;
    double advance(PdfFace face, double size, QChar c) const { return table(face).advance[c.unicode()] * size; }

    // For painting: the glyphs at pixels per em.
    const QRawFont &rawFont(PdfFace face, int pixelSize);
    quint32 glyph(PdfFace face, QChar c) const { return table(face).glyph[c.unicode()]; }
    // To be told of everything that is painted. Qt numbers the glyphs of a face in the file in the order of their first use.
    void use(PdfFace face, QStringView text);

    struct Used {
        std::string name;          // of the face, as in the font file: "DejaVuSans-Bold"
        std::u16string characters; // in the order of their first use
        std::vector<double> ems;   // how wide they are
    };
    std::vector<Used> used() const; // the faces that were

private:
    struct Table {
        QString family;
        bool bold = false;
        std::vector<quint32> glyph;  // by code unit; 0 where it must not be printed
        std::vector<float> advance;  // in ems
        std::vector<bool> isUsed;    // by code unit
        std::u16string usedInOrder;
        QHash<int, QRawFont> bySize;
    };

    const Table &table(PdfFace face) const { return m_tables[static_cast<std::size_t>(face)]; }

    std::array<Table, pdfFaceCount> m_tables;
};

} // namespace assay

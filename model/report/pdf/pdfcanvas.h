// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/pdf/pdffonts.h"

#include <QColor>
#include <QList>
#include <QPainter>

#include <vector>

namespace assay {

struct ReportLogo; // report/reportlogo.h

// Text in one face, size and colour; printable already.
struct PdfRun {
    QString text;
    PdfFace face = PdfFace::Sans;
    double size = 8.5;
    QColor color = Qt::black;
};
using PdfLine = std::vector<PdfRun>;

// How a part of a bar is filled: told apart without colour too.
enum class PdfFill { Solid, Diagonal, Grid, Dots };

// Paints in points from the upper left corner of a page, or, without a painter, does nothing: the same code lays out the
// report twice, first to count the pages.
class PdfCanvas {
public:
    static constexpr int resolution = 1200;
    static constexpr double pixelsPerPoint = resolution / 72.0;

    explicit PdfCanvas(PdfFonts &fonts) : m_fonts(fonts) {}

    void setPainter(QPainter *painter) { m_painter = painter; }
    PdfFonts &fonts() const { return m_fonts; }

    double width(const PdfLine &line) const;
    void line(double x, double baseline, const PdfLine &line);
    void run(double x, double baseline, const PdfRun &run);
    void rule(double x1, double y, double x2, double thickness, const QColor &color);
    void box(double x, double y, double width, double height, double thickness, const QColor &color);
    void fill(double x, double y, double width, double height, const QColor &color);
    void bar(double x, double y, double width, double height, PdfFill fill, const QColor &color);
    void picture(double x, double y, const QSizeF &size, const ReportLogo &picture);

    // Breaks text into lines. Prose breaks at spaces; evidence after a slash where that leaves no line half empty, else
    // anywhere. Nothing is left out.
    QStringList wrapProse(PdfFace face, double size, const QString &text, double width) const;
    QStringList wrapEvidence(PdfFace face, double size, const QString &text, double width) const;

private:
    PdfFonts &m_fonts;
    QPainter *m_painter = nullptr;
};

} // namespace assay

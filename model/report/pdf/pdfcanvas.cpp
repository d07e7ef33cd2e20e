// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfcanvas.h"

#include "report/reportlogo.h"

#include <QGlyphRun>
#include <QImage>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

double pixels(double points)
{
    return points * PdfCanvas::pixelsPerPoint;
}

} // namespace

double PdfCanvas::width(const PdfLine &line) const
{
    double sum = 0;
    for (const PdfRun &run : line)
        sum += m_fonts.width(run.face, run.size, run.text);
    return sum;
}

void PdfCanvas::line(double x, double baseline, const PdfLine &line)
{
    for (const PdfRun &one : line) {
        run(x, baseline, one);
        x += m_fonts.width(one.face, one.size, one.text);
    }
}

void PdfCanvas::run(double x, double baseline, const PdfRun &run)
{
    if (!m_painter || run.text.isEmpty())
        return;
    m_fonts.use(run.face, run.text);
    QList<quint32> glyphs;
    QList<QPointF> positions;
    glyphs.reserve(run.text.size());
    positions.reserve(run.text.size());
    double at = 0;
    for (const QChar c : run.text) {
        glyphs.append(m_fonts.glyph(run.face, c));
        positions.append(QPointF(at, 0));
        at += pixels(m_fonts.advance(run.face, run.size, c));
    }
    QGlyphRun glyphRun;
    glyphRun.setRawFont(m_fonts.rawFont(run.face, static_cast<int>(std::lround(pixels(run.size)))));
    glyphRun.setGlyphIndexes(glyphs);
    glyphRun.setPositions(positions);
    m_painter->setPen(run.color);
    m_painter->drawGlyphRun(QPointF(pixels(x), pixels(baseline)), glyphRun);
}

void PdfCanvas::rule(double x1, double y, double x2, double thickness, const QColor &color)
{
    fill(x1, y - thickness / 2, x2 - x1, thickness, color);
}

void PdfCanvas::box(double x, double y, double width, double height, double thickness, const QColor &color)
{
    fill(x, y, width, thickness, color);
    fill(x, y + height - thickness, width, thickness, color);
    fill(x, y, thickness, height, color);
    fill(x + width - thickness, y, thickness, height, color);
}

void PdfCanvas::fill(double x, double y, double width, double height, const QColor &color)
{
    if (m_painter)
        m_painter->fillRect(QRectF(pixels(x), pixels(y), pixels(width), pixels(height)), color);
}

// Without an alpha channel, which PDF/A-1 does not allow.
void PdfCanvas::picture(double x, double y, const QSizeF &size, const ReportLogo &picture)
{
    if (!m_painter)
        return;
    const QImage image(picture.rgb.data(), picture.width, picture.height, qsizetype(picture.width) * 3, QImage::Format_RGB888);
    m_painter->setRenderHint(QPainter::LosslessImageRendering); // else it is a JPEG, of whichever library is there
    m_painter->drawImage(QRectF(pixels(x), pixels(y), pixels(size.width()), pixels(size.height())), image);
}

void PdfCanvas::bar(double x, double y, double width, double height, PdfFill pattern, const QColor &color)
{
    if (!m_painter)
        return;
    if (pattern == PdfFill::Solid)
        return fill(x, y, width, height, color);
    constexpr double thickness = 0.5;
    if (pattern == PdfFill::Dots) {
        for (double dotY = y + 1.6; dotY < y + height - 1; dotY += 2.2) {
            for (double dotX = x + 1.6; dotX < x + width - 1; dotX += 2.2)
                fill(dotX, dotY, 0.8, 0.8, color);
        }
    } else if (pattern == PdfFill::Grid) {
        for (double lineX = x + 2.2; lineX < x + width; lineX += 2.2)
            fill(lineX, y, thickness * 0.8, height, color);
        for (double lineY = y + 2.2; lineY < y + height; lineY += 2.2)
            fill(x, lineY, width, thickness * 0.8, color);
    } else {
        // Cut to the box here: a clip path for each bar would be more than all of them.
        m_painter->setPen(QPen(color, pixels(thickness), Qt::SolidLine, Qt::FlatCap));
        for (double start = x - height + 2; start < x + width; start += 3) {
            const double fromX = std::max(start, x);
            const double toX = std::min(start + height, x + width);
            if (toX <= fromX)
                continue;
            m_painter->drawLine(QPointF(pixels(fromX), pixels(y + height - (fromX - start))),
                                QPointF(pixels(toX), pixels(y + height - (toX - start))));
        }
    }
    box(x, y, width, height, thickness, color);
}

QStringList PdfCanvas::wrapProse(PdfFace face, double size, const QString &text, double width) const
{
    QStringList lines;
    qsizetype start = 0;
    while (start < text.size()) {
        double used = 0;
        qsizetype end = start;
        qsizetype space = -1;
        for (; end < text.size(); ++end) {
            used += m_fonts.advance(face, size, text[end]);
            if (used > width && text[end] != u' ')
                break;
            if (text[end] == u' ')
                space = end;
        }
        if (end == text.size()) {
            lines.append(text.mid(start));
            break;
        }
        if (space > start) {
            lines.append(text.mid(start, space - start));
            start = space + 1;
        } else {
            end = std::max(end, start + 1);
            lines.append(text.mid(start, end - start));
            start = end;
        }
    }
    if (lines.isEmpty())
        lines.append(QString());
    return lines;
}

QStringList PdfCanvas::wrapEvidence(PdfFace face, double size, const QString &text, double width) const
{
    QStringList lines;
    qsizetype start = 0;
    do {
        double used = 0;
        qsizetype end = start;
        qsizetype slash = -1;
        for (; end < text.size(); ++end) {
            used += m_fonts.advance(face, size, text[end]);
            if (used > width + 0.01)
                break;
            if (text[end] == u'/')
                slash = end;
        }
        if (end < text.size()) {
            if (slash >= start && (slash + 1 - start) * 2 >= end - start)
                end = slash + 1;
            else
                end = std::max(end, start + 1); // however narrow it is, something must go on the line
        }
        lines.append(text.mid(start, end - start));
        start = end;
    } while (start < text.size());
    return lines;
}

} // namespace assay

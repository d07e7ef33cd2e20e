// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdftext.h"

#include "base/displaysafe.h"

namespace assay {

using namespace PdfStyle;

QColor PdfStyle::statusColor(DiffStatus status)
{
    switch (status) {
    case DiffStatus::Added:
        return {0x12, 0x2d, 0x51};
    case DiffStatus::Removed:
        return {0x5d, 0x12, 0x06};
    case DiffStatus::Type:
    case DiffStatus::Modified:
        return {0x8a, 0x60, 0x0f};
    case DiffStatus::Metadata:
        return {0xad, 0x00, 0xbe};
    case DiffStatus::Identical:
        return {0x6f, 0x6f, 0x6f};
    case DiffStatus::Unknown:
        break;
    }
    return ink;
}

QString PdfText::plain(std::string_view text) const
{
    return m_canvas.fonts().printable(PdfFace::Sans, text);
}

QString PdfText::evidence(std::string_view safe, PdfFace face) const
{
    return m_canvas.fonts().printable(face, safe);
}

QString PdfText::count(std::uint64_t value) const
{
    return plain(groupedNumber(value));
}

PdfCell PdfText::cell(const QString &text, const QColor &color, PdfFace face) const
{
    return {{{text, face, smallSize, color}}};
}

PdfCell PdfText::wrappedCell(const QString &text, double columnWidth, const QColor &color) const
{
    PdfCell lines;
    for (const QString &line : m_canvas.wrapProse(PdfFace::Sans, smallSize, text, columnWidth - 8))
        lines.push_back({{line, PdfFace::Sans, smallSize, color}});
    return lines;
}

PdfCell PdfText::evidenceCell(std::string_view safe, double columnWidth, const QColor &color) const
{
    PdfCell lines;
    for (const QString &line :
         m_canvas.wrapEvidence(PdfFace::Mono, monoSize, evidence(safe), columnWidth - 8))
        lines.push_back({{line, PdfFace::Mono, monoSize, color}});
    return lines;
}

PdfCell PdfText::nameCell(std::string_view bytes, double columnWidth) const
{
    PdfCell lines = evidenceCell(displaySafe(bytes), columnWidth);
    if (needsPercentText(bytes))
        appendLines(lines, evidenceCell("bytes " + percentText(bytes), columnWidth, soft));
    return lines;
}

PdfLine PdfText::statusLine(DiffStatus status, const QString &word) const
{
    return {{evidence(statusTerm(status).letter, PdfFace::MonoBold) + u' ', PdfFace::MonoBold, smallSize,
             statusColor(status)},
            {u' ' + word, PdfFace::Sans, smallSize, ink}};
}

void PdfText::appendFact(PdfBlock &block, const Fact &fact, double x, double labelWidth, double right) const
{
    const PdfFace face = fact.evidence ? (fact.changed ? PdfFace::MonoBold : PdfFace::Mono) : PdfFace::Sans;
    const double size = fact.evidence ? monoSize : smallSize;
    const QString value = evidence(fact.value, face);
    const double room = right - x - labelWidth;
    const QStringList lines = fact.evidence ? m_canvas.wrapEvidence(face, size, value, room)
                                            : m_canvas.wrapProse(face, size, value, room);
    bool first = true;
    for (const QString &line : lines) {
        PdfPlacedLine placed;
        if (first)
            placed.push_back({x, {{plain(fact.label), PdfFace::Sans, smallSize, soft}}});
        placed.push_back({x + labelWidth, {{line, face, size, ink}}});
        block.push_back(std::move(placed));
        first = false;
    }
}

void PdfText::appendName(PdfBlock &block, std::string_view label, std::string_view bytes, double x,
                         double labelWidth, double right) const
{
    appendFact(block, {label, displaySafe(bytes), true, false}, x, labelWidth, right);
    if (needsPercentText(bytes))
        appendFact(block, {"", "bytes " + percentText(bytes), true, false}, x, labelWidth, right);
}

void PdfText::appendPath(PdfBlock &block, std::string_view bytes, double x, double right,
                         PdfPlacedLine first) const
{
    const double room = right - x;
    for (const QString &line : m_canvas.wrapEvidence(PdfFace::MonoBold, smallSize,
                                                     evidence(displaySafe(bytes), PdfFace::MonoBold), room)) {
        first.push_back({x, {{line, PdfFace::MonoBold, smallSize, ink}}});
        block.push_back(std::move(first));
        first.clear();
    }
    if (needsPercentText(bytes)) {
        for (const QString &line :
             m_canvas.wrapEvidence(PdfFace::Mono, monoSize, evidence("bytes " + percentText(bytes)), room))
            block.push_back({{x, {{line, PdfFace::Mono, monoSize, soft}}}});
    }
}

void appendLines(PdfCell &lines, PdfCell more)
{
    for (PdfLine &line : more)
        lines.push_back(std::move(line));
}

} // namespace assay

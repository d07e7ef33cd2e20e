// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/preview/textview.h"

#include <QTextLayout>

namespace assay {

/// A line that was laid out, in one part or, where it is wrapped, in several. Columns are those of the whole line.
struct TextView::Laid {
    ShownLine shown;
    mutable std::optional<std::vector<TextPart>> changed; ///< see changedParts(); none: not looked for yet

    void lay(std::vector<std::uint32_t> begins, const QFont &font, const QList<QTextLayout::FormatRange> &formats);
    std::size_t parts() const { return m_begins.size(); }
    bool has(std::size_t part) const { return part < parts(); }
    int beginOf(std::size_t part) const { return has(part) ? static_cast<int>(m_begins[part]) : static_cast<int>(shown.text.size()); }
    int endOf(std::size_t part) const { return beginOf(part + 1); }
    std::size_t partOf(int column) const; ///< a column where a part begins belongs to that part
    QString textOf(std::size_t part) const { return shown.text.mid(beginOf(part), endOf(part) - beginOf(part)); }
    qreal width(std::size_t part) const { return m_layouts[part]->lineAt(0).naturalTextWidth(); }
    qreal xOf(std::size_t part, int column) const { return m_layouts[part]->lineAt(0).cursorToX(column - beginOf(part)); }
    int columnAt(std::size_t part, qreal x) const;
    int previousColumn(int column, QTextLayout::CursorMode mode) const;
    int nextColumn(int column, QTextLayout::CursorMode mode) const;
    void draw(QPainter &painter, std::size_t part, QPointF place, const QList<QTextLayout::FormatRange> &selections) const
    {
        m_layouts[part]->draw(&painter, place, selections);
    }

private:
    std::vector<std::uint32_t> m_begins;
    std::vector<std::unique_ptr<QTextLayout>> m_layouts;
};

} // namespace assay

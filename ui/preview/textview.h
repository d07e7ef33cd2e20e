// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "jobs/latestonly.h"
#include "ui/preview/evidenceview.h"
#ifndef Q_MOC_RUN // moc 6.4 does not get through some of the headers of the standard library
#include "compare/linediff.h"
#include "ui/preview/highlighting.h"
#include "ui/preview/textcontent.h"
#include "ui/preview/worddiff.h"
#include "ui/preview/wrapmap.h"
#endif

#include <array>
#include <map>
#include <memory>
#include <optional>

class QTextLayout;

namespace assay {

/// The lines of all sources side by side.
struct TextRows {
    Alignment alignment;
    std::array<std::vector<std::uint32_t>, 3> rowOfLine; ///< by source, by line
};
using TextRowsPtr = std::shared_ptr<const TextRows>;

/// A place in the rows of a text: column counts characters as they are shown.
struct TextPlace {
    quint64 row = 0;
    int column = 0;

    auto operator<=>(const TextPlace &) const = default;
};

/// The text of one source. Its rows are those of all sources together, so that several of them stand line beside line; a row where
/// this source has no line is hatched. The rows that EvidenceView counts are painted ones: where long lines are wrapped, several
/// of them make a row of a TextPlace.
///
/// Only the lines in view are laid out, and coloured in a job. What differs has a sign in the gutter, a coloured ground, and
/// an underline below what differs within the line.
class TextView : public EvidenceView {
    Q_OBJECT

public:
    TextView(JobRunner &jobs, int side, QWidget *parent = nullptr);
    ~TextView() override;

    /// The texts by source, this one's among them; a null one is not shown as text.
    void setText(TextRowsPtr rows, const std::array<TextContentPtr, 3> &all);
    void setLanguage(const QString &language);
    void setShowAsIs(bool asIs);
    /// Spaces and tabs as dots and arrows; what is copied stays the same.
    void setShowWhitespace(bool on);
    /// Null: lines are neither wrapped nor folded. Made for the rows and texts that are shown.
    void setWrap(WrapMapPtr wrap);
    /// Cells that fit beside each other, with the gutter that these texts need.
    int fittingCells(const std::array<TextContentPtr, 3> &texts) const;
    quint64 paintedRow(TextPlace place) const;
    TextPlace placeOfPainted(quint64 painted) const;
    void centrePlace(TextPlace place) { centreRow(paintedRow(place)); }
    const TextContentPtr &content() const { return m_content; }
    /// The folded lines a row is among; null where it is not.
    const FoldedRows *foldAt(quint64 row) const;
    std::size_t lineOf(quint64 row) const; ///< AlignedRow::gap where there is none

    TextPlace cursor() const { return m_cursor; }
    TextPlace anchor() const { return m_anchor; }
    bool hasSelection() const { return m_cursor != m_anchor; }
    void setCursor(TextPlace cursor, TextPlace anchor);
    void setCursor(TextPlace place) { setCursor(place, place); }
    /// Bytes of the selection.
    std::string selectedBytes() const;
    void ensurePlaceVisible(TextPlace place);
    /// A place as a byte of the text: the beginning of the line that follows, where this source has none.
    std::size_t byteAt(TextPlace place) const;
    TextPlace placeOfByte(std::size_t byte) const;
    /// The first character of a row that differs from what stands beside it.
    TextPlace firstChange(quint64 row) const;
    bool highlightingGaveUp() const { return m_highlighter && m_highlighter->gaveUp(); }

    QString visibleText() const override;
    int visibleTextCursor() const override;

Q_SIGNALS:
    void cursorChanged();
    void foldChosen(quint64 row); ///< to be unfolded
    void highlightingChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void styleChanged() override;

private:
    struct Laid; // a line that was laid out

    enum class Mark : std::uint8_t { None, Faint, Full };

    std::shared_ptr<const Laid> laid(std::size_t line) const;
    Mark markOf(quint64 row) const;
    /// What of the line differs from what stands beside it; nothing where nothing stands there.
    const std::vector<TextPart> &changedParts(quint64 row, const Laid &line) const;
    int gutterWidth(const std::array<TextContentPtr, 3> &texts) const;
    int gutterWidth() const { return gutterWidth(m_all); }
    int textLeft() const;
    quint64 alignedRows() const { return m_rows ? m_rows->alignment.rows.size() : 0; }
    WrapMap::Place paintedPlace(quint64 painted) const;
    int columnCount(quint64 row) const;
    int columnInPart(TextPlace place) const;
    /// That far from the beginning of a painted row, or at its end.
    TextPlace inPainted(quint64 painted, int columnInPart) const;
    TextPlace placeAt(const QPoint &position) const;
    void moveTo(TextPlace place, bool select);
    void dragTo(const QPoint &position);
    void updateWidth();
    void requestHighlighting();
    TextPlace outOfFold(TextPlace place) const;
    QString foldText(const FoldedRows &fold) const;
    void paintFold(QPainter &painter, const FoldedRows &fold, int top);
    void paintWhitespace(QPainter &painter, const Laid &line, std::string_view bytes, std::size_t part, int top);
    void paintRow(QPainter &painter, WrapMap::Place place, int top);
    void paintGround(QPainter &painter, quint64 row, const Laid &line, std::size_t part, int top);
    void paintText(QPainter &painter, quint64 row, const Laid &line, std::size_t part, int top);
    QString remarkOf(quint64 row, const Laid &line) const;
    void paintRemark(QPainter &painter, const QString &remark, qreal left, int top);

    int m_side;
    TextContentPtr m_content;
    std::array<TextContentPtr, 3> m_all;
    TextRowsPtr m_rows;
    WrapMapPtr m_wrap;
    QString m_language;
    bool m_asIs = false;
    bool m_whitespace = false;
    std::shared_ptr<Highlighter> m_highlighter;
    std::map<std::size_t, HighlightedLine> m_highlighted;
    LatestOnly m_highlighting;
    std::vector<std::pair<std::size_t, std::size_t>> m_requested; ///< lines that colours were asked for
    mutable std::map<std::size_t, std::shared_ptr<const Laid>> m_laid;
    TextPlace m_cursor;
    TextPlace m_anchor;
    int m_wantedColumn = 0; ///< from the beginning of the painted row
    QPoint m_dragPosition;
    int m_dragTimer = 0;
};

} // namespace assay

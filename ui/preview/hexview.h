// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/preview/evidenceview.h"
#include "ui/preview/pagecache.h"

#include <QPointer>

#include <memory>
#include <vector>

namespace assay {

/// The bytes of one source: offset, hexadecimal digits, ASCII. Reads what it shows and no more, through a PageCache.
///
/// Several of them show the same offsets of several sources and know each other's bytes (setPeers), to mark what differs:
/// underlined and on a coloured ground, more so where no other source agrees.
class HexView : public EvidenceView {
    Q_OBJECT

public:
    explicit HexView(QWidget *parent = nullptr);
    ~HexView() override;

    /// Null shows nothing; see showMessage() for why.
    void setBytes(JobRunner &jobs, ByteSourcePtr source);
    PageCache *cache() const { return m_cache.get(); }
    /// The other sources to hold these bytes against.
    void setPeers(std::vector<QPointer<PageCache>> peers);
    /// How far the longest of all sources reaches: the rows to show, so that all views scroll alike.
    void setExtent(quint64 bytes);
    quint64 extent() const { return m_extent; }

    /// As many bytes a line as fit, a power of two of 4 … 32.
    int fittingBytesPerLine() const;
    int bytesPerLine() const { return m_bytesPerLine; }
    void setBytesPerLine(int count);

    quint64 cursor() const { return m_cursor; }
    quint64 anchor() const { return m_anchor; }
    bool hasSelection() const { return m_selected; }
    /// The bytes from the smaller to the larger of both, both included; without a selection the one under the cursor.
    quint64 selectionBegin() const { return std::min(m_cursor, m_anchor); }
    quint64 selectionSize() const { return std::max(m_cursor, m_anchor) - selectionBegin() + 1; }
    void setCursor(quint64 cursor, quint64 anchor, bool selected);

    QString visibleText() const override;
    int visibleTextCursor() const override;

Q_SIGNALS:
    /// The user moved the cursor (setCursor() does not tell).
    void cursorChanged(quint64 cursor, quint64 anchor, bool selected);
    void styleWasChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void styleChanged() override;

private:
    enum class Mark : std::uint8_t { None, Faint, Full };
    struct Line; // bytes, states and marks of one row

    Line readLine(quint64 offset) const;
    int offsetDigits() const;
    qreal hexLeft(int column) const;
    qreal asciiLeft(int column) const;
    qreal contentWidth(int bytesPerLine) const;
    std::optional<quint64> offsetAt(const QPoint &position) const;
    void moveTo(quint64 offset, bool select);
    void dragTo(const QPoint &position);
    void updateRows();
    void paintLine(QPainter &painter, const Line &line, quint64 offset, int top);

    std::unique_ptr<PageCache> m_cache;
    std::vector<QPointer<PageCache>> m_peers;
    quint64 m_extent = 0;
    int m_bytesPerLine = 16;
    quint64 m_cursor = 0;
    quint64 m_anchor = 0;
    bool m_selected = false;
    QPoint m_dragPosition;
    int m_dragTimer = 0;
};

} // namespace assay

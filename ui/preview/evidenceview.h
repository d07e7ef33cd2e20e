// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/preview/previewstyle.h"

#include <QAbstractScrollArea>

class QLabel;
class QPushButton;

namespace assay {

class LongScrollBar;

/// What the views of bytes and of text have in common: rows of one height of which only the visible ones are looked at,
/// 64-bit row numbers, a message in place of content, a notice below it, and their visible text for assistive technology.
class EvidenceView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit EvidenceView(QWidget *parent = nullptr);

    /// A plain text instead of content; hatched where the source has nothing at all. "" shows the content.
    void showMessage(const QString &text, bool hatched = false, const QString &buttonText = {});
    QString message() const { return m_messageText; }
    /// One plain line below the content ("Changed while it was read"); "" takes it away.
    void showNotice(const QString &text);
    QString notice() const { return m_noticeText; }

    quint64 rowCount() const { return m_rowCount; }
    quint64 topRow() const { return m_topRow; }
    quint64 maximumTopRow() const;
    int visibleRows() const; ///< whole ones, at least 1
    int lineHeight() const { return m_lineHeight; }
    void setTopRow(quint64 row);
    void ensureRowVisible(quint64 row);
    /// The same, with some rows around it.
    void centreRow(quint64 row);

    /// The visible rows as plain text, for assistive technology and as an alternative to the picture.
    virtual QString visibleText() const = 0;
    /// Where in visibleText() the cursor is; -1 when it is not visible.
    virtual int visibleTextCursor() const = 0;

Q_SIGNALS:
    void topRowChanged(quint64 row);
    void rowRangeChanged();
    void messageButtonClicked();

protected:
    void setRowCount(quint64 rows);
    /// Rows of the viewport that are not content: column headings.
    void setHeaderRows(int rows);
    int headerHeight() const { return m_headerHeight; }
    const PreviewColors &colors() const { return m_colors; }
    const QFont &textFont() const { return m_font; }
    qreal charWidth() const { return m_charWidth; }
    qreal ascent() const { return m_ascent; } ///< from the top of a row to its base line
    /// The row at a position of the viewport; may be one past the last.
    quint64 rowAt(int y) const;
    int rowTop(quint64 row) const { return m_headerHeight + static_cast<int>(static_cast<qint64>(row - m_topRow)) * m_lineHeight; }
    void cursorMoved(); ///< tells assistive technology

    /// Font or colours are new.
    virtual void styleChanged() {}

    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    /// Leaves the key to the parent; QAbstractScrollArea would scroll by the arrows whatever is held down with them.
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintFocus(QPainter &painter) const;
    /// Keys that belong to a view while it has the focus, although the window may have made them shortcuts.
    virtual bool wantsKey(const QKeyEvent &event) const;

private:
    class Message;

    void updateStyle();
    void updateBars();
    void updateNotice();

    LongScrollBar *m_bar = nullptr;
    Message *m_message = nullptr;
    QLabel *m_notice = nullptr;
    QString m_messageText;
    QString m_noticeText;
    PreviewColors m_colors;
    QFont m_font;
    qreal m_charWidth = 8;
    int m_lineHeight = 16;
    qreal m_ascent = 12;
    int m_headerRows = 0;
    int m_headerHeight = 0;
    quint64 m_rowCount = 0;
    quint64 m_topRow = 0;
    int m_wheelRest = 0;
};

/// Makes the text of EvidenceViews known to assistive technology. Called by their constructor; does its work once.
void installEvidenceAccessibility();

} // namespace assay

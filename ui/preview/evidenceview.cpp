// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/evidenceview.h"

#include "ui/plaintext.h"
#include "ui/preview/longscrollbar.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QEvent>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace assay {

// Covers the viewport. A widget of its own, so that its text is read out and its button reached by keyboard.
class EvidenceView::Message : public QWidget {
public:
    explicit Message(EvidenceView *view) :
        QWidget(view->viewport()),
        m_view(view),
        m_label(new QLabel(this)),
        m_button(new QPushButton(this))
    {
        setObjectName(QStringLiteral("message"));
        m_label->setObjectName(QStringLiteral("messageText"));
        m_label->setTextFormat(Qt::PlainText);
        m_label->setWordWrap(true);
        m_label->setAlignment(Qt::AlignCenter);
        m_button->setObjectName(QStringLiteral("messageButton"));
        m_button->setAutoDefault(false);
        auto *layout = new QVBoxLayout(this);
        layout->addStretch();
        layout->addWidget(m_label);
        layout->addWidget(m_button, 0, Qt::AlignHCenter);
        layout->addStretch();
    }

    void set(const QString &text, bool hatched, const QString &buttonText)
    {
        m_hatched = hatched;
        m_label->setText(text);
        m_label->setAccessibleName(text);
        m_button->setText(buttonText);
        m_button->setAccessibleName(buttonText);
        m_button->setVisible(!buttonText.isEmpty());
        updateColors();
    }

    void updateColors()
    {
        QPalette palette = m_label->palette();
        palette.setColor(QPalette::WindowText, m_view->colors().dim);
        m_label->setPalette(palette);
        update();
    }

    QPushButton *button() { return m_button; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_view->colors().base);
        if (!m_hatched)
            return;
        paintHatch(painter, rect(), m_view->colors());
        // The words stand on plain ground.
        const QRect words = m_label->fontMetrics().boundingRect(m_label->geometry(), Qt::AlignCenter | Qt::TextWordWrap, m_label->text());
        painter.fillRect(words.adjusted(-8, -4, 8, 4), m_view->colors().base);
    }

private:
    EvidenceView *m_view;
    QLabel *m_label;
    QPushButton *m_button;
    bool m_hatched = false;
};

namespace {

class EvidenceAccessible : public QAccessibleWidget, public QAccessibleTextInterface {
public:
    explicit EvidenceAccessible(EvidenceView *view) :
        QAccessibleWidget(view, QAccessible::EditableText)
    {
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QAccessible::State state() const override
    {
        QAccessible::State result = QAccessibleWidget::state();
        result.readOnly = true;
        result.multiLine = true;
        result.selectableText = true;
        return result;
    }
    QString text(QAccessible::Text which) const override
    {
        if (which == QAccessible::Value)
            return all();
        return QAccessibleWidget::text(which);
    }

    // QAccessibleTextInterface: what is visible, one row a line. Selections are made by keyboard in the view itself.
    void selection(int, int *startOffset, int *endOffset) const override { *startOffset = *endOffset = 0; }
    int selectionCount() const override { return 0; }
    void addSelection(int, int) override {}
    void removeSelection(int) override {}
    void setSelection(int, int, int) override {}
    int cursorPosition() const override { return std::max(0, view()->message().isEmpty() ? view()->visibleTextCursor() : 0); }
    void setCursorPosition(int) override {}
    QString text(int startOffset, int endOffset) const override { return all().mid(startOffset, endOffset - startOffset); }
    int characterCount() const override { return static_cast<int>(all().size()); }
    QRect characterRect(int) const override { return {}; }
    int offsetAtPoint(const QPoint &) const override { return -1; }
    void scrollToSubstring(int, int) override {}
    QString attributes(int, int *startOffset, int *endOffset) const override
    {
        *startOffset = 0;
        *endOffset = characterCount();
        return {};
    }

private:
    EvidenceView *view() const { return static_cast<EvidenceView *>(widget()); }
    QString all() const { return view()->message().isEmpty() ? view()->visibleText() : view()->message(); }
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *view = qobject_cast<EvidenceView *>(object);
    return view ? new EvidenceAccessible(view) : nullptr;
}

} // namespace

void installEvidenceAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeAccessible);
        return true;
    }();
    Q_UNUSED(installed);
}

EvidenceView::EvidenceView(QWidget *parent) :
    QAbstractScrollArea(parent)
{
    installEvidenceAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(40, 40);
    // Bytes and code run from left to right wherever the reader comes from.
    setLayoutDirection(Qt::LeftToRight);
    m_bar = new LongScrollBar(Qt::Vertical, this);
    setVerticalScrollBar(m_bar);
    connect(m_bar, &LongScrollBar::longValueChanged, this, &EvidenceView::setTopRow);
    // What the area itself would do with the value of the bar is done by setTopRow().
    viewport()->setAutoFillBackground(false);
    viewport()->setCursor(Qt::IBeamCursor);

    m_message = new Message(this);
    m_message->hide();
    m_message->setCursor(Qt::ArrowCursor);
    connect(m_message->button(), &QPushButton::clicked, this, &EvidenceView::messageButtonClicked);
    m_notice = new QLabel(this);
    m_notice->setObjectName(QStringLiteral("notice"));
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setMargin(3);
    m_notice->setAutoFillBackground(true);
    m_notice->hide();
    updateStyle();
}

void EvidenceView::showMessage(const QString &text, bool hatched, const QString &buttonText)
{
    m_messageText = text;
    m_message->set(text, hatched, buttonText);
    m_message->setVisible(!text.isEmpty());
    setFocusPolicy(text.isEmpty() ? Qt::StrongFocus : Qt::ClickFocus);
    if (!text.isEmpty())
        m_message->setGeometry(viewport()->rect());
    viewport()->update();
}

void EvidenceView::showNotice(const QString &text)
{
    if (m_noticeText == text)
        return;
    m_noticeText = text;
    m_notice->setAccessibleName(text);
    m_notice->setToolTip(toolTipText(text));
    m_notice->setVisible(!text.isEmpty());
    updateNotice();
}

void EvidenceView::updateNotice()
{
    if (m_noticeText.isEmpty()) {
        setViewportMargins(0, 0, 0, 0);
        return;
    }
    const int height = m_notice->sizeHint().height();
    setViewportMargins(0, 0, 0, height);
    const QRect area = contentsRect();
    const int bar = horizontalScrollBar()->isVisible() ? horizontalScrollBar()->height() : 0;
    m_notice->setGeometry(area.left(), area.bottom() + 1 - bar - height, area.width(), height);
    m_notice->setText(m_notice->fontMetrics().elidedText(m_noticeText, Qt::ElideRight, area.width() - 2 * m_notice->margin() - 2));
}

quint64 EvidenceView::maximumTopRow() const
{
    const auto rows = static_cast<quint64>(visibleRows());
    return m_rowCount > rows ? m_rowCount - rows : 0;
}

int EvidenceView::visibleRows() const
{
    return std::max(1, (viewport()->height() - m_headerHeight) / m_lineHeight);
}

quint64 EvidenceView::rowAt(int y) const
{
    const int row = y < m_headerHeight ? 0 : (y - m_headerHeight) / m_lineHeight;
    return std::min(m_topRow + static_cast<quint64>(row), m_rowCount);
}

void EvidenceView::setTopRow(quint64 row)
{
    row = std::min(row, maximumTopRow());
    if (row == m_topRow)
        return;
    m_topRow = row;
    m_bar->setLongValue(row);
    viewport()->update();
    Q_EMIT topRowChanged(row);
}

void EvidenceView::ensureRowVisible(quint64 row)
{
    const auto rows = static_cast<quint64>(visibleRows());
    if (row < m_topRow)
        setTopRow(row);
    else if (row >= m_topRow + rows)
        setTopRow(row - rows + 1);
}

void EvidenceView::centreRow(quint64 row)
{
    const auto rows = static_cast<quint64>(visibleRows());
    if (row >= m_topRow + 1 && row + 2 < m_topRow + rows)
        return;
    setTopRow(row - std::min(row, rows / 3));
}

void EvidenceView::setRowCount(quint64 rows)
{
    m_rowCount = rows;
    updateBars();
    viewport()->update();
    Q_EMIT rowRangeChanged();
}

void EvidenceView::setHeaderRows(int rows)
{
    m_headerRows = rows;
    m_headerHeight = rows * m_lineHeight;
    updateBars();
}

void EvidenceView::updateBars()
{
    m_bar->setLongRange(maximumTopRow(), static_cast<quint64>(visibleRows()));
    if (m_topRow > maximumTopRow())
        setTopRow(maximumTopRow());
    else
        m_bar->setLongValue(m_topRow);
}

void EvidenceView::updateStyle()
{
    m_font = evidenceFont(font());
    const QFontMetricsF metrics(m_font);
    m_charWidth = metrics.horizontalAdvance(QLatin1Char('0'));
    m_lineHeight = static_cast<int>(std::ceil(metrics.height())) + 2;
    m_ascent = metrics.ascent() + 1;
    m_headerHeight = m_headerRows * m_lineHeight;
    m_colors = PreviewColors::of(palette(), hasFocus() || isActiveWindow());
    m_message->updateColors();
    QPalette palette = this->palette();
    palette.setColor(QPalette::Window, m_colors.changedFill);
    palette.setColor(QPalette::WindowText, m_colors.text);
    m_notice->setPalette(palette);
    styleChanged();
    updateNotice();
    updateBars();
    viewport()->update();
}

bool EvidenceView::wantsKey(const QKeyEvent &event) const
{
    return event.matches(QKeySequence::Copy) || event.matches(QKeySequence::SelectAll);
}

bool EvidenceView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && m_messageText.isEmpty() && wantsKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

void EvidenceView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    switch (event->type()) {
    case QEvent::FontChange:
    case QEvent::PaletteChange:
    case QEvent::StyleChange:
    case QEvent::ActivationChange:
        updateStyle();
        break;
    default:
        break;
    }
}

void EvidenceView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    m_message->setGeometry(viewport()->rect());
    updateNotice();
    updateBars();
    Q_EMIT rowRangeChanged();
}

void EvidenceView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & (Qt::ShiftModifier | Qt::AltModifier) || std::abs(event->angleDelta().x()) > std::abs(event->angleDelta().y())) {
        const int delta = event->angleDelta().x() != 0 ? event->angleDelta().x() : event->angleDelta().y();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - delta * 3 * static_cast<int>(m_charWidth) / 120);
        event->accept();
        return;
    }
    m_wheelRest += event->angleDelta().y();
    const int rows = m_wheelRest * 3 / 120;
    m_wheelRest -= rows * 120 / 3;
    const auto count = static_cast<quint64>(std::abs(rows));
    if (rows > 0)
        setTopRow(m_topRow - std::min(count, m_topRow));
    else if (rows < 0)
        setTopRow(m_topRow + count);
    event->accept();
}

void EvidenceView::keyPressEvent(QKeyEvent *event)
{
    event->ignore();
}

void EvidenceView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void EvidenceView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void EvidenceView::paintFocus(QPainter &painter) const
{
    if (!hasFocus())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QColor color = readable(palette().color(QPalette::Highlight), m_colors.base, m_colors.text, 3.0);
    const QRect area = viewport()->rect();
    painter.fillRect(QRect(area.left(), area.top(), area.width(), 2), color);
    painter.fillRect(QRect(area.left(), area.bottom() - 1, area.width(), 2), color);
    painter.fillRect(QRect(area.left(), area.top(), 2, area.height()), color);
    painter.fillRect(QRect(area.right() - 1, area.top(), 2, area.height()), color);
    painter.restore();
}

void EvidenceView::cursorMoved()
{
    if (!QAccessible::isActive())
        return;
    QAccessibleTextCursorEvent event(this, std::max(0, visibleTextCursor()));
    QAccessible::updateAccessibility(&event);
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wrappedtext.h"

#include <QAbstractTextDocumentLayout>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace assay {

WrappedText::WrappedText(int mostLines, QWidget *parent) :
    QPlainTextEdit(parent),
    m_mostLines(mostLines)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setVerticalScrollBarPolicy(mostLines > 0 ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QPlainTextEdit::textChanged, this, &QWidget::updateGeometry);
}

QSize WrappedText::sizeHint() const
{
    const auto lines = std::max(1, static_cast<int>(std::ceil(document()->documentLayout()->documentSize().height()))); // of plain text in lines
    const int shown = m_mostLines > 0 ? std::min(lines, m_mostLines) : lines;
    const QMargins margins = contentsMargins();
    return {120, shown * fontMetrics().lineSpacing() + 2 * static_cast<int>(document()->documentMargin()) + margins.top() + margins.bottom() + 2};
}

QSize WrappedText::minimumSizeHint() const
{
    return {60, sizeHint().height()};
}

void WrappedText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    updateGeometry();
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plaintext.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

PlainLabel::PlainLabel(QWidget *parent) :
    QLabel(parent)
{
    setTextFormat(Qt::PlainText);
}

PlainLabel::PlainLabel(const QString &text, QWidget *parent) :
    PlainLabel(parent)
{
    setText(text);
}

ElidedLabel::ElidedLabel(QWidget *parent) :
    QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ElidedLabel::setFullText(const QString &text, Qt::TextElideMode mode)
{
    m_text = text;
    m_mode = mode;
    elide();
}

void ElidedLabel::showText(const QString &text)
{
    m_quiet = true;
    m_text = text;
    elide();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(m_text) + 2, metrics.height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {0, QFontMetrics(font()).height()};
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        elide();
}

void ElidedLabel::elide()
{
    const QString shown = fontMetrics().elidedText(m_text, m_mode, contentsRect().width());
    if (shown != text())
        setText(shown);
    setToolTip(shown == m_text ? QString() : toolTipText(m_text));
    if (!m_quiet)
        setAccessibleDescription(m_text);
}

QString menuText(const QString &plain)
{
    QString text = plain;
    return text.replace(u'&', u"&&"_s);
}

QString toolTipText(const QString &plain)
{
    if (plain.isEmpty())
        return {};
    QString text = plain.toHtmlEscaped();
    text.replace(u'\n', u"<br/>"_s);
    return u"<span>"_s + text + u"</span>"_s;
}

PlainItemDelegate::PlainItemDelegate(int toolTipRole, QObject *parent) :
    QStyledItemDelegate(parent),
    m_toolTipRole(toolTipRole)
{
}

bool PlainItemDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                  const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), toolTipText(index.data(m_toolTipRole).toString()), view);
    return true;
}

void PlainItemDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (!option->text.isRightToLeft())
        option->text = leftToRight(option->text, option->direction);
}

QString leftToRight(const QString &text, Qt::LayoutDirection direction)
{
    if (direction == Qt::LeftToRight || text.isEmpty())
        return text;
    return QChar(0x2066) + text; // an isolate to the end of the line
}

} // namespace assay

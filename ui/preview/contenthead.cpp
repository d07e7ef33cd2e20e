// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/contenthead.h"

#include "ui/plaintext.h"
#include "ui/preview/previewstyle.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace assay {

ContentHead::ContentHead(QWidget *parent) :
    QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ContentHead::show(const QString &title, const QString &text, const QString &digest, bool differs)
{
    m_title = title;
    m_text = text;
    m_digest = digest;
    m_differs = differs;
    QString all = title % QStringLiteral(": ") % text;
    if (!digest.isEmpty())
        all += QStringLiteral(", SHA-256 ") % digest;
    if (differs)
        all += QStringLiteral(", ") % tr("differs from another source");
    setAccessibleName(all);
    setToolTip(toolTipText(all));
    updateGeometry();
    update();
}

QSize ContentHead::sizeHint() const
{
    return {100, std::max(fontMetrics().height(), QFontMetrics(evidenceFont(font())).height()) + 5};
}

void ContentHead::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const PreviewColors c = PreviewColors::of(palette());
    const QColor window = palette().color(QPalette::Window);
    const QColor text = palette().color(QPalette::WindowText);
    painter.setLayoutDirection(layoutDirection());
    int x = 6;
    const auto put = [&](const QString &words, const QFont &face, const QColor &color, bool elide) {
        const QFontMetrics metrics(face);
        const int room = width() - 6 - x;
        if (room < 12 || words.isEmpty())
            return;
        const QString shown = elide || metrics.horizontalAdvance(words) > room ? metrics.elidedText(words, Qt::ElideMiddle, room) : words;
        painter.setFont(face);
        painter.setPen(color);
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, room, height())),
                         static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)) | Qt::TextSingleLine, shown);
        x += metrics.horizontalAdvance(shown) + 10;
    };
    QFont bold = font();
    bold.setBold(true);
    put(m_title, bold, text, false);
    put(m_text, font(), text, false);
    if (m_digest.isEmpty())
        return;
    if (m_differs) { // the same sign as in the views
        const QRect area(x, (height() - 12) / 2, 12, 12);
        const QRectF sign = QStyle::visualRect(layoutDirection(), rect(), area);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(readable(c.changedLine, window, text, 3.0), 2, Qt::SolidLine, Qt::FlatCap));
        const QPointF m = sign.center();
        painter.drawLine(m + QPointF(-5, -2), m + QPointF(5, -2));
        painter.drawLine(m + QPointF(-5, 2), m + QPointF(5, 2));
        painter.drawLine(m + QPointF(-3, 5), m + QPointF(3, -5));
        painter.setRenderHint(QPainter::Antialiasing, false);
        x += 16;
    }
    QFont face = evidenceFont(font());
    face.setBold(m_differs);
    put(m_digest, face, readable(mixed(text, window, m_differs ? 0.0 : 0.35), window, text), true);
}

void ContentHead::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_digest.isEmpty())
        return;
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("headMenu"));
    menu.addAction(tr("Copy SHA-256"), this, [digest = m_digest] { QGuiApplication::clipboard()->setText(digest); });
    menu.exec(event->globalPos());
}

void ContentHead::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    update();
}

} // namespace assay

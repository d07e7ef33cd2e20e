// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drophint.h"

#include "ui/preview/previewstyle.h"
#include "ui/rowdrag.h"

#include <QDropEvent>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

namespace assay {

DropOffer dropOffer(const QMimeData *mime)
{
    DropOffer offer = filesDropOffer(mime);
    if (offer.refusal.isEmpty() && offer.paths.size() > 3)
        offer.refusal = DropHint::tr("Drop up to three: one for each state of the image.");
    return offer;
}

DropOffer filesDropOffer(const QMimeData *mime)
{
    DropOffer offer;
    if (!mime || !mime->hasUrls()) {
        offer.refusal = DropHint::tr("Only files and folders can be dropped here.");
        return offer;
    }
    if (RowDrag::isOwn(mime)) {
        offer.refusal = DropHint::tr("This is a copy of a row of this window.");
        return offer;
    }
    const QList<QUrl> urls = mime->urls();
    for (const QUrl &url : urls) {
        if (!url.isLocalFile() || !url.host().isEmpty()) {
            offer.refusal = DropHint::tr("Only files and folders of this computer can be dropped here.");
            return offer;
        }
        // The bytes of the path, not its text: a name need not be UTF-8.
        offer.paths.push_back(QByteArray::fromPercentEncoding(url.path(QUrl::FullyEncoded).toLatin1()).toStdString());
    }
    if (offer.paths.empty())
        offer.refusal = DropHint::tr("Only files and folders can be dropped here.");
    return offer;
}

bool acceptAsCopy(QDropEvent *event)
{
    if (!(event->possibleActions() & Qt::CopyAction)) {
        event->ignore();
        return false;
    }
    event->setDropAction(Qt::CopyAction);
    event->accept();
    return true;
}

DropHint::DropHint(QWidget *parent) :
    QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setObjectName(QStringLiteral("dropHint"));
    setAccessibleName(tr("Drop hint"));
    hide();
}

void DropHint::showText(const QString &text)
{
    m_text = text;
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update();
}

void DropHint::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = palette().color(QPalette::Base);
    veil.setAlphaF(0.86F);
    painter.fillRect(rect(), veil);
    const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
    painter.setPen(QPen(accent, 3, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(4, 4, -4, -4), 6, 6);
    QFont font = this->font();
    font.setPointSizeF(font.pointSizeF() * 1.3);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(readable(accent, palette().color(QPalette::Base), palette().color(QPalette::Text)));
    painter.drawText(rect().adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap, m_text);
}

} // namespace assay

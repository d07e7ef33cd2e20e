// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/legend.h"

#include "ui/preview/previewstyle.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace assay {
namespace {

constexpr int gap = 6;
constexpr int swatch = 18;

} // namespace

Legend::Legend(QWidget *parent) :
    QWidget(parent)
{
    setObjectName(QStringLiteral("legend"));
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
}

void Legend::setSources(int count)
{
    m_sources = count;
    setAccessibleName(count < 2 ? QString() : count == 2 ? fullText() : fullText() % QStringLiteral(", ") % faintText());
    updateGeometry();
    update();
}

QString Legend::fullText() const
{
    return m_sources > 2 ? tr("only here") : tr("differs");
}

QString Legend::faintText() const
{
    return tr("differs from one, equals the other");
}

QSize Legend::sizeHint() const
{
    const int height = fontMetrics().height() + 4;
    if (m_sources < 2)
        return {0, height};
    int width = swatch + gap + fontMetrics().horizontalAdvance(fullText()) + gap;
    if (m_sources > 2)
        width += 2 * gap + swatch + gap + fontMetrics().horizontalAdvance(faintText());
    return {width, height};
}

void Legend::paintEvent(QPaintEvent *)
{
    if (m_sources < 2)
        return;
    QPainter painter(this);
    const PreviewColors c = PreviewColors::of(palette());
    const int height = fontMetrics().height();
    const int top = (this->height() - height) / 2;
    int x = 0; // from where a line begins
    const auto next = [&](int width) {
        const QRect place(x, top, width, height);
        x += width + gap;
        return QStyle::visualRect(layoutDirection(), rect(), place);
    };
    const auto entry = [&](const QColor &fill, int line, const QString &text) {
        const QRect colour = next(swatch);
        painter.fillRect(colour, fill);
        painter.fillRect(colour.adjusted(0, height - line, 0, 0), c.changedLine);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(next(fontMetrics().horizontalAdvance(text)), Qt::AlignCenter | Qt::TextDontClip, text);
        x += gap;
    };
    entry(c.changedFill, 2, fullText());
    if (m_sources > 2)
        entry(c.changedFaint, 1, faintText());
}

void Legend::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace assay

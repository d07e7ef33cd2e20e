// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/togglebutton.h"

#include "ui/plaintext.h"
#include "ui/preview/previewstyle.h"

#include <QPainter>

namespace assay {

namespace {

class ToggleButton : public QToolButton {
public:
    using QToolButton::QToolButton;

    QSize sizeHint() const override
    {
        const QFontMetrics metrics(font());
        const int icon = this->icon().isNull() ? 0 : iconSize().width() + 5;
        return {metrics.size(Qt::TextShowMnemonic, text()).width() + icon + 18, metrics.height() + 10};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QPalette::ColorGroup group = isEnabled() ? QPalette::Active : QPalette::Disabled;
        const QColor window = palette().color(group, QPalette::Window);
        const QColor text = palette().color(group, QPalette::WindowText);
        const QColor accent = palette().color(group, QPalette::Highlight);
        const bool on = isChecked();
        QColor fill = on ? mixed(window, accent, 0.16) : palette().color(group, QPalette::Base);
        if (isDown() || (underMouse() && isEnabled()))
            fill = mixed(fill, text, isDown() ? 0.16 : 0.07);
        painter.setBrush(fill);
        painter.setPen(QPen(on ? mixed(accent, text, 0.15) : mixed(window, text, 0.28), on ? 1.4 : 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), height() / 2.0 - 1, height() / 2.0 - 1);
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(text, 2));
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), height() / 2.0 - 1, height() / 2.0 - 1);
        }
        QRect area = rect().adjusted(9, 0, -9, 0);
        if (!icon().isNull()) {
            const QSize size = iconSize();
            icon().paint(&painter, QRect(QPoint(area.left(), (height() - size.height()) / 2), size), Qt::AlignCenter,
                         isEnabled() ? QIcon::Normal : QIcon::Disabled);
            area.setLeft(area.left() + size.width() + 5);
        }
        painter.setPen(text);
        painter.drawText(area, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextHideMnemonic, this->text());
    }
};

} // namespace

QToolButton *makeToggle(QWidget *parent, const char *name, const QString &text, const QString &explanation)
{
    auto *button = named(new ToggleButton(parent), name, text);
    button->setText(menuText(text));
    button->setToolTip(toolTipText(explanation));
    button->setAccessibleDescription(explanation);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace assay

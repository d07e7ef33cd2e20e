// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/glyphs.h"

#include "ui/preview/previewstyle.h"
#include "ui/theme.h"

#include <QApplication>
#include <QIconEngine>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>

#include <cmath>
#include <functional>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

// Glyphs are drawn on a field of 16 by 16.
class Field {
public:
    Field(QPainter &painter, const QRectF &area, const QColor &color, double width = 1.4) :
        m_painter(painter)
    {
        painter.save();
        const double side = std::min(area.width(), area.height());
        painter.translate(area.center().x() - side / 2, area.center().y() - side / 2);
        painter.scale(side / 16, side / 16);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
    }
    ~Field() { m_painter.restore(); }
    Field(const Field &) = delete;
    Field &operator=(const Field &) = delete;

private:
    QPainter &m_painter;
};

QPainterPath polygon(std::initializer_list<QPointF> points, bool closed = true)
{
    QPainterPath path;
    for (const QPointF &point : points) {
        if (path.elementCount() == 0)
            path.moveTo(point);
        else
            path.lineTo(point);
    }
    if (closed)
        path.closeSubpath();
    return path;
}

QPainterPath octagon()
{
    return polygon({{5.2, 1.5}, {10.8, 1.5}, {14.5, 5.2}, {14.5, 10.8}, {10.8, 14.5}, {5.2, 14.5}, {1.5, 10.8}, {1.5, 5.2}});
}

QPainterPath statusPath(RowStatus status)
{
    QPainterPath path;
    const auto line = [&path](double x1, double y1, double x2, double y2) {
        path.moveTo(x1, y1);
        path.lineTo(x2, y2);
    };
    switch (status) {
    case RowStatus::Added: // plus in a square
        path.addRoundedRect(2, 2, 12, 12, 1.5, 1.5);
        line(8, 5, 8, 11);
        line(5, 8, 11, 8);
        break;
    case RowStatus::Removed: // minus in a circle
        path.addEllipse(QPointF(8, 8), 6.2, 6.2);
        line(5, 8, 11, 8);
        break;
    case RowStatus::Modified: // not equal in a diamond
        path = polygon({{8, 0.8}, {15.2, 8}, {8, 15.2}, {0.8, 8}});
        line(5.2, 6.7, 10.8, 6.7);
        line(5.2, 9.3, 10.8, 9.3);
        line(9.6, 5, 6.4, 11);
        break;
    case RowStatus::Metadata: // m in a triangle
        path = polygon({{8, 1.2}, {15.2, 14}, {0.8, 14}});
        path.moveTo(5.4, 12);
        path.lineTo(5.4, 8.6);
        path.moveTo(5.4, 9.6);
        path.cubicTo(5.9, 8.3, 8, 8.2, 8, 9.9);
        path.lineTo(8, 12);
        path.moveTo(8, 9.9);
        path.cubicTo(8.3, 8.2, 10.6, 8.3, 10.6, 9.9);
        path.lineTo(10.6, 12);
        break;
    case RowStatus::Type: // two arrows
        line(2, 5.5, 14, 5.5);
        path.addPath(polygon({{11, 2.5}, {14, 5.5}, {11, 8.2}}, false));
        line(14, 10.8, 2, 10.8);
        path.addPath(polygon({{5, 7.9}, {2, 10.8}, {5, 13.7}}, false));
        break;
    case RowStatus::Unknown: // exclamation mark in an octagon
        path = octagon();
        line(8, 4.3, 8, 8.8);
        line(8, 11.4, 8, 11.5);
        break;
    case RowStatus::Identical: // equal, without a frame
        line(4, 6.4, 12, 6.4);
        line(4, 9.6, 12, 9.6);
        break;
    case RowStatus::Pending: // hollow circle
        path.addEllipse(QPointF(8, 8), 3.4, 3.4);
        break;
    case RowStatus::None: break;
    }
    return path;
}

void drawType(QPainter &painter, const QRectF &area, EntryType type, const QColor &color)
{
    const Field field(painter, area, color, 1.2);
    QColor fill = color;
    fill.setAlphaF(0.18F);
    switch (type) {
    case EntryType::Directory: {
        painter.setBrush(fill);
        QPainterPath folder;
        folder.moveTo(1.5, 4.5);
        folder.quadTo(1.5, 3.2, 2.8, 3.2);
        folder.lineTo(6, 3.2);
        folder.lineTo(7.6, 5);
        folder.lineTo(13.2, 5);
        folder.quadTo(14.5, 5, 14.5, 6.3);
        folder.lineTo(14.5, 11.8);
        folder.quadTo(14.5, 13.1, 13.2, 13.1);
        folder.lineTo(2.8, 13.1);
        folder.quadTo(1.5, 13.1, 1.5, 11.8);
        folder.closeSubpath();
        painter.drawPath(folder);
        break;
    }
    case EntryType::File:
    case EntryType::None:
        painter.drawPath(polygon({{3.5, 1.8}, {9.5, 1.8}, {12.5, 4.8}, {12.5, 14.2}, {3.5, 14.2}}));
        painter.drawPath(polygon({{9.3, 2}, {9.3, 5}, {12.3, 5}}, false));
        break;
    case EntryType::Symlink: {
        painter.drawPath(polygon({{3.5, 1.8}, {12.5, 1.8}, {12.5, 14.2}, {3.5, 14.2}}));
        QPainterPath arrow;
        arrow.moveTo(5.6, 11.6);
        arrow.cubicTo(5.8, 8.4, 7.6, 7.2, 10.2, 7.1);
        painter.drawPath(arrow);
        painter.drawPath(polygon({{8.3, 5}, {10.5, 7.1}, {8.5, 9.2}}, false));
        break;
    }
    case EntryType::Character:
    case EntryType::Block:
        painter.drawRect(QRectF(3, 3, 10, 10));
        for (const double at : {5.5, 10.5}) {
            painter.drawLine(QPointF(at, 1.2), QPointF(at, 3));
            painter.drawLine(QPointF(at, 13), QPointF(at, 14.8));
        }
        if (type == EntryType::Block)
            painter.drawRect(QRectF(5.8, 5.8, 4.4, 4.4));
        break;
    case EntryType::Fifo:
        painter.drawLine(QPointF(1.5, 5.5), QPointF(14.5, 5.5));
        painter.drawLine(QPointF(1.5, 10.5), QPointF(14.5, 10.5));
        painter.drawPath(polygon({{6.5, 6.6}, {9, 8}, {6.5, 9.4}}, false));
        break;
    case EntryType::Socket:
        painter.drawEllipse(QPointF(8, 8), 5.8, 5.8);
        painter.drawPoint(QPointF(5.8, 8));
        painter.drawPoint(QPointF(10.2, 8));
        break;
    }
}

} // namespace

namespace {

// Those of a light and of a dark theme. Any other palette takes what of them it can.
QColor chosenColor(RowStatus status, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (status) {
    case RowStatus::Added: return dark ? QColor(0x96, 0xD8, 0xFC) : QColor(0x12, 0x2D, 0x51);
    case RowStatus::Removed: return dark ? QColor(0xE6, 0x82, 0x4B) : QColor(0x5D, 0x12, 0x06);
    case RowStatus::Modified:
    case RowStatus::Type: return dark ? QColor(0xF8, 0xDB, 0x16) : QColor(0x93, 0x68, 0x12);
    case RowStatus::Metadata: return dark ? QColor(0xCF, 0x64, 0xFD) : QColor(0xAD, 0x00, 0xBE);
    case RowStatus::Identical: return dark ? QColor(0x90, 0x90, 0x90) : QColor(0x6F, 0x6F, 0x6F);
    case RowStatus::Pending: return palette.color(QPalette::Disabled, QPalette::Text);
    case RowStatus::Unknown:
    case RowStatus::None: return palette.color(QPalette::Text);
    }
    return palette.color(QPalette::Text);
}

QColor chosenFill(RowStatus status, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (status) {
    case RowStatus::Added: return dark ? QColor(0x7C, 0xBE, 0xE6) : QColor(0x2B, 0x5B, 0x9C);
    case RowStatus::Removed: return dark ? QColor(0xD8, 0x74, 0x3E) : QColor(0x9C, 0x2E, 0x16);
    case RowStatus::Modified:
    case RowStatus::Type: return dark ? QColor(0xE8, 0xCB, 0x2A) : QColor(0xD9, 0xA4, 0x1E);
    case RowStatus::Metadata: return dark ? QColor(0xB8, 0x5C, 0xE0) : QColor(0xC4, 0x6A, 0xD2);
    default: return chosenColor(status, palette);
    }
}

} // namespace

QColor statusColor(RowStatus status, const QPalette &palette)
{
    return status == RowStatus::Pending ? chosenColor(status, palette)
                                        : readable(chosenColor(status, palette), palette.color(QPalette::Base), palette.color(QPalette::Text));
}

QColor statusFill(RowStatus status, const QPalette &palette)
{
    return readable(chosenFill(status, palette), palette.color(QPalette::Base), palette.color(QPalette::Text), 3.0);
}

void paintStatusGlyph(QPainter &painter, const QRectF &area, RowStatus status, const QColor &color)
{
    static const std::array<QPainterPath, 9> paths = [] {
        std::array<QPainterPath, 9> all;
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = statusPath(static_cast<RowStatus>(i));
        return all;
    }();
    const Field field(painter, area, color, status == RowStatus::Type || status == RowStatus::Unknown ? 1.8 : 1.4);
    painter.drawPath(paths[static_cast<std::size_t>(status)]);
}

QColor severityColor(Severity severity, const QPalette &palette)
{
    switch (severity) {
    case Severity::Critical:
    case Severity::High: return statusColor(RowStatus::Removed, palette);
    case Severity::Medium: return statusColor(RowStatus::Modified, palette);
    case Severity::Low: return statusColor(RowStatus::Added, palette);
    case Severity::Info: return statusColor(RowStatus::Identical, palette);
    }
    return palette.color(QPalette::Text);
}

void paintSeverityGlyph(QPainter &painter, const QRectF &area, Severity severity, const QColor &color)
{
    const Field field(painter, area, color, 1.5);
    switch (severity) {
    case Severity::Critical:
        painter.setBrush(color);
        painter.drawPath(octagon());
        painter.setPen(QPen(qApp->palette().color(QPalette::Base), 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(8, 4.3), QPointF(8, 8.8));
        painter.drawPoint(QPointF(8, 11.6));
        break;
    case Severity::High:
        painter.drawPath(octagon());
        painter.drawLine(QPointF(8, 4.5), QPointF(8, 8.8));
        painter.drawPoint(QPointF(8, 11.4));
        break;
    case Severity::Medium:
        painter.drawPath(polygon({{8, 1.5}, {15, 14}, {1, 14}}));
        painter.drawLine(QPointF(8, 6), QPointF(8, 9.6));
        painter.drawPoint(QPointF(8, 11.8));
        break;
    case Severity::Low:
        painter.drawPath(polygon({{3, 5.5}, {8, 11}, {13, 5.5}}, false));
        break;
    case Severity::Info:
        painter.drawEllipse(QPointF(8, 8), 6, 6);
        painter.drawLine(QPointF(8, 7.6), QPointF(8, 11.2));
        painter.drawPoint(QPointF(8, 4.9));
        break;
    }
}

// Every row has one, of a handful of kinds: a stroke costs more than all else in its cell, so each is drawn once and kept as a picture.
void paintTypeGlyph(QPainter &painter, const QRectF &area, EntryType type, const QColor &color)
{
    const qreal scale = painter.device()->devicePixelRatioF();
    const bool onPixels = painter.paintEngine()->type() == QPaintEngine::Raster && scale == std::floor(scale) && painter.worldTransform().type() <= QTransform::TxTranslate;
    if (!onPixels) { // a picture would be blurred
        drawType(painter, area, type, color);
        return;
    }
    const QRect around = area.toAlignedRect();
    const QRectF inside(area.topLeft() - around.topLeft(), area.size());
    const QString key = u"assay-type %1 %2 %3 %4 %5 %6"_s.arg(static_cast<int>(type)).arg(color.rgba(), 0, 16).arg(scale).arg(inside.x()).arg(inside.y()).arg(inside.width());
    QPixmap kept;
    if (!QPixmapCache::find(key, &kept)) {
        kept = QPixmap(around.size() * scale);
        kept.setDevicePixelRatio(scale);
        kept.fill(Qt::transparent);
        QPainter inner(&kept);
        drawType(inner, inside, type, color);
        inner.end();
        QPixmapCache::insert(key, kept);
    }
    painter.drawPixmap(around.topLeft(), kept);
}

void paintSymbol(QPainter &painter, const QRectF &area, Symbol symbol, const QColor &color)
{
    const Field field(painter, area, color, symbol >= Symbol::Package ? 0.55 : 1.4);
    switch (symbol) {
    case Symbol::Open: {
        QPainterPath folder;
        folder.moveTo(1.5, 12.8);
        folder.lineTo(1.5, 3.4);
        folder.lineTo(5.8, 3.4);
        folder.lineTo(7.4, 5.2);
        folder.lineTo(12.6, 5.2);
        folder.lineTo(12.6, 7);
        painter.drawPath(folder);
        painter.drawPath(polygon({{1.5, 13}, {4, 7.2}, {15, 7.2}, {12.6, 13}}));
        break;
    }
    case Symbol::Reload: {
        QPainterPath arc;
        arc.arcMoveTo(QRectF(2.5, 2.5, 11, 11), 30);
        arc.arcTo(QRectF(2.5, 2.5, 11, 11), 30, 300);
        painter.drawPath(arc);
        painter.drawPath(polygon({{9.4, 4.9}, {13, 5.2}, {13.3, 1.6}}, false));
        break;
    }
    case Symbol::Stop:
        painter.setBrush(color);
        painter.drawRoundedRect(QRectF(4, 4, 8, 8), 1, 1);
        break;
    case Symbol::Previous:
        painter.drawPath(polygon({{3.5, 8.5}, {8, 4}, {12.5, 8.5}}, false));
        painter.drawLine(QPointF(8, 4.4), QPointF(8, 13));
        painter.drawLine(QPointF(3.5, 1.6), QPointF(12.5, 1.6));
        break;
    case Symbol::Next:
        painter.drawPath(polygon({{3.5, 7.5}, {8, 12}, {12.5, 7.5}}, false));
        painter.drawLine(QPointF(8, 3), QPointF(8, 11.6));
        painter.drawLine(QPointF(3.5, 14.4), QPointF(12.5, 14.4));
        break;
    case Symbol::Report:
        painter.drawPath(polygon({{3, 1.5}, {10, 1.5}, {13, 4.5}, {13, 14.5}, {3, 14.5}}));
        for (const double y : {6.0, 8.6, 11.2})
            painter.drawLine(QPointF(5.4, y), QPointF(10.6, y));
        break;
    case Symbol::Sample:
        painter.drawPath(polygon({{5, 1.5}, {11, 1.5}}, false));
        painter.drawPath(polygon({{6.3, 1.5}, {6.3, 6}, {2.4, 12.8}, {3.4, 14.5}, {12.6, 14.5}, {13.6, 12.8}, {9.7, 6}, {9.7, 1.5}}, false));
        painter.drawLine(QPointF(4.4, 10.4), QPointF(11.6, 10.4));
        break;
    case Symbol::Warning:
        painter.drawPath(polygon({{8, 1.5}, {15, 14}, {1, 14}}));
        painter.drawLine(QPointF(8, 6), QPointF(8, 9.6));
        painter.drawPoint(QPointF(8, 11.8));
        break;
    case Symbol::Note:
        painter.drawEllipse(QPointF(8, 8), 6.3, 6.3);
        painter.drawLine(QPointF(8, 7.6), QPointF(8, 11.4));
        painter.drawPoint(QPointF(8, 4.8));
        break;
    case Symbol::Close:
        painter.drawLine(QPointF(4.5, 4.5), QPointF(11.5, 11.5));
        painter.drawLine(QPointF(11.5, 4.5), QPointF(4.5, 11.5));
        break;
    case Symbol::Check:
        painter.drawPath(polygon({{2.8, 8.6}, {6.4, 12}, {13.2, 4.4}}, false));
        break;
    case Symbol::Broken:
        painter.drawPath(octagon());
        painter.drawLine(QPointF(5.6, 5.6), QPointF(10.4, 10.4));
        painter.drawLine(QPointF(10.4, 5.6), QPointF(5.6, 10.4));
        break;
    case Symbol::Whiteout: // a frame of which the corners are left, struck through
        painter.drawPath(polygon({{2, 5}, {2, 2}, {5, 2}}, false));
        painter.drawPath(polygon({{11, 2}, {14, 2}, {14, 5}}, false));
        painter.drawPath(polygon({{14, 11}, {14, 14}, {11, 14}}, false));
        painter.drawPath(polygon({{5, 14}, {2, 14}, {2, 11}}, false));
        painter.drawLine(QPointF(5, 11), QPointF(11, 5));
        break;
    case Symbol::Layers:
        painter.drawPath(polygon({{8, 2}, {14.4, 5.2}, {8, 8.4}, {1.6, 5.2}}));
        for (const double y : {8.2, 11.2})
            painter.drawPath(polygon({{1.6, y - 0.2}, {8, y + 3}, {14.4, y - 0.2}}, false));
        break;
    case Symbol::Package: // as it was shipped: a closed box
        painter.drawPath(polygon({{8, 1.2}, {14.2, 4.4}, {14.2, 11.4}, {8, 14.8}, {1.8, 11.4}, {1.8, 4.4}}));
        painter.drawPath(polygon({{1.8, 4.4}, {8, 7.8}, {14.2, 4.4}}, false));
        painter.drawLine(QPointF(8, 7.8), QPointF(8, 14.8));
        painter.drawPath(polygon({{4.7, 2.9}, {11, 6.2}, {11, 8.6}}, false));
        break;
    case Symbol::Archive: // layers, one upon the other, with a seal
        for (const double y : {11.2, 8.4, 5.6})
            painter.drawPath(polygon({{1.6, y - 0.4}, {8, y + 2.8}, {14.4, y - 0.4}}, false));
        painter.drawPath(polygon({{8, 0.9}, {14.4, 4.1}, {8, 7.3}, {1.6, 4.1}}));
        break;
    case Symbol::Disk: // where it runs: a stack of disks
        for (const double y : {3.6, 7.6, 11.6}) {
            QPainterPath disk;
            disk.moveTo(2, y);
            disk.arcTo(QRectF(2, y - 1.9, 12, 3.8), 180, 180);
            painter.drawPath(disk);
        }
        painter.drawEllipse(QRectF(2, 1.7, 12, 3.8));
        painter.drawLine(QPointF(2, 3.6), QPointF(2, 11.6));
        painter.drawLine(QPointF(14, 3.6), QPointF(14, 11.6));
        break;
    case Symbol::Unclear:
        painter.drawEllipse(QPointF(8, 8), 6.2, 6.2);
        painter.drawLine(QPointF(5, 8), QPointF(11, 8));
        break;
    }
}

namespace {

class DrawnIcon : public QIconEngine {
public:
    explicit DrawnIcon(DrawIcon draw) : m_draw(std::move(draw)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        m_draw(*painter, QRectF(rect), QApplication::palette(), mode);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    QIconEngine *clone() const override { return new DrawnIcon(m_draw); }

private:
    DrawIcon m_draw;
};

} // namespace

QIcon drawnIcon(DrawIcon draw)
{
    return QIcon(new DrawnIcon(std::move(draw)));
}

QIcon symbolIcon(Symbol symbol)
{
    return drawnIcon([symbol](QPainter &painter, const QRectF &area, const QPalette &palette, QIcon::Mode mode) {
        paintSymbol(painter, area, symbol,
                    palette.color(mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active, QPalette::ButtonText));
    });
}

QIcon statusIcon(RowStatus status)
{
    return drawnIcon([status](QPainter &painter, const QRectF &area, const QPalette &palette, QIcon::Mode mode) {
        paintStatusGlyph(painter, area, status,
                         mode == QIcon::Disabled ? palette.color(QPalette::Disabled, QPalette::Text) : statusColor(status, palette));
    });
}

} // namespace assay

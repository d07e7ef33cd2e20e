// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a widget paints, as calls instead of pixels: every text with its pen, every small figure with its colour, and where.

#include <QColor>
#include <QImage>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QString>

#include <map>
#include <vector>

namespace assay::test {

struct PaintedText {
    QString text;
    QColor color;
    QRect area; // of the device
    QColor under; // of the small figure that it was written on, if it was
};

struct PaintedFigure {
    QColor color;
    QRect area; // of the device
    bool filled = false;
};

class PaintRecorder : public QPaintDevice {
public:
    explicit PaintRecorder(QSize size) : m_size(size), m_engine(*this) {}

    const std::vector<PaintedText> &texts() const { return m_texts; }
    const std::vector<PaintedFigure> &figures() const { return m_figures; }

    QPaintEngine *paintEngine() const override { return &m_engine; }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth: return m_size.width();
        case PdmHeight: return m_size.height();
        case PdmWidthMM: return m_size.width() * 254 / 960;
        case PdmHeightMM: return m_size.height() * 254 / 960;
        case PdmNumColors: return 0x7FFFFFFF;
        case PdmDepth: return 32;
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY: return 96;
        case PdmDevicePixelRatio: return 1;
        case PdmDevicePixelRatioScaled: return static_cast<int>(devicePixelRatioFScale());
        }
        return 0;
    }

private:
    class Engine : public QPaintEngine {
    public:
        explicit Engine(PaintRecorder &recorder) : QPaintEngine(AllFeatures), m_recorder(recorder) {}
        bool begin(QPaintDevice *) override { return true; }
        bool end() override { return true; }
        Type type() const override { return User; }

        void updateState(const QPaintEngineState &now) override
        {
            const DirtyFlags dirty = now.state();
            if (dirty & DirtyPen)
                m_pen = now.pen();
            if (dirty & DirtyBrush)
                m_brush = now.brush();
            if (dirty & DirtyTransform)
                m_transform = now.transform();
            if (dirty & DirtyOpacity)
                m_opacity = now.opacity();
            if (dirty & (DirtyClipPath | DirtyClipRegion | DirtyClipEnabled | DirtyTransform))
                m_clip = painter()->hasClipping() ? m_transform.mapRect(painter()->clipBoundingRect()) : QRectF(QPointF(), m_recorder.m_size);
        }

        void drawTextItem(const QPointF &at, const QTextItem &item) override
        {
            const QRectF area(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent());
            const QRect seen = seenOf(area);
            if (!seen.isEmpty() && !item.text().trimmed().isEmpty())
                m_recorder.m_texts.push_back({item.text(), m_pen.color(), seen, under(seen)});
        }
        void drawPath(const QPainterPath &path) override { figure(path.boundingRect()); }
        void drawRects(const QRectF *rects, int count) override
        {
            for (int i = 0; i < count; ++i)
                figure(rects[i]);
        }
        void drawRects(const QRect *rects, int count) override
        {
            for (int i = 0; i < count; ++i)
                figure(rects[i]);
        }
        void drawLines(const QLineF *, int) override {} // between parts, and hatching: without a meaning of their own
        void drawLines(const QLine *, int) override {}
        void drawEllipse(const QRectF &area) override { figure(area); }
        void drawEllipse(const QRect &area) override { figure(area); }
        void drawPolygon(const QPointF *points, int count, PolygonDrawMode) override
        {
            QPolygonF polygon;
            for (int i = 0; i < count; ++i)
                polygon.append(points[i]);
            figure(polygon.boundingRect());
        }
        void drawPolygon(const QPoint *points, int count, PolygonDrawMode) override
        {
            QPolygonF polygon;
            for (int i = 0; i < count; ++i)
                polygon.append(points[i]);
            figure(polygon.boundingRect());
        }
        void drawPoints(const QPointF *, int) override {}
        void drawPoints(const QPoint *, int) override {}
        void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override {}

    private:
        // The widget that paints has no say where its parent ends.
        QRect seenOf(const QRectF &area) const
        {
            const QRect seen = m_transform.mapRect(area).intersected(m_clip).toAlignedRect();
            return systemClip().isEmpty() ? seen : seen.intersected(systemClip().boundingRect());
        }

        QColor under(const QRect &text) const
        {
            if (m_recorder.m_figures.empty())
                return {};
            const PaintedFigure &last = m_recorder.m_figures.back();
            return last.filled && last.area.width() <= 24 && last.area.adjusted(-1, -1, 1, 1).contains(text.center()) ? last.color : QColor();
        }

        void figure(const QRectF &area)
        {
            const QRect seen = seenOf(area);
            if (seen.isEmpty() || m_opacity < 1)
                return;
            if (m_brush.style() == Qt::SolidPattern && m_brush.color().alpha() == 255)
                m_recorder.m_figures.push_back({m_brush.color(), seen, true});
            else if (m_pen.style() != Qt::NoPen && m_pen.color().alpha() == 255)
                m_recorder.m_figures.push_back({m_pen.color(), seen, false});
        }

        PaintRecorder &m_recorder;
        QPen m_pen;
        QBrush m_brush;
        QTransform m_transform;
        QRectF m_clip;
        qreal m_opacity = 1;
    };

    QSize m_size;
    mutable Engine m_engine;
    std::vector<PaintedText> m_texts;
    std::vector<PaintedFigure> m_figures;
};

/// The colour that most of an area has, shades that run into each other taken as one: what a text stands on.
inline QColor groundOf(const QImage &image, const QRect &area)
{
    struct Shade {
        int count = 0;
        int red = 0;
        int green = 0;
        int blue = 0;
    };
    std::map<QRgb, Shade> shades;
    const QRect within = area.intersected(image.rect());
    for (int y = within.top(); y <= within.bottom(); ++y) {
        for (int x = within.left(); x <= within.right(); ++x) {
            const QRgb color = image.pixel(x, y);
            Shade &shade = shades[color & 0xFFF0F0F0U];
            ++shade.count;
            shade.red += qRed(color);
            shade.green += qGreen(color);
            shade.blue += qBlue(color);
        }
    }
    Shade most;
    for (const auto &[bits, shade] : shades) {
        if (shade.count > most.count)
            most = shade;
    }
    return most.count == 0 ? QColor() : QColor(most.red / most.count, most.green / most.count, most.blue / most.count);
}

} // namespace assay::test

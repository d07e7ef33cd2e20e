// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/glyphs.h"
#include "ui/preview/previewstyle.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdlib>

using namespace assay;

class TestGlyphs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keptOnesLookLikeDrawnOnes_data();
    void keptOnesLookLikeDrawnOnes();
    void contrastIsThatOfTheDefinition();
};

namespace {

// A transformation that is nearly none: such a glyph is drawn, not kept.
QImage painted(EntryType type, const QColor &color, qreal scale, QPointF at, bool kept)
{
    QImage image(QSize(28, 28) * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::white);
    QPainter painter(&image);
    if (!kept)
        painter.scale(1.0 + 1e-9, 1.0 + 1e-9);
    paintTypeGlyph(painter, QRectF(at, QSizeF(16, 16)), type, color);
    return image;
}

int furthest(const QImage &a, const QImage &b)
{
    int most = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            most = std::max({most, std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q))});
        }
    }
    return most;
}

} // namespace

void TestGlyphs::keptOnesLookLikeDrawnOnes_data()
{
    QTest::addColumn<int>("type");
    for (const EntryType type : {EntryType::Directory, EntryType::File, EntryType::Symlink, EntryType::Character, EntryType::Block, EntryType::Fifo, EntryType::Socket})
        QTest::addRow("type %d", static_cast<int>(type)) << static_cast<int>(type);
}

void TestGlyphs::keptOnesLookLikeDrawnOnes()
{
    QFETCH(const int, type);
    const auto kind = static_cast<EntryType>(type);
    for (int again = 0; again < 2; ++again) { // made, and taken from what is kept
        for (const QColor &color : {QColor(Qt::black), QColor(200, 30, 30)}) {
            for (const qreal scale : {1.0, 2.0}) {
                for (const QPointF at : {QPointF(4, 5), QPointF(4, 5.5)}) {
                    const QImage drawn = painted(kind, color, scale, at, false);
                    const QImage kept = painted(kind, color, scale, at, true);
                    QVERIFY(furthest(drawn, painted(kind, Qt::white, scale, at, true)) > 100); // there is something
                    QVERIFY2(furthest(drawn, kept) <= 4, qPrintable(QString::number(furthest(drawn, kept))));
                }
            }
        }
    }
}

void TestGlyphs::contrastIsThatOfTheDefinition()
{
    QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrast(Qt::black, Qt::black), 1.0);
    QVERIFY(std::abs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.478) < 0.001);
    QVERIFY(std::abs(contrast(QColor(0xFF, 0, 0), Qt::white) - 3.998) < 0.001);
    QVERIFY(std::abs(contrast(QColor(0x05, 0x0A, 0x0B), Qt::white) - 19.911) < 0.005); // on both sides of where the curve begins
}

QTEST_MAIN(TestGlyphs)
#include "tst_glyphs.moc"

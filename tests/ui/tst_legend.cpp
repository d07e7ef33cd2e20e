// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/legend.h"
#include "ui/preview/previewstyle.h"

#include <QTest>

using namespace assay;

class tst_Legend : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eitherDirection_data();
    void eitherDirection();

private:
    static QImage picture(int sources, Qt::LayoutDirection direction)
    {
        Legend legend;
        legend.setSources(sources);
        legend.setLayoutDirection(direction);
        legend.resize(legend.sizeHint());
        return legend.grab().toImage().convertToFormat(QImage::Format_RGB32);
    }
    static qsizetype inked(const QImage &image) // pixels that are not of its most frequent colour
    {
        QHash<QRgb, qsizetype> counts;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                ++counts[image.pixel(x, y)];
        }
        const auto values = counts.values();
        return qsizetype(image.width()) * image.height() - *std::max_element(values.begin(), values.end());
    }
};

void tst_Legend::eitherDirection_data()
{
    QTest::addColumn<int>("sources");
    QTest::newRow("two sources") << 2;
    QTest::newRow("three sources") << 3;
}

// From right to left the colours stand at the right of their words, and no word lies on another: as much is painted as the other way round.
void tst_Legend::eitherDirection()
{
    QFETCH(int, sources);
    const QImage left = picture(sources, Qt::LeftToRight);
    const QImage right = picture(sources, Qt::RightToLeft);
    QCOMPARE(right.size(), left.size());
    const QRgb fill = PreviewColors::of(QGuiApplication::palette()).changedFill.rgb();
    const int middle = left.height() / 2;
    QCOMPARE(left.pixel(1, middle), fill);
    QCOMPARE(right.pixel(right.width() - 2, middle), fill);
    QVERIFY2(std::abs(inked(left) - inked(right)) * 50 < inked(left), qPrintable(QStringLiteral("%1 and %2 pixels").arg(inked(left)).arg(inked(right))));
}

QTEST_MAIN(tst_Legend)
#include "tst_legend.moc"

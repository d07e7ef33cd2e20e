// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdflogo.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

using namespace assay;

namespace {

std::string encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    return buffer.open(QIODevice::WriteOnly) && image.save(&buffer, format) ? bytes.toStdString() : std::string();
}

QImage halfClear(QSize size)
{
    QImage image(size, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    for (int y = 0; y < size.height() / 2; ++y) {
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y, qRgba(0, 0, 200, 255));
    }
    return image;
}

} // namespace

class TestPdfLogo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void transparentBecomesWhite()
    {
        const std::string png = encoded(halfClear({40, 20}), "png");
        const auto logo = decodeReportLogo(png, "logo");
        QVERIFY(logo);
        QCOMPARE((*logo)->mediaType, std::string_view("image/png"));
        QCOMPARE((*logo)->bytes, png);
        QCOMPARE((*logo)->rgb.size(), std::size_t(40 * 20 * 3));
        QCOMPARE(int((*logo)->rgb[2]), 200);
        QCOMPARE(int((*logo)->rgb.back()), 255);
        const auto jpeg = decodeReportLogo(encoded(halfClear({40, 20}).convertToFormat(QImage::Format_RGB32), "jpg"), "logo");
        QVERIFY(jpeg);
        QCOMPARE((*jpeg)->mediaType, std::string_view("image/jpeg"));
    }

    void largeOnesArePrintedSmaller()
    {
        const auto logo = decodeReportLogo(encoded(halfClear({2000, 2000}), "png"), "logo");
        QVERIFY(logo);
        QCOMPARE((*logo)->height, 300);
        QCOMPARE((*logo)->width, 300);
    }

    // Whatever is missing, nothing but an error or a picture comes of it.
    void cutAnywhere()
    {
        for (const char *format : {"png", "jpg"}) {
            const std::string whole = encoded(halfClear({30, 20}).convertToFormat(QImage::Format_RGB32), format);
            QVERIFY(whole.size() > 60);
            for (std::size_t size = 0; size < whole.size(); ++size) {
                const auto logo = decodeReportLogo(whole.substr(0, size), "logo");
                if (logo)
                    QVERIFY((*logo)->rgb.size() == std::size_t((*logo)->width) * std::size_t((*logo)->height) * 3);
                else
                    QVERIFY(!logo.error().message().empty());
            }
            for (std::size_t at = 0; at < whole.size(); at += 3) {
                std::string bent = whole;
                bent[at] = static_cast<char>(bent[at] ^ 0x55);
                const auto logo = decodeReportLogo(bent, "logo");
                QVERIFY(!logo || (*logo)->rgb.size() == std::size_t((*logo)->width) * std::size_t((*logo)->height) * 3);
            }
        }
    }

    void refused()
    {
        const auto codeOf = [](const std::string &bytes) {
            const auto logo = decodeReportLogo(bytes, "logo");
            return logo ? ErrorCode::Internal : logo.error().code;
        };
        QCOMPARE(codeOf(encoded(halfClear({2001, 10}), "png")), ErrorCode::LimitExceeded);
        QCOMPARE(codeOf(std::string(mostLogoBytes + 1, 'x')), ErrorCode::LimitExceeded);
        QCOMPARE(codeOf("<svg/>"), ErrorCode::Unsupported);
        QCOMPARE(codeOf(""), ErrorCode::Unsupported);
        // A header that claims a picture nobody has memory for.
        std::string claims = encoded(halfClear({30, 20}), "png");
        claims.replace(16, 8, std::string("\x7f\xff\xff\xff\x7f\xff\xff\xff", 8));
        const auto huge = decodeReportLogo(claims, "logo");
        QVERIFY(!huge);
    }
};

QTEST_GUILESS_MAIN(TestPdfLogo)
#include "tst_pdflogo.moc"

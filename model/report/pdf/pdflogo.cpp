// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdflogo.h"

#include "io/bytesource.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QPainter>

#include <algorithm>

namespace assay {
namespace {

// As large as it is ever printed, at 300 dots an inch.
constexpr QSize printedPixels(900, 300);

std::string_view mediaTypeOf(std::string_view bytes)
{
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"))
        return "image/png";
    return bytes.starts_with("\xFF\xD8\xFF") ? "image/jpeg" : "";
}

QImage onWhite(const QImage &picture)
{
    QImage flat(picture.size(), QImage::Format_RGB888);
    if (flat.isNull())
        return flat;
    flat.fill(Qt::white);
    QPainter painter(&flat);
    painter.drawImage(0, 0, picture);
    painter.end();
    const bool fits = flat.width() <= printedPixels.width() && flat.height() <= printedPixels.height();
    return fits ? flat : flat.scaled(printedPixels, Qt::KeepAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_RGB888);
}

Result<QImage> decoded(std::string_view bytes, std::string_view mediaType, const std::string &file)
{
    QByteArray data = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
    QBuffer buffer(&data);
    if (!buffer.open(QIODevice::ReadOnly))
        return Unexpected(makeError(ErrorCode::Internal, file, "cannot be read from memory"));
    QImageReader reader(&buffer, mediaType == "image/png" ? "png" : "jpeg");
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true); // as a browser shows it
    const QSize size = reader.size();
    if (!size.isValid())
        return Unexpected(makeError(ErrorCode::Malformed, file, "is no picture that can be decoded"));
    if (size.width() > mostLogoSide || size.height() > mostLogoSide)
        return Unexpected(makeError(ErrorCode::LimitExceeded, file, "has " + std::to_string(size.width()) + " by " + std::to_string(size.height())
                                    + " pixels; at most " + std::to_string(mostLogoSide) + " a side are taken"));
    const QImage picture = reader.read();
    if (picture.isNull() || picture.width() > mostLogoSide || picture.height() > mostLogoSide)
        return Unexpected(makeError(ErrorCode::Malformed, file, "cannot be decoded: " + reader.errorString().toStdString()));
    return picture;
}

} // namespace

Result<ReportLogoPtr> decodeReportLogo(std::string bytes, const std::string &file)
{
    if (bytes.size() > mostLogoBytes)
        return Unexpected(makeError(ErrorCode::LimitExceeded, file, "is larger than the 512 KB that a logo may have"));
    const std::string_view mediaType = mediaTypeOf(bytes);
    if (mediaType.empty())
        return Unexpected(makeError(ErrorCode::Unsupported, file, "is neither PNG nor JPEG"));
    const auto picture = decoded(bytes, mediaType, file);
    const QImage flat = picture ? onWhite(*picture) : QImage();
    if (!picture)
        return Unexpected(picture.error());
    if (flat.isNull())
        return Unexpected(makeError(ErrorCode::OutOfMemory, file, "there is not enough memory for this picture"));
    auto logo = std::make_shared<ReportLogo>();
    logo->mediaType = mediaType;
    logo->bytes = std::move(bytes);
    logo->width = flat.width();
    logo->height = flat.height();
    const std::size_t row = static_cast<std::size_t>(flat.width()) * 3;
    for (int y = 0; y < flat.height(); ++y)
        logo->rgb.insert(logo->rgb.end(), flat.constScanLine(y), flat.constScanLine(y) + row);
    return ReportLogoPtr(std::move(logo));
}

Result<ReportLogoPtr> readReportLogo(const std::string &path)
{
    const auto file = openFileSource(path);
    auto bytes = file ? readAll(**file, mostLogoBytes) : Unexpected(file.error());
    return bytes ? decodeReportLogo(std::move(*bytes), path) : Unexpected(bytes.error());
}

} // namespace assay

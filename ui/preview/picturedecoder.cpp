// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/picturedecoder.h"

#include <QBuffer>
#include <QImageReader>

#include <algorithm>

namespace assay {

namespace {

// Four bytes a pixel, and as much again for a decoder's own rows; a small picture needs no more either.
constexpr int allocationMegabytes = 512;

QByteArray readerName(PictureFormat format)
{
    switch (format) {
    case PictureFormat::Png: return QByteArrayLiteral("png");
    case PictureFormat::Jpeg: return QByteArrayLiteral("jpeg");
    case PictureFormat::Gif: return QByteArrayLiteral("gif");
    case PictureFormat::Bmp: return QByteArrayLiteral("bmp");
    }
    return {};
}

DecodedPicture problem(PictureProblem what, QSize size = {})
{
    DecodedPicture decoded;
    decoded.reply.problem = what;
    if (size.isValid()) {
        decoded.reply.width = static_cast<std::uint32_t>(size.width());
        decoded.reply.height = static_cast<std::uint32_t>(size.height());
    }
    return decoded;
}

QSize fitted(QSize size, std::uint32_t side)
{
    const int most = static_cast<int>(side);
    if (size.width() <= most && size.height() <= most)
        return size;
    return size.scaled(most, most, Qt::KeepAspectRatio).expandedTo({1, 1});
}

} // namespace

void preparePictureDecoders()
{
    const QList<QByteArray> formats = QImageReader::supportedImageFormats();
    for (const PictureFormat format : {PictureFormat::Png, PictureFormat::Jpeg, PictureFormat::Gif, PictureFormat::Bmp}) {
        if (!formats.contains(readerName(format)))
            continue;
        QByteArray none;
        QBuffer buffer(&none);
        buffer.open(QIODevice::ReadOnly);
        QImageReader reader(&buffer, readerName(format));
        reader.canRead(); // makes the decoder, and so loads it
    }
}

DecodedPicture decodePicture(std::string_view bytes, const PictureLimits &limits)
{
    if (bytes.size() > limits.bytes)
        return problem(PictureProblem::TooLarge);
    const auto format = pictureFormatOf(bytes.substr(0, 16));
    if (!format)
        return problem(PictureProblem::NotAPicture);
    if (!QImageReader::supportedImageFormats().contains(readerName(*format)))
        return problem(PictureProblem::NoPlugin);
    QImageReader::setAllocationLimit(allocationMegabytes);
    QByteArray held = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
    QBuffer buffer(&held);
    buffer.open(QIODevice::ReadOnly);
    // The format that was seen and no other: what else the bytes may be taken for is no matter here.
    QImageReader reader(&buffer, readerName(*format));
    reader.setAutoDetectImageFormat(false);
    reader.setDecideFormatFromContent(false);
    reader.setAutoTransform(false);
    const QSize size = reader.size();
    if (size.isValid()
        && (size.isEmpty() || static_cast<std::uint64_t>(size.width()) * static_cast<std::uint64_t>(size.height()) > limits.pixels))
        return problem(size.isEmpty() ? PictureProblem::Damaged : PictureProblem::TooLarge, size);
    if (size.isValid() && reader.supportsOption(QImageIOHandler::ScaledSize))
        reader.setScaledSize(fitted(size, limits.shownSide));
    QImage image;
    if (!reader.read(&image) || image.isNull())
        return problem(PictureProblem::Damaged, size);
    const QSize whole = size.isValid() ? size : image.size();
    if (static_cast<std::uint64_t>(whole.width()) * static_cast<std::uint64_t>(whole.height()) > limits.pixels)
        return problem(PictureProblem::TooLarge, whole);
    if (const QSize wanted = fitted(image.size(), limits.shownSide); wanted != image.size())
        image = image.scaled(wanted, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    image = image.convertToFormat(QImage::Format_ARGB32);
    if (image.isNull())
        return problem(PictureProblem::OutOfMemory, whole);
    DecodedPicture decoded;
    decoded.reply.problem = PictureProblem::None;
    decoded.reply.format = *format;
    decoded.reply.width = static_cast<std::uint32_t>(whole.width());
    decoded.reply.height = static_cast<std::uint32_t>(whole.height());
    decoded.reply.shownWidth = static_cast<std::uint32_t>(image.width());
    decoded.reply.shownHeight = static_cast<std::uint32_t>(image.height());
    decoded.image = std::move(image);
    return decoded;
}

} // namespace assay

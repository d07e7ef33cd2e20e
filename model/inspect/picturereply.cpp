// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "inspect/picturereply.h"

namespace assay {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view magic = "ASSAYPX1";
constexpr std::string_view name = "the answer of the decoder";

void append32(std::string &out, std::uint32_t value)
{
    for (int shift = 0; shift < 32; shift += 8)
        out += static_cast<char>(value >> shift & 0xFFU);
}

std::uint32_t at32(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

Unexpected malformed(std::size_t at, const char *what)
{
    return Unexpected(makeErrorAt(ErrorCode::Malformed, std::string(name), at, what));
}

} // namespace

std::string_view pictureFormatName(PictureFormat format)
{
    switch (format) {
    case PictureFormat::Png: return "PNG";
    case PictureFormat::Jpeg: return "JPEG";
    case PictureFormat::Gif: return "GIF";
    case PictureFormat::Bmp: return "BMP";
    }
    return "";
}

std::optional<PictureFormat> pictureFormatOf(std::string_view head)
{
    if (head.starts_with("\x89PNG\r\n\x1A\n"sv))
        return PictureFormat::Png;
    if (head.starts_with("\xFF\xD8\xFF"sv))
        return PictureFormat::Jpeg;
    if (head.starts_with("GIF87a"sv) || head.starts_with("GIF89a"sv))
        return PictureFormat::Gif;
    // Two letters are little: the reserved bytes behind the size are zero.
    if (head.size() >= 10 && head.starts_with("BM"sv) && head.substr(6, 4) == "\0\0\0\0"sv)
        return PictureFormat::Bmp;
    return std::nullopt;
}

std::string pictureReplyHeader(const PictureReply &reply)
{
    std::string out(magic);
    out += static_cast<char>(reply.problem);
    out += reply.problem == PictureProblem::None ? static_cast<char>(reply.format) : '\0';
    out.append(2, '\0');
    for (const std::uint32_t value : {reply.width, reply.height, reply.shownWidth, reply.shownHeight})
        append32(out, value);
    return out;
}

Result<PictureReply> parsePictureReplyHeader(std::string_view bytes, const PictureLimits &limits)
{
    if (bytes.size() < PictureReply::headerBytes)
        return Unexpected(makeErrorAt(ErrorCode::Truncated, std::string(name), bytes.size(), "ends in its header"));
    if (!bytes.starts_with(magic))
        return malformed(0, "does not begin as one");
    const auto problem = static_cast<unsigned char>(bytes[8]);
    const auto format = static_cast<unsigned char>(bytes[9]);
    if (problem > static_cast<unsigned>(PictureProblem::Unknown))
        return malformed(8, "an unknown problem");
    if (bytes[10] != 0 || bytes[11] != 0)
        return malformed(10, "bytes that should be zero are not");
    PictureReply reply;
    reply.problem = static_cast<PictureProblem>(problem);
    reply.width = at32(bytes, 12);
    reply.height = at32(bytes, 16);
    reply.shownWidth = at32(bytes, 20);
    reply.shownHeight = at32(bytes, 24);
    if (reply.problem != PictureProblem::None) {
        if (format != 0 || reply.shownWidth != 0 || reply.shownHeight != 0)
            return malformed(9, "a problem and a picture");
        return reply;
    }
    if (format < static_cast<unsigned>(PictureFormat::Png) || format > static_cast<unsigned>(PictureFormat::Bmp))
        return malformed(9, "an unknown format");
    reply.format = static_cast<PictureFormat>(format);
    if (reply.width == 0 || reply.height == 0 || std::uint64_t{reply.width} * reply.height > limits.pixels)
        return malformed(12, "a size that no picture may have");
    if (reply.shownWidth == 0 || reply.shownHeight == 0 || reply.shownWidth > limits.shownSide || reply.shownHeight > limits.shownSide
        || reply.shownWidth > reply.width || reply.shownHeight > reply.height)
        return malformed(20, "a size that was not asked for");
    return reply;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

// What is asked of the process that decodes a picture, and what it answers. Its answer is as hostile as the picture.

enum class PictureFormat : std::uint8_t { Png = 1, Jpeg, Gif, Bmp };
std::string_view pictureFormatName(PictureFormat format); // "PNG"
// From the first bytes (16 are enough), never from a name; none for what is none of these. Pictures that are programs (SVG) are none.
std::optional<PictureFormat> pictureFormatOf(std::string_view head);

struct PictureLimits {
    std::uint64_t bytes = 64ULL << 20;       // of the file
    std::uint64_t pixels = 100'000'000;      // of the picture as it says it is
    std::uint32_t shownSide = 2048;          // pixels of what comes back, which is scaled down to fit
};

enum class PictureProblem : std::uint8_t { None, NotAPicture, TooLarge, Damaged, NoPlugin, OutOfMemory, NoSandbox, Unknown };

// The answer: this header, all numbers with the lowest byte first, and after it shownHeight rows of shownWidth pixels of four bytes,
// blue, green, red, alpha, not multiplied; nothing after them. Of a problem the header alone.
//
//     0   8  "ASSAYPX1"
//     8   1  PictureProblem
//     9   1  PictureFormat, 0 where there is a problem
//    10   2  zero
//    12   4  width   of the picture
//    16   4  height
//    20   4  width   of what comes back
//    24   4  height
struct PictureReply {
    static constexpr std::size_t headerBytes = 28;

    PictureProblem problem = PictureProblem::Unknown;
    PictureFormat format = PictureFormat::Png;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint32_t shownWidth = 0;
    std::uint32_t shownHeight = 0;

    std::uint64_t pixelBytes() const { return std::uint64_t{4} * shownWidth * shownHeight; }
};
std::string pictureReplyHeader(const PictureReply &reply);
// The header of an answer. The error is Malformed, or Truncated for fewer bytes than a header.
Result<PictureReply> parsePictureReplyHeader(std::string_view bytes, const PictureLimits &limits = {});

} // namespace assay

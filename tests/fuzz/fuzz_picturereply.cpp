// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "inspect/picturereply.h"
#include "support/fuzzlayers.h"

// What is taken for an answer asks for no more memory than a picture may have, and reads the same when it is written again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    pictureFormatOf(bytes);
    const PictureLimits limits;
    const auto reply = parsePictureReplyHeader(bytes, limits);
    if (!reply)
        return 0;
    test::require(reply->pixelBytes() <= std::uint64_t{4} * limits.shownSide * limits.shownSide, "more pixels than were asked for");
    test::require((reply->problem == PictureProblem::None) == (reply->pixelBytes() > 0), "a picture without pixels");
    test::require(pictureReplyHeader(*reply) == bytes.substr(0, PictureReply::headerBytes), "an answer does not survive being written");
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>

#include "inspect/picturereply.h"

#include <string_view>

namespace assay {

// What runs in the process that decodes pictures, and nowhere else but in tests.

struct DecodedPicture {
    PictureReply reply;
    QImage image; ///< Format_ARGB32, null where there is a problem
};

/// The first picture in bytes, by the decoders Qt has for the formats of PictureFormat; scaled down to limits. Any bytes give an answer.
DecodedPicture decodePicture(std::string_view bytes, const PictureLimits &limits = {});

/// Loads the decoders: later no file can be opened any more.
void preparePictureDecoders();

} // namespace assay

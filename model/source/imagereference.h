// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "source/source.h"

#include <string>

namespace assay {

// What chooseImage() takes for this image of source and no other: its first tag, or its id (a manifest's digest where that is not known)
// where it has none or shares it with images for other platforms.
std::string referenceTo(const Source &source, const ImageInfo &image);

} // namespace assay

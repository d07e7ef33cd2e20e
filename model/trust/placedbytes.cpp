// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/placedbytes.h"

#include "io/digest.h"

namespace assay {

TrustRecord recordOf(const PlacedBytes &file)
{
    return {file.place, file.bytes.size(), sha256(file.bytes)};
}

} // namespace assay

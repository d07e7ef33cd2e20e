// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/placedbytes.h"

#include "io/digest.h"

namespace assay {

TrustRecord recordOf(const std::string &place, std::string_view bytes)
{
    return {place, bytes.size(), sha256(bytes)};
}

} // namespace assay

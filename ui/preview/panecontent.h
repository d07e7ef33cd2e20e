// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "io/bytesource.h"

#include <QString>

#include <array>
#include <optional>

namespace assay {

/// What one source has to show for a path.
struct PaneContent {
    bool shown = false;   ///< the comparison has such a source
    QString title;        ///< whose it is, safe to show
    ByteSourcePtr bytes;  ///< null: message says why
    QString message;      ///< plain text
    std::optional<Sha256Digest> digest; ///< of bytes, where it is known
    bool hatched = false; ///< the source has nothing at this path
};

using PaneContents = std::array<PaneContent, 3>;

} // namespace assay

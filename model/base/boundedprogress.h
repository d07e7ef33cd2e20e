// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"

#include <algorithm>

namespace assay {

// The progress of a context as it is shown: of no more bytes than there are. Work may turn out to be more than was announced, as where a
// file is read twice; its total is then what has been done. A total that is not known (0) stays so.
inline Progress boundedProgress(const Context &context)
{
    Progress progress = context.progress();
    if (progress.bytesTotal != 0)
        progress.bytesTotal = std::max(progress.bytesTotal, progress.bytesDone);
    return progress;
}

} // namespace assay

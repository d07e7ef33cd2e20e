// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/limits.h"
#include "io/evidencefs.h"

#include <string>

namespace assay {

// What path holds, whether or not it is a source: a folder as it is, or what a tar holds, compressed or not. Of a folder of an engine's
// store ("…/overlay2") the store around it. Errors as openSource().
Result<EvidenceFsPtr> openEvidencePlace(const std::string &path, const Limits &limits, Context &context);

} // namespace assay

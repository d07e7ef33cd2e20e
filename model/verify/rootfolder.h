// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "verify/comparison.h"

namespace assay {

// How the top folder itself ("/") differs from one source to the next: its mode, owner and extended attributes. It is no row of the
// tree, so these are findings: root.mode-changed, root.owner-changed, root.xattr-changed. Its time is not told: it says only when
// something was put in or taken out, and each of those paths is a row.
//
// Nothing is told where nothing is described: a tar without a member for it (docker export, most layers); what engines make whatever they
// were given (a mount, an unpacked image); the folder of a layer that is held against its delivered form, which says all that can be known
// of it (layer.*). What a container has set is told also where the source before does not describe its top folder.
Findings rootFindings(const Comparison &comparison);

} // namespace assay

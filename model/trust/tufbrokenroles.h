// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "trust/tufwalk.h"

// For contenttrust.cpp and tuf.cpp.
namespace assay {

// Fills report.brokenRoles, of at most mostTufChecks together; the further ones are counted.
//
// Broken is a file that cannot be read, is not what the snapshot lists, is older than what was seen before, delegates to whom it may not, or is not
// signed as it says. Not so: one that the snapshot does not list, or lists with a higher version, which clients keep from before and pass over, unless
// a signature by a key that is named now does not hold; and one that is just what the snapshot's hash lists and lacks signatures, as whoever delegates
// has chosen other keys or wants more of them, or which are by keys or methods that are not relied upon.
void addBrokenRoles(const TufWalk &walk, TrustScheme scheme, TufReport &report);

} // namespace assay

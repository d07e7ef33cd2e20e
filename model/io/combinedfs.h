// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "io/evidencefs.h"

#include <string>
#include <vector>

namespace assay {

// Evidence of which the user named several pieces: main, and beside it others, each under a path of its own. Nothing of main
// has a path that begins with "/" or "./", so where prefixes do, none hides anything of it.
struct FsPart {
    std::string prefix; // "/srv/images"; paths below it are those of fs
    EvidenceFsPtr fs;
};
EvidenceFsPtr combinedFs(EvidenceFsPtr main, std::vector<FsPart> parts);

} // namespace assay

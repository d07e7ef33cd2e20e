// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "trust/attached.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace assay::test {

// Those that say they are about digest.
inline std::vector<const AttachedManifest *> attachedTo(const AttachedList &list, std::string_view digest)
{
    std::vector<const AttachedManifest *> found;
    for (const AttachedManifest &manifest : list.manifests) {
        if (std::find(manifest.about.begin(), manifest.about.end(), digest) != manifest.about.end())
            found.push_back(&manifest);
    }
    return found;
}

} // namespace assay::test

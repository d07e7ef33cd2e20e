// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "io/evidencefs.h"
#include "source/source.h"

#include <map>
#include <string>
#include <vector>

namespace assay {

struct BuildCacheFolders {
    std::map<std::string, std::string> texts; // by the name of a folder of the graph driver: what the builder calls it, "" when it does not say
    Findings findings;                        // about databases that could not be read whole
    std::vector<SkippedPart> skipped;
};

// Which folders of a graph driver belong to the build cache, by the databases in buildkit/ of the Docker data root at root. Where there
// are none, none do.
BuildCacheFolders readBuildCacheFolders(const EvidenceFs &fs, const std::string &root, const Limits &limits, Context &context);

} // namespace assay

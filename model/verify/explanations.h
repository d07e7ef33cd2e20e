// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compare/difftree.h"
#include "source/source.h"

#include <string>
#include <utility>
#include <vector>

namespace assay {

// What the evidence shows of how engines wrote it: all that explanations rest on.
struct EngineTraces {
    struct LiveLayer { // one that could be held against its delivered form; else neither
        bool builtInPlace = false;
        bool unpacked = false;
        std::vector<std::string> differing; // paths that are not as delivered, sorted
        std::vector<std::pair<std::string, Explanation>> habits; // paths where the engine is known to have made a difference, sorted
    };
    std::vector<LiveLayer> liveLayers; // as in the live source
    bool savedKeepsOnlyCapabilities = false;
};

// An archive that nowhere keeps another attribute than capabilities was written by an engine that drops them. False for null.
bool keepsOnlyCapabilities(const LoadedSource *saved);

// Sets the explanation of each change that has one, and sums up anew. The trees of the comparison may be of some layers only, as
// FsTree::ofLayers() gives them.
void explainChanges(DiffTree &tree, const EngineTraces &traces);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/finding.h"
#include "compare/difftree.h"
#include "source/source.h"
#include "verify/expectedtree.h"

#include <string>
#include <utility>
#include <vector>

namespace assay {

// Holds the folder of a layer against the same layer as it was delivered, or as the engine's record has it. What an honest engine
// makes of a layer (enginehabits.h, madefolders.h) gives no finding. onDisk.store is the folder, for the findings.
struct LayerComparison {
    Findings excused; // differences of which the evidence shows that an honest engine made them
    Findings findings;         // code, path, layer, store, missedBy and the two values; of one code no more than Limits has
    bool builtInPlace = false; // the folder is the builder's own, not unpacked from a tar
    bool restsOnBelow = false; // a folder that the layer does not describe was held against the layers below
    bool complete = true;      // all of the folder could be read and held against a digest
    std::vector<std::string> paths; // of all that differs, sorted, those included whose findings were too many
    std::vector<std::pair<std::string, Explanation>> habits; // paths where the engine made a difference to what is seen of the delivered layers, sorted
};
// below: the folders of the layers below, nearest first; where they are not at hand, what rests on them is a finding.
LayerComparison compareFolder(const ExpectedTree &expected, const LoadedLayer &onDisk, const std::vector<const LayerTree *> &below);
LayerComparison compareLayer(const LoadedLayer &delivered, const LoadedLayer &onDisk); // of the same diff id, digest proven

} // namespace assay

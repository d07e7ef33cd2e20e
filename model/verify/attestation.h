// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "source/source.h"
#include "verify/layercompare.h"
#include "verify/wholetrees.h"

#include <string>
#include <vector>

namespace assay {

// The layers of one image up to the one in question, lowest first, and what they were delivered as: for each a layer of
// another source with the same, proven diff id, or null.
struct LayerStack {
    std::vector<const LoadedLayer *> onDisk;
    std::vector<const LoadedLayer *> delivered;
};

// What is to be said of the topmost layer of a stack.
struct Attestation {
    LayerVerdict verdict = LayerVerdict::Unverifiable;
    std::string reason;                // "" when intact
    bool held = false;                 // it could be held against something: compared says how
    LayerComparison compared;          // its findings, those about the record included
    bool unprovenBecauseBelow = false; // unverifiable only because a layer below is altered
};

// Holds the topmost layer against what was delivered, or against the engine's own record of it: the digest that is rebuilt, every
// header and every byte, and what lies there without being recorded. A layer is intact only when all of it could be read, nothing
// differs, and the record it was held against has the layer's digest. readWhole: nothing in its folder was skipped.
// trees: kept from layer to layer of the same images.
Attestation attestLayer(const LayerStack &stack, bool readWhole, WholeTrees &trees);

} // namespace assay

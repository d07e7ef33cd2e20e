// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/finding.h"
#include "compare/difftree.h"
#include "source/source.h"
#include "verify/containerchanges.h"
#include "verify/explanations.h"
#include "verify/layerview.h"

#include <array>
#include <memory>
#include <vector>

namespace assay {

// One comparison with all that is to be said about it: what window, reports and command line show.
struct Comparison {
    std::array<LoadedSourcePtr, sideCount> sources; // by Side; null where none was given
    std::shared_ptr<const DiffTree> tree;           // of all layers, or of those that views name
    std::array<LayerView, sideCount> views;         // see viewOfLayers(); all layers in what compareSources() gives
    std::shared_ptr<const EngineTraces> traces;     // null where nothing was compared
    Findings findings;                              // of the sources and of the comparison, sorted
    std::array<std::uint32_t, 5> findingCounts{};   // by Severity
    bool complete = true;
    std::vector<LoadedSourcePtr> further;           // other images of the live store that were checked with it
    bool mustBeProven = false;                      // a layer of the live sources that nothing proves is a failure
    // Of the live store's containers, ascending by index; null or without a container whose own layers were not read. Their
    // paths are among the findings where checkStore() made this comparison.
    std::shared_ptr<const std::vector<ContainerChanges>> containers;

    // All that were read, by side, then the further ones.
    std::vector<LoadedSourcePtr> allSources() const;
    // Of the live store: the one compared, and the further ones.
    std::vector<LoadedSourcePtr> liveSources() const;
    // 0, 1 or 2 as the contract says.
    int exitCode() const;
};
using ComparisonPtr = std::shared_ptr<const Comparison>;

// Compares loaded sources, holds each live layer against the saved layer of the same diff id, explains, and collects the
// findings. At least two sources for a comparison; one alone gives a tree without steps.
Result<ComparisonPtr> compareSources(std::array<LoadedSourcePtr, sideCount> sources, Context &context);

// The same comparison with only some layers of its sources in the tree: another tree and its explanations. Findings, verdicts and all
// that is told of the sources stay those of whole. Nothing of the evidence is read. The error is Cancelled, LimitExceeded, or Usage
// for a layer that a source has not got.
Result<ComparisonPtr> viewOfLayers(const ComparisonPtr &whole, const std::array<LayerView, sideCount> &views, Context &context);

// Adds the findings of the sources to those of the comparison, sorts and counts them, and tells whether all was read.
void collectFindings(Comparison &comparison);

// A layer that is unverifiable for want of a record, and not because one below it is altered.
bool lacksProof(const LoadedLayer &layer);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/attestation.h"

#include <algorithm>

namespace assay {
namespace {

bool isRebuilt(const LoadedLayer &layer)
{
    return hasNamedDigest(layer);
}

bool hasRecord(const LoadedLayer &layer)
{
    return layer.record && layer.record->tree;
}

DeliveredLayer deliveredForm(const LoadedLayer &onDisk, const LoadedLayer *delivered)
{
    if (delivered)
        return {delivered->tree, nullptr, nullptr};
    return {onDisk.record->tree, &onDisk.record->altered, onDisk.tree.get()};
}

void addDigestFinding(const LoadedLayer &layer, LayerComparison &compared)
{
    const bool told = std::any_of(compared.findings.begin(), compared.findings.end(), [](const Finding &finding) { return finding.code == "layer.content-changed"; });
    const std::string recomputed = recomputedAsNamed(layer);
    if (recomputed.empty() || isRebuilt(layer) || layer.layer.diffId.empty() || told)
        return;
    Finding finding = makeFinding("layer.digest-mismatch");
    finding.layer = layer.layer.diffId;
    finding.store = layer.layer.store;
    finding.role = static_cast<int>(Role::Live);
    finding.detail = {{"named", layer.layer.diffId}, {"recomputed", recomputed}};
    compared.findings.push_back(std::move(finding));
}

// Why a folder that holds all that is seen cannot be judged by the records of the layers it is made of; "" when it can.
std::string missingBelow(const LayerStack &stack)
{
    for (std::size_t i = 0; i + 1 < stack.onDisk.size(); ++i) {
        if (!stack.delivered[i] && !hasRecord(*stack.onDisk[i]))
            return "layer " + std::to_string(i) + ", which its folder includes, has no usable record";
    }
    return {};
}

std::string alteredBelow(const LayerStack &stack)
{
    for (std::size_t i = 0; i + 1 < stack.onDisk.size(); ++i) {
        if (!stack.delivered[i] && !isRebuilt(*stack.onDisk[i]))
            return "the record of layer " + std::to_string(i) + ", which its folder includes, is not proven";
    }
    return {};
}

LayerComparison compared(const LayerStack &stack, WholeTrees &trees)
{
    const LoadedLayer &layer = *stack.onDisk.back();
    std::vector<const LayerTree *> below;
    for (std::size_t i = stack.onDisk.size() - 1; i > 0; --i)
        below.push_back(stack.onDisk[i - 1]->tree.get());
    if (layer.form != FolderForm::WholeTree) {
        const DeliveredLayer own = deliveredForm(layer, stack.delivered.back());
        return compareFolder(*expectedFolder(own), layer, below);
    }
    std::vector<DeliveredLayer> layers;
    for (std::size_t i = 0; i < stack.onDisk.size(); ++i)
        layers.push_back(deliveredForm(*stack.onDisk[i], stack.delivered[i]));
    return compareFolder(*trees.of(layers), layer, below);
}

} // namespace

Attestation attestLayer(const LayerStack &stack, bool readWhole, WholeTrees &trees)
{
    const LoadedLayer &layer = *stack.onDisk.back();
    const LoadedLayer *delivered = stack.delivered.back();
    const bool whole = layer.form == FolderForm::WholeTree;
    Attestation result;
    if (!delivered && !hasRecord(layer)) {
        result.reason = layer.record ? layer.record->problem : layer.verdictReason;
        return result;
    }
    if (result.reason = whole ? missingBelow(stack) : std::string(); !result.reason.empty())
        return result;
    result.held = true;
    result.compared = compared(stack, trees);
    addDigestFinding(layer, result.compared);
    const bool differs = !result.compared.findings.empty();
    std::move(result.compared.excused.begin(), result.compared.excused.end(), std::back_inserter(result.compared.findings));
    if (layer.record)
        result.compared.findings.insert(result.compared.findings.end(), layer.record->findings.begin(), layer.record->findings.end());
    if (differs) {
        result.verdict = LayerVerdict::Altered;
        result.reason = delivered ? "its folder differs from the layer of the same diff id" : "its folder differs from the engine's record of the layer";
        return result;
    }
    if (!result.compared.complete || !readWhole) {
        result.reason = "not all of it could be read";
        return result;
    }
    if (!delivered && !isRebuilt(layer)) {
        result.reason = layer.verdictReason;
        return result;
    }
    if (result.reason = whole ? alteredBelow(stack) : std::string(); !result.reason.empty()) {
        result.unprovenBecauseBelow = true;
        return result;
    }
    result.verdict = LayerVerdict::Intact;
    return result;
}

} // namespace assay

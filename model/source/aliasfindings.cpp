// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/aliasfindings.h"

namespace assay {
namespace {

Finding findingOf(const FsTree &tree, const FsTree::Alias &alias, const ImageLayer &layer)
{
    const std::string inLayer = tree.pathInLayer(alias.node);
    Finding finding = makeFinding("overlay.redirect-broken", tree.path(alias.node));
    finding.layer = layer.diffId;
    finding.store = inLayer.empty() ? layer.store : layer.store + '/' + inLayer;
    finding.detail.emplace_back("reason", alias.problem);
    return finding;
}

} // namespace

Findings aliasFindings(const FsTree &tree, const std::vector<LoadedLayer> &layers)
{
    Findings findings;
    for (const FsTree::Alias &alias : tree.aliases()) {
        if (!alias.problem.empty())
            findings.push_back(findingOf(tree, alias, layers[tree.ref(alias.node).layer].layer));
    }
    return findings;
}

Findings aliasFindings(const FsTree &tree, std::uint32_t number, const ImageLayer &layer)
{
    Findings findings;
    for (const FsTree::Alias &alias : tree.aliases()) {
        if (!alias.problem.empty() && tree.ref(alias.node).layer == number)
            findings.push_back(findingOf(tree, alias, layer));
    }
    return findings;
}

} // namespace assay

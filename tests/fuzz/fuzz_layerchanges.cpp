// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/layerchanges.h"
#include "support/fuzzlayers.h"

using namespace assay;

// What each layer of any stack does: every path that comes or goes is told of, once, and nothing else.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    test::FuzzLayers bytes(data, size);
    const auto image = bytes.stack();
    Context context;
    std::uint64_t seen = 1;
    for (std::uint32_t layer = 0; layer < image->layers().size(); ++layer) {
        const auto upTo = image->ofLayers({0, layer + 1}, context);
        const auto only = image->ofLayers({layer, 1}, context);
        const auto changes = LayerChanges::of(*image, layer, context);
        test::require(upTo && only && changes, "a layer was refused");
        test::FuzzLayers::check(**upTo);
        test::FuzzLayers::check(**only);
        std::uint64_t told = 0;
        std::uint64_t come = 0;
        std::uint64_t gone = 0;
        for (const LayerChange &change : (*changes)->rows()) {
            ++told;
            const std::string path = (*changes)->path(change);
            const NodeId before = (*changes)->below().find(path);
            const NodeId now = (*upTo)->find(path);
            test::require(before == change.below, "a path was somewhere else before");
            test::require(!change.held || image->layers()[layer]->path(change.held) == path, "a path is held elsewhere");
            test::require((change.act == LayerAct::Hidden) <= (before && !now), "what is seen is told to be hidden");
            come += !before && now ? 1U : 0U;
            gone += before && !now ? 1U : 0U;
            if (change.act == LayerAct::Mark)
                test::require(change.opaque || (!before && !now), "a mark that is more than one");
        }
        test::require(seen + come - gone == (*upTo)->size(), "a path comes or goes untold");
        seen = (*upTo)->size();
        LayerChangesQuery query;
        query.acts.fill(true);
        test::require(fittingChanges(**changes, query, context)->size() == told, "a row does not fit into all");
    }
    test::require(seen == image->size(), "all layers are not the whole");
    return 0;
}

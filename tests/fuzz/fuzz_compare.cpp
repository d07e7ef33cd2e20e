// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/projection.h"
#include "support/fuzzlayers.h"
#include "verify/layercompare.h"

using namespace assay;

namespace {

void checkLayers(const FsTree &tree)
{
    for (const auto &layer : tree.layers()) {
        LoadedLayer one;
        one.tree = layer;
        test::require(compareLayer(one, one).findings.empty(), "a layer differs from itself");
    }
}

void checkProjection(const DiffTree &tree, test::FuzzLayers &bytes)
{
    ProjectionQuery query;
    query.text = bytes.path();
    const std::uint8_t how = bytes.byte();
    query.differencesOnly = (how & 1) != 0;
    query.unexplainedOnly = (how & 2) != 0;
    query.descending = (how & 4) != 0;
    query.directoriesFirst = (how & 8) != 0;
    query.sortKey = static_cast<SortKey>((how >> 4) % sortKeyCount);
    Context context;
    const auto projection = project(tree, query, context);
    test::require(projection.has_value(), "a projection was refused");
    const Projection &rows = **projection;
    test::require(rows.matches <= rows.items.size(), "more matches than rows");
    std::uint32_t differing = 0;
    for (std::uint32_t i = 1; i < tree.size(); ++i) {
        const DiffNodeId id(i);
        if (!rows.shows(id))
            continue;
        test::require(rows.shows(tree.parent(id)) && rows.childAt(tree.parent(id), rows.row[i]) == id, "a row is not where it is");
        differing += tree.differs(id) ? 1U : 0U;
    }
    std::uint32_t stops = 0;
    DiffNodeId last;
    for (DiffNodeId at = nextDifference(tree, rows, {}, false, false); at; at = nextDifference(tree, rows, at, false, false)) {
        test::require(tree.differs(at) && ++stops <= differing, "a stop too many");
        if (last)
            test::require(nextDifference(tree, rows, at, true, false) == last, "the way back is another");
        last = at;
    }
    test::require(stops == differing, "a difference is never reached");
    test::require(nextDifference(tree, rows, {}, true, false) == last, "from none the way back does not begin at the last");
}

} // namespace

// Three stacks of layers out of any bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    test::FuzzLayers bytes(data, size);
    const auto vendor = bytes.stack();
    const auto saved = bytes.stack();
    const auto live = bytes.stack();
    Context context;
    const auto diff = compareTrees({vendor, saved, live}, context);
    test::require(diff.has_value(), "a comparison was refused");
    const DiffTree &tree = **diff;
    std::uint64_t open = 0;
    for (std::uint32_t i = 1; i < tree.size(); ++i) {
        const DiffNode &node = tree.node(DiffNodeId(i));
        open += tree.unexplained(DiffNodeId(i)) ? 1U : 0U;
        for (const std::uint16_t changes : node.changes) {
            const std::uint16_t alone = changes & (Change::Added | Change::Removed | Change::Type);
            test::require(alone == 0 || (changes & (changes - 1)) == 0, "a word that stands alone does not");
        }
        test::require(node.side[0] || node.side[1] || node.side[2], "a path of no side");
    }
    test::require(open == tree.totals().unexplained, "the totals are wrong");
    const auto same = compareTrees({live, live, live}, context);
    test::require((*same)->totals().unexplained == 0 && (*same)->size() == live->size(), "a tree differs from itself");
    const auto back = compareTrees({live, saved, vendor}, context);
    test::require((*back)->totals().unexplained == tree.totals().unexplained && (*back)->size() == tree.size(), "the way back differs otherwise");
    checkProjection(tree, bytes);
    checkLayers(*live);
    return 0;
}

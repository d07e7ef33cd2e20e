// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/bundle/bundleparts.h"
#include "report/bundle/entryline.h"
#include "proof/merkle.h"
#include "report/listing.h"
#include "report/pathorder.h"
#include "report/redaction.h"

namespace assay {

Unexpected cancelledError()
{
    return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
}

std::vector<BundleItem> bundleItems(const Comparison &comparison)
{
    std::vector<BundleItem> items;
    std::size_t further = 0;
    for (const LoadedSourcePtr &loaded : comparison.allSources()) {
        if (!loaded->tree)
            continue;
        BundleItem item;
        item.loaded = loaded;
        const bool compared = comparison.sources[static_cast<std::size_t>(loaded->role)] == loaded;
        item.name = roleName(loaded->role);
        if (!compared)
            item.name += '-' + std::to_string(++further + 1);
        BundleSource &source = item.source;
        source.item = 'E' + std::to_string(compared ? static_cast<std::size_t>(loaded->role) + 1 : further + sideCount);
        source.role = roleName(loaded->role);
        if (loaded->source) {
            source.kind = sourceKindName(loaded->source->kind());
            source.location = loaded->source->location();
        }
        if (loaded->image)
            source.image = loaded->image->id;
        source.bytes = loaded->bytes;
        source.sha256 = loaded->sha256;
        source.complete = loaded->complete;
        source.listing = "entries/" + item.name + ".jsonl";
        items.push_back(std::move(item));
    }
    return items;
}

Status writeEntryLines(BundleItem &item, const Redaction *redaction, const Sink &sink, Context &context)
{
    const Redaction::Listing *listing = redaction ? &redaction->listings.at(item.loaded.get()) : nullptr;
    const FsTree &tree = listing ? *listing->whole->tree : *item.loaded->tree;
    BufferedSink out(sink);
    MerkleRoot root;
    const Status walked = walkInPathOrder(tree, [](NodeId) { return true; }, [&](NodeId id, std::string_view path) -> Status {
        const std::string line = entryLine(path, tree.layerOf(id), tree.entry(id), tree.digest(id), tree.linkCount(id));
        const Sha256Digest leaf = merkleLeaf(line);
        root.addLeafHash(leaf);
        out << (listing && listing->withheld[id.value] ? withheldLine(leaf) : line) << '\n';
        if (context.cancelled())
            return cancelledError();
        return out.failed() ? out.finish() : Status();
    });
    item.source.entries = root.size();
    item.source.merkleRoot = root.root();
    return walked ? out.finish() : walked;
}

namespace {

// In a listing for other programs: a comment to each of them.
Status tellWithheld(const BundleItem &item, const Redaction *redaction, const Sink &sink)
{
    const std::uint64_t rows = redaction ? redaction->listings.at(item.loaded.get()).rows : 0;
    return rows == 0 ? Status() : sink("# " + std::to_string(rows) + (rows == 1 ? " path of " : " paths of ") + item.name + (rows == 1 ? " is" : " are") + " withheld by choice\n");
}

} // namespace

Status writeMtree(const BundleItem &item, const Redaction *redaction, const Sink &sink)
{
    const Status written = writeListing(*item.loaded, {ListingFormat::Mtree, {}}, sink);
    return written ? tellWithheld(item, redaction, sink) : written;
}

Status writeTimeline(const std::vector<BundleItem> &items, const Redaction *redaction, const Sink &sink)
{
    for (const BundleItem &item : items) {
        const ListingOptions options{ListingFormat::Bodyfile, {}, item.source.item + '/'};
        Status written = writeListing(*item.loaded, options, sink);
        if (written)
            written = tellWithheld(item, redaction, sink);
        if (!written)
            return written;
    }
    return {};
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/contentexport.h"

#include "report/entryjson.h"
#include "report/jsonwriter.h"
#include "report/newfiles.h"
#include "report/provenancejson.h"

#include <vector>

namespace assay {
namespace {

std::string fileName(const std::string &path)
{
    return path.substr(path.rfind('/') + 1); // npos + 1 is 0
}

Status writeProvenance(const ContentToExport &what, const std::string &name, const ExportedContent &written, const Sha256Digest *expected,
                       const ReportClock &created, const Sink &sink)
{
    const LayerTree &tree = *what.loaded->layers[what.seen.layer].tree;
    JsonWriter json(sink);
    json.beginObject();
    json.key("schema").string("assay-provenance/1");
    json.key("created").string(created.text());
    writeToolMember(json);
    json.key("source").beginObject();
    writeSourceMembers(json, *what.loaded);
    json.endObject();
    writePathMember(json, what.path);
    writeLayerMember(json, "layer", *what.loaded, what.seen);
    writeLayerMember(json, "contentLayer", *what.loaded, what.content);
    json.key("entry").beginObject();
    writeEntryMembers(json, tree, tree.entry(what.seen.node), expected, tree.linkCount(tree.entry(what.seen.node)));
    json.endObject();
    json.key("written").beginObject();
    json.bytes("file", name);
    json.key("bytes").number(written.bytes);
    writeDigestMember(json, "sha256Expected", expected);
    writeDigestMember(json, "sha256", &written.sha256);
    json.endObject();
    json.endObject();
    return json.finish();
}

} // namespace

Status copyContent(const ByteSource &content, const Sink &sink, std::uint64_t &bytes, Context &context)
{
    std::vector<std::byte> block(1 << 18);
    while (true) {
        const auto read = content.readAt(bytes, block);
        if (!read)
            return Unexpected(read.error());
        if (*read == 0)
            return {};
        if (const Status put = sink(std::string_view(reinterpret_cast<const char *>(block.data()), *read)); !put)
            return put;
        bytes += *read;
        context.addBytes(*read);
    }
}

Result<ContentToExport> contentToExport(const Comparison &comparison, DiffNodeId node, int side)
{
    const LoadedSourcePtr &loaded = comparison.sources[static_cast<std::size_t>(side)];
    const Entry *entry = loaded && comparison.tree->hasSide(side) ? comparison.tree->entry(node, side) : nullptr;
    if (!entry || entry->type != EntryType::File)
        return Unexpected(makeError(ErrorCode::Usage, comparison.tree->path(node), "there is no file with content here"));
    const FsTree &tree = *comparison.tree->tree(side);
    const NodeId own = comparison.tree->node(node).side[static_cast<std::size_t>(side)];
    const FsTree::Ref content = tree.contentRef(own);
    if (!content.node)
        return Unexpected(makeError(ErrorCode::NotFound, comparison.tree->path(node), "its content is not in the evidence"));
    return ContentToExport{loaded, comparison.tree->path(node), tree.ref(own), content};
}

Result<ExportedContent> exportContent(const ContentToExport &what, const std::string &path, const ContentExport &options, Context &context)
{
    context.setPhase(Phase::Reporting);
    const auto content = what.loaded->source->content(*what.loaded, what.content, context);
    if (!content)
        return Unexpected(content.error());
    context.addTotalBytes((*content)->size());
    const LayerTree &tree = *what.loaded->layers[what.content.layer].tree;
    const Sha256Digest *expected = tree.digest(tree.entry(what.content.node));

    NewFiles files;
    ExportedContent written;
    const auto digest = files.write(
        path, options.mode, [&](const Sink &sink) { return copyContent(**content, sink, written.bytes, context); }, context);
    if (!digest)
        return Unexpected(digest.error());
    written.sha256 = *digest;
    if (expected && *expected != written.sha256)
        return Unexpected(makeError(ErrorCode::Unstable, what.path, "the content is no longer what it was when the source was read"));
    if (options.sidecars) {
        const std::string name = fileName(path);
        const std::string line = checksumLine(written.sha256, name);
        const auto sums = files.write(path + ".sha256", 0666, [&line](const Sink &sink) { return sink(line); }, context);
        if (!sums)
            return Unexpected(sums.error());
        const auto provenance = files.write(
            path + ".provenance.json", 0666,
            [&](const Sink &sink) { return writeProvenance(what, name, written, expected, options.created, sink); }, context);
        if (!provenance)
            return Unexpected(provenance.error());
    }
    if (const Status published = files.publish(); !published)
        return Unexpected(published.error());
    return written;
}

} // namespace assay

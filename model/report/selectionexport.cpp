// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/selectionexport.h"

#include "base/displaysafe.h"
#include "report/contentexport.h"
#include "report/entryjson.h"
#include "report/exportnames.h"
#include "report/exportplace.h"
#include "report/jsonwriter.h"
#include "report/newfiles.h"
#include "report/provenancejson.h"

#include <optional>
#include <string_view>

namespace assay {
namespace {

using Style = JsonWriter::Style;

constexpr std::uint32_t pollMask = 0xFF;

// What became of one path of one source.
struct Item {
    DiffNodeId node;
    std::uint8_t side = 0;
    std::string file;                  // its name in the export; "" for what was left out
    std::string leftOut;               // why
    std::optional<Sha256Digest> sha256; // of the file that was written
    std::uint64_t bytes = 0;
};

std::vector<std::uint8_t> chosenNodes(const SelectionExport &what)
{
    const DiffTree &tree = *what.comparison->tree;
    std::vector<std::uint8_t> chosen(tree.size(), 0);
    for (const DiffNodeId id : what.nodes) {
        if (id && id.value < tree.size())
            chosen[id.value] = 1;
    }
    if (what.below) {
        for (std::uint32_t i = 1; i < tree.size(); ++i) // folders come before what is in them
            chosen[i] = chosen[i] || chosen[tree.node(DiffNodeId(i)).parent];
    }
    chosen[0] = 0;
    return chosen;
}

const Entry *entryOf(const SelectionExport &what, DiffNodeId node, int side)
{
    const bool wanted = what.sides[static_cast<std::size_t>(side)] && what.comparison->sources[static_cast<std::size_t>(side)];
    return wanted && what.comparison->tree->hasSide(side) ? what.comparison->tree->entry(node, side) : nullptr;
}

std::string_view descriptorEnding(EntryType type)
{
    switch (type) {
    case EntryType::Symlink: return "%symlink.txt";
    case EntryType::Character: return "%character.txt";
    case EntryType::Block: return "%block.txt";
    case EntryType::Fifo: return "%fifo.txt";
    case EntryType::Socket: return "%socket.txt";
    default: return "%other.txt";
    }
}

std::string hexOf(std::string_view bytes)
{
    return toHex(reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size());
}

std::string descriptorText(const FsTree &tree, NodeId node, const std::string &path)
{
    const Entry &entry = tree.entry(node);
    std::string text = "This text stands for what cannot be saved as a file.\ntype: " + std::string(entryTypeName(entry.type)) + "\npath: " + displaySafe(path)
        + "\npath in hex: " + hexOf(path) + '\n';
    if (entry.type == EntryType::Symlink)
        text += "target: " + displaySafe(tree.target(node)) + "\ntarget in hex: " + hexOf(tree.target(node)) + '\n';
    if (entry.type == EntryType::Character || entry.type == EntryType::Block)
        text += "device: " + std::to_string(entry.rdevMajor) + ':' + std::to_string(entry.rdevMinor) + '\n';
    return text;
}

class Exporter {
public:
    Exporter(const SelectionExport &what, Context &context) : m_what(what), m_tree(*what.comparison->tree), m_context(context) {}

    Status plan()
    {
        const std::vector<std::uint8_t> chosen = chosenNodes(m_what);
        std::uint64_t bytes = 0;
        for (int side = 0; side < sideCount; ++side) {
            for (std::uint32_t i = 1; i < chosen.size(); ++i) {
                if ((i & pollMask) == 0 && m_context.cancelled())
                    return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
                const Entry *entry = chosen[i] ? entryOf(m_what, DiffNodeId(i), side) : nullptr;
                if (!entry)
                    continue;
                if (m_items.size() >= m_what.mostPaths)
                    return Unexpected(makeError(ErrorCode::LimitExceeded, {}, "more than " + std::to_string(m_what.mostPaths) + " paths are to be saved"));
                m_items.push_back({DiffNodeId(i), static_cast<std::uint8_t>(side), {}, {}, {}, 0});
                bytes += entry->type == EntryType::File ? entry->size : 0;
            }
        }
        if (m_items.empty())
            return Unexpected(makeError(ErrorCode::Usage, {}, "none of the chosen sources has any of the chosen paths"));
        m_context.addTotalBytes(2 * bytes); // written, and read back
        return {};
    }

    Status fill(ExportPlace &place)
    {
        for (Item &item : m_items) {
            if (m_context.cancelled())
                return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
            if (Status written = write(place, item); !written)
                return written;
            m_context.addEntries(1);
        }
        const auto manifest = writeCounted(place, "manifest.json", [this](const Sink &sink) { return writeManifest(sink); });
        if (!manifest)
            return Unexpected(manifest.error());
        m_done.manifest = *manifest;
        const auto sums = writeCounted(place, "SHA256SUMS", [this](const Sink &sink) { return writeSums(sink); });
        return sums ? Status() : Unexpected(sums.error());
    }

    const ExportedSelection &done() const { return m_done; }

private:
    const FsTree &treeOf(const Item &item) const { return *m_tree.tree(item.side); }
    NodeId nodeOf(const Item &item) const { return m_tree.node(item.node).side[item.side]; }
    const LoadedSource &sourceOf(const Item &item) const { return *m_what.comparison->sources[item.side]; }

    std::string nameOf(const Item &item) const
    {
        return std::string(roleName(static_cast<Role>(item.side))) + '/' + exportName(m_tree.path(item.node));
    }

    Status write(ExportPlace &place, Item &item)
    {
        const Entry &entry = treeOf(item).entry(nodeOf(item));
        if (entry.type == EntryType::Directory) {
            ++m_done.folders;
            item.file = nameOf(item);
            return place.folder(item.file);
        }
        if (entry.type == EntryType::File)
            return writeContent(place, item, entry);
        ++m_done.descriptors;
        item.file = nameOf(item) + std::string(descriptorEnding(entry.type));
        const std::string text = descriptorText(treeOf(item), nodeOf(item), m_tree.path(item.node));
        return take(item, text.size(), place.file(item.file, text.size(), [&text](const Sink &sink) { return sink(text); }));
    }

    Status writeContent(ExportPlace &place, Item &item, const Entry &entry)
    {
        const auto what = contentToExport(*m_what.comparison, item.node, item.side);
        if (!what || entry.has(EntryFlag::Unreadable)) {
            ++m_done.leftOut;
            item.leftOut = what ? "could not be read when the source was read" : what.error().detail;
            return {};
        }
        const auto content = what->loaded->source->content(*what->loaded, what->content, m_context);
        if (!content)
            return Unexpected(content.error());
        const std::uint64_t size = (*content)->size();
        item.file = nameOf(item);
        std::uint64_t copied = 0;
        Status taken = take(item, size, place.file(item.file, size, [&](const Sink &sink) { return copyContent(**content, sink, copied, m_context); }));
        if (!taken)
            return taken;
        if (const Sha256Digest *expected = treeOf(item).digest(nodeOf(item)); expected && *expected != *item.sha256)
            return Unexpected(makeError(ErrorCode::Unstable, what->path, "the content is no longer what it was when the source was read"));
        ++m_done.files;
        m_done.bytes += size;
        return {};
    }

    static Status take(Item &item, std::uint64_t bytes, const Result<Sha256Digest> &written)
    {
        if (!written)
            return Unexpected(written.error());
        item.sha256 = *written;
        item.bytes = bytes;
        return {};
    }

    // What writes is run twice: a tar wants to know how long it gets.
    static Result<Sha256Digest> writeCounted(ExportPlace &place, const std::string &name, const ExportPlace::Writer &writer)
    {
        std::uint64_t bytes = 0;
        const Status counted = writer([&bytes](std::string_view piece) {
            bytes += piece.size();
            return Status();
        });
        if (!counted)
            return Unexpected(counted.error());
        return place.file(name, bytes, writer);
    }

    Status writeManifest(const Sink &sink) const
    {
        JsonWriter json(sink);
        json.beginObject();
        json.key("schema").string("assay-export/1");
        json.key("created").string(m_what.created.text());
        writeToolMember(json);
        json.key("sources").beginArray();
        for (int side = 0; side < sideCount; ++side) {
            if (!m_what.sides[static_cast<std::size_t>(side)] || !m_what.comparison->sources[static_cast<std::size_t>(side)])
                continue;
            json.beginObject();
            writeSourceMembers(json, *m_what.comparison->sources[static_cast<std::size_t>(side)]);
            json.endObject();
        }
        json.endArray();
        json.key("paths").beginArray();
        for (const Item &item : m_items) {
            if (json.failed() || m_context.cancelled())
                break;
            writeItem(json, item);
        }
        json.endArray();
        json.endObject();
        Status finished = json.finish();
        return m_context.cancelled() ? Status(Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"))) : finished;
    }

    void writeItem(JsonWriter &json, const Item &item) const
    {
        const FsTree &tree = treeOf(item);
        const NodeId node = nodeOf(item);
        const FsTree::Ref content = tree.contentRef(node);
        json.beginObject();
        json.key("role").string(roleName(static_cast<Role>(item.side)));
        writePathMember(json, m_tree.path(item.node));
        json.key("file").stringOrNull(item.file);
        const EntryType type = tree.entry(node).type;
        json.key("as").string(item.file.empty()               ? "left out"
                                  : type == EntryType::Directory ? "folder"
                                  : type == EntryType::File      ? "content"
                                                                 : "text");
        json.key("leftOut").stringOrNull(item.leftOut);
        writeLayerMember(json, "layer", sourceOf(item), tree.ref(node));
        if (type == EntryType::File && content.node)
            writeLayerMember(json, "contentLayer", sourceOf(item), content);
        json.key("entry").beginObject();
        writeEntryMembers(json, tree.layerOf(node), tree.entry(node), tree.digest(node), tree.linkCount(node));
        json.endObject();
        if (item.sha256) {
            json.key("written").beginObject(Style::Inline);
            json.key("bytes").number(item.bytes);
            writeDigestMember(json, "sha256", &*item.sha256);
            json.endObject();
        }
        json.endObject();
    }

    Status writeSums(const Sink &sink) const
    {
        BufferedSink out(sink);
        for (const Item &item : m_items) {
            if (item.sha256)
                out << checksumLine(*item.sha256, item.file);
        }
        out << checksumLine(m_done.manifest, "manifest.json");
        return out.finish();
    }

    const SelectionExport &m_what;
    const DiffTree &m_tree;
    Context &m_context;
    std::vector<Item> m_items;
    ExportedSelection m_done;
};

} // namespace

SelectionSize sizeOfSelection(const SelectionExport &what)
{
    const std::vector<std::uint8_t> chosen = chosenNodes(what);
    SelectionSize size;
    for (std::uint32_t i = 1; i < chosen.size(); ++i) {
        for (int side = 0; side < sideCount && chosen[i]; ++side) {
            const Entry *entry = entryOf(what, DiffNodeId(i), side);
            size.paths += entry ? 1U : 0U;
            size.bytes += entry && entry->type == EntryType::File ? entry->size : 0;
        }
    }
    return size;
}

Result<ExportedSelection> exportSelection(const SelectionExport &what, const std::string &path, Context &context)
{
    context.setPhase(Phase::Reporting);
    Exporter exporter(what, context);
    if (Status planned = exporter.plan(); !planned)
        return Unexpected(planned.error());
    const auto fill = [&exporter](ExportPlace &place) { return exporter.fill(place); };
    const Status written =
        what.form == ExportForm::Folder ? writeExportFolder(path, fill, context) : writeExportTar(path, what.created.seconds, fill, context);
    if (!written)
        return Unexpected(written.error());
    return exporter.done();
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/listing.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "base/upperhex.h"
#include "report/entryjson.h"
#include "report/jsonwriter.h"
#include "report/pathorder.h"
#include "verify/entrytext.h"

#include <cstdio>

namespace assay {
namespace {

char typeLetter(EntryType type)
{
    switch (type) {
    case EntryType::None: return 'w';
    case EntryType::File: return '-';
    case EntryType::Directory: return 'd';
    case EntryType::Symlink: return 'l';
    case EntryType::Character: return 'c';
    case EntryType::Block: return 'b';
    case EntryType::Fifo: return 'p';
    case EntryType::Socket: return 's';
    }
    return '?';
}

bool isDevice(const Entry &entry)
{
    return entry.type == EntryType::Character || entry.type == EntryType::Block;
}

bool hasMetadata(const Entry &entry)
{
    return entry.type != EntryType::None && !entry.has(EntryFlag::Implied);
}

std::string permissionText(std::uint16_t mode)
{
    std::string text = "rwxrwxrwx";
    for (unsigned i = 0; i < 9; ++i) {
        if (!((mode >> (8 - i)) & 1))
            text[i] = '-';
    }
    const auto special = [&](unsigned bit, std::size_t at, char withExecute, char without) {
        if (mode & bit)
            text[at] = text[at] == 'x' ? withExecute : without;
    };
    special(04000, 2, 's', 'S');
    special(02000, 5, 's', 'S');
    special(01000, 8, 't', 'T');
    return text;
}

// Every byte but the plainest as \ooo, so that neither white space nor glob characters mean anything to mtree.
std::string visEscaped(std::string_view bytes)
{
    std::string out;
    for (const char c : bytes) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || std::string_view("/._+,:@%-").find(c) != std::string_view::npos;
        if (plain) {
            out += c;
            continue;
        }
        const unsigned value = static_cast<unsigned char>(c);
        out += '\\';
        out += static_cast<char>('0' + (value >> 6));
        out += static_cast<char>('0' + ((value >> 3) & 7));
        out += static_cast<char>('0' + (value & 7));
    }
    return out;
}

// mactime decodes each %XX and loses a name with a line end in it, so what it shows has to be encoded still: '|' is %7C, all else %25XX.
std::string bodyfileName(std::string_view bytes)
{
    std::string out;
    for (std::size_t i = 0; i < bytes.size();) {
        const DecodedCodePoint point = decodeUtf8(bytes, i);
        const std::string_view sequence = bytes.substr(i, point.length);
        i += point.length;
        const bool backslash = sequence == "\\";
        if (sequence != "%" && sequence != "|" && (backslash || !needsDisplayEscape(sequence))) {
            out += sequence;
            continue;
        }
        for (const char c : sequence) {
            out += c == '|' ? "%" : "%25";
            appendUpperHex(out, c);
        }
    }
    return out;
}

std::string padded(std::string text, std::size_t width, bool right)
{
    if (text.size() >= width)
        return text;
    return right ? std::string(width - text.size(), ' ') + text : text + std::string(width - text.size(), ' ');
}

struct Row {
    std::string_view path;
    const LayerTree &tree;
    const Entry &entry;
    const Sha256Digest *digest; // null when it is not known
    std::uint32_t linkCount;
    std::optional<std::uint32_t> layer; // that the entry is of, where the source has layers and all of them are shown
};

class RowWriter {
public:
    virtual ~RowWriter() = default;
    virtual void begin(const Entry & /*root*/) { }
    virtual void row(const Row &row) = 0;
    virtual bool failed() const = 0;
    virtual Status finish() = 0;
};

class LineWriter : public RowWriter {
public:
    explicit LineWriter(const Sink &sink) : m_out(sink) { }
    bool failed() const override { return m_out.failed(); }
    Status finish() override { return m_out.finish(); }

protected:
    BufferedSink m_out;
};

class TextWriter : public LineWriter {
public:
    using LineWriter::LineWriter;

    void row(const Row &row) override
    {
        const Entry &entry = row.entry;
        const bool known = hasMetadata(entry);
        std::string size = "-";
        if (entry.type == EntryType::File)
            size = std::to_string(entry.size);
        else if (isDevice(entry))
            size = std::to_string(entry.rdevMajor) + ',' + std::to_string(entry.rdevMinor);
        m_out << modeText(entry) << ' ';
        m_out << padded(known ? std::to_string(entry.uid) + ':' + std::to_string(entry.gid) : "-", 13, false) << ' ';
        m_out << padded(size, 13, true) << ' ';
        m_out << padded(known ? isoTime(entry.mtimeSec, entry.mtimeNsec) : "-", 30, false) << ' ';
        m_out << marks(entry) << ' ' << displaySafe(row.path);
        if (entry.type == EntryType::Symlink)
            m_out << " -> " << displaySafe(row.tree.target(entry));
        m_out << '\n';
    }

private:
    // o opaque, w hides a lower layer's, ! unreadable, ~ changed while read
    static std::string marks(const Entry &entry)
    {
        std::string text;
        if (entry.has(EntryFlag::Opaque))
            text += 'o';
        if (entry.has(EntryFlag::Whiteout) && entry.type != EntryType::None)
            text += 'w';
        if (entry.has(EntryFlag::Unreadable))
            text += '!';
        if (entry.has(EntryFlag::Unstable))
            text += '~';
        return padded(text.empty() ? "." : text, 2, false);
    }
};

class BodyfileWriter : public LineWriter {
public:
    BodyfileWriter(std::string below, const Sink &sink) : LineWriter(sink), m_below(std::move(below)) { }

    void row(const Row &row) override
    {
        const Entry &entry = row.entry;
        const Sha256Digest *digest = row.digest;
        const bool known = hasMetadata(entry);
        std::string mode = modeText(entry);
        if (mode[0] == '-')
            mode[0] = 'r';
        m_out << (digest ? toHex(*digest) : "0") << "|/" << m_below << bodyfileName(row.path);
        if (entry.type == EntryType::Symlink)
            m_out << " -> " << bodyfileName(row.tree.target(entry));
        m_out << "|0|" << mode[0] << '/' << mode << '|' << std::to_string(entry.uid) << '|' << std::to_string(entry.gid)
              << '|' << std::to_string(entry.size) << "|0|" << std::to_string(known ? entry.mtimeSec : 0) << "|0|0\n";
    }

private:
    std::string m_below;
};

class MtreeWriter : public LineWriter {
public:
    using LineWriter::LineWriter;

    // The tool wants to be told of the top before it takes anything in it.
    void begin(const Entry &root) override
    {
        m_out << "#mtree v2.0\n. type=dir";
        if (root.type == EntryType::Directory && hasMetadata(root))
            metadata(root);
        m_out << '\n';
    }

    void row(const Row &row) override
    {
        const Entry &entry = row.entry;
        const std::string path = "./" + visEscaped(row.path);
        if (entry.has(EntryFlag::Whiteout))
            m_out << "# whiteout " << path << '\n';
        if (entry.has(EntryFlag::Opaque))
            m_out << "# opaque " << path << '\n';
        if (entry.type == EntryType::None)
            return;
        m_out << path << " type=" << typeWord(entry.type);
        if (hasMetadata(entry)) {
            metadata(entry);
            if (entry.type == EntryType::File)
                m_out << " size=" << std::to_string(entry.size);
            if (entry.type == EntryType::Symlink)
                m_out << " link=" << visEscaped(row.tree.target(entry));
            if (isDevice(entry))
                m_out << " device=linux," << std::to_string(entry.rdevMajor) << ',' << std::to_string(entry.rdevMinor);
            if (row.digest)
                m_out << " sha256=" << toHex(*row.digest);
        }
        m_out << '\n';
    }

private:
    void metadata(const Entry &entry)
    {
        char time[64];
        std::snprintf(time, sizeof time, "%lld.%09u", static_cast<long long>(entry.mtimeSec), entry.mtimeNsec);
        m_out << " mode=" << octalMode(entry.mode) << " uid=" << std::to_string(entry.uid)
              << " gid=" << std::to_string(entry.gid) << " time=" << time;
    }

    static std::string_view typeWord(EntryType type)
    {
        switch (type) {
        case EntryType::None: break;
        case EntryType::File: return "file";
        case EntryType::Directory: return "dir";
        case EntryType::Symlink: return "link";
        case EntryType::Character: return "char";
        case EntryType::Block: return "block";
        case EntryType::Fifo: return "fifo";
        case EntryType::Socket: return "socket";
        }
        return "file";
    }
};

class JsonRowWriter : public RowWriter {
public:
    JsonRowWriter(const LoadedSource &source, std::optional<std::uint32_t> layer, const Sink &sink)
        : m_source(source), m_layer(layer), m_json(sink)
    {
    }

    void begin(const Entry &) override
    {
        m_json.beginObject();
        m_json.key("schema").string("assay-tree/1");
        m_json.key("complete").boolean(m_source.complete);
        m_json.key("kind");
        if (m_source.source)
            m_json.string(sourceKindName(m_source.source->kind()));
        else
            m_json.null();
        m_json.bytes("location", m_source.source ? std::string_view(m_source.source->location()) : std::string_view());
        m_json.key("sha256");
        if (m_source.sha256)
            m_json.string(toHex(*m_source.sha256));
        else
            m_json.null();
        m_json.key("image").stringOrNull(m_source.image ? m_source.image->id : std::string());
        m_json.key("layer");
        if (m_layer) {
            const LoadedLayer &layer = m_source.layers[*m_layer];
            m_json.beginObject(JsonWriter::Style::Inline);
            m_json.key("index").number(*m_layer);
            m_json.key("diffId").stringOrNull(layer.layer.diffId);
            m_json.endObject();
        } else {
            m_json.null();
        }
        m_json.key("entries").beginArray();
    }

    void row(const Row &row) override
    {
        m_json.beginObject(JsonWriter::Style::Inline);
        m_json.bytes("path", row.path);
        if (row.entry.type == EntryType::None)
            m_json.key("type").string(entryTypeName(EntryType::None));
        else
            writeEntryMembers(m_json, row.tree, row.entry, row.digest, row.linkCount);
        for (const auto &[flag, name] :
             {std::pair(EntryFlag::Whiteout, "whiteout"), std::pair(EntryFlag::Opaque, "opaque"),
              std::pair(EntryFlag::Unreadable, "unreadable"), std::pair(EntryFlag::Unstable, "unstable")}) {
            if (row.entry.has(static_cast<std::uint8_t>(flag)))
                m_json.key(name).boolean(true);
        }
        if (row.layer)
            m_json.key("layer").number(*row.layer);
        m_json.endObject();
    }

    bool failed() const override { return m_json.failed(); }

    Status finish() override
    {
        if (!m_json.failed()) {
            m_json.endArray();
            m_json.endObject();
        }
        return m_json.finish();
    }

private:
    const LoadedSource &m_source;
    std::optional<std::uint32_t> m_layer;
    JsonWriter m_json;
};

std::unique_ptr<RowWriter> makeWriter(const LoadedSource &source, const ListingOptions &options, const Sink &sink)
{
    switch (options.format) {
    case ListingFormat::Text: return std::make_unique<TextWriter>(sink);
    case ListingFormat::Bodyfile: return std::make_unique<BodyfileWriter>(options.below, sink);
    case ListingFormat::Mtree: return std::make_unique<MtreeWriter>(sink);
    case ListingFormat::Json: break;
    }
    return std::make_unique<JsonRowWriter>(source, options.layer, sink);
}

} // namespace

std::optional<ListingFormat> listingFormatFromName(std::string_view name)
{
    if (name == "text")
        return ListingFormat::Text;
    if (name == "bodyfile")
        return ListingFormat::Bodyfile;
    if (name == "mtree")
        return ListingFormat::Mtree;
    if (name == "json")
        return ListingFormat::Json;
    return std::nullopt;
}

std::string modeText(const Entry &entry)
{
    return typeLetter(entry.type) + (hasMetadata(entry) ? permissionText(entry.mode) : std::string(9, '?'));
}

Status writeListing(const LoadedSource &source, const ListingOptions &options, const Sink &sink)
{
    if (options.layer && *options.layer >= source.layers.size()) {
        return Unexpected(makeError(ErrorCode::Usage, source.source ? source.source->location() : std::string(),
                                    "there is no layer " + std::to_string(*options.layer) + ", only "
                                        + std::to_string(source.layers.size()) + ", counted from 0"));
    }
    const std::unique_ptr<RowWriter> writer = makeWriter(source, options, sink);
    const auto all = [](NodeId) { return true; };
    const auto next = [&writer](const Row &row) {
        writer->row(row);
        return writer->failed() ? writer->finish() : Status();
    };
    Status status;
    if (options.layer) {
        const LayerTree &tree = *source.layers[*options.layer].tree;
        writer->begin(tree.entry(LayerTree::root));
        status = walkInPathOrder(tree, all, [&](NodeId id, std::string_view path) {
            const Entry &entry = tree.entry(id);
            return next({path, tree, entry, tree.digest(entry), tree.linkCount(entry), std::nullopt});
        });
    } else {
        const FsTree &tree = *source.tree;
        writer->begin(tree.entry(FsTree::root));
        status = walkInPathOrder(tree, all, [&](NodeId id, std::string_view path) {
            const auto layer = source.image ? std::optional(tree.ref(id).layer) : std::nullopt;
            return next({path, tree.layerOf(id), tree.entry(id), tree.digest(id), tree.linkCount(id), layer});
        });
    }
    return status ? writer->finish() : status;
}

} // namespace assay

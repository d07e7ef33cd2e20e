// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/bundle/bundleparts.h"

#include "base/displaysafe.h"
#include "base/version.h"
#include "io/uuid.h"
#include "report/bundle/entryline.h"
#include "report/jsonwriter.h"
#include "report/pathorder.h"
#include "report/redaction.h"

#include <algorithm>
#include <set>

namespace assay {
namespace {

using Style = JsonWriter::Style;

constexpr std::pair<const char *, const char *> vocabularies[] = {
    {"case-investigation", "https://ontology.caseontology.org/case/investigation/"},
    {"kb", "urn:uuid:"},
    {"uco-action", "https://ontology.unifiedcyberontology.org/uco/action/"},
    {"uco-core", "https://ontology.unifiedcyberontology.org/uco/core/"},
    {"uco-identity", "https://ontology.unifiedcyberontology.org/uco/identity/"},
    {"uco-observable", "https://ontology.unifiedcyberontology.org/uco/observable/"},
    {"uco-tool", "https://ontology.unifiedcyberontology.org/uco/tool/"},
    {"uco-types", "https://ontology.unifiedcyberontology.org/uco/types/"},
    {"uco-vocabulary", "https://ontology.unifiedcyberontology.org/uco/vocabulary/"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
};

// What the literals of these are, said once for all: a literal is then its text alone.
constexpr std::pair<const char *, const char *> literals[] = {
    {"uco-action:endTime", "xsd:dateTime"},
    {"uco-observable:modifiedTime", "xsd:dateTime"},
    {"uco-observable:sizeInBytes", "xsd:integer"},
    {"uco-types:hashMethod", "uco-vocabulary:HashNameVocab"},
    {"uco-types:hashValue", "xsd:hexBinary"},
};

// Names are UUIDs made of the root over all sources and of what the thing is, so that they are the same in every run.
class CaseGraph {
public:
    CaseGraph(const Comparison &comparison, const BundleOptions &options, const std::vector<BundleItem> &items, const Sink &sink)
        : m_comparison(comparison), m_tree(*comparison.tree), m_options(options), m_items(items), m_json(sink),
          m_space(nameUuid(urlNamespace, "urn:assay:" + (options.report.roots ? options.report.roots->all : std::string())))
    {
        for (const ExhibitWanted &wanted : options.exhibits)
            m_tagged.insert(wanted.path);
    }

    Status write(Context &context)
    {
        m_json.beginObject();
        m_json.key("@context").beginObject();
        for (const auto &[prefix, place] : vocabularies)
            m_json.key(prefix).string(place);
        for (const auto &[property, type] : literals) {
            m_json.key(property).beginObject(Style::Inline);
            m_json.key("@id").string(property);
            m_json.key("@type").string(type);
            m_json.endObject();
        }
        m_json.endObject();
        m_json.key("@graph").beginArray();
        writeTool();
        writeExaminer();
        for (const BundleItem &item : m_items)
            writeSource(item);
        writeAction();
        const Status files = forEachFile(context, [this](DiffNodeId id, std::string_view path, int side) { writeFile(id, path, side); });
        if (!files)
            return files;
        begin("result", "case-investigation:ProvenanceRecord");
        m_json.key("uco-core:description").string("Entries that differ between the sources, or that an examiner tagged" + withheldText());
        m_json.key("uco-core:object").beginArray();
        const Status references = forEachFile(context, [this](DiffNodeId, std::string_view path, int side) { reference(fileKey(path, side)); });
        if (!references)
            return references;
        m_json.endArray();
        m_json.endObject();
        m_json.endArray();
        m_json.endObject();
        return m_json.finish();
    }

private:
    std::string withheldText() const
    {
        const Redaction *redaction = m_options.report.redaction.get();
        return redaction ? "; paths that are withheld by choice: " + std::to_string(redaction->counts.paths) : std::string();
    }
    static std::string fileKey(std::string_view path, int side) { return std::string(roleName(static_cast<Role>(side))) + '\n' + std::string(path); }
    std::string idOf(std::string_view key) const { return "kb:" + uuidText(nameUuid(m_space, key)); }

    void begin(std::string_view key, std::string_view type)
    {
        m_json.beginObject(Style::Inline);
        m_json.key("@id").string(idOf(key));
        m_json.key("@type").string(type);
    }

    // Of what belongs to one thing alone and is never referred to: facets and hashes need no name.
    void beginPart(std::string_view type)
    {
        m_json.beginObject(Style::Inline);
        m_json.key("@type").string(type);
    }

    void reference(std::string_view key)
    {
        m_json.beginObject(Style::Inline);
        m_json.key("@id").string(idOf(key));
        m_json.endObject();
    }

    void writeTool()
    {
        begin("tool", "uco-tool:AnalyticTool");
        m_json.key("uco-core:name").string("assay");
        m_json.key("uco-tool:version").string(std::string(version) + " (" + std::string(commit) + ')');
        m_json.endObject();
    }

    void writeExaminer()
    {
        if (m_options.report.examiner.empty())
            return;
        begin("examiner", "uco-identity:Person");
        m_json.key("uco-core:name").string(m_options.report.examiner);
        m_json.endObject();
    }

    void writeHash(const Sha256Digest &digest)
    {
        beginPart("uco-observable:ContentDataFacet");
        m_json.key("uco-observable:hash").beginArray(Style::Inline);
        beginPart("uco-types:Hash");
        m_json.key("uco-types:hashMethod").string("SHA256");
        m_json.key("uco-types:hashValue").string(toHex(digest));
        m_json.endObject();
        m_json.endArray();
        m_json.endObject();
    }

    void writeSource(const BundleItem &item)
    {
        const BundleSource &source = item.source;
        const std::string key = "source\n" + source.item;
        begin(key, source.bytes ? "uco-observable:File" : "uco-observable:ObservableObject");
        m_json.key("uco-core:name").string(source.item + ", " + item.name);
        m_json.key("uco-core:hasFacet").beginArray();
        beginPart("uco-observable:FileFacet");
        writePath(source.location);
        if (source.bytes)
            m_json.key("uco-observable:sizeInBytes").string(std::to_string(*source.bytes));
        m_json.endObject();
        if (source.sha256)
            writeHash(*source.sha256);
        m_json.endArray();
        m_json.endObject();

        begin("provenance\n" + source.item, "case-investigation:ProvenanceRecord");
        m_json.key("case-investigation:exhibitNumber").string(source.item);
        m_json.key("uco-core:description").string("Read as the " + std::string(source.role) + " source; Merkle root of its listing " + toHex(source.merkleRoot));
        m_json.key("uco-core:object").beginArray();
        reference(key);
        m_json.endArray();
        m_json.endObject();
    }

    void writeAction()
    {
        begin("action", "case-investigation:InvestigativeAction");
        m_json.key("uco-core:name").string(m_comparison.mustBeProven ? "Verification of a container store" : "Comparison of container image states");
        m_json.key("uco-action:endTime").string(m_options.report.created.text());
        m_json.key("uco-action:instrument");
        reference("tool");
        if (!m_options.report.examiner.empty()) {
            m_json.key("uco-action:performer");
            reference("examiner");
        }
        m_json.key("uco-action:object").beginArray();
        for (const BundleItem &item : m_items)
            reference("provenance\n" + item.source.item);
        m_json.endArray();
        m_json.key("uco-action:result").beginArray();
        reference("result");
        m_json.endArray();
        m_json.endObject();
    }

    void writePath(std::string_view path)
    {
        if (!isValidUtf8(path))
            m_json.key("uco-core:description").string("the bytes of the path, percent-encoded: " + percentPath(path));
        m_json.key("uco-observable:filePath").string(path);
    }

    void writeFile(DiffNodeId id, std::string_view path, int side)
    {
        const NodeId at = m_tree.node(id).side[static_cast<std::size_t>(side)];
        const FsTree &tree = *m_tree.tree(side);
        const Entry &entry = tree.entry(at);
        const std::string key = fileKey(path, side);
        begin(key, typeOf(entry.type));
        m_json.key("uco-core:tag").string(roleName(static_cast<Role>(side)));
        m_json.key("uco-core:hasFacet").beginArray(Style::Inline);
        beginPart("uco-observable:FileFacet");
        writePath('/' + std::string(path));
        if (!entry.has(EntryFlag::Implied))
            m_json.key("uco-observable:modifiedTime").string(isoTime(entry.mtimeSec, entry.mtimeNsec));
        if (entry.type == EntryType::File)
            m_json.key("uco-observable:sizeInBytes").string(std::to_string(entry.size));
        m_json.endObject();
        if (const Sha256Digest *digest = entry.type == EntryType::File ? tree.digest(at) : nullptr)
            writeHash(*digest);
        m_json.endArray();
        m_json.endObject();
    }

    static std::string_view typeOf(EntryType type)
    {
        switch (type) {
        case EntryType::File: return "uco-observable:File";
        case EntryType::Directory: return "uco-observable:Directory";
        case EntryType::Symlink: return "uco-observable:SymbolicLink";
        case EntryType::Socket: return "uco-observable:UNIXFile";
        case EntryType::None:
        case EntryType::Character:
        case EntryType::Block:
        case EntryType::Fifo: break;
        }
        return "uco-observable:UNIXFile";
    }

    template<class Take>
    Status forEachFile(Context &context, Take take)
    {
        return walkInPathOrder(
            m_tree, [this](DiffNodeId id) { return m_tree.rollup(id) != nullptr || !m_tagged.empty(); },
            [&](DiffNodeId id, std::string_view path) -> Status {
                if (context.cancelled())
                    return cancelledError();
                if (!m_tree.differs(id) && !m_tagged.contains(path))
                    return {};
                for (int side = 0; side < sideCount; ++side) {
                    if (m_tree.node(id).side[static_cast<std::size_t>(side)])
                        take(id, path, side);
                }
                return m_json.failed() ? m_json.finish() : Status();
            });
    }

    const Comparison &m_comparison;
    const DiffTree &m_tree;
    const BundleOptions &m_options;
    const std::vector<BundleItem> &m_items;
    JsonWriter m_json;
    Uuid m_space;
    std::set<std::string_view> m_tagged;
};

} // namespace

Status writeCaseGraph(const Comparison &comparison, const BundleOptions &options, const std::vector<BundleItem> &items, const Sink &sink, Context &context)
{
    return CaseGraph(comparison, options, items, sink).write(context);
}

} // namespace assay

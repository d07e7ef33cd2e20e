// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/bundle/bundleparts.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "base/version.h"
#include "io/uuid.h"
#include "report/bundle/entryline.h"
#include "report/jsonwriter.h"
#include "report/pathorder.h"
#include "report/redaction.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

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
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
};

// What there is a line of for each file has its terms said once: they stand for these, with what their literals are.
struct Term {
    const char *name;
    const char *meaning;
    const char *type; // null: text
};
constexpr Term terms[] = {
    {"BlockDeviceNode", "uco-observable:BlockDeviceNode", nullptr},
    {"CharacterDeviceNode", "uco-observable:CharacterDeviceNode", nullptr},
    {"ContentDataFacet", "uco-observable:ContentDataFacet", nullptr},
    {"Directory", "uco-observable:Directory", nullptr},
    {"File", "uco-observable:File", nullptr},
    {"FileFacet", "uco-observable:FileFacet", nullptr},
    {"Hash", "uco-types:Hash", nullptr},
    {"NamedPipe", "uco-observable:NamedPipe", nullptr},
    {"Socket", "uco-observable:Socket", nullptr},
    {"SymbolicLink", "uco-observable:SymbolicLink", nullptr},
    {"UNIXFile", "uco-observable:UNIXFile", nullptr},
    {"description", "uco-core:description", nullptr},
    {"filePath", "uco-observable:filePath", nullptr},
    {"hasFacet", "uco-core:hasFacet", "@id"},
    {"hash", "uco-observable:hash", "@id"},
    {"hashMethod", "uco-types:hashMethod", nullptr},
    {"hashValue", "uco-types:hashValue", "xsd:hexBinary"},
    {"modifiedTime", "uco-observable:modifiedTime", "xsd:dateTime"},
    {"sizeInBytes", "uco-observable:sizeInBytes", "xsd:integer"},
    {"tag", "uco-core:tag", nullptr},
    {"uco-action:endTime", "uco-action:endTime", "xsd:dateTime"},
};

// One state of a path: what is said of it in one source, or alike in several.
struct PathState {
    std::vector<std::string_view> roles;
    EntryType type = EntryType::None;
    std::optional<std::string> modified;
    std::optional<std::uint64_t> bytes;
    std::optional<Sha256Digest> sha256;

    bool sameAs(const PathState &other) const { return type == other.type && modified == other.modified && bytes == other.bytes && sha256 == other.sha256; }
};

// Names are UUIDs made of the root over all sources and of what the thing is, so that they are the same in every run. Facets and hashes have one
// too: the ontology allows no blank nodes. To keep them few, a file has one facet that is of its place and of its content, sources that say the same of
// a path share one object, and the same content is one hash wherever it stands.
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
        for (const Term &term : terms) {
            if (!term.type) {
                m_json.key(term.name).string(term.meaning);
                continue;
            }
            m_json.key(term.name).beginObject(Style::Inline);
            m_json.key("@id").string(term.meaning);
            m_json.key("@type").string(term.type);
            m_json.endObject();
        }
        m_json.endObject();
        m_json.key("@graph").beginArray();
        writeTool();
        writeExaminer();
        for (const BundleItem &item : m_items)
            writeSource(item);
        writeAction();
        writeAmended();
        m_json.beginObject();
        m_json.key("@id").string(idOf("result"));
        m_json.key("@type").string("case-investigation:ProvenanceRecord");
        m_json.key("description").string("Entries that differ between the sources, or that an examiner tagged" + withheldText());
        if (m_options.report.amends.any()) {
            m_json.key("case-investigation:wasDerivedFrom");
            reference("amended");
        }
        m_json.key("uco-core:object").beginArray();
        const Status files = writeFiles(context);
        if (!files)
            return files;
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
    std::string idOf(std::string_view key) const { return "kb:" + uuidText(nameUuid(m_space, key)); }

    void begin(std::string_view key, std::string_view type)
    {
        m_json.beginObject(Style::Inline);
        m_json.key("@id").string(idOf(key));
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

    void writeHash(const std::string &hex)
    {
        m_json.key("hash").beginObject(Style::Packed);
        m_json.key("@id").string(idOf("hash\n" + hex));
        m_json.key("@type").string("Hash");
        m_json.key("hashMethod").string("SHA256");
        m_json.key("hashValue").string(hex);
        m_json.endObject();
    }

    // Of what has no content, or none whose digest is known, of its place alone.
    void beginFacet(const std::string &key, bool withContent)
    {
        m_json.key("hasFacet").beginObject(Style::Packed);
        m_json.key("@id").string(idOf("facet\n" + key));
        m_json.key("@type");
        if (!withContent) {
            m_json.string("FileFacet");
            return;
        }
        m_json.beginArray(Style::Packed);
        m_json.string("FileFacet");
        m_json.string("ContentDataFacet");
        m_json.endArray();
    }

    void writeSource(const BundleItem &item)
    {
        const BundleSource &source = item.source;
        const std::string key = "source\n" + source.item;
        begin(key, source.bytes ? "File" : "uco-observable:ObservableObject");
        m_json.key("uco-core:name").string(source.item + ", " + item.name);
        writePathBytes(source.location);
        beginFacet(key, source.sha256.has_value());
        m_json.key("filePath").string(source.location);
        if (source.bytes)
            m_json.key("sizeInBytes").string(std::to_string(*source.bytes));
        if (source.sha256)
            writeHash(toHex(*source.sha256));
        m_json.endObject();
        m_json.endObject();

        begin("provenance\n" + source.item, "case-investigation:ProvenanceRecord");
        m_json.key("case-investigation:exhibitNumber").string(source.item);
        m_json.key("description").string("Read as the " + std::string(source.role) + " source; Merkle root of its listing " + toHex(source.merkleRoot));
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

    // That this report takes the place of an earlier one: the file that was named, and a record that says so.
    void writeAmended()
    {
        const ReportAmendment &amends = m_options.report.amends;
        if (!amends.any())
            return;
        begin("amended", "File");
        m_json.key("uco-core:name").string(amends.number.empty() ? std::string("Earlier report") : "Report " + amends.number);
        if (!amends.sha256.empty()) {
            beginFacet("amended", true);
            m_json.key("uco-observable:fileName").string(amends.file);
            writeHash(amends.sha256);
            m_json.endObject();
        }
        m_json.endObject();

        begin("amendment", "case-investigation:ProvenanceRecord");
        m_json.key("description").string("Earlier report that this one takes the place of; revision: " + stated(amends.revision) + "; reason: " + stated(amends.reason));
        m_json.key("uco-core:object").beginArray();
        reference("amended");
        m_json.endArray();
        m_json.endObject();
    }

    static std::string stated(const std::string &text) { return text.empty() ? "not stated" : text; }

    void writePathBytes(std::string_view path)
    {
        if (!isValidUtf8(path))
            m_json.key("description").string("the bytes of the path, percent-encoded: " + percentPath(path));
    }

    PathState stateOf(DiffNodeId id, int side) const
    {
        const NodeId at = m_tree.node(id).side[static_cast<std::size_t>(side)];
        const FsTree &tree = *m_tree.tree(side);
        const Entry &entry = tree.entry(at);
        PathState state;
        state.roles.push_back(roleName(static_cast<Role>(side)));
        state.type = entry.type;
        if (!entry.has(EntryFlag::Implied))
            state.modified = isoTime(entry.mtimeSec, entry.mtimeNsec);
        if (entry.type != EntryType::File)
            return state;
        state.bytes = entry.size;
        if (const Sha256Digest *digest = tree.digest(at))
            state.sha256 = *digest;
        return state;
    }

    void writeState(std::string_view path, const PathState &state)
    {
        const std::string key = std::string(state.roles.front()) + '\n' + std::string(path);
        m_json.beginObject(Style::Packed);
        m_json.key("@id").string(idOf(key));
        m_json.key("@type").string(typeOf(state.type));
        m_json.key("tag");
        if (state.roles.size() == 1) {
            m_json.string(state.roles.front());
        } else {
            m_json.beginArray(Style::Packed);
            for (const std::string_view role : state.roles)
                m_json.string(role);
            m_json.endArray();
        }
        writePathBytes('/' + std::string(path));
        beginFacet(key, state.sha256.has_value());
        m_json.key("filePath").string('/' + std::string(path));
        if (state.modified)
            m_json.key("modifiedTime").string(*state.modified);
        if (state.bytes)
            m_json.key("sizeInBytes").string(std::to_string(*state.bytes));
        if (state.sha256)
            writeHash(toHex(*state.sha256));
        m_json.endObject();
        m_json.endObject();
    }

    static std::string_view typeOf(EntryType type)
    {
        switch (type) {
        case EntryType::File: return "File";
        case EntryType::Directory: return "Directory";
        case EntryType::Symlink: return "SymbolicLink";
        case EntryType::Socket: return "Socket";
        case EntryType::Character: return "CharacterDeviceNode";
        case EntryType::Block: return "BlockDeviceNode";
        case EntryType::Fifo: return "NamedPipe";
        case EntryType::None: break;
        }
        return "UNIXFile";
    }

    Status writeFiles(Context &context)
    {
        return walkInPathOrder(
            m_tree, [this](DiffNodeId id) { return m_tree.rollup(id) != nullptr || !m_tagged.empty(); },
            [&](DiffNodeId id, std::string_view path) -> Status {
                if (context.cancelled())
                    return cancelledError();
                if (!m_tree.differs(id) && !m_tagged.contains(path))
                    return {};
                std::vector<PathState> states;
                for (int side = 0; side < sideCount; ++side) {
                    if (!m_tree.node(id).side[static_cast<std::size_t>(side)])
                        continue;
                    PathState state = stateOf(id, side);
                    const auto same = std::find_if(states.begin(), states.end(), [&state](const PathState &other) { return other.sameAs(state); });
                    if (same == states.end())
                        states.push_back(std::move(state));
                    else
                        same->roles.push_back(state.roles.front());
                }
                for (const PathState &state : states)
                    writeState(path, state);
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

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/bundle/bundleparts.h"

#include "report/contentexport.h"
#include "report/jsonwriter.h"
#include "report/reportexhibits.h"
#include "report/redaction.h"
#include "report/reportwords.h"

#include <cstdio>
#include <utility>

namespace assay {
namespace {

using Style = JsonWriter::Style;

struct Exhibit {
    std::string number; // "E-001"
    std::string file;   // in the folder of exhibits
    const ExhibitWanted *wanted = nullptr;
    ExportedContent content;
    std::vector<int> sides; // that have this content there
};

struct LeftOut {
    const ExhibitWanted *wanted = nullptr;
    int side = -1; // -1: of all sides
    std::string reason;
};

std::string numberOf(std::size_t index)
{
    char text[32];
    std::snprintf(text, sizeof text, "E-%03zu", index + 1);
    return text;
}

// The end of the path, with what a shell or another system may take for something else replaced.
std::string plainName(std::string_view path)
{
    constexpr std::size_t most = 64;
    std::string name;
    for (const char c : path.substr(path.rfind('/') + 1).substr(0, most)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
        name += plain ? c : '_';
    }
    return name;
}

class Exhibits {
public:
    Exhibits(const Comparison &comparison, const BundleOptions &options, BundleFolder &folder, Context &context)
        : m_comparison(comparison), m_options(options), m_folder(folder), m_context(context)
    {
    }

    Result<ReportExhibitsPtr> write()
    {
        for (const ExhibitWanted &wanted : m_options.exhibits) {
            if (const Status done = takePath(wanted); !done)
                return Unexpected(done.error());
        }
        const Status listed = m_folder.write("exhibits/exhibits.json", [this](const Sink &sink) { return writeList(sink); }, m_context);
        if (!listed)
            return Unexpected(listed.error());
        return forReport();
    }

private:
    Status takePath(const ExhibitWanted &wanted)
    {
        const DiffTree &tree = *m_comparison.tree;
        const DiffNodeId node = tree.find(wanted.path);
        const std::size_t first = m_exhibits.size();
        bool anyFile = false;
        for (int side = 0; node && side < sideCount; ++side) {
            const Entry *entry = tree.hasSide(side) ? tree.entry(node, side) : nullptr;
            if (!entry || entry->type != EntryType::File)
                continue;
            anyFile = true;
            if (const Status done = takeSide(wanted, node, side, first); !done)
                return done;
        }
        if (!anyFile)
            m_leftOut.push_back({&wanted, -1, node ? "there is no file with content here" : "no source has this path"});
        return {};
    }

    Status takeSide(const ExhibitWanted &wanted, DiffNodeId node, int side, std::size_t firstOfPath)
    {
        const FsTree &tree = *m_comparison.tree->tree(side);
        const NodeId at = m_comparison.tree->node(node).side[static_cast<std::size_t>(side)];
        const Sha256Digest *digest = tree.digest(at);
        if (!digest) {
            m_leftOut.push_back({&wanted, side, "its content could not be read"});
            return {};
        }
        for (std::size_t i = firstOfPath; i < m_exhibits.size(); ++i) {
            if (m_exhibits[i].content.sha256 == *digest) {
                m_exhibits[i].sides.push_back(side);
                return {};
            }
        }
        const std::uint64_t size = tree.entry(at).size;
        if (m_exhibits.size() >= m_options.exhibitFiles || size > m_options.exhibitBytes - m_bytes) {
            m_leftOut.push_back({&wanted, side, "it would be more than the limit of all exhibits together"});
            return {};
        }
        return copy(wanted, node, side, *digest);
    }

    Status copy(const ExhibitWanted &wanted, DiffNodeId node, int side, const Sha256Digest &digest)
    {
        Exhibit exhibit;
        exhibit.number = numberOf(m_exhibits.size());
        exhibit.file = exhibit.number + '_' + toHex(digest).substr(0, 12) + '_' + plainName(wanted.path);
        exhibit.wanted = &wanted;
        exhibit.sides = {side};
        const std::string path = "exhibits/" + exhibit.file;
        const auto place = m_folder.place(path);
        if (!place)
            return Unexpected(place.error());
        const auto content = contentToExport(m_comparison, node, side);
        const auto written = content ? exportContent(*content, *place, {true, 0666, m_options.report.created}, m_context) : Unexpected(content.error());
        if (!written) {
            // What the evidence does not give is left out; what cannot be written ends it all.
            if (written.error().code == ErrorCode::Cancelled || written.error().file.starts_with(*place))
                return Unexpected(written.error());
            m_leftOut.push_back({&wanted, side, written.error().detail});
            return {};
        }
        exhibit.content = *written;
        m_bytes += written->bytes;
        for (const char *kind : {"", ".sha256", ".provenance.json"}) {
            if (const Status taken = m_folder.take(path + kind, m_context); !taken)
                return taken;
        }
        m_exhibits.push_back(std::move(exhibit));
        return {};
    }

    // "Live, layer 3"
    std::string sourceText(const ExhibitWanted &wanted, int side) const
    {
        std::string text(sideTitles[static_cast<std::size_t>(side)]);
        const auto content = contentToExport(m_comparison, m_comparison.tree->find(wanted.path), side);
        if (content && content->loaded->image)
            text += ", layer " + std::to_string(content->content.layer);
        return text;
    }

    ReportExhibitsPtr forReport() const
    {
        auto report = std::make_shared<ReportExhibits>();
        for (const Exhibit &exhibit : m_exhibits) {
            ReportExhibit copied{exhibit.number, exhibit.file, exhibit.wanted->path, exhibit.wanted->tags, {}, exhibit.content.bytes, toHex(exhibit.content.sha256)};
            for (const int side : exhibit.sides)
                copied.sources.push_back(sourceText(*exhibit.wanted, side));
            report->copied.push_back(std::move(copied));
        }
        for (const LeftOut &left : m_leftOut)
            report->leftOut.push_back({left.wanted->path, left.side < 0 ? std::string() : std::string(sideTitles[static_cast<std::size_t>(left.side)]), left.reason});
        return report;
    }

    Status writeList(const Sink &sink) const
    {
        JsonWriter json(sink);
        json.beginObject();
        json.key("schema").string("assay-exhibits/1");
        json.key("limits").beginObject(Style::Inline);
        json.key("bytes").number(m_options.exhibitBytes);
        json.key("files").number(m_options.exhibitFiles);
        json.endObject();
        json.key("exhibits").beginArray();
        for (const Exhibit &exhibit : m_exhibits) {
            json.beginObject();
            json.key("number").string(exhibit.number);
            json.key("file").string(exhibit.file);
            writeWanted(json, *exhibit.wanted);
            json.key("sources").beginArray(Style::Inline);
            for (const int side : exhibit.sides)
                json.string(roleName(static_cast<Role>(side)));
            json.endArray();
            json.key("bytes").number(exhibit.content.bytes);
            json.key("sha256").string(toHex(exhibit.content.sha256));
            json.endObject();
        }
        json.endArray();
        json.key("leftOut").beginArray();
        for (const LeftOut &left : m_leftOut) {
            json.beginObject();
            writeWanted(json, *left.wanted);
            json.key("source");
            if (left.side >= 0)
                json.string(roleName(static_cast<Role>(left.side)));
            else
                json.null();
            json.key("reason").string(left.reason);
            json.endObject();
        }
        json.endArray();
        if (const Redaction *redaction = m_options.report.redaction.get())
            json.key("withheld").number(redaction->counts.exhibits);
        json.endObject();
        return json.finish();
    }

    static void writeWanted(JsonWriter &json, const ExhibitWanted &wanted)
    {
        json.bytes("path", wanted.path);
        json.key("tags").beginArray(Style::Inline);
        for (const std::string &tag : wanted.tags)
            json.string(tag);
        json.endArray();
    }

    const Comparison &m_comparison;
    const BundleOptions &m_options;
    BundleFolder &m_folder;
    Context &m_context;
    std::vector<Exhibit> m_exhibits;
    std::vector<LeftOut> m_leftOut;
    std::uint64_t m_bytes = 0;
};

} // namespace

Result<ReportExhibitsPtr> writeExhibits(const Comparison &comparison, const BundleOptions &options, BundleFolder &folder, Context &context)
{
    if (options.exhibits.empty())
        return ReportExhibitsPtr();
    return Exhibits(comparison, options, folder, context).write();
}

} // namespace assay

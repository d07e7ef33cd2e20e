// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/bundle/bundleparts.h"

#include "report/contentexport.h"
#include "report/exhibitchoice.h"
#include "report/jsonwriter.h"
#include "report/reportexhibits.h"
#include "report/redaction.h"
#include "report/reportwords.h"

#include <cstdio>
#include <utility>

namespace assay {
namespace {

using Style = JsonWriter::Style;

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
        auto choice = chooseExhibits(m_comparison, m_options.exhibits, m_options.exhibitLimits,
                                     [this](std::size_t index, const ExhibitWanted &wanted, const Sha256Digest &sha256, const ContentToExport &content) {
                                         return copy(index, wanted, sha256, content);
                                     });
        if (!choice)
            return Unexpected(choice.error());
        m_choice = std::move(*choice);
        const Status listed = m_folder.write("exhibits/exhibits.json", [this](const Sink &sink) { return writeList(sink); }, m_context);
        if (!listed)
            return Unexpected(listed.error());
        return forReport();
    }

private:
    Result<ExhibitCopy> copy(std::size_t index, const ExhibitWanted &wanted, const Sha256Digest &sha256, const ContentToExport &content)
    {
        const std::string file = numberOf(index) + '_' + toHex(sha256).substr(0, 12) + '_' + plainName(wanted.path);
        const std::string path = "exhibits/" + file;
        const auto place = m_folder.place(path);
        if (!place)
            return Unexpected(place.error());
        const auto written = exportContent(content, *place, {true, 0666, m_options.report.created}, m_context);
        if (!written) {
            // What the evidence does not give is left out; what cannot be written ends it all.
            if (written.error().code == ErrorCode::Cancelled || written.error().file.starts_with(*place))
                return Unexpected(written.error());
            return ExhibitCopy{{}, written.error().detail};
        }
        for (const char *kind : {"", ".sha256", ".provenance.json"}) {
            if (const Status taken = m_folder.take(path + kind, m_context); !taken)
                return Unexpected(taken.error());
        }
        m_files.push_back(file);
        return ExhibitCopy{*written, {}};
    }

    // "Live, layer 3"
    static std::string sourceText(const ChosenExhibit::Place &place)
    {
        const std::string side(sideTitles[static_cast<std::size_t>(place.side)]);
        return place.layer ? side + ", layer " + std::to_string(*place.layer) : side;
    }

    ReportExhibitsPtr forReport() const
    {
        auto report = std::make_shared<ReportExhibits>();
        for (std::size_t i = 0; i < m_choice.copied.size(); ++i) {
            const ChosenExhibit &exhibit = m_choice.copied[i];
            ReportExhibit copied{numberOf(i), m_files[i], exhibit.wanted->path, exhibit.wanted->tags, {}, exhibit.content.bytes, toHex(exhibit.content.sha256)};
            for (const ChosenExhibit::Place &place : exhibit.places)
                copied.sources.push_back(sourceText(place));
            report->copied.push_back(std::move(copied));
        }
        for (const ExhibitNotChosen &left : m_choice.leftOut)
            report->leftOut.push_back({left.wanted->path, left.side < 0 ? std::string() : std::string(sideTitles[static_cast<std::size_t>(left.side)]), left.reason});
        return report;
    }

    Status writeList(const Sink &sink) const
    {
        JsonWriter json(sink);
        json.beginObject();
        json.key("schema").string("assay-exhibits/1");
        json.key("limits").beginObject(Style::Inline);
        json.key("bytes").number(m_options.exhibitLimits.bytes);
        json.key("files").number(m_options.exhibitLimits.files);
        json.endObject();
        json.key("exhibits").beginArray();
        for (std::size_t i = 0; i < m_choice.copied.size(); ++i) {
            const ChosenExhibit &exhibit = m_choice.copied[i];
            json.beginObject();
            json.key("number").string(numberOf(i));
            json.key("file").string(m_files[i]);
            writeWanted(json, *exhibit.wanted);
            json.key("sources").beginArray(Style::Inline);
            for (const ChosenExhibit::Place &place : exhibit.places)
                json.string(roleName(static_cast<Role>(place.side)));
            json.endArray();
            json.key("bytes").number(exhibit.content.bytes);
            json.key("sha256").string(toHex(exhibit.content.sha256));
            json.endObject();
        }
        json.endArray();
        json.key("leftOut").beginArray();
        for (const ExhibitNotChosen &left : m_choice.leftOut) {
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
    ExhibitChoice m_choice;
    std::vector<std::string> m_files; // of each that was copied, its name in the folder
};

} // namespace

Result<ReportExhibitsPtr> writeExhibits(const Comparison &comparison, const BundleOptions &options, BundleFolder &folder, Context &context)
{
    if (options.exhibits.empty())
        return ReportExhibitsPtr();
    return Exhibits(comparison, options, folder, context).write();
}

} // namespace assay

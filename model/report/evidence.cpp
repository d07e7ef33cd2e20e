// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/evidence.h"

#include "base/version.h"
#include "io/digest.h"
#include "io/libraryversions.h"
#include "report/entryjson.h"
#include "report/jsonwriter.h"
#include "report/pathorder.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace assay {
namespace {

using Style = JsonWriter::Style;

constexpr std::string_view sideKeys[sideCount] = {"vendor", "saved", "live"};

class EvidenceWriter {
public:
    EvidenceWriter(const Comparison &comparison, const ReportOptions &options, const Sink &sink)
        : m_comparison(comparison), m_tree(*comparison.tree), m_options(options), m_json(sink)
    {
    }

    Status write()
    {
        m_json.beginObject();
        m_json.key("schema").string("assay-evidence/1");
        m_json.key("complete").boolean(m_comparison.complete);
        writeTool();
        m_json.key("created").string(m_options.created.text());
        writeOptions();
        m_json.key("sources").beginArray();
        for (int side = 0; side < sideCount; ++side) {
            if (const LoadedSourcePtr &source = m_comparison.sources[static_cast<std::size_t>(side)])
                writeSource(*source, side);
        }
        for (const LoadedSourcePtr &source : m_comparison.further)
            writeSource(*source, LiveSide);
        m_json.endArray();
        writeSummary();
        m_json.key("differences").beginArray();
        const Status walked = walkInPathOrder(
            m_tree, [this](DiffNodeId id) { return m_tree.rollup(id) != nullptr; },
            [this](DiffNodeId id, std::string_view path) {
                if (m_tree.differs(id))
                    writeDifference(id, path);
                return m_json.failed() ? m_json.finish() : Status();
            });
        if (!walked)
            return walked;
        m_json.endArray();
        m_json.key("findings").beginArray();
        for (const Finding &finding : m_comparison.findings)
            writeFinding(finding);
        m_json.endArray();
        m_json.endObject();
        return m_json.finish();
    }

    Status writeOne(DiffNodeId id)
    {
        writeDifference(id, m_tree.path(id));
        return m_json.finish();
    }

private:
    void writeTool()
    {
        m_json.key("tool").beginObject(Style::Inline);
        m_json.key("name").string("assay");
        m_json.key("version").string(version);
        m_json.key("commit").string(commit);
        m_json.key("libraries").beginObject();
        for (const auto &[name, number] : reportLibraries(m_options))
            m_json.key(name).string(number);
        m_json.endObject();
        m_json.endObject();
    }

    void writeOptions()
    {
        auto settings = m_options.settings;
        std::sort(settings.begin(), settings.end());
        m_json.key("options").beginObject(Style::Inline);
        for (const auto &[name, value] : settings)
            m_json.bytes(name, value);
        m_json.endObject();
    }

    void writeDigest(std::string_view key, const std::optional<Sha256Digest> &digest)
    {
        m_json.key(key);
        if (digest)
            m_json.string(toHex(*digest));
        else
            m_json.null();
    }

    void writeSource(const LoadedSource &source, int side)
    {
        m_json.beginObject();
        m_json.key("role").string(sideKeys[side]);
        m_json.key("kind");
        if (source.source)
            m_json.string(sourceKindName(source.source->kind()));
        else
            m_json.null();
        m_json.bytes("location", source.source ? std::string_view(source.source->location()) : std::string_view());
        m_json.key("bytes");
        if (source.bytes)
            m_json.number(*source.bytes);
        else
            m_json.null();
        writeDigest("sha256", source.sha256);
        m_json.key("entries").number(source.entries);
        if (source.image)
            writeImage(*source.image, source.layers);
        else
            m_json.key("image").null();
        m_json.key("skipped").beginArray();
        for (const SkippedPart &part : skippedParts(source)) {
            m_json.beginObject(Style::Inline);
            m_json.bytes("path", part.path);
            m_json.bytes("reason", part.reason);
            m_json.endObject();
        }
        m_json.endArray();
        m_json.endObject();
    }

    void writeImage(const ImageInfo &image, const std::vector<LoadedLayer> &layers)
    {
        m_json.key("image").beginObject();
        m_json.key("id").stringOrNull(image.id);
        m_json.texts("tags", image.tags, Style::Inline);
        m_json.key("layers").beginArray();
        for (const LoadedLayer &layer : layers) {
            m_json.beginObject(Style::Inline);
            m_json.key("diffId").stringOrNull(layer.layer.diffId);
            m_json.key("chainId").stringOrNull(layer.layer.chainId);
            m_json.key("recomputed").stringOrNull(recomputedAsNamed(layer));
            m_json.key("verdict").string(verdictName(layer.verdict));
            if (!layer.verdictReason.empty())
                m_json.bytes("reason", layer.verdictReason);
            m_json.key("entries").number(layer.entries);
            m_json.key("bytes").number(layer.bytes);
            m_json.bytes("store", layer.layer.store);
            m_json.endObject();
        }
        m_json.endArray();
        m_json.endObject();
    }

    // Calls write(key, step) for each step key there is to write; step is -1 where the step was not compared.
    template <class Write>
    void forEachStep(Write write)
    {
        const bool skipsSaved = m_tree.hasStep(SavedToLive) && !m_tree.hasSide(SavedSide);
        write("vendorToSaved", m_tree.hasStep(VendorToSaved) ? VendorToSaved : -1);
        write("savedToLive", m_tree.hasStep(SavedToLive) && !skipsSaved ? SavedToLive : -1);
        if (skipsSaved)
            write("vendorToLive", SavedToLive);
    }

    void writeSummary()
    {
        const DiffTree::Totals &totals = m_tree.totals();
        m_json.key("summary").beginObject();
        m_json.key("paths").number(totals.paths);
        forEachStep([&](std::string_view key, int step) {
            m_json.key(key);
            if (step < 0)
                return m_json.null();
            const Rollup::Counts &counts = totals.step[static_cast<std::size_t>(step)];
            m_json.beginObject(Style::Inline);
            m_json.key("added").number(counts.added);
            m_json.key("removed").number(counts.removed);
            m_json.key("changed").number(std::uint64_t(counts.modified) + counts.metadata);
            m_json.endObject();
        });
        m_json.key("explained").number(totals.explained);
        m_json.key("unexplained").number(totals.unexplained);
        m_json.key("findings").beginObject(Style::Inline);
        for (std::size_t i = m_comparison.findingCounts.size(); i-- > 0;)
            m_json.key(severityName(static_cast<Severity>(i))).number(m_comparison.findingCounts[i]);
        m_json.endObject();
        m_json.endObject();
    }

    void writeDifference(DiffNodeId id, std::string_view path)
    {
        const DiffNode &node = m_tree.node(id);
        m_json.beginObject();
        m_json.bytes("path", path);
        forEachStep([&](std::string_view key, int step) {
            m_json.key(key);
            if (step < 0)
                return m_json.null();
            m_json.beginArray(Style::Inline);
            for (const std::string_view word : changeWords(node.changes[static_cast<std::size_t>(step)]))
                m_json.string(word);
            m_json.endArray();
        });
        m_json.key("explained").stringOrNull(explanationText(m_tree, id));
        writeExplainedSteps(id);
        for (int side = 0; side < sideCount; ++side) {
            m_json.key(sideKeys[side]);
            writeSide(node.side[static_cast<std::size_t>(side)], static_cast<std::size_t>(side));
        }
        m_json.endObject();
    }

    // A path that changed in both steps may be explained in one of them; "explained" is null then, for the whole is not.
    void writeExplainedSteps(DiffNodeId id)
    {
        const auto &explanation = m_tree.node(id).explanation;
        const bool any =
            std::any_of(explanation.begin(), explanation.end(), [](Explanation why) { return why != Explanation::None; });
        if (!any || !m_tree.unexplained(id))
            return;
        m_json.key("explainedSteps").beginObject(Style::Inline);
        for (int step = 0; step < stepCount; ++step) {
            if (explanation[static_cast<std::size_t>(step)] != Explanation::None)
                m_json.key(stepKey(m_tree, step)).string(explanationCode(explanation[static_cast<std::size_t>(step)]));
        }
        m_json.endObject();
    }

    void writeSide(NodeId at, std::size_t side)
    {
        if (!at)
            return m_json.null();
        const FsTree &tree = *m_tree.tree(static_cast<int>(side));
        m_json.beginObject(Style::Inline);
        writeEntryMembers(m_json, tree.layerOf(at), tree.entry(at), tree.digest(at), tree.linkCount(at));
        m_json.key("layer");
        const LoadedSourcePtr &source = m_comparison.sources[side];
        if (source && source->image)
            m_json.number(tree.ref(at).layer);
        else
            m_json.null();
        m_json.endObject();
    }

    void writeFinding(const Finding &finding)
    {
        m_json.beginObject();
        m_json.key("code").string(finding.code);
        m_json.key("severity").string(severityName(finding.severity));
        if (finding.path.empty())
            m_json.key("path").null();
        else
            m_json.bytes("path", finding.path);
        m_json.key("layer").stringOrNull(finding.layer);
        if (finding.store.empty())
            m_json.key("store").null();
        else
            m_json.bytes("store", finding.store);
        m_json.key("missedBy").beginArray(Style::Inline);
        for (const std::string &command : finding.missedBy)
            m_json.string(command);
        m_json.endArray();
        m_json.key("detail").beginObject(Style::Inline);
        auto detail = finding.detail;
        std::sort(detail.begin(), detail.end());
        // A key that comes more than once is one key with an array.
        for (auto first = detail.begin(); first != detail.end();) {
            const auto last =
                std::find_if(first, detail.end(), [&](const auto &item) { return item.first != first->first; });
            if (last - first == 1) {
                m_json.bytes(first->first, first->second);
            } else {
                std::vector<std::string> values;
                std::transform(first, last, std::back_inserter(values), [](const auto &item) { return item.second; });
                m_json.texts(first->first, values);
            }
            first = last;
        }
        m_json.endObject();
        m_json.key("role");
        if (finding.role >= 0 && finding.role < sideCount)
            m_json.string(sideKeys[finding.role]);
        else
            m_json.null();
        m_json.endObject();
    }

    const Comparison &m_comparison;
    const DiffTree &m_tree;
    const ReportOptions &m_options;
    JsonWriter m_json;
};

} // namespace

Status writeEvidence(const Comparison &comparison, const ReportOptions &options, const Sink &sink)
{
    return EvidenceWriter(comparison, options, sink).write();
}

Result<Sha256Digest> evidenceDigest(const Comparison &comparison, const ReportOptions &options, const Context &context)
{
    Sha256 hash;
    const Status status = writeEvidence(comparison, options, [&](std::string_view bytes) -> Status {
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
        hash.update(std::as_bytes(std::span(bytes)));
        return {};
    });
    if (!status)
        return Unexpected(status.error());
    return hash.finish();
}

std::vector<std::pair<std::string, std::string>> reportLibraries(const ReportOptions &options)
{
    auto all = options.libraries;
    for (auto &library : libraryVersions())
        all.push_back(std::move(library));
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.first == b.first; }),
              all.end());
    return all;
}

std::string_view stepKey(const DiffTree &tree, int step)
{
    if (step == VendorToSaved)
        return "vendorToSaved";
    return tree.hasSide(SavedSide) ? "savedToLive" : "vendorToLive";
}

std::string explanationText(const DiffTree &tree, DiffNodeId id)
{
    if (!tree.differs(id) || tree.unexplained(id))
        return {};
    std::vector<std::string_view> codes;
    for (std::size_t step = 0; step < stepCount; ++step) {
        if (tree.node(id).changes[step] == 0)
            continue;
        const std::string_view code = explanationCode(tree.node(id).explanation[step]);
        if (std::find(codes.begin(), codes.end(), code) == codes.end())
            codes.push_back(code);
    }
    std::string text;
    for (const std::string_view code : codes) {
        if (!text.empty())
            text += ", ";
        text += code;
    }
    return text;
}

std::string differenceJson(const Comparison &comparison, DiffNodeId id)
{
    std::string text;
    const ReportOptions options;
    const Status written = EvidenceWriter(comparison, options, stringSink(text)).writeOne(id);
    return written ? text : std::string(); // a string takes everything
}

std::vector<SkippedPart> skippedParts(const LoadedSource &source)
{
    std::vector<SkippedPart> all = source.skipped;
    if (source.source) {
        const auto &opening = source.source->skipped();
        all.insert(all.end(), opening.begin(), opening.end());
    }
    const auto key = [](const SkippedPart &part) { return std::tie(part.path, part.reason); };
    std::sort(all.begin(), all.end(), [key](const SkippedPart &a, const SkippedPart &b) { return key(a) < key(b); });
    all.erase(
        std::unique(all.begin(), all.end(), [key](const SkippedPart &a, const SkippedPart &b) { return key(a) == key(b); }),
        all.end());
    return all;
}

} // namespace assay

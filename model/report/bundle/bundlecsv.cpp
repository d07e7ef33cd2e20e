// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/bundle/bundleparts.h"

#include "base/displaysafe.h"
#include "base/joinwords.h"
#include "report/bundle/csv.h"
#include "report/bundle/entryline.h"
#include "report/evidence.h"
#include "report/pathorder.h"
#include "report/reportcontent.h"
#include "verify/entrytext.h"

#include <algorithm>

namespace assay {
namespace {

std::string safePath(std::string_view path)
{
    return "./" + percentPath(path);
}

void writeSideTitles(CsvWriter &csv, int side)
{
    const std::string role(roleName(static_cast<Role>(side)));
    for (const char *column : {"type", "mode", "uid", "gid", "size", "mtime", "sha256", "target", "layer"})
        csv.cell(role + '_' + column);
}

void writeSide(CsvWriter &csv, const Comparison &comparison, DiffNodeId id, int side)
{
    constexpr int columns = 9;
    const NodeId at = comparison.tree->node(id).side[static_cast<std::size_t>(side)];
    if (!at) {
        for (int i = 0; i < columns; ++i)
            csv.cell({});
        return;
    }
    const FsTree &tree = *comparison.tree->tree(side);
    const Entry &entry = tree.entry(at);
    const bool known = !entry.has(EntryFlag::Implied);
    const bool isFile = entry.type == EntryType::File;
    const Sha256Digest *digest = isFile ? tree.digest(at) : nullptr;
    csv.cell(entryTypeName(entry.type));
    csv.cell(known ? octalMode(entry.mode) : std::string());
    csv.cell(known ? std::to_string(entry.uid) : std::string());
    csv.cell(known ? std::to_string(entry.gid) : std::string());
    csv.cell(isFile ? std::to_string(entry.size) : std::string());
    csv.cell(known ? isoTime(entry.mtimeSec, entry.mtimeNsec) : std::string());
    csv.cell(digest ? toHex(*digest) : std::string());
    csv.cell(entry.type == EntryType::Symlink ? displaySafe(tree.target(at)) : std::string());
    const LoadedSourcePtr &source = comparison.sources[static_cast<std::size_t>(side)];
    csv.cell(source && source->image ? std::to_string(tree.ref(at).layer) : std::string());
}

} // namespace

Status writeDifferencesCsv(const Comparison &comparison, const Sink &sink, Context &context)
{
    const DiffTree &tree = *comparison.tree;
    CsvWriter csv(sink);
    csv.cell("path_encoded");
    csv.cell("path");
    for (int step = 0; step < stepCount; ++step) {
        if (tree.hasStep(step))
            csv.cell(stepKey(tree, step));
    }
    csv.cell("explained");
    for (int side = 0; side < sideCount; ++side) {
        if (tree.hasSide(side))
            writeSideTitles(csv, side);
    }
    csv.endRow();
    const Status walked = walkInPathOrder(
        tree, [&tree](DiffNodeId id) { return tree.rollup(id) != nullptr; },
        [&](DiffNodeId id, std::string_view path) -> Status {
            if (context.cancelled())
                return cancelledError();
            if (!tree.differs(id))
                return {};
            csv.cell(safePath(path));
            csv.cell(displaySafe(path));
            for (int step = 0; step < stepCount; ++step) {
                if (tree.hasStep(step))
                    csv.cell(changeText(tree, id, step));
            }
            csv.cell(explanationText(tree, id));
            for (int side = 0; side < sideCount; ++side) {
                if (tree.hasSide(side))
                    writeSide(csv, comparison, id, side);
            }
            csv.endRow();
            return csv.failed() ? csv.finish() : Status();
        });
    return walked ? csv.finish() : walked;
}

Status writeFindingsCsv(const Comparison &comparison, const Sink &sink, Context &context)
{
    CsvWriter csv(sink);
    for (const char *column : {"number", "code", "severity", "source", "path_encoded", "path", "layer", "store", "missed_by", "detail"})
        csv.cell(column);
    csv.endRow();
    const std::vector<const Finding *> findings = findingsWorstFirst(comparison.findings);
    for (std::size_t i = 0; i < findings.size(); ++i) {
        if (context.cancelled())
            return cancelledError();
        const Finding &finding = *findings[i];
        csv.cell(findingNumber(i));
        csv.cell(finding.code);
        csv.cell(severityName(finding.severity));
        csv.cell(finding.role >= 0 && finding.role < sideCount ? roleName(static_cast<Role>(finding.role)) : std::string_view());
        csv.cell(finding.path.empty() ? std::string() : safePath(finding.path));
        csv.cell(displaySafe(finding.path));
        csv.cell(displaySafe(finding.layer));
        csv.cell(displaySafe(finding.store));
        csv.cell(joinWords(finding.missedBy, "; ", displaySafe));
        auto detail = finding.detail;
        std::sort(detail.begin(), detail.end());
        csv.cell(joinWords(detail, "; ", [](const auto &one) { return displaySafe(one.first) + '=' + displaySafe(one.second); }));
        csv.endRow();
        if (csv.failed())
            break;
    }
    return csv.finish();
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/bundle/bundle.h"
#include "report/bundle/bundlefolder.h"
#include "report/sink.h"

#include <memory>
#include <string>
#include <vector>

// The files of a bundle, each by its own function.
namespace assay {

// A source of the comparison under its name in the bundle.
struct BundleItem {
    LoadedSourcePtr loaded;
    std::string name; // "vendor", "saved", "live", further ones "live-2" …
    BundleSource source;
};

// All that were read and have paths: by side, then further images of the live store.
std::vector<BundleItem> bundleItems(const Comparison &comparison);

// The lines of its listing; sets entries and root of item.source, which are those of the whole one. redaction may be null, as in the next two.
Status writeEntryLines(BundleItem &item, const Redaction *redaction, const Sink &sink, Context &context);
Status writeMtree(const BundleItem &item, const Redaction *redaction, const Sink &sink);
Status writeTimeline(const std::vector<BundleItem> &items, const Redaction *redaction, const Sink &sink);

Status writeDifferencesCsv(const Comparison &comparison, const Sink &sink, Context &context);
Status writeFindingsCsv(const Comparison &comparison, const Sink &sink, Context &context);

// CASE/UCO as JSON-LD: the tool, what was done, the sources with their provenance, and the files that differ or are tagged.
Status writeCaseGraph(const Comparison &comparison, const BundleOptions &options, const std::vector<BundleItem> &items, const Sink &sink, Context &context);

using ReportExhibitsPtr = std::shared_ptr<const ReportExhibits>;
// The files, their sidecars and exhibits/exhibits.json; what reports say of them, null where none are wanted.
Result<ReportExhibitsPtr> writeExhibits(const Comparison &comparison, const BundleOptions &options, BundleFolder &folder, Context &context);

// What is in the folder and how each of it is checked, in plain words. files are those that were written before it.
std::string bundleReadme(const BundleManifest &manifest, const std::vector<BundleFile> &files, const ReportOptions &report);

Unexpected cancelledError();

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/evidenceexport.h"

#include "base/displaysafe.h"
#include "cases/storedsource.h"
#include "io/digest.h"
#include "io/outputplaces.h"
#include "io/writeguard.h"
#include "report/contentexport.h"
#include "report/evidence.h"
#include "report/html.h"
#include "report/redaction.h"
#include "report/sink.h"

#include "report/bundle/bundle.h"
#include "report/pdf/pdfreport.h"
#include "report/pdf/pdfsign.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <ctime>

namespace assay {

namespace {

// Hashes and counts what goes through, and stops the writer when the job is cancelled.
Sink watched(const Sink &below, Sha256 &hash, std::uint64_t &bytes, Context &context)
{
    return [&below, &hash, &bytes, &context](std::string_view piece) -> Status {
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
        hash.update(std::as_bytes(std::span(piece)));
        bytes += piece.size();
        context.addBytes(piece.size());
        return below(piece);
    };
}

} // namespace

QString reportFormatName(ReportFormat format)
{
    switch (format) {
    case ReportFormat::Evidence: return QCoreApplication::translate("ReportFormat", "evidence file");
    case ReportFormat::Html: return QCoreApplication::translate("ReportFormat", "HTML report");
    case ReportFormat::Pdf: return QCoreApplication::translate("ReportFormat", "PDF report");
    case ReportFormat::Bundle: return QCoreApplication::translate("ReportFormat", "report bundle");
    case ReportFormat::BundleZip: return QCoreApplication::translate("ReportFormat", "report bundle (zip)");
    }
    return {};
}

const char *reportFileName(ReportFormat format)
{
    switch (format) {
    case ReportFormat::Evidence: return "evidence.json";
    case ReportFormat::Html: return "report.html";
    case ReportFormat::Pdf: return "report.pdf";
    case ReportFormat::Bundle: return "report-bundle";
    case ReportFormat::BundleZip: return "report-bundle.zip";
    }
    return "";
}

namespace {

std::vector<std::string> evidencePlaces(const Comparison &comparison)
{
    std::vector<std::string> places;
    for (const LoadedSourcePtr &source : comparison.sources) {
        if (source)
            places.push_back(source->source->location());
    }
    for (const Finding &finding : comparison.findings) {
        if (finding.code == "source.image-store") // that was named beside a source
            places.push_back(finding.store);
    }
    return places;
}

} // namespace

WriteGuard guardOverEvidence(const Comparison &comparison)
{
    const auto &sources = comparison.sources;
    if (std::any_of(sources.begin(), sources.end(), [](const LoadedSourcePtr &source) { return source && isStoredSource(*source->source); }))
        return WriteGuard::FromCase;
    if (evidenceWasReadByWriters())
        return WriteGuard::NotGiven;
    const std::vector<std::string> evidence = evidencePlaces(comparison);
    const std::vector<std::string> writable = writablePlaces();
    const bool around = std::any_of(evidence.begin(), evidence.end(), [&](const std::string &path) { return liesBeneath(path, writable); });
    return around ? WriteGuard::ThreadsAroundEvidence : WriteGuard::ThreadsOutside;
}

Status outsideEvidence(const Comparison &comparison, const std::string &path)
{
    for (const std::string &place : evidencePlaces(comparison)) {
        if (liesInside(path, place))
            return Unexpected(makeError(ErrorCode::Usage, path, "this is part of the evidence, and nothing is written into evidence"));
    }
    return {};
}

namespace {

Status writeSignedPdf(const Comparison &comparison, const ReportOptions &options, const SigningKeyPtr &key, const std::string &path, Context &context)
{
    const Status written = writePdf(comparison, options, path, context);
    return written && key ? signPdf(path, *key, std::time(nullptr)) : written;
}

// Digest and size of a file that another writer has written.
Status lookAt(Written &written, Context &context)
{
    const auto file = openFileSource(written.path);
    if (!file)
        return Unexpected(file.error());
    written.bytes = (*file)->size();
    const auto digest = sha256(**file, &context);
    if (digest)
        written.sha256 = *digest;
    return digest ? Status() : Unexpected(digest.error());
}

Result<Written> writeBundleReport(const Comparison &comparison, const ReportOptions &options, Written written, Context &context, const ReportParts &parts)
{
    BundleOptions bundle;
    bundle.report = options;
    bundle.exhibits = parts.exhibits;
    bundle.signer = parts.key;
    bundle.asZip = written.format == "bundle-zip";
    bundle.writePdf = [&](const ReportOptions &ready, const std::string &path, Context &watched) { return writeSignedPdf(comparison, ready, parts.key, path, watched); };
    const auto manifest = writeBundle(comparison, bundle, written.path, context);
    if (!manifest)
        return Unexpected(manifest.error());
    if (bundle.asZip) {
        const Status looked = lookAt(written, context);
        return looked ? Result<Written>(written) : Unexpected(looked.error());
    }
    written.sha256 = sha256(manifestText(*manifest));
    for (const BundleFile &file : manifest->files)
        written.bytes += file.size;
    return written;
}

} // namespace

Result<Written> writeReport(const Comparison &comparison, ReportFormat format, const ReportOptions &wanted, const std::string &path,
                            Context &context, const ReportParts &parts)
{
    static constexpr std::array names = {"evidence", "html", "pdf", "bundle", "bundle-zip"};
    context.setPhase(Phase::Reporting);
    if (const Status outside = outsideEvidence(comparison, path); !outside)
        return Unexpected(outside.error());
    ReportOptions options = wanted;
    options.writeGuard = guardOverEvidence(comparison);
    Written written;
    written.path = path;
    written.format = names[static_cast<std::size_t>(format)];
    if (isBundle(format))
        return writeBundleReport(comparison, options, std::move(written), context, parts);
    if (format == ReportFormat::Pdf) {
        Status status = writeSignedPdf(comparison, options, parts.key, path, context);
        if (status)
            status = lookAt(written, context);
        return status ? Result<Written>(written) : Unexpected(status.error());
    }
    Sha256 hash;
    const Status status = writeFileAtomically(path, [&](const Sink &file) -> Status {
        const Sink sink = watched(file, hash, written.bytes, context);
        return format == ReportFormat::Html ? writeHtml(comparison, options, sink, &context) : writeEvidence(comparison, options, sink);
    });
    if (!status)
        return Unexpected(status.error());
    written.sha256 = hash.finish();
    return written;
}

std::string harmlessName(std::string_view name)
{
    static constexpr std::size_t longest = 120;
    std::string out;
    for (const char c : name.substr(0, longest)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == '+';
        out += plain ? c : '_';
    }
    // No hidden files, no options, no names that mean a folder.
    if (out.empty() || out.front() == '.' || out.front() == '-')
        out.insert(0, "_");
    while (out.back() == '.') // ends in nothing but a dot on some systems
        out.back() = '_';
    return out;
}

Result<Written> writeReportOf(const Comparison &comparison, ReportFormat format, ReportOptions options, const ScopeWanted &scope, const RedactionProfile &withheld,
                              const std::string &path, Context &context, const ReportParts &parts)
{
    if (withheld.empty()) {
        auto resolved = resolveScope(*comparison.tree, scope, context);
        if (!resolved)
            return Unexpected(resolved.error());
        options.scope = std::move(*resolved);
        return writeReport(comparison, format, options, path, context, parts);
    }
    if (format == ReportFormat::Evidence)
        return Unexpected(makeError(ErrorCode::Usage, path, "is not written where anything is withheld: an evidence file cannot be redacted"));
    if (const Status outside = outsideEvidence(comparison, path); !outside)
        return Unexpected(outside.error());
    auto redacted = redactReport(comparison, std::move(options), parts.exhibits, withheld, context);
    auto resolved = redacted ? resolveRedactedScope(*redacted, scope, context) : Unexpected(redacted.error());
    if (!resolved)
        return Unexpected(resolved.error());
    redacted->options.scope = std::move(*resolved);
    return writeReport(*redacted->comparison, format, redacted->options, path, context, {std::move(redacted->exhibits), parts.key});
}

Result<Written> saveContent(const Comparison &comparison, DiffNodeId node, int side, const std::string &path, Context &context)
{
    if (const Status outside = outsideEvidence(comparison, path); !outside)
        return Unexpected(outside.error());
    const auto what = contentToExport(comparison, node, side);
    if (!what)
        return Unexpected(what.error());
    const auto exported = exportContent(*what, path, {.created = ReportClock::now()}, context);
    if (!exported)
        return Unexpected(exported.error());
    return Written{path, exported->sha256, exported->bytes, "file"};
}

} // namespace assay

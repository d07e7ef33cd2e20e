// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clireports.h"

#include "app/clipainting.h"
#include "app/cliproof.h"
#include "app/clitrust.h"
#include "base/displaysafe.h"
#include "cases/annotationjson.h"
#include "cases/file/casefile.h"
#include "cases/journalforreport.h"
#include "cases/notesforreport.h"
#include "io/bytesource.h"
#include "io/temporaryfolder.h"
#include "report/bundle/bundle.h"
#include "report/evidence.h"
#include "report/evidencesettings.h"
#include "report/html.h"
#include "report/pdf/pdflogo.h"
#include "report/pdf/pdfreport.h"
#include "report/pdf/pdfsign.h"
#include "report/redaction.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <span>
#include <unistd.h>

namespace assay {
namespace {

ReportOptions reportOptions(const CliOptions &options)
{
    ReportOptions report = options.about;
    report.created = ReportClock::now();
    report.libraries = {{"qt", qVersion()}};
    if (!options.image.empty())
        report.settings.emplace_back("image", options.image);
    for (std::size_t i = 0; i < options.imageStores.size(); ++i)
        report.settings.emplace_back(i == 0 ? "imageStore" : "imageStore" + std::to_string(i + 1), options.imageStores[i]);
    report.pageSize = options.pageSize == "letter" ? PageSize::Letter : PageSize::A4;
    return report;
}

Result<Annotations> readNotes(const std::string &file)
{
    if (file.empty())
        return Annotations();
    const auto source = openFileSource(file);
    const auto bytes = source ? readAll(**source, notesFileBytes) : Unexpected(source.error());
    return bytes ? readNotesFile(*bytes, file) : Unexpected(bytes.error());
}

Result<std::shared_ptr<const ReportJournal>> readJournal(const std::string &path)
{
    if (path.empty())
        return nullptr;
    int argc = 1;
    char name[] = "assay-cli";
    char *argv[] = {name, nullptr};
    const QCoreApplication application(argc, argv); // Qt loads its drivers for databases by it
    const auto file = CaseFile::open(path, CaseFile::Mode::ReadOnly);
    if (!file)
        return Unexpected(file.error());
    JournalForReport journal;
    const Status read = (*file)->forEachEntry([&journal](const JournalEntry &entry) -> Status {
        journal.take(entry);
        return {};
    });
    return read ? Result<std::shared_ptr<const ReportJournal>>(journal.finish((*file)->agreement())) : Unexpected(read.error());
}

Result<ReportLogoPtr> logoOf(const std::string &file)
{
    return file.empty() ? Result<ReportLogoPtr>(nullptr) : readReportLogo(file);
}

Status writeSignedPdf(const Comparison &comparison, const ReportOptions &report, const SigningKeyPtr &key, const std::string &file, Context &context)
{
    Status written = writePdf(comparison, report, file, context);
    return written && key ? signPdf(file, *key, std::time(nullptr)) : written;
}

Status writePdfFile(const Comparison &comparison, const ReportOptions &report, const SigningKeyPtr &key, const std::string &file, Context &context)
{
    if (file != standardOutput)
        return writeSignedPdf(comparison, report, key, file, context);
    std::string temporary = temporaryFolder() + "/assay-pdf-XXXXXX";
    const int descriptor = mkstemp(temporary.data());
    if (descriptor < 0)
        return Unexpected(makeErrnoError(errno, temporary, "cannot be made"));
    close(descriptor);
    Status written = writeSignedPdf(comparison, report, key, temporary, context);
    if (written) {
        const auto source = openFileSource(temporary);
        const auto bytes = source ? readAll(**source, UINT64_MAX) : Unexpected(source.error());
        written = bytes ? descriptorSink(STDOUT_FILENO)(*bytes) : Unexpected(bytes.error());
    }
    unlink(temporary.c_str());
    return written;
}

// A report, and what goes with it, as it is written: redacted, or whole.
struct ReportReady {
    const Comparison &comparison;
    const ReportOptions &options;
    const std::vector<ExhibitWanted> &exhibits;
};

Status writeBundleFolder(const ReportReady &ready, const ReportExtras &extras, const std::string &folder, Context &context)
{
    const Comparison &comparison = ready.comparison;
    BundleOptions bundle;
    bundle.report = ready.options;
    bundle.exhibits = ready.exhibits;
    bundle.signer = extras.key;
    bundle.asZip = isZipName(folder);
    bundle.writePdf = [&](const ReportOptions &options, const std::string &path, Context &watched) { return writeSignedPdf(comparison, options, extras.key, path, watched); };
    const auto written = writeBundle(comparison, bundle, folder, context);
    return written ? Status() : Unexpected(written.error());
}

Result<ScopeWanted> scopeWanted(const CliOptions &options, const Annotations &notes, const ReportHashLists *hashLists)
{
    ScopeWanted wanted = options.scope;
    for (const std::string &name : wanted.tags) {
        if (!notes.tagNamed(name))
            return Unexpected(makeError(ErrorCode::NotFound, options.notes, "has no tag \"" + displaySafe(name) + "\" for the scope"));
    }
    wanted.query.marks = markedPaths(notes);
    std::vector<KnownListPtr> lists;
    for (std::size_t i = 0; hashLists && i < hashLists->lists.size(); ++i)
        lists.push_back(hashLists->lists[i].list);
    wanted.query.known = knownHashesOf(lists);
    return wanted;
}

Result<ReportScopePtr> scopeOf(const Comparison &comparison, const CliOptions &options, const Annotations &notes, const ReportHashLists *hashLists, Context &context)
{
    const auto wanted = scopeWanted(options, notes, hashLists);
    return wanted ? resolveScope(*comparison.tree, *wanted, context) : Unexpected(wanted.error());
}

// For the examiner: what the patterns may have missed.
void tellTellingPaths(const Redaction &redaction)
{
    if (redaction.counts.paths == 0 && redaction.counts.notes == 0 && redaction.counts.texts == 0)
        std::fprintf(stderr, "assay-cli: nothing is withheld: no path, note or text fits\n");
    if (redaction.tellingPaths != 0)
        std::fprintf(stderr, "assay-cli: %llu of the paths that are shown have a withheld name as a part of theirs, such as %s\n", static_cast<unsigned long long>(redaction.tellingPaths),
                     displaySafe(redaction.tellingPath).c_str());
}

Status writeReady(const ReportReady &ready, const CliOptions &options, const ReportExtras &extras, Context &context)
{
    const Comparison &comparison = ready.comparison;
    const ReportOptions &report = ready.options;
    Status status;
    if (!options.json.empty())
        status = writeOut(options.json, [&](const Sink &sink) { return writeEvidence(comparison, report, sink); });
    if (status && !options.html.empty())
        status = writeOut(options.html, [&](const Sink &sink) { return writeHtml(comparison, report, sink); });
    std::optional<PaintingApplication> application;
    if (!options.pdf.empty() || !options.bundle.empty())
        application.emplace();
    if (status && !options.pdf.empty())
        status = writePdfFile(comparison, report, extras.key, options.pdf, context);
    if (status && !options.bundle.empty())
        status = writeBundleFolder(ready, extras, options.bundle, context);
    return status;
}

} // namespace

Status writeOut(const std::string &file, const std::function<Status(const Sink &)> &writer)
{
    return file == standardOutput ? writer(descriptorSink(STDOUT_FILENO)) : writeFileAtomically(file, writer);
}

Status applySettings(CliOptions &options)
{
    if (options.settings.empty())
        return {};
    const auto file = openFileSource(options.settings);
    if (!file)
        return Unexpected(file.error());
    std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>((*file)->size(), mostSettingsBytes)), '\0');
    const auto read = (*file)->readAt(0, std::as_writable_bytes(std::span(bytes)));
    if (!read)
        return Unexpected(read.error());
    auto settings = readEvidenceSettings(std::string_view(bytes).substr(0, *read), options.settings);
    if (!settings)
        return Unexpected(settings.error());
    if (!settings->imageStores.empty() && !options.sources[2])
        return Unexpected(makeError(ErrorCode::Usage, options.settings, "has image stores, which belong to --live"));
    options.image = std::move(settings->image);
    options.imageStores = std::move(settings->imageStores);
    return {};
}

Result<ReportExtras> readExtras(const CliOptions &options)
{
    auto notes = readNotes(options.notes);
    auto journal = notes ? readJournal(options.journalOf) : Unexpected(notes.error());
    auto key = journal ? signingKeyOf(options) : Unexpected(journal.error());
    auto trust = key ? readTrustQuestion(options) : Unexpected(key.error());
    auto amends = trust ? amendmentOf(options.about, options.reportFiles) : Unexpected(trust.error());
    auto logo = amends ? logoOf(options.reportFiles.logo) : Unexpected(amends.error());
    auto withheld = logo ? profileOf(options.reportFiles) : Unexpected(logo.error());
    if (!withheld)
        return Unexpected(withheld.error());
    if (!withheld->empty() && !options.json.empty())
        return Unexpected(makeError(ErrorCode::Usage, options.json, "is not written where anything is withheld: an evidence file cannot be redacted"));
    if (!withheld->empty() && options.about.attachesEvidence)
        return Unexpected(makeError(ErrorCode::Usage, {}, "--pdf-attach puts the evidence file into the PDF, which is not done where anything is withheld"));
    return ReportExtras{std::move(*notes), std::move(*key), std::move(*journal), std::move(*trust), std::move(*amends), std::move(*logo), std::move(*withheld)};
}

Status writeReports(const Comparison &comparison, const CliOptions &options, const ReportExtras &extras, const std::shared_ptr<const ReportHashLists> &hashLists,
                    const ComparedTrustPtr &trust, Context &context)
{
    context.setPhase(Phase::Reporting);
    ReportOptions report = reportOptions(options);
    report.notes = notesForReport(extras.notes);
    report.hashLists = hashLists;
    report.journal = extras.journal;
    report.trust = trust;
    report.amends = extras.amends;
    report.logo = extras.logo;
    if (extras.withheld.empty()) {
        auto scope = scopeOf(comparison, options, extras.notes, hashLists.get(), context);
        if (!scope)
            return Unexpected(scope.error());
        report.scope = std::move(*scope);
        return writeReady({comparison, report, exhibitsOf(extras.notes)}, options, extras, context);
    }
    auto redacted = redactReport(comparison, std::move(report), exhibitsOf(extras.notes), extras.withheld, context);
    if (!redacted)
        return Unexpected(redacted.error());
    const auto wanted = scopeWanted(options, extras.notes, hashLists.get());
    auto scope = wanted ? resolveRedactedScope(*redacted, *wanted, context) : Unexpected(wanted.error());
    if (!scope)
        return Unexpected(scope.error());
    redacted->options.scope = std::move(*scope);
    tellTellingPaths(*redacted->options.redaction);
    return writeReady({*redacted->comparison, redacted->options, redacted->exhibits}, options, extras, context);
}

} // namespace assay

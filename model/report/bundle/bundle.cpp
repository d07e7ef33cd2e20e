// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/bundle/bundle.h"

#include "base/parallel.h"
#include "base/version.h"
#include "io/digest.h"
#include "io/outputplaces.h"
#include "proof/timestamp.h"
#include "report/bundle/bundleparts.h"
#include "report/evidence.h"
#include "report/html.h"
#include "report/newfiles.h"
#include "report/redaction.h"
#include "report/reportjournal.h"
#include "report/reportnotes.h"
#include "report/trustjson.h"

#include <atomic>
#include <filesystem>
#include <mutex>
#include <optional>

namespace assay {
namespace {

namespace fs = std::filesystem;

// Of the HTML report, in markup: its table has all, and a browser lays out what is here before it shows anything.
constexpr std::size_t shownInMarkup = 1000;

class BundleWriter {
public:
    BundleWriter(const Comparison &comparison, const BundleOptions &options, BundleFolder &folder, Context &context)
        : m_comparison(comparison), m_options(options), m_folder(folder), m_context(context), m_items(bundleItems(comparison))
    {
    }

    Result<BundleManifest> write()
    {
        for (BundleItem &item : m_items) {
            BundleItem *const each = &item;
            addFile(item.source.listing, [this, each](const Sink &sink) { return writeEntryLines(*each, redaction(), sink, m_context); });
        }
        m_tasks.push_back([this]() -> Status { return addExhibits(); });
        if (const Status listed = runAll(); !listed)
            return Unexpected(listed.error());
        setRoots();
        addReports();
        addLists();
        if (const Status written = runAll(); !written)
            return Unexpected(written.error());
        return close();
    }

private:
    using Task = std::function<Status()>;

    const Redaction *redaction() const { return m_options.report.redaction.get(); }

    void addFile(std::string path, std::function<Status(const Sink &)> writer)
    {
        m_tasks.push_back([this, path = std::move(path), writer = std::move(writer)] { return m_folder.write(path, stopping(writer), m_context); });
    }

    // A file that fails ends the writing of the others.
    std::function<Status(const Sink &)> stopping(const std::function<Status(const Sink &)> &writer)
    {
        return [this, writer](const Sink &sink) {
            return writer([this, &sink](std::string_view piece) -> Status { return m_failed ? cancelledError() : sink(piece); });
        };
    }

    // The first error in the order of the tasks that is not only another one's echo.
    Status runAll()
    {
        std::vector<Status> done(m_tasks.size());
        parallelFor(m_tasks.size(), m_options.threads ? m_options.threads : workerCount(), [&](std::size_t i) {
            done[i] = m_failed || m_context.cancelled() ? cancelledError() : m_tasks[i]();
            if (!done[i])
                m_failed = true;
        });
        m_tasks.clear();
        const Status *worst = nullptr;
        for (const Status &status : done) {
            if (!status && (!worst || worst->error().code == ErrorCode::Cancelled))
                worst = &status;
        }
        return worst ? *worst : Status();
    }

    void setRoots()
    {
        std::vector<BundleSource> sources;
        auto roots = std::make_shared<ReportRoots>();
        for (const BundleItem &item : m_items) {
            sources.push_back(item.source);
            const int side = static_cast<int>(item.loaded->role);
            if (m_comparison.sources[static_cast<std::size_t>(side)] == item.loaded)
                roots->sources.emplace_back(side, toHex(item.source.merkleRoot));
        }
        m_root = bundleRoot(sources);
        roots->all = toHex(m_root);
        m_options.report.roots = std::move(roots);
    }

    // What takes longest begins first.
    void addReports()
    {
        if (m_options.writePdf) {
            m_tasks.push_back([this]() -> Status {
                const auto place = m_folder.place("report.pdf");
                if (!place)
                    return Unexpected(place.error());
                const Status written = m_options.writePdf(m_options.report, *place, m_context);
                return written ? m_folder.take("report.pdf", m_context) : written;
            });
        }
        addFile("report.html", [this](const Sink &sink) {
            ReportOptions options = m_options.report;
            options.withTable = true;
            options.shownDifferences = std::min(options.shownDifferences, shownInMarkup);
            options.shownFindings = std::min(options.shownFindings, shownInMarkup);
            return writeHtml(m_comparison, options, sink, &m_context);
        });
        addFile("case.jsonld", [this](const Sink &sink) { return writeCaseGraph(m_comparison, m_options, m_items, sink, m_context); });
        if (!redaction())
            addFile("evidence.json", [this](const Sink &sink) { return writeEvidence(m_comparison, m_options.report, sink); });
        if (const auto &notes = m_options.report.notes; notes && !notes->interpretations.empty())
            addFile("interpretation.json", [&notes](const Sink &sink) { return writeInterpretations(*notes, sink); });
        if (const auto &journal = m_options.report.journal; journal && !journal->lines.empty())
            addFile("journal.jsonl", [&journal](const Sink &sink) { return sink(journal->lines); });
    }

    // The reports list them.
    Status addExhibits()
    {
        auto exhibits = writeExhibits(m_comparison, m_options, m_folder, m_context);
        if (!exhibits)
            return Unexpected(exhibits.error());
        m_options.report.exhibits = std::move(*exhibits);
        return {};
    }

    void addLists()
    {
        addFile("differences.csv", [this](const Sink &sink) { return writeDifferencesCsv(m_comparison, sink, m_context); });
        addFile("findings.csv", [this](const Sink &sink) { return writeFindingsCsv(m_comparison, sink, m_context); });
        if (m_options.report.trust)
            addFile("trust.json", [this](const Sink &sink) { return writeComparedTrust(*m_options.report.trust, sink); });
        addFile("timeline.bodyfile", [this](const Sink &sink) { return writeTimeline(m_items, redaction(), sink); });
        for (const BundleItem &item : m_items) {
            const BundleItem *const each = &item;
            addFile("sources/" + item.name + ".mtree", [this, each](const Sink &sink) { return writeMtree(*each, redaction(), sink); });
        }
    }

    Result<BundleManifest> close()
    {
        BundleManifest manifest;
        manifest.created = m_options.report.created.text();
        manifest.toolVersion = version;
        manifest.toolCommit = commit;
        manifest.caseNumber = m_options.report.caseNumber;
        manifest.reportNumber = m_options.report.reportNumber;
        manifest.amends = m_options.report.amends;
        if (redaction())
            manifest.redaction = BundleRedaction{redaction()->evidenceSha256, redaction()->counts.paths};
        manifest.complete = m_comparison.complete;
        for (const BundleItem &item : m_items)
            manifest.sources.push_back(item.source);
        manifest.merkleRoot = m_root;
        const std::string readme = bundleReadme(manifest, m_folder.files(), m_options.report);
        if (const Status written = put("README.txt", readme); !written)
            return Unexpected(written.error());
        manifest.files = m_folder.files();
        const std::string text = manifestText(manifest);
        if (const Status written = put(bundleManifestName, text); !written)
            return Unexpected(written.error());
        std::string sums;
        for (const BundleFile &file : m_folder.files())
            sums += checksumLine(file.sha256, file.path);
        if (const Status written = put(bundleSumsName, sums); !written)
            return Unexpected(written.error());
        if (const Status written = putProofs(text); !written)
            return Unexpected(written.error());
        const Status published = m_options.asZip ? m_folder.publishZip(m_options.report.created.seconds, m_context) : m_folder.publish();
        if (!published)
            return Unexpected(published.error());
        return manifest;
    }

    Status putProofs(const std::string &manifest)
    {
        if (const Status written = put(bundleTimeQueryName, timeStampQuery(sha256(manifest))); !written || !m_options.signer)
            return written;
        const auto signature = m_options.signer->sign(manifest);
        return signature ? put(bundleSignatureName, *signature) : Unexpected(signature.error());
    }

    Status put(std::string_view path, const std::string &text)
    {
        return m_folder.write(std::string(path), [&text](const Sink &sink) { return sink(text); }, m_context);
    }

    const Comparison &m_comparison;
    BundleOptions m_options; // with the roots and the exhibits, once they are known
    BundleFolder &m_folder;
    Context &m_context;
    std::vector<BundleItem> m_items;
    std::vector<Task> m_tasks;
    std::atomic<bool> m_failed{false};
    Sha256Digest m_root{};
};

} // namespace

bool isZipName(std::string_view name)
{
    return name.size() > 4 && name.ends_with(".zip");
}

Status checkBundlePlace(const std::string &folder, bool asZip)
{
    std::error_code failed;
    if (asZip && fs::exists(fs::symlink_status(folder, failed)))
        return Unexpected(makeError(ErrorCode::Usage, folder, "exists already; it was left alone"));
    return BundleFolder::check(folder);
}

Result<BundleManifest> writeBundle(const Comparison &comparison, const BundleOptions &options, const std::string &folder, Context &context)
{
    if (folder.empty())
        return Unexpected(makeError(ErrorCode::Usage, folder, "a folder is wanted for the bundle"));
    for (const LoadedSourcePtr &loaded : comparison.allSources()) {
        if (loaded->source && liesInside(folder, loaded->source->location()))
            return Unexpected(makeError(ErrorCode::Usage, folder, "lies inside the evidence " + loaded->source->location() + "; choose another place"));
    }
    for (const std::string &place : options.report.redaction ? options.report.redaction->places : std::vector<std::string>()) {
        if (liesInside(folder, place))
            return Unexpected(makeError(ErrorCode::Usage, folder, "lies inside the evidence " + place + "; choose another place"));
    }
    if (const Status free = checkBundlePlace(folder, options.asZip); !free)
        return Unexpected(free.error());
    context.setPhase(Phase::Reporting);
    const auto made = BundleFolder::make(folder);
    if (!made)
        return Unexpected(made.error());
    auto written = BundleWriter(comparison, options, **made, context).write();
    return written ? std::move(written) : Unexpected((*made)->placed(written.error()));
}

} // namespace assay

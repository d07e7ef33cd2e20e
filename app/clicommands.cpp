// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clicommands.h"

#include "base/displaysafe.h"
#include "base/parallel.h"
#include "base/version.h"
#include "app/cliprogress.h"
#include "app/clireports.h"
#include "app/clitrust.h"
#include "io/libraryversions.h"
#include "io/outputplaces.h"
#include "io/temporaryfolder.h"
#include "report/bundle/bundle.h"
#include "report/evidence.h"
#include "report/reporthashlists.h"
#include "report/reportjournal.h"
#include "report/imagelist.h"
#include "report/summary.h"
#include "source/imagereference.h"
#include "source/imagestores.h"
#include "verify/comparison.h"
#include "verify/storecheck.h"

#include <QtGlobal>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <set>
#include <unistd.h>

namespace assay {
namespace {

constexpr std::size_t summaryLines = 40;

// An output inside a folder of evidence would change the evidence, by whatever way it is named.
Status checkOutsideEvidence(const std::string &output, const std::vector<std::string> &evidence)
{
    if (output.empty() || output == standardOutput)
        return {};
    for (const std::string &path : evidence) {
        if (!realPath(path).empty() && (liesInside(output, path) || liesInside(folderAround(output), path)))
            return Unexpected(makeError(ErrorCode::Usage, output, "lies inside the evidence " + path + "; choose another place"));
    }
    return {};
}

// Compressed evidence is unpacked into a temporary file, which must not lie inside of evidence either.
Status checkTemporaryFolder(const std::vector<std::string> &evidence)
{
    const std::string folder = temporaryFolder();
    for (const std::string &path : evidence) {
        const std::string root = realPath(path);
        if (!root.empty() && root != "/" && liesInside(folder, root))
            return Unexpected(makeError(ErrorCode::Usage, folder, "temporary files would lie inside the evidence " + path + "; set TMPDIR to another folder"));
    }
    return {};
}

using OpenedSources = std::array<SourcePtr, sideCount>;

Result<OpenedSources> openSources(const CliOptions &options, Context &context)
{
    std::array<Result<SourcePtr>, sideCount> opened{SourcePtr(), SourcePtr(), SourcePtr()};
    parallelFor(sideCount, sideCount, [&](std::size_t side) {
        if (options.sources[side])
            opened[side] = openWithImageStores(*options.sources[side], side == LiveSide ? options.imageStores : std::vector<std::string>(), Limits(), context);
    });
    OpenedSources sources;
    for (std::size_t side = 0; side < sideCount; ++side) {
        if (!opened[side])
            return Unexpected(opened[side].error());
        sources[side] = *opened[side];
    }
    return sources;
}

// The view of a container that reference means in one of the sources; null when it means none.
const ImageInfo *containerMeant(const OpenedSources &sources, const std::string &reference)
{
    for (const SourcePtr &source : sources) {
        const auto chosen = source && !reference.empty() ? chooseImage(*source, reference) : Result<std::size_t>(Unexpected(Error{}));
        if (chosen && !source->images()[*chosen].container.empty())
            return &source->images()[*chosen];
    }
    return nullptr;
}

// A reference holds for every source that has a choice; an only image without tags is what it is. Containers are in stores only: beside one
// the other sources show what it was made from.
Result<std::size_t> imageOf(const OpenedSources &sources, std::size_t side, const std::string &reference)
{
    const Source &source = *sources[side];
    const auto images = imagesOnly(source);
    const bool noChoice = images.size() == 1 && images.front().tags.empty();
    auto chosen = chooseImage(source, noChoice ? std::string() : reference);
    if (const ImageInfo *container = chosen ? nullptr : containerMeant(sources, reference))
        return chooseImage(source, images.size() == 1 ? std::string() : container->id);
    if (chosen || !reference.empty() || images.size() < 2)
        return chosen;
    std::vector<const Source *> others;
    for (const SourcePtr &other : sources)
        others.push_back(other.get());
    const ImageInfo &proposal = source.images()[proposeImage(source, others)];
    Error error = chosen.error();
    error.choices.push_back("the one that fits the other sources best: --image " + shellQuoted(referenceTo(source, proposal)));
    return Unexpected(error);
}

Result<std::array<LoadedSourcePtr, sideCount>> loadSources(const OpenedSources &sources, const CliOptions &options, Context &context)
{
    std::array<std::size_t, sideCount> images{};
    for (std::size_t side = 0; side < sideCount; ++side) {
        if (!sources[side])
            continue;
        const auto image = imageOf(sources, side, options.image);
        if (!image)
            return Unexpected(image.error());
        images[side] = *image;
    }
    context.setPhase(Phase::Reading);
    std::array<Result<LoadedSource>, sideCount> loaded{Unexpected(Error{}), Unexpected(Error{}), Unexpected(Error{})};
    parallelFor(sideCount, sideCount, [&](std::size_t side) {
        if (sources[side])
            loaded[side] = sources[side]->load(images[side], static_cast<Role>(side), LoadOptions(), context);
    });
    std::array<LoadedSourcePtr, sideCount> result;
    for (std::size_t side = 0; side < sideCount; ++side) {
        if (!sources[side])
            continue;
        if (!loaded[side])
            return Unexpected(loaded[side].error());
        result[side] = std::make_shared<const LoadedSource>(std::move(*loaded[side]));
    }
    return result;
}

Result<std::vector<KnownListPtr>> readKnownLists(const CliOptions &options, Context &context)
{
    std::vector<KnownListPtr> lists;
    for (const auto &[files, kind] : {std::pair(&options.knownGood, Known::Good), std::pair(&options.knownBad, Known::Bad)}) {
        for (const std::string &file : *files) {
            auto list = readKnownList(file, kind, context);
            if (!list)
                return Unexpected(list.error());
            lists.push_back(std::move(*list));
        }
    }
    return lists;
}

using HashListsPtr = std::shared_ptr<const ReportHashLists>;

// Says which layers nothing proves, each once.
void tellUnproven(const Comparison &comparison)
{
    std::set<std::string> told;
    for (const LoadedSourcePtr &source : comparison.liveSources()) {
        for (const LoadedLayer &layer : source->layers) {
            if (lacksProof(layer) && told.insert(layer.layer.chainId + layer.layer.store).second)
                std::fprintf(stderr, "assay-cli: not proven: layer %s: %s\n", displaySafe(layer.layer.diffId).c_str(), displaySafe(layer.verdictReason).c_str());
        }
    }
}

// That the journal is broken, or the tables of its case say something else.
bool tellDoubtfulCase(const std::shared_ptr<const ReportJournal> &journal)
{
    bool told = false;
    for (const std::string &notice : {journalNotice(journal.get()), tablesNotice(journal.get())}) {
        if (notice.empty())
            continue;
        std::fprintf(stderr, "assay-cli: %s\n", notice.c_str());
        told = true;
    }
    return told;
}

// Writes what was asked for and tells the rest; the exit code. A case is made when its reports are written, and tells of them.
int report(const Result<ComparisonPtr> &comparison, CliOptions options, const ReportExtras &extras, const std::vector<KnownListPtr> &lists, Context &context,
           std::optional<CliProgress> &progress)
{
    const Result<HashListsPtr> hashLists =
        comparison ? gatherHashLists(**comparison, lists, ReportOptions().shownKnownBad, context) : Unexpected(comparison.error());
    const Result<ComparedTrustPtr> trust = hashLists ? judgeComparison(extras.trust, **comparison, context) : Unexpected(hashLists.error());
    const Result<HashedAgain> again = trust ? hashSourcesAgain(**comparison, options, context) : Unexpected(trust.error());
    Status written = again ? writeReports(**comparison, options, extras, *hashLists, *trust, context) : Unexpected(again.error());
    // Before anything is told: who reads that may end early ("| head").
    if (written && !options.caseFile.empty())
        written = makeCase(**comparison, *again, extras.notes, options, context);
    progress.reset();
    if (!written)
        return failed(written.error());
    const bool reportOnStandardOutput = options.json == standardOutput || options.html == standardOutput || options.pdf == standardOutput;
    if (!options.quiet && !reportOnStandardOutput) {
        const Sink out = descriptorSink(STDOUT_FILENO);
        if (const Status told = writeSummary(**comparison, summaryLines, out); !told)
            return failed(told.error());
        if (const Status told = *hashLists ? writeHashLists(**hashLists, summaryLines, out) : Status(); !told)
            return failed(told.error());
        if (const Status told = *trust ? writeRuleLines(**trust, out) : Status(); !told)
            return failed(told.error());
    }
    for (const LoadedSourcePtr &source : (*comparison)->allSources())
        tellSkipped(skippedParts(*source));
    if ((*comparison)->mustBeProven)
        tellUnproven(**comparison);
    tellHashedAgain(*again);
    const bool doubtful = tellDoubtfulCase(extras.journal);
    return again->anyWrong() ? 2 : std::max((*comparison)->exitCode(), doubtful ? 1 : 0);
}

} // namespace

void tellSkipped(const std::vector<SkippedPart> &parts)
{
    for (const SkippedPart &part : parts)
        std::fprintf(stderr, "assay-cli: not read: %s: %s\n", displaySafe(part.path).c_str(), part.reason.c_str());
}

int failed(const Error &error)
{
    std::fprintf(stderr, "assay-cli: %s\n", error.message().c_str());
    return 2;
}

Status checkPlaces(const CliOptions &options)
{
    std::vector<std::string> evidence = options.imageStores;
    for (const auto &source : options.sources) {
        if (source)
            evidence.push_back(*source);
    }
    if (!options.path.empty())
        evidence.push_back(options.path);
    evidence.insert(evidence.end(), options.trust.from.begin(), options.trust.from.end());
    Status outside = checkTemporaryFolder(evidence);
    if (outside)
        outside = checkNewCase(options);
    for (const std::string &output : {options.json, options.html, options.pdf, options.bundle, options.caseFile}) {
        if (outside)
            outside = checkOutsideEvidence(output, evidence);
    }
    if (outside && !options.bundle.empty())
        outside = checkBundlePlace(options.bundle, isZipName(options.bundle));
    return outside;
}

int runCompare(const CliOptions &options, Context &context)
{
    if (const Status outside = checkPlaces(options); !outside)
        return failed(outside.error());
    const auto extras = readExtras(options);
    if (!extras)
        return failed(extras.error());
    std::optional<CliProgress> progress(std::in_place, context, options.progress);
    const auto lists = readKnownLists(options, context); // first: a mistake in one need not wait for the evidence
    if (!lists) {
        progress.reset();
        return failed(lists.error());
    }
    const auto sources = openSources(options, context);
    const auto loaded = sources ? loadSources(*sources, options, context) : Unexpected(sources.error());
    const auto comparison = loaded ? compareSources(*loaded, context) : Unexpected(loaded.error());
    return report(comparison, options, *extras, *lists, context, progress);
}

int runVerify(const CliOptions &options, Context &context)
{
    if (const Status outside = checkPlaces(options); !outside)
        return failed(outside.error());
    const auto extras = readExtras(options);
    if (!extras)
        return failed(extras.error());
    std::optional<CliProgress> progress(std::in_place, context, options.progress);
    const auto source = openWithImageStores(*options.sources[LiveSide], options.imageStores, Limits(), context);
    const auto image = !source ? Unexpected(source.error()) : options.image.empty() ? Result<std::size_t>(0) : chooseImage(**source, options.image);
    if (!image)
        return failed(image.error());
    StoreCheckOptions check;
    if (!options.image.empty())
        check.image = *image;
    if (progress)
        check.judged = [&](std::size_t, const LoadedLayer &layer, std::size_t done, std::size_t total) { progress->tellLayer(layer, done, total); };
    return report(checkStore(*source, check, context), options, *extras, {}, context, progress);
}

int runList(const CliOptions &options, Context &context)
{
    if (const Status outside = checkPlaces(options); !outside)
        return failed(outside.error());
    std::optional<CliProgress> progress(std::in_place, context, options.progress);
    const auto source = openWithImageStores(options.path, options.imageStores, Limits(), context);
    progress.reset();
    if (!source)
        return failed(source.error());
    const Status written = options.json.empty() ? writeImageTable(**source, descriptorSink(STDOUT_FILENO))
                                                : writeOut(options.json, [&](const Sink &sink) { return writeImageListJson(**source, sink); });
    if (!written)
        return failed(written.error());
    tellSkipped((*source)->skipped());
    for (const ImageInfo &image : imagesOnly(**source)) {
        if (!image.problem.empty())
            return failed(makeError(ErrorCode::Malformed, options.path, (image.id.empty() ? std::string() : image.id + ": ") + image.problem));
    }
    return (*source)->skipped().empty() ? 0 : 2;
}

int runTree(const CliOptions &options, Context &context)
{
    if (const Status outside = checkPlaces(options); !outside)
        return failed(outside.error());
    std::optional<CliProgress> progress(std::in_place, context, options.progress);
    const auto source = openWithImageStores(options.path, options.imageStores, Limits(), context);
    if (!source)
        return failed(source.error());
    const auto image = chooseImage(**source, options.image);
    if (!image)
        return failed(image.error());
    context.setPhase(Phase::Reading);
    const auto loaded = (*source)->load(*image, likelyRole((*source)->kind()), LoadOptions(), context);
    progress.reset();
    if (!loaded)
        return failed(loaded.error());
    if (const Status written = writeListing(*loaded, options.listing, descriptorSink(STDOUT_FILENO)); !written)
        return failed(written.error());
    tellSkipped(skippedParts(*loaded));
    return loaded->complete ? 0 : 2;
}

int runVersion()
{
    std::string text = "assay-cli " + std::string(version) + " (" + std::string(commit) + ")\n";
    for (const auto &[name, number] : libraryVersions())
        text += name + ' ' + number + '\n';
    return print(text + "qt " + qVersion() + '\n');
}

int print(const std::string &text)
{
    const Status written = descriptorSink(STDOUT_FILENO)(text);
    return written ? 0 : failed(written.error());
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clicommands.h"

#include "cases/file/comparedchange.h"
#include "cases/hashedagain.h"
#include "io/bytesource.h"
#include "io/digest.h"
#include "report/bundle/bundle.h"

#include <QCoreApplication>

#include <chrono>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>

namespace assay {
namespace {

SourceOptions optionsOf(const CliOptions &options)
{
    SourceOptions kept;
    if (!options.image.empty())
        kept.emplace_back("image", options.image);
    for (std::size_t i = 0; i < options.imageStores.size(); ++i) {
        std::error_code error; // of a working folder that is gone: then it stays as it was named
        const std::filesystem::path place = std::filesystem::absolute(options.imageStores[i], error);
        kept.emplace_back(i == 0 ? "imageStore" : "imageStore" + std::to_string(i + 1), error ? options.imageStores[i] : place.string());
    }
    return kept;
}

// The reports that were written just now, as they lie there.
Status addReports(const CliOptions &options, CaseChange &change, Context &context)
{
    const bool isFolder = !options.bundle.empty() && !isZipName(options.bundle);
    const std::string manifest = isFolder ? options.bundle + "/manifest.json" : options.bundle;
    for (const auto &[format, path] :
         {std::pair("evidence", options.json), std::pair("html", options.html), std::pair("pdf", options.pdf), std::pair(isFolder ? "bundle" : "bundle-zip", manifest)}) {
        if (path.empty() || path == "-")
            continue;
        const auto file = openFileSource(path);
        const auto digest = file ? sha256(**file, &context) : Unexpected(file.error());
        if (!digest)
            return Unexpected(digest.error());
        change.journal.push_back(exportedDraft(format, path, *digest));
    }
    return {};
}

} // namespace

Status checkNewCase(const CliOptions &options)
{
    struct stat status {};
    if (!options.caseFile.empty() && ::lstat(options.caseFile.c_str(), &status) == 0)
        return Unexpected(makeError(ErrorCode::Usage, options.caseFile, "is there already, and no case is ever replaced; choose another name"));
    return {};
}

Status makeCase(const Comparison &comparison, const HashedAgain &again, const Annotations &notes, const CliOptions &options, Context &context)
{
    auto change = comparedChange(comparison, optionsOf(options), context);
    if (!change)
        return Unexpected(change.error());
    for (std::size_t i = 0; i < again.checks.size(); ++i)
        change->journal.push_back(verifiedDraft(again.sources[i], again.checks[i]));
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    if (Act said = wholeAct(notes, {JournalStamp::now().user, now}); !said.changesNothing()) {
        change->journal.push_back(actDraft(said));
        change->acts.push_back(std::move(said));
    }
    if (Status added = addReports(options, *change, context); !added)
        return added;
    int argc = 1;
    char name[] = "assay-cli";
    char *argv[] = {name, nullptr};
    const QCoreApplication application(argc, argv); // Qt loads its drivers for databases by it
    const ReportOptions &about = options.about;
    const auto file = CaseFile::create(options.caseFile, {about.caseNumber, about.title, about.examiner, about.organisation}, false, *change);
    return file ? Status() : Unexpected(file.error());
}

} // namespace assay

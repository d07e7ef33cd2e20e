// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/buildcachefolders.h"

#include "formats/buildcache.h"

#include <optional>

namespace assay {
namespace {

void tell(BuildCacheFolders &folders, const std::string &path, const std::string &reason)
{
    Finding finding = makeFinding("source.unreadable");
    finding.store = path;
    finding.detail.emplace_back("reason", reason);
    folders.findings.push_back(std::move(finding));
    folders.skipped.push_back({path, reason});
}

void tell(BuildCacheFolders &folders, const std::string &path, const BoltProblems &problems)
{
    if (problems.empty())
        return;
    const std::uint64_t more = problems.list.size() + problems.unlisted - 1;
    const std::string first = problems.list.empty() ? std::string() : problems.list.front().message();
    tell(folders, path, more == 0 ? first : first + "; and " + std::to_string(more) + " more");
}

// None when it is not there or cannot be read; the latter is told.
std::optional<BoltDb> load(const EvidenceFs &fs, const std::string &path, BuildCacheFolders &folders, const Limits &limits, Context &context)
{
    if (const auto stat = fs.stat(path); !stat && stat.error().code == ErrorCode::NotFound)
        return std::nullopt;
    auto db = loadBolt([&] { return fs.open(path); }, limits, context);
    if (!db) {
        tell(folders, path, db.error().message());
        return std::nullopt;
    }
    tell(folders, path, db->problems());
    return std::move(*db);
}

} // namespace

BuildCacheFolders readBuildCacheFolders(const EvidenceFs &fs, const std::string &root, const Limits &limits, Context &context)
{
    BuildCacheFolders folders;
    const std::string snapshotsPath = joinPath(root, "buildkit/snapshots.db");
    const auto snapshotsDb = load(fs, snapshotsPath, folders, limits, context);
    if (!snapshotsDb)
        return folders;
    const BuildCacheSnapshots snapshots = parseBuildCacheSnapshots(*snapshotsDb, limits);
    tell(folders, snapshotsPath, snapshots.problems);
    const std::string textsPath = joinPath(root, "buildkit/metadata_v2.db");
    BuildCacheTexts texts;
    if (const auto textsDb = load(fs, textsPath, folders, limits, context)) {
        texts = parseBuildCacheTexts(*textsDb, limits);
        tell(folders, textsPath, texts.problems);
    }
    for (const auto &[folder, record] : snapshots.recordOf) {
        const auto text = texts.byRecord.find(record);
        folders.texts[folder] = text == texts.byRecord.end() ? std::string() : text->second;
    }
    return folders;
}

} // namespace assay

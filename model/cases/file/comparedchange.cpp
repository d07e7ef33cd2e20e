// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/file/comparedchange.h"

#include <filesystem>
#include <system_error>

namespace assay {
namespace {

// A case is opened from any folder.
std::string absolutePath(const std::string &path)
{
    std::error_code error;
    const std::filesystem::path absolute = std::filesystem::absolute(path, error);
    return error ? path : absolute.lexically_normal().string();
}

} // namespace

Result<CaseChange> comparedChange(const Comparison &comparison, const SourceOptions &options, Context &context)
{
    auto results = packResults(comparison, context);
    if (!results)
        return Unexpected(results.error());
    CaseChange change;
    change.results = std::make_shared<const StoredResults>(std::move(*results));
    change.sources.emplace();
    for (const LoadedSourcePtr &loaded : comparison.sources) {
        if (!loaded)
            continue;
        CaseSource source = CaseSource::of(*loaded);
        source.path = absolutePath(source.path);
        source.options = options;
        change.journal.push_back(hashedDraft(source));
        change.sources->push_back(std::move(source));
    }
    change.journal.push_back(comparedDraft(comparison, *change.results));
    return change;
}

} // namespace assay

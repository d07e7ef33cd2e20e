// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/hashedagain.h"

#include "base/parallel.h"
#include "report/rehash.h"

#include <algorithm>

namespace assay {

bool HashedAgain::anyWrong() const
{
    return std::any_of(checks.begin(), checks.end(), [](const SourceCheck &check) { return check.isWrong(); });
}

Result<HashedAgain> hashAgain(const Comparison &comparison, std::vector<CaseSource> sources, Context &context)
{
    HashedAgain again{std::move(sources), {}, {}};
    for (const LoadedSourcePtr &loaded : again.sources.empty() ? comparison.sources : std::array<LoadedSourcePtr, sideCount>()) {
        if (loaded)
            again.sources.push_back(CaseSource::of(*loaded));
    }
    std::vector<Result<SourceCheck>> checks(again.sources.size(), Unexpected(Error{}));
    parallelFor(checks.size(), workerCount(), [&](std::size_t i) { checks[i] = checkSource(again.sources[i], context); });
    for (auto &check : checks) {
        if (!check)
            return Unexpected(check.error());
        again.checks.push_back(std::move(*check));
    }
    again.when = ReportClock::now();
    return again;
}

void tellInReports(const HashedAgain &again, const Comparison &comparison, ReportOptions &options)
{
    for (std::size_t i = 0; i < again.checks.size(); ++i) {
        const auto side = static_cast<std::size_t>(again.sources[i].role);
        if (const LoadedSourcePtr &loaded = comparison.sources[side])
            options.hashedAgain[side] = rehashOf(*loaded, again.checks[i], again.when);
    }
}

} // namespace assay

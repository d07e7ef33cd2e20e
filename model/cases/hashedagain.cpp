// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/hashedagain.h"

#include "report/reportoptions.h"

#include <algorithm>

namespace assay {

bool HashedAgain::anyWrong() const
{
    return std::any_of(checks.begin(), checks.end(), [](const SourceCheck &check) { return check.state != SourceState::Match && check.state != SourceState::NotComparable; });
}

Result<HashedAgain> hashAgain(const Comparison &comparison, std::vector<CaseSource> sources, Context &context)
{
    HashedAgain again{std::move(sources), {}, {}};
    for (const LoadedSourcePtr &loaded : again.sources.empty() ? comparison.sources : std::array<LoadedSourcePtr, sideCount>()) {
        if (loaded)
            again.sources.push_back(CaseSource::of(*loaded));
    }
    for (const CaseSource &source : again.sources) {
        auto check = checkSource(source, context);
        if (!check)
            return Unexpected(check.error());
        again.checks.push_back(std::move(*check));
    }
    again.when = ReportClock::now().text();
    return again;
}

std::string hashedAgainText(const SourceCheck &check, const std::string &when)
{
    switch (check.state) {
    case SourceState::Match: return "MATCH: SHA-256 " + toHex(*check.sha256) + ", " + when;
    case SourceState::Mismatch: return "MISMATCH: " + check.reason + ", " + when;
    case SourceState::Missing: return "MISSING: " + check.reason + ", " + when;
    case SourceState::Unreadable: return "UNREADABLE: " + check.reason + ", " + when;
    case SourceState::NotComparable: break;
    }
    return "not read again: " + check.reason;
}

} // namespace assay

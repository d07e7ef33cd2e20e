// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clicommands.h"

#include "base/displaysafe.h"
#include "report/rehash.h"

#include <cstdio>

namespace assay {

Result<HashedAgain> hashSourcesAgain(const Comparison &comparison, CliOptions &options, Context &context)
{
    const bool toldAnywhere = !options.html.empty() || !options.pdf.empty() || !options.bundle.empty() || !options.caseFile.empty();
    if (toldAnywhere && !options.hashOnce) {
        context.setPhase(Phase::Reporting);
        auto again = hashAgain(comparison, {}, context);
        if (again)
            tellInReports(*again, comparison, options.about);
        return again;
    }
    options.about.hashedAgain = rehashes(comparison, notHashedAgain, ReportClock::now());
    return HashedAgain{};
}

void tellHashedAgain(const HashedAgain &again)
{
    for (std::size_t i = 0; i < again.checks.size(); ++i) {
        const SourceCheck &check = again.checks[i];
        if (check.isWrong())
            std::fprintf(stderr, "assay-cli: %s: %s, when it was hashed again: %s\n", displaySafe(again.sources[i].path).c_str(), std::string(sourceStateName(check.state)).c_str(),
                         displaySafe(check.reason).c_str());
    }
}

} // namespace assay

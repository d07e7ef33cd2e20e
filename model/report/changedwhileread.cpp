// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/changedwhileread.h"

#include "base/displaysafe.h"
#include "report/reportwords.h"

#include <algorithm>

namespace assay {

std::vector<ChangedWhileRead> changedWhileRead(const Comparison &comparison)
{
    std::vector<ChangedWhileRead> changed;
    for (const Finding &finding : comparison.findings) {
        if (finding.code != "source.unstable")
            continue;
        const auto valueOf = [&finding](std::string_view key) {
            const auto found = std::find_if(finding.detail.begin(), finding.detail.end(), [key](const auto &each) { return each.first == key; });
            return found == finding.detail.end() ? std::string() : displaySafe(found->second);
        };
        ChangedWhileRead one;
        one.before = valueOf("before");
        one.after = valueOf("after");
        if (one.before.empty())
            continue;
        if (const std::string listed = valueOf("listed"); !listed.empty())
            one.before = "listed: " + listed + "; opened: " + one.before;
        if (finding.role >= 0 && finding.role < sideCount)
            one.source = sideTitles[static_cast<std::size_t>(finding.role)];
        one.path = displaySafe(finding.path.empty() ? finding.store : finding.path);
        changed.push_back(std::move(one));
    }
    return changed;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/settledcatalog.h"

#include <algorithm>
#include <set>
#include <thread>
#include <tuple>

namespace assay {
namespace {

using Told = std::tuple<std::string, std::string, std::string, std::string, std::vector<std::pair<std::string, std::string>>>;

Told toldBy(const Finding &finding)
{
    return {finding.code, finding.store, finding.path, finding.layer, finding.detail};
}

bool isDoubtful(const Finding &finding)
{
    return finding.severity >= Severity::Low;
}

bool isDoubtful(const StoreCatalog &catalog)
{
    const auto hasProblem = [](const auto &problem) { return !problem.empty(); };
    return std::any_of(catalog.findings.begin(), catalog.findings.end(), [](const Finding &finding) { return isDoubtful(finding); })
        || std::any_of(catalog.images.begin(), catalog.images.end(), [&](const StoredImage &image) { return hasProblem(image.info.problem); })
        || std::any_of(catalog.containers.begin(), catalog.containers.end(), [&](const StoredContainer &container) { return hasProblem(container.problem); })
        || !catalog.complete;
}

// Takes out what the reading before did not say. Whether there was something worse than low among it.
bool takeFresh(StoreCatalog &catalog, const Result<StoreCatalog> &before)
{
    std::set<Told> known;
    for (const Finding &finding : before ? before->findings : Findings()) {
        if (isDoubtful(finding))
            known.insert(toldBy(finding));
    }
    bool grave = false;
    std::erase_if(catalog.findings, [&](const Finding &finding) {
        const bool fresh = isDoubtful(finding) && !known.contains(toldBy(finding));
        grave = grave || (fresh && finding.severity >= Severity::Medium);
        return fresh;
    });
    return grave;
}

bool pause(std::chrono::milliseconds time, const Context &context)
{
    constexpr std::chrono::milliseconds slice(20);
    for (; time.count() > 0 && !context.cancelled(); time -= slice)
        std::this_thread::sleep_for(std::min(time, slice));
    return !context.cancelled();
}

} // namespace

Result<StoreCatalog> settledCatalog(const std::function<Result<StoreCatalog>()> &read, const std::string &location, Context &context,
                                    const std::vector<std::chrono::milliseconds> &pauses)
{
    Result<StoreCatalog> before = read();
    if (before && !isDoubtful(*before))
        return before;
    Result<StoreCatalog> common = before; // what the last two readings say
    for (const std::chrono::milliseconds time : pauses) {
        if (!pause(time, context))
            return Unexpected(makeError(ErrorCode::Cancelled, location, "cancelled"));
        Result<StoreCatalog> again = read();
        if (!again && !before)
            return again;
        if (again) {
            common = again;
            if (!takeFresh(*common, before))
                return common;
        }
        before = std::move(again);
    }
    if (!common)
        return common;
    const std::string reason = "its records changed each time they were read; stop the engine, or read a copy";
    Finding finding = makeFinding("source.unstable");
    finding.store = location;
    finding.detail.emplace_back("reason", reason);
    common->findings.push_back(std::move(finding));
    common->skipped.push_back({location, reason});
    common->complete = false;
    return common;
}

} // namespace assay

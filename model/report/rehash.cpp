// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/rehash.h"

#include "base/bytes.h"

#include <algorithm>

namespace assay {
namespace {

std::string firstTime(const LoadedSource &loaded, const ReportClock &clock)
{
    if (clock.given)
        return clock.text();
    return loaded.readAt != 0 ? isoTime(loaded.readAt) : std::string("at a time that was not recorded");
}

std::string ofFolder(const LoadedSource &loaded, const ReportClock &clock)
{
    return "NOT READ AGAIN: a folder is not one object with one digest. Each file in it has its own, taken while the folder was read, until " + firstTime(loaded, clock);
}

// Image stores that were given besides have digests of their own, among the findings.
std::string ofFurther(const LoadedSource &loaded)
{
    const auto count = std::count_if(loaded.findings.begin(), loaded.findings.end(), [](const Finding &finding) { return finding.code == "source.image-store"; });
    return count == 0 ? std::string() : "; " + std::to_string(count) + (count == 1 ? " further image store" : " further image stores") + ": NOT READ AGAIN";
}

Rehash withFurther(Rehash rehash, const LoadedSource &loaded)
{
    rehash.text += ofFurther(loaded);
    return rehash;
}

Rehash ofItself(const LoadedSource &loaded, const SourceCheck &check, const ReportClock &again)
{
    const std::string hashed = "hashed " + firstTime(loaded, again);
    switch (check.state) {
    case SourceState::Match: return {"MATCH: SHA-256 " + toHex(*check.sha256) + ", " + hashed + " and again " + again.text()};
    case SourceState::Mismatch: return {"MISMATCH: " + check.reason + "; " + hashed + (check.sha256 ? " and again " : " and looked at again ") + again.text(), true};
    case SourceState::Missing: return {"MISSING: " + check.reason + "; " + (loaded.sha256 ? hashed : "read until " + firstTime(loaded, again)) + ", looked for again " + again.text(), true};
    case SourceState::Unreadable: return {"UNREADABLE: " + check.reason + "; " + hashed + ", read again " + again.text(), true};
    case SourceState::NotComparable: break;
    }
    return {loaded.bytes ? "NOT READ AGAIN: " + check.reason + ", " + again.text() : ofFolder(loaded, again)};
}

} // namespace

Rehash rehashOf(const LoadedSource &loaded, const SourceCheck &check, const ReportClock &again)
{
    return withFurther(ofItself(loaded, check, again), loaded);
}

Rehash notHashedAgain(const LoadedSource &loaded, const ReportClock &report)
{
    if (!loaded.bytes)
        return withFurther({ofFolder(loaded, report)}, loaded);
    return withFurther({"NOT READ AGAIN: it was chosen to hash the evidence once; hashed " + firstTime(loaded, report)}, loaded);
}

Rehash toBeHashedAgain(const LoadedSource &loaded, const ReportClock &report)
{
    if (!loaded.bytes)
        return notHashedAgain(loaded, report);
    if (!loaded.sha256)
        return withFurther({"NOT READ AGAIN: it has no digest to be held against; read until " + firstTime(loaded, report)}, loaded);
    return withFurther({"SHA-256 " + toHex(*loaded.sha256) + ", hashed " + firstTime(loaded, report) + "; hashed again when the report is written"}, loaded);
}

std::array<Rehash, sideCount> rehashes(const Comparison &comparison, RehashOf one, const ReportClock &report)
{
    std::array<Rehash, sideCount> all;
    for (std::size_t side = 0; side < sideCount; ++side) {
        if (const LoadedSourcePtr &source = comparison.sources[side])
            all[side] = one(*source, report);
    }
    return all;
}

} // namespace assay

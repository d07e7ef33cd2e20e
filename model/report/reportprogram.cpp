// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportprogram.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "base/version.h"
#include "io/bytesource.h"
#include "io/digest.h"
#include "io/hostclock.h"

namespace assay {

std::string compilerText()
{
#if defined(__clang__)
    return "Clang " __clang_version__;
#elif defined(__GNUC__)
    return "GCC " + std::to_string(__GNUC__) + '.' + std::to_string(__GNUC_MINOR__) + '.' + std::to_string(__GNUC_PATCHLEVEL__);
#else
    return "not known";
#endif
}

std::string runningProgramDigest()
{
    // The kernel's own name for the file that runs: it stays that file when another one takes its place.
    static const std::string digest = [] {
        const auto program = openFileSource("/proc/self/exe");
        const auto hash = program ? sha256(**program, nullptr) : Unexpected(program.error());
        return hash ? toHex(*hash) : "not known: " + displaySafe(hash.error().detail);
    }();
    return digest;
}

std::string clockText(const HostClock &clock)
{
    std::string text = clock.zone.empty() ? "zone not named, " : displaySafe(clock.zone) + ", ";
    text += offsetText(clock.offset);
    if (!clock.synchronised)
        text += "; whether it was synchronised is not known";
    else
        text += *clock.synchronised ? "; synchronised, as the kernel says" : "; not synchronised, as the kernel says";
    if (clock.lastSync)
        text += "; last set from a time server at " + isoTime(*clock.lastSync);
    return text;
}

std::vector<Fact> programFacts(const ReportClock &created)
{
    std::vector<Fact> facts = {
        {"Program", "Assay " + std::string(version) + ", commit " + std::string(commit), false, false},
        {"Compiler", compilerText(), false, false},
        {"SHA-256 of its file", runningProgramDigest(), true, false},
        {"Times", "all in UTC; those of the evidence as it has them", false, false},
    };
    facts.push_back({"Clock of this host",
                     created.given ? "not asked: the time of this report was given (SOURCE_DATE_EPOCH)" : clockText(HostClock::at(created.seconds)), false, false});
    return facts;
}

} // namespace assay

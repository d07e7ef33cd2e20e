// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clitrust.h"

#include "app/clicommands.h"
#include "app/cliprogress.h"
#include "app/clireports.h"
#include "base/displaysafe.h"
#include "io/bytesource.h"
#include "io/outputplaces.h"
#include "report/evidence.h"
#include "report/trustjson.h"
#include "trust/trustsubject.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <unistd.h>

namespace assay {
namespace {

std::int64_t now()
{
    using namespace std::chrono;
    return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

Result<std::optional<TrustRules>> rulesOf(const CliOptions &options)
{
    if (options.trust.rules.empty())
        return std::nullopt;
    const auto file = openFileSource(options.trust.rules);
    const auto bytes = file ? readAll(**file, Limits().recordBytes) : Unexpected(file.error());
    auto rules = bytes ? parseTrustRules(*bytes, options.trust.rules, Limits()) : Unexpected(bytes.error());
    if (!rules)
        return Unexpected(rules.error());
    return std::move(*rules);
}

Result<Relied> reliedOf(const CliOptions &options, const std::optional<TrustRules> &rules)
{
    auto relied = readRelied(options.trust.relied, {});
    if (!relied || !rules)
        return relied;
    auto more = readRelied(rules->relied, folderAround(options.trust.rules));
    if (!more)
        return Unexpected(more.error());
    relied->append(std::move(*more));
    return relied;
}

Result<std::int64_t> timeOf(const CliOptions &options, const std::optional<TrustRules> &rules)
{
    if (options.trust.at.empty())
        return rules && rules->at ? *rules->at : now();
    const auto at = parseUtcTime(options.trust.at);
    if (!at)
        return Unexpected(makeError(ErrorCode::Usage, {}, "--at wants a time in UTC, as 2026-11-26 or 2026-11-26T12:00:00Z"));
    return *at;
}

bool speaksAgainst(const TrustStatement &statement)
{
    // A stranger's signature, or one that is too old, is no help; it is no sign of anything wrong either.
    return statement.answer(TrustAspect::Integrity) == TrustAnswer::No || statement.answer(TrustAspect::Signature) == TrustAnswer::No
        || statement.answer(TrustAspect::Binding) == TrustAnswer::No;
}

// Without anybody's rules: somebody who is trusted signed these bytes, and nothing speaks against them.
bool allWell(const TrustReport &report)
{
    return std::any_of(report.statements.begin(), report.statements.end(), [&](const TrustStatement &statement) { return report.holds(statement); })
        && std::none_of(report.statements.begin(), report.statements.end(), speaksAgainst);
}

// The content where it was asked for; loaded is null where the source has none that can be read.
bool isReadWhole(const TrustReport &report, const LoadedSource *loaded)
{
    return !report.disk || (loaded ? loaded->complete : report.onDisk() == TrustAnswer::Yes);
}

// As Comparison::exitCode() has it: what was not read whole comes before what is wrong, and what is merely not proven after it.
int exitCode(const TrustReport &report, const std::optional<TrustRules> &rules, const std::vector<RuleOutcome> &outcomes, const LoadedSource *loaded)
{
    if (!isReadWhole(report, loaded))
        return 2;
    if (rules)
        return std::all_of(outcomes.begin(), outcomes.end(), [](const RuleOutcome &outcome) { return outcome.holds; }) ? 0 : 1;
    if (!report.problems.empty())
        return 2;
    if (!allWell(report))
        return 1;
    return report.disk && report.onDisk() == TrustAnswer::Unknown ? 2 : 0;
}

void tellWhy(const TrustReport &report, const LoadedSource *loaded)
{
    if (loaded)
        tellSkipped(skippedParts(*loaded));
    if (report.disk && report.onDisk() == TrustAnswer::Unknown)
        std::fprintf(stderr, "assay-cli: %s: not shown that %s: %s\n", displaySafe(report.location).c_str(), displaySafe(report.disk->what).c_str(), displaySafe(report.disk->reason).c_str());
    for (const std::string &problem : report.problems)
        std::fprintf(stderr, "assay-cli: not read: %s\n", displaySafe(problem).c_str());
}

int tell(const TrustReport &report, const std::optional<TrustRules> &rules, const CliOptions &options, const LoadedSource *loaded)
{
    const std::vector<TrustRule> *list = rules ? &rules->rules : nullptr;
    const std::vector<RuleOutcome> outcomes = rules ? holdRules(rules->rules, report.statements, report.onDisk(), report.at) : std::vector<RuleOutcome>();
    if (!options.json.empty()) {
        if (const Status written = writeOut(options.json, [&](const Sink &sink) { return writeTrustJson(report, list, outcomes, sink); }); !written)
            return failed(written.error());
    }
    if (options.json != standardOutput && !options.quiet) {
        if (const Status written = writeTrustText(report, list, outcomes, descriptorSink(STDOUT_FILENO)); !written)
            return failed(written.error());
    }
    const int code = exitCode(report, rules, outcomes, loaded);
    if (code == 2)
        tellWhy(report, loaded);
    return code;
}

} // namespace

Result<std::optional<ComparedTrustQuestion>> readTrustQuestion(const CliOptions &options)
{
    if (options.trust.rules.empty())
        return std::nullopt;
    const auto rules = rulesOf(options);
    auto relied = rules ? reliedOf(options, *rules) : Unexpected(rules.error());
    const auto at = relied ? timeOf(options, *rules) : Unexpected(relied.error());
    if (!at)
        return Unexpected(at.error());
    ComparedTrustQuestion question;
    question.from = options.trust.from;
    question.relied = std::move(*relied);
    question.rules = (*rules)->rules;
    question.at = *at;
    return question;
}

Result<ComparedTrustPtr> judgeComparison(const std::optional<ComparedTrustQuestion> &question, const Comparison &comparison, Context &context)
{
    if (!question)
        return nullptr;
    ComparedTrustQuestion asked = *question;
    asked.sources = comparison.sources;
    return judgeCompared(asked, Limits(), context);
}

Status writeRuleLines(const ComparedTrust &trust, const Sink &sink)
{
    BufferedSink out(sink);
    for (const SourceTrust &source : trust.sources) {
        if (!source.report)
            out << "trust  " << roleName(source.role) << "  not told: " << displaySafe(source.problem) << '\n';
        for (std::size_t i = 0; i < source.outcomes.size(); ++i)
            out << "trust  " << roleName(source.role) << (source.outcomes[i].holds ? "  holds  " : "  FAILS  ") << displaySafe(trust.rules[i].name) << ": "
                << displaySafe(source.outcomes[i].reason) << '\n';
    }
    return out.finish();
}

int runTrust(const CliOptions &options, Context &context)
{
    if (const Status outside = checkPlaces(options); !outside)
        return failed(outside.error());
    const auto rules = rulesOf(options);
    if (!rules)
        return failed(rules.error());
    const auto relied = reliedOf(options, *rules);
    const auto at = relied ? timeOf(options, *rules) : Unexpected(relied.error());
    if (!at)
        return failed(at.error());
    const bool disk = options.trust.disk || (*rules && std::any_of((*rules)->rules.begin(), (*rules)->rules.end(), [](const TrustRule &rule) { return rule.disk; }));
    std::optional<CliProgress> progress(std::in_place, context, options.progress);
    auto subject = openTrustSubject({options.path, options.imageStores, options.image, options.trust.from, options.trust.signatures, disk}, Limits(), context);
    if (!subject) {
        progress.reset();
        return failed(subject.error());
    }
    subject->question.at = *at;
    const auto report = reportTrust(subject->question, *relied, Limits(), context);
    progress.reset();
    return report ? tell(*report, *rules, options, subject->loaded.get()) : failed(report.error());
}

} // namespace assay

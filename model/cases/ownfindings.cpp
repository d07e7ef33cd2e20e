// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/annotationchecks.h"
#include "cases/annotations.h"
#include "cases/annotationtext.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace assay {
namespace {

std::uint64_t bytesOf(const OwnFinding &finding)
{
    std::uint64_t bytes = finding.title.size() + finding.statement.size() + finding.alternatives.size();
    for (const std::string &path : finding.paths)
        bytes += path.size();
    return bytes;
}

auto saidBy(const OwnFinding &finding)
{
    return std::tie(finding.severity, finding.confidence, finding.title, finding.statement, finding.alternatives, finding.paths);
}

Status checkPaths(const std::vector<std::string> &paths, const AnnotationLimits &limits)
{
    if (paths.size() > limits.pathsPerFinding)
        return tooMany("a finding is about more than " + std::to_string(limits.pathsPerFinding) + " paths");
    for (const std::string &path : paths) {
        if (!isAnnotationPath(path, limits))
            return refused("a finding's path is none");
    }
    if (std::adjacent_find(paths.begin(), paths.end(), std::greater_equal<>()) != paths.end())
        return refused("a finding's paths are in no order");
    return {};
}

Status checkFinding(const OwnFinding &finding, const AnnotationLimits &limits)
{
    if (finding.title.empty() || finding.title.find('\n') != std::string::npos)
        return refused("a finding's title is empty or of several lines");
    if (finding.severity > Severity::Critical || finding.confidence > Confidence::NotDetermined)
        return refused("a finding has a severity or a confidence that there is not");
    Status good = checkText(finding.title, limits.titleBytes, "a finding's title");
    if (good)
        good = checkText(finding.statement, limits.statementBytes, "what a finding says");
    if (good)
        good = checkText(finding.alternatives, limits.statementBytes, "a finding's other explanations");
    if (good)
        good = checkStamp(finding.written, limits);
    if (good)
        good = checkStamp(finding.stamp, limits);
    return good ? checkPaths(finding.paths, limits) : good;
}

void putPathsInOrder(OwnFinding &finding)
{
    std::sort(finding.paths.begin(), finding.paths.end());
    finding.paths.erase(std::unique(finding.paths.begin(), finding.paths.end()), finding.paths.end());
}

Act actOf(ActKind kind, Stamp now)
{
    Act act;
    act.kind = kind;
    act.stamp = std::move(now);
    return act;
}

} // namespace

OwnFindingId Annotations::nextOwnFindingId() const
{
    return freeId(m_ownFindings);
}

Status Annotations::take(const OwnFindingChange &of)
{
    const std::uint64_t less = of.before ? bytesOf(*of.before) : 0;
    const std::uint64_t more = of.after ? bytesOf(*of.after) : 0;
    const std::size_t fewerPaths = of.before ? of.before->paths.size() : 0;
    const std::size_t morePaths = of.after ? of.after->paths.size() : 0;
    const auto check = [&](const OwnFinding &finding) -> Status {
        if (more > m_limits.allFindingBytes - (m_findingBytes - less))
            return tooMany("all findings of the examiner together are longer than " + std::to_string(m_limits.allFindingBytes) + " bytes");
        if (morePaths > m_limits.findingPaths - (m_findingPaths - fewerPaths))
            return tooMany("all findings of the examiner together are about more than " + std::to_string(m_limits.findingPaths) + " paths");
        return checkFinding(finding, m_limits);
    };
    Status good = change(m_ownFindings, of.before, of.after, m_limits.ownFindings, "finding", check);
    if (!good)
        return good;
    m_findingBytes = m_findingBytes - less + more;
    m_findingPaths = m_findingPaths - fewerPaths + morePaths;
    return {};
}

Act addFindingAct(const Annotations &annotations, OwnFinding finding, Stamp now)
{
    Act act = actOf(ActKind::AddFinding, std::move(now));
    finding.id = annotations.nextOwnFindingId();
    finding.written = finding.stamp = act.stamp;
    putPathsInOrder(finding);
    act.ownFindings.push_back({std::nullopt, std::move(finding)});
    return act;
}

Act editFindingAct(const OwnFinding &before, OwnFinding after, Stamp now)
{
    Act act = actOf(ActKind::EditFinding, std::move(now));
    putPathsInOrder(after);
    if (saidBy(before) == saidBy(after))
        return act;
    after.id = before.id;
    after.written = before.written;
    after.stamp = act.stamp;
    act.ownFindings.push_back({before, std::move(after)});
    return act;
}

Act removeFindingsAct(const Annotations &annotations, const std::vector<OwnFindingId> &ids, Stamp now)
{
    Act act = actOf(ActKind::RemoveFinding, std::move(now));
    for (const OwnFindingId id : std::set<OwnFindingId>(ids.begin(), ids.end())) {
        if (const auto found = annotations.ownFindings().find(id); found != annotations.ownFindings().end())
            act.ownFindings.push_back({found->second, std::nullopt});
    }
    return act;
}

void importFindings(const Annotations &annotations, const Annotations &other, Act &act)
{
    const auto saysLess = [](const OwnFinding *a, const OwnFinding *b) { return saidBy(*a) < saidBy(*b); };
    std::set<const OwnFinding *, decltype(saysLess)> known(saysLess);
    for (const auto &[id, finding] : annotations.ownFindings())
        known.insert(&finding);
    OwnFindingId next = annotations.nextOwnFindingId();
    for (const auto &[id, finding] : other.ownFindings()) {
        if (!known.insert(&finding).second)
            continue;
        while (annotations.ownFindings().contains(next))
            ++next;
        OwnFinding added = finding;
        added.id = next++;
        act.ownFindings.push_back({std::nullopt, std::move(added)});
    }
}

} // namespace assay

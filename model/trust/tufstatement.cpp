// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/tufstatement.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <string_view>

namespace assay {

namespace {

void addFile(TrustStatement &statement, const TufNode &node)
{
    if (!node.file)
        return;
    statement.records.push_back({node.report.place, node.report.bytes, node.report.sha256});
    if (node.metadata && (!statement.expires || node.metadata->expires < *statement.expires))
        statement.expires = node.metadata->expires;
}

struct KnownHash {
    std::string_view algorithm;
    std::string TufHashes::*raw;

    std::string text(const TufHashes &hashes) const { return std::string(algorithm) + ':' + toHex(hashes.*raw); }
};

// The one that statements are told apart by comes first.
constexpr KnownHash knownHashes[] = {{"sha256", &TufHashes::sha256}, {"sha512", &TufHashes::sha512}, {"sha384", &TufHashes::sha384}};

TrustStatement common(const TufWalk &walk, TrustScheme scheme)
{
    TrustStatement statement;
    statement.scheme = scheme;
    statement.checks = walk.commonChecks();
    for (const TufNode *node : {&walk.root(), &walk.timestamp(), &walk.snapshot(), &walk.nodes().front()})
        addFile(statement, *node);
    statement.threshold = std::max(walk.nodes().front().report.threshold, 1U);
    return statement;
}

// Not that it has expired, which is told apart.
std::string whyBroken(const TufWalk &walk, const TufEdge &edge)
{
    const std::vector<TrustCheck> &integrity = walk.nodes()[edge.child].integrity;
    const auto no = std::find_if(integrity.begin(), integrity.end(), [](const TrustCheck &check) { return check.answer == TrustAnswer::No; });
    return no == integrity.end() ? edge.signature.reason : no->reason;
}

} // namespace

std::string digestOf(const TufTarget &target)
{
    const auto first = std::find_if(std::begin(knownHashes), std::end(knownHashes), [&](const KnownHash &hash) { return !(target.hashes.*hash.raw).empty(); });
    return first == std::end(knownHashes) ? std::string() : first->text(target.hashes);
}

std::vector<std::string> furtherDigestsOf(const TufTarget &target)
{
    std::vector<std::string> further;
    for (const KnownHash &hash : knownHashes) {
        if (!(target.hashes.*hash.raw).empty())
            further.push_back(hash.text(target.hashes));
    }
    if (!further.empty())
        further.erase(further.begin());
    if (!target.hashes.other.empty())
        further.push_back(target.hashes.other);
    return further;
}

TrustStatement statementFor(TufWalk &walk, TrustScheme scheme, const TufTarget &target, const std::vector<std::size_t> &path)
{
    TrustStatement statement = common(walk, scheme);
    statement.subject = target.name;
    statement.digest = digestOf(target);
    statement.furtherDigests = furtherDigestsOf(target);
    statement.size = target.length;
    for (const std::size_t index : path) {
        const TufEdge &edge = walk.edges()[index];
        const TufNode &child = walk.nodes()[edge.child];
        const std::vector<TrustCheck> checks = walk.checksOf(edge);
        statement.checks.insert(statement.checks.end(), checks.begin(), checks.end());
        const TrustAnswer matches = walk.matches(edge, target.name);
        const char *reason = matches == TrustAnswer::No ? "its paths do not cover it" : "the paths are too many, or too long, to hold this name against";
        statement.checks.push_back(tufCheck(TrustAspect::Identity, matches, walk.nodes()[edge.parent].report.name + " lets " + child.report.name + " speak of this name", reason));
        addFile(statement, child);
        statement.threshold = edge.delegation->role.threshold;
    }
    statement.checks.insert(statement.checks.end(), walk.beyond().begin(), walk.beyond().end());
    if (statement.digest.empty())
        statement.add(TrustAspect::Integrity, TrustAnswer::No, "the target has a hash that is known", "there is no SHA-256, SHA-384 or SHA-512");
    return statement;
}

TrustStatement statementOfBrokenRole(const TufWalk &walk, TrustScheme scheme, std::size_t edgeToIt)
{
    TrustStatement statement = common(walk, scheme);
    const TufEdge &last = walk.edges()[edgeToIt];
    const std::string &role = walk.nodes()[last.child].report.name;
    const std::string &repository = walk.question().name;
    statement.subject = repository.empty() ? role : repository + " (" + role + ')';
    std::vector<std::size_t> path = walk.pathTo(last.parent).value_or(std::vector<std::size_t>());
    path.push_back(edgeToIt);
    for (const std::size_t index : path) {
        const TufEdge &edge = walk.edges()[index];
        const std::vector<TrustCheck> checks = walk.checksOf(edge);
        statement.checks.insert(statement.checks.end(), checks.begin(), checks.end());
        addFile(statement, walk.nodes()[edge.child]);
        statement.threshold = edge.delegation->role.threshold;
    }
    statement.add(TrustAspect::Binding, TrustAnswer::Unknown, "what " + role + " says is about what is at hand", whyBroken(walk, last));
    return statement;
}

TrustStatement statementWithoutTarget(const TufWalk &walk, TrustScheme scheme)
{
    TrustStatement statement = common(walk, scheme);
    statement.subject = walk.question().name;
    for (const TufEdge &edge : walk.edges()) {
        const std::vector<TrustCheck> checks = walk.checksOf(edge);
        statement.checks.insert(statement.checks.end(), checks.begin(), checks.end());
        addFile(statement, walk.nodes()[edge.child]);
    }
    statement.checks.insert(statement.checks.end(), walk.beyond().begin(), walk.beyond().end());
    statement.add(TrustAspect::Integrity, TrustAnswer::Unknown, "something is signed", "no target is listed in what can be read");
    return statement;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/tufbrokenroles.h"

#include "trust/tufstatement.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace assay {

namespace {

// What those who delegate to a role say of its signatures.
struct Signed {
    bool yes = false; // to one of them it is
    std::optional<std::size_t> no; // the edge from one to whom it is not; if there are several, from one who counts a spoilt one
    bool spoilt = false;
};

bool hasKnownHash(const TufHashes &hashes)
{
    return !hashes.sha256.empty() || !hashes.sha384.empty() || !hashes.sha512.empty();
}

bool isBroken(const TufNode &node, const Signed &by, const TufMetadata *snapshot)
{
    if (!node.file)
        return false;
    const TufFileFacts *listed = nullptr;
    if (snapshot) {
        const auto found = snapshot->files.find(node.report.name);
        if (found == snapshot->files.end())
            return false;
        listed = &found->second;
    }
    if (std::any_of(node.integrity.begin(), node.integrity.end(), [](const TrustCheck &check) { return check.answer == TrustAnswer::No; })) {
        const bool isOutdated = listed && listed->version && node.metadata && node.metadata->version < *listed->version;
        return !isOutdated || (by.spoilt && !by.yes);
    }
    return by.no.has_value() && !by.yes && (by.spoilt || !listed || !hasKnownHash(listed->hashes));
}

std::vector<Signed> signaturesOf(const TufWalk &walk)
{
    std::vector<Signed> all(walk.nodes().size());
    const std::vector<TufEdge> &edges = walk.edges();
    for (std::size_t i = 0; i < edges.size(); ++i) {
        Signed &one = all[edges[i].child];
        one.yes = one.yes || edges[i].signature.answer == TrustAnswer::Yes;
        if (edges[i].signature.answer == TrustAnswer::No && (!one.no || (edges[i].spoilt && !edges[*one.no].spoilt)))
            one.no = i;
        one.spoilt = one.spoilt || edges[i].spoilt;
    }
    return all;
}

// Where it is signed to nobody, one that says No: the first may be one of which it cannot be told.
std::size_t edgeToShow(const TufWalk &walk, std::size_t node, const Signed &by)
{
    return by.no && !by.yes ? *by.no : *walk.edgeTo(node);
}

} // namespace

void addBrokenRoles(const TufWalk &walk, TrustScheme scheme, TufReport &report)
{
    const std::vector<Signed> signatures = signaturesOf(walk);
    const TufMetadata *snapshot = walk.snapshot().metadata ? &*walk.snapshot().metadata : nullptr;
    std::size_t checks = 0;
    for (std::size_t node = 1; node < walk.nodes().size(); ++node) {
        if (!isBroken(walk.nodes()[node], signatures[node], snapshot))
            continue;
        if (checks >= mostTufChecks) {
            ++report.statementsTooMany;
            continue;
        }
        report.brokenRoles.push_back(statementOfBrokenRole(walk, scheme, edgeToShow(walk, node, signatures[node])));
        checks += report.brokenRoles.back().checks.size();
    }
}

} // namespace assay

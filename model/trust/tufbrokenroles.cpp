// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/tufbrokenroles.h"

#include "trust/tufstatement.h"

#include <algorithm>
#include <vector>

namespace assay {

namespace {

// What those who delegate to a role say of its signatures.
struct Signed {
    bool yes = false; // to one of them it is
    bool no = false;
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
    return by.no && !by.yes && (by.spoilt || !listed || !hasKnownHash(listed->hashes));
}

std::vector<Signed> signaturesOf(const TufWalk &walk)
{
    std::vector<Signed> all(walk.nodes().size());
    for (const TufEdge &edge : walk.edges()) {
        Signed &one = all[edge.child];
        one.yes = one.yes || edge.signature.answer == TrustAnswer::Yes;
        one.no = one.no || edge.signature.answer == TrustAnswer::No;
        one.spoilt = one.spoilt || edge.spoilt;
    }
    return all;
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
        report.brokenRoles.push_back(statementOfBrokenRole(walk, scheme, node));
        checks += report.brokenRoles.back().checks.size();
    }
}

} // namespace assay

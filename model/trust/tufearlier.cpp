// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/tufwalk.h"

#include "crypto/publickey.h"

#include <algorithm>
#include <map>

// A repository as it was seen before: what it may not go back to. TUF 1.0, 5.3.11, 5.4.3, 5.5.5.
namespace assay {

bool TufWalk::isInChain(const TufMetadata &root) const
{
    return std::any_of(m_chain.begin(), m_chain.end(), [&root](const TufMetadata &one) { return one.signedText == root.signedText; });
}

bool TufWalk::isOfThisRepository(const TufMetadata &root)
{
    if (root.dialect != m_dialect)
        return false;
    return isInChain(root) || std::any_of(m_roots.begin(), m_roots.end(), [&root](const Parsed &one) { return one.metadata.signedText == root.signedText; })
        || checkSignatures(root, m_root.metadata->roles.at("root"), m_root.metadata->keys, m_ring).answer == TrustAnswer::Yes;
}

bool TufWalk::isRoot(const Earlier &earlier)
{
    return earlier.metadata && earlier.metadata->type == TufType::Root;
}

// Whoever trusts several repositories has seen them all: a folder whose roots can be read, and none of which is this repository's, is of another one.
void TufWalk::readEarlier()
{
    std::map<std::string_view, bool> ofThis;
    std::map<const TufFile *, Earlier> roots;
    for (const TufFile &file : m_question.earlier) {
        if (file.role != "root")
            continue;
        const Earlier &root = roots.emplace(&file, Earlier{&file, parseTuf(file.bytes, file.place, m_limits)}).first->second;
        ofThis[file.folder] |= !isRoot(root) || isOfThisRepository(*root.metadata);
    }
    for (const TufFile &file : m_question.earlier) {
        const auto folder = ofThis.find(file.folder);
        if (folder != ofThis.end() && !folder->second)
            continue;
        std::vector<Earlier> &ofRole = m_earlier[file.role];
        if (const auto root = roots.find(&file); root != roots.end())
            ofRole.push_back(std::move(root->second));
        else
            ofRole.push_back({&file, parseTuf(file.bytes, file.place, m_limits)});
    }
}

void TufWalk::checkEarlierRoots()
{
    const TufMetadata &root = *m_root.metadata;
    for (const Earlier &seen : m_earlier["root"]) {
        const bool known = isRoot(seen);
        const auto &earlier = seen.metadata;
        if (known && (isInChain(*earlier) || !isOfThisRepository(*earlier)))
            continue; // the one is told with whom the analyst trusts; the other is another repository's
        const bool older = known && (root.version < earlier->version || (root.version == earlier->version && root.signedText != earlier->signedText));
        m_root.integrity.push_back(tufCheck(TrustAspect::Integrity, !known ? TrustAnswer::Unknown : older ? TrustAnswer::No : TrustAnswer::Yes, "root is no older than what was seen before",
                                            known ? seen.file->place + " is version " + std::to_string(earlier->version) + ", and another one" : seen.file->place + ": it is no root that can be read"));
    }
}

// Keys that a root named and a later one does not: a version that somebody else signed with them, and that nobody can reach, is forgotten with them.
bool TufWalk::signedByReplacedKeys(const TufMetadata &earlier, const std::string &role)
{
    return std::any_of(m_chain.begin(), m_chain.end(), [&](const TufMetadata &root) {
        const auto signers = root.roles.find(role);
        return signers != root.roles.end() && checkSignatures(earlier, signers->second, root.keys, m_ring).answer == TrustAnswer::Yes;
    });
}

// By what there is of the delegator from before, and was followed by what there is now. Of those keys alone that signed, where that is given.
TufWalk::NamedThen TufWalk::namedThen(const std::string &role, const NamedNow &named, const TufMetadata *signedByThose)
{
    const auto found = m_earlier.find(named.delegator);
    const auto now = find(named.delegator);
    NamedThen then = NamedThen::NotAtHand;
    if (found == m_earlier.end() || !now || !m_nodes[*now].metadata)
        return then;
    const std::vector<std::string> &keysNow = named.signers.keyIds;
    for (const Earlier &by : found->second) {
        if (!by.followed || m_work < by.metadata->delegations.size())
            continue;
        m_work -= by.metadata->delegations.size();
        const bool wentOn = by.metadata->signedText != m_nodes[*now].metadata->signedText;
        for (const TufDelegation &one : by.metadata->delegations) {
            const bool isOfRole = one.hashBins > 0 ? role.starts_with(one.role.name + '-') : one.role.name == role;
            if (!isOfRole || (signedByThose && checkSignatures(*signedByThose, one.role, by.metadata->keys, m_ring).answer != TrustAnswer::Yes))
                continue;
            if (wentOn && std::find_first_of(one.role.keyIds.begin(), one.role.keyIds.end(), keysNow.begin(), keysNow.end()) == one.role.keyIds.end())
                return NamedThen::ByOtherKeys;
            then = NamedThen::ByKeysOfNow;
        }
    }
    return then;
}

// The same of a delegation: who delegated with the keys of then has gone on and names none of them.
bool TufWalk::replacedByDelegator(const TufMetadata &earlier, const std::string &role, const NamedNow &named)
{
    return namedThen(role, named, &earlier) == NamedThen::ByOtherKeys;
}

// In doubt it is not: where no hash is given that is known, or no work is left to compute it. sha256: of the bytes, "" before it was asked for.
bool TufWalk::isListed(const TufHashes &hashes, const std::string &bytes, std::string &sha256)
{
    const bool shortest = !hashes.sha256.empty();
    if (shortest && !sha256.empty())
        return sha256 == hashes.sha256;
    const bool longest = !hashes.sha512.empty();
    const std::string &said = shortest ? hashes.sha256 : longest ? hashes.sha512 : hashes.sha384;
    if (said.empty() || m_work < bytes.size())
        return false;
    m_work -= bytes.size();
    std::string hash = hashOf(shortest ? HashAlgorithm::Sha256 : longest ? HashAlgorithm::Sha512 : HashAlgorithm::Sha384, bytes);
    const bool same = hash == said;
    if (shortest)
        sha256 = std::move(hash);
    return same;
}

// The delegator's file as it is now, or one from before with the same text, which may have been signed several times.
bool TufWalk::listsTextOf(const TufMetadata &snapshot, const TufNode &delegator)
{
    const auto listed = snapshot.files.find(delegator.report.name);
    if (listed == snapshot.files.end())
        return false;
    std::string sha256(delegator.report.sha256.begin(), delegator.report.sha256.end());
    if (isListed(listed->second.hashes, delegator.file->bytes, sha256))
        return true;
    const auto found = m_earlier.find(delegator.report.name);
    return found != m_earlier.end() && std::any_of(found->second.begin(), found->second.end(), [&](Earlier &seen) {
        return seen.metadata && seen.metadata->signedText == delegator.metadata->signedText && isListed(listed->second.hashes, seen.file->bytes, seen.sha256);
    });
}

// A list of before: whoever has got hold of keys that the root has replaced can list anything with them.
bool TufWalk::isByKeysOfNow(const TufMetadata &snapshot)
{
    return m_root.metadata && checkSignatures(snapshot, m_root.metadata->roles.at("snapshot"), m_root.metadata->keys, m_ring).answer == TrustAnswer::Yes;
}

// By a list from before, when the delegator said what it says now: it has not removed the role since.
bool TufWalk::wasListed(const std::string &role, const TufNode &delegator)
{
    const auto found = m_earlier.find("snapshot");
    return found != m_earlier.end() && std::any_of(found->second.begin(), found->second.end(), [&](const Earlier &seen) {
        return seen.followed && seen.metadata->files.contains(role) && isByKeysOfNow(*seen.metadata) && listsTextOf(*seen.metadata, delegator);
    });
}

void TufWalk::checkEarlier(TufNode &node, const std::string &role, const NamedNow &named)
{
    const auto found = m_earlier.find(role);
    if (found == m_earlier.end())
        return;
    for (Earlier &seen : found->second) {
        node.integrity.push_back(checkAgainst(*node.metadata, seen, role, named));
        seen.followed = node.integrity.back().answer == TrustAnswer::Yes;
        if (role != "snapshot" || m_listedAnew || node.integrity.back().answer == TrustAnswer::Unknown)
            continue;
        if (auto list = checkEarlierList(*seen.metadata))
            node.integrity.push_back(std::move(*list));
    }
}

// A version that the same keys signed before may not come again, nor one version with two texts.
TrustCheck TufWalk::checkAgainst(const TufMetadata &now, const Earlier &seen, const std::string &role, const NamedNow &named)
{
    const std::string what = role + " is no older than what was seen before";
    const auto &earlier = seen.metadata;
    const std::string &place = seen.file->place;
    if (!earlier)
        return tufCheck(TrustAspect::Integrity, TrustAnswer::Unknown, what, earlier.error().message());
    const bool topLevel = role == "timestamp" || role == "snapshot";
    const bool inForce = earlier->dialect == m_dialect && checkSignatures(*earlier, named.signers, named.keys, m_ring).answer == TrustAnswer::Yes;
    if (!inForce && earlier->dialect == m_dialect && topLevel && signedByReplacedKeys(*earlier, role)) {
        m_listedAnew = m_listedAnew || (role == "snapshot" && m_dialect == TufDialect::Tuf1);
        return tufCheck(TrustAspect::Integrity, TrustAnswer::Yes, "what was seen of " + role + " before is by keys that the root has replaced since");
    }
    if (!inForce && earlier->dialect == m_dialect && replacedByDelegator(*earlier, role, named))
        return tufCheck(TrustAspect::Integrity, TrustAnswer::Yes, "what was seen of " + role + " before is by keys that " + named.delegator + " has replaced since");
    if (!inForce)
        return tufCheck(TrustAspect::Integrity, TrustAnswer::Unknown, what, place + ": it is not signed by the keys that are in force now");
    if (!topLevel && m_listedAnew)
        return tufCheck(TrustAspect::Integrity, TrustAnswer::Yes, "the snapshot that listed " + role + " before is by keys that the root has replaced since");
    const std::string version = "it is version " + std::to_string(now.version);
    if (now.version == earlier->version)
        return tufCheck(TrustAspect::Integrity, now.signedText == earlier->signedText ? TrustAnswer::Yes : TrustAnswer::No, what, version + ", and another text of that version was seen before: " + place);
    return tufCheck(TrustAspect::Integrity, now.version < earlier->version ? TrustAnswer::No : TrustAnswer::Yes, what, version + ", and " + std::to_string(earlier->version) + " was seen before: " + place);
}

// Of TUF 1.0, where the snapshot names versions. Notary's has hashes only; there the files themselves are compared.
std::optional<TrustCheck> TufWalk::checkEarlierList(const TufMetadata &earlier) const
{
    if (m_dialect == TufDialect::Notary)
        return std::nullopt;
    const std::string what = "the snapshot lists nothing older than the earlier one did, and all of it";
    for (const auto &[role, facts] : earlier.files) {
        const auto now = m_snapshot.metadata->files.find(role);
        if (now == m_snapshot.metadata->files.end())
            return tufCheck(TrustAspect::Integrity, TrustAnswer::No, what, role + " is not listed any more");
        if (now->second.version < facts.version)
            return tufCheck(TrustAspect::Integrity, TrustAnswer::No, what, role + " is listed with an older version");
    }
    return tufCheck(TrustAspect::Integrity, TrustAnswer::Yes, what);
}

// By their files, and by lists that the keys of now signed.
std::set<std::string> TufWalk::delegationsSeen()
{
    std::set<std::string> roles;
    const std::string below = "targets/";
    for (const auto &[role, files] : m_earlier) {
        if (role.starts_with(below))
            roles.emplace(role);
    }
    for (const Earlier &seen : m_earlier["snapshot"]) {
        if (!seen.followed || !isByKeysOfNow(*seen.metadata))
            continue;
        for (const auto &[role, facts] : seen.metadata->files) {
            if (role.starts_with(below))
                roles.insert(role);
        }
    }
    return roles;
}

// TUF 1.0 has all stay listed that was (5.5.5). Notary takes a role off the list when it is not delegated to any more, which whoever delegated has
// signed; and its client passes over what is not listed, so that who signs the list alone could hide what a role says.
void TufWalk::checkEarlierDelegations()
{
    if (!m_snapshot.metadata)
        return;
    std::optional<TrustCheck> worst;
    for (const std::string &role : delegationsSeen()) {
        const bool listed = m_snapshot.metadata->files.contains(role);
        TrustCheck check = listed ? tufCheck(TrustAspect::Integrity, TrustAnswer::Yes, "the snapshot lists all delegations that were seen before") : checkUnlisted(role);
        if (!worst || check.answer == TrustAnswer::No || worst->answer == TrustAnswer::Yes)
            worst = std::move(check);
        if (worst->answer == TrustAnswer::No)
            break;
    }
    if (worst)
        m_snapshot.integrity.push_back(std::move(*worst));
}

// A role that was removed and added again with the same key has nothing published: its delegator is another text then, since Notary raises the
// version with what it publishes, and both changes may be in one version. It may have been seen like that: who added it again need not have done so
// since, and a client keeps the role's file of before. So a list alone shows that it was there under the delegator's text of now.
TrustCheck TufWalk::checkUnlisted(const std::string &role)
{
    const auto answer = [](TrustAnswer one, std::string reason) { return tufCheck(TrustAspect::Integrity, one, "the snapshot lists all delegations that were seen before", std::move(reason)); };
    const auto node = find(role);
    if (!node) {
        std::string above = role;
        do
            above.erase(above.rfind('/'));
        while (!find(above));
        const bool removed = m_nodes[*find(above)].metadata.has_value();
        return answer(removed ? TrustAnswer::Yes : TrustAnswer::Unknown, role + " is not listed any more, and " + above + ", which would say whether it is still delegated to, is not at hand or cannot be read");
    }
    const TufEdge &edge = m_edges[*edgeTo(*node)];
    const TufNode &delegator = m_nodes[edge.parent];
    const NamedNow named{delegator.report.name, edge.delegation->role, delegator.metadata->keys};
    const std::string stillNamed = role + " is not listed any more, though " + named.delegator + " still delegates to it";
    const TrustAnswer hidden = wasListed(role, delegator) ? TrustAnswer::No : TrustAnswer::Unknown;
    const std::string orAddedAgain = hidden == TrustAnswer::No ? "" : "; " + named.delegator + " may have removed it and added it again, which cannot be told apart from a snapshot that hides it";
    const auto found = m_earlier.find(role);
    if (found == m_earlier.end()) {
        const NamedThen then = namedThen(role, named, nullptr);
        if (then == NamedThen::NotAtHand)
            return answer(TrustAnswer::Unknown, stillNamed + ", and what it said of it before is not at hand");
        return then == NamedThen::ByOtherKeys ? answer(TrustAnswer::Yes, {}) : answer(hidden, stillNamed + orAddedAgain);
    }
    TrustCheck worst = answer(TrustAnswer::Yes, {});
    for (const Earlier &seen : found->second) {
        if (!seen.metadata)
            worst = answer(TrustAnswer::Unknown, stillNamed + ", and of what was seen before: " + seen.metadata.error().message());
        else if (checkSignatures(*seen.metadata, named.signers, named.keys, m_ring).answer == TrustAnswer::Yes)
            return answer(hidden, stillNamed + "; version " + std::to_string(seen.metadata->version) + " was seen before: " + seen.file->place + orAddedAgain);
        else if (!replacedByDelegator(*seen.metadata, role, named))
            worst = answer(TrustAnswer::Unknown, stillNamed + "; " + seen.file->place + ": it is not signed by the keys that are in force now");
    }
    return worst;
}

} // namespace assay

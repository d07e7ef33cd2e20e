// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/tufwalk.h"

#include "io/digest.h"
#include "trust/tufpattern.h"

#include <algorithm>
#include <charconv>

namespace assay {

namespace {

constexpr std::size_t mostEdges = 4096;
constexpr std::size_t mostKeysTold = 20'000; // of all roles together

// "" where the hashes that are said fit the bytes; otherwise why they do not.
std::string hashTrouble(const TufHashes &hashes, std::string_view bytes)
{
    if (!hashes.sha256.empty() && hashOf(HashAlgorithm::Sha256, bytes) != hashes.sha256)
        return "its SHA-256 is another one";
    if (!hashes.sha384.empty() && hashOf(HashAlgorithm::Sha384, bytes) != hashes.sha384)
        return "its SHA-384 is another one";
    if (!hashes.sha512.empty() && hashOf(HashAlgorithm::Sha512, bytes) != hashes.sha512)
        return "its SHA-512 is another one";
    return {};
}

bool saysNothing(const TufHashes &hashes)
{
    return hashes.sha256.empty() && hashes.sha384.empty() && hashes.sha512.empty();
}

// Notary: "targets/" and one part more below the role that delegates.
bool isChildName(const std::string &parent, const std::string &name)
{
    constexpr std::size_t mostBytes = 255;
    if (name.size() > mostBytes || !name.starts_with(parent + '/') || name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_/") != std::string::npos)
        return false;
    const std::string_view last = std::string_view(name).substr(parent.size() + 1);
    return !last.empty() && last.find('/') == std::string_view::npos;
}

} // namespace

TrustCheck tufCheck(TrustAspect aspect, TrustAnswer answer, std::string what, std::string reason)
{
    return {aspect, answer, std::move(what), answer == TrustAnswer::Yes ? std::string() : std::move(reason)};
}

void TufNode::setFile(const TufFile &one)
{
    file = &one;
    report.place = one.place;
    report.bytes = one.bytes.size();
    report.sha256 = sha256(std::string_view(one.bytes));
}

void TufNode::setMetadata(TufMetadata read)
{
    report.read = true;
    report.version = read.version;
    report.expires = read.expires;
    metadata = std::move(read);
}

TufWalk::TufWalk(const TufQuestion &question, TufDialect dialect, const Limits &limits)
    : m_question(question), m_dialect(dialect), m_limits(limits), m_ring(dialect)
{
    for (const TufFile &file : question.files) {
        if (file.role != "root")
            m_files[file.role].push_back(&file);
    }
    readRoots();
    checkRoot();
    take(m_timestamp, "timestamp", TufType::Timestamp, nullptr, {});
    checkSignedByRoot(m_timestamp, "timestamp");
    take(m_snapshot, "snapshot", TufType::Snapshot, &m_timestamp, "timestamp");
    checkSignedByRoot(m_snapshot, "snapshot");
    if (dialect == TufDialect::Notary)
        m_snapshot.integrity.push_back(checkListed(m_root, "root", m_snapshot, "snapshot"));
    take(m_nodes.emplace_back(), "targets", TufType::Targets, &m_snapshot, "snapshot");
    checkSignedByRoot(m_nodes.front(), "targets");
    m_nodeOf.emplace("targets", 0);
    for (std::size_t i = 0; i < m_nodes.size() && m_beyond.empty(); ++i)
        delegate(i);
    if (dialect == TufDialect::Notary)
        checkEarlierDelegations();
}

const TufFile *TufWalk::choose(const std::string &role, const TufNode *lister) const
{
    const auto found = m_files.find(role);
    if (found == m_files.end())
        return nullptr;
    const std::vector<const TufFile *> &files = found->second;
    std::optional<std::uint64_t> wanted;
    if (lister && lister->metadata) {
        if (const auto facts = lister->metadata->files.find(role); facts != lister->metadata->files.end())
            wanted = facts->second.version;
    }
    const auto has = [&files](std::optional<std::uint64_t> version) {
        const auto at = std::find_if(files.begin(), files.end(), [version](const TufFile *one) { return one->namedVersion == version; });
        return at == files.end() ? nullptr : *at;
    };
    const TufFile *file = wanted ? has(wanted) : nullptr;
    if (!file)
        file = has(std::nullopt);
    return file ? file : *std::max_element(files.begin(), files.end(), [](const TufFile *a, const TufFile *b) { return a->namedVersion < b->namedVersion; });
}

void TufWalk::take(TufNode &node, const std::string &role, TufType type, const TufNode *lister, std::string_view listerName)
{
    node.report.name = role;
    const std::string readable = "the metadata of " + role + " can be read";
    const TufFile *file = choose(role, lister);
    if (!file) {
        node.absent = lister && lister->metadata && !lister->metadata->files.contains(role);
        node.integrity.push_back(tufCheck(TrustAspect::Integrity, TrustAnswer::Unknown, readable, node.absent ? "there is none, and the " + std::string(listerName) + " lists none" : "it is not at hand"));
        return;
    }
    node.setFile(*file);
    auto metadata = parseTuf(file->bytes, file->place, m_limits);
    std::string why = metadata ? std::string() : metadata.error().message();
    if (metadata && metadata->type != type)
        why = file->place + ": it is metadata of the role " + std::string(tufTypeName(metadata->type));
    else if (metadata && metadata->dialect != m_dialect)
        why = file->place + ": it is in another dialect than the root";
    else if (metadata && file->namedVersion && *file->namedVersion != metadata->version)
        why = file->place + ": it is version " + std::to_string(metadata->version);
    node.integrity.push_back(tufCheck(TrustAspect::Integrity, why.empty() ? TrustAnswer::Yes : TrustAnswer::No, readable, why));
    if (why.empty()) {
        node.setMetadata(std::move(*metadata));
    }
    if (lister)
        node.integrity.push_back(checkListed(node, role, *lister, listerName));
    checkFreshness(node, role);
}

TrustCheck TufWalk::checkListed(const TufNode &node, const std::string &role, const TufNode &lister, std::string_view listerName) const
{
    const std::string what = role + " is what the " + std::string(listerName) + " says";
    const auto answer = [&what](TrustAnswer one, std::string reason) { return tufCheck(TrustAspect::Integrity, one, what, std::move(reason)); };
    if (!lister.metadata)
        return answer(TrustAnswer::Unknown, "the " + std::string(listerName) + " is not at hand or cannot be read");
    const auto found = lister.metadata->files.find(role);
    if (found == lister.metadata->files.end())
        return answer(TrustAnswer::No, "it is not listed there");
    const TufFile *file = node.file;
    if (!file)
        return answer(TrustAnswer::Unknown, "it is not at hand");
    const TufFileFacts &facts = found->second;
    if (facts.length && *facts.length != file->bytes.size())
        return answer(TrustAnswer::No, node.report.place + ": it has " + std::to_string(file->bytes.size()) + " bytes, not " + std::to_string(*facts.length));
    if (const std::string trouble = hashTrouble(facts.hashes, file->bytes); !trouble.empty())
        return answer(TrustAnswer::No, node.report.place + ": " + trouble);
    if (facts.version && node.metadata && *facts.version != node.metadata->version)
        return answer(TrustAnswer::No, node.report.place + ": it is version " + std::to_string(node.metadata->version) + ", not " + std::to_string(*facts.version));
    if (!facts.version && saysNothing(facts.hashes))
        return answer(TrustAnswer::Unknown, "no hash that is known is given there");
    if (!facts.hashes.other.empty())
        return answer(TrustAnswer::Unknown, "the hash \"" + facts.hashes.other + "\" was not computed, as its algorithm is not known here");
    if (!node.metadata)
        return answer(TrustAnswer::Unknown, "it cannot be read");
    return answer(TrustAnswer::Yes, {});
}

void TufWalk::checkSignedByRoot(TufNode &node, const std::string &role)
{
    const std::string what = role + " is signed by the keys that the root names for it";
    if (!m_root.metadata || !node.metadata) {
        node.signature.push_back(tufCheck(TrustAspect::Signature, TrustAnswer::Unknown, what, m_root.metadata ? "its metadata is not at hand or cannot be read" : "there is no root that can be read"));
        return;
    }
    const TufRole &signers = m_root.metadata->roles.at(role);
    TufSignatures counted = checkSignatures(*node.metadata, signers, m_root.metadata->keys, m_ring);
    node.report.threshold = signers.threshold;
    node.report.keys = factsOfKeys(signers, m_root.metadata->keys);
    node.report.validKeyIds = std::move(counted.keyIds);
    node.signature.push_back(tufCheck(TrustAspect::Signature, counted.answer, what, counted.reason));
    checkEarlier(node, role, {{}, signers, m_root.metadata->keys});
}

void TufWalk::checkFreshness(TufNode &node, const std::string &role) const
{
    if (!node.metadata)
        return;
    const bool fresh = m_question.at < node.metadata->expires;
    node.freshness.push_back(tufCheck(TrustAspect::Freshness, fresh ? TrustAnswer::Yes : TrustAnswer::No, role + " has not expired", "it expired at " + isoTime(node.metadata->expires)));
}

void TufWalk::delegate(std::size_t parent)
{
    if (!m_nodes[parent].metadata)
        return;
    for (const TufDelegation &delegation : m_nodes[parent].metadata->delegations) {
        if (delegation.hashBins > 0)
            addBins(parent, delegation);
        else
            addEdge(parent, delegation, delegation.role.name, std::nullopt);
    }
}

void TufWalk::addBins(std::size_t parent, const TufDelegation &delegation)
{
    const std::string prefix = delegation.role.name + '-';
    const std::size_t digits = (delegation.hashBins + 3) / 4;
    for (const auto &[role, files] : m_files) {
        if (!role.starts_with(prefix) || role.size() != prefix.size() + digits)
            continue;
        std::uint64_t bin = 0;
        const auto [last, error] = std::from_chars(role.data() + prefix.size(), role.data() + role.size(), bin, 16);
        if (error == std::errc() && last == role.data() + role.size() && bin < (std::uint64_t{1} << delegation.hashBins))
            addEdge(parent, delegation, role, static_cast<std::uint32_t>(bin));
    }
}

void TufWalk::addEdge(std::size_t parent, const TufDelegation &delegation, const std::string &child, std::optional<std::uint32_t> bin)
{
    const std::string &parentName = m_nodes[parent].report.name;
    const bool allowed = m_dialect == TufDialect::Notary ? isChildName(parentName, child) : !isTopLevelRole(child);
    if (!allowed) {
        // Once for all of them: each statement that is made carries these checks.
        std::vector<TrustCheck> &told = m_nodes[parent].integrity;
        const std::string what = parentName + " delegates to roles that it may delegate to";
        constexpr std::size_t shownBytes = 200;
        if (std::none_of(told.begin(), told.end(), [&](const TrustCheck &check) { return check.what == what; }))
            told.push_back(tufCheck(TrustAspect::Integrity, TrustAnswer::No, what, "it delegates to \"" + child.substr(0, shownBytes) + '"'));
        return;
    }
    if (m_edges.size() >= mostEdges) {
        if (m_beyond.empty())
            m_beyond.push_back(tufCheck(TrustAspect::Integrity, TrustAnswer::Unknown, "all delegations were followed", "there are more than " + std::to_string(mostEdges)));
        return;
    }
    const auto [known, isNew] = m_nodeOf.emplace(child, m_nodes.size());
    if (isNew) {
        take(m_nodes.emplace_back(), child, TufType::Targets, &m_snapshot, "snapshot");
        m_firstEdge.push_back(m_edges.size());
    }
    TufNode &node = m_nodes[known->second];
    TufEdge edge;
    edge.parent = parent;
    edge.child = known->second;
    edge.delegation = &delegation;
    edge.bin = bin;
    const std::string what = child + " is signed by the keys that " + parentName + " names for it";
    const TufMetadata &by = *m_nodes[parent].metadata;
    if (node.metadata) {
        TufSignatures counted = checkSignatures(*node.metadata, delegation.role, by.keys, m_ring);
        edge.signature = tufCheck(TrustAspect::Signature, counted.answer, what, counted.reason);
        edge.spoilt = counted.spoilt;
        edge.validKeyIds = std::move(counted.keyIds);
    } else {
        edge.signature = tufCheck(TrustAspect::Signature, TrustAnswer::Unknown, what, "its metadata is not at hand or cannot be read");
    }
    if (isNew) {
        node.report.threshold = delegation.role.threshold;
        node.report.keys = factsOfKeys(delegation.role, by.keys);
        node.report.validKeyIds = edge.validKeyIds;
        node.signature.push_back(edge.signature);
        if (node.metadata)
            checkEarlier(node, child, {parentName, delegation.role, by.keys});
    }
    m_nodes[parent].edges.push_back(m_edges.size());
    m_edges.push_back(std::move(edge));
}

std::vector<TufKeyFacts> TufWalk::factsOfKeys(const TufRole &role, const std::map<std::string, TufKey> &keys)
{
    std::vector<TufKeyFacts> facts;
    for (const std::string &id : role.keyIds) {
        if (++m_keysTold > mostKeysTold)
            break; // no repository names so many; their signatures are counted all the same
        const auto key = keys.find(id);
        TufKeyFacts one;
        one.id = id;
        one.canonicalId = id;
        one.weakness = key == keys.end() ? "it is not among the keys" : "not looked at, there are too many keys";
        if (key != keys.end() && m_ring.spend())
            one = factsOf(id, key->second, m_ring);
        facts.push_back(std::move(one));
    }
    return facts;
}

TrustAnswer TufWalk::matches(const TufEdge &edge, const std::string &target)
{
    const TufDelegation &delegation = *edge.delegation;
    const auto any = [this](const std::vector<std::string> &list, const auto &fits) {
        for (const std::string &one : list) {
            if (m_work == 0)
                return TrustAnswer::Unknown;
            --m_work;
            if (fits(one))
                return TrustAnswer::Yes;
        }
        return m_work == 0 ? TrustAnswer::Unknown : TrustAnswer::No;
    };
    if (m_dialect == TufDialect::Notary) {
        return any(delegation.paths, [&](const std::string &prefix) {
            m_work -= std::min<std::uint64_t>(m_work, std::min(prefix.size(), target.size()) / 16);
            return target.starts_with(prefix);
        });
    }
    if (!delegation.paths.empty())
        return any(delegation.paths, [&](const std::string &pattern) { return tufPatternMatches(pattern, target, m_work); });
    if (m_hashed != target || target.empty()) {
        m_work -= std::min<std::uint64_t>(m_work, target.size() + 64);
        m_digest = sha256(std::string_view(target));
        m_hashed = target;
    }
    if (edge.bin) {
        const std::uint32_t first = static_cast<std::uint32_t>(m_digest[0]) << 24 | static_cast<std::uint32_t>(m_digest[1]) << 16 | static_cast<std::uint32_t>(m_digest[2]) << 8 | m_digest[3];
        return first >> (32 - delegation.hashBins) == *edge.bin ? TrustAnswer::Yes : TrustAnswer::No;
    }
    const std::string hex = toHex(m_digest);
    return any(delegation.hashPrefixes, [&hex](const std::string &prefix) { return hex.starts_with(prefix); });
}

std::optional<std::size_t> TufWalk::find(const std::string &role) const
{
    const auto found = m_nodeOf.find(role);
    return found == m_nodeOf.end() ? std::nullopt : std::optional<std::size_t>(found->second);
}

std::optional<std::size_t> TufWalk::edgeTo(std::size_t node) const
{
    return node == 0 || node > m_firstEdge.size() ? std::nullopt : std::optional<std::size_t>(m_firstEdge[node - 1]);
}

// The first edge to a role comes from one that was seen before it, so this ends.
std::optional<std::vector<std::size_t>> TufWalk::pathTo(std::size_t node) const
{
    std::vector<std::size_t> path;
    while (node != 0) {
        const auto edge = edgeTo(node);
        if (!edge)
            return std::nullopt;
        path.push_back(*edge);
        node = m_edges[*edge].parent;
    }
    std::reverse(path.begin(), path.end());
    return path;
}

namespace {

void append(std::vector<TrustCheck> &out, const std::vector<TrustCheck> &more)
{
    out.insert(out.end(), more.begin(), more.end());
}

} // namespace

std::vector<TrustCheck> TufWalk::commonChecks() const
{
    std::vector<TrustCheck> out;
    for (const TufNode *node : {&m_root, &m_timestamp, &m_snapshot, &m_nodes.front()}) {
        append(out, node->integrity);
        append(out, node->signature);
        append(out, node->identity);
        append(out, node->freshness);
    }
    return out;
}

std::vector<TrustCheck> TufWalk::checksOf(const TufEdge &edge) const
{
    const TufNode &node = m_nodes[edge.child];
    std::vector<TrustCheck> out = node.integrity;
    out.push_back(edge.signature);
    append(out, node.freshness);
    return out;
}

std::vector<TufRoleReport> TufWalk::reports() const
{
    std::vector<TufRoleReport> out;
    const auto add = [&out](const TufNode &node) {
        TufRoleReport report = node.report;
        report.checks = node.integrity;
        append(report.checks, node.signature);
        append(report.checks, node.identity);
        append(report.checks, node.freshness);
        out.push_back(std::move(report));
    };
    add(m_root);
    add(m_timestamp);
    add(m_snapshot);
    for (const TufNode &node : m_nodes)
        add(node);
    for (const auto &[role, files] : m_files) {
        if (m_nodeOf.contains(role) || role == "timestamp" || role == "snapshot")
            continue;
        // Beside metadata of TUF 1.0 there may be other JSON, such as the targets themselves.
        if (m_dialect == TufDialect::Tuf1 && !parseTuf(files.front()->bytes, files.front()->place, m_limits))
            continue;
        TufNode stray;
        stray.setFile(*files.front());
        stray.report.name = role;
        stray.identity.push_back(tufCheck(TrustAspect::Identity, TrustAnswer::No, "a role delegates to " + role, "none does"));
        add(stray);
    }
    return out;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "trust/tuf.h"

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// From the root down to every delegation: what both dialects have in common. For contenttrust.cpp and tuf.cpp.
namespace assay {

struct TufNode {
    TufRoleReport report;
    const TufFile *file = nullptr;
    std::optional<TufMetadata> metadata;
    bool absent = false;               // nobody published it: there is no file and the snapshot knows of none
    std::vector<TrustCheck> integrity; // of the file, whoever delegates to it
    std::vector<TrustCheck> signature; // by keys of the root; of a delegation see the edge
    std::vector<TrustCheck> identity;  // of the root
    std::vector<TrustCheck> freshness;
    std::vector<std::size_t> edges;    // to what it delegates, in its order

    void setFile(const TufFile &one);
    void setMetadata(TufMetadata read);
};

struct TufEdge {
    std::size_t parent = 0; // of TufWalk::nodes
    std::size_t child = 0;
    const TufDelegation *delegation = nullptr; // of the parent's metadata
    std::optional<std::uint32_t> bin;          // of a succinct role
    TrustCheck signature;
    bool spoilt = false; // as TufSignatures has it
    std::vector<std::string> validKeyIds;
};

class TufWalk {
public:
    // Both must outlive it.
    TufWalk(const TufQuestion &question, TufDialect dialect, const Limits &limits);

    const TufQuestion &question() const { return m_question; }
    TufDialect dialect() const { return m_dialect; }
    const TufNode &root() const { return m_root; }
    const TufNode &timestamp() const { return m_timestamp; }
    const TufNode &snapshot() const { return m_snapshot; }
    const std::deque<TufNode> &nodes() const { return m_nodes; } // [0] is targets
    const std::vector<TufEdge> &edges() const { return m_edges; }
    const std::vector<TrustCheck> &beyond() const { return m_beyond; } // what stopped the walk before it had seen all delegations

    // Everything down to and with targets, in the order of the way.
    std::vector<TrustCheck> commonChecks() const;
    // Of a delegated role, reached by this edge.
    std::vector<TrustCheck> checksOf(const TufEdge &edge) const;
    // Whether the delegation lets its role speak of this target.
    // Unknown when all look-ups together took more work than metadata may cause.
    TrustAnswer matches(const TufEdge &edge, const std::string &target);
    std::optional<std::size_t> find(const std::string &role) const; // of nodes()
    // The edges from "targets" to a role, by the first that leads to each; nullopt where none does. The names of Notary's roles leave one way only.
    std::optional<std::vector<std::size_t>> pathTo(std::size_t node) const;
    std::optional<std::size_t> edgeTo(std::size_t node) const; // the first one
    std::uint64_t workLeft() const { return m_work; }
    // What there is to say of each file, in the order of the way.
    std::vector<TufRoleReport> reports() const;

private:
    struct Parsed {
        const TufFile *file;
        TufMetadata metadata;
    };

    void readRoots();
    void checkRoot();
    void checkPinnedKeys();
    TrustCheck checkTrustedRoot(const TufFile &trusted);
    TrustCheck followTo(const TufMetadata &trusted, TrustCheck check);
    void checkCertificates();

    const TufFile *choose(const std::string &role, const TufNode *lister) const;
    void take(TufNode &node, const std::string &role, TufType type, const TufNode *lister, std::string_view listerName);
    TrustCheck checkListed(const TufNode &node, const std::string &role, const TufNode &lister, std::string_view listerName) const;
    void checkSignedByRoot(TufNode &node, const std::string &role);
    void checkFreshness(TufNode &node, const std::string &role) const;
    // A file of the repository as it was seen before.
    struct Earlier {
        const TufFile *file;
        Result<TufMetadata> metadata;
        bool followed = false; // by what there is now: the same keys signed both, and it is not older
        std::string sha256 = {}; // of its bytes, raw; "" before it was asked for
    };

    static bool isRoot(const Earlier &earlier);
    bool isInChain(const TufMetadata &root) const;
    bool isOfThisRepository(const TufMetadata &root);
    void readEarlier();
    void checkEarlierRoots();
    bool signedByReplacedKeys(const TufMetadata &earlier, const std::string &role);
    // signers and keys as the delegator names them now: "" for the root.
    struct NamedNow {
        const std::string &delegator;
        const TufRole &signers;
        const std::map<std::string, TufKey> &keys;
    };
    // What a role said before of one that it delegates to.
    enum class NamedThen : std::uint8_t { NotAtHand, ByKeysOfNow, ByOtherKeys };
    NamedThen namedThen(const std::string &role, const NamedNow &named, const TufMetadata *signedByThose);
    bool replacedByDelegator(const TufMetadata &earlier, const std::string &role, const NamedNow &named);
    bool isListed(const TufHashes &hashes, const std::string &bytes, std::string &sha256);
    bool listsTextOf(const TufMetadata &snapshot, const TufNode &delegator);
    bool isByKeysOfNow(const TufMetadata &snapshot);
    bool wasListed(const std::string &role, const TufNode &delegator);
    void checkEarlier(TufNode &node, const std::string &role, const NamedNow &named);
    TrustCheck checkAgainst(const TufMetadata &now, const Earlier &seen, const std::string &role, const NamedNow &named);
    std::optional<TrustCheck> checkEarlierList(const TufMetadata &earlier) const;
    void checkEarlierDelegations();
    std::set<std::string> delegationsSeen();
    TrustCheck checkUnlisted(const std::string &role);
    void delegate(std::size_t parent);
    void addEdge(std::size_t parent, const TufDelegation &delegation, const std::string &child, std::optional<std::uint32_t> bin);
    void addBins(std::size_t parent, const TufDelegation &delegation);
    std::vector<TufKeyFacts> factsOfKeys(const TufRole &role, const std::map<std::string, TufKey> &keys);

    const TufQuestion &m_question;
    const TufDialect m_dialect;
    const Limits &m_limits;
    TufKeyring m_ring;
    TufNode m_root;
    TufNode m_timestamp;
    TufNode m_snapshot;
    std::deque<TufNode> m_nodes;
    std::vector<TufEdge> m_edges;
    std::vector<std::size_t> m_firstEdge; // by node, from the second one on
    std::uint64_t m_work = mostTufWork;
    std::size_t m_keysTold = 0;
    std::string m_hashed; // the name that m_digest is of
    Sha256Digest m_digest{};
    std::vector<TrustCheck> m_beyond;
    std::vector<Parsed> m_roots; // rising by version, those that can be read; the last one is m_root
    std::vector<TufMetadata> m_chain; // roots that are proven to lead to m_root, it among them
    std::map<std::string_view, std::vector<Earlier>> m_earlier; // of this repository, by role
    bool m_listedAnew = false; // since the root replaced the keys of the snapshot that was seen before
    std::map<std::string, std::size_t> m_nodeOf;
    std::map<std::string, std::vector<const TufFile *>> m_files; // by role, without roots
};

// The check that gathers one of these: clauses for both dialects.
TrustCheck tufCheck(TrustAspect aspect, TrustAnswer answer, std::string what, std::string reason = {});

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace assay {

// The Merkle tree of RFC 6962, section 2.1, over SHA-256: one hash that stands for a list, and a short proof for each member that it is
// in the list. Leaves and nodes are hashed with different first bytes, so that neither can be taken for the other.

Sha256Digest merkleLeaf(std::string_view bytes);                                     // of the byte 0 and the bytes
Sha256Digest merkleNode(const Sha256Digest &left, const Sha256Digest &right);        // of the byte 1 and both

// The root in one pass, with one hash kept for each bit of the number of leaves. One thread.
class MerkleRoot {
public:
    void add(std::string_view leaf) { addLeafHash(merkleLeaf(leaf)); }
    void addLeafHash(const Sha256Digest &hash);
    std::uint64_t size() const { return m_size; }
    Sha256Digest root() const; // of what was added so far; of nothing, the SHA-256 of nothing

private:
    std::vector<Sha256Digest> m_complete; // roots of full subtrees, largest first: one for each bit that is set in m_size
    std::uint64_t m_size = 0;
};

Sha256Digest merkleRoot(std::span<const Sha256Digest> leafHashes);

// That one leaf is in a list: its place, how long the list is, and the hashes to put beside it, the lowest first.
struct MerkleProof {
    std::uint64_t index = 0;
    std::uint64_t size = 0;
    std::vector<Sha256Digest> path;
};

// Linear in the leaves. The error is Usage where there is no leaf of that number.
Result<MerkleProof> merkleProof(std::span<const Sha256Digest> leafHashes, std::uint64_t index);

// Whether the proof leads from this leaf, at this place of a list this long, to that root. Any proof may be given, also a hostile one.
bool merkleProves(const MerkleProof &proof, const Sha256Digest &leafHash, const Sha256Digest &root);

} // namespace assay

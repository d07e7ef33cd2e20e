// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof/merkle.h"

#include "io/digest.h"

#include <algorithm>
#include <array>
#include <bit>

namespace assay {
namespace {

std::span<const std::byte> bytesOf(const Sha256Digest &digest)
{
    return std::as_bytes(std::span(digest));
}

} // namespace

Sha256Digest merkleLeaf(std::string_view bytes)
{
    static constexpr std::array prefix{std::byte{0}};
    thread_local Sha256 hash;
    hash.update(prefix);
    hash.update(std::as_bytes(std::span(bytes)));
    return hash.finish();
}

Sha256Digest merkleNode(const Sha256Digest &left, const Sha256Digest &right)
{
    static constexpr std::array prefix{std::byte{1}};
    thread_local Sha256 hash;
    hash.update(prefix);
    hash.update(bytesOf(left));
    hash.update(bytesOf(right));
    return hash.finish();
}

void MerkleRoot::addLeafHash(const Sha256Digest &hash)
{
    Sha256Digest grown = hash;
    // As in counting: each bit that is carried joins two subtrees of one size.
    for (std::uint64_t carried = m_size; carried & 1; carried >>= 1) {
        grown = merkleNode(m_complete.back(), grown);
        m_complete.pop_back();
    }
    m_complete.push_back(grown);
    ++m_size;
}

Sha256Digest MerkleRoot::root() const
{
    if (m_complete.empty())
        return sha256(std::string_view());
    Sha256Digest joined = m_complete.back();
    for (std::size_t i = m_complete.size() - 1; i-- > 0;)
        joined = merkleNode(m_complete[i], joined);
    return joined;
}

Sha256Digest merkleRoot(std::span<const Sha256Digest> leafHashes)
{
    MerkleRoot root;
    for (const Sha256Digest &hash : leafHashes)
        root.addLeafHash(hash);
    return root.root();
}

Result<MerkleProof> merkleProof(std::span<const Sha256Digest> leafHashes, std::uint64_t index)
{
    if (index >= leafHashes.size())
        return Unexpected(makeError(ErrorCode::Usage, {}, "there is no leaf " + std::to_string(index) + " in a list of " + std::to_string(leafHashes.size())));
    MerkleProof proof{index, leafHashes.size(), {}};
    std::span<const Sha256Digest> rest = leafHashes;
    std::size_t at = static_cast<std::size_t>(index);
    while (rest.size() > 1) {
        const std::size_t left = std::bit_ceil(rest.size()) / 2; // the largest power of two that is smaller
        if (at < left) {
            proof.path.push_back(merkleRoot(rest.subspan(left)));
            rest = rest.first(left);
        } else {
            proof.path.push_back(merkleRoot(rest.first(left)));
            rest = rest.subspan(left);
            at -= left;
        }
    }
    std::reverse(proof.path.begin(), proof.path.end());
    return proof;
}

bool merkleProves(const MerkleProof &proof, const Sha256Digest &leafHash, const Sha256Digest &root)
{
    if (proof.index >= proof.size)
        return false;
    // The place of the subtree that is proven so far, and of the last one of its height.
    std::uint64_t place = proof.index;
    std::uint64_t last = proof.size - 1;
    Sha256Digest proven = leafHash;
    for (const Sha256Digest &beside : proof.path) {
        if (last == 0)
            return false;
        if ((place & 1) || place == last) {
            proven = merkleNode(beside, proven);
            // A last one without a neighbour rises until it has one.
            while (!(place & 1)) {
                place >>= 1;
                last >>= 1;
            }
        } else {
            proven = merkleNode(proven, beside);
        }
        place >>= 1;
        last >>= 1;
    }
    return last == 0 && proven == root;
}

} // namespace assay

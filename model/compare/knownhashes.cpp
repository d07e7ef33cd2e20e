// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/knownhashes.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace assay {
namespace {

constexpr std::size_t parts = 0x10000;

std::size_t partOf(const Sha256Digest &digest)
{
    return std::size_t{digest[0]} << 8 | digest[1];
}

} // namespace

DigestSet::DigestSet(std::vector<Sha256Digest> digests) : m_digests(std::move(digests)), m_begin(parts + 1, 0)
{
    for (const Sha256Digest &digest : m_digests)
        ++m_begin[partOf(digest) + 1];
    for (std::size_t i = 1; i < m_begin.size(); ++i)
        m_begin[i] += m_begin[i - 1];
}

bool DigestSet::contains(const Sha256Digest &digest) const
{
    const std::size_t part = partOf(digest);
    const auto first = m_digests.begin() + m_begin[part];
    const auto last = m_digests.begin() + m_begin[part + 1];
    const auto found = std::lower_bound(first, last, digest,
                                        [](const Sha256Digest &a, const Sha256Digest &b) { return std::memcmp(a.data(), b.data(), a.size()) < 0; });
    return found != last && *found == digest;
}

std::uint64_t DigestSet::memoryBytes() const
{
    return m_digests.capacity() * sizeof(Sha256Digest) + m_begin.capacity() * sizeof(std::uint32_t);
}

std::uint8_t KnownHashes::of(const Sha256Digest &digest) const
{
    std::uint8_t known = 0;
    for (const List &list : lists) {
        if ((known & list.kind) == 0 && list.digests->contains(digest))
            known |= list.kind;
    }
    return known;
}

std::uint8_t knownOf(const DiffTree &tree, DiffNodeId id, int side, const KnownHashes &known)
{
    const Entry *entry = tree.hasSide(side) ? tree.entry(id, side) : nullptr;
    if (!entry || entry->type != EntryType::File)
        return 0;
    const Sha256Digest *digest = tree.tree(side)->digest(tree.node(id).side[static_cast<std::size_t>(side)]);
    return digest ? known.of(*digest) : std::uint8_t{0};
}

std::uint8_t knownOfAny(const DiffTree &tree, DiffNodeId id, const KnownHashes &known)
{
    std::uint8_t all = 0;
    const Sha256Digest *before = nullptr;
    for (int side = 0; side < sideCount; ++side) {
        const Entry *entry = tree.hasSide(side) ? tree.entry(id, side) : nullptr;
        const Sha256Digest *digest =
            entry && entry->type == EntryType::File ? tree.tree(side)->digest(tree.node(id).side[static_cast<std::size_t>(side)]) : nullptr;
        if (digest && (!before || *before != *digest)) // most files are the same everywhere
            all |= known.of(*digest);
        before = digest ? digest : before;
    }
    return all;
}

} // namespace assay

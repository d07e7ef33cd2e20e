// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compare/difftree.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace assay {

// What lists of hashes say of a content, as bits: it may be on lists of both kinds.
namespace Known {
enum : std::uint8_t { Good = 1, Bad = 2 };
}

// SHA-256 digests to be asked for, 32 bytes of memory each and 256 KiB for all. Immutable; any thread.
class DigestSet {
public:
    // rising, each once
    explicit DigestSet(std::vector<Sha256Digest> digests);

    bool contains(const Sha256Digest &digest) const;
    std::size_t size() const { return m_digests.size(); }
    std::uint64_t memoryBytes() const;

private:
    std::vector<Sha256Digest> m_digests;
    std::vector<std::uint32_t> m_begin; // by the first two bytes, and one more
};

// The lists that contents are held against. Immutable once made; any thread.
struct KnownHashes {
    struct List {
        std::string name; // bytes, of the file
        std::uint8_t kind = Known::Good;
        std::shared_ptr<const DigestSet> digests;
    };
    std::vector<List> lists;

    std::uint8_t of(const Sha256Digest &digest) const; // Known
};
using KnownHashesPtr = std::shared_ptr<const KnownHashes>;

// What is said of a path's file in one source; 0 where that is no file, or its digest is not known.
std::uint8_t knownOf(const DiffTree &tree, DiffNodeId id, int side, const KnownHashes &known);
// The same of all its sources together.
std::uint8_t knownOfAny(const DiffTree &tree, DiffNodeId id, const KnownHashes &known);

} // namespace assay

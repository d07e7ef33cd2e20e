// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "source/kinds.h"

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// The places that a store's evidence lies in: the store itself, and the further image stores that the user named.
class EvidencePieces {
public:
    struct Piece {
        std::string prefix; // of its paths in OpenedEvidence::fs; "" of the store itself
        std::string location;
        bool inTar = false;
        bool seesTrusted = false; // attributes that only root sees
    };

    explicit EvidencePieces(const OpenedEvidence &evidence); // which must outlive this and stay where it is

    const Piece &of(std::string_view path) const; // a path in OpenedEvidence::fs
    const std::vector<Piece> &all() const { return m_pieces; } // the store itself first
    const std::vector<const OpenedEvidence *> &tars() const { return m_tars; }

private:
    std::vector<Piece> m_pieces;
    std::vector<const OpenedEvidence *> m_tars;
};

// A further image store is told in a finding, with the digest of its tar: a source's own is that of the store it belongs to.
// digest: null for a folder.
void noteFurther(LoadedEvidence &loaded, const OpenedEvidence &store, const Result<Sha256Digest> *digest);

} // namespace assay

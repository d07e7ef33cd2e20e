// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "proof/merkle.h"
#include "proof/verdict.h"
#include "report/bundle/bundlemanifest.h"

#include <optional>
#include <string>
#include <string_view>

namespace assay {

// "assay-proof/1": that one path is in a report, for somebody who is not to see the others. The line of the listing, how it leads to the root
// of its source, and how that leads to the root over all sources, which stands on the report and in its manifest.
struct InclusionProof {
    std::string line;        // of entries/….jsonl
    MerkleProof ofLine;      // in its source
    BundleSource source;     // role, listing, entries and merkleRoot; nothing else is set
    MerkleProof ofSource;    // among all sources
    Sha256Digest root{};     // over all sources
};

// The one text of a proof: UTF-8 JSON, keys sorted, ends with a new line.
std::string proofText(const InclusionProof &proof);

// file names it in errors. Malformed for anything but exactly what proofText() gives; Unsupported for another schema; LimitExceeded.
Result<InclusionProof> readProof(std::string_view bytes, const std::string &file);
inline constexpr std::uint64_t mostProofBytes = 16 << 20;

// path is in bytes, as in listings (a slash before it is passed over). source is the name of a listing ("vendor", "live-2"); "" takes the
// only one that has the path. The listing is held against the manifest on the way. The error is NotFound where no source has it, Usage (with
// the choices) where several do, Malformed where the bundle does not hold.
Result<InclusionProof> proveEntry(const std::string &folder, const std::string &path, const std::string &source, Context &context);

// What the proof is to be held against: a manifest, or a root that is known otherwise; one of them at least.
struct KnownRoots {
    std::optional<BundleManifest> manifest;
    std::optional<Sha256Digest> root;
};
ProofResult checkProof(const InclusionProof &proof, const KnownRoots &known);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "formats/oci.h"
#include "trust/blobplaces.h"
#include "trust/statement.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// What is attached to an image by a manifest of its own, in the same place of blobs.
enum class AttachedKind : std::uint8_t {
    CosignSignature,   // layers "application/vnd.dev.cosign.simplesigning.v1+json"
    CosignAttestation, // layers "application/vnd.dsse.envelope.v1+json"
    SigstoreBundle,    // "application/vnd.dev.sigstore.bundle…", the way of cosign 3
    Notation,          // "application/vnd.cncf.notary.signature"
    Other,             // has a subject, and is no signature that is known: a bill of materials, a scan
};

// A blob of such a manifest: a payload, an envelope, a bundle.
struct AttachedBlob {
    OciDescriptor descriptor; // as the manifest has it: media type, annotations (cosign's signature is one)
    std::string place;        // path in the evidence
    std::string bytes;        // as they lie there; empty of AttachedKind::Other, whose blobs are not read
    std::string problem;      // why they are not what the descriptor says, or could not be read; "" when digest and size are right
};

struct AttachedManifest {
    AttachedKind kind = AttachedKind::Other;
    // Digests of the images, indexes and other manifests that it says it is about: by its subject, by cosign's tag, by cosign's payload
    // where there is neither. Sorted. Only a claim: what is signed stands in the blobs.
    std::vector<std::string> about;
    std::string digest;       // that it is named by, "sha256:…"
    std::string place;        // path in the evidence
    std::string bytes;        // as they lie there
    std::string problem;      // why they are not what the digest says; "" when they are
    std::string artifactType; // as the manifest says, or its configuration's media type
    std::map<std::string, std::string> annotations; // its own
    std::vector<AttachedBlob> blobs;
    std::vector<BlobListing> listings; // the records that lead to it; none where only the blob was found
};

// All that is attached to anything in one place.
struct AttachedList {
    std::vector<AttachedManifest> manifests; // sorted by digest
    std::vector<Error> problems;             // what is named and cannot be read, or is not what its name says it is
};

// Finds signatures and attestations by every way they are kept: tags "sha256-<hex>.sig", ".att" and ".sbom" (cosign), the tag "sha256-<hex>" of
// a referrers index (distribution-spec), manifests with a subject, index.json with cosign's "kind". Those that an index or tag once had
// and no longer has are found too, where their blobs are still there. Each blob's digest is recomputed. The error is Cancelled or
// LimitExceeded. Nothing is judged here, and no signature is checked.
Result<AttachedList> findAttached(const BlobPlaces &places, const Limits &limits, Context &context);

// Puts what is known of the bytes before all other checks of a statement that was read from blob, and the records it came from.
void addWayOf(TrustStatement &statement, const AttachedManifest &manifest, const AttachedBlob &blob);

inline constexpr std::uint64_t mostAttachedBytes = 16 << 20;     // of one blob
inline constexpr std::uint64_t mostAllAttachedBytes = 256 << 20; // of all of one place together

} // namespace assay

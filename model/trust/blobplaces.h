// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/limits.h"
#include "base/result.h"
#include "io/evidencefs.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

enum class BlobForm : std::uint8_t {
    OciLayout,  // index.json and blobs/<algorithm>/<hex> (image-spec, image-layout), also in an archive that docker saved
    Registry,   // docker/registry/v2 of a registry's storage folder (distribution, registry/storage/paths.go)
    Containerd, // io.containerd.content.v1.content of a containerd root, Docker's own among them; or that folder itself
};

// A blob that a record leads to, and what is said of it there.
struct BlobListing {
    std::string digest;     // "sha256:…" or "sha512:…"
    std::string repository; // of a registry: bytes; "" elsewhere
    std::string tag;        // bytes; "" where nothing names it
    std::map<std::string, std::string> annotations; // of the descriptor in index.json
    std::string listedIn;   // path in the evidence of the record; "" where only the blob itself was found
};

// A blob with what its bytes really hash to.
struct CheckedBlob {
    std::string place; // path in the evidence
    std::string bytes;
    std::string digest; // recomputed, by the algorithm that was asked for
};

// A place where blobs lie under their digests, in a folder or in a tar of one. Reads through fs, which must outlive it; any thread.
class BlobPlaces {
public:
    // All that are at the usual paths below fs, none when there is nothing of the kind. What may not be looked at is told in problems.
    static std::vector<BlobPlaces> find(const EvidenceFs &fs, std::vector<Error> &problems);

    BlobForm form() const { return m_form; }
    const std::string &root() const { return m_root; } // path in the evidence

    // digest must be one, see parseNamedDigest().
    std::string pathOf(std::string_view digest) const;
    // NotFound when it is not there, Usage when digest is none. The bytes may be others than digest says: compare CheckedBlob::digest.
    Result<CheckedBlob> read(std::string_view digest, std::uint64_t limit) const;
    Result<std::uint64_t> size(std::string_view digest) const; // bytes; errors as read()
    // Whether it may be a JSON object, by its beginning.
    bool looksLikeJson(std::string_view digest) const;

    // Everything that may be a manifest: by tags, revisions and index.json, and of a layout or content store every blob of at most
    // mostManifestBytes. What cannot be read is told in problems. LimitExceeded past limits.entriesPerSource, or Cancelled.
    Result<std::vector<BlobListing>> listings(const Limits &limits, Context &context, std::vector<Error> &problems) const;

private:
    BlobPlaces(const EvidenceFs &fs, BlobForm form, std::string root);

    const EvidenceFs *m_fs;
    BlobForm m_form;
    std::string m_root;
};

inline constexpr std::uint64_t mostManifestBytes = 4 << 20; // as registries have it

} // namespace assay

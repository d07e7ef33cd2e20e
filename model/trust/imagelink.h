// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "source/source.h"
#include "trust/evidenceblobs.h"
#include "trust/statement.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// A digest that somebody may have signed for an image: of its manifest, or of an index that lists it.
struct SubjectDigest {
    std::string digest; // "sha256:…" or "sha512:…"
    std::optional<std::uint64_t> size; // of the bytes at hand
    std::string mediaType;             // that the bytes at hand say they are of, "" when they do not
    // From the bytes with that digest down to the layers that the image's configuration names, all of aspect Binding. The first one that is
    // not Yes is where the way ends: it says what would be needed.
    std::vector<TrustCheck> way;
    std::vector<std::string> furtherDigests = {}; // of the bytes at hand by the others of SHA-256, 384 and 512; none where they are not

    bool leadsToImage() const;
    bool has(std::string_view anyDigest) const; // digest, or one of furtherDigests
};

// Which digests stand for the image, sorted; the ways from each. A store of a graph driver keeps no manifest: only the digests that its
// names have are known then, and none leads anywhere unless another place has the manifest. The error is Cancelled or LimitExceeded.
Result<std::vector<SubjectDigest>> subjectDigestsOf(const ImageInfo &image, const EvidenceBlobs &blobs, const Limits &limits, Context &context);

// Puts in front of the image's way what a statement's own digest means for it: whether it is one of the subjects. A statement with a
// digest that is none of them is about something else, and says No. Its further digests must be the same subject's; one that was not computed,
// as the bytes are not at hand or the algorithm is not known, is Unknown.
void addBinding(TrustStatement &statement, const std::vector<SubjectDigest> &subjects);
void addFurtherDigests(TrustStatement &statement, const SubjectDigest &subject);

// By the algorithms beside SHA-256, as SubjectDigest has them.
std::vector<std::string> furtherDigestsOf(std::string_view bytes);

// Whether what was read of the image is what its configuration names, layer by layer: the last step, to the bytes on the disk. namesNone: that
// is proven to name no layer, so that there is nothing to read.
TrustCheck diskCheck(const std::vector<LoadedLayer> &layers, bool namesNone);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "source/source.h"
#include "trust/evidenceblobs.h"
#include "trust/statement.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace assay {

// A digest that somebody may have signed for an image: of its manifest, or of an index that lists it.
struct SubjectDigest {
    std::string digest; // "sha256:…"
    std::optional<std::uint64_t> size; // of the bytes at hand
    std::string mediaType;             // that the bytes at hand say they are of, "" when they do not
    // From the bytes with that digest down to the layers that the image's configuration names, all of aspect Binding. The first one that is
    // not Yes is where the way ends: it says what would be needed.
    std::vector<TrustCheck> way;

    bool leadsToImage() const;
};

// Which digests stand for the image, sorted; the ways from each. A store of a graph driver keeps no manifest: only the digests that its
// names have are known then, and none leads anywhere unless another place has the manifest. The error is Cancelled or LimitExceeded.
Result<std::vector<SubjectDigest>> subjectDigestsOf(const ImageInfo &image, const EvidenceBlobs &blobs, const Limits &limits, Context &context);

// Puts in front of the image's way what a statement's own digest means for it: whether it is one of the subjects. A statement with a
// digest that is none of them is about something else, and says No.
void addBinding(TrustStatement &statement, const std::vector<SubjectDigest> &subjects);

// Whether what was read of the image is what its configuration names, layer by layer: the last step, to the bytes on the disk.
TrustCheck diskCheck(const std::vector<LoadedLayer> &layers);

} // namespace assay

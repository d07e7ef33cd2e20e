// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/imagesignature.h"
#include "formats/simplesigning.h"
#include "support/fuzzlayers.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

// Signatures of containers/image: their frames, their sizes, what they say.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    if (const auto blob = parseImageSignature(bytes, "f", Limits{})) {
        if (blob->kind == ImageSignatureKind::SimpleSigning)
            test::require(!blob->message.empty() && bytes.ends_with(blob->message), "a message that is not in the blob");
        else
            test::require(!blob->payload.empty() && !blob->mimeType.empty(), "a signature over nothing");
    }
    if (const auto said = parseSimpleSigning(bytes, "f", Limits{})) {
        test::require(said->manifestDigest.starts_with("sha"), "a digest that is none");
        signedReferenceFits(said->reference, "docker.io/library/app:1.0");
    }
    signedReferenceFits(bytes, bytes);
    std::vector<std::uint64_t> sizes;
    std::uint64_t left = size;
    for (std::size_t i = 0; i < size && i < 20 && left > 0; ++i) {
        sizes.push_back(data[i]);
        left -= std::min<std::uint64_t>(left, data[i]);
    }
    if (const auto parts = splitImageSignatures(bytes, sizes, "f")) {
        std::size_t total = 0;
        for (const std::string_view part : *parts)
            total += part.size();
        test::require(total == size, "parts that are not the whole");
    }
    const std::string folder = lookasideFolder(bytes, "sha256:ab");
    test::require(!folder.starts_with("../") && !folder.starts_with("/") && folder.find("/../") == std::string::npos, "a folder that leads out");
    return 0;
}

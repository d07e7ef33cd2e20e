// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bytes.h"
#include "io/digest.h"
#include "support/fuzzlayers.h"
#include "support/memoryfs.h"
#include "trust/attached.h"

#include <string>
#include <string_view>

// The same bytes as index.json of a layout, as a manifest, and as a blob with the digest that they have: no signature is whole whose bytes
// are not those that its digests promise.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    test::MemoryFs fs;
    fs.file("index.json", bytes);
    fs.file("blobs/sha256/" + std::string(64, 'a'), bytes);
    fs.file("blobs/sha256/" + toHex(sha256(std::string_view(bytes))), bytes);
    std::vector<Error> problems;
    for (const BlobPlaces &places : BlobPlaces::find(fs, problems)) {
        Context context;
        const auto list = findAttached(places, Limits(), context);
        if (!list)
            continue;
        for (const AttachedManifest &manifest : list->manifests) {
            const std::string real = digestText(sha256(std::string_view(manifest.bytes)));
            test::require(manifest.problem.empty() == (real == manifest.digest), "a manifest with other bytes than its digest says");
            for (const std::string &about : manifest.about)
                test::require(parseDigest(about).has_value(), "about what is no digest");
            for (const AttachedBlob &blob : manifest.blobs) {
                const bool right = digestText(sha256(std::string_view(blob.bytes))) == blob.descriptor.digest && blob.bytes.size() == blob.descriptor.size;
                test::require(!blob.problem.empty() || right, "a blob with other bytes than its digest says");
            }
        }
    }
    return 0;
}

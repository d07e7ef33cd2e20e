// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/dockerarchive.h"
#include "support/fuzzlayers.h"

#include <string_view>

// All records of Docker's archives and data roots: an error, or values within the limits.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    Limits limits;
    limits.images = 8;
    limits.layersPerImage = 4;
    if (const auto items = parseDockerManifest(text, "f", limits)) {
        test::require(items->size() <= limits.images, "too many images");
        for (const DockerManifestItem &item : *items)
            test::require(item.layers.size() <= limits.layersPerImage && item.repoTags.size() <= limits.images, "too many layers or tags");
    }
    if (const auto tags = parseLegacyRepositories(text, "f", limits)) {
        for (const LegacyTag &tag : *tags)
            test::require(tag.reference.find(':') != std::string::npos, "a reference without a tag");
    }
    (void)parseLegacyLayer(text, "f", limits);
    (void)parseRepositories(text, "f", limits);
    if (const auto record = parseContainerRecord(text, "f", limits))
        test::require(!record->id.empty(), "a container without an id");
    return 0;
}

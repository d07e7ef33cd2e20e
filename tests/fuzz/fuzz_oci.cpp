// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/nameddigest.h"
#include "formats/oci.h"
#include "support/fuzzlayers.h"

#include <string_view>

namespace {

void checkDescriptor(const assay::OciDescriptor &descriptor)
{
    assay::test::require(assay::parseNamedDigest(descriptor.digest).has_value(), "a digest that is none");
}

} // namespace

// All records of OCI layouts: an error, or values within the limits; digests are safe to make paths of.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    Limits limits;
    limits.images = 8;
    limits.layersPerImage = 4;
    if (const auto index = parseOciIndex(text, "f", limits)) {
        test::require(index->size() <= limits.images, "too many manifests");
        for (const OciDescriptor &descriptor : *index)
            checkDescriptor(descriptor);
    }
    if (const auto manifest = parseOciManifest(text, "f", limits)) {
        checkDescriptor(manifest->config);
        test::require(manifest->layers.size() <= limits.layersPerImage, "too many layers");
        for (const OciDescriptor &layer : manifest->layers)
            checkDescriptor(layer);
    }
    if (const auto artifact = parseOciArtifact(text, "f", limits)) {
        test::require(artifact->layers.size() <= limits.layersPerImage && !(artifact->isIndex && !artifact->layers.empty()), "layers that cannot be");
        for (const auto &one : {artifact->config, artifact->subject}) {
            if (one)
                checkDescriptor(*one);
        }
        for (const OciDescriptor &layer : artifact->layers)
            checkDescriptor(layer);
    }
    (void)isOciIndex(text, "f", limits);
    (void)parseOciLayoutVersion(text, "f", limits);
    if (const auto config = parseImageConfig(text, "f", limits)) {
        const auto chain = chainIds(config->diffIds);
        test::require(chain.size() == config->diffIds.size() && chain.size() <= limits.layersPerImage, "chain ids do not fit");
        for (const std::string &id : chain)
            test::require(parseNamedDigest(id).has_value(), "a chain id that is no digest");
    }
    return 0;
}

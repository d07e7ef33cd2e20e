// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// OCI image-spec and Docker schema 2, as far as a reader of images needs them.
struct OciDescriptor {
    std::string mediaType;
    std::string digest; // see parseNamedDigest()
    std::uint64_t size = 0;
    std::string platform; // "linux/amd64", "" when not said
    std::map<std::string, std::string> annotations;
};

// index.json of a layout, or an index (manifest list) that it points to. "manifests": null is empty.
Result<std::vector<OciDescriptor>> parseOciIndex(std::string_view bytes, const std::string &file, const Limits &limits);

struct OciManifest {
    OciDescriptor config;
    std::vector<OciDescriptor> layers; // lowest first
};
Result<OciManifest> parseOciManifest(std::string_view bytes, const std::string &file, const Limits &limits);

// A manifest of any kind as far as what is attached to images needs it: signatures and attestations are such manifests.
struct OciArtifact {
    std::string mediaType;    // of the manifest itself, "" when not said
    std::string artifactType; // "" when not said
    std::optional<OciDescriptor> config;
    std::optional<OciDescriptor> subject; // what it is attached to
    std::vector<OciDescriptor> layers;    // or "blobs" of an artifact manifest; none of an index
    std::map<std::string, std::string> annotations;
    bool isIndex = false;
};
Result<OciArtifact> parseOciArtifact(std::string_view bytes, const std::string &file, const Limits &limits);

// Whether the bytes are an index rather than a manifest: it has "manifests" and no "layers".
Result<bool> isOciIndex(std::string_view bytes, const std::string &file, const Limits &limits);

// The version "oci-layout" names.
Result<std::string> parseOciLayoutVersion(std::string_view bytes, const std::string &file, const Limits &limits);

// An image's configuration, the same in Docker and OCI.
struct ImageConfig {
    std::vector<std::string> diffIds; // lowest first, see parseNamedDigest()
    std::vector<std::string> createdBy; // bytes, by layer: the command that made it, "" when not said; empty when the history does not fit
    std::string platform;
    std::string created;
    std::size_t filledHistory = 0;    // history entries that made a layer
    bool hasHistory = false;
};
Result<ImageConfig> parseImageConfig(std::string_view bytes, const std::string &file, const Limits &limits);

// Chain id of each layer: the first is its diff id, each next one sha256("<chain id below> <diff id>") (image-spec, identity), also
// where the diff ids are of another algorithm.
std::vector<std::string> chainIds(const std::vector<std::string> &diffIds);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// One element of the manifest.json of `docker save` (moby, image/tarexport).
struct DockerManifestItem {
    std::string config;                // member that holds the image's configuration
    std::vector<std::string> repoTags; // "null" and a missing member are no tags
    std::vector<std::string> layers;   // members, lowest layer first; the same one may stand twice
};
Result<std::vector<DockerManifestItem>> parseDockerManifest(std::string_view bytes, const std::string &file, const Limits &limits);

// `repositories` of archives without manifest.json, and of those that have both: name, tag, id of the top layer.
struct LegacyTag {
    std::string reference; // "name:tag"
    std::string topLayer;
};
Result<std::vector<LegacyTag>> parseLegacyRepositories(std::string_view bytes, const std::string &file, const Limits &limits);

// `<id>/json` of the same archives.
struct LegacyLayer {
    std::string id;
    std::string parent; // "" for the lowest
};
Result<LegacyLayer> parseLegacyLayer(std::string_view bytes, const std::string &file, const Limits &limits);

// repositories.json of a data root: every reference, with tag or digest, and the image id it stands for.
struct Reference {
    std::string name;    // "busybox:latest" or "busybox@sha256:…"
    std::string imageId; // "sha256:…"
};
Result<std::vector<Reference>> parseRepositories(std::string_view bytes, const std::string &file, const Limits &limits);

// containers/<id>/config.v2.json, as far as it says what the container is.
struct ContainerRecord {
    std::string id;
    std::string name;    // "/shop"
    std::string imageId; // "sha256:…"
    std::string image;   // what it was made from, as the user named it: "demo/shop:1.0", or an id
    std::string driver;  // "overlay2"
    std::string created;
    bool running = false;
};
Result<ContainerRecord> parseContainerRecord(std::string_view bytes, const std::string &file, const Limits &limits);

} // namespace assay

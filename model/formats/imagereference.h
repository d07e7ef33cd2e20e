// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "formats/weburl.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace assay {

// The name of an image in a registry, as docker completes it (distribution/reference).
struct ImageReference {
    std::string domain;     // "docker.io", "registry.example:5000"; lower case
    std::string repository; // "library/alpine"
    std::string tag;        // "" where only the digest is given
    std::string digest;     // "sha256:…", "" where only the tag is

    std::string name() const { return domain + '/' + repository; } // also what Docker Content Trust calls it (GUN)
    std::string text() const;
    const std::string &wanted() const { return digest.empty() ? tag : digest; } // a digest is what decides
};

// "alpine", "demo/app:1.0", "registry.example:5000/demo/app@sha256:…". The tag is "latest" where neither is given.
Result<ImageReference> parseImageReference(std::string_view text);

// Where that registry answers; Docker Hub does it elsewhere than its name says. Without encryption where insecure.
Result<WebUrl> registryOf(const ImageReference &reference, bool insecure);

// Targets below registryOf(), see the distribution-spec. A reference of a manifest is a tag or a digest.
std::string manifestTarget(const std::string &repository, const std::string &reference);
std::string blobTarget(const std::string &repository, const std::string &digest);
std::string referrersTarget(const std::string &repository, const std::string &digest);
// Of the notary server below its URL: name is "root", "3.root", "snapshot.<hex>", "targets/releases".
std::string contentTrustTarget(const std::string &gun, const std::string &name);

} // namespace assay

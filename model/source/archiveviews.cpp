// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/archiveviews.h"

#include "base/joinwords.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace assay {
namespace {

// The same for one configuration, whatever names it; "" where it could not be read.
std::string identity(const ArchiveImage &image)
{
    return image.config ? digestText(*image.config) : std::string();
}

} // namespace

std::optional<Finding> joinViews(ArchiveRecords &docker, const std::vector<ArchiveImage> &layout, const Status &read)
{
    std::map<std::string, const ImageInfo *> inLayout;
    for (const ArchiveImage &image : layout)
        inLayout[identity(image)] = &image.info;
    std::set<std::string> inDocker;
    bool otherImage = false;
    for (ArchiveImage &image : docker.images) {
        inDocker.insert(identity(image));
        const auto same = inLayout.find(identity(image));
        // Docker 25.0 wrote an index without manifests for images without a tag: that shows nothing to anybody.
        otherImage = otherImage || same == inLayout.end();
        if (same != inLayout.end())
            image.info.digests = same->second->digests;
    }
    std::map<std::string, std::set<std::string>> dockerPlatforms; // of Docker's images, by what of the layout leads to them
    for (const ArchiveImage &image : layout) {
        if (!inDocker.contains(identity(image)))
            continue;
        for (const std::string &top : image.tops)
            dockerPlatforms[top].insert(image.info.platform);
    }
    // An index of several platforms is one image to Docker, which takes the one that fits: another of the same platform hides behind none.
    const auto standsBehind = [&dockerPlatforms](const std::string &top, const std::string &platform) {
        const auto platforms = dockerPlatforms.find(top);
        return platforms != dockerPlatforms.end() && !platforms->second.contains(platform);
    };
    const bool hiddenImage = std::any_of(layout.begin(), layout.end(), [&](const ArchiveImage &image) {
        return image.config && !inDocker.contains(identity(image))
            && !std::all_of(image.tops.begin(), image.tops.end(), [&](const std::string &top) { return standsBehind(top, image.info.platform); });
    });
    if (read && (layout.empty() || (!otherImage && !hiddenImage)))
        return std::nullopt;
    Finding finding = makeFinding("image.view-divergence");
    finding.store = "index.json";
    if (read)
        finding.detail = {{"index.json", joinWords(inLayout, " ", [](const auto &one) { return one.second->id; })}};
    else
        finding.detail = {{"reason", read.error().message()}};
    return finding;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/finding.h"
#include "base/result.h"
#include "source/archiveimages.h"

#include <optional>
#include <vector>

namespace assay {

// Of an archive with a manifest.json, which Docker reads, and the index.json of a layout, which containerd reads: docker's images get the
// digests of the manifests that name the same configuration in the layout. The finding tells where the two show other images, or that
// the layout cannot be read (read).
std::optional<Finding> joinViews(ArchiveRecords &docker, const std::vector<ArchiveImage> &layout, const Status &read);

} // namespace assay

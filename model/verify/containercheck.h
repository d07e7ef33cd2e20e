// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "source/source.h"
#include "verify/containerchanges.h"

#include <memory>
#include <vector>

namespace assay {

// What one container of a store has made of its image.
struct ContainerCheck {
    Findings findings; // container.added, .changed, .metadata-changed, .removed, .renamed: what it did; others: what nobody should have done
    std::vector<SkippedPart> skipped;
    bool complete = true;
    ContainerChanges changes; // the same in numbers
};

// Reads the container's own layers and holds its view against that of its image, whose layers are given, lowest first. A
// finding names the engine's command that would list the container's changes where that command stays silent. The error is
// Cancelled or LimitExceeded. At most mostListed paths are kept in changes.listed.
Result<ContainerCheck> checkContainer(const Source &source, std::size_t container, std::vector<std::shared_ptr<const LayerTree>> image,
                                      const LoadOptions &options, Context &context, std::size_t mostListed = 0);

} // namespace assay

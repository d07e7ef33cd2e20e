// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/finding.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace assay {

// What one container of a store has made of its image, in numbers; each path is a finding of its own.
struct ContainerChanges {
    std::size_t container = 0;       // index in StoreCatalog::containers
    std::uint64_t added = 0;         // container.added
    std::uint64_t changed = 0;       // container.changed, container.renamed
    std::uint64_t removed = 0;       // container.removed
    std::uint64_t metadataOnly = 0;  // container.metadata-changed
    std::uint64_t engineAltered = 0; // container.engine-file-altered: in the folder that the engine fills, not the container's doing
    std::uint64_t silent = 0;        // of all of these, those that the engine's own command does not list
    std::vector<Finding> listed;     // some of them: altered engine files first, then those that no command lists, by path within
    bool complete = true;
    std::string problem;             // why nothing, or not all, was read

    std::uint64_t all() const { return added + changed + removed + metadataOnly + engineAltered; }
};

} // namespace assay

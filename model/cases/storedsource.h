// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "source/source.h"
#include "source/store.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace assay {

// What a source said of itself when a case was made.
struct SourceRecord {
    SourceKind kind = SourceKind::RootfsArchive;
    std::string location; // bytes
    std::vector<ImageInfo> images;
    std::vector<ContainerInfo> containers;
    Findings findings;
    std::vector<SkippedPart> skipped;
    std::optional<StoreCatalog> store;

    static SourceRecord of(const Source &source);
};

// A source as a case remembers it. It has no contents: content(), loadLayers() and loadOwnLayers() give NotFound. load() opens the
// evidence at its location and reads the image of the same id, tags and container; what it gives belongs to the source opened then.
std::shared_ptr<const Source> makeStoredSource(SourceRecord record);
bool isStoredSource(const Source &source);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "io/evidencefs.h"
#include "source/source.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace assay {

// Where an archive keeps one layer, and what it says of it.
struct LayerBlob {
    std::string path;       // in the archive, links resolved; "" when problem says why there is none
    std::string blobDigest; // what the blob as stored must hash to, see parseNamedDigest(); "" when no record says
    std::string problem;
};

struct ArchiveImage {
    ImageInfo info;
    std::optional<Sha256Digest> config; // of the configuration's bytes, by whatever algorithm it is named; none where they could not be read
    std::vector<LayerBlob> blobs; // as info.layers
    std::set<std::string> tops;   // digests of what index.json names that leads to it
};

// What the records of an image archive or layout say: manifest.json, index.json, skopeo's dir:, or the folders of the oldest format.
struct ArchiveRecords {
    SourceKind kind = SourceKind::DockerArchive;
    std::vector<ArchiveImage> images;
    Findings findings;
    std::vector<SkippedPart> skipped;
    std::vector<std::string> others; // in words, sorted: what it holds that is no image
};

// Whether fs looks like one; reads nothing but names.
bool looksLikeImageArchive(const EvidenceFs &fs);

// The one folder in fs, where that is an image archive or layout: packed with the folder around it. "" where it is none.
std::string folderOfImageArchive(const EvidenceFs &fs);

// directory: fs is one, not a tar of one. Reads each record once, however many images share it; polls context. The error tells what
// is wrong with the records, or is LimitExceeded or Cancelled.
Result<ArchiveRecords> readArchiveRecords(const EvidenceFs &fs, bool directory, const Limits &limits, Context &context);

// path with "." and ".." parts worked out inside the root, links followed inside it; where the thing lies. NotFound,
// or Malformed when it would leave the root or follows more than limits.linkDepth links.
Result<std::string> resolveInside(const EvidenceFs &fs, std::string_view path, const Limits &limits);

} // namespace assay

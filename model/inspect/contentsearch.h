// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "inspect/contentpattern.h"
#include "source/source.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace assay {

// Where a content stands: a file of a layer of one of the sources.
struct ContentPlace {
    std::uint32_t source = 0; // index into what was searched
    std::uint32_t layer = 0;  // index into its layers
    NodeId node;              // of that layer's tree
};

// What something was found in: the content, or what is recorded of a path.
enum class FoundBy : std::uint8_t { Content, Path, Target, Owner, XattrName, XattrValue, Digest };

struct ContentHit {
    std::uint64_t offset = 0;  // into the file, or into what else it was found in
    std::size_t size = 0;
    std::string before;        // some bytes around it
    std::string matched;       // its beginning
    std::string after;
    FoundBy by = FoundBy::Content;
    bool earlier = false;      // in what the tar of the layer says first and then says differently
};

// All hits of one content; the same content in several places is read once and told once.
struct ContentHits {
    std::vector<ContentPlace> places; // as they stand in sources, layers and nodes; not empty
    std::vector<ContentHit> hits;     // rising
    bool more = false;                // there are further ones in it
};

struct ContentSearchOptions {
    unsigned threads = 0;               // 0: workerCount()
    std::size_t hitsPerContent = 100;
    std::size_t hitsInAll = 100'000;
    std::size_t contextBytes = 48;      // before and after
};

struct ContentSearchSummary {
    std::uint64_t contents = 0;         // that were read, each once
    std::uint64_t bytes = 0;
    std::uint64_t hits = 0;
    bool stopped = false;               // at hitsInAll
    std::vector<SkippedPart> skipped;   // what could not be read
};

// Looks through the content of every file of every layer of the sources, those that a layer above hides among them. found is called from the
// threads of the search, one call at a time, as soon as a content with hits has been read; contents in no order. Null sources are left out.
// The error is Cancelled.
using ContentFound = std::function<void(ContentHits hits)>;
Result<ContentSearchSummary> searchContents(std::span<const LoadedSourcePtr> sources, const ContentPattern &pattern, const ContentSearchOptions &options,
                                            const ContentFound &found, Context &context);

} // namespace assay

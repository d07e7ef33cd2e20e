// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"
#include "formats/bolt.h"

#include <map>
#include <string>

namespace assay {

// The build cache that Docker keeps with a graph driver, in the folder buildkit/ of its data root.

struct BuildCacheSnapshots {
    std::map<std::string, std::string> recordOf; // by the name of a folder of the graph driver: the cache record that it is of
    BoltProblems problems;                       // not those of the database itself
};
// snapshots.db (moby, builder/builder-next/adapters/snapshot/snapshot.go). A snapshot that was made has "parent", and a folder of its own
// name; one that was committed says in "committed" whose folder it took over. What only stands for a layer of an image has no folder
// here. Never an error: an empty database has no snapshots, and of another kind of database every item is a problem.
BuildCacheSnapshots parseBuildCacheSnapshots(const BoltDb &db, const Limits &limits);

struct BuildCacheTexts {
    std::map<std::string, std::string> byRecord; // what the builder calls a record, any bytes: "local source for context"
    BoltProblems problems;
};
// metadata_v2.db (buildkit, cache/metadata): "_main", the record, "cache.description", a JSON object whose member "value" is the text.
BuildCacheTexts parseBuildCacheTexts(const BoltDb &db, const Limits &limits);

} // namespace assay

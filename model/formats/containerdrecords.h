// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"
#include "formats/bolt.h"
#include "formats/oci.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace assay {

// What containerd writes down (containerd, core/metadata/buckets.go and core/snapshots/storage/bolt.go). Every list is sorted bytewise
// by its key, inconsistencies apart. A value that cannot be read is left at its default, and named in problems.

struct ContainerdTime {
    std::int64_t seconds = 0; // since 1970-01-01, UTC
    std::uint32_t nanoseconds = 0;
    bool known = false;
};

using ContainerdLabels = std::map<std::string, std::string>;

struct ContainerdImage {
    std::string name;
    OciDescriptor target; // with the record's annotations; no platform
    ContainerdLabels labels;
    ContainerdTime created;
    ContainerdTime updated;
};

struct ContainerdBlob {
    std::string digest;
    std::uint64_t size = 0; // bytes
    ContainerdLabels labels;
    ContainerdTime created;
};

struct ContainerdSnapshot {
    std::string snapshotter;
    std::string key;
    std::string backendKey; // the snapshotter's own key for it
    std::string parent;     // key, "" for a lowest one
    ContainerdLabels labels;
    ContainerdTime created;
    std::vector<std::string> children; // keys
};

struct ContainerdContainer {
    std::string id;
    std::string image;       // name, "" with Docker
    std::string snapshotter; // "" with Docker
    std::string snapshotKey; // "" with Docker
    std::string runtime;
    ContainerdLabels labels;
    ContainerdTime created;
};

struct ContainerdLease {
    std::string id;
    ContainerdLabels labels;
    ContainerdTime created;
    std::vector<std::string> content; // digests
    std::vector<std::pair<std::string, std::string>> snapshots; // snapshotter, key
};

struct ContainerdNamespace {
    std::string name;
    ContainerdLabels labels;
    std::vector<ContainerdImage> images;
    std::vector<ContainerdBlob> blobs;
    std::vector<ContainerdSnapshot> snapshots; // by snapshotter, then key
    std::vector<ContainerdContainer> containers;
    std::vector<ContainerdLease> leases;
};

// Two records of one database that say different things. They may do so because a page of it could not be read.
struct ContainerdInconsistency {
    enum class Kind : std::uint8_t {
        ParentMissing,      // key's parent (other) is no snapshot
        ParentNotCommitted, // key's parent (other) is still being written
        ParentCycle,        // key is above itself
        ChildUnlisted,      // key has a parent (other) which does not list it by its key and id
        ChildWrong,         // other is listed as what stands upon the snapshot with the id (key), and does not
        BackendKeyShared,   // key and other are one snapshot of the snapshotter
        DirectoryShared,    // key and other have the same directory
    };
    Kind kind = Kind::ParentMissing;
    std::string place; // "moby overlayfs": namespace and snapshotter; "" in a snapshotter's own database
    std::string key;
    std::string other;
};

struct ContainerdMeta {
    std::int64_t version = 0; // of the schema within "v1"; 3 or 4 today, 0 when it is not said
    std::vector<ContainerdNamespace> namespaces;
    BoltProblems problems; // not those of the database itself
    std::vector<ContainerdInconsistency> inconsistencies;
};

// io.containerd.metadata.v1.bolt/meta.db. Without a bucket "v1" the database's first problem, or
// Unsupported; LimitExceeded for more than limits.images images.
Result<ContainerdMeta> parseContainerdMeta(const BoltDb &db, const Limits &limits);

struct SnapshotterSnapshot {
    enum class Kind : std::uint8_t { Unknown, View, Active, Committed, Snapshot }; // Snapshot: a read-only copy of an active one

    std::string key; // "<namespace>/<number>/<key in the namespace>"
    std::uint64_t id = 0; // the directory snapshots/<id>; 0 when it could not be read
    Kind kind = Kind::Unknown;
    std::string parent; // key, "" for a lowest one
    std::uint64_t size = 0;   // bytes, of committed ones
    std::uint64_t inodes = 0; // of committed ones
    ContainerdLabels labels;
    ContainerdTime created;
};

struct SnapshotterMeta {
    std::vector<SnapshotterSnapshot> snapshots;
    BoltProblems problems;
    std::vector<ContainerdInconsistency> inconsistencies;
};

// io.containerd.snapshotter.v1.*/metadata.db. Without a bucket "v1" the database's first problem, or Unsupported; an
// empty database has no snapshots yet.
Result<SnapshotterMeta> parseSnapshotterMeta(const BoltDb &db, const Limits &limits);

} // namespace assay

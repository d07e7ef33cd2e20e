// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "formats/containerdrecords.h"
#include "source/store.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

// How a snapshotter keeps the content of a snapshot (containerd, plugins/snapshots): folder of its kind, its number, behind.
struct SnapshotterForm {
    std::string_view name;
    FolderForm form;
    std::string_view committed;
    std::string_view active;
    std::string_view view;
    std::string_view behind; // "/fs", or "" where the snapshot's folder is the content
};

// One snapshotter of a containerd root, its database read.
struct ContainerdSnapshotter {
    std::string name;                      // one part of a path
    std::string folder;                    // in the evidence
    const SnapshotterForm *form = nullptr; // null: it keeps no folders of files that could be read
    SnapshotterMeta meta;
    std::string problem;                   // why meta knows nothing

    std::string database() const { return folder + "/metadata.db"; }
    const SnapshotterSnapshot *find(std::string_view key) const; // null when there is none
    std::string numberedFolder(const SnapshotterSnapshot &snapshot) const;
    std::string contentFolder(const SnapshotterSnapshot &snapshot) const; // form must be there
};

// The databases of a containerd root, which lies at root in fs. fs, limits and context must outlive it.
struct ContainerdStore {
    const EvidenceFs &fs;
    std::string root;
    const Limits &limits;
    Context &context;
    ContainerdMeta meta;
    bool isKnown = false; // meta was read; without it nothing can be said of what lies in the store
    std::map<std::string, ContainerdSnapshotter, std::less<>> snapshotters; // by name

    std::string metadata() const;
    std::string content() const;
    // Where something stands in the metadata, for links and findings: "…/meta.db: moby/images/NAME".
    std::string recordOf(const ContainerdNamespace &space, std::string_view what) const;
    std::string snapshotRecord(const ContainerdNamespace &space, const ContainerdSnapshot &snapshot) const;
    std::string at(std::string_view path) const; // for errors
    const ContainerdSnapshotter *snapshotter(std::string_view name) const; // null when there is none
};

// Reads all databases; what is odd in them becomes findings of catalog. The error is that the metadata cannot be read, or Cancelled.
// Metadata that changes all the time leaves the store empty and the catalog incomplete.
Result<ContainerdStore> readContainerdStore(const EvidenceFs &fs, const std::string &root, const Limits &limits, Context &context, StoreCatalog &catalog);

// By its key in the namespace; null when there is none.
const ContainerdSnapshot *findSnapshot(const ContainerdNamespace &space, std::string_view snapshotter, std::string_view key);
const ContainerdBlob *findBlob(const ContainerdNamespace &space, std::string_view digest);

// Docker keeps its images in a namespace of its own.
bool isDockerNamespace(const ContainerdNamespace &space);
Engine engineOf(const ContainerdNamespace &space);

// A finding of this code about a record or file of the store.
Finding storeFinding(std::string_view code, const std::string &store, std::vector<std::pair<std::string, std::string>> detail, const std::string &layer = {});

} // namespace assay

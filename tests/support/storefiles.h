// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "archive/tarfs.h"
#include "io/bytestream.h"

#include <cstdio>
#include <cstdlib>
#include <string>

// Single files of the stores in tests/data.
namespace assay::test {

inline EvidenceFsPtr storeFs(const std::string &archive)
{
    Context context;
    const auto file = openFileSource(std::string(ASSAY_TEST_DATA) + '/' + archive);
    const auto whole = file ? seekable(*file, Limits{}, &context) : file;
    const auto tar = whole ? openTarFs(*whole, Limits{}, context) : Unexpected(whole.error());
    if (!tar) {
        std::fprintf(stderr, "%s\n", tar.error().message().c_str());
        std::abort();
    }
    return tar->fs;
}

inline std::string storeFile(const std::string &archive, const std::string &path)
{
    const auto content = storeFs(archive)->readFile(path, 1 << 24);
    if (!content) {
        std::fprintf(stderr, "%s\n", content.error().message().c_str());
        std::abort();
    }
    return *content;
}

// The two databases of Docker 28 with the containerd image store.
inline const std::string &metaDb()
{
    static const std::string content = storeFile("live/docker28-containerd.tar.gz", "containerd/daemon/io.containerd.metadata.v1.bolt/meta.db");
    return content;
}

inline const std::string &snapshotterDb()
{
    static const std::string content = storeFile("live/docker28-containerd.tar.gz", "containerd/daemon/io.containerd.snapshotter.v1.overlayfs/metadata.db");
    return content;
}

} // namespace assay::test

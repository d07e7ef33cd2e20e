// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// Whether the kernel itself keeps the files of the file system that descriptor lies in, so that it needs no server's answer: false for
// network file systems, FUSE, and all that is not known.
bool isKeptByKernel(int descriptor);

// None of the following asks the file system that is mounted, which may never answer.

// The mount that name in directory, or "" for directory itself, lies in; none where the kernel (before 5.8) does not tell.
std::optional<std::uint64_t> mountOf(int directory, const char *name);
// The type of a mount as the kernel calls it: "overlay", "fuse.sshfs"; "" when it cannot be told.
std::string mountType(std::uint64_t mount);
// Where a file lies on the disk itself, whatever the mount that it was reached by shows of it: the same for all mounts that show it.
struct PlaceOnDisk {
    std::string device; // "98:0"
    std::string path;   // below the root of the file system
};
// resolved: an absolute path without symbolic links, which is there. None where the kernel does not tell.
std::optional<PlaceOnDisk> placeOnDisk(const std::string &resolved);
// The folders of the overlay that a file is seen in, and where in them it is. As the one who mounted it wrote them, made absolute; of those
// that were written relative to an unknown folder, each that is there above the mount.
struct OverlayPlace {
    std::vector<std::string> upper; // what is written goes there; none where nothing can be
    std::vector<std::string> work;  // and is made there first
    std::vector<std::string> lower; // what is there is seen, too
    std::string path;               // below the root of the overlay, with a slash before it; "" for the root
};
// resolved: as for placeOnDisk(). None where it is in no overlay.
std::optional<OverlayPlace> overlayPlace(const std::string &resolved);
// Whether a file system of this type waits for a server, which may be gone or hostile.
bool waitsForServer(std::string_view mountType);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "source/source.h"
#include "tree/layertree.h"

#include <cstdint>
#include <vector>

namespace assay {

// Folders of which a layer's tar has no header: those that it names only in longer paths, and its root. The engine that unpacks it has
// to make them by itself. What it can have made is no tampering; anything else is: whoever may write into "/" may replace "/etc".

inline constexpr std::uint16_t madeFolderMode = 0755; // and less, by the umask

// Owned by root, with no rights beyond these and no attributes (moby, archive.go and diff.go: 0777 and 0600 less the umask; containers/storage
// 0555 for the top of a layer; containerd 0755); and with what the folder above gives: group and setgid bit, access list.
bool isMadeByEngine(const LayerTree &onDisk, NodeId folder);

// As the same folder is in the next layer below that has it: containerd (archive, mkparent) and copies of whole trees take owner, mode and
// attributes from there, containers/storage those of the top. below: folders on the disk, nearest first.
bool isTakenFromBelow(const LayerTree &onDisk, NodeId folder, const std::vector<const LayerTree *> &below);

// What a tar says of the root itself is left out by containerd (archive/tar.go, "resolved to root"), and by all engines where the folder
// holds but what its layer brought: its top is made before the tar is opened. Copies of whole trees get it.
bool ignoresHeaderOfRoot(Engine engine, FolderForm form);

// The top of a copy for a user namespace stays the host's, whom that namespace does not have.
bool isRootOfMappedCopy(const LoadedLayer &layer, const Entry &root);

} // namespace assay

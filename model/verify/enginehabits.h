// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "verify/expectedtree.h"

namespace assay {

// What honest engines do to a layer between its tar and its folder. Each of these keeps something from being called tampering, so
// each is asked about one path, and says yes only where the evidence shows that the engine did it.

// A layer that was unpacked from a tar has the tar's times, in whole seconds. A folder where files have the seconds of the tar and
// nanoseconds besides was written by the build itself (BuildKit): most of them, or some when the kernel's marks of an upper folder
// are there too (a build step may set whole seconds itself). Such a folder keeps sockets and attributes that the tar cannot carry.
bool wasBuiltInPlace(const ExpectedTree &delivered, const LayerTree &onDisk);

// Whether an honest engine turns the one time into the other by unpacking: what 64 bits of nanoseconds since 1970 cannot hold, and
// what lies before, is written as 1970 (moby, archive.boundTime).
bool isClampedTime(const Entry &recorded, const Entry &unpacked);

// Whether onDisk has the attributes of delivered, and besides only ones that `docker save` does not write.
bool differsInDroppedAttributes(const XattrList &delivered, const XattrList &onDisk);

// With vfs a layer is a copy of the one below, in which Docker keeps no attribute but capabilities (moby, drivers/copy), and containers/storage
// loses access lists. The layer that brought a file has them, and is held against its tar.
bool copiesWithoutAttributes(const LoadedLayer &layer);
// Whether onDisk has only attributes of delivered, and of those all that a copy keeps.
bool lacksOnlyUncopied(const XattrList &delivered, const XattrList &onDisk);

// containerd's native snapshotter makes a layer of a copy of the one below, and gives a folder its time before it fills it
// (continuity, fs/copy.go): in a layer that did not bring the folder itself, its time is that of the copying.
bool isTimeOfCopying(Engine engine, const Entry &delivered, const Entry &onDisk);

// An engine that a user runs may make no device nodes (mknod(2): EPERM in a user namespace), and leaves them out without a word
// (containers/storage, archive.go). True for a character or block device only, and only in a store that such an engine wrote.
bool isUnmakeableDevice(const Entry &delivered, bool rootless);

// With force_mask podman 4.3 (c/storage 1.43) writes into its attributes modes without setuid, setgid and sticky bit, of all files
// alike. A layer where any file has one was written by an engine that keeps them.
bool losesSpecialBits(const LayerTree &onDisk);
bool differsInLostBits(const Entry &delivered, const Entry &onDisk);

// Owners that the disk cannot tell: of a symbolic link where owners are kept in attributes (none can be set on one, so the link is the
// user's own), and in a copy for a user namespace of what that namespace does not have (the copy gives it to nobody).
bool isUnkeepableOwner(const LoadedLayer &layer, const Entry &delivered, const Entry &onDisk);

} // namespace assay

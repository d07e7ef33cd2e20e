// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "io/evidencefs.h"
#include "source/archiveimages.h"
#include "source/source.h"
#include "source/store.h"

#include <optional>

namespace assay {

// What openSource() was given, as far as all kinds of sources need it.
struct OpenedEvidence {
    std::string location;   // as the user named it
    ByteSourcePtr file;     // the file given; null for a directory
    ByteSourcePtr seekable; // its uncompressed bytes; null for a directory
    std::optional<Sha256Digest> unpacked = {}; // of those; none for what is not compressed
    EvidenceFsPtr fs;       // the directory, or what the tar holds
    Findings findings;      // about the tar as such
    std::vector<SkippedPart> skipped;
    bool complete = true;   // the tar did not end in the middle
    Limits limits;
    // Further image stores that the user named. fs holds them as well, each below furtherPrefix() of its location; the other members
    // say nothing of them.
    std::vector<OpenedEvidence> further = {};
    EvidenceFsPtr own = {}; // fs without those; null where there are none
};
// The path under which a further image store lies in OpenedEvidence::fs: its location, which no path of other evidence can be.
std::string furtherPrefix(const std::string &location);

SourcePtr makeRootfsSource(OpenedEvidence evidence);
SourcePtr makeImageArchiveSource(OpenedEvidence evidence, ArchiveRecords records);
SourcePtr makeStoreSource(OpenedEvidence evidence, StoreCatalog catalog);

// Where below fs a Docker data root lies; nullopt when there is none. An error when something is there that looks like one
// but may not be read.
Result<std::optional<std::string>> findDockerRoot(const EvidenceFs &fs);
// All of containers/storage; the first is one that has containers, when any has: the others may be its additional image stores.
Result<std::vector<std::string>> findStorageRoots(const EvidenceFs &fs);
Result<std::optional<std::string>> findContainerdRoot(const EvidenceFs &fs); // likewise of containerd, Docker's own among them
// Whether such a root is fs itself, and name one of the folders that engines make at the top of it.
bool isFolderOfDockerRoot(const EvidenceFs &fs, std::string_view name);
bool isFolderOfStorageRoot(const EvidenceFs &fs, std::string_view name);
bool isFolderOfContainerdRoot(const EvidenceFs &fs, std::string_view name);

// What to do about a folder that may not be read, to be put behind an error's words.
std::string rootAdvice(const std::string &location);

// What a checksum file beside the file says about it. A vendor's checksum file that leaves out the vendor's own archive is worth
// telling; other archives that lie beside it are no matter of its.
enum class Unlisted : std::uint8_t { Ignore, Tell };
Findings checkSums(const std::string &location, const Sha256Digest &digest, const Sha256Digest *uncompressed, Unlisted unlisted, const Limits &limits);

// Puts size, digest and checksum findings of the archive given into loaded, and says when it changed while it was read.
void noteArchive(LoadedEvidence &loaded, const OpenedEvidence &evidence, const Result<Sha256Digest> &digest);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/finding.h"
#include "verify/comparison.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// How to see with other tools what a finding tells: commands of coreutils, GNU tar, gzip, grep, sed and attr that only read.
namespace assay {

enum class HandCheckShows : std::uint8_t {
    OnDisk,     // what lies in the folder
    InArchive,  // what lies in the archive that was given
    Mark,       // a mark of deletion, in the folder or the archive; nothing there when a folder above it hides the path
    OwnersKept, // mode and owner as an engine that a user runs keeps them
    Recorded,   // what the engine's record of the layer's tar says
    Saved,      // what the layer has in the saved image
    Digest,     // the digest of the bytes
    Sums,       // the archive against the checksum file beside it
    Listing,    // whether the archive can be read to its end
};

struct HandCheck {
    HandCheckShows shows = HandCheckShows::OnDisk;
    std::string command; // for bash, one line; every name is quoted and nothing of it is a word of the shell
};

// Where the thing that a finding is about lies. Locations are absolute paths, bytes.
struct HandCheckPlace {
    std::string location;              // of the source
    SourceKind kind = SourceKind::DockerRoot;
    bool isFolder = false;             // else a file, which tar reads
    const LoadedLayer *layer = nullptr; // of a finding about a store's layer; null where it is not known
    std::string savedLocation;         // of an archive of "docker save" with the layer; "" when there is none
    std::string savedMember;           // the layer in it
};

// None when the source is not known. workingFolder: what relative locations begin at. Points into comparison.
std::optional<HandCheckPlace> handCheckPlace(const Comparison &comparison, const Finding &finding, const std::string &workingFolder);

// Empty for what cannot be checked so.
std::vector<HandCheck> handChecks(const Finding &finding, const HandCheckPlace &place);

} // namespace assay

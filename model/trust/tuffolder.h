// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "io/evidencefs.h"
#include "trust/tuf.h"

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// One repository's metadata in a folder: of docker (".docker/trust/tuf/GUN/metadata"), of the notary client ("DIR/tuf/GUN/metadata"), or any
// folder with a "root.json" or "N.root.json" in it.
struct TufFolder {
    std::string place;           // of the metadata folder inside the evidence, bytes
    std::string name;            // the GUN as the path says, else as the root's certificate does; "" where neither does
    bool nameFromRoot = false;   // the certificate's word: not proof of anything
    std::vector<TufFile> files;  // places are inside the evidence
    std::vector<std::string> unpublished; // changes that were never sent to the server ("changelist/….change"): places
};

struct TufFolders {
    std::vector<TufFolder> repositories;   // by place
    std::vector<std::string> privateKeys;  // places; never opened
    std::vector<std::string> links;        // places of symbolic links, none of which is followed; without those to a file that is read all the same
    std::vector<std::string> homeless;     // places of files named *.json that are in no folder of metadata; not read
    std::vector<Error> unreadable;         // what could not be read, or is too large for metadata
};

// Everything below path, "" for all of fs. Nothing but files named *.json in folders of metadata is opened. LimitExceeded where there are more than
// mostTufFiles of those, or more bytes in them than mostTufBytes. An error only where path cannot be read, at a limit, or when cancelled.
Result<TufFolders> findTufFolders(const EvidenceFs &fs, std::string_view path, const Limits &limits, Context &context);
inline constexpr std::size_t mostTufFiles = 100'000;
inline constexpr std::uint64_t mostTufBytes = 256ULL << 20;

// "5.snapshot.json" and "targets/releases.json" as role and version: "snapshot" and 5. Percent signs as TUF 1.0 uses them in names are resolved.
TufFile tufFileOfName(std::string_view nameInFolder);

} // namespace assay

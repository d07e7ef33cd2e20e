// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "trust/fetchedplaces.h"
#include "trust/imagelink.h"
#include "trust/relied.h"
#include "trust/rulecheck.h"
#include "trust/statement.h"
#include "trust/tuf.h"

#include <optional>
#include <string>
#include <vector>

namespace assay {

// All that is said of one image or file by anybody whose statement is at hand, and how much of it holds. Immutable once made.
struct TrustReport {
    std::string subject;  // image reference, or path of the file; bytes
    std::string location; // of the source, bytes
    std::string imageId;  // "sha256:…", "" of a file
    std::vector<SubjectDigest> subjects;   // digests that stand for it
    std::vector<TrustStatement> statements; // about it, by scheme and digest
    std::vector<TufReport> repositories;    // of TUF and Content Trust that speak of it: roles, keys, signers; without their statements
    std::vector<FetchedPlace> fetched;      // places that say from where they were fetched
    std::size_t aboutOthers = 0;            // statements in the same places that are about something else
    std::optional<TrustCheck> disk;         // none where the content was not read
    std::int64_t at = 0;                    // the time it was judged for, seconds since 1970
    std::vector<std::string> problems;      // what could not be read, a line each; may quote evidence

    // Every aspect of the statement is Yes, and what was read of the disk does not speak against it.
    bool holds(const TrustStatement &statement) const;
    // Yes when it holds; No when a check of it, or the disk, speaks against it; else it cannot be told.
    TrustAnswer stateOf(const TrustStatement &statement) const;
    TrustAnswer onDisk() const { return disk ? disk->answer : TrustAnswer::Unknown; }
};

// One image of a source, with further places to look in.
// A file as it was when all of it was read.
struct ReadFile {
    Sha256Digest sha256{};
    std::uint64_t bytes = 0;
};

struct TrustQuestion {
    std::string subject;
    std::string location;
    std::optional<ImageInfo> image;  // none: location is a file that somebody may have signed, but for metadataOnly
    std::optional<ReadFile> read;    // that file, where it was read before: it is not hashed again where that digest is all that is asked for
    std::vector<TrustPlace> places;  // the source's own first, where it is a folder or tar
    std::vector<std::string> names;  // references that the image has, for schemes that bind names
    std::vector<std::string> repositories; // that those names are of, with the registry ("registry.example/team/app") as far as it is known: for schemes that choose whom to trust by it
    std::vector<ReliedFile> signatures; // that the analyst named, of any kind and by any name; told apart by their bytes
    bool metadataOnly = false;       // location is neither: all that trust metadata in places says, of names that names have (none: all)
    std::int64_t at = 0;
    const std::vector<LoadedLayer> *layers = nullptr; // as they were read; null where they were not
};

// Finds and judges. Reads records and signatures only, of a file its bytes once. The error is Cancelled or LimitExceeded, or that the file
// cannot be read; what else goes wrong is in the report.
Result<TrustReport> reportTrust(const TrustQuestion &question, const Relied &relied, const Limits &limits, Context &context);

} // namespace assay

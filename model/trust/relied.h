// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "formats/trustrules.h"
#include "io/evidencefs.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct ReliedFile {
    std::string place; // as it was named; a file of a folder with its name behind
    std::string bytes;
    std::string folder = {}; // of TUF metadata that it was found in: where its place begins; "" for a file that stands for itself
};

struct NotationStore;

struct ReliedNotation {
    std::string place; // the folder, as it was named
    std::shared_ptr<const NotationStore> store;
};

// What the analyst relies on, read. Nothing in it is judged yet.
struct Relied {
    std::vector<ReliedFile> publicKeys;
    std::vector<ReliedFile> minisignKeys;
    std::vector<ReliedFile> openPgpKeys;
    std::vector<std::string> openPgpFingerprints; // upper-case hex, no spaces
    std::vector<ReliedFile> sigstoreRoots;
    std::vector<ReliedFile> logKeys;
    std::vector<ReliedFile> certificateAuthorities;
    std::vector<ReliedFile> signingAuthorities;
    std::vector<ReliedFile> timeStampAuthorities;
    std::vector<ReliedNotation> notationConfigs;
    std::vector<ReliedFile> tufRoots;
    std::vector<std::string> tufRootKeys;         // lower-case hex
    std::vector<TrustedName> identities;

    bool empty() const;
    void append(Relied more);
};

// Reads the files; a relative path is one below folder ("" is the current one). A folder stands for all files in it, in the order of their
// names; one given as a root of TUF, which may hold several repositories, for what readTufSeen() reads. The error names the file. A configuration of notation without a policy is an error, too: it says of nobody that he is trusted.
Result<Relied> readRelied(const TrustSourceFiles &files, const std::string &folder);

inline constexpr std::uint64_t mostReliedBytes = 16 << 20; // of one file

// Only what is public is relied upon. Malformed for bytes with a private key of PEM or of OpenPGP in them; file is the name for them.
Status checkPublic(std::string_view bytes, const std::string &file);

// The files in the folder itself, without those that are passed over by their names, in the order of these; path is what places begin with.
// LimitExceeded for too many or too large ones.
using PassedOver = std::set<std::string, std::less<>>;
Status readFilesIn(const EvidenceFs &folder, const std::string &path, const PassedOver &passedOver, std::vector<ReliedFile> &out);
inline constexpr std::size_t mostReliedFiles = 10'000;
inline constexpr std::uint64_t mostReliedFolderBytes = 256ULL << 20;

} // namespace assay

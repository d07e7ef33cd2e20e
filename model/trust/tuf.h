// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "trust/statement.h"
#include "trust/tufkeys.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The Update Framework: what its metadata says is signed, and how much of that holds. TUF 1.0 here; Docker Content Trust, which is the dialect
// before it, in contenttrust.h. Both take the same question and give the same report.
namespace assay {

// Those that a root names itself; all others are delegated to.
inline constexpr std::array<std::string_view, 4> topLevelRoles{"root", "timestamp", "snapshot", "targets"};
inline bool isTopLevelRole(std::string_view role)
{
    return std::find(topLevelRoles.begin(), topLevelRoles.end(), role) != topLevelRoles.end();
}

// One file of metadata.
struct TufFile {
    std::string role;  // "root", "timestamp", "snapshot", "targets", "targets/releases" …: what the file's name says
    std::string place; // path inside the evidence, bytes
    std::string bytes;
    std::optional<std::uint64_t> namedVersion; // of "3.root.json"
    std::string folder = {}; // of metadata, that it is of: where its place begins; files of one repository have the same
};

// Whom the analyst trusts. Nothing else is: the first root that is seen proves nothing.
struct TufPins {
    // Hex, case and colons do not matter: ids of root keys as the metadata, docker or notary name them, SHA-256 fingerprints of certificates
    // or of SubjectPublicKeyInfo.
    std::vector<std::string> keys;
    std::vector<TufFile> roots; // whole "root.json" files; the repository's must be one of them, or follow one by signatures
    // What else there is in the folders of the roots, and these: repositories as they were seen when their roots came to be trusted.
    std::vector<TufFile> seen;
};

struct TufQuestion {
    std::string name;            // of the repository, for Docker the GUN ("docker.io/library/alpine"), bytes
    std::vector<TufFile> files;  // several of one role are told apart by namedVersion; of the roots all versions may be given
    TufPins pins;
    // As it was seen before: no version may be lower than there. Of what is of one folder with roots of other repositories alone, nothing is asked.
    std::vector<TufFile> earlier;
    std::int64_t at = 0;          // the time that freshness is asked for, seconds since 1970
    // Which statements are made, by their subject and digest; null: all. The others are only counted.
    std::function<bool(const std::string &subject, const std::string &digest)> wanted = nullptr;
};

// What one file is, in the order of the way: root, timestamp, snapshot, targets, then delegations.
struct TufRoleReport {
    std::string name;
    std::string place; // "" where there is no file
    std::uint64_t bytes = 0;
    Sha256Digest sha256{};
    bool read = false; // there is a file and its metadata could be read
    std::uint64_t version = 0;
    std::int64_t expires = 0;
    std::uint32_t threshold = 0;
    std::vector<TufKeyFacts> keys;        // that may sign it
    std::vector<std::string> validKeyIds; // that did
    std::vector<TrustCheck> checks;       // of this file alone

    TrustAnswer answer(TrustAspect aspect) const; // as TrustStatement has it
};

struct TufNamedKeys {
    std::string name;
    std::vector<std::string> keyIds; // as `docker trust inspect` writes them
};

struct TufReport {
    TufDialect dialect = TufDialect::Notary;
    std::string name;
    std::vector<TufRoleReport> roles;
    // Of Docker: "Root" and "Repository", and who may sign tags ("alice", not "targets/alice"), without "releases". Of TUF 1.0: the roles.
    std::vector<TufNamedKeys> administrativeKeys;
    std::vector<TufNamedKeys> signers;
    // One for each target and digest, by name; one without a digest where there is no target to speak of.
    std::vector<TrustStatement> statements;
    // One for each file of a delegated role that is broken, as tufbrokenroles.h has it, wanted or not: what its signer said is lost, and nobody would miss it.
    // Without a digest; Binding is told.
    std::vector<TrustStatement> brokenRoles;
    std::uint64_t statementsLeftOut = 0; // that were not wanted
    std::uint64_t statementsTooMany = 0; // past mostTufStatements, or when all together held mostTufChecks
    std::uint64_t work = 0;              // steps of looking names up, at most mostTufWork
};
inline constexpr std::size_t mostTufStatements = 20'000;
inline constexpr std::size_t mostTufChecks = 300'000; // of all statements together, some 200 bytes each
inline constexpr std::uint64_t mostTufWork = 100'000'000; // bytes of patterns that are held against names, and the like: below half a second

// Pure, any thread. Takes the dialect from the root, else from the first file that can be read.
TufReport checkTufMetadata(const TufQuestion &question, const Limits &limits);

// TUF 1.0, https://theupdateframework.github.io/specification/latest/, section 5, for files that are at hand: the chain of roots must have no gap;
// a target is looked up depth first through the delegations whose patterns match.
TufReport checkTufRepository(const TufQuestion &question, const Limits &limits);

} // namespace assay

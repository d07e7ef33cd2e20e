// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/clifetchoptions.h"
#include "app/clireportoptions.h"
#include "base/result.h"
#include "cases/journal.h"
#include "formats/trustrules.h"
#include "proof/signingkey.h"
#include "report/listing.h"
#include "report/reportoptions.h"
#include "report/reportscope.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace assay {

enum class CliCommand { Help, Version, Compare, Verify, List, Tree, Case, Sign, Timestamp, Prove, Check, Trust, Fetch, SelfTest };
enum class ProgressStyle { Automatic, Json, None };

// Of trust.
struct CliTrustOptions {
    std::string rules;
    std::string at;
    std::vector<std::string> from;
    std::vector<std::string> signatures;
    TrustSourceFiles relied;
    bool disk = false;
};

// The command line, parsed. Paths are bytes as the shell gave them.
struct CliOptions {
    CliCommand command = CliCommand::Help;
    std::string helpTopic;                             // "" or a command
    std::array<std::optional<std::string>, 3> sources; // compare and verify: by Role
    std::string path;                                  // list, tree, case, sign, timestamp, prove, check, trust; fetch: the reference
    std::vector<std::string> imageStores;              // that belong to the live source, or to path
    std::vector<std::string> knownGood;                // compare: lists of hashes
    std::vector<std::string> knownBad;
    std::string image;
    std::string json;
    std::string html;
    std::string pdf;
    std::string bundle;                                // compare and verify, as the next four
    std::string notes;
    std::string journalOf;                             // a case
    std::string settings;                              // an evidence file; see applySettings()
    ReportOptions about;                               // what reports say of themselves, and leftOut; nothing else of it is set
    CliReportOptions reportFiles;                      // compare and verify
    ScopeWanted scope;                                 // compare: which paths reports list
    std::string caseFile;                              // compare: a case to be made
    std::string pageSize = "a4";
    ListingOptions listing;
    ProgressStyle progress = ProgressStyle::Automatic;
    bool quiet = false;
    bool hashOnce = false;                             // compare and verify
    bool journal = false;                              // case
    std::optional<CustodyTransfer> custody;            // case
    SigningFiles signing;                              // compare, verify, sign; no key: nothing is signed
    std::string passphraseFile;                        // of its key, as the next one
    int passphraseDescriptor = -1;
    std::string entry;                                 // prove, as the next one
    std::string source;
    std::string reply;                                 // timestamp
    std::string timestampUrl;                          // timestamp, sign: who is asked; the way there is in fetch
    std::string authorities;                           // timestamp, sign, check
    std::string signers;                               // check, as the next two
    std::string manifest;
    std::string root;
    CliTrustOptions trust;
    CliFetchOptions fetch;
};

// The error is of code Usage and says what to do.
Result<CliOptions> parseCommandLine(int argc, char **argv);

// What --help prints: of everything, or of one command.
std::string helpText(const std::string &topic);

} // namespace assay

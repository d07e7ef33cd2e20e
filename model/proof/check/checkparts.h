// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "io/evidencefs.h"
#include "proof/check/bundlecheck.h"
#include "report/bundle/bundlemanifest.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

// The layers of a check, each by its own function.
namespace assay {

// What was seen in the folder before anything of it is believed.
struct BundleSeen {
    EvidenceFsPtr folder;
    std::map<std::string, std::uint64_t> files; // regular ones, with their sizes
    std::set<std::string> folders;
    ProofResult result;                         // of the layer "folder"
};
Result<BundleSeen> lookAtFolder(const std::string &folder, Context &context);

struct CheckInput {
    const BundleSeen &seen;
    const BundleCheckOptions &options;
    std::string manifestBytes;
    Sha256Digest manifestDigest{};
    std::optional<BundleManifest> manifest; // none where it is no good one
    std::int64_t now = 0;

    bool has(std::string_view name) const { return seen.files.contains(std::string(name)); }
};

// At most this many of one kind are named; the others are counted.
inline constexpr std::size_t mostNamed = 20;
class NamedFew {
public:
    void add(std::string text);
    std::size_t count() const { return m_count; }
    std::vector<std::string> lines() const;

private:
    std::vector<std::string> m_lines;
    std::size_t m_count = 0;
};

ProofResult failing(std::string reason);
ProofResult unread(const Error &error); // NotChecked; throws nothing away: the error's words
ProofResult withoutManifest();

Result<ProofResult> checkFiles(const CheckInput &input, Context &context);
Result<ProofResult> checkSums(const CheckInput &input);
Result<ProofResult> checkListings(const CheckInput &input, Context &context);
Result<ProofResult> checkEvidence(const CheckInput &input, Context &context);
Result<ProofResult> checkReport(const CheckInput &input, Context &context);
Result<ProofResult> checkJournal(const CheckInput &input, Context &context);

// Both layers of report.pdf, which is read once.
struct PdfResults {
    ProofResult files;
    ProofResult signature;
};
PdfResults checkPdf(const CheckInput &input);
ProofResult checkManifestSignature(const CheckInput &input);
ProofResult checkTimeQuestion(const CheckInput &input);
ProofResult checkTimeStamp(const CheckInput &input);

// The errors that end the whole check rather than one layer of it.
inline bool endsAll(const Error &error)
{
    return error.code == ErrorCode::Cancelled || error.code == ErrorCode::OutOfMemory;
}

} // namespace assay

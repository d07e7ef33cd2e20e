// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof/check/checkparts.h"

#include "base/displaysafe.h"
#include "io/digest.h"
#include "proof/check/evidencesources.h"
#include "proof/check/readthrough.h"
#include "proof/merkle.h"
#include "report/bundle/entryline.h"

#include <algorithm>
#include <charconv>

namespace assay {

Result<ProofResult> checkListings(const CheckInput &input, Context &context)
{
    if (!input.manifest)
        return withoutManifest();
    NamedFew wrong;
    ProofResult good{ProofVerdict::Holds, {}, {}};
    for (const BundleSource &source : input.manifest->sources) {
        if (!input.has(source.listing)) {
            wrong.add(displaySafe(source.listing) + ": missing");
            continue;
        }
        const auto listing = input.seen.folder->open(source.listing);
        MerkleRoot root;
        const bool redacted = input.manifest->redaction.has_value();
        const auto digest = listing ? readLines(**listing, [&root, redacted](std::string_view line) -> Status {
            root.addLeafHash(leafOfLine(line, redacted));
            return {};
        }, context) : Unexpected(listing.error());
        if (!digest && (digest.error().code == ErrorCode::Malformed || digest.error().code == ErrorCode::LimitExceeded))
            wrong.add(digest.error().message());
        else if (!digest)
            return Unexpected(digest.error());
        else if (root.size() != source.entries)
            wrong.add(displaySafe(source.listing) + ": " + std::to_string(root.size()) + " lines instead of " + std::to_string(source.entries));
        else if (root.root() != source.merkleRoot)
            wrong.add(displaySafe(source.listing) + ": its root is " + toHex(root.root()));
        good.details.push_back(displaySafe(source.role) + ": " + std::to_string(root.size()) + " paths, root " + toHex(root.root()));
    }
    if (wrong.count() != 0) {
        ProofResult result = failing(std::to_string(wrong.count()) + " of " + std::to_string(input.manifest->sources.size()) + " listings do not have their root");
        result.details = wrong.lines();
        return result;
    }
    // That the manifest's own root is that of its sources was read with it.
    good.reason = "made again from the lines of " + std::to_string(input.manifest->sources.size()) + " listings; over all: " + toHex(input.manifest->merkleRoot);
    return good;
}

namespace {

bool same(const BundleSource &ofManifest, const EvidenceSource &ofEvidence)
{
    return ofManifest.role == ofEvidence.role && ofManifest.kind == ofEvidence.kind && ofManifest.location == ofEvidence.location && ofManifest.image == ofEvidence.image
        && ofManifest.bytes == ofEvidence.bytes && ofManifest.sha256 == ofEvidence.sha256;
}

const BundleFile *fileNamed(const CheckInput &input, std::string_view name)
{
    const auto &files = input.manifest->files;
    const auto found = std::find_if(files.begin(), files.end(), [name](const BundleFile &file) { return file.path == name; });
    return found != files.end() ? &*found : nullptr;
}

constexpr std::string_view evidenceName = "evidence.json";
constexpr std::string_view reportName = "report.html";
constexpr std::string_view journalName = "journal.jsonl";

} // namespace

Result<ProofResult> checkEvidence(const CheckInput &input, Context &context)
{
    if (!input.manifest)
        return withoutManifest();
    if (input.manifest->redaction && !input.has(evidenceName))
        return ProofResult{ProofVerdict::Absent, "the report is redacted: the evidence file is withheld, and had the SHA-256 " + displaySafe(input.manifest->redaction->evidenceSha256), {}};
    if (!input.has(evidenceName) || !fileNamed(input, evidenceName))
        return failing("evidence.json is missing");
    const auto source = input.seen.folder->open(evidenceName);
    if (!source)
        return Unexpected(source.error());
    auto evidence = readEvidenceSources(*source, context);
    if (!evidence && (evidence.error().code == ErrorCode::Malformed || evidence.error().code == ErrorCode::Unsupported || evidence.error().code == ErrorCode::LimitExceeded))
        return failing(displaySafe(evidence.error().detail));
    if (!evidence)
        return Unexpected(evidence.error());
    std::vector<EvidenceSource> left = std::move(evidence->sources);
    NamedFew wrong;
    for (const BundleSource &each : input.manifest->sources) {
        const auto found = std::find_if(left.begin(), left.end(), [&each](const EvidenceSource &other) { return same(each, other); });
        if (found == left.end())
            wrong.add("only in the manifest: " + displaySafe(each.item) + ", " + displaySafe(each.role) + ", " + displaySafe(each.location));
        else
            left.erase(found);
    }
    for (const EvidenceSource &each : left) {
        // One that could not be read has no listing.
        if (each.entries != 0)
            wrong.add("only in evidence.json: " + displaySafe(each.role) + ", " + displaySafe(each.location));
    }
    if (evidence->complete != input.manifest->complete)
        wrong.add("they do not agree whether all could be read");
    if (wrong.count() != 0) {
        ProofResult result = failing("evidence.json and the manifest speak of different sources");
        result.details = wrong.lines();
        return result;
    }
    if (evidence->digest != fileNamed(input, evidenceName)->sha256)
        return failing("evidence.json is not the file that the manifest names");
    return ProofResult{ProofVerdict::Holds, "the same " + std::to_string(input.manifest->sources.size()) + " sources with the same kinds, sizes and SHA-256", {}};
}

Result<ProofResult> checkReport(const CheckInput &input, Context &context)
{
    if (!input.manifest)
        return withoutManifest();
    const BundleFile *evidence = fileNamed(input, evidenceName);
    const auto &redaction = input.manifest->redaction;
    if (!input.has(reportName) || (!evidence && !redaction))
        return failing("report.html or evidence.json is missing");
    const std::string evidenceDigest = evidence ? toHex(evidence->sha256) : redaction->evidenceSha256;
    if (!parseHexDigest(evidenceDigest))
        return failing("the manifest does not tell the SHA-256 of the evidence file");
    const auto source = input.seen.folder->open(reportName);
    if (!source)
        return Unexpected(source.error());
    const std::array<std::string, 2> wanted = {evidenceDigest, toHex(input.manifest->merkleRoot)};
    std::array<bool, 2> found{};
    std::string window; // the end of what came before, as one could begin there
    const auto digest = readThrough(**source, [&](std::string_view piece) -> Status {
        window += piece;
        for (std::size_t i = 0; i < wanted.size(); ++i)
            found[i] = found[i] || window.find(wanted[i]) != std::string::npos;
        const std::size_t kept = std::min(window.size(), wanted[0].size() - 1);
        window.erase(0, window.size() - kept);
        return {};
    }, context);
    if (!digest)
        return Unexpected(digest.error());
    if (!found[0])
        return failing("report.html does not name the SHA-256 of evidence.json");
    if (!found[1])
        return failing("report.html does not name the root over all sources");
    return ProofResult{ProofVerdict::Holds, "report.html names the SHA-256 of evidence.json and the root over all sources", {}};
}

namespace {

// Follows the lines of an exported journal, see cases/journal.h: {"entry":E,"hash":"H"}, where E ends in ,"previous":"X"}.
class JournalLines {
public:
    // "" or what is wrong with it.
    std::string take(std::string_view line)
    {
        constexpr std::string_view before = "{\"entry\":";
        constexpr std::string_view between = ",\"hash\":\"";
        constexpr std::size_t digestSize = 64;
        const std::size_t tail = between.size() + digestSize + 2;
        if (!line.starts_with(before) || !line.ends_with("\"}") || line.size() < before.size() + tail)
            return "is no line of a journal";
        const std::string_view entry = line.substr(before.size(), line.size() - before.size() - tail);
        const std::string_view rest = line.substr(line.size() - tail);
        if (!rest.starts_with(between) || rest.substr(between.size(), digestSize) != toHex(sha256(entry)))
            return "does not have the hash that it says";
        ++m_count;
        if (!entry.starts_with("{\"sequence\":" + std::to_string(m_count) + ','))
            return "is not number " + std::to_string(m_count);
        if (!entry.ends_with(",\"previous\":\"" + m_previous + "\"}"))
            return "does not follow the one before it";
        m_previous = rest.substr(between.size(), digestSize);
        return {};
    }
    std::uint64_t count() const { return m_count; }
    const std::string &last() const { return m_previous; }

private:
    std::uint64_t m_count = 0;
    std::string m_previous = std::string(64, '0');
};

} // namespace

Result<ProofResult> checkJournal(const CheckInput &input, Context &context)
{
    if (!input.has(journalName))
        return ProofResult{ProofVerdict::Absent, "no journal lies here", {}};
    const auto source = input.seen.folder->open(journalName);
    if (!source)
        return Unexpected(source.error());
    JournalLines lines;
    std::string problem;
    std::uint64_t number = 0;
    const auto digest = readLines(**source, [&](std::string_view line) -> Status {
        ++number;
        if (problem.empty()) {
            if (const std::string wrong = lines.take(line); !wrong.empty())
                problem = "line " + std::to_string(number) + ' ' + wrong;
        }
        return {};
    }, context);
    if (!digest && digest.error().code == ErrorCode::Malformed)
        return failing(displaySafe(digest.error().detail));
    if (!digest)
        return Unexpected(digest.error());
    if (!problem.empty())
        return failing(problem);
    return ProofResult{ProofVerdict::Holds, std::to_string(lines.count()) + " entries, each with the hash of the one before it; the last one: " + lines.last(), {}};
}

} // namespace assay

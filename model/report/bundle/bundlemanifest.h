// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "report/reportoptions.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

inline constexpr std::string_view bundleManifestName = "manifest.json";
inline constexpr std::string_view bundleSumsName = "SHA256SUMS";
// What may be added to a bundle later, about the manifest: a signature, the question for a time stamp and its answer.
inline constexpr std::string_view bundleSignatureName = "manifest.json.p7s";
inline constexpr std::string_view bundleTimeQueryName = "manifest.json.tsq";
inline constexpr std::string_view bundleTimeReplyName = "manifest.json.tsr";

struct BundleFile {
    std::string path; // below the bundle's folder: see isBundlePath()
    std::uint64_t size = 0;
    Sha256Digest sha256{};

    bool operator==(const BundleFile &) const = default;
};

struct BundleSource {
    std::string item;                   // "E1" vendor, "E2" saved, "E3" live, further images of the live store from "E4" on
    std::string role;                   // "vendor", "saved", "live"
    std::string kind;                   // as in the evidence file
    std::string location;               // bytes, as it was named
    std::string image;                  // "sha256:…"; "" for none
    std::optional<std::uint64_t> bytes; // of the file given; none for a directory
    std::optional<Sha256Digest> sha256; // of the same
    bool complete = true;
    std::string listing;                // the file whose lines are the leaves: "entries/vendor.jsonl"
    std::uint64_t entries = 0;          // lines of it
    Sha256Digest merkleRoot{};          // of them

    bool operator==(const BundleSource &) const = default;
};

// That parts of a report are withheld. Its listings are whole but for lines {"leaf":"HEX"}, see entryline.h, and have the roots of the whole ones.
struct BundleRedaction {
    std::string evidenceSha256; // of the evidence file of the whole report, which is not in the bundle; hex
    std::uint64_t paths = 0;    // of the comparison, that are withheld

    bool operator==(const BundleRedaction &) const = default;
};

// "assay-bundle/1": what a report bundle holds. It names every file but itself, SHA256SUMS and the proofs named above.
struct BundleManifest {
    std::string created; // "2026-11-22T04:00:00Z"
    std::string toolVersion;
    std::string toolCommit;
    std::string caseNumber;   // "" when it was not stated; as the next one
    std::string reportNumber;
    ReportAmendment amends;   // "supersedes", which is there where any of it is
    std::optional<BundleRedaction> redaction; // none for a whole report
    bool complete = true;     // all of the evidence could be read
    std::vector<BundleSource> sources; // in the order of their items
    Sha256Digest merkleRoot{};         // of all sources, see bundleRoot()
    std::vector<BundleFile> files;     // sorted bytewise by path, each once

    bool operator==(const BundleManifest &) const = default;
};

// A relative path of letters, digits, '.', '_', '-' and '/', no part of which is empty or begins with a dot.
bool isBundlePath(std::string_view path);

// {"entries":3,"listing":"entries/vendor.jsonl","role":"vendor","root":"…"}: a source's leaf in the tree over all sources.
std::string bundleSourceLeaf(const BundleSource &source);
Sha256Digest bundleRoot(const std::vector<BundleSource> &sources);

// The one text of a manifest: UTF-8 JSON, keys sorted, ends with a new line.
std::string manifestText(const BundleManifest &manifest);

// file names it in errors. Malformed for anything but exactly what manifestText() gives, an overall root that is not that of the sources
// included; Unsupported for another schema; LimitExceeded.
Result<BundleManifest> readManifest(std::string_view bytes, const std::string &file);
inline constexpr std::uint64_t mostBundleManifestBytes = 16 << 20;

} // namespace assay

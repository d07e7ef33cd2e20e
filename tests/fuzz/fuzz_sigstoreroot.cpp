// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fuzzlayers.h"
#include "trust/sigstoreanchors.h"

#include <string_view>

// What is no trusted root is no anchor; each log of one that is has an id and a time since when it is in use.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const auto root = parseSigstoreRoot(bytes, "f", {});
    const auto anchors = SigstoreAnchors::fromTrustedRoot(bytes, "f", {});
    test::require(root.has_value() || !anchors.has_value(), "anchors without a root");
    if (!root)
        return 0;
    for (const auto *logs : {&root->logs, &root->certificateLogs}) {
        for (const SigstoreRootLog &log : *logs)
            test::require(!log.id.empty() && !log.key.empty() && log.validity.start != INT64_MIN, "a log that is not told");
    }
    if (anchors)
        test::require((*anchors)->logs().size() + (*anchors)->certificateLogs().size() + (*anchors)->leftOut().size() == root->logs.size() + root->certificateLogs.size(), "a log is missing");
    return 0;
}

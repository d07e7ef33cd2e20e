// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/layerread.h"

#include <map>

namespace assay {

LayerContent unreadLayer(const std::string &store, const Error &error, const Limits &limits)
{
    LayerContent content;
    LayerTreeBuilder builder(limits);
    builder.entry(LayerTree::root).flags |= EntryFlag::Unreadable;
    content.tree = std::make_shared<const LayerTree>(builder.finish());
    content.complete = false;
    Finding finding = makeFinding("source.unreadable");
    finding.store = store;
    finding.detail.emplace_back("reason", error.message());
    content.findings.push_back(std::move(finding));
    content.skipped.push_back({store, error.message()});
    return content;
}

void boundFindings(Findings &findings, const Limits &limits)
{
    std::map<std::string, std::uint64_t> seen;
    std::erase_if(findings, [&](const Finding &finding) { return ++seen[finding.code] > limits.findingsPerCode; });
    for (const auto &[code, count] : seen) {
        if (count <= limits.findingsPerCode)
            continue;
        Finding finding = makeFinding("findings.truncated");
        finding.detail.emplace_back("code", code);
        finding.detail.emplace_back("kept", std::to_string(limits.findingsPerCode));
        finding.detail.emplace_back("seen", std::to_string(count));
        findings.push_back(std::move(finding));
    }
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cliguard.h"

#include "app/clireports.h"
#include "io/outputplaces.h"
#include "io/temporaryfolder.h"
#include "io/writeguard.h"

#include <algorithm>

namespace assay {
namespace {

void addOutput(const std::string &file, std::vector<std::string> &places)
{
    if (file.empty() || file == standardOutput)
        return;
    const std::vector<std::string> more = placesForOutput(file);
    places.insert(places.end(), more.begin(), more.end());
}

} // namespace

void giveUpWriting(CliOptions &options)
{
    std::vector<std::string> places{temporaryFolder()};
    for (const std::string &output : {options.json, options.html, options.pdf, options.bundle, options.caseFile, options.fetch.folder})
        addOutput(output, places);
    if (!options.signing.key.empty())
        places.emplace_back("/dev/tty"); // where its passphrase is asked for
    std::vector<std::string> evidence = options.imageStores;
    if (!options.path.empty() && options.command != CliCommand::Fetch)
        evidence.push_back(options.path);
    evidence.insert(evidence.end(), options.trust.from.begin(), options.trust.from.end());
    for (const auto &source : options.sources) {
        if (source)
            evidence.push_back(*source);
    }
    if (!allowWritingOnlyBeneath(places))
        options.about.writeGuard = WriteGuard::NotGiven;
    else if (std::any_of(evidence.begin(), evidence.end(), [&](const std::string &path) { return liesBeneath(path, places); }))
        options.about.writeGuard = WriteGuard::AroundEvidence;
    else
        options.about.writeGuard = WriteGuard::Evidence;
}

} // namespace assay

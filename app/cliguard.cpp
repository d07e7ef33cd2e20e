// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cliguard.h"

#include "app/clipaths.h"
#include "app/clireports.h"
#include "io/temporaryfolder.h"
#include "io/writeguard.h"

#include <algorithm>
#include <sys/stat.h>

namespace assay {
namespace {

// A file is replaced by a new one beside it, where its name stands and where that leads; a device or pipe is written to as it is.
void addOutput(const std::string &file, std::vector<std::string> &places)
{
    if (file.empty() || file == standardOutput)
        return;
    struct stat status {};
    if (::stat(file.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) {
        places.push_back(file);
        return;
    }
    places.push_back(folderAround(file));
    if (const std::string target = realPath(file); !target.empty())
        places.push_back(folderAround(target));
}

bool liesBeneath(const std::string &path, const std::vector<std::string> &places)
{
    const std::string real = realPath(path);
    return std::any_of(places.begin(), places.end(), [&](const std::string &place) {
        const std::string root = realPath(place);
        return !root.empty() && isBeneath(real, root);
    });
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
        options.about.writeGuard = WriteGuard::None;
    else if (std::any_of(evidence.begin(), evidence.end(), [&](const std::string &path) { return liesBeneath(path, places); }))
        options.about.writeGuard = WriteGuard::AroundEvidence;
    else
        options.about.writeGuard = WriteGuard::Evidence;
}

} // namespace assay

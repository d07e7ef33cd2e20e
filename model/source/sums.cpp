// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/checksums.h"
#include "source/kinds.h"
#include "source/layerread.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace assay {
namespace {

struct Splitted {
    std::string folder; // with the slash, "" for the current one
    std::string name;
};

Splitted splitted(const std::string &location)
{
    const std::size_t slash = location.rfind('/');
    if (slash == std::string::npos)
        return {{}, location};
    return {location.substr(0, slash + 1), location.substr(slash + 1)};
}

std::string baseName(const std::string &path)
{
    return splitted(path).name;
}

std::string withoutCompression(const std::string &name)
{
    for (const std::string_view suffix : {".xz", ".gz", ".zst", ".bz2"}) {
        if (name.ends_with(suffix))
            return name.substr(0, name.size() - suffix.size());
    }
    return {};
}

} // namespace

Findings checkSums(const std::string &location, const Sha256Digest &digest, const Sha256Digest *uncompressed, Unlisted unlisted, const Limits &limits)
{
    Findings findings;
    const Splitted place = splitted(location);
    const auto say = [&](std::string_view code, const std::string &file, const Sha256Digest *named, const Sha256Digest *found) {
        Finding finding = makeFinding(code);
        finding.store = place.name;
        finding.detail.emplace_back("file", file);
        if (named)
            finding.detail.emplace_back("named", toHex(*named));
        if (found)
            finding.detail.emplace_back("recomputed", toHex(*found));
        findings.push_back(std::move(finding));
    };
    for (const std::string &sumsName : {std::string("SHA256SUMS"), std::string("SHA256SUMS.txt"), std::string("sha256sums.txt"),
                                        place.name + ".sha256", place.name + ".sha256sum"}) {
        const auto file = openFileSource(place.folder + sumsName);
        if (!file)
            continue;
        const auto bytes = readAll(**file, limits.recordBytes * 16);
        const auto sums = bytes ? parseChecksums(*bytes, sumsName, limits) : Unexpected(bytes.error());
        if (!sums) {
            Finding finding = makeFinding("source.unreadable");
            finding.store = sumsName;
            finding.detail.emplace_back("reason", sums.error().message());
            findings.push_back(std::move(finding));
            continue;
        }
        struct Listed {
            const Checksum *sum;
            const Sha256Digest *found;
            bool matches() const { return sum->digest == *found; }
        };
        std::vector<Listed> all;
        for (const Checksum &sum : *sums) {
            const std::string name = baseName(sum.name);
            const bool asStored = name == place.name;
            if (asStored || (uncompressed && name == withoutCompression(place.name)))
                all.push_back({&sum, asStored ? &digest : uncompressed});
        }
        const bool listed = !all.empty();
        for (const Listed &one : all) {
            // A list of several folders names files of one name: that of another folder says nothing of this one.
            const bool another = !one.matches() && std::any_of(all.begin(), all.end(), [&](const Listed &other) {
                return other.matches() && other.found == one.found && other.sum->name != one.sum->name;
            });
            if (!another)
                say(one.matches() ? "source.sums-match" : "source.sums-mismatch", sumsName, &one.sum->digest, one.found);
        }
        if (!listed && unlisted == Unlisted::Tell)
            say("source.sums-unlisted", sumsName, nullptr, &digest);
    }
    return findings;
}

void noteArchive(LoadedEvidence &loaded, const OpenedEvidence &evidence, const Result<Sha256Digest> &digest)
{
    loaded.bytes = evidence.file->size();
    loaded.unpacked = evidence.unpacked;
    if (digest) {
        loaded.sha256 = *digest;
        Findings sums = checkSums(evidence.location, *digest, nullptr, Unlisted::Ignore, evidence.limits);
        std::move(sums.begin(), sums.end(), std::back_inserter(loaded.findings));
    } else {
        loaded.skipped.push_back({evidence.location, digest.error().message()});
        loaded.complete = false;
    }
    if (evidence.file->unchanged())
        return;
    Finding finding = makeFinding("source.unstable");
    finding.store = evidence.location;
    if (const auto states = evidence.file->states())
        tellStates(finding, *states);
    loaded.findings.push_back(std::move(finding));
    loaded.skipped.push_back({evidence.location, "changed while it was read"});
    loaded.complete = false;
}

} // namespace assay

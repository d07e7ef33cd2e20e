// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/attached.h"
#include "trust/judges.h"
#include "trust/sigstore.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace assay {

namespace {

// The digest of the subject that it says it is about, by whichever algorithm it says so; "" where it is about none.
std::string subjectIn(const AttachedManifest &manifest, const TrustReport &report)
{
    for (const SubjectDigest &subject : report.subjects) {
        if (std::binary_search(manifest.about.begin(), manifest.about.end(), subject.digest))
            return subject.digest;
    }
    for (const SubjectDigest &subject : report.subjects) {
        const auto said = std::find_if(manifest.about.begin(), manifest.about.end(), [&](const std::string &digest) { return subject.has(digest); });
        if (said != manifest.about.end())
            return *said;
    }
    return {};
}

TrustStatement statementOf(const AttachedManifest &manifest, const AttachedBlob &blob, ReliedKeys &keys, const TrustInquiry &inquiry, const TrustReport &report)
{
    const std::int64_t at = inquiry.question.at;
    switch (manifest.kind) {
    case AttachedKind::CosignSignature:
        return checkCosignSignature(blob.bytes, blob.descriptor.annotations, blob.place, {}, keys.sigstore(), at, inquiry.limits);
    case AttachedKind::CosignAttestation:
        return checkCosignAttestation(blob.bytes, blob.descriptor.annotations, blob.place, subjectIn(manifest, report), keys.sigstore(), at, inquiry.limits);
    case AttachedKind::SigstoreBundle:
        return checkBundle(blob.bytes, blob.place, {digestsOf(report), std::nullopt}, keys.sigstore(), at, inquiry.limits);
    case AttachedKind::Notation:
    case AttachedKind::Other:
        break;
    }
    return judgeNotation(blob.bytes, blob.descriptor.mediaType, blob.place, keys, inquiry);
}

} // namespace

Status judgeAttached(const TrustInquiry &inquiry, ReliedKeys &keys, const EvidenceBlobs &blobs, TrustReport &report, std::vector<Error> &problems)
{
    std::set<std::string> seen; // the same signature may lie in two of the places
    for (const EvidenceBlobs::Blobs &each : blobs.blobs()) {
        auto list = findAttached(each.blobs, inquiry.limits, inquiry.context);
        if (!list)
            return Unexpected(list.error());
        std::move(list->problems.begin(), list->problems.end(), std::back_inserter(problems));
        for (const AttachedManifest &manifest : list->manifests) {
            if (manifest.kind == AttachedKind::Other || !seen.insert(manifest.digest).second)
                continue;
            if (subjectIn(manifest, report).empty()) {
                ++report.aboutOthers;
                continue;
            }
            for (const AttachedBlob &blob : manifest.blobs) {
                TrustStatement statement = statementOf(manifest, blob, keys, inquiry, report);
                addWayOf(statement, manifest, blob);
                take(report, std::move(statement));
            }
        }
    }
    return {};
}

} // namespace assay

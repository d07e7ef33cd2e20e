// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/attached.h"
#include "trust/judges.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace assay {

namespace {

bool isAboutSubject(const AttachedManifest &manifest, const TrustReport &report)
{
    return std::any_of(report.subjects.begin(), report.subjects.end(), [&](const SubjectDigest &subject) {
        return std::binary_search(manifest.about.begin(), manifest.about.end(), subject.digest);
    });
}

TrustScheme schemeOf(AttachedKind kind)
{
    switch (kind) {
    case AttachedKind::Notation: return TrustScheme::Notation;
    case AttachedKind::SigstoreBundle: return TrustScheme::SigstoreBundle;
    default: return TrustScheme::CosignSignature;
    }
}

} // namespace

Status judgeAttached(const TrustInquiry &inquiry, const EvidenceBlobs &blobs, TrustReport &report, std::vector<Error> &problems)
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
            if (!isAboutSubject(manifest, report)) {
                ++report.aboutOthers;
                continue;
            }
            for (const AttachedBlob &blob : manifest.blobs) {
                TrustStatement statement;
                statement.scheme = schemeOf(manifest.kind);
                statement.subject = report.subject;
                statement.add(TrustAspect::Signature, TrustAnswer::Unknown, "the signature is valid", "this kind of signature was not checked");
                addWayOf(statement, manifest, blob);
                report.statements.push_back(std::move(statement));
            }
        }
    }
    return {};
}

} // namespace assay

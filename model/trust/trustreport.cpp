// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/trustreport.h"

#include "trust/judges.h"

#include <algorithm>
#include <tuple>

namespace assay {

namespace {

void tell(std::vector<std::string> &problems, const std::vector<Error> &errors)
{
    for (const Error &error : errors)
        problems.push_back(error.message());
}

Status judgeImage(const TrustInquiry &inquiry, ReliedKeys &keys, TrustReport &report, std::vector<Error> &errors)
{
    const EvidenceBlobs blobs(inquiry.question.places, inquiry.question.image->id, errors);
    auto subjects = subjectDigestsOf(*inquiry.question.image, blobs, inquiry.limits, inquiry.context);
    if (!subjects)
        return Unexpected(subjects.error());
    report.subjects = std::move(*subjects);
    if (const Status judged = judgeAttached(inquiry, keys, blobs, report, errors); !judged)
        return judged;
    if (const Status judged = judgeSimpleSigning(inquiry, keys, report, errors); !judged)
        return judged;
    judgeGiven(inquiry, keys, report);
    return {};
}

Status judgeSubject(const TrustInquiry &inquiry, ReliedKeys &keys, TrustReport &report, std::vector<Error> &errors)
{
    if (inquiry.question.metadataOnly)
        return {};
    return inquiry.question.image ? judgeImage(inquiry, keys, report, errors) : judgeFile(inquiry, keys, report, errors);
}

// An image without layers in the source's records may also be one whose configuration could not be read.
bool namesNoLayer(const TrustQuestion &question, const std::vector<SubjectDigest> &subjects)
{
    return question.image && question.image->layers.empty() && std::any_of(subjects.begin(), subjects.end(), [](const SubjectDigest &subject) { return subject.leadsToImage(); });
}

} // namespace

std::vector<std::string> digestsOf(const TrustReport &report)
{
    std::vector<std::string> digests;
    for (const SubjectDigest &subject : report.subjects) {
        digests.push_back(subject.digest);
        digests.insert(digests.end(), subject.furtherDigests.begin(), subject.furtherDigests.end());
    }
    return digests;
}

void take(TrustReport &report, TrustStatement statement)
{
    addBinding(statement, report.subjects);
    if (statement.subject.empty())
        statement.subject = report.subject;
    report.statements.push_back(std::move(statement));
}

bool TrustReport::holds(const TrustStatement &statement) const
{
    for (int aspect = 0; aspect < trustAspects; ++aspect) {
        if (statement.answer(static_cast<TrustAspect>(aspect)) != TrustAnswer::Yes)
            return false;
    }
    return onDisk() != TrustAnswer::No;
}

TrustAnswer TrustReport::stateOf(const TrustStatement &statement) const
{
    if (holds(statement))
        return TrustAnswer::Yes;
    const bool contradicted = std::any_of(statement.checks.begin(), statement.checks.end(), [](const TrustCheck &check) { return check.answer == TrustAnswer::No; });
    return contradicted || onDisk() == TrustAnswer::No ? TrustAnswer::No : TrustAnswer::Unknown;
}

Result<TrustReport> reportTrust(const TrustQuestion &question, const Relied &relied, const Limits &limits, Context &context)
{
    TrustReport report;
    report.subject = question.subject;
    report.location = question.location;
    report.at = question.at;
    if (question.image)
        report.imageId = question.image->id;
    ReliedKeys keys(relied, limits, report.problems);
    const TrustInquiry inquiry{question, limits, context};
    std::vector<Error> errors;
    const Status own = judgeSubject(inquiry, keys, report, errors);
    const Status judged = own ? judgeTuf(inquiry, keys, report, errors) : own;
    if (!judged)
        return Unexpected(judged.error());
    if (question.layers)
        report.disk = diskCheck(*question.layers, namesNoLayer(question, report.subjects));
    report.fetched = fetchedPlacesOf(question.places, limits, errors);
    tell(report.problems, errors);
    std::stable_sort(report.statements.begin(), report.statements.end(), [](const TrustStatement &a, const TrustStatement &b) {
        return std::tie(a.scheme, a.subject, a.digest) < std::tie(b.scheme, b.subject, b.digest);
    });
    return report;
}

} // namespace assay

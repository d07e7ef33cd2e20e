// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/trustreport.h"

#include "trust/judges.h"

#include <algorithm>

namespace assay {

namespace {

void tell(std::vector<std::string> &problems, const std::vector<Error> &errors)
{
    for (const Error &error : errors)
        problems.push_back(error.message());
}

Status judgeImage(const TrustQuestion &question, const Relied &relied, const Limits &limits, Context &context, TrustReport &report)
{
    std::vector<Error> errors;
    const EvidenceBlobs blobs(question.places, question.image->id, errors);
    auto subjects = subjectDigestsOf(*question.image, blobs, limits, context);
    if (!subjects)
        return Unexpected(subjects.error());
    report.subjects = std::move(*subjects);
    const Status judged = judgeAttached({question, relied, limits, context}, blobs, report, errors);
    tell(report.problems, errors);
    return judged;
}

} // namespace

bool TrustReport::holds(const TrustStatement &statement) const
{
    for (int aspect = 0; aspect < trustAspects; ++aspect) {
        if (statement.answer(static_cast<TrustAspect>(aspect)) != TrustAnswer::Yes)
            return false;
    }
    return onDisk() != TrustAnswer::No;
}

Result<TrustReport> reportTrust(const TrustQuestion &question, const Relied &relied, const Limits &limits, Context &context)
{
    TrustReport report;
    report.subject = question.subject;
    report.location = question.location;
    report.at = question.at;
    if (question.layers)
        report.disk = diskCheck(*question.layers);
    if (question.image) {
        report.imageId = question.image->id;
        if (const Status judged = judgeImage(question, relied, limits, context, report); !judged)
            return Unexpected(judged.error());
    }
    std::stable_sort(report.statements.begin(), report.statements.end(), [](const TrustStatement &a, const TrustStatement &b) {
        return std::tie(a.scheme, a.subject, a.digest) < std::tie(b.scheme, b.subject, b.digest);
    });
    return report;
}

} // namespace assay

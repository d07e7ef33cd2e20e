// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "trust/evidenceblobs.h"
#include "trust/trustreport.h"

#include <vector>

// What finds and checks the statements of one family of schemes, for trustreport.cpp. Each adds to report.statements what is about the
// subject, and counts in report.aboutOthers what is not. The error is Cancelled or LimitExceeded.
namespace assay {

struct TrustInquiry {
    const TrustQuestion &question;
    const Relied &relied;
    const Limits &limits;
    Context &context;
};

// Cosign, Sigstore bundles and notation: manifests of their own beside the image's.
Status judgeAttached(const TrustInquiry &inquiry, const EvidenceBlobs &blobs, TrustReport &report, std::vector<Error> &problems);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "trust/evidenceblobs.h"
#include "trust/reliedkeys.h"
#include "trust/trustreport.h"

#include <vector>

// What finds and checks the statements of one family of schemes, for trustreport.cpp. Each adds to report.statements what is about the
// subject, and counts in report.aboutOthers what is not. The error is Cancelled or LimitExceeded.
namespace assay {

struct TrustInquiry {
    const TrustQuestion &question;
    const Limits &limits;
    Context &context;
};

// All that stand for the subject, by every algorithm that was computed.
std::vector<std::string> digestsOf(const TrustReport &report);

// Puts a statement into the report, held against what is at hand; by the subject's name where it has none of its own.
void take(TrustReport &report, TrustStatement statement);

// Cosign, Sigstore bundles and notation: manifests of their own beside the image's.
Status judgeAttached(const TrustInquiry &inquiry, ReliedKeys &keys, const EvidenceBlobs &blobs, TrustReport &report, std::vector<Error> &problems);

// An envelope of notation, by whichever way to trust its signer lets it through. mediaType: notationJws or notationCose.
TrustStatement judgeNotation(std::string_view envelope, std::string_view mediaType, const std::string &place, ReliedKeys &keys, const TrustInquiry &inquiry);

// Docker Content Trust and TUF 1.0, in the places' own folders of trust metadata.
Status judgeTuf(const TrustInquiry &inquiry, ReliedKeys &keys, TrustReport &report, std::vector<Error> &problems);

// Where trust metadata lies below a place: a store or a registry may have millions of other files, which are not walked for it.
std::vector<std::string> tufPathsIn(const EvidenceFs &fs);

// Simple signing of containers/image: in lookaside folders, the directory transport, and beside images of containers/storage.
Status judgeSimpleSigning(const TrustInquiry &inquiry, ReliedKeys &keys, TrustReport &report, std::vector<Error> &problems);

// Signatures of an image that the analyst named as files: Sigstore bundles, envelopes of notation, simple signing.
void judgeGiven(const TrustInquiry &inquiry, ReliedKeys &keys, TrustReport &report);

// Lists of checksums, OpenPGP, minisign, signify and Sigstore signatures beside a file. Hashes the file.
Status judgeFile(const TrustInquiry &inquiry, ReliedKeys &keys, TrustReport &report, std::vector<Error> &problems);

} // namespace assay

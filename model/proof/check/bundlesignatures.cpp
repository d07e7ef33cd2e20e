// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof/check/checkparts.h"

#include "base/displaysafe.h"
#include "proof/pdfsignature.h"
#include "proof/signaturecheck.h"
#include "proof/timestamp.h"

namespace assay {
namespace {

constexpr std::string_view pdfName = "report.pdf";

} // namespace

PdfResults checkPdf(const CheckInput &input)
{
    if (!input.has(pdfName)) {
        const ProofResult absent{ProofVerdict::Absent, "there is no report.pdf", {}};
        return {absent, absent};
    }
    const auto pdf = input.seen.folder->readFile(pdfName, mostSignedBytes);
    if (!pdf)
        return {unread(pdf.error()), unread(pdf.error())};
    PdfResults results;
    results.files = pdf->find("/EmbeddedFile") == std::string::npos
        ? ProofResult{ProofVerdict::Absent, "it has none (PDF/A-1 allows none); its first page names the SHA-256 of evidence.json", {}}
        : failing("there are files inside of report.pdf, and Assay puts none there");
    const auto found = findPdfSignature(*pdf, std::string(pdfName));
    if (!found)
        results.signature = failing(displaySafe(found.error().detail));
    else if (!*found)
        results.signature = {ProofVerdict::Absent, "report.pdf is not signed", {}};
    else
        results.signature = checkSignature((*found)->der, (*found)->before, (*found)->after, input.options.signers.get(), input.now).result;
    return results;
}

ProofResult checkManifestSignature(const CheckInput &input)
{
    if (!input.has(bundleSignatureName)) {
        if (input.options.signers)
            return failing("there is none, and a signer was named who should have signed");
        return {ProofVerdict::Absent, "the manifest is not signed", {}};
    }
    const auto der = input.seen.folder->readFile(bundleSignatureName, mostSignatureBytes);
    return der ? checkSignature(*der, input.manifestBytes, {}, input.options.signers.get(), input.now).result : unread(der.error());
}

ProofResult checkTimeQuestion(const CheckInput &input)
{
    if (!input.has(bundleTimeQueryName))
        return {ProofVerdict::Absent, "there is none", {}};
    const auto der = input.seen.folder->readFile(bundleTimeQueryName, mostTimeStampBytes);
    return der ? checkTimeQuery(*der, input.manifestDigest) : unread(der.error());
}

ProofResult checkTimeStamp(const CheckInput &input)
{
    if (!input.has(bundleTimeReplyName)) {
        if (input.options.timeAuthorities)
            return failing("there is none, and an authority was named whose time stamp should be here");
        return {ProofVerdict::Absent, "no time stamp lies here", {}};
    }
    const auto der = input.seen.folder->readFile(bundleTimeReplyName, mostTimeStampBytes);
    if (!der)
        return unread(der.error());
    std::string query;
    if (input.has(bundleTimeQueryName)) {
        auto read = input.seen.folder->readFile(bundleTimeQueryName, mostTimeStampBytes);
        if (!read)
            return unread(read.error());
        query = std::move(*read);
    }
    return checkTimeReply(*der, input.manifestDigest, query, input.options.timeAuthorities.get(), input.now).result;
}

} // namespace assay

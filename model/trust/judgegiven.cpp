// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/imagesignature.h"
#include "formats/notationenvelope.h"
#include "trust/judges.h"
#include "trust/sigstore.h"
#include "trust/simplesigning.h"

namespace assay {

namespace {

TrustStatement statementOf(const ReliedFile &file, ReliedKeys &keys, const TrustInquiry &inquiry, const TrustReport &report)
{
    const std::int64_t at = inquiry.question.at;
    constexpr char coseSign1 = '\xd2'; // CBOR tag 18
    if (file.bytes.starts_with(coseSign1))
        return judgeNotation(file.bytes, notationCose, file.place, keys, inquiry);
    const std::size_t first = file.bytes.find_first_not_of(" \t\r\n");
    if (first != std::string::npos && file.bytes[first] == '{') {
        const bool isEnvelope = file.bytes.find("\"protected\"") != std::string::npos; // which no bundle of Sigstore has
        return isEnvelope ? judgeNotation(file.bytes, notationJws, file.place, keys, inquiry)
                          : checkBundle(file.bytes, file.place, {digestsOf(report), std::nullopt}, keys.sigstore(), at, inquiry.limits);
    }
    const auto framed = parseImageSignature(file.bytes, file.place, inquiry.limits);
    if (framed && framed->kind == ImageSignatureKind::Sigstore)
        return checkCosignSignature(framed->payload, framed->annotations, file.place, {}, keys.sigstore(), at, inquiry.limits);
    const std::string &message = framed ? framed->message : file.bytes;
    return simpleSigningStatement({file.place, message}, keys.openPgp(), {}, {}, at, inquiry.limits);
}

} // namespace

void judgeGiven(const TrustInquiry &inquiry, ReliedKeys &keys, TrustReport &report)
{
    for (const ReliedFile &file : inquiry.question.signatures)
        take(report, statementOf(file, keys, inquiry, report));
}

} // namespace assay

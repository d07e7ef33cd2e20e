// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/simplesigning.h"

#include "formats/simplesigning.h"
#include "formats/openpgptext.h"
#include "trust/openpgprules.h"

namespace assay {
namespace {

void addBinding(TrustStatement &statement, const std::string &wantedReference, const std::string &wantedDigest)
{
    if (!wantedReference.empty()) {
        statement.addYesOrNo(TrustAspect::Binding, signedReferenceFits(statement.subject, wantedReference), "the signature is about " + wantedReference,
                             "it is about " + statement.subject);
    }
    if (!wantedDigest.empty()) {
        statement.addYesOrNo(TrustAspect::Binding, statement.digest == wantedDigest, "the manifest has the signed digest " + statement.digest,
                             "it has " + wantedDigest);
    }
}

} // namespace

TrustStatement simpleSigningStatement(const PlacedBytes &message, const OpenPgpTrust &trust, const std::string &wantedReference,
                                      const std::string &wantedDigest, std::int64_t at, const Limits &limits)
{
    TrustStatement statement;
    statement.scheme = TrustScheme::SimpleSigning;
    statement.records.push_back(recordOf(message));
    // Engines take the binary form only.
    const Status isMessage = oneSignedMessage(message.bytes, message.place);
    statement.addYesOrNo(TrustAspect::Integrity, isMessage.has_value(), "it is one signed OpenPGP message", isMessage ? std::string() : isMessage.error().message());
    if (!isMessage)
        return statement;
    if (!trust.keyring) {
        statement.add(TrustAspect::Signature, TrustAnswer::Unknown, "a chosen key signed what it says", trust.unavailable);
        return statement;
    }
    const auto checked = trust.keyring->verifySigned(message, at);
    if (!checked) {
        statement.add(TrustAspect::Signature, TrustAnswer::No, "somebody signed what it says", checked.error().message());
        return statement;
    }
    const bool isOne = checked->signatures.size() == 1;
    statement.addYesOrNo(TrustAspect::Integrity, isOne, "there is one signature in it", "there are " + std::to_string(checked->signatures.size()));
    if (!addOpenPgpChecks(statement, *checked, "what it says", at) || !isOne)
        return statement;
    const auto said = parseSimpleSigning(checked->text, message.place, limits);
    statement.addYesOrNo(TrustAspect::Integrity, said.has_value(), "what is signed is the name and the digest of an image", said ? std::string() : said.error().message());
    if (!said)
        return statement;
    statement.subject = said->reference;
    statement.subjectIsSigned = true;
    statement.digest = said->manifestDigest;
    addBinding(statement, wantedReference, wantedDigest);
    return statement;
}

} // namespace assay

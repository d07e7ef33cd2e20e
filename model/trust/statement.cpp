// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/statement.h"

#include <algorithm>

namespace assay {

std::string_view trustSchemeName(TrustScheme scheme)
{
    switch (scheme) {
    case TrustScheme::UnsignedSums: return "unsigned-sums";
    case TrustScheme::SignedSums: return "signed-sums";
    case TrustScheme::OpenPgp: return "openpgp";
    case TrustScheme::Minisign: return "minisign";
    case TrustScheme::Signify: return "signify";
    case TrustScheme::ContentTrust: return "content-trust";
    case TrustScheme::Tuf: return "tuf";
    case TrustScheme::CosignSignature: return "cosign-signature";
    case TrustScheme::SigstoreBundle: return "sigstore-bundle";
    case TrustScheme::Notation: return "notation";
    case TrustScheme::SimpleSigning: break;
    }
    return "simple-signing";
}

std::string_view trustAspectName(TrustAspect aspect)
{
    switch (aspect) {
    case TrustAspect::Integrity: return "integrity";
    case TrustAspect::Signature: return "signature";
    case TrustAspect::Identity: return "identity";
    case TrustAspect::Freshness: return "freshness";
    case TrustAspect::Binding: break;
    }
    return "binding";
}

std::string_view trustAnswerName(TrustAnswer answer)
{
    switch (answer) {
    case TrustAnswer::Yes: return "yes";
    case TrustAnswer::No: return "no";
    case TrustAnswer::Unknown: break;
    }
    return "unknown";
}

void TrustStatement::add(TrustAspect aspect, TrustAnswer answer, std::string what, std::string reason)
{
    checks.push_back({aspect, answer, std::move(what), std::move(reason)});
}

void TrustStatement::addYesOrNo(TrustAspect aspect, bool yes, std::string what, std::string reasonIfNot)
{
    add(aspect, yes ? TrustAnswer::Yes : TrustAnswer::No, std::move(what), yes ? std::string() : std::move(reasonIfNot));
}

TrustAnswer TrustStatement::answer(TrustAspect aspect) const
{
    TrustAnswer all = TrustAnswer::Unknown;
    for (const TrustCheck &check : checks) {
        if (check.aspect != aspect)
            continue;
        if (check.answer == TrustAnswer::No)
            return TrustAnswer::No;
        if (check.answer == TrustAnswer::Yes && all == TrustAnswer::Unknown)
            all = TrustAnswer::Yes;
    }
    const bool someUnknown = std::any_of(checks.begin(), checks.end(), [aspect](const TrustCheck &check) {
        return check.aspect == aspect && check.answer == TrustAnswer::Unknown;
    });
    return someUnknown ? TrustAnswer::Unknown : all;
}

const TrustCheck *TrustStatement::firstBroken() const
{
    const auto at = std::find_if(checks.begin(), checks.end(), [](const TrustCheck &check) { return check.answer != TrustAnswer::Yes; });
    return at == checks.end() ? nullptr : &*at;
}

} // namespace assay

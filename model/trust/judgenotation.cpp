// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/judges.h"

namespace assay {

namespace {

// All but the binding to what is at hand, which is not judged yet.
bool holdsByItself(const TrustStatement &statement)
{
    for (const TrustAspect aspect : {TrustAspect::Integrity, TrustAspect::Signature, TrustAspect::Identity, TrustAspect::Freshness}) {
        if (statement.answer(aspect) != TrustAnswer::Yes)
            return false;
    }
    return true;
}

} // namespace

TrustStatement judgeNotation(std::string_view envelope, std::string_view mediaType, const std::string &place, ReliedKeys &keys, const TrustInquiry &inquiry)
{
    std::optional<TrustStatement> refused;
    for (const NotationWay &way : keys.notation(inquiry.question.repositories)) {
        std::optional<TrustStatement> told;
        for (const NotationTrust &trust : way) {
            TrustStatement one = checkNotation(envelope, mediaType, place, trust, inquiry.question.at, inquiry.limits);
            if (!told || holdsByItself(*told))
                told = std::move(one);
        }
        if (holdsByItself(*told))
            return std::move(*told);
        // Who signed it is trusted here, and something else is wrong: that tells more than that another way does not know the signer.
        if (!refused || (refused->answer(TrustAspect::Identity) != TrustAnswer::Yes && told->answer(TrustAspect::Identity) == TrustAnswer::Yes))
            refused = std::move(told);
    }
    return std::move(*refused);
}

} // namespace assay

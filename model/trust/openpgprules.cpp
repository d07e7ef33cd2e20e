// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/openpgprules.h"

#include <algorithm>
#include <tuple>

namespace assay {
namespace {

bool isChosen(const OpenPgpSignature &signature)
{
    return signature.owner && signature.owner->chosen;
}

std::optional<std::int64_t> endOf(const OpenPgpSignature &signature)
{
    if (!signature.expires)
        return signature.subkey->expires;
    return std::min(*signature.expires, signature.subkey->expires.value_or(*signature.expires));
}

bool isFresh(const OpenPgpSignature &signature, std::int64_t at)
{
    const auto end = endOf(signature);
    return signature.made >= signature.subkey->created && signature.made <= at && (!end || at < *end);
}

bool isSound(const OpenPgpSignature &signature)
{
    return signature.answer == OpenPgpAnswer::Good && signature.weakness.empty() && !signature.subkey->revoked;
}

TrustSigner signerOf(const OpenPgpSignature &signature)
{
    TrustSigner signer;
    if (signature.owner && !signature.owner->userIds.empty())
        signer.name = signature.owner->userIds.front();
    signer.key = signature.owner ? signature.owner->fingerprint : signature.key;
    return signer;
}

// Of the good signatures the one that says most: by a chosen key, not weak, not revoked, fresh.
const OpenPgpSignature *bestOf(const std::vector<OpenPgpSignature> &signatures, std::int64_t at)
{
    const auto merit = [at](const OpenPgpSignature &one) {
        return std::make_tuple(isChosen(one), isSound(one), isFresh(one, at));
    };
    const OpenPgpSignature *best = nullptr;
    for (const OpenPgpSignature &one : signatures) {
        if (one.answer == OpenPgpAnswer::Good && (!best || merit(one) > merit(*best)))
            best = &one;
    }
    return best;
}

void addTimes(TrustStatement &statement, const OpenPgpSignature &signature, std::int64_t at)
{
    statement.signedAt = signature.made;
    statement.expires = endOf(signature);
    const std::string key = openPgpKeyName(signature);
    std::string reason;
    if (signature.made < signature.subkey->created)
        reason = "it says " + isoTime(signature.made) + ", and its key was made at " + isoTime(signature.subkey->created);
    else if (signature.made > at)
        reason = "it was made at " + isoTime(signature.made);
    statement.addYesOrNo(TrustAspect::Freshness, reason.empty(), "the signature was made after its key and before " + isoTime(at), reason);
    if (signature.expires) {
        statement.addYesOrNo(TrustAspect::Freshness, at < *signature.expires, "the signature has not expired at " + isoTime(at),
                             "it expired at " + isoTime(*signature.expires));
    }
    const auto keyEnd = signature.subkey->expires;
    statement.addYesOrNo(TrustAspect::Freshness, !keyEnd || at < *keyEnd, key + " has not expired at " + isoTime(at),
                         keyEnd ? "it expired at " + isoTime(*keyEnd) : std::string());
}

} // namespace

std::string openPgpKeyName(const OpenPgpSignature &signature)
{
    const TrustSigner signer = signerOf(signature);
    return "key " + signer.key + (signer.name.empty() ? std::string() : " (" + signer.name + ')');
}

bool addOpenPgpChecks(TrustStatement &statement, const OpenPgpSigned &checked, const std::string &what, std::int64_t at)
{
    const OpenPgpSignature *best = bestOf(checked.signatures, at);
    bool refused = false;
    for (const OpenPgpSignature &one : checked.signatures) {
        TrustSigner signer = signerOf(one);
        // A rule may count the signers: the checks below are about the best one, the others have to stand by themselves.
        signer.trusted = isChosen(one) && (&one == best || (isSound(one) && isFresh(one, at)));
        statement.signers.push_back(std::move(signer));
        const std::string claim = openPgpKeyName(one) + " signed " + what;
        if (one.answer == OpenPgpAnswer::Good) {
            if (one.weakness.empty() || &one == best)
                statement.addYesOrNo(TrustAspect::Signature, one.weakness.empty(), claim, "it is " + one.weakness);
        } else if (one.answer == OpenPgpAnswer::Bad) {
            statement.add(TrustAspect::Signature, TrustAnswer::No, claim, one.reason);
            refused = true;
        } else if (one.owner || !best || !isChosen(*best)) {
            statement.add(TrustAspect::Signature, TrustAnswer::Unknown, claim, one.reason);
        }
    }
    if (checked.signatures.empty())
        statement.add(TrustAspect::Signature, TrustAnswer::No, "somebody signed " + what, "there is no signature");
    if (!best) {
        statement.add(TrustAspect::Identity, TrustAnswer::No, "a chosen key signed " + what, "no signature by a chosen key holds");
        return false;
    }
    const std::string key = openPgpKeyName(*best);
    statement.addYesOrNo(TrustAspect::Identity, isChosen(*best), key + " is one that was chosen",
                         "it is among the keys that were given, and its fingerprint is not among those that were chosen");
    statement.addYesOrNo(TrustAspect::Identity, !best->subkey->revoked, key + " has not been revoked", "it has");
    for (const std::string &revoker : best->owner->openRevokers) {
        statement.add(TrustAspect::Identity, TrustAnswer::Unknown, key + " has not been revoked by key " + revoker,
                      "a revocation by that key, which may revoke it, is there, and that key was not given to check it with");
    }
    addTimes(statement, *best, at);
    return isChosen(*best) && best->weakness.empty() && !refused;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "crypto/certificate.h"
#include "trust/statement.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// Whom the analyst trusts to sign in the way of the Notary Project. See notationstore.h for what a configuration of notation says.
struct NotationTrust {
    TrustAnchorsPtr authorities;        // "ca": of the scheme notary.x509; null: none
    TrustAnchorsPtr signingAuthorities; // "signingAuthority": of notary.x509.signingAuthority; null: none
    TrustAnchorsPtr timeStampers;       // "tsa"; null: none
    // Whom a trusted authority may vouch for: "x509.subject: C=US, ST=WA, O=…" (each attribute that it names must be the signer's), or "*" alone
    // for everybody. None: nobody.
    std::vector<std::string> identities;
    bool timeStampNeeded = false;       // a signature by notary.x509 without a time stamp does not do, where timeStampers are given
};

// Whether an envelope of notation holds, as of a time (seconds since 1970): by the certificates in it up to one of trust, by the rules of the
// Notary Project for certificates, algorithms and critical headers. mediaType is that of the blob (notationJws, notationCose); place is its
// path in the evidence. Any bytes may be given. The certificates must be valid at the time of a trusted time stamp, at the authentic signing
// time of a signing authority, else at that time itself. Nothing is looked up: that a certificate was not revoked is never said; nor are
// plug-ins of notation run, so a signature that demands one is refused as one with a critical header that is not understood.
TrustStatement checkNotation(std::string_view envelope, std::string_view mediaType, const std::string &place, const NotationTrust &trust, std::int64_t at, const Limits &limits);

} // namespace assay

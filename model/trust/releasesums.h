// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "formats/signify.h"
#include "trust/openpgp.h"

#include <cstdint>
#include <string>
#include <vector>

namespace assay {

// The keys that the analyst trusts for a vendor's release.
struct ReleaseKeys {
    OpenPgpTrust openPgp;
    std::vector<SignifyKey> signify; // of minisign as well
};

// A file of a release, as it is at hand. Digests are lower-case hex, "" where they were not computed.
struct ReleaseFile {
    std::string name; // bytes
    std::string sha256;
    std::string sha384;
    std::string sha512;
};

// What a vendor's list of checksums (SHA256SUMS, SHA512SUMS, name.sha256, BSD style) says of one file, and who signed the list. signature is null
// where there is none beside the list; the list itself may then be clear-signed, a signed OpenPGP message or `signify -e`. What kind a
// signature is of is told from its bytes: OpenPGP (apart, or with a list of its own inside, which then is the one that counts), minisign, signify.
//
// The signature is checked over the exact bytes first; what is parsed is what was signed: of a clear-signed list what GnuPG gives out of it, never the
// file. A list whose signature is bad is not parsed, neither is one whose clear-signed text nobody vouches for. at: seconds since 1970.
TrustStatement releaseSumsStatement(const PlacedBytes &list, const PlacedBytes *signature, const ReleaseFile &wanted, const ReleaseKeys &keys,
                                    std::int64_t at, const Limits &limits);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "trust/openpgp.h"

#include <cstdint>
#include <string>

namespace assay {

// One signature of containers/image ("simple signing", podman and skopeo): the OpenPGP message of parseImageSignature(). Exactly one signature
// may stand in it, by a chosen key, and only then is its text read. at: seconds since 1970.
//
// wantedReference: the image as the analyst calls it, "" where any will do; wantedDigest: "sha256:<hex>" of the manifest at hand, "" where
// the caller compares. Each that is given adds a Binding check.
TrustStatement simpleSigningStatement(const PlacedBytes &message, const OpenPgpTrust &trust, const std::string &wantedReference,
                                      const std::string &wantedDigest, std::int64_t at, const Limits &limits);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "formats/minisign.h"
#include "trust/signify.h"

namespace assay {

// A signature over a whole file by minisign, and its trusted comment. One of the old form, which is over the file itself and not over its
// hash, is Unknown past mostSignifyBytes. at: seconds since 1970. keys: those that the analyst trusts.
TrustStatement minisignStatement(const PlacedBytes &signature, const SignedContent &content, const std::vector<SignifyKey> &keys, std::int64_t at);

// The checks of a signature and its signers; what: the signed bytes, as in "the list". True when a trusted key made it and its
// trusted comment.
bool addMinisignChecks(TrustStatement &statement, const MinisignSignature &signature, const SignedContent &content, const std::vector<SignifyKey> &keys,
                       const std::string &what, std::int64_t at);

} // namespace assay

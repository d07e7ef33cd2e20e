// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "trust/openpgp.h"

namespace assay {

// The rules by which signatures count, as checks of statement: every signature is listed among the signers; one by a key at hand that is
// not good is a No, whatever the others say; one good signature by a chosen key is needed, and is judged by its times at `at`; signatures by
// keys that are not at hand neither help nor harm beside it. what: the signed bytes, as in "the list". True when a chosen key signed them.
bool addOpenPgpChecks(TrustStatement &statement, const OpenPgpSigned &checked, const std::string &what, std::int64_t at);

// "key FINGERPRINT (user id)"
std::string openPgpKeyName(const OpenPgpSignature &signature);

} // namespace assay

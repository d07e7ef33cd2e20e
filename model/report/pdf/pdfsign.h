// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "proof/signingkey.h"

#include <cstdint>
#include <string>

namespace assay {

// Signs a PDF of writePdf() in place: an invisible signature field over all of it (ETSI.CAdES.detached), with the time of signing. It stays
// PDF/A-1b, or -3b. The file gets its new bytes whole or stays as it is. signedAt is in seconds since 1970. Any thread.
Status signPdf(const std::string &path, const SigningKey &signer, std::int64_t signedAt);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "crypto/opensslhandles.h"

#include <string>
#include <vector>

namespace assay {

// Why the subject of this certificate is none of the identities of a trust policy of notation ("x509.subject: C=…, ST=…, O=…", or "*" alone
// for everybody); "" when it is one. Of an identity that cannot be read, or leaves out C, ST or O, the reason says so.
std::string wrongWithIdentity(X509 *certificate, const std::vector<std::string> &identities);

} // namespace assay

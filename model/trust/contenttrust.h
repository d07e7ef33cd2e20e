// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "trust/tuf.h"

#include <string_view>

namespace assay {

// Docker Content Trust (Notary v1). Statements are about "GUN:tag"; their digest is that of the manifest or index. As docker looks a tag up: in
// "targets/releases", then in "targets"; one that stands only in other delegations gets a statement whose Identity is No, since `docker pull`
// does not take it as signed. Signers are the delegations that signed the same digest, "Repo Admin" where there are none, as `docker trust
// inspect` shows them. Pure, any thread.
TufReport checkContentTrust(const TufQuestion &question, const Limits &limits);

// Whether a root certificate of that common name is for the repository: the same, or a prefix followed by "*".
bool commonNameFits(std::string_view commonName, std::string_view gun);

} // namespace assay

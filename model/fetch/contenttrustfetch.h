// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fetch/serverclient.h"

namespace assay {

// The metadata of the image's repository from a notary server, into FetchedImage::contentTrust: what the timestamp leads to, held against the
// hashes on the way, and all older roots. Nothing is judged beyond that. A server that knows nothing of the repository is told of, and no error.
Status fetchContentTrust(const WebUrl &server, FetchLedger &ledger, Context &context);

} // namespace assay

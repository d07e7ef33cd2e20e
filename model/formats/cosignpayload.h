// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"
#include "formats/sigstorebundle.h"

#include <string>
#include <string_view>

namespace assay {

// What cosign signs beside an image in its way before version 3: a "simple signing" document.
struct CosignPayload {
    std::string reference; // critical.identity.docker-reference: what the signer says the image is called; may be ""
    std::string digest;    // critical.image.docker-manifest-digest, "sha256:<hex>"
};

// The error is Malformed where anything else stands in "critical", Unsupported where it is another type of document.
Result<CosignPayload> parseCosignPayload(std::string_view bytes, const std::string &file, const Limits &limits);

// The annotation dev.sigstore.cosign/bundle: an entry of a Rekor log with the log's promise, without an inclusion proof.
Result<SigstoreLogEntry> parseCosignLogEntry(std::string_view bytes, const std::string &file, const Limits &limits);

// The annotation dev.sigstore.cosign/rfc3161timestamp: a TimeStampResp in DER.
Result<std::string> parseCosignTimestamp(std::string_view bytes, const std::string &file, const Limits &limits);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"
#include "formats/sigstorebundle.h"

#include <optional>
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

// What "cosign sign-blob --bundle" wrote before there were Sigstore's bundles, and versions 1 to 3 still do when asked to: a signature over a file.
struct CosignBlobBundle {
    std::string signature;   // raw
    std::string signer;      // PEM: a certificate or a public key; "" where the key is known otherwise
    std::optional<SigstoreLogEntry> entry;
};

// Whether bytes claim to be one; they may be no JSON at all.
bool isCosignBlobBundle(std::string_view bytes);
// Members that cosign does not know are passed over, as cosign does.
Result<CosignBlobBundle> parseCosignBlobBundle(std::string_view bytes, const std::string &file, const Limits &limits);

// The annotation dev.sigstore.cosign/rfc3161timestamp: a TimeStampResp in DER.
Result<std::string> parseCosignTimestamp(std::string_view bytes, const std::string &file, const Limits &limits);

} // namespace assay

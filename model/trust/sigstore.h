// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "trust/sigstoreanchors.h"
#include "trust/statement.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// Whose certificate is accepted. Anybody in the world can have one of the public sigstore, so a certificate without a wanted identity is
// Unknown in the aspect Identity: give the identities of all rules, and hold the signer of the statement against each rule then.
struct SigstoreIdentity {
    std::string name;             // subject alternative name: mail address, URI …; "" for any
    bool nameIsPattern = false;   // a regular expression (RE2) for the whole of it
    std::string issuer;           // of the identity (OpenID Connect); "" for any
    bool issuerIsPattern = false;
};

enum class SigstoreLogs {
    AsUsual, // an entry is demanded for a certificate where a trusted root names logs; entries that are there must hold
    Always,  // demanded for keys as well
    Never,   // entries are not looked at, and prove no time
};

// What the analyst relies on.
struct SigstoreTrust {
    std::vector<PublicKey> keys;
    std::vector<SigstoreAnchorsPtr> anchors;
    std::vector<SigstoreIdentity> identities; // any one of them
    SigstoreLogs logs = SigstoreLogs::AsUsual;
    bool demandTimestamp = false;             // of an RFC 3161 authority
};

// What is at hand and should be what was signed.
struct SigstoreArtifact {
    std::vector<std::string> digests;      // "sha256:<hex>", also sha384 and sha512; none: nothing is compared, the caller does that
    std::optional<std::string_view> bytes; // what Ed25519 signs of a file, as other keys may sign a longer digest: Signature is Unknown without
};

// A bundle of sigstore (v0.1 to v0.3): a file's signature, or an envelope with an in-toto statement; or cosign's own bundle of a file's
// signature, which was before these (see cosignpayload.h). place is the path in the evidence.
// at: seconds since 1970; nothing may have been signed later. A bundle that cannot be read is a statement with Integrity No.
// Freshness of a certificate is that of the moment of signing, which a log or an authority of time stamps must have proven. Nothing is
// looked up: no revocation, no state of a log. Any bytes may be given.
TrustStatement checkBundle(std::string_view bytes, const std::string &place, const SigstoreArtifact &artifact, const SigstoreTrust &trust, std::int64_t at,
                           const Limits &limits = {});

// A layer of a "sha256-<hex>.sig" manifest and its annotations (dev.cosignproject.cosign/signature, dev.sigstore.cosign/certificate, chain,
// bundle and rfc3161timestamp). imageDigest "sha256:<hex>" of the image's manifest; "": not compared.
TrustStatement checkCosignSignature(std::string_view payload, const std::map<std::string, std::string> &annotations, const std::string &place,
                                    const std::string &imageDigest, const SigstoreTrust &trust, std::int64_t at, const Limits &limits = {});

// A layer of a "sha256-<hex>.att" manifest: an envelope (DSSE) with an in-toto statement, and the same annotations but the signature.
TrustStatement checkCosignAttestation(std::string_view envelope, const std::map<std::string, std::string> &annotations, const std::string &place,
                                      const std::string &imageDigest, const SigstoreTrust &trust, std::int64_t at, const Limits &limits = {});

} // namespace assay

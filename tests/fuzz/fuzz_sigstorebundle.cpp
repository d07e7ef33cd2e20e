// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fuzzlayers.h"
#include "trust/sigstore.h"

#include <algorithm>
#include <string_view>

// By whom nobody trusts, nothing is signed: whatever the bundle, the envelope or the payload. Each statement has its record and a check.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    const std::string digest = "sha256:" + std::string(64, '0');
    SigstoreArtifact artifact;
    artifact.digests = {digest};
    for (const TrustStatement &statement : {checkBundle(bytes, "f", artifact, {}, 0), checkCosignAttestation(bytes, {}, "f", digest, {}, 0),
                                            checkCosignSignature(bytes, {{"dev.cosignproject.cosign/signature", "MAA="}}, "f", digest, {}, 0)}) {
        test::require(statement.records.size() >= 1 && statement.records.front().bytes == size, "a statement without its record");
        test::require(statement.firstBroken() != nullptr, "all holds, and nobody is trusted");
        test::require(statement.answer(TrustAspect::Identity) != TrustAnswer::Yes, "an identity, and nobody is trusted");
        test::require(std::none_of(statement.signers.begin(), statement.signers.end(), [](const TrustSigner &signer) { return signer.trusted; }), "a signer who is trusted");
        for (const TrustCheck &check : statement.checks)
            test::require((check.answer == TrustAnswer::Yes) == check.reason.empty(), "a reason that does not go with its answer");
    }
    return 0;
}

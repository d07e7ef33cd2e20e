// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof/check/inclusionproof.h"
#include "support/fuzzlayers.h"

using namespace assay;

// A proof comes from whoever wants to be believed. What is taken has one text only, and nothing is proven without a root that was known before.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    if (const auto read = readProof(bytes, "proof.json")) {
        test::require(proofText(*read) == bytes, "a proof has two texts");
        test::require(checkProof(*read, {}).verdict != ProofVerdict::Holds, "a proof holds against nothing");
        KnownRoots known;
        known.root = Sha256Digest{};
        checkProof(*read, known);
    }
    return 0;
}

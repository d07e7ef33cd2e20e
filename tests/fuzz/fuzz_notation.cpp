// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fuzzlayers.h"
#include "trust/notation.h"

#include <string_view>

// Both forms of envelope, one after the other over the same bytes: statements whose every check that is not Yes says why, and nothing that is
// trusted, as nobody is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    for (const char *type : {"application/jose+json", "application/cose"}) {
        const TrustStatement statement = checkNotation(bytes, type, "f", NotationTrust{}, 1'800'000'000, Limits());
        test::require(!statement.checks.empty() && statement.records.size() == 1, "nothing was checked");
        test::require(statement.answer(TrustAspect::Identity) != TrustAnswer::Yes, "somebody is trusted");
        for (const TrustCheck &check : statement.checks)
            test::require(check.reason.empty() == (check.answer == TrustAnswer::Yes), "an answer without a reason");
        for (const TrustSigner &signer : statement.signers)
            test::require(!signer.trusted, "a signer is trusted");
    }
    return 0;
}

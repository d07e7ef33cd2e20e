// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof/check/evidencesources.h"
#include "proof/pdfsignature.h"
#include "proof/signaturecheck.h"
#include "proof/timestamp.h"
#include "support/fuzzlayers.h"

using namespace assay;

// What lies in a bundle besides its manifest: the first byte says as what the others are read. With nobody to trust, none of it holds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char *>(data) + 1, size - 1);
    constexpr std::int64_t now = 1'795'320'000;
    switch (data[0]) {
    case 's': test::require(checkSignature(bytes, "content", {}, nullptr, now).result.verdict != ProofVerdict::Holds, "a signature of nobody holds"); break;
    case 't': test::require(checkTimeReply(bytes, Sha256Digest{}, {}, nullptr, now).result.verdict != ProofVerdict::Holds, "a time stamp of nobody holds"); break;
    case 'q': checkTimeQuery(bytes, Sha256Digest{}); break;
    case 'p':
        if (const auto found = findPdfSignature(bytes, "report.pdf"); found && *found) {
            const std::size_t hex = bytes.size() - (*found)->before.size() - (*found)->after.size();
            test::require((*found)->der.size() * 2 + 2 <= hex, "a signature is larger than its place");
            checkSignature((*found)->der, (*found)->before, (*found)->after, nullptr, now);
        }
        break;
    case 'e': {
        Context context;
        static_cast<void>(readEvidenceSources(memorySource(std::string(bytes), "evidence.json"), context));
        break;
    }
    default: break;
    }
    return 0;
}

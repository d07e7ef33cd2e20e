// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fuzzlayers.h"
#include "trust/contenttrust.h"

#include <string_view>

// Files of metadata, one after the other, each after a line with its role: whatever they say, nobody can sign by chance, and nothing holds without a
// root that is trusted.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    std::string_view text(reinterpret_cast<const char *>(data), size);
    Limits limits;
    limits.jsonDepth = 16;
    TufQuestion question;
    question.name = "example.org/app";
    question.at = 1'800'000'000;
    while (!text.empty() && question.files.size() < 16) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        TufFile file;
        file.role = text.substr(0, end);
        file.place = file.role;
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t next = std::min(text.find("\n--\n"), text.size());
        file.bytes = text.substr(0, next);
        text.remove_prefix(std::min(next + 4, text.size()));
        if (const auto metadata = parseTuf(file.bytes, file.place, limits))
            test::require(metadata->version > 0 && !metadata->signedText.empty(), "metadata without a version");
        question.files.push_back(std::move(file));
    }
    for (const TufReport &report : {checkContentTrust(question, limits), checkTufRepository(question, limits)}) {
        test::require(!report.statements.empty(), "nothing is said");
        for (const TrustStatement &statement : report.statements) {
            test::require(statement.firstBroken() != nullptr, "a statement holds without a trusted root");
            test::require(statement.answer(TrustAspect::Identity) != TrustAnswer::Yes, "somebody is trusted without a root");
            for (const TrustSigner &signer : statement.signers)
                test::require(!signer.trusted, "a signer is trusted without a root");
            for (const TrustCheck &check : statement.checks)
                test::require(!check.what.empty() && (check.answer == TrustAnswer::Yes) == check.reason.empty(), "a check without words");
        }
    }
    return 0;
}

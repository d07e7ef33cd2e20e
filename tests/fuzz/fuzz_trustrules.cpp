// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/trustrules.h"
#include "support/fuzzlayers.h"
#include "trust/rulecheck.h"

#include <string_view>

// Rules that are read hold one at least, and none of them holds for what nobody signed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const auto rules = parseTrustRules(std::string_view(reinterpret_cast<const char *>(data), size), "f", Limits{});
    if (!rules)
        return 0;
    test::require(!rules->rules.empty(), "no rule at all");
    for (const RuleOutcome &outcome : holdRules(rules->rules, {TrustStatement()}, TrustAnswer::Yes, 0))
        test::require(!outcome.holds && !outcome.reason.empty(), "a rule that holds for nothing");
    return 0;
}

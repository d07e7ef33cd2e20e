// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/distinguishedname.h"
#include "formats/notationpolicy.h"
#include "support/fuzzlayers.h"

#include <set>
#include <string_view>

// A trust policy, and a name as one of its identities has it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    if (const auto policies = parseNotationPolicies(text, "f", Limits())) {
        std::set<std::string> names;
        for (const NotationPolicy &policy : *policies)
            test::require(!policy.name.empty() && names.insert(policy.name).second, "two policies of one name");
    }
    if (const auto name = parseDistinguishedName(text, "f")) {
        test::require(!name->empty(), "a name of nothing");
        for (const auto &[type, value] : *name)
            test::require(!type.empty() && !value.empty(), "an attribute of nothing");
    }
    return 0;
}

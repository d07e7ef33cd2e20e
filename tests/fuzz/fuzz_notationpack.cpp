// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fuzzlayers.h"
#include "trust/notationpack.h"
#include "trust/notationstore.h"

#include <string_view>

// A configuration of notation as a case has it, which anybody may have made.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view packed(reinterpret_cast<const char *>(data), size);
    const auto config = unpackNotation(packed, "f");
    if (config)
        test::require(config->store && !config->store->policyFile.empty(), "a configuration without policies");
    test::require(!contentOfNotation(packed, "f").empty() || config, "nothing is told of what cannot be read");
    return 0;
}

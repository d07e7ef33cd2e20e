// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/timestampreply.h"
#include "support/fuzzlayers.h"

#include <string>
#include <string_view>

// A reply is changed only by putting pieces together, which makes it shorter, and only once.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view reply(reinterpret_cast<const char *>(data), size);
    const std::string whole = withWholeContent(reply);
    test::require(whole.size() <= reply.size(), "a reply grew");
    test::require(withWholeContent(whole) == whole, "there is still a piece");
    return 0;
}

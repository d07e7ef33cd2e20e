// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/filter.h"
#include "support/fuzzlayers.h"
#include "support/treetext.h"

using namespace assay;

// Saved filters may come from somebody else.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const auto tree = test::compared(test::stack({"d a 0755\nf a/b.so 04755 1/2 @5 x\nl a/c -> b"}), nullptr, test::stack({"d a 0755\nf a/b.so 0755 1/2 @5 y\nf a/\\xff 0644"}));
    const Filter filter = Filter::parse(std::string_view(reinterpret_cast<const char *>(data), size));
    Context context;
    std::vector<std::uint8_t> keep;
    test::require(filter.match(*tree, keep, context), "cancelled by nobody");
    test::require(keep.size() == tree->size() && keep[0] == 0, "not one mark a node");
    if (filter.error()) {
        test::require(!filter.error()->term.empty(), "an error that names nothing");
        for (const std::uint8_t mark : keep)
            test::require(mark == 0, "what cannot be read keeps something");
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/checksums.h"
#include "support/fuzzlayers.h"

#include <algorithm>
#include <string_view>

// No more checksums than lines, and what is written plainly from them reads the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto sums = parseChecksums(text, "f", Limits{});
    test::require(sums.has_value(), "a small file is no error");
    test::require(sums->size() <= static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1, "more checksums than lines");
    std::string written;
    for (const Checksum &sum : *sums) {
        std::string name;
        for (const char c : sum.name)
            name += c == '\n' ? "\\n" : c == '\r' ? "\\r" : c == '\\' ? "\\\\" : std::string(1, c);
        written += (name == sum.name ? "" : "\\") + toHex(sum.digest) + "  " + name + '\n';
    }
    const auto again = parseChecksums(written, "f", Limits{});
    std::size_t named = 0;
    for (const Checksum &sum : *sums) {
        if (sum.name.empty())
            continue; // a BSD line may name nothing, a GNU line cannot
        test::require(named < again->size() && (*again)[named].digest == sum.digest && (*again)[named].name == sum.name, "a checksum does not survive being written");
        ++named;
    }
    return 0;
}

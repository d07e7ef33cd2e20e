// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/checksums.h"
#include "support/fuzzlayers.h"

#include <string_view>

// Whatever is taken names a file below its folder by a digest of the right length, one digest a name; what is written plainly from it reads
// the same, and says of each name what it said.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto sums = parseSignedChecksums(text, "f", ChecksumComments::Allowed, Limits{});
    if (!sums) {
        test::require(!sums.error().detail.empty(), "an error without words");
        return 0;
    }
    std::string written;
    for (const ListedSum &sum : *sums) {
        test::require(!sum.name.starts_with('/') && sum.name != ".." && !sum.name.starts_with("../"), "a name that leads elsewhere");
        test::require(sum.hex.size() == (sum.algorithm == "sha256" ? 64U : sum.algorithm == "sha384" ? 96U : 128U), "a digest of the wrong length");
        std::string name;
        for (const char c : sum.name)
            name += c == '\n' ? "\\n" : c == '\r' ? "\\r" : c == '\\' ? "\\\\" : std::string(1, c);
        written += sum.name.empty() ? sum.hex + '\n' : (name == sum.name ? "" : "\\") + sum.hex + "  " + name + '\n';
    }
    const auto again = parseSignedChecksums(written, "f", ChecksumComments::Refused, Limits{});
    test::require(again && again->size() == sums->size(), "a list does not survive being written");
    for (std::size_t i = 0; i < sums->size() && i < 100; ++i) {
        const ListedSum &sum = (*sums)[i];
        test::require((*again)[i].digest() == sum.digest() && (*again)[i].name == sum.name, "a checksum does not survive being written");
        const auto found = sumsOf(*sums, sum.name, "", "f");
        test::require(sum.name.empty() || (found && !found->empty()), "a name that is listed is not found");
    }
    return 0;
}

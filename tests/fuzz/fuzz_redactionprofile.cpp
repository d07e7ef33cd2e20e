// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/redactionprofile.h"
#include "support/fuzzlayers.h"

#include <string>
#include <string_view>

// What was read of a profile is read again of its lines, and its patterns can be held against any path.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto profile = readRedactionProfile(text, "f");
    if (!profile) {
        test::require(!profile.error().detail.empty(), "an error without words");
        return 0;
    }
    std::string lines;
    for (const std::string &pattern : profile->paths)
        lines += "path " + pattern + '\n';
    for (const std::string &pattern : profile->notes)
        lines += "notes " + pattern + '\n';
    for (const std::string &word : profile->words)
        lines += "words " + word + '\n';
    const auto again = readRedactionProfile(lines, "f");
    test::require(again.has_value() && *again == *profile, "its lines are another profile");
    constexpr std::size_t longest = 512; // of a pattern that is tried
    for (const std::string &pattern : profile->paths) {
        if (pattern.size() > longest)
            continue;
        const auto patterns = PathPatterns::of({pattern});
        if (patterns && patterns->match("etc/passwd"))
            test::require(patterns->matchAnyAbove("etc/passwd/below"), "what is below a path that is withheld is not");
    }
    return 0;
}

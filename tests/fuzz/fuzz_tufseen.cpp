// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fuzzlayers.h"
#include "trust/tufseen.h"

#include <string_view>

// A folder of TUF metadata as a case has it, which anybody may have made.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view packed(reinterpret_cast<const char *>(data), size);
    const auto files = unpackTufSeen(packed, "f");
    std::size_t bytes = 0;
    for (const ReliedFile &file : files ? *files : std::vector<ReliedFile>()) {
        bytes += file.bytes.size();
        test::require(file.place.starts_with("f/"), "a file outside of the folder");
        test::require(file.folder.empty() || file.place.starts_with(file.folder + '/'), "a file outside of its repository");
        test::require(!tufFileSeen(file, parseTuf(file.bytes, file.place, Limits())).folder.empty(), "a file of no folder");
    }
    test::require(bytes <= size, "more is unpacked than there is");
    test::require(!files || !files->empty(), "a folder with nothing in it");
    test::require(!contentOfTufSeen(packed, "f").empty(), "nothing is told of what is in it, or why it cannot be read");
    return 0;
}

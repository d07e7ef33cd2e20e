// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/tarsplit.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

// The stream of a layer's record, object after object, as a reader of it goes through.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const assay::Limits limits;
    std::string_view rest(reinterpret_cast<const char *>(data), size);
    assay::TarSplitEntry entry;
    while (true) {
        const auto length = assay::tarSplitObjectLength(rest, "record");
        if (!length || *length == 0)
            return 0;
        if (*length > rest.size())
            std::abort();
        const bool parsed = assay::parseTarSplitEntry(rest.substr(0, *length), "record", 0, limits, entry).has_value();
        if (parsed && entry.kind != assay::TarSplitEntry::Kind::File && entry.kind != assay::TarSplitEntry::Kind::Segment)
            std::abort();
        rest.remove_prefix(*length);
    }
}

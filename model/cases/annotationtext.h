// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace assay {

class Annotations;
struct Act;

// Adds to act what other has and annotations has not. Findings that say the same of the same paths are the same.
void importFindings(const Annotations &annotations, const Annotations &other, Act &act);

// Names of tags that give the same are the same.
std::string loweredTagName(std::string_view name);

// An id that is no key of a map of ids; the one after the last, unless there is none.
template<class Map>
std::uint32_t freeId(const Map &map)
{
    if (map.empty())
        return 1;
    if (map.rbegin()->first != std::numeric_limits<std::uint32_t>::max())
        return map.rbegin()->first + 1;
    std::uint32_t id = 1;
    for (const auto &[used, value] : map) {
        if (used > id)
            break;
        if (used == id)
            ++id;
    }
    return id;
}

} // namespace assay

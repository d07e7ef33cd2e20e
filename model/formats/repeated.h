// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// Those of texts that stand more than once, each named once, sorted bytewise. Asks less() O(n log n) times, whatever the texts are.
template<class Less = std::less<>>
std::vector<std::string> repeated(std::vector<std::string_view> texts, Less less = {})
{
    std::sort(texts.begin(), texts.end(), less);
    std::vector<std::string> twice;
    for (std::size_t first = 0, next = 1; next < texts.size(); ++next) {
        if (less(texts[first], texts[next]))
            first = next;
        else if (next == first + 1)
            twice.emplace_back(texts[first]);
    }
    return twice;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace assay {

// All words of a list, one after another, with what stands between two of them: "" for an empty list. show makes of each the text that is
// wanted, such as displaySafe where it is evidence that is shown.
template<class Words, class Show = std::identity>
std::string joinWords(const Words &words, std::string_view between, Show show = {})
{
    std::string text;
    bool first = true;
    for (const auto &word : words) {
        text.append(first ? std::string_view() : between).append(show(word));
        first = false;
    }
    return text;
}

} // namespace assay
